"""A real person the learner has met or is going to meet, and what stands between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from flows.promises import KEPT, OPEN, Promise, still_open
from flows.seeking import plain
from flows.words import shortened

LONGEST_NAME, LONGEST_FIELD, LONGEST_NOTE = 80, 120, 600  # characters
MOST_NOTES = 40
FIELDS = ("name", "role", "company", "email", "phone", "link")  # one line each
MET_ONCE, OFTEN, SELDOM = 42, 28, 120  # days without a word: after one talk; at least and at most, after several
_PAUSES = 2  # usual pauses between two talks that may go by


@dataclass(frozen=True, slots=True)
class Met:
    """One time they talked: on which day, at which occasion (0 for none), about what."""

    day: int  # as `date.toordinal` counts
    words: str = ""
    occasion: int = 0


@dataclass(frozen=True, slots=True)
class Contact:
    """Ana Reyes from the robotics meet-up: what is known, when they talked, what was promised, what comes next."""

    name: str
    role: str = ""
    company: str = ""
    email: str = ""
    phone: str = ""
    link: str = ""
    notes: tuple[str, ...] = ()
    met: tuple[Met, ...] = ()  # oldest first
    next_step: str = ""
    promises: tuple[Promise, ...] = ()
    rests: bool = False  # the learner wants to hear no word of wilting about them

    @property
    def last(self) -> int:
        """The day of the last contact; 0 if there was none yet."""
        return max((each.day for each in self.met), default=0)

    @property
    def open_promises(self) -> tuple[Promise, ...]:
        """What is still to be done."""
        return still_open(self.promises)

    @property
    def patience(self) -> int:
        """Days without a word before it wilts: six weeks after one talk, then twice the usual pause, four weeks to four months."""
        days = sorted({each.day for each in self.met})
        if len(days) < 2:
            return MET_ONCE
        return min(SELDOM, max(OFTEN, _PAUSES * (days[-1] - days[0]) // (len(days) - 1)))

    def wilts(self, day: int) -> bool:
        """Whether a note would do it good: they talked, it is long ago as these two go, and nothing is promised anyway."""
        return bool(self.met) and not self.rests and not self.open_promises and day - self.last > self.patience

    def evolve(self, **changes: object) -> Contact:
        """A copy with `changes`."""
        return replace(self, **changes)  # type: ignore[arg-type]


def tidied(contact: Contact) -> Contact:
    """The contact with each field on one line of a length that can be shown, and no more than 40 notes."""
    lines = {field: shortened(getattr(contact, field), LONGEST_NAME if field == "name" else LONGEST_FIELD) for field in FIELDS}
    notes = tuple(note for each in contact.notes if (note := shortened(each, LONGEST_NOTE)))[:MOST_NOTES]
    return contact.evolve(**lines, notes=notes, next_step=shortened(contact.next_step, LONGEST_FIELD), met=in_order(contact.met))


def in_order(met: Iterable[Met]) -> tuple[Met, ...]:
    """Talks with the oldest first; the same one is there once."""
    return tuple(sorted(dict.fromkeys(met), key=lambda each: each.day))


def talked(contact: Contact, day: int, words: str = "", occasion: int = 0) -> Contact:
    """The contact after a talk on `day`."""
    return contact.evolve(met=in_order((*contact.met, Met(day, shortened(words, LONGEST_NOTE), occasion))))


def noted(contact: Contact, words: str) -> Contact:
    """The contact with one more note; the same note again changes nothing, and a full page takes no more."""
    note = shortened(words, LONGEST_NOTE)
    takes = note and note not in contact.notes and len(contact.notes) < MOST_NOTES
    return contact.evolve(notes=(*contact.notes, note)) if takes else contact


def ticked(contact: Contact, index: int, day: int) -> Contact:
    """The contact after promise number `index` was kept on `day`; ticking it again takes that back."""
    promise = contact.promises[index]
    is_open = promise.state == OPEN
    return promised(contact, index, replace(promise, state=KEPT if is_open else OPEN, kept_on=day if is_open else 0))


def promised(contact: Contact, index: int, promise: Promise | None) -> Contact:
    """The contact with another promise in place `index`, or with none there."""
    before, after = contact.promises[:index], contact.promises[index + 1 :]
    return contact.evolve(promises=(*before, *([promise] if promise else []), *after))


def merged(one: Contact, other: Contact) -> Contact:
    """Two that turn out to be one person: nothing is lost; where both say something, `one` is right and the rest becomes a note."""
    kept: dict[str, str] = {}
    notes = [*one.notes, *other.notes]
    for field in (*FIELDS[1:], "next_step"):
        mine, theirs = getattr(one, field), getattr(other, field)
        kept[field] = mine or theirs
        if mine and theirs and plain(mine) != plain(theirs):
            notes.append(theirs)
    fuller, shorter = sorted((one.name, other.name), key=lambda name: -len(name.split()))
    if not set(plain(shorter).split()) <= set(plain(fuller).split()):
        fuller, shorter = one.name, other.name
        notes.append(shorter)
    promises = {(plain(each.words), each.made): each for each in (*other.promises, *one.promises)}
    return Contact(
        fuller,
        **kept,
        notes=tuple(dict.fromkeys(notes)),
        met=in_order((*one.met, *other.met)),
        promises=tuple(sorted(promises.values(), key=lambda each: each.made)),
        rests=one.rests and other.rests,
    )
