"""The goal and the lists as a learner meets them: sharpened, shown, changed, erased, and never in a partner's way."""

import pytest
from sqlmodel import select

from bot.profiles import profile_of
from bot.store.store import Store
from bot.store.tables import Learner as Kept
from bot.store.tables import Taken
from bot.telegram.carrying.run import Running
from flows.profile import Profile, Target
from tests.emulator import Message

from .learner import Learner


async def profile(store: Store) -> Profile:
    async with store.work() as work:
        return profile_of((await work.exec(select(Kept))).one())


async def turns(store: Store) -> int:
    async with store.work() as work:
        return len([each for each in (await work.exec(select(Taken))).all() if each.kind == "say"])


def labels(message: Message) -> list[str]:
    return [button.text for button in message.buttons]


async def test_a_vague_goal_is_sharpened_in_two_answers_and_a_tap(bot: Running, ada: Learner, store: Store) -> None:
    await ada.asks("/goal")
    first = await ada.asks("a job", "Noted")
    assert labels(first) == ["Skip this one", "It's fine as it is"]
    await ada.asks("lab technician")
    proposal = await ada.asks("medical device firms in Leeds")
    assert not first.buttons and (await profile(store)).goal == "a job"
    await ada.taps("Take it", "lab technician at medical device firms")
    assert not proposal.buttons
    assert (await profile(store)).goal == "a job as a lab technician at medical device firms in Leeds"


async def test_a_specific_goal_is_taken_at_once_and_offered_again_and_again(bot: Running, ada: Learner) -> None:
    assert labels(await ada.asks("/goal Ask two beekeepers how they winter hives", "Noted"))[0] == "☕ Rehearse"
    for _ in range(2):
        await ada.begins(goal="Ask two beekeepers")
        await ada.asks("/stop")


async def test_the_goal_of_one_rehearsal_leaves_the_lasting_one_alone(bot: Running, ada: Learner, store: Store) -> None:
    await ada.asks("/goal Ask two beekeepers how they winter hives", "Noted")
    await ada.begins(goal="No goal")
    assert (await profile(store)).goal.startswith("Ask two beekeepers")


@pytest.mark.parametrize("words", ["that's fine", "ok", "done"])
async def test_enough_can_be_said_at_any_question(bot: Running, ada: Learner, store: Store, words: str) -> None:
    await ada.asks("/goal anything in marketing", "Noted")
    await ada.asks(words, "anything in marketing")
    assert "went to me" in (await ada.asks("Hello?")).text, "nothing is awaited any more"
    assert (await profile(store)).goal == "anything in marketing"


async def test_a_proposal_can_be_written_better_and_a_goal_erased(bot: Running, ada: Learner, store: Store) -> None:
    await ada.asks("/goal a job", "Noted")
    await ada.asks("welder")
    await ada.asks("shipyards")
    await ada.asks("Welding at the Gdynia yard", "Welding at the Gdynia yard")
    assert (await profile(store)).goal == "Welding at the Gdynia yard"
    await ada.asks("/goal", "Gdynia")
    await ada.taps("Erase it")
    assert (await profile(store)).goal == ""


async def test_giving_is_drawn_out_by_three_questions(bot: Running, ada: Learner, store: Store) -> None:
    await ada.asks("/gives", "What you can give")
    await ada.asks("my old tandem bicycle from Utrecht, an eye for commas")
    await ada.asks("nothing")
    shown = await ada.asks("I can read drafts of funeral speeches")
    assert "What you can give" in shown.text and "💡 Ask me something" in labels(shown)
    assert len((await profile(store)).gives) == 3
    assert "went to me" in (await ada.asks("Hello?")).text


async def test_a_pasted_list_is_kept_changed_and_thinned_out(bot: Running, ada: Learner, store: Store) -> None:
    await ada.asks("/targets", "Nobody here yet")
    await ada.asks("1. Greepwerk - they test hands - how they hire\n2. <b>Evil</b> & Co\n3. Siemens", "3 more")
    ada.press("Change")
    await ada.quiet()
    await ada.taps("1", "Greepwerk", kind="edit")
    await ada.taps("Write it anew")
    await ada.asks("Greepwerk - they break grippers - a day in the lab", "Changed")
    ada.press("Change")
    await ada.quiet()
    gone = await ada.taps("3", "Siemens", kind="edit")
    ada.press("Take it off", on=gone, times=3)
    await ada.quiet()
    assert (await profile(store)).targets == (Target("Greepwerk", "they break grippers", "a day in the lab"), Target("<b>Evil</b> & Co"))


async def test_more_than_twenty_five_is_said_kindly(bot: Running, ada: Learner, store: Store) -> None:
    told = await ada.asks("/targets " + "\n".join(f"Firm number {number}" for number in range(27)), "Twenty-five")
    assert "Firm number 25, Firm number 26" in told.text and "＋ Add" not in labels(told)
    assert len((await profile(store)).targets) == 25


async def test_a_rehearsal_goes_on_undisturbed(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    assert "Dana" in (await ada.asks("/goal get rich", "Noted")).text
    assert (await ada.asks("How did you end up in robotics?")).html.startswith("<b>Dana</b>")
    for command in ("/goal", "/gives", "/targets", "/names Carla: may say she sent me"):
        await ada.asks(command)
        await ada.quiet(0.1)
    assert (await ada.asks("What do you enjoy about it?")).html.startswith("<b>Dana</b>")
    assert await turns(store) == 2


async def test_what_was_asked_for_in_a_rehearsal_is_not_said_to_the_partner(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    await ada.asks("/gives", "What you can give")
    await ada.taps("Add", "nobody at the table")
    assert "back to Dana" in (await ada.asks("a warm coat", "What you can give")).text or ada.person.buttons
    assert await turns(store) == 0 and (await profile(store)).gives == ("a warm coat",)
    assert (await ada.asks("How did you end up in robotics?")).html.startswith("<b>Dana</b>")


@pytest.mark.parametrize("way", ["/gives {}", "/names {}", "add", "sharpen"])
async def test_distress_is_met_with_care_on_any_list(bot: Running, ada: Learner, store: Store, way: str) -> None:
    words = "I want to kill myself"
    if way in ("add", "sharpen"):
        await ada.asks("/targets" if way == "add" else "/goal a job")
        await ada.quiet(0.1)
    assert "findahelpline.com" in (await ada.asks(way.format(words) if "{}" in way else words)).text
    async with store.work() as work:
        row = (await work.exec(select(Kept))).one()
    assert words not in row.profile + row.choosing


async def test_all_of_it_is_exported_and_erased(bot: Running, ada: Learner, store: Store) -> None:
    await ada.asks("/goal Ask two beekeepers how they winter hives", "Noted")
    await ada.asks("/names Carla Mendes: may say she sent me", "Carla")
    await ada.asks("/export")
    page = (await ada.person.hears("browser")).content or b""
    assert b"two beekeepers" in page and b"Carla Mendes: may say she sent me" in page
    await ada.asks("/forget", "Erase everything")
    await ada.taps("Erase everything", "never met")
    await ada.quiet()
    assert "Nobody here yet" in (await ada.asks("/names")).text
