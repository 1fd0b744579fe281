"""A coach plays their own exercise, as a learner would; the verdict is shown and kept nowhere."""

from __future__ import annotations

from bot import practice
from bot.coaching import coaches, exercises, given, telling
from bot.coaching.exercises import exercise_of
from bot.coaching.uploads import Own
from bot.content.library import world
from bot.practice import Finished
from bot.store.coaching import Designed
from bot.telegram.choice import Choice, keep
from bot.telegram.coaching.sheet import LIVE, brought, label, page, words
from bot.telegram.coaching.shelf import described, held
from bot.telegram.hand import Hand
from bot.telegram.playing import showing
from bot.telegram.playing.busy import is_busy
from bot.words import TELEGRAM
from flows.exercise import Exercise

PAYLOAD = exercises.PREVIEW  # how a link that plays an exercise begins


async def play(hand: Hand) -> None:
    """The button to try it out."""
    found = await held(hand)
    if found is not None and not await is_busy(hand):
        await begin(hand, found[1])


async def by_link(hand: Hand, payload: str) -> None:
    """The link on the desk in the browser: /start preview_12."""
    coach = await coaches.of(hand.work, hand.learner)
    number = given.written(payload.removeprefix(PAYLOAD))
    row = await exercises.by_number(hand.work, coach, number) if coach else None
    if row is None:
        hand.say(words(hand, "gone"))
    elif not await is_busy(hand):
        await begin(hand, row)
        if hand.answer:  # there is no button to answer
            hand.say(hand.answer)


async def begin(hand: Hand, row: Designed) -> None:
    """What a learner is told, and then the first words."""
    exercise = exercise_of(row)
    own = await brought(hand)
    if exercises.wrong(exercise, own):
        hand.answer = words(hand, "cant_play")
        return
    await hand.retire(LIVE)
    keep(hand, Choice())
    hand.say(page("preview", **await described(hand, exercise)))
    seed = hand.update.update_id
    step = await practice.begin(
        *(hand.work, hand.learner, exercise.scene, _partner(exercise, own, seed), seed, exercise.goal, hand.now, exercise.level),
        preview=row.id or 0,
        feedback=exercise.feedback,
    )
    await showing.show(hand, step, -1)


async def debriefed(hand: Hand, finished: Finished) -> None:
    """What the learner would read below the debrief, and the way back to the exercise; nothing where it was no preview."""
    told = finished.verdict
    if not finished.row.preview or told is None:
        return
    await hand.retire(LIVE)
    coach = await coaches.of(hand.work, hand.learner)
    row = await exercises.by_number(hand.work, coach, finished.row.preview) if coach else None
    exercise = exercise_of(row) if row else None
    text = TELEGRAM.page("coaching_previewed", passed=told.passed, lacks=telling.lacks(told, TELEGRAM, exercise))
    number = finished.row.preview
    hand.say(text, [[label("play_again", "dsp", number), label("the_exercise", "dseo", number)]], LIVE)


def _partner(exercise: Exercise, own: Own, seed: int) -> str:
    """Whoever was chosen; else anybody, and in a room whoever is there."""
    if exercise.partner or world().flows[exercise.scene].scene.people > 1:
        return exercise.partner
    names = [name for name in exercises.partners(exercise.scene, own) if name not in own.partners] or list(own.partners)
    return names[seed % len(names)]
