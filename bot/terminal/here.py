"""Whoever sits at this terminal, and one transaction of theirs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.content.library import world
from bot.path import Standing
from bot.practice import Finished, Step, current, learner_of, rehearsal_of
from bot.relationships import Known
from bot.store.codec import load
from bot.store.store import Store
from bot.store.tables import Learner, Rehearsed, Taken
from bot.terminal.said import Wish
from flows.rehearsal import Rehearsal, Turn
from flows.sharpening import Sharpening


@dataclass(frozen=True, slots=True)
class Aside:
    """What the next line answers beside the rehearsal: "goal", "sharpen", "own_words", "give", or a list it is put on."""

    about: str
    draft: Sharpening = field(default_factory=Sharpening)  # the goal that is being sharpened
    asked: tuple[str, ...] = ()  # questions about giving


@dataclass(slots=True)
class Here:
    """What lasts from one line to the next; the rehearsal itself is in the store, never here."""

    store: Store
    clock: Callable[[], datetime]
    seeds: Iterator[int]
    asks: bool = True  # a script is asked nothing
    wish: Wish | None = None  # a rehearsal being put together
    goal: str = ""  # the lasting one, as it is offered for the next rehearsal
    path: Standing | None = None  # where the learner stood when it was asked for
    people: tuple[Known, ...] = ()  # whom the learner knows
    finished: Finished | None = None  # the one debriefed last
    week: str = ""  # what the next line is for, if it is for the week: "day", "look", or "task 3"
    aside: Aside | None = None  # what the next line is for, if it is for the goal or a list
    held: str = ""  # the word typed last that may have been meant as a command
    asked_twice: int = 0  # the rehearsal whose guess was asked for a second time
    forgetting: bool = False  # whether the next line says that everything is to be erased
    erased: bool = False  # whether it just was
    spoken: int = 0  # lines heard so far; wordings vary with it

    @asynccontextmanager
    async def sitting(self) -> AsyncIterator[Sitting]:
        """One transaction, with the learner and their rehearsal as they stand."""
        async with self.store.work() as work:
            learner = await learner_of(work, None, self.clock())
            yield Sitting(work, learner, await current(work, learner), self.clock())


@dataclass(slots=True)
class Sitting:
    """A transaction of the learner's; `row` is the rehearsal that is open or waits for the guess."""

    work: AsyncSession
    learner: Learner
    row: Rehearsed | None
    now: datetime

    @property
    def playing(self) -> Rehearsed:
        """The rehearsal, where a caller has made sure that there is one."""
        assert self.row is not None
        return self.row

    @property
    def rehearsal(self) -> Rehearsal:
        """The rehearsal as it stands."""
        return rehearsal_of(self.playing)

    async def steps(self) -> tuple[Step, ...]:
        """All turns so far that were not taken back, first to last."""
        query = select(Taken).where(Taken.rehearsal == self.playing.id, Taken.taken_back == False).order_by(col(Taken.id))  # noqa: E712
        rehearsal = self.rehearsal
        return tuple(Step(self.playing, rehearsal, load(Turn, taken.turn), taken.id or 0) for taken in (await self.work.exec(query)).all())


def title(row: Rehearsed) -> str:
    """What is being rehearsed, for the top of the screen: "Dana · A coffee, one to one"."""
    scene, rehearsal = world().flows[row.scene].scene, rehearsal_of(row)
    faced = rehearsal.partner
    return f"{world().people[faced.partner].partner.called} · {scene.title}" if faced else scene.title
