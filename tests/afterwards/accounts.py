"""Accounts with what is in them, and how a reading of one is judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from flows.afterwards import Said, Someone, read
from flows.words import content
from tests.rows import rows_of


@dataclass(frozen=True, slots=True)
class Account:
    """One account: text, the moment it was written, and what somebody else says is in it."""

    text: str
    now: datetime
    people: list[dict[str, str]] = field(default_factory=list)
    promises: list[dict[str, Any]] = field(default_factory=list)
    theirs: list[dict[str, Any]] = field(default_factory=list)


def accounts(name: str) -> list[Account]:
    """Those of `tests/afterwards/<name>.yaml`."""
    rows = rows_of(Path(__file__).parent / f"{name}.yaml")
    return [
        Account(row["text"], datetime.fromisoformat(row["now"]), row["people"], row["promises"], row.get("theirs") or []) for row in rows
    ]


def measured(account: Account) -> tuple[dict[str, int], list[str]]:
    """Counts of right, wrong and missed, and a line for each that is not right."""
    log = read(account.text, account.now)
    figures: dict[str, int] = {}
    notes: list[str] = []

    def count(what: str, words: object = "") -> None:
        figures[what] = figures.get(what, 0) + 1
        if not what.endswith("right"):
            notes.append(f"{what}: {words}")

    left = list(log.people)
    for wanted in account.people:
        found = next((each for each in left if _is_called(each, wanted["name"])), None)
        if found is None:
            count("people missed", wanted["name"])
            continue
        left.remove(found)
        count("people right")
        for attribute in ("company", "role"):
            if wanted.get(attribute):
                got = getattr(found, attribute)
                count(f"{attribute} right" if content(got) & content(wanted[attribute]) else f"{attribute} wrong", (got, wanted[attribute]))
            elif attribute == "company" and getattr(found, attribute):
                count("company wrong", (found.company, "none"))
    for each in left:
        count("people wrong", each.name)
    _promises(account.promises, list(log.mine), "promises", "to", count)
    _promises(account.theirs, list(log.theirs), "theirs", "from", count)
    if not notes:
        count("whole right")
        figures["whole"] = figures.pop("whole right")
    return figures, notes


def _promises(wanted: list[dict[str, Any]], found: list[Said], kind: str, key: str, count: Any) -> None:
    for each in wanted:
        match = next((said for said in found if _is_to(said, each[key]) and _shares(said.what, each["what"])), None)
        if match is None:
            count(f"{kind} missed", each)
            continue
        found.remove(match)
        count(f"{kind} right")
        if kind == "promises":
            due = date.fromisoformat(str(each["due"])).toordinal() if each.get("due") else 0
            got = date.fromordinal(match.due) if match.due else None
            count("due right" if due == match.due else "due wrong", (each["what"], got, each.get("due")))
    for said in found:
        count(f"{kind} wrong", (said.to, said.what, date.fromordinal(said.due) if said.due else None))


def _is_called(each: Someone, name: str) -> bool:
    return _alike(each.name, name)


def _is_to(said: Said, name: str | None) -> bool:
    return _alike(said.to, name or "")


def _alike(one: str, other: str) -> bool:
    a, b = one.casefold(), other.casefold()
    return a == b or bool(a and b) and (a in b or b in a or content(a) == content(b) or len(content(a) & content(b)) >= 2)


def _shares(one: str, other: str) -> bool:
    wanted = content(other)
    return len(content(one) & wanted) * 2 >= len(wanted) if wanted else one.casefold() == other.casefold()
