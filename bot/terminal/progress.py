"""`second-coffee progress`: how whoever sits at this terminal is coming along, and what comes next."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime

from bot import path
from bot.exits import DONE
from bot.practice import learner_of
from bot.settings import settings
from bot.terminal.start import opened
from bot.words import PLAIN


def print_progress() -> int:
    """The page of /progress, as plain lines. Raises Unusable."""
    sys.stdout.buffer.write(f"{asyncio.run(_page())}\n".encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
    return DONE


async def _page() -> str:
    store, now = await opened(settings().database), datetime.now(UTC)
    try:
        async with store.work() as work:
            return path.progress(await path.standing(work, await learner_of(work, None, now), now), PLAIN, drawn=False)
    finally:
        await store.close()
