"""The library: everything in `prompts/`, loaded when first needed, as the world a rehearsal is played in."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from bot.content.ear import load_recogniser
from bot.content.sense import load_sense
from bot.content.strict import load
from flows.answers import Common, Index
from flows.guess import Finder, Voice, Ways, Weaving
from flows.guidance import Guidance
from flows.meaning import Shared
from flows.people import Partner, part_of, person_of
from flows.person import Asking, Person
from flows.play import World
from flows.rewriting import Wordings
from flows.scenes import Flow, Scene


@dataclass(frozen=True, slots=True)
class Topics:
    """The common topics: what anybody can be asked about, and words that mean the same."""

    synonyms: dict[str, str]
    topics: dict[str, Common]


MOST_GUESTS = 128  # guesses at real people that are kept; 3 milliseconds and 80 kB each, with what they can be asked


class Shelf(Mapping[str, Person]):
    """The partners by name; each is read from disk when somebody first meets them. Guesses at real people are seated beside them."""

    def __init__(self, root: Traversable) -> None:
        self._folder = root / "partners"
        self._topics = load(Topics, root / "topics.yaml", "topics.yaml")
        self._names = sorted(file.name.removesuffix(".yaml") for file in self._folder.iterdir() if file.name.endswith(".yaml"))
        self._met: dict[str, Person] = {}
        self._guests: OrderedDict[str, Partner] = OrderedDict()
        self._made_of: dict[str, str] = {}  # the rows they were made of, so that a change is seen
        self._seated: dict[str, Person] = {}  # the guests, in each of their parts
        self._shared = cache(lambda: Shared(self._topics.topics, load_sense()))
        self._ways = cache(lambda: Ways(weaving(), voice(), self._topics.topics, self._shared(), load_sense()))

    def __getitem__(self, name: str) -> Person:
        kept = self._seated if person_of(name) in self._guests else self._met
        if name not in kept:
            partner = self._partner(name)
            alike = part_of(name) and not self[person_of(name)].partner.parts[part_of(name)].topics
            index = self[person_of(name)].index if alike else self._index(name, partner)
            kept[name] = Person.of(name, partner, index)
        return kept[name]

    def _index(self, name: str, partner: Partner) -> Asking:
        """What they can be asked; of a guess little is known, and that is searched in another way."""
        if person_of(name) in self._guests:
            return Finder(partner, self._ways(), self._topics.synonyms, load_sense())
        return Index(partner, self._topics.topics, self._topics.synonyms, load_sense(), self._shared)

    def seat(self, name: str, made_of: str, partner: Callable[[], Partner]) -> None:
        """A guess at somebody real, `made_of` what is kept of them, is known by `name` until many others were seated after them."""
        if self._made_of.get(name) != made_of:
            self.unseat(name)
            self._guests[name], self._made_of[name] = partner(), made_of
        self._guests.move_to_end(name)
        while len(self._guests) > MOST_GUESTS:
            self.unseat(next(iter(self._guests)))

    def unseat(self, name: str) -> None:
        """They are gone, in each of their parts."""
        self._guests.pop(name, None)
        self._made_of.pop(name, None)
        for part in [part for part in self._seated if person_of(part) == name]:
            del self._seated[part]

    def _partner(self, name: str) -> Partner:
        """The partner of a file, or, for "dana.call", in one of their parts."""
        who, scene = person_of(name), part_of(name)
        if who not in self._names and who not in self._guests:
            raise KeyError(name)
        if not scene:
            if who in self._guests:
                return self._guests[who]
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
def voice() -> Voice:
    """The voice that all guesses at real people share. Raises Faults."""
    return load(Voice, prompts() / "guess" / "voice.yaml", "guess/voice.yaml")


@cache
def weaving() -> Weaving:
    """How pasted words become what a guess says. Raises Faults."""
    return load(Weaving, prompts() / "guess" / "weaving.yaml", "guess/weaving.yaml")


@cache
def rewriting() -> Wordings:
    """The wordings of rewritten drafts. Raises Faults."""
    return load(Wordings, prompts() / "mentor" / "rewriting.yaml", "mentor/rewriting.yaml")


def scenes(root: Traversable) -> dict[str, Flow]:
    """The scenes below `root`, by name."""
    names = sorted(file.name for file in (root / "scenes").iterdir() if file.name.endswith(".yaml"))
    found = [load(Scene, root / "scenes" / name, f"scenes/{name}") for name in names]
    return {scene.name: Flow(scene) for scene in found}
