"""Kill -9 in the middle of it all; `python -m tests.crash.kill` does it more often."""

import pytest

from .kill import run


def test_nothing_is_lost_and_nothing_doubled_by_three_kills() -> None:
    assert run("bot", 3, seed=7, messages=3).clean


@pytest.mark.parametrize("victim", ["worker", "serve", "postgres"])
def test_nor_where_several_processes_share_the_work(victim: str) -> None:
    assert run(victim, 1, seed=7, messages=2).clean
