"""/goal: what the learner is after, and the two or three exchanges that sharpen it."""

from __future__ import annotations

from dataclasses import replace

from bot.content.library import world
from bot.practice import rehearsal_of
from bot.profiles import judged, profile_of, question_of, set_goal, vocabulary
from bot.telegram.choice import OF_GOAL, chosen, keep
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, button
from bot.telegram.playing.talk import clean
from bot.words import TELEGRAM
from flows.sharpening import Sharpening, answered, is_fine, next_question, woven

LIVE = "aim"  # what the buttons of the newest message about the goal are live as


async def goal(hand: Hand) -> None:
    """/goal TEXT, or /goal: the goal as it stands; the next text is a new one, unless a rehearsal is open and texts are for the partner."""
    await hand.retire(LIVE)
    if hand.words and clean(hand.words[0]).strip():
        await _noted(hand, hand.words[0])
        return
    now = profile_of(hand.learner).goal
    is_open = await hand.rehearsal() is not None
    if not is_open:
        keep(hand, replace(chosen(hand), awaits="next_goal"))
    said = words(hand, "goal_now", goal=now) if now else words(hand, "none_yet" if is_open else "which_goal")
    more = f"\n\n{words(hand, 'write_a_new_one')}" if now and not is_open else ""
    hand.say(f"{said}{more}", [*_about(now, is_open), *_lists()], LIVE)


async def pressed(hand: Hand) -> None:
    """A button below the goal."""
    if not await hand.holds(LIVE):
        return
    draft, now = chosen(hand).draft, profile_of(hand.learner).goal
    act = hand.words[0]
    if act in ("skip", "take") and not draft.goal:
        hand.answer = hand.sentence("old_button")
        return
    hand.rebutton((), "")
    if act == "sharpen":
        await _ask(hand, Sharpening(now))
    elif act == "skip":
        await _answered(hand, draft, "skip")
    elif act == "take":
        await _settled(hand, "taken", set_goal(hand.learner, woven(draft, vocabulary())))
    elif act == "fine":
        await _settled(hand, "stays", now)
    elif act == "write":
        keep(hand, replace(chosen(hand), awaits="next_goal", draft=Sharpening()))
        hand.say(words(hand, "which_goal"), [[button("goal_fine", "aim", "fine")]] if now else (), LIVE)
    else:
        set_goal(hand.learner, "")
        keep(hand, replace(chosen(hand), awaits="", goal="", draft=Sharpening()))
        hand.say(words(hand, "goal_erased"))


async def took(hand: Hand, said: str) -> bool:
    """Whether plain text was a goal, or an answer about one."""
    choice = chosen(hand)
    if choice.awaits not in OF_GOAL:
        return False
    await hand.retire(LIVE)
    if is_fine(said) and profile_of(hand.learner).goal:
        await _settled(hand, "stays", profile_of(hand.learner).goal)
    elif choice.awaits == "sharpen":
        await _answered(hand, choice.draft, said)
    elif choice.awaits == "own_words":
        await _settled(hand, "taken", set_goal(hand.learner, clean(said)))
    else:
        await _noted(hand, said)
    return True


def words(hand: Hand, name: str, **facts: object) -> str:
    """A sentence of prompts/words/profile.yaml, in one of its wordings."""
    return TELEGRAM.sentence(f"profile.{name}", hand.update.update_id, **facts)


async def back(hand: Hand) -> str:
    """Where the next words go again, if a rehearsal is open: on a line of its own."""
    row = await hand.rehearsal()
    if row is None or row.status != "open":
        return ""
    faced = rehearsal_of(row).partner
    if faced is None:
        return f"\n\n{words(hand, 'back_to_room')}"
    return f"\n\n{words(hand, 'back_to', partner=world().people[faced.partner].partner.called)}"


async def _noted(hand: Hand, said: str) -> None:
    """A goal is kept as it came; what could be sharper is asked for, in a rehearsal only by a button."""
    kept = set_goal(hand.learner, clean(said))
    keep(hand, replace(chosen(hand), awaits="", goal="", draft=Sharpening()))
    noted = words(hand, "noted", goal=kept)
    if judged(kept).is_specific:
        hand.say(f"{noted} {words(hand, 'is_specific')}{await back(hand)}", await _afterwards(hand), LIVE)
    elif await hand.rehearsal() is not None:
        hand.say(f"{noted} {words(hand, 'could_be_sharper')}{await back(hand)}", [[button("goal_sharpen", "aim", "sharpen")]], LIVE)
    else:
        await _ask(hand, Sharpening(kept), f"{noted} {words(hand, 'sharpen_intro')}")


async def _ask(hand: Hand, draft: Sharpening, before: str = "") -> None:
    """The next question about a goal, or the sentence that has become of the answers."""
    slot = next_question(draft, vocabulary())
    if slot is None:
        await _proposed(hand, draft)
        return
    keep(hand, replace(chosen(hand), awaits="sharpen", draft=draft))
    said = TELEGRAM.sentence(question_of(slot, draft), hand.update.update_id)
    rows = [[button("skip", "aim", "skip"), button("goal_fine", "aim", "fine")]]
    hand.say(f"{before}\n\n{said}".strip(), rows, LIVE)


async def _answered(hand: Hand, draft: Sharpening, said: str) -> None:
    slot = next_question(draft, vocabulary())
    await _ask(hand, answered(draft, slot, clean(said), vocabulary()) if slot else draft)


async def _proposed(hand: Hand, draft: Sharpening) -> None:
    goal = woven(draft, vocabulary())
    if goal == draft.goal or not any(draft.answers):
        kept = set_goal(hand.learner, draft.goal)
        await _settled(hand, "taken" if draft.asked and judged(kept).is_specific else "stays", kept)
        return
    keep(hand, replace(chosen(hand), awaits="own_words", draft=draft))
    rows = [[button("goal_take", "aim", "take"), button("goal_fine", "aim", "fine")]]
    hand.say(words(hand, "proposal", goal=goal), rows, LIVE)


async def _settled(hand: Hand, name: str, goal: str) -> None:
    keep(hand, replace(chosen(hand), awaits="", goal="", draft=Sharpening()))
    hand.say(f"{words(hand, name, goal=goal)}{await back(hand)}", await _afterwards(hand), LIVE)


async def _afterwards(hand: Hand) -> list[list[Button]]:
    start = [[button("practice", "menu:practice")]] if await hand.rehearsal() is None else []
    return [*start, *_lists()]


def _about(now: str, is_open: bool) -> list[list[Button]]:
    """What can be done about the goal: sharpen it where that is needed, write another, erase it."""
    sharpen = [button("goal_sharpen", "aim", "sharpen")] if now and not judged(now).is_specific else []
    write = [button("goal_write", "aim", "write")] if is_open else []
    return [each for each in ([*sharpen, *write], [button("goal_erase", "aim", "erase")] if now else []) if each]


def _lists() -> list[list[Button]]:
    return [[button("to_gives", "list", "gives")], [button("to_targets", "list", "targets"), button("to_names", "list", "names")]]
