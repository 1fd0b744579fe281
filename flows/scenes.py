"""Scenes as content, and the finite-state machine each becomes: one machine per scene, shared by all rehearsals."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from transitions import Machine

from flows.moment import Moment
from flows.moves import Relationship, Stage

TRIGGERS = ("message", "approach", "leave")  # something is said, somebody is walked up to, the learner turns away


@dataclass(frozen=True, slots=True)
class State:
    """A state of a scene: its stage, or, where the scene ends in it, how ("warm", "polite", "cool", "late")."""

    stage: Stage = Stage.MIDDLE
    ending: str = ""
    means: str = ""  # one sentence for whoever reads the diagram


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

    def stage(self, state: str) -> Stage:
        """The stage of the talk in `state`."""
        return self.states[state].stage

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
