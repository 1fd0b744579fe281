"""What learners do on their phones, in a few words: join a group, play an exercise, show a talk, let hours pass."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlmodel import select

from bot.store.codec import dump, load
from bot.store.store import Store
from bot.store.tables import Learner as Kept
from bot.telegram.choice import Choice
from flows.exercise import Exercise
from tests.emulator import Message
from tests.telegram.chat import does, newest, toast
from tests.telegram.learner import Learner

from .group import KIND, Group


async def known(store: Store, who: Learner, zone: str = "Europe/Berlin") -> None:
    """Somebody whose clock is known and who never sleeps."""
    await does(who, "/start")
    async with store.work() as work:
        row = (await work.exec(select(Kept).where(Kept.chat == who.id))).one()
        row.zone, row.quiet_from, row.quiet_until = zone, 0, 0


async def joins(group: Group, who: Learner, scores: bool = True, name: str = "") -> Message:
    """From the link to the welcome."""
    await known(group.store, who)
    await who.asks(await group.link(), "Spring group")
    await who.taps("Join, and show" if scores else "Join without", "Tap, or write")
    return await who.asks(name or who.person.account.first_name, "Welcome")


async def gets(group: Group, who: Learner, exercise: Exercise, due: timedelta | None = None) -> Message:
    """In the group, with an exercise to do: the letter that tells of it."""
    await joins(group, who)
    await group.gives(exercise, due)
    await group.delivers()
    return newest(who)


async def plays(who: Learner, *said: str, start: str = "Start", guess: str = "Maybe") -> Message:
    """Start, say something, stop, guess: the verdict is what was said last."""
    return await does(who, f"!{start}", *(said or (KIND,)), "/stop", f"!{guess}")


async def an_ordinary_talk(who: Learner, *said: str) -> Message:
    """The debrief of a rehearsal of their own."""
    await who.begins()
    await does(who, *(said or (KIND,)), "/stop", "!Maybe")
    return debrief(who)


def debrief(who: Learner) -> Message:
    """The newest one."""
    return next(each for each in reversed(who.person.sent) if "Six lines" in each.text)


async def shows(group: Group, who: Learner, *said: str) -> None:
    """In the group, with an ordinary talk shown."""
    await joins(group, who)
    await an_ordinary_talk(who, *said)
    await toast(who, "Show this talk")


async def exported(who: Learner) -> str:
    """The page with all that is kept of somebody."""
    await does(who, "/export")
    page = next(each for each in reversed(who.person.sent) if each.media and each.media["document"]["file_name"].endswith(".html"))
    return (page.content or b"").decode()


async def hours_pass(store: Store, who: Learner) -> None:
    """Three of them, for what is waited for."""
    async with store.work() as work:
        row = (await work.exec(select(Kept).where(Kept.chat == who.id))).one()
        row.choosing = dump(replace(load(Choice, row.choosing), stamp=load(Choice, row.choosing).stamp - 3 * 3600))
