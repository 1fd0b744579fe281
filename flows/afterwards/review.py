"""A look back at a real occasion: three questions, what was understood, the plan item by item, six lines, and one thing to try next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from enum import StrEnum

from flows.afterwards.log import Log
from flows.debrief import LINES
from flows.occasion import Occasion

LONGEST_ANSWER = 4000
EVENING_UNTIL, EVENING_AFTER, MORNING = time(21), timedelta(minutes=60), time(9)


class Ask(StrEnum):
    """The three questions, in their order."""

    WHOM = "whom"
    TALK = "talk"
    PROMISES = "promises"


class Item(StrEnum):
    """What a plan held, as it is looked back on; `if_then` only where the plan had one."""

    OPENED = "opened"
    ASKED = "asked"
    GAVE = "gave"
    IF_THEN = "if_then"
    LEFT = "left"
    NEXT = "next"


YES, HALF, NO, SKIPPED = "yes", "half", "no", "skip"


@dataclass(frozen=True, slots=True)
class Review:
    """How far a look back has come; as JSON it stands beside its occasion."""

    answers: dict[Ask, str] = field(default_factory=dict)  # as they were written
    tapped: tuple[str, ...] = ()  # people of the plan's list who were met
    log: Log = field(default_factory=Log)  # what was understood, as corrected
    joined: dict[str, int] = field(default_factory=dict)  # names of the log that are contacts already
    is_read: bool = False  # the log stands, and may be corrected
    is_kept: bool = False  # people and promises were put away
    items: dict[Item, str] = field(default_factory=dict)
    worked: tuple[str, ...] = ()  # sentences of the plan that did
    scores: dict[str, int] = field(default_factory=dict)
    one: str = ""  # the thing to try next
    writes: str = ""  # what the next text is: "rename:2", "day:0", "more"; else the answer to the question
    done: bool = False

    def evolve(self, **changes: object) -> Review:
        """A copy with `changes`."""
        return replace(self, **changes)  # type: ignore[arg-type]

    @property
    def told(self) -> str:
        """All answers as one account, in which what stands alone is made a sentence."""
        return "\n".join(_sentence(ask, self.answers[ask]) for ask in Ask if self.answers.get(ask, "").strip())


def asks(review: Review) -> Ask | None:
    """The next of the three questions, or nothing when all were answered or skipped."""
    return next((ask for ask in Ask if ask not in review.answers), None)


def answered(review: Review, ask: Ask, words: str) -> Review:
    """With an answer; what is written to the same question again is added to it."""
    before = review.answers.get(ask, "")
    return review.evolve(answers=review.answers | {ask: _fitting(f"{before}\n{words}".strip())})


def is_too_long(review: Review, ask: Ask, words: str) -> bool:
    """Whether an answer, with what was answered before, is more than is kept."""
    return len(f"{review.answers.get(ask, '')}\n{words}".strip()) > LONGEST_ANSWER


def tapped(review: Review, name: str) -> Review:
    """With somebody of the plan's list met, or, tapped again, not."""
    names = tuple(each for each in review.tapped if each != name) if name in review.tapped else (*review.tapped, name)
    return review.evolve(tapped=names)


def items_of(occasion: Occasion) -> tuple[Item, ...]:
    """What is looked back on."""
    return tuple(item for item in Item if item is not Item.IF_THEN or occasion.plan.if_thens)


def sentences_of(occasion: Occasion, item: Item) -> tuple[str, ...]:
    """The sentences of the plan that this item may have gone by; the ones that worked are tapped."""
    plan = occasion.plan
    found = {Item.OPENED: plan.openings, Item.ASKED: plan.questions, Item.LEFT: (plan.leaving,) if plan.leaving else ()}
    return found.get(item, ())[:4]


def judged(review: Review, occasion: Occasion, item: Item, answer: str) -> Review:
    """With an answer about an item: yes, half, no, skip, or the number of the planned sentence that did it."""
    if answer.isdigit():
        planned = sentences_of(occasion, item)
        if int(answer) >= len(planned):
            return review
        worked = tuple(dict.fromkeys((*review.worked, planned[int(answer)])))
        return review.evolve(items=review.items | {item: YES}, worked=worked)
    return review.evolve(items=review.items | {item: answer})


def next_item(review: Review, occasion: Occasion) -> Item | None:
    """The next item that was neither answered nor skipped."""
    return next((item for item in items_of(occasion) if item not in review.items), None)


def finished(review: Review, occasion: Occasion) -> Review:
    """With the six lines, 0 to 10, where there is something to go by, and the one thing to try next."""
    scores = {line: score for line in LINES if (score := _SCORES[line](review, occasion)) is not None}
    return review.evolve(scores=scores, one=_one(scores), done=True, writes="")


def worked(reviews: Iterable[Review]) -> tuple[str, ...]:
    """The sentences that did it at earlier occasions, each once."""
    return tuple(dict.fromkeys(each for review in reviews for each in review.worked))


def due_at(ends: datetime) -> datetime:
    """When to ask how it was, `ends` being by the learner's clock: an hour after it the same evening, or the next morning at nine."""
    if ends.time() <= EVENING_UNTIL and ends.time() >= time(6):
        return ends + EVENING_AFTER if ends.time() <= time(20) else datetime.combine(ends.date(), time(21), ends.tzinfo)
    morning = ends.date() + timedelta(days=ends.time() > EVENING_UNTIL)
    return datetime.combine(morning, MORNING, ends.tzinfo)


def _sentence(ask: Ask, words: str) -> str:
    """An answer as a sentence: to "whom did you meet?", "Tom and Ana" is "Met Tom and Ana"."""
    words = words.strip()
    head = words.split("\n")[0].split()[:1]
    first = head[0].strip(",.:").casefold() if head else ""
    if ask is Ask.WHOM and first and first not in _OPENS_A_SENTENCE and "\n" not in words:
        return f"Met {words}"
    if ask is Ask.PROMISES and first in _DOES:
        return f"I promised to {words}"
    if ask is Ask.PROMISES and first in ("a", "an", "the", "my", "some", "feedback"):
        return f"I promised {words}"
    return words


def _value(answer: str | None) -> int | None:
    return {YES: 9, HALF: 5, NO: 2}.get(answer or "")


def _mean(*values: int | None) -> int | None:
    known = [value for value in values if value is not None]
    return round(sum(known) / len(known)) if known else None


def _memorable(review: Review, _: Occasion) -> int | None:
    people = review.log.people
    talked = sum(bool(each.talk) for each in people)
    return _mean(_value(review.items.get(Item.OPENED)), round(3 + 6 * talked / len(people)) if people else None)


def _aim(review: Review, _: Occasion) -> int | None:
    return _value(review.items.get(Item.ASKED))


def _gave(review: Review, _: Occasion) -> int | None:
    mine = len(review.log.mine)
    value = _value(review.items.get(Item.GAVE))
    return max(value or 0, 8) if mine else value


def _follows(review: Review, _: Occasion) -> int | None:
    dated = sum(bool(each.due) for each in review.log.promises)
    value = _value(review.items.get(Item.NEXT))
    return min(10, max(value or 0, 7) + min(dated, 2)) if dated else value


def _consistent(review: Review, occasion: Occasion) -> int | None:
    """How much of what was planned came about, whatever it was."""
    values = [value for item in items_of(occasion) if (value := _value(review.items.get(item))) is not None]
    return _mean(*values) if len(values) > 1 else None


def _stayed(review: Review, _: Occasion) -> int | None:
    return _value(review.items.get(Item.LEFT))


def _one(scores: dict[str, int]) -> str:
    """The line that has most to gain; of two alike the one that comes first at an occasion."""
    weak = min(scores, key=lambda line: (scores[line], _FIRST.index(line)), default="")
    return weak if weak and scores[weak] < 8 else "again" if scores else "note"


_FIRST = ("follow_up", "gave_first", "goal", "memorable", "no_hit_and_run", "consistent")
_SCORES = {
    "memorable": _memorable,
    "goal": _aim,
    "gave_first": _gave,
    "follow_up": _follows,
    "consistent": _consistent,
    "no_hit_and_run": _stayed,
}
_OPENS_A_SENTENCE = frozenset(
    "i we met talked spoke chatted saw ran bumped so ok okay well um it there then nobody no none not didn't did had got first good "
    "great only just sat stood it's my he she they today tonight yesterday at in on the-".split()
)
_DOES = frozenset(
    "send mail email e-mail write call ring phone text message share forward introduce intro connect put bring lend check look find "
    "ask follow get let give pass show meet invite drop book tell "
    "recommend read review reply thank set add make buy".split()
)


def _fitting(text: str) -> str:
    """An account, cut between two words where it is longer than is read."""
    return text if len(text) <= LONGEST_ANSWER else text[:LONGEST_ANSWER].rsplit(maxsplit=1)[0]
