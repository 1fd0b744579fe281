"""A plan as it is written: its parts in their order, what is still open, and what a choice or a sentence of one's own does to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from flows.listing import targets
from flows.occasion import IfThen, Kind, Occasion, Plan, Step, Wanted
from flows.words import shortened

T = TypeVar("T")
LONGEST = 200  # characters of a sentence; what is longer is nobody's to remember
MOST_PEOPLE = 8
FEW_PEOPLE = 3  # with so many the list is a list
ALONE = frozenset({Kind.COFFEE, Kind.CALL, Kind.INTERVIEW})  # one person is met, and known beforehand
_KINDS = re.compile(
    r"(?:some|any|every|no)(?:body|one)\b|(?:an?|the|one|two|three|another|people|who(?:ever)?|anything|others?|those|my|our|all)\s", re.I
)
_THEN = re.compile(r"\s*(?:,|;|:|-+>|→|–|—)\s*(?:then\s+)?|\s+then\s+", re.I)
_THEN_ALONE = re.compile(r"^\s*then,?\s+", re.I)
_IF = re.compile(r"^\s*(?:if|when|whenever|once)\s+", re.I)
WARM_UPS = "warm_ups"  # noted in a plan once they were asked about


class Part(StrEnum):
    """The parts of a plan, in the order in which they are written."""

    WHOM = "whom"
    OPENINGS = "openings"
    QUESTIONS = "questions"
    GIVES = "gives"
    IF_THENS = "if_thens"
    LEAVING = "leaving"
    AFTER = "after"


class Aspect(StrEnum):
    """What is thought of beforehand about somebody to meet."""

    WHY = "why"
    ASK = "ask"
    OFFER = "offer"


WANTED = {Part.OPENINGS: 3, Part.QUESTIONS: 3, Part.GIVES: 3, Part.IF_THENS: 2, Part.LEAVING: 1, Part.AFTER: 1}
"""How many of a part make it whole."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What comes next: a part, or one aspect of the person at `index` of the list."""

    part: Part
    index: int = -1
    aspect: Aspect | None = None


def asks(occasion: Occasion) -> Asked | None:
    """What is still open, the first of it: nothing, once all is written or passed over."""
    for part in Part:
        if part is Part.WHOM and (found := _asks_whom(occasion)):
            return found
        if part is not Part.WHOM and not _is_done(occasion, part):
            return Asked(part)
    return None


def next_about(occasion: Occasion, index: int) -> Asked | None:
    """The first thing that nobody has said yet about the person at `index`."""
    person = occasion.whom[index]
    passed = occasion.plan.passed_over
    aspect = next((each for each in Aspect if not getattr(person, each) and _mark(person, each) not in passed), None)
    return Asked(Part.WHOM, index, aspect) if aspect else None


def place(asked: Asked) -> tuple[int, int]:
    """Which part it is, and of how many: (2, 7)."""
    return list(Part).index(asked.part) + 1, len(Part)


def said(occasion: Occasion, part: Part) -> tuple[str, ...]:
    """What stands in a part; an if-then with an arrow between its halves, a person by name."""
    plan = occasion.plan
    found: dict[Part, tuple[str, ...]] = {
        Part.WHOM: tuple(each.name for each in occasion.whom),
        Part.OPENINGS: plan.openings,
        Part.QUESTIONS: plan.questions,
        Part.GIVES: occasion.gives,
        Part.IF_THENS: tuple(f"{each.moment} → {each.deed}" for each in plan.if_thens),
        Part.LEAVING: (plan.leaving,) if plan.leaving else (),
        Part.AFTER: (plan.after,) if plan.after else (),
    }
    return found[part]


def is_full(occasion: Occasion, part: Part) -> bool:
    """Whether a part holds as many as it should; then the next one follows by itself."""
    if part is Part.WHOM:
        return len(occasion.whom) >= (1 if occasion.kind in ALONE else MOST_PEOPLE)
    return len(said(occasion, part)) >= WANTED[part]


def written(occasion: Occasion, part: Part, words: str) -> Occasion:
    """The occasion with `words` in a part; in a full one they take the place of the last."""
    kept = tidy(words)
    if not kept or kept in said(occasion, part):
        return occasion
    plan = occasion.plan
    if part is Part.OPENINGS:
        return _with(occasion, replace(plan, openings=_put(plan.openings, kept, part)))
    if part is Part.QUESTIONS:
        return _with(occasion, replace(plan, questions=_put(plan.questions, kept, part)))
    if part is Part.GIVES:
        return occasion.evolve(gives=_put(occasion.gives, kept, part))
    if part is Part.LEAVING:
        return _with(occasion, replace(plan, leaving=kept))
    if part is Part.AFTER:
        return _with(occasion, replace(plan, after=kept))
    return occasion


def exchanged(occasion: Occasion, asked: Asked, index: int, words: str) -> Occasion:
    """The occasion with `words` in place of the sentence at `index` of a part, or of what was said about somebody."""
    if asked.aspect is not None:
        return about(occasion, asked.index, asked.aspect, words)
    now = said(occasion, asked.part)
    kept = tuple(tidy(words) if at == index else each for at, each in enumerate(now))
    changed: dict[str, Any] = {str(asked.part): kept[0] if asked.part in (Part.LEAVING, Part.AFTER) else kept}
    return _with(occasion, replace(occasion.plan, **changed))


def promised(occasion: Occasion, plan: IfThen) -> Occasion:
    """The occasion with one more if-then plan; one for the same moment is replaced."""
    others = tuple(each for each in occasion.plan.if_thens if each.moment.casefold() != plan.moment.casefold())
    return _with(occasion, replace(occasion.plan, if_thens=(*others[: WANTED[Part.IF_THENS] - 1], plan)))


def if_then(words: str) -> IfThen | None:
    """An if-then plan out of one sentence: "If I stand alone, then I say hello"; nothing where one half is missing."""
    moment, *rest = _THEN.split(moment_in(words), maxsplit=1)
    deed = deed_in(rest[0]) if rest else ""
    return IfThen(moment.strip(), deed) if moment.strip() and deed else None


def moment_in(words: str) -> str:
    """The first half of an if-then plan, alone: "nobody talks to me" for "If nobody talks to me."."""
    return _IF.sub("", tidy(words)).rstrip(" .…")


def deed_in(words: str) -> str:
    """The second half alone: "I say hello" for "then I say hello."."""
    return _THEN_ALONE.sub("", tidy(words)).rstrip(" .")


def dropped(occasion: Occasion, part: Part, index: int) -> Occasion:
    """The occasion without the one at `index` of a part."""
    plan = occasion.plan
    if part is Part.WHOM:
        return occasion.evolve(whom=_without(occasion.whom, index))
    if part is Part.GIVES:
        return occasion.evolve(gives=_without(occasion.gives, index))
    changed = {
        Part.OPENINGS: lambda: replace(plan, openings=_without(plan.openings, index)),
        Part.QUESTIONS: lambda: replace(plan, questions=_without(plan.questions, index)),
        Part.IF_THENS: lambda: replace(plan, if_thens=_without(plan.if_thens, index)),
        Part.LEAVING: lambda: replace(plan, leaving=""),
        Part.AFTER: lambda: replace(plan, after=""),
    }
    return _with(occasion, changed[part]())


def invited(occasion: Occasion, people: tuple[Wanted, ...]) -> Occasion:
    """The occasion with these people on its list, each once, eight at most."""
    known = {each.name.casefold() for each in occasion.whom}
    new = tuple(each for each in people if each.name.casefold() not in known)
    return occasion.evolve(whom=(*occasion.whom, *new)[:MOST_PEOPLE])


def people_in(words: str) -> tuple[Wanted, ...]:
    """The people a text names, each with why and what to ask where that is said: "Inês Moura - she tests sensors - how she began"."""
    return tuple(Wanted(each.name, each.why, each.ask) for each in targets(words))


def about(occasion: Occasion, index: int, aspect: Aspect, words: str) -> Occasion:
    """The occasion with something known about the person at `index`."""
    changed: dict[str, Any] = {aspect.value: tidy(words)}
    return with_person(occasion, index, replace(occasion.whom[index], **changed))


def known_as(occasion: Occasion, index: int, contact: int) -> Occasion:
    """The occasion with the person at `index` known as contact number `contact`."""
    return with_person(occasion, index, replace(occasion.whom[index], contact=contact))


def with_person(occasion: Occasion, index: int, person: Wanted) -> Occasion:
    """The occasion with `person` at `index` of its list."""
    return occasion.evolve(whom=(*occasion.whom[:index], person, *occasion.whom[index + 1 :]))


def passed(occasion: Occasion, asked: Asked) -> Occasion:
    """The occasion with this left as it is; it is not asked again, and can be opened from the page."""
    return noted(occasion, _mark(occasion.whom[asked.index], asked.aspect) if asked.aspect else str(asked.part))


def all_passed(occasion: Occasion, part: Part | None = None) -> Occasion:
    """The occasion with everything that is still open, or all of one part, left as it is."""
    while (asked := asks(occasion)) and part in (None, asked.part):
        occasion = passed(occasion, asked)
    return occasion


def noted(occasion: Occasion, mark: str) -> Occasion:
    """The occasion with `mark` among what isn't asked again."""
    marks = occasion.plan.passed_over
    return occasion if mark in marks else _with(occasion, replace(occasion.plan, passed_over=(*marks, mark)))


def is_begun(occasion: Occasion) -> bool:
    """Whether anything stands in the plan yet."""
    plan = occasion.plan
    return bool(plan.openings or plan.questions or plan.if_thens or plan.leaving or plan.after or plan.passed_over)


def is_named(person: Wanted) -> bool:
    """Whether somebody is a person and no kind of person: "Inês Moura", not "somebody who stands alone"."""
    return bool(person.contact) or (not _KINDS.match(person.name) and any(letter.isupper() for letter in person.name))


def first_name(name: str) -> str:
    """What somebody is called: "Inês" for "Inês Moura", "Dr. Roy" for "Dr. Roy Chen"."""
    head, _, rest = name.strip().partition(" ")
    return f"{head} {rest.split()[0]}" if head.endswith(".") and rest else head


def tidy(words: str) -> str:
    """A sentence on one line, cut where nobody reads on."""
    return shortened(words, LONGEST)


def _asks_whom(occasion: Occasion) -> Asked | None:
    is_settled = str(Part.WHOM) in occasion.plan.passed_over or Step.WHOM in occasion.passed_over
    least = 1 if occasion.kind in ALONE else FEW_PEOPLE
    if len(occasion.whom) < least and not is_settled:
        return Asked(Part.WHOM)
    return next((found for index in range(len(occasion.whom)) if (found := next_about(occasion, index))), None)


def _is_done(occasion: Occasion, part: Part) -> bool:
    if str(part) in occasion.plan.passed_over:
        return True
    if part is Part.GIVES:
        return bool(occasion.gives) or Step.GIVES in occasion.passed_over
    return is_full(occasion, part)


def _mark(person: Wanted, aspect: Aspect | None) -> str:
    return f"{aspect} {person.name}"


def _with(occasion: Occasion, plan: Plan) -> Occasion:
    return occasion.evolve(plan=plan)


def _put(now: tuple[str, ...], words: str, part: Part) -> tuple[str, ...]:
    return (*now[: WANTED[part] - 1], words)


def _without(now: tuple[T, ...], index: int) -> tuple[T, ...]:
    return tuple(each for at, each in enumerate(now) if at != index)
