"""From a text to a time: by whose clock it is said, in which language, and what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, tzinfo

from flows.places import short_names
from flows.when.calendar import Calendar
from flows.when.colons import with_colons
from flows.when.elsewhere import clock_of, is_somewhere, named_cities, named_zones, order_of, whose
from flows.when.foreign import in_english
from flows.when.invited import without_deadlines
from flows.when.moments import moment_in
from flows.when.placing import MOST
from flows.when.reading import Doubt, Outcome, When
from flows.when.shortened import in_full, maybe_short
from flows.when.told import names_a_day, told
from flows.when.unread import or_on
from flows.when.whose import by_our_own, without_the_doubt
from flows.when.words import LONGEST, plain
from flows.zones import country_order

SMALL_HOURS = 4  # o'clock, until which a night may count as the day before


def read(text: str, now: datetime, order: str = "") -> When:
    """What `text` says about a time; `now` is aware and in the learner's zone, `order` is how they read 12/3, if that is known."""
    whole = with_colons(text[:LONGEST])
    text = without_deadlines(whole)
    found = _read(text, now, order)
    if found.outcome is not Outcome.NONE or text == whole:
        return found
    found = _read(whole, now, order)
    if found.outcome is Outcome.CLEAR and found.starts:  # "RSVP by Friday", and nothing else
        return replace(found, outcome=Outcome.ASK, starts=None, choices=(found.starts,), doubt=Doubt.WHICH)
    return found


def _read(text: str, now: datetime, order: str) -> When:
    here = getattr(now.tzinfo, "key", "")
    if unsure := without_the_doubt(text):
        return _by_whichever(unsure, now, order, here)
    if own := by_our_own(text):
        return _by_one_clock(own, now, order)
    zones, rest = named_zones(text, now)
    if not zones:
        found = _by_one_clock(text, now, order)
        return (
            replace(found, outcome=Outcome.ASK, choices=(), doubt=Doubt.WHOSE)
            if (found.is_timed or is_somewhere(text)) and whose(text)
            else found
        )
    order = order or country_order(here)
    by_zone = {zone: _by_one_clock(rest, now.astimezone(clock_of(zone)), order, now.date()) for zone in zones}
    if len(zones) == 1:
        zone, found = next(iter(by_zone.items()))
        fixed = zone == "UTC" or zone[0] in "+-" or zone == here
        return _here(found, zone, now.tzinfo) if fixed else replace(found, zone=zone)
    return _one_of({zone: _here(found, zone, now.tzinfo) for zone, found in by_zone.items()}, here, text)


def _by_whichever(text: str, now: datetime, order: str, here: str) -> When:
    """By the learner's clock and those of the places that are named; "their time or ours?" is not for us to say."""
    zones = [zone for zone in dict.fromkeys((*named_cities(text), here)) if zone]
    found = {zone: _here(_by_one_clock(text, now.astimezone(clock_of(zone)), order, now.date()), zone, now.tzinfo) for zone in zones}
    if len(found) > 1:
        return _one_of(found, "", text)
    alone = _by_one_clock(text, now, order)
    return replace(alone, outcome=Outcome.ASK, choices=(), doubt=Doubt.WHOSE) if alone.is_timed else alone


def _one_of(by_zone: dict[str, When], here: str, text: str) -> When:
    """The same words by several clocks: the learner's own if IST may be theirs, one moment if they agree, else a question.

    Where another of its places is named, "10am CST, the invite is from Dallas" is asked about in Shanghai too.
    """
    readings = list(by_zone.values())
    first = readings[0]
    if not first.is_timed or all(each.starts == first.starts for each in readings):
        return first
    if here in by_zone and tuple(by_zone) in short_names().values():
        named = [zone for zone in named_cities(text) if zone in by_zone and zone != here]
        if not named:
            return by_zone[here]
        readings = [by_zone[here], *(by_zone[zone] for zone in named)]
    choices = sorted({each.starts for each in readings if each.starts and each.outcome is Outcome.CLEAR})
    return replace(first, outcome=Outcome.ASK, starts=None, choices=tuple(choices[:MOST]), doubt=Doubt.ZONE) if choices else first


def _here(found: When, zone: str, here: tzinfo | None) -> When:
    """The same moments by the learner's own clock."""
    if not found.is_timed:
        return found

    def by_own(wall: datetime) -> datetime:
        return wall.replace(tzinfo=clock_of(zone)).astimezone(here).replace(tzinfo=None)

    starts = by_own(found.starts) if found.starts else None
    return replace(found, starts=starts, choices=tuple(map(by_own, found.choices)))


def _by_one_clock(text: str, now: datetime, order: str, today: date | None = None) -> When:
    """By the clock of one zone; `today` is the learner's own day, which "tomorrow" counts from."""
    zone = getattr(now.tzinfo, "key", "")
    calendar = Calendar(today or now.date(), order_of(text, order or country_order(zone)), zone, now.hour < SMALL_HOURS and today is None)
    text = in_full(text, zone)
    said = plain(text)
    if moment := moment_in(said, now):
        return moment
    found = told(said, now, calendar)
    has_day = names_a_day(said, calendar)
    if found is None or not has_day or found.doubt is Doubt.DAY or (found.outcome is Outcome.CLEAR and not found.is_timed):
        translated = _translated(text, now, calendar)
        found = translated if translated and (not has_day or translated.is_timed or _narrows(translated, found)) else found
    if found and found.is_timed and not has_day and (weekday := maybe_short(text, zone)) is not None:
        return or_on(calendar.coming(weekday), found)
    return found or When(Outcome.NONE)


def _narrows(translated: When, found: When | None) -> bool:
    """Whether "KW 50 Donnerstag" is a day, where "KW 50" is a week."""
    return found is not None and found.doubt is Doubt.DAY and translated.outcome is Outcome.CLEAR


def _translated(text: str, now: datetime, calendar: Calendar) -> When | None:
    english = in_english(text)
    return told(plain(english), now, replace(calendar, order=calendar.order or "dmy"), is_foreign=True) if english else None
