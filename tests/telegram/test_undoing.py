"""Taking back, by /undo, by button, by editing: the state before the message, exactly."""

from sqlmodel import select

from bot.store.store import Store
from bot.store.tables import Rehearsed, Taken
from bot.telegram.carrying.run import Running

from .learner import Learner

TOO_EARLY = "Could you refer me to your hiring manager and put in a good word for me?"
FINE = "How did you end up in robotics?"


async def state(store: Store) -> str:
    async with store.work() as work:
        return (await work.exec(select(Rehearsed))).one().state


async def turns(store: Store) -> list[tuple[str, bool]]:
    async with store.work() as work:
        return [(taken.kind, taken.taken_back) for taken in (await work.exec(select(Taken).order_by(Taken.id))).all()]


async def test_undo_restores_the_state_and_repeats_what_to_answer(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    greeting, before = ada.person.last.text.partition("\n")[2], await state(store)
    await ada.asks(FINE)
    await ada.quiet(0.1)
    back = await ada.asks("/undo")
    assert greeting in back.text and "🪶" in back.text
    assert await state(store) == before
    assert await turns(store) == [("begin", False), ("say", True)]
    assert "nothing to take back" in (await ada.asks("/undo")).text


async def test_the_button_takes_back_once_and_loses_its_fellows(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    await ada.asks(FINE)
    before = await state(store)
    await ada.asks(TOO_EARLY)
    note = await ada.person.hears("🪶")
    ada.person.skip()
    ada.press("Take it back", times=2)
    await ada.person.hears("back here")
    later = await ada.quiet()
    assert await state(store) == before and not note.buttons and not later
    answers = [event.text for event in ada.person.events if event.kind == "answer"][-2:]
    assert answers[0] == "Never said." and "button" in answers[1].lower() or "earlier" in answers[1]


async def test_a_note_that_was_passed_by_loses_its_buttons(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    await ada.asks(TOO_EARLY)
    note = await ada.person.hears("🪶")
    await ada.asks(FINE)
    await ada.quiet(0.1)
    assert not note.buttons
    before = await state(store)
    ada.press("Take it back", on=note)
    await ada.quiet()
    assert await state(store) == before


async def test_editing_the_last_message_plays_it_anew(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    said = ada.person.say(TOO_EARLY)
    note = await ada.person.hears("🪶")
    await ada.quiet(0.1)
    ada.person.edit(said, FINE)
    await ada.person.hears("🪶")
    assert (await ada.person.hears("Dana")).html.startswith("<b>Dana</b>")
    await ada.quiet(0.1)
    assert not note.buttons
    assert await turns(store) == [("begin", False), ("say", True), ("say", False)]


async def test_an_edit_can_be_edited_again(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    said = ada.person.say(TOO_EARLY)
    await ada.person.hears("🪶")
    for text in ("I need a job.", FINE):
        ada.person.edit(said, text)
        await ada.quiet()
    assert [back for kind, back in await turns(store) if kind == "say"] == [True, True, False]


async def test_editing_an_older_message_changes_nothing(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    first = ada.person.say(FINE)
    await ada.quiet()
    await ada.asks("Do you climb often?")
    await ada.quiet(0.1)
    before = await state(store)
    ada.person.edit(first, TOO_EARLY)
    assert "Only the last" in (await ada.person.hears("")).text
    assert await state(store) == before


async def test_an_end_can_be_taken_back_until_it_is_guessed(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    await ada.asks(FINE)
    await ada.asks("I have to go now, thank you for your time. Goodbye!", "coffee with")
    question = ada.person.last
    await ada.asks("/undo", "back here")
    await ada.quiet(0.1)
    assert not question.buttons
    assert (await ada.asks("Do you climb often?")).html.startswith("<b>Dana</b>")


async def test_editing_outside_of_a_rehearsal_is_harmless(bot: Running, ada: Learner) -> None:
    said = ada.person.say("/help")
    await ada.person.hears("How it works")
    ada.person.edit(said, "/start")
    assert "changes nothing" in (await ada.person.hears("")).text
