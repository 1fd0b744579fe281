"""What programs send: whatever it is, it is done or refused with its faults, and never breaks anything."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from bot.coaching import exercises, remarks
from bot.store.coaching import Cohort, Designed, Remark
from bot.store.store import Store
from bot.web.api.operations import Operation
from bot.web.api.table import OPERATIONS
from tests.api.calls import BY_NAME, Numbers, Program, is_refused, key_of, place, program, sent
from tests.api.conftest import Model, laid_in

TAKING = tuple(each for each in OPERATIONS if each.takes)
EACH = pytest.mark.parametrize("operation", TAKING, ids=lambda each: each.name)
ODD = (
    "",
    " ",
    "\x00",
    "\u200b",
    "a\u202eb",
    "=1+1",
    "💥" * 30,
    "x" * 5000,
    "2026-01-01T00:00:00Z",
    "9999-12-31T23:59:59-23:59",
    "0001-01-01T00:00:00+23:59",
)
SCALARS = (
    st.none() | st.booleans() | st.integers(-(10**25), 10**25) | st.floats(allow_nan=False) | st.text(max_size=20) | st.sampled_from(ODD)
)
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4), max_leaves=12
)


@st.composite
def changed(draw: st.DrawFn, body: dict[str, Any], fields: tuple[str, ...]) -> Any:
    """A body that was right, with some fields gone, some filled with anything, and perhaps one too many."""
    found = {name: value for name, value in body.items() if draw(st.integers(0, 9))}
    for name in draw(st.lists(st.sampled_from(fields), max_size=3)):
        found[name] = draw(ANYTHING)
    return found | draw(st.dictionaries(st.text(max_size=8), SCALARS, max_size=1))


class Rig:
    """A store and a loop that outlive one example."""

    def __init__(self, model: Model) -> None:
        self.runner = asyncio.Runner()
        self.model = model
        self.store = self.runner.run(Store.opened(f"sqlite:///{model.file}"))
        self.key = self.runner.run(key_of(self.store, model.on_it.coach))

    def call(self, operation: Operation, content: bytes) -> tuple[int, Any]:
        """Status and answer."""

        async def act() -> tuple[int, Any]:
            async with program(self.store, self.key, **{"content-type": "application/json"}) as maria:
                answer = await maria.request(operation.method, place(operation, self.model.numbers), content=content)
            return answer.status_code, answer.json()

        return self.runner.run(act())


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """One for all examples here: they may change what they like in it."""
    made = Rig(asyncio.run(laid_in(tmp_path_factory.mktemp("bodies") / "model.db")))
    yield made
    made.runner.run(made.store.close())
    made.runner.close()


@EACH
def test_no_body_breaks_anything(rig: Rig, operation: Operation):
    assert operation.takes is not None
    right, fields = sent(operation, rig.model.numbers), tuple(operation.takes.model_fields)

    @settings(max_examples=60 if operation.prepares is None else 8, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(changed(right, fields) | ANYTHING)
    def tried(body: Any) -> None:
        status, told = rig.call(operation, json.dumps(body).encode())
        assert status in (operation.status, 400, 422), told
        assert status == operation.status or (
            told["error"] and all({"field", "says"} <= set(each) <= {"field", "says", "line"} for each in told["faults"])
        )
        assert status != 422 or told["faults"] or told["error"].endswith("first")

    tried()


NO_JSON = (b"", b"{", b"nothing", b'{"a":1}{"b":2}', b"\xff\xfe{\x00}\x00", "\ufeff{}".encode(), b'{"name":"\\ud800"}', b"{'name': 'x'}")
DEEP = (b"[" * 60_000, b'{"name":' * 20_000)


@EACH
async def test_what_is_no_json_is_told_so(maria: Program, numbers: Numbers, operation: Operation):
    for content in NO_JSON + DEEP:
        answer = await maria.call(operation, numbers, content=content, headers={"content-type": "application/json"})
        assert is_refused(answer, 400), content[:20]


@EACH
async def test_what_is_no_object_is_told_so(maria: Program, numbers: Numbers, operation: Operation):
    for content in (b"[]", b"null", b'"name"', b"5", b"true", b"NaN", b"1e999"):
        answer = await maria.call(operation, numbers, content=content, headers={"content-type": "application/json"})
        assert is_refused(answer, 422), content


@EACH
async def test_an_unknown_field_is_a_fault_with_its_name(maria: Program, numbers: Numbers, operation: Operation):
    for field in ("zap", "id", "coach", "__proto__", "\u202e", "x" * 9000, "title.x", ""):
        answer = await maria.call(operation, numbers, json=sent(operation, numbers) | {field: 1})
        assert is_refused(answer, 422) and [each["field"] for each in answer.json()["faults"]] == [field[:200]]


WRONG = [
    ("make_cohort", {"name": 5}, "name"),
    ("make_cohort", {"name": "\u200b"}, "name"),
    ("make_cohort", {"name": "x" * 61}, "name"),
    ("invite", {"most": "5"}, "most"),
    ("invite", {"most": True}, "most"),
    ("invite", {"most": 0}, "most"),
    ("invite", {"days": 10**30}, "days"),
    ("invite", {"days": 1.5}, "days"),
    ("invite", {"as_coach": "yes"}, "as_coach"),
    ("make_exercise", {"title": "\u200b\u2060"}, "title"),
    ("make_exercise", {"scene": "nowhere"}, "scene"),
    ("make_exercise", {"partner": "nobody"}, "partner"),
    ("make_exercise", {"level": "HARD"}, "level"),
    ("make_exercise", {"tries": 21}, "tries"),
    ("make_exercise", {"passing": {"kinds": ["small_talk"]}}, "passing.kinds"),
    ("make_exercise", {"passing": {"least": {"curiosity": 0}}}, "passing.least.curiosity"),
    ("make_exercise", {"passing": {"kinds": ["job_ask"] * 1000}}, "passing.kinds"),
    ("change_exercise", {"title": "\u200b"}, "title"),
    ("assign", {"exercise": 999}, "exercise"),
    ("assign", {"cohort": -1}, "cohort"),
    ("assign", {"member": 0}, "member"),
    ("assign", {"due": "2020-01-01T00:00:00Z"}, "due"),
    ("assign", {"due": "2030-01-01T00:00:00"}, "due"),
    ("assign", {"due": 1893456000}, "due"),
    ("assign", {"due": "9999-12-31T23:59:59-23:59"}, "due"),
    ("assign", {"starts": "9999-12-31T23:59:59-23:59"}, "starts"),
    ("assign", {"due": "0001-01-01T00:00:00+23:59"}, "due"),
    ("postpone", {"due": "2020-01-01T00:00:00Z"}, "due"),
    ("excuse", {"excused": 1}, "excused"),
    ("comment", {"text": "\u200b"}, "text"),
    ("comment", {"text": "x" * (remarks.LONGEST + 1)}, "text"),
    ("comment", {"turn": -5}, "turn"),
    ("comment", {"turn": 1 << 40}, "turn"),
    ("comment", {"turn": True}, "turn"),
    ("overrule", {"turn": 0}, "move"),
    ("overrule", {"move": "curiosity"}, "move"),
    ("overrule", {"move": "nonsense"}, "move"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "wrong", "field"), WRONG, ids=lambda each: str(each)[:40])
async def test_a_wrong_value_is_a_fault_of_its_field(maria: Program, numbers: Numbers, name: str, wrong: dict[str, Any], field: str):
    operation = BY_NAME[name]
    answer = await maria.call(operation, numbers, json=sent(operation, numbers) | wrong)
    assert is_refused(answer, 422) and [each["field"] for each in answer.json()["faults"]] == [field], answer.text


async def test_all_faults_are_named_at_once(maria: Program, numbers: Numbers):
    passing = {"most_slips": 99, "least": {"curiosity": 0, "nothing": 1}}
    answer = await maria.call(BY_NAME["make_exercise"], numbers, json={"scene": 5, "tries": -1, "passing": passing, "zap": 1})
    told = {each["field"].removesuffix(".[key]") for each in answer.json()["faults"]}
    assert told == {"title", "scene", "tries", "passing.most_slips", "passing.least.curiosity", "passing.least.nothing", "zap"}


async def test_ten_thousand_faults_are_told_of_fifty(maria: Program, numbers: Numbers):
    answer = await maria.call(BY_NAME["make_cohort"], numbers, json={f"field{number}": 1 for number in range(10_000)})
    assert len(answer.json()["faults"]) == 50 and len(answer.content) < 20_000


@EACH
async def test_more_than_a_megabyte_is_too_much(maria: Program, numbers: Numbers, operation: Operation):
    within = json.dumps(sent(operation, numbers)).encode().ljust(1 << 20)
    answer = await maria.call(operation, numbers, content=within + b" ", headers={"content-type": "application/json"})
    assert is_refused(answer, 413)
    answer = await maria.call(operation, numbers, content=within, headers={"content-type": "application/json"})
    assert answer.status_code == operation.status


TYPES = (
    "",
    "text/plain",
    "text/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonp",
    "application/json; charset=latin-1",
    "application/json; charset=utf-16",
    "application/json, text/plain",
    "x" * 5000,
)


@pytest.mark.parametrize("kind", TYPES, ids=lambda each: each[:32] or "none")
async def test_another_kind_of_body_is_not_read(maria: Program, numbers: Numbers, kind: str):
    answer = await maria.call(BY_NAME["make_cohort"], numbers, content=b'{"name": "x"}', headers={"content-type": kind})
    assert is_refused(answer, 415)


@pytest.mark.parametrize(
    "kind", ["application/json", "Application/JSON", "application/json;charset=UTF-8", 'application/json ; charset="utf-8"; v=1']
)
async def test_json_in_utf_8_may_be_announced_in_any_right_way(maria: Program, numbers: Numbers, kind: str):
    answer = await maria.call(BY_NAME["make_cohort"], numbers, content='{"name": "Ünïcode"}'.encode(), headers={"content-type": kind})
    assert answer.status_code == 201 and answer.json()["name"] == "Ünïcode"


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate, gzip", "x"])
async def test_a_packed_body_is_not_unpacked(maria: Program, numbers: Numbers, encoding: str):
    headers = {"content-type": "application/json", "content-encoding": encoding}
    assert is_refused(await maria.call(BY_NAME["make_cohort"], numbers, content=b'{"name": "x"}', headers=headers), 415)


async def test_what_can_t_be_seen_is_not_kept(store: Store, maria: Program, numbers: Numbers):
    told = await maria.call(BY_NAME["make_cohort"], numbers, json={"name": "  Spring\x00\n <b>group</b>\u202e "})
    made = await maria.call(BY_NAME["make_exercise"], numbers, json={"title": " a\u200bb\nc ", "scene": "coffee", "goal": "x\x00y"})
    said = await maria.call(BY_NAME["comment"], numbers, json={"turn": 0, "text": "one\r\ntwo\x00\u2066"})
    assert told.json()["name"] == "Spring <b>group</b>"
    assert (made.json()["title"], made.json()["goal"], said.json()["text"]) == ("a b c", "x y", "one\ntwo")
    async with store.work() as work:
        assert (await work.exec(select(Cohort.name).where(Cohort.id == told.json()["id"]))).one() == "Spring <b>group</b>"
        assert (await work.exec(select(Remark.text).where(Remark.id == said.json()["id"]))).one() == "one\ntwo"


async def test_a_time_in_any_zone_is_answered_in_one(maria: Program, numbers: Numbers):
    due = (datetime.now(UTC) + timedelta(days=3)).replace(microsecond=0)
    east = (due + timedelta(hours=5, minutes=30)).strftime("%Y-%m-%dT%H:%M:%S+05:30")
    answers = [await maria.call(BY_NAME["postpone"], numbers, json={"due": each}) for each in (due.isoformat(), east)]
    listed = await maria.call(BY_NAME["assignments"], numbers)
    assert {each.json()["due"] for each in answers} == {listed.json()["items"][0]["due"]} == {due.strftime("%Y-%m-%dT%H:%M:%SZ")}


async def test_the_same_post_twice_makes_two_as_the_description_says(store: Store, maria: Program, numbers: Numbers):
    operation = BY_NAME["make_exercise"]
    answers = [await maria.call(operation, numbers, headers={"idempotency-key": "one"}) for _ in range(2)]
    assert len({each.json()["id"] for each in answers}) == 2
    assert "Idempotency-Key is not supported" in (await maria.get("/api/openapi.json")).json()["info"]["description"]


REPEATED = ["change_exercise", "postpone", "excuse", "overrule"]


@pytest.mark.parametrize("name", REPEATED)
async def test_what_is_put_twice_is_there_once(maria: Program, numbers: Numbers, name: str):
    first, second = [(await maria.call(BY_NAME[name], numbers)).json() for _ in range(2)]
    assert first == second or name == "postpone"


@pytest.mark.parametrize("name", [each.name for each in OPERATIONS if each.method == "DELETE" and each.name != "withdraw_invitation"])
async def test_what_was_deleted_is_not_there_the_second_time(maria: Program, numbers: Numbers, name: str):
    assert (await maria.call(BY_NAME[name], numbers)).status_code == 200
    assert is_refused(await maria.call(BY_NAME[name], numbers), 404)


async def test_a_full_shelf_is_told_of(store: Store, maria: Program, numbers: Numbers, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(exercises, "MOST", 1)
    answer = await maria.call(BY_NAME["make_exercise"], numbers)
    assert is_refused(answer, 422) and "three hundred" in answer.json()["error"]
    async with store.work() as work:
        assert len((await work.exec(select(Designed))).all()) == 1


async def test_a_program_that_hangs_up_is_no_fault_of_ours(store: Store, maria: Program, caplog: pytest.LogCaptureFixture):
    told: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        told.append(message)

    headers = [(name.encode(), value.encode()) for name, value in (*maria.headers.items(), ("content-type", "application/json"))]
    scope = {"type": "http", "method": "POST", "path": "/api/v1/cohorts", "root_path": "", "query_string": b"", "headers": headers}
    await maria._transport.app(scope | {"client": ("x", 1), "server": ("desk", 80), "scheme": "http"}, receive, send)
    assert told[0]["status"] == 400 and not caplog.records
