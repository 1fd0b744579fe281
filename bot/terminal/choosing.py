"""Putting a rehearsal together: scene, partner with the briefing, goal; or, for a script, whatever the seed says."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bot import practice, present
from bot.content.library import prompts, scenes, world
from bot.terminal.here import Here, Sitting
from bot.terminal.said import Awaits, Choice, Reply, Said, Wish
from bot.terminal.telling import house, page, quoted, turned, typed
from bot.words import PLAIN
from flows.chance import pick
from flows.scenes import Flow, Scene

SCENE = "coffee"  # where a script names none
LONGEST_GOAL = 200


def question(here: Here, *said: Said) -> Reply:
    """The next thing a rehearsal needs that is not settled yet, behind what was `said`."""
    wish = here.wish or Wish()
    if wish.scene is None:
        return Reply((*said, house("which_scene", here)), Awaits.SCENE, _scenes())
    if wish.partner is None:
        return Reply((*said, house("which_partner", here)), Awaits.PARTNER, _partners(), _title(wish.scene))
    known = page(present.briefing(wish.partner, wish.scene, PLAIN)) if wish.partner else page(_scene(wish.scene).about)
    return Reply((*said, known, house("which_goal", here)), Awaits.GOAL, title=_title(wish.scene))


async def answered(here: Here, sitting: Sitting, line: str) -> Reply:
    """The learner's answer to `question`: it settles one thing; the last one begins the rehearsal."""
    asked = question(here)
    wish = here.wish or Wish()
    if asked.awaits is Awaits.GOAL:
        here.wish = replace(wish, goal=line[:LONGEST_GOAL])
        return await begun(here, sitting, *([typed(line)] if line else []))
    choice = chosen(line, asked.choices)
    if choice is None:
        return replace(asked, said=(typed(line), house("not_among_these", word=quoted(line))) if line else (house("pick_one"),))
    here.wish = settled(replace(wish, scene=choice.value) if asked.awaits is Awaits.SCENE else replace(wish, partner=choice.value))
    return question(here, typed(choice.label))


async def begun(here: Here, sitting: Sitting, *said: Said) -> Reply:
    """The rehearsal that was wished for, from its first line; one that was open is put away."""
    wish, seed = here.wish or Wish(), next(here.seeds)
    scene = wish.scene or SCENE
    partner = wish.partner
    if partner is None:
        partner = "" if _scene(scene).people > 1 else pick(sorted(world().people), seed, "partner")
    if not here.asks and partner:
        said = (*said, page(present.briefing(partner, scene, PLAIN)))
    here.wish = here.finished = None
    step = await practice.begin(sitting.work, sitting.learner, scene, partner, seed, wish.goal or "", sitting.now)
    reply = turned(here, step)
    return replace(reply, said=(*said, *reply.said))


def chosen(line: str, choices: Sequence[Choice]) -> Choice | None:
    """The choice meant by a number, a name, its beginning or a near miss: "2", "dana", "da" and "Danna" are all clear."""
    word = line.strip().casefold()
    if word.isdecimal():
        return choices[int(word) - 1] if 1 <= int(word) <= len(choices) else None
    names = {name.casefold(): choice for choice in choices for name in (choice.label, choice.value)}
    if word in names:
        return names[word]
    begins = {choice.value: choice for name, choice in names.items() if word and name.startswith(word)}
    if len(begins) == 1:
        return next(iter(begins.values()))
    near = difflib.get_close_matches(word, names, 1, 0.75)
    return names[near[0]] if near else None


def settled(wish: Wish) -> Wish:
    """A wish with what needs no asking: in a room one may meet anybody."""
    if wish.scene and wish.partner is None and _scene(wish.scene).people > 1:
        return replace(wish, partner="")
    return wish


def _scene(name: str) -> Scene:
    return _flows()[name].scene


@cache
def _flows() -> dict[str, Flow]:
    """The scenes alone: they are asked for before the rest of the world is read."""
    return scenes(prompts())


def _title(scene: str) -> str:
    return _scene(scene).title


def _scenes() -> tuple[Choice, ...]:
    return tuple(Choice(name, flow.scene.title, flow.scene.about) for name, flow in _flows().items())


def _partners() -> tuple[Choice, ...]:
    people = {name: world().people[name].partner for name in world().people}
    return tuple(Choice(name, person.called, f"{person.role}, {person.place}") for name, person in people.items())
