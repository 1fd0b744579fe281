"""What stands under a reminder: act on it, move it with one tap, stop it with one tap; and which kinds there are to be at all."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from bot import reminders, weeks
from bot.clock import local
from bot.store.tables import Learner, Outgoing, Reminder
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, Rows, labelled
from bot.telegram.own import weekly
from bot.telegram.pages import parts
from bot.words import PLAIN, TELEGRAM
from flows.reminding import LETTERS, MANNERS, Later, laters

_MOST_LISTED = 10
_IN_A_FOLD = 8  # whose buttons fit below one message; nobody reads on


def message(learner: Learner, said: list[Reminder], told: list[tuple[str, Rows]], now: datetime) -> Outgoing:
    """One message for what is said at one moment; several are numbered, and each can be stopped by its number."""
    lead = said[0].id
    letters = [each.kind in LETTERS for each in said]
    later = [labelled(PLAIN.sentence(f"remind.later.{name}"), "remlater", lead, name.value) for name in _movable(learner, said, now)]
    if len(said) == 1:
        text, rows = told[0]
        off = [labelled(PLAIN.sentence("remind.off"), "remoff", lead, lead)]
        return kept(learner, text, rows if all(letters) else [*rows, later, off], live(said[0]), now)
    texts = [f"{number}. {text}" for number, (text, _) in enumerate(told, 1)]
    rows = [[_numbered(number, each) for each in row] for number, (_, rows) in enumerate(told[:_IN_A_FOLD], 1) for row in rows]
    offs = [_off(number, "remoff", lead, each.id) for number, each in enumerate(said[:_IN_A_FOLD], 1)]
    page = "\n\n".join([TELEGRAM.sentence("remind.folded", lead or 0, number=len(said)), *texts])
    return kept(learner, page, rows if all(letters) else [*rows, later, offs], live(said[0]), now)


def kept(learner: Learner, text: str, rows: Rows, buttons: str, now: datetime) -> Outgoing:
    """A message for the outbox, live as `buttons`."""
    assert learner.chat is not None
    first, *_ = parts(text)
    body = json.dumps({"text": first, "rows": [row for row in rows if row]}, ensure_ascii=False)
    return Outgoing(chat=learner.chat, method="send_message", body=body, buttons=buttons, at=now)


def live(lead: Reminder) -> str:
    """What the buttons below it are live as."""
    return f"remind:{lead.id}"


async def later(hand: Hand) -> None:
    """In an hour, this evening, tomorrow: all that stood in the message comes again then, if that is in time."""
    number, name = hand.words
    said = await _told(hand, number)
    moves = laters(hand.now, reminders.clock_of(hand.learner))
    if not said:
        return
    when = Later(name)
    movable = [each for each in said if each.status == "sent" and when in moves and (each.ends is None or moves[when] < each.ends)]
    if not movable:
        hand.answer = _sentence(hand, "too_late")
        return
    at = moves[when]
    wall = "" if when is Later.HOUR else f"{local(hand.learner, at):%Y-%m-%dT%H:%M}"
    for each in movable:
        await reminders.move(hand.work, hand.learner, each, at=at, wall=wall)
    _close(hand, _sentence(hand, f"moved.{when}", time=f"{local(hand.learner, at):%H:%M}"))


async def off(hand: Hand) -> None:
    """Not about this any more. Of several only the one is stopped, and the rest can still be moved."""
    lead, number = hand.words
    said = await _told(hand, lead)
    this = next((each for each in said if str(each.id) == number), None)
    if this is None:
        return
    if this.kind == weeks.KIND:
        await weeks.leave_off(hand.work, hand.learner)
    else:
        await reminders.stop_kin(hand.work, hand.learner, this.kind, this.about)
    hand.answer, this.status = _sentence(hand, "off_answer"), "stopped"
    if any(each.status == "sent" for each in said):
        hand.rebutton(_left(hand, said), f"remind:{lead}")
    else:
        _close(hand, _sentence(hand, "stopped"))


def row() -> list[Button]:
    """The button under /settings."""
    return [labelled(PLAIN.sentence("remind.button"), "setkinds")]


async def kinds(hand: Hand) -> None:
    """Which kinds are on, and what is waiting."""
    if await hand.holds("settings"):
        await _show(hand)


async def kind_tapped(hand: Hand) -> None:
    """A kind is turned off as a whole, or on again."""
    if not await hand.holds("settings"):
        return
    kind = hand.words[0]
    if kind == weeks.KIND:
        if hand.learner.week_day < 0:
            await weekly.change_day(hand)
            return
        await weeks.leave_off(hand.work, hand.learner)
    elif kind in MANNERS and kind not in LETTERS:
        reminders.switch(hand.learner, kind, not reminders.is_on(hand.learner, kind))
    await _show(hand)


async def stopped(hand: Hand) -> None:
    """One that waits was stopped in the list."""
    if not await hand.holds("settings"):
        return
    this = await reminders.of(hand.work, hand.learner, int(hand.words[0]))
    if this is None or this.status != "waiting":
        hand.answer = hand.sentence("old_button")
    elif this.kind == weeks.KIND:
        await weeks.leave_off(hand.work, hand.learner)
    else:
        await reminders.stop(hand.work, hand.learner, this.kind, this.about)
    await _show(hand)


async def _show(hand: Hand) -> None:
    waiting = [each for each in await reminders.waiting(hand.work, hand.learner) if _is_on(hand.learner, each.kind)][:_MOST_LISTED]
    switches = [[_switch(hand.learner, kind)] for kind in MANNERS if kind not in LETTERS]
    stops = [_off(number, "remstop", each.id) for number, each in enumerate(waiting, 1)]
    back = [labelled(PLAIN.sentence("timing.back"), "setback")]
    page = TELEGRAM.page("reminders", line=_sentence(hand, "which"), waiting=[_listed(hand.learner, each) for each in waiting])
    hand.change(page, [*switches, *(stops[first : first + 5] for first in range(0, len(stops), 5)), back], "settings")


def _listed(learner: Learner, reminder: Reminder) -> dict[str, Any]:
    """When it comes and what it is; `facts` may name what it is about."""
    at = local(learner, reminder.due)
    kind, day = PLAIN.sentence(f"remind.short.{reminder.kind}"), PLAIN.sentence(f"week.day.{at.weekday()}")
    return {"kind": kind, "title": json.loads(reminder.facts).get("title", ""), "day": day, "at": at}


def _switch(learner: Learner, kind: str) -> Button:
    mark = "✓ " if _is_on(learner, kind) else "✕ "
    return labelled(mark + PLAIN.sentence(f"remind.kind.{kind}"), "remkind", kind)


def _is_on(learner: Learner, kind: str) -> bool:
    return kind in MANNERS and (learner.week_day >= 0 if kind == weeks.KIND else reminders.is_on(learner, kind))


async def _told(hand: Hand, lead: str) -> list[Reminder]:
    """What stood in the message whose button was pressed."""
    first = await reminders.of(hand.work, hand.learner, int(lead)) if await hand.holds(f"remind:{lead}") else None
    if first is None or first.said is None:
        hand.answer = hand.sentence("old_button")
        return []
    together = Reminder.said == first.said, col(Reminder.kind).not_in(LETTERS)  # each of these is a message of its own
    same = select(Reminder).where(Reminder.learner == hand.learner.id, *together)
    return list((await hand.work.exec(same.order_by(col(Reminder.due), col(Reminder.id)))).all())


def _movable(learner: Learner, said: list[Reminder], now: datetime) -> list[Later]:
    """Where at least one of them can be moved to."""
    clock = reminders.clock_of(learner)
    found = {name for each in said for name in laters(now, clock, each.ends)}
    return [name for name in Later if name in found]


def _off(number: int, *data: object) -> Button:
    return labelled(PLAIN.sentence("remind.off_one", number=number), *data)


def _numbered(number: int, button: Button) -> Button:
    label, data = button
    return labelled(f"{number}. {label}", data)


def _left(hand: Hand, said: list[Reminder]) -> Rows:
    """The buttons of the pressed message, but for those of what was stopped; none where they were swept."""
    gone = {number: f":{each.id}" for number, each in enumerate(said, 1) if each.status == "stopped"}
    rows = json.loads(hand.pressed.body).get("rows", []) if hand.pressed else []

    def is_gone(label: str, data: str) -> bool:
        return any(label.startswith(f"{number}. ") or (data.startswith("remoff:") and data.endswith(off)) for number, off in gone.items())

    left = [[(label, data) for label, data in row if not is_gone(label, data)] for row in rows]
    return [row for row in left if row]


def _close(hand: Hand, line: str) -> None:
    """What was said stays to be read, with what becomes of it, and without buttons."""
    text = json.loads(hand.pressed.body).get("text", "") if hand.pressed else ""
    whole = f"{text}\n\n{line}"
    if text and len(parts(whole)) == 1:
        hand.change(whole)
    else:
        hand.rebutton((), "")
        hand.say(line)


def _sentence(hand: Hand, name: str, **facts: object) -> str:
    """A sentence of prompts/words/reminding.yaml."""
    return TELEGRAM.sentence(f"remind.{name}", hand.update.update_id, **facts)
