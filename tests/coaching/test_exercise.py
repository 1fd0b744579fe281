"""What counts as passed: whatever is shown and asked for, doing worse never helps and doing better never harms."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.store.codec import dump, load
from flows.exercise import (
    LONGEST_TITLE,
    MOST_TIMES,
    MOST_TRIES,
    SLIPS,
    Counts,
    Exercise,
    Missed,
    Passing,
    Performance,
    counted,
    faults,
    judge,
    only_follow_up_is_missing,
    performance,
)
from flows.moves import ASKS, PUSHES, Move, Sighting
from flows.rehearsal import Feedback, Sign, Turn
from flows.scenes import Level

OUTCOMES = ("no", "maybe", "yes")
numbers = some.integers(0, 4)
slips = some.dictionaries(some.sampled_from(SLIPS), numbers)
signs = some.lists(some.sampled_from(Sign), max_size=4).map(tuple)
shown = some.builds(
    Performance,
    some.sampled_from((*OUTCOMES, "")),
    slips,
    some.dictionaries(some.sampled_from(Move), numbers),
    signs,
    some.booleans(),
)
asked = some.builds(
    Passing,
    some.sampled_from(("", "maybe", "yes")),
    some.integers(-1, 4),
    some.lists(some.sampled_from(SLIPS), max_size=4).map(tuple),
    some.dictionaries(some.sampled_from(Move), some.integers(1, 4), max_size=3),
    signs,
    some.booleans(),
)
exercises = some.builds(
    Exercise,
    title=some.text(min_size=1, max_size=LONGEST_TITLE).filter(str.strip),
    scene=some.just("coffee"),
    partner=some.sampled_from(("", "dana")),
    level=some.sampled_from(Level),
    feedback=some.sampled_from((None, *Feedback)),
    passing=asked,
    tries=some.integers(0, MOST_TRIES),
    counts=some.sampled_from(Counts),
)


@given(asked, shown, some.sampled_from(SLIPS))
def test_one_more_slip_never_turns_failed_into_passed(passing: Passing, one: Performance, move: Move):
    worse = replace(one, slips=one.slips | {move: one.slips.get(move, 0) + 1})
    assert judge(passing, one).passed or not judge(passing, worse).passed
    assert len(judge(passing, worse).missed) >= len(judge(passing, one).missed)


@given(asked, shown, some.sampled_from(Move))
def test_one_more_move_never_turns_passed_into_failed(passing: Passing, one: Performance, move: Move):
    better = replace(one, moves=one.moves | {move: one.moves.get(move, 0) + 1})
    assert judge(passing, better).passed or not judge(passing, one).passed


@given(asked, shown, some.sampled_from(Sign))
def test_one_sign_less_never_turns_passed_into_failed(passing: Passing, one: Performance, sign: Sign):
    better = replace(one, signs=tuple(each for each in one.signs if each is not sign))
    assert judge(passing, better).passed or not judge(passing, one).passed


@given(asked, shown)
def test_a_warmer_end_and_a_message_afterwards_never_harm(passing: Passing, one: Performance):
    assert judge(passing, replace(one, second_coffee="yes")).passed or not judge(passing, one).passed
    assert judge(passing, one.after_a_follow_up()).passed or not judge(passing, one).passed


@given(asked, shown)
def test_who_asks_for_less_lets_more_pass(passing: Passing, one: Performance):
    for less in (
        replace(passing, outcome=""),
        replace(passing, most_slips=-1),
        replace(passing, least={}),
        replace(passing, without=()),
        replace(passing, follow_up=False),
    ):
        assert judge(less, one).passed or not judge(passing, one).passed


@given(shown)
def test_where_nothing_is_asked_for_everything_passes(one: Performance):
    assert judge(Passing(), one).passed


@given(asked, shown)
def test_what_is_missing_is_told_once_and_is_true(passing: Passing, one: Performance):
    missed = judge(passing, one).missed
    assert len({(each.what, each.about) for each in missed}) == len({*missed})
    for each in missed:
        if each.what == "slips":
            assert each.had > each.wanted == passing.most_slips and one.slips.get(Move(each.about), 0) > 0
        elif each.what == "least":
            assert one.moves.get(Move(each.about), 0) == each.had < each.wanted == passing.least[Move(each.about)]
        elif each.what == "without":
            assert Sign(each.about) in one.signs
    assert only_follow_up_is_missing(judge(passing, one)) == (
        not judge(passing, one).passed and judge(passing, one.after_a_follow_up()).passed
    )


def test_a_kind_of_slip_that_is_named_twice_counts_once():
    twice = Passing(most_slips=1, kinds=(Move.JOB_ASK, Move.JOB_ASK))
    assert judge(twice, Performance("yes", {Move.JOB_ASK: 1})).passed
    assert judge(twice, Performance("yes", {Move.JOB_ASK: 2})).missed == (Missed("slips", "job_ask", 1, 2),)


def test_the_slip_made_most_often_is_the_one_that_is_named():
    slipped = Performance("yes", {Move.JOB_ASK: 1, Move.RESUME_PUSH: 3})
    assert judge(Passing(most_slips=0), slipped).missed == (Missed("slips", "resume_push", 0, 4),)


def test_slips_of_other_kinds_do_not_matter():
    only = Passing(most_slips=0, kinds=(Move.JOB_ASK,))
    assert judge(only, Performance("yes", {Move.RESUME_PUSH: 5})).passed


def test_every_move_that_can_be_a_slip_can_be_forbidden():
    assert PUSHES < set(SLIPS) < ASKS | PUSHES and Move.ADVICE_ASK not in SLIPS
    for move in SLIPS:
        assert not judge(Passing(most_slips=0), Performance("yes", {move: 1})).passed


def test_what_a_coach_overruled_is_left_out_and_nothing_else():
    both = (Move.REFERRAL_ASK, Move.RESUME_PUSH)
    seen = tuple(Sighting(move, 1.0, (0, 9)) for move in both)
    turns = (
        Turn(0, "", "dana", "warm"),
        Turn(1, "Get me in, and here is my resume", "dana", "warm", seen, both),
        Turn(2, "Get me in", "dana", "warm", seen[:1], both[:1]),
    )
    assert performance(turns, "no", ()).slips == {Move.REFERRAL_ASK: 2, Move.RESUME_PUSH: 1}
    fine = {(1, Move.REFERRAL_ASK), (0, Move.JOB_ASK), (7, Move.REFERRAL_ASK)}
    assert performance(turns, "no", (), fine).slips == {Move.REFERRAL_ASK: 1, Move.RESUME_PUSH: 1}
    assert performance(turns, "no", (), fine).moves == {Move.REFERRAL_ASK: 2, Move.RESUME_PUSH: 1}


tries = some.lists(some.booleans(), max_size=20)


@given(tries, some.sampled_from(Counts))
def test_one_try_counts_as_soon_as_there_is_one(passed: list[bool], counts: Counts):
    place = counted(passed, counts)
    assert -1 <= place < max(len(passed), 1) and (place == -1) == (not passed)


@given(tries, some.booleans())
def test_another_try_changes_what_it_should(passed: list[bool], another: bool):
    more = [*passed, another]
    assert more[counted(more, Counts.LAST)] is another
    assert more[counted(more, Counts.FIRST)] is more[0]
    assert more[counted(more, Counts.BEST)] is (True in more)
    if True in passed:
        assert counted(more, Counts.BEST) == counted(passed, Counts.BEST), "what passed once stays the one that counts"


@given(exercises)
def test_an_exercise_is_kept_as_it_is_and_has_no_fault(exercise: Exercise):
    assert not faults(exercise, ["coffee"], ["dana"])
    assert load(Exercise, dump(exercise)) == exercise


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": " \n"}, "title"),
        ({"title": "x" * 81}, "title"),
        ({"goal": "x" * 201}, "goal"),
        ({"message": "x" * 1001}, "message"),
        ({"scene": "moon"}, "scene"),
        ({"partner": "nobody_known"}, "partner"),
        ({"tries": -1}, "tries"),
        ({"tries": MOST_TRIES + 1}, "tries"),
        ({"passing": Passing(outcome="no")}, "outcome"),
        ({"passing": Passing(outcome="perhaps")}, "outcome"),
        ({"passing": Passing(most_slips=-2)}, "most_slips"),
        ({"passing": Passing(most_slips=MOST_TIMES + 1)}, "most_slips"),
        ({"passing": Passing(kinds=(Move.CURIOSITY,))}, "kinds"),
        ({"passing": Passing(least={Move.CURIOSITY: 0})}, "least"),
        ({"passing": Passing(least={Move.CURIOSITY: MOST_TIMES + 1})}, "least"),
    ],
)
def test_each_fault_is_named_by_its_field(changed: dict[str, object], field: str):
    exercise = replace(Exercise("Ask for nothing yet", "coffee", "dana"), **changed)
    assert [each.field for each in faults(exercise, ["coffee"], ["dana"])] == [field]


def test_all_faults_are_named_at_once():
    exercise = Exercise("", "moon", "dana", tries=99, passing=Passing("no", 99, (Move.OTHER,), {Move.OTHER: 0}))
    fields = {each.field for each in faults(exercise, ["coffee"], ["dana"])}
    assert fields == {"title", "scene", "tries", "outcome", "most_slips", "kinds", "least"}
