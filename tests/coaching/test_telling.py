"""Exercises in words: every move, sign, state and reason can be said, numbers agree, and nothing is said that is not so."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from bot.coaching import telling
from bot.coaching.exercises import scenes
from bot.coaching.sight import Seat
from bot.store.coaching import Assigned, Member, Task
from bot.words import PLAIN, TELEGRAM
from flows.assignment import Reason, State, Tried, Work, attention, sticking_point
from flows.exercise import OUTCOMES, SLIPS, Counts, Exercise, Missed, Passing, Performance, Verdict, faults, judge
from flows.moves import Move
from flows.rehearsal import FAULTS, Feedback, Sign
from flows.scenes import Level

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
RESUME = Missed("slips", "resume_push", 0, 2)
COFFEE = Exercise("Cups only", "coffee", "dana")


def asking(**wanted: object) -> Exercise:
    return replace(COFFEE, passing=Passing(**wanted))  # type: ignore[arg-type]


def work(*missed: tuple[Missed, ...], days: float = 5, **more: object) -> Work:
    tries = tuple(Tried(NOW - timedelta(days=days - 1), not each, each) for each in missed)
    return Work(NOW - timedelta(days=days), more.pop("due", None), tries=tries, **more)  # type: ignore[arg-type]


def seat(*works: Work, overcorrects: bool = False) -> Seat:
    reasons = attention(works, overcorrects, NOW)
    member = Member(cohort=1, learner=1, called="Ben", since=NOW)
    rows = tuple((Task(assignment=1, cohort=1, learner=1), Assigned(), each) for each in works)
    points = [point for each in works if (point := sticking_point(each))]
    return Seat(member, rows, reasons, points[-1] if Reason.STUCK in reasons and points else None)


def test_a_coffee_is_described_with_partner_level_and_feedback():
    told = telling.setting(replace(COFFEE, level=Level.HARD, feedback=Feedback.END), PLAIN)
    assert told == "A coffee with Dana, at the hard level; the mentor speaks at the end."
    assert telling.setting(Exercise("", "coffee"), PLAIN) == "A coffee with anyone."


@pytest.mark.parametrize("scene", scenes())
def test_every_scene_can_be_described_with_a_partner_and_without_one(scene: str):
    for partner, surface in product(("", "dana"), (PLAIN, TELEGRAM)):
        exercise = Exercise("", scene, partner, passing=Passing("yes", 0, (Move.JOB_ASK,), follow_up=True))
        told = telling.setting(exercise, surface)
        assert ("Dana" in told) == bool(partner)
        assert "_" not in told, "a name out of a file is no word for people"
        assert "coffee with you" not in telling.passes(exercise, surface)[0] or scene in ("coffee", "event")


def test_a_scene_and_a_partner_that_are_gone_are_called_as_the_exercise_has_them():
    assert telling.setting(Exercise("", "bakery", "mo"), PLAIN) == "bakery, with mo."


def test_what_counts_as_passed_is_said_a_sentence_for_each_thing():
    exercise = asking(
        outcome="maybe", most_slips=1, kinds=(Move.JOB_ASK,), least={Move.LISTENING: 2}, without=(Sign.NO_NEXT_STEP,), follow_up=True
    )
    assert telling.passes(exercise, PLAIN) == (
        "Dana would have a second coffee with you: at least a maybe.",
        "At most once: asking about jobs too soon.",
        "At least twice: picking up what they said.",
        "Leaving with a next step.",
        "A message to Dana afterwards.",
    )


def test_an_exercise_that_asks_for_nothing_says_so():
    assert telling.passes(COFFEE, PLAIN) == ("Playing it to the end is all it takes.",)


@pytest.mark.parametrize(
    ("most", "kinds", "says"),
    [
        (0, (), "No slip at all."),
        (1, (), "At most one slip, of whatever kind."),
        (3, (), "At most three slips, of whatever kind."),
        (0, (Move.RESUME_PUSH,), "Not once: bringing out the resume unasked."),
        (2, (Move.JOB_ASK, Move.PRESSURE), "At most twice in all: asking about jobs too soon or pushing when it goes slowly."),
        (13, (), "At most 13 slips, of whatever kind."),
    ],
)
def test_slips_that_are_allowed_agree_in_number(most: int, kinds: tuple[Move, ...], says: str):
    assert telling.passes(asking(most_slips=most, kinds=kinds), PLAIN) == (says,)


@pytest.mark.parametrize(
    ("tries", "counts", "says"),
    [
        (0, Counts.BEST, "As many tries as you like; the best one counts."),
        (1, Counts.LAST, "One try, so take your time."),
        (3, Counts.FIRST, "Three tries; the first one counts."),
    ],
)
def test_tries_are_told_with_the_one_that_counts(tries: int, counts: Counts, says: str):
    assert telling.tries(replace(COFFEE, tries=tries, counts=counts), PLAIN) == says


def test_everything_that_can_be_missing_is_said_to_learner_and_coach():
    everything = [Passing(outcome) for outcome in OUTCOMES if outcome]
    everything += [Passing(most_slips=most, kinds=kinds) for most in (0, 1) for slip in SLIPS for kinds in ((), (slip,))]
    everything += [Passing(least={move: 2}) for move in Move] + [Passing(without=(sign,)) for sign in FAULTS] + [Passing(follow_up=True)]
    for shown, passing in product((1, 2, 5), everything):
        slips = dict.fromkeys(SLIPS if not passing.kinds else passing.kinds, shown)
        verdict = judge(passing, Performance("no", slips, {}, tuple(Sign)))
        exercise = replace(COFFEE, passing=passing)
        for says in (*telling.lacks(verdict, PLAIN, exercise), *telling.passes(exercise, PLAIN)):
            assert not says[0].islower() and says.endswith(".") and "  " not in says and "{" not in says, says
        for says in telling.lacks_for_coach(verdict.missed, PLAIN, exercise):
            assert not says[0].isupper() and not says.endswith("."), says
            assert " you" not in says.replace("thank you", "").replace("yourself", ""), f"“{says}” speaks to the learner"


def test_slips_of_several_kinds_are_never_said_to_be_all_of_the_worst_one():
    missed = judge(Passing(most_slips=0), Performance("yes", {Move.RESUME_PUSH: 1, Move.JOB_ASK: 1})).missed
    assert telling.lacks_for_coach(missed, PLAIN) == ("two slips, the resume among them, none allowed",)
    assert telling.lacks(Verdict(missed), PLAIN)[0].startswith("Two slips came up, among them bringing out the resume unasked")


def test_one_kind_of_slip_is_counted_in_its_own_words():
    only = asking(most_slips=0, kinds=(Move.RESUME_PUSH,))
    assert telling.lacks_for_coach((RESUME,), PLAIN, only) == ("two resumes pushed, none allowed",)
    assert telling.lacks_for_coach((replace(RESUME, had=1),), PLAIN) == ("one resume pushed, none allowed",)


def test_a_move_that_never_came_and_one_that_came_too_seldom_are_told_apart():
    never, once = (Verdict((Missed("least", "listening", 2, had),)) for had in (0, 1))
    assert telling.lacks(never, PLAIN) == ("Picking up what they said: that didn't come up, and twice would have done it.",)
    assert telling.lacks(once, PLAIN) == ("Picking up what they said: that came up once, and twice would have done it.",)


@pytest.mark.parametrize(
    ("works", "why", "says"),
    [
        ((work(days=5),), Reason.NO_START, "has not begun (given five days ago)"),
        ((work(days=0.5, due=NOW + timedelta(hours=5)),), Reason.NO_START, "has not begun, and it is due within a day"),
        ((work((RESUME,), (RESUME,), (RESUME,), begun=NOW),), Reason.STUCK, "three tries, always the resume"),
        (
            (work((RESUME, Missed("follow_up")), (RESUME,), (RESUME,), (Missed("follow_up"),), begun=NOW),),
            Reason.STUCK,
            "four tries, most often the resume",
        ),
        ((work((Missed("outcome", "yes"),), begun=NOW, most=1),), Reason.STUCK, "one try, and no clear yes"),
        ((work((Missed("outcome", "maybe"),) * 3, begun=NOW, most=1),), Reason.STUCK, "one try, and none left: a no"),
        (
            (work(*[(Missed("least", "purpose", 1, 0),)] * 3, begun=NOW),),
            Reason.STUCK,
            "three tries, and naming a clear aim is still missing",
        ),
        ((work(*[(Missed("without", "drift"),)] * 3, begun=NOW),), Reason.STUCK, "three tries, always talk that drifted"),
        ((work(days=1, begun=NOW), work(days=1)), Reason.OVERCORRECTING, "asks for nothing any more"),
        ((work(days=12, begun=NOW - timedelta(days=11)),), Reason.SILENT, "eleven days without a try"),
        ((work(days=2, begun=NOW, due=NOW - timedelta(days=1, hours=2)),), Reason.LATE, "late (it was due yesterday)"),
    ],
)
def test_why_somebody_needs_their_coach_is_said_in_a_few_words(works: tuple[Work, ...], why: Reason, says: str):
    sitting = seat(*works, overcorrects=why is Reason.OVERCORRECTING)
    assert why in sitting.reasons
    assert telling.reason(why, sitting, NOW, PLAIN) == says


def test_nothing_missing_is_told_of_somebody_who_does_not_show_it():
    hidden = Work(NOW - timedelta(days=5), None, NOW, tries=tuple(Tried(NOW, False) for _ in range(3)))
    assert telling.reasons(seat(hidden), NOW, PLAIN) == ("three tries, none passed",)


def test_the_tries_told_of_are_those_at_the_work_that_is_stuck():
    stuck = work((RESUME,), (RESUME,), (RESUME,), begun=NOW)
    for other in (work((RESUME,), begun=NOW), work((Missed("follow_up"),), begun=NOW), work((), begun=NOW)):
        assert telling.reasons(seat(stuck, other), NOW, PLAIN) == ("three tries, always the resume",)


@pytest.mark.parametrize(
    ("stands", "says"),
    [
        (Work(None, None), "not told yet"),
        (work(), "not begun"),
        (work(begun=NOW), "begun"),
        (work((RESUME,), (RESUME,), begun=NOW), "tried twice, not passed yet"),
        (work((RESUME,), (RESUME,), begun=NOW, most=2), "tried twice, not passed"),
        (work((RESUME,), begun=NOW, counts=Counts.FIRST), "tried once, not passed"),
        (work((), begun=NOW), "passed"),
        (work((RESUME,), (RESUME,), (), begun=NOW), "passed, at try three"),
        (work((), (RESUME,), begun=NOW, excused=True), "excused"),
        (work(begun=NOW, due=NOW - timedelta(hours=1)), "begun, late"),
    ],
)
def test_how_it_stands_is_said_at_a_glance(stands: Work, says: str):
    assert telling.state(stands, PLAIN, NOW) == says


@pytest.mark.parametrize(
    ("most", "says"), [(0, "as many tries as you like"), (1, "no tries left"), (2, "one try left"), (3, "two tries left")]
)
def test_tries_left_agree_in_number(most: int, says: str):
    assert telling.tries_left(work((RESUME,), begun=NOW, most=most), PLAIN) == says


def test_every_choice_has_a_name_of_its_own():
    for kind in (Level, Feedback, Counts, State, Reason):
        names = [telling.label(each) for each in kind]
        assert len({*names}) == len(names)
    assert telling.label(None) not in map(telling.label, Feedback)
    assert len({telling.outcome_label(each) for each in OUTCOMES}) == len(OUTCOMES)
    assert len({telling.short(each) for each in (*SLIPS, *FAULTS)}) >= len(SLIPS) + len(FAULTS) - 1  # vague asks are both


def test_every_fault_an_exercise_can_have_is_said():
    broken = Exercise(" " * 90, "nowhere", "", goal="g" * 300, message="m" * 2000, tries=-1)
    broken = replace(broken, passing=Passing("perhaps", 99, (Move.CURIOSITY,), {Move.GIVING: 0}))
    found = faults(broken, ["coffee"], []) + faults(replace(COFFEE, partner="nobody"), ["coffee"], ["dana"])
    assert {each.says for each in found} == {
        *(
            "no_title",
            "long_title",
            "long_goal",
            "long_message",
            "no_scene",
            "no_partner",
            "tries",
            "outcome",
            "most_slips",
            "kinds",
            "least",
        ),
    }
    for each in found:
        assert telling.fault(each, PLAIN)[0].isupper()
    assert "80" in telling.fault(next(each for each in found if each.says == "long_title"), PLAIN)


def test_a_title_is_suggested_where_there_is_none_and_fits():
    assert telling.title(COFFEE) == "Cups only"
    assert telling.title(Exercise(" ", "coffee", "dana")) == "A coffee with Dana"
    assert (
        telling.title(Exercise("", "coffee", "dana", passing=Passing(kinds=(Move.RESUME_PUSH,))))
        == "Leaving the resume at home: a coffee with Dana"
    )
    for scene, about in product(scenes(), (*SLIPS, *Sign)):
        wanted = Passing(kinds=(about,)) if isinstance(about, Move) else Passing(without=(about,))
        exercise = Exercise("", scene, "priyanka", passing=wanted)
        assert not faults(replace(exercise, title=telling.title(exercise)), [scene], ["priyanka"])
    assert telling.title(Exercise("", "trusted_contact", "dana", passing=Passing(without=(Sign.DRIFT,)))).endswith(
        ": Dana, a friend who wants to help"
    )


def test_what_a_coach_typed_is_marked_up_for_telegram():
    told = telling.setting(Exercise("", "bakery", "<b>mo"), TELEGRAM)
    assert "&lt;b&gt;mo" in told and "<b>" not in told


def test_what_is_put_into_a_page_is_marked_up_once():
    lacking = telling.lacks(Verdict((Missed("without", "no_goal"),)), TELEGRAM)
    assert lacking == ("Still to come: saying what you&#39;re after.",)
    assert TELEGRAM.text("{{ lacking }}", lacking=lacking[0]) == lacking[0]
