"""Putting a rehearsal together by taps: scene, partner, goal; then it begins."""

from __future__ import annotations

from dataclasses import replace

from bot import practice as rehearsals
from bot import present
from bot.content.library import world
from bot.telegram import showing
from bot.telegram.busy import is_busy
from bot.telegram.choice import Choice, chosen, keep
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, button, labelled
from bot.telegram.talk import clean
from bot.words import PLAIN, TELEGRAM, sentences

LONGEST_GOAL = 200


async def practice(hand: Hand) -> None:
    """/practice: choose a scene, unless one is being played."""
    if not await is_busy(hand):
        await offer_scenes(hand)


async def offer_scenes(hand: Hand) -> None:
    """The first question: what kind of encounter."""
    await hand.retire("choose:")
    choice = keep(hand, Choice(hand.update.update_id, "scene", goal=chosen(hand).goal))
    scenes = [flow.scene for flow in world().flows.values()]
    rows = [[labelled(scene.title, "scene", choice.stamp, scene.name)] for scene in scenes]
    hand.say(TELEGRAM.page("telegram_scenes", question=hand.sentence("which_scene"), scenes=scenes), rows, choice.buttons)


async def scene_chosen(hand: Hand) -> None:
    """A scene was tapped; next comes whom to meet."""
    choice = await _at(hand, "scene")
    if choice is not None and hand.words[1] in world().flows:
        _offer_partners(hand, keep(hand, replace(choice, awaits="partner", scene=hand.words[1])))


async def partner_chosen(hand: Hand) -> None:
    """A partner was tapped, or a surprise; next come the briefing and the goal."""
    choice = await _at(hand, "partner")
    if choice is None:
        return
    name = hand.words[1] or _surprise(hand, choice)
    if name and name not in world().people:
        return
    choice = keep(hand, replace(choice, awaits="goal", partner=name))
    hand.change(_briefing(choice, hand.sentence("what_for")), _goals(choice), choice.buttons)


async def goal_chosen(hand: Hand) -> None:
    """A goal was tapped: begin; or the learner would rather meet somebody else."""
    choice = await _at(hand, "goal")
    if choice is None:
        return
    if hand.words[1] == "back":
        _offer_partners(hand, keep(hand, replace(choice, awaits="partner", partner="")))
        return
    ready = dict(enumerate(sentences()[f"telegram.goals.{choice.scene}"]))
    number = hand.words[1]
    goal = choice.goal if number == "own" else ready.get(int(number), "") if number.isdigit() else ""
    await _begin(hand, replace(choice, goal=goal))


async def goal_for_next(hand: Hand) -> None:
    """/goal: what the next rehearsal is for."""
    if hand.words:
        _set_goal(hand, hand.words[0])
    else:
        keep(hand, replace(chosen(hand), awaits="next_goal"))
        hand.say(hand.sentence("which_goal"))


async def took(hand: Hand, said: str) -> bool:
    """Whether plain text was the goal that was asked for."""
    choice = chosen(hand)
    if choice.awaits == "next_goal":
        _set_goal(hand, said)
        return True
    if choice.awaits != "goal" or await hand.rehearsal() is not None:
        return False
    await hand.retire("choose:")
    await _begin(hand, replace(choice, goal=_shortened(said)))
    return True


async def begin(hand: Hand, scene: str, partner: str, goal: str) -> None:
    """Begin a rehearsal: the first words, and the room where there is one."""
    keep(hand, Choice())
    step = await rehearsals.begin(hand.work, hand.learner, scene, partner, hand.update.update_id, goal, hand.now)
    await showing.show(hand, step, -1)


async def _begin(hand: Hand, choice: Choice) -> None:
    one = world().flows[choice.scene].scene.people == 1
    page = _briefing(choice, hand.sentence("off_you_go" if one else "off_to_the_room"), choice.goal)
    if hand.update.callback_query:
        hand.change(page)
    else:
        hand.say(page)
    await begin(hand, choice.scene, choice.partner, choice.goal)


async def _at(hand: Hand, step: str) -> Choice | None:
    """The choice as it stands, if a button of this very step was pressed."""
    choice = chosen(hand)
    if str(choice.stamp) == hand.words[0] and choice.awaits == step and await hand.rehearsal() is None:
        return choice
    hand.answer = hand.sentence("old_button")
    return None


def _offer_partners(hand: Hand, choice: Choice) -> None:
    people = {name: person.partner for name, person in world().people.items()}
    rows = [[labelled(f"{partner.name} · {partner.field}", "partner", choice.stamp, name)] for name, partner in people.items()]
    rows.append([button("surprise", "partner", choice.stamp, "")])
    question = "which_partner" if world().flows[choice.scene].scene.people == 1 else "whom_to_find"
    hand.change(hand.sentence(question), rows, choice.buttons)


def _goals(choice: Choice) -> list[list[Button]]:
    own = [[button("own_goal", "goal", choice.stamp, "own", goal=choice.goal)]] if choice.goal else []
    ready = sentences()[f"telegram.goals.{choice.scene}"]
    rows = [[labelled(PLAIN.text(goal), "goal", choice.stamp, number)] for number, goal in enumerate(ready)]
    return [*own, *rows, [button("no_goal", "goal", choice.stamp, "none"), button("other_partner", "goal", choice.stamp, "back")]]


def _briefing(choice: Choice, line: str, goal: str = "") -> str:
    scene = world().flows[choice.scene].scene
    known = present.briefing(choice.partner, choice.scene, TELEGRAM) if choice.partner else ""
    return TELEGRAM.page("telegram_briefing", scene=scene, briefing=known, line=line, goal=goal)


def _surprise(hand: Hand, choice: Choice) -> str:
    """Anybody; in a room, whoever is there."""
    if world().flows[choice.scene].scene.people > 1:
        return ""
    names = sorted(world().people)
    return names[hand.update.update_id % len(names)]


def _set_goal(hand: Hand, goal: str) -> None:
    choice = keep(hand, replace(chosen(hand), goal=_shortened(goal), awaits=""))
    hand.say(hand.sentence("goal_set", goal=choice.goal), [[button("practice", "menu:practice")]])


def _shortened(goal: str) -> str:
    return " ".join(clean(goal).split())[:LONGEST_GOAL]
