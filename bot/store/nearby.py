"""SQLite without a detour for every statement.

aiosqlite hands each call to a thread and back, four times for one statement. A statement by key takes less time than one such trip,
so it runs where it is asked for; what may wait, for the disk or for another process, goes to the thread as ever.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import aiosqlite
from aiosqlite.core import connect

_MAY_WAIT = ("BEGIN", "DELETE", "PRAGMA", "VACUUM")


class Nearby(aiosqlite.Connection):
    """A connection whose quick calls run at once, in the event loop's own thread."""

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        name = getattr(fn, "__name__", "")
        is_quick = name in ("cursor", "fetchall", "close") and fn != self._conn.close
        if is_quick or (name == "execute" and not str(args[0]).lstrip().upper().startswith(_MAY_WAIT)):
            return fn(*args, **kwargs)
        return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]


def nearby(database: str, **options: Any) -> Nearby:
    """A connection to the file `database`, as aiosqlite makes it, to be awaited."""
    made = connect(database, **options | {"check_same_thread": False})
    made.__class__ = Nearby
    made._thread.daemon = True
    return made  # type: ignore[return-value]
