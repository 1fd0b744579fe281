"""What a learner brings, kept in their row: the goal and the three lists, and what they look like."""

from __future__ import annotations

import re
from functools import cache

from bot.content.library import prompts
from bot.content.strict import load as read
from bot.store.codec import dump, load
from bot.store.tables import Learner
from bot.words import PLAIN, Surface
from flows.giving import items
from flows.listing import MOST, Added, Kind, listed, put
from flows.profile import Profile
from flows.sharpening import LONGEST_GOAL, Sharpening, Sharpness, Slot, Vocabulary, sharpness

_THING = re.compile(r"(?:an?|my|our|the|some|two|three|\d+)\b", re.I)
_QUOTED = 200  # characters of names that found no room
_SHORT = 4  # words; a longer answer says by itself what is given


def profile_of(learner: Learner) -> Profile:
    """The learner's goal and lists; an empty profile for somebody new."""
    return load(Profile, learner.profile)


def keep(learner: Learner, profile: Profile) -> Profile:
    """Keep them; written with the learner's transaction."""
    learner.profile = dump(profile)
    return profile


def set_goal(learner: Learner, goal: str) -> str:
    """Keep a goal, on one line of at most 200 characters; an empty one erases it. The goal as it is kept."""
    kept = " ".join(goal.split())[:LONGEST_GOAL]
    keep(learner, profile_of(learner).evolve(goal=kept))
    return kept


@cache
def vocabulary() -> Vocabulary:
    """By which goals are judged. Raises Faults."""
    return read(Vocabulary, prompts() / "mentor" / "goals.yaml", "mentor/goals.yaml")


def judged(goal: str) -> Sharpness:
    """How much a goal tells."""
    return sharpness(goal, vocabulary())


def question_of(slot: Slot, draft: Sharpening) -> str:
    """The name of what is asked about a goal; whoever looks for work is asked for the kind in other words than anybody else."""
    return f"profile.ask.{slot}.{'work' if judged(draft.goal).is_about_work else 'any'}"


def page(profile: Profile, kind: Kind, surface: Surface) -> str:
    """A list with its numbers."""
    return surface.page("list", kind=kind.value, items=listed(profile, kind), most=MOST, sentence=surface.sentence)


def told(added: Added, kind: Kind, surface: Surface, variant: int = 0) -> str:
    """What came of a text that was put on a list, in a sentence or two."""
    first = (*added.new, *added.again, "")[0]
    said = [surface.sentence("profile.added", variant, new=len(added.new), again=len(added.again), first=first)] if first else []
    if added.no_room:
        said.append(surface.sentence("profile.no_room", variant, left=", ".join(added.no_room)[:_QUOTED]))
    return " ".join(said) or surface.sentence(f"profile.nothing_added.{kind}", variant)


def given(profile: Profile, asked: str, answer: str) -> Added:
    """The answer to one of the questions of the give list put on it: "a drill" to what could be lent is "a drill, to lend"."""
    named = [_named(asked, item) for item in items(answer)]
    return put(profile, Kind.GIVES, named)


def _named(asked: str, item: str) -> str:
    """A short item as the question meant it; "Polish", thrown in where things to lend were asked for, stays as it is."""
    is_short = len(item.split()) <= _SHORT and (asked != "lend" or bool(_THING.match(item)))
    return PLAIN.sentence(f"profile.given.{asked}", item=item) if is_short else item
