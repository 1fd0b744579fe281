"""What a plain English text says about a time: its days, its hours, and what the clock change does to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from flows.when.agreeing import LONG, together
from flows.when.calendar import A_DAY, A_WEEK, Calendar, Mention
from flows.when.chosen import of_the_chosen
from flows.when.clock import Clock, Part, spanned
from flows.when.clocks import clocks
from flows.when.company import left_open
from flows.when.daylight import beside, comes_twice, exists
from flows.when.days import mentions
from flows.when.errands import is_only_a_ride, without_errands, without_their_days
from flows.when.halves import by_their_country
from flows.when.hours import bare, joined, part_of, up_to, with_bare
from flows.when.over import as_over, is_over, was_at
from flows.when.placing import MOST, minute, placed
from flows.when.reading import Doubt, Outcome, When
from flows.when.shifted import moved, shift_in
from flows.when.taken_back import MOVING, called_off, leads_on, turns, without_limits, without_the_denied, without_the_old
from flows.when.unread import A_DATE, NUMBER, ORDINAL, left_unread, or_near, or_on
from flows.when.unsettled import is_at_odds, is_of_another, is_unsettled

LONG_AGO = 180  # days from which "it was on 19 December" is last year's
_NOW = re.compile(r"(?:right |just )?now|immediately|straight away|asap|right away")
_ARRANGED = rf"(?:planned|booked|arranged|set|scheduled|pencilled|down|in mind|{MOVING})\b"
_WAS = re.compile(
    rf"\b(?:(?:was|were)(?! (?:just |now |only )?(?:{MOVING}))|happened|took place|attended|(?:we|i) (?:met|talked|spoke|went"
    rf"|saw)|(?:^|\b(?:we|i) )(?:already )?"
    rf"had (?:it|that|1|our|the|coffee|lunch|dinner|breakfast|drinks"
    rf"|a (?:coffee|call|chat|meeting))(?! (?:\w+ )?{_ARRANGED}))\b[^.,;:!?§]{{0,40}}§"
)
_IS = re.compile(r"\b(?:is|are|will|starts?|begins?|going|gonna|next|coming|this|now)\b|'s\b|'ll\b")
_BESIDE_A_DAY = re.compile(r"\b(?:before|after|week (?:of|commencing|beginning|starting|from)|w/c|wc) (?:the |on )?§")
_ONE_OF_THEM = re.compile(  # "between 12 and 16 October", "3-7 May, whichever day suits"
    r"\b(?:between|betw) (?:the )?§|\b(?:i|we|you|they|he|she)(?:'ll| will| can| may| could| get to| have to| must| should"
    r"| need to|'m free to)?"
    r" (?:\w+ )?(?:choose|decide|select|pick(?! (?:\w+ )?up\b))\b|\bwhichever\b|\b(?:any|some) ?(?:day|date|time|1)\b"
    r"|\b(?:my|your|our|their|her|his) (?:choice|pick)\b"
    r"|\b1 (?:day|of (?:the|those|these)(?: \w+)? days)\b|\bup to (?:me|us|you|them)\b|\banywhere (?:from|between)\b"
)
_ROUGHLY = re.compile(  # "around the 27th", "in a fortnight or so"
    r"\b(?:around|roughly|circa|approximately|approx\.?) (?:on )?(?:the )?§(?! *(?:¤|\d|lunch|morning|afternoon|evening|night))"
    r"|^\s*about (?:the )?§\s*$"
    r"|§ ?-? ?(?:ish\b|or thereabouts\b|or so\b|or around then\b|give or take\b)"
)
_BESIDE_SOMETHING = re.compile(  # "half an hour before the keynote on Friday at 3", however long that is
    r"\b(?:hours?|minutes) (?:right |just )?(?:before|after) (?:the|my|our|her|his|their) (?!\d)[a-z][^.,;:!?]*\b\d"
)
_OR_ELSE = re.compile(
    r"¤\d+ *,? *(?:/|or\b|maybe\b|perhaps\b)(?: is it| was it| maybe| perhaps| more like| at| even)? *(\d{1,2})\b"
    r"(?! *(?:people|of|minutes|hours|§))"
)
_THIS_TIME = re.compile(r"(?<!by )\bthis (?:same |exact )?time\b")  # of day: "this time tomorrow"
_TILL_THEN = re.compile(r"^[^¤]*§[^¤§]*(?:-|\bto\b|\buntil\b|\btill\b)\s*(?:on )?§[^¤§,]{0,6}¤")
_OR_ELSE_BARE = re.compile(
    r"(?<![\d:.])\d{1,2} *,? *(?:or\b|maybe\b|perhaps\b)(?: maybe| perhaps| more like| at"
    r"| even| was it| is it| it was| it's| might be)? *(\d{1,2})\b(?! *(?:people|of|minutes|hours|§|[:.]\d))"
)
_FROM_TO = re.compile(r"(?:§[ ,]*¤\d*|¤\d* *(?:on )?§)\s*(?:-|to|until|till)[\s§]*(?:§[ ,]*¤|¤\d* *(?:on )?§)")  # Friday 6pm to Sunday noon


@dataclass(frozen=True, slots=True)
class Heard:
    """The days and hours of a text before they are put together; in `marked` they stand as § and ¤."""

    said: str
    days: tuple[Mention, ...]
    times: tuple[Clock, ...]
    marked: str
    part: Part | None
    is_withdrawn: bool = False  # "Thursday, scratch that", and nothing new
    is_denied: bool = False  # "not Friday 3pm", and no other day


def told(said: str, now: datetime, calendar: Calendar, *, is_foreign: bool = False) -> When | None:
    """The reading of plain English, or of what was put into it; none if there is no time in it."""
    said, ways = shift_in(said)
    if ways:
        found = told(said, now, calendar, is_foreign=is_foreign)
        return _settled(moved(found, ways, now), now) if found else None
    said = of_the_chosen(said, calendar)
    heard = _corrected(said, now, calendar)
    day, times = together(heard.days, heard.marked, calendar), by_their_country(heard.times, said, calendar.zone)
    if day is not None:
        day = _as_it_is_told(day, said, heard.marked, calendar)
        times = _from_to(day, times, heard.marked)
    if is_over(said, heard.marked) or (day is None and was_at(heard.marked, said, times, now)):
        day = as_over(day, times, said, now)
    if day is None and not times:
        return When(Outcome.CLEAR, minute(now), True) if _NOW.fullmatch(said.strip(" .!")) else None
    if day is None and times and heard.is_denied:
        return When(Outcome.ASK, datetime.combine(calendar.today, datetime.min.time()), doubt=Doubt.DAY)
    found = placed(day, times, heard.part, heard.said, now)
    is_of_a_day = found.outcome is Outcome.CLEAR or found.doubt is Doubt.WHICH
    if day is None and is_of_a_day and (other := left_unread(heard.marked, calendar, NUMBER if is_foreign else ORDINAL)):
        found = or_on(other, found)
    if day is not None and found.outcome is Outcome.CLEAR and (other := left_unread(heard.marked, calendar, A_DATE)):
        found = or_on(other, found)
    if day is None and found.is_timed and (weekday := left_open(heard.said)) is not None:
        found = or_on(calendar.coming(weekday), found)
    if day is not None and found.is_timed and heard.marked.count("§") < 2 and is_of_another(heard.marked):
        found = or_on(calendar.today if found.starts and found.starts.time() > now.time() else calendar.today + A_DAY, found)
    is_single = max(heard.marked.count("§"), heard.marked.count("¤")) < 2
    is_off = heard.is_withdrawn or called_off(heard.marked) or (is_single and is_unsettled(heard.marked))
    is_off = is_off or bool(_BESIDE_SOMETHING.search(said)) or is_only_a_ride(heard.marked) or is_at_odds(heard.marked, times)
    if is_off and found.outcome is Outcome.CLEAR and found.starts:
        found = replace(found, outcome=Outcome.ASK, starts=None, choices=(found.starts,), doubt=Doubt.WHICH)
    return _settled(found, now)


def names_a_day(said: str, calendar: Calendar) -> bool:
    """Whether a day is named in it at all."""
    return bool(mentions(clocks(said)[1], calendar)[0])


def _heard(said: str, now: datetime, calendar: Calendar) -> Heard:
    times, rest = clocks(without_the_old(said))
    days, rest = mentions(rest, calendar)
    times, rest = without_limits(*without_errands(times, rest))
    named = days
    days, times = without_the_denied(rest, days, times)
    days = without_their_days(days, rest)
    if not times and days and _THIS_TIME.search(said):
        times = (Clock(now.hour, now.minute),)
    times = up_to(times, rest)
    times = joined(with_bare(times, rest), rest) if times else bare(rest.strip(), whole=not days)[0]
    if (other := _OR_ELSE.search(rest) or (len(times) == 1 and _OR_ELSE_BARE.search(rest))) and (
        clock := spanned(int(other[1]), 0, None, None)
    ):
        times = (*times, clock)
    return Heard(said, days, or_near(times, rest), rest, part_of(said), is_denied=bool(named) and not days)


def _corrected(said: str, now: datetime, calendar: Calendar) -> Heard:
    """With what was taken back replaced: "Monday 3pm, no wait, Tuesday" is Tuesday, and still at three."""
    for before, after, is_sure in turns(said):
        new = _heard(after, now, calendar)
        is_new = bool(new.days or new.times)
        if not (is_sure or (is_new and leads_on(new.marked))):
            continue
        old = _corrected(before, now, calendar)
        if not (old.days or old.times):
            if is_sure and is_new and re.search(r"\d", before):  # "I wrote 2 but I meant 12"
                return new
            continue
        if not is_new:
            return replace(old, is_withdrawn=True)
        return Heard(
            f"{old.said}, {after}",
            new.days or old.days,
            new.times or old.times,
            new.marked if new.days else old.marked,
            new.part or old.part,
            is_denied=not (new.days or old.days) and (new.is_denied or old.is_denied),
        )
    return _heard(said, now, calendar)


def _as_it_is_told(day: Mention, said: str, marked: str, calendar: Calendar) -> Mention:
    """As past or vague as its words: "it was on Monday" is the last one; "before Christmas" is some day, and nobody knows which."""
    if (day.weekday is not None or day.is_loose) and _WAS.search(marked) and not _IS.search(said):
        first = day.dates[0] - A_WEEK
        return replace(day, dates=(first if first < calendar.today else first - A_WEEK,), is_past=True)
    if day.doubt is Doubt.DAY and day.days >= LONG and _WAS.search(marked) and not _IS.search(said):
        first = day.dates[0].replace(day=1)
        return replace(day, dates=(first.replace(year=first.year - (first > calendar.today)),), is_past=True)
    if not day.is_past and _WAS.search(marked) and not _IS.search(said) and (day.dates[0] - calendar.today).days > LONG_AGO:
        return as_over(day, (), said, datetime.combine(calendar.today, datetime.min.time())) or day
    if not day.is_past and (_BESIDE_A_DAY.search(marked) or _ROUGHLY.search(marked) or (day.days > 1 and _ONE_OF_THEM.search(marked))):
        return replace(day, doubt=Doubt.DAY)
    return day


def _from_to(day: Mention, times: tuple[Clock, ...], marked: str) -> tuple[Clock, ...]:
    """Friday 6pm to Sunday noon is one time, of 42 hours."""
    if day.days > 1 and len(times) == 1 and _TILL_THEN.search(marked):
        return ()  # "from Friday evening until Sunday noon"
    if day.days < 2 or len(times) != 2 or not _FROM_TO.search(marked):
        return times
    begins, ends = times
    minutes = (day.days - 1) * 1440 + (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
    return (replace(begins, minutes=minutes),)


def _settled(found: When, now: datetime) -> When:
    """With what the clock change does to it: a skipped hour is moved and said, one that comes twice is asked about."""
    zone = now.tzinfo
    if zone is None or not found.is_timed or found.outcome not in (Outcome.CLEAR, Outcome.ASK):
        return found
    if found.outcome is Outcome.ASK:
        real = dict.fromkeys(beside(choice, zone)[1] for choice in found.choices)
        return replace(found, choices=tuple(each for choice in real for each in _each_time(choice, zone))[:MOST])
    assert found.starts
    if not exists(found.starts, zone):
        return replace(found, outcome=Outcome.ASK, choices=beside(found.starts, zone), doubt=Doubt.GAP)
    if comes_twice(found.starts, zone):
        return replace(found, outcome=Outcome.ASK, choices=_each_time(found.starts, zone), doubt=Doubt.TWICE)
    return found


def _each_time(wall: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    """An hour that comes twice, twice."""
    return (wall, wall.replace(fold=1)) if comes_twice(wall, zone) else (wall,)
