"""Scenes as content, and the finite-state machine each becomes: one machine per scene, shared by all rehearsals."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from transitions import Machine

from flows.moment import Moment
from flows.moves import Move, Relationship, Stage
from flows.yardstick import Yardstick

TRIGGERS = ("message", "approach", "leave")  # something is said, somebody is walked up to, the learner turns away


class Level(StrEnum):
    """How hard a scene is made."""

    EASY = "easy"
    NORMAL = "normal"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Tuning:
    """What a level changes: at `hard` trust starts half a point lower, there is less time, and more comes between."""

    trust: float = 0.0  # points more or less to begin with
    turns: int = 0  # messages more or less
    patience: int = 0  # slips more or less that are borne
    generosity: float = 1.0  # factor on what is paid in
    weight: float = 1.0  # factor on what slips cost
    doors: float = 0.0  # points by which doors open later
    tempts: float = 0.0  # how likely a turn brings a question that is asked out of politeness
    distracts: float = 0.0  # how likely a turn brings something that comes between


_LEVELS = {
    Level.EASY: Tuning(0.5, 4, 1, 1.15, 0.8, -0.5),
    Level.NORMAL: Tuning(),
    Level.HARD: Tuning(-0.5, -4, -1, 0.85, 1.2, 0.7, 0.2, 0.15),
}


@dataclass(frozen=True, slots=True)
class State:
    """A state of a scene: its stage, or, where the scene ends in it, how ("warm", "polite", "cool", "late")."""

    stage: Stage = Stage.MIDDLE
    ending: str = ""
    means: str = ""  # one sentence for whoever reads the diagram
    weight: float = 1.0  # factor on what slips cost in it, on top of the scene's


@dataclass(frozen=True, slots=True)
class Arrow:
    """One row of a scene's table; of the rows that fit, the first whose conditions all hold is taken."""

    trigger: str
    source: tuple[str, ...]  # ["*"]: every state that is no ending
    dest: str  # "=": stay
    conditions: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A kind of encounter: its states, its table, and how much it carries."""

    name: str
    title: str
    about: str  # one sentence for whoever chooses it
    relationship: Relationship
    turns: int  # the learner's messages until time runs out
    initial: str
    states: dict[str, State]
    arrows: tuple[Arrow, ...]
    people: int = 1
    weight: float = 1.0  # factor on what slips cost here
    patience: int = 3  # slips before a partner of even temper has had enough
    table: bool = False  # those in the room sit at one table, and all hear what is said
    heard_as: str = ""  # the scene known to the ear that this one is nearest to, if it is a new kind
    learner_begins: bool = False  # nobody speaks before the learner does
    out_of_place: dict[Move, float] = field(default_factory=dict)  # points that a move costs here unless it was invited
    lines: dict[str, int] = field(default_factory=dict)  # groups of lines a part in this scene holds, and how many of each
    stands_in: dict[str, str] = field(default_factory=dict)  # groups of a partner's own lines that do for one who has no part here
    tells: dict[str, tuple[str, ...]] = field(default_factory=dict)  # what happens around the talk, by name; may name the partner
    goals: tuple[str, ...] = ()  # ready goals to choose from
    because: dict[str, str] = field(default_factory=dict)  # the doctrine point on which a note on a move or a sign rests here
    rests_on: tuple[str, ...] = ()  # the points that every debrief of this scene rests on
    yardstick: Yardstick = field(default_factory=Yardstick)
    levels: dict[Level, Tuning] = field(default_factory=lambda: dict(_LEVELS))

    def stage(self, state: str) -> Stage:
        """The stage of the talk in `state`."""
        return self.states[state].stage

    @property
    def has_parts(self) -> bool:
        """Whether only partners with a part in this scene can be met in it."""
        return bool(self.lines)

    def tuning(self, level: str) -> Tuning:
        """What `level` changes here."""
        return self.levels.get(Level(level), Tuning())

    def ending(self, state: str) -> str:
        """How the scene ended, if `state` is an ending; else nothing."""
        return self.states[state].ending


@dataclass(frozen=True)
class Flow:
    """A scene with its machine."""

    scene: Scene

    @cached_property
    def machine(self) -> Machine:
        """The machine of `transitions`; it holds no model, so it is shared by all."""
        return Machine(
            None,
            states=list(self.scene.states),
            transitions=list(self.rows()),
            initial=self.scene.initial,
            auto_transitions=False,
            ignore_invalid_triggers=True,
        )

    def rows(self) -> list[dict[str, object]]:
        """The table in `transitions`' own words."""
        going_on = [name for name, state in self.scene.states.items() if not state.ending]
        return [
            {
                "trigger": arrow.trigger,
                "source": going_on if arrow.source == ("*",) else list(arrow.source),
                "dest": arrow.dest,
                "conditions": list(arrow.conditions),
                "unless": list(arrow.unless),
                "after": list(arrow.after),
            }
            for arrow in self.scene.arrows
        ]

    def step(self, trigger: str, moment: Moment) -> str:
        """Pull `trigger` on `moment`; its state and what it collected are the outcome."""
        event = self.machine.events.get(trigger)
        if event is not None and moment.state in event.transitions:  # an ending is left by nothing
            event.trigger(moment)
        return moment.state
