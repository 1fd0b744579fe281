"""An occasion that stands is changed where it stands; its warm-ups go along, and one told twice is asked about."""

from datetime import UTC, datetime, timedelta

from sqlmodel import select

from bot import occasions, reminders, warm_ups
from bot.store.store import Store
from bot.store.tables import Learner as Kept
from bot.telegram.carrying.run import Running
from flows.occasion import Kind, Occasion
from flows.preparing import ends

from .chat import does, labels
from .learner import Learner
from .occasions import known, page_of, rows, skips, the_one


async def standing(ada: Learner, store: Store, said: str = "/event meetup in three weeks at 7pm at the Hub") -> None:
    await known(store, ada)
    await does(ada, said)
    await skips(ada)


async def test_a_tapped_change_is_made_where_the_page_stands_and_sends_nothing(bot: Running, ada: Learner, store: Store) -> None:
    await standing(ada, store)
    page = page_of(ada)
    before = len(ada.person.transcript)
    await does(ada, "!＋ Goal", "!Come home with two people")
    assert len(ada.person.transcript) == before and "Come home with two people" in page.text and "✎ Goal" in labels(page)


async def test_a_written_change_brings_the_page_alone(bot: Running, ada: Learner, store: Store) -> None:
    await standing(ada, store)
    before = len(ada.person.transcript)
    await does(ada, "!✎ Where", "Betahaus")
    said = [each for each in ada.person.transcript[before:] if each.from_bot]
    assert len(said) == 1 and "Betahaus" in said[0].text and "📝 The plan" in labels(said[0])


async def warm(store: Store, ada: Learner) -> list[datetime]:
    async with store.work() as work:
        learner = (await work.exec(select(Kept).where(Kept.chat == ada.id))).one()
        return [each.meant for each in await reminders.waiting(work, learner) if each.kind in warm_ups.KINDS and each.meant]


async def test_warm_ups_move_with_the_time_and_that_is_said(bot: Running, ada: Learner, store: Store) -> None:
    await standing(ada, store)
    (row,) = await rows(store)
    async with store.work() as work:
        learner = (await work.exec(select(Kept).where(Kept.chat == ada.id))).one()
        for kind in warm_ups.KINDS:
            await warm_ups.put(work, learner, row, kind, warm_ups.USUAL[kind], datetime.now(UTC))
    before = await warm(store, ada)
    said = await does(ada, "!✎ When", "in four weeks at 6pm")
    after = await warm(store, ada)
    assert "17:00" in said.text and len(after) == 2 and min(after) - min(before) > timedelta(days=6)
    assert "17:00" not in (await does(ada, "!✎ Where", "Betahaus")).text, "it is said once"


async def test_the_same_told_again_is_asked_about_and_opened(bot: Running, ada: Learner, store: Store) -> None:
    told = "/event Robotics meetup in three weeks at 7pm at the Hub"
    await standing(ada, store, told)
    asked = await does(ada, told)
    assert labels(asked) == ["The same: open it", "Another one"]
    page = await does(ada, "!The same")
    assert [each.status for each in await rows(store)] == ["planned"] and "Robotics meetup" in page.text
    await does(ada, told, "!Another one")
    assert [each.status for each in await rows(store)] == ["planned", "asking"]


async def test_an_unfinished_one_told_again_is_gone_on_with(bot: Running, ada: Learner, store: Store) -> None:
    told = "/event Robotics meetup in three weeks at 7pm at the Hub"
    await known(store, ada)
    asked = await does(ada, told)
    again = await does(ada, told, "!The same")
    assert asked.text.endswith(again.text) and len(await rows(store)) == 1 and (await the_one(store)).title == "Robotics meetup"


async def test_another_day_or_another_person_is_another_occasion(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(
        ada, "/event coffee with Ben in two weeks at 10am", "/event coffee with Ben in three weeks at 10am", "/event coffee with Ana"
    )
    assert [occasions.title_of(occasions.occasion_of(each)) for each in await rows(store)] == ["Coffee with Ben"] * 2 + ["Coffee with Ana"]


def test_an_hour_before_is_an_hour_of_real_time_across_a_change_of_clocks() -> None:
    night = Occasion(Kind.PARTY, starts="2027-03-28T03:30", is_timed=True, zone="Europe/Berlin")  # clocks go from two to three
    at = warm_ups.when(Kept(zone="Europe/Berlin"), night, warm_ups.HOUR, 60)
    assert at is not None and at.astimezone(UTC) == datetime(2027, 3, 28, 0, 30, tzinfo=UTC) and (at.hour, at.minute) == (1, 30)
    assert ends(night.evolve(starts="2027-03-28T01:30", minutes=60)) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


async def test_two_cities_in_an_answer_are_asked_about(bot: Running, ada: Learner, store: Store) -> None:
    await does(ada, "/event", "!Call")
    asked = await does(ada, "in two weeks at 7pm", "we're in Lisbon this week, normally Berlin")
    assert [label.partition(",")[0] for label in labels(asked)] == ["Berlin", "Lisbon", "Not now"]
    await does(ada, "!Lisbon")
    assert (await the_one(store)).zone == "Europe/Lisbon"


async def test_an_interview_is_an_occasion_of_its_own_with_one_person(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, "/event informational interview with Marta Lindqvist in two weeks at 3pm", "!By video")
    occasion = await the_one(store)
    assert (occasion.kind, occasion.whom[0].name, occasion.where) == (Kind.INTERVIEW, "Marta Lindqvist", "By video")
