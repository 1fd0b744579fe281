"""See all sentences of the content by the sense of questions and keep their vectors: `python -m tests.sense` (a minute).

What is kept is looked up; a sentence that is not there is computed when it is first needed, so this only saves time.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from bot.content.library import voice, weaving, world
from bot.content.sense import KEYS, KNOWN, load_sense
from flows.answers import Index
from flows.sense import in_steps, key_of

HERE = Path(__file__).parents[2] / "prompts" / "sense"


def sentences() -> list[str]:
    """Every question and every fact of every partner, in all parts."""
    found: dict[int, str] = {}
    people = world().people
    for name in people:
        for each in (name, *(f"{name}.{scene}" for scene in people[name].partner.parts)):
            index: Index = people[each].index
            found |= {key_of(sentence): sentence for sentence in index.sentences()}
    found |= {key_of(sentence): sentence for sentence in of_guesses()}
    return [found[key] for key in sorted(found)]


def of_guesses() -> Iterator[str]:
    """What every guess at somebody real is asked, whatever was pasted."""
    for asked in (*voice().topics.values(), *weaving().weaves):
        yield from asked.asked


def main() -> None:
    """Compute and keep."""
    every = sentences()
    sense = load_sense()
    vectors = np.concatenate([sense.computed([each]) for each in every])  # each alone, as it would be seen later
    np.save(HERE / KEYS, np.array([key_of(each) for each in every], dtype=np.uint64))
    np.save(HERE / KNOWN, in_steps(vectors))
    print(f"{len(every)} sentences, {sum(file.stat().st_size for file in HERE.glob('*.npy')) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
