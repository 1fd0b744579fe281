"""The library: everything in `prompts/`, loaded when first needed, as the world a rehearsal is played in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from bot.content.ear import load_recogniser
from bot.content.sense import load_sense
from bot.content.strict import load
from flows.answers import Common, Index
from flows.guidance import Guidance
from flows.meaning import Shared
from flows.people import Partner, part_of, person_of
from flows.person import Person
from flows.play import World
from flows.rewriting import Wordings
from flows.scenes import Flow, Scene


@dataclass(frozen=True, slots=True)
class Topics:
    """The common topics: what anybody can be asked about, and words that mean the same."""

    synonyms: dict[str, str]
    topics: dict[str, Common]


class Shelf(Mapping[str, Person]):
    """The partners by name; each is read from disk when somebody first meets them."""

    def __init__(self, root: Traversable) -> None:
        self._folder = root / "partners"
        self._topics = load(Topics, root / "topics.yaml", "topics.yaml")
        self._names = sorted(file.name.removesuffix(".yaml") for file in self._folder.iterdir() if file.name.endswith(".yaml"))
        self._met: dict[str, Person] = {}
        self._shared = cache(lambda: Shared(self._topics.topics, load_sense()))

    def __getitem__(self, name: str) -> Person:
        if name not in self._met:
            partner = self._partner(name)
            alike = part_of(name) and not self[person_of(name)].partner.parts[part_of(name)].topics
            index = (
                self[person_of(name)].index
                if alike
                else Index(partner, self._topics.topics, self._topics.synonyms, load_sense(), self._shared)
            )
            self._met[name] = Person.of(name, partner, index)
        return self._met[name]

    def _partner(self, name: str) -> Partner:
        """The partner of a file, or, for "dana.call", in one of their parts."""
        who, scene = person_of(name), part_of(name)
        if who not in self._names:
            raise KeyError(name)
        if not scene:
            return load(Partner, self._folder / f"{who}.yaml", f"partners/{who}.yaml")
        partner = self[who].partner
        if scene not in partner.parts:
            raise KeyError(name)
        return partner.playing(scene)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@cache
def prompts() -> Traversable:
    """Where the content stands: in the package, from whichever folder the program runs."""
    return files("prompts")


@cache
def world() -> World:
    """The world that every shell plays in; loaded once, shared by all. Raises Faults."""
    root = prompts()
    return World(scenes(root), Shelf(root), load_recogniser(), load(Guidance, root / "mentor" / "guidance.yaml", "mentor/guidance.yaml"))


@cache
def rewriting() -> Wordings:
    """The wordings of rewritten drafts. Raises Faults."""
    return load(Wordings, prompts() / "mentor" / "rewriting.yaml", "mentor/rewriting.yaml")


def scenes(root: Traversable) -> dict[str, Flow]:
    """The scenes below `root`, by name."""
    names = sorted(file.name for file in (root / "scenes").iterdir() if file.name.endswith(".yaml"))
    found = [load(Scene, root / "scenes" / name, f"scenes/{name}") for name in names]
    return {scene.name: Flow(scene) for scene in found}
