"""How an assignment stands, and who needs a coach: the more is done, the less reason there is to worry."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from flows.assignment import NO_START_AFTER, SILENT_AFTER, STUCK_AFTER, Reason, State, Tried, Work, attention, sticking_point
from flows.exercise import Counts, Missed
from tests.conftest import NOW

DAY = timedelta(days=1)
RESUME, OUTCOME = Missed("slips", "resume_push", 0, 2), Missed("outcome", "maybe")
AGO = some.integers(0, 40).map(lambda days: NOW - days * DAY)
missed = some.lists(some.sampled_from((RESUME, OUTCOME, Missed("follow_up"))), min_size=1, max_size=3).map(tuple)
failed = some.builds(Tried, AGO, some.just(False), missed)
passed = some.builds(Tried, AGO, some.just(True))
tries = some.lists(failed | passed, max_size=6).map(lambda each: tuple(sorted(each, key=lambda one: one.at)))


@some.composite
def works(draw: some.DrawFn) -> Work:
    told = draw(tries)
    earliest = min([each.at for each in told], default=draw(AGO))
    given = draw(some.sampled_from((earliest, earliest - 5 * DAY))) if told else draw(some.none() | AGO)
    begun = given if told else draw(some.none() | some.just(given))
    due = draw(some.none() | some.integers(-30, 30).map(lambda days: NOW + days * DAY))
    return Work(given, due, begun, draw(some.booleans()), told, draw(some.integers(0, 6)), draw(some.sampled_from(Counts)))


def work(*told: Tried, given: datetime | None = NOW - DAY, due: datetime | None = None, begun: bool | None = None, most: int = 0) -> Work:
    return Work(given, due, given if begun or (begun is None and told) else None, False, told, most)


def fails(*about: Missed, days: int = 0) -> Tried:
    return Tried(NOW - days * DAY, False, about or (RESUME,))


@given(works())
def test_a_state_says_what_happened(one: Work):
    if one.excused:
        assert one.state is State.EXCUSED
    elif one.tries:
        assert one.state in (State.DONE, State.PASSED)
        assert one.counts is not Counts.BEST or (one.state is State.PASSED) == any(each.passed for each in one.tries)
    else:
        assert one.state in (State.WAITING, State.GIVEN, State.STARTED)


@given(works())
def test_passing_once_more_settles_it_where_the_best_try_counts(one: Work):
    better = replace(one, tries=(*one.tries, Tried(NOW, True)), counts=Counts.BEST)
    assert better.state in (State.PASSED, State.EXCUSED) and better.is_settled


@given(works())
def test_there_are_never_less_than_no_tries_left(one: Work):
    more = replace(one, tries=(*one.tries, fails()))
    assert one.tries_left is None or 0 <= (more.tries_left or 0) <= one.tries_left


@given(works())
def test_where_the_first_try_counts_one_settles_it(one: Work):
    assert replace(one, counts=Counts.FIRST).is_settled or not one.tries


@given(some.lists(works(), max_size=4), some.booleans())
def test_reasons_come_once_and_the_most_urgent_first(every: list[Work], overcorrects: bool):
    reasons = attention(every, overcorrects, NOW)
    order = (Reason.NO_START, Reason.STUCK, Reason.OVERCORRECTING, Reason.LATE, Reason.SILENT)
    assert list(reasons) == sorted(set(reasons), key=order.index)
    assert (Reason.OVERCORRECTING in reasons) == overcorrects


@given(some.lists(works(), max_size=4))
def test_excusing_somebody_gives_no_new_reason(every: list[Work]):
    excused = [replace(each, excused=True) for each in every]
    assert not attention(excused, False, NOW)
    assert set(attention([*excused[:1], *every[1:]], False, NOW)) <= set(attention(every, False, NOW)) | {Reason.SILENT}


@given(some.lists(works(), max_size=3), works())
def test_more_work_takes_no_reason_away_but_silence(every: list[Work], one: Work):
    before, after = set(attention(every, False, NOW)), set(attention([*every, one], False, NOW))
    assert before - {Reason.SILENT} <= after


@given(some.lists(works(), max_size=3), works())
def test_who_passes_at_last_is_not_stuck_nor_late_nor_waited_for(every: list[Work], one: Work):
    before = attention([*every, one], False, NOW)
    better = replace(one, given=one.given or NOW, begun=one.begun or NOW, tries=(*one.tries, Tried(NOW, True)), counts=Counts.BEST)
    assert set(attention([*every, better], False, NOW)) <= set(before) | {Reason.SILENT}
    assert not attention([better], False, NOW)


@given(works())
def test_what_sticks_is_something_that_was_missing(one: Work):
    point = sticking_point(one)
    assert (point is None) == (not one.tries or any(each.passed for each in one.tries))
    assert point is None or any(point in each.missed for each in one.tries)


def test_who_has_not_begun_after_three_days_or_a_day_before_it_is_due_needs_a_word():
    late = work(given=NOW - NO_START_AFTER - timedelta(seconds=1))
    assert attention([late], False, NOW) == (Reason.NO_START,)
    assert attention([replace(late, given=NOW - NO_START_AFTER)], False, NOW) == ()
    assert attention([work(due=NOW + DAY / 2)], False, NOW) == (Reason.NO_START,)
    assert attention([work(due=NOW + 2 * DAY)], False, NOW) == ()
    assert attention([work(given=None, due=NOW + DAY / 2)], False, NOW) == (), "what nobody was told of can't be begun"


def test_three_tries_that_fail_for_the_same_reason_are_stuck():
    same = [fails(RESUME, OUTCOME), fails(RESUME), fails(RESUME, OUTCOME)]
    assert len(same) == STUCK_AFTER and attention([work(*same)], False, NOW) == (Reason.STUCK,)
    assert sticking_point(work(*same)) == RESUME
    assert attention([work(*same[:2])], False, NOW) == ()
    assert attention([work(fails(RESUME), fails(OUTCOME), fails(Missed("follow_up")))], False, NOW) == ()
    assert attention([work(*same, Tried(NOW, True))], False, NOW) == ()


def test_who_has_used_up_all_tries_is_stuck_whatever_the_reason():
    assert attention([work(fails(RESUME), fails(OUTCOME), most=2)], False, NOW) == (Reason.STUCK,)


def test_where_the_reason_is_not_to_be_seen_three_failures_are_enough():
    hidden = [replace(fails(), missed=()) for _ in range(3)]
    assert attention([work(*hidden)], False, NOW) == (Reason.STUCK,)
    assert sticking_point(work(*hidden)) is None


def test_ten_days_without_a_try_are_silence():
    told = work(fails(days=11), given=NOW - 20 * DAY)
    assert attention([told], False, NOW) == (Reason.SILENT,)
    assert attention([work(fails(days=10), given=NOW - 20 * DAY)], False, NOW) == () and SILENT_AFTER == 10 * DAY


@pytest.mark.parametrize(("ended", "now", "late"), [(2, 0, False), (0, 0, True), (None, 0, True), (None, 2, False)])
def test_late_is_what_was_done_after_the_day_or_is_still_to_be_done(ended: int | None, now: int, late: bool):
    """Due yesterday; `ended` and `now` in days before today."""
    told = (Tried(NOW - ended * DAY, True),) if ended is not None else ()
    assert work(*told, given=NOW - 9 * DAY, due=NOW - DAY).is_late(NOW - now * DAY) is late
