"""/people in Telegram: whom one knows, what they would do, time that passes, and somebody who acts unasked."""

from dataclasses import replace
from datetime import UTC, datetime

from sqlmodel import select

from bot.past import day_of
from bot.practice import learner_of
from bot.store.codec import dump, load
from bot.store.store import Store
from bot.store.tables import Learner as Row
from bot.store.tables import Related
from bot.telegram.carrying.run import Running
from flows.promises import Promise
from flows.relationship import Bond

from .chat import does
from .learner import Learner

NOW = datetime.now(UTC)


async def knows(store: Store, chat: int, name: str, bond: Bond) -> None:
    """Put a relationship behind a learner, its days counted from today."""
    async with store.work() as work:
        learner = await learner_of(work, chat, NOW)
        kept = replace(bond, last=day_of(learner, NOW) - bond.last)
        work.add(Related(learner=learner.id or 0, partner=name, bond=dump(kept), at=NOW))


async def test_nobody_is_known_at_first(bot: Running, ada: Learner) -> None:
    assert "/practice" in (await ada.asks("/people", "/practice")).text


async def test_somebody_who_was_talked_to_grows_in_the_garden_with_what_was_promised(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    await ada.asks("How did you end up breaking robot hands for a living?")
    await ada.quiet(0.05)
    await ada.asks("I'll send you the paper on grips on Friday. Thank you, Dana, goodbye!")
    await ada.quiet(0.1)
    ada.press("Yes")
    await ada.quiet(0.2)
    page = (await ada.asks("/people", "Your people")).text
    assert "Dana" in page and "paper on grips" in page
    async with store.work() as work:
        bond = load(Bond, (await work.exec(select(Related))).one().bond)
    assert bond.meetings == 1 and bond.open_promises


async def test_a_person_shows_what_they_would_do_today_and_what_comes_next(bot: Running, ada: Learner, store: Store) -> None:
    await knows(store, ada.id, "dana", Bond(5.0, 2, 3, "yes"))
    await ada.asks("/people", "Your people")
    page = (await ada.taps("Dana", "would do for you today")).text
    assert "read your papers" in page and "Next on the ladder" in page


async def test_days_can_be_skipped_and_somebody_acts_unasked(bot: Running, ada: Learner, store: Store) -> None:
    promise = Promise("I'll send you the paper", 1, 2, "kept", True)
    await knows(store, ada.id, "dana", Bond(6.0, 2, 1, "yes", promises=(promise,)))
    await ada.asks("/people", "Your people")
    await ada.quiet(0.1)
    ada.press("2 weeks")
    said = " ".join(message.text for message in await ada.quiet(0.3))
    assert "14 days" in said
    async with store.work() as work:
        assert (await work.exec(select(Row.ahead))).one() == 14
        assert load(Bond, (await work.exec(select(Related).where(Related.partner == "dana"))).one().bond).deeds


async def test_whoever_was_met_before_says_so_in_the_briefing_and_in_the_first_words(bot: Running, ada: Learner, store: Store) -> None:
    await knows(store, ada.id, "dana", Bond(5.0, 1, 10, "yes"))
    await ada.asks("/practice", "rehearse?")
    await ada.taps("coffee,", kind="edit")
    assert "You know each other" in (await ada.taps("Dana Okafor", kind="edit")).text


async def test_a_level_can_be_chosen_beside_the_goals(bot: Running, ada: Learner) -> None:
    await ada.asks("/practice", "rehearse?")
    await ada.taps("coffee,", kind="edit")
    await ada.taps("Dana Okafor", kind="edit")
    changed = await ada.taps("Hard", kind="edit")
    assert any(button.text == "✓ Hard" for button in changed.buttons)


async def test_forgetting_takes_the_garden_with_it(bot: Running, ada: Learner, store: Store) -> None:
    await knows(store, ada.id, "dana", Bond(5.0, 1, 10, "yes"))
    await ada.asks("/forget")
    await ada.quiet(0.1)
    ada.press("Erase everything")
    await ada.quiet(0.2)
    async with store.work() as work:
        assert (await work.exec(select(Related))).all() == []


async def test_an_empty_garden_comes_without_a_picture(bot: Running, ada: Learner) -> None:
    told = await does(ada, "/people")
    assert "Start with /practice." in told.text
    assert not [each for each in ada.person.transcript if each.kind == "photo"]
