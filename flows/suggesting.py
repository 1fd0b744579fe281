"""What a learner may choose from for a plan: sentences by kind of occasion, those that fit best first, fresh for every occasion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from flows.chance import chance
from flows.occasion import IfThen, Kind, Occasion, Wanted
from flows.planning import Asked, Aspect, Part, first_name, is_named
from flows.words import content

SLOTS = ("place", "title", "person", "give", "goal")
"""What a sentence may name where it is known."""
ON_OFFER = 4  # suggestions at a time
_LONGEST = {"place": 32, "title": 40, "person": 24, "give": 90, "goal": 140}  # characters that still fit into a sentence
_SLOT = re.compile(r"\{\{ ?(\w+) ?\}\}")
_ADDRESS = re.compile(r"\d|https?:|www\.|@|\b(?:online|zoom|teams|meet|phone|tbd|tba|street|str|home)\b", re.I)
_CURES, _FITS, _MEANT, _WORKED, _USED = 1.6, 0.9, 0.5, 2.5, 2.0  # what speaks for a suggestion and against it; chance adds up to 1.5
_CHANCE = 1.5
_HEAVY = (1.0, 0.8, 0.6, 0.5)  # of the learner's faults, the worst first


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence on offer, for which occasions, and against which old faults: "How do you know the host?" at a party."""

    says: str
    kinds: tuple[Kind, ...] = ()  # none: any
    cures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hurdle:
    """A moment in which it gets hard, and what could be done then."""

    moment: str
    deeds: tuple[str, ...]
    kinds: tuple[Kind, ...] = ()
    cures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sort:
    """A kind of person to meet, with all that is thought of beforehand."""

    who: str
    why: str
    ask: str
    offer: str
    kinds: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """All suggestions: prompts/mentor/occasions.yaml."""

    openings: tuple[Saying, ...]
    questions: tuple[Saying, ...]
    gives: tuple[Saying, ...]
    if_thens: tuple[Hurdle, ...]
    leaving: tuple[Saying, ...]
    after: tuple[Saying, ...]
    why: tuple[Saying, ...]
    ask: tuple[Saying, ...]
    offer: tuple[Saying, ...]
    people: tuple[Sort, ...]

    def sayings(self, sort: str) -> tuple[Saying, ...]:
        """The sentences of one sort: "openings", "why"."""
        found: tuple[Saying, ...] = getattr(self, sort)
        return found


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a learner beside the occasion: what they can give, their faults, what they planned before and what of it worked."""

    gives: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()  # the worst first
    worked: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Suggested:
    """One suggestion: where it stands in the book ("7", "12.1", or "g0" for the first thing on the learner's own list), and its words."""

    key: str
    says: str  # a template; of an if-then, its halves with an arrow between them
    facts: Mapping[str, str] = field(default_factory=dict)
    has_worked: bool = False


def suggested(book: Book, occasion: Occasion, asked: Asked, known: Known) -> tuple[Suggested, ...]:
    """All that can be suggested for what is asked, what fits best first; the same for the same occasion."""
    facts = facts_of(occasion, known, asked.index)
    found = list(_candidates(book, occasion, asked, known, facts))
    goal = content(occasion.goal)
    scored = [(_score(each, cures, known, goal, asked), each) for each, cures in found]
    return tuple(each for _, each in sorted(scored, key=lambda one: (-one[0], one[1].key)))


def one(book: Book, occasion: Occasion, asked: Asked, known: Known, key: str) -> Suggested | None:
    """The suggestion with this key, if it is on offer there."""
    return next((each for each in suggested(book, occasion, asked, known) if each.key == key), None)


def if_then_of(book: Book, key: str) -> IfThen:
    """The if-then plan with the key "12.1"."""
    hurdle, deed = map(int, key.split("."))
    return IfThen(book.if_thens[hurdle].moment, book.if_thens[hurdle].deeds[deed])


def sort_of(book: Book, key: str) -> Wanted:
    """The kind of person with this key, as somebody to meet."""
    sort = book.people[int(key)]
    return Wanted(sort.who, sort.why, sort.ask, sort.offer)


def thought_of(book: Book, occasion: Occasion) -> Occasion:
    """The occasion with why, what to ask and what to offer for the kinds of people on its list that the book knows."""
    here = [sort for sort in book.people if fits(sort.kinds, occasion.kind)]
    sorts = {sort.who.casefold(): Wanted(sort.who, sort.why, sort.ask, sort.offer) for sort in here}
    whom = tuple(sorts.get(each.name.casefold(), each) if each == Wanted(each.name) else each for each in occasion.whom)
    return occasion.evolve(whom=whom)


def facts_of(occasion: Occasion, known: Known, index: int = -1) -> dict[str, str]:
    """What a suggestion may name: the place, what it is called, the person at `index` or the first with a name, a gift, the goal."""
    named = [each for each in occasion.whom if is_named(each)]
    person = occasion.whom[index] if 0 <= index < len(occasion.whom) else (named or [None])[0]  # type: ignore[list-item]
    gives = (*occasion.gives, *known.gives)
    found = {
        "place": _place(occasion.where),
        "title": occasion.title.strip(" ."),
        "person": first_name(person.name) if person and is_named(person) else "",
        "give": gives[known.seed % len(gives)] if gives else "",
        "goal": occasion.goal.strip(" ."),
    }
    return {name: words for name, words in found.items() if words and len(words) <= _LONGEST[name]}


def slots_in(says: str) -> frozenset[str]:
    """What a sentence names: {"place"} for "So, {{ place }}: had you been here before?"."""
    return frozenset(_SLOT.findall(says))


def fits(kinds: Sequence[Kind], kind: Kind | None) -> bool:
    """Whether something is for this kind of occasion; while nobody knows the kind, for anything."""
    return not kinds or kind is None or kind in kinds


def _candidates(
    book: Book, occasion: Occasion, asked: Asked, known: Known, facts: dict[str, str]
) -> Iterator[tuple[Suggested, tuple[str, ...]]]:
    if asked.part is Part.WHOM and asked.aspect is None:
        for number, sort in enumerate(book.people):
            if fits(sort.kinds, occasion.kind):
                yield Suggested(str(number), sort.who), ()
    elif asked.part is Part.IF_THENS:
        yield from _hurdles(book, occasion, known)
    else:
        if asked.part is Part.GIVES or asked.aspect is Aspect.OFFER:
            own = known.gives if asked.part is Part.GIVES else tuple(dict.fromkeys((*occasion.gives, *known.gives)))
            yield from ((Suggested(f"g{number}", "{{ give }}", {"give": give}), ("own",)) for number, give in enumerate(own[:25]))
        for number, saying in enumerate(book.sayings(asked.aspect or asked.part)):
            if fits(saying.kinds, occasion.kind) and slots_in(saying.says) <= facts.keys() and saying.says != "{{ give }}":
                yield Suggested(str(number), saying.says, facts, _is_like(saying.says, known.worked)), saying.cures


def _hurdles(book: Book, occasion: Occasion, known: Known) -> Iterator[tuple[Suggested, tuple[str, ...]]]:
    """Of every moment that fits, the one deed that chance brings up."""
    for number, hurdle in enumerate(book.if_thens):
        if fits(hurdle.kinds, occasion.kind):
            deed = int(chance(known.seed, "deed", number) * len(hurdle.deeds))
            says = f"{hurdle.moment} → {hurdle.deeds[deed]}"
            facts = {"moment": hurdle.moment, "deed": hurdle.deeds[deed]}
            yield Suggested(f"{number}.{deed}", says, facts, _is_like(says, known.worked)), hurdle.cures


def _score(each: Suggested, cures: tuple[str, ...], known: Known, goal: frozenset[str], asked: Asked) -> float:
    """How much speaks for a suggestion: what helps against a fault, names this very occasion, or worked before."""
    own = 3.0 if cures == ("own",) else 0.0
    cured = max((_HEAVY[place] for place, fault in enumerate(known.faults[: len(_HEAVY)]) if fault in cures), default=0.0)
    score = own + _CURES * cured + _FITS * bool(slots_in(each.says)) + _MEANT * bool(goal & content(each.says))
    score += _WORKED if each.has_worked else -_USED * _is_like(each.says, known.used)
    return score + _CHANCE * chance(known.seed, asked.part, asked.aspect, asked.index, each.key)


def _is_like(says: str, sentences: Sequence[str]) -> bool:
    """Whether one of `sentences` was made of this template."""
    pattern = ".+".join(re.escape(part) for part in _SLOT.split(says)[::2])
    return any(re.fullmatch(pattern, sentence, re.I) for sentence in sentences)


def _place(where: str) -> str:
    """A place as it is said: "Betahaus" of "Betahaus, Berlin"; nothing for an address or a link."""
    head = where.split(",")[0].strip(" .")
    head = re.sub(r"^(?:at|in|the)\s+", "", head, flags=re.I)
    return "" if _ADDRESS.search(head) else head
