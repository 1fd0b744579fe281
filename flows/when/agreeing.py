"""Several days in one text: "Thursday the 3rd" is one day, "Thursday or Friday" are two, "from Tuesday … until Thursday" is a span."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from flows.when.calendar import A_DAY, Calendar, Mention
from flows.when.reading import Doubt

A_MONTH = timedelta(days=31)
LONG = 28  # days from which a mention is a month
MOST = 4  # days that are asked about
_BESIDE = re.compile(r"[\s,()/:.-]*(?:the|on|on the|of|den|der|dem|el|le|i\.?e\.?|(?:which is |that's |it's |is )?an?|which is)?[\s,()]*")
_EITHER = re.compile(r"§\s*(?:/|or)\s*§")  # Fri/Sat 19/20 February
_ENDS = re.compile(
    r"\b(?:ends?|ending|finish\w*|bis|hasta|jusqu'au)\b"
    r"|\b(?:goes|go|going|runs?|running|lasts?|lasting|stays?|staying|open|all the way) (?:\w+ )?(?:to|until|till|through)\b"
    r"|^[\s,]*(?:(?:¤\d*|evening|morning|afternoon|night|noon|onwards?|lunchtime|right|up|all day|and|,)\s*)*"
    r"\b(?:until|till|til|through|thru|to)\b"
    r"|^[\s,]*(?:¤\d*)?\s*-\s*(?:¤\d*)?\s*$"
)


def together(found: tuple[Mention, ...], text: str, calendar: Calendar) -> Mention | None:
    """What the mentions of `text` (where they stand as §) come to: one day if they agree, else all of them, to be asked about."""
    if not found:
        return None
    found, text = _with_the_date_for_the_distance(found, text)
    dated = [mention for mention in found if not _is_bare(mention)]
    bare = {mention.weekday for mention in found if _is_bare(mention)}
    if len(dated) == 1 and len(dated[0].dates) > 1 and _EITHER.search(text) and bare <= {day.weekday() for day in dated[0].dates}:
        return dated[0]
    between = text.split("§")[1:-1]
    if len(between) != len(found) - 1:
        between = ["and"] * (len(found) - 1)
    groups: list[tuple[Mention, str]] = []  # with the words before each
    is_whole = False  # "Mon 30/11" is, and the Wednesday after it is of "2/12"
    for mention, words in zip(found, ["", *between], strict=True):
        is_another = is_whole and mention.weekday is not None and mention.weekday != groups[-1][0].dates[0].weekday()
        if groups and not is_another and _BESIDE.fullmatch(words) and _is_bare(groups[-1][0]) != _is_bare(mention):
            groups[-1] = (_joined(groups[-1][0], mention, calendar), groups[-1][1])
            is_whole = True
        else:
            groups.append((mention, words))
            is_whole = False
    ahead = [group for group in groups if not group[0].is_past] or groups[:1]
    if len(ahead) == 2 and _ENDS.search(ahead[1][1]) and (span := _span(ahead[0][0], ahead[1][0])):
        return span
    return _one_of([mention for mention, _ in ahead])


def _with_the_date_for_the_distance(found: tuple[Mention, ...], text: str) -> tuple[tuple[Mention, ...], str]:
    """Without a distance that rounds the date beside it: "in a month's time, Sat the 26th" is on the 26th that comes nearest."""
    for number, rough in enumerate(found):
        for other in found:
            day = _nearest(other, rough.dates[0]) if rough.about and not other.about else None
            if day is None or abs((day - rough.dates[0]).days) > rough.about:
                continue
            named = replace(other, dates=(day,), is_loose=False)
            kept = tuple(named if each is other else each for at, each in enumerate(found) if at != number)
            before, after = _around_mark(text, number)
            return kept, f"{before} {after}"
    return found, text


def _nearest(mention: Mention, day: date) -> date | None:
    """The date a mention means if it is about that day; the 26th may be of any month, and a weekday alone is no date."""
    if _is_bare(mention) or mention.doubt or mention.is_past or mention.days > 1 or len(mention.dates) > 1:
        return None
    months = [day.year * 12 + day.month - 1 + ahead for ahead in (-1, 0, 1)] if mention.is_loose else []
    of_months = [found for month in months if (found := _on(month // 12, month % 12 + 1, mention.dates[0].day))]
    return min(of_months or mention.dates, key=lambda each: abs(each - day))


def _around_mark(text: str, number: int) -> tuple[str, str]:
    """The words before and behind the mark of one mention."""
    parts = text.split("§")
    return "§".join(parts[: number + 1]), "§".join(parts[number + 1 :])


def _is_bare(mention: Mention) -> bool:
    return mention.weekday is not None


def _joined(one: Mention, other: Mention, calendar: Calendar) -> Mention:
    """A weekday and the date beside it."""
    named, dated = (one, other) if _is_bare(one) else (other, one)
    assert named.weekday is not None
    fits = _fitting(named.weekday, dated)
    if fits and not (dated.is_loose and fits[0] - dated.dates[0] > A_MONTH):  # who means a Friday 12th in 3 months names the month
        fits = dated.dates if dated.is_loose and fits[0] == dated.dates[0] else fits
        days = 1 if dated.doubt is Doubt.DAY else dated.days
        return replace(dated, dates=fits, doubt=dated.doubt if len(fits) > 1 else None, days=days)
    if dated.is_past or dated.doubt is Doubt.DAY:
        return dated
    if dated.is_loose and (just := _just_been(named.weekday, dated.dates[0].day, calendar)):
        return replace(dated, dates=(just,), is_past=True)
    away = (named.weekday - dated.dates[0].weekday() + 3) % 7 - 3
    near = dated.dates[0] + A_DAY * away
    return Mention(tuple(sorted({dated.dates[0], max(near, calendar.today)})), Doubt.UNFIT)


def _just_been(weekday: int, number: int, calendar: Calendar) -> date | None:
    """The Friday 12th of three days ago."""
    days = (calendar.today - A_DAY * away for away in range(1, 8))
    return next((day for day in days if day.day == number and day.weekday() == weekday), None)


def _fitting(weekday: int, mention: Mention) -> tuple[date, ...]:
    """The dates of a mention that are such a weekday; "the 3rd" may be of a later month, "next week" has one of each."""
    dates = list(mention.dates)
    if mention.doubt is Doubt.DAY and mention.days <= 7:
        dates = [dates[0] + A_DAY * ahead for ahead in range(mention.days)]
    if mention.is_loose:
        first = dates[0]
        months = [first.year * 12 + first.month - 1 + ahead for ahead in range(1, 4)]
        dates += [found for month in months if (found := _on(month // 12, month % 12 + 1, first.day))]
    return tuple(day for day in dates if day.weekday() == weekday)


def _on(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _span(begins: Mention, ends: Mention) -> Mention | None:
    first = begins.dates[0]
    last = next((day for day in ends.dates if day > first), None)
    if last is None and _is_bare(ends):
        last = first + A_DAY * ((ends.dates[0].weekday() - first.weekday()) % 7 or 7)
    if last is None or len(begins.dates) > 1 or Doubt.DAY in (begins.doubt, ends.doubt):
        return None
    return replace(begins, days=(last - first).days + 1, weekday=None)


def _one_of(kept: list[Mention]) -> Mention:
    """The one day they all mean, or all days to be asked about."""
    first = kept[0]
    for other in kept[1:]:
        first = _agreed(first, other)
    return first


def _within(span: Mention, day: Mention) -> Mention | None:
    """One day of several: "the conference is 16-18 June, my slot is the 17th"."""
    if span.days < 2 or day.days > 1 or span.doubt or len(span.dates) > 1:
        return None
    of_it = [span.dates[0] + A_DAY * ahead for ahead in range(span.days)]
    dates = [
        each for each in of_it if each in day.dates or each.weekday() == day.weekday or (day.is_loose and each.day == day.dates[0].day)
    ]
    return replace(day, dates=tuple(dates[:1]), doubt=None, weekday=None, is_loose=False) if dates else None


def _agreed(one: Mention, other: Mention) -> Mention:
    if Doubt.DAY in (one.doubt, other.doubt):
        loose, day = (one, other) if one.doubt is Doubt.DAY else (other, one)
        if day.is_loose and loose.days >= LONG and (found := _on(loose.dates[0].year, loose.dates[0].month, day.dates[0].day)):
            return replace(day, dates=(found,), is_loose=False)  # "this December, on the 23rd"
        fits = _fitting(day.weekday, loose) if day.weekday is not None else ()
        return replace(loose, dates=fits, doubt=None, days=1) if fits else day
    if (within := _within(one, other) or _within(other, one)) is not None:
        return within
    if both := tuple(day for day in one.dates if day in other.dates):
        chosen = one if one.weekday is None else other
        return replace(chosen, dates=both, doubt=one.doubt if len(both) > 1 else None, days=max(one.days, other.days))
    named, dated = (one, other) if _is_bare(one) else (other, one)
    if (
        _is_bare(named)
        and not _is_bare(dated)
        and dated.is_loose
        and named.weekday is not None
        and (fits := _fitting(named.weekday, dated))
    ):
        return replace(dated, dates=fits[:1])
    return Mention(tuple(sorted({*one.dates, *other.dates}))[:MOST], Doubt.WHICH)
