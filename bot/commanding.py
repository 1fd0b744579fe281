"""The command that was meant by a word that is none: a slip of the keyboard, or another word for it."""

from __future__ import annotations

from collections.abc import Collection

from flows.spelling import meant

LONGEST_WORD = 20  # characters of a command that are looked at
_OTHER_WORDS = {  # what people call it elsewhere, and what it is here; the first that a surface has
    "debrief": ("stop",),
    "finish": ("stop",),
    "done": ("stop",),
    "end": ("stop",),
    "back": ("undo",),
    "again": ("new", "practice"),
    "begin": ("new", "practice"),
    "new": ("practice",),
    "practice": ("new",),
    "rehearse": ("new", "practice"),
    "restart": ("new", "practice"),
    "start": ("new",),
    "commands": ("help",),
    "info": ("help",),
    "menu": ("help",),
    "contacts": ("people",),
    "garden": ("people",),
    "score": ("trust", "progress"),
    "stats": ("progress",),
    "tip": ("hint",),
    "delete": ("forget",),
    "calendar": ("event",),
    "erase": ("forget",),
    "download": ("export",),
}


def nearest(word: str, known: Collection[str]) -> str:
    """The one of the `known` commands that is meant: "debreif" is stop, "foo" is nothing at all."""
    others = {other: name for other, names in _OTHER_WORDS.items() for name in names[::-1] if name in known and other not in known}
    name = meant(word.lower()[:LONGEST_WORD], {*known, *others})
    return others.get(name, name)
