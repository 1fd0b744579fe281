"""The debrief: what came of a talk, its six lines, its turning points, and one thing to try next time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from flows.judgement import BECAUSE
from flows.moves import ASKS, Move
from flows.rehearsal import Sign, Turn
from flows.words import sentence_at
from flows.yardstick import Yardstick

LINES = ("memorable", "goal", "gave_first", "follow_up", "consistent", "no_hit_and_run")
"""The six lines of the score card, after D3.8."""
_WARM = frozenset({Move.CURIOSITY, Move.LISTENING, Move.GIVING})
_SHOWS_THE_AIM = frozenset({Move.PURPOSE, Move.TARGETED_ASK, Move.INTRO_ASK, Move.JOB_ASK, Move.REFERRAL_ASK, Move.REVIEW_ASK})
_OF_USE = frozenset(
    {Move.ADVICE_ASK, Move.TARGETED_ASK, Move.INTRO_ASK, Move.MEETING_ASK, Move.REVIEW_ASK, Move.JOB_ASK, Move.REFERRAL_ASK, Move.FAVOR_ASK}
)
_SIGN_BECAUSE = {
    Sign.MISSED_OPENING: "D3.5",
    Sign.DRIFT: "D3.5",
    Sign.VAGUE: "D3.3",
    Sign.NO_NEXT_STEP: "D4.1",
    Sign.NO_GOAL: "D3.2",
    Sign.ONE_SIDED: "E1",
    Sign.INTERVIEW: "E1",
    Sign.HIT_AND_RUN: "D3.8",
    Sign.HIDING: "D3.6",
    Sign.HOMEWORK: "D2.7",
    Sign.BOOMERASK: "E11",
    Sign.TACITURN: "E1",
    Sign.HOLDING_BACK: "D3.3",
    Sign.OUT_OF_PLACE: "D5.1",
    Sign.STRAIGHT_TO_BUSINESS: "D1.5",
    Sign.PESTERED: "D2.2",
    Sign.NAME_GIVEN_AWAY: "D2.5",
    Sign.GAVE_TOO_MUCH: "D5.2",
    Sign.PROMISE_FORGOTTEN: "D4.7",
    Sign.RUDE: "D2.8",
    Sign.UNEASY: "D2.8",
    Sign.FOREIGN: "D2.8",
}
_SPOILS = {
    Sign.STRAIGHT_TO_BUSINESS: "came_for_something",
    Sign.NAME_GIVEN_AWAY: "given_badly",
    Sign.PROMISE_FORGOTTEN: "broke_word",
}
"""What a talk is remembered by, however well it went on: the reason it gives for the verdict."""
_WELL = {
    "trusted_contact": "asked_well",
    "social": "good_company",
    "group": "part_of_it",
    "give": "given_well",
    "message": "answered",
    "follow_up": "kept_word",
}
_BY_WEIGHT = (
    Sign.STRAIGHT_TO_BUSINESS,
    Sign.OUT_OF_PLACE,
    Sign.HOLDING_BACK,
    Sign.PESTERED,
    Sign.NAME_GIVEN_AWAY,
    Sign.GAVE_TOO_MUCH,
    Sign.PROMISE_FORGOTTEN,
    Sign.MISSED_OPENING,
    Sign.HIT_AND_RUN,
    Sign.HIDING,
    Sign.DRIFT,
    Sign.NO_GOAL,
    Sign.VAGUE,
    Sign.NO_NEXT_STEP,
    Sign.ONE_SIDED,
    Sign.INTERVIEW,
    Sign.BOOMERASK,
    Sign.TACITURN,
)
_WORTHY = frozenset({Move.CURIOSITY, Move.LISTENING, Move.GIVING, Move.SHARING, Move.PURPOSE, Move.REPAIR, Move.FOLLOW_UP})
_TURNS = frozenset({Move.PURPOSE, Move.INTRO_ASK, Move.JOB_ASK, Move.REFERRAL_ASK, Move.REVIEW_ASK, Move.MEETING_ASK})
_EARNED_BY = {
    "memorable": (Move.LISTENING, Move.SHARING, Move.GIVING),
    "goal": (Move.PURPOSE, Move.TARGETED_ASK, Move.ADVICE_ASK, Move.INTRO_ASK),
    "gave_first": (Move.GIVING, Move.LISTENING),
    "follow_up": (Move.FOLLOW_UP, Move.MEETING_ASK, Move.GRATITUDE),
    "consistent": (Move.REPAIR,),
    "no_hit_and_run": (Move.GRATITUDE, Move.FOLLOW_UP),
}
_PARTING = ("follow_up", "no_hit_and_run")
MOST_POINTS = 6  # of doctrine that a debrief rests on
FIRM, SLACK = 6.0, -0.2  # trust that needs no growth any more to be asked again, and what it may lose
HOLDS_BACK = 0.9  # what every line loses for a turn in which a friend was left waiting for a plain ask
WORTH_A_MENTION = 0.25  # points from which a moment is worth quoting
HALF = 0.5  # share of the turns up to which telling of oneself makes a talk richer; beyond it, it is a monologue (E1)


@dataclass(frozen=True, slots=True)
class Score:
    """One line of the card: follow_up, 8 of 10, for "I'll send you the paper on Friday"."""

    line: str
    points: int  # 0 to 10
    words: str  # the learner's words that earned it, or nothing


@dataclass(frozen=True, slots=True)
class Debrief:
    """What a finished talk amounts to."""

    overall: str  # transactional, passive, warm_but_aimless, balanced
    second_coffee: str  # yes, maybe, no
    reason: str  # why, by the name of a sentence
    scores: tuple[Score, ...]
    curve: tuple[float, ...]  # trust before the first word and after every turn
    best: int  # number of the turn that built most, 0 if none did
    turning: int  # number of the turn after which it went another way, 0 if none
    next_step: str  # what to try next time: a slip, a sign or a line of the card
    because: tuple[str, ...]  # doctrine points and facts it rests on
    signs: tuple[Sign, ...]

    @property
    def total(self) -> float:
        """The mean of the six lines, 0 to 10."""
        return round(sum(score.points for score in self.scores) / len(self.scores), 2)


@dataclass(frozen=True, slots=True)
class Talk:
    """The turns of a talk and how it began and ended; what a debrief is drawn from."""

    turns: tuple[Turn, ...]
    opening: float  # trust before the first word
    goal: str = ""
    ending: str = ""  # warm, polite, cool, late, walked_off, or nothing if it was broken off
    closing: float | None = None  # trust at the end with the one who matters; if not given, after the last turn
    yardstick: Yardstick = field(default_factory=Yardstick)
    scene: str = ""
    rests_on: tuple[str, ...] = ()  # the points every talk of this kind is about

    @property
    def spoken(self) -> tuple[Turn, ...]:
        """The turns in which the learner said something to somebody."""
        return tuple(turn for turn in self.turns if turn.text or turn.sightings)

    @property
    def gained(self) -> float:
        """How much more trust there is at the end than at the beginning."""
        return self.trust - self.opening

    @property
    def trust(self) -> float:
        """Trust at the end."""
        last = self.spoken[-1].balance if self.spoken else self.opening
        return last if self.closing is None else self.closing


def debrief(talk: Talk) -> Debrief:
    """Read a finished talk; an empty one is passive."""
    signs = _signs(talk)
    overall = _overall(talk)
    scores = tuple(_score(talk, line, signs) for line in LINES)
    best, turning = _best(talk), _turning(talk)
    next_step = _next_step(talk, signs, scores)
    coffee, reason = _verdict(talk, overall, signs)
    return Debrief(overall, coffee, reason, scores, _curve(talk), best, turning, next_step, _because(talk, signs), signs)


def _count(talk: Talk, moves: Iterable[Move]) -> int:
    wanted = set(moves)
    return sum(1 for turn in talk.spoken if wanted & set(turn.moves))


def _slipped(talk: Talk) -> list[Turn]:
    return [turn for turn in talk.spoken if turn.slips or any(entry.reason == "rude" for entry in turn.entries)]


def _held_back(talk: Talk) -> int:
    return sum(1 for turn in talk.spoken for entry in turn.entries if entry.reason == "held_back")


def _repaired(talk: Talk) -> int:
    return sum(1 for turn in talk.spoken for entry in turn.entries if entry.reason == "repaired")


def _aim_is_known(talk: Talk) -> bool:
    """The other learned what the learner wants: an aim was told, or something was asked that shows it and was carried."""
    return any(_SHOWS_THE_AIM & set(turn.moves) and not turn.slips for turn in talk.spoken)


def _has_next_step(talk: Talk) -> bool:
    return any({Move.FOLLOW_UP, Move.MEETING_ASK} & set(turn.moves) and not turn.slips for turn in talk.spoken[-6:])


def _overall(talk: Talk) -> str:
    said, gained = len(talk.spoken), talk.gained
    if not said:
        return "passive"
    unmended = len(_slipped(talk)) - _repaired(talk)
    often = unmended / said >= 0.34 or (unmended >= 2 and unmended / said >= 0.25)
    costly = (unmended >= 2 and gained < 1.0) or (unmended >= 1 and gained <= -0.5)
    if often or costly:
        return "transactional"
    return "balanced" if _is_whole(talk) else "warm_but_aimless" if _is_warm(talk) else "passive"


def _is_whole(talk: Talk) -> bool:
    """Everything is there that a good talk of its kind holds."""
    wants = talk.yardstick
    return (
        (_aim_is_known(talk) or not wants.aim)
        and (_has_next_step(talk) or not wants.next_step)
        and _share(talk, _WARM) >= wants.warmth
        and _share(talk, {Move.SHARING, Move.PURPOSE, Move.SELF_PITCH, Move.GIVING}) >= wants.own
        and _carried_asks(talk) >= wants.asks
        and _count(talk, {Move.GIVING}) >= wants.gives
        and not ({*_SPOILS, Sign.ONE_SIDED} & set(_seen(talk)))
    )


def _is_warm(talk: Talk) -> bool:
    """Kind and curious; where holding back is what costs, kindness alone is no merit."""
    if talk.yardstick.turned:
        return _carried_asks(talk) >= 1 and _share(talk, _WARM) >= 0.3
    return _share(talk, _WARM) >= 0.45 and talk.gained > 0.5


def _verdict(talk: Talk, overall: str, signs: tuple[Sign, ...]) -> tuple[str, str]:
    gained, wants = talk.gained, talk.yardstick
    if any(entry.reason == "rude" for turn in talk.spoken for entry in turn.entries) and gained < 0.5:
        return "no", "rude"
    if talk.ending == "cool":
        return "no", "never_answered" if not any(
            turn.lines and turn.partner and _was_answered(turn) for turn in talk.spoken
        ) else "cut_short"
    if overall == "transactional":
        return ("maybe", "asked_too_early_but_warm") if gained > 1.5 and talk.trust >= 4 else ("no", "asked_too_early")
    if spoiled := next((_SPOILS[sign] for sign in signs if sign in _SPOILS), ""):
        return "maybe" if gained > 0 else "no", spoiled
    if overall == "passive" and wants.turned:
        return "maybe" if _carried_asks(talk) else "no", "held_back"
    if overall == "passive":
        if gained > 1.0:
            return "maybe", "pleasant_but_nothing"
        return "no", "door_missed" if Sign.MISSED_OPENING in signs else "nothing_happened"
    if overall == "warm_but_aimless":
        if wants.turned or not wants.aim:
            return "maybe", "held_back" if wants.turned else "pleasant_but_nothing"
        return "maybe", "no_next_step" if _aim_is_known(talk) else "never_said_what_for"
    grew = gained > wants.gained or (talk.trust >= FIRM and gained > SLACK)
    if talk.trust >= wants.trust and grew:
        return "yes", "repaired" if _slipped(talk) else _WELL.get(talk.scene, "well")
    return "maybe", "not_enough_time"


def _was_answered(turn: Turn) -> bool:
    return any(line.speaker != "scene" for line in turn.lines)


def _carried_asks(talk: Talk) -> int:
    """Messages with a plain ask that the relationship carries."""
    return sum(1 for turn in talk.spoken if _OF_USE & set(turn.moves) and not turn.slips)


def _seen(talk: Talk) -> list[Sign]:
    return [sign for turn in talk.turns for sign in turn.signs]


def _signs(talk: Talk) -> tuple[Sign, ...]:
    seen = _seen(talk)
    if talk.spoken and talk.yardstick.next_step and not _has_next_step(talk):
        seen.append(Sign.NO_NEXT_STEP)
    if talk.yardstick.aim and not talk.goal and not _aim_is_known(talk):
        seen.append(Sign.NO_GOAL)
    return tuple(dict.fromkeys(seen))


def _score(talk: Talk, line: str, signs: tuple[Sign, ...]) -> Score:
    if not talk.spoken:
        return Score(line, 0, "")
    hurts = sum(len(turn.slips) + any(entry.reason == "rude" for entry in turn.entries) for turn in talk.spoken)
    slips = max(0, hurts - _repaired(talk))  # what was owned is not held against anybody twice
    earned = _RULES[line](talk, signs) - slips * (3 if line == "consistent" else 1) - HOLDS_BACK * _held_back(talk)
    points = round(min(10, max(0, earned)))
    return Score(line, points, _words_of(talk, _EARNED_BY[line], line in _PARTING) if points >= 4 else "")


def _share(talk: Talk, moves: Iterable[Move]) -> float:
    return _count(talk, moves) / max(1, len(talk.spoken))


def _memorable(talk: Talk, signs: tuple[Sign, ...]) -> float:
    if talk.yardstick.turned:  # a friend remembers what they can do something about
        return 3 + 8 * _carried_asks(talk) / len(talk.spoken) + 4 * _share(talk, {Move.PURPOSE, Move.SHARING, Move.LISTENING})
    return (
        2
        - 4 * (Sign.ONE_SIDED in signs)
        - 2 * (Sign.TACITURN in signs)
        + 5 * min(HALF, _share(talk, {Move.SHARING, Move.PURPOSE}))
        + 8 * _share(talk, {Move.LISTENING, Move.GIVING})
    )


def _goal(talk: Talk, signs: tuple[Sign, ...]) -> float:
    if talk.yardstick.turned:
        return 2 * bool(talk.goal) + 2 * min(3, _carried_asks(talk)) + 3 * _aim_is_known(talk) - 2 * (Sign.VAGUE in signs)
    if not talk.yardstick.aim:  # nobody came for an aim here: it is enough to be there for its own sake
        return (
            3
            - 4 * (Sign.OUT_OF_PLACE in signs)
            + 9 * _share(talk, {Move.LISTENING, Move.GIVING, Move.CURIOSITY})
            + 3 * min(HALF, _share(talk, {Move.SHARING}))
            - 2 * (Sign.TACITURN in signs)
        )
    return 3 * bool(talk.goal) + 4 * bool(_count(talk, {Move.PURPOSE})) + 3 * _asked_well(talk) - 2 * (Sign.VAGUE in signs)


def _gave_first(talk: Talk, _: tuple[Sign, ...]) -> float:
    if talk.yardstick.turned:  # to let a friend help, and to tell them what came of it, is what there is to give
        return 2 + 2 * min(2, _carried_asks(talk)) + 2 * bool(_count(talk, {Move.GRATITUDE})) + 2 * _has_next_step(talk)
    return 1 + 3 * min(2, _count(talk, {Move.GIVING})) + 5 * _share(talk, {Move.LISTENING}) + 2 * _gave_before_asking(talk)


def _followed_up(talk: Talk, _: tuple[Sign, ...]) -> float:
    if not talk.yardstick.next_step:
        return 4 + 4 * _has_next_step(talk) + 2 * bool(_count(talk, {Move.GRATITUDE, Move.FOLLOW_UP})) - 3 * (not talk.ending)
    return 6 * _has_next_step(talk) + 2 * bool(_count(talk, {Move.GRATITUDE})) + 2 * bool(_count(talk, {Move.FOLLOW_UP}))


def _consistent(talk: Talk, signs: tuple[Sign, ...]) -> float:
    grew = talk.trust > talk.opening + 1
    return (8 if len(talk.spoken) >= 4 else 5) - 3 * _repaired(talk) + 2 * grew - 2 * (Sign.DRIFT in signs)


def _stayed(talk: Talk, signs: tuple[Sign, ...]) -> float:
    parted = talk.ending in ("warm", "polite", "late")
    return 3 + 4 * parted + 2 * bool(_count(talk, {Move.GRATITUDE})) + (len(talk.spoken) >= 6) - 5 * (Sign.HIT_AND_RUN in signs)


_RULES: dict[str, Callable[[Talk, tuple[Sign, ...]], float]] = {
    "memorable": _memorable,
    "goal": _goal,
    "gave_first": _gave_first,
    "follow_up": _followed_up,
    "consistent": _consistent,
    "no_hit_and_run": _stayed,
}


def _asked_well(talk: Talk) -> bool:
    return any(_OF_USE & set(turn.moves) and not turn.slips for turn in talk.spoken)


def _gave_before_asking(talk: Talk) -> bool:
    for turn in talk.spoken:
        if (ASKS - {Move.VAGUE_ASK}) & set(turn.moves):
            return False
        if Move.GIVING in turn.moves:
            return True
    return False


def _words_of(talk: Talk, moves: tuple[Move, ...], late: bool) -> str:
    """The sentence with the surest (or, if `late` counts, the last) sighting of the first of `moves` seen without a slip."""
    for move in moves:
        seen = [(sighting, turn) for turn in talk.spoken for sighting in turn.sightings if sighting.move is move and not turn.slips]
        if seen:
            surest, turn = max(seen, key=lambda each: (late and each[1].number, each[0].confidence, -each[1].number))
            return sentence_at(turn.text, surest.span)
    return ""


def _curve(talk: Talk) -> tuple[float, ...]:
    return (talk.opening, *(turn.balance for turn in talk.spoken))


def _changes(talk: Talk) -> list[tuple[float, int]]:
    return [(sum(entry.points for entry in turn.entries), turn.number) for turn in talk.spoken]


def _best(talk: Talk) -> int:
    """The turn that built most, if it was more than a courtesy."""
    worthy = [turn for turn in talk.spoken if _WORTHY & set(turn.moves) and not turn.slips]
    changes = [(sum(entry.points for entry in turn.entries), turn.number) for turn in worthy]
    points, number = max(changes, key=lambda each: (each[0], -each[1]), default=(0.0, 0))
    return number if points >= WORTH_A_MENTION else 0


def _turning(talk: Talk) -> int:
    """The deepest fall; where there was none, the turn an aim or a weighty ask changed the talk, or a door was walked past."""
    points, number = min(_changes(talk), default=(0.0, 0))
    if points < -0.4:
        return number
    for turn in talk.spoken:
        if Sign.MISSED_OPENING in turn.signs or _TURNS & set(turn.moves):
            return turn.number
    return 0


def _next_step(talk: Talk, signs: tuple[Sign, ...], scores: tuple[Score, ...]) -> str:
    """The costliest slip; else the weightiest sign; else the weakest line."""
    costs: dict[str, float] = {}
    for entry in (entry for turn in talk.spoken for entry in turn.entries if entry.reason in ("slip", "again", "rude")):
        name = Sign.RUDE if entry.reason == "rude" else entry.move
        costs[name] = costs.get(name, 0) - entry.points
    if costs:
        return max(costs, key=lambda name: (costs[name], name))
    weighty = [sign for sign in _BY_WEIGHT if sign in signs]
    return weighty[0] if weighty else min(scores, key=lambda score: score.points).line


def _because(talk: Talk, signs: tuple[Sign, ...]) -> tuple[str, ...]:
    named = {turn.note.about: turn.note.because for turn in talk.turns if turn.note}
    slips = [named.get(move, BECAUSE[move]) for turn in talk.spoken for move in turn.slips]
    found = [*slips, *(named.get(sign, _SIGN_BECAUSE[sign]) for sign in signs)]
    always = [*talk.rests_on, "D3.8", *(() if slips else ("D2.8",))]
    return tuple(dict.fromkeys([*dict.fromkeys(found[:4]), *always]))[:MOST_POINTS]
