"""What the mentor sees besides slips: drift, an interview, nothing agreed at the end; when it would say so, and the note."""

from __future__ import annotations

from collections.abc import Mapping

from flows.finished import PROMISED
from flows.guidance import DoorKind, Guidance
from flows.judgement import Heard
from flows.mentor.doors import walked_past, walked_past_kind, ways_back
from flows.mentor.suggesting import fresh_wording, to_send_instead
from flows.moves import ASKS, Cue, Move, Stage
from flows.nearly import Nearly
from flows.own_words import nears_an_aim, tells_of_oneself
from flows.people import Role
from flows.person import Person
from flows.questions import bare, questions_in
from flows.rehearsal import Encounter, Note, Rehearsal, Sign
from flows.words import content, tokens
from flows.yardstick import Yardstick

DULL = 3  # turns of pleasantries running before the mentor says so
TERSE = 4  # turns of a few words running before the mentor says so
MINE = 12  # words about oneself behind one's own question that make it no question (E11)
PAUSE = 3  # turns between two notes on signs
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
_YOU = frozenset({"you", "your", "yours"})
_GUESSES = frozenset({"imagine", "guess", "bet", "suppose", "wonder", "think"})  # "I'd imagine they are far away by now"
_MISSES = {
    Sign.MISSED_OPENING: frozenset({Move.PURPOSE}),
    Sign.NO_GOAL: frozenset({Move.PURPOSE}),
    Sign.NO_NEXT_STEP: frozenset({Move.MEETING_ASK, Move.INTRO_ASK, Move.RESUME_PUSH}),
}
"""What a sign says is missing: whoever has just been asked for it gets a turn to answer first."""


def signs_in(rehearsal: Rehearsal, person: Person, encounter: Encounter, heard: Heard) -> tuple[Sign, ...]:
    """All signs that a message shows, whether or not the mentor speaks of them."""
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
        Sign.NO_NEXT_STEP: late and encounter.aim_told and not _goes_on(encounter),
        Sign.HOMEWORK: Cue.QUESTION in reading.cues and _asked_what_was_known(rehearsal, person, encounter, heard.text),
    }
    return tuple(sign for sign, is_seen in seen.items() if is_seen)


def hides(rehearsal: Rehearsal, people: Mapping[str, Person]) -> bool:
    """Whether most of an event went by with a fellow job hunter (D3.5)."""
    spent = {encounter.partner: encounter.turns for encounter in rehearsal.room}
    fellow = sum(turns for name, turns in spent.items() if Role.FELLOW in people[name].partner.rooms)
    return len(spent) > 1 and fellow >= HIDING_FROM and fellow > sum(spent.values()) * _MOSTLY


def matters(sign: Sign, wants: Yardstick) -> bool:
    """Whether a sign is one in this kind of scene: at a party nobody needs an aim."""
    if sign in (Sign.NO_GOAL, Sign.DRIFT):
        return wants.aim
    return wants.next_step if sign is Sign.NO_NEXT_STEP else True


def is_ripe(sign: Sign, rehearsal: Rehearsal) -> bool:
    """Whether the mentor would speak of a sign now: not too soon after a note, some only once."""
    said_before = any(wording.startswith(f"signs.{sign}[") for wording in rehearsal.wordings)
    rested = rehearsal.turn - rehearsal.last_note >= PAUSE
    return (rested or sign in _AT_ONCE) and not (said_before and sign in _ONCE)


def is_too_soon(sign: Sign, rehearsal: Rehearsal, person: Person, encounter: Encounter, heard: Heard, nearly: Nearly) -> bool:
    """Whether what a sign misses was asked for in this very reply.

    Of another time it is too soon to speak to somebody who is still hurt, or before whoever has just told their aim or asked has an answer.
    """
    if sign is Sign.NO_NEXT_STEP and (
        encounter.ledger.last_losses() or {Move.PURPOSE, *ASKS} & set(heard.reading.moves) or nears_an_aim(heard.text, nearly)
    ):
        return True
    if sign is Sign.MISSED_OPENING and walked_past_kind(person, encounter) is not DoorKind.AIM:
        return False
    asked_for = {move for door in encounter.doors if door.since == rehearsal.turn for move in door.invites}
    return bool(asked_for & _MISSES.get(sign, frozenset()))


def note_on_a_sign(
    rehearsal: Rehearsal, person: Person, encounter: Encounter, sign: Sign, guidance: Guidance, text: str = ""
) -> Note | None:
    """A note on something passive, in a wording not used yet in this rehearsal."""
    words = guidance.signs.get(sign)
    wording = fresh_wording(rehearsal, f"signs.{sign}", len(words.notes) if words else 0)
    if words is None or not wording:
        return None
    tries = ways_back(person, encounter, words, guidance) if sign is Sign.MISSED_OPENING else words.tries
    instead = to_send_instead(rehearsal, person, encounter, tries, text)
    offered = walked_past(encounter) if sign is Sign.MISSED_OPENING else ""
    return Note("sign", sign, wording, offered=offered, try_instead=instead, because=words.because, balance=encounter.ledger.balance)


def _goes_on(encounter: Encounter) -> bool:
    """Whether either of them has said what comes next, or something like it."""
    return encounter.next_step or encounter.step_neared or any(line.startswith(PROMISED) for line in encounter.spoken)


def _answers_itself(heard: Heard) -> bool:
    """Whether a question about them is followed by the learner's own answer to it: "How was your weekend? Mine was ..." (E11)."""
    asked = next((seen for seen in heard.reading.sightings if seen.move is Move.CURIOSITY), None)
    if asked is None:
        return False
    _, mark, rest = heard.text[asked.span[0] :].partition("?")
    after = tokens(rest)
    is_answered = len(after) >= MINE and after[0] in _ABOUT_ME and _GUESSES.isdisjoint(after[:3]) and "?" not in rest
    is_answered = is_answered and not _YOU.isdisjoint(tokens(heard.text[slice(*asked.span)]))  # of somebody else they have no answer
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
