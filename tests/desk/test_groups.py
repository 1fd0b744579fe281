"""Overview, cohorts, people, a learner's path, access: what a coach sees and does there, and nobody else."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from bot import practice
from bot.coaching import cohorts, sharing, tokens
from bot.store.coaching import Cohort, Invitation, Member
from bot.store.store import Store
from bot.store.tables import Learner, Reminder
from tests.desk.conftest import Browser
from tests.desk.sample import Desk


async def test_the_overview_tells_who_needs_the_coach(maria: Browser):
    page = await maria.look("/desk/")
    assert "Autumn group" in page and "3 learners" in page and "1 of 3 passed" in page


async def test_a_new_cohort_is_made_and_somebody_invited(store: Store, maria: Browser):
    answer = await maria.send_form("/desk/cohorts", name="  Spring <b>group</b> ")
    place = answer.headers["location"].partition("?")[0]
    page = await maria.look(place)
    assert "Spring &lt;b&gt;group&lt;/b&gt;" in page
    await maria.send_form(place.replace("people", "invite"), whom="learner", most="10", weeks="1")
    async with store.work() as work:
        made = (await work.exec(select(Invitation).order_by(Invitation.id.desc()))).first()
    assert made is not None and made.most == 10 and made.code in await maria.look(place)
    await maria.send_form(f"/desk/invitation/{made.id}/withdraw")
    assert made.code not in await maria.look(place)


@pytest.mark.parametrize("name", ["", "   ", "\n"])
async def test_a_cohort_without_a_name_is_not_made(store: Store, maria: Browser, name: str):
    await maria.send_form("/desk/cohorts", name=name)
    async with store.work() as work:
        assert len((await work.exec(select(Cohort))).all()) == 2


async def test_scores_stand_on_the_page_of_those_alone_who_agreed(laid_desk: Desk, maria: Browser):
    open_one, closed_one = laid_desk.members[0], laid_desk.members[2]
    assert "Second coffee:" in await maria.look(f"/desk/member/{open_one.id}")
    page = await maria.look(f"/desk/member/{closed_one.id}")
    assert "Second coffee:" not in page and "keeps scores and slips private" in page and "asked for" not in page


async def test_closing_a_cohort_lets_everybody_go(store: Store, laid_desk: Desk, maria: Browser):
    await maria.send_form(f"/desk/cohort/{laid_desk.cohort.id}/close", how="close")
    await maria.look(f"/desk/cohort/{laid_desk.cohort.id}", 404)
    async with store.work() as work:
        assert not (await work.exec(select(Member).where(Member.cohort == laid_desk.cohort.id))).all()


async def test_a_learner_is_let_go_and_told(store: Store, laid_desk: Desk, maria: Browser, tom: Browser):
    member = laid_desk.members[0]
    assert (await tom.send_form(f"/desk/member/{member.id}/go")).status_code == 404
    await maria.send_form(f"/desk/member/{member.id}/go")
    await maria.look(f"/desk/member/{member.id}", 404)
    async with store.work() as work:
        told = (await work.exec(select(Reminder).where(Reminder.kind == "parted"))).all()
    assert [each.learner for each in told] == [member.learner] and "Autumn group" in told[0].facts


async def test_everybody_is_told_that_a_cohort_was_closed(store: Store, laid_desk: Desk, maria: Browser):
    await maria.send_form(f"/desk/cohort/{laid_desk.cohort.id}/close", how="close")
    async with store.work() as work:
        told = (await work.exec(select(Reminder).where(Reminder.kind == "parted"))).all()
    assert {each.learner for each in told} == {each.learner for each in laid_desk.members}


async def test_a_cohort_can_be_left_to_a_colleague(store: Store, laid_desk: Desk, maria: Browser, tom: Browser):
    async with store.work() as work:
        await cohorts.let_in(work, laid_desk.cohort, laid_desk.other, datetime.now(UTC))
    await maria.send_form(f"/desk/cohort/{laid_desk.cohort.id}/close", how="leave")
    await maria.look(f"/desk/cohort/{laid_desk.cohort.id}", 404)
    assert "3 learners" in await tom.look(f"/desk/cohort/{laid_desk.cohort.id}")


async def test_another_coach_reaches_nothing_by_its_number(laid_desk: Desk, tom: Browser):
    cohort, member = laid_desk.cohort.id, laid_desk.members[0].id
    for path in (
        f"/desk/cohort/{cohort}",
        f"/desk/cohort/{cohort}/people",
        f"/desk/member/{member}",
        "/desk/cohort/0",
        f"/desk/member/{2**80}",
    ):
        await tom.look(path, 404)
    for path in (f"/desk/cohort/{cohort}/invite", f"/desk/cohort/{cohort}/close", "/desk/invitation/1/withdraw"):
        assert (await tom.send_form(path)).status_code == 404


async def test_a_key_is_shown_once_and_can_be_ended(store: Store, maria: Browser, tom: Browser):
    page = (await maria.send_form("/desk/access/keys", name="Platform <1>", may="write", lasts="30")).text
    secret = page.split("<code>")[1].split("</code>")[0]
    assert secret.startswith("sc_") and secret not in await maria.look("/desk/access") and "Platform &lt;1&gt;" in page
    async with store.work() as work:
        token, _ = await tokens.of(work, secret, datetime.now(UTC))
    assert (await tom.send_form(f"/desk/access/key/{token.id}/end")).status_code == 404
    await maria.send_form(f"/desk/access/key/{token.id}/end")
    async with store.work() as work:
        assert await tokens.of(work, secret, datetime.now(UTC)) is None


async def test_a_coach_changes_how_learners_see_them(maria: Browser):
    await maria.send_form("/desk/access/me", name="Maria K.", about="Twenty years <of> rooms full of strangers.")
    page = await maria.look("/desk/access")
    assert "Maria K." in page and "rooms full of strangers" in page and "<of>" not in page
    answer = await maria.send_form("/desk/access/me", name=" ")
    assert answer.status_code == 422 and "A coach needs a name" in answer.text


async def test_a_long_cohort_is_shown_in_pages(store: Store, laid_desk: Desk, maria: Browser):
    from tests.desk.sample import joined

    async with store.work() as work:
        for number in range(100, 165):
            await joined(work, laid_desk.coach, laid_desk.cohort, number, datetime.now(UTC))
    first = await maria.look(f"/desk/cohort/{laid_desk.cohort.id}")
    second = await maria.look(f"/desk/cohort/{laid_desk.cohort.id}?page=2")
    assert first.count('scope="row"') == 50 and second.count('scope="row"') == 18
    for odd in ("0", "-1", "x", "9" * 30, "99"):
        await maria.look(f"/desk/cohort/{laid_desk.cohort.id}?page={odd}")


async def test_a_link_for_a_colleague_lets_in_one_for_a_week(store: Store, laid_desk: Desk, maria: Browser):
    answer = await maria.send_form(f"/desk/cohort/{laid_desk.cohort.id}/invite", whom="coach", most="200", weeks="12")
    async with store.work() as work:
        made = (await work.exec(select(Invitation).order_by(Invitation.id.desc()))).first()
    assert made is not None and made.as_coach and made.most == 1 and made.expires - made.at == timedelta(weeks=1)
    assert "It lets one coach in" in await maria.look(answer.headers["location"])


async def test_a_button_that_is_pressed_twice_makes_one_group(maria: Browser):
    places = {(await maria.send_form("/desk/cohorts", name="Spring  group")).headers["location"] for _ in range(2)}
    assert len(places) == 1


async def test_what_was_not_made_is_no_good_news(maria: Browser):
    answer = await maria.send_form("/desk/cohorts", name=" ")
    page = await maria.look(answer.headers["location"])
    assert '<p class="alarm" role="alert">A group needs a name' in page and 'role="status"' not in page


async def test_with_nothing_to_do_nobody_is_told_that_nobody_is_stuck(store: Store, laid_desk: Desk, maria: Browser, tom: Browser):
    assert "Once there is something to do" in await tom.look(f"/desk/cohort/{laid_desk.elsewhere.id}")
    assert "Once there is something to do" not in await maria.look(f"/desk/cohort/{laid_desk.cohort.id}")


async def test_a_talk_that_was_no_try_is_told_by_its_place_and_partner(store: Store, laid_desk: Desk, maria: Browser):
    async with store.work() as work:
        learner = (await work.exec(select(Learner).where(Learner.id == laid_desk.members[1].learner))).one()
        step = await practice.begin(work, learner, "coffee", "dana", 7, "", datetime.now(UTC))
        await practice.say(work, step.row, "How did you get into robotics?", datetime.now(UTC))
        await practice.stop(work, step.row, datetime.now(UTC))
        await practice.guess(work, step.row, "yes")
        assert await sharing.share(work, learner, step.row, laid_desk.cohort.id or 0, datetime.now(UTC))
    assert ">Dana, A coffee, one to one</a>" in await maria.look(f"/desk/member/{laid_desk.members[1].id}")
