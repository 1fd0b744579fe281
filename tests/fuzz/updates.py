"""Updates of every kind the library knows, made from the signatures of its classes: none is listed, new ones come by themselves."""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Sequence
from functools import cache
from typing import Any

import telegram
from hypothesis import strategies as st
from telegram import Message, TelegramObject, Update

from bot.telegram.routes import COMMANDS

from .texts import NUMBERS, PHRASES, mutated, scalars, texts, values

ADA = 501
_NAMES = vars(telegram) | {"dtm": datetime, "Sequence": Sequence, "Optional": typing.Optional, "Union": typing.Union}
_WORDS = {
    "type": "private group supergroup channel sender user hidden_user chat bot_command bold text_link emoji custom_emoji paid photo video "
    "fill solid pattern regular quiz premium gift_code giveaway url".split(),
    "status": "creator administrator member restricted left kicked".split(),
    "source": "premium gift_code giveaway".split(),
}
_KINDS = [name for name in Update.__slots__ if name not in ("update_id", "api_kwargs") and not name.startswith("_")]
_COMMON = ("text", "caption", "entities", "photo", "document", "reply_to_message", "forward_origin", "voice", "via_bot", "edit_date")
numbers = st.one_of(st.integers(1, 30), st.sampled_from(NUMBERS), st.integers(-(1 << 40), 1 << 40))


@cache
def _fields(kind: Any) -> tuple[list[tuple[str, Any]], list[tuple[str, Any]]]:
    """What a class takes, by the name it has in JSON: what must be there, and what may be."""
    hints = typing.get_type_hints(kind.__init__, globalns=_NAMES | vars(__import__(kind.__module__, fromlist=["x"])))
    taken = kind.__init__.__code__
    names = taken.co_varnames[1 : taken.co_argcount]
    required = len(names) - len(kind.__init__.__defaults__ or ())
    known = [("from" if name == "from_user" else name, hints.get(name, str)) for name in names]
    return known[:required], [each for each in known[required:] if each[0] != "filename"]


def body_of(draw: st.DrawFn, kind: Any, depth: int = 3) -> dict[str, Any]:
    """An object such as Telegram would send, as far as the class tells."""
    others: list[Any] = kind.__subclasses__()
    if bool(others) and draw(st.booleans()):
        return body_of(draw, draw(st.sampled_from(others)), depth)
    required, optional = _fields(kind)
    more = draw(st.lists(st.sampled_from(optional), max_size=3)) if optional and depth > 0 else []
    return {name: _value(draw, name, hint, depth - 1) for name, hint in (*required, *more)}


def _value(draw: st.DrawFn, name: str, hint: Any, depth: int) -> Any:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _value(draw, name, draw(st.sampled_from([each for each in inner if each is not type(None)])), depth)
    if origin is not None and inner:
        return [_value(draw, name, inner[0], depth) for _ in range(draw(st.integers(0, 2)) if depth >= 0 else 0)]
    if isinstance(hint, type) and issubclass(hint, TelegramObject):
        return body_of(draw, hint, depth) if depth >= 0 else {}
    if name in _WORDS:
        return draw(st.sampled_from(_WORDS[name]))
    if hint is bool:
        return draw(st.booleans())
    if hint in (int, datetime.datetime, datetime.timedelta):
        return draw(numbers)
    return draw(texts(300)) if hint is str else draw(scalars)


def private(draw: st.DrawFn, chat: int, number: int = 7) -> dict[str, Any]:
    """The frame of a message in somebody's own chat."""
    person = {"id": chat, "is_bot": False, "first_name": draw(st.sampled_from(("Ada", "", "<b>", "\u202e")))}
    return {"message_id": number, "date": 1_790_000_000, "chat": {"id": chat, "type": "private"}, "from": person}


@st.composite
def messages(draw: st.DrawFn, chat: int = ADA) -> dict[str, Any]:
    """What a person writes to the bot: words, a command, or contents of up to three kinds at once."""
    body = private(draw, chat)
    commands = st.builds("/{}{} {}".format, st.sampled_from(list(COMMANDS)), st.sampled_from(("", "@SecondCoffeeBot", "@other")), texts(80))
    said = draw(st.one_of(commands, st.sampled_from(PHRASES), texts(draw(st.sampled_from((40, 4096, 4096, 100_000))))))
    known = dict(sum(_fields(Message), []))
    for name in draw(st.lists(st.sampled_from(_COMMON) | st.sampled_from(sorted(known)), max_size=3)):
        if name not in body:
            body[name] = _value(draw, name, known[name], 2)
    if draw(st.integers(0, 3)):
        body["text"] = said
        if said.startswith("/"):
            body["entities"] = [{"type": "bot_command", "offset": 0, "length": len(said.split()[0])}]
    return body


@st.composite
def presses(draw: st.DrawFn, data: st.SearchStrategy[str], chat: int = ADA) -> dict[str, Any]:
    """A button of a message is pressed, by whoever."""
    under = private(draw, chat, draw(st.integers(1, 12))) | {"from": {"id": 1, "is_bot": True, "first_name": "Bot"}, "text": "?"}
    if draw(st.booleans()):
        under["reply_to_message"] = draw(messages(chat))
    who = private(draw, draw(st.sampled_from((chat, chat, chat, 502))))["from"]
    return {"id": "1", "from": who, "chat_instance": "1", "message": under, "data": draw(data)}


@st.composite
def anything(draw: st.DrawFn) -> dict[str, Any]:
    """An update of any kind, as its classes describe it."""
    kind = draw(st.sampled_from(_KINDS))
    hint = dict(sum(_fields(Update), []))[kind]
    return {"update_id": draw(numbers), kind: _value(draw, kind, hint, 3)}


def updates(data: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[bool, Any]]:
    """Updates, each with whether it is sound: of Telegram's form, whatever stands in it; `data` is what buttons carry."""
    own = st.one_of(
        messages().map(lambda body: {"update_id": 1, "message": body}),
        messages().map(lambda body: {"update_id": 1, "edited_message": body | {"edit_date": 1_790_000_100}}),
        presses(data).map(lambda body: {"update_id": 1, "callback_query": body}),
    )
    sound, misshapen = st.one_of(own, own, anything()), st.one_of(mutated(own), mutated(anything()), values)
    return st.one_of(sound.map(lambda update: (True, update)), misshapen.map(lambda update: (False, update)))
