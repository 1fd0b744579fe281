"""What is written instead of a sentence for a plan: a greeting where nothing is to be said to anybody, a question to us."""

from __future__ import annotations

from bot.asides import asides
from flows.besides import Aside, aside
from flows.planning import Asked, Part

_SAID_ALOUD = (Part.OPENINGS, Part.QUESTIONS, Part.LEAVING)  # "hello" and "thank you" may well be meant for somebody there
_ASKS = (Aside.LOST, Aside.QUESTION)


def beside(asked: Asked, words: str) -> Aside | None:
    """What a text is instead of words for this step of a plan."""
    is_spoken = asked.aspect is not None or asked.part in _SAID_ALOUD
    found = aside(words, asides(), is_wish=True)
    return None if is_spoken and found not in _ASKS else found
