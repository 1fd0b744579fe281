"""Moves, signs, choices and counts as a human says them; where no surface is asked for, plain, to be marked up where it is put in."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from markupsafe import Markup

from bot.words import PLAIN, Surface, sentences
from flows.assignment import Reason, State
from flows.exercise import Counts
from flows.moves import Move
from flows.rehearsal import Feedback, Sign
from flows.scenes import Level

_LABELS: dict[type[StrEnum], str] = {Level: "level", Feedback: "feedback", Counts: "counts", State: "state", Reason: "reason"}


def said(surface: Surface, sentence: str, /, **facts: Any) -> str:
    """A sentence by its name, marked up once: a page that it is put into leaves it as it is."""
    text = surface.sentence(sentence, 0, **facts)
    return Markup(text) if surface.html else text  # noqa: S704 - its facts were escaped where it was made


def name(move: Move) -> str:
    """A move as one would say it: "picking up what they said"."""
    own = f"exercise.move.{move}"
    return PLAIN.sentence(own if own in sentences() else f"move.{move}")


def skill(about: Move | Sign) -> str:
    """What it is to be instead of a slip or a sign: "Leaving with a next step"."""
    own = f"exercise.skill.{about}"
    return PLAIN.sentence(own if own in sentences() else f"path.skill.{about}")


def gone_wrong(about: Move | Sign) -> str:
    """A slip or a sign as what goes wrong, said to the learner: "asking about jobs too soon"."""
    own = f"exercise.fault_of.{about}"
    return PLAIN.sentence(own if own in sentences() else f"path.fault.{about}")


def short(about: Move | Sign) -> str:
    """A slip or a sign in a word or two, for the coach: "the resume"."""
    return PLAIN.sentence(f"exercise.short.{about}")


def label(choice: Level | Feedback | Counts | State | Reason | None, surface: Surface = PLAIN) -> str:
    """The name of a choice, for a button or a column: "True to life"; None is the feedback that each learner has."""
    kind, value = ("feedback", "none") if choice is None else (_LABELS[type(choice)], choice.value)
    return said(surface, f"exercise.label.{kind}.{value}")


def outcome_label(outcome: str, surface: Surface = PLAIN) -> str:
    """The name of the answer that is wanted at the end; "" is any."""
    return said(surface, f"exercise.label.outcome.{outcome or 'none'}")


def number(count: int) -> str:
    """A count in words, "none", "one", "two"; from thirteen on, in figures."""
    return PLAIN.sentence("exercise.number", count) if count < len(sentences()["exercise.number"]) else str(count)


def times(count: int) -> str:
    """How often: "never", "once", "twice", "three times"."""
    return PLAIN.sentence("exercise.times", min(count, 3), number=number(count))


def joined(parts: Sequence[str]) -> str:
    """Several as one: "this, that or the other"."""
    first = parts[0]
    for part in parts[1:-1]:
        first = PLAIN.sentence("exercise.comma", first=first, last=part)
    return PLAIN.sentence("exercise.or", first=first, last=parts[-1]) if len(parts) > 1 else first


def small(phrase: str) -> str:
    """The same within a sentence."""
    return phrase[:1].lower() + phrase[1:]


def capital(phrase: str) -> str:
    """The same at the start of a sentence; names in it keep theirs."""
    return phrase[:1].upper() + phrase[1:]
