"""What is logged: facts about the bot's work, never what people wrote, never a secret.

An event is one line: JSON where standard error is no terminal, words where it is. Of an error only its kind and its place are
told: a database's error quotes what was to be written, a request's the address with the token. What libraries say is cut down
to the words that were in their source before anything was put into them.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import quote

LOG = logging.getLogger(__name__)
UPDATE: ContextVar[int] = ContextVar("update", default=0)
"""The update that is being worked on, or whose answer is being sent."""
MESSAGE: ContextVar[int] = ContextVar("message", default=0)
"""The row of the outbox that is being sent."""
_SHORTEST = 4  # a secret shorter than that would blot out half of every line; no error's text is shown anyway
_PUT_IN = re.compile(r"[<(\[{:='\"`\n]")  # behind any of these a library's line holds values
_WARNED = re.compile(r"^\S+:\d+: \w+")  # "practice.py:131: ResourceWarning"


class Line(logging.Formatter):
    """Lines in which no secret is left, however it came in: as it is, or quoted for an address."""

    def __init__(self, *secrets: str) -> None:
        super().__init__()
        parts = {part for secret in secrets for part in (secret, secret.rpartition(":")[2])}
        forms = {form for part in parts if len(part) >= _SHORTEST for form in (part, quote(part), quote(part, safe=""))}
        self._hidden = sorted(forms, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """The line for people: "2026-03-02 09:30:00 ERROR bot.telegram.carrying.egress: sending broke off update=5"."""
        told = self.told(record)
        first = " ".join(str(told.pop(name)) for name in ("at", "level", "of"))
        return f"{first}: {told.pop('says')}" + "".join(f" {name}={value}" for name, value in told.items())

    def told(self, record: logging.LogRecord) -> dict[str, Any]:
        """What the line says, by name: at, level, of, says; update, message and error where there are any."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(sep=" ", timespec="milliseconds").removesuffix("+00:00")
        told: dict[str, Any] = {"at": at, "level": record.levelname, "of": record.name, "says": _said(record)}
        told |= {name: number for name, number in (("update", UPDATE.get()), ("message", MESSAGE.get())) if number}
        told |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[1]:
            told["error"] = bare(record.exc_info[1])
        return {name: self._without_secrets(value) if isinstance(value, str) else value for name, value in told.items()}

    def _without_secrets(self, words: str) -> str:
        for form in self._hidden:
            words = words.replace(form, "<secret>")
        return words.replace("\n", " ").replace("\r", " ")


class JsonLine(Line):
    """The same for programs: an object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """{"at": "2026-03-02 09:30:00.000", "level": "ERROR", "of": "bot.telegram.carrying.egress", "says": "...", "update": 5}."""
        return json.dumps(self.told(record), ensure_ascii=False)


def set_up(level: str, *secrets: str) -> None:
    """Log to standard error. Libraries never speak below WARNING, whatever they are set to; nobody prints an error past this."""
    wanted = logging.getLevelNamesMapping()[level]
    to_stderr = logging.StreamHandler()
    to_stderr.setFormatter((Line if sys.stderr.isatty() else JsonLine)(*secrets))
    to_stderr.addFilter(lambda record: _is_ours(record) or record.levelno >= logging.WARNING)
    logging.basicConfig(level=max(logging.WARNING, wanted), handlers=[to_stderr], force=True)
    logging.getLogger("bot").setLevel(wanted)
    logging.raiseExceptions = False  # a line that can't be formatted would be printed with its arguments
    logging.captureWarnings(True)
    sys.excepthook = _uncaught
    threading.excepthook = lambda fault: LOG.error("a thread ended by an error", exc_info=fault.exc_value)
    sys.unraisablehook = lambda fault: LOG.error("an error had nobody to go to", exc_info=fault.exc_value)


def facts(**told: int | str) -> dict[str, Any]:
    """What a log call adds to its line: `LOG.info("sent", extra=facts(method="send_photo"))`."""
    return {"facts": told}


def bare(error: BaseException) -> str:
    """An error without its text, which may quote a learner: "KeyError at practice.py:131, present.py:48"."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    return f"{type(error).__name__} at {', '.join(f'{Path(frame.filename).name}:{frame.lineno}' for frame in frames)}"


def _uncaught(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
    LOG.critical("ended by an error nobody expected", exc_info=error)


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] == "bot"


def _said(record: logging.LogRecord) -> str:
    if _is_ours(record):
        return record.getMessage()
    if not isinstance(record.msg, str):
        return type(record.msg).__name__
    if record.name == "py.warnings":
        where = _WARNED.match(record.getMessage())
        return Path(where[0]).name if where else "a warning"
    if not record.args:
        return _PUT_IN.split(record.msg, maxsplit=1)[0].strip()
    return _filled(record.msg, record.args)


def _filled(template: str, values: Any) -> str:
    """A library's template with numbers and the kinds of errors put in, and nothing else."""
    told = {name: _told(value) for name, value in values.items()} if isinstance(values, dict) else tuple(map(_told, values))
    try:
        return template % told
    except (TypeError, ValueError, KeyError):
        return template


def _told(value: object) -> object:
    if isinstance(value, BaseException):
        return type(value).__name__
    return value if isinstance(value, int | float) else "..."
