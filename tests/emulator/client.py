"""The library's side: a python-telegram-bot `Bot` that talks to the emulator, for tests without a bot of their own."""

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update

from .run import Emulator


def bot_at(telegram: Emulator, token: str = "") -> Bot:
    """A `Bot` with the emulator's addresses for calls and files; to be used with `async with`."""
    return Bot(token or telegram.token, base_url=f"{telegram.base_url}/bot", base_file_url=f"{telegram.base_url}/file/bot")


def keyboard(**buttons: str) -> InlineKeyboardMarkup:
    """`keyboard(Coffee="scene:coffee")`: one button a row, text and data."""
    return InlineKeyboardMarkup([[InlineKeyboardButton(text, callback_data=data)] for text, data in buttons.items()])


async def all_updates(bot: Bot) -> list[Update]:
    """Up to 100 waiting updates, acknowledged."""
    updates = list(await bot.get_updates(timeout=0, allowed_updates=[]))
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1, timeout=0, limit=1)
    return updates
