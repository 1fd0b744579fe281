"""The plan for an occasion: what is suggested for it, how a sentence of one's own is heard, what it looks like on one page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.content.library import prompts
from bot.content.strict import load
from bot.judge import judge
from bot.occasions import occasion_of
from bot.past import pasts_of
from bot.profiles import profile_of
from bot.store.tables import Learner, Occasioned
from bot.words import PLAIN, Surface
from flows.faults import faults
from flows.moves import Relationship, Stage
from flows.occasion import Kind, Occasion
from flows.planning import ALONE, Asked, Aspect, Part, exchanged, said
from flows.suggesting import ON_OFFER, Book, Known, Suggested, suggested

_HEARD_IN = {Kind.PARTY: "social", Kind.COFFEE: "coffee", Kind.CALL: "call", Kind.INTERVIEW: "coffee"}  # anything else is an event
_STAGES = {Part.OPENINGS: Stage.OPENING, Part.LEAVING: Stage.CLOSING, Part.AFTER: Stage.CLOSING}
_SPOKEN = (Part.OPENINGS, Part.QUESTIONS, Part.LEAVING)  # parts that are said aloud; the others are notes to oneself
_LOOKED_BACK_ON = 12  # occasions whose sentences are remembered


@dataclass(frozen=True, slots=True)
class Offered:
    """A suggestion in words: "How do you know the host?", and whether it worked before."""

    key: str
    words: str
    has_worked: bool = False


@cache
def book() -> Book:
    """All suggestions. Raises Faults."""
    return load(Book, prompts() / "mentor" / "occasions.yaml", "mentor/occasions.yaml")


async def known_of(work: AsyncSession, learner: Learner, row: Occasioned) -> Known:
    """What the suggestions for an occasion may count on."""
    open_ones = [each.name for each in faults(await pasts_of(work, learner)) if each.weight and not each.mastered]
    earlier = select(Occasioned).where(Occasioned.learner == learner.id, Occasioned.id != row.id).order_by(col(Occasioned.id).desc())
    rows = (await work.exec(earlier.limit(_LOOKED_BACK_ON))).all()
    used = tuple(sentence for each in rows for sentence in _sentences(occasion_of(each)))
    return Known(profile_of(learner).gives, tuple(open_ones), worked_of(rows), used, row.id or 0)


def worked_of(rows: Iterable[Occasioned]) -> tuple[str, ...]:
    """The sentences of earlier plans of which the learner said afterwards that they had worked."""
    found: list[str] = []
    for row in rows:
        worked = json.loads(row.review or "{}").get("worked", ())
        found += [each for each in worked if isinstance(each, str)] if isinstance(worked, list | tuple) else []
    return tuple(dict.fromkeys(found))


def offered(occasion: Occasion, asked: Asked, known: Known, round_: int) -> tuple[Offered, ...]:
    """Three or four suggestions that do not stand in the plan yet; every `round_` brings others, until they come round again."""
    there = {each.casefold() for each in told(occasion, asked.part)}
    open_ones = [each for each in map(_worded, suggested(book(), occasion, asked, known)) if each.words.casefold() not in there]
    first = round_ * ON_OFFER % max(1, len(open_ones))
    return tuple((open_ones[first:] + open_ones[:first])[:ON_OFFER])


def wording(occasion: Occasion, asked: Asked, known: Known, key: str) -> str:
    """The words of one suggestion; nothing, if there is none with this key."""
    return next((_worded(each).words for each in suggested(book(), occasion, asked, known) if each.key == key), "")


def objection(occasion: Occasion, asked: Asked, words: str) -> tuple[str, str]:
    """What the mentor has against a sentence, and another for it; nothing against most. Only what would be said to somebody is judged."""
    if asked.part not in _SPOKEN and asked.aspect is not Aspect.ASK:
        return "", ""
    scene = _HEARD_IN.get(occasion.kind, "event") if occasion.kind else "event"
    met = Relationship.INTRODUCED if occasion.kind in ALONE else Relationship.STRANGER
    judged = judge(words, scene, met, _STAGES.get(asked.part, Stage.MIDDLE), "", frozenset())
    return (judged.note, judged.try_instead) if judged.slips or judged.cared_for else ("", "")


def told(occasion: Occasion, part: Part) -> tuple[str, ...]:
    """What stands in a part, as it is shown."""
    if part is Part.IF_THENS:
        return tuple(PLAIN.sentence("plan.if_then", moment=each.moment, deed=each.deed) for each in occasion.plan.if_thens)
    return said(occasion, part)


def gentler(occasion: Occasion, asked: Asked, index: int) -> Occasion | None:
    """The occasion with the mentor's wording in place of the learner's own sentence; nothing, if that is gone or was fine."""
    people = occasion.whom
    words = (getattr(people[asked.index], asked.aspect),) if asked.aspect and asked.index < len(people) else said(occasion, asked.part)
    instead = objection(occasion, asked, words[index])[1] if index < len(words) else ""
    return exchanged(occasion, asked, index, instead) if instead else None


def page(occasion: Occasion, surface: Surface) -> str:
    """The plan as a message: what stands in it, part by part."""
    return surface.page("plan", sentence=PLAIN.sentence, **facts(occasion))  # the page marks up what it puts in


def facts(occasion: Occasion) -> dict[str, Any]:
    """What the page and the picture are made of."""
    plan = occasion.plan
    return {
        "title": name_of(occasion),
        "when": when_of(occasion),
        "where": occasion.where,
        "goal": occasion.goal,
        "whom": [{"name": each.name, "why": each.why, "ask": each.ask, "offer": each.offer} for each in occasion.whom],
        "openings": list(plan.openings),
        "questions": list(plan.questions),
        "gives": list(occasion.gives),
        "if_thens": [{"moment": each.moment, "deed": each.deed} for each in plan.if_thens],
        "leaving": plan.leaving,
        "after": plan.after,
    }


def name_of(occasion: Occasion) -> str:
    """What the occasion is called: its own name, or its kind."""
    return occasion.title or PLAIN.sentence(f"plan.kind.{occasion.kind or 'any'}")


def when_of(occasion: Occasion) -> str:
    """When it starts, by the clock there: "Thursday, 26 November, 19:00"."""
    moment = occasion.moment
    if moment is None:
        return ""
    day = f"{PLAIN.sentence(f'week.day.{moment.weekday()}')}, {moment.day} {PLAIN.sentence(f'plan.month.{moment.month}')}"
    return f"{day}, {moment:%H:%M}" if occasion.is_timed else day


def _worded(each: Suggested) -> Offered:
    facts: dict[str, Any] = dict(each.facts)
    words = PLAIN.sentence("plan.if_then", **facts) if "deed" in facts else PLAIN.text(each.says, **facts)
    return Offered(each.key, words[:1].upper() + words[1:], each.has_worked)


def _sentences(occasion: Occasion) -> tuple[str, ...]:
    parts = (Part.OPENINGS, Part.QUESTIONS, Part.IF_THENS, Part.LEAVING, Part.AFTER)
    return tuple(sentence for part in parts for sentence in said(occasion, part))
