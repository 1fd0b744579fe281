"""Time of a turn, recognise to rendered, without I/O, over 2,000 varied messages; and of odd ones."""

from __future__ import annotations

import json
import resource
from pathlib import Path
from statistics import median
from time import perf_counter

from bot.content.library import world
from bot.words import TELEGRAM, line_text, note_text
from flows import play
from tests.learners.people import LINES

CORPUS = Path(__file__).parent.parent / "corpus"
ODD = {
    "empty": "",
    "4,000 characters": "I was wondering about the thing you said. " * 95,
    "4,000 letters": "x" * 4000,
    "4,000 question marks": "?" * 4000,
    "emoji only": "🙂🎉❤️" * 20,
    "right to left": "שלום, מה שלומך היום? تشرفت بمعرفتك",
    "zero width": "h\u200be\u200bl\u200bl\u200bo\u200d" * 50,
    "HTML": "<b onclick='x'>&amp;</b></i><script>alert(1)</script> " * 20,
    "another language": "Könnten Sie mich bitte Ihrem Chef vorstellen? Das wäre wirklich sehr nett von Ihnen.",
}


def messages() -> list[str]:
    """Messages of the corpora and of the simulated learners, 2,000 of them."""
    found = [line for lines in LINES.values() for line in lines]
    for file in sorted(CORPUS.glob("dev_*.jsonl")):
        found += [row["text"] for row in map(json.loads, file.read_text("utf-8").splitlines()) if "text" in row]
    return [found[number % len(found)] for number in range(2000)]


def one(rehearsal: play.Rehearsal, text: str) -> tuple[play.Played, float]:
    """One turn and the seconds it took."""
    start = perf_counter()
    played = play.advance(world(), rehearsal, text)
    for line in played.turn.lines:
        line_text(line, TELEGRAM)
    if played.turn.note:
        note_text(played.turn.note, played.turn.partner, TELEGRAM)
    return played, perf_counter() - start


def main() -> None:
    """Print medians and 99th percentiles."""
    people = sorted(world().people)
    taken = []
    rehearsal = None
    for number, text in enumerate(messages()):
        if rehearsal is None or world().flows["coffee"].scene.ending(rehearsal.state):
            rehearsal = play.begin(world(), "coffee", (people[number % len(people)],), number).rehearsal
        played, seconds = one(rehearsal, text)
        rehearsal = played.rehearsal
        taken.append(seconds * 1000)
    taken.sort()
    print(f"turns {len(taken)}  median {median(taken):.2f} ms  p99 {taken[int(len(taken) * 0.99)]:.2f} ms  most {taken[-1]:.2f} ms")
    begun = play.begin(world(), "coffee", ("dana",), 1).rehearsal
    for name, text in ODD.items():
        print(f"  {name:22} {min(one(begun, text)[1] for _ in range(3)) * 1000:7.2f} ms")
    print(f"resident at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
