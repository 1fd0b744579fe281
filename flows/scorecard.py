"""The score card: six lines of 0 to 10, each with the words it rests on, or with what it lacks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flows.finished import (
    OF_USE,
    PARTED,
    SHOWS_THE_AIM,
    Talk,
    aim_is_known,
    carried_asks,
    count,
    has_next_step,
    held_back,
    is_courtesy,
    rebounds,
    repaired,
    share,
    speaks,
)
from flows.judgement import SURE
from flows.moves import ASKS, Move
from flows.rehearsal import Sign
from flows.words import sentence_at

LINES = ("memorable", "goal", "gave_first", "follow_up", "consistent", "no_hit_and_run")
"""The six lines of the score card, after D3.8."""
HOLDS_BACK = 0.9  # what every line loses for a turn in which a friend was left waiting for a plain ask
HALF = 0.5  # share of the turns up to which telling of oneself makes a talk richer; beyond it, it is a monologue (E1)
UNPROVED = 5  # points at most where no words that were said prove it
NOTHING_SHOWN = 2  # points at most where nothing of it was heard
WORTH_QUOTING = 3  # points from which words are quoted for a line; with fewer they are no merit
_ENOUGH = 4  # messages after which a tone can be told from a chance
_LAST = 2  # messages in which one takes leave
_PARTING = ("follow_up", "no_hit_and_run")
_USE = tuple(sorted(OF_USE))
_SHOWN_BY = {
    "memorable": (Move.LISTENING, Move.SHARING, Move.GIVING, Move.PURPOSE),
    "goal": (
        Move.PURPOSE,
        Move.TARGETED_ASK,
        Move.ADVICE_ASK,
        *sorted(SHOWS_THE_AIM - {Move.PURPOSE, Move.TARGETED_ASK}),
        Move.MEETING_ASK,
    ),
    "presence": (Move.LISTENING, Move.CURIOSITY, Move.GIVING, Move.SHARING),
    "gave_first": (Move.GIVING,),
    "letting_help": (*_USE, Move.GRATITUDE, Move.FOLLOW_UP),
    "follow_up": (Move.FOLLOW_UP, Move.MEETING_ASK),
    "consistent": (Move.REPAIR,),
    "no_hit_and_run": (Move.GRATITUDE, Move.FOLLOW_UP),
}
"""What shows a line, the best proof first."""


@dataclass(frozen=True, slots=True)
class Score:
    """One line of the card: follow_up, 8 of 10, for "I'll send you the paper on Friday"."""

    line: str
    points: int  # 0 to 10
    words: str  # the learner's words that earned it, or nothing
    label: str = ""  # what the line is called in this kind of talk: presence, letting_help; if not given, as ever
    told: str = ""  # where no words are quoted, what there is to say: "gave_first.nothing", "outweighed"


def score_card(talk: Talk, signs: tuple[Sign, ...]) -> tuple[Score, ...]:
    """All six lines of a talk; none without proof has more than half the points."""
    return tuple(_score(talk, line, signs) for line in LINES)


def _score(talk: Talk, line: str, signs: tuple[Sign, ...]) -> Score:
    label = _label(talk, line)
    if not talk.spoken:
        return Score(line, 0, "", label, "unsaid")
    slips = _held_against(talk)
    earned = _RULES[line](talk, signs) - slips * (3 if line == "consistent" else 1) - HOLDS_BACK * held_back(talk)
    words, told = _proof(talk, label)
    points = round(min(_most(talk, label, words, told), max(0, earned)))
    if words and points < WORTH_QUOTING:
        words, told = "", "outweighed" if slips else "little"
    return Score(line, points, words, label, told)


def _most(talk: Talk, label: str, words: str, told: str) -> int:
    """The points there are for a line; who gave nothing and listened gave their attention."""
    if words or told in _PROVES:
        return 10
    listened = label == "gave_first" and any(speaks(turn, {Move.LISTENING}) for turn in talk.spoken)
    return NOTHING_SHOWN if told.endswith(".nothing") and not listened else UNPROVED


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


def _proof(talk: Talk, label: str) -> tuple[str, str]:
    """The words that show a line, and what is said where there are none."""
    if label == "no_hit_and_run":
        return _leave_taken(talk)
    moves = _SHOWN_BY[label]
    if label == "memorable" and talk.yardstick.turned:  # what a friend can do something about is what they remember
        moves = (*_USE, *moves)
    if label == "follow_up" and not talk.yardstick.next_step:
        moves = (*moves, Move.GRATITUDE)
    if words := _words_of(talk, moves, label in _PARTING):
        return words, ""
    if label == "consistent":
        return "", f"consistent.{_tone(talk)}"
    if any(set(moves) & set(turn.moves) for turn in talk.spoken if turn.slips):
        return "", "outweighed"
    return "", f"{label}.{'not_needed' if label == 'follow_up' and not talk.yardstick.next_step else 'nothing'}"


def _tone(talk: Talk) -> str:
    if any(entry.reason == "rude" for turn in talk.spoken for entry in turn.entries):
        return "sharp"
    if _held_against(talk):
        return "broke"
    if len(talk.spoken) < _ENOUGH:
        return "short"
    return "steady" if any(speaks(turn) for turn in talk.spoken) else "thin"


def _leave_taken(talk: Talk) -> tuple[str, str]:
    """A goodbye needs no proof but itself; what was kind in it is quoted."""
    if talk.ending not in PARTED:
        return "", f"no_hit_and_run.{talk.ending if talk.ending in ('cool', 'walked_off') else 'broken_off'}"
    words = _words_of(talk, _SHOWN_BY["no_hit_and_run"], True, since=talk.spoken[-_LAST:][0].number)
    return words, "" if words else "no_hit_and_run.parted"


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
    parted = talk.ending in PARTED
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


def _words_of(talk: Talk, moves: tuple[Move, ...], late: bool, since: int = 0) -> str:
    """The sentence with the surest (or, if `late` counts, the last) clear sighting of the first of `moves` made without a slip.

    A courtesy counts where one takes leave, and nowhere else.
    """
    after_a_slip = rebounds(talk)
    turns = [turn for turn in talk.spoken if turn.number >= since and not turn.slips and turn.number not in after_a_slip]
    for move in moves:
        seen = [(each, turn) for turn in turns for each in turn.sightings if each.move is move and each.confidence >= SURE]
        seen = [(each, turn) for each, turn in seen if late or not is_courtesy(sentence_at(turn.text, each.span))]
        if seen:
            surest, turn = max(seen, key=lambda each: (late and each[1].number, each[0].confidence, -each[1].number))
            return sentence_at(turn.text, surest.span)
    return ""
