"""Twice a minute the outbox is looked through: what an operator put back is sent without a restart."""

from __future__ import annotations

import asyncio
import logging

from bot.telegram.carrying.egress import Egress
from bot.telegram.carrying.logs import bare

LOG = logging.getLogger(__name__)
EVERY = 30.0  # seconds


async def look_again(egress: Egress, every: float = EVERY) -> None:
    """Wake whoever has something waiting, for ever."""
    while True:
        await asyncio.sleep(every)
        try:
            await egress.resume()
        except Exception as error:
            LOG.warning("the outbox can't be looked through: %s", bare(error))
