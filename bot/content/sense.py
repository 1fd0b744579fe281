"""The sense of questions, loaded from prompts/sense: the vectors of all sentences of the content, and the network for any other."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable

import numpy as np

from bot.content.ear import session_of
from flows.recogniser.wordpiece import WordPiece
from flows.sense import WIDTH, Sense, Session

KEYS, KNOWN = "keys.npy", "known.npy"


@cache
def load_sense() -> Sense:
    """One for all partners; what is not there yet (a new sentence, a new partner) is computed when it is asked for."""
    folder = files("prompts") / "sense"
    keys, known = np.zeros(0, dtype=np.uint64), np.zeros((0, WIDTH), dtype=np.int8)
    if (folder / KEYS).is_file():
        with as_file(folder / KEYS) as first, as_file(folder / KNOWN) as second:
            keys, known = np.load(first), np.load(second, mmap_mode="r")
    return Sense(lambda: _opened(folder), keys, known)


def _opened(folder: Traversable) -> tuple[Session, WordPiece]:
    vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    return session_of(folder / "model.onnx"), WordPiece(vocabulary)
