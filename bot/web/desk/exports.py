"""Tables to take along, as files."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.coaching import cohorts, tasks
from bot.web.desk.guard import Guard
from bot.web.desk.reports import overview, results
from bot.web.desk.sheets import CSV, XLSX, Export, as_csv, as_xlsx, sent
from bot.web.desk.visit import Visit, there

_MAKERS = {CSV: as_csv, XLSX: as_xlsx}


def routes(guard: Guard) -> list[BaseRoute]:
    """Where they are."""
    places = (("/assignment/{number:int}/results", of_assignment), ("/cohort/{number:int}/overview", of_cohort))
    return [Route(f"{place}.{kind}", guard.shows(_as(kind, of)), methods=["GET"]) for place, of in places for kind in _MAKERS]


async def of_assignment(visit: Visit) -> Export:
    """What the address names, learner by learner."""
    row = there(await tasks.assignment(visit.work, visit.coach, visit.here))
    return await results(visit.work, visit.learner, row, visit.now)


async def of_cohort(visit: Visit) -> Export:
    """Everybody in it."""
    cohort = there(await cohorts.by_number(visit.work, visit.coach, visit.here))
    return await overview(visit.work, visit.learner, cohort, visit.now)


def _as(kind: str, of: Callable[[Visit], Awaitable[Export]]) -> Callable[[Visit], Awaitable[Response]]:
    """A page that answers with a file; the file is made beside everybody else's pages."""

    async def page(visit: Visit) -> Response:
        export = await of(visit)
        return sent(export, kind, await asyncio.to_thread(_MAKERS[kind], export))

    return page
