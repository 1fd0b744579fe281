"""What the README shows is what the program does."""

import re

from tests.readme import README, text


def test_the_transcript_and_the_diagram_are_of_today():
    assert text() == README.read_text("utf-8"), "read the difference, then `python -m tests.readme`"


def test_the_links_lead_somewhere():
    for link in re.findall(r"\]\((?!https?:)([^)]+)\)", README.read_text("utf-8")):
        assert (README.parent / link).exists(), link
