"""Buttons: a label from the words, and data that says what a press means, such as "back:87"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, WebAppInfo

from bot.words import PLAIN

Button = tuple[str, str]
"""Label and data; data stays under Telegram's 64 bytes."""
Rows = Sequence[Sequence[Button]]
_LONGEST_LABEL = 60
_APP = "app:"  # what follows is no data but the https address of a page that opens inside Telegram


def button(words: str, *data: object, **facts: Any) -> Button:
    """`button("take_back", "back", 87)`: labelled by telegram.button.take_back, carrying "back:87"."""
    return labelled(PLAIN.sentence(f"telegram.button.{words}", **facts), *data)


def labelled(label: str, *data: object) -> Button:
    """A button whose label is given."""
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…", ":".join(map(str, data))


def app(label: str, address: str) -> Button:
    """A button that opens a page inside Telegram."""
    return label, f"{_APP}{address}"


def in_rows(buttons: Sequence[Button], wide: int = 2) -> list[Sequence[Button]]:
    """So many beside each other."""
    return [buttons[first : first + wide] for first in range(0, len(buttons), wide)]


def markup(rows: Rows | None) -> InlineKeyboardMarkup | None:
    """The rows as Telegram takes them; nothing for none."""
    if not rows:
        return None
    return InlineKeyboardMarkup([[_key(label, data) for label, data in row] for row in rows])


def _key(label: str, data: str) -> InlineKeyboardButton:
    if data.startswith(_APP):
        return InlineKeyboardButton(label, web_app=WebAppInfo(data.removeprefix(_APP)))
    return InlineKeyboardButton(label, callback_data=data)
