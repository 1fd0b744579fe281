"""Ending in order when the system asks for it."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable


def on_ending(end: Callable[[], object]) -> None:
    """Call `end` in the running loop on SIGTERM and SIGINT."""
    for each in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows has no such signals; Ctrl-C cancels all the same
            asyncio.get_running_loop().add_signal_handler(each, end)
