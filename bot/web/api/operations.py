"""One table of all operations; routes, checks and the description that programs read are made of it, so that they can't differ."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from pydantic import BaseModel
from sqlmodel.ext.asyncio.session import AsyncSession
from starlette.requests import Request

from bot.store.coaching import Coach, Token

ROOT = "/api/v1"
A_PART, LARGEST_PART = 100, 500  # items of a list
T = TypeVar("T")


class Refused(Exception):
    """An answer that is no success: 404, or 422 with faults."""

    def __init__(self, status: int, error: str, faults: tuple[tuple[str, str], ...] = ()) -> None:
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
        """The number in the address; one beyond all numbers is none."""
        value = int(self.request.path_params["number"])
        return value if value < 1 << 31 else 0

    def part(self, items: list[T]) -> dict[str, Any]:
        """The part of a list that was asked for with `offset` and `limit`."""
        offset, limit = self._asked("offset", 0), min(max(1, self._asked("limit", A_PART)), LARGEST_PART)
        return {"items": items[offset : offset + limit], "next": offset + limit if offset + limit < len(items) else None}

    def _asked(self, name: str, default: int) -> int:
        value = self.request.query_params.get(name, str(default))
        if not (value.isascii() and value.isdigit() and len(value) < 8):
            raise Refused(422, "what was asked for can't be understood", ((name, "a whole number, 0 or more"),))
        return int(value)


@dataclass(frozen=True, slots=True)
class Operation:
    """What can be called: "POST /cohorts" makes a cohort out of a CohortIn and answers with a CohortOut."""

    name: str
    method: str
    path: str
    act: Callable[[Call], Awaitable[Any]]
    gives: Any
    takes: type[BaseModel] | None = None
    status: int = 200
    lists: bool = False  # takes offset and limit
    logs: bool = False  # a reading that is written down

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
        raise Refused(404, "there is nothing here that this key may see")
    return value
