"""The plan for an occasion in Telegram: whole by taps, resumed, in one's own words, shown as a page, rehearsed, and warmed up for."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from bot import contacts, guests, occasions, warm_ups
from bot.practice import learner_of, rehearsal_of
from bot.store.store import Store
from bot.store.tables import Occasioned, Rehearsed, Reminder
from bot.telegram.carrying.due import say_what_is_due
from bot.telegram.carrying.run import Running
from flows.biography.drawing import drawn
from flows.contact import Contact
from flows.occasion import Kind, Occasion, Step, Wanted
from flows.people import person_of
from tests.emulator import Message

from .learner import Learner
from .updates import press

ZONE = "Europe/Berlin"
MOST_TAPS = 14  # for a whole plan with one named person on its list
WHOM = (Wanted("Inês Moura"), Wanted("The host"), Wanted("A regular who knows everybody"))
BIO = "Inês Moura. Head of Quality at Sandpiper Robotics in Porto. She taught physics for nine years and climbs. Looking for testers."


def meetup(**changes: object) -> Occasion:
    """The robotics meet-up in five days at seven."""
    starts = (datetime.now(ZoneInfo(ZONE)) + timedelta(days=5)).replace(hour=19, minute=0, second=0, microsecond=0, tzinfo=None)
    made = Occasion(Kind.MEETUP, "Robotics Meetup", f"{starts:%Y-%m-%dT%H:%M}", True, 120, ZONE, "Betahaus, Berlin", WHOM)
    return made.evolve(goal="Find out how two people moved from teaching into sensor testing", gives=("a reading list",)).evolve(**changes)


async def planned(ada: Learner, store: Store, occasion: Occasion) -> int:
    """The number of an occasion that was made, of somebody who has a time zone."""
    async with store.work() as work:
        learner = await learner_of(work, ada.id, datetime.now(UTC))
        learner.zone = ZONE
        row = await occasions.begun(work, learner, datetime.now(UTC))
        occasions.keep(row, occasion)
        row.status = occasions.PLANNED
        return row.id or 0


async def opened(ada: Learner) -> Message:
    """To the plan of the only occasion."""
    await ada.asks("/event")
    await ada.taps("Robotics Meetup")
    return await ada.taps("plan")


async def kept(store: Store, number: int) -> Occasion:
    async with store.work() as work:
        row = await work.get(Occasioned, number)
        assert row is not None
        return occasions.occasion_of(row)


async def _waiting(store: Store) -> list[Reminder]:
    async with store.work() as work:
        return list((await work.exec(select(Reminder).where(Reminder.status == "waiting"))).all())


def current(ada: Learner) -> Message:
    """The newest message with buttons of a plan."""
    return next(each for each in reversed(ada.person.transcript) if any(button.text in ("1", "Skip") for button in each.buttons))


async def tap(ada: Learner, label: str) -> None:
    ada.press(label)
    await ada.quiet()


async def test_a_whole_plan_is_made_by_taps_and_ends_with_a_page_and_a_picture(bot: Running, ada: Learner, store: Store) -> None:
    number = await planned(ada, store, meetup())
    await opened(ada)
    taps = 0
    while any(button.text == "1" for button in ada.person.buttons):
        await tap(ada, "1")
        taps += 1
    plan = (await kept(store, number)).plan
    assert (len(plan.openings), len(plan.questions), len(plan.if_thens)) == (3, 3, 2) and plan.leaving and plan.after
    whom = (await kept(store, number)).whom
    assert all(each.why and each.ask and each.offer for each in whom), "kinds of people bring theirs along"
    await ada.person.notices("message", "warm-up")
    picture = next(each for each in ada.person.transcript if each.kind == "photo")
    assert picture.content and picture.content.startswith(b"\x89PNG")
    page = next(each for each in ada.person.transcript if "How I begin" in each.text)
    assert plan.openings[0] in page.text and "Inês Moura" in page.text and "Betahaus" in page.text
    assert taps <= MOST_TAPS


async def test_a_plan_is_left_at_any_point_and_goes_on_there(bot: Running, ada: Learner, store: Store) -> None:
    number = await planned(ada, store, meetup(whom=(), passed_over=(Step.WHOM,)))
    await opened(ada)
    await tap(ada, "2")
    before = await kept(store, number)
    assert len(before.plan.openings) == 1
    await ada.asks("/settings")
    await ada.begins()
    await ada.asks("How did you end up in robotics?")
    assert await kept(store, number) == before, "what is said to a partner is no opening"
    await ada.asks("/stop")
    await ada.taps("Just show me")
    await ada.person.hears("Six lines")
    again = await opened(ada)
    assert "where you left it" in again.text or "Nothing was lost" in again.text
    assert before.plan.openings[0] in again.text


async def test_own_words_are_kept_and_a_slip_gets_a_gentle_word_and_another_wording(bot: Running, ada: Learner, store: Store) -> None:
    number = await planned(ada, store, meetup(whom=(), passed_over=(Step.WHOM,)))
    await opened(ada)
    fine = await ada.asks("Is this the queue for the <b>soup</b> & bread?")
    assert "✓ Is this the queue for the <b>soup</b> & bread?" in fine.text, "nothing in it is markup"
    pushy = "Hi, I'm looking for a job, can you introduce me to your hiring manager?"
    noted = await ada.asks(pushy)
    assert pushy in noted.text and "Perhaps rather" in noted.text
    assert (await kept(store, number)).plan.openings[-1] == pushy, "it is theirs"
    await tap(ada, "Take the other one")
    openings = (await kept(store, number)).plan.openings
    assert pushy not in openings and len(openings) == 2
    await tap(ada, "✕")
    assert len((await kept(store, number)).plan.openings) == 1


async def test_an_if_then_may_come_in_two_halves(bot: Running, ada: Learner, store: Store) -> None:
    number = await planned(ada, store, meetup(whom=(), passed_over=(Step.WHOM,)))
    await opened(ada)
    for _ in range(2):
        await tap(ada, "Skip")
    half = await ada.asks("if nobody talks to me")
    assert "nobody talks to me" in half.text
    await ada.asks("then I ask for the salt.")
    await ada.asks("If I spill my drink, I laugh first")
    plan = (await kept(store, number)).plan
    assert [(each.moment, each.deed) for each in plan.if_thens] == [
        ("nobody talks to me", "I ask for the salt"),
        ("I spill my drink", "I laugh first"),
    ]


async def test_everything_can_be_skipped_and_done_early(bot: Running, ada: Learner, store: Store) -> None:
    await planned(ada, store, meetup(whom=(), gives=()))
    await opened(ada)
    page = await ada.taps("Leave the rest")
    assert "Nothing on it yet" in page.text


async def test_something_is_changed_later(bot: Running, ada: Learner, store: Store) -> None:
    number = await planned(ada, store, meetup(whom=(), passed_over=(Step.WHOM,)))
    await opened(ada)
    await tap(ada, "Leave the rest")
    await ada.taps("Change something")
    part = await ada.taps("How I leave", kind="edit")
    assert "1." in part.text
    await ada.asks("I'll go and look for my coat. It was lovely.")
    assert (await kept(store, number)).plan.leaving.startswith("I'll go and look")


async def test_people_are_added_by_name_and_by_tap_and_taken_off(bot: Running, ada: Learner, store: Store) -> None:
    number = await planned(ada, store, meetup(whom=()))
    await opened(ada)
    await ada.asks("Inês Moura - she tests sensors\nRoy Chen")
    await tap(ada, "1")
    whom = (await kept(store, number)).whom
    assert [each.name for each in whom][:2] == ["Inês Moura", "Roy Chen"] and whom[0].why == "she tests sensors" and whom[2].offer
    await tap(ada, "✕ Roy")
    await tap(ada, "That's enough")
    assert "Inês Moura" in current(ada).text and "ask" in current(ada).text, "why is known already"
    assert len((await kept(store, number)).whom) == 2


async def test_somebody_elses_plan_is_out_of_reach(bot: Running, ada: Learner, store: Store) -> None:
    eve = Learner(ada.telegram, "Eve")
    theirs = await planned(eve, store, meetup(title="A secret supper"))
    await planned(ada, store, meetup())
    await opened(ada)
    before, step = await kept(store, theirs), current(ada)
    code = next(button.data or "" for button in step.buttons if button.text == "1").split(":")[2]
    for data in (
        f"planpick:{theirs}:{code}:0",
        f"planshow:{theirs}",
        f"evplay:{theirs}:warm_up:0",
        f"warmask:{theirs}",
    ):
        ada.telegram.world.updates.push("callback_query", press(ada, data, number=step.id))
    said = await ada.quiet()
    assert await kept(store, theirs) == before and not [each for each in said if "secret" in each.text]
    async with store.work() as work:
        assert not (await work.exec(select(Rehearsed))).all()


async def test_the_event_is_rehearsed_with_the_plan_in_mind_and_one_tap_leads_back(bot: Running, ada: Learner, store: Store) -> None:
    number = await planned(ada, store, meetup(whom=(), passed_over=(Step.WHOM,)))
    await opened(ada)
    for _ in range(3):
        await tap(ada, "1")
    await ada.taps("Leave the rest", "warm-up")
    await ada.taps("Two-minute warm-up")
    await ada.quiet()
    briefing = next(each for each in reversed(ada.person.transcript) if "Begin with" in each.text)
    assert "Robotics Meetup" in briefing.text and any(each in briefing.text for each in (await kept(store, number)).plan.openings)
    await ada.asks("Hello, what brought you here tonight?")
    await ada.asks("How did you get into that?")
    await ada.asks("Thank you, it was good to meet you. Bye!")
    await ada.quiet()
    await ada.taps("Just show me")
    await ada.person.hears("Six lines")
    async with store.work() as work:
        row = (await work.exec(select(Rehearsed))).one()
    assert (row.scene, row.occasion, row.goal) == ("warm_up", number, meetup().goal)
    await ada.quiet()
    page = await ada.taps("Back to my plan")
    assert "Robotics Meetup" in page.text


async def test_warm_ups_are_asked_about_once_moved_by_taps_and_stopped(bot: Running, ada: Learner, store: Store) -> None:
    number = await planned(ada, store, meetup(whom=(), passed_over=(Step.WHOM,)))
    await opened(ada)
    await ada.taps("Leave the rest", "warm-up")
    await ada.quiet()
    await tap(ada, "Yes, both")
    async with store.work() as work:
        waiting = {each.kind: each for each in (await work.exec(select(Reminder).where(Reminder.status == "waiting"))).all()}
    moment = meetup().moment
    assert moment is not None and waiting[warm_ups.HOUR].due == moment.astimezone(UTC) - timedelta(hours=1)
    assert waiting[warm_ups.DAY].due.astimezone(ZoneInfo(ZONE)).hour == 18 and waiting[warm_ups.DAY].about == number
    await tap(ada, "Another time")
    await tap(ada, "2 h")
    async with store.work() as work:
        row = (await work.exec(select(Reminder).where(Reminder.status == "waiting", Reminder.kind == warm_ups.HOUR))).one()
        assert row.due == moment.astimezone(UTC) - timedelta(hours=2)
    await tap(ada, "Stop them")
    assert not [each for each in await _waiting(store) if each.kind in warm_ups.KINDS]
    pages = await opened(ada)
    assert pages
    assert not [each for each in await ada.quiet() if "Shall I knock" in each.text or "A two-minute warm-up," in each.text], "asked once"


@pytest.mark.parametrize("days", [3, -1])
async def test_warm_ups_move_and_stop_with_the_occasion(store: Store, days: int) -> None:
    now = datetime.now(UTC)
    async with store.work() as work:
        learner = await learner_of(work, 7, now)
        learner.zone = ZONE
        row = await occasions.begun(work, learner, now)
        occasion = occasions.keep(row, meetup())
        for kind in warm_ups.KINDS:
            await warm_ups.put(work, learner, row, kind, warm_ups.USUAL[kind], now)
        assert len(await warm_ups.waiting(work, learner, row)) == 2
        moved = datetime.fromisoformat(occasion.starts) + timedelta(days=days)
        occasions.keep(row, occasion.evolve(starts=f"{moved:%Y-%m-%dT%H:%M}"))
        assert not await warm_ups.is_wanted(work, learner, (await warm_ups.waiting(work, learner, row))[0], now), "not before it was moved"
        await warm_ups.follow(work, learner, row, now)
        found = await warm_ups.waiting(work, learner, row)
        assert [each.kind for each in found] == list(warm_ups.KINDS)
        assert found[1].due == moved.replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC) - timedelta(hours=1)
        row.status = occasions.DROPPED
        await warm_ups.follow(work, learner, row, now)
        assert not await warm_ups.waiting(work, learner, row)


async def test_the_occasions_own_people_are_in_the_room(bot: Running, ada: Learner, store: Store) -> None:
    number = await planned(ada, store, meetup(passed_over=(Step.WHOM,), whom=()))
    async with store.work() as work:
        learner = await learner_of(work, ada.id, datetime.now(UTC))
        contact = await contacts.added(work, learner, Contact("Inês Moura"), datetime.now(UTC))
        guess = await guests.guessed(work, learner, contact, drawn(BIO), datetime.now(UTC))
        row = await occasions.of(work, learner, number)
        assert row is not None and contact.id
        occasions.keep(row, meetup(whom=(Wanted("Inês Moura", "a", "b", "c", contact.id),), passed_over=(Step.WHOM,)))
    await opened(ada)
    await ada.taps("Leave the rest", "warm-up")
    await ada.taps("Rehearse the event", "is a guess")
    await ada.quiet()
    async with store.work() as work:
        played = (await work.exec(select(Rehearsed))).one()
    assert (played.scene, played.partner, played.occasion) == ("event", guess, number)
    assert guess in [person_of(each.partner) for each in rehearsal_of(played).room] and len(rehearsal_of(played).room) == 3
    await ada.asks("/stop")
    await ada.quiet()
    await opened(ada)
    await ada.person.hears("mouth")
    await ada.taps("Rehearse with Inês", "is a guess")
    await ada.quiet()
    async with store.work() as work:
        played = (await work.exec(select(Rehearsed).where(Rehearsed.status == "open"))).one()
    assert (played.scene, played.partner, played.occasion) == ("coffee", guess, number)


async def test_what_is_due_can_be_begun_at_once_and_only_for_an_occasion_that_is_still_on(bot: Running, ada: Learner, store: Store) -> None:
    number = await planned(ada, store, meetup(whom=(), passed_over=(Step.WHOM,)))
    await ada.asks("/event")
    moment = meetup().moment
    assert moment is not None
    async with store.work() as work:
        learner = await learner_of(work, ada.id, datetime.now(UTC))
        row = await occasions.of(work, learner, number)
        assert row is not None
        await warm_ups.put(work, learner, row, warm_ups.HOUR, 60, datetime.now(UTC))
    await say_what_is_due(store, bot.handling.queue, moment - timedelta(minutes=59))
    due = await ada.person.hears("Robotics Meetup")
    assert [button.text for button in due.buttons][0] == "▶ Two minutes"
    await ada.taps("Two minutes", "open, ask, leave")
    await ada.quiet()
    async with store.work() as work:
        assert (await work.exec(select(Rehearsed))).one().scene == "warm_up"


async def test_what_is_known_of_somebody_is_pasted_from_the_plan_and_the_plan_waits(bot: Running, ada: Learner, store: Store) -> None:
    number = await planned(ada, store, meetup())
    await opened(ada)
    await ada.taps("Paste what I know", "Inês")
    await ada.quiet()
    contact = (await kept(store, number)).whom[0].contact
    assert contact
    await ada.asks(BIO)
    await ada.quiet()
    await ada.taps("Go on with it", "Inês")
    assert (await kept(store, number)).whom[0].contact == contact, "nobody is added twice"
