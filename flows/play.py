"""One turn of a rehearsal, from the outside in: recognise, assess, step, reply, remark. The one call every shell makes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from flows.casting import DELIVERS_IN, History, cast, met, who_plays
from flows.chance import chance, pick, shuffled
from flows.delivery import after_delivery
from flows.guess.finding import Finder
from flows.guess.hearing import as_questions
from flows.judgement import SURE, Assessment, Heard, Terms, assess
from flows.ledger import Entry
from flows.mentor import Remark, remark, walked_off
from flows.moment import USEFUL, Moment
from flows.moves import ASKS, PUSHES, Cue, Move, Reading, Setting, Sighting, Telling
from flows.nearly import requests
from flows.own_words import answers_what_for, nears_a_step, nears_an_aim, tells_of_oneself
from flows.partner import answer, greet
from flows.people import Role, Temper, person_of
from flows.person import Person, hook_caught, previous_text
from flows.rehearsal import Encounter, Feedback, Line, Rehearsal, Turn
from flows.reply.leading import FROM_AFAR
from flows.scenes import Level
from flows.table import SUBJECTS, addressed, opened, overheard, taken_up
from flows.targets import after_a_preposition, asks_which_first, names_in
from flows.words import content, sentences, tokens
from flows.world import World

__all__ = ["History", "Played", "World", "advance", "approach", "begin", "cast", "leave", "terms_of", "together", "who_plays"]

BRIEF = 4  # words that are too few to be an answer
PLAIN = 60  # words up to which homework shows: a long text shares some with any page about somebody
DEMANDED = 0.85  # how sure a push must be to be no reminder: it is demanded in plain words
KNOWS = 0.55  # share of a target list at which a contact knows somebody
REMEMBERED = 6  # turns of moves that one-sidedness is judged by
INVITED_FOR = 4  # turns an opening still carries an ask
_GENEROSITY = {Temper.WARM: 1.1, Temper.GUARDED: 0.95, Temper.BUSY: 1.0, Temper.TESTING: 0.95}
_STRICTNESS = {Temper.WARM: 0.9, Temper.GUARDED: 1.1, Temper.BUSY: 1.15, Temper.TESTING: 1.1}
_WORK_WORDS = frozenset(
    "work worked working job jobs years laid fired redundant career company firm boss shift degree studied trained".split()
)
_ASKS_FOR_NAMES = re.compile(r"\b(?:lists?|names?|firms?|compan(?:y|ies)|who)\b", re.I)
A_LINE = 12  # words of oneself that are no story yet
PLEASANT = frozenset({Move.SMALL_TALK, Move.GRATITUDE, Move.OTHER, Move.DEFLECT})


@dataclass(frozen=True, slots=True)
class Played:
    """The outcome of a turn: the rehearsal after it, and the turn as it was."""

    rehearsal: Rehearsal
    turn: Turn
    cues: frozenset[Cue] = frozenset()


def begin(
    world: World,
    scene: str,
    room: tuple[str, ...],
    seed: int,
    feedback: Feedback = Feedback.LIVE,
    goal: str = "",
    level: str = Level.NORMAL,
    history: History | None = None,
) -> Played:
    """A rehearsal of `scene` with those in `room`, and what is said before the learner's first word."""
    spec, history = world.flows[scene].scene, history or History()
    encounters = tuple(met(world, spec, name, level, history) for name in room)
    subject = shuffled(list(SUBJECTS), seed, "subject")[0] if spec.table else ""
    rehearsal = Rehearsal(scene, seed, spec.initial, spec.relationship, encounters, feedback, goal, level=level, day=history.day)
    rehearsal = rehearsal.evolve(targets=history.targets, gives=history.gives, names=history.names, subject=subject, heard=history.heard)
    if spec.table:
        after, lines = opened(world, rehearsal)
        return Played(after, Turn(0, "", "", rehearsal.state, lines=lines))
    if spec.people > 1:
        return Played(rehearsal, _narrated(rehearsal, "room"))
    rehearsal = rehearsal.evolve(facing=0)
    if spec.learner_begins:
        return Played(rehearsal, _narrated(rehearsal, f"{scene}.begins", room[0]))
    lines, encounter = greet(world.people[room[0]], encounters[0], rehearsal)
    return Played(rehearsal.with_partner(encounter), Turn(0, "", room[0], rehearsal.state, lines=lines, balance=encounter.ledger.balance))


def together(world: World, rehearsal: Rehearsal) -> tuple[int, ...]:
    """The two who stand in a talk together: the one who could matter, and whoever found them first; nobody once either was met."""
    if len(rehearsal.room) < 2 or world.flows[rehearsal.scene].scene.table or any(encounter.parted for encounter in rehearsal.room):
        return ()
    matters = next((i for i, each in enumerate(rehearsal.room) if Role.MATTERS in world.people[each.partner].partner.rooms), 0)
    others = [index for index in range(len(rehearsal.room)) if index != matters]
    return (matters, others[int(chance(rehearsal.seed, "together") * len(others))])


def advance(world: World, rehearsal: Rehearsal, text: str) -> Played:
    """The learner says `text`. Where nobody is faced, it is said to whoever stands nearest."""
    if world.flows[rehearsal.scene].scene.ending(rehearsal.state):
        return Played(rehearsal, _narrated(rehearsal, "nobody_there"))
    if _speaks_to_the_other(world, rehearsal, text):
        rehearsal = _turn_to(world, rehearsal, rehearsal.beside).rehearsal
    if world.flows[rehearsal.scene].scene.table:
        rehearsal = rehearsal.evolve(facing=addressed(world, rehearsal, text))
    if rehearsal.facing >= 0:
        return _message(world, rehearsal.evolve(turn=rehearsal.turn + 1), text)
    nearest = next((index for index, each in enumerate(rehearsal.room) if not each.parted), -1)
    if nearest < 0:
        return approach(world, rehearsal, nearest)
    met = _turn_to(world, rehearsal, nearest)
    played = _message(world, met.rehearsal.evolve(turn=rehearsal.turn + 1), text)
    return replace(played, turn=replace(played.turn, lines=met.turn.lines + played.turn.lines))


def approach(world: World, rehearsal: Rehearsal, index: int) -> Played:
    """The learner walks up to the one at `index` in the room, or turns to the other of the two they stand with."""
    if not 0 <= index < len(rehearsal.room) or rehearsal.room[index].parted:
        return Played(rehearsal, _narrated(rehearsal, "nobody_there"))
    if index == rehearsal.facing:
        return Played(rehearsal, _narrated(rehearsal, "already_here"))
    return _turn_to(world, rehearsal, index)


def leave(world: World, rehearsal: Rehearsal) -> Played:
    """The learner turns away without a word; or, facing nobody, goes home. At a table for two one takes leave in words."""
    if not any(arrow.trigger == "leave" for arrow in world.flows[rehearsal.scene].scene.arrows):
        return Played(rehearsal, _narrated(rehearsal, "already_here"))
    moment = _moment(world, rehearsal)
    state = world.flows[rehearsal.scene].step("leave", moment)
    after = _parted(rehearsal, moment).evolve(state=state, facing=-1, beside=-1)
    turn = _narrated(after, "walked_off" if moment.walks_off else "went_home")
    if not rehearsal.partner:
        return Played(after, turn)
    told = walked_off(rehearsal, world.people[rehearsal.partner.partner], tuple(moment.signs), world.guidance)
    turn = replace(turn, partner=rehearsal.partner.partner, note=told.note, spoken=told.spoken, signs=told.signs)
    return Played(_noted(after, told), turn)


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
    )


def _speaks_to_the_other(world: World, rehearsal: Rehearsal, text: str) -> bool:
    """Whether, of two who stand together, the second is addressed by name."""
    if rehearsal.beside < 0 or rehearsal.facing < 0:
        return False  # at a table nobody stands beside
    names = [world.people[rehearsal.room[index].partner].partner.called.lower() for index in (rehearsal.facing, rehearsal.beside)]
    said = " ".join(tokens(text))
    return " ".join(tokens(names[1])) in said and " ".join(tokens(names[0])) not in said


def _message(world: World, rehearsal: Rehearsal, text: str) -> Played:
    encounter = rehearsal.partner
    assert encounter is not None
    person = world.people[encounter.partner]
    caught = hook_caught(person, encounter, text)
    heard = _heard(world, rehearsal, person, encounter, text, caught)
    if Cue.DISTRESS in heard.reading.cues:  # met with care by whoever shows it, never played and never scored
        before = rehearsal.evolve(turn=rehearsal.turn - 1)
        return Played(before, Turn(before.turn, "", "", before.state), heard.reading.cues)
    encounter = _after_message(encounter, heard, rehearsal.turn)
    if rehearsal.scene == DELIVERS_IN:
        encounter = after_delivery(person, encounter, rehearsal.turn, text)
    rehearsal = rehearsal.with_partner(encounter)
    spec = world.flows[rehearsal.scene].scene
    moment = _moment(world, rehearsal, heard)
    state = world.flows[rehearsal.scene].step("message", moment)
    lines, encounter = answer(person, rehearsal, moment, text, caught)
    if moment.named:
        encounter = encounter.evolve(targets=tuple(dict.fromkeys((*encounter.targets, *moment.named))))
    around = tuple(Line("scene", f"{rehearsal.scene}.{name}", (("partner", encounter.partner),)) for name in moment.tells)
    lines = (*around, *lines)
    if moment.announces_time and not moment.silent:
        clock = "clock_afar" if rehearsal.scene in FROM_AFAR else "clock"
        lines = (*lines, Line("scene", clock, (("partner", encounter.partner),)))
    rehearsal = rehearsal.with_partner(encounter)
    if spec.table and not moment.goodbye:
        rehearsal, more = overheard(world, rehearsal, heard)
        lines = (*lines, *more)
    told = remark(rehearsal, person, encounter, heard, tuple(moment.signs), world.guidance, spec)
    after = _noted(rehearsal.with_partner(encounter.evolve(parted=bool(moment.goodbye), ended=moment.goodbye)).evolve(state=state), told)
    if moment.goodbye and not world.flows[after.scene].scene.ending(state):
        after = after.evolve(facing=-1, beside=-1)
    return Played(after, _turn(after, encounter, heard, lines, told), heard.reading.cues)


def _heard(world: World, rehearsal: Rehearsal, person: Person, encounter: Encounter, text: str, caught: int) -> Heard:
    terms, said = terms_of(world, rehearsal, encounter), previous_text(person, encounter)
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
    reading = _in_answer(encounter, reading, text)
    idle = _idle(encounter, reading) if spec.yardstick.turned else 0
    assessment = assess(reading, text, rehearsal.turn, encounter.ledger, terms, encounter.recent, idle)
    return Heard(text, reading, _with_bonuses(assessment, person, encounter, rehearsal, text, caught), terms)


def _in_answer(encounter: Encounter, reading: Reading, text: str) -> Reading:
    """The reading, and that what was asked for is told, or what was offered is taken, in words that the ear has no move for."""
    moves = set(reading.moves)
    if moves & {*ASKS, *PUSHES, Move.PURPOSE, Move.DEFLECT} or Cue.INSULT in reading.cues:
        return reading
    now = [door for door in encounter.doors if door.since == encounter.last_turn]
    if any(door.door >= 0 and Move.ADVICE_ASK in door.invites for door in encounter.doors):
        means = Move.ADVICE_ASK if any("?" in sentence and requests(sentence) for sentence in sentences(text)) else None
    else:
        asked = encounter.asked == "aim" or any(door.door >= 0 and Move.PURPOSE in door.invites for door in now)
        means = Move.PURPOSE if asked and nears_an_aim(text) else None
    if means is None:
        return reading
    return replace(reading, sightings=(*reading.sightings, Sighting(means, SURE, (0, len(text)))))


def _noted(rehearsal: Rehearsal, told: Remark) -> Rehearsal:
    """The rehearsal with the mentor's remark remembered, so that no wording comes twice and a slip that was named costs double."""
    if told.praise:
        rehearsal = rehearsal.evolve(last_praise=rehearsal.turn)
    if not told.note:
        return rehearsal
    encounter = rehearsal.partner
    if told.spoken and told.note.kind == "slip" and encounter:
        rehearsal = rehearsal.with_partner(encounter.evolve(noted=tuple(dict.fromkeys((*encounter.noted, Move(told.note.about))))))
    wordings = (*rehearsal.wordings, told.note.wording, told.note.try_instead)
    return rehearsal.evolve(wordings=wordings, last_note=rehearsal.turn)


def _turn(after: Rehearsal, encounter: Encounter, heard: Heard, lines: tuple[Line, ...], told: Remark) -> Turn:
    return Turn(
        after.turn,
        heard.text,
        encounter.partner,
        after.state,
        sightings=heard.reading.sightings,
        slips=tuple(slip.move for slip in heard.assessment.slips),
        entries=heard.assessment.entries,
        balance=encounter.ledger.balance,
        lines=lines,
        note=told.note,
        spoken=told.spoken,
        praise=told.praise,
        signs=told.signs,
    )


def _turn_to(world: World, rehearsal: Rehearsal, index: int) -> Played:
    moment = _moment(world, rehearsal)
    moment.approached, moment.pairs = index, together(world, rehearsal)
    state = world.flows[rehearsal.scene].step("approach", moment)
    pair = moment.pairs if index in moment.pairs else ()
    beside = next((other for other in pair if other != index), -1)
    after = _parted(rehearsal, moment).evolve(state=state, facing=index, beside=beside)
    after, greetings = _welcomed(world, after, moment.joins)
    walk = Line("scene", "joins" if moment.joins else "walks_up", (("partner", after.room[index].partner),))
    lines = greetings if index == rehearsal.beside else (walk, *greetings)
    left, faced = rehearsal.partner if moment.walks_off else None, after.room[index]
    told = walked_off(rehearsal, world.people[left.partner], tuple(moment.signs), world.guidance) if left else Remark()
    note = replace(told.note, left=left.partner) if left and told.note else None
    turn = Turn(after.turn, "", faced.partner, state, lines=lines, balance=faced.ledger.balance)
    return Played(_noted(after, told), replace(turn, note=note, spoken=told.spoken, signs=told.signs))


def _welcomed(world: World, rehearsal: Rehearsal, both: bool) -> tuple[Rehearsal, tuple[Line, ...]]:
    """The greeting of the one faced; of `both`, where the learner has stepped up to two."""
    lines: tuple[Line, ...] = ()
    for index in (rehearsal.facing, rehearsal.beside) if both else (rehearsal.facing,):
        greeting, encounter = greet(world.people[rehearsal.room[index].partner], rehearsal.room[index], rehearsal)
        rehearsal, lines = rehearsal.with_person(index, encounter), lines + greeting
    return rehearsal, lines


def _moment(world: World, rehearsal: Rehearsal, heard: Heard | None = None) -> Moment:
    encounter = rehearsal.partner
    spec = world.flows[rehearsal.scene].scene
    tuning, text = spec.tuning(rehearsal.level), heard.text if heard else ""
    named = _named(world, rehearsal, heard) if heard and spec.yardstick.turned else ()
    target = _spoken_of(rehearsal, encounter, named, text) if encounter else ""
    who = person_of(encounter.partner) if encounter else ""
    return Moment(
        rehearsal.state,
        rehearsal,
        world.people[encounter.partner].partner if encounter else None,
        encounter,
        spec.turns + tuning.turns,
        max(1, spec.patience + tuning.patience),
        heard.reading if heard else Reading(()),
        heard.assessment if heard else Assessment((), ()),
        text=text,
        stands_in=spec.stands_in,
        doors_later=tuning.doors,
        tempts=tuning.tempts,
        distracts=tuning.distracts,
        target=target,
        named=named,
        knows_target=chance(who, target.lower()) < KNOWS,
        delivered=bool(encounter and encounter.delivered == rehearsal.turn),
        away=chance(rehearsal.seed, who, "away") < tuning.distracts * 2,
    )


def _named(world: World, rehearsal: Rehearsal, heard: Heard) -> tuple[str, ...]:
    """The names that a message puts on the table: of the learner's list, the one it asks about, or all, where they were asked for."""
    listed = tuple(name for name in rehearsal.targets if name.lower() in heard.text.lower())
    asks = {Move.TARGETED_ASK, Move.INTRO_ASK, Move.REFERRAL_ASK, Move.CURIOSITY} & set(heard.reading.moves)
    encounter = rehearsal.partner
    if listed or encounter is None:
        return listed
    person = world.people[encounter.partner]
    if asks or _ASKS_FOR_NAMES.search(f"{previous_text(person, encounter)} {heard.text}"):
        known = {person.partner.name, person.partner.called, *tokens(person.partner.name)}
        told = " ".join(person.lines.values())  # whoever is in the partner's own stories is nobody to be asked about
        strange = tuple(name for name in names_in(heard.text, known) if not re.search(rf"\b{re.escape(name)}\b", told))
        return strange or ((after,) if asks and (after := after_a_preposition(heard.text)) else ())
    return ()


def _spoken_of(rehearsal: Rehearsal, encounter: Encounter, named: tuple[str, ...], text: str) -> str:
    """Of the names on the table the one to answer: one that is new, or, where it is asked which comes first, one of them all."""
    fresh = next((name for name in named if name not in encounter.targets), "")
    if not fresh and encounter.targets and asks_which_first(text):
        return pick([*encounter.targets], rehearsal.seed, encounter.partner, "first")
    return fresh or next(iter(named), "")


def _parted(rehearsal: Rehearsal, moment: Moment) -> Rehearsal:
    """Whoever the learner walked away from stays behind."""
    if moment.walks_off and rehearsal.partner:
        return rehearsal.with_partner(rehearsal.partner.evolve(parted=True, ended="walked_off"))
    return rehearsal


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


def _idle(encounter: Encounter, reading: Reading) -> int:
    """Turns running in which nothing was asked for and no aim told, this one with them."""
    return 0 if {*USEFUL, Move.PURPOSE, Move.FOLLOW_UP} & set(reading.moves) or Cue.GOODBYE in reading.cues else encounter.idle + 1


def _after_message(encounter: Encounter, heard: Heard, turn: int) -> Encounter:
    moves, assessment = heard.reading.moves, heard.assessment
    hurt = bool(assessment.slips) or any(entry.reason == "rude" for entry in assessment.entries)
    repaired = any(entry.reason == "repaired" for entry in assessment.entries)
    return encounter.evolve(
        ledger=encounter.ledger.with_entries(assessment.entries),
        turns=encounter.turns + 1,
        last_turn=turn,
        recent=(*encounter.recent, (*moves, Move.SHARING) if tells_of_oneself(heard.text) else moves)[-REMEMBERED:],
        dull=encounter.dull + 1 if _is_pleasant(encounter, heard) else 0,
        idle=_idle(encounter, heard.reading),
        brief=encounter.brief + 1 if len(tokens(heard.text)) <= BRIEF else 0,
        annoyed=encounter.annoyed + hurt - (repaired and encounter.annoyed > 0),
        told=_latest(encounter.told, heard.reading.tellings),
        work_told=encounter.work_told or _speaks_of_work(heard),
        aim_told=encounter.aim_told or Move.PURPOSE in moves or _answers_what_for(encounter, heard),
        aim_neared=encounter.aim_neared or nears_an_aim(heard.text),
        step_neared=encounter.step_neared or nears_a_step(heard.text),
        next_step=encounter.next_step or bool({Move.FOLLOW_UP, Move.MEETING_ASK} & set(moves) and not assessment.slips),
        doors=tuple(door for door in encounter.doors if door.door >= 0 or turn - door.since <= INVITED_FOR),
    )


def _is_pleasant(encounter: Encounter, heard: Heard) -> bool:
    """Whether a message is kind and leads nowhere: thanks, the weather, a line about the bus, where nothing was asked."""
    moves = set(heard.reading.moves)
    answers = {
        "": False,
        "name": bool(heard.reading.tellings),
        "field": bool(heard.reading.tellings) or _speaks_of_work(heard),
        "aim": answers_what_for(heard.text),
    }.get(encounter.asked, True)
    is_a_line = not answers and "?" not in heard.text and len(tokens(heard.text)) <= A_LINE
    return moves <= PLEASANT or (is_a_line and moves <= PLEASANT | {Move.SHARING})


def _answers_what_for(encounter: Encounter, heard: Heard) -> bool:
    """Whether what the learner is after was asked, and the answer comes near it, in whatever words."""
    was_asked = encounter.asked == "aim" or any(door.door >= 0 and Move.PURPOSE in door.invites for door in encounter.doors)
    return was_asked and Move.DEFLECT not in heard.reading.moves and nears_an_aim(heard.text)


def _speaks_of_work(heard: Heard) -> bool:
    """Whether the learner told something of their own work: "I tested dolls for four years"."""
    told = {Move.SHARING, Move.SELF_PITCH, Move.PURPOSE} & set(heard.reading.moves)
    return bool(told) and bool(_WORK_WORDS & set(tokens(heard.text)))


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


def _narrated(rehearsal: Rehearsal, event: str, partner: str = "") -> Turn:
    facts = (("partner", partner),) if partner else ()
    return Turn(rehearsal.turn, "", "", rehearsal.state, lines=(Line("scene", event, facts),))
