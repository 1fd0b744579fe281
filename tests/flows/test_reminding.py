"""When something is said: by the right clock, out of the quiet hours, in time or not at all."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from flows.reminding import MANNERS, Clock, Fate, Later, awake, day, fate, instant, is_near, kin, laters, next_day, spoken_at

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
ZONES = ("Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "America/Sao_Paulo", "America/New_York", "Africa/Cairo")
BERLIN = Clock(ZoneInfo("Europe/Berlin"))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("wall", "zone", "moment"),
    [
        ("2026-11-26T19:00", "Europe/Berlin", "2026-11-26T18:00"),
        ("2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:00"),  # skipped: the next that is shown is three o'clock
        ("2026-03-29T03:00", "Europe/Berlin", "2026-03-29T01:00"),
        ("2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30"),  # shown twice: the first
        ("2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:30"),  # half an hour is skipped there
        ("2026-04-05T01:45", "Australia/Lord_Howe", "2026-04-04T14:45"),
        ("2011-12-30T12:00", "Pacific/Apia", "2011-12-30T10:00"),  # that day was left out
        ("2018-11-04T00:10", "America/Sao_Paulo", "2018-11-04T03:00"),  # no midnight on that day
        ("2026-06-01T09:00", "Asia/Kathmandu", "2026-06-01T03:15"),
    ],
)
def test_a_wall_time_is_the_first_moment_at_which_clocks_show_it_or_have_passed_it(wall: str, zone: str, moment: str) -> None:
    assert instant(datetime.fromisoformat(wall), ZoneInfo(zone)) == utc(moment)


@given(some.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), some.sampled_from(ZONES))
def test_no_clock_shows_the_wall_time_before_that_moment(wall: datetime, zone: str) -> None:
    wall = wall.replace(second=0, microsecond=0)
    moment = instant(wall, ZoneInfo(zone))
    shown = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    assert shown == wall or (shown - wall <= HOUR and (moment - MINUTE).astimezone(ZoneInfo(zone)).replace(tzinfo=None) < wall)


@given(
    some.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=some.just(UTC)),
    some.sampled_from(ZONES),
    some.integers(0, 23),
    some.integers(0, 23),
    some.sampled_from(list(MANNERS)),
)
def test_nothing_is_meant_for_quiet_hours_in_the_end(moment: datetime, zone: str, since: int, until: int, kind: str) -> None:
    clock = Clock(ZoneInfo(zone), since, until)
    woken = awake(moment, clock)
    assert woken >= moment and not clock.is_quiet(woken)
    said = spoken_at(kind, moment, clock)
    assert said == moment if not clock.is_quiet(moment) else (said < moment) is MANNERS[kind].comes_earlier
    what, at = fate(kind, moment, None, clock, moment, 0)
    assert not clock.is_quiet(at) or what is Fate.DROP


def test_a_warm_up_before_an_early_breakfast_comes_the_evening_before_and_a_follow_up_after_the_night() -> None:
    half_past_six = utc("2026-11-26T05:30")
    assert spoken_at("warm_up_hour", half_past_six, BERLIN) == utc("2026-11-25T19:30")
    assert spoken_at("follow_up", half_past_six, BERLIN) == utc("2026-11-26T07:00")


def test_a_warm_up_is_never_said_once_it_has_begun_and_a_follow_up_is_said_late() -> None:
    due, starts = utc("2026-11-26T15:00"), utc("2026-11-26T16:00")
    assert fate("warm_up_hour", due, starts, BERLIN, starts - MINUTE, 0)[0] is Fate.SAY
    assert fate("warm_up_hour", due, starts, BERLIN, starts, 0)[0] is Fate.DROP
    assert fate("follow_up", due, None, BERLIN, due + timedelta(days=2), 0)[0] is Fate.SAY


def test_what_comes_up_at_night_waits_for_the_morning_unless_that_is_too_late() -> None:
    three = utc("2026-11-26T02:00")
    assert fate("follow_up", three - HOUR, None, BERLIN, three, 0) == (Fate.WAIT, utc("2026-11-26T07:00"))
    assert fate("warm_up_hour", three - HOUR, utc("2026-11-26T06:30"), BERLIN, three, 0)[0] is Fate.DROP


def test_the_fourth_of_a_day_waits_for_tomorrow_and_a_warm_up_that_can_not_is_dropped() -> None:
    noon = utc("2026-11-26T11:00")
    assert fate("follow_up", noon, None, BERLIN, noon, 2)[0] is Fate.SAY
    assert fate("follow_up", noon, None, BERLIN, noon, 3) == (Fate.WAIT, utc("2026-11-27T08:00"))
    assert fate("warm_up_hour", noon, noon + HOUR, BERLIN, noon, 3)[0] is Fate.DROP


def test_the_day_is_the_learners_own() -> None:
    clock = Clock(ZoneInfo("Pacific/Apia"))
    assert day(utc("2026-06-01T12:00"), clock) == (utc("2026-06-01T11:00"), utc("2026-06-02T11:00"))
    assert day(utc("2026-10-24T22:30"), BERLIN) == (utc("2026-10-24T22:00"), utc("2026-10-25T23:00")), "it has 25 hours"
    assert next_day(utc("2026-06-01T12:00"), clock) == utc("2026-06-02T20:00")


@pytest.mark.parametrize(
    ("now", "ends", "offered"),
    [
        ("2026-11-26T09:00", None, ["hour", "evening", "tomorrow"]),
        ("2026-11-26T09:00", "2026-11-26T18:30", ["hour", "evening"]),
        ("2026-11-26T09:00", "2026-11-26T10:00", []),
        ("2026-11-26T16:10", None, ["hour", "tomorrow"]),  # the evening has begun
        ("2026-11-26T19:30", None, ["tomorrow"]),  # in an hour it is quiet
    ],
)
def test_only_what_makes_sense_is_offered_for_later(now: str, ends: str | None, offered: list[str]) -> None:
    assert list(laters(utc(now), BERLIN, utc(ends) if ends else None)) == [Later(name) for name in offered]


def test_both_warm_ups_belong_together_and_a_second_within_six_hours_would_nag() -> None:
    assert kin("warm_up_hour") == ("warm_up_day", "warm_up_hour") and kin("follow_up") == ("follow_up",)
    now = utc("2026-11-26T19:30")
    assert is_near([now - 5 * HOUR], now) and not is_near([now - 24 * HOUR], now)


def test_equal_hours_mean_no_quiet_at_all() -> None:
    assert not any(Clock(ZoneInfo("UTC"), 0, 0).is_quiet(utc(f"2026-01-01T{hour:02}:00")) for hour in range(24))
