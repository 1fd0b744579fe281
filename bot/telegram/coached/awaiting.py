"""A text that is waited for, a name or an answer: hours later it is probably meant for somebody else, and must not reach a coach."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.telegram.choice import Choice, chosen, keep
from bot.telegram.hand import Hand

WAITS = timedelta(hours=2)


def wait(hand: Hand, what: str, about: int = 0) -> None:
    """The next text is `what`, whatever else was waited for."""
    keep(hand, replace(chosen(hand), awaits=what, about=about, stamp=int(hand.now.timestamp())))


def waited(hand: Hand, beginning: str) -> Choice | None:
    """What is waited for, if it is of that kind and was asked for lately."""
    choice = chosen(hand)
    if not choice.awaits.startswith(beginning):
        return None
    if hand.now.timestamp() - choice.stamp <= WAITS.total_seconds():
        return choice
    forget(hand, beginning)
    return None


def forget(hand: Hand, beginning: str) -> None:
    """It is not waited for any more."""
    if (choice := chosen(hand)).awaits.startswith(beginning):
        keep(hand, replace(choice, awaits="", about=0))
