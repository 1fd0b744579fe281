"""Whose clock it goes by, in Telegram: by a city, by the clock on the wall, by taps; and when it is quiet."""

from datetime import UTC, datetime

import pytest
from sqlmodel import select

from bot import reminders
from bot.past import day_of
from bot.store.store import Store
from bot.store.tables import Learner as Kept
from bot.telegram.carrying.run import Running
from bot.telegram.events import timing
from bot.telegram.hand import Hand

from .learner import Learner
from .updates import Push, all_handled, press


async def kept(store: Store) -> Kept:
    async with store.work() as work:
        return (await work.exec(select(Kept))).one()


async def asked(ada: Learner) -> None:
    await ada.asks("/settings")
    await ada.taps("Time zone: UTC so far")


async def test_a_city_is_found_by_taps_and_what_waits_moves_along(bot: Running, ada: Learner, store: Store) -> None:
    await ada.asks("/start")
    async with store.work() as work:
        learner = (await work.exec(select(Kept))).one()
        await reminders.put(work, learner, "follow_up", 5, wall="2030-05-02T09:00")
    await asked(ada)
    await ada.taps("Africa", kind="edit")
    await ada.taps("Back", kind="edit")
    await ada.taps("Asia", kind="edit")
    await ada.taps("Kathmandu")
    learner = await kept(store)
    assert learner.zone == "Asia/Kathmandu"
    async with store.work() as work:
        (waiting,) = await reminders.waiting(work, learner)
        assert waiting.due == datetime(2030, 5, 2, 3, 15, tzinfo=UTC)
    assert "Kathmandu" in " ".join(button.text for button in (await ada.asks("/settings")).buttons)


async def test_a_city_or_the_time_there_is_written_and_nonsense_is_asked_about_again(bot: Running, ada: Learner, store: Store) -> None:
    await asked(ada)
    await ada.asks("xyzzyplugh")
    assert (await kept(store)).zone == ""
    await ada.asks("Lisbon", "Lisbon")
    assert (await kept(store)).zone == "Europe/Lisbon"
    assert "Nobody is sitting" in (await ada.asks("hello")).text, "it was answered"


async def test_what_could_be_several_places_is_asked_about(
    bot: Running, ada: Learner, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timing, "zones_of", lambda text, now: ("Europe/Paris", "America/Chicago"))
    await asked(ada)
    await ada.asks("Paris, one of them")
    await ada.taps("Chicago")
    assert (await kept(store)).zone == "America/Chicago"


async def test_a_command_in_the_middle_works_and_the_buttons_still_do(bot: Running, ada: Learner, store: Store) -> None:
    await asked(ada)
    await ada.asks("/help", "How it works")
    await ada.taps("Europe", kind="edit")
    await ada.taps("Berlin")
    assert (await kept(store)).zone == "Europe/Berlin"


async def test_whoever_asked_goes_on_once_it_is_known_or_passed_over(
    bot: Running, ada: Learner, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def ask(hand: Hand) -> None:
        await timing.ask_zone(hand, "test")

    async def goes_on(hand: Hand) -> None:
        hand.say(f"on with it in {hand.learner.zone or 'UTC'}")

    monkeypatch.setattr(timing, "change_zone", ask)
    monkeypatch.setitem(timing.THEN, "test", goes_on)
    await ada.asks("/start")
    async with store.work() as work:
        learner = (await work.exec(select(Kept))).one()
        learner.choosing = '{"awaits":"zone","then":"test"}'
    await ada.asks("Tokyo", "on with it in Asia/Tokyo")
    assert "Nobody is sitting" in (await ada.asks("hello")).text


async def test_not_now_leaves_everything_as_it_is(bot: Running, ada: Learner, store: Store) -> None:
    await asked(ada)
    await ada.taps("Not now", "UTC")
    assert (await kept(store)).zone == ""


@pytest.mark.parametrize(
    ("taps", "hours"),
    [
        (["from 22:00"], (22, 8)),
        (["to 06:00"], (21, 6)),
        (["from 00:00", "to 10:00"], (0, 10)),
        (["No quiet hours"], (0, 0)),
        (["No quiet hours", "from 23:00"], (23, 8)),
    ],
)
async def test_quiet_hours_are_taps(bot: Running, ada: Learner, store: Store, taps: list[str], hours: tuple[int, int]) -> None:
    await ada.asks("/settings")
    await ada.taps("Quiet 21:00 to 08:00", "From 21:00 to 08:00", kind="edit")
    for tap in taps:
        await ada.taps(tap, kind="edit")
    learner = await kept(store)
    assert (learner.quiet_from, learner.quiet_until) == hours
    said = "No quiet hours" if hours == (0, 0) else f"Quiet {hours[0]:02}:00 to {hours[1]:02}:00"
    assert any(said in button.text for button in (await ada.asks("/settings")).buttons)


async def test_an_hour_that_is_none_and_a_zone_that_is_none_change_nothing(bot: Running, ada: Learner, store: Store, push: Push) -> None:
    shown = await ada.asks("/settings")
    for data in ("quiet:from:77", "quiet:until:24", "zone:Atlantis/Capital", "zone:../../etc/passwd", "zonein:mars"):
        push("callback_query", press(ada, data, number=shown.id))
    asked = await ada.taps("Time zone")
    for data in ("zone:Atlantis/Capital", "zone:../../etc/passwd", "zonein:mars"):
        push("callback_query", press(ada, data, number=asked.id))
    await all_handled(store)
    learner = await kept(store)
    assert (learner.quiet_from, learner.quiet_until, learner.zone) == (21, 8, "")


def test_the_day_is_that_of_the_learners_own_clock_and_of_what_they_skipped() -> None:
    now = datetime(2026, 6, 1, 20, tzinfo=UTC)
    days = [day_of(Kept(zone=zone, ahead=ahead, since=now), now) for zone, ahead in (("", 0), ("Pacific/Apia", 0), ("Asia/Tokyo", 3))]
    assert [day - now.date().toordinal() for day in days] == [0, 1, 4]
