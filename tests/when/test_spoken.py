"""Times put together from parts are read rightly or asked about; nothing is taken for granted that wasn't said."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from flows.when import Doubt, Outcome, read
from tests.when.spoken import CHATTER, DAYS, FIRST_DAY, ZONES, expected, hour_said, keeps_its_word

TWO_YEARS = 2 * 365 * 24 * 60  # minutes
CHANGES = (  # of the clocks, as UTC tells them
    ("Europe/Berlin", "2027-03-28T01:00"),
    ("Europe/Berlin", "2026-10-25T01:00"),
    ("Europe/London", "2027-03-28T01:00"),
    ("America/New_York", "2027-03-14T07:00"),
    ("America/New_York", "2026-11-01T06:00"),
    ("Australia/Sydney", "2026-10-03T16:00"),
    ("Australia/Sydney", "2027-04-03T16:00"),
)
SMALL_HOURS = 5  # o'clock, until which "tomorrow" is asked about

moments = st.builds(
    lambda zone, minutes: (FIRST_DAY + timedelta(minutes=minutes)).astimezone(ZoneInfo(zone)),
    st.sampled_from(ZONES),
    st.integers(0, TWO_YEARS),
)
around_changes = st.builds(
    lambda change, minutes: (datetime.fromisoformat(change[1]).replace(tzinfo=UTC) + timedelta(minutes=minutes)).astimezone(
        ZoneInfo(change[0])
    ),
    st.sampled_from(CHANGES),
    st.integers(-3 * 24 * 60, 24 * 60),
)
numbers = st.integers(0, 999)
hours = st.builds(hour_said, st.integers(7, 22), st.sampled_from((0, 0, 15, 30, 45)), numbers)


def _one_on(said: str) -> str:
    return said.replace("on on ", "on ").replace("at at ", "at ").replace("by by ", "by ")


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(moments, around_changes),
    st.sampled_from(DAYS),
    numbers,
    numbers,
    st.one_of(st.none(), hours),
    *(st.sampled_from(CHATTER[place]) for place in ("joined", "before", "after")),
)
def test_a_day_and_an_hour_in_the_midst_of_talk_are_right_or_asked_about(now, kind, ahead, form, hour, joined, before, after):
    assume(now.hour >= SMALL_HOURS)
    day = kind(now.date(), ahead, form)
    said = before + (_one_on(joined.format(day=day.said, hour=hour.said)) if hour else day.said) + after
    found = read(said, now)
    assert keeps_its_word(found, expected(day, hour, now), now), said


@settings(max_examples=200, deadline=None)
@given(moments, st.sampled_from(DAYS[::3]), numbers, numbers, st.sampled_from((0, 1)), hours, hours, st.sampled_from(CHATTER["corrected"]))
def test_what_was_taken_back_is_never_taken_for_the_time(now, kind, ahead, other_ahead, form, hour, wrong, corrected):
    assume(now.hour >= SMALL_HOURS)
    day, other = kind(now.date(), ahead, form), kind(now.date(), other_ahead, form)
    assume(day.may_be != other.may_be and not set(hour.may_be) & set(wrong.may_be))
    said = corrected.format(day=day.said, other=other.said, hour=hour.said, wrong=wrong.said)
    assert keeps_its_word(read(said, now), expected(day, hour, now), now), said


@settings(max_examples=150, deadline=None)
@given(st.one_of(moments, around_changes), st.integers(5, 2000), st.sampled_from(("in {} minutes", "{} minutes from now", "in {} min lol")))
def test_a_distance_is_counted_on_the_clock_even_where_the_clocks_change(now, minutes, form):
    found = read(form.format(minutes), now)
    meant = (now.astimezone(UTC) + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
    assert found.outcome is Outcome.ASK or minutes >= 1000 or found.starts.replace(tzinfo=now.tzinfo).astimezone(UTC) == meant


AUTUMN = datetime(2026, 10, 20, 20, 40)
ADVENT = datetime(2026, 12, 28, 10, 0)


@pytest.mark.parametrize(
    ("text", "now", "zone", "starts"),
    [
        ("Diwali night 7 pm", AUTUMN, "Asia/Kolkata", "2026-11-08T19:00"),
        ("Diwali", datetime(2027, 3, 1, 9), "America/New_York", "2027-10-29T00:00"),
        ("Chinese New Year, 6pm", ADVENT, "Asia/Singapore", "2027-02-06T18:00"),
        ("Lunar New Year's Eve 7pm", ADVENT, "America/Los_Angeles", "2027-02-05T19:00"),
        ("King's Day, 2pm", ADVENT, "Europe/Amsterdam", "2027-04-27T14:00"),
        ("mothers day brunch at 11", ADVENT, "America/New_York", "2027-05-09T11:00"),
        ("Mother's Day, noon", ADVENT, "Europe/London", "2027-03-07T12:00"),
        ("Father's Day 3pm", ADVENT, "Europe/Berlin", "2027-05-06T15:00"),
        ("Independence Day bbq, 4pm", datetime(2027, 2, 1, 9), "Africa/Lagos", "2027-10-01T16:00"),
        ("Labour Day noon", ADVENT, "Europe/Berlin", "2027-05-01T12:00"),
        ("super bowl sunday 5pm", ADVENT, "America/New_York", "2027-02-14T17:00"),
    ],
)
def test_a_feast_that_moves_is_found_where_the_learner_is(text, now, zone, starts):
    found = read(text, now.replace(tzinfo=ZoneInfo(zone)))
    assert (found.outcome, found.starts) == (Outcome.CLEAR, datetime.fromisoformat(starts))


@pytest.mark.parametrize(
    ("text", "zone", "doubt", "choices"),
    [
        ("on Eid, at my uncle's place", "Asia/Kolkata", Doubt.WHICH, ("2027-03-09", "2027-03-10")),
        ("Eid al-Adha", "Europe/Berlin", Doubt.WHICH, ("2027-05-16", "2027-05-17")),
        ("Diwali party at 8", "Asia/Kolkata", Doubt.DAY, ()),
        ("Mother's Day", "Asia/Bangkok", Doubt.DAY, ()),
        ("after Diwali", "Asia/Kolkata", Doubt.DAY, ()),
        ("midsummer 6pm", "Europe/Stockholm", Doubt.DAY, ()),
        ("in 10", "Europe/Berlin", Doubt.UNIT, ()),
    ],
)
def test_a_feast_nobody_can_date_and_a_number_of_nothing_are_asked_about(text, zone, doubt, choices):
    found = read(text, ADVENT.replace(tzinfo=ZoneInfo(zone)))
    assert (found.outcome, found.doubt) == (Outcome.ASK, doubt)
    assert tuple(f"{choice:%Y-%m-%d}" for choice in found.choices) == choices


MONDAY = datetime(2026, 11, 23, 10, 15, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("next week on Thursday, 7pm", "2026-12-03T19:00"),
        ("not this Friday but the one after 1:45 pm", "2026-12-04T13:45"),
        ("not this friday, next friday", "2026-12-04T00:00"),
        ("the friday after this one", "2026-12-04T00:00"),
        ("Fri, Jan 29: 18:00", "2027-01-29T18:00"),
        ("Sat, Dec 5 - 12 pm", "2026-12-05T12:00"),
        ("it's Dec 13 11 AM", "2026-12-13T11:00"),
        ("13/12 noon", "2026-12-13T12:00"),
        ("27-11 6pm", "2026-11-27T18:00"),
        ("Thu 12/3 at 7pm", "2026-12-03T19:00"),
        ("12/3(木) 19:00", "2026-12-03T19:00"),
        ("11 June, 1930", "2027-06-11T19:30"),
        ("day after tomorrow, say 21.15. It's my 2nd time there", "2026-11-25T21:15"),
        ("at around 5pm on the 2nd sofia and me", "2026-12-02T17:00"),
        ("it will be Wed., 20:30", "2026-11-25T20:30"),
        ("in May's office, Saturday 6pm", "2026-11-28T18:00"),
        ("Thursday, 20 min walk from here", "2026-11-26T00:00"),
        ("lunch on Thursday at half past seven in the morning", "2026-11-26T07:30"),
        ("I'll see Sofia at 8pm this Sunday. It's my 2nd time there", "2026-11-29T20:00"),
        ("can't do friday so saturday at 6pm", "2026-11-28T18:00"),
        ("it was friday 6pm, now it's saturday 7pm", "2026-11-28T19:00"),
        ("thursday fortnight 6pm", "2026-12-10T18:00"),
        ("fortnight thursday 6pm", "2026-12-10T18:00"),
        ("Thursday week twelve", "2026-12-03T12:00"),
        ("ten ten friday", "2026-11-27T10:10"),
        ("fri 330", "2026-11-27T15:30"),
        ("w piątek o 18", "2026-11-27T18:00"),
        ("dia 3 às 19h", "2026-12-03T19:00"),
        ("the 20th, before Christmas", "2026-12-20T00:00"),
    ],
)
def test_what_was_once_taken_wrongly_is_read(text, starts):
    found = read(text, MONDAY)
    assert (found.outcome, found.starts, found.zone) == (Outcome.CLEAR, datetime.fromisoformat(starts), "")


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("um sieben am Freitag", Doubt.HOUR),
        ("upper Friday 2pm", Doubt.WHICH),
        ("9pm the eleventh sofia and me", Doubt.WHICH),
        ("5-12 6pm", Doubt.WHICH),
        ("friday around 6, 6:30", Doubt.WHICH),
        ("saturday 12 at night", Doubt.WHICH),
        ("5/4, the invite is from our Boston office", Doubt.ORDER),
        ("den 3. kl 18", Doubt.WHICH),
    ],
)
def test_what_was_once_taken_wrongly_is_asked_about(text, doubt):
    found = read(text, MONDAY)
    assert (found.outcome, found.doubt) == (Outcome.ASK, doubt)


@pytest.mark.parametrize(
    "text", ["room 27-11", "the 13th amendment", "she's 25-30", "Sun and sea", "the 19th hole bar", "on the 3rd attempt", "five of us"]
)
def test_what_is_counted_is_no_day(text):
    assert read(text, MONDAY).outcome is Outcome.NONE


def test_the_friday_before_a_feast_may_be_over():
    assert read("the friday before thanksgiving", MONDAY).outcome is Outcome.PAST
