"""A question that hangs on what was told last gets what takes it up, or an honest no; what is asked anew is found as ever."""

from pathlib import Path

import pytest
import yaml

from bot.content.library import world
from flows.hanging import said_of

ROWS = yaml.safe_load((Path(__file__).parents[1] / "questions" / "following" / "behind.yaml").read_text("utf-8"))


def lines(*facts: str) -> tuple[str, ...]:
    return tuple("topics.{}.facts[{}].says".format(*fact.split(".")) for fact in facts)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['to']}: {row['ask']}")
def test_a_question_behind_a_fact_gets_what_takes_it_up(row):
    found = world().people[row["to"]].index.asked(row["ask"], row["behind"].split(".")[0], "", lines(row["behind"]))
    told = {f"{asked.topic}.{asked.fact or 0}" for asked in found if asked.known}
    assert told & set(row["answers"]) if row["answers"] else not told


def test_what_was_told_is_told_once():
    """Ferry 10 is all there is of the girl: who asks again is reminded of it."""
    index = world().people["arne"].index
    (asked,) = index.asked("And what became of her?", "ferry", "", lines("ferry.2", "ferry.10"))
    assert not asked.known or asked.again or (asked.topic, asked.fact) != ("ferry", 10)


@pytest.mark.parametrize("text", ["What do you do?", "And how are you?", "How did you get into that?", "Do you come here often?"])
def test_what_anybody_can_be_asked_hangs_on_nothing(text):
    index = world().people["arne"].index
    assert all(asked.known for asked in index.asked(text, "ferry", "", lines("ferry.2")))


def test_lines_that_told_nothing_are_nothing_to_come_back_to():
    partner = world().people["arne"].partner
    assert not said_of(("outside[0]", "asks_back[0].says"), partner).words
    assert said_of((*lines("ferry.2"), "asks_back[0].says"), partner).topics == {"ferry"}


def test_how_they_came_to_it_themselves_is_about_their_start():
    (asked,) = (
        world().people["rahul"].index.asked("How did you yourself come in this job, somebody recommended you or you applied normally?")
    )
    assert asked.topic == "career_start"
