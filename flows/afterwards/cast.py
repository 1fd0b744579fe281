"""Who has come up in an account, where each is spoken of, and who is meant by "she", "him" and "they"."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from flows.afterwards.log import Someone
from flows.afterwards.names import gender_of

_HERS, _HIS = frozenset({"she", "her", "hers"}), frozenset({"he", "him", "his"})


@dataclass(slots=True)
class Cast:
    """Who has come up so far, and where; it grows while an account is read."""

    text: str
    people: list[Someone] = field(default_factory=list)
    spots: list[tuple[int, int]] = field(default_factory=list)  # where, and who by number
    asides: list[tuple[int, int, str]] = field(default_factory=list)  # names that stand for somebody who wasn't met

    def known(self, name: str) -> int:
        """The number of who is called that; -1 for nobody."""
        wanted = name.lower().split()
        for number, each in enumerate(self.people):
            parts = each.name.lower().split()
            if not each.is_named or not wanted:
                continue
            if name.lower() == each.name.lower() or (parts[0] == wanted[0] and parts[0][-1] != "." and min(len(parts), len(wanted)) == 1):
                return number
            if parts[-1] == wanted[-1] and (len(wanted) == 1 or len(parts) == 1 or parts[0] == wanted[0]):
                return number
        return -1

    def spot(self, at: int, number: int) -> None:
        """Somebody is spoken of here."""
        self.spots.append((at, number))
        self.spots.sort()

    def before(self, at: int) -> list[int]:
        """Who was spoken of up to here, the latest first."""
        seen = [number for _, number in self.spots[: bisect_right(self.spots, (at, 10**6))]]
        return list(dict.fromkeys(reversed(seen)))

    def spoken_of(self, pronoun: str, at: int) -> str:
        """The name of whoever was only spoken of up to here and may be "him": Mark in "her husband Mark is an architect"."""
        wants = "her" if pronoun in _HERS else "him" if pronoun in _HIS else ""
        fitting = [name for _, end, name in self.asides if wants and end <= at and gender_of(name.split()[0]) in ("", wants)]
        return fitting[-1] if fitting else ""

    def meant(self, pronoun: str, at: int) -> tuple[int, bool]:
        """Who "she" is at this place, and whether that is sure; -1 for nobody."""
        word = pronoun.lower()
        wants = "her" if word in _HERS else "him" if word in _HIS else ""
        recent = self.before(at)
        fitting = [number for number in recent if not wants or self.people[number].gender in ("", wants)]
        if not fitting:
            return (recent[0], False) if recent and not wants else (-1, False)
        exact = [number for number in fitting if wants and self.people[number].gender == wants]
        chosen = fitting[0]
        if wants and not self.people[chosen].gender:
            self.people[chosen] = self.people[chosen].evolve(gender=wants)
        return chosen, len(exact) < 2 or fitting[0] == exact[0]
