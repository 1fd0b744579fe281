"""A little load; `python -m tests.bench.load` makes it 500 chats."""

from .load import Times, against_echo, by_workers, replies, webhook

LEARNERS = 6


def test_everybody_is_answered_beside_the_bare_echo() -> None:
    rates = against_echo(LEARNERS, times=1, messages=2)
    assert rates.ratio > 0


def test_everybody_is_answered_by_two_workers() -> None:
    shared = by_workers(LEARNERS, 2, times=1, messages=2)
    assert not shared.hook.unanswered
    assert {"serve", "worker 1", "worker 2", "PostgreSQL"} < set(shared.by_process)
    assert all("database" in shared.by_part[name] for name in ("worker 1", "worker 2"))


def test_nobody_waits_in_vain_where_messages_come_at_random() -> None:
    times = replies(LEARNERS, a_second=2, seconds=3)
    assert times.asked and not times.unanswered


def test_telegram_is_answered_and_so_are_learners() -> None:
    answers, waited = webhook(LEARNERS, 2, 3)
    assert answers.asked and not answers.unanswered and not waited.unanswered


def test_times_are_told_by_parts() -> None:
    times = Times(100, 0, [float(each) for each in range(100, 0, -1)])
    assert [times.at(part) for part in (0.5, 0.99, 1)] == [50, 99, 100]
