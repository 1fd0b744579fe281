"""The path in words: there is a sentence for everything it can say, on every surface."""

from dataclasses import replace

import pytest

from bot.path import Standing, after_debrief, comes_next, label, progress, scene_names, why
from bot.words import PLAIN, TELEGRAM, Surface, sentences
from flows.debrief import Talk, debrief
from flows.faults import CURES
from flows.path import LEVELS, TEACHES, suggestion
from tests.flows.test_path import BAD, GOOD, LEARNERS, SCENES, quarter

TOLD = debrief(Talk((), 2.0))


def test_every_fault_scene_and_level_has_its_words() -> None:
    wanted = {f"path.{kind}.{name}" for name in CURES for kind in ("fault", "skill")}
    wanted |= {f"path.{kind}.{scene}" for scene in TEACHES for kind in ("scene", "real")} | {f"path.level.{each}" for each in LEVELS}
    assert wanted <= set(sentences())


def test_every_scene_there_is_has_a_place_on_the_path() -> None:
    assert set(scene_names()) <= set(TEACHES)


@pytest.mark.parametrize("surface", [PLAIN, TELEGRAM], ids=["plain", "telegram"])
@pytest.mark.parametrize("learner", LEARNERS)
def test_a_whole_quarter_can_be_said(learner: str, surface: Surface) -> None:
    past, _ = quarter(*LEARNERS[learner])
    for number in (0, 1, 2, 5, 9, 17, 29, len(past)):
        some = tuple(past[:number])
        day = some[-1].day if some else past[0].day
        at = Standing(some, day, suggestion(some, day, SCENES))
        said = [progress(at, surface, drawn=surface.html), comes_next(at, surface), why(at, surface), *after_debrief(at, TOLD, surface)]
        assert all(said) and "&amp;" not in " ".join(said)
        assert len(label(at.next)) <= 60, "what a button holds"


def test_a_first_debrief_ends_with_what_to_try_and_does_not_say_the_fault_again() -> None:
    at = Standing((BAD,), BAD.day, suggestion((BAD,), BAD.day, SCENES))
    told = replace(TOLD, next_step="job_ask")
    assert BAD.slips and not any(PLAIN.sentence("path.fault.job_ask") in each for each in after_debrief(at, told, PLAIN))
    assert after_debrief(at, told, PLAIN)


def test_a_fault_that_is_gone_is_crossed_off_once() -> None:
    past = (BAD, GOOD, GOOD, GOOD)
    heard = [
        after_debrief(Standing(past[:number], GOOD.day, suggestion(past[:number], GOOD.day, SCENES)), TOLD, PLAIN) for number in (3, 4)
    ]
    assert [any("asking about jobs" in each.lower() for each in said) for said in heard] == [False, True]
    later = (*past, GOOD)
    again = after_debrief(Standing(later, GOOD.day, suggestion(later, GOOD.day, SCENES)), TOLD, PLAIN)
    assert not any("asking about jobs" in each.lower() for each in again)
