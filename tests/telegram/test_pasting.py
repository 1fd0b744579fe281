"""What is known of a real person, pasted into the chat: drawn out, corrected by taps, and rehearsed with as a guess."""

import pytest
from sqlmodel import select

from bot.contacts import contact_of
from bot.content.library import Shelf, world
from bot.store.store import Store
from bot.store.tables import Contacted, Guessed
from bot.telegram.carrying.run import Running
from flows.contact import Contact
from tests.emulator import Emulator
from tests.emulator.records import Button

from .learner import Learner

BIO = (
    "Ana Reyes is Head of Quality at Fornax Labs in Lisbon. She leads a team of twelve that tests heat pumps. "
    "Before that she spent six years at Metrolis. She studied physics in Porto. Outside work she climbs and bakes rye bread. "
    "Mother of two. She is looking for a supplier of small sensors. Mail: ana@fornax.example"
)


async def knows_ana(ada: Learner) -> None:
    """Somebody real on the page of people, and the question what is known of her."""
    await ada.asks("/people add Ana Reyes", "Ana Reyes")
    await ada.taps("Paste", "Ana")


@pytest.mark.asyncio
async def test_a_pasted_bio_becomes_facts_that_can_be_put_right_and_a_partner(bot: Running, ada: Learner):
    await knows_ana(ada)
    page = await ada.asks(BIO, "Head of Quality")
    assert "Fornax Labs" in page.text and "a guess" in page.text
    number = next(line for line in page.text.splitlines() if "rye bread" in line).partition(".")[0]
    shown = await ada.taps(number, "rye bread", kind="edit")
    assert "Outside work she climbs" in shown.text
    without = await ada.taps("Take it off", kind="edit")
    assert "rye bread" not in without.text
    number = next(line for line in without.text.splitlines() if "Lisbon" in line).partition(".")[0]
    await ada.taps(number, "Lisbon", kind="edit")
    await ada.taps("Put it otherwise", "to copy")
    changed = await ada.asks("Setúbal", "Setúbal")
    assert "Lisbon" not in changed.text
    briefing = await ada.taps("Rehearse with Ana", "a guess")
    assert "Head of Quality" in briefing.text and "What is a guess" in briefing.text
    assert "ana@fornax.example" not in briefing.text
    first = await ada.taps("No goal", "guess")
    assert "guess" in first.text and "Ana" in first.text
    assert "Fornax" in (await ada.asks("Which company are you with?")).text
    assert "physics" in (await ada.asks("What did you study?")).text


@pytest.mark.asyncio
async def test_the_guess_of_somebody_else_can_be_played_by_nobody(bot: Running, ada: Learner, telegram: Emulator, store: Store):
    await knows_ana(ada)
    await ada.asks(BIO, "Head of Quality")
    async with store.work() as work:
        row = (await work.exec(select(Guessed))).one()
    eve = Learner(telegram, "Eve")
    await eve.asks("/people add Tom Baker", "Tom Baker")
    page = eve.person.sent[-1]
    forged = ["meet", "bioplay", "biofact", "bio", "bioadd", "bioend", "biodel", "whowith"]
    carried = [f"guess{row.id}:coffee", row.contact, f"{row.contact}:0", f"{row.contact}:0", row.contact, row.contact, f"{row.contact}:0"]
    for what, rest in zip(forged, [*carried, f"{row.contact}:rehearse"], strict=True):
        eve.person._query(page, Button(what, data=f"{what}:{rest}"))
    await eve.quiet()
    assert "Fornax" not in " ".join(message.text for message in eve.person.sent)
    assert not [message for message in eve.person.sent if "Rehears" in message.text]
    async with store.work() as work:
        assert (await work.exec(select(Guessed))).one().facts == row.facts


@pytest.mark.asyncio
async def test_a_guess_survives_a_restart_and_the_garden_does_not_know_it(bot: Running, ada: Learner):
    await knows_ana(ada)
    await ada.asks(BIO, "Head of Quality")
    await ada.taps("Rehearse with Ana", "a guess")
    await ada.taps("No goal", "guess")
    shelf = world().people
    assert isinstance(shelf, Shelf)
    for name in list(shelf._guests):
        shelf.unseat(name)  # as in a process that has just begun
    assert "physics" in (await ada.asks("What did you study?")).text
    await ada.asks("/stop")
    await ada.taps("Yes")
    await ada.quiet()
    await ada.asks("/people", "Ana")
    ada.person.skip()
    ada.person.press("garden")
    await ada.person.hears("")
    garden = " ".join(message.text for message in [*ada.person.sent[-1:], *await ada.quiet()])
    assert "guess" not in garden and "Ana" not in garden


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("pasted", "answered"),
    [
        ("https://www.linkedin.com/in/ana-reyes", "paste"),
        ("Ana Reyes", "work on"),
        ("…", "no words"),
        ("Ana ist Leiterin der Qualität bei Fornax in Lissabon und sie ist nicht für die Tests von Pumpen da", "English"),
        ("Likes chess.", "?"),
    ],
)
async def test_what_cannot_be_used_gets_a_kind_sentence(bot: Running, ada: Learner, pasted: str, answered: str):
    await knows_ana(ada)
    assert answered in (await ada.asks(pasted)).text


@pytest.mark.asyncio
async def test_markup_and_templates_in_a_bio_stay_what_they_are(bot: Running, ada: Learner):
    await knows_ana(ada)
    await ada.asks(
        "Ana is a <b>tester</b> & {{ 7 * 7 }} at Foo <i>Labs</i> in Lisbon. She likes {% raw %} tea and {{ name }} cakes.", "cakes"
    )
    await ada.taps("Rehearse with Ana", "a guess")
    await ada.taps("No goal", "guess")
    said = (await ada.asks("What do you like doing in your spare time?")).text
    assert "49" not in said


@pytest.mark.asyncio
async def test_the_page_is_filled_when_asked_for_and_not_before(bot: Running, ada: Learner, store: Store):
    await knows_ana(ada)
    await ada.asks(BIO, "Head of Quality")
    said = await ada.taps("That's right", "page of")
    assert "Head of Quality" in said.text and "ana@fornax.example" in said.text
    assert (await page_of_ana(store)).role == ""
    await ada.taps("Put it on their page", kind="edit")
    page = await page_of_ana(store)
    assert page.role == "Head of Quality" and page.company == "Fornax Labs" and page.email == "ana@fornax.example"


async def page_of_ana(store: Store) -> Contact:
    async with store.work() as work:
        return contact_of((await work.exec(select(Contacted))).one())
