"""Each point of the doctrine is practised in a scene, shown by a walk and named by a note, and the page that says so is true."""

import ast
from functools import cache
from pathlib import Path

import pytest

from bot.content.cards import cards
from bot.words import sentences
from tests.doctrine import BESIDE, TABLE, Row, rows, table
from tests.walks.walk import files, played, read

ROOT = Path(__file__).parent.parent


@cache
def named() -> frozenset[str]:
    """The points on which the mentor speaks in some walk that says it shows them."""
    return frozenset(point for file in files() for point in played(file).points.intersection(read(file)[0]["shows"].split()))


def test_the_page_is_the_one_the_program_would_write():
    assert TABLE.read_text("utf-8") == table(), "`python -m tests.doctrine --write`"


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.point)
def test_no_point_lacks_a_scene_a_walk_or_a_note(row: Row):
    assert row.is_whole


@pytest.mark.parametrize("file", list(files()), ids=lambda file: file.stem)
def test_a_walk_shows_points_that_there_are(file: Path):
    shows = read(file)[0].get("shows", "").split()
    assert shows
    assert set(shows) <= set(cards().doctrine)


@pytest.mark.parametrize("point", [point for point in cards().doctrine if point not in BESIDE])
def test_the_mentor_speaks_of_a_point_in_a_walk_that_shows_it(point: str):
    assert point in named()


@pytest.mark.parametrize("point", BESIDE)
def test_what_is_practised_elsewhere_is_found_there(point: str):
    _, test, says = BESIDE[point]
    file, _, name = test.partition("::")
    assert name in {node.name for node in ast.parse((ROOT / file).read_text("utf-8")).body if isinstance(node, ast.FunctionDef)}
    assert says in sentences()
