"""Updates that come twice, late and again; `python -m tests.bench.repeats` does it with 10,000."""

import random
from collections import Counter

import pytest

from .repeats import deliveries, run


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_each_update_is_handled_once_and_in_order(kind: str) -> None:
    count = run(kind, 40)
    assert count.clean, count
    assert count.deliveries > count.updates


def test_some_are_delivered_twice_and_none_is_left_out() -> None:
    order = deliveries(range(1_000), random.Random(1))
    assert set(order) == set(range(1_000))
    assert order[:100] != sorted(order[:100]) and max(Counter(order).values()) > 1
