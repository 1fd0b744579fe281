"""The partners by name, each in all their parts; guesses at real people and coaches' partners beside them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources.abc import Traversable

from bot.content.guessing import voice, weaving
from bot.content.seats import MOST_OWN, Seats, is_own
from bot.content.sense import load_sense
from bot.content.strict import load
from flows.answers import Common, Index
from flows.guess import Finder, Ways
from flows.meaning import Shared
from flows.people import Part, Partner, part_of, person_of
from flows.person import Asking, Person
from flows.scenes import Scene

MOST_GUESTS = 128  # guesses at real people that are kept; 3 milliseconds and 80 kB each, with what they can be asked
MOST_IN_OWN = 64  # people in a coach's scene who are kept ready, each with their lines; 200 kB each


@dataclass(frozen=True, slots=True)
class Topics:
    """The common topics: what anybody can be asked about, and words that mean the same."""

    synonyms: dict[str, str]
    topics: dict[str, Common]


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
            kept[name] = Person.of(name, partner, self._index_of(name, partner), self._topics.topics)
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
                partner = seats[who]
                return replace(partner, kindly=voice().kindly | partner.kindly)  # who has no such lines says what anybody would
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
