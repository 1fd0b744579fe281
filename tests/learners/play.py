"""Let a simulated learner play a rehearsal to its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.content.library import world
from bot.practice import talk_of
from bot.words import PLAIN, line_text
from flows import play
from flows.debrief import Debrief, debrief
from flows.rehearsal import Feedback, Rehearsal, Turn

from .people import LEARNERS, Learner

LIMIT = {
    "coffee": 13,
    "event": 5,
    "call": 8,
    "message": 7,
    "reconnect": 12,
    "social": 9,
    "group": 8,
    "trusted_contact": 10,
    "follow_up": 10,
    "give": 9,
    "warm_up": 3,
}  # turns after which a polite learner takes leave of somebody
MOST = 60  # actions before a talk counts as endless
Habit = Callable[[Learner, int], str | None]  # what is said next; None: the learner walks off


@dataclass(frozen=True)
class Played:
    """A finished talk."""

    rehearsal: Rehearsal
    turns: tuple[Turn, ...]
    debrief: Debrief

    @property
    def ended(self) -> bool:
        """Whether the scene came to an end by itself."""
        return bool(world().flows[self.rehearsal.scene].scene.ending(self.rehearsal.state))

    @property
    def lines(self) -> list[tuple[str, str]]:
        """(speaker, line id) of all that partners said."""
        return [(line.speaker, line.id) for turn in self.turns for line in turn.lines if line.speaker != "scene"]


def rehearse(
    learner: str | Habit,
    scene: str,
    partner: str,
    seed: int,
    level: str = "normal",
    history: play.History | None = None,
    goal: str = "",
    feedback: Feedback = Feedback.LIVE,
) -> Played:
    """One talk of `learner`, by name or with a habit of their own, with `partner`."""
    begun = play.begin(world(), scene, play.cast(world(), scene, partner, seed), seed, feedback, goal, level, history)
    me, rehearsal, turns = Learner(seed), begun.rehearsal, [begun.turn]
    says: Habit = LEARNERS[learner] if isinstance(learner, str) else learner
    for _ in range(MOST):
        me.rehearsal = rehearsal
        played = _act(me, says, rehearsal, scene)
        rehearsal, turn = played.rehearsal, played.turn
        me.last = " ".join(line_text(line, PLAIN) for line in turn.lines if line.speaker != "scene")
        turns.append(turn)
        if world().flows[scene].scene.ending(rehearsal.state):
            break
    return Played(rehearsal, tuple(turns), debrief(talk_of(rehearsal, tuple(turns))))


def _act(me: Learner, says: Habit, rehearsal: Rehearsal, scene: str) -> play.Played:
    if rehearsal.facing < 0 and not world().flows[scene].scene.table:
        waiting = [index for index, each in enumerate(rehearsal.room) if not each.parted]
        home = not waiting or (says is LEARNERS["passive"] and len(waiting) == 1)  # two people are enough for a shy evening
        return play.leave(world(), rehearsal) if home else play.approach(world(), rehearsal, waiting[0])
    said = says(me, LIMIT[scene])
    return play.leave(world(), rehearsal) if said is None else play.advance(world(), rehearsal, said)
