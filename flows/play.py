"""One turn of a rehearsal, from the outside in: recognise, assess, step, reply, remark. The one call every shell makes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from flows.casting import DELIVERS_IN, History, cast, met, who_plays
from flows.chance import chance, pick, shuffled
from flows.delivery import after_delivery
from flows.hearing import heard_in, remembered, terms_of
from flows.judgement import Assessment, Heard
from flows.mentor import Remark, remark, walked_off
from flows.moment import Moment
from flows.moves import Cue, Move, Reading, Setting
from flows.partner import answer, greet
from flows.people import Role, person_of
from flows.person import hook_caught, previous_text
from flows.questions import plain_questions
from flows.rehearsal import FROM_AFAR, Encounter, Feedback, Line, Rehearsal, Turn
from flows.scenes import Level
from flows.table import SUBJECTS, addressed, opened, overheard
from flows.targets import after_a_preposition, asks_which_first, names_in
from flows.words import sentences, tokens
from flows.world import World

__all__ = ["History", "Played", "World", "advance", "approach", "begin", "cast", "leave", "terms_of", "together", "who_plays"]

KNOWS = 0.55  # share of a target list at which a contact knows somebody
_ASKS_FOR_NAMES = re.compile(r"\b(?:lists?|names?|firms?|compan(?:y|ies)|who)\b", re.I)


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
    if len(rehearsal.room) > 1 and world.nearly.goes_home(text):
        cues = world.ear.read(text, Setting(rehearsal.scene)).cues
        return leave(world, rehearsal) if Cue.DISTRESS not in cues else Played(rehearsal, _nothing_said(rehearsal), cues)
    if left := _left_just_now(world, rehearsal, text):
        return _called_after(world, rehearsal, left, text)
    nearest = next((index for index, each in enumerate(rehearsal.room) if not each.parted), -1)
    if nearest < 0:
        return approach(world, rehearsal, nearest)
    met = _turn_to(world, rehearsal, nearest)
    played = _message(world, met.rehearsal.evolve(turn=rehearsal.turn + 1), text)
    return replace(played, turn=replace(played.turn, lines=met.turn.lines + played.turn.lines))


def _left_just_now(world: World, rehearsal: Rehearsal, text: str) -> Encounter | None:
    """Whoever has just taken leave, if `text` can only be for them: thanks, a goodbye, a promise, and no question to anybody."""
    left = next((each for each in rehearsal.room if each.parted and each.last_turn == rehearsal.turn), None)
    for_them = not plain_questions(text) and any(world.nearly.is_farewell(each) or world.nearly.goes_on(each) for each in sentences(text))
    return left if left and left.ended not in ("cool", "walked_off") and for_them else None


def _called_after(world: World, rehearsal: Rehearsal, left: Encounter, text: str) -> Played:
    """A last word to somebody who is going: heard, and answered with a wave."""
    person, before = world.people[left.partner], rehearsal
    rehearsal = rehearsal.evolve(turn=rehearsal.turn + 1)
    heard = heard_in(world, rehearsal, person, left, text, -1)
    if Cue.DISTRESS in heard.reading.cues:
        return Played(before, _nothing_said(before), heard.reading.cues)
    left = remembered(left, heard, rehearsal.turn, world.nearly)
    told = remark(rehearsal, person, left, heard, (), world.guidance, world.flows[rehearsal.scene].scene, world.nearly)
    told = told if heard.assessment.slips else Remark()
    after = _noted(rehearsal.with_person(_place(rehearsal, left), left), told)
    lines = (Line("scene", "heard_in_going", (("partner", left.partner),)),)
    return Played(after, _turn(after, left, heard, lines, told), heard.reading.cues)


def _place(rehearsal: Rehearsal, encounter: Encounter) -> int:
    return next(index for index, each in enumerate(rehearsal.room) if each.partner == encounter.partner)


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
    heard = heard_in(world, rehearsal, person, encounter, text, caught)
    if Cue.DISTRESS in heard.reading.cues:  # met with care by whoever shows it, never played and never scored
        before = rehearsal.evolve(turn=rehearsal.turn - 1)
        return Played(before, _nothing_said(before), heard.reading.cues)
    encounter = remembered(encounter, heard, rehearsal.turn, world.nearly)
    if rehearsal.scene == DELIVERS_IN:
        encounter = after_delivery(person, encounter, rehearsal.turn, text)
    rehearsal = rehearsal.with_partner(encounter)
    spec = world.flows[rehearsal.scene].scene
    moment = _moment(world, rehearsal, heard)
    state = world.flows[rehearsal.scene].step("message", moment)
    lines, encounter = answer(person, rehearsal, moment, text, caught)
    if moment.named:
        names = dict.fromkeys((*encounter.targets, *moment.named))
        encounter = encounter.evolve(targets=tuple(names), spoken_of=tuple(dict.fromkeys((*encounter.spoken_of, moment.target))))
    around = tuple(Line("scene", f"{rehearsal.scene}.{name}", (("partner", encounter.partner),)) for name in moment.tells)
    lines = (*around, *lines)
    if moment.announces_time and not moment.silent:
        clock = "clock_afar" if rehearsal.scene in FROM_AFAR else "clock"
        lines = (*lines, Line("scene", clock, (("partner", encounter.partner),)))
    rehearsal = rehearsal.with_partner(encounter)
    if spec.table and not moment.goodbye:
        rehearsal, more = overheard(world, rehearsal, heard)
        lines = (*lines, *more)
    told = remark(rehearsal, person, encounter, heard, tuple(moment.signs), world.guidance, spec, world.nearly)
    after = _noted(rehearsal.with_partner(encounter.evolve(parted=bool(moment.goodbye), ended=moment.goodbye)).evolve(state=state), told)
    if moment.goodbye and not world.flows[after.scene].scene.ending(state):
        after = after.evolve(facing=-1, beside=-1)
    return Played(after, _turn(after, encounter, heard, lines, told), heard.reading.cues)


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
        nearly=world.nearly,
    )


def _named(world: World, rehearsal: Rehearsal, heard: Heard) -> tuple[str, ...]:
    """The names that a message puts on the table: of the learner's list, the one it asks about, or all, where they were asked for."""
    encounter, said = rehearsal.partner, heard.text.lower()
    on_the_table = dict.fromkeys((*rehearsal.targets, *(encounter.targets if encounter else ())))
    listed = tuple(name for name in on_the_table if name.lower() in said)
    asks = {Move.TARGETED_ASK, Move.INTRO_ASK, Move.REFERRAL_ASK, Move.CURIOSITY} & set(heard.reading.moves)
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
    fresh = next((name for name in named if name not in encounter.spoken_of), "")
    if not fresh and encounter.targets and asks_which_first(text):
        return pick([*encounter.targets], rehearsal.seed, encounter.partner, "first")
    return fresh or next(iter(named), "")


def _parted(rehearsal: Rehearsal, moment: Moment) -> Rehearsal:
    """Whoever the learner walked away from stays behind."""
    if moment.walks_off and rehearsal.partner:
        return rehearsal.with_partner(rehearsal.partner.evolve(parted=True, ended="walked_off"))
    return rehearsal


def _nothing_said(rehearsal: Rehearsal) -> Turn:
    return Turn(rehearsal.turn, "", "", rehearsal.state)


def _narrated(rehearsal: Rehearsal, event: str, partner: str = "") -> Turn:
    facts = (("partner", partner),) if partner else ()
    return Turn(rehearsal.turn, "", "", rehearsal.state, lines=(Line("scene", event, facts),))
