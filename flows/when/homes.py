"""Days that each country keeps on a date of its own: Mother's Day, Father's Day, Independence Day; by the learner's time zone.

They are as the countries' own calendars had them in 2026; where a country isn't in the table, the day is asked about.
"""

from __future__ import annotations

import re
from datetime import date

from flows.when.calendar import A_DAY, Calendar
from flows.when.countries import country_of
from flows.when.feasts import easter_sunday, nth_of

_Rule = tuple[str, int, int] | tuple[int, int] | int  # the 2nd Sunday (6) of May (5); day and month; days from Easter Sunday
_SECOND_OF_MAY, _THIRD_OF_JUNE, _MAY_DAY = ("2nd", 6, 5), ("3rd", 6, 6), (1, 5)
_DAYS: dict[str, dict[str, _Rule]] = {
    r"(?:mother'?s'?|mum'?s|mom'?s) day": {
        **dict.fromkeys("us ca au nz de at ch it nl dk fi in jp sg ph gh ke za br".split(), _SECOND_OF_MAY),
        **dict.fromkeys("uk ie ng".split(), -21),
        **dict.fromkeys("es pt".split(), ("1st", 6, 5)),
        **{"pl": (26, 5), "mx": (10, 5), "se": ("last", 6, 5), "no": ("2nd", 6, 2)},
    },
    r"(?:father'?s'?|dad'?s) day": {
        **dict.fromkeys("us ca uk ie in jp fr nl sg ph ng za mx gh ke".split(), _THIRD_OF_JUNE),
        **dict.fromkeys("au nz".split(), ("1st", 6, 9)),
        **dict.fromkeys("es pt it".split(), (19, 3)),
        **dict.fromkeys("se no fi".split(), ("2nd", 6, 11)),
        **{"de": 39, "at": ("2nd", 6, 6), "ch": ("1st", 6, 6), "br": ("2nd", 6, 8), "dk": (5, 6), "pl": (23, 6)},
    },
    r"independence day": {
        **{"us": (4, 7), "in": (15, 8), "pk": (14, 8), "ph": (12, 6), "ng": (1, 10), "gh": (6, 3), "br": (7, 9), "mx": (16, 9)},
        **{"pl": (11, 11), "fi": (6, 12)},
    },
    r"democracy day": {"ng": (12, 6)},
    r"republic day": {"in": (26, 1), "it": (2, 6)},
    r"national day": {"sg": (9, 8), "ch": (1, 8), "at": (26, 10), "no": (17, 5), "se": (6, 6), "fr": (14, 7), "es": (12, 10)},
    r"labour day": {
        **dict.fromkeys("de at ch it es pt pl se no fi fr in sg ph ng br mx pk ke".split(), _MAY_DAY),
        **{"us": ("1st", 0, 9), "ca": ("1st", 0, 9), "nz": ("4th", 0, 10)},
    },
    r"may_? day|worker'?s'? day": dict.fromkeys("us de at ch it es pt pl se no fi fr in sg ph ng gh br mx pk ke za".split(), _MAY_DAY),
}
HOME_DAYS = "|".join(_DAYS)


def at_home(name: str, calendar: Calendar) -> date | None:
    """The next such day where the learner is: Mother's Day is in May in New York, in March in London; none where nobody knows."""
    country = country_of(calendar.zone)
    rule = next((days.get(country) for names, days in _DAYS.items() if re.fullmatch(names, name)), None)
    if rule is None:
        return None
    days = (_of(rule, calendar.today.year + ahead) for ahead in (0, 1))
    return next((day for day in days if day and day >= calendar.today), None)


def _of(rule: _Rule, year: int) -> date | None:
    if isinstance(rule, int):
        return easter_sunday(year) + A_DAY * rule
    if len(rule) == 3:
        return nth_of(rule[0], rule[1], year, rule[2])
    return date(year, rule[1], rule[0])
