"""The path: which scene comes next, at which level and why, from what came of the rehearsals before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.faults import CURES, QUIET, STUCK, Cure, Fault, faults, heard, mastered
from flows.past import Past
from flows.rehearsal import Sign
from flows.trend import Trend, streak, trend

__all__ = [
    "Suggestion",
    "Trend",
    "faults",
    "is_stuck",
    "level",
    "mastered",
    "overcorrects",
    "streak",
    "suggestion",
    "talk_for_real",
    "trend",
]

LEVELS = ("easy", "normal", "hard")
FIRST = "coffee"  # where somebody new is heard first
SHORT = 10  # messages of a first talk
TEACHES = {
    "coffee": "D2.1",
    "event": "D1.2",
    "call": "D2.6",
    "message": "D1.4",
    "reconnect": "D1.5",
    "social": "D5.1",
    "group": "D5.3",
    "trusted_contact": "D3.4",
    "follow_up": "D4.7",
    "give": "D5.2",
}
"""The point of doctrine that a scene is there for."""
BESIDE = frozenset({"warm_up"})
"""Scenes that lie beside the path, too short to learn anything new in."""
_MATTERS = 1.0  # weight from which a fault is worth a rehearsal of its own
_WEEK = 7
_OF_A_KIND = 3  # rehearsals of a kind in a week, after which a real conversation is worth more
_SOMETHING_NEW = 4  # every so many rehearsals it is a scene that was never played, if there is one
_LOOKS_BACK = 3  # rehearsals in which somebody who asks for nothing now may have slipped
_MANY = 2  # slips in one of them, or one more in all
_RUNNING = 2  # times that a scene comes running at most


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What comes next: weakness, the phone at the easy level, for job_ask (D1.1)."""

    kind: str  # assessment, weakness, spaced, harder, fresh, real_talk
    scene: str
    level: str = "normal"
    fault: str = ""  # a move, a sign or a line of the card
    because: str = ""


def suggestion(past: Sequence[Past], day: int, scenes: Iterable[str]) -> Suggestion:
    """What to rehearse on `day`; `scenes` are those there are. For a real_talk, what to rehearse all the same."""
    told, there = heard(past), tuple(scene for scene in scenes if scene not in BESIDE)
    if not told:
        return Suggestion("assessment", FIRST if FIRST in there else there[0], "easy", because="D3.7")
    if talk_for_real(told, day):
        return _to(told, there, "real_talk", because="D4.1")
    if overcorrects(told):
        return _for(told, there, "weakness", Sign.HOLDING_BACK, CURES[Sign.HOLDING_BACK])
    if len(told) % _SOMETHING_NEW == _SOMETHING_NEW - 1 and (unknown := _unplayed(told, there)):
        return _fresh(told, unknown)
    known = faults(told)
    if due := [each for each in known if each.is_due(day) and not _just_had_a_chance(told, each)]:
        oldest = min(due, key=lambda each: (each.since, each.name))
        return _for(told, there, "spaced", oldest.name, oldest.cure)
    if known and known[0].weight >= _MATTERS:
        return _for(told, there, "weakness", known[0].name, known[0].cure)
    if higher := _could_be_harder(told, there):
        return _to(told, higher, "harder", because="D3.3")
    return _fresh(told, _unplayed(told, there) or there)


def level(past: Sequence[Past], scene: str) -> str:
    """The level for a scene: two good talks raise it, two bad ones lower it, and nobody starts a scene at its hardest."""
    told = heard(past)
    done = [LEVELS.index(each.level) for each in told if each.scene == scene and _went_well(each)]
    return LEVELS[min(_standing(told), max(done, default=0) + 1)]


def overcorrects(past: Sequence[Past]) -> bool:
    """Whether a learner who slipped a lot asks for nothing at all now: the slips are gone, and so are the asks."""
    told = heard(past)
    if not told or _asked(told[-1]) or told[-1].scene in QUIET or told[-1].overall == "balanced":
        return False
    recent = told[:-1][-_LOOKS_BACK:]
    asking = [each for each in recent if _asked(each)]
    slips = [sum(each.slips.values()) for each in recent]
    return bool(asking and asking[-1].slips) and (max(slips) >= _MANY or sum(slips) > _MANY)


def talk_for_real(past: Sequence[Past], day: int) -> str:
    """The scene that was just rehearsed for the third time in a week (or the sixth), so that a real one is due; else nothing."""
    told = heard(past)
    if not told or not 0 <= day - told[-1].day < _WEEK:
        return ""
    latest = told[-1]
    alike = sum(1 for each in told if each.scene == latest.scene and latest.day - each.day < _WEEK)
    return latest.scene if alike % _OF_A_KIND == 0 else ""


def is_stuck(past: Sequence[Past], name: str) -> bool:
    """Whether a fault was made in each of its last four chances."""
    return any(each.running >= STUCK for each in faults(past) if each.name == name)


def _just_had_a_chance(told: Sequence[Past], fault: Fault) -> bool:
    """Whether one of the last rehearsals was such a chance, and proved nothing."""
    return any(fault.is_due(each.day) and each.scene in fault.cure.scenes for each in told[-_LOOKS_BACK:])


def _asked(past: Past) -> bool:
    return bool(past.asks or past.slips)


def _for(told: Sequence[Past], there: Sequence[str], kind: str, fault: str, cure: Cure) -> Suggestion:
    """A rehearsal of a fault, in a scene that practises it; where it is stuck, a level lower."""
    scene = _chosen([each for each in cure.scenes if each in there], told, there)
    wanted = level(told, scene)
    if kind == "weakness" and is_stuck(told, fault):
        wanted = LEVELS[max(0, LEVELS.index(wanted) - 1)]
    return Suggestion(kind, scene, wanted, fault, cure.because)


def _to(told: Sequence[Past], scenes: Sequence[str], kind: str, because: str) -> Suggestion:
    """The scene that has waited longest."""
    scene = _chosen(_longest_ago(told, scenes), told, scenes)
    return Suggestion(kind, scene, level(told, scene), because=because)


def _fresh(told: Sequence[Past], scenes: Sequence[str]) -> Suggestion:
    scene = _chosen(_longest_ago(told, scenes), told, scenes)
    return Suggestion("fresh", scene, level(told, scene), because=TEACHES.get(scene, "D3.6"))


def _chosen(wanted: Sequence[str], told: Sequence[Past], there: Sequence[str]) -> str:
    """Of `wanted`, the best first, one that was not played much lately; none comes a third time running while there is another."""
    latest = [each.scene for each in told[-_RUNNING:]]
    worn = latest[0] if len(latest) == _RUNNING and len(set(latest)) == 1 else ""
    others = [each for each in wanted if each != worn] or [each for each in _longest_ago(told, there) if each != worn] or list(there)
    lately = [each.scene for each in told[-len(LEVELS) - 1 :]]
    return min(others, key=lambda scene: (lately.count(scene), others.index(scene)))


def _longest_ago(told: Sequence[Past], scenes: Sequence[str]) -> list[str]:
    """The scenes, those never played first, then those that have waited longest."""
    played = [each.scene for each in told]
    return sorted(scenes, key=lambda scene: (len(played) - played[::-1].index(scene) if scene in played else 0, _order(scene)))


def _order(scene: str) -> tuple[int, str]:
    """The order in which scenes are met: as they are taught, others after."""
    known = list(TEACHES)
    return (known.index(scene) if scene in known else len(known), scene)


def _unplayed(told: Sequence[Past], there: Sequence[str]) -> tuple[str, ...]:
    played = {each.scene for each in told}
    return tuple(scene for scene in there if scene not in played)


def _could_be_harder(told: Sequence[Past], there: Sequence[str]) -> tuple[str, ...]:
    """The scenes that can now be played at a higher level than the last time."""
    last = {each.scene: LEVELS.index(each.level) for each in told}
    return tuple(scene for scene in there if scene in last and LEVELS.index(level(told, scene)) > last[scene])


def _standing(told: Sequence[Past]) -> int:
    """The level that the learner has reached, across scenes."""
    at, good, bad = (0 if told and _went_badly(told[0]) else 1), 0, 0
    for past in told:
        played = LEVELS.index(past.level)
        good = good + 1 if _went_well(past) and played >= at else 0
        bad = bad + 1 if _went_badly(past) and played <= at else 0
        if good == 2 or bad == 2:
            at, good, bad = min(len(LEVELS) - 1, max(0, at + (1 if good else -1))), 0, 0
    return at


def _went_well(past: Past) -> bool:
    return past.second_coffee == "yes" or (past.overall == "balanced" and not past.slips)


def _went_badly(past: Past) -> bool:
    return past.second_coffee == "no"
