"""Every line a partner can say, each with an id that is its path in the content file."""

from __future__ import annotations

from collections.abc import Iterator

from flows.people import Partner


def spoken(partner: Partner) -> dict[str, str]:
    """Id to text, in the order of the file: "topics.career_start.facts[0].says" to "I started in the test lab."."""
    return dict(_walk(partner))


def _walk(partner: Partner) -> Iterator[tuple[str, str]]:
    for scene, greetings in partner.greets.items():
        yield from _listed(f"greets.{scene}", greetings)
    for name, topic in partner.topics.items():
        for index, fact in enumerate(topic.facts):
            yield f"topics.{name}.facts[{index}].says", fact.says
    for index, hook in enumerate(partner.hooks):
        yield f"hooks[{index}].says", hook.says
        yield f"hooks[{index}].thanks", hook.thanks
    for index, door in enumerate(partner.doors):
        yield f"doors[{index}].says", door.says
        yield f"doors[{index}].again", door.again
        yield from _listed(f"doors[{index}].others", door.others)
    for index, ask in enumerate(partner.asks_back):
        yield f"asks_back[{index}].says", ask.says
    for key, lines in partner.recalls.items():
        yield from _listed(f"recalls.{key}", lines)
    for family, moods in partner.reactions.items():
        for mood, lines in moods.items():
            yield from _listed(f"reactions.{family}.{mood}", lines)
    for move, lines in partner.grants.items():
        yield from _listed(f"grants.{move}", lines)
    for name in (
        "outside",
        "unsure",
        "roughly",
        "otherwise",
        "veiled",
        "picks",
        "private",
        "guarded",
        "told",
        "musings",
        "tempts",
        "distracted",
    ):
        yield from _listed(name, getattr(partner, name))
    for group in ("kindly", "briefly", "goodbyes", "again", "promises", "lines"):
        for name, lines in getattr(partner, group).items():
            yield from _listed(f"{group}.{name}", lines)


def _listed(path: str, lines: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for index, line in enumerate(lines):
        yield f"{path}[{index}]", line
