"""Ways in which people write times, with what each should become, and what it became."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flows.when import Outcome, When, read
from tests.rows import rows_of

HERE = Path(__file__).parent
RIGHT, ASKED, MISSED, WRONG = "right", "asked", "missed", "silently wrong"


@dataclass(frozen=True, slots=True)
class Case:
    """One text, when and where it was written, and what it should become."""

    text: str
    now: datetime
    expect: dict[str, Any]

    def became(self) -> When:
        return read(self.text, self.now)

    def verdict(self) -> str:
        """`right`; `asked` where it needn't be, or with other choices; `missed` if nothing was taken for granted; else `silently wrong`."""
        found, wanted = self.became(), self.expect
        if found.outcome == wanted["outcome"]:
            if found.outcome is Outcome.CLEAR:
                return RIGHT if self._same(found) else WRONG
            if found.outcome is Outcome.ASK and "choices" in wanted:
                return (
                    RIGHT if {_moment(choice) for choice in wanted["choices"]} == set(self.by_own_clock(found, *found.choices)) else ASKED
                )
            return RIGHT if self._was_then(found) else WRONG
        return {Outcome.CLEAR: WRONG, Outcome.ASK: ASKED}.get(found.outcome, MISSED)

    def by_own_clock(self, found: When, *walls: datetime) -> tuple[datetime, ...]:
        """What the learner's own clock shows then, if the time was said by another place's."""
        if not found.zone or not found.is_timed:
            return walls
        return tuple(wall.replace(tzinfo=ZoneInfo(found.zone)).astimezone(self.now.tzinfo).replace(tzinfo=None) for wall in walls)

    def _was_then(self, found: When) -> bool:
        """Whether what is over was on the day that the case names, if it names one."""
        return (
            found.outcome is not Outcome.PAST
            or not found.starts
            or _moment(self.expect.get("starts", found.starts)).date() == found.starts.date()
        )

    def _same(self, found: When) -> bool:
        assert found.starts
        wanted = self.expect
        same = self.by_own_clock(found, found.starts) == (_moment(wanted["starts"]),) and found.is_timed == wanted.get(
            "timed", found.is_timed
        )
        return same and found.minutes == wanted.get("minutes", found.minutes)


def cases(name: str = "cases") -> list[Case]:
    """The cases of a file."""
    file = HERE / f"{name}.yaml"
    rows = rows_of(file)
    return [Case(row["text"], datetime.fromisoformat(row["now"]).astimezone(ZoneInfo(row["zone"])), row["expect"]) for row in rows]


def _moment(said: Any) -> datetime:
    found = datetime.fromisoformat(str(said))
    return found.replace(tzinfo=None)
