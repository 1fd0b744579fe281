"""What people write where something was asked of them, and is no answer to it."""

from __future__ import annotations

import re
from functools import cache

from bot.content.library import prompts
from bot.content.strict import load
from flows.besides import Aside, Asides, aside

_MY_NAME = re.compile(r"\b(?:[Ii]'m|[Ii] am|[Mm]y name is|[Tt]his is) [A-Z][\w'-]+")


@cache
def asides() -> Asides:
    """The words for it. Raises Faults."""
    return load(Asides, prompts() / "mentor" / "asides.yaml", "mentor/asides.yaml")


def greets(text: str) -> bool:
    """Whether a text greets or thanks, and says nothing else: "Hi, I'm Alex, nice to meet you"."""
    return aside(_MY_NAME.sub(" ", text), asides(), is_wish=True) in (Aside.HELLO, Aside.THANKS)
