"""The facts of a biography as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Aspect(StrEnum):
    """What a fact is about."""

    NAME = "name"
    ROLE = "role"
    EMPLOYER = "employer"
    PAST = "past"  # an earlier job
    STUDY = "study"
    PLACE = "place"  # where they live or work
    ORIGIN = "origin"  # where they come from
    PROJECT = "project"  # what they work on, built, wrote, founded
    TALK = "talk"  # what they speak or write about in public
    INTEREST = "interest"
    FAMILY = "family"
    LANGUAGE = "language"
    NEED = "need"  # what they look for, hire for, would like help with
    NEWS = "news"  # what has just happened or soon will
    TIE = "tie"  # whom they know, how the learner comes to them
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    NOTE = "note"  # a sentence that is none of these


@dataclass(frozen=True, slots=True)
class Drawn:
    """One fact: its aspect, the words that name it, and the whole sentence it was drawn from."""

    aspect: Aspect
    words: str  # "Head of Quality"
    said: str = ""  # the pasted sentence
    span: tuple[int, int] = (0, 0)  # of `words`, in characters of the pasted text


@dataclass(frozen=True, slots=True)
class Biography:
    """All that was drawn out of a text, in its order."""

    facts: tuple[Drawn, ...] = ()

    def of(self, aspect: Aspect) -> tuple[Drawn, ...]:
        """The facts of one aspect."""
        return tuple(fact for fact in self.facts if fact.aspect is aspect)

    def first(self, aspect: Aspect) -> str:
        """The words of the first fact of an aspect, or nothing."""
        return next((fact.words for fact in self.facts if fact.aspect is aspect), "")
