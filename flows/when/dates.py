"""Dates by their month or in figures: "3 Dec", "12/3", "the 3rd", "the first Monday of December"."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from flows.when.calendar import A_DAY, Calendar, Mention, said, weekday_of
from flows.when.names import MONTHS, WEEKDAYS
from flows.when.reading import Doubt

_NEAR_THE_START = re.compile(r"(?:^|\b(?:on|it's|its|is|for|date|maybe|by|until)\b)[:\s]*$")
_NUMBERED = re.compile(  # "apartment 12/3", "version 2.1"
    r"\b(?:apartment|apt|flat|unit|version|v|chapter|section|room|suite|house|number|no|figure|table|page|gate|score|scored|rated|rating|release|build|step"
    r"|level|building|block|plot|shop|stall|booth|seat|row|exit|highway|hwy|paragraph|article|part|volume|lot|locker|hall|stand)\.? #?$"
)
_THIS_OR_NEXT = re.compile(r"(?:st|nd|rd|th)?, either_month")
_REMEMBERED = re.compile(r"(?:9/11|7/7) (?:memorial|museum|attacks?|conspiracy|victims?)\b")
SOON = 60  # days within which figures beside a weekday may be its date
_ANOTHER = re.compile(rf"§|today|tonight|tomorrow|week|{'|'.join((*WEEKDAYS, *MONTHS))}")


def stamped(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """2026-12-03."""
    return calendar.dated(int(match[3]), int(match[2]), match[1])


def with_month(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """3 December, and 3 to 5 December with its three days; a weekday that stands with them has to fit."""
    month = MONTHS.index(said(match, "m")) + 1
    ends = MONTHS.index(said(match, "m2")) + 1 if said(match, "m2") else month
    year = said(match, "since") or _year(match, calendar)
    if year and not said(match, "since") and ends < month:  # 30 Dec - 2 Jan 2027 begins in 2026
        year = str(int(year) - 1)
    found = calendar.dated(int(said(match, "d")), month, year)
    if not found or not said(match, "e") or found.doubt:
        return found
    begins = found.dates[0]
    last = calendar.dated(int(said(match, "e")), ends, str(begins.year + (ends < month)))
    if not last or last.doubt or last.dates[0] <= begins:
        return None
    if said(match, "or") or "/" in match[0]:
        return replace(found, dates=(begins, last.dates[0]), doubt=Doubt.WHICH)
    return _fitting(match, replace(found, days=(last.dates[0] - begins).days + 1, is_past=last.dates[0] < calendar.today), calendar)


def numbered_weekdays(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """Fri 1 to Sun 3: of the month in which the 1st is such a Friday."""
    first, last = int(said(match, "d")), int(said(match, "e"))
    for ahead in range(4):
        if not calendar.has(ahead, first):
            continue
        begins = calendar.month(ahead).replace(day=first)
        ends = begins + A_DAY * ((WEEKDAYS.index(said(match, "w2")) - begins.weekday()) % 7)
        if begins.weekday() == weekday_of(match) and ends.day == last:
            return Mention((begins,), days=(ends - begins).days + 1)
    return Mention((calendar.coming(weekday_of(match)),), Doubt.UNFIT)


def days_in_figures(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """1.-3.10. are three days of October."""
    first, last, month = int(said(match, "d")), int(said(match, "e")), int(said(match, "f"))
    found = calendar.dated(first, month, said(match, "y") or None)
    return replace(found, days=last - first + 1) if found and first < last <= 31 and not found.doubt else None


def week_of(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """The week of 30 November, in which "Wednesday" is 2 December."""
    has_month, day = said(match, "m"), int(said(match, "d"))
    found = calendar.dated(day, MONTHS.index(has_month) + 1, None) if has_month else ordinal(match, calendar)
    if found is None or found.doubt or found.is_past:
        return None
    return Mention((max(found.dates[0] - A_DAY * found.dates[0].weekday(), calendar.today),), Doubt.DAY, days=7)


def of_this_month(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """The 15th inst. is of this month, the 15th prox. of the next, the 15th ult. of the last."""
    first = calendar.month({"i": 0, "p": 1, "u": -1}[said(match, "inst")[0]])
    return calendar.dated(int(said(match, "d")), first.month, str(first.year))


def in_figures(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """12/3: by the order that holds here; without one, both."""
    if _NUMBERED.search(match.string[: match.start()]) or _REMEMBERED.match(match.string[match.start() :]):
        return None
    first, second, year = int(match[1]), int(match[2]), match[3]
    order = calendar.order or ("dmy" if "." in match[0] else "")
    dmy, mdy = calendar.dated(first, second, year), calendar.dated(second, first, year)
    known, other = (mdy, dmy) if order == "mdy" else (dmy, mdy)
    beside = [number for number, name in enumerate(WEEKDAYS) if name in match.string]
    fits = [each for each in (known, other) if each and not each.is_past and [day.weekday() for day in each.dates] == beside]
    if len(fits) == 1 and known and known.dates[0].weekday() not in beside:  # "Thursday 12/3" is in December, if March has a Friday there
        return fits[0]
    if known is None or other is None or known == other:
        return known or other
    if order and not (known.is_past or known.doubt):
        return known
    likely = [mention for mention in (known, other) if not mention.is_past and mention.doubt is not Doubt.YEAR]
    if len(likely) == 1 and not order:
        return likely[0]
    if likely:
        return Mention(tuple(sorted({day for mention in likely for day in mention.dates})), Doubt.ORDER)
    return known


def in_dashes(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """27-11 is a day; 9-17 are hours, unless another hour stands beside it."""
    most = max(int(match[1]), int(match[2]))
    if "¤" not in match.string and not _NEAR_THE_START.search(match.string[: match.start()]):  # "room 27-11"
        return None
    if most > 24 or (most > 12 and "¤" in match.string):
        return in_figures(match, calendar)
    if "¤" not in match.string or _ANOTHER.search(match.string):
        return _on_that_weekday(match, calendar) if "¤" not in match.string else None
    found = in_figures(match, calendar)  # "5-12 6pm"
    return Mention(tuple(sorted({calendar.today, *found.dates})), Doubt.WHICH) if found and not found.is_past else None


def _on_that_weekday(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """11-1 on Sunday may be 1 November, if that is a Sunday soon; else it is from eleven to one."""
    beside = [number for number, name in enumerate(WEEKDAYS) if name in match.string]
    readings = (calendar.dated(*pair, None) for pair in ((int(match[1]), int(match[2])), (int(match[2]), int(match[1]))))
    near = [each for each in readings if each and not each.is_past and 0 <= (each.dates[0] - calendar.today).days <= SOON]
    fits = [each for each in near if [day.weekday() for day in each.dates] == beside]
    return fits[0] if len(fits) == 1 else None


def ordinal(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """The 3rd: of this month while it is ahead, else of the next that has one."""
    day = int(said(match, "d"))
    if not 1 <= day <= 31:
        return None
    if match.groupdict().get("d__") and not re.search("[¤§]", match.string):  # "the 13th amendment"
        return None
    which = said(match, "which") or ""
    if _THIS_OR_NEXT.match(match.string[match.end("d" if match["d"] else "d_" if match["d_"] else "d__") :]):
        months = [calendar.month(ahead) for ahead in (0, 1) if calendar.has(ahead, day)]
        return Mention(tuple(first.replace(day=day) for first in months), Doubt.WHICH if len(months) > 1 else None)
    if "next" in which or "this" in which:
        first = calendar.month(1 if "next" in which else 0)
        return calendar.dated(day, first.month, str(first.year))
    ahead = next(number for number in range(12) if calendar.month(number).replace(day=1) and calendar.has(number, day))
    found = calendar.month(ahead).replace(day=day)
    is_either = said(match, "or") or (said(match, "e") and "/" in match[0])
    if is_either and 1 <= int(said(match, "e")) <= 31:
        other = next(number for number in range(12) if calendar.has(number, int(said(match, "e"))))
        return Mention(tuple(sorted({found, calendar.month(other).replace(day=int(said(match, "e")))})), Doubt.WHICH)
    if said(match, "e") and day < int(said(match, "e")) <= 31:
        return Mention((found,), days=int(said(match, "e")) - day + 1)
    return Mention((found,), is_loose=True)


def named_month(match: re.Match[str], calendar: Calendar) -> Mention:
    """In December: some day of it."""
    month = MONTHS.index(said(match, "m")) + 1
    year = int(said(match, "y")) if said(match, "y") else calendar.today.year + (month < calendar.today.month or bool(said(match, "ny")))
    first = date(year, month, 1)
    days = monthrange(year, month)[1]
    return Mention((max(first, calendar.today) if first + A_DAY * (days - 1) >= calendar.today else first,), Doubt.DAY, days=days,
                   is_past=first + A_DAY * (days - 1) < calendar.today)  # fmt: skip


def _year(match: re.Match[str], calendar: Calendar) -> str | None:
    if said(match, "ny"):
        return str(calendar.today.year + 1)
    return said(match, "y").strip("'") if said(match, "y") else None


def _fitting(match: re.Match[str], found: Mention, calendar: Calendar) -> Mention:
    """Days from and to, or a question if a weekday was said that isn't theirs."""
    begins, ends = found.dates[0], found.dates[0] + A_DAY * (found.days - 1)
    for name, day in (("w", begins), ("w2", ends)):
        if said(match, name) and WEEKDAYS.index(said(match, name)) != day.weekday():
            away = (WEEKDAYS.index(said(match, name)) - day.weekday() + 3) % 7 - 3
            return Mention(tuple(sorted({begins, max(begins + A_DAY * away, calendar.today)})), Doubt.UNFIT)
    return found
