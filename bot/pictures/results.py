"""Results of an assignment as a picture: how many are where, and the slips of those who show them, at first and in the try that counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from textwrap import shorten, wrap
from typing import Any

from bot.coaching import telling
from bot.coaching.sight import Result
from bot.pictures import legible
from bot.words import PLAIN, TELEGRAM
from flows.assignment import BEST_FIRST, State
from flows.moves import Move
from flows.past import Past

COLOURS = {
    State.PASSED: "#2F7A6B",
    State.DONE: "#D9962B",
    State.STARTED: "#E3BC74",
    State.GIVEN: "#B9A894",
    State.WAITING: "#D9CDBD",
    State.EXCUSED: "#8FA3B5",
}
_LEFT, _BARS, _RIGHT = 60.0, 380.0, 850.0  # of the labels, where bars begin, where the longest ends; of 960
_STATE, _SLIP = 58.0, 78.0  # from one bar to the next
_TOP = 206.0
_MOST = 7  # kinds of slips
_TITLE, _LABEL, _NAME = 38, 23, 48  # characters across
_LINE = 46.0  # from one line of the title to the next


def facts(title: str, cohort: str, results: Sequence[Result]) -> dict[str, Any]:
    """What the picture needs: {"states": {"passed": 3}, "slips": {"job_ask": [4, 1]}, "shown": 2, "of": 5, "before": 4, "after": 1, ...}.

    `slips` are those of first tries and of the tries that count, of the `shown` learners who agreed to it and have played.
    """
    states = Counter(each.work.state for each in results)
    pairs = [(each.shots[0].past, each.counting.past) for each in results if each.shots and each.counting]
    shown = [(first, last) for first, last in pairs if first and last]
    before, after = _together([first for first, _ in shown]), _together([last for _, last in shown])
    kinds = sorted(before | after, key=lambda move: (-before[move] - after[move], move))
    return {
        "title": title,
        "cohort": cohort,
        "states": {state.value: states[state] for state in BEST_FIRST if states[state]},
        "slips": {move.value: [before[move], after[move]] for move in kinds},
        "shown": len(shown),
        "of": len(results),
        "before": sum(before.values()),
        "after": sum(after.values()),
    }


def svg(shown: dict[str, Any]) -> str:
    """The picture of what `facts` found."""
    states = {State(name): count for name, count in shown["states"].items()}
    slips = dict(list(shown["slips"].items())[:_MOST])
    titled = _lines(legible(shown["title"]) or "…", _TITLE)
    top = _TOP + _LINE * (len(titled) - 1)
    heading = top + _STATE * max(1, len(states)) + 44
    first = heading + 96 if slips else heading
    return TELEGRAM.page(
        "results.svg",
        title=titled,
        line=_LINE,
        cohort=shorten(legible(shown["cohort"]), _NAME, placeholder="…"),
        count=shown["of"],
        left=_LEFT,
        bars=[_bar(state, count, top + _STATE * number, max(states.values())) for number, (state, count) in enumerate(states.items())],
        at=_BARS,
        nobody=PLAIN.sentence("coaching.picture.nobody"),
        top=top,
        heading=heading,
        consent=PLAIN.sentence("coaching.picture.consent", shown=shown["shown"], of=shown["of"]),
        names=[PLAIN.sentence(f"coaching.picture.{name}") for name in ("first", "counts")],
        pairs=[_pair(name, counts, first + _SLIP * number, _longest(slips)) for number, (name, counts) in enumerate(slips.items())],
        instead="" if slips else PLAIN.sentence(f"coaching.picture.{_instead(shown)}"),
        first=first,
        height=round(first + _SLIP * len(slips) + (10 if slips else 70)),
    )


def _together(pasts: Sequence[Past]) -> Counter[Move]:
    """All slips of some tries, by kind."""
    found: Counter[Move] = Counter()
    for past in pasts:
        found.update(past.slips)
    return found


def _bar(state: State, count: int, y: float, most: int) -> dict[str, Any]:
    """How many are in one state: "Passed", a bar, 12."""
    wide = max(10.0, (_RIGHT - _BARS) * count / most)
    name = telling.label(state, PLAIN)
    return {"name": name, "count": count, "wide": round(wide, 1), "y": y, "colour": COLOURS[state]}


def _pair(name: str, counts: list[int], y: float, most: int) -> dict[str, Any]:
    """One kind of slip: how often at first, and how often where it counts."""
    wide = [round((_RIGHT - _BARS) * count / most, 1) for count in counts]
    return {"name": _lines(telling.short(Move(name)), _LABEL), "counts": counts, "wide": wide, "y": y}


def _longest(slips: dict[str, list[int]]) -> int:
    return max((count for counts in slips.values() for count in counts), default=1)


def _instead(shown: dict[str, Any]) -> str:
    """Why there are no bars of slips."""
    if shown["shown"]:
        return "no_slips"
    played = any(State(name) in (State.DONE, State.PASSED) for name in shown["states"])
    return "nobody_shows" if played else "nothing_yet"


def _lines(words: str, across: int) -> list[str]:
    """On two lines at most, the second cut where it must be."""
    return wrap(words, across, max_lines=2, placeholder=" …") or ["…"]
