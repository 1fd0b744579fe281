"""What somebody told of an occasion, taken apart: whom they met, what was talked about, what was promised by whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Told(StrEnum):
    """What a text is, as an account of an occasion."""

    PEOPLE = "people"  # somebody is named, or at least described
    PROMISES = "promises"  # nobody new, something to be done
    NOBODY = "nobody"  # they were there and met nobody
    ABSENT = "absent"  # they did not go
    EMPTY = "empty"  # no words in it
    FOREIGN = "foreign"  # in a language that isn't understood here
    UNCLEAR = "unclear"  # words, and nobody in them
    NOTHING = "nothing"  # "no promises", "nothing really"


@dataclass(frozen=True, slots=True)
class Someone:
    """One person of an account: "Tom from Siemens", or as much as is known, "a woman from Bosch"."""

    name: str
    company: str = ""
    role: str = ""
    talk: tuple[str, ...] = ()  # the learner's own words, a sentence each
    is_named: bool = True
    sure: bool = True  # "Tom, I think" is not
    gender: str = ""  # "her" or "him", where that was to be told

    def evolve(self, **changes: object) -> Someone:
        """A copy with `changes`."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Said:
    """A promise as it was told of: to Tom, "send him the link", by the day 738850; or, where `theirs`, from Tom."""

    to: str  # a name of the account, or one that stands in the promise alone; nothing if that can't be told
    what: str
    due: int = 0  # the day, as `date.toordinal` counts; 0 if none was said
    theirs: bool = False
    sure: bool = True  # whose it is, to whom and by when
    words: str = ""  # as it was told


@dataclass(frozen=True, slots=True)
class Log:
    """An account, as it was understood; nothing of it is kept before the learner has seen it."""

    told: Told = Told.EMPTY
    people: tuple[Someone, ...] = ()
    promises: tuple[Said, ...] = ()
    is_cut: bool = False  # it was longer than is read

    @property
    def mine(self) -> tuple[Said, ...]:
        """What the learner promised."""
        return tuple(each for each in self.promises if not each.theirs)

    @property
    def theirs(self) -> tuple[Said, ...]:
        """What was promised to the learner."""
        return tuple(each for each in self.promises if each.theirs)

    def evolve(self, **changes: object) -> Log:
        """A copy with `changes`."""
        return replace(self, **changes)  # type: ignore[arg-type]
