"""Loads the ear: the phrase families of prompts/moves, and the trained network of prompts/ear on top of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

from bot.content.strict import Fault, Faults, load
from flows.moves import Move, Reading, Recogniser, Setting
from flows.recogniser import Book, Family, Feeling, Forms, Guards, Lines, PhraseRecogniser, Signs, Told, Vocabulary
from flows.recogniser.phrases import PhraseFault

if TYPE_CHECKING:  # these compute with numpy, which a command that hears nothing need not wait for
    from flows.recogniser.encoder import Encoder
    from flows.recogniser.trained import TrainedRecogniser


@dataclass(frozen=True, slots=True)
class _Tellings:
    """tellings.yaml."""

    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class _Feelings:
    """feelings.yaml."""

    feelings: tuple[Feeling, ...]


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
    "feelings.yaml": _Feelings,
}


class Ear:
    """The ear that everything in the product hears with: its network is loaded when it first hears something."""

    def __init__(self, phrases: PhraseRecogniser) -> None:
        self._phrases = phrases

    @cached_property
    def _trained(self) -> TrainedRecogniser:
        from flows.recogniser.trained import TrainedRecogniser

        return TrainedRecogniser(self._phrases, load_encoder())

    def read(self, text: str, setting: Setting) -> Reading:
        """What `text`, said in `setting`, performs."""
        return self._trained.read(text, setting)

    def invitations(self, line: str) -> frozenset[Move]:
        """The moves that a partner's line opens the door to."""
        return self._phrases.invitations(line)

    def reluctant(self, line: str) -> bool:
        """Whether a partner's line holds back."""
        return self._phrases.reluctant(line)


def load_recogniser() -> Recogniser:
    """The ear of prompts/moves and prompts/ear. Raises Faults."""
    return Ear(load_phrases())


def load_encoder(folder: Traversable | None = None) -> Encoder:
    """The trained network that stands in `folder`, by default prompts/ear."""
    from flows.recogniser.encoder import Encoder, Hearing
    from flows.recogniser.wordpiece import WordPiece

    folder = files("prompts") / "ear" if folder is None else folder
    session = session_of(folder / "model.onnx")
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    hearings = [Hearing(Move(one["move"]), one["slope"], one["shift"], one["threshold"]) for one in card["hearings"]]
    return Encoder(session, WordPiece((folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()), hearings)


def session_of(network: Traversable) -> Any:
    """A network, ready to be run on one core with little memory."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # a message is small: threads would only wait for each other
    options.enable_cpu_mem_arena = False  # an arena keeps the most that was ever needed
    options.add_session_config_entry("session.disable_prepacking", "1")  # no second copy of the weights: 9 MB less, as fast
    with as_file(network) as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def load_phrases(folder: Traversable | None = None) -> PhraseRecogniser:
    """The phrase families that stand in `folder`, by default prompts/moves. Raises Faults."""
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
        feelings=read["feelings.yaml"].feelings,
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
