"""What an operation is, and a call of one; routes, checks and the description are made of one table, so that they can't differ."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from pydantic import BaseModel
from sqlmodel.ext.asyncio.session import AsyncSession
from starlette.requests import Request

from bot.coaching import given
from bot.store.coaching import Coach, Token
from bot.web.desk import look
from bot.web.desk.sheets import Export

ROOT = "/api/v1"
A_PART, LARGEST_PART = 100, 500  # items of a list
LISTING = {"offset": (0, None, 0), "limit": (1, LARGEST_PART, A_PART)}
"""What a list is asked for with: the least, the most, and what it is where nothing is said."""
_DIGITS = 9  # of a number in a query
T = TypeVar("T")
Fault = tuple[str, str] | tuple[str, str, int]  # a field, what is wrong with it, and in a file the line


class Refused(Exception):
    """An answer that is no success: `error` is the name of a sentence, desk_api.error.<error>; what is wrong is named field by field."""

    def __init__(self, status: int, error: str, *faults: Fault) -> None:
        super().__init__(error)
        self.status, self.error, self.faults = status, error, faults


@dataclass(slots=True)
class Call:
    """One call by a program that showed a coach's key."""

    request: Request
    work: AsyncSession
    now: datetime
    coach: Coach
    token: Token
    body: Any = None

    @property
    def number(self) -> int:
        """The number in the address; 0, which nothing has, for one that can be none: -1, x, forty digits."""
        return given.written(self.request.path_params["number"])

    def part(self, items: list[T]) -> dict[str, Any]:
        """The part of a list that was asked for with `offset` and `limit`. Raises Refused."""
        offset, limit = self._asked("offset"), self._asked("limit")
        return {"items": items[offset : offset + limit], "next": offset + limit if offset + limit < len(items) else None}

    def _asked(self, name: str) -> int:
        least, most, default = LISTING[name]
        value = self.request.query_params.get(name, str(default))
        if not _is_number(value) or int(value) < least or (most and int(value) > most):
            raise Refused(422, "asked", fault(name, f"whole_number_{name}", least=least, most=most))
        return int(value)


@dataclass(frozen=True, slots=True)
class Operation:
    """What can be called: "POST /cohorts" makes a cohort out of a CohortIn and answers with a CohortOut."""

    name: str
    method: str
    path: str
    act: Callable[[Call], Awaitable[Any]]
    gives: type[BaseModel]
    takes: type[BaseModel] | None = None
    status: int = 200
    lists: bool = False  # takes offset and limit
    logs: bool = False  # a reading that is written down
    table: Callable[[Call], Awaitable[Export]] | None = None  # the same as CSV, all of it at once
    prepares: Callable[[Any], Awaitable[Any]] | None = None  # turns the body into what is acted on, before the database is asked

    @property
    def summary(self) -> str:
        """What it does, in a sentence."""
        return (self.act.__doc__ or "").strip()

    @property
    def writes(self) -> bool:
        """Whether a key that only reads may not call it."""
        return self.method != "GET"


def found(value: T | None) -> T:
    """The value. Raises Refused where there is none that this coach may see."""
    if value is None:
        raise Refused(404, "nothing")
    return value


def fault(field: str, says: str, **facts: Any) -> tuple[str, str]:
    """What is wrong with a field: the sentence desk_api.fault.<says>."""
    return field, look.said(f"desk_api.fault.{says}", **facts)


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= _DIGITS
