"""What a pasted invitation says beside its time: "RSVP by Tuesday" and "early bird ends 28 Nov" are no days of the event."""

from __future__ import annotations

import re

_LINES = re.compile(r"\n+|(?<=[^\d\W])[.!;]\s+|\s[·|•]\s")
_CLAUSES = re.compile(r"\n+|(?<=[^\d\W])[.!;]\s+|\s[·|•]\s|,\s+(?!\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\s*\d)", re.I)
_DEADLINE = re.compile(
    r"\b(?:r\.?s\.?v\.?p|regist(?:er|ration)\w*|sign[- ]?up|early[- ]?bird|sales?|tickets?|deadline|apply|applications?|reply|replies"
    r"|respond|book(?:ings?)?|submi\w+|call for \w+|cfp|let (?:me|us|her|him|them) know|confirm|pay(?:ment)?|anmeld\w+|inscri\w+)\b"
    r".*?\b(?:by|until|till|before|closes?|closing|ends?|due|latest|no later|bis|deadline|jusqu'au|até|hasta)\b"
    r"|\bdoors? (?:will )?(?:close|shut)",
    re.I,
)


def without_deadlines(text: str) -> str:
    """`text` without the clauses that say until when one may book; nothing if there is nothing else."""
    parts = (_LINES if "\n" in text else _CLAUSES).split(text)
    kept = [part for part in parts if not _DEADLINE.search(part)]
    return text if len(kept) == len(parts) else "\n".join(kept)
