"""A cohort on the desk: who is in it and where they stand, at a glance; made, and closed after one question."""

from __future__ import annotations

from typing import Any

from bot.coaching import cohorts, sharing, sight, tasks, telling
from bot.coaching.sight import Seat
from bot.store.coaching import Coach, Cohort
from bot.telegram.coaching import desk
from bot.telegram.coaching.sheet import (
    ONCE,
    ask,
    at_desk,
    at_most,
    day,
    forget,
    gone,
    label,
    moment,
    on_page,
    page,
    show,
    turning,
    words,
)
from bot.telegram.hand import Hand
from bot.telegram.keyboards import in_rows, labelled
from bot.words import TELEGRAM
from flows.assignment import State

_SEATS, _TALKS = 8, 5  # learners a page; newest talks that are listed on a learner's
MARKS = {State.WAITING: "…", State.GIVEN: "○", State.STARTED: "◐", State.DONE: "●", State.PASSED: "✓", State.EXCUSED: "–"}
"""Beside the words, for who skims; never without them."""


async def opened(hand: Hand) -> None:
    """A cohort's page: its learners, those who could use somebody first."""
    found = await mine(hand)
    if found is not None:
        await show_cohort(hand, found[1])


async def turned(hand: Hand) -> None:
    """Another page of its learners."""
    found = await mine(hand)
    if found is not None:
        await show_cohort(hand, found[1], int(hand.words[1]))


async def show_cohort(hand: Hand, cohort: Cohort, at: int = 0, before: str = "") -> None:
    """Turn the sheet to a cohort."""
    seats = await sight.seats(hand.work, cohort, hand.now)
    at = at_most(at, len(seats), _SEATS)
    shown = on_page(seats, at, _SEATS)
    talks = await sharing.shared_with(hand.work, cohort)
    text = page(
        "cohort",
        cohort=cohort,
        before=before,
        colleagues=[each.name for each in await cohorts.coaches_of(hand.work, cohort) if each.learner != hand.learner.id],
        seats=[_at_a_glance(hand, seat) for seat in shown],
        count=len(seats),
        talks=len(talks),
        sentence=TELEGRAM.sentence,
    )
    people = [labelled(seat.member.called, "dsw", seat.member.id) for seat in shown]
    rows = in_rows(people)
    rows.append(turning("dscm", cohort.id, at=at, count=len(seats), size=_SEATS))
    rows.append([label("assign", "dsg", cohort.id, 0), label("assigned", "dsas", cohort.id, 0)])
    rows.append([label("invite", "dsi", cohort.id), label("colleague", "dsic", cohort.id)])
    rows.append([label("close", "dscx", cohort.id, "ask"), label("back", "ds", 0)])
    await show(hand, text, rows)


async def took_name(hand: Hand, coach: Coach, said: str) -> None:
    """The next text was the name of a new cohort."""
    name = " ".join(said.split())
    try:
        if len(name) > cohorts.LONGEST_NAME:
            raise ValueError(name)
        cohort = await cohorts.made(hand.work, coach, name, hand.now)
    except ValueError:
        full = len(await cohorts.of(hand.work, coach)) >= cohorts.MOST_COHORTS
        said = words(hand, "full_of_cohorts" if full else "long_cohort", most=cohorts.LONGEST_NAME)
        await ask(hand, "cohort", said, [[label("never_mind", "ds", 0)]])
        return
    forget(hand)
    await show_cohort(hand, cohort, before=words(hand, "cohort_made"))


async def close(hand: Hand) -> None:
    """To close it is asked once; then its learners are let go."""
    found = await mine(hand, once=hand.words[1] == "yes")
    if found is None:
        return
    coach, cohort = found
    if hand.words[1] == "yes":
        await cohorts.close(hand.work, cohort, hand.now)
        hand.answer = words(hand, "closed", name=cohort.name)
        await desk.show_home(hand, coach)
        return
    members = await cohorts.members_of(hand.work, cohort)
    rows = [[label("close_yes", "dscx", cohort.id, "yes"), label("close_no", "dsc", cohort.id)]]
    await show(hand, words(hand, "ask.close", name=cohort.name, count=len(members)), rows, ONCE)


async def member(hand: Hand) -> None:
    """One learner: their way through the exercises, and what they show."""
    coach = await at_desk(hand)
    found = await cohorts.member(hand.work, coach, int(hand.words[0])) if coach else None
    cohort = await cohorts.by_number(hand.work, coach, found.cohort) if coach and found else None
    if coach is None:
        return
    if found is None or cohort is None:
        gone(hand)
        return
    seat = next(each for each in await sight.seats(hand.work, cohort, hand.now) if each.member.id == found.id)
    path = await sight.path_of(hand.work, found)
    talks = await sharing.shared_with(hand.work, cohort, found.learner)
    titles = {shot.shared: telling.title(tasks.exercise_for(row)) for row, result in path for shot in result.shots if shot.shared}
    text = page(
        "member",
        member=found,
        cohort=cohort,
        since=day(hand.learner, found.since, hand.now),
        why=telling.reasons(seat, hand.now, TELEGRAM),
        path=[_walked(hand, row, result) for row, result in reversed(path)],
        talks=len(talks),
    )
    rows = [
        [label("talk", "dst", each.id, title=titles.get(each.id or 0, ""), when=day(hand.learner, each.at, hand.now))]
        for each in talks[:_TALKS]
    ]
    await show(hand, text, [*rows, [label("back", "dsc", cohort.id)]])


async def mine(hand: Hand, once: bool = False) -> tuple[Coach, Cohort] | None:
    """Who presses, and the cohort that the button names, if it is theirs."""
    coach = await at_desk(hand, once)
    if coach is None:
        return None
    cohort = await cohorts.by_number(hand.work, coach, int(hand.words[0]))
    if cohort is None:
        gone(hand)
        return None
    return coach, cohort


def _at_a_glance(hand: Hand, seat: Seat) -> dict[str, Any]:
    """A learner in two lines at most: what is open and passed, and why they could use somebody."""
    counts = [(state, sum(work.state is state for _, _, work in seat.work)) for state in State]
    return {
        "name": seat.member.called,
        "states": [(MARKS[state], telling.label(state, TELEGRAM), count) for state, count in counts if count],
        "why": telling.reasons(seat, hand.now, TELEGRAM),
    }


def _walked(hand: Hand, row: Any, result: sight.Result) -> dict[str, Any]:
    """One exercise on a learner's way; what the tries scored is there with their consent alone."""
    shot = result.counting
    return {
        "title": telling.title(tasks.exercise_for(row)),
        "mark": MARKS[result.work.state],
        "state": telling.state(result.work, TELEGRAM, hand.now),
        "due": moment(hand.learner, row.due, hand.now, is_timed=False) if row.due and not result.work.is_settled else "",
        "scores": [(TELEGRAM.sentence(f"line.{line}"), value) for line, value in shot.past.scores.items()] if shot and shot.past else [],
        "lacked": telling.lacks_for_coach(shot.missed, TELEGRAM, tasks.exercise_for(row)) if shot else (),
    }
