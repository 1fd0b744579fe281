"""What people write where something was asked of them, and is no answer to it."""

from __future__ import annotations

import re
from functools import cache

from bot.content.library import prompts
from bot.content.strict import load
from flows.besides import Aside, Asides, aside

_MY_NAME = re.compile(r"\b(?:[Ii]'m|[Ii] am|[Mm]y name is|[Tt]his is) [A-Z][\w'-]+")
_THEIR_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'-]+(?=\W*(?:$|[.,!?]))")  # "Hello Dana, ...", "Nice to meet you, Dana."


@cache
def asides() -> Asides:
    """The words for it. Raises Faults."""
    return load(Asides, prompts() / "mentor" / "asides.yaml", "mentor/asides.yaml")


def is_for_the_table(text: str, name: str = "") -> bool:
    """Whether a text is no answer to us: it greets or thanks and says nothing else, or speaks to `name`: "How was the ride, Dana?"."""
    said = _THEIR_NAME.sub(" ", _MY_NAME.sub(" ", text))
    if name:
        if re.search(rf"(?:\A|[,.!]\s+|\b(?:hi|hello|hey|dear)\s+){re.escape(name)}\s*[,.!?]", text, re.I):
            return True
        said = re.sub(rf"\b{re.escape(name)}\b", " ", said, flags=re.I)
    return aside(said, asides(), is_wish=True) in (Aside.HELLO, Aside.THANKS)
