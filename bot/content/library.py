"""The library: everything in `prompts/`, loaded when first needed, as the world a rehearsal is played in."""

from __future__ import annotations

import asyncio
import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Generic, TypeVar

from bot.content.ear import load_recogniser
from bot.content.sense import load_sense
from bot.content.strict import load
from bot.content.uploads.kinship import base_of
from flows.answers import Common, Index
from flows.guess import Finder, Voice, Ways, Weaving
from flows.guidance import Guidance
from flows.meaning import Shared
from flows.people import Part, Partner, part_of, person_of
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
MOST_OWN = 48  # partners of coaches that are kept, and as many scenes; a partner takes 4 milliseconds and 400 kB, a scene 50
MOST_IN_OWN = 64  # people in a coach's scene who are kept ready, each with their lines; 200 kB each
_OWN = re.compile(r"own[1-9]\d{0,17}")
T = TypeVar("T")


class Seats(Generic[T]):
    """Values by name, each with what it was made of, so that a change is seen; whoever was seated longest ago gives way."""

    def __init__(self, most: int, gone: Callable[[str], None]) -> None:
        self._most, self._gone = most, gone
        self._held: OrderedDict[str, tuple[str, T]] = OrderedDict()

    def seat(self, name: str, made_of: str, value: Callable[[], T]) -> None:
        """`name` stands for `value`, which is only made if it was made of something else before."""
        if name not in self._held or self._held[name][0] != made_of:
            self.drop(name)
            self._held[name] = (made_of, value())
        self._held.move_to_end(name)
        while len(self._held) > self._most:
            self.drop(next(iter(self._held)))

    def drop(self, name: str) -> None:
        """It is gone, with all that was made of it."""
        if self._held.pop(name, None) is not None:
            self._gone(name)

    def __getitem__(self, name: str) -> T:
        return self._held[name][1]

    def __contains__(self, name: str) -> bool:
        return name in self._held

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)


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


class Shelf(Mapping[str, Person]):
    """The partners by name; each is read from disk when somebody first meets them. Guesses and coaches' partners are seated beside them."""

    def __init__(self, root: Traversable) -> None:
        self._folder = root / "partners"
        self._topics = load(Topics, root / "topics.yaml", "topics.yaml")
        self._names = sorted(file.name.removesuffix(".yaml") for file in self._folder.iterdir() if file.name.endswith(".yaml"))
        self._met: dict[str, Person] = {}
        self._seated: dict[str, Person] = {}  # guests and coaches' partners, in each of their parts
        self._in_own: OrderedDict[str, Person] = OrderedDict()  # anybody, in a coach's scene
        self._guests: Seats[Partner] = Seats(MOST_GUESTS, self._forget)
        self._own: Seats[Partner] = Seats(MOST_OWN, self._forget)
        self._like: dict[str, tuple[str, bool]] = {}  # coaches' scenes: the one each is like, and whether it takes a part in that
        self._shared = cache(lambda: Shared(self._topics.topics, load_sense()))
        self._ways = cache(lambda: Ways(weaving(), voice(), self._topics.topics, self._shared(), load_sense()))

    def __getitem__(self, name: str) -> Person:
        kept = self._kept(name)
        if name not in kept:
            partner = self._partner(name)
            kept[name] = Person.of(name, partner, self._index_of(name, partner))
            while len(self._in_own) > MOST_IN_OWN:
                self._in_own.popitem(last=False)
        return kept[name]

    def _kept(self, name: str) -> dict[str, Person]:
        if part_of(name) in self._like:
            return self._in_own
        return self._seated if self._is_seated(person_of(name)) else self._met

    def _is_seated(self, who: str) -> bool:
        return who in self._guests or who in self._own

    def _index_of(self, name: str, partner: Partner) -> Asking:
        """What they can be asked: where a part knows no more than they do anyway, the same."""
        who, scene = person_of(name), part_of(name)
        if scene and not self[who].partner.parts[scene].topics:
            return self[who].index
        if scene in self._like:
            return self[f"{who}.{self._like[scene][0]}"].index
        return self._index(name, partner)

    def _index(self, name: str, partner: Partner) -> Asking:
        """What they can be asked; of a guess little is known, and that is searched in another way."""
        if person_of(name) in self._guests:
            return Finder(partner, self._ways(), self._topics.synonyms, load_sense())
        return Index(partner, self._topics.topics, self._topics.synonyms, load_sense(), self._shared)

    def seat(self, name: str, made_of: str, partner: Callable[[], Partner]) -> None:
        """A guess at somebody real, `made_of` what is kept of them, is known by `name` until many others were seated after them."""
        self._guests.seat(name, made_of, partner)

    @property
    def own(self) -> Seats[Partner]:
        """The partners of coaches that are seated."""
        return self._own

    def seat_own(self, name: str, made_of: str, partner: Callable[[], Partner]) -> None:
        """The same for a coach's partner."""
        self._own.seat(name, made_of, partner)

    def unseat(self, name: str) -> None:
        """They are gone, in each of their parts."""
        self._guests.drop(name)
        self._own.drop(name)

    def takes(self, name: str, scene: Scene | None, base: str) -> None:
        """A coach's scene is there, and everybody plays in it as in `base`; None: it is gone."""
        self._like.pop(name, None)
        for part in [part for part in self._in_own if part_of(part) == name]:
            del self._in_own[part]
        if scene is not None:
            self._like[name] = (base, scene.has_parts)
        for kept in (self._met, self._seated):
            for who, person in kept.items():
                if not part_of(who):
                    kept[who] = replace(person, partner=self._in_own_scenes(person.partner))

    def _forget(self, name: str) -> None:
        for kept in (self._seated, self._in_own):
            for part in [part for part in kept if person_of(part) == name]:
                del kept[part]

    def _partner(self, name: str) -> Partner:
        """The partner of a file, or, for "dana.call", in one of their parts."""
        who, scene = person_of(name), part_of(name)
        if who not in self._names and not self._is_seated(who):
            raise KeyError(name)
        if not scene:
            return self._in_own_scenes(self._whole(who))
        partner = self[who].partner
        if scene not in partner.parts:
            raise KeyError(name)
        return partner.playing(scene)

    def _whole(self, who: str) -> Partner:
        for seats in (self._guests, self._own):
            if who in seats:
                return seats[who]
        return load(Partner, self._folder / f"{who}.yaml", f"partners/{who}.yaml")

    def _in_own_scenes(self, partner: Partner) -> Partner:
        """The partner with a part in each coach's scene that they can be met in: the one they have in the scene it is like."""
        if not self._like and not any(map(is_own, partner.parts)):
            return partner
        parts = {scene: part for scene, part in partner.parts.items() if not is_own(scene)}
        found = {scene: _part_in(partner, base, needed) for scene, (base, needed) in self._like.items()}
        return replace(partner, parts=parts | {scene: part for scene, part in found.items() if part})

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _part_in(partner: Partner, base: str, needed: bool) -> Part | None:
    """The part somebody has in `base`; where none is needed, themselves, with the first words they have there."""
    if base in partner.parts or needed:
        return partner.parts.get(base)
    return Part("", greets=partner.greets.get(base) or partner.greets.get("any") or partner.greets.get("coffee", ()))


def is_own(name: str) -> bool:
    """Whether a name is that of something a coach brought: "own12"."""
    return _OWN.fullmatch(name) is not None


def seat_own(name: str, made_of: str, value: Callable[[], Partner | Scene]) -> None:
    """A coach's partner or scene is known by `name` ("own12") until many others were seated after it.

    `made_of` tells one version from another, such as a digest; `value` is only asked for where it changed.
    Raises ValueError for another name, and for a partner that becomes a scene.
    """
    if not is_own(name):
        raise ValueError(f"{name!r} is no name for what a coach brought; it is called own1, own2 and so on")
    people, flows = world().people, world().flows
    assert isinstance(people, Shelf) and isinstance(flows, Scenes)
    made = cache(value)
    if name in flows.own or (name not in people.own and isinstance(made(), Scene)):
        flows.seat_own(name, made_of, lambda: _as(Scene, made()))
    else:
        people.seat_own(name, made_of, lambda: _as(Partner, made()))


def unseat_own(name: str) -> None:
    """What a coach brought is gone, whatever it was."""
    people, flows = world().people, world().flows
    assert isinstance(people, Shelf) and isinstance(flows, Scenes)
    people.unseat(name)
    flows.unseat(name)


async def readied(name: str) -> None:
    """All sentences of a coach's partner are looked at beforehand, in a thread: new ones take 2 milliseconds each, once.

    To be waited for before a turn with them; it costs nothing where that was done, and nobody else waits for it.
    """
    if is_own(person_of(name)):
        await asyncio.to_thread(world().people[name].index.asked, "How are you?")


def _as(kind: type[T], value: object) -> T:
    if not isinstance(value, kind):
        raise ValueError(f"this was a {kind.__name__.lower()} before, and now it is none; a new thing has a new number")
    return value


@cache
def prompts() -> Traversable:
    """Where the content stands: in the package, from whichever folder the program runs."""
    return files("prompts")


@cache
def world() -> World:
    """The world that every shell plays in; loaded once, shared by all. Raises Faults."""
    root = prompts()
    people = Shelf(root)
    return World(
        Scenes(scenes(root), people.takes),
        people,
        load_recogniser(),
        load(Guidance, root / "mentor" / "guidance.yaml", "mentor/guidance.yaml"),
    )


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
