"""What is owed to real people: said on its day, listed, drafted and judged here, sent by the learner alone, ticked off."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot import contacts, follow_ups
from bot.checked import LONGEST, look_at, unfit
from bot.clock import today
from bot.explained import judgement, rewritten
from bot.follow_ups import THANKS, FollowUp, open_ones
from bot.looking_back import spoken_day
from bot.store.tables import Learner, Reminder
from bot.telegram.choice import chosen, keep
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, Rows, button, labelled
from bot.telegram.pages import units
from bot.telegram.playing.talk import clean
from bot.words import PLAIN, TELEGRAM
from flows.moves import Relationship

AWAITS = "note"  # what the next text is taken for: "note:4711", the draft of this very follow-up
_MOST = 8  # that are listed at once
_READER = Relationship.ACQUAINTANCE  # whoever was met is known a little, and the note is no first message


async def show(hand: Hand) -> None:
    """All that is open, the soonest first; each can be taken up."""
    await hand.retire("follow")
    found = await follow_ups.all_open(hand.work, hand.learner)
    if not found:
        hand.say(_words(hand, "none"))
        return
    day = today(hand.learner, hand.now)
    items = [{"name": each.name, "words": each.words, "day": spoken_day(each.due, day), "late": each.due < day} for each in found[:_MOST]]
    rows = [[labelled(f"{each.name}: {each.words}", "fu", *_key(each))] for each in found[:_MOST]]
    page = TELEGRAM.page("follow_ups", line=_words(hand, "list"), items=items, more=len(found) - _MOST, sentence=TELEGRAM.sentence)
    hand.say(page, rows, "follow")


async def listed(hand: Hand) -> None:
    """The button that brings the list."""
    await show(hand)


async def opened(hand: Hand) -> None:
    """One of the list, with what can be done about it."""
    found = await _held(hand)
    if found is not None:
        line = "one_thanks" if found.key == THANKS else "one"
        day = spoken_day(found.due, today(hand.learner, hand.now))
        rows = [*_acts(found), [_label("later", "fulater", *_key(found)), _label("back", "follow")]]
        hand.change(_words(hand, line, name=found.name, words=found.words, day=day), rows, "follow")


async def drafting(hand: Hand) -> None:
    """Draft the note: the next text is judged as this very person would read it."""
    found = await _held(hand)
    if found is None:
        return
    keep(hand, replace(chosen(hand), awaits=f"{AWAITS}:{found.key}", about=found.row.id or 0))
    line = "draft_thanks" if found.key == THANKS else "draft"
    hand.say(_words(hand, line, name=found.name, words=found.words), [[_label("never_mind", "fuoff")]], "followdraft")


async def dropped(hand: Hand) -> None:
    """No draft now."""
    release(hand)
    hand.rebutton((), "")
    hand.answer = _words(hand, "no_draft")


async def took(hand: Hand, said: str) -> bool:
    """Whether plain text was the draft of a note; it is judged, and stays in the chat alone."""
    choice = chosen(hand)
    if not choice.awaits.startswith(f"{AWAITS}:") or await hand.rehearsal() is not None:
        return False
    found = await follow_ups.of(hand.work, hand.learner, choice.about, int(choice.awaits.partition(":")[2]))
    if found is None:
        release(hand)
        return False
    text = clean(said)
    why_not = "huge" if units(text) >= LONGEST else unfit(text)
    if why_not == "distress":
        release(hand)
        hand.say(TELEGRAM.page("telegram_mentor", said=TELEGRAM.sentence("care.draft", hand.update.update_id)))
    elif why_not:
        hand.say(TELEGRAM.sentence(f"check.unfit.{why_not}"))
    else:
        await _judged(hand, found, text)
    return True


async def sent(hand: Hand) -> None:
    """The learner sent it: ticked off."""
    found = await _held(hand)
    if found is None:
        return
    release(hand)
    in_time = today(hand.learner, hand.now) <= found.due
    await follow_ups.sent(hand.work, hand.learner, found, hand.now)
    _settled(hand, _words(hand, "sent" if in_time else "sent_late", name=found.name, words=found.words))
    await _next(hand)


async def later(hand: Hand) -> None:
    """Tomorrow at nine."""
    found = await _held(hand)
    if found is not None:
        await follow_ups.later(hand.work, hand.learner, found, hand.now)
        _settled(hand, _words(hand, "later", name=found.name))


async def let_go(hand: Hand) -> None:
    """It is let go, with a kind word."""
    found = await _held(hand)
    if found is not None:
        release(hand)
        await follow_ups.let_go(hand.work, hand.learner, found, hand.now)
        _settled(hand, _words(hand, "let_go", name=found.name))


def release(hand: Hand) -> None:
    """The next text is for something else."""
    if (choice := chosen(hand)).awaits.startswith(f"{AWAITS}:"):
        keep(hand, replace(choice, awaits="", about=0))


async def is_wanted(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> bool:
    """Whether something is due to this person; if only something later is, it is put down for its own day."""
    row = await contacts.of(work, learner, reminder.about)
    if row is None:
        return False
    if await _due(work, learner, reminder, now):
        return True
    await follow_ups.remind(work, learner, row, now)
    return False


async def text(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> str:
    """What is due, in a sentence; what is open beyond it is put down for its own day."""
    due = await _due(work, learner, reminder, now)
    first = due[0]
    await follow_ups.remind(work, learner, first.row, now, after=max(today(learner, now), max(each.due for each in due)))
    line = "follow.due_thanks" if first.key == THANKS else "follow.due" if len(due) == 1 else "follow.due_several"
    others = "; ".join(each.words for each in due[1:3])
    return TELEGRAM.sentence(line, reminder.id or 0, name=first.name, words=first.words, others=others)


async def rows(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> Rows:
    """What can be done about it at once."""
    return _acts((await _due(work, learner, reminder, now))[0])


async def _due(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> list[FollowUp]:
    row = await contacts.of(work, learner, reminder.about)
    return [each for each in open_ones(row) if each.due <= today(learner, now)] if row else []


async def _judged(hand: Hand, found: FollowUp, text: str) -> None:
    """The draft as they would read it, and how it could be sent; the next text is another draft."""
    await hand.retire("followdraft")
    checked = await asyncio.to_thread(look_at, text, _READER, True)  # up to a second
    pages = [page for page in (judgement(checked, TELEGRAM), rewritten(checked, TELEGRAM)) if page]
    for page in pages[:-1]:
        hand.say(page, reply_to=hand.message)
    hand.say(pages[-1], [[button("wrong", "wrong", _READER.value, 1)]], "checked", reply_to=hand.message)
    hand.say(
        _words(hand, "judged", name=found.name), [[_label("sent", "fusent", *_key(found))], [_label("never_mind", "fuoff")]], "followdraft"
    )


async def _held(hand: Hand) -> FollowUp | None:
    """The follow-up that the pressed button means, wherever it stands, if it is open still."""
    contact, key = hand.words
    live = hand.pressed.buttons if hand.pressed else ""
    found = await follow_ups.of(hand.work, hand.learner, int(contact), int(key)) if live.startswith(("follow", "remind:")) else None
    if found is None:
        hand.answer = _words(hand, "settled_already")
    return found


def _settled(hand: Hand, line: str) -> None:
    """What is settled needs no buttons; other things in the same reminder keep theirs."""
    if (
        hand.pressed is not None
        and hand.pressed.buttons.startswith("remind:")
        and "remoff" in hand.pressed.body
        and hand.pressed.body.count("fusent:") > 1
    ):
        hand.say(line)
    elif hand.pressed is not None and hand.pressed.buttons == "follow":
        hand.change(line, [[_label("back", "follow")]], "follow")
    else:
        hand.rebutton((), "")
        hand.say(line)


async def _next(hand: Hand) -> None:
    """Whether there is more, in a word."""
    left = await follow_ups.all_open(hand.work, hand.learner)
    due = [each for each in left if each.due <= today(hand.learner, hand.now)]
    if due and not (hand.pressed and hand.pressed.buttons == "follow"):
        hand.say(_words(hand, "more_due", number=len(due)), [[_label("list", "follow")]], "follow")


def _acts(found: FollowUp) -> list[list[Button]]:
    return [
        [_label("draft", "fudraft", *_key(found)), _label("sent", "fusent", *_key(found))],
        [_label("let_go", "fugo", *_key(found))],
    ]


def _key(found: FollowUp) -> tuple[int, int]:
    return found.row.id or 0, found.key


def _words(hand: Hand, name: str, /, **facts: object) -> str:
    """A sentence of prompts/words/afterwards.yaml, in one of its wordings."""
    return TELEGRAM.sentence(f"follow.{name}", hand.update.update_id, **facts)


def _label(name: str, *data: object) -> Button:
    return labelled(PLAIN.sentence(f"follow.label.{name}"), *data)
