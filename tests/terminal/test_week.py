"""/week at the terminal: the same questions, by number and in words, with a keyboard and in a script."""

from __future__ import annotations

import pytest
from sqlmodel import select

from bot import weeks
from bot.store.tables import Learner as Kept
from bot.store.tables import Week
from bot.terminal.said import Awaits, Voice
from flows.tasks import Square
from flows.week import Look, Question

from .conftest import DANA, Learner, Practice


async def look(learner: Learner) -> Look:
    async with learner.store.work() as work:
        return weeks.look_of((await work.exec(select(Week).order_by(Week.id.desc()))).first())  # type: ignore[union-attr,arg-type]


async def test_a_whole_week_by_number_and_words(learner: Learner) -> None:
    await learner.sits_down()
    await learner.types("/week")
    assert [choice.label for choice in learner.reply.choices][:2] == ["Monday", "Tuesday"]
    assert "1 of 5" in await learner.types("5")
    assert "2 of 5" in await learner.types("1")
    assert "3 of 5" in await learner.types("Coffee with Ruth, 2 calls")
    await learner.types("Not yet", "the tax thing", "")
    assert "1. interview on Tuesday" in await learner.types("interview on Tuesday; tidy my desk; thank Ruth")
    assert "“tidy my desk”" in await learner.types("2")
    await learner.types("2")
    assert "4. write to Ana" in await learner.types("write to Ana")
    page = await learner.types("")
    assert "One thing for next week" in page and "thank Ruth" in page
    assert learner.reply.awaits is Awaits.SCENE, "what was asked before the week is asked again"
    found = await look(learner)
    assert found.done and found.tasks[1].square is Square.PLAN and not found.words(Question.NEXT)
    async with learner.store.work() as work:
        assert (await work.exec(select(Kept))).one().week_day == 4


async def test_a_talk_goes_on_after_it_and_hears_nothing_of_it(learner: Learner) -> None:
    await learner.sits_down(DANA)
    await learner.types("")
    await learner.types("/week", "never", "I want to work in museums", "/hint")
    assert learner.reply.awaits is Awaits.SPEECH
    await learner.types("How did you end up testing robot grippers?")
    assert learner.read(Voice.PARTNER)
    assert "2 of 5" in await learner.types("/week")
    await learner.types("", "", "", "", "skip")
    assert learner.reply.awaits is Awaits.SPEECH
    assert (await look(learner)).words(Question.AIM) == "I want to work in museums"


@pytest.mark.parametrize("line", ["99", "0", "²", "[bold]{{ x }}", "\x1b[2J", "a" * 5000])
async def test_any_line_is_an_answer_or_none(learner: Learner, line: str) -> None:
    await learner.sits_down()
    await learner.types("/week", *[line] * 12)
    assert learner.reply.said


async def test_distress_is_met_with_care(learner: Learner) -> None:
    await learner.sits_down()
    assert "findahelpline" in await learner.types("/week", "never", "I can't go on, I want to kill myself")
    assert not (await look(learner)).answers


async def test_on_the_chosen_day_one_is_reminded(learner: Learner) -> None:
    await learner.sits_down()
    await learner.types("/week", "wednesday")  # the clock of these tests stands on one
    assert "It's your day" in await Learner(learner.store, asks=True).sits_down()


def test_a_script_looks_at_its_week(practice: Practice) -> None:
    lines = "/week\nhoping\nnobody\nskip\ncall\nrest\napply to Lumen, tidy up, call Marta\n1\nnow\ndone\n/stop\nno\n"
    done = practice("--scene", "coffee", "--partner", "dana", "--seed", "3", lines=lines)
    assert (done.returncode, done.stderr) == (0, "")
    assert "One thing for next week" in done.stdout and "Important and urgent\n1. apply to Lumen" in done.stdout
