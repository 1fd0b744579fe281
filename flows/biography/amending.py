"""Facts corrected by hand: one taken off, said otherwise, put under another heading, added; and two pastes made one."""

from __future__ import annotations

from dataclasses import replace

from flows.biography.drawing import MOST, drawn
from flows.biography.facts import Aspect, Biography, Drawn
from flows.biography.quoting import LONGEST_WORDS


def without(biography: Biography, index: int) -> Biography:
    """All but the fact at `index`."""
    return Biography(tuple(fact for number, fact in enumerate(biography.facts) if number != index))


def reworded(biography: Biography, index: int, words: str) -> Biography:
    """The fact at `index` in the learner's words."""
    said = _fitting(words)
    return _changed(biography, index, Drawn(biography.facts[index].aspect, said, said, (0, len(said)))) if said else biography


def moved(biography: Biography, index: int, aspect: Aspect) -> Biography:
    """The fact at `index` under another heading."""
    return _changed(biography, index, replace(biography.facts[index], aspect=aspect))


def joined(biography: Biography, more: Biography) -> Biography:
    """What is known already, and behind it what is new; whoever has a name keeps it."""
    known = {(fact.aspect, fact.words.casefold()) for fact in biography.facts}
    named = bool(biography.first(Aspect.NAME))
    new = (fact for fact in more.facts if (fact.aspect, fact.words.casefold()) not in known and not (named and fact.aspect is Aspect.NAME))
    return Biography((*biography.facts, *new)[:MOST])


def told(words: str) -> Biography:
    """A fact or two in the learner's words: what can be drawn out of them, or else the words themselves as a note."""
    found = drawn(words)
    said = _fitting(words)
    return found if found.facts or not said else Biography((Drawn(Aspect.NOTE, said, said, (0, len(said))),))


def _changed(biography: Biography, index: int, fact: Drawn) -> Biography:
    return Biography(tuple(fact if number == index else each for number, each in enumerate(biography.facts)))


def _fitting(words: str) -> str:
    """Words on one line, cut to what a fact may be."""
    flat = " ".join(words.split())
    return flat if len(flat) <= LONGEST_WORDS else flat[:LONGEST_WORDS].rsplit(" ", 1)[0]
