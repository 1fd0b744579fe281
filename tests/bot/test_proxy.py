"""The desk and the API behind the real nginx, with our own file for it, by https."""

from __future__ import annotations

import asyncio
import http.client
import re
import shutil
import ssl
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from socket import socket

import httpx
import pytest
import pytest_asyncio
import yaml
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from bot.coaching import coaches, sessions, tokens
from bot.settings import Settings
from bot.store.store import Store
from bot.web.api.site import api
from bot.web.desk.incoming import LARGEST, address_of
from bot.web.desk.site import desk
from bot.web.serving import served
from bot.web.vitals import vitals
from tests.bot.test_deploy import NGINX, ROOT
from tests.desk.sample import learner_of

PROGRAM = shutil.which("nginx")
needs_nginx = pytest.mark.skipif(
    PROGRAM is None, reason="nginx is a server of its own and no package of ours; the text of its file is tested in test_deploy"
)


@dataclass(frozen=True, slots=True)
class Front:
    """nginx, and what is behind it."""

    plain: int
    https: int
    behind: int
    folder: Path

    @property
    def address(self) -> str:
        """What PUBLIC_URL says."""
        return f"https://127.0.0.1:{self.https}"

    @property
    def logged(self) -> str:
        """All that nginx wrote down."""
        return (self.folder / "access.log").read_text("utf-8") + (self.folder / "error.log").read_text("utf-8")

    def browser(self) -> httpx.AsyncClient:
        """A client that keeps cookies as a browser does."""
        trusted = ssl.create_default_context(cafile=str(self.folder / "full-chain.pem"))
        return httpx.AsyncClient(base_url=self.address, verify=trusted, headers={"user-agent": "tests"})


@pytest.fixture
def front(tmp_path: Path) -> Front:
    """Ports that are free, and a folder with a certificate."""
    certificate = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout key.pem -out full-chain.pem -subj /CN=desk"
    made = [*certificate.split(), "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run(made, cwd=tmp_path, check=True, capture_output=True)
    places = [socket() for _ in range(3)]
    for each in places:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in places]
    for each in places:
        each.close()
    return Front(*ports, tmp_path)


@pytest_asyncio.fixture
async def behind(front: Front, store: Store) -> AsyncIterator[Store]:
    """What `serve` serves, but for the webhook, behind nginx."""
    async with serving(front, store):
        with proxied(front):
            yield store


@asynccontextmanager
async def serving(front: Front, store: Store) -> AsyncIterator[None]:
    """On a port of this machine."""
    token = SecretStr("1234:not-a-token")
    chosen = Settings(_env_file=None, public_url=front.address, listen=f"127.0.0.1:{front.behind}", telegram_bot_token=token)
    routes: list[BaseRoute] = [*vitals(chosen, store).routes, *desk(chosen, store), *api(store, True)]
    task = asyncio.create_task(served(chosen, Starlette(routes=routes)))
    await answering(front.behind)
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@contextmanager
def proxied(front: Front) -> Iterator[None]:
    """nginx with our own file, in which ports and folders are those of the test and TLS ends here."""
    file = front.folder / "nginx.conf"
    file.write_text(ours(front), "utf-8")
    command = [str(PROGRAM), "-p", str(front.folder), "-c", str(file), "-g", f"daemon off; user {getuser()};"]
    with (front.folder / "access.log").open("w") as out, (front.folder / "error.log").open("w") as wrong:
        running = subprocess.Popen(command, stdout=out, stderr=wrong)
    try:
        yield
    finally:
        running.terminate()
        running.wait(10)


def ours(front: Front) -> str:
    """The file as an operator would change it."""
    text = NGINX
    for found, instead in (
        (r"resolver .*;", ""),
        (r"server serve1:8080 .*;", f"server 127.0.0.1:{front.behind};"),
        (r"server serve2:8080 .*;", ""),
        (r"listen 8080", f"listen 127.0.0.1:{front.plain}"),
        (r"# listen 8443", f"listen 127.0.0.1:{front.https}"),
        (r"# ssl_certificate ", "ssl_certificate "),
        (r"# if \(\$https", "if ($https"),
        (r"(?<= )/tmp/", f"{front.folder}/"),
        (r"/etc/nginx/tls", str(front.folder)),
    ):
        text, count = re.subn(found, instead, text)
        assert count, found
    return text


async def answering(port: int) -> None:
    """Until somebody answers there."""
    for _ in range(200):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.05)
        else:
            writer.close()
            return
    raise AssertionError(port)


async def keys(store: Store) -> tuple[str, str]:
    """A link's key, and one of the API's."""
    now = datetime.now(UTC)
    async with store.work() as work:
        coach = await coaches.named(work, await learner_of(work, 9000), "Maria Keller", now)
        return await sessions.link(work, coach, now), (await tokens.made(work, coach, "platform", now))[1]


@needs_nginx
async def test_a_coach_signs_in_through_it_and_keeps_a_cookie_that_only_https_carries(front: Front, behind: Store):
    await answering(front.https)
    key, _ = await keys(behind)
    async with front.browser() as browser:
        assert "Sign in" in (await browser.get(f"/desk/in?key={key}")).text
        answer = await browser.post("/desk/in", data={"key": key}, headers={"origin": front.address})
        cookie = answer.headers["set-cookie"]
        assert answer.status_code == 303 and cookie.startswith("__Host-desk=") and "; Secure" in cookie and "HttpOnly" in cookie
        page = await browser.get("/desk/access")
        assert (
            page.status_code == 200
            and page.headers["cache-control"] == "no-store"
            and "max-age" in page.headers["strict-transport-security"]
        )
        seal = re.search(r'name="seal" value="(\w+)"', page.text)
        named = {"seal": seal[1] if seal else "", "name": "Maria K."}
        stranger = await browser.post("/desk/access/me", data=named, headers={"origin": "https://elsewhere.example"})
        assert stranger.status_code == 403
        assert (await browser.post("/desk/access/me", data=named, headers={"origin": front.address})).status_code == 303
        assert "Maria K." in (await browser.get("/desk/access")).text
        large = await browser.post("/desk/content", data={"seal": named["seal"], "source": "x" * (LARGEST + 9)})
        assert large.status_code == 413 and "larger than a desk can hold" in large.text


@needs_nginx
async def test_a_program_calls_through_it(front: Front, behind: Store):
    await answering(front.https)
    _, key = await keys(behind)
    async with front.browser() as program:
        assert (await program.get("/api/v1/me")).status_code == 401
        told = await program.get("/api/v1/me", headers={"authorization": f"Bearer {key}"})
        assert told.status_code == 200 and told.json()["name"] == "Maria Keller"
        ended = await program.request("PATCH", "/api/v1/me", headers={"authorization": f"Bearer {key}"})
        assert ended.status_code == 405 and ended.headers["content-type"] == "application/json"
    assert key not in front.logged


@needs_nginx
async def test_nothing_else_comes_through_however_it_is_written(front: Front, behind: Store):
    await answering(front.https)
    for path in (
        "/metrics",
        "/readyz",
        "/desktop",
        "/apis",
        "/desk/../metrics",
        "/desk/%2e%2e/readyz",
        "/metrics%2f..%2fdesk",
        "//metrics",
    ):
        assert await asyncio.to_thread(status, front.https, path, front) == 404, path
    assert await asyncio.to_thread(status, front.https, "/healthz", front) == 200
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{front.plain}") as plain:
        sent_on = await plain.get("/desk/in?key=abc")
        assert sent_on.status_code == 308 and sent_on.headers["location"] == "https://127.0.0.1/desk/in?key=abc"
        assert (await plain.get("/healthz")).status_code == 200


@needs_nginx
async def test_a_stranger_is_counted_by_their_address_whatever_they_write(front: Front, behind: Store):
    await answering(front.https)
    async with front.browser() as browser:
        answers = [await tried(browser, f"10.0.{each}.1") for each in range(21)]
    assert answers == [403] * 20 + [429]


@needs_nginx
async def test_the_key_of_a_link_is_written_down_nowhere(front: Front, store: Store):
    with proxied(front):
        await answering(front.https)
        async with front.browser() as browser:
            gone = await browser.get("/desk/in?key=abc-secret", headers={"referer": f"{front.address}/desk/in?key=abc-secret"})
            assert gone.status_code == 502
    assert "/desk/in 502" in front.logged and "secret" not in front.logged


def test_behind_the_nginx_of_compose_strangers_are_told_apart():
    given = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]["serve1"]["environment"]["FORWARDED_ALLOW_IPS"]

    async def told(scope: dict[str, object], receive: object, send: object) -> None:
        answer = PlainTextResponse(address_of(Request(scope)))  # type: ignore[arg-type]
        await answer(scope, receive, send)  # type: ignore[arg-type]

    async def seen(peer: str, says: str) -> str:
        through = httpx.ASGITransport(app=ProxyHeadersMiddleware(told, given), client=(peer, 4000))  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=through, base_url="http://desk") as client:
            return (await client.get("/", headers={"x-forwarded-for": says})).text

    assert asyncio.run(seen("172.18.0.5", "203.0.113.7")) == "203.0.113.7"
    assert asyncio.run(seen("172.18.0.5", "10.1.2.3")) == "10.1.2.3", "from the same house"
    assert asyncio.run(seen("203.0.113.9", "203.0.113.7")) == "203.0.113.9", "who is no proxy of ours says nothing"


async def tried(browser: httpx.AsyncClient, pretended: str) -> int:
    """A key that opens nothing, from an address that is made up."""
    return (await browser.post("/desk/in", data={"key": "nothing"}, headers={"x-forwarded-for": pretended})).status_code


def status(port: int, path: str, front: Front) -> int:
    """What a path is answered with, sent as it stands."""
    trusted = ssl.create_default_context(cafile=str(front.folder / "full-chain.pem"))
    line = http.client.HTTPSConnection("127.0.0.1", port, context=trusted)
    line.putrequest("GET", path, skip_host=False)
    line.endheaders()
    found = line.getresponse().status
    line.close()
    return found
