"""What was understood of an account, shown for correction: people and promises, each mended by taps, and only then kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot import contacts, looking_back
from bot.clock import local, today
from bot.contacts import contact_of
from bot.looking_back import review_of, spoken_day
from bot.store.tables import Contacted, Occasioned
from bot.telegram.events import looking_back as asking
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, Rows, labelled
from bot.words import PLAIN, TELEGRAM
from flows.afterwards import Review, read
from flows.afterwards.correcting import added, changed, passed_on, renamed, without_person, without_promise
from flows.afterwards.correcting import dated as dated_for
from flows.afterwards.deadlines import deadline

CHECK = "check"


def show(hand: Hand, row: Occasioned, line: str = "seen") -> None:
    """The page with its buttons, as a message of its own."""
    hand.say(_page(hand, row, line), _rows(row), asking.live(row, CHECK))


async def took(hand: Hand, row: Occasioned, said: str) -> bool:
    """Plain text while the page is open: a name, a day, or something more to be told."""
    review = review_of(row)
    if review.is_kept:
        return False
    what, _, number = review.writes.partition(":")
    if what == "rename" and said.strip() and int(number) < len(review.log.people):
        log = renamed(review.log, int(number), said)
        review = await _joined(hand, review.evolve(log=log), log.people[int(number)].name)
    elif what == "day" and int(number) < len(review.log.promises) and not _tells_more(hand, said):
        now = local(hand.learner, hand.now)
        found = deadline(said, now) or deadline(f"by {said.split()[-1]}" if said.split() else "", now)  # "maybe wed"
        if found is None or not found.day:
            hand.say(asking.words(hand, "no_day_in_it" if found is None else "vague_day"))
            return True
        review = review.evolve(log=dated_for(review.log, int(number), found.day))
    else:
        more = read(said, local(hand.learner, hand.now))
        if not more.people and not more.promises:
            hand.say(asking.words(hand, "nothing_more_in_it"))
            return True
        review = review.evolve(log=added(review.log, more))
        for each in more.people:
            review = await _joined(hand, review, each.name)
    looking_back.keep(row, review.evolve(writes=""))
    await hand.retire("after:")
    show(hand, row, "changed")
    return True


async def person(hand: Hand) -> None:
    """Somebody was tapped: what can be mended about them."""
    row, review, number = await _held(hand)
    if row is None or number >= len(review.log.people):
        return
    each = review.log.people[number]
    at = (row.id, number)
    rows: list[list[Button]] = [
        [_label("rename", "afterwho", *at, "rename"), _label("remove", "afterwho", *at, "remove")],
    ]
    known = await contacts.of(hand.work, hand.learner, review.joined.get(each.name, 0))
    if known is not None:
        rows.append([_label("part", "afterwho", *at, "part", name=contact_of(known).name)])
    else:
        rows += [[_label("join", "afterjoin", *at, other.id, name=contact_of(other).name)] for other in await _alike(hand, each.name)]
    rows.append([_label("back", "afterback", row.id)])
    hand.change(asking.words(hand, "about_person", name=each.name), rows, asking.live(row, CHECK))


async def mended(hand: Hand) -> None:
    """A person renamed, removed, or no longer the one who is known."""
    row, review, number = await _held(hand)
    if row is None or number >= len(review.log.people):
        return
    name, act = review.log.people[number].name, hand.words[2]
    if act == "rename":
        looking_back.keep(row, review.evolve(writes=f"rename:{number}"))
        hand.change(asking.words(hand, "rename", name=name), [[_label("back", "afterback", row.id)]], asking.live(row, CHECK))
        return
    joined = {each: known for each, known in review.joined.items() if each != name}
    log = without_person(review.log, number) if act == "remove" else review.log
    tapped = tuple(each for each in review.tapped if act != "remove" or each != name)
    _again(hand, row, review.evolve(log=log, joined=joined, tapped=tapped))


async def joined(hand: Hand) -> None:
    """It is somebody who is known already."""
    row, review, number = await _held(hand)
    known = await contacts.of(hand.work, hand.learner, int(hand.words[2]))
    if row is not None and known is not None and number < len(review.log.people):
        name = review.log.people[number].name
        if not review.log.people[number].is_named:
            review = review.evolve(log=renamed(review.log, number, contact_of(known).name))
            name = contact_of(known).name
        _again(hand, row, review.evolve(joined=review.joined | {name: known.id or 0}))


async def promise(hand: Hand) -> None:
    """A promise was tapped: its day, whose it is, to whom."""
    row, review, number = await _held(hand)
    if row is None or number >= len(review.log.promises):
        return
    each, day, at = review.log.promises[number], today(hand.learner, hand.now), (row.id, number)
    days = [labelled(spoken_day(due, day).split(" ")[0], "afterday", *at, due - day) for due in _days(day)]
    rows: list[list[Button]] = [
        *([] if each.theirs else [days[:3], [*days[3:], _label("other_day", "afterword", *at, "day")]]),
        *([] if each.sure else [[_label("right", "afterword", *at, "sure")]]),
        [_label("mine" if each.theirs else "theirs", "afterword", *at, "turn"), _label("remove", "afterword", *at, "remove")],
        *([[_label("for_another", "afterword", *at, "pass", name=each.to)]] if len(review.log.people) > 1 or not each.to else []),
        [_label("back", "afterback", row.id)],
    ]
    said = "about_their_promise" if each.theirs else "about_promise"
    hand.change(asking.words(hand, said, what=each.what, to=each.to), rows, asking.live(row, CHECK))


async def dated(hand: Hand) -> None:
    """Another day for a promise."""
    row, review, number = await _held(hand)
    if row is not None and number < len(review.log.promises):
        _again(hand, row, review.evolve(log=dated_for(review.log, number, today(hand.learner, hand.now) + int(hand.words[2]))))


async def reworded(hand: Hand) -> None:
    """A promise removed, right as it stands, theirs instead of mine, for the next person, or for a day that is written."""
    row, review, number = await _held(hand)
    if row is None or number >= len(review.log.promises):
        return
    act, log = hand.words[2], review.log
    if act == "day":
        looking_back.keep(row, review.evolve(writes=f"day:{number}"))
        hand.change(
            asking.words(hand, "which_day", what=log.promises[number].what),
            [[_label("back", "afterback", row.id)]],
            asking.live(row, CHECK),
        )
        return
    if act == "remove":
        log = without_promise(log, number)
    elif act == "turn":
        log = changed(log, number, theirs=not log.promises[number].theirs, sure=True)
    elif act == "sure":
        log = changed(log, number, sure=True)
    else:
        log = passed_on(log, number)
    _again(hand, row, review.evolve(log=log))


async def more(hand: Hand) -> None:
    """Something is missing: the next text is read too."""
    row = await asking.at(hand, hand.words[0], CHECK)
    if row is not None:
        looking_back.keep(row, review_of(row).evolve(writes="more"))
        hand.answer = asking.words(hand, "tell_more")
        hand.say(asking.words(hand, "tell_more"))


async def back(hand: Hand) -> None:
    """To the page."""
    row = await asking.at(hand, hand.words[0], CHECK)
    if row is not None:
        _again(hand, row, review_of(row))


async def stands(hand: Hand) -> None:
    """It is right: people and promises are kept, and the plan is looked at."""
    row = await asking.at(hand, hand.words[0], CHECK)
    if row is None:
        return
    kept = await looking_back.put_away(hand.work, hand.learner, row, hand.now)
    hand.rebutton((), "")
    review = review_of(row)
    promised, theirs = len(review.log.mine), len(review.log.theirs)
    if kept:
        names = ", ".join(contact_of(each).name for each in kept[:4])
        hand.say(asking.words(hand, "kept", people=len(kept), names=names, promises=promised, theirs=theirs))
    await asking.go_on(hand, row)


def _tells_more(hand: Hand, said: str) -> bool:
    """Whether words written where a day was asked for are no day, and tell of somebody instead: "also met Carla"."""
    now = local(hand.learner, hand.now)
    more = read(said, now)
    return bool(more.people or more.promises) and len(said.split()) > 3


async def _held(hand: Hand) -> tuple[Occasioned | None, Review, int]:
    """The occasion whose page the pressed button stands on, its review, and the number that was tapped."""
    row = await asking.at(hand, hand.words[0], CHECK)
    review = review_of(row) if row else Review()
    if row is not None and not review.is_read:
        row = None
    return row, review, int(hand.words[1])


async def _joined(hand: Hand, review: Review, name: str) -> Review:
    """With whoever bears a new name, if they are known."""
    known = await contacts.found(hand.work, hand.learner, name)
    return review.evolve(joined=review.joined | {name: known.id}) if known is not None and known.id is not None else review


async def _alike(hand: Hand, name: str) -> list[Contacted]:
    """Up to three who may be the same person: those of the same first name, else the newest."""
    rows = await contacts.all_of(hand.work, hand.learner)
    first = name.split()[0].casefold()
    same = [row for row in rows if contact_of(row).name.split()[0].casefold() == first]
    return (same or rows[::-1])[:3]


def _again(hand: Hand, row: Occasioned, review: Review) -> None:
    """The page once more, where the pressed button was."""
    looking_back.keep(row, replace(review, writes=""))
    hand.change(_page(hand, row, "changed"), _rows(row), asking.live(row, CHECK))


def _page(hand: Hand, row: Occasioned, line: str) -> str:
    return looking_back.card(review_of(row), TELEGRAM, today(hand.learner, hand.now), asking.words(hand, line))


def _rows(row: Occasioned) -> Rows:
    log = review_of(row).log
    people = [labelled(f"✎ {each.name}", "afterperson", row.id, number) for number, each in enumerate(log.people)]
    promises = [
        [labelled(f"{'←' if each.theirs else '→'}{'' if each.sure else '?'} {each.what}", "afterpromise", row.id, number)]
        for number, each in enumerate(log.promises)
    ]
    pairs = [people[first : first + 2] for first in range(0, len(people), 2)]
    return [*pairs, *promises, [_label("stands", "afterstands", row.id), _label("more", "aftermore", row.id)]]


def _days(day: int) -> list[int]:
    """Today, tomorrow, in two days, the next Friday, the Monday after: each once."""
    friday = day + (4 - date.fromordinal(day).weekday()) % 7
    monday = day + 7 - date.fromordinal(day).weekday()
    return sorted({day, day + 1, day + 2, friday, monday})


def _label(name: str, /, *data: object, **facts: object) -> Button:
    return labelled(PLAIN.sentence(f"afterwards.label.{name}", 0, **facts), *data)
