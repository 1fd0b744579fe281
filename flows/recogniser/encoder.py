"""The encoder: a small trained network that gives every move a probability, and says which pieces of the message speak for it."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from flows.moves import ASKS, PUSHES, Cue, Move, Reading, Setting
from flows.recogniser.wordpiece import Pieces, WordPiece

LONGEST_LINE = 40  # pieces of the partner's line that are looked at, its last ones
BACKED = 0.7  # how sure a move is that the phrase families are sure of and the network holds possible
POSSIBLE, COSTLY_POSSIBLE = 0.2, 0.1  # the probability from which it holds a move possible
PLAINLY, HARDLY_POSSIBLE = 0.92, 0.02  # sureness of a family from which less will do for a costly move: "Could you refer me?"
CLEARLY_COSTLY = 0.65  # so sure that a message holds some costly move, the likeliest of them is heard, though it be doubtful which
COSTLY = (ASKS | PUSHES) - {Move.VAGUE_ASK, Move.ADVICE_ASK, Move.TARGETED_ASK, Move.MEETING_ASK}
LONGEST_PART = 160  # pieces of a message that are read at once; a longer one is read in parts

_CLUES = (*Move, *Cue, *(("invited", move) for move in Move), "reluctant")
CLUES = len(_CLUES)


class Session(Protocol):
    """What runs the network: an onnxruntime.InferenceSession, made by the shell."""

    def run(self, outputs: Sequence[str] | None, feeds: Mapping[str, NDArray[Any]]) -> Sequence[NDArray[Any]]:
        """The outputs for these feeds."""
        ...


@dataclass(frozen=True, slots=True)
class Hearing:
    """How one move is heard: p = 1 / (1 + exp(-(slope * logit + shift))), and it counts from `threshold` on."""

    move: Move
    slope: float
    shift: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Heard:
    """One move's probability, and how much each piece of the message speaks for it."""

    move: Move
    probability: float
    shares: NDArray[np.float32]


def clues(reading: Reading, invited: frozenset[Move], reluctant: bool) -> NDArray[np.float32]:
    """What the phrase families make of a message, as CLUES numbers of 0 to 1."""
    told: dict[object, float] = {sighting.move: sighting.confidence for sighting in reading.sightings}
    told |= dict.fromkeys(reading.cues, 1.0)
    told |= {("invited", move): 1.0 for move in invited}
    if reluctant:
        told["reluctant"] = 1.0
    return np.array([[told.get(clue, 0.0) for clue in _CLUES]], dtype=np.float32)


def framed(pieces: WordPiece, message: Sequence[int], setting: Setting) -> tuple[list[int], list[int]]:
    """What the network reads: "[CLS] event stranger opening . LINE [SEP] MESSAGE [SEP]", and 1 for what belongs to the message."""
    where = pieces.pieces(f"{setting.scene} {setting.relationship} {setting.stage} . ").ids
    line = pieces.pieces(setting.previous).ids[-LONGEST_LINE:]
    before = [pieces.start, *where, *line, pieces.stop]
    return [*before, *message, pieces.stop], [0] * len(before) + [1] * (len(message) + 1)


class Encoder:
    """The trained network, its pieces and its calibration."""

    def __init__(self, session: Session, pieces: WordPiece, hearings: Sequence[Hearing]) -> None:
        self._session = session
        self._pieces = pieces
        self._hearings = tuple(hearings)

    def pieces(self, text: str) -> Pieces:
        """The message in pieces."""
        return self._pieces.pieces(text)

    def heard(
        self, pieces: Pieces, setting: Setting, told: NDArray[np.float32], backed: Mapping[Move, float], invited: Collection[Move]
    ) -> Iterator[Heard]:
        """The moves of a message of at most LONGEST_PART pieces, each with what the pieces add to it; `backed` are surely worded so.

        The likeliest of the costly moves that nobody `invited` is as sure as that there is one of them at all: whether "could my name
        fall over lunch?" wants a referral or an introduction matters less than that it wants something.
        """
        ids, types = framed(self._pieces, pieces.ids, setting)
        feeds: dict[str, NDArray[Any]] = {
            "ids": np.array([ids], dtype=np.int64),
            "types": np.array([types], dtype=np.int64),
            "clues": told,
        }
        logits, shares = self._session.run(None, feeds)
        likely = {each.move: _probability(each, float(logit)) for each, logit in zip(self._hearings, logits[0], strict=True)}
        likely |= {move: max(likely[move], BACKED) for move in backed if likely.get(move, 0.0) >= _possible(move, backed[move])}
        likeliest, any_costly = _together({move: each for move, each in likely.items() if move in COSTLY.difference(invited)})
        first = types.index(1)
        for hearing, share in zip(self._hearings, shares[0], strict=True):
            probability, enough = likely[hearing.move], hearing.threshold
            if hearing.move is likeliest:
                probability, enough = any_costly, min(enough, CLEARLY_COSTLY)
            if probability >= enough:
                yield Heard(hearing.move, probability, share[first : first + len(pieces)])


def _possible(move: Move, worded: float) -> float:
    """The probability from which a network in doubt is corrected by wording that is so sure."""
    if move not in COSTLY:
        return POSSIBLE
    return HARDLY_POSSIBLE if worded >= PLAINLY else COSTLY_POSSIBLE


def _together(likely: Mapping[Move, float]) -> tuple[Move | None, float]:
    """The likeliest of these moves, and the probability that there is any of them."""
    return max(sorted(likely), key=likely.__getitem__, default=None), 1.0 - math.prod(1.0 - each for each in likely.values())


def _probability(hearing: Hearing, logit: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, hearing.slope * logit + hearing.shift))))
