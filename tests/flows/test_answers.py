"""Questions find their topic; what nobody can answer is declined; no text breaks the search, and the same text finds the same."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from bot.content.library import world
from tests.rows import rows_of

QUESTIONS = rows_of(Path(__file__).parent / "questions.yaml")
PARTNERS = sorted(world().people)
PIECES = """what do you ? ! . , and your why how … ’ ' 🙂 ü é 12 kids it's who's work İ ﬁ ß 你好 привет (( \\ * [a-z]+ $ ^ %s {}
and you how old are they tell me is it that""".split(" ")


def case(row: dict) -> str:
    return f"{row['to']}: {row['asks']}"


@pytest.mark.parametrize("row", QUESTIONS["answered"], ids=case)
def test_a_question_finds_its_topic(row):
    found = world().people[row["to"]].index.asked(row["asks"], row.get("while", ""), row.get("back", ""))
    about = row["about"] if isinstance(row["about"], list) else [row["about"]]
    assert [asked.topic for asked in found] == about
    assert all(asked.known for asked in found)
    assert not row.get("fact") or found[0].fact is not None


@pytest.mark.parametrize("row", QUESTIONS["declined"], ids=case)
def test_what_nobody_can_answer_is_declined(row):
    found = world().people[row["to"]].index.asked(row["asks"], "work_now")
    assert not any(asked.known for asked in found)


@pytest.mark.parametrize("name", PARTNERS)
def test_no_text_breaks_the_search(name):
    dice = random.Random(name)
    index, topics = world().people[name].index, world().people[name].partner.topics
    for _ in range(60):
        text = dice.choice([" ", ""]).join(dice.choices(PIECES, k=dice.randrange(12)))
        topic, back = dice.choice(["", *topics, "no_such_topic"]), dice.choice(["", "name", "field", "aim", "self"])
        found = index.asked(text, topic, back)
        assert found == index.asked(text, topic, back)
        assert len(found) <= 2
        for asked in found:
            assert asked.known == (asked.topic in topics)
            assert asked.fact is None or asked.fact < len(topics[asked.topic].facts)


@pytest.mark.parametrize("name", PARTNERS)
def test_a_partners_own_questions_find_their_topic(name):
    """The first question of each topic is the one a mentor suggests: it must be understood."""
    person = world().people[name]
    lost = [
        topic.asked[0]
        for key, topic in person.partner.topics.items()
        if key not in {each.topic for each in person.index.asked(topic.asked[0])}
    ]
    assert len(lost) <= 1, lost


ASKED_ELSEWHERE = [
    (name, row["asks"])
    for place, row in enumerate(QUESTIONS["answered"])
    for name in {row["to"]: None, PARTNERS[place % len(PARTNERS)]: None, PARTNERS[(place + 5) % len(PARTNERS)]: None}
]
"""Each question with the partner it was written for and two others in turn, so that everybody is asked some."""


def test_another_process_finds_the_same():
    """Sets are ordered differently in every process; what is found must not be."""
    told = "from tests.flows.test_answers import *\n"
    told += "print([world().people[name].index.asked(asks) for name, asks in ASKED_ELSEWHERE])"
    elsewhere = {**os.environ, "PYTHONHASHSEED": "7"}
    found = subprocess.run([sys.executable, "-c", told], env=elsewhere, capture_output=True, text=True, check=True).stdout
    assert found == f"{[world().people[name].index.asked(asks) for name, asks in ASKED_ELSEWHERE]}\n"


def test_of_two_facts_that_are_as_likely_both_are_found_and_two_questions_have_one_each():
    index = world().people["arne"].index
    (asked,) = index.asked("Does it feel real, the simulator? Do people get seasick in there?")
    assert asked.topic == "simulator" and asked.beside is not None and asked.beside.topic == "simulator"
    assert asked.beside.fact != (asked.fact or 0)
    (plain,) = index.asked("Where did you grow up?")
    assert plain.topic == "roots" and plain.beside is None
    assert all(asked.beside is None for asked in index.asked("Does it feel real, the simulator? And where did you grow up?"))


def test_what_it_is_like_is_not_asked_by_whoever_knows():
    asked = world().people["kev"].index.asked("I know what it's like when the machine gets better than you. How are you filling the days?")
    assert [each.topic for each in asked] == ["typical_day"]


def test_a_guess_is_made_at_one_thing_only():
    index = world().people["jonas"].index
    found = index.asked("And how did you get into bees at all? Was that Karin's idea or yours?", "bees")
    assert len(found) == 1 or not any(asked.is_doubtful for asked in found)
