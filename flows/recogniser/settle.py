"""From hits to sightings: the stronger move displaces the weaker on the same words, doubtful ones are dropped."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from flows.moves import ASKS, COSTS, PUSHES, Move, Sighting
from flows.recogniser.families import Hit
from flows.recogniser.talk import Line

Span = tuple[int, int]
Spot = tuple[Move, float, Span]
DOUBTFUL, CERTAIN = 0.45, 0.97
_NEARLY = 0.25  # by how much a question may be less sure than the statement beside it
_HALF = 0.4  # the part of a message that must be about oneself to be sharing beside something weightier
_WEIGHTY = frozenset(
    (Move.GIVING, Move.FOLLOW_UP, Move.PURPOSE, Move.CURIOSITY, Move.GRATITUDE, Move.SMALL_TALK, Move.DEFLECT, Move.LISTENING)
)


def displaced(hits: list[Hit], beats: Mapping[Move, frozenset[Move]]) -> list[Hit]:
    """The hits of one sentence without those that a stronger move covers."""
    return [hit for hit in hits if not any(_displaces(other, hit, beats) for other in hits)]


def weighed(spots: list[Spot], line: Line, length: int) -> list[Spot]:
    """The spots as the whole message makes them: beside an ask, talk about oneself is its preamble and a loose question its tail."""
    sure = {move for move, confidence, _ in spots if confidence >= 0.6}
    told = sum(span[1] - span[0] for move, _, span in spots if move is Move.SHARING) / max(length, 1)
    said = [(move, confidence * _share(move, sure, line, told), span) for move, confidence, span in spots]
    return [(move, confidence, span) for move, confidence, span in said if confidence >= DOUBTFUL]


def _share(move: Move, sure: set[Move], line: Line, told: float) -> float:
    pushed, asked = bool(sure & PUSHES), bool(sure & ASKS)
    if move is Move.LISTENING:
        return (0.6 if line.asks or line.offers else 1.0) * (0.5 if pushed else 0.72 if asked else 1.0)
    if move is Move.SHARING:
        return 0.5 if pushed or asked or (told < _HALF and sure & _WEIGHTY) else 1.0
    if move is Move.CURIOSITY:
        return 0.5 if pushed or asked else 1.0
    if move is Move.GIVING:
        return 0.5 if pushed or sure & (ASKS - {Move.ADVICE_ASK, Move.TARGETED_ASK}) else 1.0
    return 1.0


def settled(spots: Iterable[Spot], asked: Collection[Span] = ()) -> tuple[Sighting, ...]:
    """At most one sighting a move, a little surer for every further spot; in the order of the message.

    It stands at the surest spot; an ask that is put as a question, in one of the sentences `asked`, stands there.
    """
    spots = list(spots)
    best: dict[Move, Sighting] = {}
    for move, confidence, span in spots:
        seen = best.get(move)
        if seen is None:
            best[move] = Sighting(move, confidence, span)
        else:
            surer, doubted = max(seen.confidence, confidence), min(seen.confidence, confidence)
            together = surer + (1 - surer) * doubted * 0.3
            best[move] = Sighting(move, together, seen.span if seen.confidence >= confidence else span)
    kept = [
        Sighting(one.move, round(min(one.confidence, CERTAIN), 2), _asked(one, spots, asked))
        for one in best.values()
        if one.confidence >= DOUBTFUL
    ]
    return tuple(sorted(kept, key=lambda sighting: (sighting.span, sighting.move)))


def _asked(sighting: Sighting, spots: Iterable[Spot], asked: Collection[Span]) -> Span:
    """Where it is asked outright, if it is an ask: "Are you hiring?", and not "looking for a job" before it."""
    if sighting.move not in ASKS or any(start <= sighting.span[0] < end for start, end in asked):
        return sighting.span
    outright = [
        (confidence, span)
        for move, confidence, span in spots
        if move is sighting.move and any(start <= span[0] < end for start, end in asked) and confidence >= sighting.confidence - _NEARLY
    ]
    return max(outright, key=lambda one: one[0])[1] if outright else sighting.span


def _displaces(other: Hit, hit: Hit, beats: Mapping[Move, frozenset[Move]]) -> bool:
    if hit.move not in beats.get(other.move, ()) or other.confidence < hit.confidence - 0.1:
        return False
    if other.span[0] >= hit.span[1] or hit.span[0] >= other.span[1]:
        return False
    return other.move not in beats.get(hit.move, ()) or _rank(other) > _rank(hit)


def _rank(hit: Hit) -> tuple[float, int, int, str]:
    """Where two moves would displace each other, the surer, the longer, the costlier one stays."""
    return hit.confidence, hit.span[1] - hit.span[0], COSTS.get(hit.move, 0), hit.move
