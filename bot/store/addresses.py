"""From where to where: the two addresses of a move, what is refused before anything is touched, and how a database's errors read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import NullPool, create_engine, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError, SQLAlchemyError

from bot.store.store import NEWEST

FROM, TO = "FROM", "TO"
_DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


class Refused(Exception):
    """Why nothing was moved, in one line."""


def address_of(given: str, side: str) -> URL:
    """`given` as the address of a SQLite file or a PostgreSQL database. Raises Refused."""
    try:
        url = make_url(given)
    except ArgumentError:
        url = None
    if url is None or url.get_backend_name() not in _DRIVERS or not url.database or url.database == ":memory:":
        raise Refused(f"{side} takes a database address such as sqlite:////path/to/file.db or postgresql://user@host/name")
    return url


def check(source: URL, target: URL) -> None:
    """Refuse what can't be moved, before anything is touched. Raises Refused."""
    if _place(source) == _place(target):
        raise Refused("FROM and TO are the same database")
    found = _version(source, FROM)
    if found is None:
        raise Refused(f"FROM holds nothing of Second Coffee: there is no such database at {shown(source)}")
    _at_this_version(found, FROM)
    if (found := _version(target, TO)) is not None:
        _at_this_version(found, TO)


def shown(url: URL) -> str:
    """An address as it may be printed, without its password."""
    return url.difference_update_query(["password"]).render_as_string(hide_password=True)


@contextmanager
def trouble(side: str, doing: str) -> Iterator[None]:
    """A database's error as one line that quotes nothing out of a row."""
    try:
        yield
    except (SQLAlchemyError, OSError, ValueError) as error:
        raise Refused(f"{side} can't {doing} ({_kind(error)})") from error


def _place(url: URL) -> object:
    if url.get_backend_name() == "sqlite":
        return Path(url.database or "").resolve()
    host = url.host or str(url.query.get("host", ""))
    return host, url.port or url.query.get("port", 5432), url.database


def _version(url: URL, side: str) -> str | None:
    """The last migration a database has seen; None where there is nothing of ours."""
    is_file = url.get_backend_name() == "sqlite"
    if is_file and not Path(url.database or "").exists():
        return None
    options: dict[str, Any] = {} if is_file else {"connect_args": {"connect_timeout": 10}}
    engine = create_engine(url.set(drivername=_DRIVERS[url.get_backend_name()]), poolclass=NullPool, **options)
    with trouble(side, "be read"), engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())


def _at_this_version(found: str, side: str) -> None:
    if found < NEWEST:
        raise Refused(f"{side} is at version {found}, this program at {NEWEST}: start the bot on it once, which brings it up to date")
    if found > NEWEST:
        raise Refused(f"{side} is at version {found}, this program at {NEWEST}: upgrade the program first")


def _kind(error: Exception) -> str:
    if not isinstance(error, DBAPIError):
        return type(error).__name__
    name = type(error.orig).__name__
    # what kept the database from working names no row; what is wrong about a value may quote it
    return f"{name}: {str(error.orig).strip().splitlines()[0]}" if isinstance(error, OperationalError) else name
