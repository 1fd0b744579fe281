"""The garden at the terminal: /people, one of them, /skip, /level."""

from bot.terminal.said import Wish

from .conftest import Learner


async def test_the_garden_is_bare_then_grows_and_time_passes(learner: Learner) -> None:
    await learner.sits_down(Wish("coffee", "dana", goal=""))
    await learner.types("", "How did you get into this?", "I'll send you the paper on Friday. Thanks, goodbye!", "yes")
    assert "Dana" in await learner.types("/people")
    assert "would do for you today" in await learner.types("/people dana")
    assert "nobody" in (await learner.types("/people kev")).lower() or "haven't met" in learner.read()
    assert "14 days" in await learner.types("/skip 14")
    assert "How many days" in await learner.types("/skip soon")


async def test_somebody_who_sits_across_the_table_is_not_called_a_stranger(learner: Learner) -> None:
    await learner.sits_down(Wish("coffee", "tomas", goal=""))
    for name in ("tomas", "Tomás", "TOMAS"):
        assert "Tomás" in await learner.types("", f"/people {name}") and "haven't met" not in learner.read()
    assert "Zaphod" in await learner.types("/people Zaphod") and "haven't met" in learner.read()


async def test_an_empty_garden_names_the_command_that_this_terminal_has(learner: Learner) -> None:
    await learner.sits_down()
    told = await learner.types("/people")
    assert "Start with /new." in told and "/practice" not in told


async def test_days_are_not_skipped_in_the_middle_of_a_talk(learner: Learner) -> None:
    await learner.sits_down(Wish("coffee", "dana", goal=""))
    await learner.types("")
    assert "/skip" in await learner.types("/skip 14")


async def test_a_level_is_set_for_the_next_rehearsal(learner: Learner) -> None:
    await learner.sits_down()
    assert "hard" in await learner.types("/level hard")
    assert "/level hard" in await learner.types("/level harder")
