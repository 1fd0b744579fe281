"""Scenes: every state is tried with every kind of message, every effect is found, no state is a dead end."""

import itertools

import pytest

from bot.content.library import world
from flows import play
from flows.judgement import Assessment, Slip
from flows.ledger import Entry, Ledger
from flows.moment import Moment
from flows.moves import Cue, Move, Reading, Sighting
from flows.rehearsal import Encounter, OpenDoor

SCENES = sorted(world().flows)


def moments(scene: str, state: str):
    """A moment for every move and cue, with little trust and much, with a door open and none, early and late."""
    spec = world().flows[scene].scene
    room = play.cast(world(), scene, "dana", 1)
    begun = play.begin(world(), scene, room, 1).rehearsal
    readings = [Reading((Sighting(move, 0.9, (0, 1)),)) for move in Move] + [Reading((), frozenset({cue})) for cue in Cue]
    some = [(begun.room, ()), (begun.room, (1, 2)), (tuple(each.evolve(parted=True) for each in begun.room), ())]
    ways = itertools.product(readings, (0.0, 3.0, 9.0), (False, True), (1, spec.turns - 2, spec.turns), some)
    for reading, balance, door, turn, (people, pairs) in ways:
        doors = (OpenDoor(0, (Move.PURPOSE,), turn - 2),) if door else ()
        encounter = Encounter("dana", Ledger(balance), doors=doors, turns=turn, annoyed=3 if balance == 0 else 0)
        slips = tuple(Slip(move, 3, (0, 1)) for move in reading.moves if move is Move.REFERRAL_ASK)
        entries = tuple(Entry(turn, slip.move, "x", -1, "D4.5", "slip") for slip in slips)
        rehearsal = begun.evolve(state=state, turn=turn, facing=0, room=people)
        partner, assessment = world().people["dana"].partner, Assessment(slips, entries)
        yield Moment(state, rehearsal, partner, encounter, spec.turns, spec.patience, reading, assessment, target=1, pairs=pairs)


@pytest.mark.parametrize("scene", SCENES)
def test_every_state_takes_every_trigger_with_every_kind_of_message(scene: str):
    flow = world().flows[scene]
    reached = set()
    for state, spec in flow.scene.states.items():
        for trigger in {arrow.trigger for arrow in flow.scene.arrows}:
            for moment in moments(scene, state):
                after = flow.step(trigger, moment)
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
        for moment in moments(scene, state):
            if moment.rehearsal.turn == flow.scene.turns:
                assert flow.scene.ending(flow.step("message", moment)), f"{state} goes on after the last turn"


def test_the_machine_is_shared_and_keeps_nothing_of_a_rehearsal():
    flow = world().flows["coffee"]
    assert flow.machine is flow.machine
    assert flow.machine.models == []
