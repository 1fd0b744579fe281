"""The one path of a turn on a real store: saved whole or not at all, taken back exactly, picked up where it stood."""

import pytest
from sqlmodel import select

from bot import practice
from bot.store.codec import dump, load
from bot.store.store import Store
from bot.store.tables import Learner, Rehearsed, Taken
from flows.rehearsal import Rehearsal, Turn
from tests.conftest import NOW


async def begun(store: Store, scene: str = "coffee", partner: str = "dana", feedback: str = "live") -> tuple[int, Rehearsal]:
    async with store.work() as work:
        learner = await practice.learner_of(work, 7, NOW)
        learner.feedback = feedback
        step = await practice.begin(work, learner, scene, partner, 3, "learn how people get into testing", NOW)
        assert step.row.id is not None
        return step.row.id, step.rehearsal


async def say(store: Store, row_id: int, text: str, message: int | None = None) -> practice.Step:
    async with store.work() as work:
        row = await work.get(Rehearsed, row_id)
        assert row
        return await practice.say(work, row, text, NOW, message)


async def test_a_turn_taken_back_leaves_the_rehearsal_exactly_as_it_was(store: Store):
    row_id, _ = await begun(store)
    before = (await say(store, row_id, "How did you end up in robotics?", 1)).rehearsal
    slipped = await say(store, row_id, "Could you refer me to your boss? Here is my resume.", 2)
    assert slipped.turn.slips
    async with store.work() as work:
        row = await work.get(Rehearsed, row_id)
        undone = await practice.undo(work, row)
        assert undone == slipped.turn
        assert practice.rehearsal_of(row) == before
    again = await say(store, row_id, "Could you refer me to your boss? Here is my resume.", 3)
    assert again.turn == slipped.turn, "the same words from the same state play the same way"


async def test_the_discarded_try_is_kept_for_the_debrief(store: Store):
    row_id, _ = await begun(store)
    await say(store, row_id, "Can you pass my resume on?")
    async with store.work() as work:
        row = await work.get(Rehearsed, row_id)
        await practice.undo(work, row)
    await say(store, row_id, "What do you enjoy about testing?")
    async with store.work() as work:
        row = await work.get(Rehearsed, row_id)
        await practice.stop(work, row, NOW)
        told = await practice.guess(work, row, "maybe")
        assert [turn.text for turn in told.taken_back] == ["Can you pass my resume on?"]
        assert [turn.text for turn in told.turns if turn.text] == ["What do you enjoy about testing?"]
        assert not any(turn.slips for turn in told.turns)
        assert row.status == "done" and row.guess == "maybe"


async def test_only_the_last_message_is_taken_back_by_its_number(store: Store):
    row_id, _ = await begun(store)
    await say(store, row_id, "Hello", 10)
    await say(store, row_id, "How are you?", 11)
    async with store.work() as work:
        row = await work.get(Rehearsed, row_id)
        assert await practice.undo(work, row, 10) is None
        undone = await practice.undo(work, row, 11)
        assert undone and undone.text == "How are you?"


async def test_with_nothing_said_there_is_nothing_to_take_back(store: Store):
    row_id, _ = await begun(store)
    async with store.work() as work:
        assert await practice.undo(work, await work.get(Rehearsed, row_id)) is None


async def test_the_end_can_be_taken_back_too(store: Store):
    row_id, _ = await begun(store)
    ended = await say(store, row_id, "Thank you for your time, I have to go. Goodbye!")
    assert ended.ended
    async with store.work() as work:
        row = await work.get(Rehearsed, row_id)
        await practice.undo(work, row)
        assert row.status == "open" and row.ended is None


async def test_a_rehearsal_is_picked_up_by_the_next_process(database: str):
    first = await Store.opened(database)
    row_id, _ = await begun(first)
    said = (await say(first, row_id, "How did you end up in robotics?")).rehearsal
    await first.close()
    second = await Store.opened(database)
    async with second.work() as work:
        learner = await practice.learner_of(work, 7, NOW)
        row = await practice.current(work, learner)
        assert row and row.id == row_id and practice.rehearsal_of(row) == said
    await second.close()


async def test_a_new_rehearsal_puts_the_open_one_away(store: Store):
    first, _ = await begun(store)
    second, _ = await begun(store, partner="kev")
    async with store.work() as work:
        assert (await work.get(Rehearsed, first)).status == "done"
        learner = await practice.learner_of(work, 7, NOW)
        assert (await practice.current(work, learner)).id == second


async def test_a_fault_in_the_middle_of_a_turn_keeps_nothing_of_it(store: Store):
    row_id, before = await begun(store)
    with pytest.raises(RuntimeError):
        async with store.work() as work:
            await practice.say(work, await work.get(Rehearsed, row_id), "Hello", NOW)
            raise RuntimeError
    async with store.work() as work:
        assert practice.rehearsal_of(await work.get(Rehearsed, row_id)) == before
        assert len((await work.exec(select(Taken))).all()) == 1


async def test_what_is_kept_reads_back_equal(store: Store):
    row_id, _ = await begun(store, scene="event")
    async with store.work() as work:
        step = await practice.approach(work, await work.get(Rehearsed, row_id), 1, NOW)
    async with store.work() as work:
        row = await work.get(Rehearsed, row_id)
        taken = (await work.exec(select(Taken).where(Taken.id == step.turn_id))).one()
        assert load(Rehearsal, row.state) == step.rehearsal
        assert load(Turn, taken.turn) == step.turn
        assert dump(step.rehearsal) == row.state
        assert row.began == NOW and taken.at == NOW


async def test_feedback_at_the_end_keeps_its_notes_for_the_debrief(store: Store):
    row_id, _ = await begun(store, feedback="end")
    step = await say(store, row_id, "Can you pass my resume on to your boss?")
    assert step.turn.note and not step.turn.spoken
    async with store.work() as work:
        told = await practice.finished(work, await work.get(Rehearsed, row_id))
        assert any(turn.note and not turn.spoken for turn in told.turns)


async def test_the_friend_hears_how_it_went(store: Store):
    row_id, _ = await begun(store)
    for text in ("Here is my resume.", "Refer me to your boss.", "Come on, you owe me.", "Just forward it, it takes a minute."):
        await say(store, row_id, text)
    async with store.work() as work:
        told = await practice.finished(work, await work.get(Rehearsed, row_id))
        assert told.debrief.second_coffee == "no" and told.introducer
        assert (await work.exec(select(Learner))).one().chat == 7
