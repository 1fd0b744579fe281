"""The moments of a talk that are worth showing: the best one, where it turned, and what went right when little did."""

from __future__ import annotations

from dataclasses import dataclass

from flows.finished import Talk
from flows.judgement import SURE
from flows.moves import Move
from flows.rehearsal import Sign, Turn
from flows.words import sentence_at, sentences

WORTH_A_MENTION = 0.25  # points from which a moment is worth quoting
SCRAP = 3  # words below which nothing is quoted as having gone well
FELL = -0.4  # points of one turn below which the talk went another way
_WORTHY = frozenset({Move.CURIOSITY, Move.LISTENING, Move.GIVING, Move.SHARING, Move.PURPOSE, Move.REPAIR, Move.FOLLOW_UP})
_WEIGHTY = frozenset({Move.INTRO_ASK, Move.JOB_ASK, Move.REFERRAL_ASK, Move.REVIEW_ASK, Move.MEETING_ASK})
_RIGHT = (
    *(Move.REPAIR, Move.GIVING, Move.LISTENING, Move.CURIOSITY, Move.PURPOSE, Move.FOLLOW_UP, Move.SHARING),
    *(Move.GRATITUDE, Move.EASY_OUT, Move.SMALL_TALK),
)
"""What went right, the best first."""
_HONEST = (Move.JOB_ASK, Move.INTRO_ASK, Move.REFERRAL_ASK, Move.REVIEW_ASK, Move.MEETING_ASK, Move.FAVOR_ASK, Move.ADVICE_ASK)
"""Wishes that were said in plain words, and only too early."""
_PARTED = ("warm", "polite", "late")


@dataclass(frozen=True, slots=True)
class Bright:
    """One true thing that went right: curiosity, in "How did you get into robotics?"; `times` where it is counted."""

    kind: str  # a move, wish, stayed or tried
    words: str = ""
    times: int = 0


def best_moment(talk: Talk) -> int:
    """The number of the turn that built most, if it was more than a courtesy; else 0."""
    worthy = [turn for turn in talk.spoken if _WORTHY & set(turn.moves) and not turn.slips and len(turn.text.split()) >= SCRAP]
    changes = [(_change(turn), turn.number) for turn in worthy]
    points, number = max(changes, key=lambda each: (each[0], -each[1]), default=(0.0, 0))
    return number if points >= WORTH_A_MENTION else 0


def turning_point(talk: Talk) -> int:
    """The number of the turn of the deepest fall; where there was none, of the first that turned the talk; else 0."""
    points, number = min(((_change(turn), turn.number) for turn in talk.spoken), default=(0.0, 0))
    if points < FELL:
        return number
    leave = talk.spoken[-1].number if talk.spoken and talk.ending in _PARTED else 0  # nothing comes after a goodbye
    turned = (turn for turn in talk.spoken if (what := what_turned(turn)) and (what == "walked_past" or turn.number != leave))
    return next((turn.number for turn in turned), 0)


def what_turned(turn: Turn) -> str:
    """How a turn turned the talk: fell, walked_past, told_aim, asked; nothing if it did not."""
    if turn.slips or _change(turn) < FELL or any(entry.reason == "rude" for entry in turn.entries):
        return "fell"
    if Sign.MISSED_OPENING in turn.signs:
        return "walked_past"
    clear = {each.move for each in turn.sightings if each.confidence >= SURE}
    return "told_aim" if Move.PURPOSE in clear else "asked" if clear & _WEIGHTY else ""


def bright_spot(talk: Talk) -> Bright | None:
    """What went right in a talk that went badly, or might have: a kind sentence, else a wish said plainly, else having stayed."""
    for move in _RIGHT:
        for turn in talk.spoken:
            if words := _clean(turn, move):
                return Bright(move, words)
    for move in _HONEST:
        for turn in talk.spoken:
            if move in turn.slips and not _is_rude(turn):
                return Bright("wish", _said(turn, move))
    if len(talk.spoken) >= SCRAP and not any(map(_is_rude, talk.spoken)):
        return Bright("stayed", times=len(talk.spoken))
    return Bright("tried") if talk.spoken else None


def _clean(turn: Turn, move: Move) -> str:
    """The sentence in which a move was made, if it is none that asked too much."""
    if _is_rude(turn):
        return ""
    at_fault = {sentence_at(turn.text, each.span) for each in turn.sightings if each.move in turn.slips}
    clear = [each for each in turn.sightings if each.move is move and each.confidence >= SURE]
    said = [words for each in clear if (words := sentence_at(turn.text, each.span)) not in at_fault]
    if not said and move is Move.SMALL_TALK and turn.slips:  # a greeting before a long ask is heard as part of it
        said = [words for words in sentences(turn.text)[:1] if words not in at_fault and clear]
    return next((words for words in said if len(words.split()) >= SCRAP), "")


def _said(turn: Turn, move: Move) -> str:
    return next((sentence_at(turn.text, each.span) for each in turn.sightings if each.move is move), "")


def _is_rude(turn: Turn) -> bool:
    return any(entry.reason == "rude" for entry in turn.entries)


def _change(turn: Turn) -> float:
    return sum(entry.points for entry in turn.entries)
