"""Lists of wordings are found as whole words, take from one another, and find nothing where they are empty."""

from dataclasses import dataclass

import pytest

from flows.listed import Listed, Lists


@dataclass(frozen=True)
class _Trips(Lists):
    """Three lists, of which one takes from another and one has nothing in it."""

    days: Listed = ("(mon|tues)day", "tomorrow")
    trips: Listed = ("(off|away) on {days}", "back in {number} {word}", "travel{rest}")
    none: Listed = ()


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("i'm off on tuesday", True),
        ("we are back in 3 weeks", True),
        ("travelling light", True),
        ("i'm off on tuesdays", False),
        ("we were off ontuesday", False),
        ("back in three weeks", False),
    ],
)
def test_a_wording_stands_for_whole_words_and_may_take_from_another_list(said: str, found: bool):
    trips = _Trips()
    assert bool(trips.any_of(trips.trips).search(said)) is found


def test_an_empty_list_finds_nothing_and_one_that_is_not_there_is_said_to_be_missing():
    assert not _Trips().any_of(_Trips().none).search("anything at all")
    with pytest.raises(AttributeError, match="nights"):
        _Trips().expression(("at {nights}",))
