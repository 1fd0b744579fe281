"""What the learner gets to see of a rehearsal: the partner's words, the mentor's apart from them, and where things stand."""

from __future__ import annotations

from sqlmodel import col, select

from bot import present
from bot.practice import Step, rehearsal_of
from bot.store.codec import load
from bot.store.tables import Rehearsed, Taken
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, button
from bot.telegram.playing import room
from bot.words import TELEGRAM
from flows.rehearsal import Note, Sign, Turn


async def show(hand: Hand, step: Step, facing: int) -> None:
    """All that a step puts before the learner, who faced `facing` before it."""
    things = present.shown(step, TELEGRAM)
    said = [each for each in things if each.voice != "mentor"]
    turn = step.turn_id or None
    if said:
        hand.say(TELEGRAM.page("telegram_said", said=said), turn=turn, typing=any(each.voice == "partner" for each in said))
    for each in things:
        if each.voice == "mentor":
            page = TELEGRAM.page("telegram_note", note=each)
            hand.say(page, _under_note(step), f"note:{turn}" if step.turn.note else "", turn=turn)
    await room.follow(hand, step, facing)
    if step.ended:
        ask_for_guess(hand, step.row)


async def where_we_are(hand: Hand, row: Rehearsed, line: str) -> None:
    """The sentence `line`, and what stands before the learner: what was said last, and the room where there is one."""
    if row.status == "guessing":
        await hand.retire("guess:")
        ask_for_guess(hand, row)
        return
    rehearsal = rehearsal_of(row)
    hand.say(TELEGRAM.page("telegram_where", line=hand.sentence(line), said=await _said_last(hand, row)))
    if len(rehearsal.room) > 1:
        await room.show(hand, row, rehearsal)


def ask_for_guess(hand: Hand, row: Rehearsed) -> None:
    """Ask for the learner's own guess, before anything is said about how it went."""
    question = present.guess_question(rehearsal_of(row), TELEGRAM)
    answers = [button(f"guess_{each}", "guess", row.id, each) for each in ("yes", "maybe", "no")]
    rows = [answers, [button("just_show", "guess", row.id, "none")]]
    hand.say(TELEGRAM.page("telegram_mentor", said=question), rows, f"guess:{row.id}")


async def standing(hand: Hand, row: Rehearsed) -> list[Taken]:
    """The turns that were not taken back, in order."""
    query = select(Taken).where(Taken.rehearsal == row.id, col(Taken.taken_back).is_(False)).order_by(col(Taken.id))
    return list((await hand.work.exec(query)).all())


def takes_back(note: Note) -> bool:
    """Whether a note is about the last message alone; a drift of several is not mended by taking one back."""
    return note.kind == "slip" or note.about in (Sign.MISSED_OPENING, Sign.VAGUE)


async def _said_last(hand: Hand, row: Rehearsed) -> list[present.Shown]:
    taken = await standing(hand, row)
    if not taken or taken[-1].id is None:
        return []
    step = Step(row, rehearsal_of(row), load(Turn, taken[-1].turn), taken[-1].id)
    return [each for each in present.shown(step, TELEGRAM) if each.voice != "mentor"]


def _under_note(step: Step) -> list[list[Button]]:
    if step.care or step.turn.note is None:
        return []
    back = [button("take_back", "back", step.turn_id)] if takes_back(step.turn.note) else []
    return [[*back, button("carry_on", "on", step.turn_id)], [button("why", "why", step.turn_id)]]
