"""What a question sets aside: "What did you do before the bikes?" asks for something else than bikes."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"\bbefore (?:you (?:joined|started|went|had|were|came|moved|got|took|founded|opened|became)\b|(?!(?:that|then|this|it|you"
    r"|we|i)\b))[^,?;]*",
    re.I,
)
_AT_REST = re.compile(r"\bwhen you(?:'re| are)(?:n't| not) [^,?;]*", re.I)
_BESIDES = re.compile(r"\b(?:apart|aside|away) from [^,?;]*|\bbesides [^,?;]*", re.I)


def without_asides(question: str) -> str:
    """A question without what it sets aside: "When you're not thinking of cattle, ..." is "When you're not at work, ..."."""
    plain = _BEFORE.sub("before", question.replace("’", "'"))
    return _BESIDES.sub("outside work", _AT_REST.sub("when you're not at work", plain))
