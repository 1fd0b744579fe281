"""Short names of days and months in other languages, before an hour or beside a figure: "Do 18:00", "sam 20h", "15. Okt."."""

from __future__ import annotations

import re

from flows.when.countries import country_of
from flows.when.names import MONTHS, WEEKDAYS

_DAYS = {  # Monday to Sunday
    "de": ("mo", "di", "mi", "do", "fr", "sa", "so"),
    "fr": ("lun", "mar", "mer", "jeu", "ven", "sam", "dim"),
    "es": ("lun", "mar", "mié mie", "jue", "vie", "sáb sab", "dom"),
    "it": ("lun", "mar", "mer", "gio", "ven", "sab", "dom"),
    "nl": ("ma maa", "di din", "wo woe", "do don", "vr vri", "za zat", "zo zon"),
    "sv": ("mån", "tis", "ons", "tors tor", "fre", "lör", "sön"),
    "da": ("man", "tir", "ons", "tors tor", "fre", "lør", "søn"),
    "pt": ("seg", "ter", "qua", "qui", "sex", "sáb sab", "dom"),
    "pl": ("pn pon", "wt", "śr", "czw cz", "pt", "sob", "ndz niedz"),
}
_SPOKEN_IN = {  # by country, the languages whose short names are written there
    **dict.fromkeys(("de", "at"), ("de",)),
    **dict.fromkeys(("es", "mx", "ar", "co", "cl", "pe"), ("es",)),
    **dict.fromkeys(("no", "dk"), ("da",)),
    **dict.fromkeys(("pt", "br"), ("pt",)),
    **{"ch": ("de", "fr", "it"), "be": ("nl", "fr"), "fr": ("fr",), "it": ("it",), "nl": ("nl",), "se": ("sv",), "pl": ("pl",)},
}
_ENGLISH_TOO = frozenset("do so mi ma man mar sam sex dom don gio tor pt sa din ven ter zat tir mo".split())  # words and names
_THEIR_WORDS = frozenset(  # beside which "so 18:00" is a Sunday where German is spoken, as it is with nothing beside it
    "uhr h bei beim im mit und der chez avec à pour au casa dal bij hos på w z".split()
)
_MONTHS = {
    **{"jän": 1, "ene": 1, "févr": 2, "fév": 2, "fev": 2, "mär": 3, "mrz": 3, "mrt": 3, "abr": 4, "avr": 4, "mai": 5, "mei": 5, "maj": 5},
    **{"juin": 6, "giu": 6, "juil": 7, "lug": 7, "août": 8, "okt": 10, "ott": 10, "dez": 12, "dic": 12, "déc": 12},
}
_KNOWN = {short: number for week in _DAYS.values() for number, names in enumerate(week) for short in names.split()}
_DAY = re.compile(
    rf"(?i)(?P<before>^\s*|\n|\b(?:am|le|el|op|på|on) )(?P<short>{'|'.join(sorted(_KNOWN, key=len, reverse=True))})(?![^\W_])"
    r"(?P<after>\.?,? ?(?=(?:(?:um|ab|gegen|à|a las|alle|ore|om|kl\.?|o|às|at|@|den|der|dem|le|el|il|de|the) ?)*\d))"
)
_MONTH = re.compile(rf"(?i)(?<=\d)(?P<gap>\.? ?)(?P<short>{'|'.join(_MONTHS)})\b\.?(?![^\W_]| tais?\b)")


def in_full(text: str, zone: str) -> str:
    """`text` with its short names in English: "sam 20h" is a Saturday, unless it may be Sam's."""
    text = _MONTH.sub(lambda match: f" {MONTHS[_MONTHS[match['short'].lower()] - 1]}", text)
    match = _DAY.search(text)
    if match is None or _may_be_english(match, zone):
        return text
    return f"{text[: match.start()]}{match['before']}{WEEKDAYS[_day(match, zone)]} {text[match.end() :]}"


def maybe_short(text: str, zone: str) -> int | None:
    """The weekday of "so 18:00", which may be Sunday's or no day at all."""
    match = _DAY.search(text)
    return _day(match, zone) if match and _may_be_english(match, zone) else None


def _may_be_english(match: re.Match[str], zone: str) -> bool:
    short = match["short"].lower()
    if short not in _ENGLISH_TOO:
        return False
    is_at_home = any(short in names.split() for language in _languages(zone) for names in _DAYS[language])
    others = set(re.findall(r"[^\W\d_]+", match.string[match.end() :].lower()))
    return not is_at_home or bool(others and not others & _THEIR_WORDS)


def _day(match: re.Match[str], zone: str) -> int:
    """As it is said where the learner is, else in whatever language has it."""
    short = match["short"].lower()
    weeks = (_DAYS[language] for language in _languages(zone))
    at_home = (number for week in weeks for number, names in enumerate(week) if short in names.split())
    return next(at_home, _KNOWN[short])


def _languages(zone: str) -> tuple[str, ...]:
    return _SPOKEN_IN.get(country_of(zone), ())
