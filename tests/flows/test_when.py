import time
import timeit
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.when import Doubt, Outcome, read
from flows.when.taken_back import turns
from flows.zones import country_order, zones_of
from tests.when.cases import RIGHT, WRONG, cases

MONDAY = datetime(2026, 11, 23, 10, 15, tzinfo=ZoneInfo("Europe/Berlin"))
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "UTC", "America/Sao_Paulo")
WORDS = """
thursday thu next this last in two weeks 3 12 7 30 at on the 3rd dec december march may : / . - , pm am 19:00 7.30 12/3 tomorrow tonight
weekend month week not or and half past quarter to noon midnight until from for hours minutes CET UTC+2 London time morgen uhr um mañana
à 31 2026 2027-02-29 99 0 25:00 first last friday of ago yesterday 🎉 🕖 § ¤ ½ T Z + 31.11. today doors drinks
""".split()

moments = st.builds(
    lambda zone, seconds: (datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).astimezone(ZoneInfo(zone)),
    st.sampled_from(ZONES),
    st.integers(0, 6 * 365 * 86400),
)
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=5).map("".join),
)


@settings(max_examples=150, deadline=None)
@given(texts, moments, st.sampled_from(("", "dmy", "mdy")))
def test_whatever_is_written_a_reading_keeps_its_word(text, now, order):
    found = read(text, now, order)
    zone = ZoneInfo(found.zone) if found.zone else now.tzinfo
    here = now.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)
    assert len(found.choices) <= 4
    assert all(choice.tzinfo is None for choice in found.choices)
    assert found.minutes >= 0
    if found.outcome is Outcome.CLEAR:
        assert found.starts is not None and not found.choices and found.doubt is None
        first = here if found.is_timed else datetime.combine(min(here.date(), now.date()), datetime.min.time())
        assert found.starts >= first or found.minutes >= 1440, "what is clear isn't over, unless it lasts for days"
    if found.outcome is Outcome.ASK:
        assert found.doubt is not None
        assert found.choices or found.doubt in (Doubt.DAY, Doubt.UNIT, Doubt.WHOSE)
    if found.outcome is Outcome.NONE:
        assert found.starts is None and not found.choices


@settings(max_examples=80, deadline=None)
@given(
    moments,
    st.integers(1, 500 * 24 * 60),
    st.sampled_from(
        ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:00", "%d %B %Y, %H:%M", "%A %d %B %Y at %H:%M", "%B %d, %Y %I:%M %p")
    ),
)
def test_a_full_date_comes_back_as_it_was_written(now, ahead, form):
    wall = (now.astimezone(UTC) + timedelta(minutes=ahead)).astimezone(now.tzinfo).replace(tzinfo=None, second=0, microsecond=0, fold=0)
    found = read(wall.strftime(form), now)
    if found.doubt in (Doubt.GAP, Doubt.TWICE) or wall <= now.replace(tzinfo=None):
        return
    if form.endswith("%p") and (wall.hour, wall.minute) == (0, 0):
        assert found.choices[0] == wall  # 12:00 AM on the 9th is the night before it to some: asked about
        return
    assert (found.outcome, found.starts, found.is_timed) == (Outcome.CLEAR, wall, True)


@settings(max_examples=80, deadline=None)
@given(moments, st.integers(1, 500 * 24 * 60), st.sampled_from(ZONES))
def test_a_date_with_its_distance_from_utc_is_the_same_moment(now, ahead, written_in):
    moment = (now.astimezone(UTC) + timedelta(minutes=ahead)).replace(second=0, microsecond=0)
    found = read(moment.astimezone(ZoneInfo(written_in)).isoformat(), now)
    if found.doubt in (Doubt.GAP, Doubt.TWICE):
        return
    assert found.starts is not None
    zone = ZoneInfo(found.zone) if found.zone else now.tzinfo
    assert found.starts.replace(tzinfo=zone).astimezone(UTC) == moment


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60), moments)
def test_whatever_is_written_about_a_place_only_real_zones_come_of_it(text, now):
    for zone in zones_of(text, now):
        ZoneInfo(zone)


@pytest.mark.parametrize(
    ("name", "share"),
    [("tuning", 0.97), ("cases", 0.97), ("fresh", 0.97), ("hands", 0.97), ("families", 1), ("strangers", 0.96), ("strangers_too", 0.93)],
)
def test_hardly_any_way_of_writing_a_time_is_taken_wrongly(name, share):
    verdicts = [case.verdict() for case in cases(name)]
    assert verdicts.count(RIGHT) >= len(verdicts) * share
    assert WRONG not in verdicts


@pytest.mark.parametrize(
    ("text", "starts", "minutes"),
    [
        ("Dec 3-5", "2026-12-03T00:00", 3 * 1440),
        ("7-9pm", "2026-11-23T19:00", 120),
        ("Friday 6pm to Sunday noon", "2026-11-27T18:00", 42 * 60),
        ("The conference starts Tuesday 1 December and ends Thursday 3 December", "2026-12-01T00:00", 3 * 1440),
        ("Sunday 29th 3pm", "2026-11-29T15:00", 0),
        ("not Thursday, Friday", "2026-11-27T00:00", 0),
        ("dinner at 8 on Saturday", "2026-11-28T20:00", 0),
        ("breakfast tomorrow at 8", "2026-11-24T08:00", 0),
        ("thrsdy 7pm", "2026-11-26T19:00", 0),
        ("26nov 7pm", "2026-11-26T19:00", 0),
        ("Thursday 🕖", "2026-11-26T19:00", 0),
        ("coffee with Tom at Cafe Nero, 4 people, room 12, on the 3rd at noon", "2026-12-03T12:00", 0),
        ("w piątek o 18:00", "2026-11-27T18:00", 0),
        ("on the 30th of next month", "2026-12-30T00:00", 0),
        ("it's been moved from the 3rd to the 10th", "2026-12-10T00:00", 0),
        ("Mon to Fri next week", "2026-11-30T00:00", 5 * 1440),
        ("1 Dec 9am GMT+5:30", "2026-12-01T04:30", 0),
        ("le mardi 1er décembre à 9h", "2026-12-01T09:00", 0),
        ("Di 19 Uhr", "2026-11-24T19:00", 0),
    ],
)
def test_a_clear_time_is_read_with_how_long_it_lasts(text, starts, minutes):
    found = read(text, MONDAY)
    if text == "Thursday 🕖":  # the face of a clock says neither morning nor evening
        assert found.doubt is Doubt.HOUR
        return
    assert (found.outcome, found.starts, found.minutes) == (Outcome.CLEAR, datetime.fromisoformat(starts), minutes)


@pytest.mark.parametrize(
    ("text", "doubt", "choices"),
    [
        ("next Thursday", Doubt.WHICH, 2),
        ("Mon, Wed or Fri at 6pm", Doubt.WHICH, 4),
        ("tmrw 7", Doubt.HOUR, 2),
        ("Friday 3 December", Doubt.UNFIT, 2),
        ("31 November", Doubt.MISSING, 2),
        ("10 September", Doubt.YEAR, 1),
        ("next month", Doubt.DAY, 0),
        ("before Christmas", Doubt.DAY, 0),
        ("tomorrow 3pm IST", Doubt.ZONE, 3),
        ("10am their time on Friday", Doubt.WHOSE, 0),
        ("28 March 2027, 02:30", Doubt.GAP, 2),
        ("31 October 2027 at 02:30", Doubt.TWICE, 2),
    ],
)
def test_what_is_not_sure_is_asked_about(text, doubt, choices):
    found = read(text, MONDAY)
    assert (found.outcome, found.doubt, len(found.choices)) == (Outcome.ASK, doubt, choices)


def test_the_hour_that_comes_twice_can_be_told_apart():
    first, second = read("31 October 2027 at 02:30", MONDAY).choices
    zone = ZoneInfo("Europe/Berlin")
    assert second.replace(tzinfo=zone).timestamp() - first.replace(tzinfo=zone).timestamp() == 3600


def test_the_order_of_a_date_in_figures_is_the_learners():
    assert read("12/3", MONDAY).starts.date() == date(2027, 3, 12)
    assert read("12/3", MONDAY, "mdy").starts.date() == date(2026, 12, 3)
    assert read("12/3", MONDAY.astimezone(UTC)).doubt is Doubt.ORDER


@pytest.mark.parametrize(
    "text", ["", "hello", "I may go", "room 7, 12 people", "at 7 Main Street", "the 3rd floor", "I sat down", "24/7", "I met Tom"]
)
def test_what_names_no_time_is_none(text):
    assert read(text, MONDAY).outcome is Outcome.NONE


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("Berlin", ("Europe/Berlin",)),
        ("I live in New York", ("America/New_York",)),
        ("Munchen", ("Europe/Berlin",)),
        ("san fransisco", ("America/Los_Angeles",)),
        ("CET", ("Europe/Berlin",)),
        ("IST", ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem")),
        ("europe/berlin", ("Europe/Berlin",)),
        ("pizza", ()),
        ("", ()),
    ],
)
def test_a_place_as_people_write_it_becomes_its_zones(text, zones):
    assert zones_of(text, MONDAY) == zones


def test_a_clock_says_where_somebody_may_be():
    found = zones_of("it's 4:15 am here", MONDAY)  # 09:15 UTC
    assert found[0] == "America/New_York"
    assert all(MONDAY.astimezone(ZoneInfo(zone)).hour == 4 for zone in found)


def test_a_country_with_several_clocks_has_several_zones():
    assert zones_of("Canada", MONDAY)[:2] == ("America/Toronto", "America/Vancouver")


def test_the_order_of_a_date_goes_by_the_zone():
    orders = [
        country_order(zone) for zone in ("Europe/Berlin", "America/New_York", "Asia/Tokyo", "America/Toronto", "UTC", "Africa/Asmara")
    ]
    assert orders == ["dmy", "mdy", "mdy", "", "", "dmy"]


@pytest.mark.parametrize("mark", [",", ", ", "(", "- "])
def test_eight_times_the_commas_take_about_eight_times_as_long(mark):
    assert _seconds(mark * 16_000) < _seconds(mark * 2_000) * 24  # each read again from each would be 64 times


def _seconds(text):
    """Of the processor, so that it does not matter what else runs."""
    return min(timeit.repeat(lambda: list(turns(text)), timer=time.process_time, number=5, repeat=7))
