"""After an occasion: told by text and by taps, corrected, kept; what was promised comes due, is drafted and ticked off."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from bot import contacts, follow_ups, looking_back, occasions
from bot.contacts import contact_of
from bot.looking_back import review_of
from bot.store.store import Store
from bot.store.tables import Contacted, Occasioned, Reminder
from bot.store.tables import Learner as Kept
from bot.telegram.carrying.due import say_what_is_due
from bot.telegram.carrying.run import Running
from flows.afterwards import Ask
from flows.contact import Contact
from flows.occasion import Kind, Occasion, Plan, Wanted
from flows.promises import BROKEN, KEPT, OPEN
from tests.emulator import Message

from .chat import forge, newest
from .learner import Learner

PLAN = Plan(
    openings=("How do you know the host?", "What brought you here?"),
    questions=("What would you do differently?",),
    leaving="I'll say hello to Ruth",
)


async def been(store: Store, ada: Learner, **changes: object) -> int:
    """An occasion that ended an hour ago, with a plan, and the question how it was."""
    now = datetime.now(UTC)
    async with store.work() as work:
        learner = (await work.exec(select(Kept).where(Kept.chat == ada.id))).one()
        learner.zone, learner.quiet_from, learner.quiet_until = "UTC", 0, 0
        whom = (Wanted("Inês Moura", why="tests sensors"), Wanted("anybody who tests sensors"))
        starts = f"{now - timedelta(hours=4):%Y-%m-%dT%H:%M}"
        occasion = Occasion(Kind.MEETUP, "Robotics night", starts, True, 180, "UTC", whom=whom, plan=PLAN, gives=("my test rig",))
        row = Occasioned(learner=learner.id or 0, state="{}", status="planned", at=now)
        occasions.keep(row, occasion.evolve(**changes))
        work.add(row)
        await work.flush()
        work.add(Reminder(learner=learner.id or 0, kind="afterwards", about=row.id or 0, due=now - timedelta(minutes=1)))
        return row.id or 0


async def asked(bot: Running, ada: Learner, store: Store, **changes: object) -> int:
    """The question came, and was tapped."""
    await ada.asks("/settings")
    number = await been(store, ada, **changes)
    ada.person.skip()
    await say_what_is_due(store, bot.handling.queue, datetime.now(UTC))
    assert "Robotics night" in (await ada.person.hears("")).text
    await ada.taps("Tell it now", "1 of 3")
    return number


async def one(store: Store, number: int) -> Occasioned:
    async with store.work() as work:
        row = await work.get(Occasioned, number)
        assert row is not None
        return row


async def people(store: Store) -> dict[str, Contact]:
    async with store.work() as work:
        return {contact_of(row).name: contact_of(row) for row in (await work.exec(select(Contacted))).all()}


async def looked_over(ada: Learner, said: str) -> Message:
    """What was understood of an answer to the first question, when the other two are passed over."""
    await ada.asks(said, "2 of 3")
    await ada.taps("Skip", "3 of 3")
    return await ada.taps("That's all", "Tap")


async def keeps(ada: Learner) -> None:
    """Keep it as it was understood, without a look at the plan."""
    await ada.taps("Keep it like this", "Kept")
    await ada.person.hears("1/5")
    await ada.taps("Skip the rest", "your own account")


async def test_a_whole_evening_by_text_and_taps(bot: Running, ada: Learner, store: Store) -> None:
    number = await asked(bot, ada, store)
    for _ in range(3):  # met, not met, met
        await ada.taps("I met Inês", kind="edit")
    await ada.asks("and then there was this guy from Siemens, Tom I think, we talked about his kid's school", "2 of 3")
    await ada.asks("with Inês about her sensors", "3 of 3")
    page = await ada.asks("promised Tom I'd send him the link by tomorrow, Inês will introduce me to her boss", "Tap")
    assert "Inês Moura" in page.text and "Tom (?)" in page.text and "Siemens" in page.text and "kid's school" in page.text
    assert "send him the link, tomorrow" in page.text and "promised you: introduce me to her boss" in page.text
    assert not await people(store), "nothing is kept before it was looked over"
    await ada.taps("✎ Tom", "what shall I change", kind="edit")
    await ada.taps("Another name", "right name", kind="edit")
    assert "Tom Bauer" in (await ada.asks("Tom Bauer, Siemens", "Tom Bauer")).text
    assert "/people" in (await ada.taps("Keep it like this", "Kept")).text
    await ada.person.hears("1/5")
    await ada.taps("How do you know the host", "2/5", kind="edit")
    await ada.taps("Nearly", "3/5", kind="edit")
    await ada.taps("Yes", "4/5", kind="edit")
    await ada.taps("Well, with a word", "5/5", kind="edit")
    debrief = await ada.taps("Yes", "your own account")
    assert "What worked" in debrief.text and "How do you know the host?" in debrief.text
    row = await one(store, number)
    assert row.status == "over" and review_of(row).worked == ("How do you know the host?",)
    kept = await people(store)
    tom, ines = kept["Tom Bauer"], kept["Inês Moura"]
    assert tom.company == "Siemens" and [each.words for each in tom.promises] == ["send him the link"] and "school" in tom.met[0].words
    assert any("introduce me to her boss" in note for note in ines.notes) and not ines.promises


async def test_a_promise_comes_due_is_drafted_and_ticked_off(bot: Running, ada: Learner, store: Store) -> None:
    await asked(bot, ada, store)
    await looked_over(ada, "met Tom from Siemens, promised to send him the link by tomorrow")
    await keeps(ada)
    await ada.quiet()
    ada.person.skip()
    morning = (datetime.now(UTC) + timedelta(days=1)).replace(hour=9, minute=0, second=0)
    await say_what_is_due(store, bot.handling.queue, morning - timedelta(minutes=1))
    assert not await ada.quiet()
    await say_what_is_due(store, bot.handling.queue, morning)
    due = await ada.person.hears("send him the link")
    assert {"✎ Draft the note", "✓ Sent it", "Let it go"} <= {button.text for button in due.buttons}
    await ada.taps("Draft the note", "sending it is yours")
    await ada.asks(
        "Hi Tom, good to meet you last night. Here is the link I promised. How did the school thing go?", "To somebody you know a little"
    )
    await ada.person.hears("Send it yourself")
    await ada.taps("Sent it", "")
    (promise,) = (await people(store))["Tom"].promises
    assert promise.state == KEPT and promise.kept_on
    assert (await people(store))["Tom"].last == promise.kept_on
    await say_what_is_due(store, bot.handling.queue, morning + timedelta(days=3))
    assert not [each for each in await ada.quiet() if "send him the link" in each.text]


async def test_whoever_promised_nothing_is_reminded_of_a_line_of_thanks(bot: Running, ada: Learner, store: Store) -> None:
    await asked(bot, ada, store)
    await ada.asks("Ana from Bosch", "2 of 3")
    await ada.asks("her move to Porto", "3 of 3")
    await ada.taps("That's all", "Tap")
    await ada.taps("Keep it like this", "line of thanks")
    await ada.person.hears("1/5")
    await ada.taps("Skip the rest", "your own account")
    await ada.quiet()
    ada.person.skip()
    await say_what_is_due(store, bot.handling.queue, (datetime.now(UTC) + timedelta(days=1)).replace(hour=9, minute=1))
    assert "Ana" in (await ada.person.hears("")).text
    await ada.taps("Let it go", "")
    assert (await people(store))["Ana"].next_step == ""


async def test_who_did_not_go_is_met_with_warmth_and_asked_no_more(bot: Running, ada: Learner, store: Store) -> None:
    number = await asked(bot, ada, store)
    said = await ada.asks("I didn't go, my son had a fever", "")
    assert "Inês Moura" in said.text and "small thing" in said.text
    assert (await one(store, number)).status == "missed"
    assert "Nobody is sitting" in (await ada.asks("hello")).text
    await say_what_is_due(store, bot.handling.queue, datetime.now(UTC) + timedelta(days=2))
    assert not await ada.quiet()


async def test_nobody_met_goes_on_to_the_plan(bot: Running, ada: Learner, store: Store) -> None:
    number = await asked(bot, ada, store)
    await ada.taps("Nobody, really", "")
    await ada.person.hears("1/5")
    await ada.taps("Skip the rest", "your own account")
    assert (await one(store, number)).status == "over"


@pytest.mark.parametrize(
    ("said", "heard"),
    [("🙃🙃", ""), ("Ich habe mit dem Tobias über die Schule gesprochen und er ist nett", "English"), ("it was nice and warm there", "")],
)
async def test_what_cannot_be_read_is_asked_about_kindly(bot: Running, ada: Learner, store: Store, said: str, heard: str) -> None:
    await asked(bot, ada, store)
    answer = await ada.asks(said, heard)
    assert answer.buttons and "I didn't go" in [button.text for button in answer.buttons]
    assert "2 of 3" in (await ada.asks("Tom from Siemens", "2 of 3")).text


async def test_it_is_left_and_resumed(bot: Running, ada: Learner, store: Store) -> None:
    number = await asked(bot, ada, store)
    await ada.asks("Tom from Siemens", "2 of 3")
    await ada.asks("/settings")
    await ada.begins()
    await ada.asks("How did you end up in robotics?", "Dana")
    assert list(review_of(await one(store, number)).answers) == [Ask.WHOM], "what is said to a partner is no answer"


async def test_a_date_a_recipient_and_a_removal_by_taps(bot: Running, ada: Learner, store: Store) -> None:
    number = await asked(bot, ada, store)
    await looked_over(ada, "Met Tom and Ana. Promised Tom I'd send the slides. Ana will call me.")
    await ada.taps("→ send the slides", "When", kind="edit")
    await ada.taps("tomorrow", "", kind="edit")
    await ada.taps("→ send the slides", "When", kind="edit")
    await ada.taps("Not Tom", "", kind="edit")
    await ada.taps("← call me", "promised to you", kind="edit")
    await ada.taps("Take it off", "", kind="edit")
    await ada.taps("→ send the slides", "When", kind="edit")
    await ada.taps("Another day", "by when", kind="edit")
    await ada.asks("in ten days", "Ana")
    (promise,) = review_of(await one(store, number)).log.promises
    assert promise.to == "Ana" and promise.due == (datetime.now(UTC).date() + timedelta(days=10)).toordinal()


async def test_the_question_is_put_down_for_the_evening_or_the_morning_after(store: Store) -> None:
    now = datetime(2030, 5, 3, 9, tzinfo=UTC)
    async with store.work() as work:
        ada = Kept(chat=7, zone="Europe/Berlin", quiet_from=23, quiet_until=8, since=now)
        work.add(ada)
        await work.flush()
        for hour, due in ((17, "2030-05-03T20:00"), (19, "2030-05-04T09:00")):
            row = Occasioned(learner=ada.id or 0, state="{}", status="planned", at=now)
            occasions.keep(row, Occasion(Kind.MEETUP, "x", f"2030-05-03T{hour:02}:00", True, 120 if hour == 17 else 180, "Europe/Berlin"))
            work.add(row)
            await work.flush()
            await looking_back.remind(work, ada, row, now)
            (reminder,) = (await work.exec(select(Reminder).where(Reminder.about == row.id))).all()
            assert reminder.due.astimezone(ZoneInfo("Europe/Berlin")).isoformat()[:16] == due


async def test_let_go_is_let_go(bot: Running, ada: Learner, store: Store) -> None:
    await asked(bot, ada, store)
    await looked_over(ada, "met Tom, promised to send him the link tonight")
    await keeps(ada)
    await ada.person.hears("Tap")
    await ada.taps("Tom: send him the link", "Tom", kind="edit")
    await ada.taps("Let it go", "", kind="edit")
    assert (await people(store))["Tom"].promises[0].state == BROKEN


async def test_a_name_is_no_markup_and_the_list_plan_name_is_taken(bot: Running, ada: Learner, store: Store) -> None:
    await asked(bot, ada, store)
    page = await looked_over(ada, "Met Inês and Tom <b>Bauer & Co</b>, promised Tom a <i>link</i> by tomorrow")
    assert "Inês Moura" in page.text and "Tom" in page.text and "<i>link</i>" in page.text


async def test_an_occasion_and_a_promise_are_found_for_whose_they_are_alone(bot: Running, ada: Learner, store: Store) -> None:
    number = await asked(bot, ada, store)
    await looked_over(ada, "Met Tom. Promised him the link by tomorrow.")
    await keeps(ada)
    eve = Learner(ada.telegram, "Eve")
    own = await asked(bot, eve, store)
    async with store.work() as work:
        (due,) = follow_ups.open_ones((await work.exec(select(Contacted))).one())
        for who, is_found in ((ada, True), (eve, False)):
            learner = (await work.exec(select(Kept).where(Kept.chat == who.id))).one()
            assert (await occasions.of(work, learner, number) is not None) is is_found
            assert (await follow_ups.of(work, learner, due.row.id or 0, due.key) is not None) is is_found
    assert not review_of(await one(store, own)).answers


async def test_text_during_the_plan_and_commands_in_between_lose_nothing(bot: Running, ada: Learner, store: Store) -> None:
    number = await asked(bot, ada, store)
    await ada.asks("Tom from Siemens", "2 of 3")
    await ada.asks("/goal", "")
    ada.person.skip()
    await ada.taps("Skip", "3 of 3")
    await ada.taps("That's all", "Siemens")
    await ada.taps("Something's missing", "")
    await ada.asks("hm", "can't find a person")
    await ada.asks("Met Ana too", "Ana")
    await ada.taps("Keep it like this", "Kept")
    await ada.person.hears("1/5")
    await ada.asks("it went fine", "Heard")
    assert review_of(await one(store, number)).is_kept and set(await people(store)) == {"Tom", "Ana"}


async def test_somebody_known_is_joined_and_can_be_parted(bot: Running, ada: Learner, store: Store) -> None:
    await asked(bot, ada, store)
    async with store.work() as work:
        learner = (await work.exec(select(Kept).where(Kept.chat == ada.id))).one()
        await contacts.added(work, learner, Contact("Tom Bauer", company="Siemens"), datetime.now(UTC))
    assert "know each other already" in (await looked_over(ada, "Met Tom, promised to send him the link")).text
    await ada.taps("✎ Tom", "", kind="edit")
    assert "know each other" not in (await ada.taps("It's not Tom Bauer", "", kind="edit")).text
    await ada.taps("✎ Tom", "", kind="edit")
    await ada.taps("It's Tom Bauer", "", kind="edit")
    await ada.taps("Keep it like this", "Kept")
    kept = await people(store)
    assert set(kept) == {"Tom Bauer"} and kept["Tom Bauer"].promises and kept["Tom Bauer"].met


async def test_a_vague_day_and_a_guess_are_marked_and_asked_about(bot: Running, ada: Learner, store: Store) -> None:
    number = await asked(bot, ada, store)
    page = (await looked_over(ada, "Met Tom. Promised him an answer next week about the stall.")).text
    assert "(not sure)" in page and "One promise has a question mark" in page and "an answer next week" in page
    await ada.taps("→? an answer", "When", kind="edit")
    await ada.taps("Another day", "by when", kind="edit")
    await ada.asks("next week", "knock")
    await ada.asks("some time", "knock")
    page = (await ada.asks("maybe wed", "Tom")).text
    assert "(not sure)" not in page and "question mark" not in page
    (promise,) = review_of(await one(store, number)).log.promises
    assert promise.sure and promise.due


async def test_a_guess_that_was_right_is_confirmed_in_a_tap(bot: Running, ada: Learner, store: Store) -> None:
    number = await asked(bot, ada, store)
    await looked_over(ada, "Met Tom. Promised him an answer next week about the stall.")
    await ada.taps("→? an answer", "When", kind="edit")
    await ada.taps("Right as it stands", "Tom", kind="edit")
    assert review_of(await one(store, number)).log.promises[0].sure


async def test_a_forged_press_reaches_nobody_elses_review(bot: Running, ada: Learner, store: Store, in_no_time: None) -> None:
    hers = await asked(bot, ada, store)
    await looked_over(ada, "Met Oluchi. Promised her the link by tomorrow.")
    before = (await one(store, hers)).review
    eve = Learner(ada.telegram, "Eve")
    await asked(bot, eve, store)
    page = newest(eve)
    whole = ("after:{}", "afternone:{}", "afteraway:{}", "aftermore:{}", "afterstands:{}", "afterskip:{}:whom", "afterenough:{}:opened")
    people_in_it = ("aftermet:{}:0", "afterperson:{}:0", "afterwho:{}:0:remove", "afterjoin:{}:0:1")
    promises = ("afterpromise:{}:0", "afterday:{}:0:3", "afterword:{}:0:remove", "afterword:{}:0:sure", "afteritem:{}:opened:yes")
    for data in (*whole, *people_in_it, *promises):
        assert await forge(eve, store, data.format(hers), on=page), data
    assert (await one(store, hers)).review == before and not await people(store)
    assert not any("Oluchi" in each.text for each in eve.person.sent)


async def test_a_forged_press_reaches_nobody_elses_follow_up_but_ones_own(
    bot: Running, ada: Learner, store: Store, in_no_time: None
) -> None:
    await asked(bot, ada, store)
    await looked_over(ada, "Met Oluchi. Promised her the link by tomorrow.")
    await keeps(ada)
    async with store.work() as work:
        (due,) = follow_ups.open_ones((await work.exec(select(Contacted))).one())
    eve = Learner(ada.telegram, "Eve")
    await asked(bot, eve, store)
    page = newest(eve)
    for act in ("fu", "fudraft", "fusent", "fulater", "fugo"):
        assert await forge(eve, store, f"{act}:{due.row.id}:{due.key}", on=page), act
    assert (await people(store))["Oluchi"].promises[0].state == OPEN
    assert not any("Oluchi" in each.text for each in eve.person.sent)
    await forge(ada, store, f"fugo:{due.row.id}:{due.key}", on=newest(ada))
    assert (await people(store))["Oluchi"].promises[0].state == BROKEN


async def test_words_that_are_no_day_are_not_lost_where_a_day_was_asked_for(bot: Running, ada: Learner, store: Store) -> None:
    number = await asked(bot, ada, store)
    await looked_over(ada, "Met Tom. Promised him the link by tomorrow.")
    await ada.taps("→ the link", "When", kind="edit")
    await ada.taps("Another day", "by when", kind="edit")
    await ada.asks("also met Carla, she'll lend me a drill", "Carla")
    assert [each.name for each in review_of(await one(store, number)).log.people] == ["Tom", "Carla"]


async def test_a_mood_without_words_is_no_answer_about_talk_and_asks_for_no_name(bot: Running, ada: Learner, store: Store) -> None:
    await asked(bot, ada, store)
    await ada.asks("Met Tom", "2 of 3")
    assert "name" not in (await ada.asks("🙃")).text
    await ada.taps("Skip", "3 of 3")


async def test_a_promise_to_nobody_in_particular_is_not_lost(bot: Running, ada: Learner, store: Store) -> None:
    await asked(bot, ada, store)
    await ada.asks("met Katrin from Zalando", "2 of 3")
    await ada.taps("Skip", "3 of 3")
    await ada.asks("I promised to send the slides", "Tap")
    await ada.taps("Keep it like this", "Kept")
    assert [promise.words for promise in (await people(store))["Katrin"].promises] == ["send the slides"]


async def test_no_apostrophe_is_spelt_out_in_a_debrief(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    await ada.asks("How did you end up in robotics?")
    await ada.asks("/stop", "guess")
    await ada.taps("Yes", "Six lines")
    await ada.quiet()
    assert not [message.text for message in ada.person.sent if "&#39;" in message.text or "&amp;" in message.text]
