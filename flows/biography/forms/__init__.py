"""What clauses of a biography tell: each row of the tables a form of sentence, and what its words are about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.biography.forms.been import BEEN
from flows.biography.forms.leisure import LEISURE
from flows.biography.forms.life import LIFE
from flows.biography.forms.pattern import LANGS, Form
from flows.biography.forms.public import PUBLIC
from flows.biography.forms.work import WORK

# Tried in this order; a clause may tell several things, one for each aspect. Family comes first: nothing of it is told as something else.
FORMS = (*LIFE, *PUBLIC, *BEEN, *WORK, *LEISURE)
LANGUAGES = re.compile(rf"\b(?:{LANGS})\b", re.I)


def matches(clause: str) -> Iterator[tuple[Form, re.Match[str]]]:
    """The forms a clause has, in the order of the tables."""
    for form in FORMS:
        found = form.pattern.search(clause)
        if found and found["w"].strip():
            yield form, found


__all__ = ["FORMS", "LANGUAGES", "Form", "matches"]
