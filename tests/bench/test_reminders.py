"""A year of reminders in a few seconds; `python -m tests.bench.reminders` does it with 5,000."""

from datetime import UTC, datetime

import pytest

from .almanac import after_quiet, before_quiet, first_shown
from .reminders import run


@pytest.mark.parametrize(("kind", "entries"), [("sqlite", 200), ("postgresql", 60)])
def test_each_is_said_once_within_a_minute_and_never_in_quiet_hours(kind: str, entries: int) -> None:
    told = run(kind, entries, entries // 8)
    assert not told.faults, "\n".join(told.faults[:5])
    assert told.figures["said once, within a minute"] > entries // 2 and max(told.late) <= 60
    assert all(told.figures[name] for name in ("restarts", "crashes", "outages", "zone moves", "clock set back"))


def test_the_model_knows_clocks_that_leap() -> None:
    assert first_shown(datetime(2026, 3, 29, 2, 30), "Europe/Berlin") == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert first_shown(datetime(2026, 10, 25, 2, 30), "Europe/Berlin") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    evening = datetime(2026, 11, 26, 22, 10, tzinfo=UTC)
    assert after_quiet(evening, "Europe/Berlin", 21, 8) == datetime(2026, 11, 27, 7, 0, tzinfo=UTC)
    assert before_quiet(evening, "Europe/Berlin", 21, 8) == datetime(2026, 11, 26, 19, 30, tzinfo=UTC)
