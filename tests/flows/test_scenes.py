"""Scenes: every state is tried with every kind of message, every effect is found, no state is a dead end."""

import itertools
from dataclasses import replace

import pytest

from bot.content.library import world
from flows import play
from flows.judgement import Assessment, Slip
from flows.ledger import Entry, Ledger
from flows.moment import Moment
from flows.moves import Cue, Manner, Move, Reading, Sighting
from flows.rehearsal import OpenDoor

SCENES = sorted(world().flows)


def moments(scene: str, state: str, last: bool = False):
    """A moment for every move and cue, with little trust and much, with a door open and none, early and late; or those of the last turn."""
    spec = world().flows[scene].scene
    partner = play.who_plays(world(), scene)[0]
    begun = play.begin(world(), scene, play.cast(world(), scene, partner, 1), 1).rehearsal
    who = world().people[begun.room[0].partner].partner
    readings = [Reading((Sighting(move, 0.9, (0, 1)),)) for move in Move] + [Reading((), frozenset({cue})) for cue in Cue]
    readings += [Reading((Sighting(Move.GIVING, 0.9, (0, 1)),), manners=frozenset({manner, Manner.OFFERS})) for manner in Manner]
    readings += [Reading((Sighting(Move.CURIOSITY, 0.9, (0, 1)), Sighting(Move.PURPOSE, 0.9, (1, 2))))]
    some = [(begun.room, ()), (begun.room, (1, 2)), (tuple(each.evolve(parted=True) for each in begun.room), ())]
    named = {"target": "Pontesul", "named": ("Pontesul",)}
    extras = [{}, {**named, "knows_target": True}, named, {"delivered": True}, {"away": True}]
    ways = itertools.product(readings, (0.0, 3.0, 9.0), (False, True), (1, 5, spec.turns - 2, spec.turns), some)
    for number, (reading, balance, door, turn, (people, pairs)) in enumerate(ways):
        if last and turn != spec.turns:
            continue
        doors = (OpenDoor(0, (Move.PURPOSE,), turn - 2),) if door else ()
        encounter = begun.room[0].evolve(
            ledger=Ledger(1.0, (Entry(1, Move.LISTENING, "x", balance - 1.0, "D1.11", "paid"),)),
            doors=doors,
            turns=turn,
            annoyed=3 if balance == 0 else 0,
            idle=3 if balance == 3 else 0,
            unanswered=number % 3,
            spoken=("hooks[0].says",) if number % 2 else (),
            next_step=bool(number % 2),
            aim_told=False,
        )
        slips = tuple(Slip(move, 3, (0, 1)) for move in reading.moves if move in (Move.REFERRAL_ASK, Move.SALES_PITCH))
        entries = tuple(Entry(turn, slip.move, "x", -1, "D4.5", "slip") for slip in slips)
        rehearsal = begun.evolve(state=state, turn=turn, facing=0, room=people)
        assessment, more = Assessment(slips, entries), extras[number % len(extras)]
        yield Moment(state, rehearsal, who, encounter, spec.turns, spec.patience, reading, assessment, approached=1, pairs=pairs, **more)


@pytest.mark.parametrize("scene", SCENES)
def test_every_state_takes_every_trigger_with_every_kind_of_message(scene: str):
    flow = world().flows[scene]
    reached = set()
    for state, spec in flow.scene.states.items():
        made = list(moments(scene, state))
        for trigger in {arrow.trigger for arrow in flow.scene.arrows}:
            for moment in made:
                after = flow.step(trigger, replace(moment, signs=[], says=[], tells=[]))  # what is done to one is not done to the next
                assert after in flow.scene.states
                if spec.ending:
                    assert after == state, "an ending is left by nothing"
                if after != state:
                    reached.add(after)
    assert reached | {flow.scene.initial} == set(flow.scene.states), "every state is reached"


@pytest.mark.parametrize("scene", SCENES)
def test_a_goodbye_is_said_whenever_a_talk_ends_by_a_message(scene: str):
    flow = world().flows[scene]
    for state, spec in flow.scene.states.items():
        if not spec.ending and state != "in_the_room":
            for moment in moments(scene, state):
                after = flow.step("message", moment)
                if flow.scene.ending(after):
                    assert moment.goodbye in ("warm", "polite", "cool", "late")


@pytest.mark.parametrize("scene", SCENES)
def test_time_runs_out_in_every_state(scene: str):
    flow = world().flows[scene]
    for state, spec in flow.scene.states.items():
        if spec.ending:
            continue
        for moment in moments(scene, state, last=True):
            assert flow.scene.ending(flow.step("message", moment)), f"{state} goes on after the last turn"


def test_the_machine_is_shared_and_keeps_nothing_of_a_rehearsal():
    flow = world().flows["coffee"]
    assert flow.machine is flow.machine
    assert flow.machine.models == []
