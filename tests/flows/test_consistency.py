"""Real life by weeks: what counts in which week, what was soon, and that an empty week costs nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.consistency import MOST_WEEKS, Consistency, Went, consistency, follow_ups, monday_of
from flows.contact import Contact, Met
from flows.promises import BROKEN, KEPT, Promise

MONDAY = 739_943  # 23 November 2026


def promise(made: int, kept: int | None = None, due: int = 2, state: str = "") -> Promise:
    day = MONDAY + made
    kept_on = 0 if kept is None else day + kept
    return Promise("send it", day, day + due, state or ("open" if kept is None else KEPT), kept_on=kept_on)


def shares(*promises: Promise, day: int = 60) -> tuple[int, int]:
    found = consistency((), (Contact("Ana", promises=promises),), MONDAY + day)
    return found.soon, found.followable


def test_monday_is_a_monday():
    assert monday_of(MONDAY) == MONDAY == monday_of(MONDAY + 6) and monday_of(MONDAY + 7) == MONDAY + 7


def test_a_week_counts_what_was_planned_where_one_was_and_who_heard_of_it():
    went = (Went(MONDAY + 1, True), Went(MONDAY + 6, False), Went(MONDAY - 14, True), Went(MONDAY + 30, False))
    people = (Contact("Ana", promises=(promise(-13, kept=1), promise(0, kept=2), promise(1))),)
    weeks = consistency(went, people, MONDAY + 3).weeks
    told = [(each.monday - MONDAY, each.planned, each.done, each.followed) for each in weeks]
    assert told == [
        (-14, 1, 1, 1),
        (-7, 0, 0, 0),
        (0, 2, 1, 1),
    ]


@pytest.mark.parametrize(
    ("given_promise", "expected"),
    [
        (promise(0, kept=0), (1, 1)),
        (promise(0, kept=2), (1, 1)),
        (promise(0, kept=3), (0, 1)),
        (promise(0), (0, 1)),  # its two days are long over
        (promise(59), (0, 0)),  # and here they are not
        (promise(0, kept=14, due=14), (1, 1)),  # promised for in two weeks, and done then
        (promise(0, kept=17, due=14), (0, 1)),
        (promise(50, due=30), (0, 0)),  # not due yet
        (promise(0, state=BROKEN), (0, 0)),  # let go: nobody counts it
    ],
)
def test_a_follow_up_is_soon_within_two_days(given_promise: Promise, expected: tuple[int, int]):
    assert shares(given_promise) == expected


def test_after_an_occasion_a_word_is_a_follow_up_and_a_promise_stands_for_it():
    at = Met(MONDAY, "grippers", occasion=4)
    assert [(each.since - MONDAY, each.done) for each in follow_ups(Contact("Ana", met=(at,)))] == [(0, 0)]
    thanked = Contact("Ana", met=(at, Met(MONDAY + 1, "thanks")))
    assert [each.is_soon for each in follow_ups(thanked)] == [True]
    owed = Contact("Ana", met=(at,), promises=(promise(0, kept=1),))
    assert len(follow_ups(owed)) == 1 and follow_ups(Contact("Ana", met=(Met(MONDAY),))) == ()


def test_nothing_is_nothing():
    empty = consistency((), (), MONDAY)
    assert empty == Consistency() and empty.share is None and empty.active == empty.running == 0
    assert consistency((Went(MONDAY + 7, False),), (), MONDAY).weeks == ()  # next week is not here yet


def test_weeks_in_a_row_are_not_broken_by_a_week_that_has_only_begun():
    went = [Went(MONDAY - 7 * ago, True) for ago in (1, 2, 3, 5)]
    found = consistency(went, (), MONDAY)
    assert (found.running, found.active, len(found.weeks)) == (3, 4, 6)
    assert consistency(went, (), MONDAY + 7).running == 0


days = st.integers(MONDAY - 900, MONDAY + 900)
made = st.builds(Promise, st.just("x"), days, days)


@given(st.lists(st.builds(Went, days, st.booleans()), max_size=30), st.lists(made, max_size=8), days)
def test_weeks_follow_one_another_and_end_today(went: list[Went], promises: list[Promise], day: int):
    found = consistency(went, (Contact("Ana", promises=tuple(promises)),), day)
    mondays = [each.monday for each in found.weeks]
    assert mondays == list(range(mondays[0], monday_of(day) + 1, 7))[-MOST_WEEKS:] if mondays else True
    assert len(mondays) <= MOST_WEEKS and found.soon <= found.followable and all(each.done <= each.planned for each in found.weeks)
