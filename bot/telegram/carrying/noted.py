"""What is noted as work goes by: a count for the metrics and a line in the log, told in numbers and in kinds.

A line about an update carries its number as `update`, from its arrival to the sending of what it caused. An outgoing row does
not name the update that caused it; the process that handled the update remembers which rows it made. Where another process
sends, the row's number, `message`, joins its lines to the line "to be sent" of the one that handled.
"""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Collection
from typing import Any

from sqlalchemy import event
from telegram import Update

from bot import metrics
from bot.store.tables import Outgoing
from bot.telegram.carrying.logs import MESSAGE, UPDATE, facts

LOG = logging.getLogger(__name__)
_KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
_REMEMBERED = 10_000  # rows made here whose update is known
_caused: OrderedDict[int, int] = OrderedDict()


def kept(fresh: Collection[int], known: int) -> None:
    """These updates came in and were kept; as many more had been kept before."""
    metrics.KEPT.inc(len(fresh))
    metrics.AGAIN.inc(known)
    if LOG.isEnabledFor(logging.INFO):
        for number in fresh:
            LOG.info("kept", extra=facts(update=number))


def taken(number: int) -> float:
    """Update `number` is taken in hand: what this task logs from here on is about it. When that was."""
    UPDATE.set(number)
    MESSAGE.set(0)
    return time.perf_counter()


def handled(update: Update, since: float) -> None:
    """An update that was taken in hand at `since` is done, and that is committed."""
    kind = next((kind for kind in _KINDS if getattr(update, kind)), "other")
    seconds = time.perf_counter() - since
    metrics.HANDLING.labels(kind).observe(seconds)
    LOG.info("handled", extra=facts(kind=kind, ms=round(seconds * 1000)))


def sending(row: int) -> None:
    """What this task logs from here on is about row `row` of the outbox, and about the update that caused it, if it is known here."""
    MESSAGE.set(row)
    UPDATE.set(_caused.get(row, 0))


def sent(method: str, status: str, failure: str) -> None:
    """A row was sent, or failed for good."""
    result = status if status == "sent" else reason(failure)
    metrics.SENDS.labels(method, result).inc()
    if status != "sent":
        metrics.FAILURES.labels("sending", result).inc()
    LOG.info("sent" if status == "sent" else "not sent", extra=facts(method=method, result=result))


def reminded(kind: str) -> None:
    """A reminder was put into the outbox."""
    metrics.REMINDED.labels(kind).inc()


def left_unsaid(kind: str) -> None:
    """A reminder was dropped when its time had come: too late, or no longer wanted."""
    metrics.UNSAID.labels(kind).inc()


def failed(where: str, error: BaseException) -> None:
    """Something went wrong in `where`: handling, polling, telegram, webhook, outbox, queue, reminders."""
    metrics.FAILURES.labels(where, type(error).__name__).inc()


def too_fast() -> None:
    """Somebody writes faster than anybody talks."""
    metrics.TOO_FAST.inc()


def reason(failure: str) -> str:
    """Why a row failed, in a word: "unreachable", "taken back", an error's kind; Telegram's own words may quote the learner."""
    return failure if failure in ("unreachable", "taken back") or failure.isidentifier() else "refused"


@event.listens_for(Outgoing, "after_insert")
def _made(_: Any, __: Any, row: Outgoing) -> None:
    number = UPDATE.get()
    if number and row.id is not None:
        _caused[row.id] = number
        while len(_caused) > _REMEMBERED:
            _caused.popitem(last=False)
        LOG.info("to be sent", extra=facts(message=row.id))
