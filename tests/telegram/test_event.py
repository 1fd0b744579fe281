"""An event: the room is shown with buttons, and shown anew as people are met."""

import pytest
from sqlmodel import select

from bot.practice import rehearsal_of
from bot.store.store import Store
from bot.store.tables import Rehearsed, Taken
from bot.telegram.carrying.run import Running
from flows.rehearsal import Rehearsal
from tests.emulator import Message

from .learner import Learner


async def state(store: Store) -> Rehearsal:
    async with store.work() as work:
        return rehearsal_of((await work.exec(select(Rehearsed))).one())


def labels(message: Message) -> list[str]:
    return [button.text for button in message.buttons]


@pytest.fixture
async def room(bot: Running, ada: Learner) -> Message:
    """The room, at the door."""
    await ada.begins("event", "Surprise")
    return await ada.person.hears("The room")


async def test_the_room_offers_three_people_and_the_way_home(room: Message) -> None:
    assert len(labels(room)) == 4 and labels(room)[-1].endswith("Go home")
    assert "minutes are left" in room.text


async def test_walking_up_talking_and_parting_keeps_the_room_up_to_date(room: Message, ada: Learner, store: Store) -> None:
    await ada.taps("number 2")
    talking = await ada.person.hears("you are talking")
    assert not room.buttons and any(label.startswith("Turn away from") for label in labels(talking))
    await ada.asks("Hi, I'm Ada. What brings you here tonight?")
    await ada.asks("It was lovely to meet you. I'll let you go, see you around, goodbye!")
    after = await ada.person.hears("you have met")
    assert not talking.buttons and len(labels(after)) == 3
    assert (await state(store)).facing == -1


async def test_a_double_tap_walks_up_once(room: Message, ada: Learner, store: Store) -> None:
    ada.press("number 1", times=2)
    await ada.quiet()
    async with store.work() as work:
        assert [taken.kind for taken in (await work.exec(select(Taken))).all()] == ["begin", "approach"]


async def test_a_double_tap_on_turning_away_does_not_go_home(room: Message, ada: Learner, store: Store) -> None:
    await ada.taps("number 1")
    await ada.person.hears("you are talking")
    ada.press("Turn away", times=2)
    await ada.quiet()
    assert (await state(store)).state == "in_the_room"


async def test_buttons_of_an_earlier_room_do_nothing(room: Message, ada: Learner, store: Store) -> None:
    await ada.taps("number 1")
    await ada.person.hears("you are talking")
    ada.press("Go home", on=room)
    await ada.quiet()
    assert (await state(store)).facing == 0


async def test_going_home_ends_the_evening_with_the_guess(room: Message, ada: Learner) -> None:
    await ada.taps("number 1")
    await ada.person.hears("you are talking")
    await ada.asks("Hi, I'm Ada. What brings you here tonight?")
    await ada.taps("Turn away")
    await ada.person.hears("you have met")
    await ada.taps("Go home", "coffee with")
    picture = await ada.taps("No")
    assert picture.kind == "photo"
    assert "Six lines" in (await ada.person.hears("another coffee")).text


async def test_taking_back_in_a_room_shows_where_one_stands(room: Message, ada: Learner) -> None:
    await ada.taps("number 3")
    await ada.person.hears("you are talking")
    await ada.asks("Hi, I'm Ada. What brings you here tonight?")
    back = await ada.asks("/undo")
    assert back.text.startswith("🪶")
    assert "you are talking" in (await ada.person.hears("The room")).text
