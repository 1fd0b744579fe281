"""The one path of a turn: load, advance, commit, render. Telegram, terminal and tests all come through here."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import relationships
from bot.content.library import is_own, readied, world
from bot.guests import may_meet, seat_for
from bot.past import remember
from bot.store.codec import dump, load
from bot.store.tables import Learner, Rehearsed, Taken
from flows import play
from flows.chance import pick
from flows.debrief import Debrief, Talk, debrief
from flows.exercise import Verdict
from flows.finished import takes_up
from flows.guess import is_guess
from flows.mentor import hides
from flows.moves import Cue, Move, Relationship
from flows.rehearsal import Encounter, Feedback, Rehearsal, Sign, Turn

_NUMBERED = re.compile(r"(asks_back|doors)\[(\d+)\]")  # how the id of a line begins that asks something of the learner
_OWN = '"own'  # how the name of somebody a coach brought begins in a kept rehearsal


@dataclass(frozen=True, slots=True)
class Step:
    """What came of an action: the rehearsal after it, the turn, and where they are kept."""

    row: Rehearsed
    rehearsal: Rehearsal
    turn: Turn
    turn_id: int
    care: bool = False  # what was said matters more than any rehearsal: nothing was played, nothing is kept

    @property
    def ended(self) -> bool:
        """Whether the scene is over and the learner's guess is awaited; a rehearsal that was put away is not asked about."""
        return self.row.status == "guessing"


@dataclass(frozen=True, slots=True)
class Finished:
    """A debrief with all it is shown with."""

    row: Rehearsed
    rehearsal: Rehearsal
    debrief: Debrief
    turns: tuple[Turn, ...]
    taken_back: tuple[Turn, ...]
    introducer: str  # what the friend who made the introduction writes, or nothing
    verdict: Verdict | None = None  # where it was played for an exercise


async def learner_of(work: AsyncSession, chat: int | None, now: datetime) -> Learner:
    """The learner of a chat, or of this terminal; made at the first meeting."""
    found = (await work.exec(select(Learner).where(Learner.chat == chat))).first()
    if found is None:
        found = Learner(chat=chat, since=now)
        work.add(found)
        await work.flush()
    return found


async def current(work: AsyncSession, learner: Learner) -> Rehearsed | None:
    """The rehearsal that is open or waits for the learner's guess, if there is one."""
    query = select(Rehearsed).where(Rehearsed.learner == learner.id, Rehearsed.status != "done").order_by(col(Rehearsed.id).desc())
    row = (await work.exec(query)).first()
    if row is not None:
        await seated(work, row)
    return row


async def seated(work: AsyncSession, row: Rehearsed) -> None:
    """Those whom a kept rehearsal is played with can be met, whoever made them up."""
    await seat_for(work, row)
    if _OWN in row.state or is_own(row.scene) or is_own(row.partner):
        from bot.coaching import uploads

        await uploads.seat_for(work, row)


async def begin(
    work: AsyncSession,
    learner: Learner,
    scene: str,
    partner: str,
    seed: int,
    goal: str,
    now: datetime,
    level: str = "normal",
    anew: bool = False,
    occasion: int = 0,
    guests: tuple[str, ...] = (),
    task: int = 0,
    preview: int = 0,
    feedback: Feedback | None = None,
) -> Step:
    """Start a rehearsal; whatever was open is put away. `anew`: as if nobody had met before, so that a seed plays the same way.

    `occasion` is the real one it is played for, and `guests` are those who are there for certain, the first of them `partner`.
    `task` is the one it is a try at, and `preview` the exercise that its coach tries out; either may set another `feedback`.
    Raises LookupError for a guess at somebody real that is not this learner's, and for what a coach brought that they were not given.
    """
    await _seat(work, learner, scene, partner, guests)
    await _put_away(work, learner, now)
    history = None if anew or preview else await relationships.history_of(work, learner, now)
    room = play.cast(world(), scene, partner, seed, guests)
    played = play.begin(world(), scene, room, seed, feedback or Feedback(learner.feedback), goal, level, history)
    assert learner.id is not None
    kept = dump(played.rehearsal)
    row = Rehearsed(learner=learner.id, scene=scene, partner=partner, seed=seed, goal=goal, level=level, state=kept, began=now)
    row.occasion, row.task, row.preview = occasion, task, preview
    work.add(row)
    await work.flush()
    return await _kept(work, row, "begin", played, now)


async def say(work: AsyncSession, row: Rehearsed, text: str, now: datetime, message: int | None = None) -> Step:
    """The learner says `text`; `message` is its number in the chat. Distress is met with care, and the rehearsal is put away unjudged."""
    before = rehearsal_of(row)
    await readied(row.partner)
    played = play.advance(world(), before, text)
    if Cue.DISTRESS in played.cues:
        row.status, row.ended = "done", now
        await work.flush()
        return Step(row, before, played.turn, 0, care=True)
    return await _kept(work, row, "say", played, now, message)


async def approach(work: AsyncSession, row: Rehearsed, index: int, now: datetime) -> Step:
    """The learner walks up to somebody in the room."""
    return await _kept(work, row, "approach", play.approach(world(), rehearsal_of(row), index), now)


async def leave(work: AsyncSession, row: Rehearsed, now: datetime) -> Step:
    """The learner turns away, or goes home."""
    return await _kept(work, row, "leave", play.leave(world(), rehearsal_of(row)), now)


async def undo(work: AsyncSession, row: Rehearsed, message: int | None = None) -> Turn | None:
    """Take back the last thing said (if `message` is given, only when it was that one); the try is kept for the debrief."""
    query = select(Taken).where(Taken.rehearsal == row.id, col(Taken.taken_back).is_(False)).order_by(col(Taken.id).desc())
    taken = (await work.exec(query)).all() if row.status != "done" else ()
    last = next((index for index, each in enumerate(taken) if each.kind == "say"), None)
    if last is None or (message is not None and taken[last].message != message):
        return None
    for each in taken[: last + 1]:
        each.taken_back = True
    row.state, row.status, row.ended = taken[last].before, "open", None
    await work.flush()
    return load(Turn, taken[last].turn)


async def stop(work: AsyncSession, row: Rehearsed, now: datetime) -> None:
    """End a rehearsal where it stands; the debrief follows, unless nothing was said."""
    was_said = any(encounter.turns for encounter in rehearsal_of(row).room)
    row.status, row.ended = "guessing" if was_said else "done", now
    await work.flush()


async def guess(work: AsyncSession, row: Rehearsed, answer: str) -> Finished:
    """Keep the learner's own guess (yes, maybe, no, or nothing) and debrief."""
    row.guess, row.status = answer, "done"
    await work.flush()
    told = await finished(work, row)
    if not row.preview:  # a coach who tries an exercise out practises nothing
        await remember(work, told, closest_of(told.rehearsal).partner)
        await relationships.remember(work, told, row.ended or row.began)
    from bot.coaching import trying  # a tenth of a second to import, which nobody waits for who only wants to begin

    return replace(told, verdict=await trying.finished(work, told, row.ended or row.began))


async def finished(work: AsyncSession, row: Rehearsed) -> Finished:
    """The debrief of a rehearsal as it stands."""
    await seated(work, row)
    taken = (await work.exec(select(Taken).where(Taken.rehearsal == row.id).order_by(col(Taken.id)))).all()
    turns = tuple(load(Turn, each.turn) for each in taken if not each.taken_back)
    back = tuple(load(Turn, each.turn) for each in taken if each.taken_back and each.kind == "say")
    rehearsal = rehearsal_of(row)
    told = debrief(talk_of(rehearsal, turns))
    return Finished(row, rehearsal, told, turns, back, _introducer(rehearsal, told))


def talk_of(rehearsal: Rehearsal, turns: tuple[Turn, ...]) -> Talk:
    """What the debrief is drawn from; in a room it is about whoever the talk was mainly with, and it notices who was avoided."""
    closest, scene = closest_of(rehearsal), world().flows[rehearsal.scene].scene
    ending, several = scene.ending(rehearsal.state), len(rehearsal.room) > 1
    if several:
        ending = closest.ended or ending
    if turns and hides(rehearsal, world().people):
        turns = (*turns[:-1], replace(turns[-1], signs=(*turns[-1].signs, Sign.HIDING)))
    if turns and ending and any(_was_left_open(encounter, turns) for encounter in rehearsal.room):
        turns = (*turns[:-1], replace(turns[-1], signs=(*turns[-1].signs, Sign.MISSED_OPENING)))
    return Talk(
        turns,
        closest.ledger.opening,
        rehearsal.goal,
        ending,
        closest.ledger.balance,
        scene.yardstick,
        scene.name,
        scene.rests_on,
        closest.partner if several else "",
        scene.table,
        frozenset(turn.number for turn in turns if _asks_for_the_aim(turn)),
        nearly=world().nearly,
    )


def closest_of(rehearsal: Rehearsal) -> Encounter:
    """Whom a debrief is about: in a room who was talked with most, of several the fondest; at a table who was chosen, if spoken to."""
    if world().flows[rehearsal.scene].scene.table and rehearsal.room[0].turns:
        return rehearsal.room[0]
    return max(rehearsal.room, key=lambda each: (each.turns, each.ledger.balance))


def _was_left_open(encounter: Encounter, turns: tuple[Turn, ...]) -> bool:
    """Whether a door stands open that nothing the learner said since goes through."""
    open_since = [door.since for door in encounter.doors if door.door >= 0]
    return any(
        not any(turn.number > since and turn.partner == encounter.partner and takes_up(turn, world().nearly) for turn in turns)
        for since in open_since
    )


def _asks_for_the_aim(turn: Turn) -> bool:
    """Whether a reply ended by asking what the learner is after: "What would a good year look like for you?"."""
    said = next((line for line in reversed(turn.lines) if line.speaker != "scene"), None)
    found = _NUMBERED.match(said.id) if said else None
    if said is None or found is None:
        return False
    partner, number = world().people[said.speaker].partner, int(found[2])
    if found[1] == "asks_back":
        return partner.asks_back[number].about == "aim"
    return Move.PURPOSE in partner.doors[number].invites and set(partner.doors[number].invites) <= {Move.PURPOSE, Move.SHARING}


def rehearsal_of(row: Rehearsed) -> Rehearsal:
    """The rehearsal as it stands."""
    return load(Rehearsal, row.state)


async def _seat(work: AsyncSession, learner: Learner, scene: str, partner: str, guests: tuple[str, ...]) -> None:
    """Whoever is no part of the built-in content takes their seat; raises LookupError where this learner may not meet them."""
    if is_own(scene) or is_own(partner):
        from bot.coaching import uploads

        if not await uploads.may_play(work, learner, scene, partner):
            raise LookupError(partner or scene)
        await readied(partner)
    for name in filter(is_guess, {partner, *guests}):
        if not await may_meet(work, learner, name):
            raise LookupError(name)


async def _put_away(work: AsyncSession, learner: Learner, now: datetime) -> None:
    """Whatever is open ends unjudged."""
    while (open_one := await current(work, learner)) is not None:
        open_one.status, open_one.ended = "done", now
        await work.flush()


async def _kept(work: AsyncSession, row: Rehearsed, kind: str, played: play.Played, now: datetime, message: int | None = None) -> Step:
    before, row.state = row.state, dump(played.rehearsal)
    if world().flows[row.scene].scene.ending(played.rehearsal.state):
        row.status, row.ended = "guessing", now
    assert row.id is not None
    taken = Taken(rehearsal=row.id, kind=kind, before=before, turn=dump(played.turn), message=message, at=now)
    work.add(taken)
    await work.flush()
    assert taken.id is not None
    return Step(row, played.rehearsal, played.turn, taken.id)


def _introducer(rehearsal: Rehearsal, told: Debrief) -> str:
    scene = world().flows[rehearsal.scene].scene
    if is_guess(rehearsal.room[0].partner) or told.reason == "nothing_said":
        return ""  # nobody real is made to say how it went
    if len(rehearsal.room) > 1 or scene.relationship is not Relationship.INTRODUCED or rehearsal.room[0].meetings:
        return ""
    burnt = told.overall == "transactional" or told.reason == "cut_short"  # a dull coffee embarrasses nobody
    heard = "well" if told.second_coffee == "yes" else "badly" if burnt and told.second_coffee == "no" else "mixed"
    return pick(world().people[rehearsal.room[0].partner].partner.introducer.hears[heard], rehearsal.seed, "introducer")
