"""The scenes by name, and those of coaches beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib.resources.abc import Traversable

from bot.content.seats import MOST_OWN, Seats
from bot.content.strict import load
from bot.content.uploads.kinship import base_of
from flows.scenes import Flow, Scene


def scenes(root: Traversable) -> dict[str, Flow]:
    """The scenes below `root`, by name."""
    names = sorted(file.name for file in (root / "scenes").iterdir() if file.name.endswith(".yaml"))
    found = [load(Scene, root / "scenes" / name, f"scenes/{name}") for name in names]
    return {scene.name: Flow(scene) for scene in found}


class Scenes(Mapping[str, Flow]):
    """The scenes by name. Those of coaches are known beside the built-in ones, and never counted or listed among them."""

    def __init__(self, flows: dict[str, Flow], own: Callable[[str, Scene | None, str], None]) -> None:
        self._flows, self._told = flows, own
        self._own: Seats[Flow] = Seats(MOST_OWN, lambda name: own(name, None, ""))

    @property
    def own(self) -> Seats[Flow]:
        """The scenes of coaches that are seated."""
        return self._own

    def seat_own(self, name: str, made_of: str, scene: Callable[[], Scene]) -> None:
        """A coach's scene is known by `name`, and heard and played as the built-in one that it is like."""
        self._own.seat(name, made_of, lambda: self._flow(name, scene()))

    def unseat(self, name: str) -> None:
        """A coach's scene is gone."""
        self._own.drop(name)

    def _flow(self, name: str, scene: Scene) -> Flow:
        known = {each: flow.scene for each, flow in self._flows.items()}
        base = base_of(scene, known) or "coffee"
        heard = known.get(scene.heard_as, known[base])
        own = replace(scene, name=name, heard_as=heard.heard_as or heard.name)
        self._told(name, own, base)
        return Flow(own)

    def __getitem__(self, name: str) -> Flow:
        return self._flows[name] if name in self._flows else self._own[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._flows)

    def __len__(self) -> int:
        return len(self._flows)
