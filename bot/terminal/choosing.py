"""Putting a rehearsal together: scene, partner with the briefing, goal; or, for a script, whatever the seed says."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bot import path, practice, present, relationships
from bot.asides import is_for_the_table
from bot.content.library import prompts, scenes, world
from bot.profiles import profile_of
from bot.terminal.here import Here, Sitting
from bot.terminal.said import Awaits, Choice, Reply, Said, Wish
from bot.terminal.telling import house, page, quoted, sentence, turned, typed
from bot.words import PLAIN
from flows.casting import who_plays
from flows.chance import pick
from flows.scenes import Flow, Scene

SCENE = "coffee"  # where a script names none
NEXT = "next"  # what comes next on the path
OWN_GOAL, NO_GOAL = "own", "none"  # the lasting goal for this rehearsal, or none
LONGEST_GOAL = 200


def question(here: Here, *said: Said) -> Reply:
    """The next thing a rehearsal needs that is not settled yet, behind what was `said`."""
    wish = here.wish or Wish()
    if wish.scene is None:
        return Reply((*said, house("which_scene", here)), Awaits.SCENE, (*_next(here), *_scenes()))
    if wish.partner is None:
        return Reply((*said, house("which_partner", here)), Awaits.PARTNER, _partners(here, wish.scene), _title(wish.scene))
    known = _briefing(here, wish.scene, wish.partner) if wish.partner else page(_scene(wish.scene).about)
    return Reply((*said, known, house("which_goal", here)), Awaits.GOAL, _goals(here), _title(wish.scene))


async def asked_anew(here: Here, sitting: Sitting, wish: Wish, *said: Said) -> Reply:
    """The first question of a rehearsal that is wished for, with what comes next on the learner's path among the answers."""
    here.wish, here.path = wish, await path.standing(sitting.work, sitting.learner, sitting.now)
    here.goal = profile_of(sitting.learner).goal
    here.people = await relationships.known(sitting.work, sitting.learner, sitting.now)
    return question(here, *said)


async def answered(here: Here, sitting: Sitting, line: str) -> Reply:
    """The learner's answer to `question`: it settles one thing; the last one begins the rehearsal."""
    asked = question(here)
    wish = here.wish or Wish()
    if asked.awaits is Awaits.GOAL:
        number = int(line) if line.isdecimal() and len(line) == 1 else 0
        meant = next((each for at, each in enumerate(asked.choices, 1) if at == number or each.value == line), None)
        if meant is None and is_for_the_table(line, wish.partner or ""):
            return replace(asked, said=(typed(line), house("goal_first")))
        goal = "" if meant and meant.value == NO_GOAL else here.goal if meant else line
        here.wish = replace(wish, goal=goal[:LONGEST_GOAL])
        return await begun(here, sitting, *([typed(meant.label if meant else line)] if line else []))
    choice = chosen(line, asked.choices)
    if choice is None:
        return replace(asked, said=(typed(line), house("not_among_these", word=quoted(line))) if line else (house("pick_one"),))
    here.wish = settled(_with_scene(here, wish, choice.value) if asked.awaits is Awaits.SCENE else replace(wish, partner=choice.value))
    return question(here, typed(choice.label))


async def begun(here: Here, sitting: Sitting, *said: Said) -> Reply:
    """The rehearsal that was wished for, from its first line; one that was open is put away."""
    wish, seed = here.wish or Wish(), next(here.seeds)
    scene = wish.scene or SCENE
    partner = wish.partner
    if partner is None:
        partner = "" if _scene(scene).people > 1 else pick(sorted(who_plays(world(), scene)), seed, "partner")
    if not here.asks and partner:
        here.people = () if wish.seeded else await relationships.known(sitting.work, sitting.learner, sitting.now)
        said = (*said, _briefing(here, scene, partner))
    here.wish = here.finished = None
    if wish.goal is None and not here.asks:
        wish = replace(wish, goal=profile_of(sitting.learner).goal)
    step = await practice.begin(sitting.work, sitting.learner, scene, partner, seed, wish.goal or "", sitting.now, wish.level, wish.seeded)
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


def _next(here: Here) -> tuple[Choice, ...]:
    """What comes next, with the reason why."""
    if here.path is None:
        return ()
    return (Choice(NEXT, path.comes_next(here.path, PLAIN).removesuffix("."), path.why(here.path, PLAIN)),)


def _goals(here: Here) -> tuple[Choice, ...]:
    """The lasting goal, if there is one, and the way to do without."""
    return (Choice(OWN_GOAL, here.goal), Choice(NO_GOAL, sentence("no_goal_today"))) if here.goal else ()


def _with_scene(here: Here, wish: Wish, scene: str) -> Wish:
    """The wish with the scene that was chosen, by its name or as what comes next."""
    if scene == NEXT and here.path is not None:
        return replace(wish, scene=here.path.next.scene, level=here.path.next.level)
    return replace(wish, scene=scene)


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


def _briefing(here: Here, scene: str, partner: str) -> Said:
    known = next((each for each in here.people if each.name == partner), None)
    return page(present.briefing(partner, scene, PLAIN, known))


def _partners(here: Here, scene: str) -> tuple[Choice, ...]:
    met = [each.name for each in here.people]
    people = {name: world().people[name].partner for name in who_plays(world(), scene, met)}
    return tuple(Choice(name, person.called, f"{person.role}, {person.place}") for name, person in people.items())
