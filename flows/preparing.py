"""How an occasion is asked about: which step comes next, what is taken down, when it is over."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from flows.occasion import Asking, Kind, Occasion, Step, Wanted

FEWEST, MOST = 3, 8  # people to meet; with one person at the table, one is enough
_ONE_PERSON = (Kind.COFFEE, Kind.CALL, Kind.INTERVIEW)
_LASTS = {
    Kind.CONFERENCE: 480,
    Kind.MEETUP: 180,
    Kind.PARTY: 240,
    Kind.COFFEE: 60,
    Kind.CALL: 45,
    Kind.FAIR: 240,
    Kind.INTERVIEW: 60,
}  # minutes
_LASTS_OTHERWISE = 120
_DAY = timedelta(days=1)


def is_told(occasion: Occasion, step: Step) -> bool:
    """Whether a step was answered, and isn't being asked again; one name for a party of forty is no list yet."""
    is_enough = step is not Step.WHOM or len(occasion.whom) >= fewest(occasion)
    return occasion.asking.changing is not step and has(occasion, step) and is_enough


def has(occasion: Occasion, step: Step) -> bool:
    """Whether something stands there."""
    match step:
        case Step.KIND:
            return occasion.kind is not None
        case Step.WHEN:
            return bool(occasion.starts)
        case Step.WHERE:
            return bool(occasion.where)
        case Step.WHOM:
            return bool(occasion.whom)
        case Step.GOAL:
            return bool(occasion.goal)
        case Step.GIVES:
            return bool(occasion.gives)


def next_step(occasion: Occasion) -> Step | None:
    """What to ask next: what is being changed, else the first that was neither answered nor passed over; nothing once all were."""
    if occasion.asking.changing is not None:
        return occasion.asking.changing
    return next((step for step in Step if step not in occasion.passed_over and not is_told(occasion, step)), None)


def told(occasion: Occasion, step: Step, **changes: object) -> Occasion:
    """The answer to a step taken down; what was in the air about it is settled."""
    passed = tuple(each for each in occasion.passed_over if each is not step)
    return occasion.evolve(asking=Asking(), passed_over=passed, **changes)


def passed_over(occasion: Occasion, step: Step) -> Occasion:
    """A step skipped; what stands there already stays."""
    settled = occasion.evolve(asking=Asking())
    passed = occasion.passed_over if is_told(settled, step) else (*occasion.passed_over, step)
    return settled.evolve(passed_over=tuple(dict.fromkeys(passed)))


def changing(occasion: Occasion, step: Step) -> Occasion:
    """A step asked about once more, out of turn."""
    return occasion.evolve(asking=Asking(changing=step))


def is_empty(occasion: Occasion) -> bool:
    """Whether nothing at all was told yet."""
    return not (occasion.title or occasion.asking.when or any(has(occasion, step) for step in Step))


def fewest(occasion: Occasion) -> int:
    """How many to meet there make a good list: three, or one for a coffee or a call."""
    return 1 if occasion.kind in _ONE_PERSON else FEWEST


def ends(occasion: Occasion) -> datetime | None:
    """When it is over: after what was said, else after what its kind takes; without an hour, when the day is."""
    if (starts := occasion.moment) is None:
        return None
    if occasion.minutes:
        return _after(starts, occasion.minutes)
    if not occasion.is_timed:
        return datetime.combine(starts.date() + _DAY, time(), starts.tzinfo)
    return _after(starts, _LASTS.get(occasion.kind, _LASTS_OTHERWISE) if occasion.kind else _LASTS_OTHERWISE)


def is_past(occasion: Occasion, now: datetime) -> bool:
    """Whether it is over at `now`; one without a date never is."""
    end = ends(occasion)
    return end is not None and end <= now


def added(whom: tuple[Wanted, ...], fresh: tuple[Wanted, ...]) -> tuple[Wanted, ...]:
    """More put to those to be met, each once and no more than eight: Inês, and then "inês" and "a tester", are Inês and a tester."""
    known = {each.name.casefold(): each for each in (*reversed(fresh), *whom)}
    return tuple({each.name.casefold(): known[each.name.casefold()] for each in (*whom, *fresh)}.values())[:MOST]


def is_same(name: str, fresh: Occasion, other: str, known: Occasion) -> bool:
    """Whether what is told now seems to be what is known: the same name and the same day, at the same hour if both have one."""
    if name.casefold() != other.casefold() or (fresh.kind is None and not fresh.title):
        return False
    if not fresh.starts or not known.starts:
        return bool(fresh.title or fresh.whom) or not (fresh.starts or known.starts)
    return fresh.starts == known.starts if fresh.is_timed and known.is_timed else fresh.starts[:10] == known.starts[:10]


def _after(starts: datetime, minutes: int) -> datetime:
    """So many minutes later in real time, whatever the clocks do meanwhile."""
    return (starts.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(starts.tzinfo)
