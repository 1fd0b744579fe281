"""How much of a pasted text is read."""

from __future__ import annotations

LONGEST = 6_000  # characters that are read


def kept(text: str) -> str:
    """What of a text is read: its beginning, cut between two words."""
    if len(text) <= LONGEST:
        return text
    head = text[:LONGEST]
    cut = max(head.rfind(mark) for mark in ("\n", " "))
    return head[:cut] if cut > LONGEST // 2 else head
