"""The commands that explain, and the settings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.coaching import coaches
from bot.practice import rehearsal_of
from bot.settings import settings as settings_now
from bot.store.codec import dump
from bot.telegram.coached import inviting
from bot.telegram.coaching import becoming, previewing
from bot.telegram.drafts import checking
from bot.telegram.events import occasions, reminding, timing
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, button
from bot.telegram.playing import choosing
from bot.telegram.playing.busy import is_busy
from bot.words import TELEGRAM
from flows.rehearsal import Feedback


async def start(hand: Hand) -> None:
    """/start; the payload of a deep link goes where the button of that name goes, any other is passed over."""
    payload = hand.words[0] if hand.words else ""
    if payload.startswith(inviting.PAYLOAD):
        await inviting.opened(hand, payload)
        return
    if payload.startswith(coaches.WARRANT):
        await becoming.by_link(hand, payload)
        return
    if payload.startswith(previewing.PAYLOAD):
        await previewing.by_link(hand, payload)
        return
    if await is_busy(hand):
        return
    besides = [button("event", "menu:event"), button("check", "menu:check")]
    rows = [[button("practice", "menu:practice")], besides, [button("help", "menu:help")]]
    hand.say(TELEGRAM.page("telegram_start"), rows)
    if hand.words and hand.words[0] in MENU:
        await MENU[hand.words[0]](hand)


async def menu(hand: Hand) -> None:
    """The buttons of the greeting; they do what the commands do, at any time."""
    await MENU[hand.words[0]](hand)


async def helped(hand: Hand) -> None:
    """/help: how it works, on one screen."""
    hand.say(TELEGRAM.page("telegram_help"), [[button("practice", "menu:practice"), button("privacy", "menu:privacy")]])


async def privacy(hand: Hand) -> None:
    """/privacy: what is kept, for how long, who can read it, and how to get rid of it."""
    chosen = settings_now()
    hand.say(TELEGRAM.page("telegram_privacy", days=chosen.retention_days, model=chosen.llm_model))


async def settings(hand: Hand) -> None:
    """/settings: when the mentor speaks, where the learner is, when it is quiet, and what they are reminded of."""
    await hand.retire("settings")
    hand.say(TELEGRAM.page("telegram_settings"), _all_settings(hand), "settings")


async def back_to_settings(hand: Hand) -> None:
    """From the quiet hours or the reminders back to where they were opened."""
    if await hand.holds("settings"):
        hand.change(TELEGRAM.page("telegram_settings"), _all_settings(hand), "settings")


async def mode_chosen(hand: Hand) -> None:
    """A feedback mode was tapped; it holds from now on, in an open rehearsal too."""
    mode = hand.words[0]
    if not await hand.holds("settings"):
        return
    hand.answer = hand.sentence(f"mode_{mode}")
    if hand.learner.feedback == mode:
        return
    hand.learner.feedback = mode
    row = await hand.rehearsal()
    if row is not None:
        row.state = dump(rehearsal_of(row).evolve(feedback=Feedback(mode)))
    hand.rebutton(_all_settings(hand), "settings")


async def _prepare(hand: Hand) -> None:
    hand.words = ()  # the button's name is nothing that was said about an occasion
    await occasions.event(hand)


async def _ask_for_draft(hand: Hand) -> None:
    checking.ask(hand)


def _all_settings(hand: Hand) -> list[list[Button]]:
    return [*_modes(hand.learner.feedback), *timing.rows(hand), reminding.row()]


def _modes(now: str) -> list[list[Button]]:
    return [[button(f"mode_{mode}", "mode", mode, mark="✓ " if mode == now else "")] for mode in Feedback]


MENU: dict[str, Callable[[Hand], Awaitable[None]]] = {
    "practice": choosing.practice,
    "help": helped,
    "privacy": privacy,
    "check": _ask_for_draft,
    "event": _prepare,
}
