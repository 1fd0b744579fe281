"""The path in the terminal: the first choice, what follows a debrief, /progress and `second-coffee progress`."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from bot.practice import learner_of, rehearsal_of
from bot.store.codec import dump
from bot.store.store import Store
from bot.store.tables import Rehearsed
from bot.terminal.said import Awaits, Voice
from flows.past import Past
from tests.flows.test_path import BAD, GOOD

from .conftest import DANA, NOW, Learner, Practice

CURIOUS = "How did you end up testing robot grippers?"
PUSHY = "Can you refer me to your hiring manager?"


async def behind(store: Store, *pasts: Past) -> None:
    async with store.work() as work:
        learner = await learner_of(work, None, NOW)
        for number, past in enumerate(pasts):
            row = Rehearsed(learner=learner.id or 0, scene=past.scene, partner="dana", seed=1, state="{}", status="done", began=NOW)
            row.summary = dump(replace(past, day=NOW.date().toordinal()))
            row.ended = NOW - timedelta(hours=len(pasts) - number)
            work.add(row)


@pytest.mark.parametrize("typed", ["next", "1", "ne"])
async def test_what_comes_next_stands_first_and_is_taken_by_its_name(learner: Learner, typed: str) -> None:
    await learner.sits_down()
    first = learner.reply.choices[0]
    assert (first.value, first.label) == ("next", "Next for you: a short first talk") and first.about
    await learner.types(typed)
    assert learner.reply.awaits is Awaits.PARTNER
    await learner.types("dana", "")
    async with learner.store.work() as work:
        (row,) = (await work.exec(select(Rehearsed))).all()
    assert (row.scene, row.level, rehearsal_of(row).level) == ("coffee", "easy", "easy")


async def test_a_first_talk_is_long_enough_after_ten_lines(learner: Learner) -> None:
    await learner.sits_down()
    await learner.types("next", "dana", "")
    said = [await learner.types(f"{CURIOUS} And number {number}?") for number in range(11)]
    assert ["first impression" in each for each in said] == [number == 9 for number in range(11)]


async def test_the_mentor_adds_to_a_debrief_what_only_several_rehearsals_tell(script: Learner) -> None:
    await behind(script.store, BAD, BAD)
    await script.sits_down(DANA)
    await script.types(CURIOUS, "What do you like about it?", "And what is hard about it?", "/stop", "no")
    overcorrected, real = (said.text for said in script.reply.said if said.voice is Voice.MENTOR)
    assert "ask" in overcorrected and "real" in real


async def test_progress_is_shown_at_any_moment_and_the_next_line_is_taken_as_before(learner: Learner) -> None:
    await learner.sits_down()
    assert "short first talk" in await learner.types("/progress")
    assert learner.reply.awaits is Awaits.SCENE
    await behind(learner.store, BAD, GOOD, GOOD, GOOD)
    page = await learner.types("next", "dana", "", CURIOUS, "/progress")
    assert learner.reply.awaits is Awaits.SPEECH
    assert "4 rehearsals" in page and "✓ Waiting with the job question" in page and "Next for you" in page
    assert any("▁" in line and line.startswith("Wanted a door opened") for line in page.splitlines())


def test_progress_is_printed_by_a_command_of_its_own(environment: dict[str, str], practice: Practice) -> None:
    def progress() -> str:
        command = [sys.executable, "-m", "bot", "progress"]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60).stdout

    assert "short first talk" in progress()
    practice("--scene", "coffee", "--partner", "dana", "--seed", "3", lines=f"{CURIOUS}\n{PUSHY}\n{PUSHY}\n/stop\nno\n")
    assert "1 rehearsal so far" in progress()
