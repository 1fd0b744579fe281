"""Files changed at random are either refused with faults by line, or can be played for ten turns without an exception."""

import copy
import random
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import present
from bot.content.library import prompts, seat_own, unseat_own, world
from bot.content.uploaded import examine, kept
from bot.practice import talk_of
from bot.words import TELEGRAM, line_text, note_text
from flows import play
from flows.debrief import debrief
from flows.people import Partner
from flows.rehearsal import Rehearsal

BUILT_IN = Path(str(prompts() / "topics.yaml")).parent
FILES = {
    name: yaml.load((BUILT_IN / name).read_text("utf-8"), Loader=yaml.CSafeLoader)  # noqa: S506
    for name in ("partners/dana.yaml", "scenes/call.yaml", "scenes/event.yaml", "scenes/group.yaml", "scenes/message.yaml")
}
ODD: list[Any] = [
    *(
        None,
        True,
        False,
        0,
        -1,
        1,
        2,
        3,
        7.5,
        11,
        10**6,
        -(10**9),
        1e-9,
        "",
        " ",
        "x",
        "own1",
        "dana",
        "*",
        "=",
        "a.b",
        "a[0]",
        "[",
        "{{ name }}",
    ),
    *("{{ partner }}", "{% if x %}", "é" * 500, "😀", "a\u202eb", "a\nb", "1:30", "No", [], {}, [[]], {"a": 1}, "coffee", "call", "group"),
    *(
        "friend",
        "stranger",
        "message",
        "approach",
        "leave",
        "warm",
        "late",
        "open_a_door",
        "time_is_up",
        "say_suits",
        "say_musings",
        "tell_noise",
    ),
    *(
        "part_late",
        "walk_off",
        "join_the_two",
        "keep_silent",
        "slipped",
        "note_rude",
        "lines.knows",
        "recalls.name",
        "intro_ask",
        "opening",
    ),
]
SAID = [
    "Hi, I'm Lena.",
    "How did you end up in testing?",
    "What do you enjoy about it, Dana? And how is your daughter?",
    "Is this a good moment?",
    "Could you refer me to your boss? Here is my resume.",
    "Sorry, that was too much.",
    "You idiot.",
    "¿Qué tal?",
    "",
    "🙂",
    "I'm after a job in climate tech. Do you know anybody at Bluebell Health?",
    "I could send you the paper on Friday.",
    "Thank you, goodbye!",
]


def changed(value: Any, chance: random.Random) -> Any:
    """A copy with one to four things deleted, doubled, moved or retyped."""
    value = copy.deepcopy(value)
    for _ in range(chance.choice((1, 1, 2, 4))):
        held = _somewhere(value, chance)
        keys = list(held) if isinstance(held, dict) else list(range(len(held)))
        if not keys:
            continue
        key, other = chance.choice(keys), chance.choice(keys)
        act = chance.randrange(6)
        if act == 0:
            del held[key]
        elif act == 1 and isinstance(held, list):
            held.insert(other, copy.deepcopy(held[key]))
        elif act == 2:
            held[key], held[other] = held[other], held[key]
        elif act == 3 and isinstance(held, dict):
            held[str(chance.choice(ODD))[:50]] = held.pop(key)
        elif act == 4 and isinstance(held[key], int | float):
            held[key] = round(held[key] + chance.choice((-2, -1, 0.5, 1, 2)), 3)
        else:
            held[key] = copy.deepcopy(chance.choice(ODD))
    return value


def _somewhere(value: Any, chance: random.Random) -> Any:
    while True:
        inner = [each for each in (value.values() if isinstance(value, dict) else value) if isinstance(each, dict | list) and each]
        if not inner or chance.random() < 0.15:
            return value
        value = chance.choice(inner)


def played(kind: str, canonical: str, chance: random.Random) -> None:
    """Ten turns, with everything that is shown on the way."""
    name = "own77"
    seat_own(name, canonical, lambda: kept(kind, canonical))
    try:
        scenes = ("coffee", "event", "call", "message", "group")
        scene = name if kind == "scene" else chance.choice([each for each in scenes if name in _players(each, name)])
        level = chance.choice(("easy", "normal", "hard"))
        who = name if kind == "partner" else chance.choice(play.who_plays(world(), scene))
        room = play.cast(world(), scene, who, chance.randrange(99))
        told = play.begin(world(), scene, room, chance.randrange(99), level=level)
        turns = [told.turn]
        present.briefing(who, scene, TELEGRAM)
        for _ in range(10):
            told = _acted(told.rehearsal, chance)
            turns.append(told.turn)
            for line in told.turn.lines:
                assert line_text(line, TELEGRAM, chance.randrange(9))
            if told.turn.note:
                assert note_text(told.turn.note, told.turn.partner, TELEGRAM)
            present.hints(told.rehearsal, TELEGRAM)
            present.trust(told.rehearsal, TELEGRAM)
            if told.rehearsal.room[1:]:
                present.room(told.rehearsal, TELEGRAM)
            assert all(0 <= each.ledger.balance <= 10 for each in told.rehearsal.room)
        debrief(talk_of(told.rehearsal, tuple(turns)))
    finally:
        unseat_own(name)


def _acted(rehearsal: Rehearsal, chance: random.Random) -> play.Played:
    """Something said, mostly; sometimes a walk up to somebody, or away."""
    act = chance.random()
    if act < 0.75:
        return play.advance(world(), rehearsal, chance.choice(SAID))
    return play.approach(world(), rehearsal, chance.randrange(4)) if act < 0.9 else play.leave(world(), rehearsal)


def _players(scene: str, name: str) -> list[str]:
    spec = world().flows[scene].scene
    return [name] if not spec.has_parts or scene in world().people[name].partner.parts else []


def tried(source: bytes, chance: random.Random) -> bool:
    """Whether a file was good, and then played."""
    began = time.process_time()
    found = examine(source, "mine.yaml")
    assert time.process_time() - began < 2
    assert bool(found.faults) != (found.value is not None)
    assert all(fault.line >= 1 and fault.says for fault in found.faults)
    if found.value is None:
        return False
    played("partner" if isinstance(found.value, Partner) else "scene", found.canonical, chance)
    return True


@pytest.mark.parametrize("name", FILES)
def test_what_is_changed_at_random_is_refused_or_can_be_played(name: str):
    good = 0

    @settings(max_examples=12 if "partners" in name else 40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**32))
    def each(seed: int) -> None:
        nonlocal good
        chance = random.Random(seed)  # noqa: S311
        source = yaml.dump(changed(FILES[name], chance), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
        good += tried(source.encode("utf-8", "replace"), chance)

    each()
    assert good >= 1, "some changes leave a file that is good, and those were played"


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.data())
def test_random_bytes_in_a_file_are_refused_or_can_be_played(data: st.DataObject):
    source = bytearray((BUILT_IN / "scenes" / "coffee.yaml").read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at, size = data.draw(st.integers(0, len(source))), data.draw(st.sampled_from((0, 0, 1, 3, 40)))
        source[at : at + size] = data.draw(st.binary(max_size=6) | st.text(":{}[]&*!|>'\"%#-?,\n\t 0no~", max_size=4).map(str.encode))
    tried(bytes(source), random.Random(len(source)))  # noqa: S311


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_anything_at_all_is_answered(source: bytes):
    assert examine(source, "mine.yaml").faults
