"""The simulated learners in every scene: better ones come out better, at every level, and nobody repeats a line."""

from statistics import mean

import pytest

from bot.content.library import world
from flows import play
from tests.learners.people import LEARNERS
from tests.learners.play import rehearse

NEW = ("call", "message", "reconnect", "social", "group", "trusted_contact", "follow_up", "give")
OTHERS = ("balanced", "warm", "passive", "pushy", "abusive", "silent")


def partners(scene: str) -> tuple[str, ...]:
    """Two of those who have a part."""
    return play.who_plays(world(), scene)[::3][:2]


def totals(scene: str, learners: tuple[str, ...], level: str = "normal") -> dict[str, float]:
    return {each: mean(rehearse(each, scene, partner, 1, level).debrief.total for partner in partners(scene)) for each in learners}


@pytest.mark.parametrize("scene", NEW)
def test_better_learners_come_out_better(scene: str):
    score = totals(scene, OTHERS)
    assert score["balanced"] > score["warm"] > score["passive"] - 0.25  # of two talks; in letters they are close
    assert score["balanced"] > max(score["pushy"], score["abusive"], score["silent"]) + 2
    if scene != "trusted_contact":
        assert score["passive"] > score["pushy"]


def test_with_a_friend_who_wants_to_help_holding_back_costs_as_much_as_pushing_does_elsewhere():
    with_a_friend = totals("trusted_contact", ("balanced", "passive"))
    elsewhere = [totals(scene, ("balanced", "pushy")) for scene in ("call", "message", "reconnect", "follow_up")]
    assert with_a_friend["balanced"] - with_a_friend["passive"] >= mean(each["balanced"] - each["pushy"] for each in elsewhere)


def test_at_a_table_nobody_is_thanked_for_talking_of_themselves():
    score = totals("group", ("balanced", "rambling"))
    assert score["balanced"] > score["rambling"] + 1


@pytest.mark.parametrize("scene", NEW)
@pytest.mark.parametrize("level", ["easy", "hard"])
def test_every_talk_ends_at_every_level_and_no_line_is_said_twice(scene: str, level: str):
    for learner in LEARNERS:
        told = rehearse(learner, scene, partners(scene)[0], 2, level)
        assert told.ended
        assert len(told.lines) == len(set(told.lines))


@pytest.mark.parametrize("scene", NEW)
def test_at_least_four_people_can_be_met(scene: str):
    assert len(play.who_plays(world(), scene)) >= 4
