"""The button that starts an exercise: who may start it still, with whom, the briefing, and the first words."""

from __future__ import annotations

from functools import partial

from bot import practice, present, relationships
from bot.coaching import telling, trying
from bot.content.library import world
from bot.telegram.choice import Choice, keep
from bot.telegram.coached.given import Given, one
from bot.telegram.coached.wording import label, moment, words
from bot.telegram.hand import Hand
from bot.telegram.keyboards import button, in_rows, labelled
from bot.telegram.playing import showing
from bot.telegram.playing.busy import is_busy
from bot.words import PLAIN, TELEGRAM
from flows.assignment import State
from flows.casting import who_plays

LIVE = "cdwho"  # what the buttons of the choice of a partner are live as
_SURPRISE = "_"  # for a name, where chance brings somebody


async def start(hand: Hand) -> None:
    """Start, wherever it stands: under a letter, on /coach, under a verdict; `more` is the second thought of somebody who has passed."""
    given = await _startable(hand, is_sure=hand.words[1] == "more")
    if given is None:
        return
    exercise = given.exercise
    if exercise.partner or world().flows[exercise.scene].scene.people > 1:
        await _begin(hand, given, exercise.partner)
    else:
        await _offer_partners(hand, given)


async def partner_chosen(hand: Hand) -> None:
    """Somebody was tapped, or a surprise."""
    number, name = hand.words
    if not await hand.holds(f"{LIVE}:{number}"):
        return
    given = await _startable(hand, is_sure=True)
    there = await _who_plays(hand, given) if given else []
    chosen = there[hand.update.update_id % len(there)] if there and name == _SURPRISE else name
    if given is not None and chosen in there:
        hand.rebutton((), "")
        await _begin(hand, given, chosen)


async def _startable(hand: Hand, is_sure: bool) -> Given | None:
    """The exercise, if it can be started now; what stands in the way is said."""
    given = await one(hand.work, hand.learner, int(hand.words[0]), hand.now)
    if given is None:
        hand.answer = words(hand, "gone")
        return None
    title, state = given.title, given.work.state
    if state is State.EXCUSED:
        hand.say(words(hand, "excused", title=title))
    elif given.work.tries_left == 0:
        hand.say(words(hand, "used_up", title=title, passed=state is State.PASSED), [[button("practice", "menu:practice")]])
    elif not await _is_playable(hand, given):
        hand.say(words(hand, "unplayable"))
    elif await is_busy(hand):
        return None
    elif state is State.PASSED and not is_sure:
        more = [[label("once_more", "cdgo", given.number, "more")]]
        hand.say(words(hand, "passed_already", title=title, counts=given.exercise.counts.value), more)
    else:
        return given
    return None


async def _is_playable(hand: Hand, given: Given) -> bool:
    """Whether scene and partner are still there."""
    exercise = given.exercise
    return exercise.scene in world().flows and (not exercise.partner or exercise.partner in world().people)


async def _offer_partners(hand: Hand, given: Given) -> None:
    """By taps, or by surprise, as in /practice."""
    await hand.retire(LIVE)
    names = await _who_plays(hand, given)
    people = [world().people[name].partner for name in names]
    taps = [labelled(partner.name, "cdwho", given.number, name) for name, partner in zip(names, people, strict=True)]
    rows = [*in_rows(taps), [button("surprise", "cdwho", given.number, _SURPRISE)]]
    hand.say(TELEGRAM.page("telegram_partners", question=words(hand, "whom"), people=people), rows, f"{LIVE}:{given.number}")


async def _who_plays(hand: Hand, given: Given) -> list[str]:
    """Who can be met, those whom the learner knows first."""
    met = await relationships.bonds_of(hand.work, hand.learner)
    return sorted(who_plays(world(), given.exercise.scene, met), key=lambda name: (name not in met, name))


async def _begin(hand: Hand, given: Given, partner: str) -> None:
    """The briefing with what counts as passed, and the first words; from here on it is a try."""
    await hand.retire("choose:")
    await hand.retire(LIVE)
    keep(hand, Choice())
    hand.say(await _briefing(hand, given, partner))
    exercise, level, seed = given.exercise, given.exercise.level.value, hand.update.update_id
    how = partial(practice.begin, task=given.number, feedback=exercise.feedback)
    step = await how(hand.work, hand.learner, exercise.scene, partner, seed, exercise.goal, hand.now, level)
    await trying.begun(hand.work, given.task, hand.now)
    await showing.show(hand, step, -1)


async def _briefing(hand: Hand, given: Given, partner: str) -> str:
    exercise, due = given.exercise, given.work.due
    scene = world().flows[exercise.scene].scene
    people = {each.name: each for each in await relationships.known(hand.work, hand.learner, hand.now)} if partner else {}
    known = present.briefing(partner, exercise.scene, TELEGRAM, people.get(partner)) if partner else ""
    line = hand.sentence("off_you_go" if scene.people == 1 else "off_to_the_room")
    late = words(hand, "late_start", **moment(hand.learner, due, hand.now)) if due is not None and due <= hand.now else ""
    facts = {"scene": scene, "briefing": known, "goal": exercise.goal, "line": line, "late": late}
    return TELEGRAM.page("coached_briefing", **facts, title=given.title, passes=telling.passes(exercise, PLAIN))
