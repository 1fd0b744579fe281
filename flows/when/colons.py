"""Hours written with a dot or an h, in whatever language, with a colon: "18.30 Uhr", "a las 18.30" and "18h30" are 18:30."""

from __future__ import annotations

import re

_UNIT = r"(?:uhr|uur|heures?|horas?|ore|o'?clock|klo)\b"
_HOURS = r"(?:hrs?|hours|h)\b"  # "14.30 hrs" is when, "2.30 hours" is how long
_AT = (  # no day of a month stands after these
    r"at|@|um|gegen|à|às|a las?|las|alle|ore|all[e']|om|o|kl|klo|godz|saat|kell|klockan|w godzinach|vers|dès|sobre las?|tegen|rond|в|о"
)
_FROM = r"from|by|until|till|til|to|ab|von|bis|desde|hasta|das|até|de|da|dalle|vanaf|tot|od|do|fra|från|doors|starts?|between|and|-"
_AFTER_AT = re.compile(rf"(?i)(?<![^\W_])((?:{_AT})\.?\s?(?:ca\.?\s|circa\s)?)(\d{{1,2}})[.h]([0-5]\d)(?![\d:]|[.,/]\d|\s?%)")
_BEFORE_UNIT = re.compile(
    rf"(?i)(?<![\d.,:/$€£-])(\d{{1,2}})\s?[.:]([0-5]\d)\s?{_UNIT}"
    rf"|(?<![\d.,:/$€£-])([6-9]|0\d|1\d|2[0-3])[.:]([0-5]\d)\s?{_HOURS}"
)
_AFTER_FROM = re.compile(
    rf"(?i)(?<![^\W_])((?:{_FROM})\s?)(\d{{1,2}})\.((?!0[1-9]|1[0-2])[0-5]\d)(?![\d:]|[.,/]\d|\s?(?:%|km|m\b|million|hours|€|£|\$|eur))"
)
_BEFORE_THE_END = re.compile(r"(?i)(?<![\d.,:/$€£-])(\d{1,2})\.([0-5]\d)(\s?(?:-|bis|to|till|a|à|al|do|tot|as|às)\s?\d{1,2}:[0-5]\d)")
_SPAN = re.compile(  # das 14h às 17h, de 18h à 20h, 19 tot 21 uur
    r"(?i)\b(?:d[ae]s? |dalle |van |von |de |od |from )(\d{1,2})(?:[:.h]([0-5]\d))?\s?(?:h|uhr|uur|hs)?"
    r"\s?(?:a|à|às|as|alle|bis|tot|do|to|al|-)"
    r"\s?(?:las |as )?(\d{1,2})(?:[:.h]([0-5]\d))?\s?(?:h|uhr|uur|hs|horas|ore|heures)\b"
)
_STAMP = re.compile(r"(?<!\d)(20\d\d)([01]\d)([0-3]\d)T([0-2]\d)([0-5]\d)(?:\d\d)?(Z?)(?![\d:])")  # of a calendar file
_OF_A_FILE = re.compile(r"(?m)\b(?:DTEND|DTSTAMP|CREATED|LAST-MODIFIED|TRIGGER|RRULE)\b[^\s]*:\S+")
_WITH_H = re.compile(r"(?i)(?<![\d.,:/])([6-9]|1\d|2[0-3])\s?h\s?([0-5]\d)(?!\d)")


def with_colons(text: str) -> str:
    """`text` with a colon in each hour that can be nothing else; 3.12 may be a day, and stays."""
    text = _STAMP.sub(r"\1-\2-\3T\4:\5:00\6", _OF_A_FILE.sub("", text))
    text = _SPAN.sub(lambda match: f"{match[1]}:{match[2] or '00'}-{match[3]}:{match[4] or '00'}", text)
    text = _BEFORE_UNIT.sub(lambda match: f"{match[1] or match[3]}:{match[2] or match[4]} ", text)
    for pattern in (_AFTER_AT, _AFTER_FROM):
        text = pattern.sub(r"\1\2:\3", text)
    return _BEFORE_THE_END.sub(r"\1:\2\3", _WITH_H.sub(r"\1:\2", text))
