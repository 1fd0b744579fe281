"""Every example sentence of the move files is tried against all families at once, so that none takes another's."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.content.ear import load_book, load_phrases
from flows.moves import Move, Setting

BOOK = load_book()
EAR = load_phrases()


@dataclass(frozen=True)
class Case:
    """One example: a sentence, the move it is about, and whether it must be heard."""

    move: Move
    text: str
    heard: bool
    previous: str = ""

    def __str__(self) -> str:
        return f"{self.move.value}{'' if self.heard else ' not'}: {self.text}"


CASES = [
    case
    for family in BOOK.families
    for case in (
        *(Case(family.move, text, True) for text in family.hears),
        *(Case(family.move, text, False) for text in family.hears_not),
        *(Case(family.move, pair.text, True, pair.previous) for pair in family.hears_after),
        *(Case(family.move, pair.text, False, pair.previous) for pair in family.hears_not_after),
    )
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_an_example_is_heard_by_its_own_family_and_spared_where_it_says_so(case: Case) -> None:
    reading = EAR.read(case.text, Setting(previous=case.previous))
    assert (case.move in reading.moves) is case.heard, reading.sightings


@pytest.mark.parametrize("opening", BOOK.lines.openings, ids=lambda opening: "+".join(opening.moves))
def test_a_partners_line_opens_the_doors_it_names_and_no_others(opening: object) -> None:
    for line in opening.hears:  # type: ignore[attr-defined]
        assert set(opening.moves) <= EAR.invitations(line), line  # type: ignore[attr-defined]
    for line in opening.hears_not:  # type: ignore[attr-defined]
        assert not set(opening.moves) & EAR.invitations(line), line  # type: ignore[attr-defined]


@pytest.mark.parametrize("line", BOOK.lines.reluctant_hears)
def test_a_line_that_holds_back_is_heard_as_reluctant(line: str) -> None:
    assert EAR.reluctant(line)


@pytest.mark.parametrize("line", BOOK.lines.reluctant_hears_not)
def test_a_friendly_line_is_not_heard_as_reluctant(line: str) -> None:
    assert not EAR.reluctant(line)
