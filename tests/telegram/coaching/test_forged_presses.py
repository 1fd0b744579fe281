"""Presses with guessed numbers, by another coach, by somebody who is none, by the coach themselves, by a learner: nothing comes of them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import practice
from bot.coaching import cohorts, invitations, overruling, remarks
from bot.store.coaching import Assigned, Coaching, Cohort, Designed, Invitation, Looked, Member, Overruled, Remark, Shared, Task, Tried
from bot.store.store import Store
from bot.telegram.carrying.run import Running
from bot.telegram.coached import routes as learners_side
from bot.telegram.coached.home import LIVE
from bot.telegram.coaching import routes as coachs_side
from bot.telegram.coaching import sheet as sheets
from flows.exercise import Exercise
from flows.moves import Move
from flows.rehearsal import Sign
from tests.emulator import Emulator
from tests.telegram.chat import does, forge, heard
from tests.telegram.learner import Learner

from .group import EXERCISE, GONE, KIND, SLIP, Group, newest_shown, now, rows
from .learners import joins

SECRETS = ("Spring group", "Ada", EXERCISE.title, KIND, SLIP, "Maria", "Well done.")


def _guessed(group: Group, talk: int, turn: int, ruled: int, invitation: int, task: int) -> list[str]:
    """Every press there is, with numbers that are Maria's."""
    cohort, exercise, row, member = group.cohort, group.exercise, group.assignment, group.members["Ada"]
    steps = ["partner:dana", "slips:job_ask", "title:none"]
    return [
        *("ds:0", "dsnew", "dsopen", "dsme", "dsmy:telegram", "dse:0", "dsl:0", "dslo:0", "dslk:0", "dsb", "dsbn:coffee"),
        *(f"ds{what}:{cohort}" for what in ("c", "i", "in", "ic", "iq")),
        *(f"dscm:{cohort}:0", f"dscx:{cohort}:ask", f"dscx:{cohort}:yes", f"dsw:{member}"),
        *(f"dsil:{cohort}:50", f"dsim:{cohort}:50:7", f"dsiw:{invitation}"),
        *(f"dsg:{cohort}:0", f"dsge:{cohort}:{exercise}", f"dsgp:{cohort}:{exercise}:0", f"dsgl:{cohort}:0"),
        *(f"dsgm:{cohort}:{exercise}:{member}", f"dsgd:{cohort}:{exercise}:0:3", f"dsgd:{cohort}:{exercise}:{member}:0"),
        *(f"ds{what}:{row}" for what in ("gb", "a", "ap", "po")),
        *(f"dsgs:{row}:monday", f"dsas:{cohort}:0", f"dsaq:{row}:0", f"dspd:{row}:7"),
        *(f"dswd:{row}:ask", f"dswd:{row}:yes", f"dsx:{row}:0", f"dsxt:{task}:1:0"),
        *(f"ds{what}:{exercise}" for what in ("eo", "ea", "bc", "p")),
        *(f"dsed:{exercise}:ask", f"dsed:{exercise}:yes", f"dsbs:{exercise}:c:goal"),
        *(f"dsv:{exercise}:c:{step}" for step in steps),
        *(f"dst:{talk}", f"dstp:{talk}:0", f"dstc:{talk}:{turn}", f"dstk:{talk}:{turn}"),
        *(f"dsto:{talk}:{turn}:referral_ask", f"dstn:{talk}:{turn}:referral_ask", f"dstb:{talk}:{ruled}"),
    ]


async def _all(store: Store) -> dict[str, list[Any]]:
    """Whatever a press could change."""
    tables = (Cohort, Coaching, Invitation, Member, Assigned, Task, Tried, Shared, Remark, Overruled, Looked)
    return {table.__tablename__: [each.model_dump() for each in await rows(store, table)] for table in tables}


async def test_another_coach_who_guesses_numbers_gets_nothing_from_any_press(
    bot: Running, store: Store, telegram: Emulator, group: Group, talk: int
) -> None:
    eve = Learner(telegram, "Eve")
    hers = await Group(store, bot, eve).made("Eve Adler", "Night group", Exercise("Hers", "coffee"))
    turn = await group.turn(talk, SLIP)
    async with store.work() as work:
        coach, shared = await group.the_coach(work), await newest_shown(work)
        await remarks.comment(work, coach, shared, turn, "Well done.", now())
        ruled = await overruling.overrule(work, coach, shared, turn, Move.RESUME_PUSH, "", now())
        invitation = await invitations.invite(work, coach, await group.the_cohort(work), now())
        task = (await work.exec(select(Task))).one()
        numbers = (talk, turn, ruled.id or 0, invitation.id or 0, task.id or 0)
    guessed = _guessed(group, *numbers)
    for pattern in coachs_side.PRESSES:
        assert any(re.fullmatch(pattern, each) for each in guessed), f"{pattern} is not tried"
    page = await does(eve, "/coach")
    before, mine = await _all(store), [each.state for each in await rows(store, Designed) if each.coach == group.coach]
    for data in guessed:
        await forge(eve, store, data, sheets.ONCE, on=page)
        said = heard(eve)
        assert not [secret for secret in SECRETS if secret in said], f"{data} tells {said[-400:]}"
    assert await _all(store) == before
    assert [(each.state, each.dropped) for each in await rows(store, Designed) if each.coach == group.coach] == [(mine[0], False)]
    mixed = [f"dsge:{hers.cohort}:{group.exercise}", f"dsgm:{hers.cohort}:{hers.exercise}:{group.members['Ada']}"]
    mixed += [f"dsgd:{hers.cohort}:{hers.exercise}:{group.members['Ada']}:3", f"dsgd:{hers.cohort}:{group.exercise}:0:3"]
    for data in mixed:
        assert GONE.search(await forge(eve, store, data, sheets.ONCE, on=page)), data
    assert await _all(store) == before


async def test_numbers_of_the_coachs_own_that_do_not_belong_together_do_nothing(
    store: Store, maria: Learner, telegram: Emulator, group: Group, talk: int
) -> None:
    ben = Learner(telegram, "Ben")
    await group.joined("Ben", ben.id)
    async with store.work() as work:
        other = (await cohorts.made(work, await group.the_coach(work), "Autumn group", now())).id
        begun = await _own_talk(work, ben.id)
    page = await does(maria, "/coach")
    before = await _all(store)
    wrong = [f"dsgd:{other}:{group.exercise}:{group.members['Ada']}:3", f"dstc:{talk}:{begun}", f"dsto:{talk}:{begun}:job_ask"]
    wrong += [f"dstn:{talk}:{begun}:job_ask", f"dstn:{talk}:{await group.turn(talk, KIND)}:job_ask", f"dsto:{talk}:1:curiosity"]
    wrong += ["dsc:999999999", "dsa:0", "dst:999999999", f"dstb:{talk}:999999999", "dslk:999", "dsxt:0:1:0", "dsw:0", "dseo:0"]
    for data in wrong:
        assert GONE.search(await forge(maria, store, data, sheets.ONCE, on=page)), data
    assert await _all(store) == before and "my secret plan" not in heard(maria)


async def _own_talk(work: AsyncSession, chat: int) -> int:
    """A rehearsal of somebody's own, shown to nobody; the number of what they said."""
    step = await practice.begin(work, await practice.learner_of(work, chat, now()), "coffee", "dana", 3, "", now())
    return (await practice.say(work, step.row, "Let me tell you my secret plan: could you get me a job?", now())).turn_id


async def test_somebody_who_is_no_coach_gets_nothing_from_any_press(store: Store, telegram: Emulator, group: Group, talk: int) -> None:
    eve = Learner(telegram, "Eve")
    page = await does(eve, "/start")
    before, designed = await _all(store), len(await rows(store, Designed))
    for data in _guessed(group, talk, 1, 1, 1, 1):
        assert "not one here any more" in await forge(eve, store, data, sheets.ONCE, on=page), data
    assert await _all(store) == before and len(await rows(store, Designed)) == designed
    assert not [secret for secret in SECRETS if secret in heard(eve)]


async def test_numbers_that_cannot_be_break_nothing(group: Group, ada: Learner, store: Store) -> None:
    await joins(group, ada)
    page = await does(ada, "/coach")
    for pattern in learners_side.PRESSES:
        for number in ("0", "9" * 9):
            assert "tripped" not in await forge(ada, store, filled(pattern, number), LIVE, on=page), pattern
    assert not any("tripped" in each for each in ada.person.texts)


@pytest.mark.parametrize("pattern", [*coachs_side.PRESSES, *learners_side.PRESSES])
def test_every_button_fits_into_what_telegram_takes(pattern: str) -> None:
    data = filled(pattern, "9" * 9)
    assert re.fullmatch(pattern, data) and len(data) <= 64


def filled(pattern: str, number: str) -> str:
    """A press of that pattern, with the longest there may be where it is no number."""
    move = max((*Move, *Sign), key=len)
    longest = {r"(\d{1,9})": number, r"(\d{1,3})": "999", r"(\w{1,12})": "follow_up", r"(\w{1,20})": move, r"([\w.-]{1,40})": f"{move}.99"}
    for piece, value in (longest | {r"(\w{1,40})": "x" * 20, r"([\w-]{1,40})": "x" * 16}).items():
        pattern = pattern.replace(piece, value)
    return re.sub(r"\(([\w|]+)\)", lambda found: max(found[1].split("|"), key=len), pattern)
