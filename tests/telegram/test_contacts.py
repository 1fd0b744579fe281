"""Real people in Telegram: added, found, corrected, joined, let go; never mixed with those one practises with, and nobody else's."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta

import pytest
import vobject
from sqlmodel import select

from bot import contacts
from bot.contacts import contact_of
from bot.practice import learner_of
from bot.store.codec import dump
from bot.store.store import Store
from bot.store.tables import Contacted, Guessed, Occasioned, Rehearsed, Related, Reminder, Taken
from bot.telegram.carrying.run import Running
from flows.biography import Aspect, Biography, Drawn
from flows.contact import Contact, Met
from flows.occasion import Kind, Occasion, Wanted
from flows.promises import KEPT, Promise
from flows.relationship import Bond

from .chat import forge, newest
from .learner import Learner

NOW = datetime.now(UTC)
TODAY = NOW.date().toordinal()
ANA = Contact("Ana Reyes", "test engineer", "Bosch", notes=("two dogs",), met=(Met(TODAY - 3, "grippers"),))
pytestmark = pytest.mark.usefixtures("in_no_time")


async def knows(store: Store, chat: int, *people: Contact) -> list[int]:
    """Put contacts into somebody's book; their numbers."""
    async with store.work() as work:
        learner = await learner_of(work, chat, NOW)
        return [(await contacts.added(work, learner, each, NOW)).id or 0 for each in people]


async def book(store: Store) -> list[Contact]:
    """Everybody in the store."""
    async with store.work() as work:
        return [contact_of(row) for row in (await work.exec(select(Contacted).order_by(Contacted.id))).all()]


async def on_page(ada: Learner, name: str = "ana") -> None:
    """Open somebody's page."""
    await ada.asks(f"/people {name}", "👤")


async def test_somebody_is_added_by_one_line_and_shown_for_correction(bot: Running, ada: Learner, store: Store) -> None:
    await ada.asks("/people", "/practice")
    await ada.taps("Real people", "Real people")
    await ada.taps("Add somebody")
    page = await ada.asks("Ana Reyes, test engineer at Bosch, met at the meet-up", "👤")
    assert "test engineer · Bosch" in page.text and "met at the meet-up" in page.text
    assert await book(store) == [Contact("Ana Reyes", "test engineer", "Bosch", notes=("met at the meet-up",))]
    assert "👤 Tom Berg" in (await ada.asks("/people add Tom Berg, Greepwerk", "👤")).text
    assert "Ana Reyes" in (await ada.asks("/people", "Real people")).text


async def test_a_contact_card_from_the_phone_says_who(bot: Running, ada: Learner, store: Store) -> None:
    await ada.asks("/people add")
    ada.person.skip()
    ada.person.contact("Tom", "+4930123456")
    assert "+4930123456" in (await ada.person.hears("👤")).text
    assert await book(store) == [Contact("Tom", phone="+4930123456")]


async def test_a_line_without_a_name_is_asked_for_again_and_can_be_left(bot: Running, ada: Learner, store: Store) -> None:
    await ada.asks("/people add ?!")
    await ada.asks("...")
    ada.press("Never mind")
    assert await ada.answer_to_press()
    assert await book(store) == []
    assert "Nobody" in (await ada.asks("Ana Reyes", "Nobody")).text  # texts mean what they always mean


async def test_the_same_name_twice_is_one_person_and_a_first_name_is_asked_about(bot: Running, ada: Learner, store: Store) -> None:
    await knows(store, ada.id, ANA)
    await ada.asks("/people add ana réyes, ana@bosch.example", "already")
    assert [each.email for each in await book(store)] == ["ana@bosch.example"]
    await ada.asks("/people add Ana, climbs a lot", "same person")
    await ada.taps("Same as Ana Reyes", "one and the same")
    await ada.taps("Yes, one person", "👤")
    (one,) = await book(store)
    assert one.name == "Ana Reyes" and "two dogs" in one.notes and one.met == ANA.met


async def test_search_forgives_and_says_kindly_when_there_is_nobody(bot: Running, ada: Learner, store: Store) -> None:
    await knows(store, ada.id, ANA, Contact("Tomás Berg", company="Greepwerk"), Contact("Tom Okafor", notes=("met Ana's brother",)))
    assert "👤 Tomás Berg" in (await ada.asks("/people TOMAS", "👤")).text
    assert "👤 Ana Reyes" in (await ada.asks("/people gripp", "👤")).text
    two = await ada.asks("/people tom", "“tom”")
    assert {"Tomás Berg · Greepwerk", "Tom Okafor"} <= {each.text for each in two.buttons}
    assert "Did you mean" in (await ada.asks("/people okafur", "okafur")).text
    assert "Nobody for “zzz”" in (await ada.asks("/people zzz <b>", "zzz")).text or "rings no bell" in ada.person.sent[-1].text
    await ada.asks("/people")
    await ada.taps("Search")
    assert "👤 Tomás Berg" in (await ada.asks("greep", "👤")).text


async def test_many_people_are_leafed_through_by_eights_in_one_message(bot: Running, ada: Learner, store: Store) -> None:
    await knows(store, ada.id, *(Contact(f"Person {number}", met=(Met(TODAY - number),)) for number in range(1, 21)))
    first = await ada.asks("/people", "page 1 of 3")
    assert "Person 8" in first.text and "Person 9" not in first.text and not any(each.text == "‹" for each in first.buttons)
    second = await ada.taps("›", "page 2 of 3", kind="edit")
    assert "9. Person 9" in second.text
    third = await ada.taps("›", "page 3 of 3", kind="edit")
    assert "Person 20" in third.text and not any(each.text == "›" for each in third.buttons)


async def test_notes_talks_and_details_are_written_rewritten_and_taken_off(bot: Running, ada: Learner, store: Store) -> None:
    await knows(store, ada.id, ANA)
    await on_page(ada)
    await ada.taps("Note")
    await ada.asks("likes <b>chess</b> & {{ 7*7 }}", "likes <b>chess</b> & {{ 7*7 }}")
    await ada.taps("We talked")
    await ada.asks("yesterday: her new lab", "her new lab")
    await ada.taps("Details", kind="edit")
    await ada.taps("Mail")
    assert "@" in (await ada.asks("ana at bosch")).text
    await ada.asks("ana@bosch.example", "👤")
    await ada.taps("Next step")
    await ada.asks("visit her lab", "➡️ visit her lab")
    await ada.taps("More", kind="edit")
    await ada.taps("Notes", "Which one?", kind="edit")
    await ada.taps("1", "two dogs", kind="edit")
    await ada.taps("Rewrite")
    await ada.asks("three dogs", "👤")
    (one,) = await book(store)
    assert one.notes == ("three dogs", "likes <b>chess</b> & {{ 7*7 }}") and one.email == "ana@bosch.example"
    assert one.met[-1] == Met(TODAY - 1, "her new lab") and one.next_step == "visit her lab"
    await ada.taps("More", kind="edit")
    await ada.taps("Talks", kind="edit")
    await ada.taps("2", kind="edit")
    await ada.taps("Take it off", kind="edit")
    await ada.taps("Back", kind="edit")
    await ada.taps("Next step")
    await ada.taps("Empty it", "👤")
    (one,) = await book(store)
    assert one.met == ANA.met and one.next_step == ""


async def test_a_promise_is_made_ticked_off_moved_and_removed_and_said_on_its_day(bot: Running, ada: Learner, store: Store) -> None:
    await knows(store, ada.id, ANA)
    await on_page(ada)
    await ada.taps("Promises", kind="edit")
    await ada.taps("A promise")
    await ada.asks("Send her the paper in 5 days", "Send her the paper")
    await ada.taps("Another day")
    assert "Smarch" in (await ada.asks("the 45th of Smarch")).text
    await ada.asks("last week", "gone by")
    await ada.taps("In a week", "👤")
    async with store.work() as work:
        (reminder,) = (await work.exec(select(Reminder).where(Reminder.status == "waiting"))).all()
        assert reminder.kind == "follow_up" and reminder.wall.startswith(date.fromordinal(TODAY + 7).isoformat())
    await ada.taps("Promises", kind="edit")
    await ada.taps("☐ Send her", "☑", kind="edit")
    (one,) = await book(store)
    assert (one.promises[0].state, one.promises[0].kept_on, one.promises[0].due) == (KEPT, TODAY, TODAY + 7)
    async with store.work() as work:
        assert (await work.exec(select(Reminder).where(Reminder.status == "waiting"))).all() == []
    await ada.taps("⋯", kind="edit")
    await ada.taps("Take it off", kind="edit")
    assert (await book(store))[0].promises == ()


async def test_a_promise_in_a_talk_is_heard(bot: Running, ada: Learner, store: Store) -> None:
    await knows(store, ada.id, ANA)
    await on_page(ada)
    await ada.taps("We talked")
    await ada.asks("Her daughter. I'll send her the address of the climbing hall tomorrow.", "promise")
    assert [each.due - TODAY for each in (await book(store))[0].promises] == [1]
    await on_page(ada)
    await ada.taps("We talked")
    await ada.taps("Just that we did", "👤")
    assert len((await book(store))[0].met) == 3


async def test_a_question_survives_a_command_and_a_rehearsal_hears_nothing_of_it(bot: Running, ada: Learner, store: Store) -> None:
    await knows(store, ada.id, ANA)
    await ada.begins()
    await ada.quiet()
    await on_page(ada)
    assert "between us" in (await ada.taps("Note", "between us")).text
    await ada.asks("/help")
    assert "Dana" in (await ada.asks("climbs on Tuesdays", "👤")).text  # whom the next words are for
    assert "climbs on Tuesdays" in (await book(store))[0].notes
    async with store.work() as work:
        assert not [turn for turn in (await work.exec(select(Taken))).all() if "climbs" in turn.turn]


async def test_only_who_went_quiet_is_spoken_of_gently_and_not_if_that_was_asked_for(bot: Running, ada: Learner, store: Store) -> None:
    long_ago = tuple(Contact(f"Tom {name}", met=(Met(TODAY - 200 - index),)) for index, name in enumerate(("Berg", "Okafor", "Lee")))
    await knows(store, ada.id, ANA, *long_ago)
    page = (await ada.asks("/people", "Real people")).text
    since = f"{date.fromordinal(TODAY - 202):%B}"
    assert page.count("🥀") == 2 and "Tom Lee" in page and since in page and "🥀 Ana" not in page
    await on_page(ada, "lee")
    await ada.taps("More", kind="edit")
    await ada.taps("Don't mention silence", kind="edit")
    await ada.taps("Back", kind="edit")
    page = (await ada.taps("All", "Real people")).text
    assert "🥀 Tom Lee" not in page and "Tom Lee and you" not in page


async def test_real_people_and_the_garden_are_two_pages(bot: Running, ada: Learner, store: Store) -> None:
    async with store.work() as work:
        learner = await learner_of(work, ada.id, NOW)
        work.add(Related(learner=learner.id or 0, partner="dana", bond=dump(Bond(5.0, 2, TODAY - 3, "yes")), at=NOW))
    await knows(store, ada.id, ANA)
    real = await ada.asks("/people", "Real people")
    assert "Ana" in real.text and "Dana" not in real.text and not ada.person.sent[-1].media
    garden = await ada.taps("Practice garden", "Dana")
    assert "Ana Reyes" not in garden.text
    assert "Ana Reyes" in (await ada.taps("Real people (1)", "Real people")).text
    assert "would do for you" in (await ada.asks("/people dana", "would do")).text


async def a_guess(store: Store, chat: int, number: int) -> int:
    """A guess at a contact, wanted at an occasion, and a rehearsal with it."""
    async with store.work() as work:
        learner = await learner_of(work, chat, NOW)
        row = await contacts.of(work, learner, number)
        assert row is not None and learner.id is not None
        guess = Guessed(learner=learner.id, contact=number, facts=dump(Biography((Drawn(Aspect.NAME, "Ana Reyes"),))), at=NOW)
        work.add(guess)
        await work.flush()
        row.guess = guess.id or 0
        occasion = Occasion(Kind.MEETUP, whom=(Wanted("Ana Reyes", contact=number), Wanted("anybody from Bosch")))
        work.add(Occasioned(learner=learner.id, state=dump(occasion), status="planned", at=NOW))
        for partner, state in ((f"guess{guess.id}", "{}"), ("dana", f'{{"room":[{{"partner":"guess{guess.id}"}}]}}'), ("dana", "{}")):
            played = Rehearsed(learner=learner.id, scene="coffee", partner=partner, seed=1, state=state, status="done", began=NOW)
            work.add(played)
            await work.flush()
            work.add(Taken(rehearsal=played.id or 0, kind="say", before="{}", turn="{}", at=NOW))
        work.add(Reminder(learner=learner.id, kind="follow_up", about=number, due=NOW + timedelta(days=1)))
        return row.guess


async def test_removing_takes_all_that_hangs_on_somebody_and_asks_once(bot: Running, ada: Learner, store: Store) -> None:
    ana, tom = await knows(store, ada.id, ANA, Contact("Tom Berg"))
    await a_guess(store, ada.id, ana)
    await on_page(ada)
    await ada.taps("More", kind="edit")
    question = (await ada.taps("Remove", "for good?")).text
    assert "2 rehearsals" in question and "pasted" in question and "only the name you wrote stays" in question
    await ada.taps("Keep", "👤 Ana")
    await ada.taps("More", kind="edit")
    await ada.taps("Remove", "for good?")
    await ada.taps("Remove", "gone")
    async with store.work() as work:
        assert [row.id for row in (await work.exec(select(Contacted))).all()] == [tom]
        assert (await work.exec(select(Guessed))).all() == [] == (await work.exec(select(Reminder))).all()
        assert [(row.partner, row.state) for row in (await work.exec(select(Rehearsed))).all()] == [("dana", "{}")]
        assert len((await work.exec(select(Taken))).all()) == 1
        state = json.loads((await work.exec(select(Occasioned))).one().state)
        assert [(each["name"], each.get("contact", 0)) for each in state["whom"]] == [("Ana Reyes", 0), ("anybody from Bosch", 0)]


async def test_all_of_it_is_exported_to_read_and_as_data_and_erased(bot: Running, ada: Learner, store: Store) -> None:
    (number,) = await knows(store, ada.id, ANA.evolve(promises=(Promise("send <it>", TODAY, TODAY + 2),), next_step="call"))
    await a_guess(store, ada.id, number)
    data = json.loads((await ada.asks("/export")).content or b"")
    assert (
        data["contacts"][0]["state"]["notes"] == ["two dogs"]
        and data["occasions"][0]["state"]["whom"]
        and data["guesses"][0]["facts"]["facts"]
    )
    page = ((await ada.person.hears("browser")).content or b"").decode()
    for words in (
        "Real people",
        "two dogs",
        "grippers",
        "send &lt;it&gt;",
        "call",
        "What you pasted",
        "Real occasions",
        "anybody from Bosch",
    ):
        assert words in page
    await ada.asks("/forget")
    assert "1 person you know" in (await ada.taps("Erase everything", "never met")).text
    async with store.work() as work:
        for table in (Contacted, Guessed, Occasioned, Reminder, Rehearsed):
            assert (await work.exec(select(table))).all() == []


async def test_joining_keeps_the_guess_the_plan_and_one_reminder(bot: Running, ada: Learner, store: Store) -> None:
    ana, other = await knows(store, ada.id, ANA, Contact("A. Reyes", promises=(Promise("send it", TODAY, TODAY + 3),)))
    guess = await a_guess(store, ada.id, other)
    await on_page(ada, "bosch")
    await ada.taps("More", kind="edit")
    await ada.taps("same person")
    await ada.asks("a. reyes", "person for")
    await ada.taps("A. Reyes", "one and the same")
    await ada.taps("Yes, one person", "👤")
    async with store.work() as work:
        row = (await work.exec(select(Contacted))).one()
        assert (row.id, row.guess) == (ana, guess) and contact_of(row).open_promises
        assert (await work.exec(select(Guessed))).one().contact == ana
        assert json.loads((await work.exec(select(Occasioned))).one().state)["whom"][0]["contact"] == ana
        (waiting,) = (await work.exec(select(Reminder).where(Reminder.status == "waiting"))).all()
        assert waiting.about == ana


async def test_a_forged_button_reaches_nobody_of_somebody_else(bot: Running, ada: Learner, store: Store) -> None:
    (number,) = await knows(store, ada.id, ANA)
    eve = Learner(ada.telegram, "Eve")
    (own,) = await knows(store, eve.id, Contact("Tom Berg"))
    await on_page(eve, "tom")
    page = newest(eve)
    for data in (
        f"who:{number}",
        f"whopg:{number}:notes",
        f"whodo:{number}:note",
        f"whoch:{number}:note:0:off",
        f"whogo:{number}:yes",
        f"whojoin:{own}:{number}",
        f"whoone:{own}:{number}:yes",
        f"whoone:{own}:{own}:yes",
        f"whoday:{number}:talk:0:{TODAY}",
        f"whowith:{number}:rehearse",
        f"whowith:{own}:rehearse",
        f"whoit:{own}:note:9999",
        f"whoch:{own}:promise:0:done",
        f"whoday:{own}:talk:0:999999",
        f"whonil:{number}:role",
        "who:999999999",
        "who:99999999999999999999",
        "whodo:1:hack",
    ):
        assert await forge(eve, store, data, on=page), data
    assert not any("Ana" in message.text for message in eve.person.sent)
    assert await book(store) == [ANA, Contact("Tom Berg")]


async def test_an_old_page_changes_nothing(bot: Running, ada: Learner, store: Store) -> None:
    (number,) = await knows(store, ada.id, ANA)
    await on_page(ada)
    old = ada.person.sent[-1]
    await ada.taps("More", kind="edit")
    await ada.taps("Notes", kind="edit")
    await on_page(ada)
    await ada.quiet()
    ada.person.skip()
    ada.press("1", on=old)
    assert await ada.answer_to_press()
    assert (await book(store))[0].notes == ANA.notes


async def test_everybody_is_taken_along_as_a_table_and_as_cards(bot: Running, ada: Learner, store: Store) -> None:
    await knows(store, ada.id, ANA, Contact("=1+1", phone="+49 30 1234567"))
    await ada.asks("/people", "Real people")
    table = await ada.taps("Take them along", "table")
    cards = await ada.person.hears("cards")
    assert table.media["document"]["file_name"].endswith(".csv") and cards.media["document"]["file_name"].endswith(".vcf")
    rows = list(csv.DictReader(io.StringIO((table.content or b"").decode("utf-8-sig"), newline="")))
    assert [row["Name"] for row in rows] == ["Ana Reyes", "'=1+1"] and rows[1]["Phone"].startswith("'+")
    assert [each.fn.value for each in vobject.readComponents((cards.content or b"").decode())] == ["Ana Reyes", "=1+1"]


async def test_real_life_is_told_from_the_progress_page(bot: Running, ada: Learner, store: Store) -> None:
    await ada.asks("/progress")
    assert "/event" in (await ada.taps("Real life", "Nothing to draw")).text
    kept = Promise("send it", TODAY - 5, TODAY - 4, KEPT, kept_on=TODAY - 4)
    await knows(store, ada.id, ANA.evolve(promises=(kept,)))
    await ada.asks("/progress")
    picture = await ada.taps("Real life", "within two days")
    assert picture.media and (picture.content or b"").startswith(b"\x89PNG")


async def test_a_note_is_drafted_for_what_is_owed_soonest(bot: Running, ada: Learner, store: Store) -> None:
    await knows(store, ada.id, ANA.evolve(promises=(Promise("send the paper", TODAY, TODAY + 2),)))
    await on_page(ada)
    assert "send the paper" in (await ada.taps("Draft a note", "paper")).text
    await ada.asks("Hi Ana, here is the paper on grips that I promised. What do you make of page three?")
    heard = " ".join(message.text for message in await ada.quiet(0.4)) + " ".join(message.text for message in ada.person.sent[-4:])
    assert "Ana" in heard and (await book(store))[0].open_promises


async def test_the_first_date_asks_once_for_the_time_zone_and_goes_on_by_itself(bot: Running, ada: Learner, store: Store) -> None:
    (ana,) = await knows(store, ada.id, Contact("Ana Reyes"))
    await on_page(ada)
    await ada.taps("Promises", kind="edit")
    await ada.taps("A promise")
    assert "Not now" in [each.text for each in (await ada.asks("send the paper tomorrow", "one question")).buttons]
    assert [each.words for each in (await book(store))[0].promises] == ["send the paper"], "it is kept before the answer"
    page = await ada.asks("Auckland", "👤")
    here = datetime.now(UTC) + timedelta(hours=13)
    (promise,) = (await book(store))[0].promises
    assert promise.due == here.date().toordinal() + 1 and promise.made == here.date().toordinal() and "send the paper" in page.text


async def test_whoever_would_not_say_where_they_are_is_not_asked_again(bot: Running, ada: Learner, store: Store) -> None:
    await knows(store, ada.id, Contact("Ana Reyes"))
    await on_page(ada)
    await ada.taps("We talked")
    await ada.asks("yesterday: her new lab. I'll send her the paper", "one question")
    await ada.taps("Not now", "👤")
    (contact,) = await book(store)
    assert [(each.day, each.words) for each in contact.met] == [(TODAY - 1, "her new lab. I'll send her the paper")]
    assert len(contact.promises) == 1
    await ada.taps("We talked")
    assert "👤" in (await ada.asks("today: her dogs", "")).text


async def test_of_a_note_longer_than_a_page_is_said_how_much_was_kept(bot: Running, ada: Learner, store: Store) -> None:
    await knows(store, ada.id, ANA)
    await on_page(ada)
    await ada.taps("Note")
    said = await ada.asks("her dogs and her lab " * 100, "👤")
    note = (await book(store))[0].notes[-1]
    assert len(note) <= 600 and note[-30:] in said.text and "kept it up to here" in said.text
