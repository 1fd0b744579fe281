"""The fields of a JSON line: each is what it should be, or Unfit names it and says what it takes."""

from __future__ import annotations

import json
import math
from typing import Any

from bot.content.faults import short
from flows.moves import Move


class Unfit(ValueError):
    """An input that can't be judged, with a line that names the field and what it takes."""


def parsed(line: str) -> Any:
    """The JSON value of a line. Raises Unfit for what is none, and for what could not be written down again."""
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise Unfit(f"no JSON: {error.msg} at character {error.pos + 1}") from None
    except RecursionError:
        raise Unfit("no JSON: nested too deeply") from None
    except ValueError as error:  # a number of more digits than Python reads
        raise Unfit(f"no JSON: {error}") from None


def check_values(record: Any) -> None:
    """Names the first field with NaN, an infinite number or half a character (a lone surrogate). Raises Unfit."""
    waiting = [("", record)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, float) and not math.isfinite(value):
            raise Unfit(f"{path}: {value} is no number that JSON knows")
        if isinstance(value, str) and _whole(value) != value:
            raise Unfit(f"{path}: holds half a character (a lone surrogate)")
        if isinstance(value, list):
            waiting += [(f"{path}[{index}]", item) for index, item in reversed(list(enumerate(value)))]
        if isinstance(value, dict):
            waiting += [(f"{path}.{_whole(name)}".lstrip("."), item) for name, item in reversed(value.items())]


def object_of(record: Any) -> dict[str, Any]:
    """A line of JSON must be an object."""
    if not isinstance(record, dict):
        raise Unfit("a line must be a JSON object")
    return record


def text_of(fields: dict[str, Any], name: str, default: str | None = None) -> str:
    """The text under `name`; without a default it must be there. Raises Unfit."""
    value = fields.get(name, default)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise Unfit(f"{name}: takes text" if name in fields else f"{name}: is missing")
    return value


def one_of(fields: dict[str, Any], name: str, known: tuple[str, ...], default: str) -> str:
    """One of the `known` words, or the default where nothing stands. Raises Unfit."""
    value = fields.get(name)
    if value is None or value == "":
        return default
    if value not in known:
        raise Unfit(f"{name}: {short(value)} is none of {', '.join(known)}")
    return str(value)


def moves_of(fields: dict[str, Any], name: str) -> frozenset[Move]:
    """The moves listed under `name`; none where nothing stands. Raises Unfit."""
    value = fields.get(name)
    if value is None:
        return frozenset()
    if not isinstance(value, list):
        raise Unfit(f"{name}: takes a list of moves")
    unknown = [each for each in value if each not in list(Move)]
    if unknown:
        raise Unfit(f"{name}: {short(unknown[0])} is no move")
    return frozenset(Move(each) for each in value)


def _whole(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which UTF-8 can't write."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
