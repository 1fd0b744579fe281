"""`bot` and `worker` need nobody to reach them; where LISTEN is set all the same, they tell how they are doing and serve the desk."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from bot.settings import Settings
from bot.store.store import Store

Act = Callable[[Settings, Store], Awaitable[None]]


def beside(act: Act) -> Act:
    """`act`, with /healthz, /readyz, /metrics and the desk served beside it if LISTEN is set. Raises what `act` raises, or Unusable."""

    async def run(chosen: Settings, store: Store) -> None:
        if "listen" not in chosen.model_fields_set:
            return await act(chosen, store)
        from starlette.applications import Starlette

        from bot.web.serving import served, shown

        app = Starlette(routes=shown(chosen, store))
        app.router.redirect_slashes = False
        async with asyncio.TaskGroup() as group:
            group.create_task(served(chosen, app))
            await act(chosen, store)
        return None

    return run
