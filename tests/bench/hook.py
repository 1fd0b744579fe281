"""Telegram's side of a webhook, bare: updates are posted over several connections at once, and each answer's time is noted."""

import asyncio
import contextlib
import threading
import time
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlsplit

from tests.emulator import Emulator

CONNECTIONS = 16
PAUSE = 0.5  # seconds before what was not taken is offered again
IDLE = 0.002


@dataclass(slots=True)
class Hook:
    """Posts to one address; a connection is used for one update at a time."""

    address: str
    secret: str
    connections: int = CONNECTIONS
    seconds: list[float] = field(default_factory=list)  # from POST to 200
    refused: int = 0
    _free: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = field(default_factory=asyncio.Queue)

    async def __aenter__(self) -> Self:
        for _ in range(self.connections):
            self._free.put_nowait(await self._connected())
        return self

    async def __aexit__(self, *_: object) -> None:
        while not self._free.empty():
            _, writer = self._free.get_nowait()
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    async def post(self, body: str) -> tuple[float, float]:
        """Offer an update until it is taken; when it was first offered and when it was taken."""
        connection = await self._free.get()
        offered = began = time.time()
        while True:
            try:
                status = await self._ask(*connection, body.encode())
            except (OSError, asyncio.IncompleteReadError):  # the server closes what was idle for some seconds
                connection[1].close()
                connection = await self._connected()
                continue
            if status == 200:
                break
            self.refused += 1
            if status != 503:
                raise RuntimeError(f"the webhook answers with {status}")
            await asyncio.sleep(PAUSE)
            began = time.time()
        taken = time.time()
        self.seconds.append(taken - began)
        self._free.put_nowait(connection)
        return offered, taken

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        place = urlsplit(self.address)
        return await asyncio.open_connection(place.hostname, place.port)

    async def _ask(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, body: bytes) -> int:
        place = urlsplit(self.address)
        head = f"POST {place.path} HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        writer.write(f"{head}X-Telegram-Bot-Api-Secret-Token: {self.secret}\r\n\r\n".encode() + body)
        answer = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = answer.partition("content-length: ")[2].partition("\r\n")[0]
        await reader.readexactly(int(length or 0))
        return int(answer.split()[1])


class Delivery:
    """Instead of the emulator's own delivery, one update after the other: takes its updates away and posts them side by side."""

    def __init__(self, telegram: Emulator) -> None:
        self._telegram = telegram
        hook: dict[str, Any] = dict(telegram.world.webhook)
        telegram.world.webhook.clear()
        self.hook = Hook(hook["url"], hook["secret"])
        self._thread = threading.Thread(target=lambda: asyncio.run(self._deliver()), name="delivery", daemon=True)
        self._ending = threading.Event()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._thread.join(10)

    async def _deliver(self) -> None:
        updates, under_way = self._telegram.world.updates, set[asyncio.Task[object]]()
        async with self.hook:
            while not (self._ending.is_set() and not under_way):
                with updates.lock:
                    bodies = updates.head(100)
                    updates.drop(len(bodies))
                for body in bodies:
                    task = asyncio.create_task(self.hook.post(body))
                    under_way.add(task)
                    task.add_done_callback(under_way.discard)
                await asyncio.sleep(IDLE)
