"""A rehearsal between two turns is a value: it survives JSON, replays to the letter, and goes back exactly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.library import world
from bot.store.codec import dump, load
from flows import play
from flows.rehearsal import Rehearsal, Turn
from tests.learners.people import LEARNERS, LINES
from tests.learners.play import rehearse

said = st.one_of(st.sampled_from([line for lines in LINES.values() for line in lines]), st.text(max_size=80))
actions = st.lists(st.one_of(said, st.integers(0, 2), st.none()), max_size=8)


def act(rehearsal: Rehearsal, action: str | int | None) -> play.Played:
    if action is None:
        return play.leave(world(), rehearsal)
    return play.approach(world(), rehearsal, action) if isinstance(action, int) else play.advance(world(), rehearsal, action)


@pytest.mark.parametrize("scene", ["coffee", "event"])
@settings(max_examples=60, deadline=None)
@given(actions=actions, seed=st.integers(0, 99))
def test_any_talk_survives_json_at_every_turn_and_plays_the_same_again(scene: str, actions: list[str | int | None], seed: int):
    room = play.cast(world(), scene, "dana", seed)
    first = again = play.begin(world(), scene, room, seed).rehearsal
    for action in actions:
        if world().flows[scene].scene.ending(first.state):
            break
        if isinstance(action, int) and scene == "coffee":
            continue
        played, replayed = act(first, action), act(load(Rehearsal, dump(again)), action)
        assert played == replayed
        assert load(Turn, dump(played.turn)) == played.turn
        first, again = played.rehearsal, replayed.rehearsal
        assert load(Rehearsal, dump(first)) == first


@pytest.mark.parametrize("learner", LEARNERS)
def test_no_line_is_said_twice_and_every_talk_ends(learner: str):
    for scene in ("coffee", "event"):
        for partner in ("kev", "meilin"):
            talk = rehearse(learner, scene, partner, 7)
            assert len(set(talk.lines)) == len(talk.lines)
            assert talk.ended


@pytest.mark.parametrize("partner", sorted(world().people))
def test_a_partner_has_forty_turns_of_talk_without_a_line_twice(partner: str):
    rehearsal = play.begin(world(), "coffee", (partner,), 5).rehearsal
    spoken: list[str] = [line for line in rehearsal.room[0].spoken]
    lines = [line for kind in ("questions", "listening", "pleasantries", "sharing", "purpose", "small_asks") for line in LINES[kind]]
    for number in range(40):
        rehearsal = rehearsal.evolve(turn=min(rehearsal.turn, 10), state="their_story")  # time stands still
        played = play.advance(world(), rehearsal, lines[number % len(lines)].replace("{echo}", "that"))
        rehearsal = played.rehearsal
        said_now = [line.id for line in played.turn.lines if line.speaker != "scene"]
        assert said_now, "a partner always has something to say"
        assert not set(said_now) & set(spoken)
        spoken += said_now


def test_a_rehearsal_stays_small():
    talk = rehearse("balanced", "coffee", "dana", 1)
    assert len(dump(talk.rehearsal)) < 20_000
