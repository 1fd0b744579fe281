"""The builder's form, as it is filled in: what was typed is never lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from bot.coaching import exercises, given, telling
from bot.coaching.uploads import Own
from bot.web.desk.visit import LONGEST, Visit
from bot.words import PLAIN
from flows.exercise import Counts, Exercise, Passing
from flows.moves import Move
from flows.rehearsal import Feedback, Sign
from flows.scenes import Level

Choice = TypeVar("Choice", bound=StrEnum)
_BEYOND = 10_000  # what stands for a number that can't be read: every rule finds it too large


@dataclass(frozen=True, slots=True)
class Blank:
    """The builder's form as it is filled in: the exercise it comes to, and the numbers as they were typed."""

    exercise: Exercise
    tries: str = ""
    most_slips: str = ""
    least: Mapping[str, str] = field(default_factory=dict)

    def faults(self, own: Own) -> dict[str, list[str]]:
        """What is wrong, as sentences, by field; `own` is what the coach brought."""
        found: dict[str, list[str]] = {}
        for each in exercises.wrong(self.exercise, own):
            found.setdefault(each.field, []).append(telling.fault(each, PLAIN))
        if self.exercise.passing.kinds and self.exercise.passing.most_slips < 0:  # else what was ticked would silently ask for nothing
            found.setdefault("most_slips", []).append(PLAIN.sentence("desk.work.fault.kinds_alone"))
        return found

    def for_its_scene(self, own: Own) -> Blank:
        """The same with anyone to be met, where the one who was chosen can't be met in this scene."""
        chosen = self.exercise
        return self if chosen.partner in exercises.partners(chosen.scene, own) else replace(self, exercise=replace(chosen, partner=""))


def filled(exercise: Exercise) -> Blank:
    """The form with an exercise in it."""
    passing = exercise.passing
    least = {move.value: str(times) for move, times in passing.least.items()}
    return Blank(exercise, str(exercise.tries or ""), str(passing.most_slips) if passing.most_slips >= 0 else "", least)


def typed(visit: Visit) -> Blank:
    """The form as it came in; whatever is wrong with it is in the exercise, to be told."""
    least = {move.value: text for move in Move if (text := visit.text(f"least_{move}", LONGEST))}
    tries, most_slips = visit.text("tries", LONGEST), visit.text("most_slips", LONGEST)
    passing = Passing(
        outcome=visit.text("outcome"),
        most_slips=_number(most_slips, -1),
        kinds=tuple(_among(Move, visit.several("kinds"))),
        least={Move(name): _number(text, 0) for name, text in least.items() if text != "0"},
        without=tuple(_among(Sign, visit.several("without"))),
        follow_up=bool(visit.text("follow_up")),
    )
    exercise = Exercise(
        title=given.line(visit.text("title", LONGEST), LONGEST),
        scene=visit.text("scene"),
        partner=visit.text("partner"),
        level=_one_of(Level, visit.text("level"), Level.NORMAL),
        feedback=_one_of(Feedback, visit.text("feedback"), None),
        goal=given.line(visit.text("goal", LONGEST), LONGEST),
        message=given.text(visit.text("message", LONGEST)),
        passing=passing,
        tries=_number(tries, 0),
        counts=_one_of(Counts, visit.text("counts"), Counts.BEST),
    )
    return Blank(exercise, tries, most_slips, least)


def _number(text: str, empty: int) -> int:
    if not text:
        return empty
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else _BEYOND


def _one_of(kind: Callable[[str], Choice], value: str, otherwise: Choice | None) -> Choice:
    try:
        return kind(value)
    except ValueError:
        return otherwise  # type: ignore[return-value]


def _among(kind: type[Choice], values: list[str]) -> list[Choice]:
    """Those that there are, each once, in the order in which they are listed."""
    return [each for each in kind if each.value in values]
