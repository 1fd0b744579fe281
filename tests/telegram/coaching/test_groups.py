"""A coach names a group, sees who is in it and who could use somebody, turns its pages, and closes it."""

from __future__ import annotations

from bot.store.coaching import Cohort, Member
from bot.store.store import Store
from bot.telegram.coaching import sheet as sheets
from flows.exercise import Missed
from tests.emulator import Emulator
from tests.telegram.chat import does, labels, newest, presses
from tests.telegram.learner import Learner

from .group import HOSTILE, KIND, LONG, Group, rows
from .learners import hours_pass


async def test_a_group_gets_a_name_and_only_a_name_that_fits(store: Store, maria: Learner, group: Group) -> None:
    assert "60 characters" in (await does(maria, "/coach", "!New group", LONG)).text
    assert HOSTILE in (await does(maria, HOSTILE)).text
    assert [each.name for each in await rows(store, Cohort)] == ["Spring group", HOSTILE]
    assert "Nobody is in yet" in newest(maria).text


async def test_a_group_is_not_made_by_a_text_that_comes_hours_later(store: Store, maria: Learner, group: Group) -> None:
    await does(maria, "/coach", "!New group")
    await hours_pass(store, maria)
    assert "Nobody is sitting across" in (await does(maria, "Hello?")).text
    assert len(await rows(store, Cohort)) == 1


async def test_a_command_in_between_leaves_the_question_and_another_question_takes_its_place(
    store: Store, maria: Learner, group: Group
) -> None:
    assert "Autumn" in (await does(maria, "/coach", "!New group", "/help", "Autumn")).text
    await does(maria, "/coach", "!New group")
    await maria.begins()
    assert (await does(maria, KIND)).text.startswith("Dana") and len(await rows(store, Cohort)) == 2


async def test_never_mind_takes_the_question_back(store: Store, maria: Learner, group: Group) -> None:
    assert "Your desk" in (await does(maria, "/coach", "!New group", "!Never mind")).text
    await does(maria, "Autumn")
    assert len(await rows(store, Cohort)) == 1


async def test_the_desk_names_who_could_use_somebody_and_why(maria: Learner, telegram: Emulator, group: Group) -> None:
    await group.joined("Ben", Learner(telegram, "Ben").id)
    await group.joined("<Ada> & Co", Learner(telegram, "Ada").id)
    await group.gave()
    await group.failed("Ben", 3)
    home = (await does(maria, "/coach")).text
    assert "Spring group: 2 learners, 1 could use you" in home and "• Ben: three tries, always the resume" in home
    assert "• Ben: “Without the paper”, not passed yet (today)" in home
    page = (await does(maria, "!Spring group")).text
    assert "● Not passed yet" in page and "○ Not begun" in page and "<Ada> & Co" in page
    assert page.index("Ben") < page.index("<Ada>"), "those who could use somebody come first"


async def test_a_group_of_forty_is_turned_page_by_page(maria: Learner, group: Group) -> None:
    for number in range(40):
        await group.joined(f"Learner {number:02}", 70_000 + number)
    await group.gave()
    page = await does(maria, "/coach", "!Spring group")
    assert "Learner 00" in page.text and "Learner 08" not in page.text
    page = await does(maria, "!›", "!›", "!›", "!›")
    assert "Learner 39" in page.text and "›" not in labels(page)
    assert "👥 Everybody (40)" in labels(await does(maria, "!📌 Assign", "!Without the paper", "!›"))
    await does(maria, "!‹", "!Back", "!Back", "!Assigned", "!Without the paper")
    assert "Learner 14: not begun" in newest(maria).text and "Learner 15" not in newest(maria).text
    assert "Learner 39: not begun" in (await does(maria, "!›", "!›")).text
    maria.press("Results")
    assert "40 not begun" in (await maria.person.hears("📊")).text


def test_a_sheet_knows_its_pages() -> None:
    assert sheets.at_most(7, 0) == 0 and sheets.at_most(7, 13) == 2 and sheets.at_most(1, 13) == 1
    assert sheets.on_page(range(13), 2) == range(12, 13)


async def test_people_with_strange_names_are_shown_as_they_are(maria: Learner, group: Group) -> None:
    for called, chat in ((HOSTILE, 801), ("👩‍🚀", 802), ("A" * 60, 803)):
        await group.joined(called, chat)
    await group.gave()
    await group.failed(HOSTILE, 3, Missed("outcome", "yes"))
    assert HOSTILE in (await does(maria, "/coach")).text
    page = await does(maria, "!Spring group")
    assert all(each in page.text for each in (HOSTILE, "👩‍🚀", "A" * 60))
    assert HOSTILE in (await does(maria, "!</b>")).text
    await does(maria, "!Back", "!Assigned", "!Without the paper")
    assert HOSTILE in newest(maria).text


async def test_a_group_is_closed_after_one_question(store: Store, maria: Learner, ada: Learner, group: Group) -> None:
    await group.joined("Ada", ada.id)
    asked = await does(maria, "/coach", "!Spring group", "!Close the group")
    assert "Its one learner leaves with it" in asked.text
    await does(maria, "!Keep it")
    assert await rows(store, Member)
    await does(maria, "!Close the group")
    await presses(maria, "Close it", times=2)
    assert await rows(store, Member) == [] and (await rows(store, Cohort))[0].closed
    assert "No group yet" in newest(maria).text
