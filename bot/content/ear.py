"""Reads prompts/moves into a recogniser."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from bot.content.strict import Fault, Faults, load, nearest
from flows.moves import Move, Recogniser
from flows.recogniser import Book, Family, Forms, Guards, Lines, PhraseRecogniser, Signs, Told, Vocabulary
from flows.recogniser.phrases import PhraseFault

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Tellings:
    """tellings.yaml."""

    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class _Families:
    """A file of families, such as asks_referral.yaml."""

    families: tuple[Family, ...]


_NO_FAMILIES = frozenset(("vocabulary.yaml", "forms.yaml", "guards.yaml", "lines.yaml", "signs.yaml", "tellings.yaml"))


def load_recogniser(folder: Traversable | None = None) -> Recogniser:
    """The recogniser that knows what stands in `folder`, by default prompts/moves. Raises Faults."""
    try:
        return PhraseRecogniser(load_book(folder))
    except PhraseFault as error:
        raise Faults([Fault("moves", 1, "", str(error))]) from error


def load_book(folder: Traversable | None = None) -> Book:
    """All content of `folder`, strictly read. Raises Faults."""
    moves = files("prompts") / "moves" if folder is None else folder
    lines = _read(Lines, moves, "lines.yaml")
    named = sorted(file.name for file in moves.iterdir() if file.name.endswith(".yaml") and file.name not in _NO_FAMILIES)
    return Book(
        vocabulary=_read(Vocabulary, moves, "vocabulary.yaml"),
        forms=_read(Forms, moves, "forms.yaml"),
        guards=_read(Guards, moves, "guards.yaml"),
        lines=replace(lines, openings=tuple(replace(one, moves=_moves(one.moves, "lines.yaml")) for one in lines.openings)),
        signs=_read(Signs, moves, "signs.yaml"),
        told=_read(_Tellings, moves, "tellings.yaml").told,
        families=tuple(_family(family, name) for name in named for family in _read(_Families, moves, name).families),
    )


def _family(family: Family, name: str) -> Family:
    return replace(family, move=_moves((family.move,), name)[0], beats=_moves(family.beats, name))


def _moves(written: Iterable[str], name: str) -> tuple[Move, ...]:
    # a move is a string as well, and the strict loader lets any string pass for one
    known = [move.value for move in Move]
    if wrong := [move for move in written if move not in known]:
        raise Faults([Fault(f"moves/{name}", 1, "", f"{move!r} is no move{nearest(move, known)}") for move in wrong])
    return tuple(Move(move) for move in written)


def _read(kind: type[T], folder: Traversable, name: str) -> T:
    return load(kind, folder / name, f"moves/{name}")
