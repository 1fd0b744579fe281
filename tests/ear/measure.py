"""Figures for an ear on labelled rows: moves, slips, calibration, what it takes for what, time."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from flows.judgement import Terms, alone, slips_of
from flows.moves import Move, Reading, Recogniser, Sighting
from tests.ear.corpus import MOVES, Row, setting_of

Ear = Callable[[Row], Reading]
_BINS = 10


@dataclass(frozen=True)
class Outcome:
    """One row as it was read: the moves with their confidence, the slips, the milliseconds."""

    row: Row
    said: dict[Move, float]
    slips: tuple[Move, ...]
    ms: float

    @property
    def meant(self) -> set[Move]:
        """The moves of the label."""
        return {Move(name) for name in self.row["moves"]} - {Move.OTHER}


@dataclass
class Count:
    """Hits, misses and false alarms."""

    hit: int = 0
    miss: int = 0
    false: int = 0

    def add(self, said: bool, meant: bool) -> None:
        """Count one judgement."""
        self.hit += said and meant
        self.miss += meant and not said
        self.false += said and not meant

    @property
    def precision(self) -> float:
        """Of what was said, the share that was meant."""
        return self.hit / (self.hit + self.false) if self.hit else 0.0

    @property
    def recall(self) -> float:
        """Of what was meant, the share that was said."""
        return self.hit / (self.hit + self.miss) if self.hit else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.hit / (2 * self.hit + self.miss + self.false) if self.hit else 0.0


@dataclass
class Figures:
    """All figures of one run over some rows."""

    rows: int
    moves: dict[Move, Count]
    slips: Count
    calibration_error: float
    confusions: list[tuple[Move, Move, int]]
    times: list[tuple[int, float]] = field(default_factory=list)  # words, milliseconds

    @property
    def micro(self) -> float:
        """F1 over all judgements on all moves."""
        counts = self.moves.values()
        return Count(sum(c.hit for c in counts), sum(c.miss for c in counts), sum(c.false for c in counts)).f1

    @property
    def macro(self) -> float:
        """The mean of the moves' F1."""
        return statistics.mean(count.f1 for count in self.moves.values())

    def recorded(self) -> dict[str, float]:
        """What is kept in the tree and held against the next run."""
        return {
            "micro": round(self.micro, 4),
            "macro": round(self.macro, 4),
            "slip_f1": round(self.slips.f1, 4),
            "slip_precision": round(self.slips.precision, 4),
        }


def of(ear: Recogniser) -> Ear:
    """A recogniser as it is measured: on a row, with what its line before invites."""
    return lambda row: ear.read(row["text"], setting_of(row))


def outcomes(ear: Ear, rows: Iterable[Row], invitations: Recogniser) -> list[Outcome]:
    """Every row read, timed and judged as `check` judges it."""
    found = []
    for row in rows:
        began = time.perf_counter()
        reading = ear(row)
        ms = (time.perf_counter() - began) * 1000
        said = {seen.move: seen.confidence for seen in reading.sightings if seen.move in MOVES}
        found.append(Outcome(row, said, slips_in(reading, row, invitations), ms))
    return found


def slips_in(reading: Reading, row: Row, ear: Recogniser) -> tuple[Move, ...]:
    """The slips, judged without a history."""
    setting = setting_of(row)
    invited = setting.invited | ear.invitations(setting.previous)
    return tuple(
        slip.move
        for slip in slips_of(reading, Terms(alone(setting.relationship, setting.stage), invited, setting.relationship, setting.stage))
    )


def is_slip(row: Row, ear: Recogniser) -> bool:
    """Whether the label makes it a slip: as labelled, else by the rules applied to the labelled moves."""
    if "slip" in row:
        return bool(row["slip"])
    labelled = Reading(tuple(Sighting(Move(name), 1.0, (0, len(row["text"]))) for name in row["moves"]))
    return bool(slips_in(labelled, {**row, "previous": ""}, ear))


def figures(read: Sequence[Outcome], ear: Recogniser) -> Figures:
    """The figures of these outcomes."""
    moves = {move: Count() for move in MOVES}
    slips = Count()
    for one in read:
        for move in MOVES:
            moves[move].add(move in one.said, move in one.meant)
        slips.add(bool(one.slips), is_slip(one.row, ear))
    taken = Counter((meant, said) for one in read for meant in one.meant - set(one.said) for said in set(one.said) - one.meant)
    confusions = [(meant, said, times) for (meant, said), times in taken.most_common(10)]
    times = [(len(one.row["text"].split()), one.ms) for one in read]
    return Figures(len(read), moves, slips, calibration_error(read), confusions, times)


def calibration_error(read: Iterable[Outcome]) -> float:
    """Expected calibration error (Guo et al. 2017) over everything that was said, in ten bins."""
    told = [(sure, move in one.meant) for one in read for move, sure in one.said.items()]
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for sure, right in told:
        bins[min(int(sure * _BINS), _BINS - 1)].append((sure, right))
    gaps = (abs(sum(s for s, _ in one) - sum(r for _, r in one)) for one in bins if one)
    return sum(gaps) / max(len(told), 1)


def printed(name: str, told: Figures, whole: bool = True) -> Iterator[str]:
    """The figures, line by line."""
    slips = told.slips
    yield (
        f"{name}: {told.rows} rows; micro F1 {told.micro:.3f}, macro {told.macro:.3f}; "
        f"slips F1 {slips.f1:.3f}, precision {slips.precision:.3f}, "
        f"recall {slips.recall:.3f} ({slips.hit} right, {slips.miss} missed, {slips.false} false)"
    )
    if not whole:
        return
    for move, count in told.moves.items():
        yield f"  {move:13} F1 {count.f1:.2f}  precision {count.precision:.2f}  recall {count.recall:.2f}  ({count.hit + count.miss})"
    yield f"  expected calibration error {told.calibration_error:.3f}"
    yield "  taken for another: " + ", ".join(f"{meant} for {said} {times}" for meant, said, times in told.confusions)
    for least, most in ((0, 15), (15, 40), (40, 100), (100, 10_000)):
        took = sorted(ms for words, ms in told.times if least <= words < most)
        if took:
            slowest = took[int(len(took) * 0.99)]
            yield f"  {least} to {most} words: median {statistics.median(took):.1f} ms, p99 {slowest:.1f} ms ({len(took)})"
