"""How an assignment came out: the table, the pictures, and nothing of those who keep their scores to themselves."""

import re
from datetime import UTC, datetime, timedelta
from time import perf_counter

import pytest
from sqlalchemy import event
from sqlmodel import select

from bot.coaching import cohorts, tasks
from bot.store.coaching import Assigned, Member, Task
from bot.store.store import Store
from bot.store.tables import Reminder
from bot.web.desk import pictures
from bot.web.desk.outcomes import A_PAGE
from flows.assignment import BEST_FIRST as STATES
from flows.assignment import State
from flows.exercise import Missed
from flows.moves import Move
from flows.past import Past
from tests.desk.conftest import Browser, browser, sign_in
from tests.desk.sample import Desk, laid


def cells(page: str, name: str) -> list[str]:
    """What stands in somebody's row, cell by cell."""
    rows = re.findall(r'<tr id="task-\d+"><th scope="row"><a href="/desk/member/.*?</tr>', page, re.S)
    row = next(each for each in rows if f">{name}</a>" in each)
    return [" ".join(re.sub(r"<[^>]+>", " ", each).split()) for each in re.findall(r"<t[hd][ >].*?</t[hd]>", row, re.S)]


async def task_of(store: Store, desk: Desk, place: int) -> Task:
    async with store.work() as work:
        mine = Task.assignment == desk.assignment.id, Task.learner == desk.members[place].learner
        return (await work.exec(select(Task).where(*mine))).one()


def here(desk: Desk, rest: str = "") -> str:
    return f"/desk/assignment/{desk.assignment.id}{rest}"


async def test_each_learner_has_a_row_that_says_how_it_stands(laid_desk: Desk, maria: Browser):
    page = await maria.look(here(laid_desk))
    assert cells(page, "Ada")[:5] == ["Ada", "tried once, not passed yet", "1", "No", "3"] and cells(page, "Ada")[6] == "Try 1"
    assert cells(page, "Chiara")[:4] == ["Chiara", "passed", "1", "Scores not shown"]
    assert f'href="/desk/talk/{laid_desk.shared.id}"' in page and "1 passed" in page and "2 not passed yet" in page


async def test_nothing_but_the_state_is_told_of_those_who_did_not_agree(store: Store, laid_desk: Desk, maria: Browser):
    assert "One learner hasn&#39;t agreed" in await maria.look(here(laid_desk))
    async with store.work() as work:
        for member in (await work.exec(select(Member))).all():
            member.scores = False
    page = await maria.look(here(laid_desk))
    assert "Nobody here has agreed" in page and 'class="curves"' not in page and "card-bars" not in page
    assert "resume" not in page.split("What was asked for")[1].split("</details>")[1] and cells(page, "Ada")[3] == "Scores not shown"


async def test_the_pictures_are_of_those_alone_who_agreed(laid_desk: Desk, maria: Browser):
    page = await maria.look(here(laid_desk))
    assert "2 learners have finished a try, and for each the first is the one that counts." in page
    assert page.count("M26 ") >= 2 and "The 2 tries that count" in page
    assert "The resume" in page and "Too rarely: being curious about them" in page


async def test_figures_stand_beside_every_curve(laid_desk: Desk, maria: Browser):
    page = await maria.look(here(laid_desk))
    assert re.search(r'<th scope="row" class="number">0</th><td class="number">2</td><td class="number">2.0</td>', page)


async def test_states_can_be_looked_at_one_by_one(laid_desk: Desk, maria: Browser):
    page = await maria.look(here(laid_desk, "?only=passed"))
    assert ">Chiara</a>" in page and ">Ada</a>" not in page and "Show all 3" in page
    assert ">Ada</a>" in await maria.look(here(laid_desk, "?only=%22%3E<script>"))
    assert ">Ada</a>" not in await maria.look(here(laid_desk, "?only=late"))


async def test_somebody_is_excused_and_expected_again(store: Store, laid_desk: Desk, maria: Browser):
    task = await task_of(store, laid_desk, 0)
    answer = await maria.send_form(here(laid_desk, "/excuse"), excuse=task.id)
    assert answer.headers["location"].endswith(f"?said=excused#task-{task.id}")
    assert cells(await maria.look(here(laid_desk)), "Ada")[1] == "excused"
    await maria.send_form(here(laid_desk, "/excuse"), expect=task.id)
    assert cells(await maria.look(here(laid_desk)), "Ada")[1] == "tried once, not passed yet"


async def test_a_task_of_another_assignment_is_not_excused_here(store: Store, laid_desk: Desk, maria: Browser):
    async with store.work() as work:
        other = await tasks.assign(work, laid_desk.coach, laid_desk.designed, laid_desk.cohort, datetime.now(UTC))
    task = await task_of(store, laid_desk, 0)
    assert (await maria.send_form(f"/desk/assignment/{other.id}/excuse", excuse=task.id)).status_code == 404
    assert (await maria.send_form(here(laid_desk, "/excuse"))).status_code == 404


async def test_the_day_is_changed_and_taken_away(store: Store, laid_desk: Desk, maria: Browser):
    later = (datetime.now(UTC) + timedelta(days=20)).replace(second=0, microsecond=0)
    await maria.send_form(here(laid_desk, "/due"), due=later.strftime("%Y-%m-%dT%H:%M"))
    async with store.work() as work:
        assert (await work.get(Assigned, laid_desk.assignment.id)).due == later
    await maria.send_form(here(laid_desk, "/due"), due="")
    assert "No day" in await maria.look(here(laid_desk))


@pytest.mark.parametrize("due", ["2020-01-01T10:00", "2199-01-01T10:00", "soon", "2026-13-45T99:99", "<b>"])
async def test_a_day_that_cannot_be_is_told_at_its_field(store: Store, laid_desk: Desk, maria: Browser, due: str):
    answer = await maria.send_form(here(laid_desk, "/due"), due=due)
    assert answer.status_code == 422 and 'id="due-fault"' in answer.text and "<b>" not in answer.text
    async with store.work() as work:
        assert (await work.get(Assigned, laid_desk.assignment.id)).due == laid_desk.assignment.due


async def test_withdrawn_it_is_gone_and_nobody_is_reminded(store: Store, laid_desk: Desk, maria: Browser):
    answer = await maria.send_form(here(laid_desk, "/withdraw"))
    assert answer.headers["location"] == f"/desk/cohort/{laid_desk.cohort.id}?said=assignment_withdrawn"
    await maria.look(here(laid_desk), 404)
    async with store.work() as work:
        assert not (await work.exec(select(Reminder).where(Reminder.kind == "task_due", Reminder.status == "waiting"))).all()


async def test_another_coach_and_nobody_get_nothing(laid_desk: Desk, tom: Browser, nobody: Browser):
    await tom.look(here(laid_desk), 404)
    for act, fields in (("due", {"due": ""}), ("withdraw", {}), ("excuse", {"excuse": 1})):
        assert (await tom.send_form(here(laid_desk, f"/{act}"), **fields)).status_code == 404
        assert (await nobody.send_form(here(laid_desk, f"/{act}"), **fields)).status_code == 303
    await nobody.look(here(laid_desk), 303)


async def test_markup_in_a_name_is_shown_as_text(store: Store, laid_desk: Desk, maria: Browser):
    async with store.work() as work:
        (await work.exec(select(Member).where(Member.id == laid_desk.members[0].id))).one().called = "<script>alert(1)</script>"
    page = await maria.look(here(laid_desk))
    assert "<script>" not in page and "&lt;script&gt;alert(1)" in page


async def test_an_empty_cohort_has_an_assignment_too(store: Store, laid_desk: Desk, maria: Browser):
    async with store.work() as work:
        empty = await cohorts.made(work, laid_desk.coach, "Nobody yet", datetime.now(UTC))
        row = await tasks.assign(work, laid_desk.coach, laid_desk.designed, empty, datetime.now(UTC))
    page = await maria.look(f"/desk/assignment/{row.id}")
    assert "Nobody is in this group yet" in page and "<svg class=" not in page


async def test_before_the_first_try_the_pictures_are_promised(store: Store, laid_desk: Desk, maria: Browser):
    async with store.work() as work:
        row = await tasks.assign(work, laid_desk.coach, laid_desk.designed, laid_desk.cohort, datetime.now(UTC), laid_desk.members[1])
    page = await maria.look(f"/desk/assignment/{row.id}")
    assert "The pictures come with the first finished try" in page and ">Ben</a>" in page and ">Ada</a>" not in page


@pytest.mark.parametrize(("learners", "tries"), [(40, 3), (120, 1)])
async def test_many_learners_fit_on_light_pages_with_few_questions(store: Store, learners: int, tries: int):
    asked: list[str] = []
    async with store.work() as work:
        desk = await laid(work, learners, tries, datetime.now(UTC))
    async with browser(store) as maria:
        await sign_in(store, maria, desk.coach)
        await maria.look(here(desk))
        event.listen(store.engine.sync_engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
        before = perf_counter()
        page = await maria.look(here(desk))
    assert len(page.encode()) < 100_000 and len(asked) <= 14 and perf_counter() - before < 3
    assert page.count('<th scope="row"><a href="/desk/member/') == min(learners, A_PAGE)
    assert ('href="?page=3#everybody"' in page) is (learners > 2 * A_PAGE)


def test_the_parts_of_a_bar_fill_it():
    states = [State.PASSED] * 3 + [State.GIVEN] * 3 + [State.EXCUSED]
    found = pictures.shares(states, STATES)
    assert [each.number for each in found] == [3, 3, 1] and sum(each.width for each in found) == pytest.approx(100, abs=0.1)
    assert pictures.shares([], STATES) == ()


def test_a_talk_that_broke_off_at_no_trust_does_not_end_in_a_recovery():
    found = pictures.curves([(2, 0.3, 0, 0), (2, 0, 0), (2, 2, 2, 2.2, 2.3)])
    assert found is not None and [each.median for each in found.turns] == [2, 0.3, 0, 0, 0]


def test_the_median_is_drawn_while_a_third_are_still_talking():
    found = pictures.curves([(1, 2), (1, 4), (1, 9, 9), (3, 3, 3, 3)])
    assert (
        found is not None
        and [each.median for each in found.turns] == [1, 3.5, 3.5, 3.5]
        and [each.talking for each in found.turns] == [4, 4, 2, 1]
    )
    assert found.median.count("L") == 2 and found.all_of_them.count("M") == 4


def test_one_short_curve_can_be_drawn_and_none_needs_no_paper():
    found = pictures.curves([(4.0,)])
    assert found is not None and "h4" in found.all_of_them and pictures.curves([]) is None


def test_curves_without_end_are_drawn_once_each_and_not_all():
    every = [(number / 100, 5.0) for number in range(500)] * 2
    found = pictures.curves(every)
    assert found is not None and found.drawn == pictures.MOST_CURVES and found.number == 1000 and found.turns[1].median == 5


def test_slips_are_counted_before_and_after():
    before, after = Past("coffee", "dana", 1, slips={Move.JOB_ASK: 2}), Past("coffee", "dana", 2, slips={Move.PRESSURE: 1})
    assert [(each.label, each.first, each.counting) for each in pictures.slips([(before, after)] * 2)] == [
        ("The job question", 4, 0),
        ("Pushing", 0, 2),
    ]
    assert pictures.slips([]) == ()


def test_what_was_missing_counts_tries_and_learners():
    no, job = Missed("outcome", "maybe"), Missed("slips", "job_ask", 0, 2)
    found = pictures.missing([[(no, job), (no,)], [(no,)], [()]])
    assert [(each.tries, each.learners, each.width) for each in found] == [(3, 2, 100), (1, 1, 33.3)]


def test_the_six_lines_are_told_in_words_and_their_mean():
    told = pictures.card({"memorable": 10, "goal": 0})
    assert told.says == "Memorable 10, A clear aim 0" and told.mean == 5 and told.path.count("M") == 2


async def test_who_has_passed_needs_no_excuse(store: Store, laid_desk: Desk, maria: Browser):
    page = await maria.look(here(laid_desk))
    assert "Excuse" in cells(page, "Ada")[-1] and cells(page, "Chiara")[1] == "passed" and "Excuse" not in cells(page, "Chiara")[-1]
