"""Which built-in scene a coach's own is like: the parts, greetings and lines of that one are played in it."""

from __future__ import annotations

from collections.abc import Mapping

from flows.scenes import Scene


def base_of(scene: Scene, known: Mapping[str, Scene]) -> str:
    """The one of `known` that `scene` is like: by its name, by what it is heard as, or by the lines it asks for; else nothing."""
    groups = set(scene.lines)
    named = [name for name in (scene.name, scene.heard_as) if name in known and groups <= set(known[name].lines)]
    by_lines = [name for name, each in known.items() if groups and groups <= set(each.lines)]
    return next(iter((*named, *by_lines)), "")
