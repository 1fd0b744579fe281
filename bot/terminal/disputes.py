"""Judgements called wrong, at the terminal: kept in the same store, and printed for those who run the product."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot import disputed
from bot.checked import Checked
from bot.exits import DONE
from bot.practice import learner_of
from bot.settings import settings
from bot.terminal.start import opened


def print_all() -> int:
    """Each as a line of JSON: id, text, relationship, judged, said. Raises Unusable."""
    for line in asyncio.run(_all()):
        sys.stdout.buffer.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()
    return DONE


def keep(checked: Checked) -> int:
    """Keep a judgement as wrong; the number it is kept under. Raises Unusable."""
    return asyncio.run(_keep(checked))


def add_words(number: int, said: str) -> None:
    """Put a few words to it. Raises Unusable."""
    asyncio.run(_add_words(number, said))


async def _all() -> list[dict[str, object]]:
    async with _work() as work:
        return list(await disputed.lines(work))


async def _keep(checked: Checked) -> int:
    now = datetime.now(UTC)
    async with _work() as work:
        await disputed.let_go(work, now - timedelta(days=settings().retention_days))
        return (await disputed.keep(work, await learner_of(work, None, now), checked, now)).id or 0


async def _add_words(number: int, said: str) -> None:
    async with _work() as work:
        await disputed.add_words(work, await learner_of(work, None, datetime.now(UTC)), number, said)


@asynccontextmanager
async def _work() -> AsyncIterator[AsyncSession]:
    store = await opened(settings().database)
    try:
        async with store.work() as work:
            yield work
    finally:
        await store.close()
