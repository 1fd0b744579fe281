"""A look back as it is kept: answer by answer beside its occasion, and at its end as people, promises and reminders."""

from __future__ import annotations

import json
from datetime import date, datetime

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import contacts, follow_ups, reminders
from bot.clock import local, today
from bot.contacts import contact_of
from bot.occasions import LIVE, MISSED, OVER, occasion_of, title_of
from bot.store.codec import dump, load
from bot.store.tables import Contacted, Learner, Occasioned, Reminder
from bot.words import PLAIN, Surface
from flows.afterwards import Log, Review, Someone, kept, read
from flows.afterwards.correcting import in_full, with_tapped
from flows.afterwards.review import due_at
from flows.contact import Contact, noted, talked
from flows.debrief import LINES
from flows.preparing import ends

KIND = "afterwards"  # of a reminder
_STRONG, _FAIR = 8, 5  # points from which a line is spoken of so


def review_of(row: Occasioned) -> Review:
    """The look back as far as it has come."""
    return load(Review, row.review or "{}")


def keep(row: Occasioned, review: Review) -> Review:
    """Keep it."""
    row.review = dump(review)
    return review


async def remind(work: AsyncSession, learner: Learner, row: Occasioned, now: datetime) -> None:
    """Put down the question how it was, for the evening of the occasion or the morning after; once for each time it is set for."""
    occasion = occasion_of(row)
    end = ends(occasion)
    if end is None or end <= now or learner.chat is None or row.id is None or row.status not in LIVE:
        return
    mine = select(Reminder).where(Reminder.learner == learner.id, Reminder.kind == KIND, Reminder.about == row.id)
    if any(json.loads(each.facts).get("starts") == occasion.starts for each in (await work.exec(mine)).all()):
        return
    at = due_at(local(learner, end))
    await reminders.put(work, learner, KIND, row.id, at=at, facts={"title": title_of(occasion), "starts": occasion.starts})


async def understood(work: AsyncSession, learner: Learner, row: Occasioned, now: datetime) -> Review:
    """All three answers read as one account, with who was tapped, and whoever of them is known already."""
    review = review_of(row)
    log = with_tapped(read(review.told, local(learner, now)), review.tapped)
    log = in_full(log, [each.name for each in occasion_of(row).whom])
    joined = {}
    for each in log.people:
        if each.is_named and (known := await contacts.found(work, learner, each.name)) is not None and known.id is not None:
            joined[each.name] = known.id
    return keep(row, review.evolve(log=log, joined=joined, is_read=True))


async def put_away(work: AsyncSession, learner: Learner, row: Occasioned, now: datetime) -> list[Contacted]:
    """People and promises are kept, each person with what was said, and what comes due is put down."""
    review = review_of(row)
    if review.is_kept:
        return []
    day, occasion = today(learner, now), occasion_of(row)
    met_on = min(day, local(learner, occasion.moment).date().toordinal()) if occasion.moment else day
    rows = []
    for someone in _everybody(review.log):
        known = await contacts.of(work, learner, review.joined.get(someone.name, 0))
        contact = _brought_up(contact_of(known) if known else Contact(someone.name), someone, review.log, row.id or 0, met_on, day)
        if known is None:
            known = await contacts.added(work, learner, contact, now)
        else:
            contacts.keep(known, contact)
        rows.append(known)
        await follow_ups.remind(work, learner, known, now)
    keep(row, review.evolve(is_kept=True, writes=""))
    return rows


async def missed(work: AsyncSession, learner: Learner, row: Occasioned) -> None:
    """They did not go: nothing is asked about it any more."""
    row.status = MISSED
    keep(row, review_of(row).evolve(done=True, writes=""))
    await reminders.stop(work, learner, KIND, row.id or 0)


async def over(work: AsyncSession, learner: Learner, row: Occasioned, review: Review) -> None:
    """It was looked back at."""
    row.status = OVER
    keep(row, review)
    await reminders.stop(work, learner, KIND, row.id or 0)


def card(review: Review, surface: Surface, day: int, line: str) -> str:
    """What was understood, as a page to be corrected."""
    people = [
        {
            "name": each.name,
            "known": each.name in review.joined,
            "about": ", ".join(filter(None, (each.role, each.company if each.company.casefold() not in each.name.casefold() else ""))),
            "talk": "; ".join(each.talk),
            "sure": each.sure,
        }
        for each in review.log.people
    ]
    promises = [
        {
            "to": each.to,
            "what": each.what,
            "due": spoken_day(each.due, day),
            "theirs": each.theirs,
            "sure": each.sure,
            "guessed": not each.due and not each.theirs,
        }
        for each in review.log.promises
    ]
    unsure = sum(not each.sure for each in review.log.promises)
    facts = {"people": people, "promises": promises, "unsure": unsure, "is_cut": review.log.is_cut}
    return surface.page("afterwards", line=line, sentence=surface.sentence, **facts)


def debrief(review: Review, surface: Surface, variant: int) -> str:
    """The six lines with what they go by, what worked, and one thing to try next."""
    lines = []
    for name in LINES:
        score = review.scores.get(name)
        how = "unknown" if score is None else "strong" if score >= _STRONG else "fair" if score >= _FAIR else "thin"
        said = surface.sentence(f"afterwards.line.{name}.{how}", variant)
        lines.append({"name": surface.sentence(f"line.{name}"), "score": score, "said": said})
    mine, dated = review.log.mine, [each for each in review.log.mine if each.due]
    shows = {
        "people": len(review.log.people),
        "talks": sum(bool(each.talk) for each in review.log.people),
        "mine": len(mine),
        "dated": len(dated),
    }
    one = surface.sentence(f"afterwards.one.{review.one or 'note'}", variant)
    return surface.page(
        "afterwards_debrief", lines=lines, worked=review.worked, one=one, sentence=surface.sentence, variant=variant, **shows
    )


def spoken_day(day: int, today: int) -> str:
    """A day as one says it: "today", "Friday 27 Nov"; nothing for none."""
    if not day:
        return ""
    if day - today in (0, 1):
        return PLAIN.sentence("afterwards.today" if day == today else "afterwards.tomorrow")
    then = date.fromordinal(day)
    return f"{then:%A} {then.day} {then:%b}"


def _everybody(log: Log) -> list[Someone]:
    """Who was met, and who is promised something without having been met."""
    names = {each.name for each in log.people}
    others = dict.fromkeys(each.to for each in log.promises if each.to and each.to not in names)
    return [*log.people, *(Someone(name, is_named=True) for name in others)]


def _nearest(log: Log) -> str:
    """Whose promise it is where nobody could tell: of whoever was met last. It is rather found with the wrong person than lost."""
    return log.people[-1].name if log.people else next((each.to for each in log.promises if each.to), "")


def _brought_up(contact: Contact, someone: Someone, log: Log, occasion: int, met_on: int, day: int) -> Contact:
    """The contact after this occasion."""
    contact = contact.evolve(role=contact.role or someone.role, company=contact.company or someone.company)
    if someone in log.people:
        contact = talked(contact, met_on, ". ".join(someone.talk), occasion)
    promises = [kept(each, day) for each in log.mine if (each.to or _nearest(log)) == someone.name]
    for each in log.theirs:
        if each.to == someone.name:
            contact = noted(contact, PLAIN.sentence("afterwards.their_promise", what=each.what))
    next_step = contact.next_step
    if not promises and not contact.open_promises and someone in log.people and not next_step:
        next_step = PLAIN.sentence("afterwards.thanks_step")
    return contact.evolve(promises=(*contact.promises, *promises), next_step=next_step)
