"""What is logged: facts about the bot's work, never what people wrote, never the token."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path


class Redacted(logging.Formatter):
    """Lines in which the token, wherever it came from, is shown as "<token>"."""

    def __init__(self, token: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._hidden = [part for part in (token, token.partition(":")[2]) if part]

    def format(self, record: logging.LogRecord) -> str:
        """The line, with exceptions, without the token."""
        line = super().format(record)
        for part in self._hidden:
            line = line.replace(part, "<token>")
        return line


def set_up(level: str, token: str) -> None:
    """Log to standard error. Libraries never speak below WARNING: httpx would log addresses with the token, others texts."""
    to_stderr = logging.StreamHandler()
    to_stderr.setFormatter(Redacted(token))
    wanted = logging.getLevelNamesMapping()[level]
    logging.basicConfig(level=max(logging.WARNING, wanted), handlers=[to_stderr], force=True)
    logging.getLogger("bot").setLevel(wanted)


def bare(error: BaseException) -> str:
    """An error without its text, which may quote a learner: "KeyError at practice.py:131, present.py:48"."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    return f"{type(error).__name__} at {', '.join(f'{Path(frame.filename).name}:{frame.lineno}' for frame in frames)}"
