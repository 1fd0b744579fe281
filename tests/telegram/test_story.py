"""A whole story in simulated time: an event is made on Monday, planned, rehearsed, reminded of, attended, told, and followed up."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from sqlmodel import select

from bot.contacts import contact_of
from bot.looking_back import review_of
from bot.occasions import occasion_of
from bot.store.store import Store
from bot.store.tables import Contacted, Occasioned, Rehearsed, Reminder
from bot.telegram.carrying.due import say_what_is_due
from bot.telegram.carrying.run import Running
from flows.promises import KEPT

from .learner import Learner

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2030, 5, 6, 12, 15, tzinfo=BERLIN)
BIO = (
    "Inês Moura is Head of Quality at Sandpiper Robotics in Porto. Before that she taught physics for nine years. "
    "She climbs at weekends and is looking for people who like breaking things."
)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The clock of the story; it runs on, and can be moved."""
    with time_machine.travel(MONDAY.astimezone(UTC), tick=True) as traveller:
        yield traveller


class Story:
    """What happens to one learner as the days go by."""

    def __init__(self, bot: Running, ada: Learner, store: Store, clock: time_machine.Traveller) -> None:
        self.bot, self.ada, self.store, self.clock = bot, ada, store, clock

    async def until(self, day: int, hour: int, minute: int = 0) -> list[str]:
        """Time passes to that hour in Berlin; every quarter of an hour what is due is said. All that was heard meanwhile."""
        then, now = datetime(2030, 5, day, hour, minute, tzinfo=BERLIN).astimezone(UTC), datetime.now(UTC)
        before = len(self.ada.person.sent)
        while now < then:
            now = min(now + timedelta(minutes=15), then)
            self.clock.move_to(now, tick=True)
            await say_what_is_due(self.store, self.bot.handling.queue, datetime.now(UTC))
        await self.ada.quiet()
        return [message.text for message in self.ada.person.sent[before:]]

    async def tap(self, label: str, containing: str = "", kind: str = "message") -> str:
        """Press a button; the message or the edit that comes of it."""
        self.clock.shift(4)  # nobody taps faster than they read
        return (await self.ada.taps(label, containing, kind)).text

    async def say(self, text: str, containing: str = "") -> str:
        """Say something; what is answered."""
        self.clock.shift(9)
        return (await self.ada.asks(text, containing)).text


async def test_from_monday_to_the_follow_up(bot: Running, ada: Learner, store: Store, clock: time_machine.Traveller) -> None:
    story = Story(bot, ada, store, clock)

    # Monday: the event is made
    await story.say("/event meetup on Thursday 7pm at Betahaus Berlin", "Whose clock")
    await story.say("Berlin", "Thursday 9 May, 19:00")
    await story.say("Inês Moura, the host, somebody who moved from teaching", "So far: Inês")
    await story.tap("Done", "Suppose it goes well")
    await story.say("Find out how two people moved from teaching into testing", "What do you bring")
    await story.say("my reading list", "1 of 7")

    # somebody real is pasted, and the plan is written
    await story.tap("Paste what I know", "Paste what you have about Inês")
    drawn = await story.say(BIO, "as you pasted it")
    assert "Head of Quality" in drawn and "Sandpiper Robotics" in drawn and "physics" in drawn
    await story.tap("That's right", "that's kept")
    await story.tap("Go on with it", "what draws you there")
    await story.tap("Enough about people", "How do you begin", "edit")
    for label, containing in (("1", "✓"), ("That's enough", "curious"), ("1", "✓"), ("That's enough", "pinch")):
        await story.tap(label, containing, "edit")
    await story.tap("Leave the rest", "Wednesday 18:00")
    await story.tap("Yes, both", "Thursday 18:00", "edit")
    await ada.quiet()

    # and rehearsed, with the one who was pasted
    await story.tap("Rehearse the event", "minutes are left")
    await story.tap(f"Walk up to number {_place_of(ada, 'Inês')}", "you are talking")
    assert "Head of Quality" in await story.say("What do you do?", "Inês\n")
    await story.say("/stop", "Your guess first")
    await story.tap("Just show me", "Six lines")
    await ada.quiet()

    # Wednesday and Thursday: warmed up, once each
    assert [text for text in await story.until(8, 18, 1) if "meet-up" in text.lower()]
    assert [text for text in await story.until(9, 18, 1) if "meet-up" in text.lower()]
    assert not await story.until(9, 23, 30), "nobody is asked at the event, nor at night"

    # Friday: told
    (asked,) = await story.until(10, 9, 20)
    assert "whom did you meet" in asked
    await story.tap("Tell it now", "1 of 3")
    await story.say("Inês, and Tom from Siemens", "2 of 3")
    await story.say("with Tom about his kid's school, with Inês about how she left teaching", "3 of 3")
    await story.say("I promised Tom the link to the reading list by Saturday", "Tap")
    await story.tap("Keep it like this", "Kept")
    await ada.person.hears("1/")
    await story.tap("Skip the rest", "your own account")
    await ada.quiet()

    # Saturday: what was promised is due, drafted, sent and ticked off
    (due,) = [text for text in await story.until(11, 9, 20) if "Tom" in text]
    assert "reading list" in due
    await story.tap("2. ✎ Draft the note", "sending it is yours")
    await story.say("Hi Tom, good to meet you on Thursday. Here is the reading list I promised. How is the new school?", "")
    await ada.person.hears("Send it yourself")
    await story.tap("Sent it", "Tom")
    assert not [text for text in await story.until(15, 12) if "reading list" in text], "it is not asked for again"

    async with store.work() as work:
        kept = {contact_of(row).name: contact_of(row) for row in (await work.exec(select(Contacted))).all()}
        (row,) = (await work.exec(select(Occasioned))).all()
        (rehearsed,) = (await work.exec(select(Rehearsed))).all()
        waiting = (await work.exec(select(Reminder).where(Reminder.status == "waiting"))).all()
    assert row.status == "over" and review_of(row).answers and occasion_of(row).goal
    assert rehearsed.occasion == row.id
    (promise,) = kept["Tom"].promises
    assert promise.state == KEPT and promise.kept_on == datetime(2030, 5, 11).toordinal()
    assert kept["Inês Moura"].met and not kept["Inês Moura"].promises
    assert not [each for each in waiting if each.kind in ("warm_up_day", "warm_up_hour", "afterwards")]
    people = await story.say("/people", "Tom")
    assert "Inês Moura" in people


def _place_of(ada: Learner, name: str) -> int:
    """Where in the room somebody stands."""
    room = next(message.text for message in reversed(ada.person.transcript) if "minutes are left" in message.text)
    return next(int(line.strip()[0]) for line in room.splitlines() if name in line and line.strip()[:1].isdigit())
