"""What a rehearsal in the terminal stands on: store, clock and seeds; heavy imports wait until they are needed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.store.store import Store
    from bot.terminal.talk import Talk


@dataclass(slots=True)
class Start:
    """Opens the store and hands out the talk; imports that take half a second happen here, beside the first screen."""

    clock: Callable[[], datetime]
    seeds: Iterator[int]
    asks: bool
    _store: Store | None = field(default=None, repr=False)

    async def talk(self) -> Talk:
        """The talk, ready to be opened. Raises Unusable or Faults."""
        await asyncio.to_thread(_read_in)
        from bot.settings import settings
        from bot.terminal.here import Here
        from bot.terminal.talk import Talk

        self._store = await opened(settings().database)
        return Talk(Here(self._store, self.clock, self.seeds, self.asks))

    async def warmed(self) -> None:
        """Read what the first question can do without."""
        await asyncio.to_thread(_warm)

    async def closed(self) -> None:
        """Let go of the store."""
        if self._store is not None:
            await self._store.close()


def _read_in() -> None:
    """What takes time to import, off the event loop so that a screen stays alive."""
    for name in ("bot.settings", "bot.terminal.talk"):
        import_module(name)


def _warm() -> None:
    from bot.content.library import world

    world()


async def opened(address: str) -> Store:
    """The store at `address`. Raises Unusable."""
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import SQLAlchemyError

    from bot.settings import Unusable
    from bot.store.store import Store

    try:
        return await Store.opened(address)
    except (SQLAlchemyError, OSError, ImportError) as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        if isinstance(error, ImportError):  # a driver that isn't ours: mysql, postgresql+asyncpg
            reason = "it takes a SQLite or a PostgreSQL address"
        shown = make_url(address).render_as_string(hide_password=True)
        raise Unusable(f"DATABASE_URL: can't open {shown}: {reason}") from error
