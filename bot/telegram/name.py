"""What the bot is called in Telegram, asked once and remembered; and links to it."""

from __future__ import annotations

from time import monotonic

from telegram import Bot
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.settings import Settings

_PATIENCE = 60.0  # seconds before Telegram is asked again, if it did not answer
_known: dict[str, str] = {}
_asked: dict[str, float] = {}


async def bot_name(chosen: Settings) -> str:
    """The bot's name without the @; nothing where there is no token, or Telegram does not answer within two seconds."""
    token, base = chosen.telegram_bot_token.get_secret_value(), chosen.telegram_api_base_url
    if not token or token in _known or monotonic() - _asked.get(token, -_PATIENCE) < _PATIENCE:
        return _known.get(token, "")
    _asked[token] = monotonic()
    request = HTTPXRequest(connection_pool_size=1, connect_timeout=1, read_timeout=2, pool_timeout=1)
    try:
        async with Bot(token, base_url=f"{base}/bot", request=request, get_updates_request=request) as bot:
            _known[token] = bot.username
    except TelegramError:
        return ""
    return _known[token]


def start_link(name: str, payload: str) -> str:
    """What hands a payload to the bot: a link, or, where its name can't be asked for, what to write to it."""
    return f"https://t.me/{name}?start={payload}" if name else f"/start {payload}"
