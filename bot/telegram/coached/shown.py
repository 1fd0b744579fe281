"""Talks that a learner shows to their coaches, one by one and by their own tap; who read them; and the tap that takes one back."""

from __future__ import annotations

from collections.abc import Sequence

from bot import practice
from bot.coaching import cohorts, sharing
from bot.store.coaching import Cohort, Looked
from bot.store.tables import Learner, Rehearsed
from bot.telegram.coached import home
from bot.telegram.coached.given import played
from bot.telegram.coached.wording import label, moment, named, plain, put, talk, words
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button
from bot.words import TELEGRAM
from flows.words import shortened

_MOST, _READINGS = 8, 5  # talks on the page, readings of one; the newest
_SPOKEN = 80  # characters of names over the chat, where there is room for two hundred in all
_GROUPS = 4  # that a talk can be shown to from under its debrief


async def rows(hand: Hand, row: Rehearsed) -> list[list[Button]]:
    """Under a debrief: a button for each group it can be shown to, or is; none where there is nobody to show it to."""
    found = [await _button(hand, row, cohort) for _, cohort in await sharing.may_be_shared(hand.work, hand.learner, row)]
    return [[each] for each in found if each][:_GROUPS]


async def tapped(hand: Hand) -> None:
    """Shown, or taken back; the button that was pressed becomes its contrary, the others stay as they are."""
    number, cohort, yes = int(hand.words[0]), int(hand.words[1]), hand.words[2] == "yes"
    row = await played(hand.work, hand.learner, number)
    here = next((each for _, each in await cohorts.memberships(hand.work, hand.learner) if each.id == cohort), None)
    if row is None or here is None or not (await sharing.share(hand.work, hand.learner, row, cohort, hand.now) if yes else True):
        hand.answer = words(hand, "not_showable")
        return
    if yes:
        theirs = named(await cohorts.coaches_of(hand.work, here))
        hand.answer = words(hand, "shown_answer", who=shortened(theirs, _SPOKEN))
    else:
        found = await sharing.of_rehearsal(hand.work, number, cohort)
        was = found is not None and await sharing.take_back(hand.work, hand.learner, found.id or 0)
        hand.answer = words(hand, "hidden_answer" if was else "hidden_already")
    await _turn(hand, row, here)


async def opened(hand: Hand) -> None:
    """All that is shown, and who read it."""
    if await hand.holds(home.LIVE):
        await _show(hand)


async def taken_back(hand: Hand) -> None:
    """One of them taken back."""
    if await hand.holds(home.LIVE):
        was = await sharing.take_back(hand.work, hand.learner, int(hand.words[0]))
        hand.answer = words(hand, "hidden_answer" if was else "hidden_already")
        await _show(hand)


async def _button(hand: Hand, row: Rehearsed, cohort: Cohort) -> Button | None:
    theirs = await cohorts.coaches_of(hand.work, cohort)
    if not theirs:
        return None
    is_shown = await sharing.of_rehearsal(hand.work, row.id or 0, cohort.id or 0) is not None
    return label("hide" if is_shown else "show", "cdshow", row.id, cohort.id, "no" if is_shown else "yes", who=named(theirs))


async def _turn(hand: Hand, row: Rehearsed, cohort: Cohort) -> None:
    """The keyboard as it stands in the chat, with the one button as it is now."""
    keyboard = getattr(hand.update.effective_message, "reply_markup", None)
    now = await _button(hand, row, cohort)
    if keyboard is None or now is None or hand.pressed is None:
        return
    kept = [[(each.text, str(each.callback_data)) for each in line] for line in keyboard.inline_keyboard]
    turned = [[now if data.startswith(f"cdshow:{row.id}:{cohort.id}:") else (text, data) for text, data in line] for line in kept]
    if turned != kept:
        hand.rebutton(turned, hand.pressed.buttons)


async def _show(hand: Hand) -> None:
    found = await sharing.shared_by(hand.work, hand.learner)
    looks = await sharing.readings(hand.work, hand.learner)
    told, taps = [], []
    for number, (shared, row, cohort) in enumerate(found[:_MOST], 1):
        await practice.seated(hand.work, row)
        name = talk(hand.learner, row, hand.now)
        read = _readings(hand, [each for each in looks if each.rehearsal == row.id])
        told.append({"talk": name, "who": named(await cohorts.coaches_of(hand.work, cohort)), "read": read})
        taps.append([label("take_back", "cdhide", shared.id, number=number, talk=name)])
    now_shown = {row.id for _, row, _ in found}
    earlier = _readings(hand, [each for each in looks if each.rehearsal not in now_shown])
    page = TELEGRAM.page("coached_shown", none=words(hand, "shown_none"), shown=told, more=len(found) - _MOST, earlier=earlier)
    put(hand, page, [*taps, [label("back", "cdhome")]], home.LIVE)


def _readings(hand: Hand, looks: Sequence[Looked]) -> list[str]:
    """The newest of them; what was opened twice within a minute, with the browser's own button, reads as once."""
    return list(dict.fromkeys(_reading(hand.learner, each, hand) for each in looks))[:_READINGS]


def _reading(learner: Learner, look: Looked, hand: Hand) -> str:
    """One reading: "Maria, at the desk, Friday 20 November, 14:05"."""
    return f"{look.called or plain('former_coach')}, {plain(f'way.{look.way}')}, {moment(learner, look.at, hand.now)['moment']}"
