"""Kill -9 in the middle of it all; `python -m tests.crash.kill` does it more often."""

from .kill import run


def test_nothing_is_lost_and_nothing_doubled_by_a_kill() -> None:
    assert run(["bot"], seed=7, messages=3, learners=4).clean


def test_nor_where_several_processes_share_the_work_and_one_after_the_other_is_killed() -> None:
    assert run(["worker", "serve", "postgres"], seed=7, messages=2, learners=4).clean
