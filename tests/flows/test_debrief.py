"""The debrief: the order of outcomes is right, and every word it quotes was said."""

import re
from dataclasses import replace
from statistics import mean

import pytest

from bot.content.library import nearly
from bot.words import sentences
from flows.debrief import LINES, Talk, debrief
from flows.ledger import Entry
from flows.moves import Move, Sighting
from flows.rehearsal import Line, Note, Sign, Turn
from flows.scorecard import NOTHING_SHOWN, UNPROVED
from flows.turning import what_turned
from flows.yardstick import Yardstick
from tests.learners.people import LEARNERS
from tests.learners.play import rehearse

PARTNERS = ("dana", "tomas", "ruth", "amadou")


@pytest.fixture(scope="module", params=["coffee", "event"])
def talks(request: pytest.FixtureRequest):
    return {learner: [rehearse(learner, request.param, partner, seed) for partner in PARTNERS for seed in (1, 2)] for learner in LEARNERS}


def test_better_learners_come_out_better(talks):
    score = {learner: mean(talk.debrief.total for talk in played) for learner, played in talks.items()}
    assert score["balanced"] > score["repairing"] > score["warm"] > score["passive"] > score["pushy"]
    assert score["abusive"] < score["passive"]
    assert score["silent"] < score["warm"]


def test_nobody_who_pushed_or_insulted_is_asked_again(talks):
    for learner in ("pushy", "abusive"):
        assert {talk.debrief.second_coffee for talk in talks[learner]} == {"no"}
    for learner in ("silent", "passive", "rambling"):
        assert "yes" not in {talk.debrief.second_coffee for talk in talks[learner]}


def test_what_is_quoted_was_said(talks):
    for played in talks.values():
        for talk in played:
            said = [turn.text for turn in talk.turns]
            for score in talk.debrief.scores:
                assert not score.words or any(score.words in text for text in said)
                assert 0 <= score.points <= 10
            assert [score.line for score in talk.debrief.scores] == list(LINES)
            assert talk.debrief.best in [0, *(turn.number for turn in talk.turns)]
            assert len(talk.debrief.curve) == len([turn for turn in talk.turns if turn.text or turn.sightings]) + 1


def test_a_talk_in_which_nothing_was_said_is_blamed_for_nothing():
    told = debrief(talk_of((), 2.0))
    assert (told.overall, told.second_coffee, told.total) == ("passive", "no", 0)
    assert (told.reason, told.signs, told.best, told.turning, told.bright) == ("nothing_said", (), 0, 0, None)


def talk_of(*told: object, **more: object) -> Talk:
    """A talk, in which what is said in plain words is found as everywhere."""
    return Talk(*told, nearly=nearly(), **more)  # type: ignore[arg-type]


def said(
    number: int,
    text: str,
    *moves: Move,
    slips: tuple[Move, ...] = (),
    points: float = 0.3,
    signs: tuple[Sign, ...] = (),
    answer: str = "",
    sure: float = 0.9,
    note: Note | None = None,
) -> Turn:
    """A turn in which the whole text makes each of `moves`, answered with the line of the id `answer`."""
    sightings = tuple(Sighting(move, sure, (0, len(text))) for move in moves)
    entries = (Entry(number, moves[0] if moves else Move.OTHER, text, points, "D2.8", "slip" if slips else "paid"),)
    lines = (Line("dana", answer),) if answer else ()
    return Turn(number, text, "dana", "talking", sightings, slips, entries, 3.0, lines, note, signs=signs)


def pushed(number: int, text: str = "Send my CV to everybody.", note: Note | None = None) -> Turn:
    """A turn with a slip."""
    return said(number, text, Move.REFERRAL_ASK, slips=(Move.REFERRAL_ASK,), points=-2, note=note)


FRIEND = Yardstick(turned=True, asks=2, warmth=0.08, trust=6.5, gained=-0.2)


def test_no_line_without_proof_has_more_than_half_its_points(talks):
    for played in talks.values():
        for talk in played:
            for score in talk.debrief.scores:
                proved = score.words or score.told in ("consistent.steady", "no_hit_and_run.parted")
                assert proved or (score.points <= UNPROVED and score.told)


def test_whoever_only_listens_has_not_given_anything():
    turns = tuple(said(number, f"So you tested brake number {number}, and it held.", Move.LISTENING) for number in range(1, 7))
    score = {each.line: each for each in debrief(talk_of(turns, 2.0, ending="warm")).scores}["gave_first"]
    assert score.points <= UNPROVED and score.told == "gave_first.nothing" and not score.words


def test_what_was_asked_too_soon_is_not_told_as_never_asked():
    talk = talk_of((said(1, "Can you refer me?", Move.REFERRAL_ASK, slips=(Move.REFERRAL_ASK,), points=-2),), 2.0, ending="cool")
    assert {each.line: each for each in debrief(talk).scores}["goal"].told == "outweighed"


def test_a_friend_is_let_help_rather_than_given_to():
    asks = tuple(said(number, f"Which of the firms in row {number} would you call?", Move.TARGETED_ASK) for number in (1, 2, 3))
    score = debrief(talk_of(asks, 7.0, yardstick=Yardstick(turned=True, asks=2))).scores[LINES.index("gave_first")]
    assert (score.label, bool(score.words)) == ("letting_help", True)


def test_a_goodbye_turns_no_talk_and_opens_nobody_up():
    hello = said(1, "How did you end up in robotics?", Move.CURIOSITY)
    leave = said(2, "Goodbye, shall we have a coffee some day?", Move.MEETING_ASK)
    told = debrief(talk_of((hello, leave), 2.0, ending="warm"))
    assert told.turning == 0
    aim = said(2, "I'd like to work on grippers.", Move.PURPOSE)
    assert debrief(talk_of((hello, aim, said(3, "Bye!", Move.SMALL_TALK)), 2.0, ending="warm")).turning == 2
    assert what_turned(aim) == "told_aim" and what_turned(leave) == "asked"


def test_a_door_that_is_open_at_the_goodbye_is_walked_past_and_never_praised(talks):
    for played in talks.values():
        for talk in played:
            assert bool(talk.debrief.turned_by) == bool(talk.debrief.turning)
    asked = said(1, "How are you?", Move.CURIOSITY, answer="doors[0].says")
    leave = said(2, "Well, goodbye then.", Move.SMALL_TALK, signs=(Sign.MISSED_OPENING,))
    assert debrief(talk_of((asked, leave), 2.0, ending="warm")).turned_by == "walked_past"


def test_a_door_is_said_to_have_opened_just_before_only_where_it_did():
    opened = said(1, "How was your day?", Move.CURIOSITY, answer="doors[0].says")
    between = said(2, "And the weather?", Move.CURIOSITY, answer="topics.weather.facts[0].says")
    past = said(3, "Do you cycle to work?", Move.CURIOSITY, signs=(Sign.MISSED_OPENING,))
    assert debrief(talk_of((opened, between, past), 2.0)).turned_by == "stood_open"
    assert debrief(talk_of((opened, replace(past, number=2)), 2.0)).turned_by == "walked_past"


def test_a_door_that_was_gone_through_later_did_not_turn_the_talk():
    past = said(1, "Do you cycle to work?", Move.CURIOSITY, signs=(Sign.MISSED_OPENING,))
    aim = said(2, "I'd like to work on grippers, in testing.", Move.PURPOSE)
    told = debrief(talk_of((past, aim, said(3, "Where do you climb?", Move.CURIOSITY)), 2.0))
    assert (told.turning, told.turned_by) == (2, "told_aim")


REPROACH = said(2, "So that's what friends are for?", Move.CURIOSITY, Move.LISTENING)
OWNED = said(2, "Sorry, that was too much at once.", Move.REPAIR)
PROPOSED = Note("slip", Move.REFERRAL_ASK, "slips.referral_ask[0]", try_instead="I'll leave it. How is Keira getting on with the horse?")
FOLLOWED = said(2, "How is Keira getting on with her horse?", Move.CURIOSITY)


def test_what_follows_a_slip_is_praised_only_where_it_owns_it_or_does_what_was_proposed():
    for after, best in ((REPROACH, 0), (FOLLOWED, 0), (OWNED, 2)):
        assert debrief(talk_of((pushed(1), after), 7.0)).best == best
    assert debrief(talk_of((pushed(1, note=PROPOSED), FOLLOWED), 7.0)).best == 2
    assert debrief(talk_of((pushed(1), replace(REPROACH, partner="tomas")), 7.0)).best == 2  # somebody else heard nothing of it


def test_a_reproach_after_a_no_is_quoted_nowhere():
    told = debrief(talk_of((said(0, "How did you come to law?", Move.CURIOSITY), pushed(1), REPROACH), 7.0, closing=3.0))
    assert told.bright is not None and told.bright.words == "How did you come to law?"
    assert REPROACH.text not in {score.words for score in told.scores}


@pytest.mark.parametrize(
    ("text", "span", "words"),
    [
        ("Hi, I'm Katrin, looking for a job since March. Are you hiring?", (16, 45), "Are you hiring?"),
        ("Could you ask your boss for a job for me? How is she?", (0, 20), "Could you ask your boss for a job for me?"),
        ("I've been looking for a job since March.", (0, 30), "I've been looking for a job since March."),
    ],
)
def test_a_wish_is_quoted_by_its_question(text: str, span: tuple[int, int], words: str):
    turn = Turn(1, text, "dana", "talking", (Sighting(Move.JOB_ASK, 0.9, span),), (Move.JOB_ASK,))
    bright = debrief(talk_of((turn,), 1.0, ending="cool", closing=0.0)).bright
    assert bright is not None and (bright.kind, bright.words) == ("wish", words)


@pytest.mark.parametrize("text", ["You have to get me into your company.", "Can you at least give me the number of your boss?"])
def test_a_demand_is_no_wish_said_plainly(text: str):
    bright = debrief(talk_of((pushed(1, text),), 7.0, ending="cool", closing=0.0)).bright
    assert bright is not None and bright.kind == "tried"


@pytest.mark.parametrize(
    ("text", "move"), [("Yes, fine thanks. And you?", Move.CURIOSITY), ("Same, same.", Move.SHARING), ("Fine, thank you.", Move.GRATITUDE)]
)
def test_a_courtesy_is_neither_the_best_moment_nor_what_went_right(text: str, move: Move):
    told = debrief(talk_of(tuple(said(number, text, move) for number in range(1, 5)), 2.0, closing=2.2))
    assert told.best == 0 and told.bright is not None and told.bright.words == ""
    assert {score.words for score in told.scores} == {""}


def test_a_leave_taken_is_the_best_moment_only_with_a_promise_in_it():
    hello = said(1, "Hello, how are you?", Move.SMALL_TALK)
    left = said(2, "I'll let you go to the others then.", Move.GIVING)
    assert debrief(talk_of((hello, left), 1.0, ending="polite")).best == 0
    assert debrief(talk_of((hello, replace(left, lines=(Line("dana", "goodbyes.polite[0]"),))), 1.0)).best == 0
    assert debrief(talk_of((hello, said(2, "I'll send you the paper tonight, bye!", Move.FOLLOW_UP)), 1.0, ending="polite")).best == 2


def test_small_talk_that_was_half_heard_as_more_shows_nothing():
    texts = ("Yes it's quite full here.", "The food is ok.", "I'm just looking around.", "Same again here.", "I'll let you go then.")
    turns = tuple(said(number, text, Move.LISTENING, Move.GIVING, sure=0.5) for number, text in enumerate(texts, 1))
    told = debrief(talk_of(turns, 1.0, ending="polite", closing=2.1))
    assert (told.overall, told.second_coffee, told.best) == ("passive", "no", 0)
    score = {each.line: each for each in told.scores}
    assert max(score[line].points for line in ("memorable", "goal", "gave_first", "follow_up")) <= NOTHING_SHOWN
    assert score["consistent"].told == "consistent.thin" and score["consistent"].points <= UNPROVED


def test_one_walk_off_matters_less_than_a_talk_without_an_aim():
    left = said(1, "Hello, nice to meet you.", Move.SMALL_TALK, signs=(Sign.HIT_AND_RUN,))
    assert debrief(talk_of((left, said(2, "It is full here.", Move.SMALL_TALK)), 1.0)).next_step == Sign.NO_GOAL


def test_a_friend_who_was_asked_one_thing_did_not_go_home_with_nothing():
    asked = said(1, "Would you introduce me to your old crew?", Move.INTRO_ASK)
    rest = said(2, "I'll send you three lines tonight.", Move.FOLLOW_UP)
    told = debrief(talk_of((asked, rest, *(said(number, "Hm, well.", Move.OTHER) for number in (3, 4, 5))), 7.0, "x", "warm", 8.7, FRIEND))
    assert (told.overall, told.second_coffee, told.reason) == ("warm_but_aimless", "maybe", "asked_a_little")
    told = debrief(talk_of((said(1, "It's fine, don't worry about me.", Move.DEFLECT),), 7.0, "x", "warm", 7.0, FRIEND))
    assert (told.overall, told.second_coffee, told.reason) == ("passive", "no", "held_back")
    told = debrief(talk_of((asked, replace(asked, number=2)), 7.0, "x", "warm", 8.0, FRIEND))
    assert told.reason == "no_next_step"


def test_whatever_a_debrief_names_has_its_sentences(talks):
    made = [debrief(talk_of((), 2.0)), *(talk.debrief for played in talks.values() for talk in played)]
    for told in made:
        named = {f"reason.{told.reason}", *(f"card.{score.told}" for score in told.scores if score.told)}
        assert named | ({f"turning.{told.turned_by}"} if told.turned_by else set()) <= set(sentences())
    known = {"asked_a_little", "held_back", "nothing_said", "no_next_step"}
    assert {f"reason.{each}" for each in known} | {"turning.stood_open", "card.consistent.thin"} <= set(sentences())


SEVERAL = re.compile(r"\b(requests|manners|things|people|others|one of them)\b", re.I)
THEY = re.compile(r"\b(they|their|them|theirs)\b", re.I)


def test_whoever_is_named_is_not_called_they_in_the_same_breath():
    about = ("reason.", "coffee.", "answer.", "question.", "guess_question.", "turning.", "card.", "right.", "level_about.")
    named = [each for name, wordings in sentences().items() if name.startswith(about) for each in wordings if "{{ partner }}" in each]
    assert [each for each in named if THEY.search(each) and not SEVERAL.search(each)] == []


def test_a_fall_without_a_slip_is_a_fall():
    assert what_turned(said(1, "Me, me and me again.", Move.PURPOSE, points=-0.6)) == "fell"


@pytest.mark.parametrize(
    ("turns", "kind", "words"),
    [
        ((said(1, "How did you get here?", Move.CURIOSITY),), "curiosity", "How did you get here?"),
        ((said(1, "Can you refer me?", Move.REFERRAL_ASK, slips=(Move.REFERRAL_ASK,), points=-2),), "wish", "Can you refer me?"),
        ((said(1, "You owe me.", Move.PRESSURE, slips=(Move.PRESSURE,), points=-2), said(2, "Bye", Move.SMALL_TALK)), "tried", ""),
        (tuple(said(number, "Well, hm.", Move.OTHER) for number in range(1, 5)), "stayed", ""),
    ],
)
def test_a_talk_that_went_badly_has_something_that_went_right(turns: tuple[Turn, ...], kind: str, words: str):
    bright = debrief(talk_of(turns, 2.0, ending="cool", closing=0.0)).bright
    assert bright is not None and (bright.kind, bright.words) == (kind, words)


def test_what_went_right_is_never_what_asked_too_much(talks):
    for played in talks.values():
        for talk in played:
            bright = talk.debrief.bright
            assert (bright is not None) == (talk.debrief.second_coffee == "no")
            assert bright is None or not bright.words or any(bright.words in turn.text for turn in talk.turns)


def test_a_door_that_was_gone_through_later_is_not_what_to_mind_next():
    past = said(1, "Nice weather.", Move.SMALL_TALK, signs=(Sign.MISSED_OPENING,))
    later = said(2, "You asked what I'm after: a job on a test bench.", Move.PURPOSE)
    assert debrief(talk_of((past, said(2, "Hm.", Move.OTHER)), 2.0, goal="a job")).next_step == Sign.MISSED_OPENING
    assert debrief(talk_of((past, later), 2.0, goal="a job")).next_step != Sign.MISSED_OPENING


def test_what_comes_next_varies_with_what_happened(talks):
    habits = ("warm", "rambling", "passive", "pushy", "balanced", "abusive")
    assert len({next_step for habit in habits for next_step in {talk.debrief.next_step for talk in talks[habit]}}) >= 4


def _curve(*steps: tuple[float, str, Move, bool]) -> Talk:
    """A talk from 1.0 of trust on: after each message the trust, what was said, its move, and whether it was a slip."""
    turns, before = [], 1.0
    for number, (balance, text, move, slips) in enumerate(steps, 1):
        entry = Entry(number, move, text, balance - before, "D1.1", "slip" if slips else "paid")
        sighted = (Sighting(move, 0.9, (0, len(text))),)
        turns.append(Turn(number, text, "dana", "", sighted, (move,) if slips else (), (entry,), balance))
        before = balance
    return Talk(tuple(turns), 1.0, ending="warm")


_PITCH = (0.2, "I'm looking for a job in genomics, and I'm very good.", Move.JOB_ASK, True)
_HEARS = tuple(
    (balance, "Sixty thousand tubes! Who looks after them at night?", Move.CURIOSITY, False) for balance in (1.0, 1.8, 2.6, 3.2, 3.8)
)
_COMES = (4.2, "I'll come on Thursday and tell you how it went.", Move.FOLLOW_UP, False)


def test_a_bad_start_is_lived_down_by_a_good_talk_and_a_bad_end_is_not():
    assert debrief(_curve(_PITCH, _PITCH, *_HEARS, _COMES)).overall != "transactional"
    ended = (*((balance + 1, *rest) for balance, *rest in _HEARS), (2.0, *_PITCH[1:]), (1.0, *_PITCH[1:]))
    assert debrief(_curve(*ended)).overall == "transactional"


def test_somebody_dear_is_met_again_without_an_aim_if_there_is_a_next_time():
    told = debrief(_curve(*_HEARS, _COMES))
    assert (told.overall, told.second_coffee, told.reason) == ("warm_but_aimless", "yes", "dear_all_the_same")
    left = debrief(_curve(*_HEARS))
    assert (left.overall, left.second_coffee) == ("warm_but_aimless", "maybe")


def test_who_never_asks_them_anything_is_no_balanced_guest():
    tells = tuple((balance, "I'd like to work outside, with my hands.", Move.PURPOSE, False) for balance in (2.0, 2.8, 3.4))
    gives = tuple((balance, "I'll bring you my ladder.", Move.GIVING, False) for balance in (3.8, 4.2))
    assert debrief(_curve(*tells, *gives, _COMES)).overall != "balanced"
    assert debrief(_curve(*tells, *gives, (4.4, "What do you plant first?", Move.CURIOSITY, False), _COMES)).overall == "balanced"
