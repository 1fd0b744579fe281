"""Whose clock it goes by: the time zone, asked by city, by clock or by taps, and the hours at which nothing is said unasked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot import reminders
from bot.clock import local
from bot.store.tables import Learner
from bot.telegram.choice import chosen, keep
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, labelled
from bot.telegram.playing.talk import clean
from bot.words import PLAIN, TELEGRAM
from flows.zones import zones_of

AWAITS = "zone"  # what the next text is taken for
THEN: dict[str, Callable[[Hand], Awaitable[None]]] = {}
"""What goes on once the zone is known, or was not told, by the name it was asked with."""
REGIONS = {
    "europe": ("London", "Lisbon", "Paris", "Berlin", "Madrid", "Rome", "Warsaw", "Athens", "Helsinki", "Kyiv", "Istanbul", "Moscow"),
    "america": ("New_York", "Chicago", "Denver", "Los_Angeles", "Toronto", "Mexico_City", "Bogota", "Lima", "Santiago", "Sao_Paulo"),
    "africa": ("Casablanca", "Accra", "Lagos", "Algiers", "Cairo", "Johannesburg", "Nairobi", "Addis_Ababa"),
    "asia": ("Jerusalem", "Dubai", "Karachi", "Kolkata", "Kathmandu", "Bangkok", "Jakarta", "Singapore", "Shanghai", "Manila", "Tokyo"),
    "pacific": ("Perth", "Adelaide", "Brisbane", "Sydney", "Auckland", "Fiji", "Apia", "Honolulu"),
}
"""Cities by the first part of their zone's name; those of Australia stand with the Pacific."""
_AUSTRALIA = ("Perth", "Adelaide", "Brisbane", "Sydney")
_MOST = 8  # zones to choose from
_QUIET_FROM, _QUIET_UNTIL = (19, 20, 21, 22, 23, 0), (5, 6, 7, 8, 9, 10)
_NONE, _USUAL = 0, (21, 8)


async def ask_zone(hand: Hand, then: str = "", before: str = "") -> None:
    """Ask where the learner is, after what is said `before`; the next text, or a tap, is the answer, and then THEN[then] goes on."""
    await hand.retire("zone")
    keep(hand, replace(chosen(hand), awaits=AWAITS, then=then))
    hand.say("\n\n".join(filter(None, (before, _sentence(hand, "where")))), _regions(), "zone")


async def took(hand: Hand, said: str) -> bool:
    """Whether plain text told where the learner is; what tells nothing is asked about once more."""
    if chosen(hand).awaits != AWAITS or await hand.rehearsal() is not None:
        return False
    await hand.retire("zone")
    found = zones_of(clean(said), hand.now)
    if len(found) == 1:
        await _settle(hand, found[0])
    elif found:
        hand.say(_sentence(hand, "which"), [*_zones(hand, found[:_MOST]), [_not_now()]], "zone")
    else:
        is_time = any(sign.isdigit() for sign in said)
        hand.say(_sentence(hand, "no_such_time" if is_time else "unknown"), _regions(), "zone")
    return True


async def region(hand: Hand) -> None:
    """A part of the world was tapped: its cities, with what their clocks show."""
    if not await hand.holds("zone"):
        return
    if hand.words[0] == "back":
        hand.rebutton(_regions(), "zone")
    else:
        back = labelled(PLAIN.sentence("timing.back"), "zonein", "back")
        hand.rebutton([*_zones(hand, _cities(hand.words[0])), [back]], "zone")


async def zone_tapped(hand: Hand) -> None:
    """A city was tapped, or "not now"."""
    if not await hand.holds("zone"):
        return
    name = hand.words[0]
    hand.rebutton((), "")
    if name == "none":
        hand.say(_sentence(hand, "not_now" if hand.learner.zone else "not_now_utc"))
        await _go_on(hand)
    elif is_zone(name):
        await _settle(hand, name)


async def quiet(hand: Hand) -> None:
    """The quiet hours, to be changed by taps."""
    if await hand.holds("settings"):
        hand.change(_quiet_page(hand), _hours(hand.learner), "settings")


async def quiet_tapped(hand: Hand) -> None:
    """An hour was tapped, or none at all; what waits moves out of the new quiet."""
    if not await hand.holds("settings"):
        return
    which, hour = hand.words[0], int(hand.words[1])
    before = since, until = hand.learner.quiet_from, hand.learner.quiet_until
    if since == until and which != "none":
        since, until = _USUAL
    since, until = {"from": (hour, until), "until": (since, hour), "none": (_NONE, _NONE)}[which]
    if (since, until) == before or max(since, until) > 23:
        return
    hand.learner.quiet_from, hand.learner.quiet_until = since, until
    await reminders.rezoned(hand.work, hand.learner)
    hand.change(_quiet_page(hand), _hours(hand.learner), "settings")


def rows(hand: Hand) -> list[list[Button]]:
    """The buttons under /settings: where the learner is, and when it is quiet."""
    learner = hand.learner
    where = PLAIN.sentence("timing.button.zone", place=place(learner.zone), time=f"{local(learner, hand.now):%H:%M}")
    quiet_now = PLAIN.sentence("timing.button.quiet", **_hours_said(learner))
    return [[labelled(where, "setzone"), labelled(quiet_now, "setquiet")]]


def where_unknown(hand: Hand) -> list[list[Button]]:
    """A button for whoever has not said where they are; none for the others."""
    return [] if hand.learner.zone else [[labelled(PLAIN.sentence("timing.tell"), "setzone")]]


async def change_zone(hand: Hand) -> None:
    """The button for the time zone, under /settings and wherever a time is told."""
    await ask_zone(hand)


def place(zone: str) -> str:
    """A zone as people call it: "America/Sao_Paulo" is "Sao Paulo"."""
    return zone.rpartition("/")[2].replace("_", " ")


def is_zone(name: str) -> bool:
    """Whether there is such a zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


async def _settle(hand: Hand, name: str) -> None:
    hand.learner.zone = name
    await reminders.rezoned(hand.work, hand.learner)
    hand.say(_sentence(hand, "kept", place=place(name), time=f"{local(hand.learner, hand.now):%H:%M}"))
    await _go_on(hand)


async def _go_on(hand: Hand) -> None:
    choice = chosen(hand)
    if choice.awaits != AWAITS:
        return
    keep(hand, replace(choice, awaits="", then=""))
    if choice.then in THEN and await hand.rehearsal() is None:
        await THEN[choice.then](hand)


def _regions() -> list[list[Button]]:
    parts = [labelled(PLAIN.sentence(f"timing.region.{name}"), "zonein", name) for name in REGIONS]
    return [parts[:3], parts[3:], [_not_now()]]


def _cities(name: str) -> tuple[str, ...]:
    return tuple(f"{'Australia' if city in _AUSTRALIA else name.title()}/{city}" for city in REGIONS[name])


def _zones(hand: Hand, names: tuple[str, ...]) -> list[list[Button]]:
    labels = {name: PLAIN.sentence("timing.city", place=place(name), time=f"{hand.now.astimezone(ZoneInfo(name)):%H:%M}") for name in names}
    buttons = [labelled(label, "zone", name) for name, label in labels.items()]
    return [buttons[first : first + 2] for first in range(0, len(buttons), 2)]


def _not_now() -> Button:
    return labelled(PLAIN.sentence("timing.not_now_button"), "zone", "none")


def _quiet_page(hand: Hand) -> str:
    return _sentence(hand, "quiet", **_hours_said(hand.learner))


def _hours_said(learner: Learner) -> dict[str, Any]:
    since, until = learner.quiet_from, learner.quiet_until
    return {"since": f"{since:02}:00", "until": f"{until:02}:00", "never": since == until}


def _hours(learner: Learner) -> list[list[Button]]:
    none = learner.quiet_from == learner.quiet_until
    since = [_hour("from", hour, not none and hour == learner.quiet_from) for hour in _QUIET_FROM]
    until = [_hour("until", hour, not none and hour == learner.quiet_until) for hour in _QUIET_UNTIL]
    last = [labelled(PLAIN.sentence("timing.none", mark="✓ " if none else ""), "quiet", "none", 0)]
    return [since[:3], since[3:], until[:3], until[3:], [*last, labelled(PLAIN.sentence("timing.back"), "setback")]]


def _hour(which: str, hour: int, is_it: bool) -> Button:
    return labelled(PLAIN.sentence(f"timing.{which}", hour=f"{hour:02}:00", mark="✓ " if is_it else ""), "quiet", which, hour)


def _sentence(hand: Hand, name: str, **facts: object) -> str:
    """A sentence of prompts/words/timing.yaml."""
    return TELEGRAM.sentence(f"timing.{name}", hand.update.update_id, **facts)
