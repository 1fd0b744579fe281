"""What is made of a message before its scene moves: what is heard in it, on which terms, and what the encounter remembers of it."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.guess.finding import Finder
from flows.guess.hearing import as_questions
from flows.judgement import SURE, Assessment, Heard, Terms, assess, weighed
from flows.ledger import Entry
from flows.moment import USEFUL
from flows.moves import ASKS, PUSHES, Cue, Move, Reading, Setting, Sighting, Telling
from flows.nearly import Nearly
from flows.own_words import answers_what_for, nears_a_step, nears_an_aim, speaks_of_work, tells_of_oneself
from flows.people import Temper
from flows.person import Person, previous_text
from flows.rehearsal import Encounter, Rehearsal
from flows.table import taken_up
from flows.words import content, sentences, tokens
from flows.world import World

BRIEF = 4  # words that are too few to be an answer
PLAIN = 60  # words up to which homework shows: a long text shares some with any page about somebody
PLAINLY_TOLD = 0.8  # how sure an aim must be where no words come near one
DEMANDED = 0.85  # how sure a push must be to be no reminder: it is demanded in plain words
REMEMBERED = 6  # turns of moves that one-sidedness is judged by
INVITED_FOR = 4  # turns an opening still carries an ask
A_LINE = 12  # words of oneself that are no story yet
_GENEROSITY = {Temper.WARM: 1.1, Temper.GUARDED: 0.95, Temper.BUSY: 1.0, Temper.TESTING: 0.95}
_STRICTNESS = {Temper.WARM: 0.9, Temper.GUARDED: 1.1, Temper.BUSY: 1.15, Temper.TESTING: 1.1}
_FOR_YEARS = re.compile(r"\b(?:for|after) (?:\w+ ){1,2}years\b|\byears (?:as|in|of|with|at)\b", re.I)  # work, whatever it is called
PLEASANT = frozenset({Move.SMALL_TALK, Move.GRATITUDE, Move.OTHER, Move.DEFLECT})


def terms_of(world: World, rehearsal: Rehearsal, encounter: Encounter) -> Terms:
    """What the next message to this partner is held against."""
    spec, temper = world.flows[rehearsal.scene].scene, world.people[encounter.partner].partner.temper
    tuning, state = spec.tuning(rehearsal.level), spec.states[rehearsal.state]
    invited = {move for door in encounter.doors for move in door.invites} - {Move.SELF_PITCH}
    invited |= {Move.SELF_PITCH} if _asked_about_them(encounter) else set()
    return Terms(
        trust=encounter.ledger.balance,
        invited=frozenset(invited),
        relationship=encounter.relationship or rehearsal.relationship,
        stage=state.stage,
        generosity=_GENEROSITY[temper] * tuning.generosity,
        strictness=_STRICTNESS[temper] * spec.weight * state.weight * tuning.weight,
        noted=frozenset(encounter.noted),
        out_of_place=spec.out_of_place,
        nearly=world.nearly,
    )


def heard_in(world: World, rehearsal: Rehearsal, person: Person, encounter: Encounter, text: str, caught: int) -> Heard:
    """A message as this partner takes it; `caught` is the hook that it picks up, or -1."""
    said = previous_text(person, encounter)
    terms = replace(terms_of(world, rehearsal, encounter), asked="?" in said)
    spec = world.flows[rehearsal.scene].scene
    setting = Setting(spec.heard_as or spec.name, terms.relationship, terms.stage, said, terms.invited, True, _was_refused(encounter))
    reading = world.ear.read(text, setting)
    if isinstance(person.index, Finder):
        reading = as_questions(reading, text, person.index)
    if encounter.unanswered == 1:  # one reminder is no pressure, nobody has said no; a demand is
        kept = tuple(seen for seen in reading.sightings if seen.move is not Move.PRESSURE or seen.confidence >= DEMANDED)
        reading = replace(reading, sightings=kept)
    if spec.table:
        reading = taken_up(world, rehearsal, reading, text)
    reading = _in_answer(encounter, _without_half_an_aim(reading, text, world.nearly), text, world.nearly)
    idle = _idle(encounter, reading) if spec.yardstick.turned else 0
    assessment = assess(reading, text, rehearsal.turn, encounter.ledger, terms, encounter.recent, idle)
    return Heard(text, reading, _with_bonuses(assessment, person, encounter, rehearsal, text, caught), terms)


def _without_half_an_aim(reading: Reading, text: str, nearly: Nearly) -> Reading:
    """The reading without an aim that is half heard where no words say one: "They closed our branch in May." tells of no wish."""
    if nears_an_aim(text, nearly):
        return reading
    kept = tuple(seen for seen in reading.sightings if seen.move is not Move.PURPOSE or seen.confidence >= PLAINLY_TOLD)
    return replace(reading, sightings=kept or (Sighting(Move.OTHER, SURE, (0, len(text))),))


def _in_answer(encounter: Encounter, reading: Reading, text: str, nearly: Nearly) -> Reading:
    """The reading, and that what was asked for is told, or what was offered is taken, in words that the ear has no move for."""
    moves = set(reading.moves)
    if moves & {*ASKS, *PUSHES, Move.PURPOSE, Move.DEFLECT} or reading.is_rude:
        return reading
    now = [door for door in encounter.doors if door.since == encounter.last_turn]
    if any(door.door >= 0 and Move.ADVICE_ASK in door.invites for door in encounter.doors):
        means = Move.ADVICE_ASK if any("?" in sentence and nearly.requests(sentence) for sentence in sentences(text)) else None
    else:
        asked = encounter.asked == "aim" or any(door.door >= 0 and Move.PURPOSE in door.invites for door in now)
        means = Move.PURPOSE if asked and nears_an_aim(text, nearly) else None
    if means is None:
        return reading
    return replace(reading, sightings=(*reading.sightings, Sighting(means, SURE, (0, len(text)))))


def _with_bonuses(assessment: Assessment, person: Person, encounter: Encounter, rehearsal: Rehearsal, text: str, caught: int) -> Assessment:
    """A hook that was picked up, and homework that shows, pay a little more."""
    if any(entry.points < 0 for entry in assessment.entries):
        return assessment
    extra = []
    if caught >= 0:
        extra.append(Entry(rehearsal.turn, Move.LISTENING, text.strip()[:120], 0.3, "D5.2", "hook"))
    words = content(text)
    for known in person.partner.briefing if len(tokens(text)) <= PLAIN else ():
        fresh = not any(line.startswith(f"topics.{known.topic}.") for line in encounter.spoken)
        if fresh and len(words & content(known.says)) >= 2 and not extra:
            extra.append(Entry(rehearsal.turn, Move.LISTENING, text.strip()[:120], 0.25, "D2.7", "came_prepared"))
    return replace(assessment, entries=(*assessment.entries, *extra))


def remembered(encounter: Encounter, heard: Heard, turn: int, nearly: Nearly) -> Encounter:
    """The encounter with all that a message leaves in it: trust, what was told, which doors still stand."""
    moves, assessment = heard.reading.moves, heard.assessment
    hurt = bool(assessment.slips) or any(entry.reason == "rude" for entry in assessment.entries)
    repaired = any(entry.reason == "repaired" for entry in assessment.entries)
    return encounter.evolve(
        ledger=encounter.ledger.with_entries(assessment.entries),
        turns=encounter.turns + 1,
        last_turn=turn,
        recent=(*encounter.recent, weighed((*moves, Move.SHARING) if tells_of_oneself(heard.text) else moves, heard.terms.asked))[
            -REMEMBERED:
        ],
        dull=encounter.dull + 1 if _is_pleasant(encounter, heard, nearly) else 0,
        idle=_idle(encounter, heard.reading),
        brief=encounter.brief + 1 if len(tokens(heard.text)) <= BRIEF else 0,
        annoyed=encounter.annoyed + hurt - (repaired and encounter.annoyed > 0),
        told=_latest(encounter.told, heard.reading.tellings),
        work_told=encounter.work_told or _tells_of_work(heard, nearly),
        aim_told=encounter.aim_told or Move.PURPOSE in moves or _answers_what_for(encounter, heard, nearly),
        aim_neared=encounter.aim_neared or nears_an_aim(heard.text, nearly),
        step_neared=encounter.step_neared or nears_a_step(heard.text, nearly),
        next_step=encounter.next_step or bool({Move.FOLLOW_UP, Move.MEETING_ASK} & set(moves) and not assessment.slips),
        doors=tuple(door for door in encounter.doors if door.door >= 0 or turn - door.since <= INVITED_FOR),
    )


def _idle(encounter: Encounter, reading: Reading) -> int:
    """Turns running in which nothing was asked for and no aim told, this one with them."""
    return 0 if {*USEFUL, Move.PURPOSE, Move.FOLLOW_UP} & set(reading.moves) or Cue.GOODBYE in reading.cues else encounter.idle + 1


def _is_pleasant(encounter: Encounter, heard: Heard, nearly: Nearly) -> bool:
    """Whether a message is kind and leads nowhere: thanks, the weather, a line about the bus, where nothing was asked."""
    moves = set(heard.reading.moves)
    answers = {
        "": False,
        "name": bool(heard.reading.tellings),
        "field": bool(heard.reading.tellings) or _tells_of_work(heard, nearly),
        "aim": answers_what_for(heard.text, nearly),
    }.get(encounter.asked, True)
    is_a_line = not answers and "?" not in heard.text and len(tokens(heard.text)) <= A_LINE
    return moves <= PLEASANT or (is_a_line and moves <= PLEASANT | {Move.SHARING})


def _answers_what_for(encounter: Encounter, heard: Heard, nearly: Nearly) -> bool:
    """Whether what the learner is after was asked, and the answer comes near it, in whatever words."""
    was_asked = encounter.asked == "aim" or any(door.door >= 0 and Move.PURPOSE in door.invites for door in encounter.doors)
    return was_asked and Move.DEFLECT not in heard.reading.moves and nears_an_aim(heard.text, nearly)


def _tells_of_work(heard: Heard, nearly: Nearly) -> bool:
    """Whether the learner told something of their own work: "I tested dolls for four years in a lab"."""
    told = {Move.SHARING, Move.SELF_PITCH, Move.PURPOSE} & set(heard.reading.moves)
    return bool(told) and (speaks_of_work(heard.text, nearly) or bool(_FOR_YEARS.search(heard.text)))


def _asked_about_them(encounter: Encounter) -> bool:
    """Whether the partner asked about the learner, who then may tell of themselves; a slip ends it."""
    slipped = max((entry.turn for entry in encounter.ledger.entries if entry.reason in ("slip", "again")), default=-1)
    about = {Move.PURPOSE, Move.SHARING, Move.SELF_PITCH}
    return any(door.since >= slipped and about & set(door.invites) for door in encounter.doors)


def _was_refused(encounter: Encounter) -> bool:
    """Whether the partner's last reply was a no."""
    return any(
        entry.turn == encounter.last_turn and entry.move in ASKS and entry.reason in ("slip", "again") for entry in encounter.ledger.entries
    )


def _latest(known: tuple[Telling, ...], new: tuple[Telling, ...]) -> tuple[Telling, ...]:
    by_topic = {telling.topic: telling for telling in (*known, *new)}
    return tuple(by_topic.values())
