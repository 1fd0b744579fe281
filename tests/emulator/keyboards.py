"""Keyboards are checked as Telegram checks them: callback data of 1 to 64 bytes, one action a button, addresses with a host."""

import json
from typing import Any
from urllib.parse import urlsplit

from .refusals import Refusal, refuse

Json = dict[str, Any]

MAX_DATA_BYTES = 64
MAX_BUTTONS = 100
MAX_MARKUP_BYTES = 10_000
INLINE_ACTIONS = (
    *("url", "callback_data", "callback_game", "pay", "switch_inline_query", "switch_inline_query_current_chat"),
    *("switch_inline_query_chosen_chat", "login_url", "web_app", "copy_text"),
)
OTHER_MARKUPS = ("keyboard", "remove_keyboard", "force_reply")


def read_markup(given: Any, *, only_inline: bool = False) -> Json | None:
    """The keyboard of a message, None for none; `{"inline_keyboard": []}` counts as none. Faults raise `Refusal` 400."""
    if given in (None, "", {}):
        return None
    if not isinstance(given, dict):
        raise refuse("Object expected as reply markup")
    if "inline_keyboard" in given:
        rows = [row for row in _rows(given["inline_keyboard"], "inline_keyboard") if row]
        for row in rows:
            for button in row:
                _check_inline(button)
        if sum(map(len, rows)) > MAX_BUTTONS or len(json.dumps(rows)) > MAX_MARKUP_BYTES:
            raise refuse("reply markup is too long")
        return {"inline_keyboard": rows} if rows else None
    if only_inline:
        raise refuse("Inline keyboard expected")
    if "keyboard" in given:
        rows = [[{"text": button} if isinstance(button, str) else button for button in row] for row in _rows(given["keyboard"], "keyboard")]
        if any(not isinstance(button, dict) for row in rows for button in row):
            raise refuse("Can't parse keyboard button: KeyboardButton must be a String or an Object")
        return given | {"keyboard": rows}
    return given if any(name in given for name in OTHER_MARKUPS) else None


def _rows(given: Any, field: str) -> list[list[Any]]:
    if not isinstance(given, list) or not all(isinstance(row, list) for row in given):
        of = " of the InlineKeyboardMarkup" if field == "inline_keyboard" else ""
        raise refuse(f'Field "{field}"{of} must be an Array of Arrays')
    return given


def _check_inline(button: Any) -> None:
    if not isinstance(button, dict):
        raise _unread("InlineKeyboardButton must be an Object")
    if not str(button.get("text") or "").strip():
        raise refuse("Inline keyboard button text must be non-empty")
    actions = [name for name in INLINE_ACTIONS if name in button]
    if not actions:
        raise _unread("Text buttons are unallowed in the inline keyboard")
    if actions[0] == "callback_data" and not 1 <= len(str(button["callback_data"]).encode()) <= MAX_DATA_BYTES:
        raise refuse("BUTTON_DATA_INVALID")
    if actions[0] == "url":
        _check_url(str(button["url"]))


def _check_url(url: str) -> None:
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in ("http", "https", "tg", "ton", "tonsite"):
        raise refuse(f"Inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if parts.scheme in ("http", "https") and "." not in (parts.hostname or ""):
        raise refuse(f"Inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _unread(why: str) -> Refusal:
    return refuse(f"Can't parse inline keyboard button: {why}")
