"""/event: what is coming, what can be done with it, and a new one; goes on where it was left, and nothing that is past is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from bot import calendars, occasions, warm_ups
from bot.occasions import DROPPED, LIVE, PLANNED, keep, occasion_of, title_of
from bot.store.tables import Occasioned
from bot.telegram.choice import chosen
from bot.telegram.choice import keep as keep_choice
from bot.telegram.events import looking_back, planning, twins
from bot.telegram.events.occasion_asking import AWAITS, go_on, live, shown, words
from bot.telegram.events.occasion_facts import drawn_out
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, labelled
from bot.telegram.playing.busy import is_busy
from bot.telegram.playing.talk import clean
from bot.words import PLAIN, TELEGRAM
from flows.announcing import has_words
from flows.occasion import Asking, Occasion, Step
from flows.planning import asks, is_begun
from flows.preparing import changing

_MOST, _MOST_PAST = 12, 4  # occasions on one page
_FRESH = timedelta(days=4)  # since it began; what is older waits on its button to be looked back at
_LIST = "events"


async def event(hand: Hand) -> None:
    """/event TEXT, or /event: on where it was left, else what is coming."""
    said = clean(hand.words[0]).strip() if hand.words else ""
    if said:
        await _told(hand, said)
    elif await is_busy(hand):
        return
    elif (row := await occasions.unfinished(hand.work, hand.learner)) is not None:
        await _picked_up(hand, row)
        await go_on(hand, row)
    elif (row := await _planning(hand)) is not None:
        await _picked_up(hand, row)
        await planning.offer(hand, row)
    else:
        await _overview(hand)


async def listed(hand: Hand) -> None:
    """The button that brings all of them; what was being asked waits."""
    if await _may(hand, _LIST, "event:"):
        hand.rebutton((), "")
        _leave(hand)
        await _overview(hand)


async def new(hand: Hand) -> None:
    """The button for another one."""
    if await _may(hand, _LIST):
        hand.rebutton((), "")
        await go_on(hand, await occasions.begun(hand.work, hand.learner, hand.now))


async def opened(hand: Hand) -> None:
    """One of them, with what can be done with it; one that is still being asked about goes on."""
    row = await _of(hand, _LIST)
    if row is None:
        return
    hand.rebutton((), "")
    if row.status == occasions.ASKING:
        await go_on(hand, row)
    else:
        _show(hand, row)


async def plan(hand: Hand) -> None:
    """The button that brings its plan."""
    row = await _of(hand, "page")
    if row is not None:
        await planning.offer(hand, row)


async def looked_back(hand: Hand) -> None:
    """One that is past was tapped."""
    row = await _of(hand, _LIST)
    if row is not None:
        hand.rebutton((), "")
        await looking_back.offer(hand, row)


async def change(hand: Hand) -> None:
    """One thing of it is asked once more."""
    row = await _of(hand, "page")
    if row is not None:
        if (before := await occasions.unfinished(hand.work, hand.learner)) is not None and before is not row:
            keep(before, occasion_of(before).evolve(asking=Asking()))
        keep(row, changing(occasion_of(row), Step(hand.words[1])))
        await go_on(hand, row, in_place=True)


async def file(hand: Hand) -> None:
    """It comes as a calendar file."""
    row = await _of(hand, "page")
    if row is None:
        return
    occasion = occasion_of(row)
    if not occasion.starts:
        hand.answer = hand.sentence("old_button")
        return
    content = calendars.written(occasion, title_of(occasion), row.id or 0, hand.now)
    name = re.sub(r"\W+", "-", title_of(occasion).lower(), flags=re.ASCII).strip("-")[:40] or "event"
    hand.send("send_document", {"name": f"{name}.ics", "caption": words(hand, "file_caption"), "content": content})


async def drop(hand: Hand) -> None:
    """Asks whether it is to go."""
    row = await _of(hand, "page")
    if row is not None:
        yes = labelled(PLAIN.sentence("occasion.drop_yes"), "evgone", row.id, "yes")
        no = labelled(PLAIN.sentence("occasion.drop_no"), "evgone", row.id, "no")
        hand.rebutton((), "")
        hand.say(words(hand, "drop_it", title=title_of(occasion_of(row))), [[yes, no]], live(row, "drop"))


async def drop_answered(hand: Hand) -> None:
    """It goes from the list, and nothing about it is said any more; or it stays."""
    row = await _of(hand, "drop")
    if row is None:
        return
    if hand.words[1] == "no":
        hand.rebutton((), "")
        _show(hand, row)
        return
    row.status = DROPPED
    await warm_ups.follow(hand.work, hand.learner, row, hand.now)
    hand.change(words(hand, "dropped"), [[labelled(PLAIN.sentence("occasion.bring_back"), "evback", row.id)]], live(row, "dropped"))


async def brought_back(hand: Hand) -> None:
    """It was dropped by mistake."""
    row = await _of(hand, "dropped", DROPPED)
    if row is not None:
        row.status = PLANNED
        hand.rebutton((), "")
        _show(hand, row)


async def _told(hand: Hand, said: str) -> None:
    """An occasion in one go; in a rehearsal it is only noted, and the talk goes on. One that stands already is asked about."""
    talk = await hand.rehearsal()
    if not has_words(said):
        await _wordless(hand, talk is not None)
        return
    occasion, _ = drawn_out(hand, Occasion(), said)
    if talk is None and (twin := await twins.told_before(hand, occasion)) is not None:
        await twins.ask(hand, twin, occasion)
        return
    row = await occasions.begun(hand.work, hand.learner, hand.now)
    keep(row, occasion)
    if talk is not None:
        hand.say(words(hand, "noted_for_later"))
        return
    found = occasion_of(row)
    before = words(hand, "so_it_is", title=title_of(found), where=found.where)
    await go_on(hand, row, before if found.kind or found.title or found.where else "")


async def _wordless(hand: Hand, is_talking: bool) -> None:
    """An /event with nothing but a face behind it: what it is, is asked; an occasion that is being asked about waits as it is."""
    if is_talking or await occasions.unfinished(hand.work, hand.learner) is not None:
        hand.say(words(hand, "no_words"))
    else:
        await go_on(hand, await occasions.begun(hand.work, hand.learner, hand.now), words(hand, "no_words"))


async def _overview(hand: Hand) -> None:
    """What is past and was not looked back at, what is coming, and a new one; if there is nothing at all, the first question."""
    past = await occasions.unlooked(hand.work, hand.learner, hand.now)
    coming = await occasions.upcoming(hand.work, hand.learner, hand.now)
    if not past and not coming:
        await go_on(hand, await occasions.begun(hand.work, hand.learner, hand.now))
        return
    for each in ("event:", _LIST):
        await hand.retire(each)
    fresh = past[:1] if past and hand.now - (past[0].starts or hand.now) < _FRESH else []
    for row in fresh:
        await looking_back.offer(hand, row)
    rows = [[_open(hand, row)] for row in coming[:_MOST]]
    rows += [[_look_back(row)] for row in past[len(fresh) : _MOST_PAST]]
    rows.append([labelled(PLAIN.sentence("occasion.new"), "evnew")])
    hand.say(words(hand, "coming" if coming else "none_coming", number=len(coming)), rows, _LIST)


async def _picked_up(hand: Hand, row: Occasioned) -> None:
    """That it goes on, with a way to everything else."""
    await hand.retire(_LIST)
    hand.say(words(hand, "picked_up", title=title_of(occasion_of(row))), [[labelled(PLAIN.sentence("occasion.all"), "evlist")]], _LIST)


async def _planning(hand: Hand) -> Occasioned | None:
    """The soonest whose plan was begun and left."""
    coming = await occasions.upcoming(hand.work, hand.learner, hand.now)
    return next((row for row in coming if is_begun(occasion_of(row)) and asks(occasion_of(row))), None)


def _open(hand: Hand, row: Occasioned) -> Button:
    occasion = occasion_of(row)
    when = occasions.said_when(occasion, hand.learner, hand.now)
    return labelled(PLAIN.sentence("occasion.listed", title=title_of(occasion), when=when), "evopen", row.id)


def _show(hand: Hand, row: Occasioned) -> None:
    """Its page."""
    page = occasions.page(occasion_of(row), hand.learner, hand.now, TELEGRAM)
    hand.say(page, shown(hand, row), live(row, "page"))


def _look_back(row: Occasioned) -> Button:
    return labelled(PLAIN.sentence("occasion.look_back", title=title_of(occasion_of(row))), "evpast", row.id)


async def _of(hand: Hand, held: str, *status: str) -> Occasioned | None:
    """The learner's own occasion whose button was pressed, if that button still counts; nobody else's can be reached."""
    number = hand.words[0]
    if not await _may(hand, held if held == _LIST else f"event:{number}:{held}"):
        return None
    row = await occasions.of(hand.work, hand.learner, int(number))
    if row is None or row.status not in (status or LIVE):
        hand.answer = hand.sentence("old_button")
        return None
    return row


async def _may(hand: Hand, *held: str) -> bool:
    """Whether the pressed button counts, and no rehearsal is open; a beginning ("event:") stands for all that begin so."""
    begins = tuple(each for each in held if each.endswith(":"))
    if not (hand.pressed is not None and begins and hand.pressed.buttons.startswith(begins)) and not await hand.holds(*held):
        return False
    return not await is_busy(hand)


def _leave(hand: Hand) -> None:
    if (choice := chosen(hand)).awaits == AWAITS:
        keep_choice(hand, replace(choice, awaits="", about=0))
