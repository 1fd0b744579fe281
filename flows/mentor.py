"""The mentor: at most one note a turn, rare praise, and hints when asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flows.chance import pick, shuffled
from flows.guidance import TAKEN_BY_HINT, DoorKind, Guidance, SignWords
from flows.judgement import ALWAYS_SLIPS, Heard, Slip
from flows.moves import ASKS, COSTS, FEELINGS, Cue, Move, Stage
from flows.own_words import tells_of_oneself
from flows.people import Role
from flows.person import Person
from flows.questions import bare, questions_in
from flows.rehearsal import Encounter, Feedback, Note, Rehearsal, Sign
from flows.scenes import Scene
from flows.taking_up import takes_up
from flows.words import content, sentence_at, tokens
from flows.yardstick import Yardstick

DULL = 3  # turns of pleasantries running before the mentor says so
LEAST = 2  # words that say something; with fewer nobody has shown that they listened
PITHY = 60  # words in which an aim is still told briefly
EARLY = 3  # turns with somebody before which it is no time to speak of the next one
TERSE = 4  # turns of a few words running before the mentor says so
MINE = 12  # words about oneself behind one's own question that make it no question (E11)
PAUSE = 3  # turns between two notes on signs
SCRAP = 5  # words that are too few to be quoted alone
RARELY = 4  # turns between two praises
LATE_IN_A_ROOM = 4  # turns with one person after which an evening moves on
HIDING_FROM = 6  # turns with a fellow job hunter at an event
_PLAIN = 1  # words of weight in a question that asks at large: "So what do you do exactly?"
_MOSTLY = 0.6  # share of all turns of an event
_AT_ONCE = (
    Sign.MISSED_OPENING,
    Sign.RUDE,
    Sign.HIT_AND_RUN,
    Sign.STRAIGHT_TO_BUSINESS,
    Sign.OUT_OF_PLACE,
    Sign.PESTERED,
    Sign.NAME_GIVEN_AWAY,
    Sign.GAVE_TOO_MUCH,
    Sign.PROMISE_FORGOTTEN,
)  # said whenever the last note was
_ONCE = (Sign.HOMEWORK, Sign.NO_GOAL, Sign.NO_NEXT_STEP, Sign.HIDING, Sign.FOREIGN)  # said once a rehearsal at most
_ABOUT_ME = frozenset({"i", "my", "mine", "me", "personally", "myself"})
_NOT_SUGGESTED = frozenset({"money", "season", "health"})  # topics that do a learner no good
_PRAISED = (Move.REPAIR, Move.LISTENING, Move.GIVING, Move.PURPOSE, Move.FOLLOW_UP)
_HURT = ("slip", "again", "rude")
_MISSES = {
    Sign.MISSED_OPENING: frozenset({Move.PURPOSE}),
    Sign.NO_GOAL: frozenset({Move.PURPOSE}),
    Sign.NO_NEXT_STEP: frozenset({Move.MEETING_ASK, Move.INTRO_ASK, Move.RESUME_PUSH}),
}
"""What a sign says is missing: whoever has just been asked for it gets a turn to answer first."""


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
    heard: Heard,
    signs: tuple[Sign, ...],
    guidance: Guidance,
    scene: Scene,
) -> Remark:
    """The order is slip, missed opening, drift, praise; `encounter` is as it stands after the message."""
    seen = signs + tuple(sign for sign in _signs(rehearsal, person, encounter, heard) if _matters(sign, scene.yardstick))
    if heard.assessment.slips:
        note = _in_scene(_slip_note(rehearsal, person, encounter, heard, guidance), scene)
        return Remark(note, _speaks_of_slip(rehearsal, note), None, seen)
    if FEELINGS & heard.reading.manners:
        return _kind_word(rehearsal, person, encounter, heard, any(_is_ripe(sign, rehearsal) for sign in seen), guidance)
    for sign in filter(lambda each: _is_ripe(each, rehearsal) and not _is_too_soon(each, rehearsal, person, encounter, heard), seen):
        note_on_sign = _sign_note(rehearsal, person, encounter, sign, guidance, heard.text)
        if note_on_sign:
            return Remark(_in_scene(note_on_sign, scene), rehearsal.feedback is Feedback.LIVE, None, seen)
    return Remark(praise=_praise(rehearsal, person, encounter, heard), signs=seen)


def _kind_word(rehearsal: Rehearsal, person: Person, encounter: Encounter, heard: Heard, would_speak: bool, guidance: Guidance) -> Remark:
    """Who says how they feel did nothing wrong: in place of a note there is a kind word, and what was good besides is praised."""
    note = _sign_note(rehearsal, person, encounter, Sign.UNEASY, guidance, heard.text) if would_speak else None
    if note:
        return Remark(note, rehearsal.feedback is Feedback.LIVE)
    return Remark(praise=_praise(rehearsal, person, encounter, heard))


def walked_off(rehearsal: Rehearsal, person: Person, signs: tuple[Sign, ...], guidance: Guidance) -> Remark:
    """The learner turned away without a goodbye; before a word was said that is nobody's loss."""
    encounter = rehearsal.partner
    if encounter is None or not encounter.turns:
        return Remark()
    note = _sign_note(rehearsal, person, encounter, Sign.HIT_AND_RUN, guidance)
    return Remark(note, rehearsal.feedback is Feedback.LIVE, None, signs)


def hints(rehearsal: Rehearsal, person: Person | None, stage: Stage, guidance: Guidance) -> tuple[tuple[str, str], ...]:
    """Two things worth saying now, each as (where the sentence stands, the sentence)."""
    encounter = rehearsal.partner
    if person is None or encounter is None:
        return tuple(("room", text) for text in shuffled(guidance.hints["room"], rehearsal.seed, rehearsal.turn)[:2])
    situations = [situation for situation in _situations(rehearsal, person, encounter, stage) if situation in guidance.hints]
    wanted = [*situations[:1], *(each for each in situations[1:] if each == "leave")]
    found = [(each, pick(guidance.hints[each], rehearsal.seed, rehearsal.turn, each)) for each in wanted]
    for question in _questions_worth_asking(rehearsal, person, encounter):
        if len(found) < 2:
            found.append(("question", question))
    return tuple(found)


def hides(rehearsal: Rehearsal, people: Mapping[str, Person]) -> bool:
    """Whether most of an event went by with a fellow job hunter (D3.5)."""
    spent = {encounter.partner: encounter.turns for encounter in rehearsal.room}
    fellow = sum(turns for name, turns in spent.items() if Role.FELLOW in people[name].partner.rooms)
    return len(spent) > 1 and fellow >= HIDING_FROM and fellow > sum(spent.values()) * _MOSTLY


def _in_scene(note: Note, scene: Scene) -> Note:
    """The same note on the point of doctrine that this kind of scene is about."""
    return replace(note, because=scene.because.get(note.about, note.because))


def _matters(sign: Sign, wants: Yardstick) -> bool:
    """Whether a sign is one in this kind of scene: at a party nobody needs an aim."""
    if sign in (Sign.NO_GOAL, Sign.DRIFT):
        return wants.aim
    return wants.next_step if sign is Sign.NO_NEXT_STEP else True


def _is_ripe(sign: Sign, rehearsal: Rehearsal) -> bool:
    """Whether the mentor would speak of a sign now: not too soon after a note, some only once."""
    said_before = any(wording.startswith(f"signs.{sign}[") for wording in rehearsal.wordings)
    rested = rehearsal.turn - rehearsal.last_note >= PAUSE
    return (rested or sign in _AT_ONCE) and not (said_before and sign in _ONCE)


def _is_too_soon(sign: Sign, rehearsal: Rehearsal, person: Person, encounter: Encounter, heard: Heard) -> bool:
    """Whether what a sign misses was asked for in this very reply.

    Of another time it is too soon to speak to somebody who is still hurt, or before whoever has just told their aim or asked has an answer.
    """
    if sign is Sign.NO_NEXT_STEP and (encounter.ledger.last_losses() or {Move.PURPOSE, *ASKS} & set(heard.reading.moves)):
        return True
    if sign is Sign.MISSED_OPENING and _walked_past_kind(person, encounter) is not DoorKind.AIM:
        return False
    asked_for = {move for door in encounter.doors if door.since == rehearsal.turn for move in door.invites}
    return bool(asked_for & _MISSES.get(sign, frozenset()))


def _sign_note(rehearsal: Rehearsal, person: Person, encounter: Encounter, sign: Sign, guidance: Guidance, text: str = "") -> Note | None:
    """A note on something passive, in a wording not used yet in this rehearsal."""
    words = guidance.signs.get(sign)
    wording = _fresh(rehearsal, f"signs.{sign}", len(words.notes) if words else 0)
    if words is None or not wording:
        return None
    tries = _tries_for_the_door(person, encounter, words, guidance) if sign is Sign.MISSED_OPENING else words.tries
    instead = _instead(rehearsal, person, encounter, tries, text)
    offered = _walked_past(encounter) if sign is Sign.MISSED_OPENING else ""
    return Note("sign", sign, wording, offered=offered, try_instead=instead, because=words.because, balance=encounter.ledger.balance)


def _walked_past(encounter: Encounter) -> str:
    """The line that held open the door which has just closed; none where it was the scene that opened it."""
    doors = {f"doors[{door}]" for door in encounter.walked_past[-1:]}
    return next((line for line in reversed(encounter.spoken) if line.partition(".")[0] in doors), "")


def _walked_past_kind(person: Person, encounter: Encounter) -> DoorKind:
    """What the door that has just closed was."""
    doors = person.partner.doors
    index = encounter.walked_past[-1] if encounter.walked_past else len(doors)
    if index >= len(doors):  # it was the scene that opened it, and asked how the learner is
        return DoorKind.AIM
    invites = set(doors[index].invites)
    if invites <= {Move.PURPOSE, Move.SHARING}:
        return DoorKind.AIM if Move.PURPOSE in invites else DoorKind.STORY
    if Move.ADVICE_ASK in invites:
        return DoorKind.HELP
    if Move.RESUME_PUSH in invites:
        return DoorKind.PAPERS
    return DoorKind.INTRODUCTION if Move.INTRO_ASK in invites else DoorKind.MEETING


def _tries_for_the_door(person: Person, encounter: Encounter, words: SignWords, guidance: Guidance) -> tuple[str, ...]:
    """The sentences that go back to the door which has just closed."""
    kind = _walked_past_kind(person, encounter)
    hint = TAKEN_BY_HINT.get(kind)
    return guidance.hints[hint] if hint else words.tries_by_door[kind]


def _situations(rehearsal: Rehearsal, person: Person, encounter: Encounter, stage: Stage) -> list[str]:
    last = encounter.ledger.entries[-1] if encounter.ledger.entries else None
    found = []
    if last and last.reason in ("slip", "again") and last.turn == rehearsal.turn:
        found.append("repair")
    if rehearsal.scene == "trusted_contact" and rehearsal.targets:
        found.append("target")
    if rehearsal.scene == "give" and rehearsal.gives and encounter.turns >= 2:
        found.append("offer")
    opened = {move for door in encounter.doors if door.door >= 0 for move in door.invites}
    if opened:
        found.append(_door_hint(opened, rehearsal))
    if _dropped_hooks(person, encounter):
        found.append("hook")
    if encounter.asked not in ("", "name"):
        found.append("about_me")
    if encounter.turns == 0:
        found.append("greeting")
    if stage is Stage.CLOSING or (len(rehearsal.room) > 1 and encounter.turns >= LATE_IN_A_ROOM):
        found.append("next_step")
    if len(rehearsal.room) > 1 and encounter.turns > LATE_IN_A_ROOM:
        found.append("leave")
    return found


def _door_hint(opened: set[Move], rehearsal: Rehearsal) -> str:
    if {Move.PURPOSE, Move.ADVICE_ASK} & opened:
        return "door_with_aim" if rehearsal.told("aim") or rehearsal.goal else "door"
    if opened == {Move.SHARING}:
        return "about_me"
    return "door_papers" if Move.RESUME_PUSH in opened else "door_intro" if Move.INTRO_ASK in opened else "next_step"


def _dropped_hooks(person: Person, encounter: Encounter) -> list[str]:
    """The topics of hooks that were dropped lately and not picked up."""
    hooks = enumerate(person.partner.hooks)
    return [hook.topic for index, hook in hooks if f"hooks[{index}].says" in encounter.spoken[-4:] and index not in encounter.picked_up]


def _questions_worth_asking(rehearsal: Rehearsal, person: Person, encounter: Encounter) -> list[str]:
    topics = person.partner.topics
    untouched = [name for name in topics if not any(line.startswith(f"topics.{name}.") for line in encounter.spoken)]
    hooked = _dropped_hooks(person, encounter)
    hooks = enumerate(person.partner.hooks)
    unheard = {hook.topic for index, hook in hooks if f"hooks[{index}].says" not in encounter.spoken}  # nobody can know of these yet
    left_out = {known.topic for known in person.partner.briefing} | unheard | _NOT_SUGGESTED
    order = [name for name in dict.fromkeys([*hooked, *shuffled(untouched, rehearsal.seed, rehearsal.turn)]) if name not in left_out]
    questions = [topics[name].asked[0] for name in order if name in topics and topics[name].asked]
    unmet = person.partner.introducer.name or "\0" if len(rehearsal.room) > 1 else "\0"  # in a room nobody was introduced
    return [question for question in questions if unmet not in question]


def _signs(rehearsal: Rehearsal, person: Person, encounter: Encounter, heard: Heard) -> tuple[Sign, ...]:
    reasons, reading = {entry.reason for entry in heard.assessment.entries}, heard.reading
    in_a_room = len(rehearsal.room) > 1
    late = encounter.turns >= LATE_IN_A_ROOM if in_a_room else heard.terms.stage is Stage.CLOSING
    seen = {
        Sign.RUDE: "rude" in reasons,
        Sign.FOREIGN: Cue.FOREIGN in reading.cues,
        Sign.VAGUE: Move.VAGUE_ASK in reading.moves,
        Sign.DRIFT: encounter.dull >= DULL and encounter.dull % DULL == 0,
        Sign.ONE_SIDED: "one_sided" in reasons,
        Sign.INTERVIEW: "interview" in reasons and not tells_of_oneself(heard.text),
        Sign.BOOMERASK: _answers_itself(heard),
        Sign.TACITURN: encounter.brief >= TERSE and encounter.brief % TERSE == 0,
        Sign.HIDING: in_a_room and Role.FELLOW in person.partner.rooms and encounter.turns >= HIDING_FROM,
        Sign.NO_GOAL: late and not (encounter.aim_told or encounter.aim_neared),
        Sign.NO_NEXT_STEP: late and encounter.aim_told and not (encounter.next_step or encounter.step_neared),
        Sign.HOMEWORK: Cue.QUESTION in reading.cues and _asked_what_was_known(rehearsal, person, encounter, heard.text),
    }
    return tuple(sign for sign, is_seen in seen.items() if is_seen)


def _answers_itself(heard: Heard) -> bool:
    """Whether a question about them is followed by the learner's own answer to it: "How was your weekend? Mine was ..." (E11)."""
    asked = next((seen for seen in heard.reading.sightings if seen.move is Move.CURIOSITY), None)
    if asked is None:
        return False
    _, mark, rest = heard.text[asked.span[0] :].partition("?")
    after = tokens(rest)
    is_answered = len(after) >= MINE and after[0] in _ABOUT_ME and "?" not in rest
    return bool(mark) and is_answered and Cue.GOODBYE not in heard.reading.cues


def _asked_what_was_known(rehearsal: Rehearsal, person: Person, encounter: Encounter, text: str) -> bool:
    """Whether the partner has just told, as news, the first thing on a topic that the briefing had given away."""
    at_large = len(content(" ".join(map(bare, questions_in(text))))) <= _PLAIN  # "What goes in a paella?" wants more than was given away
    if len(rehearsal.room) > 1 or not at_large or any(entry.reason == "came_prepared" for entry in encounter.ledger.entries):
        return False
    told = {line.split(".")[1] for line in encounter.previous if line.startswith("topics.") and line.endswith("facts[0].says")}
    used = {
        known.topic for known in person.partner.briefing if content(known.says) & content(text)
    }  # "How are the leeks?" did its homework
    return bool(told & {known.topic for known in person.partner.briefing} - used)


def _slip_note(rehearsal: Rehearsal, person: Person, encounter: Encounter, heard: Heard, guidance: Guidance) -> Note:
    slip, trust = named(heard.assessment.slips), heard.terms.trust
    words = guidance.slips[slip.move]
    every = [f"slips.{slip.move}[{number}]" for number in range(len(words.notes))]
    wording = _fresh(rehearsal, f"slips.{slip.move}", len(every)) or pick(every, rehearsal.seed, rehearsal.turn)
    instead = _instead(rehearsal, person, encounter, person.partner.tries.get(slip.move, words.tries), heard.text)
    lost = -sum(entry.points for entry in heard.assessment.entries if entry.points < 0)
    quoted = _quoted(heard.text, slip.span)
    return Note("slip", slip.move, wording, quoted, instead, words.because, COSTS.get(slip.move, 0), round(trust, 1), round(lost, 2))


def named(slips: tuple[Slip, ...]) -> Slip:
    """The slip a note names: the costliest; or, made in the same words, a push, which is what is heard: "you owe me an introduction"."""
    costliest = slips[0]
    beside = [slip for slip in slips if slip.span[0] < costliest.span[1] and costliest.span[0] < slip.span[1]]
    return next((slip for slip in beside if slip.move in ALWAYS_SLIPS), costliest)


def _quoted(text: str, span: tuple[int, int]) -> str:
    """The words of a slip; where they are a scrap ("Could you recommend me"), the sentence they stand in."""
    words = text[slice(*span)].strip()
    return words if len(words.split()) > SCRAP else sentence_at(text, span)


def _speaks_of_slip(rehearsal: Rehearsal, note: Note) -> bool:
    if rehearsal.feedback is Feedback.GENTLE:
        return note.lost >= 1
    return rehearsal.feedback is Feedback.LIVE


def _instead(rehearsal: Rehearsal, person: Person, encounter: Encounter, tries: tuple[str, ...], text: str) -> str:
    """The first sentence to send instead that was neither suggested before nor said by the learner, in `text` or earlier."""
    about = person.partner.topics.get(encounter.topic)
    more = (about.asked[0],) if about and about.asked and not tries else ()
    possible = (*tries, *more, *_questions_worth_asking(rehearsal, person, encounter)[:2])
    said = [text, *(entry.words for each in rehearsal.room for entry in each.ledger.entries)]
    return next((each for each in possible if each not in rehearsal.wordings and not _was_said(each, said)), "")


def _was_said(sentence: str, said: list[str]) -> bool:
    """Whether the learner has said a sentence, or so much of it that to read it again would be no help."""
    whole = " ".join(tokens(sentence))
    parts = [" ".join(tokens(words)) for words in said]
    return any(whole in part or (part in whole and len(part.split()) > SCRAP) for part in parts)


def _fresh(rehearsal: Rehearsal, group: str, count: int) -> str:
    """A wording of `group` not used in this rehearsal: one the learner has never read, else the one read longest ago."""
    unused = [wording for number in range(count) if (wording := f"{group}[{number}]") not in rehearsal.wordings]
    unread = [wording for wording in unused if wording not in rehearsal.heard]
    if unread:
        return pick(unread, rehearsal.seed, rehearsal.turn, group)
    return min(unused, key=rehearsal.heard.index, default="")


def _praise(rehearsal: Rehearsal, person: Person, encounter: Encounter, heard: Heard) -> Move | None:
    """What was good about a message, where nothing about it was not; right behind a slip only that it was mended."""
    entries, reading = heard.assessment.entries, heard.reading
    if rehearsal.turn - rehearsal.last_praise < RARELY or any(entry.points < 0 for entry in entries):
        return None
    clear = {seen.move for seen in reading.sightings if seen.confidence >= 0.6}
    carried = [move for move in reading.moves if move in clear and _is_well_carried(move, encounter, heard)]
    good = [move for move in _PRAISED if move in clear and _is_true(move, person, encounter, heard)]
    if any(entry.reason in _HURT and entry.turn == rehearsal.turn - 1 for each in rehearsal.room for entry in each.ledger.entries):
        return Move.REPAIR if Move.REPAIR in good else None
    return next(iter([*carried, *good]), None)


def _is_well_carried(move: Move, encounter: Encounter, heard: Heard) -> bool:
    """Whether an ask of some weight was invited, or stands on as much trust as it costs; another meeting, after a talk."""
    if move not in ASKS or COSTS[move] < 2 or move is Move.VAGUE_ASK or (move is Move.MEETING_ASK and encounter.turns < EARLY):
        return False
    return move in heard.terms.invited or heard.terms.trust >= COSTS[move]


def _is_true(move: Move, person: Person, encounter: Encounter, heard: Heard) -> bool:
    """Whether what the mentor says in praise of a move can be shown of this message."""
    moves, reasons = set(heard.reading.moves), {entry.reason for entry in heard.assessment.entries}
    match move:
        case Move.REPAIR:
            return "repaired" in reasons
        case Move.LISTENING:
            return "hook" in reasons or _answers_to_it(person, encounter, heard.text)
        case Move.GIVING:
            return not moves & ASKS
        case Move.PURPOSE:
            return len(tokens(heard.text)) <= PITHY
        case Move.FOLLOW_UP:
            return encounter.turns >= EARLY
        case _:
            return True


def _answers_to_it(person: Person, encounter: Encounter, text: str) -> bool:
    """Whether a message takes up what the partner said last before it, and is more than a word."""
    before = encounter.spoken[: len(encounter.spoken) - len(encounter.previous)][-2:]
    return len(content(text)) >= LEAST and takes_up(text, person, before)
