"""Whoever is erased, ends or is swept is gone from the desk, and nothing of anybody else's goes with them."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from bot.admin.acts import redact
from bot.coaching import coaches, cohorts, exercises, invitations, leaving, overruling, remarks, sessions, sharing, sight, tasks, tokens
from bot.export import kept
from bot.store import coaching as tables
from bot.store.coaching import Cohort, Looked, Overruled, Shared, Tried, Uploaded
from bot.store.store import Store
from bot.store.tables import Rehearsed, Taken
from bot.telegram.carrying.sweeping import sweep_rehearsals
from flows.moves import Move
from tests.coaching.group import KIND, SLIP, Group, assigned, coach, group, played, rows, task_for
from tests.conftest import NOW

DAY = timedelta(days=1)
OF_COACHES = ("coaches", "coachings", "invitations", "exercises", "sign_ins", "sessions", "tokens", "uploads")
OF_LEARNERS = ("members", "tasks", "tries", "shared", "looks", "remarks", "overruled", "corrections")
OF_SEVERAL = ("cohorts", "assignments", "warrants")  # a cohort has several coaches; a warrant names nobody


async def busy(work: Any, here: Group, called: str) -> Shared:
    """Somebody did it all: tried, showed, was read, commented on, answered, was overruled, agreed."""
    learner = here.learners[called]
    row = await assigned(work, here, due=NOW + 9 * DAY)
    await assigned(work, here, member=here.members[called])
    told = await played(work, learner, SLIP, task=(await task_for(work, row, learner)).id or 0)
    found = await sharing.share(work, learner, told.row, here.cohort.id or 0, NOW)
    assert found is not None and await sharing.read(work, here.coach, found.id or 0, "desk", NOW)
    turn = (await work.exec(select(Taken.id).where(Taken.rehearsal == told.row.id, Taken.kind == "say"))).first() or 0
    remark = await remarks.comment(work, here.coach, found, turn, "A secret thought of Maria's.", NOW)
    assert await remarks.answer(work, learner, remark.id or 0, f"A secret answer of {called}'s.", NOW)
    ruled = await overruling.overrule(work, here.coach, found, turn, Move.REFERRAL_ASK, "A secret reason of Maria's.", NOW)
    assert await overruling.agreed(work, learner, ruled.id or 0, True, NOW)
    return found


async def furnished(work: Any, here: Group) -> None:
    """What a coach makes besides."""
    await invitations.invite(work, here.coach, here.cohort, NOW)
    await tokens.made(work, here.coach, "Moodle", NOW)
    await sessions.by_link(work, await sessions.link(work, here.coach, NOW), "Firefox", NOW)
    await sessions.link(work, here.coach, NOW)
    work.add(Uploaded(coach=here.coach.id or 0, kind="partner", title="Own", source="name: Own", canonical="{}", at=NOW))


def test_of_every_table_of_coaching_it_is_known_with_whom_it_goes() -> None:
    found = {each.__tablename__ for each in vars(tables).values() if isinstance(each, type) and each.__module__ == tables.__name__}
    assert found == {*OF_COACHES, *OF_LEARNERS, *OF_SEVERAL}, "say here, in leaving.erase and in leaving.kept_of whose it is"


async def test_an_erased_learner_is_nowhere_and_everybody_else_is_as_before(store: Store):
    async with store.work() as work:
        here = await group(work)
        await busy(work, here, "Ben")
    before = await rows(store)
    async with store.work() as work:
        found = await busy(work, here, "Ada")
        waiting = found.id
    told = await redact(store, 101)
    assert (told["erased"]["cohorts"], told["erased"]["coached"]) == (1, 0) and waiting
    after = await rows(store)
    ada = here.learners["Ada"].id
    assert "Ada" not in str(after) and not [each for table in OF_LEARNERS for each in after[table] if each.get("learner") == ada]
    for table in ("shared", "looks", "remarks", "overruled", "corrections", "tries"):
        assert after[table] == before[table], table
    assert [each for each in after["members"] if each["learner"] != here.learners["Ben"].id] == []
    assert not [each for each in after["assignments"] if each["learner"] == ada]
    alone = {each["id"] for each in after["remarks"]}
    assert {each["about"] for each in after["reminders"] if each["kind"] == "answer" and each["status"] == "waiting"} <= alone


async def test_an_erased_coach_takes_their_cohorts_and_words_along_and_leaves_learners_their_talks(store: Store):
    async with store.work() as work:
        here = await group(work)
        await furnished(work, here)
        for called in ("Ada", "Ben"):
            await busy(work, here, called)
        open_one = here.learners["Ada"].id
    told = await redact(store, 100)
    assert told["erased"]["coached"] == 1
    after = await rows(store)
    assert not [each for table in (*OF_COACHES, "cohorts", "assignments", "members", "tasks", "tries", "shared") for each in after[table]]
    assert not after["remarks"] and not after["overruled"] and not after["corrections"]
    assert "secret" not in str({name: value for name, value in after.items() if name != "turns"})
    assert [each["learner"] for each in after["rehearsals"]] == [open_one, here.learners["Ben"].id] and not any(
        each["task"] for each in after["rehearsals"]
    )
    assert [(each["coach"], each["called"]) for each in after["looks"]] == [(0, "")] * 2, "that it was read stays told, and not by whom"
    assert {each["kind"] for each in after["reminders"] if each["status"] == "waiting"} == {"parted"}


async def test_a_coach_erased_among_others_leaves_the_cohort_to_them(store: Store):
    async with store.work() as work:
        here, ben = await group(work), await coach(work, 7, "Ben Adler")
        await cohorts.let_in(work, here.cohort, ben, NOW)
        await furnished(work, here)
        found = await busy(work, here, "Ada")
        theirs = await tasks.assign(work, ben, await exercises.keep(work, ben, exercises.exercise_of(here.designed), NOW), here.cohort, NOW)
        note = await remarks.comment(work, ben, found, 0, "What Ben thinks.", NOW)
    await redact(store, 100)
    after = await rows(store)
    for table in OF_COACHES:
        assert {each.get("coach", each["id"]) for each in after[table]} <= {ben.id}, table
    assert [each["id"] for each in after["assignments"]] == [theirs.id] and {each["assignment"] for each in after["tasks"]} == {theirs.id}
    assert [(each["text"], each["answers"]) for each in after["remarks"]] == [("A secret answer of Ada's.", 0), ("What Ben thinks.", 0)]
    assert not after["overruled"] and not after["corrections"] and [each["id"] for each in after["shared"]] == [found.id]
    async with store.work() as work:
        assert [each.id for each in await cohorts.of(work, ben)] == [here.cohort.id]
        assert [seat.member.called for seat in await sight.seats(work, here.cohort, NOW)] == ["Ada", "Ben"]
        assert await sharing.read(work, ben, found.id or 0, "desk", NOW) is not None and note.id


async def test_a_coach_whose_exercise_others_use_can_be_erased(store: Store):
    async with store.work() as work:
        here, ben = await group(work), await coach(work, 7, "Ben Adler")
        await cohorts.let_in(work, here.cohort, ben, NOW)
        await tasks.assign(work, ben, here.designed, here.cohort, NOW)
    await redact(store, 100)
    after = await rows(store)
    assert not after["assignments"] and not after["exercises"] and len(after["members"]) == 2


async def test_who_is_learner_and_coach_is_erased_as_both(store: Store):
    async with store.work() as work:
        here, there = await group(work, 100), await group(work, 200)
        await coaches.named(work, here.learners["Ada"], "Ada L.", NOW)
        ada = await coaches.of(work, here.learners["Ada"])
        assert ada is not None
        made = await cohorts.made(work, ada, "Ada's own", NOW)
        await cohorts.let_in(work, there.cohort, ada, NOW)
        await busy(work, here, "Ada")
    told = await redact(store, 101)
    assert (told["erased"]["cohorts"], told["erased"]["coached"]) == (1, 2)
    after = await rows(store)
    assert {each["id"] for each in after["cohorts"]} == {here.cohort.id, there.cohort.id} and made.id
    assert "Ada L." not in str(after)


async def test_an_ended_coach_finds_their_exercises_and_no_cohorts_when_they_are_named_again(store: Store):
    async with store.work() as work:
        here = await group(work)
        await furnished(work, here)
        await leaving.end(work, here.coach, NOW)
        assert await coaches.of(work, await coaches.chat_of(work, here.coach)) is None
        again = await coaches.named(work, await coaches.chat_of(work, here.coach), "Maria K.", NOW)
        assert len(await exercises.of(work, again)) == 1 and not await cohorts.of(work, again)
        assert not await sessions.open_ones(work, again, NOW) and not await tokens.open_ones(work, again, NOW)
        assert (await work.exec(select(Cohort.closed))).all() == [NOW] and not await cohorts.memberships(work, here.learners["Ada"])


async def test_after_their_days_talks_go_with_what_hangs_on_them_and_results_stay(store: Store):
    async with store.work() as work:
        here = await group(work)
        found = await busy(work, here, "Ada")
        await sharing.read(work, here.coach, found.id or 0, "phone", NOW + 2 * DAY)
    await sweep_rehearsals(store, NOW + DAY)
    after = await rows(store)
    for table in ("shared", "remarks", "overruled", "corrections", "rehearsals", "turns"):
        assert not after[table], table
    (tried,) = after["tries"]
    assert tried["curve"] == "[]" and not tried["passed"] and json.loads(tried["missed"])
    assert [(each["way"], each["rehearsal"]) for each in after["looks"]] == [("phone", 0)], "old readings go, young ones stay, of no talk"
    assert not [each for each in after["reminders"] if each["status"] == "waiting" and each["kind"] not in ("task", "task_due")]
    async with store.work() as work:
        row = (await tasks.assignments(work, here.cohort))[-1]
        assert [len(each.shots) for each in await sight.results(work, row)] == [1, 0]


async def test_what_is_not_old_enough_stays(store: Store):
    async with store.work() as work:
        here = await group(work)
        await busy(work, here, "Ada")
    before = await rows(store)
    await sweep_rehearsals(store, NOW - DAY)
    assert await rows(store) == before


@pytest.mark.parametrize("chat", [100, 101])
async def test_an_export_tells_all_of_ones_own_and_no_secret(store: Store, chat: int):
    async with store.work() as work:
        here = await group(work)
        await furnished(work, here)
        await busy(work, here, "Ada")
        await busy(work, here, "Ben")
    told = json.loads(await kept.document(store, chat))["coaching"]
    text = json.dumps(told)
    everything = await rows(store)
    assert not [each["digest"] for table in ("sessions", "sign_ins", "tokens") for each in everything[table] if each["digest"] in text]
    if chat == 101:
        assert set(told) == {"memberships", "tasks", "tries", "shared", "remarks", "overruled", "corrections", "readings"}
        assert [len(told[name]) for name in ("memberships", "shared", "remarks", "overruled", "corrections", "readings")] == [
            1,
            1,
            2,
            1,
            1,
            1,
        ]
        assert told["tries"][0]["missed"] and told["corrections"][0]["line"]["text"] == SLIP and "Ben's" not in text
    else:
        assert set(told) == {"coach", "cohorts", "exercises", "uploads", "assignments", "invitations", "comments", "rulings"}
        assert len(told["comments"]) == 2 and "secret answer" not in text and told["exercises"][0]["state"]["title"]


async def test_erased_twice_is_erased_once(store: Store):
    async with store.work() as work:
        here = await group(work)
        await busy(work, here, "Ada")
        assert await leaving.erase(work, here.learners["Ada"], NOW) == {"cohorts": 1, "coached": 0}
        assert await leaving.erase(work, here.learners["Ada"], NOW) == {"cohorts": 0, "coached": 0}
        assert not (await work.exec(select(Overruled))).all() and not (await work.exec(select(Tried))).all()
        assert len((await work.exec(select(Rehearsed))).all()) == 1 and not (await work.exec(select(Looked))).all()
        await played(work, here.learners["Ada"], KIND)
