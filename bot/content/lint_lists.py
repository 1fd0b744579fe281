"""What lists of wordings must hold beyond their form: something in each, wordings that can be read, and lists that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

from bot.content.faults import nearest
from flows.listed import Lists, named_in


def faults_of_lists(lists: Lists) -> Iterator[tuple[str, str]]:
    """Each list without wordings, and each wording that cannot be read, as (path in the file, what is wrong)."""
    known = [field.name for field in fields(lists)]
    for name in known:
        if not getattr(lists, name):
            yield name, "there is nothing in it"
        for index, wording in enumerate(getattr(lists, name)):
            if fault := _fault_of(wording, known, lists):
                yield f"{name}[{index}]", fault


def _fault_of(wording: str, known: list[str], lists: Lists) -> str:
    """Why a wording cannot be read, such as a bracket left open; nothing if it can."""
    if "\\" in wording:
        return "a backslash; {word}, {number}, {letter}, {rest} and {edge} stand for what one would be needed for"
    if strange := [name for name in named_in(wording) if name not in known]:
        return f"there is no list {strange[0]!r}{nearest(strange[0], known)}"
    try:
        re.compile(lists.expression((wording,)))
    except RecursionError:
        return "it comes back to its own list"
    except re.error as error:
        return f"it can't be read: {error.msg}"
    return ""
