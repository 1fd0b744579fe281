"""One step of a plan on the screen: what is asked, what stands there, three or four suggestions, and the buttons for all of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot import occasions, plans
from bot.store.tables import Occasioned
from bot.telegram.choice import chosen, keep
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, labelled
from bot.words import PLAIN, TELEGRAM
from flows import planning
from flows.occasion import Occasion, Wanted
from flows.planning import Asked, Aspect, Part

AWAITS = "plan:"  # what the next text is taken for; behind it the occasion's number and the step
_TRIED = 9  # rounds of suggestions; then they come round again


def code_of(asked: Asked) -> str:
    """A step as a button carries it: "openings", "whom", "whom.0.why"."""
    return f"{asked.part}.{asked.index}.{asked.aspect}" if asked.aspect else str(asked.part)


def decoded(code: str) -> Asked | None:
    """The step of a button; nothing for one that no version of ours made."""
    part, *rest = code.split(".")
    if part not in tuple(Part) or (rest and (len(rest) != 2 or not rest[0].isdecimal() or rest[1] not in tuple(Aspect))):
        return None
    return Asked(Part(part), int(rest[0]), Aspect(rest[1])) if rest else Asked(Part(part))


def live(row: Occasioned, asked: Asked) -> str:
    """What the buttons of a step are live as, and what the next text is awaited as."""
    return f"{AWAITS}{row.id}:{code_of(asked)}"


async def ask(
    hand: Hand, row: Occasioned, asked: Asked, note: str = "", extra: tuple[Button, ...] = (), round_: int = 0, anew: bool = False
) -> None:
    """Show a step where the pressed button was, or `anew`; `note` stands above it, and `extra` are the buttons that belong to that."""
    occasion = occasions.occasion_of(row)
    known = await plans.known_of(hand.work, hand.learner, row)
    shown = plans.offered(occasion, asked, known, round_)
    page = _page(hand, occasion, asked, shown, note)
    rows = [*([each] for each in extra), *_rows(row, occasion, asked, shown, round_)]
    awaits(hand, live(row, asked))
    if hand.update.callback_query and not anew and hand.pressed is not None and hand.pressed.buttons.startswith(AWAITS):
        hand.change(page, rows, live(row, asked))
    else:
        await hand.retire(AWAITS)
        hand.say(page, rows, live(row, asked))


def awaits(hand: Hand, what: str, half: str = "") -> None:
    """What the next text is taken for; nothing ends only what a plan awaited."""
    choice = chosen(hand)
    if what or choice.awaits.startswith(AWAITS):
        keep(hand, replace(choice, awaits=what, half=half))


def sentence(hand: Hand, name: str, **facts: Any) -> str:
    """A sentence of prompts/words/plan.yaml, as Telegram shows it."""
    return TELEGRAM.sentence(f"plan.{name}", hand.update.update_id, **facts)


def named(name: str, *data: object, **facts: Any) -> Button:
    """A button of prompts/words/plan.yaml."""
    return labelled(PLAIN.sentence(f"plan.button.{name}", **facts), *data)


def _page(hand: Hand, occasion: Occasion, asked: Asked, shown: tuple[plans.Offered, ...], note: str) -> str:
    number, most = planning.place(asked)
    name = plans.name_of(occasion)
    return TELEGRAM.page(
        "plan_step",
        note=note,
        step=PLAIN.sentence("plan.step", title=name[:1].upper() + name[1:], number=number, most=most),
        question=_question(hand, occasion, asked),
        chosen=() if asked.aspect else plans.told(occasion, asked.part),
        thin=_thin(hand, occasion, asked),
        offered=shown,
        worked=PLAIN.sentence("plan.worked"),
        how=PLAIN.sentence("plan.how" if shown else "plan.how_own"),
    )


def _question(hand: Hand, occasion: Occasion, asked: Asked) -> str:
    seed = (hand.learner.id or 0) + len(occasion.goal)
    if asked.aspect:
        return PLAIN.sentence(f"plan.about.{asked.aspect}", seed + asked.index, person=occasion.whom[asked.index].name)
    alone = asked.part is Part.WHOM and occasion.kind in planning.ALONE
    return PLAIN.sentence(f"plan.ask.{asked.part}{'_alone' if alone else ''}", seed)


def _thin(hand: Hand, occasion: Occasion, asked: Asked) -> str:
    """Homework is asked for once, at the first thing about somebody of whom nothing is known (D2.7)."""
    if asked.aspect is not Aspect.WHY or not is_thin(occasion.whom[asked.index]):
        return ""
    return PLAIN.sentence("plan.thin", asked.index, person=planning.first_name(occasion.whom[asked.index].name))


def is_thin(person: Wanted) -> bool:
    """Whether somebody has a name, and nothing more is known."""
    return planning.is_named(person) and not person.contact


def _rows(row: Occasioned, occasion: Occasion, asked: Asked, shown: tuple[plans.Offered, ...], round_: int) -> list[list[Button]]:
    code = code_of(asked)
    numbers = [labelled(str(number), "planpick", row.id, code, each.key) for number, each in enumerate(shown, 1)]
    there = () if asked.aspect else plans.told(occasion, asked.part)
    drops = [[named("drop", "plandrop", row.id, code, index, words=words)] for index, words in enumerate(there)]
    others = [named("others", "planmore", row.id, code, (round_ + 1) % _TRIED)] if len(shown) >= 3 else []
    passes = [named("enough" if there else "skip", "planpass", row.id, code)]
    person = occasion.whom[asked.index] if asked.aspect else None
    paste = [[named("paste", "planpaste", row.id, asked.index)]] if person and planning.is_named(person) else []
    people = [named("people_done", "planpass", row.id, Part.WHOM)] if asked.aspect else []
    return [row_ for row_ in (numbers, [*others, *passes], *paste, *drops, people, [named("done", "plandone", row.id, code)]) if row_]
