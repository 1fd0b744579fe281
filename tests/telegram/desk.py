"""A coach at work in the store, and learners who know the way round /coach; for tests."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.coaching import coaches, cohorts, exercises, overruling, remarks, sharing, tasks
from bot.store.coaching import Coach, Cohort, Shared
from bot.store.codec import dump, load
from bot.store.store import Store
from bot.store.tables import Learner as Kept
from bot.store.tables import Outgoing
from bot.telegram.carrying.due import say_what_is_due
from bot.telegram.carrying.run import Running
from bot.telegram.choice import Choice
from flows.exercise import Exercise, Passing
from flows.moves import Move
from tests.emulator import Message

from .learner import Learner

EASY = Exercise("One real question", "coffee", "dana", message="Just ask, and then listen.")
STRICT = Exercise("Without the paper", "coffee", "dana", passing=Passing("", 0, (Move.RESUME_PUSH,)), tries=2)
DAY = timedelta(days=1)
PUSH = "Here is my resume."
QUESTION = "How did you get into robotics?"


@dataclass
class Desk:
    """A coach at work, without a browser or a phone: what they do is done in the store."""

    store: Store
    bot: Running
    numbers: dict[str, int] = field(default_factory=dict)
    learners: list[Learner] = field(default_factory=list)

    async def opened(self, name: str = "Maria Keller", chat: int = 900) -> Desk:
        """A coach, a group, and a code."""
        now = datetime.now(UTC)
        async with self.store.work() as work:
            kept = Kept(chat=chat, since=now, quiet_from=0, quiet_until=0)
            work.add(kept)
            await work.flush()
            coach = await coaches.named(work, kept, name, now)
            coach.about = "Career office, room 12"
            cohort = await cohorts.made(work, coach, "Spring group", now)
            invitation = await cohorts.invite(work, coach, cohort, now)
            self.numbers = {"coach": coach.id or 0, "cohort": cohort.id or 0}
            self.code = invitation.code
        return self

    async def coach(self, work: AsyncSession) -> Coach:
        return (await work.exec(select(Coach).where(Coach.id == self.numbers["coach"]))).one()

    async def cohort(self, work: AsyncSession) -> Cohort:
        return (await work.exec(select(Cohort).where(Cohort.id == self.numbers["cohort"]))).one()

    async def gives(self, exercise: Exercise = EASY, due: timedelta | None = None) -> int:
        """An exercise for the whole group; the number of the assignment."""
        now = datetime.now(UTC)
        async with self.store.work() as work:
            coach, cohort = await self.coach(work), await self.cohort(work)
            designed = await exercises.keep(work, coach, exercise, now)
            row = await tasks.assign(work, coach, designed, cohort, now, due=now + due if due else None)
            return row.id or 0

    async def delivers(self, after: timedelta = timedelta()) -> None:
        """What is due by then goes out."""
        await say_what_is_due(self.store, self.bot.handling.queue, datetime.now(UTC) + after + timedelta(seconds=1))
        for each in self.learners:
            await each.quiet(3)

    async def shared(self, work: AsyncSession) -> Shared:
        return (await work.exec(select(Shared).order_by(col(Shared.id).desc()))).first()  # type: ignore[return-value]

    async def comments(self, text: str, on: str = "") -> int:
        """On the turn in which `on` was said, or on the whole talk."""
        async with self.store.work() as work:
            coach, shared = await self.coach(work), await self.shared(work)
            told = await sharing.read(work, coach, shared.id or 0, "desk", datetime.now(UTC))
            assert told is not None
            turn = next((each.number for each in told.turns if on and on in "".join(one.text for one in each.said)), 0)
            return (await remarks.comment(work, coach, shared, turn, text, datetime.now(UTC))).id or 0

    async def overrules(self, why: str = "") -> int:
        """The first slip of what was shown last was fine."""
        async with self.store.work() as work:
            coach, shared = await self.coach(work), await self.shared(work)
            told = await sharing.read(work, coach, shared.id or 0, "phone", datetime.now(UTC))
            assert told is not None
            turn = next(each for each in told.turns if each.slips)
            row = await overruling.overrule(work, coach, shared, turn.number, turn.slips[0], why, datetime.now(UTC))
            return row.id or 0


async def rows(store: Store, table: Any) -> list[Any]:
    async with store.work() as work:
        return list((await work.exec(select(table).order_by(table.id))).all())


async def known(store: Store, who: Learner, zone: str = "Europe/Berlin") -> None:
    """Somebody whose clock is known and who never sleeps."""
    who.person.start()
    await who.quiet(3)
    async with store.work() as work:
        row = (await work.exec(select(Kept).where(Kept.chat == who.id))).one()
        row.zone, row.quiet_from, row.quiet_until = zone, 0, 0


async def joins(desk: Desk, who: Learner, scores: bool = True, name: str = "") -> Message:
    """From the link to the welcome."""
    await known(desk.store, who)
    desk.learners.append(who)
    await who.asks(f"/start join_{desk.code}", "Spring group")
    await who.taps("Join, and show" if scores else "Join without", "Tap, or write")
    return await who.asks(name or who.person.account.first_name, "Welcome")


async def does(who: Learner, *steps: str) -> Message:
    """Texts, and "!labels" of buttons; what the chat shows last."""
    for each in steps:
        if each.startswith("!"):
            who.press(each[1:])
        else:
            who.person.say(each)
        await who.quiet(3)
    return who.person.sent[-1]


async def plays(who: Learner, *said: str, start: str = "Start", guess: str = "Maybe") -> Message:
    """Start, say something, stop, guess: the verdict is what was said last."""
    return await does(who, f"!{start}", *(said or (QUESTION,)), "/stop", f"!{guess}")


def labels(message: Message) -> list[str]:
    return [each.text for each in message.buttons]


async def toast(who: Learner, label: str, on: Message | None = None) -> str:
    """What the press of a button is answered with."""
    who.person.skip()
    who.press(label, on=on)
    return await who.answer_to_press()


async def forge(who: Learner, store: Store, data: str, live: str = "coached") -> str:
    """What is answered to a button that nobody gave them: it is put under a message of the bot's, as if it were live."""
    message = await does(who, "/help")
    async with store.work() as work:
        row = (await work.exec(select(Outgoing).where(Outgoing.chat == who.id, Outgoing.message == message.id))).one()
        row.buttons = live
    message.markup = {"inline_keyboard": [[{"text": "forged", "callback_data": data}]]}
    return await toast(who, "forged", on=message)


async def hours_pass(store: Store, who: Learner) -> None:
    """Three of them, for what is waited for."""
    async with store.work() as work:
        row = (await work.exec(select(Kept).where(Kept.chat == who.id))).one()
        row.choosing = dump(replace(load(Choice, row.choosing), stamp=load(Choice, row.choosing).stamp - 3 * 3600))


async def an_ordinary_talk(who: Learner) -> Message:
    """The debrief of a rehearsal of their own."""
    await who.begins()
    await who.quiet(3)
    await does(who, QUESTION, "/stop", "!Maybe")
    return next(each for each in reversed(who.person.sent) if "Six lines" in each.text)


async def shows(desk: Desk, who: Learner, *said: str) -> None:
    """In the group, with an ordinary talk shown."""
    await joins(desk, who)
    await who.begins()
    await who.quiet(3)
    await does(who, *(said or (QUESTION,)), "/stop", "!Maybe")
    await toast(who, "Show this talk")
