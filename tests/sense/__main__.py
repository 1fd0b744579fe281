"""See all sentences of the content by the sense of questions and keep their vectors: `python -m tests.sense` (some seconds).

What is kept is looked up; a sentence that is not there is computed when it is first needed, so this only saves time.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from bot.content.library import world
from bot.content.sense import KEYS, KNOWN, load_sense
from flows.answers import Index
from flows.sense import key_of

HERE = Path(__file__).parents[2] / "prompts" / "sense"


def sentences() -> list[str]:
    """Every question and every fact of every partner, in all parts."""
    found: dict[int, str] = {}
    people = world().people
    for name in people:
        for each in (name, *(f"{name}.{scene}" for scene in people[name].partner.parts)):
            index: Index = people[each].index
            found |= {key_of(sentence): sentence for sentence in index.sentences()}
    return [found[key] for key in sorted(found)]


def main() -> None:
    """Compute and keep."""
    every = sentences()
    vectors = load_sense().computed(every)
    steps = np.round(vectors / np.abs(vectors).max(axis=1, keepdims=True) * 127).astype(np.int8)
    np.save(HERE / KEYS, np.array([key_of(each) for each in every], dtype=np.uint64))
    np.save(HERE / KNOWN, steps)
    print(f"{len(every)} sentences, {sum(file.stat().st_size for file in HERE.glob('*.npy')) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
