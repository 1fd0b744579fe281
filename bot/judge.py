"""`check` and `replay`: messages and finished talks from elsewhere, judged by the same rules as a rehearsal."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from bot.content.library import world
from bot.words import PLAIN
from flows.chance import pick
from flows.debrief import Debrief, Talk, debrief
from flows.judgement import OPENING_TRUST, Slip, Terms, alone, assess, slips_of
from flows.ledger import Ledger
from flows.moves import Move, Reading, Relationship, Setting, Stage
from flows.rehearsal import OpenDoor, Sign, Turn

SCENES = ("coffee", "event", "message", "call", "social", "reconnect", "follow_up", "group")
STANDS = 3  # turns of the learner that an opening in a talk stays open
DULL = 3


class Unfit(ValueError):
    """An input that can't be judged, with a line that names the field and what it takes."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One message, judged alone."""

    text: str
    reading: Reading
    slips: tuple[Slip, ...]
    trust: float
    note: str
    try_instead: str


def judge(text: str, scene: str, relationship: Relationship, stage: Stage, previous: str, invited: frozenset[Move]) -> Judged:
    """Read `text` and hold it against the trust there would be."""
    ear = world().ear
    open_to = invited | ear.invitations(previous)
    reading = ear.read(text, Setting(scene, relationship, stage, previous, open_to))
    terms = Terms(alone(relationship, stage), open_to, relationship, stage)
    slips = slips_of(reading, terms)
    note, instead = _advice(text, slips, reading)
    return Judged(text, reading, slips, terms.trust, note, instead)


def check_record(record: Any) -> dict[str, Any]:
    """One line of `check --jsonl` in and out. Raises Unfit."""
    fields = _object(record)
    judged = judge(
        _text(fields, "text"),
        _one_of(fields, "scene", SCENES, "coffee"),
        Relationship(_one_of(fields, "relationship", tuple(Relationship), "stranger")),
        Stage(_one_of(fields, "stage", tuple(Stage), "opening")),
        _text(fields, "previous", ""),
        _moves(fields, "invited"),
    )
    return {
        "id": fields.get("id"),
        "moves": [
            {"move": sighting.move.value, "confidence": round(sighting.confidence, 3), "span": list(sighting.span)}
            for sighting in judged.reading.sightings
        ],
        "slip": bool(judged.slips),
        "slip_moves": [slip.move.value for slip in judged.slips],
        "note": judged.note,
        "try_instead": judged.try_instead,
    }


def replay_record(record: Any) -> dict[str, Any]:
    """One line of `replay --jsonl` in and out. Raises Unfit."""
    fields = _object(record)
    talk, turns = replayed(fields)
    told = debrief(talk)
    return {
        "id": fields.get("id"),
        "turns": [
            {
                "moves": [move.value for move in turn.moves],
                "slip": bool(turn.slips),
                "slip_moves": [move.value for move in turn.slips],
                "trust": round(turn.balance, 2),
                "notes": notes,
            }
            for turn, notes in turns
        ],
        "overall": told.overall,
        "second_coffee": told.second_coffee,
        "scores": {score.line: score.points for score in told.scores},
    }


def replayed(fields: dict[str, Any]) -> tuple[Talk, list[tuple[Turn, list[str]]]]:
    """A finished talk, read turn by turn: the talk for the debrief, and each of the learner's turns with its notes."""
    scene = _one_of(fields, "scene", SCENES, "coffee")
    relationship = Relationship(_one_of(fields, "relationship", tuple(Relationship), "stranger"))
    said = _turns(fields)
    listener = _Listener(scene, relationship, sum(1 for who, _, _ in said if who == "user"))
    for who, text, invites in said:
        listener.hear_partner(text, invites) if who == "partner" else listener.hear_learner(text)
    turns = tuple(turn for turn, _ in listener.turns)
    return Talk(turns, OPENING_TRUST[relationship], "", listener.ending()), listener.turns


def told_of(fields: dict[str, Any]) -> Debrief:
    """The debrief of a finished talk."""
    return debrief(replayed(fields)[0])


@dataclass(slots=True)
class _Listener:
    """Follows a talk that took place elsewhere: what was said last, what stands open, how the account stands."""

    scene: str
    relationship: Relationship
    count: int  # messages of the learner in all
    previous: str = ""
    doors: tuple[OpenDoor, ...] = ()
    turns: list[tuple[Turn, list[str]]] = field(default_factory=list)
    recent: tuple[tuple[Move, ...], ...] = ()
    dull: int = 0
    last_was_reluctant: bool = False
    ledger: Ledger = field(init=False)

    def __post_init__(self) -> None:
        self.ledger = Ledger(OPENING_TRUST[self.relationship])

    def hear_partner(self, text: str, invites: frozenset[Move]) -> None:
        ear = world().ear
        opened = invites | ear.invitations(text)
        if opened:
            self.doors = (*self.doors, OpenDoor(len(self.turns), tuple(sorted(opened)), len(self.turns)))
        self.previous = f"{self.previous} {text}".strip() if self.previous else text
        self.last_was_reluctant = ear.reluctant(text)

    def hear_learner(self, text: str) -> None:
        number = len(self.turns) + 1
        invited = frozenset(move for door in self.doors for move in door.invites)
        terms = Terms(self.ledger.balance, invited, self.relationship, self._stage(number))
        reading = world().ear.read(text, Setting(self.scene, self.relationship, terms.stage, self.previous, invited))
        assessment = assess(reading, text, number, self.ledger, terms, self.recent)
        self.ledger = self.ledger.with_entries(assessment.entries)
        signs = self._signs(reading, number)
        note, instead = _advice(text, assessment.slips, reading)
        notes = [f"{note} {instead}".strip()] if note else [_sign_note(sign, number) for sign in signs[:1]]
        slips = tuple(slip.move for slip in assessment.slips)
        turn = Turn(number, text, "", "", reading.sightings, slips, assessment.entries, self.ledger.balance, signs=signs)
        self.turns.append((turn, notes))
        self.recent = (*self.recent, reading.moves)[-6:]
        self.previous = ""

    def ending(self) -> str:
        """How it seems to have ended: the partner's last word, if it held back after a slip, was cool."""
        if self.previous and self.last_was_reluctant and self.turns and self.turns[-1][0].slips:
            return "cool"
        return "polite"

    def _stage(self, number: int) -> Stage:
        if number <= 1 or number <= self.count * 0.2:
            return Stage.OPENING
        return Stage.CLOSING if number > self.count * 0.8 else Stage.MIDDLE

    def _signs(self, reading: Reading, number: int) -> tuple[Sign, ...]:
        signs = []
        moves = set(reading.moves)
        taken = [door for door in self.doors if moves & set(door.invites) or moves & {Move.PURPOSE, Move.ADVICE_ASK, Move.TARGETED_ASK}]
        past = [door for door in self.doors if door not in taken and (Move.DEFLECT in moves or number - 1 - door.since >= 1)]
        if past and not taken:
            signs.append(Sign.MISSED_OPENING)
        self.doors = tuple(replace(door, since=door.since) for door in self.doors if door not in past and number - door.since <= STANDS)
        if Move.VAGUE_ASK in moves:
            signs.append(Sign.VAGUE)
        self.dull = self.dull + 1 if moves <= {Move.SMALL_TALK, Move.OTHER, Move.GRATITUDE, Move.DEFLECT} else 0
        if self.dull >= DULL and self.dull % DULL == 0:
            signs.append(Sign.DRIFT)
        return tuple(signs)


def _advice(text: str, slips: tuple[Slip, ...], reading: Reading) -> tuple[str, str]:
    guidance = world().guidance
    if slips:
        slip = slips[0]
        words = guidance.slips[slip.move]
        said = f"“{text[slice(*slip.span)].strip()}”: {words.reader}"
        return said, pick(words.tries, text, "try")
    if Move.VAGUE_ASK in reading.moves:
        return _sign_note(Sign.VAGUE, len(text)), pick(guidance.signs[Sign.VAGUE].tries, text)
    return "", ""


def _sign_note(sign: Sign, number: int) -> str:
    said = PLAIN.text(pick(world().guidance.signs[sign].notes, sign, number), partner="the other person", words="")
    return said[:1].upper() + said[1:]


def _object(record: Any) -> dict[str, Any]:
    if not isinstance(record, dict):
        raise Unfit("a line must be a JSON object")
    return record


def _text(fields: dict[str, Any], name: str, default: str | None = None) -> str:
    value = fields.get(name, default)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise Unfit(f"{name}: takes text" if name in fields else f"{name}: is missing")
    return value


def _one_of(fields: dict[str, Any], name: str, known: tuple[str, ...], default: str) -> str:
    value = fields.get(name) or default
    if value not in known:
        raise Unfit(f"{name}: {value!r} is none of {', '.join(known)}")
    return str(value)


def _moves(fields: dict[str, Any], name: str) -> frozenset[Move]:
    value = fields.get(name) or []
    if not isinstance(value, list):
        raise Unfit(f"{name}: takes a list of moves")
    unknown = [each for each in value if each not in list(Move)]
    if unknown:
        raise Unfit(f"{name}: {unknown[0]!r} is no move")
    return frozenset(Move(each) for each in value)


def _turns(fields: dict[str, Any]) -> list[tuple[str, str, frozenset[Move]]]:
    turns = fields.get("turns")
    if not isinstance(turns, list):
        raise Unfit("turns: takes a list of turns")
    found = []
    for index, turn in enumerate(turns):
        if not isinstance(turn, dict) or turn.get("who") not in ("partner", "user"):
            raise Unfit(f"turns[{index}].who: takes partner or user")
        try:
            found.append((turn["who"], _text(turn, "text"), _moves(turn, "invites")))
        except Unfit as error:
            raise Unfit(f"turns[{index}].{error}") from None
    return found
