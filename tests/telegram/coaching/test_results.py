"""A coach sees how an assignment stands, as a picture too, and scores of those alone who agreed."""

from __future__ import annotations

from typing import Any

import pytest
from sqlmodel import select

from bot.coaching import sight
from bot.pictures import results
from bot.store.coaching import Assigned
from bot.store.store import Store
from bot.words import PLAIN
from tests.emulator import Emulator
from tests.telegram.chat import does, labels, newest
from tests.telegram.learner import Learner

from .group import HOSTILE, KIND, LONG, SLIP, Group


async def test_scores_are_shown_with_consent_alone(maria: Learner, ada: Learner, telegram: Emulator, group: Group) -> None:
    await group.joined("Ada", ada.id, scores=True)
    await group.joined("Ben", Learner(telegram, "Ben").id, scores=False)
    await group.gave()
    shared = [await group.played(called) for called in ("Ada", "Ben")]
    await does(maria, "/coach")
    assert "Scores:" in (await does(maria, "!Spring group", "!Ada")).text and "pushed, none allowed" in newest(maria).text
    page = (await does(maria, "!Back", "!Ben")).text
    assert "Scores:" not in page and "allowed" not in page and "tried once" in page
    assert "trust" in (await does(maria, "!Back", "!Ada", "!📖")).text
    assert "trust" not in (await does(maria, "!« Ada", "!Back", "!Ben", "!📖")).text and all(shared)


async def test_results_are_a_picture_and_a_few_words(maria: Learner, ada: Learner, group: Group) -> None:
    await group.joined("Ada", ada.id)
    await group.gave()
    await group.played("Ada")
    await does(maria, "/coach", "!Spring group", "!Assigned", "!Without the paper")
    assert "● Ada: tried once, not passed yet" in newest(maria).text
    maria.press("Results as a picture")
    words = await maria.person.hears("📊")
    picture = next(each for each in reversed(maria.person.transcript) if each.kind == "photo")
    assert picture.content and picture.content.startswith(b"\x89PNG")
    assert "1 not passed yet." in words.text and "in first tries" in words.text
    assert "📋 How it stands" in labels(words)


def _facts(count: int) -> dict[str, Any]:
    states = {0: {}, 1: {"passed": 1}}.get(count, {"passed": 20, "done": 12, "given": 8})
    slips = {"resume_push": [14, 3], "conduit": [0, 2]} if count > 1 else {}
    return {
        "title": HOSTILE,
        "cohort": LONG,
        "states": states,
        "slips": slips,
        "shown": min(count, 30),
        "of": count,
        "before": 14,
        "after": 5,
    }


@pytest.mark.parametrize("count", [0, 1, 40])
def test_the_picture_has_a_word_beside_every_bar(count: int) -> None:
    drawn = results.svg(_facts(count))
    for name in _facts(count)["states"]:
        assert f">{PLAIN.sentence(f'exercise.label.state.{name}')}<" in drawn
    assert ("the resume" in drawn) == (count > 1)
    assert "<b>" not in drawn and "&lt;b&gt;" in drawn


async def test_the_picture_counts_first_tries_against_those_that_count_of_whoever_agreed(
    store: Store, ada: Learner, telegram: Emulator, group: Group
) -> None:
    await group.joined("Ada", ada.id, scores=True)
    await group.joined("Ben", Learner(telegram, "Ben").id, scores=False)
    await group.joined("Cleo", Learner(telegram, "Cleo").id, scores=True)
    await group.gave()
    for called, said in (("Ada", (SLIP,)), ("Ada", (KIND,)), ("Ben", (SLIP,))):
        await group.played(called, said, is_shown=False)
    async with store.work() as work:
        row = (await work.exec(select(Assigned))).one()
        found = results.facts("Title", "Group", await sight.results(work, row))
    assert found["slips"]["resume_push"] == [1, 0], "Ben's are not for the coach's eyes"
    assert (found["shown"], found["of"], found["after"]) == (1, 3, 0) and found["before"] == sum(
        first for first, _ in found["slips"].values()
    )
    assert found["states"]["given"] == 1 and sum(found["states"].values()) == 3
