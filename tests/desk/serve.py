"""`python -m tests.desk.serve [LEARNERS] [TRIES]`: a desk with something on it on this machine, until Ctrl-C, to look at in a browser."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime

import uvicorn
from starlette.applications import Starlette

from bot.coaching import sessions
from bot.settings import Settings
from bot.store.store import Store
from bot.web.desk.site import desk
from tests.desk.sample import laid


async def main(learners: int, tries: int, port: int = 0) -> None:
    """Prints a link that signs in; each line read from standard input prints another."""
    store = await Store.opened("sqlite://")
    async with store.work() as work:
        laid_out = await laid(work, learners, tries, datetime.now(UTC))
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=desk(Settings(_env_file=None), store)), port=port, log_level="warning"))
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - the server tells nobody
        await asyncio.sleep(0.05)
    bound = server.servers[0].sockets[0].getsockname()[1]
    async with store.work() as work:
        key = await sessions.link(work, laid_out.coach, datetime.now(UTC))
    print(f"http://127.0.0.1:{bound}/desk/in?key={key}", flush=True)
    await serving


if __name__ == "__main__":
    asyncio.run(main(*(int(each) for each in sys.argv[1:4] or ("12", "3"))))
