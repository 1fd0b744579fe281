"""A week read back: what is credited, nudged, compared, and the one thing that follows from it."""

import pytest

from bot.store.codec import dump, load
from bot.words import sentences
from flows.tasks import Square
from flows.week import MOST_TASKS, Compared, Credit, Look, Nudge, Question, answered, asks, finished, listed, moved, reading
from flows.week_questions import TAPS, sense


def look(aim: str = "", met: str = "", followed: str = "", avoided: str = "", next_: str = "", tasks: str = "") -> Look:
    """A look with these taps; what is no tap is taken as words."""
    found = Look()
    for question, said in zip(Question, (aim, met, followed, avoided, next_), strict=True):
        found = answered(found, question, said if said in TAPS[question] else "", "" if said in TAPS[question] else said)
    return listed(found, tasks) if tasks else found


def test_the_five_questions_come_in_their_order_and_each_once():
    found = Look()
    for question in Question:
        assert asks(found) is question
        found = answered(found, question)
    assert asks(found) is None


@pytest.mark.parametrize(
    ("question", "words", "tap"),
    [
        ("aim", "I want a UX job in Porto", "towards"),
        ("aim", "mostly hoping, to be honest", "hoping"),
        ("aim", "a bit of both", "both"),
        ("met", "nobody, I stayed in", "nobody"),
        ("met", "Coffee with Ruth", "one"),
        ("met", "two coffees and a call", "several"),
        ("followed", "no", "none"),
        ("followed", "Didn't get round to it", "none"),
        ("followed", "wrote to two of them", "some"),
        ("followed", "yes, all three", "all"),
        ("followed", "there was nobody to follow up with", "no_need"),
        ("avoided", "calling my old boss", "call"),
        ("avoided", "nothing", "nothing"),
        ("avoided", "the talk with my manager", ""),
        ("next", "a holiday!", "rest"),
        ("next", "", ""),
    ],
)
def test_written_answers_come_to_what_they_say(question: str, words: str, tap: str):
    assert sense(Question(question), words) == tap


@pytest.mark.parametrize(
    ("week", "nudges"),
    [
        (look("towards", "several", "none"), (Nudge.PLEASANT,)),
        (look("towards", "one", "none"), (Nudge.UNFOLLOWED,)),
        (look("towards", "nobody", "none"), ()),
        (look("hoping", "one", "none"), (Nudge.UNFOLLOWED, Nudge.HOPING)),
        (look("hoping"), (Nudge.HOPING,)),
        (look("towards", "several", "all"), ()),
        (look(), ()),
        (look("towards", "one", "some", tasks="coffee with Ruth\nscroll linkedin\ntidy my desk"), (Nudge.PLEASANT,)),
        (look("towards", "one", "some", tasks="coffee with Ruth\nscroll linkedin\nthank Dana"), ()),
        (look("towards", "one", "some", tasks="buy milk today\nparcel by Friday\nmeetup on Monday"), (Nudge.URGENT,)),
        (look("towards", "one", "some", tasks="buy milk today\nparcel by Friday\napply to Lumen"), ()),
    ],
)
def test_a_week_is_nudged_only_where_it_leans(week: Look, nudges: tuple[Nudge, ...]):
    assert reading(week).nudges == nudges


@pytest.mark.parametrize(
    ("week", "before", "compared"),
    [
        (look(followed="some"), look(followed="none"), Compared.MORE_FOLLOWED),
        (look(followed="none"), look(followed="all"), Compared.LESS_FOLLOWED),
        (look(followed="no_need"), look(followed="all"), None),
        (look(avoided="call"), look(avoided="call"), Compared.AVOIDED_AGAIN),
        (look(avoided="nothing"), look(avoided="nothing"), None),
        (look("towards"), look("hoping"), Compared.AIM_FOUND),
        (look("hoping"), look("towards"), Compared.AIM_LOST),
        (look(tasks="update CV"), look(tasks="Update cv\nbuy milk today"), Compared.PUT_OFF),
        (look(tasks="buy milk today"), look(tasks="buy milk today"), None),
        (look(), look(), None),
    ],
)
def test_a_week_is_held_beside_the_one_before(week: Look, before: Look, compared: Compared | None):
    assert reading(week, before).compared == compared


@pytest.mark.parametrize(
    ("week", "one", "words"),
    [
        (look("towards", "several", "none"), "follow_up", ""),
        (look("towards", "one", "none", tasks="thank Ruth\napply to Lumen"), "task", "thank Ruth"),
        (look("towards", "one", "all", "call"), "call", ""),
        (look("towards", "one", "all", "the talk with my manager"), "avoided", "the talk with my manager"),
        (look("hoping", "one", "all", "nothing"), "goal", ""),
        (look("towards", "one", "all", "nothing", "rest"), "rest", ""),
        (look("towards", "one", "all", "nothing", "finish the portfolio film"), "wanted", "finish the portfolio film"),
        (look("towards", "one", "all", "nothing", tasks="practise my pitch\nbuy milk"), "task", "practise my pitch"),
        (look("towards", "one", "all", "?", "dunno, not sure"), "conversation", ""),
        (look(), "conversation", ""),
    ],
)
def test_one_thing_follows_from_it(week: Look, one: str, words: str):
    found = reading(week)
    assert (found.one, found.words) == (one, words)


def test_what_was_put_off_twice_becomes_smaller():
    found = reading(look(tasks="update CV"), look(tasks="update CV"))
    assert (found.compared, found.one, found.words) == (Compared.PUT_OFF, "task_again", "update CV")


def test_a_promise_to_oneself_that_was_kept_is_credited_first():
    before, _ = finished(look("towards", "several", "none"))
    assert reading(look(followed="some", avoided="nothing"), before).credit is Credit.KEPT
    assert reading(look(followed="some", avoided="nothing")).credit is Credit.FACED


def test_tasks_are_at_most_twelve_and_none_twice():
    found = listed(look(tasks="\n".join(f"task {number}" for number in range(20))), "task 1\nTASK 2\nnew one")
    assert len(found.tasks) == MOST_TASKS
    assert len(listed(Look(), "call Ana\nCall ana").tasks) == 1


def test_the_learner_has_the_last_word_on_a_place():
    found = moved(look(tasks="tidy my desk"), 0, Square.NOW)
    assert found.tasks[0].square is Square.NOW and moved(found, 7, Square.LATER) == found


def test_a_look_is_kept_and_read_back_equal():
    found, _ = finished(look("towards", "Ruth & <Ana>", "none", "", "rest", "apply to Lumen\nthank Ruth"))
    assert load(Look, dump(found)) == found


def test_everything_that_may_be_said_has_its_words_and_more_than_one_of_them():
    names = [f"nudge.{each}" for each in Nudge] + [f"credit.{each}" for each in Credit] + [f"compared.{each}" for each in Compared]
    ones = {*TAPS[Question.NEXT], *TAPS[Question.AVOIDED]} - {"nothing"}
    names += [f"one.{each}" for each in ones | {"task", "task_again", "avoided", "goal", "important", "wanted"}]
    names += [f"ask.{each}" for each in Question]
    assert not [name for name in names if len(sentences()[f"week.{name}"]) < 2]
    assert all(f"week.tap.{question}.{tap}" in sentences() for question, taps in TAPS.items() for tap in taps)


def test_no_sentence_of_the_week_blames():
    blame = ("should have", "you failed", "disappoint", "lazy", "guilt", "shame", "must ")
    assert not [name for name, said in sentences().items() if name.startswith("week.") for each in said for word in blame if word in each]
