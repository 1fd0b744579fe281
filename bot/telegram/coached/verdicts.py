"""What is said after the debrief of a try: passed or not yet, what is missing, how often it can be tried again."""

from __future__ import annotations

from bot.coaching import telling
from bot.coaching.trying import FOLLOW_UP
from bot.practice import Finished
from bot.store.tables import Rehearsed
from bot.telegram.coached import notes, shown
from bot.telegram.coached.given import Given, coached_by, everything, one
from bot.telegram.coached.wording import label, words
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button
from bot.words import PLAIN, TELEGRAM
from flows.assignment import State
from flows.exercise import Counts, Verdict, only_follow_up_is_missing


async def not_passed(hand: Hand, row: Rehearsed) -> frozenset[int]:
    """Before a note is debriefed: the exercises that it might complete."""
    if row.scene != FOLLOW_UP:
        return frozenset()
    return frozenset(each.number for each in await everything(hand.work, hand.learner, hand.now) if each.work.state is State.DONE)


async def told(hand: Hand, finished: Finished, waited: frozenset[int]) -> bool:
    """Say the verdict, and what a note has completed; whether there is something left that an exercise asks for."""
    for each in await everything(hand.work, hand.learner, hand.now) if waited else ():
        if each.number in waited and each.number != finished.row.task and each.work.state is State.PASSED:
            hand.say(words(hand, "verdict.completed", title=each.title))
    if finished.verdict is None or finished.row.preview:
        return False
    given = await one(hand.work, hand.learner, finished.row.task, hand.now)
    if given is None:  # it was withdrawn while it was being played
        hand.say(words(hand, "verdict.withdrawn"), [[label("home", "cdhome")]])
        return False
    await _say(hand, finished, given, finished.verdict)
    return not finished.verdict.passed


async def rows(hand: Hand, row: Rehearsed, given: Given, verdict: Verdict) -> list[list[Button]]:
    """Write the note, try again, show the talk; all exercises."""
    note = [[each] for each in notes.buttons(row)] if only_follow_up_is_missing(verdict) else []
    retry = [] if verdict.passed or given.work.tries_left == 0 or given.task.excused else [[_again(given)]]
    return [*note, *retry, *await shown.rows(hand, row), [label("home", "cdhome")]]


async def _say(hand: Hand, finished: Finished, given: Given, verdict: Verdict) -> None:
    row, partner = finished.row, notes.called(notes.whom(finished.row))
    name = _line(given, verdict, bool(partner))
    line = words(hand, f"verdict.{name}", title=given.title, who=await coached_by(hand.work, hand.learner, given), partner=partner)
    lacks = () if name.startswith("note_only") else telling.lacks(verdict, PLAIN, given.exercise)
    page = TELEGRAM.page("coached_verdict", passed=verdict.passed, line=line, lacks=lacks, rest=_rest(hand, given, verdict))
    hand.say(page, await rows(hand, row, given, verdict), f"verdict:{row.id}")


def _line(given: Given, verdict: Verdict, is_known: bool) -> str:
    """Which sentence says how it came out; `is_known` tells whether there is one person to whom a note would go."""
    stands = given.work.state is State.PASSED
    if verdict.passed:
        return "passed_excused" if given.task.excused else "passed" if stands else "passed_for_you"
    if stands:
        return "stays_passed"
    if only_follow_up_is_missing(verdict):
        return "note_only" if is_known else "note_only_room"
    return "not_yet"


def _rest(hand: Hand, given: Given, verdict: Verdict) -> list[str]:
    """Which try counts, where it is not this one; and how many are left."""
    said, work, counts = [], given.work, given.exercise.counts
    if counts is Counts.FIRST and len(work.tries) > 1 and not verdict.passed:
        said.append(words(hand, "verdict.first_counts"))
    if verdict.passed or given.task.excused:
        return said
    if work.tries_left is None:
        said.append(words(hand, "verdict.any_number"))
    else:
        said.append(words(hand, "verdict.left" if work.tries_left else "verdict.no_more", left=work.tries_left))
    if counts is Counts.LAST and work.tries_left != 0:
        said.append(words(hand, "verdict.last_counts"))
    return said


def _again(given: Given) -> Button:
    number, most = len(given.work.tries) + 1, given.work.most
    if most:
        return label("again_of", "cdgo", given.number, "more", number=number, most=most)
    return label("again", "cdgo", given.number, "more")
