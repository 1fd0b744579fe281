"""The table of Bot API methods, filled by `sending`, `editing` and `profile`."""

from collections.abc import Callable
from typing import Any

from .arguments import Arguments
from .world import World

Method = Callable[[World, Arguments], Any]
METHODS: dict[str, Method] = {}


def method(name: str) -> Callable[[Method], Method]:
    """Enter a function as the Bot API method of that name; names are looked up in lower case, as Telegram does."""

    def enter(function: Method) -> Method:
        METHODS[name.lower()] = function
        return function

    return enter
