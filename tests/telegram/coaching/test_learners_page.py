"""A learner looks at /coach: what is open, what is done, whose groups these are, and whether scores are shown."""

from __future__ import annotations

from dataclasses import replace

from bot.store.coaching import Member
from bot.store.store import Store
from bot.telegram.coached.home import LIVE
from bot.words import sentences
from tests.emulator import Emulator
from tests.telegram.chat import does, forge, labels, toast
from tests.telegram.learner import Learner

from .group import DAY, EASY, KIND, PUSH, STRICT, Group, named, rows
from .learners import exported, joins, known, shows


async def test_without_a_coach_there_is_a_kind_page_and_a_coach_finds_the_desk(group: Group, ada: Learner, store: Store) -> None:
    assert "Ask them for a link" in (await does(ada, "/coach")).text
    await named(store, ada.id, "Ada")
    theirs = await does(ada, "/coach")
    assert "Ask them for a link" not in theirs.text and labels(theirs)


async def test_what_is_open_can_be_started_and_what_is_done_has_its_result(group: Group, ada: Learner) -> None:
    await joins(group, ada)
    await group.gives(STRICT, due=2 * DAY)
    await group.gives(EASY)
    home = await does(ada, "/coach", "!▶ One real", KIND, "/stop", "!Maybe", "/coach")
    assert "▸ Without the paper, by " in home.text and "✓ One real question: passed" in home.text
    assert [each for each in labels(home) if each.startswith("▶")] == ["▶ Without the paper"]
    letter = await does(ada, "!✉ Read it")
    assert "What counts as passed" in letter.text and labels(letter) == ["▶ Start", "‹ Back"]


async def test_scores_are_shown_and_hidden_in_a_tap_both_ways(group: Group, ada: Learner, store: Store) -> None:
    await joins(group, ada, scores=False)
    await does(ada, "/coach")
    for label, is_on in (("Show my scores", True), ("Hide my scores", False), ("Show my scores", True)):
        page = await does(ada, f"!{label}")
        assert (await rows(store, Member))[0].scores is is_on and ("because you said so" in page.text) is is_on


async def test_two_groups_are_told_apart_by_their_coaches(group: Group, ada: Learner, store: Store) -> None:
    tom = await Group(store, group.bot, Learner(ada.telegram, "Tom")).made("Tom Berg")
    await joins(group, ada)
    await does(ada, await tom.link(), "!Join without", "Ada T.")
    await tom.gives(replace(EASY, title="Something of Tom's"))
    home = await does(ada, "/coach")
    assert "With Maria Keller. They see your scores" in home.text and "With Tom Berg. Your scores" in home.text
    assert [each for each in labels(home) if each.startswith("👁")] == [
        "👁 What they see: Spring group, Maria Keller",
        "👁 What they see: Spring group, Tom Berg",
    ]
    page = await does(ada, "!👁 What they see: Spring group, Tom")
    assert "They know you as Ada T." in page.text
    await does(ada, "!Leave this", "!Yes, leave")
    assert [each.called for each in await rows(store, Member)] == ["Ada"]


async def test_the_newest_page_alone_has_buttons(group: Group, ada: Learner) -> None:
    await joins(group, ada)
    first = await does(ada, "/coach")
    await does(ada, "/coach")
    assert await toast(ada, "What they see", on=first) in sentences()["telegram.old_button"]


async def test_somebody_elses_place_in_a_group_cannot_be_touched(group: Group, ada: Learner, telegram: Emulator, store: Store) -> None:
    await joins(group, ada)
    (member,), ben = await rows(store, Member), Learner(telegram, "Ben")
    await known(store, ben)
    for data in (f"cdsee:{member.id}", f"cdscores:{member.id}:no", f"cdleave:{member.id}", f"cdgone:{member.id}"):
        assert "aren't in that group" in await forge(ben, store, data, LIVE)
    assert [(each.called, each.scores) for each in await rows(store, Member)] == [("Ada", True)]


async def test_the_pages_on_what_is_kept_tell_of_coaching(group: Group, ada: Learner, store: Store) -> None:
    assert "word for word, only while you show that very one" in (await does(ada, "/privacy")).text
    await shows(group, ada, PUSH)
    await group.gives(EASY)
    await group.comments("A word from <Maria>.", on=PUSH)
    await group.overrules("Asked for.")
    page = await exported(ada)
    told = ("Spring group", "Maria Keller", "Who read what you showed", "in the browser", "One real question", "Asked for.")
    for words in (*told, "A word from &lt;Maria&gt;."):
        assert words in page, words
    await does(ada, "/forget", "!Erase everything")
    assert any("your place in 1 coach's group" in each for each in ada.person.texts)
    assert not await rows(store, Member)
