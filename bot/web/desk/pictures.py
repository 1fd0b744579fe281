"""Pictures of an assignment: what a template needs to draw bars and curves, and the same in figures for whoever doesn't see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from statistics import median

from bot.coaching import telling
from bot.coaching.naming import capital
from bot.words import PLAIN
from flows.assignment import BEST_FIRST, State, Work
from flows.exercise import Missed
from flows.moves import Move
from flows.past import Past
from flows.rehearsal import Sign

WIDTH, HEIGHT = 620, 210  # of the curves, in units of their picture
LEFT, TOP, BOTTOM, RIGHT = 26, 10, 30, 8
LATE = "late"  # no state of its own, but marked as one
MOST_TRUST = 10.0
MOST_CURVES = 120  # different ones that are drawn; the median is that of all
MOST_MISSING = 8
_CARD_STEP, _CARD_HIGH = 7, 20  # of the six lines as bars: from one to the next, and the height of ten points


@dataclass(frozen=True, slots=True)
class Share:
    """How many are in a state, and where their part of a bar of 100 begins."""

    state: str
    label: str
    number: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Slips of a kind in the first tries and in those that count, as figures and as parts of the longest bar."""

    label: str
    first: int
    counting: int
    first_width: float
    counting_width: float


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that was missing: in so many tries, of so many learners."""

    label: str
    tries: int
    learners: int
    width: float


@dataclass(frozen=True, slots=True)
class Turn:
    """Trust after a turn: how many were still talking, the lowest, the median, the highest."""

    number: int
    talking: int
    lowest: float
    median: float
    highest: float


@dataclass(frozen=True, slots=True)
class Curves:
    """Curves laid over each other: one path for all, one for the median, the ticks, and the figures."""

    number: int
    drawn: int  # different ones
    all_of_them: str
    median: str
    ticks: tuple[tuple[int, float], ...]  # turns along the bottom
    trust: tuple[tuple[int, float], ...]  # points of trust up the side
    turns: tuple[Turn, ...]
    end: tuple[float, float]  # where the median ends


@dataclass(frozen=True, slots=True)
class Card:
    """The six lines of the score card as one path of bars, in words, and their mean."""

    path: str
    says: str
    mean: float


def mark(work: Work, now: datetime) -> str:
    """The mark beside how something stands: late comes before all but passed."""
    return LATE if work.is_late(now) and work.state is not State.PASSED else work.state.value


def shares(states: Sequence[State], order: Sequence[State] = BEST_FIRST) -> tuple[Share, ...]:
    """The states that there are, as parts of a bar."""
    counted, found, start = Counter(states), [], 0.0
    for state in order:
        if counted[state]:
            width = 100 * counted[state] / len(states)
            found.append(Share(state.value, telling.label(state), counted[state], round(start, 2), round(width, 2)))
            start += width
    return tuple(found)


def slips(pairs: Sequence[tuple[Past, Past]]) -> tuple[Pair, ...]:
    """Slips by kind, before and after, what came up most at first first."""
    before, after = Counter[Move](), Counter[Move]()
    for first, counting in pairs:
        before.update(first.slips)
        after.update(counting.slips)
    most = max([*before.values(), *after.values()], default=0)
    kinds = sorted({*before, *after}, key=lambda kind: (-before[kind], -after[kind], kind))
    return tuple(
        Pair(capital(telling.short(kind)), before[kind], after[kind], _part(before[kind], most), _part(after[kind], most)) for kind in kinds
    )


def missing(learners: Sequence[Sequence[Sequence[Missed]]]) -> tuple[Lack, ...]:
    """What was missing most often; for each learner what was missing in each of their tries."""
    tries, whose = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for each in learners:
        points = [{missed.point for missed in one} for one in each]
        tries.update(point for one in points for point in one)
        whose.update({point for one in points for point in one})
    often = tries.most_common(MOST_MISSING)
    return tuple(Lack(_lack(what, about), number, whose[what, about], _part(number, often[0][1])) for (what, about), number in often)


def curves(found: Sequence[Sequence[float]]) -> Curves | None:
    """All curves of trust on one paper, with their median for as long as a third of them are still talking.

    Whoever has left counts with the trust they left with: else the worst talks, which are short, would seem to end in a recovery.
    """
    if not found:
        return None
    longest = max(map(len, found))
    turns = tuple(_turn(number, found) for number in range(longest))
    different = list(dict.fromkeys(tuple(each) for each in found))
    middle = [each.median for each in turns if 3 * each.talking >= len(found)]
    step = max(1, round(longest / 8))
    return Curves(
        number=len(found),
        drawn=min(len(different), MOST_CURVES),
        all_of_them="".join(_path(each, longest) for each in different[:MOST_CURVES]),
        median=_path(middle, longest),
        ticks=tuple((number, _x(number, longest)) for number in range(0, longest, step)),
        trust=tuple((points, _y(points)) for points in (0, 5, 10)),
        turns=turns,
        end=(_x(len(middle) - 1, longest), _y(middle[-1])),
    )


def card(scores: Mapping[str, int]) -> Card:
    """The six lines."""
    return _card(tuple(scores.items()))


def curve(points: Sequence[float], width: int, height: int) -> list[tuple[float, float]]:
    """The places of a small curve's points."""
    step = (width - 8) / max(1, len(points) - 1)
    return [(round(4 + place * step, 1), round(4 + (height - 8) * (1 - each / MOST_TRUST), 1)) for place, each in enumerate(points)]


@lru_cache(maxsize=1024)
def _card(scores: tuple[tuple[str, int], ...]) -> Card:
    bars = "".join(
        f"M{4 + place * _CARD_STEP} {_CARD_HIGH + 1}v-{points * _CARD_HIGH / 10 + 0.5:g}" for place, (_, points) in enumerate(scores)
    )
    says = ", ".join(PLAIN.sentence("desk.work.points", line=PLAIN.sentence(f"line.{line}"), points=points) for line, points in scores)
    return Card(bars, says, round(sum(points for _, points in scores) / len(scores), 1))


def _turn(number: int, found: Sequence[Sequence[float]]) -> Turn:
    values = [each[min(number, len(each) - 1)] for each in found]
    return Turn(number, sum(len(each) > number for each in found), min(values), round(median(values), 1), max(values))


def _path(points: Sequence[float], longest: int) -> str:
    """A line through the points; one point is a dash, so that it can be seen."""
    places = [(_x(place, longest), _y(each)) for place, each in enumerate(points)]
    if len(places) == 1:
        return f"M{places[0][0]:g} {places[0][1]:g}h4"
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in places)


def _x(place: int, longest: int) -> float:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * place / max(1, longest - 1), 1)


def _y(trust: float) -> float:
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - trust / MOST_TRUST), 1)


def _part(number: int, most: int) -> float:
    return round(100 * number / most, 1) if most else 0.0


def _lack(what: str, about: str) -> str:
    if what == "slips":
        return capital(telling.short(Move(about)))
    if what == "without":
        return capital(telling.short(Sign(about)))
    if what == "least":
        return PLAIN.sentence("desk.work.lack.least", what=telling.name(Move(about)))
    return PLAIN.sentence(f"desk.work.lack.{about if what == 'outcome' else what}")
