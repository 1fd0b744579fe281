"""Feasts that go by the moon: Diwali, Holi, Eid, the Lunar New Year; each with its dates for the years 2026 to 2035.

Diwali is the evening of Lakshmi Puja as India's Rashtriya Panchang has it, the Lunar New Year is the Hong Kong Observatory's; the Eids are
reckoned from Mecca's calendar (Umm al-Qura), and begin there or a day later elsewhere, as the moon is seen. Later years are asked about.
"""

from __future__ import annotations

import re
from datetime import date

from flows.when.calendar import A_DAY, Calendar, Mention
from flows.when.reading import Doubt

_DIWALI = "2026-11-08 2027-10-29 2028-10-17 2029-11-05 2030-10-26 2031-11-14 2032-11-02 2033-10-22 2034-11-10 2035-10-30"
_HOLI = "2026-03-04 2027-03-22 2028-03-11 2029-03-01 2030-03-20 2031-03-09 2032-03-27 2033-03-16 2034-03-05 2035-03-24"
_LUNAR = "2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08"
_FITR = "2026-03-20 2027-03-09 2028-02-26 2029-02-14 2030-02-04 2031-01-24 2032-01-14 2033-01-02 2033-12-23 2034-12-12 2035-12-01"
_ADHA = "2026-05-27 2027-05-16 2028-05-05 2029-04-24 2030-04-13 2031-04-02 2032-03-22 2033-03-11 2034-03-01 2035-02-18"
_EID = r"(?:eid|id|idd)"
_OF = r"[ -](?:al|ul|el|il)[ -]"
_ROWS = (  # name, the longer before the shorter; dates; the days from them on which it may be
    (r"diwali(?: day)?|deepavali|divali|lakshmi puja", _DIWALI, (0,)),
    (r"holi", _HOLI, (-1, 0)),
    (r"(?:chinese|lunar) new year'?s eve(?:ning)?", _LUNAR, (-1,)),
    (r"(?:chinese|lunar) new year(?:'s day)?|spring festival|seollal", _LUNAR, (0,)),
    (rf"{_EID}{_OF}(?:fitr|fitar)|eid ramadan|sugar feast|zuckerfest|hari raya puasa", _FITR, (0, 1)),
    (rf"{_EID}{_OF}(?:adha|azha|zuha|kabir)|bakr-?i?d|bakra eid|kurban bayram[iı]?|opferfest|hari raya haji|tabaski", _ADHA, (0, 1)),
    (r"eid(?: day)?", f"{_FITR} {_ADHA}", (0, 1)),
)
BY_THE_MOON = "|".join(names for names, _, _ in _ROWS)


def by_the_moon(name: str, calendar: Calendar) -> Mention | None:
    """The next such feast: one day, or the two it may fall on; none if it is no such feast, or the table ends before it."""
    row = next((row for row in _ROWS if re.fullmatch(row[0], name)), None)
    if row is None:
        return None
    _, dates, away = row
    for first in sorted(date.fromisoformat(each) for each in dates.split()):
        days = tuple(day for number in away if (day := first + A_DAY * number) >= calendar.today)
        if days:
            return Mention(days, Doubt.WHICH if len(days) > 1 else None)
    return None
