"""What a learner brings: the goal, what they can give, whom they aim at, and whose name they may use."""

from __future__ import annotations

from dataclasses import dataclass, replace

MOST_TARGETS = 25  # D3.4


@dataclass(frozen=True, slots=True)
class Target:
    """A company or a person on the list: Greepwerk, because they test hands, and what to ask about them."""

    name: str
    why: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Permission:
    """Whose name may be used, and for what: Carla, "to say that she sent me"."""

    name: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Profile:
    """All of it, as partners and mentor use it in rehearsals."""

    goal: str = ""
    gives: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    names: tuple[Permission, ...] = ()

    def evolve(self, **changes: object) -> Profile:
        """A copy with `changes`."""
        return replace(self, **changes)  # type: ignore[arg-type]
