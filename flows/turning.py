"""The moments of a talk that are worth showing: the best one, where it turned, and what went right when little did."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flows.finished import Talk, is_courtesy, is_slip, leaves, rebounds, speaks, taken_back, walks_past, went_in
from flows.judgement import SURE
from flows.moves import Move
from flows.rehearsal import Sign, Turn
from flows.words import sentence_at, sentences, tokens

WORTH_A_MENTION = 0.25  # points from which a moment is worth quoting
STAYED = 3  # messages from which it is worth saying that somebody stayed
FELL = -0.4  # points of one turn below which the talk went another way
_WORTHY = frozenset({Move.CURIOSITY, Move.LISTENING, Move.GIVING, Move.SHARING, Move.PURPOSE, Move.REPAIR, Move.FOLLOW_UP})
_AT_PARTING = frozenset({Move.FOLLOW_UP, Move.REPAIR})  # what is more than a courtesy even in a goodbye
_WEIGHTY = frozenset({Move.INTRO_ASK, Move.JOB_ASK, Move.REFERRAL_ASK, Move.REVIEW_ASK, Move.MEETING_ASK})
_RIGHT = (
    *(Move.REPAIR, Move.GIVING, Move.LISTENING, Move.CURIOSITY, Move.PURPOSE, Move.FOLLOW_UP, Move.SHARING),
    *(Move.GRATITUDE, Move.EASY_OUT, Move.SMALL_TALK),
)
"""What went right, the best first."""
_HONEST = (Move.JOB_ASK, Move.INTRO_ASK, Move.REFERRAL_ASK, Move.REVIEW_ASK, Move.MEETING_ASK, Move.FAVOR_ASK, Move.ADVICE_ASK)
"""Wishes that were said in plain words, and only too early."""
_PUSHED = frozenset({Move.PRESSURE, Move.CONDUIT})
_DEMANDS = ("you have to", "you must", "you need to", "need you to", "you owe", "at least")
_DOOR = "doors["  # how the id of a line begins that opens a door


@dataclass(frozen=True, slots=True)
class Bright:
    """One true thing that went right: curiosity, in "How did you get into robotics?"; `times` where it is counted."""

    kind: str  # a move, wish, stayed or tried
    words: str = ""
    times: int = 0


def best_moment(talk: Talk, other_than: int = 0) -> int:
    """The number of the turn that built most, if it was more than a courtesy; else 0. `other_than` is shown as the turning point."""
    passed, parting = rebounds(talk) | taken_back(talk) | {other_than}, leaves(talk)
    fresh = [turn for turn in talk.spoken if not turn.slips and turn.number not in passed]
    worthy = [turn for turn in fresh if speaks(turn, _AT_PARTING if turn.number in parting else _WORTHY)]
    changes = [(_change(turn), turn.number) for turn in worthy]
    points, number = max(changes, key=lambda each: (each[0], -each[1]), default=(0.0, 0))
    return number if points >= WORTH_A_MENTION else 0


def turning_point(talk: Talk) -> int:
    """The number of the turn of the deepest fall; where there was none, of the first that turned the talk; else 0."""
    points, number = min(((_change(turn), turn.number) for turn in talk.spoken), default=(0.0, 0))
    if points < FELL:
        return number
    passed = leaves(talk) | taken_back(talk)  # nothing comes after a goodbye, nor of what was withdrawn
    for turn in talk.spoken:
        what = _turned(talk, turn)
        if (what == "walked_past" and not went_in(talk, turn)) or (what not in ("", "walked_past") and turn.number not in passed):
            return turn.number
    return 0


def how_it_turned(talk: Talk, number: int) -> str:
    """How the turn of that number turned the talk; stood_open, where the door it walked past was not opened just before."""
    turn = next((each for each in talk.spoken if each.number == number), None)
    what = _turned(talk, turn) if turn else ""
    return "stood_open" if turn and what == "walked_past" and not _was_just_opened(talk, turn) else what


def what_turned(turn: Turn) -> str:
    """How a turn turned the talk: fell, walked_past, told_aim, asked; nothing if it did not."""
    if is_slip(turn) or _change(turn) < FELL:
        return "fell"
    if Sign.MISSED_OPENING in turn.signs:
        return "walked_past"
    clear = {each.move for each in turn.sightings if each.confidence >= SURE}
    return "told_aim" if Move.PURPOSE in clear else "asked" if clear & _WEIGHTY else ""


def bright_spot(talk: Talk) -> Bright | None:
    """What went right in a talk that went badly, or might have: a kind sentence, else a wish said plainly, else having stayed."""
    after_a_slip = rebounds(talk)
    first_words = [turn for turn in talk.spoken if turn.number not in after_a_slip]
    for move in _RIGHT:
        for turn in first_words:
            if words := _clean(turn, move):
                return Bright(move, words)
    for move in _HONEST:
        for turn in first_words:
            if words := _wish(turn, move):
                return Bright("wish", words)
    if len(talk.spoken) >= STAYED and not any(map(_is_rude, talk.spoken)):
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
    return next((words for words in said if not is_courtesy(words)), "")


def _wish(turn: Turn, move: Move) -> str:
    """The sentence that asks for something too early, if it was asked and not demanded."""
    if move not in turn.slips or _is_rude(turn) or _PUSHED & set(turn.moves):
        return ""
    words = next((sentence_at(turn.text, each.span) for each in turn.sightings if each.move is move), "")
    asked = words if "?" in words or {"you", "your"} & set(tokens(words)) else _question_after(turn, words, move) or words
    said = " ".join(tokens(asked))
    return "" if any(demand in said for demand in _DEMANDS) else asked


def _question_after(turn: Turn, words: str, move: Move) -> str:
    """The question that a need was told for: "I've been looking since March. Are you hiring?"; none that does something else."""
    every = sentences(turn.text)
    others = {sentence_at(turn.text, each.span) for each in turn.sightings if each.move is not move}
    after = every[every.index(words) + 1 :] if words in every else []
    return next((each for each in after if each.endswith("?") and each not in others), "")


def _turned(talk: Talk, turn: Turn) -> str:
    """How a turn turned the talk, where no opening is missed by whoever answered it."""
    what = what_turned(turn)
    return what if what != "walked_past" or walks_past(talk, turn) else what_turned(replace(turn, signs=()))


def _was_just_opened(talk: Talk, turn: Turn) -> bool:
    """Whether the last thing said before `turn` opened a door; where no line tells, a door is turned down at once or left standing."""
    before = [each for each in talk.turns if each.number < turn.number and each.partner == turn.partner]
    opened = [any(line.id.startswith(_DOOR) for line in each.lines) for each in before]
    return opened[-1] if any(opened) else Move.DEFLECT in turn.moves


def _is_rude(turn: Turn) -> bool:
    return any(entry.reason == "rude" for entry in turn.entries)


def _change(turn: Turn) -> float:
    return sum(entry.points for entry in turn.entries)
