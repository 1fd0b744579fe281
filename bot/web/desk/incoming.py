"""What comes in before anybody knows from whom: how much of it, how soon, in which code; and from where, for counting."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import IPv6Address, ip_address

from python_multipart.multipart import parse_options_header
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message, Receive

LARGEST = 1 << 20  # bytes of a form, an upload included
FIELDS, FILES = 400, 1
PATIENCE = 20.0  # seconds in which all of a form must have come in
_A_HOUSE = 64  # bits that the addresses of one house have in common, by IPv6


def at_most(receive: Receive, most: int) -> Receive:
    """A body that is refused where it grows beyond so many bytes."""
    taken = 0

    async def within() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise HTTPException(413)
        return message

    return within


def soon(receive: Receive) -> Receive:
    """A body that is not waited for for ever; once it is here, nothing is."""
    is_here, until = False, 0.0

    async def within() -> Message:
        nonlocal is_here, until
        until = until or asyncio.get_running_loop().time() + PATIENCE
        try:
            async with asyncio.timeout_at(None if is_here else until):
                message = await receive()
        except TimeoutError:
            raise HTTPException(408) from None
        is_here = not message.get("more_body", False)
        return message

    return within


@asynccontextmanager
async def filled_in(request: Request, fields: int = FIELDS, files: int = FILES, most: int = LARGEST) -> AsyncIterator[FormData]:
    """A form of so many fields, files and bytes at most, in UTF-8: there are codes that take minutes to read. Raises HTTPException."""
    _, told = parse_options_header(request.headers.get("content-type", ""))
    if told.get(b"charset", b"utf-8").lower() not in (b"utf-8", b"utf8"):
        raise HTTPException(400)
    sent = Request(request.scope, at_most(request.receive, most))
    async with sent.form(max_files=files, max_fields=fields, max_part_size=most) as form:
        yield form


def address_of(request: Request) -> str:
    """Where a call comes from, for counting; all addresses of a house are one."""
    host = request.client.host if request.client else "nowhere"
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if not isinstance(address, IPv6Address):
        return host
    return str(address.ipv4_mapped or IPv6Address(int(address) >> 128 - _A_HOUSE << 128 - _A_HOUSE))
