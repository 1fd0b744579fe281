"""The goal and the lists at the terminal: asked aside, never said to the partner, and a script is asked nothing."""

from __future__ import annotations

from bot.profiles import profile_of
from bot.terminal.said import Awaits
from flows.profile import Permission, Profile

from .conftest import DANA, NOW, Learner, Practice


async def profile(learner: Learner) -> Profile:
    from bot.practice import learner_of

    async with learner.store.work() as work:
        return profile_of(await learner_of(work, None, NOW))


async def test_a_goal_is_sharpened_and_then_offered(learner: Learner) -> None:
    await learner.sits_down(DANA)
    await learner.types("/goal", "a job", "welder", "shipyards")
    assert [choice.value for choice in learner.reply.choices] == ["take", "leave"]
    await learner.types("1")
    assert (await profile(learner)).goal == "a job as a welder at shipyards"
    assert learner.reply.awaits is Awaits.GOAL and learner.reply.choices[0].label == "a job as a welder at shipyards"
    await learner.types("1")
    assert learner.reply.awaits is Awaits.SPEECH
    async with learner.store.work() as work:
        from bot.practice import current, learner_of

        row = await current(work, await learner_of(work, None, NOW))
    assert row and row.goal == "a job as a welder at shipyards"


async def test_in_a_talk_the_next_line_is_for_the_partner_unless_it_was_asked_for(learner: Learner) -> None:
    await learner.sits_down(DANA)
    await learner.types("", "/goal get rich")
    assert learner.reply.awaits is Awaits.SPEECH
    await learner.types("/gives ask")
    assert learner.reply.awaits is Awaits.ASIDE
    await learner.types("my tandem")
    assert learner.reply.awaits is Awaits.SPEECH and len((await profile(learner)).gives) == 1
    assert "Dana" in {said.name for said in (await learner.types("How are you?"), learner.reply)[1].said}


async def test_lists_are_added_to_rewritten_and_thinned_out_by_number(learner: Learner) -> None:
    await learner.sits_down()
    await learner.types("/names Carla: may say she sent me", "/names Tom: never", "/names 1 Carla: only to Dana", "/names -2")
    assert (await profile(learner)).names == (Permission("Carla", "only to Dana"),)
    assert "number 7" in await learner.types("/names -7")


async def test_an_empty_line_or_a_command_ends_what_was_asked(learner: Learner) -> None:
    await learner.sits_down(DANA)
    await learner.types("", "/gives ask", "")
    assert learner.reply.awaits is Awaits.SPEECH
    await learner.types("/gives ask", "/hint")
    assert learner.reply.awaits is Awaits.SPEECH


async def test_distress_is_met_with_care_and_not_kept(learner: Learner) -> None:
    await learner.sits_down(DANA)
    for line in ("/goal I want to kill myself", "/gives I want to kill myself"):
        assert "findahelpline" in await learner.types(line)
    await learner.types("/goal")
    assert "findahelpline" in await learner.types("I want to kill myself")
    assert await profile(learner) == Profile()


def test_a_script_sets_goal_and_lists_and_is_asked_nothing(practice: Practice) -> None:
    lines = "/goal a job\n/targets Greepwerk - they test hands\n/gives ask\nHow did you end up in robotics?\n/targets\n"
    done = practice("--scene", "coffee", "--partner", "dana", "--seed", "3", lines=lines)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Noted: “a job”" in done.stdout and "1. Greepwerk: they test hands" in done.stdout
    assert done.stdout.count("You: ") == 1
