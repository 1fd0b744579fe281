"""The form with which an exercise is given: whom, when and by when, on the coach's clock."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from bot.coaching import cohorts, tasks
from bot.coaching.exercises import library
from bot.store.coaching import Assigned, Task
from bot.store.store import Store
from bot.store.tables import Learner
from tests.desk.conftest import HOME, Browser
from tests.desk.sample import Desk


async def given(store: Store) -> list[Assigned]:
    """All but the one that the desk was laid with."""
    async with store.work() as work:
        return list((await work.exec(select(Assigned).order_by(Assigned.id))).all())[1:]


async def live_in(store: Store, desk: Desk, zone: str) -> None:
    async with store.work() as work:
        (await work.exec(select(Learner).where(Learner.id == desk.coach.learner))).one().zone = zone


def in_days(days: float) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M")


def wish(desk: Desk, **other: object) -> dict[str, object]:
    return {"exercise": desk.designed.id, "cohort": desk.cohort.id, "member": 0, "when": "now", "starts": "", "due": in_days(7), **other}


async def test_everybody_gets_it_now(store: Store, laid_desk: Desk, maria: Browser):
    answer = await maria.send_form("/desk/assign", **wish(laid_desk))
    (row,) = await given(store)
    assert answer.headers["location"] == f"/desk/assignment/{row.id}?said=assigned" and row.learner == 0
    async with store.work() as work:
        assert len((await work.exec(select(Task).where(Task.assignment == row.id))).all()) == 3


async def test_one_of_them_gets_it(store: Store, laid_desk: Desk, maria: Browser):
    ben = laid_desk.members[1]
    assert f'<option value="{ben.id}" selected' in await maria.look(f"/desk/assign?cohort={laid_desk.cohort.id}&member={ben.id}")
    await maria.send_form("/desk/assign", **wish(laid_desk, member=ben.id))
    assert [row.learner for row in await given(store)] == [ben.learner]


async def test_times_are_read_on_the_coachs_clock(store: Store, laid_desk: Desk, maria: Browser):
    await live_in(store, laid_desk, "Asia/Kolkata")
    assert "Asia/Kolkata" in await maria.look("/desk/assign")
    await maria.send_form(
        "/desk/assign", **wish(laid_desk, when="later", starts=f"{in_days(2)[:10]}T09:30", due=f"{in_days(5)[:10]}T20:00")
    )
    (row,) = await given(store)
    assert (row.starts.hour, row.starts.minute) == (4, 0) and row.due is not None and (row.due.hour, row.due.minute) == (14, 30)
    page = await maria.look(f"/desk/assignment/{row.id}")
    assert "9:30" in page and "20:00" in page and "Nobody has it yet" in page


async def test_a_clock_that_is_not_known_is_said_to_be_utc(maria: Browser):
    assert "Times are in UTC" in await maria.look("/desk/assign")


@pytest.mark.parametrize(
    ("field", "fields", "says"),
    [
        ("exercise", {"exercise": ""}, "Choose an exercise"),
        ("cohort", {"cohort": 0}, "Choose a group"),
        ("due", {"due": "2020-01-01T10:00"}, "That moment is over"),
        ("due", {"due": in_days(500)}, "That is more than a year away"),
        ("due", {"due": "tomorrow"}, "This can&#39;t be read"),
        ("due", {"due": "0001-01-01T00:00"}, "This can&#39;t be read"),
        ("due", {"due": "9999-12-31T23:59"}, "This can&#39;t be read"),
        ("due", {"when": "later", "starts": in_days(9)}, "That is before it is given"),
        ("starts", {"when": "later"}, "Say on which day"),
        ("starts", {"when": "later", "starts": "2020-01-01T10:00"}, "That moment is over"),
        ("starts", {"when": "later", "starts": in_days(500), "due": ""}, "That is more than a year away"),
        ("starts", {"when": "later", "starts": "25:00"}, "This can&#39;t be read"),
    ],
)
async def test_each_fault_stands_at_its_field(
    store: Store, laid_desk: Desk, maria: Browser, field: str, fields: dict[str, object], says: str
):
    answer = await maria.send_form("/desk/assign", **wish(laid_desk, **fields))
    assert answer.status_code == 422 and f'id="{field}-fault">{says}' in answer.text
    assert not await given(store)


async def test_all_faults_are_told_at_once(laid_desk: Desk, maria: Browser):
    answer = await maria.send_form("/desk/assign", **wish(laid_desk, exercise="", cohort=0, when="later", due="x"))
    assert all(f'id="{field}-fault"' in answer.text for field in ("exercise", "cohort", "starts", "due"))


async def test_somebody_of_another_cohort_is_a_fault_and_not_an_assignment(store: Store, laid_desk: Desk, maria: Browser):
    async with store.work() as work:
        second = await cohorts.made(work, laid_desk.coach, "Second", datetime.now(UTC))
    answer = await maria.send_form("/desk/assign", **wish(laid_desk, cohort=second.id, member=laid_desk.members[0].id))
    assert answer.status_code == 422 and 'id="member-fault"' in answer.text
    shown = await maria.send_form("/desk/assign", **wish(laid_desk, cohort=second.id, then="people", due="2031"))
    assert shown.status_code == 200 and "Ada" not in shown.text and 'value="2031"' in shown.text
    assert not await given(store)


async def test_a_button_pressed_twice_gives_it_once(store: Store, laid_desk: Desk, maria: Browser):
    asked = wish(laid_desk)
    places = {(await maria.send_form("/desk/assign", **asked)).headers["location"] for _ in range(3)}
    assert len(places) == 1 and len(await given(store)) == 1
    await maria.send_form("/desk/assign", **wish(laid_desk, when="later", starts=in_days(1)))
    assert len(await given(store)) == 2


async def test_one_of_the_library_is_kept_once_and_given(store: Store, laid_desk: Desk, maria: Browser):
    name, first = next(iter(library().items()))
    assert first.title in await maria.look(f"/desk/assign?ready={name}")
    for days in (3, 4):
        await maria.send_form("/desk/assign", **wish(laid_desk, exercise=f"ready:{name}", due=in_days(days)))
    rows = await given(store)
    assert [tasks.exercise_for(row) for row in rows] == [first, first] and len({row.exercise for row in rows}) == 1


async def test_what_is_not_the_coachs_can_be_neither_named_nor_given(store: Store, laid_desk: Desk, maria: Browser, tom: Browser):
    for query in ("exercise=1", f"cohort={laid_desk.cohort.id}", f"member={laid_desk.members[0].id}", "ready=nothing"):
        await tom.look(f"/desk/assign?{query}", 404)
    mine = {"cohort": laid_desk.elsewhere.id, "exercise": f"ready:{next(iter(library()))}"}
    for foreign in ({"exercise": laid_desk.designed.id}, {"cohort": laid_desk.cohort.id}, {"member": laid_desk.members[0].id}):
        assert (await tom.send_form("/desk/assign", **wish(laid_desk, **{**mine, **foreign}))).status_code == 404
    assert (await maria.send_form("/desk/assign", **wish(laid_desk, exercise="٣"))).status_code == 404
    assert (await maria.send_form("/desk/assign", **wish(laid_desk, cohort=10**11))).status_code in (404, 422)
    assert not await given(store)


async def test_a_form_from_elsewhere_gives_nothing(store: Store, laid_desk: Desk, maria: Browser):
    assert (await maria.post("/desk/assign", data=wish(laid_desk), headers={"origin": HOME})).status_code == 403
    assert not await given(store)


async def test_whoever_has_no_cohort_is_led_to_make_one(store: Store, laid_desk: Desk, tom: Browser):
    await tom.send_form(f"/desk/cohort/{laid_desk.elsewhere.id}/close", how="close")
    page = await tom.look("/desk/assign")
    assert "Make a group first" in page and '<form method="post" action="/desk/assign"' not in page


async def test_a_day_that_was_typed_is_not_passed_over_in_silence(store: Store, laid_desk: Desk, maria: Browser):
    answer = await maria.send_form("/desk/assign", **wish(laid_desk, starts=in_days(3)))
    assert answer.status_code == 422 and "You chose Now, and typed a day as well" in answer.text and not await given(store)
