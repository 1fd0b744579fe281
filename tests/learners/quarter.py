"""A quarter of a year of two learners, told as a story: `python -m tests.learners.quarter [diligent|careless]`.

Thirteen weeks in the core alone, day by day, with the same learners that the debrief is measured with. The diligent one follows the
path, delivers what was promised and comes back; the careless one talks to somebody new, promises, and lets it lie.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from bot.content.library import world
from bot.past import past_of
from bot.practice import Finished, closest_of
from bot.store.tables import Rehearsed
from bot.words import PLAIN, line_text
from flows.casting import History, who_plays
from flows.chance import chance, shuffled
from flows.past import Past
from flows.path import suggestion
from flows.people import person_of
from flows.promises import BROKEN, KEPT, OPEN
from flows.relationship import Bond, Growth, acted, after, due_deed, introduced, looked_at

from .play import Played, rehearse

START = date(2027, 1, 4).toordinal()  # a Monday
WEEKS = 13
SEEDS = {"diligent": 11, "careless": 12}


@dataclass
class Quarter:
    """One learner's garden as the weeks go by."""

    who: str
    bonds: dict[str, Bond] = field(default_factory=dict)
    past: list[Past] = field(default_factory=list)
    story: list[str] = field(default_factory=list)
    kept: int = 0
    broken: int = 0
    opened: int = 0
    second: int = 0

    def tell(self, day: int, line: str) -> None:
        """A line of the story."""
        self.story.append(f"  {date.fromordinal(day):%d %b}  {line}")

    def live(self) -> Quarter:
        """All thirteen weeks."""
        for week in range(WEEKS):
            self.story.append(f"Week {week + 1}")
            for day in self._days(week):
                self._unasked(day)
                self._practise(day)
            self.story.append("  " + self.garden(START + 7 * week + 6))
        return self

    def garden(self, day: int) -> str:
        """The garden on a day in one line: "Dana in bloom, Kev wilting"."""
        return "Garden: " + (", ".join(f"{_called(name)} {bond.growth(day)}" for name, bond in self.bonds.items()) or "bare soil")

    def grown(self, day: int) -> list[Growth]:
        """How everything stands."""
        return [bond.growth(day) for bond in self.bonds.values()]

    def _days(self, week: int) -> Iterator[int]:
        wanted = (1, 3, 5) if self.who == "diligent" else ((2, 4) if chance(self.who, week, "any") < 0.75 else ())
        yield from (START + 7 * week + day for day in wanted)

    def _habit(self, number: int) -> str:
        if self.who == "careless":
            return shuffled(["warm", "passive", "rambling", "pushy", "warm", "repairing"], SEEDS[self.who], number)[0]
        return "pushy" if number < 1 else "repairing" if number < 4 else "balanced"

    def _practise(self, day: int) -> None:
        scene, level, partner = self._choice(day)
        number, before = len(self.past), self.bonds.get(partner)
        history = History(dict(self.bonds), day)
        played = rehearse(self._habit(number), scene, partner, SEEDS[self.who] * 100 + number, level, history)
        self._say(day, scene, partner, played, before)
        closest = closest_of(played.rehearsal)
        row = Rehearsed(learner=1, scene=scene, partner=partner, seed=0, level=level, state="", began=date.fromordinal(day))
        self.past.append(past_of(Finished(row, played.rehearsal, played.debrief, played.turns, (), ""), closest.partner, day))
        for encounter in played.rehearsal.room:
            if encounter.turns:
                name = person_of(encounter.partner)
                self.bonds[name] = after(self.bonds.get(name), encounter, played.turns, played.debrief.second_coffee, day)

    def _choice(self, day: int) -> tuple[str, str, str]:
        """What comes next, and with whom: a promise first, for whoever keeps them; else what the path says."""
        if self.who == "diligent":
            owed = [name for name, bond in self.bonds.items() if any(day >= promise.made + 2 for promise in bond.open_promises)]
            if owed and len(self.past) % 3 != 2:
                return "follow_up", "normal", owed[0]
            dry = [name for name, bond in self.bonds.items() if day - bond.last > 18 and bond.balance > 3]
            if dry and len(self.past) % 2:
                return "coffee", "normal", dry[0]
        told = suggestion(tuple(self.past), day, tuple(world().flows))
        people = shuffled(sorted(who_plays(world(), told.scene)), SEEDS[self.who], len(self.past))
        known = [name for name in people if name in self.bonds]
        again = self.who == "diligent" and known and len(self.past) % 3 == 2
        return told.scene, told.level, known[0] if again else people[0]

    def _say(self, day: int, scene: str, partner: str, played: Played, before: Bond | None) -> None:
        again = before is not None and before.meetings > 0
        self.second += again and played.debrief.second_coffee == "yes"
        told, faced = played.debrief, closest_of(played.rehearsal)
        name = _called(person_of(faced.partner)) + (" again" if again else "")
        self.tell(day, f"{scene}, {played.rehearsal.level}, {name}: {told.overall}, {told.second_coffee}.")
        if before and (seen := looked_at(before, day)) != before and scene != "follow_up":
            lost = next(promise for promise in seen.promises if promise.state == BROKEN and promise not in before.promises)
            self.broken += 1
            self.tell(day, f"    what was promised never came: “{lost.words}”")
        for promise in faced.promises:
            if promise.state == KEPT and not (before and promise in before.promises):
                self.kept += 1
                self.tell(day, f"    a promise kept: “{promise.words}”")
        if again:
            first = [line_text(line, PLAIN) for line in played.turns[0].lines if line.speaker != "scene"]
            self.tell(day, f"    {_called(partner)}: {' '.join(first)}") if first else None

    def _unasked(self, day: int) -> None:
        for name, bond in list(self.bonds.items()):
            partner = world().people[name].partner
            index = due_deed(bond, partner, day)
            if index < 0:
                continue
            self.bonds[name], deed = acted(bond, index, day), partner.unasked[index]
            self.tell(day, f"{partner.called}, unasked: {deed.says}")
            seed = introduced(deed, self.bonds, name, day)
            if seed:
                self.bonds[deed.to], self.opened = seed, self.opened + 1


def _called(name: str) -> str:
    return world().people[name].partner.called


def main() -> None:
    """Print the stories, and what is left of both at the end."""
    for who in sys.argv[1:] or SEEDS:
        quarter = Quarter(who).live()
        print(f"A quarter of a year of somebody {who}\n", *quarter.story, sep="\n")
        end = START + 7 * WEEKS
        owed = sum(promise.state == OPEN for bond in quarter.bonds.values() for promise in bond.promises)
        grown = {str(growth): quarter.grown(end).count(growth) for growth in Growth if growth in quarter.grown(end)}
        print(
            f"\n{len(quarter.past)} rehearsals, {len(quarter.bonds)} people, {quarter.second} second coffees wanted again; "
            f"promises kept {quarter.kept}, broken {quarter.broken}, open {owed}; doors opened by others {quarter.opened}; garden {grown}\n"
        )


if __name__ == "__main__":
    main()
