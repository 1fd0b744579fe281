"""Who is met in a scene, in which part, and how they stand to the learner before the first word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from flows.chance import shuffled
from flows.judgement import OPENING_TRUST
from flows.ledger import Ledger
from flows.moves import Relationship
from flows.people import Part, Role, person_of
from flows.promises import Promise
from flows.rehearsal import Encounter
from flows.relationship import Bond, looked_at, resolved
from flows.scenes import Scene
from flows.world import World

DELIVERS_IN = "follow_up"  # the scene in which promises are kept
STOCK = 3  # days since a promise was made that the content brings along
_MEANT_TO_MEET = (Role.FELLOW, Role.BUSY, Role.MATTERS)


@dataclass(frozen=True, slots=True)
class History:
    """What a learner brings into a rehearsal: the bonds there are, the day, and their own lists."""

    bonds: Mapping[str, Bond] = field(default_factory=dict)  # by partner
    day: int = 0  # of the learner's clock, as `date.toordinal` counts
    targets: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()  # ids of the mentor's notes in earlier rehearsals, oldest first


def who_plays(world: World, scene: str, met: Iterable[str] = ()) -> tuple[str, ...]:
    """The partners who can be met in `scene`: all of them, or those with a part in it, and those of `met` whose own lines can stand in."""
    spec = world.flows[scene].scene
    known = frozenset(met) if spec.stands_in else frozenset()
    return tuple(name for name in world.people if name in known or can_meet(world, name, scene))


def can_meet(world: World, partner: str, scene: str) -> bool:
    """Whether somebody can be met in a scene: some scenes need lines of their own."""
    return not world.flows[scene].scene.has_parts or scene in world.people[partner].partner.parts


def cast(world: World, scene: str, partner: str, seed: int, guests: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Who is there: `partner` alone, or, in a room, three with a role each, `partner` and as many `guests` as find room among them."""
    spec = world.flows[scene].scene
    names = (_seated if spec.table else _in_room if spec.people > 1 else _alone)(world, scene, partner, seed)
    if guests and spec.people > 1:
        others = [name for name in names if name not in guests]
        names = tuple(shuffled([*guests, *others][: spec.people], seed, "guests"))
    return tuple(_part(world, name, scene) for name in names)


def met(world: World, spec: Scene, name: str, level: str, history: History) -> Encounter:
    """The encounter before the first word: with somebody new, or with somebody who remembers."""
    partner, bond = world.people[name].partner, history.bonds.get(person_of(name))
    part: Part | None = partner.parts.get(spec.name)
    relationship = (part.relationship if part else None) or spec.relationship
    trust = OPENING_TRUST[relationship] + spec.tuning(level).trust
    promises: tuple[Promise, ...] = ()
    if part and part.promised and not (bond and bond.open_promises):
        promises = (Promise(part.promised.what, history.day - STOCK, history.day),)
    if bond is None:
        return Encounter(name, Ledger(trust), relationship=part.relationship if part else None, promises=promises)
    if spec.name != DELIVERS_IN:
        bond = looked_at(bond, history.day)
    balance = bond.balance_on(history.day)
    friend = relationship is Relationship.FRIEND
    return Encounter(
        name,
        Ledger(round(max(OPENING_TRUST[relationship] - 1.5, (OPENING_TRUST[relationship] + balance) / 2) if friend else balance, 3)),
        spoken=bond.said,
        picked_up=bond.picked_up if not part or not part.hooks else (),
        told=bond.told,
        work_told=bond.work_told,
        aim_told=bond.aim_told,
        relationship=relationship if friend else bond.relationship(history.day),
        meetings=bond.meetings,
        promises=(*bond.promises, *promises),
        resolved=resolved(bond),
    )


def _alone(world: World, scene: str, partner: str, seed: int) -> tuple[str, ...]:
    return (partner,)


def _seated(world: World, scene: str, partner: str, seed: int) -> tuple[str, ...]:
    """Those at a table, `partner` the first to speak."""
    others = [name for name in shuffled(sorted(who_plays(world, scene)), seed, "table") if name != partner]
    return (*((partner,) if partner else ()), *others)[: world.flows[scene].scene.people]


def _part(world: World, name: str, scene: str) -> str:
    return f"{name}.{scene}" if scene in world.people[name].partner.parts else name


def _in_room(world: World, scene: str, partner: str, seed: int) -> tuple[str, ...]:
    found: dict[Role, str] = {}
    if partner:
        found[world.people[partner].partner.rooms[0]] = partner
    for role in _MEANT_TO_MEET:
        fitting = [name for name in world.people if role in world.people[name].partner.rooms and name not in found.values()]
        if role not in found and fitting:
            found[role] = shuffled(sorted(fitting), seed, role)[0]
    return tuple(shuffled(list(found.values()), seed, "places"))
