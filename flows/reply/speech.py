"""Lines in the making: which of a partner's can still be said, and who says them in which mood."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from flows.chance import chance, pick
from flows.moment import Moment
from flows.moves import Move
from flows.people import Mood
from flows.person import Person, mood_of
from flows.rehearsal import Encounter, Line, OpenDoor, Rehearsal
from flows.words import content

MOST_LINES = 3
BRIDGES = ("roughly[", "otherwise[")
"""Groups of a few words before something that is told; they don't make a reply longer."""
_AGREES = ("grants.meeting_ask", "grants.review_ask", "reactions.follow_up", "goodbyes.")
_DAY = re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight)\b")


@dataclass(slots=True)
class Speech:
    """The lines of one reply. They are chosen by seed, turn and occasion, and none that was said before."""

    person: Person
    encounter: Encounter
    rehearsal: Rehearsal
    moment: Moment | None = None
    lines: list[Line] = field(default_factory=list)
    asks: str = ""

    def say_one(self, group: str, *facts: tuple[str, str]) -> bool:
        """One unspoken line of a group such as `goodbyes.warm` that names no other day than the learner did; false when there is none."""
        choices = [line for line in self.person.lines if line.startswith(f"{group}[") and self._unspoken(line) and self._fits_the_day(line)]
        return bool(choices) and self.say(pick(choices, self.rehearsal.seed, self.rehearsal.turn, group), *facts)

    def say(self, line: str, *facts: tuple[str, str]) -> bool:
        """This line, unless it was said before or the reply is long enough."""
        if not self._unspoken(line) or not (self._has_room() or line.startswith(BRIDGES)):
            return False
        self.lines.append(Line(self.person.id, line, facts))
        return True

    def _has_room(self) -> bool:
        return sum(not said.id.startswith(BRIDGES) for said in self.lines) < MOST_LINES

    def _make_room(self) -> None:
        """Takes the last lines back until one more may be said; no bridge is left that leads nowhere."""
        while self.lines and (not self._has_room() or self.lines[-1].id.startswith(BRIDGES)):
            self.lines.pop()

    def _fits_the_day(self, line: str) -> bool:
        """Whether a line leaves the day as it was proposed: to "Tuesday?" nobody answers "Wednesday, my kitchen."."""
        if self.moment is None or not line.startswith(_AGREES):
            return True
        theirs, ours = (set(_DAY.findall(text.lower())) for text in (self.moment.text, self.person.lines[line]))
        return not theirs or not ours or bool(theirs & ours)

    def _is_news(self, text: str) -> bool:
        """Whether `text` tells something that this reply and the one before have not."""
        recent = (*self.encounter.previous, *(line.id for line in self.lines))
        just_said = content(" ".join(self.person.lines.get(line, "") for line in recent))
        words = content(text)
        return len(words & just_said) < max(2, len(words) / 3)

    def _mood(self) -> Mood:
        return mood_of(self.person.partner, self.encounter)

    def _balance(self) -> float:
        return self.encounter.ledger.balance

    def _unspoken(self, line: str) -> bool:
        return line in self.person.lines and line not in self.encounter.spoken and all(line != said.id for said in self.lines)

    def _chance(self, *occasion: object) -> float:
        return chance(self.rehearsal.seed, self.rehearsal.turn, self.person.id, *occasion)

    def _invite(self, door: int, moves: tuple[Move, ...]) -> None:
        self.encounter = self.encounter.evolve(doors=(*self.encounter.doors, OpenDoor(door, moves, self.rehearsal.turn)))
