"""What sentences mean, as vectors: near ones mean alike, whatever their words. A question lies near its answer, too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from flows.recogniser.wordpiece import WordPiece

LONGEST = 64  # pieces of a sentence that are looked at
WIDTH = 384  # numbers of a vector
_AT_ONCE = 16  # sentences

Vectors = NDArray[np.float32]


class Session(Protocol):
    """What runs the network: an onnxruntime.InferenceSession, made by the shell."""

    def run(self, outputs: Sequence[str] | None, feeds: Mapping[str, NDArray[Any]]) -> Sequence[NDArray[Any]]:
        """The outputs for these feeds."""
        ...


class Seen:
    """Sentences seen once and kept in eight bits a number: how near another comes to each of them is one multiplication."""

    def __init__(self, steps: NDArray[np.int8]) -> None:
        self._steps = steps
        self._lengths = np.maximum(np.linalg.norm(steps.astype(np.float32), axis=1), 1e-6)

    def likeness(self, vector: Vectors) -> Vectors:
        """To each of them, -1 to 1; `vector` is of length 1."""
        near: Vectors = (self._steps.astype(np.float32) @ vector) / self._lengths
        return near


class Sense:
    """Sentences as vectors of length 1. Those of the content are known beforehand; the network is opened for the first other one."""

    def __init__(self, opened: Callable[[], tuple[Session, WordPiece]], keys: NDArray[np.uint64], known: NDArray[np.int8]) -> None:
        self._opened = lru_cache(maxsize=1)(opened)
        self._keys, self._known = keys, known
        self._one = lru_cache(maxsize=2048)(self._vector)

    def seen(self, sentences: Sequence[str]) -> Seen:
        """Sentences to compare others with."""
        steps = np.zeros((len(sentences), WIDTH), dtype=np.int8)
        for row, place in enumerate(self._places(sentences)):
            steps[row] = self._known[place] if place >= 0 else in_steps(self._one(sentences[row]))
        return Seen(steps)

    def vectors(self, sentences: Sequence[str]) -> Vectors:
        """One row of WIDTH a sentence."""
        found = np.zeros((len(sentences), WIDTH), dtype=np.float32)
        places = self._places(sentences)
        for row, place in enumerate(places):
            found[row] = self._known[place] if place >= 0 else self._one(sentences[row])
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        unit: Vectors = found / np.maximum(lengths, 1e-6)
        return unit

    def is_word(self, word: str) -> bool:
        """Whether the network knows it whole: what it has to take to pieces is rare, or misspelt."""
        return len(self._opened()[1].pieces(word)) == 1

    def computed(self, sentences: Sequence[str]) -> Vectors:
        """The same from the network alone, many at a time; 1 to 3 milliseconds each."""
        session, pieces = self._opened()
        rows: list[Vectors] = []
        cut = [[pieces.start, *pieces.pieces(each).ids[:LONGEST], pieces.stop] for each in sentences]
        order = sorted(range(len(cut)), key=lambda at: len(cut[at]))
        for first in range(0, len(order), _AT_ONCE):
            some = [cut[at] for at in order[first : first + _AT_ONCE]]
            ids = np.zeros((len(some), max(map(len, some))), dtype=np.int64)
            for row, each in enumerate(some):
                ids[row, : len(each)] = each
            rows.append(session.run(None, {"ids": ids})[0])
        found = np.concatenate(rows) if rows else np.zeros((0, WIDTH), dtype=np.float32)
        back = np.empty_like(found)
        back[order] = found
        return back

    def _vector(self, sentence: str) -> Vectors:
        row: Vectors = self.computed([sentence])[0]
        return row

    def _places(self, sentences: Sequence[str]) -> list[int]:
        """Where each stands among those known, or -1."""
        if not len(self._keys):
            return [-1] * len(sentences)
        wanted = np.array([key_of(each) for each in sentences], dtype=np.uint64)
        at = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        return [int(place) if self._keys[place] == key else -1 for place, key in zip(at, wanted, strict=True)]


def in_steps(vectors: Vectors) -> NDArray[np.int8]:
    """Vectors in 127 steps each way, as they are kept."""
    steps: NDArray[np.int8] = np.round(vectors / np.abs(vectors).max(axis=-1, keepdims=True) * 127).astype(np.int8)
    return steps


def key_of(sentence: str) -> int:
    """The number by which a sentence is known; case and outer blanks do not matter."""
    return int.from_bytes(blake2b(sentence.strip().lower().encode("utf-8", "replace"), digest_size=8).digest(), "big")
