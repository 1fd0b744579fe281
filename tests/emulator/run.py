"""The emulator as a test uses it: started on a loopback port in a thread of its own, with people to talk through it."""

import asyncio
import itertools
import socket
import threading
from typing import Self

import uvicorn
from uvicorn.server import ServerState

from .calls import Call, Calls
from .faults import Faults
from .people import Group, Person
from .records import Account, Chat
from .server import BotApi, Line
from .webhook import deliver
from .world import TOKEN, World

START_SECONDS = 5.0
_LETTING_IN = 4  # rounds of the loop that it takes to let somebody in, or to close a line


class Emulator:
    """`with Emulator() as telegram:` a Bot API for one bot at `telegram.base_url`, `telegram.faults` and `telegram.calls` beside it."""

    def __init__(self, port: int = 0, token: str = TOKEN, username: str = "SecondCoffeeBot") -> None:
        self.token = token
        self.world = World(token, username)
        self.faults = Faults()
        self.calls = Calls()
        self.people: list[Person] = []
        self.port = port
        self._thread: threading.Thread | None = None
        self._api: BotApi | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._group_ids = itertools.count(-1_001_000_000_001, -1)

    @property
    def base_url(self) -> str:
        """`http://127.0.0.1:43210`, to which `/bot{token}/{method}` is appended."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def env(self) -> dict[str, str]:
        """The settings a bot needs to find the emulator, as in `contracts.md`."""
        return {"TELEGRAM_BOT_TOKEN": self.token, "TELEGRAM_API_BASE_URL": self.base_url}

    def start(self) -> Self:
        """Listen; a second start after `stop` comes back on the same port with everything still known."""
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # named, or asyncio leaves Nagle on: 40 ms a call
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        self.port = listener.getsockname()[1]
        self._api = api = BotApi(self.world, self.faults, self.calls)
        ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve(api, listener, ready)), name="telegram", daemon=True)
        self._thread.start()
        if not ready.wait(START_SECONDS):
            raise RuntimeError(f"the emulator did not start on port {self.port} within {START_SECONDS} s")
        return self

    def stop(self) -> None:
        """Close the port and end waiting polls; chats, updates and the log are kept."""
        if self._thread is None or self._loop is None or self._api is None:
            return
        self._loop.call_soon_threadsafe(self._api.closing.set)
        self.world.updates.wake()
        self._thread.join(10)
        self._thread = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def person(self, name: str = "Ada", *, username: str = "", language: str = "en") -> Person:
        """A new learner who has not yet written to the bot."""
        account = Account(next(self.world.account_ids), name, username, language)
        chat = self.world.add_chat(Chat(account.id, name, account))
        person = Person(self.world, account, chat)
        self.people.append(person)
        return person

    def group(self, title: str, *members: Person, privacy: bool = True) -> Group:
        """A supergroup with the bot in it; `ada.say("hi", into=group)` writes there, and with privacy the bot sees little of it."""
        chat = self.world.add_chat(Chat(next(self._group_ids), title, opened=True))
        return Group(self.world, chat, members, privacy=privacy)

    def wait_until_polled(self, *, since: int = 0, within: float = 15.0) -> Call:
        """Wait until a bot asks for updates (after call number `since`), that is until it has started."""
        return self.calls.wait_for("getUpdates", since=since, within=within)

    async def _serve(self, api: BotApi, listener: socket.socket, ready: threading.Event) -> None:
        self._loop = loop = asyncio.get_running_loop()
        config = uvicorn.Config(api.app, http=Line, lifespan="off", log_config=None, access_log=False, ws="none")
        config.load()
        state = ServerState()
        server = await loop.create_server(lambda: Line(config, state, {}, loop), sock=listener)
        delivery = asyncio.create_task(deliver(api))
        ready.set()
        await api.closing.wait()
        server.close()
        for _ in range(_LETTING_IN):  # whoever was let in last is among the connections by then
            await asyncio.sleep(0)
        for connection in list(state.connections):
            connection.shutdown()
        if state.tasks:
            await asyncio.wait(state.tasks, timeout=1)
        for connection in list(state.connections):
            connection.transport.abort()
        delivery.cancel()
        for _ in range(_LETTING_IN):
            await asyncio.sleep(0)
