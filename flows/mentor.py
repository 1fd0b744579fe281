"""The mentor: at most one note a turn, rare praise, and hints when asked."""

from __future__ import annotations

from dataclasses import dataclass

from flows.chance import pick, shuffled
from flows.guidance import Guidance
from flows.judgement import Assessment, Terms
from flows.moves import ASKS, COSTS, Move, Reading
from flows.partner import Person
from flows.people import Role
from flows.rehearsal import Encounter, Feedback, Note, Rehearsal, Sign

DULL = 3  # turns of pleasantries running before the mentor says so
PAUSE = 3  # turns between two notes on signs
RARELY = 4  # turns between two praises
_ONCE = (Sign.HOMEWORK, Sign.NO_GOAL, Sign.NO_NEXT_STEP)  # said once a rehearsal at most
_PRAISED = (Move.REPAIR, Move.LISTENING, Move.GIVING, Move.PURPOSE, Move.FOLLOW_UP)


@dataclass(frozen=True, slots=True)
class Remark:
    """What the mentor makes of a turn: a note or a praise, and all the signs it saw."""

    note: Note | None = None
    spoken: bool = True
    praise: Move | None = None
    signs: tuple[Sign, ...] = ()


def remark(
    rehearsal: Rehearsal,
    person: Person,
    encounter: Encounter,
    text: str,
    reading: Reading,
    assessment: Assessment,
    signs: tuple[Sign, ...],
    terms: Terms,
    guidance: Guidance,
) -> Remark:
    """The order is slip, missed opening, drift, praise; `encounter` is as it stands after the message."""
    seen = signs + _signs(rehearsal, person, encounter, reading, assessment)
    if assessment.slips:
        note = _slip_note(rehearsal, person, encounter, text, assessment, terms, guidance)
        return Remark(note, _speaks_of_slip(rehearsal, note), None, seen)
    ripe = [sign for sign in seen if rehearsal.turn - rehearsal.last_note >= PAUSE or sign is Sign.MISSED_OPENING]
    ripe = [sign for sign in ripe if sign not in _ONCE or not any(f"signs.{sign}[" in wording for wording in rehearsal.wordings)]
    for sign in ripe:
        note_on_sign = sign_note(rehearsal, person, encounter, sign, guidance)
        if note_on_sign:
            return Remark(note_on_sign, rehearsal.feedback is Feedback.LIVE, None, seen)
    return Remark(praise=_praise(rehearsal, reading, encounter), signs=seen)


def sign_note(rehearsal: Rehearsal, person: Person, encounter: Encounter, sign: Sign, guidance: Guidance) -> Note | None:
    """A note on something passive, in a wording not used yet in this rehearsal."""
    words = guidance.signs.get(sign)
    wording = _fresh(rehearsal, f"signs.{sign}", len(words.notes) if words else 0)
    if words is None or not wording:
        return None
    instead = _instead(rehearsal, person, encounter, words.tries)
    return Note("sign", sign, wording, try_instead=instead, because=words.because, balance=encounter.ledger.balance)


def hints(rehearsal: Rehearsal, person: Person | None, guidance: Guidance) -> tuple[tuple[str, str], ...]:
    """Two things worth saying now, each as (where the sentence stands, the sentence)."""
    encounter = rehearsal.partner
    if person is None or encounter is None:
        return tuple(("room", text) for text in shuffled(guidance.hints["room"], rehearsal.seed, rehearsal.turn)[:2])
    situations = [situation for situation in _situations(rehearsal, person, encounter) if situation in guidance.hints]
    found = [(each, pick(guidance.hints[each], rehearsal.seed, rehearsal.turn, each)) for each in situations[:1]]
    for question in _questions_worth_asking(rehearsal, person, encounter):
        if len(found) < 2:
            found.append(("question", question))
    return tuple(found)


def _situations(rehearsal: Rehearsal, person: Person, encounter: Encounter) -> list[str]:
    last = encounter.ledger.entries[-1] if encounter.ledger.entries else None
    found = []
    if last and last.reason in ("slip", "again") and last.turn == rehearsal.turn:
        found.append("repair")
    opened = {move for door in encounter.doors if door.door >= 0 for move in door.invites}
    if opened:
        found.append(_door_hint(opened, rehearsal))
    if _dropped_hooks(person, encounter):
        found.append("hook")
    if encounter.asked not in ("", "name"):
        found.append("about_me")
    if encounter.turns == 0:
        found.append("greeting")
    if rehearsal.state == "wrapping_up" or (rehearsal.scene == "event" and encounter.turns >= 5):
        found.append("next_step")
    if rehearsal.scene == "event" and encounter.turns >= 6:
        found.append("leave")
    return found


def _door_hint(opened: set[Move], rehearsal: Rehearsal) -> str:
    if {Move.PURPOSE, Move.ADVICE_ASK} & opened:
        return "door_with_aim" if rehearsal.told("aim") else "door"
    return "door_papers" if Move.RESUME_PUSH in opened else "door_intro" if Move.INTRO_ASK in opened else "next_step"


def _dropped_hooks(person: Person, encounter: Encounter) -> list[str]:
    """The topics of hooks that were dropped lately and not picked up."""
    hooks = enumerate(person.partner.hooks)
    return [hook.topic for index, hook in hooks if f"hooks[{index}].says" in encounter.spoken[-4:] and index not in encounter.picked_up]


def _questions_worth_asking(rehearsal: Rehearsal, person: Person, encounter: Encounter) -> list[str]:
    topics = person.partner.topics
    untouched = [name for name in topics if not any(line.startswith(f"topics.{name}.") for line in encounter.spoken)]
    hooked = _dropped_hooks(person, encounter)
    briefed = {known.topic for known in person.partner.briefing}
    order = [
        name
        for name in dict.fromkeys([*hooked, *shuffled(untouched, rehearsal.seed, rehearsal.turn)])
        if name not in briefed and name not in ("money", "season", "health")
    ]
    questions = [topics[name].asked[0] for name in order if name in topics]
    unmet = person.partner.introducer.name if len(rehearsal.room) > 1 else "\0"  # in a room nobody was introduced
    return [question for question in questions if unmet not in question]


def _signs(rehearsal: Rehearsal, person: Person, encounter: Encounter, reading: Reading, assessment: Assessment) -> tuple[Sign, ...]:
    reasons = {entry.reason for entry in assessment.entries}
    seen = {
        Sign.VAGUE: Move.VAGUE_ASK in reading.moves,
        Sign.DRIFT: encounter.dull >= DULL and encounter.dull % DULL == 0,
        Sign.ONE_SIDED: "one_sided" in reasons,
        Sign.INTERVIEW: "interview" in reasons,
        Sign.HOMEWORK: _asked_what_was_known(rehearsal, person, encounter),
        Sign.NO_GOAL: rehearsal.state == "wrapping_up" and not encounter.aim_told,
        Sign.NO_NEXT_STEP: rehearsal.state == "wrapping_up" and encounter.aim_told and not encounter.next_step,
    }
    return tuple(sign for sign, is_seen in seen.items() if is_seen)


def _asked_what_was_known(rehearsal: Rehearsal, person: Person, encounter: Encounter) -> bool:
    """Whether the partner has just told, as news, the first thing on a topic that the briefing had given away."""
    if len(rehearsal.room) > 1 or any(entry.reason == "homework" for entry in encounter.ledger.entries):
        return False
    told = {line.split(".")[1] for line in encounter.previous if line.startswith("topics.") and line.endswith("facts[0].says")}
    return bool(told & {known.topic for known in person.partner.briefing})


def _slip_note(
    rehearsal: Rehearsal, person: Person, encounter: Encounter, text: str, assessment: Assessment, terms: Terms, guidance: Guidance
) -> Note:
    slip = assessment.slips[0]
    words = guidance.slips[slip.move]
    wording = _fresh(rehearsal, f"slips.{slip.move}", len(words.notes)) or pick(
        [f"slips.{slip.move}[{number}]" for number in range(len(words.notes))], rehearsal.seed, rehearsal.turn
    )
    instead = _instead(rehearsal, person, encounter, person.partner.tries.get(slip.move, words.tries))
    lost = -sum(entry.points for entry in assessment.entries if entry.points < 0)
    return Note(
        "slip",
        slip.move,
        wording,
        text[slice(*slip.span)].strip(),
        instead,
        words.because,
        COSTS.get(slip.move, 0),
        round(terms.trust, 1),
        round(lost, 2),
    )


def _speaks_of_slip(rehearsal: Rehearsal, note: Note) -> bool:
    if rehearsal.feedback is Feedback.GENTLE:
        return note.lost >= 1
    return rehearsal.feedback is Feedback.LIVE


def _instead(rehearsal: Rehearsal, person: Person, encounter: Encounter, tries: tuple[str, ...]) -> str:
    said = set(rehearsal.wordings)
    about = person.partner.topics.get(encounter.topic)
    more = (about.asked[0],) if about and not tries else ()
    fresh = [sentence for sentence in (*tries, *more, *_questions_worth_asking(rehearsal, person, encounter)[:2]) if sentence not in said]
    return fresh[0] if fresh else ""


def _fresh(rehearsal: Rehearsal, group: str, count: int) -> str:
    unused = [wording for number in range(count) if (wording := f"{group}[{number}]") not in rehearsal.wordings]
    return pick(unused, rehearsal.seed, rehearsal.turn, group) if unused else ""


def _praise(rehearsal: Rehearsal, reading: Reading, encounter: Encounter) -> Move | None:
    if rehearsal.turn - rehearsal.last_praise < RARELY:
        return None
    good = [move for move in _PRAISED if any(seen.move is move and seen.confidence >= 0.6 for seen in reading.sightings)]
    carried = [move for move in reading.moves if move in ASKS and COSTS[move] >= 2 and move is not Move.VAGUE_ASK]
    return next(iter([*carried, *good]), None)


def hides(rehearsal: Rehearsal, people: dict[str, Person]) -> bool:
    """Whether most of an event went by with a fellow job hunter (D3.5)."""
    spent = {encounter.partner: encounter.turns for encounter in rehearsal.room}
    fellow = sum(turns for name, turns in spent.items() if Role.FELLOW in people[name].partner.rooms)
    return len(spent) > 1 and fellow >= 6 and fellow > sum(spent.values()) * 0.6
