"""Who coaches a cohort, the codes that let people in, and its end."""

from __future__ import annotations

from datetime import timedelta

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.coaching import cohorts, invitations
from bot.store.coaching import Cohort
from bot.telegram.name import bot_name, start_link
from bot.web.desk.guard import Guard
from bot.web.desk.visit import Visit, there

_WEEKS = (1, 2, 4, 12)
_A_WEEK = timedelta(weeks=1)  # for a colleague, who sees all that the coach sees: one person, and not for long


def routes(guard: Guard) -> list[BaseRoute]:
    """Where they are."""
    return [
        Route("/cohort/{number:int}/people", guard.shows(people), methods=["GET"]),
        Route("/cohort/{number:int}/invite", guard.does(invite), methods=["POST"]),
        Route("/cohort/{number:int}/close", guard.does(close), methods=["POST"]),
        Route("/invitation/{number:int}/withdraw", guard.does(withdraw), methods=["POST"]),
    ]


async def people(visit: Visit) -> Response:
    """Who coaches it, and the codes that let people in."""
    found = await _cohort(visit)
    codes, name = await invitations.of(visit.work, found), await bot_name(visit.settings)
    good = [row for row in codes if invitations.is_open(row, visit.now)]
    return visit.page(
        "people",
        cohort=found,
        coaches=await cohorts.coaches_of(visit.work, found),
        size=len(await cohorts.members_of(visit.work, found)),
        open_ones=[{"row": row, "link": start_link(name, invitations.PAYLOAD + row.code)} for row in good],
        past=len(codes) - len(good),
        has_name=bool(name),
    )


async def invite(visit: Visit) -> Response:
    """A new code."""
    found = await _cohort(visit)
    is_colleague = visit.text("whom") == "coach"
    weeks = _A_WEEK if is_colleague else timedelta(weeks=visit.among("weeks", _WEEKS, 2))
    most = 1 if is_colleague else visit.number("most", 50)
    try:
        await invitations.invite(visit.work, visit.coach, found, visit.now, most, weeks, is_colleague)
    except ValueError:
        return visit.to(f"/cohort/{found.id}/people", "no_code")
    return visit.to(f"/cohort/{found.id}/people", "colleague_code_made" if is_colleague else "code_made")


async def withdraw(visit: Visit) -> Response:
    """A code lets nobody in any more."""
    found = there(await invitations.by_number(visit.work, visit.coach, visit.here))
    await invitations.withdraw(visit.work, found, visit.now)
    return visit.to(f"/cohort/{found.cohort}/people", "withdrawn")


async def close(visit: Visit) -> Response:
    """The cohort is closed, or only left to its other coaches."""
    found = await _cohort(visit)
    if visit.text("how") == "leave":
        await cohorts.leave_to_others(visit.work, found, visit.coach, visit.now)
        return visit.to("/", "left")
    await cohorts.close(visit.work, found, visit.now)
    return visit.to("/", "closed")


async def _cohort(visit: Visit) -> Cohort:
    return there(await cohorts.by_number(visit.work, visit.coach, visit.here))
