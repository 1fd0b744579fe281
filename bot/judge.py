"""`check` and `replay`: messages and finished talks from elsewhere, judged by the same rules as a rehearsal."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from bot.content.library import waiting, world
from bot.explained import feels
from bot.fields import Unfit, moves_of, object_of, one_of, text_of
from bot.words import PLAIN
from flows.chance import pick
from flows.debrief import Debrief, Talk, debrief
from flows.judgement import Slip, Terms, alone, slips_of
from flows.moves import SCENES, Cue, Move, Reading, Relationship, Setting, Stage
from flows.rehearsal import Sign
from flows.replay import Listened, Said, listen
from flows.rewriting import Judge, draft
from flows.rewriting.invited import invited_in

ON_SCREEN = ("message", "follow_up")  # what is written: there one sentence must make a pitch, and in a talk all that is said may
_BEGINS = re.compile(r"(?:^|[.!?] )[a-z]")  # a sentence may begin with "the other person"
_LASTING = (Sign.ONE_SIDED, Sign.INTERVIEW)  # signs that every turn of a run shows anew


@dataclass(frozen=True, slots=True)
class Judged:
    """One message, judged alone."""

    text: str
    reading: Reading
    slips: tuple[Slip, ...]
    trust: float
    note: str
    try_instead: str

    @property
    def cared_for(self) -> bool:
        """Whether it tells of distress: then nothing in it is judged."""
        return Cue.DISTRESS in self.reading.cues


def judge(text: str, scene: str, relationship: Relationship, stage: Stage, previous: str, invited: frozenset[Move]) -> Judged:
    """Read `text` and hold it against the trust there would be, by the rules of a draft that is checked on a screen.

    What it tells to have been invited is so, beside what `previous` and `invited` open.
    """
    ear = world().ear
    open_to = invited | ear.invitations(previous)
    terms = Terms(alone(relationship, stage), open_to, relationship, stage)
    judging = Judge(ear, Setting(scene, relationship, stage, previous, open_to), terms, waiting(), waiting().is_a_reminder(text))
    reading = judging.reading(text)
    quotes = draft.heard(text) != text  # what is quoted is not judged, and distress is met wherever it stands
    if Cue.DISTRESS in reading.cues or (quotes and Cue.DISTRESS in ear.read(text, judging.setting).cues):
        return Judged(text, reading, (), terms.trust, _care(len(text)), "")
    terms = replace(terms, invited=open_to | invited_in(text, reading, ear))
    slips = replace(judging, terms=terms).slips(text) if scene in ON_SCREEN else slips_of(reading, terms)
    note, instead = _advice(text, slips, reading, relationship, bool(previous) and ear.reluctant(previous))
    return Judged(text, reading, slips, terms.trust, note, instead)


def check_record(record: Any) -> dict[str, Any]:
    """One line of `check --jsonl` in and out. Raises Unfit."""
    fields = object_of(record)
    judged = judge(
        text_of(fields, "text"),
        one_of(fields, "scene", SCENES, "coffee"),
        _relationship(fields),
        Stage(one_of(fields, "stage", tuple(Stage), "opening")),
        text_of(fields, "previous", ""),
        moves_of(fields, "invited"),
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
    return told_of(object_of(record))[0]


def told_of(fields: dict[str, Any]) -> tuple[dict[str, Any], Debrief]:
    """What is answered to the fields of a finished talk, and the debrief it rests on. Raises Unfit."""
    talk, heard = replayed(fields)
    relationship = _relationship(fields)
    told = debrief(talk)
    return {
        "id": fields.get("id"),
        "turns": [
            {
                "moves": [move.value for move in one.reading.moves],
                "slip": bool(one.slips),
                "slip_moves": [slip.move.value for slip in one.slips],
                "trust": round(one.turn.balance, 2),
                "notes": _notes(one, relationship, before.turn.signs if before else ()),
            }
            for before, one in zip((None, *heard), heard, strict=False)
        ],
        "overall": told.overall,
        "second_coffee": told.second_coffee,
        "scores": {score.line: score.points for score in told.scores},
    }, told


def replayed(fields: dict[str, Any]) -> tuple[Talk, tuple[Listened, ...]]:
    """A finished talk, read turn by turn: the talk for the debrief, and each of the learner's turns. Raises Unfit."""
    scene = one_of(fields, "scene", SCENES, "coffee")
    return listen(world().ear, world().nearly, scene, _relationship(fields), _turns(fields))


def _relationship(fields: dict[str, Any]) -> Relationship:
    return Relationship(one_of(fields, "relationship", tuple(Relationship), "stranger"))


def _notes(heard: Listened, reader: Relationship, signs_before: tuple[Sign, ...]) -> list[str]:
    """What the mentor says to a turn: one thing, if any; what lasts for turns is said when it begins."""
    if Cue.DISTRESS in heard.reading.cues:
        return [_care(heard.turn.number)]
    note, instead = _advice(heard.turn.text, heard.slips, heard.reading, reader, heard.after_a_no)
    if note:
        return [f"{note} {PLAIN.sentence('check.try', instead=instead)}"]
    fresh = [sign for sign in heard.turn.signs if sign not in _LASTING or sign not in signs_before]
    return [said for sign in fresh[:1] if (said := _sign_note(sign, heard.turn.number))]


def _advice(text: str, slips: tuple[Slip, ...], reading: Reading, reader: Relationship, after_a_no: bool) -> tuple[str, str]:
    """What this reader would feel at it, and a sentence in its place; neither where nothing asks too much."""
    guidance = world().guidance
    if slips:
        slip = slips[0]
        said = f"“{text[slice(*slip.span)].strip()}”: {feels(slip.move, reader, PLAIN)}"
        return said, pick(guidance.slips[slip.move].tries_for(after_a_no), text, "try")
    if Move.VAGUE_ASK in reading.moves:
        return _sign_note(Sign.VAGUE, len(text)), pick(guidance.signs[Sign.VAGUE].tries_alone, text)
    return "", ""


def _care(number: int) -> str:
    return PLAIN.sentence("care.distress", number)


def _sign_note(sign: Sign, number: int) -> str:
    said = PLAIN.text(pick(world().guidance.signs[sign].notes, sign, number), partner="the other person", words="")
    return _BEGINS.sub(lambda start: start[0][:-1] + start[0][-1].upper(), said)


def _turns(fields: dict[str, Any]) -> list[Said]:
    turns = fields.get("turns")
    if not isinstance(turns, list):
        raise Unfit("turns: takes a list of turns")
    found = []
    for index, turn in enumerate(turns):
        if not isinstance(turn, dict) or turn.get("who") not in ("partner", "user"):
            raise Unfit(f"turns[{index}].who: takes partner or user")
        try:
            found.append(Said(turn["who"] == "user", text_of(turn, "text"), moves_of(turn, "invites")))
        except Unfit as error:
            raise Unfit(f"turns[{index}].{error}") from None
    return found
