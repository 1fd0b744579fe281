"""/week in Telegram: a day, five questions, the square, a page; and nothing of it is lost on the way."""

import json
from datetime import UTC, datetime

import pytest
from sqlmodel import select

from bot import weeks
from bot.store.store import Store
from bot.store.tables import Learner as Kept
from bot.store.tables import Outgoing, Reminder, Week
from bot.telegram.carrying.run import Running
from flows.week import Compared, Question, answered
from tests.conftest import NOW

from .learner import Learner

LIST = "interview at Greepwerk on Tuesday\ntidy my inbox\nsend Ana the article"


async def begun(ada: Learner, day: str = "Don't knock") -> None:
    """To the first question."""
    await ada.asks("/week", "On which day")
    await ada.taps(day, "1 of 5")


async def looks(store: Store) -> list[Week]:
    async with store.work() as work:
        return list((await work.exec(select(Week).order_by(Week.id))).all())  # type: ignore[arg-type]


async def test_a_week_by_taps_and_words_ends_with_the_picture_and_a_page(bot: Running, ada: Learner, store: Store) -> None:
    await begun(ada, "Friday")
    await ada.taps("Towards", "2 of 5")
    await ada.asks("Coffee with Ruth and a meetup", "3 of 5")
    await ada.taps("Not yet", "4 of 5")
    await ada.asks("calling my old boss", "5 of 5")
    await ada.taps("One good talk", "a line")
    placed = await ada.asks(LIST, "Important and urgent")
    assert placed.text.index("1. interview") < placed.text.index("3. send Ana") < placed.text.index("2. tidy")
    await ada.taps("2. tidy", "where does it belong", kind="edit")
    await ada.taps("Important, no hurry", "2. tidy", kind="edit")
    picture = await ada.taps("how it stands")
    assert picture.kind == "photo" and picture.content and picture.content.startswith(b"\x89PNG")
    page = await ada.person.hears("One thing for next week")
    assert "send Ana the article" in page.text, "what was not followed up comes first"
    (row,) = await looks(store)
    look = weeks.look_of(row)
    assert look.done and look.words(Question.AVOIDED) == "calling my old boss" and look.tap(Question.AVOIDED) == "call"
    async with store.work() as work:
        waiting = (await work.exec(select(Reminder))).one()
        sent = (await work.exec(select(Outgoing).where(Outgoing.method == "send_photo"))).one()
    assert (waiting.status, waiting.due.weekday(), waiting.due.hour) == ("waiting", 4, 9)
    assert json.loads(sent.body)["picture"] == "week"
    assert "1 of 5" in (await ada.asks("/week")).text, "the day is asked for once"


async def test_every_question_can_be_skipped(bot: Running, ada: Learner, store: Store) -> None:
    await begun(ada)
    for number in (2, 3, 4, 5):
        await ada.taps("Skip", f"{number} of 5")
    await ada.taps("Skip", "a line")
    assert "One thing for next week" in (await ada.taps("No list today")).text
    assert not [each for each in await ada.quiet() if each.kind == "photo"]
    async with store.work() as work:
        assert not (await work.exec(select(Reminder))).all()


async def test_it_is_interrupted_by_anything_and_resumed_without_loss(bot: Running, ada: Learner, store: Store) -> None:
    await begun(ada)
    await ada.asks("I want a job in museums by spring", "2 of 5")
    old = await ada.asks("/settings")
    assert old.buttons
    await ada.begins()
    await ada.asks("How did you end up in robotics?", "Dana")
    (row,) = await looks(store)
    assert list(weeks.look_of(row).answers) == ["aim"], "what is said to a partner is no answer"
    assert "in the middle" in (await ada.asks("/week")).text
    await ada.taps("Stop that one", "coffee with")
    await ada.taps("Just show me")
    await ada.person.hears("Six lines")
    await ada.asks("/week", "2 of 5")
    await ada.taps("Nobody", "3 of 5")
    (row,) = await looks(store)
    assert weeks.look_of(row).words(Question.AIM) == "I want a job in museums by spring"


async def test_an_old_button_answers_nothing(bot: Running, ada: Learner, store: Store) -> None:
    await begun(ada)
    first = next(each for each in reversed(ada.person.transcript) if "1 of 5" in each.text)
    await ada.taps("Towards", "2 of 5")
    ada.press("Hoping", on=first)
    await ada.quiet()
    assert weeks.look_of((await looks(store))[0]).tap(Question.AIM) == "towards"


async def test_distress_in_an_answer_is_met_with_care(bot: Running, ada: Learner, store: Store) -> None:
    await begun(ada)
    assert "findahelpline" in (await ada.asks("I can't go on, I want to kill myself")).text
    assert not weeks.look_of((await looks(store))[0]).answers
    assert "Nobody is sitting" in (await ada.asks("hello")).text


async def test_another_day_replaces_the_one_before(bot: Running, ada: Learner, store: Store) -> None:
    await begun(ada, "Friday")
    for _ in range(4):
        await ada.taps("Skip", "of 5")
    await ada.taps("Skip", "a line")
    await ada.taps("No list today", "One thing")
    await ada.taps("Another day", "On which day")
    await ada.taps("Sunday", "Sunday it is", kind="edit")
    async with store.work() as work:
        due = (await work.exec(select(Reminder).where(Reminder.status == "waiting"))).one()
        assert due.due.weekday() == 6 and (await work.exec(select(Kept))).one().week_day == 6


async def test_what_was_answered_is_exported_and_forgotten(bot: Running, ada: Learner, store: Store) -> None:
    await begun(ada, "Monday")
    await ada.asks("towards zanzibarquartz", "2 of 5")
    data = await ada.asks("/export", "as data")
    assert json.loads(data.content or b"")["weeks"][0]["answers"]["answers"]["aim"]["words"] == "towards zanzibarquartz"
    read = await ada.person.hears("browser")
    assert "towards zanzibarquartz" in (read.content or b"").decode()
    await ada.asks("/forget", "be brought back")
    await ada.taps("Erase everything", "1 look at a week")
    async with store.work() as work:
        assert not (await work.exec(select(Week))).all() and not (await work.exec(select(Reminder))).all()


@pytest.mark.parametrize(("days", "compared"), [(7, Compared.MORE_FOLLOWED), (5, Compared.MORE_FOLLOWED), (0, None), (2, None), (21, None)])
async def test_only_the_week_before_is_called_last_week(store: Store, days: int, compared: Compared | None) -> None:
    async with store.work() as work:
        ada = Kept(chat=7, since=NOW)
        work.add(ada)
        await work.flush()
        for tap, ahead in (("none", 0), ("some", days)):
            ada.ahead = ahead  # days that are skipped count as days
            row = await weeks.begun(work, ada, NOW)
            weeks.keep(row, answered(weeks.look_of(row), Question.FOLLOWED, tap))
            reading = await weeks.ended(work, ada, row)
    assert reading.compared is compared


@pytest.mark.parametrize(
    ("day", "now", "due"),
    [
        (0, datetime(2030, 5, 1, 8, tzinfo=UTC), datetime(2030, 5, 6, 9, tzinfo=UTC)),  # from a Wednesday
        (2, datetime(2030, 5, 1, 8, 59, tzinfo=UTC), datetime(2030, 5, 1, 9, tzinfo=UTC)),
        (2, datetime(2030, 5, 1, 9, tzinfo=UTC), datetime(2030, 5, 8, 9, tzinfo=UTC)),
        (6, datetime(2030, 12, 31, 23, tzinfo=UTC), datetime(2031, 1, 5, 9, tzinfo=UTC)),
    ],
)
def test_the_next_time_is_never_now_and_never_more_than_a_week_away(day: int, now: datetime, due: datetime) -> None:
    assert weeks.next_due(day, now) == due
