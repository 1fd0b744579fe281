"""What the table of a coach's own scene must keep to: the clock ends it in every state, and effects stand where they mean something."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.uploads.names import NAME
from flows.scenes import Arrow, Scene

PARTS = frozenset(("part_warmly", "part_politely", "part_coolly", "part_late", "part_as_it_stands", "part_in_silence"))
_OF_A_WALK = frozenset(("walk_off", "join_the_two"))
_SILENCES = frozenset(("keep_silent", "part_in_silence"))
_MOST_NAMED = 6  # conditions or effects of one arrow
_MOST_ROWS = 500  # arrows, each counted for every state it starts from
_NEEDS = {  # effects that move trust or put a word in, and the conditions of which one must hold
    "say_knows": ("named_a_target",),
    "say_knows_not": ("named_a_target",),
    "say_picks": ("asked_which_first",),
    "join_the_two": ("they_stand_together",),
    "invite_the_story": ("they_are_ready_to_ask",),
    "cool_off": ("came_straight_to_business", "brought_business_up", "slipped", "was_rude", "advertised"),
    "weigh_on_them": ("handed_out_a_name", "gave_too_much", "slipped", "was_rude"),
}


def rules_of_table(scene: Scene) -> Iterator[tuple[str, str]]:
    """Each fault as (path in the file, what is wrong)."""
    yield from _states(scene)
    rooms = any(arrow.trigger == "approach" for arrow in scene.arrows)
    for index, arrow in enumerate(scene.arrows):
        path = f"arrows[{index}]"
        yield from _arrow(scene, path, arrow)
        yield from _walks(path, arrow, rooms)
        yield from _parts(scene, path, arrow, rooms)
    if sum(len(_sources(scene, arrow)) for arrow in scene.arrows) > _MOST_ROWS:
        yield "arrows", f"with every state they start from, these are too many; {_MOST_ROWS} at most"
    for state in _going_on(scene):
        yield from _clock(scene, state)


def _states(scene: Scene) -> Iterator[tuple[str, str]]:
    for name in scene.states:
        if not NAME.fullmatch(name):
            yield f"states.{name}", f"{name!r} can't be the name of a state; small letters, digits and _"
    if scene.initial in scene.states and scene.ending(scene.initial):
        yield "initial", "this begins where it ends"


def _arrow(scene: Scene, path: str, arrow: Arrow) -> Iterator[tuple[str, str]]:
    if not arrow.source:
        yield f"{path}.source", 'an arrow starts somewhere; ["*"] is every state that is no ending'
    for index, state in enumerate(arrow.source):
        if state in scene.states and scene.ending(state):
            yield f"{path}.source[{index}]", f"{state!r} is an ending, and nothing leads out of it"
    for name in ("conditions", "unless", "after"):
        if len(getattr(arrow, name)) > _MOST_NAMED:
            yield f"{path}.{name}", f"{len(getattr(arrow, name))} of them are too many; {_MOST_NAMED} at most"
    for index, effect in enumerate(arrow.after):
        needs = _NEEDS.get(effect, ())
        if needs and not set(needs) & set(arrow.conditions):
            yield f"{path}.after[{index}]", f"{effect!r} may only happen where {' or '.join(needs)} is among the conditions"
        if effect in _SILENCES and not scene.learner_begins:
            yield f"{path}.after[{index}]", f"{effect!r} is for messages: nobody keeps silent who has spoken first; see learner_begins"


def _walks(path: str, arrow: Arrow, rooms: bool) -> Iterator[tuple[str, str]]:
    """Walking up to somebody, and away."""
    if arrow.trigger == "leave" and not rooms:
        yield f"{path}.trigger", "where nobody is walked up to (approach), nobody walks away; one takes leave in words"
    for index, effect in enumerate(arrow.after):
        if arrow.trigger == "message" and effect in _OF_A_WALK:
            yield f"{path}.after[{index}]", f"{effect!r} is for arrows of approach and leave"
        if arrow.trigger != "message" and effect in PARTS:
            yield f"{path}.after[{index}]", f"{effect!r} is for arrows of message"


def _parts(scene: Scene, path: str, arrow: Arrow, rooms: bool) -> Iterator[tuple[str, str]]:
    """Whoever takes leave of the only one there has come to the end, and the other way round."""
    if arrow.trigger != "message" or arrow.dest not in (*scene.states, "="):
        return
    ends, parts = arrow.dest != "=" and bool(scene.ending(arrow.dest)), PARTS & set(arrow.after)
    if ends and not parts:
        yield f"{path}.after", f"{arrow.dest!r} is an ending, so somebody takes leave here: {', '.join(sorted(PARTS))}"
    if parts and not ends and not rooms:
        yield f"{path}.dest", f"{sorted(parts)[0]!r} takes leave, so this must lead to an ending"
    if len(parts) > 1:
        yield f"{path}.after", "one takes leave once"


def _clock(scene: Scene, state: str) -> Iterator[tuple[str, str]]:
    """In every state `time_is_up` leads to an ending, before anything else that could go on."""
    for index, arrow in enumerate(scene.arrows):
        if arrow.trigger != "message" or state not in _sources(scene, arrow):
            continue
        ends = arrow.dest in scene.states and bool(scene.ending(arrow.dest))
        if ends and set(arrow.conditions) <= {"time_is_up"} and not arrow.unless:
            return
        if not ends:
            yield (
                f"arrows[{index}]",
                f"in {state!r} this comes before the clock; put the arrow with time_is_up that leads to an ending above it",
            )
            return
    yield f"states.{state}", "time never runs out here: an arrow with the condition time_is_up must lead to an ending"


def _going_on(scene: Scene) -> list[str]:
    return [name for name, state in scene.states.items() if not state.ending]


def _sources(scene: Scene, arrow: Arrow) -> list[str]:
    return _going_on(scene) if arrow.source == ("*",) else list(arrow.source)
