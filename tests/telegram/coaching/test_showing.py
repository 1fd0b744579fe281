"""A learner shows a talk to the coaches of a group, sees who read it, and takes it back."""

from __future__ import annotations

from datetime import timedelta

from bot.coaching import cohorts
from bot.store.coaching import Looked, Shared
from bot.store.store import Store
from bot.store.tables import Rehearsed
from bot.telegram.carrying.run import Running
from bot.telegram.coached.home import LIVE
from tests.coaching import group as core
from tests.emulator import Emulator
from tests.telegram.chat import does, forge, labels, newest, presses, toast
from tests.telegram.learner import Learner

from .group import Group, newest_shown, now, rows
from .learners import an_ordinary_talk, joins, shows


async def test_any_other_talk_can_be_shown_from_its_debrief_and_taken_back(group: Group, ada: Learner, store: Store) -> None:
    await joins(group, ada)
    debrief = await an_ordinary_talk(ada)
    assert labels(debrief)[-1] == "👁 Show this talk to Maria Keller"
    await presses(ada, "What this rests on", on=debrief)
    assert labels(debrief) == ["↻ Same again", "☕ Another", "👁 Show this talk to Maria Keller"], "it stays when others are pressed"
    assert "can read it now" in await toast(ada, "Show this talk", on=debrief)
    await ada.quiet()
    assert len(await rows(store, Shared)) == 1 and "take it back" in labels(debrief)[-1]
    assert "Taken back" in await toast(ada, "take it back", on=debrief)
    await ada.quiet()
    assert not await rows(store, Shared) and labels(debrief)[-1] == "👁 Show this talk to Maria Keller"


async def test_of_many_coaches_it_is_said_how_many_there_are(group: Group, ada: Learner, store: Store) -> None:
    async with store.work() as work:
        for number in range(4):
            coach = await core.coach(work, 910 + number, f"Coach {'of a long name ' * 3}{number}", now())
            await cohorts.let_in(work, await group.the_cohort(work), coach, now())
    await joins(group, ada)
    assert "Maria Keller, Coach of a long name of a long name of a long name 0 and 3 others" in newest(ada).text
    debrief = await an_ordinary_talk(ada)
    assert "can read it now" in await toast(ada, "Show this talk", on=debrief)


async def test_double_taps_show_once(group: Group, ada: Learner, store: Store) -> None:
    await joins(group, ada)
    debrief = await an_ordinary_talk(ada)
    await presses(ada, "Show this talk", on=debrief, times=3)
    assert len(await rows(store, Shared)) == 1 and "take it back" in labels(debrief)[-1]


async def test_without_a_coach_nothing_is_said_of_showing(bot: Running, ada: Learner) -> None:
    assert labels(await an_ordinary_talk(ada)) == ["What this rests on", "↻ Same again", "☕ Another"]


async def test_somebody_elses_talk_cannot_be_shown(group: Group, ada: Learner, telegram: Emulator, store: Store) -> None:
    ben = Learner(telegram, "Ben")
    await joins(group, ada)
    await joins(group, ben)
    await an_ordinary_talk(ada)
    (row,) = await rows(store, Rehearsed)
    assert "can't be shown" in await forge(ben, store, f"cdshow:{row.id}:{group.cohort}:yes", LIVE)
    assert not await rows(store, Shared)
    await toast(ada, "Show this talk")
    (shared,) = await rows(store, Shared)
    await forge(ben, store, f"cdhide:{shared.id}", LIVE)
    await forge(ben, store, f"cdshow:{row.id}:{group.cohort}:no", LIVE)
    assert len(await rows(store, Shared)) == 1


async def test_the_page_of_what_is_shown_tells_who_read_it_and_takes_it_back(group: Group, ada: Learner, store: Store) -> None:
    await joins(group, ada)
    await an_ordinary_talk(ada)
    await toast(ada, "Show this talk")
    page = await does(ada, "/coach", "!What I've shown")
    assert "Not read yet" in page.text
    await group.comments("Good.")
    page = await does(ada, "!Back", "!What I've shown")
    assert "Read: Maria Keller, in the browser" in page.text
    page = await does(ada, "!Take back")
    assert not await rows(store, Shared) and "Read earlier" in page.text


async def test_what_a_coach_opens_twice_within_a_minute_reads_as_once(group: Group, ada: Learner, store: Store) -> None:
    await shows(group, ada)
    at = now().replace(second=5)
    async with store.work() as work:
        shared = await newest_shown(work)
        for moment in (at - timedelta(minutes=5), at, at + timedelta(seconds=20)):
            work.add(Looked(learner=shared.learner, rehearsal=shared.rehearsal, coach=1, called="Maria Keller", way="desk", at=moment))
    assert (await does(ada, "/coach", "!What I've shown")).text.count("Read: Maria Keller") == 2
