"""An exercise is given in four taps: cohort, exercise, whom, by when."""

from __future__ import annotations

from bot.clock import local
from bot.coaching import cohorts, exercises, tasks, telling
from bot.coaching.exercises import exercise_of, library
from bot.store.coaching import Coach, Cohort, Designed, Member
from bot.telegram.coaching.cohort import mine
from bot.telegram.coaching.sheet import ONCE, at_most, brought, gone, label, on_page, page, show, turning, words
from bot.telegram.coaching.starting import by_day, show_given
from bot.telegram.events import timing
from bot.telegram.hand import Hand
from bot.telegram.keyboards import in_rows, labelled
from bot.words import TELEGRAM

DUE = {3: "three_days", 7: "week", 14: "two_weeks", 0: "no_day"}
_WHOM = 8  # learners a page


async def which(hand: Hand) -> None:
    """First tap: in which cohort. What follows is which exercise, the coach's own first, then the library."""
    found = await mine(hand)
    if found is None:
        return
    coach, cohort = found
    own, ready = await exercises.of(hand.work, coach), library()
    every = [(exercise_of(row).title, ("dsge", cohort.id, row.id)) for row in own]
    taken = exercises.taken(own)
    every += [(each.title, ("dsgl", cohort.id, number)) for number, (name, each) in enumerate(ready.items()) if name not in taken]
    at = at_most(int(hand.words[1]), len(every))
    rows = [[labelled(title, *data)] for title, data in on_page(every, at)]
    rows.append(turning("dsg", cohort.id, at=at, count=len(every)))
    rows.append([label("build", "dsb"), label("back", "dsc", cohort.id)])
    await show(hand, words(hand, "ask.which", name=cohort.name), rows)


async def own_chosen(hand: Hand) -> None:
    """Second tap: one of the coach's own; or another page of whom it may be for."""
    found = await mine(hand)
    if found is None:
        return
    coach, cohort = found
    row = await exercises.by_number(hand.work, coach, int(hand.words[1]))
    if row is None:
        gone(hand)
        return
    await _whom(hand, cohort, row, int(hand.words[2]) if len(hand.words) > 2 else 0)


async def ready_chosen(hand: Hand) -> None:
    """Second tap: one of the library; it is the coach's own from now on, unless they have it already."""
    found = await mine(hand)
    if found is None:
        return
    coach, cohort = found
    row = await kept(hand, coach, int(hand.words[1]))
    if row is not None:
        await _whom(hand, cohort, row, 0)


async def whom_chosen(hand: Hand) -> None:
    """Third tap: everybody, or one."""
    found = await _chosen(hand, once=False)
    if found is None:
        return
    _, cohort, row, member = found
    numbers = cohort.id, row.id, member.id if member else 0
    rows = [[label(f"due.{name}", "dsgd", *numbers, days)] for days, name in DUE.items()]
    whom = member.called if member else ""
    text = page("due", title=telling.title(exercise_of(row)), whom=whom, cohort=cohort, is_known=bool(hand.learner.zone))
    await show(hand, text, [rows[0] + rows[1], rows[2] + rows[3], *timing.where_unknown(hand), [label("back", "dsge", *numbers[:2])]], ONCE)


async def assigned(hand: Hand) -> None:
    """Fourth tap: by when. It is given."""
    found = await _chosen(hand, once=True)
    if found is None:
        return
    coach, cohort, row, member = found
    today = local(hand.learner, hand.now).date()
    due = by_day(hand.learner, today, int(hand.words[3]))
    given = await tasks.assign(hand.work, coach, row, cohort, hand.now, member, due=due)
    await show_given(hand, given, cohort, member)


async def kept(hand: Hand, coach: Coach, number: int) -> Designed | None:
    """Exercise `number` of the library as the coach's own; None, and the press is answered, where that can't be."""
    names = list(library())
    if number >= len(names):
        gone(hand)
        return None
    try:
        return await exercises.take(hand.work, coach, names[number], hand.now)
    except ValueError:
        hand.answer = words(hand, "full_of_exercises", most=exercises.MOST)
        return None


async def _whom(hand: Hand, cohort: Cohort, row: Designed, at: int) -> None:
    if exercises.wrong(exercise_of(row), await brought(hand)):
        hand.answer = words(hand, "cant_play")
        return
    members = await cohorts.members_of(hand.work, cohort)
    at = at_most(at, len(members), _WHOM)
    numbers = cohort.id, row.id
    single = [labelled(each.called, "dsgm", *numbers, each.id) for each in on_page(members, at, _WHOM)]
    exercise = exercise_of(row)
    text = page("whom", cohort=cohort, count=len(members), **telling.in_words(exercise, TELEGRAM))
    everybody = label("everybody", "dsgm", *numbers, 0, count=len(members))
    turned = turning("dsgp", *numbers, at=at, count=len(members), size=_WHOM)
    await show(hand, text, [[everybody], *in_rows(single), turned, [label("back", "dsg", cohort.id, 0)]])


async def _chosen(hand: Hand, once: bool) -> tuple[Coach, Cohort, Designed, Member | None] | None:
    """What a button of the third or the fourth tap names, if all of it is the coach's."""
    found = await mine(hand, once)
    if found is None:
        return None
    coach, cohort = found
    row = await exercises.by_number(hand.work, coach, int(hand.words[1]))
    number = int(hand.words[2])
    member = await cohorts.member(hand.work, coach, number) if number else None
    if row is None or exercises.wrong(exercise_of(row), await brought(hand)) or (number and (member is None or member.cohort != cohort.id)):
        gone(hand)
        return None
    return coach, cohort, row, member
