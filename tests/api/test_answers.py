"""What is answered: as the description says, no more than the coach may see, and each reading written down."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from bot.coaching import cohorts, sharing
from bot.store.coaching import Cohort, Looked, Member
from bot.store.store import Store
from bot.store.tables import Learner
from bot.web.api import groups
from bot.web.api.description import described, document
from bot.web.api.operations import LARGEST_PART, ROOT, Call, Operation
from bot.web.api.table import OPERATIONS
from bot.web.api.telling import Told
from bot.web.desk.sealed import HEADERS
from tests.api.calls import ALL, BY_NAME, Numbers, Program, is_refused, key_of, place, program
from tests.desk.sample import Desk, joined

LISTS = pytest.mark.parametrize("operation", [each for each in OPERATIONS if each.lists], ids=lambda each: each.name)


def fits(answer: httpx.Response, operation: Operation) -> bool:
    """Whether an answer is what the description promises for its status; raises ValidationError where it is not."""
    told = document()
    promised = told["paths"][ROOT + operation.path][operation.method.lower()]["responses"][str(answer.status_code)]
    schema = promised["content"]["application/json"]["schema"] | {"components": told["components"]}
    Draft202012Validator(schema).validate(answer.json())
    return True


@ALL
async def test_every_answer_is_as_the_description_says(
    maria: Program, nobody: Program, tom: Program, numbers: Numbers, operation: Operation
):
    assert fits(await nobody.call(operation, numbers), operation)
    assert fits(await tom.call(operation, numbers), operation)
    assert fits(await maria.call(operation, numbers, params={"zap": 1}), operation)
    if operation.takes:
        for content, kind in (
            (b"{", "application/json"),
            (b"{}", "text/plain"),
            (b"[5]", "application/json"),
            (b" " * 2**21, "application/json"),
        ):
            assert fits(await maria.call(operation, numbers, content=content, headers={"content-type": kind}), operation)
    answer = await maria.call(operation, numbers)
    assert answer.status_code == operation.status and fits(answer, operation) and answer.headers["content-type"] == "application/json"


def test_the_description_is_openapi():
    told = json.loads(json.dumps(document()))
    validate(told)
    assert told["openapi"] == "3.1.0" and len({each.name for each in OPERATIONS}) == len(OPERATIONS)
    assert {(path, method) for path, every in told["paths"].items() for method in every} == {
        (ROOT + each.path, each.method.lower()) for each in OPERATIONS
    }


async def test_the_description_is_there_for_everybody(nobody: Program):
    page, told = await nobody.get("/api/"), await nobody.get("/api/openapi.json")
    assert page.status_code == told.status_code == 200 and told.json() == json.loads(json.dumps(document()))
    assert all(f"{each.method} {ROOT}{each.path}" in page.text for each in OPERATIONS) and "Idempotency-Key" in described()
    assert (await nobody.get("/api")).headers["location"] == "/api/"


async def test_a_method_that_an_address_does_not_know_is_told_those_it_does(maria: Program, numbers: Numbers):
    for operation in OPERATIONS:
        known = {each.method for each in OPERATIONS if each.path == operation.path}
        for method in {"PATCH", "OPTIONS", "TRACE", "PUT", "POST", "GET", "DELETE", "BREW"} - known:
            answer = await maria.request(method, place(operation, numbers))
            assert is_refused(answer, 405) and known <= set(answer.headers["allow"].split(", ")) <= known | {"HEAD"}


async def test_what_can_be_read_can_be_asked_for_its_head(maria: Program, numbers: Numbers):
    for each in OPERATIONS:
        if each.method == "GET" and not each.logs:
            assert (await maria.request("HEAD", place(each, numbers))).status_code == 200


async def test_asking_for_the_head_of_a_talk_reads_nothing(store: Store, maria: Program, numbers: Numbers):
    assert (await maria.request("HEAD", place(BY_NAME["talk"], numbers))).status_code == 405
    async with store.work() as work:
        assert not (await work.exec(select(Looked))).all()


NOWHERE = ("v1", "v1/", "v1/nothing", "v2/me", "v1/me/", "v1//me", "v1/cohorts/1/members/", "%2e%2e/desk", "v1/me%00", "openapi.yaml")


@pytest.mark.parametrize("path", NOWHERE)
async def test_an_address_that_is_none_is_told_in_json(maria: Program, path: str):
    assert is_refused(await maria.get(f"/api/{path}"), 404)


async def test_every_answer_carries_what_keeps_browsers_from_harm(maria: Program, nobody: Program, monkeypatch: pytest.MonkeyPatch):
    answers = [await maria.get("/api/v1/me"), await nobody.get("/api/v1/me"), await maria.get("/api/v1/nothing"), await nobody.get("/api/")]
    assert all(each.headers[name] == value for each in answers for name, value in HEADERS.items())


@pytest.mark.parametrize(
    ("error", "status"), [(OperationalError("SELECT secret", {}, OSError()), 503), (OSError("secret"), 503), (KeyError("secret"), 500)]
)
async def test_what_breaks_is_told_in_json_without_its_words(
    store: Store, on_it: Desk, numbers: Numbers, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
):
    async def breaks(*_: object) -> Told:
        raise error

    monkeypatch.setattr(groups.cohorts, "of", breaks)
    async with program(store, await key_of(store, on_it.coach)) as maria:
        maria._transport = httpx.ASGITransport(maria._transport.app, raise_app_exceptions=False)  # as a server would
        answer = await maria.get("/api/v1/cohorts")
    assert is_refused(answer, status) and "secret" not in answer.text
    assert all(answer.headers[name] == value for name, value in HEADERS.items())


async def test_an_answer_that_is_not_what_was_promised_is_taken_back(
    store: Store, maria: Program, numbers: Numbers, monkeypatch: pytest.MonkeyPatch
):
    really = groups.cohorts.made

    async def nameless(*given: Any) -> object:
        found = await really(*given)
        return type("Nameless", (), {"id": found.id, "name": None, "since": found.since})()

    monkeypatch.setattr(groups.cohorts, "made", nameless)
    maria._transport = httpx.ASGITransport(maria._transport.app, raise_app_exceptions=False)
    assert is_refused(await maria.call(BY_NAME["make_cohort"], numbers), 500)
    async with store.work() as work:
        assert len((await work.exec(select(Cohort))).all()) == 2


@LISTS
async def test_a_list_comes_in_parts_that_make_the_whole(maria: Program, numbers: Numbers, operation: Operation):
    whole = (await maria.call(operation, numbers)).json()["items"]
    parts: list[Any] = []
    offset: int | None = 0
    while offset is not None:
        told = (await maria.call(operation, numbers, params={"offset": offset, "limit": 1})).json()
        assert len(told["items"]) <= 1
        parts, offset = parts + told["items"], told["next"]
    assert parts == whole or operation.name == "members"  # said again, a reason may be a moment older
    beyond = (await maria.call(operation, numbers, params={"offset": 99_999_999})).json()
    assert beyond == {"items": [], "next": None}


@LISTS
async def test_a_part_that_can_t_be_is_refused(maria: Program, numbers: Numbers, operation: Operation):
    for name, values in (
        ("limit", ("0", "-1", "x", "", "501", "1.0", "٣", "9" * 50, "1e3", " 5")),
        ("offset", ("-1", "x", "", "9" * 10, "0x10")),
    ):
        for value in values:
            answer = await maria.call(operation, numbers, params={name: value})
            assert is_refused(answer, 422) and answer.json()["faults"][0]["field"] == name, (name, value)
    assert (await maria.call(operation, numbers, params={"limit": str(LARGEST_PART)})).status_code == 200


async def test_each_reading_of_a_talk_is_written_down_for_its_learner(
    store: Store, maria: Program, tom: Program, on_it: Desk, numbers: Numbers
):
    for _ in range(2):
        await maria.call(BY_NAME["talk"], numbers)
    await maria.call(BY_NAME["talks"], numbers)
    await maria.call(BY_NAME["comment"], numbers)
    await tom.call(BY_NAME["talk"], numbers)
    async with store.work() as work:
        learner = (await work.exec(select(Learner).where(Learner.id == on_it.members[0].learner))).one()
        found = await sharing.readings(work, learner)
    assert [(each.coach, each.called, each.way) for each in found] == [(on_it.coach.id, "Maria Keller", "api")] * 2


async def test_a_talk_that_was_taken_back_is_gone(store: Store, maria: Program, on_it: Desk, numbers: Numbers):
    async with store.work() as work:
        learner = (await work.exec(select(Learner).where(Learner.id == on_it.members[0].learner))).one()
        await sharing.take_back(work, learner, numbers["talk"])
    assert is_refused(await maria.call(BY_NAME["talk"], numbers), 404)
    assert (await maria.call(BY_NAME["talks"], numbers)).json()["items"] == []
    assert all(one["talk"] is None for each in (await maria.call(BY_NAME["results"], numbers)).json()["items"] for one in each["tries"])


async def test_scores_are_there_with_consent_alone(store: Store, maria: Program, on_it: Desk, numbers: Numbers):
    for each in (await maria.call(BY_NAME["results"], numbers)).json()["items"]:
        for one in each["tries"]:
            shown = {name: one[name] for name in ("missed", "second_coffee", "scores", "slips", "curve")}
            assert all(value is None for value in shown.values()) is not each["shows_scores"], each["called"]
    async with store.work() as work:
        member = (await work.exec(select(Member).where(Member.id == on_it.members[0].id))).one()
        await cohorts.consent(work, member, False)
    talk = (await maria.call(BY_NAME["talk"], numbers)).json()
    assert talk["second_coffee"] is None and all(each["trust"] is None for each in talk["turns"])
    path = (await maria.call(BY_NAME["path"], numbers)).json()["items"][0]["result"]
    assert path["shows_scores"] is False and path["tries"][0]["scores"] is None and path["tries"][0]["missed"] is None


async def test_whoever_left_is_in_no_answer(store: Store, maria: Program, on_it: Desk, numbers: Numbers):
    async with store.work() as work:
        member = (await work.exec(select(Member).where(Member.id == on_it.members[0].id))).one()
        await cohorts.leave(work, member)
    for name in ("members", "results", "talks"):
        assert "Ada" not in (await maria.call(BY_NAME[name], numbers)).text
    for name in ("path", "talk", "comment", "overrule", "stand_by_mentor"):
        assert is_refused(await maria.call(BY_NAME[name], numbers), 404), name


async def test_a_cohort_that_was_closed_is_nowhere(maria: Program, numbers: Numbers):
    await maria.call(BY_NAME["close_cohort"], numbers)
    for name in (
        "members",
        "invitations",
        "invite",
        "assignments",
        "results",
        "postpone",
        "excuse",
        "talks",
        "talk",
        "withdraw_invitation",
    ):
        assert is_refused(await maria.call(BY_NAME[name], numbers), 404), name
    assert is_refused(await maria.call(BY_NAME["assign"], numbers), 422)


async def test_names_come_as_they_are(store: Store, maria: Program, on_it: Desk, numbers: Numbers):
    async with store.work() as work:
        await joined(work, on_it.coach, on_it.cohort, 77, datetime.now(UTC))
        found = (await work.exec(select(Member).where(Member.cohort == on_it.cohort.id).order_by(Member.id.desc()))).first()
        found.called = '<script>"=1+1\\'
    assert '<script>"=1+1\\' in [each["called"] for each in (await maria.call(BY_NAME["members"], numbers)).json()["items"]]


TABLES = pytest.mark.parametrize("name", ["members", "results"])
ACCEPTS = ["text/csv", "text/csv, application/json;q=0.5", "Text/CSV; q=0.9, */*;q=0.1", "text/csv;header=present"]


@TABLES
async def test_a_table_comes_to_whom_it_suits_better(maria: Program, numbers: Numbers, name: str):
    for accept in ACCEPTS:
        answer = await maria.call(BY_NAME[name], numbers, headers={"accept": accept})
        assert answer.headers["content-type"] == "text/csv; charset=utf-8" and answer.headers["vary"] == "Accept"
        assert answer.content.decode("utf-8-sig").splitlines()[1].startswith("Ada,")
    for accept in (
        "*/*",
        "application/json",
        "text/csv;q=0",
        "text/csv;q=0.1, application/json",
        "text/*",
        "",
        "x" * 5000,
        "text/csv;q=x;q=0",
    ):
        answer = await maria.call(BY_NAME[name], numbers, headers={"accept": accept})
        assert answer.headers["content-type"] == "application/json" and answer.headers["vary"] == "Accept", accept


@TABLES
async def test_a_table_is_for_whom_the_list_is(tom: Program, nobody: Program, maria: Program, numbers: Numbers, name: str):
    csv = {"accept": "text/csv"}
    assert is_refused(await nobody.call(BY_NAME[name], numbers, headers=csv), 401)
    assert is_refused(await tom.call(BY_NAME[name], numbers, headers=csv), 404)
    assert is_refused(await maria.call(BY_NAME[name], numbers, headers=csv, params={"limit": 1}), 422)


async def test_a_list_that_has_no_table_stays_a_list(maria: Program, numbers: Numbers):
    assert (await maria.call(BY_NAME["cohorts"], numbers, headers={"accept": "text/csv"})).json()["items"]


def test_a_call_knows_its_number_only_if_it_is_one():
    for value, number in (("7", 7), ("0", 0), ("-7", 0), ("", 0), ("9" * 40, 0), (str(2**31), 0)):
        call = Call.__new__(Call)
        call.request = type("R", (), {"path_params": {"number": value}})()
        assert call.number == number
