"""Cohorts: made and shared by coaches, joined by a code that runs out, and left with everything."""

import asyncio
from datetime import timedelta

import pytest
from sqlmodel import col, select

from bot import practice, reminders
from bot.coaching import coaches, cohorts, invitations, remarks, sharing, sight, tasks
from bot.store.coaching import Assigned, Coach, Cohort, Invitation, Looked, Member, Overruled, Remark, Shared, Task, Tried
from bot.store.store import Store
from bot.store.tables import Learner, Rehearsed, Reminder
from tests.coaching.group import KIND, SLIP, assigned, coach, group, joined, lingers, played, rows, task_for
from tests.conftest import NOW

NOBODYS = (0, -1, 999, 1 << 31, 1 << 63, 1 << 80, -(1 << 80))


async def test_a_name_is_made_fit_and_an_empty_one_refused(store: Store):
    async with store.work() as work:
        maria = await coach(work, 1)
        made = await cohorts.made(work, maria, "  Autumn\x00 \ud83d 2026\u202e \n" + "x" * 99, NOW)
        assert made.name == "Autumn 2026 " + "x" * 48 and len(made.name) == cohorts.LONGEST_NAME
        for empty in ("", " \n", "\x00\u202e", "\ufeff"):
            with pytest.raises(ValueError):
                await cohorts.made(work, maria, empty, NOW)
            with pytest.raises(ValueError):
                await coaches.named(work, await practice.learner_of(work, 2, NOW), empty, NOW)


async def test_another_coachs_cohort_is_nowhere(store: Store):
    async with store.work() as work:
        mine, theirs = await group(work, 100), await group(work, 200)
        code = await invitations.invite(work, theirs.coach, theirs.cohort, NOW)
        for number in (theirs.cohort.id, *NOBODYS):
            assert await cohorts.by_number(work, mine.coach, number) is None
        for number in (*(each.id for each in theirs.members.values()), *NOBODYS):
            assert await cohorts.member(work, mine.coach, number) is None
        for number in (code.id, *NOBODYS):
            assert await invitations.by_number(work, mine.coach, number) is None
        assert await cohorts.of(work, mine.coach) == [mine.cohort]
        assert [each.called for each in await cohorts.members_of(work, mine.cohort)] == ["Ada", "Ben"]


async def test_a_code_is_good_until_it_expires_is_used_up_or_withdrawn(store: Store):
    async with store.work() as work:
        here = await group(work)
        code = await invitations.invite(work, here.coach, here.cohort, NOW, most=2, good_for=timedelta(days=1))
        assert await invitations.invited(work, code.code, NOW) == (code, here.cohort)
        assert await invitations.invited(work, code.code, NOW + timedelta(days=1)) is None
        for wrong in (code.code + "x", "", "\x00", "\ud83d", code.code.swapcase()):
            assert await invitations.invited(work, wrong, NOW) is None
        late = await practice.learner_of(work, 301, NOW)
        assert await cohorts.join(work, late, code, "Late", True, NOW + timedelta(days=1)) is None, "the page was open for a day"
        assert await cohorts.join(work, late, code, "Late", True, NOW) is not None and code.used == 1
        code.withdrawn = NOW
        await work.flush()
        assert await invitations.invited(work, code.code, NOW) is None
        assert await cohorts.join(work, await practice.learner_of(work, 302, NOW), code, "No", True, NOW) is None
        assert await cohorts.join(work, late, code, "Later", False, NOW), "whoever is in stays in"
        assert (code.used, late.id) == (1, (await cohorts.memberships(work, late))[0][0].learner)


async def test_whoever_joins_again_has_the_new_name_and_the_new_consent_and_uses_no_place(store: Store):
    async with store.work() as work:
        here = await group(work)
        await assigned(work, here)
        code = await invitations.invite(work, here.coach, here.cohort, NOW, most=1)
        again = await cohorts.join(work, here.learners["Ada"], code, " Ada\nL. ", False, NOW)
        assert again is not None and (again.id, again.called, again.scores, code.used) == (here.members["Ada"].id, "Ada L.", False, 0)
        assert len(await tasks.mine(work, here.learners["Ada"], NOW)) == 1


@pytest.mark.parametrize(("most", "days"), [(0, 1), (-1, 1), (501, 1), (1, 0), (1, -1), (1, 181)])
async def test_no_code_lasts_or_serves_beyond_measure(store: Store, most: int, days: int):
    async with store.work() as work:
        here = await group(work)
        with pytest.raises(ValueError):
            await invitations.invite(work, here.coach, here.cohort, NOW, most, timedelta(days=days))


async def test_twenty_open_codes_are_enough(store: Store):
    async with store.work() as work:
        here = await group(work, scores=())
        made = [await invitations.invite(work, here.coach, here.cohort, NOW) for _ in range(invitations.MOST_INVITATIONS)]
        with pytest.raises(ValueError):
            await invitations.invite(work, here.coach, here.cohort, NOW)
        made[0].withdrawn = NOW
        await work.flush()
        assert await invitations.invite(work, here.coach, here.cohort, NOW)


async def test_a_full_cohort_takes_nobody(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cohorts, "MOST_MEMBERS", 2)
    async with store.work() as work:
        here = await group(work)
        code = await invitations.invite(work, here.coach, here.cohort, NOW)
        assert await cohorts.join(work, await practice.learner_of(work, 9, NOW), code, "Cleo", True, NOW) is None and code.used == 0


async def test_a_colleagues_code_lets_in_coaches_and_no_learner(store: Store):
    async with store.work() as work:
        here, ben = await group(work), await coach(work, 7, "Ben Adler")
        code = await invitations.invite(work, here.coach, here.cohort, NOW, most=1, as_coach=True)
        plain = await invitations.invite(work, here.coach, here.cohort, NOW)
        learner = await practice.learner_of(work, 8, NOW)
        assert await cohorts.join(work, learner, code, "Cleo", True, NOW) is None
        assert await cohorts.join_as_coach(work, ben, plain, NOW) is None and not await cohorts.of(work, ben)
        assert await cohorts.join_as_coach(work, here.coach, code, NOW) == here.cohort and code.used == 0
        assert await cohorts.join_as_coach(work, ben, code, NOW) == here.cohort and code.used == 1
        assert await cohorts.join_as_coach(work, ben, code, NOW) == here.cohort, "tapped twice"
        assert await cohorts.join_as_coach(work, await coach(work, 9, "Cleo Voss"), code, NOW) is None
        assert [each.name for each in await cohorts.coaches_of(work, here.cohort)] == ["Maria Keller", "Ben Adler"]
        assert await cohorts.member(work, ben, here.members["Ada"].id or 0) == here.members["Ada"]


async def test_whoever_joins_later_gets_what_is_still_to_be_done(store: Store):
    async with store.work() as work:
        here = await group(work)
        still = await assigned(work, here, due=NOW + timedelta(days=7))
        await assigned(work, here, due=NOW + timedelta(days=1))
        await tasks.withdraw(work, await assigned(work, here), NOW)
        await assigned(work, here, member=here.members["Ada"])
        tomorrow = await assigned(work, here, starts=NOW + timedelta(days=9))
        now = NOW + timedelta(days=2)
        late = await practice.learner_of(work, 301, now)
        code = await invitations.invite(work, here.coach, here.cohort, now)
        assert await cohorts.join(work, late, code, "Late", True, now)
        assert [row.id for _, row in await tasks.mine(work, late, now)] == [still.id]
        assert [row.id for _, row in await tasks.mine(work, late, NOW + timedelta(days=9))] == [still.id, tomorrow.id]


async def test_who_leaves_is_gone_from_everything_but_their_own_talks_and_the_log_of_readings(store: Store):
    async with store.work() as work:
        here, ada = await group(work), None
        ada = here.learners["Ada"]
        row = await assigned(work, here, due=NOW + timedelta(days=7))
        await assigned(work, here, member=here.members["Ada"])
        done = await played(work, ada, SLIP, task=(await task_for(work, row, ada)).id or 0)
        open_one = await practice.begin(work, ada, "coffee", "dana", 3, "", NOW, task=(await task_for(work, row, ada)).id or 0)
        shown = await sharing.share(work, ada, done.row, here.cohort.id or 0, NOW)
        assert shown is not None
        told = await sharing.read(work, here.coach, shown.id or 0, "desk", NOW)
        assert told is not None
        remark = await remarks.comment(work, here.coach, shown, 0, "Well done.", NOW)
        assert await remarks.answer(work, ada, remark.id or 0, "Thank you.", NOW)
        await cohorts.leave(work, here.members["Ada"])
    async with store.work() as work:
        for table in (Member, Task, Shared):
            assert not (await work.exec(select(table).where(table.learner == ada.id))).all()
        for empty in (Tried, Remark, Overruled):
            assert not (await work.exec(select(empty))).all()
        assert not (await work.exec(select(Assigned).where(Assigned.learner == ada.id))).all()
        assert len((await work.exec(select(Looked).where(Looked.learner == ada.id))).all()) == 1
        played_by_ada = (await work.exec(select(Rehearsed).where(Rehearsed.learner == ada.id))).all()
        assert len(played_by_ada) == 2 and not any(each.task for each in played_by_ada)
        assert not (await work.exec(select(Reminder).where(Reminder.learner == ada.id, Reminder.status == "waiting"))).all()
        assert not (await work.exec(select(Reminder).where(Reminder.kind == "answer", Reminder.status == "waiting"))).all()
        assert [seat.member.called for seat in await sight.seats(work, here.cohort, NOW)] == ["Ben"]
        again = await practice.current(work, ada)
        assert again is not None and again.id == open_one.row.id, "the talk goes on"
        await practice.say(work, again, KIND, NOW)
        await practice.stop(work, again, NOW)
        assert (await practice.guess(work, again, "yes")).verdict is None


async def test_a_letter_about_what_is_gone_reaches_nobody_under_its_old_number(store: Store):
    """SQLite gives the number of a deleted row to the next one: Ada must not read what Maria writes to Ben."""
    async with store.work() as work:
        here = await group(work)
        ada, ben = here.learners["Ada"], here.learners["Ben"]
        first = await sharing.share(work, ada, (await played(work, ada, SLIP)).row, here.cohort.id or 0, NOW)
        assert first is not None
        remark = await remarks.comment(work, here.coach, first, 0, "For Ada alone.", NOW)
        await sharing.take_back(work, ada, first.id or 0)
        second = await sharing.share(work, ben, (await played(work, ben, SLIP)).row, here.cohort.id or 0, NOW)
        assert second is not None
        other = await remarks.comment(work, here.coach, second, 0, "For Ben alone.", NOW)
        assert store.is_shared or other.id == remark.id
        waiting = [each for each in await reminders.waiting(work, ada) if each.kind == remarks.COMMENT]
        assert not waiting
        assert await remarks.to_answer(work, ada, other.id or 0) is None


async def test_a_closed_cohort_is_nobodys(store: Store):
    async with store.work() as work:
        here = await group(work)
        row = await assigned(work, here)
        code = await invitations.invite(work, here.coach, here.cohort, NOW)
        number, member = here.cohort.id or 0, here.members["Ada"].id or 0
        await cohorts.close(work, here.cohort, NOW)
        await cohorts.close(work, here.cohort, NOW + timedelta(days=1))
        assert here.cohort.closed == NOW
        assert not await cohorts.of(work, here.coach) and await cohorts.by_number(work, here.coach, number) is None
        assert await cohorts.member(work, here.coach, member) is None and await tasks.assignment(work, here.coach, row.id or 0) is None
        assert (
            await invitations.invited(work, code.code, NOW) is None and await invitations.by_number(work, here.coach, code.id or 0) is None
        )
        assert await cohorts.join(work, here.learners["Ada"], code, "Ada", True, NOW) is None
        with pytest.raises(ValueError):
            await assigned(work, here)
        await cohorts.let_in(work, here.cohort, await coach(work, 7), NOW)
        assert not await cohorts.of(work, await coach(work, 7))
        assert not await cohorts.memberships(work, here.learners["Ada"])
        assert [each.kind for each in await reminders.waiting(work, here.learners["Ben"])] == ["parted"], "said once"


async def test_who_leaves_it_to_others_sees_it_no_more_and_the_last_one_closes_it(store: Store):
    async with store.work() as work:
        here, ben = await group(work), await coach(work, 7, "Ben Adler")
        await cohorts.let_in(work, here.cohort, ben, NOW)
        ada = here.learners["Ada"]
        shown = await sharing.share(work, ada, (await played(work, ada, SLIP)).row, here.cohort.id or 0, NOW)
        assert shown is not None
        remark = await remarks.comment(work, here.coach, shown, 0, "Well done.", NOW)
        await remarks.answer(work, ada, remark.id or 0, "Thank you.", NOW)
        await cohorts.leave_to_others(work, here.cohort, here.coach, NOW)
        assert not await cohorts.of(work, here.coach) and await cohorts.of(work, ben) == [here.cohort]
        assert await sharing.read(work, here.coach, shown.id or 0, "desk", NOW) is None
        assert not [each for each in await reminders.waiting(work, await coaches.chat_of(work, here.coach)) if each.kind == remarks.ANSWER]
        late = await remarks.answer(work, ada, remark.id or 0, "And one more thing.", NOW)
        assert late is not None and await remarks.to_read(work, here.coach, late.id or 0) is None
        assert await remarks.to_read(work, ben, late.id or 0) is not None
        assert not [each for each in await reminders.waiting(work, await coaches.chat_of(work, here.coach)) if each.kind == remarks.ANSWER]
        await cohorts.leave_to_others(work, here.cohort, ben, NOW)
        assert here.cohort.closed == NOW and not await cohorts.memberships(work, ada)


async def test_a_link_makes_one_person_a_coach_once_and_within_a_week(store: Store):
    async with store.work() as work:
        payload = coaches.warrant("the bot's token", NOW)
        assert payload.startswith(coaches.WARRANT) and len(payload) <= 64 and payload.replace("_", "").replace("-", "").isalnum()
        assert not await coaches.redeem(work, payload, "another token", NOW)
        assert not await coaches.redeem(work, payload, "the bot's token", NOW + timedelta(days=7, seconds=1))
        for spoilt in (payload[:-1], payload[:20], payload + "AAAA", "coach_", "", "coach_\u00e9", payload.replace(payload[8], "!", 1)):
            assert not await coaches.redeem(work, spoilt, "the bot's token", NOW)
        assert await coaches.redeem(work, payload, "the bot's token", NOW + timedelta(days=6))
        assert not await coaches.redeem(work, payload, "the bot's token", NOW)
        assert not await coaches.redeem(work, payload[:9] + "!" + payload[9:], "the bot's token", NOW), "the same in other letters"
        assert not await coaches.redeem(work, coaches.warrant("", NOW), "", NOW), "what anybody could seal is no seal"


async def test_a_coach_is_one_until_it_ends_and_can_be_one_again(store: Store):
    async with store.work() as work:
        maria = await coach(work, 1)
        learner = await coaches.chat_of(work, maria)
        assert await coaches.of(work, learner) == maria and await coaches.by_number(work, maria.id or 0) == maria
        assert [await coaches.by_number(work, number) for number in NOBODYS] == [None] * len(NOBODYS)
        maria.ended = NOW
        await work.flush()
        assert await coaches.of(work, learner) is None and await coaches.by_number(work, maria.id or 0) is None
        assert await coaches.all_of_them(work) == []
        again = await coaches.named(work, learner, "Maria K.", NOW)
        assert again.id == maria.id and await coaches.all_of_them(work) == [(again, 1)]


async def test_two_who_take_the_last_place_at_once_are_one_member(shared: Store):
    async with shared.work() as work:
        here = await group(work)
        code = await invitations.invite(work, here.coach, here.cohort, NOW, most=1)
        for chat in range(400, 408):
            await practice.learner_of(work, chat, NOW)

    async def one(chat: int) -> bool:
        async with shared.work() as work:
            learner = (await work.exec(select(Learner).where(Learner.chat == chat))).one()
            invitation = (await work.exec(select(Invitation).where(Invitation.id == code.id))).one()
            return await cohorts.join(work, learner, invitation, "Somebody", True, NOW) is not None

    assert sum(await asyncio.gather(*(one(chat) for chat in range(400, 408)))) == 1
    everything = await rows(shared)
    assert [each["used"] for each in everything["invitations"] if each["id"] == code.id] == [1]
    assert len(everything["members"]) == 3


async def test_who_joins_twice_at_once_is_in_once(shared: Store):
    async with shared.work() as work:
        here = await group(work)
        await assigned(work, here)
        code = await invitations.invite(work, here.coach, here.cohort, NOW, most=5)
        await practice.learner_of(work, 400, NOW)

    async def one() -> bool:
        async with shared.work() as work:
            learner = (await work.exec(select(Learner).where(Learner.chat == 400))).one()
            invitation = (await work.exec(select(Invitation).where(Invitation.id == code.id))).one()
            return await cohorts.join(work, learner, invitation, "Cleo", True, NOW) is not None

    assert all(await asyncio.gather(*(one() for _ in range(6))))
    everything = await rows(shared)
    assert [each["called"] for each in everything["members"]].count("Cleo") == 1 and len(everything["tasks"]) == 3
    assert [each["used"] for each in everything["invitations"] if each["id"] == code.id] == [1]


async def test_whoever_joins_while_something_is_assigned_gets_it(shared: Store):
    async with shared.work() as work:
        here = await group(work)
        learners = [await practice.learner_of(work, 400 + number, NOW) for number in range(8)]
        codes = [await invitations.invite(work, here.coach, here.cohort, NOW) for _ in learners]

    async def joins(learner: Learner, code: Invitation) -> None:
        async with shared.work() as work:
            await joined_by(work, learner, code)

    async def joined_by(work: object, learner: Learner, code: Invitation) -> None:
        found = await cohorts.join(work, learner, code, "Somebody", True, NOW)  # type: ignore[arg-type]
        assert found is not None
        await lingers()

    async def assigns() -> None:
        async with shared.work() as work:
            await assigned(work, here)
            await lingers()

    joining = [joins(learner, code) for learner, code in zip(learners, codes, strict=True)]
    await asyncio.gather(*joining[:4], assigns(), *joining[4:])
    everything = await rows(shared)
    assert sorted(each["learner"] for each in everything["tasks"]) == sorted(each["learner"] for each in everything["members"])


async def test_of_two_coaches_who_leave_at_once_the_second_closes_it(shared: Store):
    async with shared.work() as work:
        here, ben = await group(work), await coach(work, 7, "Ben Adler")
        await cohorts.let_in(work, here.cohort, ben, NOW)

    async def leaves(coach: Coach) -> None:
        async with shared.work() as work:
            cohort = (await work.exec(select(Cohort).where(Cohort.id == here.cohort.id))).one()
            await cohorts.leave_to_others(work, cohort, coach, NOW)
            await lingers()

    await asyncio.gather(leaves(here.coach), leaves(ben))
    everything = await rows(shared)
    assert everything["cohorts"][0]["closed"] and not everything["members"] and not everything["coachings"]


async def test_a_link_opened_twice_at_once_makes_one_coach(shared: Store):
    payload = coaches.warrant("the bot's token", NOW)

    async def opens() -> bool:
        async with shared.work() as work:
            good = await coaches.redeem(work, payload, "the bot's token", NOW)
            await lingers()
            return good

    assert sum(await asyncio.gather(*(opens() for _ in range(5)))) == 1


async def test_counts_are_of_each_cohort(store: Store):
    async with store.work() as work:
        here, there = await group(work), await group(work, 200, scores=())
        await joined(work, there.cohort, there.coach, here.learners["Ada"], "Ada")
        assert await sight.counts(work, [here.cohort, there.cohort]) == {here.cohort.id: 2, there.cohort.id: 1}
        assert await sight.counts(work, []) == {}
        assert len((await work.exec(select(Member).where(col(Member.learner) == here.learners["Ada"].id))).all()) == 2
