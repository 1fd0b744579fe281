"""Putting a rehearsal together by taps: scene, partner, goal; then it begins."""

from __future__ import annotations

from dataclasses import replace

from bot import gardening, path, present, relationships
from bot import practice as rehearsals
from bot.asides import is_for_the_table
from bot.content.library import world
from bot.guests import may_meet
from bot.profiles import profile_of
from bot.telegram.choice import Choice, chosen, keep
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, button, labelled
from bot.telegram.playing import showing
from bot.telegram.playing.busy import is_busy
from bot.telegram.playing.talk import clean
from bot.words import PLAIN, TELEGRAM, sentences
from flows.casting import who_plays
from flows.guess import is_guess
from flows.path import Suggestion
from flows.scenes import Level

LONGEST_GOAL = 200


async def practice(hand: Hand) -> None:
    """/practice: what partners did unasked in the meantime, and the choice of a scene, unless one is being played."""
    if not await is_busy(hand):
        await news(hand)
        await offer_scenes(hand)


async def news(hand: Hand) -> None:
    """What partners have done unasked since the last look."""
    for number, what in enumerate(await relationships.happened(hand.work, hand.learner, hand.now)):
        hand.say(gardening.happening(what, hand.update.update_id + number, TELEGRAM))


async def offer_scenes(hand: Hand) -> None:
    """The first question: what kind of encounter."""
    await hand.retire("choose:")
    choice = keep(hand, Choice(hand.update.update_id, "scene", goal=chosen(hand).goal))
    at, scenes = await path.standing(hand.work, hand.learner, hand.now), [flow.scene for flow in world().flows.values()]
    rows = [[suggested(at.next)], *([labelled(scene.title, "scene", choice.stamp, scene.name)] for scene in scenes)]
    told = {"next": path.comes_next(at, TELEGRAM), "why": path.why(at, TELEGRAM)}
    hand.say(TELEGRAM.page("telegram_scenes", question=hand.sentence("which_scene"), scenes=scenes, **told), rows, choice.buttons)


def suggested(told: Suggestion) -> Button:
    """The button for what comes next; it is no choice's own, so it may stand under anything."""
    return labelled(path.label(told), "take", told.scene, told.level)


async def suggestion_taken(hand: Hand) -> None:
    """What comes next was tapped, among the scenes or elsewhere; next comes whom to meet."""
    scene, level = hand.words
    if scene not in world().flows or await is_busy(hand):
        return
    choice = chosen(hand)
    among_scenes = choice.awaits == "scene" and hand.pressed is not None and hand.pressed.buttons == choice.buttons
    if not among_scenes:
        await hand.retire("choose:")
        choice = Choice(hand.update.update_id, goal=choice.goal)
    await _offer_partners(hand, keep(hand, replace(choice, awaits="partner", scene=scene, level=level)), anew=not among_scenes)


async def scene_chosen(hand: Hand) -> None:
    """A scene was tapped; next comes whom to meet."""
    choice = await _at(hand, "scene")
    if choice is not None and hand.words[1] in world().flows:
        await _offer_partners(hand, keep(hand, replace(choice, awaits="partner", scene=hand.words[1])))


async def partner_chosen(hand: Hand) -> None:
    """A partner was tapped, or a surprise; next come the briefing and the goal."""
    choice = await _at(hand, "partner")
    if choice is None:
        return
    name = hand.words[1] or _surprise(hand, choice)
    if name and not await may_meet(hand.work, hand.learner, name):
        return
    await _ask_what_for(hand, keep(hand, replace(choice, awaits="goal", partner=name)))


async def offer_goals(hand: Hand, scene: str, partner: str) -> None:
    """Scene and partner are settled elsewhere: the briefing and the goal come next."""
    await hand.retire("choose:")
    choice = keep(hand, Choice(hand.update.update_id, "goal", scene, partner, chosen(hand).goal))
    await _ask_what_for(hand, choice, anew=True)


async def level_chosen(hand: Hand) -> None:
    """A level was tapped beside the goals."""
    choice = await _at(hand, "goal")
    if choice is not None and choice.level != hand.words[1]:
        await _ask_what_for(hand, keep(hand, replace(choice, level=hand.words[1])))


async def _ask_what_for(hand: Hand, choice: Choice, anew: bool = False) -> None:
    page, rows = await _briefing(hand, choice, hand.sentence("what_for")), _goals(hand, choice)
    if anew:
        hand.say(page, rows, choice.buttons)
    else:
        hand.change(page, rows, choice.buttons)


async def goal_chosen(hand: Hand) -> None:
    """A goal was tapped: begin; or the learner would rather meet somebody else."""
    choice = await _at(hand, "goal")
    if choice is None:
        return
    if hand.words[1] == "back":
        await _offer_partners(hand, keep(hand, replace(choice, awaits="partner", partner="")))
        return
    ready = dict(enumerate(_ready_goals(choice.scene)))
    number = hand.words[1]
    goal = _own_goal(hand, choice) if number == "own" else ready.get(int(number), "") if number.isdigit() else ""
    await _begin(hand, replace(choice, goal=goal))


async def took(hand: Hand, said: str) -> bool:
    """Whether plain text was the goal of the rehearsal that is being put together."""
    choice = chosen(hand)
    if choice.awaits != "goal" or await hand.rehearsal() is not None:
        return False
    if choice.partner and not await may_meet(hand.work, hand.learner, choice.partner):
        return False
    if is_for_the_table(said, choice.partner):
        hand.say(hand.sentence("goal_first"))
        return True
    await hand.retire("choose:")
    await _begin(hand, replace(choice, goal=_shortened(said)))
    return True


async def begin(
    hand: Hand, scene: str, partner: str, goal: str, level: str = "normal", occasion: int = 0, guests: tuple[str, ...] = ()
) -> None:
    """Begin a rehearsal, perhaps for a real occasion: the first words, and the room where there is one."""
    keep(hand, Choice())
    if is_guess(partner) and not await may_meet(hand.work, hand.learner, partner):
        hand.say(TELEGRAM.sentence("biography.guess_gone", hand.update.update_id))
        return
    guests = tuple([name for name in guests if await may_meet(hand.work, hand.learner, name)])
    seed = hand.update.update_id
    step = await rehearsals.begin(hand.work, hand.learner, scene, partner, seed, goal, hand.now, level, occasion=occasion, guests=guests)
    await showing.show(hand, step, -1)


async def _begin(hand: Hand, choice: Choice) -> None:
    one = world().flows[choice.scene].scene.people == 1
    page = await _briefing(hand, choice, hand.sentence("off_you_go" if one else "off_to_the_room"), choice.goal)
    if hand.update.callback_query:
        hand.change(page)
    else:
        hand.say(page)
    await begin(hand, choice.scene, choice.partner, choice.goal, choice.level)


async def _at(hand: Hand, step: str) -> Choice | None:
    """The choice as it stands, if a button of this very step was pressed."""
    choice = chosen(hand)
    is_now = str(choice.stamp) == hand.words[0] and choice.awaits == step and await hand.rehearsal() is None
    if is_now and (not choice.partner or await may_meet(hand.work, hand.learner, choice.partner)):
        return choice
    hand.answer = hand.sentence("old_button")
    return None


async def _offer_partners(hand: Hand, choice: Choice, anew: bool = False) -> None:
    met = await relationships.bonds_of(hand.work, hand.learner)
    names = sorted(who_plays(world(), choice.scene, met), key=lambda name: name not in met)
    people = [world().people[name].partner for name in names]
    buttons = [labelled(partner.name, "partner", choice.stamp, name) for name, partner in zip(names, people, strict=True)]
    rows = [*(buttons[start : start + 2] for start in range(0, len(buttons), 2)), [button("surprise", "partner", choice.stamp, "")]]
    question = hand.sentence("which_partner" if world().flows[choice.scene].scene.people == 1 else "whom_to_find")
    page = TELEGRAM.page("telegram_partners", question=question, people=people)
    if anew:
        hand.say(page, rows, choice.buttons)
    else:
        hand.change(page, rows, choice.buttons)


def _goals(hand: Hand, choice: Choice) -> list[list[Button]]:
    lasting = _own_goal(hand, choice)
    own = [[button("own_goal", "goal", choice.stamp, "own", goal=lasting)]] if lasting else []
    ready = _ready_goals(choice.scene)
    rows = [[labelled(PLAIN.text(goal), "goal", choice.stamp, number)] for number, goal in enumerate(ready)]
    levels = [button(f"level_{level}", "level", choice.stamp, level, mark="✓ " if level == choice.level else "") for level in Level]
    return [*own, *rows, [button("no_goal", "goal", choice.stamp, "none"), button("other_partner", "goal", choice.stamp, "back")], levels]


def _ready_goals(scene: str) -> tuple[str, ...]:
    """The goals on offer: the scene's own, or those in the words."""
    return world().flows[scene].scene.goals or sentences().get(f"telegram.goals.{scene}", ())


def _own_goal(hand: Hand, choice: Choice) -> str:
    """The lasting goal; one that was set before there were lasting ones is still in the choice."""
    return profile_of(hand.learner).goal or choice.goal


async def _briefing(hand: Hand, choice: Choice, line: str, goal: str = "") -> str:
    scene = world().flows[choice.scene].scene
    people = {each.name: each for each in await relationships.known(hand.work, hand.learner, hand.now)} if choice.partner else {}
    known = present.briefing(choice.partner, choice.scene, TELEGRAM, people.get(choice.partner)) if choice.partner else ""
    return TELEGRAM.page("telegram_briefing", scene=scene, briefing=known, line=line, goal=goal)


def _surprise(hand: Hand, choice: Choice) -> str:
    """Anybody; in a room, whoever is there."""
    if world().flows[choice.scene].scene.people > 1:
        return ""
    names = sorted(who_plays(world(), choice.scene))
    return names[hand.update.update_id % len(names)]


def _shortened(goal: str) -> str:
    return " ".join(clean(goal).split())[:LONGEST_GOAL]
