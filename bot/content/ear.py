"""Reads prompts/moves into a recogniser."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from bot.content.strict import Fault, Faults, load
from flows.moves import Recogniser
from flows.recogniser import Book, Family, Forms, Guards, Lines, PhraseRecogniser, Signs, Told, Vocabulary
from flows.recogniser.phrases import PhraseFault


@dataclass(frozen=True, slots=True)
class _Tellings:
    """tellings.yaml."""

    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class _Families:
    """A file of families, such as asks_referral.yaml."""

    families: tuple[Family, ...]


_KINDS: dict[str, type[Any]] = {
    "vocabulary.yaml": Vocabulary,
    "forms.yaml": Forms,
    "guards.yaml": Guards,
    "lines.yaml": Lines,
    "signs.yaml": Signs,
    "tellings.yaml": _Tellings,
}


def load_recogniser(folder: Traversable | None = None) -> Recogniser:
    """The recogniser that knows what stands in `folder`, by default prompts/moves. Raises Faults."""
    try:
        return PhraseRecogniser(load_book(folder))
    except PhraseFault as error:
        raise Faults([Fault("moves", 1, "", str(error))]) from error


def load_book(folder: Traversable | None = None) -> Book:
    """All content of `folder`, strictly read. Raises Faults: those of all files at once."""
    read = _read_all(files("prompts") / "moves" if folder is None else folder)
    return Book(
        vocabulary=read["vocabulary.yaml"],
        forms=read["forms.yaml"],
        guards=read["guards.yaml"],
        lines=read["lines.yaml"],
        signs=read["signs.yaml"],
        told=read["tellings.yaml"].told,
        families=tuple(family for name, file in read.items() if name not in _KINDS for family in file.families),
    )


def _read_all(folder: Traversable) -> dict[str, Any]:
    families = sorted(file.name for file in folder.iterdir() if file.name.endswith(".yaml") and file.name not in _KINDS and file.is_file())
    read, faults = {}, []
    for name in (*_KINDS, *families):
        try:
            read[name] = load(_KINDS.get(name, _Families), folder / name, f"moves/{name}")
        except Faults as error:
            faults += error.faults
    if faults:
        raise Faults(sorted(faults))
    return read
