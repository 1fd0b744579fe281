"""What is counted and measured, for Prometheus. No chat, no name, no word of anybody is in it, and no count costs a query."""

from __future__ import annotations

import math

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from bot.store.levels import Levels

REGISTRY = CollectorRegistry()
_BUCKETS = (0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.25, 0.5, 1.0, 2.5, 10.0)
ProcessCollector(namespace="second_coffee", registry=REGISTRY)


def _counter(name: str, tells: str, *labels: str) -> Counter:
    return Counter(f"second_coffee_{name}", tells, labels, registry=REGISTRY)


def _gauge(name: str, tells: str, *labels: str) -> Gauge:
    return Gauge(f"second_coffee_{name}", tells, labels, registry=REGISTRY)


HANDLING = Histogram(
    "second_coffee_handling_seconds",
    "From taking an update in hand to its commit, by kind of update",
    ["kind"],
    buckets=_BUCKETS,
    registry=REGISTRY,
)
KEPT = _counter("updates_kept", "Updates that came in and were kept")
AGAIN = _counter("updates_passed_over", "Updates that came once more and were known")
TOO_FAST = _counter("updates_too_fast", "Updates of somebody who wrote faster than anybody talks")
SENDS = _counter("sends", "Calls that sent something to a chat, by method and by what became of them", "method", "result")
REMINDED = _counter("reminders", "Reminders that were put into the outbox, by kind", "kind")
UNSAID = _counter("reminders_unsaid", "Reminders dropped when their time had come, by kind: too late, or no longer wanted", "kind")
FAILURES = _counter("failures", "What went wrong, by where it did and by kind of error", "where", "kind")

WAITING = _gauge("waiting", "Updates to be handled and messages to be sent, of all processes together", "what")
OLDEST = _gauge("oldest_waiting_seconds", "How long the oldest of them has waited", "what")
LEARNERS = _gauge("active_learners", "Chats that wrote within the last hour, the last day", "within")
WORKERS = _gauge("workers", "Queues at work whose heart was heard within ten seconds; on PostgreSQL only")
DATABASE = _gauge("database_up", "Whether the database answered when these figures were asked for")


def exposed(levels: Levels | None) -> bytes:
    """All figures in Prometheus' form; `levels` is what the database says, or nothing if it can't be asked."""
    unknown = math.nan
    DATABASE.set(levels is not None)
    WAITING.labels("updates").set(levels.updates if levels else unknown)
    WAITING.labels("messages").set(levels.messages if levels else unknown)
    OLDEST.labels("updates").set(levels.oldest_update if levels else unknown)
    OLDEST.labels("messages").set(levels.oldest_message if levels else unknown)
    LEARNERS.labels("hour").set(levels.active_hour if levels else unknown)
    LEARNERS.labels("day").set(levels.active_day if levels else unknown)
    WORKERS.set(levels.workers if levels and levels.workers is not None else unknown)
    return generate_latest(REGISTRY)
