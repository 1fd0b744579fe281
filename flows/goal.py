"""How much a goal tells whoever might help: what is wanted, where or from whom, and what for or by when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from flows.words import FUNCTION_WORDS, stem, tokens

_ENOUGH = 2.5  # points: with less, somebody who wants to help has to ask back
_PLENTY = 4.0  # of details; then it need not be said what kind of work is looked for
_UNSURE_COSTS = 2.0
_MOST_HALVES = 2
_SHORTEST_TYPO = 6  # letters; in shorter words one letter makes another word


class Slot(StrEnum):
    """What somebody has to know before they can help."""

    WHAT = "what"  # the role, the kind of work, the thing wanted
    WHERE = "where"  # the field or the place, or from whom
    WHY = "why"  # what it is for, or by when


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that tell nothing, half a thing, or what kind of thing: prompts/mentor/goals.yaml."""

    vague: frozenset[str]
    fields: frozenset[str]
    broad: frozenset[str]
    jobs: frozenset[str]
    roles: frozenset[str]
    counts: frozenset[str]
    times: frozenset[str]
    inquiries: frozenset[str]
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sharpness:
    """How much a goal tells: "a job in Berlin" says where, and neither what nor why."""

    told: float
    missing: tuple[Slot, ...]
    is_about_work: bool
    is_specific: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a goal, and what it tells: particular, role, broad, field, time, count, inquiry, or nothing ("")."""

    text: str
    tells: str
    is_work: bool = False  # "job", "role"


def sharpness(goal: str, vocabulary: Vocabulary) -> Sharpness:
    """What `goal` tells and lacks: "a junior accountant job in Leeds" is specific, "anything in marketing" lacks all three."""
    words = _heard(goal, vocabulary)
    work = any(word.is_work for word in words) and not _inquires(words)
    told = {Slot.WHAT: _tells_what(words, work), Slot.WHERE: _tells_where(words, goal), Slot.WHY: _tells_why(words)}
    unsure = any(f" {phrase} " in f" {' '.join(tokens(goal))} " for phrase in vocabulary.unsure)
    points = _points(words) - _UNSURE_COSTS * unsure
    is_clear = points >= _ENOUGH - 0.5 and told[Slot.WHAT] and told[Slot.WHERE]
    enough = is_clear or points >= (_PLENTY if work and not told[Slot.WHAT] else _ENOUGH)
    return Sharpness(points, tuple(slot for slot in Slot if not told[slot]), work, enough or (not work and not unsure and _is_small(words)))


def tells(word: str, vocabulary: Vocabulary) -> str:
    """What a word tells, by the first list that has it; a word that no list has is particular."""
    listed = (
        (vocabulary.counts, "count"),
        (vocabulary.times, "time"),
        (vocabulary.inquiries, "inquiry"),
        (vocabulary.roles, "role"),
        (vocabulary.broad, "broad"),
        (vocabulary.fields, "field"),
        (vocabulary.vague | vocabulary.jobs | FUNCTION_WORDS, ""),
    )
    if word.isdecimal():
        return "count"
    for known, tells in listed:
        if word in known or (word not in FUNCTION_WORDS and stem(word) in _stems(known)):
            return tells
    if _is_typo(word, vocabulary.vague | vocabulary.jobs):
        return ""
    if _is_typo(word, vocabulary.broad | vocabulary.fields):
        return "field"
    return "particular" if len(word) > 1 else ""


def _heard(goal: str, vocabulary: Vocabulary) -> list[_Word]:
    return [_Word(word, tells(word, vocabulary), word in vocabulary.jobs or _is_typo(word, vocabulary.jobs)) for word in tokens(goal)]


def _points(words: list[_Word]) -> float:
    """A point for each particular thing, half of one for what is wide, one each for a number, a time and a question of its own."""
    particular = {stem(word.text) for word in words if word.tells in ("particular", "role")}
    halves = {stem(word.text) for word in words if word.tells in ("broad", "field")}
    kinds = {word.tells for word in words}
    extra = ("count" in kinds) + ("time" in kinds) + (_inquires(words) and bool(particular))
    return len(particular) + min(_MOST_HALVES, len(halves)) / 2 + extra


def _tells_what(words: list[_Word], work: bool) -> bool:
    """A role; a kind of work before its head word or behind "as"; else, unless it is about work, a thing or two."""
    if any(word.tells == "role" for word in words):
        return True
    bare = [word for word in words if word.text not in ("a", "an", "the")]
    if any(_names_work(before, after) for before, after in pairwise(bare)):
        return True
    things = len({word.text for word in words if word.tells == "particular"})
    return not work and things >= (1 if any(word.tells in ("count", "inquiry") for word in words) else 2)


def _names_work(before: _Word, after: _Word) -> bool:
    """Two words running: "data engineer", "policy job", "coordinator role", "as an analyst"."""
    if after.tells == "broad" and before.tells in ("broad", "field", "particular"):
        return True
    return (after.is_work and before.tells in ("broad", "particular")) or (before.text == "as" and after.tells in ("broad", "particular"))


def _is_small(words: list[_Word]) -> bool:
    """Small enough to be done in one talk: a number or a question, and something particular in it ("be remembered by one person")."""
    return any(word.tells in ("count", "inquiry") for word in words) and any(word.tells in ("particular", "role") for word in words)


def _tells_where(words: list[_Word], goal: str) -> bool:
    """Something particular behind "in", "at", "with" or "who"; or a name within the sentence."""
    named = re.findall(r"(?<=\S\s)[A-ZÀ-Þ]\w+", goal)
    if any(word.text == name.lower() and word.tells in ("particular", "role") for name in named for word in words):
        return True
    leads = {"in", "at", "near", "around", "with", "from", "for", "into", "who", "of", "about", "that"}
    return any(
        word.text in leads and any(each.tells in ("particular", "role") for each in words[at + 1 : at + 5]) for at, word in enumerate(words)
    )


def _tells_why(words: list[_Word]) -> bool:
    """A time, a number, or a reason with something particular in it."""
    if any(word.tells in ("time", "count") for word in words):
        return True
    reasons = {"because", "so", "before", "until", "whether", "if", "by"}
    return any(word.text in reasons and any(each.tells == "particular" for each in words[at + 1 :]) for at, word in enumerate(words))


def _inquires(words: list[_Word]) -> bool:
    return any(word.tells == "inquiry" for word in words)


@lru_cache(maxsize=64)
def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


@lru_cache(maxsize=4096)
def _is_typo(word: str, known: frozenset[str]) -> bool:
    """Whether a word is one letter away from a known one: "oportunity", "postion", "carreer"."""
    if len(word) < _SHORTEST_TYPO:
        return False
    near = (each for each in known if each[0] == word[0] and abs(len(each) - len(word)) <= 1 and len(each) >= _SHORTEST_TYPO)
    return any(_one_off(word, each) for each in near)


def _one_off(one: str, other: str) -> bool:
    """Whether one letter is missing, added, wrong, or two have changed places."""
    short, long = sorted((one, other), key=len)
    at = next((index for index, letter in enumerate(short) if letter != long[index]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    return short[at + 1 :] == long[at + 1 :] or (short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :])
