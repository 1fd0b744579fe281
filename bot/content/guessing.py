"""What all guesses at real people share: how they speak, and how pasted words become what they say."""

from __future__ import annotations

from functools import cache

from bot.content.place import prompts
from bot.content.strict import load
from flows.guess import Voice, Weaving


@cache
def voice() -> Voice:
    """The voice that all guesses at real people share. Raises Faults."""
    return load(Voice, prompts() / "guess" / "voice.yaml", "guess/voice.yaml")


@cache
def weaving() -> Weaving:
    """How pasted words become what a guess says. Raises Faults."""
    return load(Weaving, prompts() / "guess" / "weaving.yaml", "guess/weaving.yaml")
