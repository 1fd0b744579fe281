"""Each point of the doctrine, the scenes and walks that practise it, and the notes that name it: `python -m tests.doctrine --write`.

The table stands in docs/doctrine.md. A walk says what it shows in its header, `shows: D1.1 D2.6`; a scene says on which point its
notes rest. What is practised outside a rehearsal (the week, the path) names the test that plays it.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from bot.content.cards import cards
from bot.content.library import world
from tests.walks.walk import files, read

TABLE = Path(__file__).parents[1] / "docs" / "doctrine.md"
BESIDE = {
    "D3.1": (
        "after three of a kind in a week, the path asks for a real one",
        "tests/flows/test_path.py::test_the_third_of_a_kind_in_a_week_is_answered_by_a_real_conversation",
        "path.why.real_talk",
    ),
    "D3.7": (
        "/week: working towards something, or hoping",
        "tests/flows/test_week.py::test_a_week_is_nudged_only_where_it_leans",
        "week.nudge.hoping",
    ),
    "D4.3": ("/week: the square", "tests/flows/test_tasks.py::test_a_task_is_placed_by_its_words", "week.square.plan"),
}
"""What is practised outside a rehearsal: where, the test that plays it, and the sentence of `prompts/words` that says it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A point with all that stands behind it."""

    point: str
    title: str
    scenes: tuple[str, ...]
    walks: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return bool(self.scenes and self.walks and self.notes)


def rows() -> list[Row]:
    """One row a point, in order."""
    scenes, notes, walks = _scenes(), _notes(), _walks()
    found = []
    for point, card in cards().doctrine.items():
        beside = BESIDE.get(point)
        more = [(each,) for each in beside] if beside else [(), (), ()]
        found.append(
            Row(point, card.title, (*scenes[point], *more[0]), (*walks[point], *more[1]), (*notes[point], *more[2]))
        )  # fmt: skip
    return found


def table() -> str:
    """The page."""
    head = [
        "# Where each point of the doctrine is practised",
        "",
        "Written by `python -m tests.doctrine --write` from the scenes, the mentor's words and the walks; a test holds it against them.",
        "",
        "| point | scenes | walks | notes of the mentor that name it |",
        "| --- | --- | --- | --- |",
    ]
    body = [f"| {' | '.join([f'**{row.point}** {row.title}', *map(', '.join, (row.scenes, row.walks, row.notes))])} |" for row in rows()]
    return "\n".join([*head, *body, ""])


def _scenes() -> dict[str, list[str]]:
    """The scenes that are about a point, then those in which a walk shows it all the same."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, flow in world().flows.items():
        for point in dict.fromkeys((*flow.scene.rests_on, *flow.scene.because.values())):
            found[point].append(name)
    for headers in (read(file)[0] for file in files()):
        for point in headers.get("shows", "").split():
            if headers["scene"] not in found[point]:
                found[point].append(headers["scene"])
    return found


def _notes() -> dict[str, list[str]]:
    """Notes by the point they rest on: everywhere, or in one scene; a debrief names what its scene is about."""
    found: dict[str, list[str]] = defaultdict(list)
    guidance = world().guidance
    for about, words in (*guidance.slips.items(), *guidance.signs.items()):
        found[words.because].append(str(about))
    for name, flow in world().flows.items():
        for about, point in flow.scene.because.items():
            found[point].append(f"{about} in {name}")
        for point in flow.scene.rests_on:
            found[point].append(f"debrief of {name}")
    return found


def _walks() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for file in files():
        for point in read(file)[0].get("shows", "").split():
            found[point].append(file.stem)
    return found


if __name__ == "__main__":
    if "--write" in sys.argv:
        TABLE.write_text(table(), "utf-8")
    print(table())
    print("missing:", ", ".join(row.point for row in rows() if not row.is_whole) or "nothing")
