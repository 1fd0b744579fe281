"""What was understood of an evening, put right by whoever was there: people and promises renamed, moved, dropped, added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from flows.afterwards.deadlines import without_stretch
from flows.afterwards.log import Log, Someone, Told

MOST_PEOPLE, MOST_PROMISES = 12, 12


def with_tapped(log: Log, names: Iterable[str]) -> Log:
    """The log with those who were tapped in front; who is told of too is one person."""
    people = list(log.people)
    fresh = []
    for name in names:
        first = name.casefold().split()[0]
        same = next((number for number, each in enumerate(people) if each.is_named and each.name.casefold().split()[0] == first), -1)
        if same >= 0:
            old = people[same]
            log = renamed(log.evolve(people=tuple(people)), same, name)
            people = list(log.people)
            people[same] = old.evolve(name=name, sure=True)
        else:
            fresh.append(Someone(name))
    everybody = (*fresh, *people)[:MOST_PEOPLE]
    return log.evolve(people=everybody, told=Told.PEOPLE if everybody else log.told, promises=log.promises[:MOST_PROMISES])


def in_full(log: Log, names: Iterable[str]) -> Log:
    """The log with those of the plan's list by their whole names: whoever is told of as Inês is Inês Moura."""
    for name in names:
        first = name.casefold().split()[:1]
        for number, each in enumerate(log.people):
            if each.is_named and [each.name.casefold()] == first and len(name.split()) > 1:
                log = renamed(log, number, name)
    return log


def renamed(log: Log, number: int, words: str) -> Log:
    """With another name for person `number`, "Tom Bauer" or "Tom Bauer, Siemens"; their promises go along."""
    old = log.people[number]
    name, _, company = (part.strip() for part in " ".join(words.split()).partition(","))
    new = old.evolve(name=name[:80] or old.name, company=company[:80] or old.company, is_named=True, sure=True)
    people = tuple(new if place == number else each for place, each in enumerate(log.people))
    promises = tuple(replace(each, to=new.name) if each.to == old.name else each for each in log.promises)
    return log.evolve(people=people, promises=promises)


def without_person(log: Log, number: int) -> Log:
    """Without person `number` and what was promised between the two."""
    name = log.people[number].name
    people = tuple(each for place, each in enumerate(log.people) if place != number)
    return log.evolve(people=people, promises=tuple(each for each in log.promises if each.to != name))


def changed(log: Log, number: int, **changes: object) -> Log:
    """With promise `number` otherwise: another day, to somebody else, theirs."""
    promises = tuple(replace(each, **changes) if place == number else each for place, each in enumerate(log.promises))  # type: ignore[arg-type]
    return log.evolve(promises=promises)


def dated(log: Log, number: int, due: int) -> Log:
    """With promise `number` due on that day, surely; "next week" is no part of it any more."""
    return changed(log, number, due=due, sure=True, what=without_stretch(log.promises[number].what))


def without_promise(log: Log, number: int) -> Log:
    """Without promise `number`."""
    return log.evolve(promises=tuple(each for place, each in enumerate(log.promises) if place != number))


def passed_on(log: Log, number: int) -> Log:
    """With promise `number` for the next of the people in their order."""
    names = [each.name for each in log.people]
    if not names:
        return log
    now = log.promises[number].to
    return changed(log, number, to=names[(names.index(now) + 1) % len(names)] if now in names else names[0], sure=True)


def added(log: Log, more: Log) -> Log:
    """Two accounts of one evening as one: who is told of in both is there once."""
    names = {each.name.casefold().split()[0] for each in log.people if each.is_named}
    fresh = tuple(each for each in more.people if not each.is_named or each.name.casefold().split()[0] not in names)
    known = {(each.to, each.what.casefold()) for each in log.promises}
    promises = tuple(each for each in more.promises if (each.to, each.what.casefold()) not in known)
    return log.evolve(
        people=(*log.people, *fresh)[:MOST_PEOPLE],
        promises=(*log.promises, *promises)[:MOST_PROMISES],
        told=Told.PEOPLE if log.people or fresh else more.told,
    )
