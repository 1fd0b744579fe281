"""Kill -9 in the middle of it all; `python -m tests.crash.kill` does it more often."""

from .kill import run


def test_nothing_is_lost_and_nothing_doubled_by_three_kills() -> None:
    assert run(3, seed=7, messages=3).clean
