"""How work is handed on: an update that was kept to its handling, a chat's messages to their sending."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from sqlalchemy import event
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.telegram.carrying.dispatch import Dispatch
from bot.telegram.carrying.egress import Egress


class Queue(Protocol):
    """Hands work on in the transaction that makes it: what is rolled back was never handed on."""

    async def handle(self, work: AsyncSession, updates: Sequence[tuple[int, int]]) -> None:
        """Let these updates be handled, each given by its chat and its number; in order within a chat."""

    async def send(self, work: AsyncSession, chat: int) -> None:
        """Let what waits for `chat` be sent."""


class Here:
    """To the lines of this process; whoever starts anew looks into the database for what was left over."""

    def __init__(self, dispatch: Dispatch, egress: Egress) -> None:
        self._dispatch, self._egress = dispatch, egress

    async def handle(self, work: AsyncSession, updates: Sequence[tuple[int, int]]) -> None:
        """As in Queue."""
        for chat, number in updates:
            _after_commit(work, partial(self._dispatch.add, chat, number))

    async def send(self, work: AsyncSession, chat: int) -> None:
        """As in Queue."""
        _after_commit(work, partial(self._egress.wake, chat))


def _after_commit(work: AsyncSession, act: Callable[[], None]) -> None:
    event.listen(work.sync_session, "after_commit", lambda _: act(), once=True)
