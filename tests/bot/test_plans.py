"""A plan on its page and its picture; the suggestions as a file that somebody edits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot import plans
from bot.content.library import prompts
from bot.content.lint import faults_in
from bot.pictures import drawn
from bot.pictures.album import PICTURES
from bot.pictures.plan import _breadth
from bot.words import PLAIN, TELEGRAM
from flows.occasion import IfThen, Kind, Occasion, Plan, Wanted
from flows.planning import Asked, Aspect, Part

LONG = ("Something rather long about the things that were said and those that were not, " * 3)[:200]
LIGHT = Occasion(Kind.COFFEE, where="Café Luna", whom=(Wanted("Inês Moura", "I like what they made"),), plan=Plan(("How was your week?",)))
FULL = Occasion(
    Kind.CONFERENCE,
    "The International Symposium on Underwater Robotics and Other Things That Rust, Third Edition",
    "2026-11-26T00:00",
    where="Kongresszentrum am Ostbahnhof, Halle 17b, Berlin-Friedrichshain",
    whom=tuple(Wanted(f"Bartholomäus von Hohenzollern-Sigmaringen {number}", LONG, LONG.upper(), "W" * 200) for number in range(8)),
    goal=LONG,
    gives=(LONG, "m" * 200, LONG),
    plan=Plan((LONG,) * 3, ("W" * 200, LONG.upper(), LONG), (IfThen(LONG, LONG), IfThen("M M " * 50, LONG)), LONG, LONG),
)
TEXT = re.compile(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*?font-size="(\d+)"[^>]*>([^<]*)</text>')


@pytest.mark.parametrize("occasion", [Occasion(), LIGHT, FULL], ids=["empty", "light", "full"])
def test_nothing_runs_over_the_edge_of_the_picture(occasion: Occasion) -> None:
    svg = PICTURES["plan"](plans.facts(occasion))
    size = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg)
    assert size
    width, height = int(size[1]), int(size[2])
    assert height <= 1.9 * width, "a taller one is made too small to be read"
    for x, y, letters, words in TEXT.findall(svg):
        assert float(y) < height - 30, words
        if 'text-anchor="middle"' not in svg[svg.index(f">{words}<") - 90 : svg.index(f">{words}<")]:
            assert float(x) + _breadth(words) * int(letters) * (1.13 if letters == "42" else 1.0) <= width - 28, words
    assert drawn(svg).startswith(b"\x89PNG")


def test_eight_people_stand_in_the_picture() -> None:
    svg = PICTURES["plan"](plans.facts(FULL))
    assert svg.count("Bartholomäus") == 8


def test_the_page_says_what_stands_in_the_plan_and_nothing_of_it_is_markup() -> None:
    sly = LIGHT.evolve(title="<b>Coffee</b> & cake", plan=Plan(("<i>Hello</i>",), leaving="Bye & thanks"))
    page = plans.page(sly, TELEGRAM)
    assert "&lt;b&gt;Coffee&lt;/b&gt; &amp; cake" in page and "&lt;i&gt;Hello" in page and "Bye &amp; thanks" in page
    assert "<i>Hello</i>" in plans.page(sly, PLAIN)


def test_an_empty_plan_is_a_page_too() -> None:
    assert "Nothing on it yet" in plans.page(Occasion(Kind.PARTY), PLAIN)


def test_only_what_would_be_said_is_judged() -> None:
    pushy = "Could you introduce me to your hiring manager?"
    assert plans.objection(LIGHT, Asked(Part.OPENINGS), pushy)[1]
    assert plans.objection(LIGHT, Asked(Part.WHOM, 0, Aspect.ASK), pushy)[0]
    assert plans.objection(LIGHT, Asked(Part.GIVES), pushy) == ("", "")
    assert plans.objection(LIGHT, Asked(Part.OPENINGS), "How did you come to make furniture?") == ("", "")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("cures: [hiding]", "cures: [hidding]", "did you mean 'hiding'?"),
        ("So, {{ place }}", "So, {{ plaice }}", "did you mean 'place'?"),
        ("kinds: [party], says", "kinds: [partey], says", "did you mean 'party'?"),
    ],
)
def test_a_fault_in_the_suggestions_is_named_with_its_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    source = (prompts() / "mentor" / "occasions.yaml").read_text("utf-8")
    assert old in source
    file = tmp_path / "occasions.yaml"
    file.write_text(source.replace(old, new, 1), "utf-8")
    faults = faults_in(file, tmp_path)
    assert any(says in fault.says and fault.line > 1 for fault in faults)


def test_too_few_suggestions_for_a_kind_are_a_fault(tmp_path: Path) -> None:
    lines = (prompts() / "mentor" / "occasions.yaml").read_text("utf-8").splitlines()
    fewer = [line for line in lines if not line.startswith("  - {kinds: [call], says:")]
    (tmp_path / "occasions.yaml").write_text("\n".join(fewer), "utf-8")
    assert any("0 for a call; at least 12" in fault.says for fault in faults_in(tmp_path / "occasions.yaml", tmp_path))
