"""The HTTP side: `{base}/bot{token}/{method}` and `{base}/file/bot{token}/{path}` on Starlette, with faults played on the way."""

import asyncio
import contextlib
import hmac
import json
import logging
import socket
import struct
from typing import Any, ClassVar

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from uvicorn.protocols.http.h11_impl import H11Protocol

from . import editing, profile, sending
from .arguments import Arguments, read_arguments
from .calls import Call, Calls
from .faults import GARBAGE, Fault, Faults
from .methods import METHODS
from .refusals import Refusal, refuse
from .world import World

assert editing and profile and sending  # imported for the methods they enter
LOG = logging.getLogger(__name__)
MAX_POLL_SECONDS = 50
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class Line(H11Protocol):
    """An HTTP connection that can be found by its client's address, so that it can be cut."""

    open: ClassVar[dict[tuple[str, int], asyncio.Transport]] = {}

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Remember the connection."""
        super().connection_made(transport)
        self.open[transport.get_extra_info("peername")[:2]] = transport

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self.open.pop(self.transport.get_extra_info("peername")[:2], None)
        super().connection_lost(exc)


class BotApi:
    """The application; `world` is its state, `faults` what goes wrong, `calls` its log."""

    def __init__(self, world: World, faults: Faults, calls: Calls) -> None:
        self.world, self.faults, self.calls = world, faults, calls
        self.closing = asyncio.Event()
        routes = [
            Route("/file/bot{token}/{path:path}", self.download, methods=["GET"]),
            Route("/bot{token}/{method}", self.answer, methods=["GET", "POST"]),
        ]
        self.app = Starlette(routes=routes)

    async def answer(self, request: Request) -> Response:
        """One call, logged, hit by the fault that is due, carried out, answered."""
        name = request.path_params["method"]
        try:
            self._check_token(request)
            body = await request.body()
            arguments = read_arguments(body, request.headers.get("content-type", ""), request.url.query)
        except Refusal as refusal:
            self.calls.end(self.calls.begin(name, None, {}, {}), str(refusal.code))
            return _refused(refusal)
        except ClientDisconnect:  # killed in the middle of asking: nothing was asked
            return Response()
        chat = arguments.number("chat_id") or None
        files = {field: upload.name for field, upload in arguments.files.items()}
        call = self.calls.begin(name, chat, arguments.fields, files)
        fault = self.faults.draw(name, chat)
        response = None
        if fault is None or fault.effect:
            response = await self._carry_out(call, name, arguments)
        if fault is not None:
            response = await self._spoil(fault, request, response)
        self.calls.end(call, str(response.status_code) if response else fault.kind if fault else "")
        return response or Response()

    async def download(self, request: Request) -> Response:
        """The bytes of a file."""
        try:
            self._check_token(request)
        except Refusal as refusal:
            return _refused(refusal)
        found = next((kept for kept in self.world.files.values() if kept.path == request.path_params["path"]), None)
        return Response(found.upload.content, media_type=found.upload.mime) if found else _refused(Refusal(404, "Not Found"))

    def _check_token(self, request: Request) -> None:
        token = request.path_params["token"]
        if ":" not in token:
            raise Refusal(404, "Not Found")
        if not hmac.compare_digest(token.encode(), self.world.token.encode()):
            raise Refusal(401, "Unauthorized")

    async def _carry_out(self, call: Call, name: str, arguments: Arguments) -> Response:
        try:
            if name.lower() == "getupdates":
                texts = await self._poll(arguments)
                call.happened, call.result = True, len(texts)
                return _json(f'{{"ok":true,"result":[{",".join(texts)}]}}')
            call.result = self.perform(name, arguments)
            call.happened = True
            return _json(json.dumps({"ok": True, "result": call.result}))
        except Refusal as refusal:
            call.refused = refusal.description
            return _refused(refusal)
        except Exception as fault:
            LOG.exception("%s(%s)", name, arguments.fields)
            call.refused = f"the emulator failed: {fault!r}"
            return _refused(Refusal(500, call.refused))

    def perform(self, name: str, arguments: Arguments) -> Any:
        """Carry out a method; also for calls in answers to webhook deliveries."""
        function = METHODS.get(name.lower())
        if function is None:
            raise refuse(f"method not found (the emulator has no {name})", 404)
        with self.world.lock:
            return function(self.world, arguments)

    async def _poll(self, arguments: Arguments) -> list[str]:
        updates = self.world.updates
        if self.world.webhook:
            raise refuse(WEBHOOK_ACTIVE, 409)
        with self.world.lock:
            updates.allow(arguments.tree("allowed_updates", "allowed updates"))
        wait = 0 if self.closing.is_set() else arguments.number("timeout", 0, 0, MAX_POLL_SECONDS)
        return await updates.poll(arguments.number("offset"), arguments.number("limit", 100, 1, 100), wait)

    async def _spoil(self, fault: Fault, request: Request, response: Response | None) -> Response | None:
        if fault.kind == "slow":
            await self._closing_or(fault.seconds)
            return response
        if fault.kind == "garbage":
            return Response(GARBAGE, 502, media_type="text/html")
        if fault.refusal is not None:
            return _refused(fault.refusal)
        if fault.kind == "silence":
            waits = {asyncio.ensure_future(_hung_up(request)), asyncio.ensure_future(self.closing.wait())}
            _, rest = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for task in rest:
                task.cancel()
        _cut(request)
        return None

    async def _closing_or(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.closing.wait(), seconds)


def _json(text: str, status: int = 200) -> Response:
    return Response(text, status, media_type="application/json")


def _refused(refusal: Refusal) -> Response:
    return _json(json.dumps(refusal.as_api()), refusal.code)


async def _hung_up(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _cut(request: Request) -> None:
    transport = Line.open.get((request.client.host, request.client.port)) if request.client else None
    if transport is not None and not transport.is_closing():
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
