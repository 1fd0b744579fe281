"""The end of a rehearsal: the learner's own guess first, then the debrief with its picture."""

from __future__ import annotations

from bot import path, practice, present
from bot.content.library import hunches
from bot.pictures import album
from bot.pictures.curve import facts
from bot.practice import Finished, rehearsal_of
from bot.store.tables import Rehearsed
from bot.telegram.coached import shown, verdicts
from bot.telegram.coaching import previewing
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, button, labelled
from bot.telegram.playing import choosing, showing
from bot.telegram.playing.busy import is_busy
from bot.words import PLAIN, TELEGRAM
from flows.hunch import SKIP, hunch
from flows.people import person_of


async def stop(hand: Hand) -> None:
    """/stop: end it where it stands."""
    row = await hand.rehearsal()
    if row is None:
        hand.say(hand.sentence("no_rehearsal"), [[button("practice", "menu:practice")]])
    else:
        await end(hand, row)


async def stop_that_one(hand: Hand) -> None:
    """The button to stop the one that is open, pressed when another was wanted."""
    row = await hand.rehearsal()
    if not await hand.holds(f"busy:{hand.words[0]}") or row is None:
        hand.answer = hand.answer or hand.sentence("old_button")
        return
    hand.rebutton((), "")
    await end(hand, row)
    if row.status == "done":
        await choosing.offer_scenes(hand)


async def end(hand: Hand, row: Rehearsed) -> None:
    """Stop a rehearsal and ask for the guess; where nothing was said there is nothing to guess."""
    for what in ("note:", "asked:", "room:", "busy:", "guess:", "enough:"):
        await hand.retire(what)
    if row.status == "open":
        await practice.stop(hand.work, row, hand.now)
    if row.status == "guessing":
        showing.ask_for_guess(hand, row)
    else:
        hand.say(hand.sentence("left_before_a_word"), [[button("practice", "menu:practice")]])


async def enough(hand: Hand) -> None:
    """The button under a first talk that has become long enough."""
    row = await hand.rehearsal()
    if await hand.holds(f"enough:{hand.words[0]}") and row is not None and str(row.id) == hand.words[0]:
        hand.rebutton((), "")
        await end(hand, row)


async def guessed(hand: Hand) -> None:
    """The guess: now the debrief."""
    number, answer = hand.words
    row = await hand.rehearsal()
    if not await hand.holds(f"guess:{number}") or row is None or str(row.id) != number or row.status != "guessing":
        hand.answer = hand.answer or hand.sentence("old_button")
        return
    await _debrief(hand, row, "" if answer == "none" else answer)


async def guessed_in_words(hand: Hand, row: Rehearsed, said: str) -> None:
    """The guess as somebody typed it, "I think so"; what is none is asked for again, with the way round it."""
    meant = hunch(said, hunches())
    if meant:
        await _debrief(hand, row, "" if meant == SKIP else meant)
    else:
        await showing.where_we_are(hand, row, "where_we_are")


async def _debrief(hand: Hand, row: Rehearsed, answer: str) -> None:
    """Picture, page, and what comes below them."""
    await hand.retire("guess:")
    waited = await verdicts.not_passed(hand, row)
    finished = await practice.guess(hand.work, row, answer)
    hand.send("send_photo", album.kept("curve", facts(finished), hand.sentence("curve_caption")))
    rows = [*_under_debrief(row), *await _besides(hand, row)]
    hand.say(present.debriefed(finished, TELEGRAM), rows, f"debrief:{row.id}")
    if row.preview:
        await previewing.debriefed(hand, finished)
    elif not await verdicts.told(hand, finished, waited):  # what an exercise still asks for comes first
        await _look_ahead(hand, finished)


async def rests_on(hand: Hand) -> None:
    """The button for what a debrief rests on."""
    row = await _debriefed(hand, "debrief", "begun")
    if row is not None:
        finished: Finished = await practice.finished(hand.work, row)
        hand.say(present.behind(finished, TELEGRAM))
        await _leave(hand, row, _under_debrief(row)[1:], "rested")


async def again(hand: Hand) -> None:
    """The button for the same scene and partner once more."""
    row = await _debriefed(hand, "debrief", "rested")
    if row is not None:
        await _leave(hand, row, _under_debrief(row)[:1], "begun")
        if not await is_busy(hand):
            guests = tuple(person_of(each.partner) for each in rehearsal_of(row).room) if row.occasion else ()
            await choosing.begin(hand, row.scene, row.partner, row.goal, row.level, row.occasion, guests)


async def other(hand: Hand) -> None:
    """The button for somebody else."""
    row = await _debriefed(hand, "debrief", "rested")
    if row is not None:
        await _leave(hand, row, _under_debrief(row)[:1], "begun")
        await choosing.practice(hand)


async def _look_ahead(hand: Hand, finished: Finished) -> None:
    """What this rehearsal says together with those before, if there is something to say."""
    at = await path.standing(hand.work, hand.learner, hand.now)
    if said := path.after_debrief(at, finished.debrief, TELEGRAM):
        rows = [] if at.next.kind == "real_talk" else [[choosing.suggested(at.next)]]
        hand.say(TELEGRAM.page("telegram_mentor", said=" ".join(said)), rows)


def _under_debrief(row: Rehearsed) -> list[list[Button]]:
    """What it rests on; and the same again, or another. A try is tried again below its verdict, where that counts."""
    back = [[labelled(PLAIN.sentence("plan.button.to_plan"), "planshow", row.occasion)]] if row.occasion else []
    once_more = [button("again", "again", row.id)] if not row.task and not row.preview else []
    return [[button("rests_on", "rests", row.id)], [*once_more, button("another", "other", row.id)], *back]


async def _besides(hand: Hand, row: Rehearsed) -> list[list[Button]]:
    """The way to show it to a coach; that of a try stands below its verdict."""
    return [] if row.task else await shown.rows(hand, row)


async def _debriefed(hand: Hand, *kinds: str) -> Rehearsed | None:
    number = hand.words[0]
    if not await hand.holds(*(f"{kind}:{number}" for kind in kinds)):
        return None
    row = await hand.work.get(Rehearsed, int(number))
    return row if row is not None and row.learner == hand.learner.id else None


async def _leave(hand: Hand, row: Rehearsed, rows: list[list[Button]], kind: str) -> None:
    """Leave only the buttons that have not been pressed: they are of `kind`, unless the other half went before."""
    whole = hand.pressed is not None and hand.pressed.buttons.startswith("debrief:")
    left = [*(rows if whole else ()), *await _besides(hand, row)]
    hand.rebutton(left, f"{kind if whole else 'shown'}:{row.id}" if left else "")
