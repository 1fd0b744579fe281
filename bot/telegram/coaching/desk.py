"""/coach for a coach: their cohorts, who could use them and why, what came in last, and the way to everything else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.coaching import cohorts, sessions, sight, tasks, telling
from bot.coaching.sight import Seat
from bot.settings import settings
from bot.store.coaching import Coach, Cohort
from bot.telegram.coaching.sheet import LIVE, ask, at_desk, at_most, day, forget, label, on_page, page, show, turning, words
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Rows, app, labelled
from bot.words import TELEGRAM

_MOST_NAMED, _MOST_RESULTS = 6, 5  # lines of who needs somebody, and of what came in
_APP = "/desk/app"


async def opened(hand: Hand, coach: Coach) -> None:
    """/coach, typed: a new sheet."""
    forget(hand)
    await hand.retire(LIVE)
    hand.say(*await _home(hand, coach, 0), LIVE)


async def home(hand: Hand) -> None:
    """The button back to the first page, or to more cohorts."""
    coach = await at_desk(hand)
    if coach is not None:
        await show_home(hand, coach, int(hand.words[0]))


async def show_home(hand: Hand, coach: Coach, at: int = 0) -> None:
    """Turn the sheet to the first page."""
    await show(hand, *await _home(hand, coach, at))


async def name_cohort(hand: Hand) -> None:
    """The button for a new cohort: the next text is its name."""
    if await at_desk(hand) is not None:
        await ask(hand, "cohort", words(hand, "ask.cohort"), [[label("never_mind", "ds", 0)]])


async def browser(hand: Hand) -> None:
    """The button to the desk in the browser: a link, made now."""
    coach = await at_desk(hand)
    if coach is None:
        return
    address = settings().public_url.rstrip("/")
    if not address:
        hand.say(words(hand, "no_address"))
        return
    secret = await sessions.link(hand.work, coach, hand.now)
    rows = [[app(*label("in_telegram", f"{address}{_APP}"))]] if address.startswith("https://") else []
    hand.say(page("sign_in", link=f"{address}/desk/in?key={secret}"), rows)


async def _home(hand: Hand, coach: Coach, at: int) -> tuple[str, Rows]:
    mine = await cohorts.of(hand.work, coach)
    at = at_most(at, len(mine))
    shown = on_page(mine, at)
    seated = [(cohort, await sight.seats(hand.work, cohort, hand.now)) for cohort in shown]
    told = page(
        "home",
        coach=coach,
        cohorts=[(cohort, len(seats), sum(bool(seat.reasons) for seat in seats)) for cohort, seats in seated],
        several=len(mine) > 1,
        needy=_needy(hand, seated),
        results=_newest(hand, seated),
        sentence=TELEGRAM.sentence,
    )
    rows = [[labelled(cohort.name, "dsc", cohort.id), label("assign", "dsg", cohort.id, 0)] for cohort in shown]
    rows.append(turning("ds", at=at, count=len(mine)))
    rows.append([label("new_cohort", "dsnew"), label("exercises", "dse", 0)])
    rows.append([label("browser", "dsopen"), label("me", "dsme")])
    return told, [row for row in rows if row]


def _needy(hand: Hand, seated: Sequence[tuple[Cohort, Sequence[Seat]]]) -> dict[str, Any]:
    """Who could use their coach, a line each, and how many more there are."""
    lines = [
        {"name": seat.member.called, "cohort": cohort.name, "why": telling.reason(seat.reasons[0], seat, hand.now, TELEGRAM)}
        for cohort, seats in seated
        for seat in seats
        if seat.reasons
    ]
    return {"lines": lines[:_MOST_NAMED], "more": len(lines[_MOST_NAMED:])}


def _newest(hand: Hand, seated: Sequence[tuple[Cohort, Sequence[Seat]]]) -> list[dict[str, Any]]:
    """The tries that ended last, of all cohorts on the page."""
    every = [
        (tried.at, seat.member.called, telling.title(tasks.exercise_for(row)), tried.passed)
        for _, seats in seated
        for seat in seats
        for _, row, work in seat.work
        for tried in work.tries
    ]
    newest = sorted(every, key=lambda each: each[0], reverse=True)[:_MOST_RESULTS]
    return [{"when": day(hand.learner, at, hand.now), "name": name, "title": title, "passed": passed} for at, name, title, passed in newest]
