"""A scene's states as a Mermaid diagram, drawn from the same table that the machine is made of.

The library's own drawing repeats every ending for every state; here what may happen at any time is drawn once.
"""

from __future__ import annotations

from collections.abc import Iterator

from flows.scenes import Arrow, Flow


def mermaid(flow: Flow) -> str:
    """The diagram as text, for a fenced `mermaid` block."""
    return "\n".join(["stateDiagram-v2", *_lines(flow)])


def _lines(flow: Flow) -> Iterator[str]:
    scene = flow.scene
    within = {name for name, state in scene.states.items() if not state.ending}
    yield "    [*] --> talk"
    yield "    state talk {"
    yield f"        [*] --> {scene.initial}"
    yield from _merged("        ", [each for each in _arrows(flow) if each[1] in within])
    yield "    }"
    yield from _merged("    ", [("talk", dest, label) for _, dest, label in _arrows(flow) if dest not in within])
    for name, state in scene.states.items():
        if state.ending:
            yield f"    {name} --> [*]"


def _arrows(flow: Flow) -> Iterator[tuple[str, str, str]]:
    for arrow in flow.scene.arrows:
        for source in arrow.source:
            if source != "*" and arrow.dest in ("=", source):
                continue  # staying is no news
            yield ("talk" if source == "*" else source), arrow.dest, _label(arrow)


def _label(arrow: Arrow) -> str:
    said = " and ".join(name.replace("_", " ") for name in arrow.conditions)
    return said or ("a message" if arrow.trigger == "message" else arrow.trigger)


def _merged(indent: str, arrows: list[tuple[str, str, str]]) -> Iterator[str]:
    labels: dict[tuple[str, str], list[str]] = {}
    for source, dest, label in arrows:
        known = labels.setdefault((source, dest), [])
        if label not in known:
            known.append(label)
    for (source, dest), said in labels.items():
        yield f"{indent}{source} --> {dest}: {', or '.join(said)}"
