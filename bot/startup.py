"""What is looked at before a process begins its work, so that whatever is wrong is said in one line and not found out by a learner."""

from __future__ import annotations

import errno
import socket
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.settings import Settings, Unusable
from bot.store.store import Newer, Store
from flows.moves import Setting

_FIRST_WORDS = ("Hi, nice to meet you!", "How did you get into this?", "Could you pass my CV on?", "Thanks, that helps. See you Monday?")
"""Heard before anybody speaks: the ear's network and its commonest phrases are made ready when they are first needed."""
DATABASE = (SQLAlchemyError, OSError, ImportError, Newer)
"""What a database raises that can't be opened."""
_NOBODY = -(1 << 62)  # no chat has this number
# what drivers say, and what it means; their own words may hold addresses and what was to be written
_MEANS = (
    ("unable to open database file", "the file can't be opened; its folder must exist and be open to this user"),
    ("readonly database", "the file can't be written by this user"),
    ("read-only", "it can't be written: it is a read-only copy"),
    ("permission denied", "this user may not write there"),
    ("disk is full", "the disk is full"),
    ("no space left", "the disk is full"),
    ("could not extend", "the disk is full"),
    ("disk i/o error", "the disk does not take what is written to it; it may be full"),
    ("file is not a database", "the file is something else than a database"),
    ("malformed", "the file is damaged; restore it from a backup"),
    ("database is locked", "another program holds the file and does not let go"),
    ("password authentication failed", "the server refuses this user or password"),
    ("no password supplied", "the server asks for a password"),
    ('role "', "the server does not know this user"),
    ("does not exist", "the server has no such database"),
    ("too many", "the server takes no more connections"),
    ("resolve", "no server can be reached under this name"),
    ("translate host name", "no server can be reached under this name"),
    ("refused", "no server can be reached there"),
    ("no such file", "no server can be reached there"),
    ("timeout", "the server does not answer"),
    ("starting up", "the server is still starting"),
    ("could not parse", "it takes a database address such as sqlite:////path/to/file.db"),
    ("can't load plugin", "it takes a SQLite or a PostgreSQL address"),
)


def check(chosen: Settings, serves: bool) -> None:
    """Look at what can be looked at from here: the place to listen, if anybody is to be served. Raises Unusable."""
    if serves or "listen" in chosen.model_fields_set:
        listening(chosen).close()


def read_content() -> int:
    """Read all that learners may meet, and hear a first few words; how many partners there are. Raises Faults."""
    from bot.content.cards import cards
    from bot.content.library import rewriting, world
    from bot.words import sentences

    sentences(), cards(), rewriting()
    people = list(world().people.values())
    for words in _FIRST_WORDS:
        world().ear.read(words, Setting())
    return len(people)


def listening(chosen: Settings) -> socket.socket:
    """The place where the HTTP side listens, taken. Raises Unusable."""
    host, port = chosen.place
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        taken = socket.socket(family, kind, protocol)
    except OSError:
        raise Unusable(f"LISTEN: there is no address {host} on this machine; it takes host:port, such as 127.0.0.1:8080") from None
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address)
        taken.listen(2048)
    except OSError as error:
        taken.close()
        why = "is in use by another program" if error.errno == errno.EADDRINUSE else "can't be listened on by this user"
        raise Unusable(f"LISTEN: {host}:{port} {why}; choose another host:port") from None
    return taken


async def prove(store: Store) -> None:
    """Write something and take it away again: a full disk, a read-only copy, a missing right show here. Raises what the database does."""
    given: dict[str, Any] = {"chat": _NOBODY}
    async with store.work() as work:
        connection = await work.connection()
        await connection.execute(text("DELETE FROM pace WHERE chat = :chat"), given)
        await connection.execute(text("INSERT INTO pace (chat, due) VALUES (:chat, 0)"), given)
        await connection.execute(text("DELETE FROM pace WHERE chat = :chat"), given)


def trouble(error: BaseException) -> str:
    """What is wrong with the database, in one line without its address: "DATABASE_URL can't be used: the disk is full"."""
    if isinstance(error, Newer):
        return f"DATABASE_URL can't be used: {error}; start that version, or restore a backup"
    if isinstance(error, ImportError):
        return "DATABASE_URL can't be used: it takes a SQLite or a PostgreSQL address"
    says = f"{getattr(error, 'orig', None) or error} {error.__cause__ or ''}".lower()
    means = next((means for words, means in _MEANS if words in says), f"it answers with {type(error).__name__}")
    return f"DATABASE_URL can't be used: {means}"
