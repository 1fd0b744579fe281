from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.times import elsewhere, label, question, worded
from bot.words import PLAIN, sentences
from flows.when import Doubt, read

NOW = datetime(2026, 11, 23, 10, 15, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thursday 7pm", "Thursday 26 November, 19:00"),
        ("Thursday", "Thursday 26 November"),
        ("Thursday 7-9pm", "Thursday 26 November, 19:00 to 21:00"),
        ("12 March 18:00", "Friday 12 March 2027, 18:00"),
        ("Dec 3-5", "Thursday 3 December to Saturday 5 December"),
    ],
)
def test_a_moment_is_worded_as_people_say_it(text, words):
    found = read(text, NOW)
    assert worded(found.starts, NOW, is_timed=found.is_timed, minutes=found.minutes) == words


def test_a_moment_elsewhere_is_told_by_both_clocks():
    found = read("Thursday 6pm London time", NOW)
    assert elsewhere(found.starts, found.zone, NOW) == "Thursday 26 November, 18:00 in London (19:00 where you are)"


def test_every_doubt_has_its_question():
    assert all(f"when.ask.{doubt}" in sentences() for doubt in Doubt)


@pytest.mark.parametrize(
    "text", ["next Thursday at 8", "Friday 3 December", "28 March 2027 02:30", "31 October 2027 02:30", "12/3", "next month"]
)
def test_no_two_buttons_say_the_same(text):
    found = read(text, NOW)
    labels = [label(choice, found, NOW) for choice in found.choices]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("text", ["", "yesterday", "Thursday", "next month", "31 nov", "28 March 2027 02:30", "10am their time on Friday"])
def test_whatever_is_not_clear_is_answered_with_a_sentence(text):
    assert question(read(text, NOW), NOW, PLAIN)


def test_a_clear_time_needs_no_question():
    assert question(read("Thursday 7pm", NOW), NOW, PLAIN) == ""
