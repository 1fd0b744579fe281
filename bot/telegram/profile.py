"""What Telegram shows of the bot before it has said a word: commands, menu button, descriptions."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from telegram import Bot, BotCommand, MenuButtonCommands
from telegram.error import TelegramError

from bot.words import PLAIN, sentences

LOG = logging.getLogger(__name__)
_PREFIX = "telegram.command."


async def introduce(bot: Bot) -> None:
    """Register commands, menu button and descriptions; a refusal is no reason not to work."""
    listed = [BotCommand(name, text) for name, text in commands()]
    registrations: list[Callable[[], Awaitable[bool]]] = [
        lambda: bot.set_my_commands(listed),
        lambda: bot.set_chat_menu_button(menu_button=MenuButtonCommands()),
        lambda: bot.set_my_description(PLAIN.sentence("telegram.description")),
        lambda: bot.set_my_short_description(PLAIN.sentence("telegram.short_description")),
    ]
    for register in registrations:
        try:
            await register()
        except TelegramError as error:
            LOG.warning("the bot's profile could not be registered (%s)", type(error).__name__)


def commands() -> list[tuple[str, str]]:
    """The commands in the order of the words file, each with its line."""
    return [(name.removeprefix(_PREFIX), PLAIN.sentence(name)) for name in sentences() if name.startswith(_PREFIX)]
