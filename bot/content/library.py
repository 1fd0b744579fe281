"""The library: everything in `prompts/`, loaded when first needed, as the world a rehearsal is played in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TypeVar

from bot.content.ear import load_recogniser
from bot.content.guessing import voice, weaving
from bot.content.people import MOST_IN_OWN, Shelf, Topics
from bot.content.place import prompts
from bot.content.scenes import Scenes, scenes
from bot.content.seats import MOST_OWN, is_own
from bot.content.strict import load
from flows.guidance import Guidance
from flows.hunch import Hunches
from flows.nearly import Nearly
from flows.people import Partner, person_of
from flows.play import World
from flows.rewriting import Footing, Known, Matter, Orphans, Requests, Standing, Waiting, Wordings
from flows.scenes import Scene

__all__ = [
    "MOST_IN_OWN",
    "MOST_OWN",
    "Scenes",
    "Shelf",
    "Topics",
    "hunches",
    "is_own",
    "nearly",
    "prompts",
    "readied",
    "rewriting",
    "scenes",
    "seat_own",
    "unseat_own",
    "voice",
    "waiting",
    "weaving",
    "world",
]
T = TypeVar("T")


@cache
def world() -> World:
    """The world that every shell plays in; loaded once, shared by all. Raises Faults."""
    root = prompts()
    people = Shelf(root)
    return World(
        Scenes(scenes(root), people.takes),
        people,
        load_recogniser(),
        load(Guidance, root / "mentor" / "guidance.yaml", "mentor/guidance.yaml"),
        nearly(),
    )


@cache
def nearly() -> Nearly:
    """What is said in plain words. Raises Faults."""
    return load(Nearly, prompts() / "mentor" / "nearly.yaml", "mentor/nearly.yaml")


@cache
def hunches() -> Hunches:
    """What guesses are made in. Raises Faults."""
    return load(Hunches, prompts() / "mentor" / "hunches.yaml", "mentor/hunches.yaml")


@cache
def rewriting() -> Wordings:
    """The wordings of rewritten drafts. Raises Faults."""
    mentor = prompts() / "mentor"
    return replace(
        load(Wordings, mentor / "rewriting.yaml", "mentor/rewriting.yaml"),
        footing=load(Footing, mentor / "footing.yaml", "mentor/footing.yaml"),
        matter=load(Matter, mentor / "matter.yaml", "mentor/matter.yaml"),
        known=load(Known, mentor / "known.yaml", "mentor/known.yaml"),
        requests=load(Requests, mentor / "requests.yaml", "mentor/requests.yaml"),
        standing=load(Standing, mentor / "standing.yaml", "mentor/standing.yaml"),
        waiting=waiting(),
        orphans=load(Orphans, mentor / "orphans.yaml", "mentor/orphans.yaml"),
    )


@cache
def waiting() -> Waiting:
    """What is written again after silence. Raises Faults."""
    return load(Waiting, prompts() / "mentor" / "waiting.yaml", "mentor/waiting.yaml")


def seat_own(name: str, made_of: str, value: Callable[[], Partner | Scene]) -> None:
    """A coach's partner or scene is known by `name` ("own12") until many others were seated after it.

    `made_of` tells one version from another, such as a digest; `value` is only asked for where it changed.
    Raises ValueError for another name, and for a partner that becomes a scene.
    """
    if not is_own(name):
        raise ValueError(f"{name!r} is no name for what a coach brought; it is called own1, own2 and so on")
    people, flows = _seats()
    made = cache(value)
    if name in flows.own or (name not in people.own and isinstance(made(), Scene)):
        flows.seat_own(name, made_of, lambda: _as(Scene, made()))
    else:
        people.seat_own(name, made_of, lambda: _as(Partner, made()))


def unseat_own(name: str) -> None:
    """What a coach brought is gone, whatever it was."""
    people, flows = _seats()
    people.unseat(name)
    flows.unseat(name)


async def readied(name: str) -> None:
    """All sentences of a coach's partner are looked at beforehand, in a thread: new ones take 2 milliseconds each, once.

    To be waited for before a turn with them; it costs nothing where that was done, and nobody else waits for it.
    """
    if is_own(person_of(name)):
        await asyncio.to_thread(world().people[name].index.asked, "How are you?")


def _seats() -> tuple[Shelf, Scenes]:
    people, flows = world().people, world().flows
    assert isinstance(people, Shelf) and isinstance(flows, Scenes)
    return people, flows


def _as(kind: type[T], value: object) -> T:
    if not isinstance(value, kind):
        raise ValueError(f"this was a {kind.__name__.lower()} before, and now it is none; a new thing has a new number")
    return value
