"""The score card: six lines of 0 to 10, each with the words it rests on, or with what it lacks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flows.finished import (
    OF_USE,
    PARTED,
    Talk,
    aim_is_known,
    an_aim_came_near,
    answer_to_their_question,
    carried_asks,
    count,
    half_heard,
    has_next_step,
    held_back,
    repaired,
    share,
    speaks,
    took_leave,
    wish_in_words,
)
from flows.moves import ASKS, Move
from flows.proofs import SHOWN_BY, belongs, candidates, proofs
from flows.rehearsal import Sign, Turn

LINES = ("memorable", "goal", "gave_first", "follow_up", "consistent", "no_hit_and_run")
"""The six lines of the score card, after D3.8."""
HOLDS_BACK = 0.9  # what every line loses for a turn in which a friend was left waiting for a plain ask
HALF = 0.5  # share of the turns up to which telling of oneself makes a talk richer; beyond it, it is a monologue (E1)
UNPROVED = 5  # points at most where no words that were said prove it
NOTHING_SHOWN = 2  # points at most where nothing of it was heard
WORTH_QUOTING = 3  # points from which words are quoted for a line; with fewer they are no merit
_ENOUGH = 4  # messages after which a tone can be told from a chance
NAMED = 5  # points at least where it was said in plain words, and not heard as a move
ANSWERED = 3  # and where it was an answer to a question that asked for it


@dataclass(frozen=True, slots=True)
class Score:
    """One line of the card: follow_up, 8 of 10, for "I'll send you the paper on Friday"."""

    line: str
    points: int  # 0 to 10
    words: str  # the learner's words that earned it, or nothing
    label: str = ""  # what the line is called in this kind of talk: presence, letting_help; if not given, as ever
    told: str = ""  # where no words are quoted, what there is to say: "gave_first.nothing", "outweighed"


def score_card(talk: Talk, signs: tuple[Sign, ...]) -> tuple[Score, ...]:
    """All six lines of a talk, each with words of its own; none without proof has more than half the points."""
    labels = {line: _label(talk, line) for line in LINES}
    proved = proofs(talk, labels.values()) if talk.spoken else {}
    return tuple(_score(talk, line, label, proved.get(label, ""), signs) for line, label in labels.items())


def _score(talk: Talk, line: str, label: str, proof: str, signs: tuple[Sign, ...]) -> Score:
    shown = label if label != line else ""
    if not talk.spoken:
        return Score(line, 0, "", label, "unsaid")
    slips = _held_against(talk)
    earned = max(_RULES[line](talk, signs), _in_plain_words(talk, label, proof))
    earned -= slips * (3 if line == "consistent" else 1) + HOLDS_BACK * held_back(talk)
    words, told = (_leave_taken if label == "no_hit_and_run" else _proof)(talk, label, proof)
    points = round(min(_most(talk, label, words, told), max(0, earned)))
    if words and points < WORTH_QUOTING:
        words, told = "", f"consistent.{_tone(talk)}" if line == "consistent" else "little"
    return Score(line, points, words, shown or label, told)


def _in_plain_words(talk: Talk, label: str, proof: str) -> float:
    """The least there is for a line that was said in so many words: a wish, an answer to a question after it, an offer, a next step."""
    if label == "goal" and talk.yardstick.aim and not talk.yardstick.turned:
        return NAMED if wish_in_words(talk) else ANSWERED if proof and proof == answer_to_their_question(talk) else 0
    return NAMED if proof and label in ("gave_first", "follow_up") else 0


def _most(talk: Talk, label: str, words: str, told: str) -> int:
    """The points there are for a line; who gave nothing and listened gave their attention."""
    if label == "gave_first" and words and not any(speaks(turn, {Move.GIVING}) and words in turn.text for turn in talk.spoken):
        return NAMED
    if words or told in _PROVES:
        return 10
    listened = label == "gave_first" and any(speaks(turn, {Move.LISTENING}) for turn in talk.spoken)
    nothing = told.endswith(".nothing") or (told == "little" and label == "gave_first")
    return NOTHING_SHOWN if nothing and not listened else UNPROVED


def _label(talk: Talk, line: str) -> str:
    """What a line is about in this kind of talk: at a party nobody came with an aim, and a friend is given something to do."""
    if line == "goal" and not talk.yardstick.aim:
        return "presence"
    return "letting_help" if line == "gave_first" and talk.yardstick.turned else line


def _held_against(talk: Talk) -> int:
    """Slips and insults that were not owned; what was is not held against anybody twice."""
    hurts = sum(len(turn.slips) + any(entry.reason == "rude" for entry in turn.entries) for turn in talk.spoken)
    return max(0, hurts - repaired(talk))


_PROVES = ("consistent.steady", "no_hit_and_run.parted")
"""What needs no words to show it."""


def _proof(talk: Talk, label: str, words: str) -> tuple[str, str]:
    """The words that show a line, and what is said where there are none."""
    if words:
        return words, ""
    if label == "consistent":
        return "", f"consistent.{_tone(talk)}"
    if next(candidates(talk, label), ""):
        return "", "elsewhere"
    made = [turn for turn in talk.spoken if belongs(turn, label)]
    if any(_is_outweighed(turn, label) for turn in made):
        return "", "outweighed"
    if any(speaks(turn, SHOWN_BY[label]) for turn in made) or _came_near(talk, label):
        return "", "little"
    return "", f"{label}.{'not_needed' if label == 'follow_up' and not talk.yardstick.next_step else 'nothing'}"


def _is_outweighed(turn: Turn, label: str) -> bool:
    """Whether a turn showed it beside too large an ask; that ask itself is none of it, though it tells what somebody is after."""
    shown = SHOWN_BY[label] & set(turn.moves)
    return bool(turn.slips) and bool(shown if label == "goal" else shown - set(turn.slips))


def _came_near(talk: Talk, label: str) -> bool:
    """Whether something was said that may have been it: then nobody can be told that it was not there."""
    if label == "gave_first":
        return half_heard(talk, {Move.GIVING})
    return (label == "goal" and an_aim_came_near(talk)) or (label == "follow_up" and has_next_step(talk))


def _tone(talk: Talk) -> str:
    if any(entry.reason == "rude" for turn in talk.spoken for entry in turn.entries):
        return "sharp"
    if _held_against(talk):
        return "broke"
    if len(talk.spoken) < _ENOUGH:
        return "short"
    return "steady" if any(speaks(turn) for turn in talk.spoken) else "thin"


def _leave_taken(talk: Talk, _: str, words: str) -> tuple[str, str]:
    """A goodbye needs no proof but itself; what was kind in it is quoted. Where time was up, nobody left without one."""
    if talk.ending in ("cool", "walked_off"):
        return "", f"no_hit_and_run.{talk.ending}"
    if words and (talk.ending in PARTED or took_leave(talk)):
        return words, ""
    if took_leave(talk) or talk.ending in ("warm", "polite"):
        return "", "no_hit_and_run.parted"
    return "", f"no_hit_and_run.{'time_up' if talk.ending else 'broken_off'}"


def _memorable(talk: Talk, signs: tuple[Sign, ...]) -> float:
    if talk.yardstick.turned:  # a friend remembers what they can do something about
        return 3 + 8 * carried_asks(talk) / len(talk.spoken) + 4 * share(talk, {Move.PURPOSE, Move.SHARING, Move.LISTENING})
    return (
        2
        - 4 * (Sign.ONE_SIDED in signs)
        - 2 * (Sign.TACITURN in signs)
        + 5 * min(HALF, share(talk, {Move.SHARING, Move.PURPOSE}))
        + 8 * share(talk, {Move.LISTENING, Move.GIVING})
    )


def _goal(talk: Talk, signs: tuple[Sign, ...]) -> float:
    if talk.yardstick.turned:
        return 2 * bool(talk.goal) + 2 * min(3, carried_asks(talk)) + 3 * aim_is_known(talk) - 2 * (Sign.VAGUE in signs)
    if not talk.yardstick.aim:  # nobody came for an aim here: it is enough to be there for its own sake
        return (
            3
            - 4 * (Sign.OUT_OF_PLACE in signs)
            + 9 * share(talk, {Move.LISTENING, Move.GIVING, Move.CURIOSITY})
            + 3 * min(HALF, share(talk, {Move.SHARING}))
            - 2 * (Sign.TACITURN in signs)
        )
    return 3 * bool(talk.goal) + 4 * bool(count(talk, {Move.PURPOSE})) + 3 * _asked_well(talk) - 2 * (Sign.VAGUE in signs)


def _gave_first(talk: Talk, _: tuple[Sign, ...]) -> float:
    if talk.yardstick.turned:  # to let a friend help, and to tell them what came of it, is what there is to give
        return 2 + 2 * min(2, carried_asks(talk)) + 2 * bool(count(talk, {Move.GRATITUDE})) + 2 * has_next_step(talk)
    return 1 + 3 * min(2, count(talk, {Move.GIVING})) + 5 * share(talk, {Move.LISTENING}) + 2 * _gave_before_asking(talk)


def _followed_up(talk: Talk, _: tuple[Sign, ...]) -> float:
    if not talk.yardstick.next_step:
        return 4 + 4 * has_next_step(talk) + 2 * bool(count(talk, {Move.GRATITUDE, Move.FOLLOW_UP})) - 3 * (not talk.ending)
    return 6 * has_next_step(talk) + 2 * bool(count(talk, {Move.GRATITUDE})) + 2 * bool(count(talk, {Move.FOLLOW_UP}))


def _consistent(talk: Talk, signs: tuple[Sign, ...]) -> float:
    grew = talk.trust > talk.opening + 1
    return (8 if len(talk.spoken) >= 4 else 5) - 3 * repaired(talk) + 2 * grew - 2 * (Sign.DRIFT in signs)


def _stayed(talk: Talk, signs: tuple[Sign, ...]) -> float:
    parted = talk.ending in PARTED or (not talk.ending and bool(took_leave(talk)))
    return 3 + 4 * parted + 2 * bool(count(talk, {Move.GRATITUDE})) + (len(talk.spoken) >= 6) - 5 * (Sign.HIT_AND_RUN in signs)


_RULES: dict[str, Callable[[Talk, tuple[Sign, ...]], float]] = {
    "memorable": _memorable,
    "goal": _goal,
    "gave_first": _gave_first,
    "follow_up": _followed_up,
    "consistent": _consistent,
    "no_hit_and_run": _stayed,
}


def _asked_well(talk: Talk) -> bool:
    return any(OF_USE & set(turn.moves) and not turn.slips for turn in talk.spoken)


def _gave_before_asking(talk: Talk) -> bool:
    for turn in talk.spoken:
        if (ASKS - {Move.VAGUE_ASK}) & set(turn.moves):
            return False
        if Move.GIVING in turn.moves:
            return True
    return False
