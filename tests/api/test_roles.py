"""Who may call what: every operation of the table, with every kind of key there is."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from sqlmodel import select
from starlette.applications import Starlette

from bot.coaching import leaving, tokens
from bot.store.coaching import Assigned, Cohort, Designed, Invitation, Looked, Member, Overruled, Remark, Task, Uploaded
from bot.store.store import Store
from bot.web.api import site
from bot.web.api.operations import Operation
from bot.web.api.table import OPERATIONS
from tests.api.calls import ALL, BY_NAME, Numbers, Program, holding, is_refused, key_of, program
from tests.api.conftest import Model
from tests.desk.sample import Desk

NUMBERED = pytest.mark.parametrize("operation", [each for each in OPERATIONS if "{" in each.path], ids=lambda each: each.name)
WRITES = pytest.mark.parametrize("operation", [each for each in OPERATIONS if each.writes], ids=lambda each: each.name)
NOWHERE = (0, -1, 999_999, 2**31, 2**63, 10**40)
KEPT = (Assigned, Cohort, Designed, Invitation, Looked, Member, Overruled, Remark, Task, Uploaded)


async def all_rows(store: Store) -> list[str]:
    """Everything that could be changed through the API, as text."""
    async with store.work() as work:
        return [repr(sorted(map(repr, (await work.exec(select(kind))).all()))) for kind in KEPT]


@ALL
async def test_the_coach_s_key_does_it(maria: Program, numbers: Numbers, operation: Operation):
    answer = await maria.call(operation, numbers)
    assert answer.status_code == operation.status, answer.text


@ALL
async def test_nobody_is_told_anything_and_changes_nothing(store: Store, nobody: Program, numbers: Numbers, operation: Operation):
    before = await all_rows(store)
    answer = await nobody.call(operation, numbers)
    assert is_refused(answer, 401) and answer.headers["www-authenticate"] == "Bearer"
    assert await all_rows(store) == before


@ALL
@pytest.mark.parametrize("how", ["wrong", "ended", "expired", "of a coach who is none any more"])
async def test_a_key_that_opens_nothing_is_none(store: Store, on_it: Desk, numbers: Numbers, operation: Operation, how: str):
    now = datetime.now(UTC)
    key = await key_of(store, on_it.coach, now=now - tokens.LASTS - timedelta(seconds=1) if how == "expired" else now)
    async with store.work() as work:
        if how == "ended":
            (token, coach) = await tokens.of(work, key, now) or (None, None)
            assert token is not None and coach is not None and await tokens.end(work, coach, token.id or 0, now)
        elif how.startswith("of a coach"):
            await leaving.end(work, on_it.coach, now)
    before = await all_rows(store)
    async with program(store, key + "x" if how == "wrong" else key) as stranger:
        assert is_refused(await stranger.call(operation, numbers), 401)
    assert await all_rows(store) == before


@ALL
async def test_a_key_that_reads_reads_and_nothing_else(store: Store, on_it: Desk, numbers: Numbers, operation: Operation):
    before = await all_rows(store)
    async with holding(store, on_it.coach, reads_only=True) as reader:
        answer = await reader.call(operation, numbers)
    assert is_refused(answer, 403) if operation.writes else answer.status_code == 200
    assert operation.logs or await all_rows(store) == before


@NUMBERED
async def test_what_is_another_coach_s_is_not_there(store: Store, tom: Program, numbers: Numbers, operation: Operation):
    before = await all_rows(store)
    theirs = await tom.call(operation, numbers)
    nothing = await tom.call(operation, {name: 999_999 for name in numbers})
    assert is_refused(theirs, 404) and theirs.content == nothing.content
    assert await all_rows(store) == before


async def test_another_coach_assigns_nothing_of_hers_to_nobody_of_hers(store: Store, tom: Program, numbers: Numbers):
    before = await all_rows(store)
    answer = await tom.call(BY_NAME["assign"], numbers, json={each: numbers[each] for each in ("exercise", "cohort", "member")})
    assert is_refused(answer, 422)
    assert [each["field"] for each in answer.json()["faults"]] == ["exercise", "cohort", "member"]
    assert await all_rows(store) == before


@pytest.mark.parametrize("name", ["me", "cohorts", "exercises", "uploads"])
async def test_another_coach_reads_of_themselves_alone(tom: Program, numbers: Numbers, name: str):
    told = (await tom.call(BY_NAME[name], numbers)).text
    assert "Maria" not in told and "Autumn" not in told and "résumé" not in told and "Petra" not in told


@NUMBERED
async def test_a_number_that_nothing_has_is_not_there(maria: Program, numbers: Numbers, operation: Operation):
    for number in (*NOWHERE, "x", "1.0", "%20", "1%00", "٣", "9" * 5000):
        answer = await maria.call(operation, dict.fromkeys(numbers, number) | {"turn": numbers["turn"]})
        assert is_refused(answer, 404), answer.text


@WRITES
async def test_what_is_refused_changes_nothing(store: Store, maria: Program, numbers: Numbers, operation: Operation):
    before = await all_rows(store)
    answer = await maria.call(operation, numbers, params={"sure": "yes"})
    assert is_refused(answer, 422) and answer.json()["faults"][0]["field"] == "sure"
    assert await all_rows(store) == before


async def test_wrong_keys_run_out_and_a_right_one_from_the_same_place_still_opens(store: Store, on_it: Desk, numbers: Numbers):
    key = await key_of(store, on_it.coach)
    async with program(store) as guessing:
        answers = [await guessing.get("/api/v1/me", headers={"authorization": f"Bearer sc_{number}"}) for number in range(32)]
        assert [each.status_code for each in answers] == [401] * site.STRANGERS.amount + [429] * 2
        assert is_refused(answers[-1], 429) and answers[-1].headers["retry-after"] == "60"
        assert (await guessing.get("/api/v1/me", headers={"authorization": f"Bearer {key}"})).status_code == 200


async def test_a_key_that_calls_too_often_waits_and_others_do_not(store: Store, on_it: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(site, "CALLS", site.parse("3/minute"))
    first, second = await key_of(store, on_it.coach), await key_of(store, on_it.coach)
    async with program(store) as both:
        answers = [await both.get("/api/v1/me", headers={"authorization": f"Bearer {first}"}) for _ in range(4)]
        assert [each.status_code for each in answers] == [200, 200, 200, 429]
        assert (await both.get("/api/v1/me", headers={"authorization": f"Bearer {second}"})).status_code == 200


HEADERS = [
    "",
    "Bearer",
    "Bearer ",
    "Basic {key}",
    "{key}",
    "Bearer  {key}",
    "Bearer {key} ",
    "Bearer {key},Bearer {key}",
    "Bearer " + "x" * 9000,
]


@pytest.mark.parametrize(
    "header", [*HEADERS, "Bearer \xff\xfe", "Token {key}", "Bearer\t{key}", "Bearer ' OR 1=1 --"], ids=lambda each: each[:20]
)
async def test_a_header_that_is_not_quite_right_opens_nothing(store: Store, on_it: Desk, header: str):
    key = await key_of(store, on_it.coach)
    async with program(store) as stranger:
        answer = await stranger.get("/api/v1/me", headers={"authorization": header.format(key=key).encode("latin-1")})
    assert is_refused(answer, 401)


async def test_of_two_keys_none_is_taken(store: Store, on_it: Desk):
    key = await key_of(store, on_it.coach)
    async with program(store) as stranger:
        twice = [("authorization", f"Bearer {key}"), ("authorization", f"Bearer {key}")]
        assert is_refused(await stranger.get("/api/v1/me", headers=twice), 401)


@pytest.mark.parametrize("place", ["/api/v1/me?key={key}", "/api/v1/me?access_token={key}"])
async def test_a_key_in_the_address_is_none(store: Store, on_it: Desk, model: Model, place: str):
    async with program(store) as stranger:
        assert (await stranger.get(place.format(key=await key_of(store, on_it.coach)))).status_code == 401


async def test_the_name_of_the_scheme_may_be_written_as_one_likes(store: Store, on_it: Desk):
    key = await key_of(store, on_it.coach)
    async with program(store) as found:
        assert (await found.get("/api/v1/me", headers={"authorization": f"bEARER {key}"})).status_code == 200


async def test_a_stranger_waits_for_nobody_who_writes(store: Store):
    app = Starlette(routes=site.api(store))
    async with store.work(), httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://api") as stranger:
        answer = await asyncio.wait_for(stranger.get("/api/v1/me", headers={"authorization": "Bearer sc_guessed"}), 2)
    assert answer.status_code == 401
