"""A program with a key, and what each operation is sent when it is called as it should be."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlmodel import select
from starlette.applications import Starlette

from bot.coaching import overruling, tokens
from bot.store.coaching import Coach, Task
from bot.store.store import Store
from bot.store.tables import Taken
from bot.web.api.operations import ROOT, Operation
from bot.web.api.site import api
from bot.web.api.table import OPERATIONS
from flows.moves import Move
from tests.desk.access import OWN, numbers_of
from tests.desk.sample import Desk

HOME = "http://desk"
ALL = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)
BY_NAME = {each.name: each for each in OPERATIONS}
Numbers = dict[str, int]
_KINDS = {"cohorts": "cohort", "members": "member", "invitations": "invitation", "exercises": "exercise", "assignments": "assignment"}
_KINDS |= {"tasks": "task", "talks": "talk", "overruled": "overruled", "uploads": "content"}


class Program(httpx.AsyncClient):
    """A learning platform with a key, or without one."""

    async def call(self, operation: Operation, numbers: Numbers, **more: Any) -> httpx.Response:
        """The operation as it should be called; `json`, `params` or `headers` instead of what is sent otherwise."""
        if operation.takes and not {"json", "content"} & set(more):
            more["json"] = sent(operation, numbers)
        return await self.request(operation.method, place(operation, numbers), **more)


def program(store: Store, key: str = "", **headers: str) -> Program:
    """A program without a socket."""
    known = {"authorization": f"Bearer {key}"} if key else {}
    return Program(transport=httpx.ASGITransport(Starlette(routes=api(store))), base_url=HOME, headers=known | headers)


@asynccontextmanager
async def holding(store: Store, coach: Coach, reads_only: bool = False) -> AsyncIterator[Program]:
    """A program with a key of this coach's."""
    async with program(store, await key_of(store, coach, reads_only)) as found:
        yield found


def is_refused(answer: httpx.Response, status: int) -> bool:
    """Whether a call was refused in the form that every refusal has."""
    told = answer.json()
    return answer.status_code == status and set(told) == {"error", "faults"} and bool(told["error"]) and isinstance(told["faults"], list)


async def key_of(store: Store, coach: Coach, reads_only: bool = False, now: datetime | None = None) -> str:
    """A new key's secret."""
    async with store.work() as work:
        return (await tokens.made(work, coach, "platform", now or datetime.now(UTC), reads_only))[1]


def place(operation: Operation, numbers: Numbers) -> str:
    """Where an operation is called: "/api/v1/cohorts/1/members"."""
    kind = operation.path.split("/")[1]
    return ROOT + operation.path.replace("{number}", str(numbers[_KINDS[kind]]) if "{number}" in operation.path else "")


def sent(operation: Operation, numbers: Numbers) -> dict[str, Any]:
    """A body that is as it should be."""
    due = (datetime.now(UTC) + timedelta(days=5)).isoformat()
    exercise = {"title": "Questions first", "scene": "coffee", "partner": "dana", "passing": {"most_slips": 1, "least": {"curiosity": 2}}}
    return {
        "make_cohort": {"name": "Winter group"},
        "invite": {"most": 5, "days": 7},
        "make_exercise": exercise,
        "change_exercise": exercise,
        "assign": {"exercise": numbers["exercise"], "cohort": numbers["cohort"], "due": due},
        "postpone": {"due": due},
        "excuse": {"excused": True},
        "comment": {"turn": numbers["turn"], "text": "Well asked."},
        "upload": {"name": "petra.yaml", "source": OWN},
        "overrule": {"turn": numbers["turn"], "move": Move.RESUME_PUSH.value, "why": "She had asked for it."},
    }[operation.name]


async def numbered(store: Store, on_it: Desk) -> Numbers:
    """The number of each kind of thing on a desk whose first learner shows a talk with slips in it; one of them is called fine."""
    async with store.work() as work:
        numbers = await numbers_of(work, on_it)
        assert on_it.shared is not None
        own = (Task.assignment == on_it.assignment.id, Task.learner == on_it.members[1].learner)
        numbers["task"] = (await work.exec(select(Task.id).where(*own))).one() or 0
        turns = (await work.exec(select(Taken.id).where(Taken.rehearsal == on_it.shared.rehearsal).order_by(Taken.id))).all()
        for turn in turns[1:]:
            try:
                fine = await overruling.overrule(work, on_it.coach, on_it.shared, turn or 0, Move.REFERRAL_ASK, "", datetime.now(UTC))
            except ValueError:
                continue
            numbers["overruled"] = fine.id or 0
    return numbers
