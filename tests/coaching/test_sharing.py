"""Transcripts: shown by the learner alone, one talk at a time; every reading is written down; comments go to whom they are meant for."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from bot import practice, reminders
from bot.coaching import coaches, cohorts, remarks, sharing, tasks
from bot.coaching.transcripts import marked
from bot.practice import Finished
from bot.store.coaching import Coach, Remark, Shared
from bot.store.store import Store
from bot.store.tables import Learner, Rehearsed, Taken
from flows.moves import Move, Sighting
from flows.rehearsal import Turn
from tests.coaching.group import KIND, SLIP, Group, assigned, coach, group, joined, lingers, played, rows, task_for
from tests.coaching.test_cohorts import NOBODYS
from tests.conftest import NOW


async def shown(work: Any, here: Group, called: str = "Ada", *said: str) -> tuple[Shared, Finished]:
    """A talk of somebody's, shown to the cohort."""
    told = await played(work, here.learners[called], *(said or (KIND, SLIP)))
    found = await sharing.share(work, here.learners[called], told.row, here.cohort.id or 0, NOW)
    assert found is not None
    return found, told


async def letters(work: Any, learner: Learner, kind: str) -> list[int]:
    """What waits to be said of a kind, by what it is about."""
    return [each.about for each in await reminders.waiting(work, learner) if each.kind == kind]


async def test_a_talk_is_read_by_the_coaches_of_its_cohort_and_nobody_else(store: Store):
    async with store.work() as work:
        here, there = await group(work, 100), await group(work, 200)
        found, _ = await shown(work, here)
        for number in (found.id or 0, *NOBODYS):
            assert await sharing.shared(work, there.coach, number) is None
            assert await sharing.read(work, there.coach, number, "desk", NOW) is None
        assert not await sharing.readings(work, here.learners["Ada"])
        told = await sharing.read(work, here.coach, found.id or 0, "phone", NOW)
        assert told is not None and told.shared == found
        ((reading),) = await sharing.readings(work, here.learners["Ada"])
        assert (reading.called, reading.way, reading.rehearsal, reading.at) == ("Maria Keller", "phone", found.rehearsal, NOW)
        assert not await sharing.readings(work, here.learners["Ben"])


async def test_a_transcript_holds_every_word_and_marks_the_slips(store: Store):
    async with store.work() as work:
        here = await group(work)
        found, played_ = await shown(work, here)
        told = await sharing.read(work, here.coach, found.id or 0, "desk", NOW)
        assert told is not None and told.scores
        first, kind, slip = told.turns[0], told.turns[1], told.turns[2]
        assert first.said == () and first.answers, "the partner begins"
        assert "".join(each.text for each in kind.said) == KIND and not kind.slips
        assert "".join(each.text for each in slip.said) == SLIP
        assert {*slip.slips} == {Move.REFERRAL_ASK, Move.RESUME_PUSH} and any(each.is_slip for each in slip.said)
        assert round(first.trust + kind.change + slip.change, 6) == round(slip.trust, 6) and slip.change < 0
        assert [each.number for each in told.turns] == [
            number
            for number in (await work.exec(select(Taken.id).where(Taken.rehearsal == played_.row.id).order_by(Taken.id))).all()  # type: ignore[arg-type]
        ]
        here.members["Ada"].scores = False
        await work.flush()
        told = await sharing.read(work, here.coach, found.id or 0, "desk", NOW)
        assert told is not None and not told.scores


async def test_a_page_turned_within_an_hour_is_the_same_reading(store: Store):
    async with store.work() as work:
        here = await group(work)
        found, _ = await shown(work, here)
        for minutes, again in ((1, True), (2, True), (3, False), (62, True), (200, True)):
            assert await sharing.read(work, here.coach, found.id or 0, "phone", NOW + timedelta(minutes=minutes), again=again)
        assert await sharing.read(work, here.coach, found.id or 0, "desk", NOW + timedelta(minutes=201), again=True)
        minutes_read = [(each.at - NOW).seconds // 60 for each in await sharing.readings(work, here.learners["Ada"])]
        assert minutes_read == [201, 200, 3, 1]


async def test_what_was_taken_back_is_in_no_transcript(store: Store):
    async with store.work() as work:
        here = await group(work)
        ada = here.learners["Ada"]
        step = await practice.begin(work, ada, "coffee", "dana", 3, "", NOW)
        await practice.say(work, step.row, "A word too much.", NOW)
        await practice.undo(work, step.row)
        await practice.say(work, step.row, KIND, NOW)
        await practice.stop(work, step.row, NOW)
        told = await practice.guess(work, step.row, "maybe")
        found = await sharing.share(work, ada, told.row, here.cohort.id or 0, NOW)
        assert found is not None
        read = await sharing.read(work, here.coach, found.id or 0, "desk", NOW)
        assert read is not None and ["".join(piece.text for piece in each.said) for each in read.turns if each.said] == [KIND]
        (back,) = (await work.exec(select(Taken.id).where(Taken.taken_back == True))).all()  # noqa: E712
        assert await remarks.said_in(work, found, back or 0) == ""
        with pytest.raises(ValueError):
            await remarks.comment(work, here.coach, found, back or 0, "About what is gone.", NOW)


async def test_only_ones_own_finished_talks_can_be_shown_and_a_try_only_where_it_was_asked_for(store: Store):
    async with store.work() as work:
        here, there = await group(work, 100), await group(work, 200, name="Winter")
        ada = here.learners["Ada"]
        await joined(work, there.cohort, there.coach, ada, "Ada")
        row = await assigned(work, here)
        task = await task_for(work, row, ada)
        free, tried = await played(work, ada, KIND), await played(work, ada, KIND, task=task.id or 0)
        preview = await played(work, ada, KIND, preview=here.designed.id or 0)
        still_open = await practice.begin(work, ada, "coffee", "dana", 3, "", NOW)
        may = {
            name: [each.id for _, each in await sharing.may_be_shared(work, ada, told)]
            for name, told in (("free", free.row), ("tried", tried.row), ("preview", preview.row), ("open", still_open.row))
        }
        assert may == {"free": [here.cohort.id, there.cohort.id], "tried": [here.cohort.id], "preview": [], "open": []}
        assert await sharing.may_be_shared(work, here.learners["Ben"], free.row) == []
        assert await sharing.share(work, here.learners["Ben"], free.row, here.cohort.id or 0, NOW) is None
        assert await sharing.share(work, ada, tried.row, there.cohort.id or 0, NOW) is None
        for number in NOBODYS:
            assert await sharing.share(work, ada, free.row, number, NOW) is None
        free.row.partner = "guess12"
        assert await sharing.may_be_shared(work, ada, free.row) == [], "a guess at somebody real is for nobody's eyes"
        await tasks.withdraw(work, row, NOW)
        assert await sharing.may_be_shared(work, ada, tried.row) == []


async def test_shown_twice_is_shown_once_and_taken_back_it_is_gone_with_all_that_hangs_on_it(store: Store):
    async with store.work() as work:
        here = await group(work)
        ada = here.learners["Ada"]
        found, told = await shown(work, here)
        assert (await sharing.share(work, ada, told.row, here.cohort.id or 0, NOW)) == found
        remark = await remarks.comment(work, here.coach, found, 0, "Well done.", NOW)
        assert await remarks.answer(work, ada, remark.id or 0, "Thank you.", NOW)
        maria = await coaches.chat_of(work, here.coach)
        assert await letters(work, ada, remarks.COMMENT) and await letters(work, maria, remarks.ANSWER)
        for number in NOBODYS:
            assert not await sharing.take_back(work, ada, number)
        assert not await sharing.take_back(work, here.learners["Ben"], found.id or 0)
        assert [each.id for each, _, _ in await sharing.shared_by(work, ada)] == [found.id]
        assert await sharing.take_back(work, ada, found.id or 0) and not await sharing.take_back(work, ada, found.id or 0)
        assert await sharing.shared(work, here.coach, found.id or 0) is None and not await sharing.shared_by(work, ada)
        assert not await letters(work, ada, remarks.COMMENT) and not await letters(work, maria, remarks.ANSWER)
        assert not (await work.exec(select(Remark))).all()


async def test_what_is_shown_is_listed_for_its_cohort_alone(store: Store):
    async with store.work() as work:
        here, there = await group(work, 100), await group(work, 200)
        ada, _ = await shown(work, here)
        ben, _ = await shown(work, here, "Ben")
        await shown(work, there)
        assert [each.id for each in await sharing.shared_with(work, here.cohort)] == [ben.id, ada.id]
        assert [each.id for each in await sharing.shared_with(work, here.cohort, here.learners["Ada"].id or 0)] == [ada.id]
        assert not await sharing.shared_with(work, here.cohort, there.learners["Ada"].id or 0)


async def test_a_comment_and_its_answer_reach_the_other_and_nobody_else(store: Store):
    async with store.work() as work:
        here, there = await group(work, 100), await group(work, 200)
        ada, ben = here.learners["Ada"], here.learners["Ben"]
        found, told = await shown(work, here)
        turn = (await work.exec(select(Taken.id).where(Taken.rehearsal == told.row.id, Taken.kind == "say"))).first() or 0
        remark = await remarks.comment(work, here.coach, found, turn, " That\r\nwas\x00 kind. ", NOW)
        assert remark.text == "That\nwas kind." and await remarks.words_of(work, remark) == KIND
        assert await letters(work, ada, remarks.COMMENT) == [remark.id] and not await letters(work, ben, remarks.COMMENT)
        for number in (remark.id or 0, *NOBODYS):
            assert await remarks.to_answer(work, ben, number) is None and await remarks.answer(work, ben, number, "Mine", NOW) is None
            assert await remarks.to_read(work, there.coach, number) is None
        answer = await remarks.answer(work, ada, remark.id or 0, "Thank you.", NOW)
        assert answer is not None and (answer.turn, answer.answers, answer.coach) == (turn, remark.id, 0)
        assert await letters(work, await coaches.chat_of(work, here.coach), remarks.ANSWER) == [answer.id]
        assert not await letters(work, await coaches.chat_of(work, there.coach), remarks.ANSWER)
        assert await remarks.to_answer(work, ada, answer.id or 0) is None, "one's own words need no answer"
        assert [each.text for each in await remarks.on(work, ada, found)] == ["That\nwas kind.", "Thank you."]
        assert not await remarks.on(work, ben, found)
        read = await sharing.read(work, here.coach, found.id or 0, "desk", NOW)
        assert read is not None and [len(each.remarks) for each in read.turns] == [0, 2, 0] and not read.remarks


async def test_a_remark_has_words_and_belongs_to_a_turn_of_that_talk(store: Store, monkeypatch: pytest.MonkeyPatch):
    async with store.work() as work:
        here = await group(work)
        found, _ = await shown(work, here)
        _, other = await shown(work, here, "Ben")
        elsewhere = (await work.exec(select(Taken.id).where(Taken.rehearsal == other.row.id))).first() or 0
        for turn in (elsewhere, *(number for number in NOBODYS if number)):
            with pytest.raises(ValueError):
                await remarks.comment(work, here.coach, found, turn, "Well done.", NOW)
            assert await remarks.said_in(work, found, turn) == ""
        for text in ("", " \n", "\x00", "x" * (remarks.LONGEST + 1)):
            with pytest.raises(ValueError):
                await remarks.comment(work, here.coach, found, 0, text, NOW)
        monkeypatch.setattr(remarks, "MOST", 2)
        first = await remarks.comment(work, here.coach, found, 0, "x" * remarks.LONGEST, NOW)
        await remarks.answer(work, here.learners["Ada"], first.id or 0, "Thank you.", NOW)
        with pytest.raises(ValueError):
            await remarks.answer(work, here.learners["Ada"], first.id or 0, "Once more.", NOW)


async def test_pieces_of_a_sentence_put_together_are_the_sentence():
    text = "Hi. Could you refer me? Here is my resume."
    seen = (Sighting(Move.REFERRAL_ASK, 1, (4, 23)), Sighting(Move.RESUME_PUSH, 1, (15, 42)), Sighting(Move.OTHER, 1, (-3, 99)))
    pieces = marked(Turn(1, text, "dana", "warm", seen), (Move.RESUME_PUSH,))
    assert "".join(each.text for each in pieces) == text and all(each.text for each in pieces)
    assert [(each.text, each.moves, each.is_slip) for each in pieces][1:3] == [
        ("Could you r", (Move.REFERRAL_ASK, Move.OTHER), False),
        ("efer me?", (Move.REFERRAL_ASK, Move.RESUME_PUSH, Move.OTHER), True),
    ]
    assert marked(Turn(1, "", "dana", "warm"), ()) == []


async def test_shown_twice_at_once_is_shown_once(shared: Store):
    async with shared.work() as work:
        here = await group(work)
        told = await played(work, here.learners["Ada"], KIND)

    async def shows() -> Shared | None:
        async with shared.work() as work:
            row = (await work.exec(select(Rehearsed).where(Rehearsed.id == told.row.id))).one()
            found = await sharing.share(work, here.learners["Ada"], row, here.cohort.id or 0, NOW)
            await lingers()
            return found

    found = await asyncio.gather(*(shows() for _ in range(5)))
    assert len({each.id for each in found if each}) == 1 and len((await rows(shared))["shared"]) == 1


async def test_a_comment_on_what_is_just_being_taken_back_is_refused_or_gone(shared: Store):
    async with shared.work() as work:
        here = await group(work)
        found, _ = await shown(work, here)

    async def comments() -> bool:
        async with shared.work() as work:
            talk = await sharing.shared(work, here.coach, found.id or 0)
            if talk is None:
                return False
            try:
                await remarks.comment(work, here.coach, talk, 0, "Well done.", NOW)
            except ValueError:
                return False
            await lingers()
            return True

    async def takes_back() -> bool:
        async with shared.work() as work:
            done = await sharing.take_back(work, here.learners["Ada"], found.id or 0)
            await lingers()
            return done

    done = await asyncio.gather(comments(), takes_back(), comments(), takes_back(), comments())
    everything = await rows(shared)
    assert done[1] + done[3] == 1 and not everything["shared"] and not everything["remarks"]
    assert not [each for each in everything["reminders"] if each["status"] == "waiting"]


async def test_an_ended_coach_reads_nothing_and_is_told_nothing(store: Store):
    async with store.work() as work:
        here, ben = await group(work), await coach(work, 7, "Ben Adler")
        await cohorts.let_in(work, here.cohort, ben, NOW)
        found, _ = await shown(work, here)
        remark = await remarks.comment(work, ben, found, 0, "Well done.", NOW)
        number: Coach = ben
        await cohorts.leave_to_others(work, here.cohort, number, NOW)
        assert await sharing.shared(work, ben, found.id or 0) is None
        await remarks.answer(work, here.learners["Ada"], remark.id or 0, "Thank you.", NOW)
        assert not await letters(work, await coaches.chat_of(work, ben), remarks.ANSWER)
