"""A learner opens the link of a group, reads what coaches see, says under which name, and is in; or is not."""

from __future__ import annotations

import pytest
from sqlmodel import select

from bot.coaching import cohorts
from bot.store.coaching import Invitation, Member
from bot.store.codec import load
from bot.store.store import Store
from bot.store.tables import Learner as Kept
from bot.store.tables import Rehearsed, Reminder, Taken
from bot.words import sentences
from flows.rehearsal import Turn
from tests.telegram.chat import does, labels, newest, presses, toast
from tests.telegram.learner import Learner

from .group import KIND, Group, answers, now, rows
from .learners import hours_pass, joins, known, shows


async def test_before_anything_happens_one_screen_tells_what_coaches_see(group: Group, ada: Learner, store: Store) -> None:
    page = await ada.asks(await group.link(), "invites you")
    for words in ("Maria Keller", "Career office, room 12", "Spring group"):
        assert words in page.text
    for words in ("always see", "Only if you say so", "word for word", "never see"):
        assert words in page.text
    assert len(page.text) < 1800 and labels(page) == ["Join, and show my scores", "Join without scores", "No, thanks"]
    assert not await rows(store, Member) and (await rows(store, Invitation))[0].used == 0


async def test_no_thanks_tells_nobody_anything(group: Group, ada: Learner, store: Store) -> None:
    await ada.asks(await group.link(), "invites you")
    page = await ada.taps("No, thanks", kind="edit")
    assert not labels(page) and not await rows(store, Member) and not await rows(store, Reminder)


@pytest.mark.parametrize("scores", [True, False])
async def test_the_name_that_telegram_knows_is_a_tap_away(group: Group, ada: Learner, store: Store, scores: bool) -> None:
    await known(store, ada)
    await ada.asks(await group.link(), "invites you")
    asked = await ada.taps("Join, and show" if scores else "Join without", "Tap, or write")
    assert labels(asked) == ["Ada", "No, thanks"]
    told = await ada.taps("Ada", "Welcome")
    (member,) = await rows(store, Member)
    assert (member.called, member.scores) == ("Ada", scores) and ("scores stay yours" in told.text) is not scores


@pytest.mark.parametrize("spoilt", ["expired", "used up", "withdrawn", "closed", "unknown", "nonsense"])
async def test_a_code_that_is_good_no_longer_is_met_with_one_kind_sentence(group: Group, ada: Learner, store: Store, spoilt: str) -> None:
    link, at = await group.link(), now()
    async with store.work() as work:
        row = (await work.exec(select(Invitation))).one()
        match spoilt:
            case "expired":
                row.expires = at
            case "used up":
                row.used = row.most
            case "withdrawn":
                row.withdrawn = at
            case "closed":
                await cohorts.close(work, await group.the_cohort(work), at)
            case "unknown":
                link = "/start join_" + "A" * 16
            case _:
                link = "/start join_" + "💥" * 200 + "' OR 1=1"
    told = await does(ada, link)
    assert told.text in sentences()["coached.code_gone"] and not labels(told)
    assert "invites" not in told.text and not await rows(store, Member)


async def test_a_code_that_runs_out_between_yes_and_the_name_lets_nobody_in(group: Group, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, await group.link(), "!Join without")
    async with store.work() as work:
        (await work.exec(select(Invitation))).one().withdrawn = now()
    told = await does(ada, "Ada")
    assert told.text in sentences()["coached.code_gone"] and not await rows(store, Member)
    await does(ada, "Is anybody there?")
    assert not await rows(store, Member), "nothing is waited for any more"


async def test_who_is_in_already_stays_as_they_are(group: Group, ada: Learner, store: Store) -> None:
    await joins(group, ada, scores=False)
    told = await does(ada, await group.link())
    assert "already, as Ada" in told.text
    (member,) = await rows(store, Member)
    assert not member.scores and (await rows(store, Invitation))[0].used == 1


async def test_double_taps_and_old_buttons_join_once(group: Group, ada: Learner, store: Store) -> None:
    await known(store, ada)
    page = await does(ada, await group.link())
    await presses(ada, "Join, and show", times=2)
    assert len([each for each in ada.person.sent if labels(each) == ["Ada", "No, thanks"]]) == 1
    asked = newest(ada)
    await presses(ada, "Ada", on=asked, times=3)
    assert len(await rows(store, Member)) == 1 and sum("Welcome" in each for each in ada.person.texts) == 1
    assert await toast(ada, "Join without", on=page) in sentences()["telegram.old_button"]
    assert (await rows(store, Member))[0].scores


async def test_a_second_link_makes_the_first_page_old(group: Group, ada: Learner) -> None:
    first = await does(ada, await group.link())
    await does(ada, await group.link())
    assert await toast(ada, "Join without", on=first) in sentences()["telegram.old_button"]


async def test_a_rehearsal_goes_on_and_the_invitation_waits_for_a_tap(group: Group, ada: Learner, store: Store) -> None:
    await ada.begins()
    await ada.quiet()
    word = await does(ada, await group.link())
    assert "goes on" in word.text and labels(word) == ["Look at it"]
    await does(ada, KIND)
    assert "Dana" in newest(ada).text, "the partner goes on answering"
    await does(ada, "!Look at it", "!Join without")
    assert "between us" in newest(ada).text
    told = await does(ada, "Ada L.")
    assert "Welcome" in told.text and (await rows(store, Member))[0].called == "Ada L."
    (row,) = await rows(store, Rehearsed)
    assert row.status == "open"
    assert "Ada L." not in [load(Turn, each.turn).text for each in await rows(store, Taken)], "nobody at the table heard the name"


async def test_a_command_before_the_name_changes_nothing(group: Group, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, await group.link(), "!Join without", "/help", "/settings", "Ada")
    assert (await rows(store, Member))[0].called == "Ada"


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("<b>Ada</b> & Co", "<b>Ada</b> & Co"),
        ("x" * 60, "x" * 60),
        ("😀", "😀"),
        ("  Ada \n Lovelace ", "Ada Lovelace"),
        ("{{ 7 * 7 }}", "{{ 7 * 7 }}"),
    ],
)
async def test_any_name_is_taken_as_it_is_written(group: Group, ada: Learner, store: Store, said: str, called: str) -> None:
    told = await joins(group, ada, name=said)
    assert (await rows(store, Member))[0].called == called and called in told.text
    assert called in (await does(ada, "/coach", "!What they see")).text


@pytest.mark.parametrize("said", ["\u200b\u2060", "x" * 500, "Wait, what happens to my scores?"])
async def test_what_is_no_name_is_asked_for_again(group: Group, ada: Learner, store: Store, said: str) -> None:
    await known(store, ada)
    again = await does(ada, await group.link(), "!Join without", said)
    assert "name" in again.text and not await rows(store, Member)
    await does(ada, "Ada")
    assert len(await rows(store, Member)) == 1


async def test_instead_of_a_name_there_is_a_way_back(group: Group, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, await group.link(), "!Join, and show", "!No, thanks", "Ada")
    assert not await rows(store, Member)


async def test_what_is_written_hours_later_is_no_name_and_no_answer(group: Group, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, await group.link(), "!Join without")
    await hours_pass(store, ada)
    await does(ada, "Good morning")
    assert not await rows(store, Member)
    await shows(group, ada)
    await group.comments("Why?")
    await group.delivers()
    await does(ada, "!Answer Maria")
    await hours_pass(store, ada)
    await does(ada, "Somebody else should read this.")
    assert not await answers(store)


async def test_where_the_learner_is_is_asked_once_they_are_in(group: Group, ada: Learner, store: Store) -> None:
    await does(ada, await group.link(), "!Join without", "Ada")
    assert any("your night" in each for each in ada.person.texts)
    home = await does(ada, "Kathmandu")
    assert "Spring group" in home.text and (await rows(store, Kept))[-1].zone == "Asia/Kathmandu"
