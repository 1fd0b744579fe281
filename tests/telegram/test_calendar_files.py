"""Calendar files in the chat: one that is sent makes an occasion, and an occasion gives one back."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from bot import calendars, occasions
from bot.store.store import Store
from bot.telegram.carrying.run import Running
from flows.occasion import Kind, Occasion
from tests.emulator import Message

from .chat import does, labels, newest
from .learner import Learner
from .occasions import known, rows, skips, the_one

CALENDARS = Path(__file__).parent / "calendars"
NOW = datetime(2030, 11, 25, tzinfo=UTC)


async def brings(ada: Learner, name: str, content: bytes = b"", mime: str = "text/calendar") -> Message:
    """Send a calendar file; the newest message a moment later."""
    ada.person.skip()
    ada.person.document(f"{name}.ics", content or (CALENDARS / f"{name}.ics").read_bytes(), mime=mime)
    await ada.person.hears("", within=20)
    await ada.quiet()
    return newest(ada)


@pytest.mark.parametrize(
    ("name", "starts", "zone", "minutes"),
    [
        ("one", "2030-11-28T19:00:00", "Europe/Berlin", 150),
        ("windows_zone", "2030-12-03T09:00:00", "Europe/Berlin", 30),
        ("odd_zone", "2030-12-03T09:00:00", "America/New_York", 0),
        ("own_zone", "2030-12-03T18:00:00", "UTC", 0),  # told by rules of its own: only the instant can be told
        ("unknown_zone", "2030-12-03T09:00:00", "", 0),  # by whoever's clock
        ("floating", "2030-12-03T09:00:00", "", 0),
        ("instant", "2030-12-03T09:00:00", "UTC", 60),
        ("all_day", "2030-12-10T00:00:00", "", 4320),
        ("recurring", "2030-11-25T08:30:00", "Europe/Berlin", 60),
        ("past", "2020-07-03T18:00:00", "Europe/Berlin", 180),
    ],
)
def test_an_entry_is_read_by_its_own_clock(name: str, starts: str, zone: str, minutes: int) -> None:
    (entry,) = calendars.read((CALENDARS / f"{name}.ics").read_bytes(), NOW).entries
    assert (entry.starts, entry.zone, entry.minutes) == (starts, zone, minutes)


def test_one_that_repeats_is_its_next_time_and_keeps_clear_of_what_was_struck_out() -> None:
    content = (CALENDARS / "recurring.ics").read_bytes()
    times = [datetime(2030, 11, 25, 9, tzinfo=UTC), datetime(2030, 12, 10, 9, tzinfo=UTC), datetime(2031, 6, 2, 5, tzinfo=UTC)]
    found = [calendars.read(content, now).entries[0].starts for now in times]
    assert found == ["2030-12-10T08:30:00", "2030-12-16T08:30:00", "2031-06-02T08:30:00"]


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", "broken"),
        (b"hello", "broken"),
        (bytes(range(256)) * 40, "broken"),
        (b"\n" * 900_000, "huge"),
        (b"x" * 1_000_001, "huge"),
        *(((CALENDARS / f"{name}.ics").read_bytes(), trouble) for name, trouble in (("broken", "broken"), ("empty", "empty"))),
        *(((CALENDARS / f"{name}.ics").read_bytes(), trouble) for name, trouble in (("cancelled", "cancelled"), ("no_start", "broken"))),
        ((CALENDARS / "for_ever.ics").read_bytes(), "broken"),
    ],
)
def test_what_is_no_calendar_or_holds_nothing_is_called_by_its_name(content: bytes, trouble: str) -> None:
    found = calendars.read(content, NOW)
    assert (found.trouble, found.entries) == (trouble, ())


@pytest.mark.parametrize(
    "occasion",
    [
        Occasion(
            Kind.MEETUP, "Robots; part 2, <b>bold</b>\\n", "2030-11-28T19:00", True, 150, "Europe/Berlin", "Betahaus, Berlin; 2nd floor"
        ),
        Occasion(Kind.CALL, "", "2030-03-31T02:30", True, 30, "Europe/Berlin", ""),  # an hour that the clocks skip
        Occasion(Kind.CONFERENCE, "三日間の会議 🎤", "2030-12-10T00:00", False, 4320, "Asia/Tokyo", "京都"),
        Occasion(Kind.PARTY, "x" * 80, "2030-12-31T23:00", True, 0, "", "y" * 120, uid="their-own@example.org"),
    ],
)
def test_a_file_that_is_given_says_what_the_occasion_says(occasion: Occasion) -> None:
    text = calendars.written(occasion, occasions.title_of(occasion), 7, NOW)
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    starts = datetime.fromisoformat(occasion.starts)
    assert str(event["SUMMARY"]) == occasions.title_of(occasion) and str(event.get("LOCATION", "")) == occasion.where
    if occasion.is_timed:
        assert event["DTSTART"].dt == starts.replace(tzinfo=ZoneInfo(occasion.zone or "UTC"))
    else:
        assert (
            event["DTSTART"].dt == starts.date() and isinstance(event["DTEND"].dt, date) and (event["DTEND"].dt - starts.date()).days == 3
        )
    (entry,) = calendars.read(text.encode(), datetime(2030, 1, 1, tzinfo=UTC)).entries
    assert entry.title == " ".join(occasions.title_of(occasion).split()) and entry.where == occasion.where and entry.uid == event["UID"]
    assert (entry.starts[:16], entry.is_timed, entry.minutes) == (occasion.starts, occasion.is_timed, occasion.minutes or 60)


async def test_a_file_makes_an_occasion_and_the_rest_is_asked(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    asked = await brings(ada, "one")
    assert "Out of your calendar" in asked.text and "glad to have met" in asked.text or "meet there" in asked.text
    occasion = await the_one(store)
    assert (occasion.kind, occasion.title) == (Kind.MEETUP, "Robotics meetup , part <b>2</b>")
    assert (occasion.where, occasion.starts) == ("Betahaus, Prinzessinnenstr. 19, Berlin", "2030-11-28T19:00")
    await skips(ada)
    before = len(ada.person.transcript)
    await does(ada, "!📅")
    (file,) = [each for each in ada.person.transcript[before:] if each.kind == "document"]
    (event,) = Calendar.from_ical(file.content).walk("VEVENT")
    assert event["DTSTART"].dt == occasion.moment and str(event["UID"]) == "robots-26@example.org"


async def test_of_several_one_is_chosen_and_the_others_go(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    offered = await brings(ada, "several")
    assert [label.partition(",")[0] for label in labels(offered)] == ["Coffee with Inês", "Careers fair"], (
        "what is over or called off is none"
    )
    await does(ada, "!Careers fair")
    occasion = await the_one(store)
    assert (occasion.kind, occasion.is_timed, occasion.where, occasion.zone) == (Kind.FAIR, False, "Hall 4", "Europe/Berlin")
    ada.press("Coffee", on=offered)
    await ada.quiet()
    assert len(await rows(store)) == 1


async def test_the_same_file_again_puts_it_right_and_makes_no_second_one(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await brings(ada, "one")
    await does(ada, "Ben, Carla, Dan", "!Done")
    moved = (
        (CALENDARS / "one.ics").read_bytes().replace(b"20301128T190000", b"20301129T180000").replace(b"20301128T213000", b"20301129T203000")
    )
    assert "have already" in (await brings(ada, "one", moved)).text
    occasion = await the_one(store)
    assert occasion.starts == "2030-11-29T18:00" and len(occasion.whom) == 3


async def test_an_instant_goes_by_the_learners_clock_once_that_is_known(bot: Running, ada: Learner, store: Store) -> None:
    await ada.asks("/help")
    asked = await brings(ada, "instant")
    assert "Not now" in labels(asked)
    await does(ada, "Berlin")
    occasion = await the_one(store)
    assert (occasion.starts, occasion.zone) == ("2030-12-03T10:00", "Europe/Berlin")


@pytest.mark.parametrize(("name", "words"), [("empty", "nothing in it"), ("cancelled", "cancelled"), ("broken", "can't read")])
async def test_a_file_of_which_nothing_can_be_made_gets_a_kind_sentence(
    bot: Running, ada: Learner, store: Store, name: str, words: str
) -> None:
    await known(store, ada)
    assert words in (await brings(ada, name)).text and not await rows(store)


async def test_a_huge_file_is_not_even_fetched(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    assert "whole life" in (await brings(ada, "huge", b"BEGIN:VCALENDAR\n" + b"x" * 1_100_000)).text
    assert not [call for call in ada.telegram.calls if call.method == "getFile"]


async def test_one_that_is_past_is_kept_for_looking_back(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await brings(ada, "past")
    (row,) = await rows(store)
    assert row.status == "planned" and row.starts is not None and row.starts.year == 2020


async def test_in_a_rehearsal_a_calendar_file_is_put_by_and_any_other_is_a_resume(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await ada.begins()
    assert "Dana" in (await brings(ada, "one")).text
    assert (await the_one(store)).kind is Kind.MEETUP
    ada.person.skip()
    ada.person.document("resume.pdf")
    await ada.person.hears("Dana")
    assert len(await rows(store)) == 1
