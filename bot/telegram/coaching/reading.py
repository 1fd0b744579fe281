"""A talk that a learner shows, read in the chat: what was said, what the ear heard in it, what the mentor noted, what was remarked."""

from __future__ import annotations

from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.coaching import cohorts, sharing, telling
from bot.coaching.transcripts import Spoken, Transcript
from bot.content.library import world
from bot.store.coaching import Coach, Member, Remark, Shared
from bot.telegram.coaching.sheet import at_desk, at_most, day, gone, label, page, show, turning
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button
from bot.telegram.pages import units
from bot.words import PLAIN
from flows.moves import Move

WAY = "phone"  # how it was read, as the learner is told
_ROOM, _MOST = 2600, 6  # characters and turns on one page
_AROUND = 90  # characters that a turn takes beside its words
_LONGEST = 700  # characters of a remark on the page


async def opened(hand: Hand) -> None:
    """The button of a talk: it is read from the beginning, and that is written down."""
    coach = await at_desk(hand)
    if coach is not None:
        await show_talk(hand, coach, int(hand.words[0]), again=False)


async def turned(hand: Hand) -> None:
    """Another page of it."""
    coach = await at_desk(hand)
    if coach is not None:
        await show_talk(hand, coach, int(hand.words[0]), int(hand.words[1]))


async def show_talk(hand: Hand, coach: Coach, number: int, at: int = 0, before: str = "", again: bool = True) -> None:
    """Turn the sheet to a page of a talk; `before` is a word about what was just done."""
    told = await sharing.read(hand.work, coach, number, WAY, hand.now, again)
    member = await whose(hand.work, coach, told.shared) if told else None
    if told is None or member is None:
        gone(hand)
        return
    pages = paged(told)
    at = at_most(at, len(pages), 1)
    is_last = at + 1 == len(pages)
    text = page(
        "talk",
        learner=member.called,
        before=before,
        partner=_with(told),
        scene=world().flows[told.row.scene].scene.title,
        when=day(hand.learner, told.row.began, hand.now),
        goal=told.row.goal,
        at=at + 1,
        pages=len(pages),
        turns=[_told(coach, member, place, turn, told.scores) for place, turn in pages[at]],
        remarks=[_remarked(coach, member, each) for each in told.remarks] if is_last else [],
    )
    rows = [_below(number, place, turn) for place, turn in pages[at] if turn.said]
    rows.append(turning("dstp", number, at=at, count=len(pages), size=1))
    rows.append([label("comment_all", "dstc", number, 0), label("back_to", "dsw", member.id, name=member.called)])
    await show(hand, text, rows)


def page_of(told: Transcript, turn: int) -> int:
    """On which page a turn stands."""
    return next((at for at, turns in enumerate(paged(told)) if turn in [each.number for _, each in turns]), 0)


async def whose(work: AsyncSession, coach: Coach, shared: Shared) -> Member | None:
    """The learner who shows it, as a member of that cohort."""
    cohort = await cohorts.by_number(work, coach, shared.cohort)
    members = await cohorts.members_of(work, cohort) if cohort else []
    return next((each for each in members if each.learner == shared.learner), None)


def paged(told: Transcript) -> list[list[tuple[int, Spoken]]]:
    """The turns by their place, as many a page as can be read in one message; one very long turn has a page to itself."""
    pages: list[list[tuple[int, Spoken]]] = [[]]
    room = _ROOM
    for place, turn in enumerate(told.turns):
        length = _length(turn)
        if pages[-1] and (length > room or len(pages[-1]) >= _MOST):
            pages.append([])
            room = _ROOM
        pages[-1].append((place, turn))
        room -= length
    return pages


def _told(coach: Coach, member: Member, place: int, turn: Spoken, with_trust: bool) -> dict[str, Any]:
    """One turn as the page shows it; by how much trust changed only where the learner lets scores be seen."""
    fine = [each.move for each in turn.overruled]
    return {
        "place": place,
        "said": turn.said,
        "heard": [telling.name(move) for move in turn.moves if move not in turn.slips and move is not Move.OTHER],
        "slips": [telling.short(move) for move in turn.slips if move.value not in fine],
        "fine": [(telling.short(Move(each.move)), each.why) for each in turn.overruled],
        "note": turn.note.text if turn.note else "",
        "change": round(turn.change, 1) if with_trust else 0,
        "answers": turn.answers,
        "remarks": [_remarked(coach, member, each) for each in turn.remarks],
    }


def _remarked(coach: Coach, member: Member, remark: Remark) -> dict[str, str]:
    """A comment or an answer, and whose it is."""
    who = member.called if not remark.coach else PLAIN.sentence("coaching.you" if remark.coach == coach.id else "coaching.colleague")
    return {"who": who, "text": remark.text if len(remark.text) <= _LONGEST else f"{remark.text[: _LONGEST - 1]}…"}


def _with(told: Transcript) -> str:
    """With whom it was; in a room, all who were talked to."""
    names = [world().people[each.partner].partner.called for each in told.told.rehearsal.room if each.turns]
    return ", ".join(dict.fromkeys(names))


def _length(turn: Spoken) -> int:
    """About how many characters a turn takes on a page."""
    texts = [*(each.text for each in turn.said), *(each.text for each in turn.answers), turn.note.text if turn.note else ""]
    remarks = sum(min(_LONGEST, units(each.text)) + 20 for each in turn.remarks)
    return sum(map(units, texts)) + remarks + _AROUND * (1 + len(turn.moves) // 2)


def _below(number: int, place: int, turn: Spoken) -> list[Button]:
    """Under a page: comment on this turn, call a slip in it fine, or call it one after all."""
    overruled = [each.move for each in turn.overruled]
    slips = [move for move in turn.slips if move.value not in overruled]
    fine = [
        label("fine", "dsto", number, turn.number, move, place=place, what=telling.short(move) if len(slips) > 1 else "") for move in slips
    ]
    back = [label("slip_after_all", "dstb", number, each.id, place=place) for each in turn.overruled]
    return [label("comment", "dstc", number, turn.number, place=place), *fine[:2], *back[:1]]
