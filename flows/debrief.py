"""The debrief: what came of a talk, its six lines, its turning points, and one thing to try next time."""

from __future__ import annotations

from dataclasses import dataclass

from flows.finished import Talk, an_aim_came_near, has_next_step, signs_seen, went_in
from flows.judgement import BECAUSE
from flows.rehearsal import Sign
from flows.scorecard import LINES, Score, score_card
from flows.turning import Bright, best_moment, bright_spot, how_it_turned, turning_point
from flows.verdict import in_fairness, kind_of, overall_of, verdict_of

__all__ = ["LINES", "Debrief", "Score", "Talk", "debrief"]

_WEIGHS = {
    Sign.STRAIGHT_TO_BUSINESS: 6.0,
    Sign.OUT_OF_PLACE: 6.0,
    Sign.HOLDING_BACK: 6.0,
    Sign.PESTERED: 5.5,
    Sign.NAME_GIVEN_AWAY: 5.5,
    Sign.GAVE_TOO_MUCH: 5.5,
    Sign.PROMISE_FORGOTTEN: 5.5,
    Sign.HIDING: 3.5,
    Sign.MISSED_OPENING: 3.0,
    Sign.DRIFT: 3.0,
    Sign.ONE_SIDED: 2.6,
    Sign.INTERVIEW: 2.6,
    Sign.NO_GOAL: 2.6,
    Sign.VAGUE: 2.6,
    Sign.NO_NEXT_STEP: 2.5,
    Sign.HIT_AND_RUN: 2.4,
    Sign.BOOMERASK: 2.2,
    Sign.TACITURN: 2.2,
}
"""How much a sign matters for what to try next; of equals, the first here."""
OFTENER = 0.5  # what each further time adds to it
_COUNTED = (Sign.MISSED_OPENING, Sign.DRIFT, Sign.ONE_SIDED, Sign.INTERVIEW, Sign.VAGUE, Sign.HIT_AND_RUN, Sign.BOOMERASK, Sign.TACITURN)
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
MOST_POINTS = 6  # of doctrine that a debrief rests on
SEEN = 0.05  # a difference in trust that shows in a figure


@dataclass(frozen=True, slots=True)
class Debrief:
    """What a finished talk amounts to."""

    overall: str  # transactional, passive, warm_but_aimless, balanced
    second_coffee: str  # yes, maybe, no
    reason: str  # why, by the name of a sentence
    scores: tuple[Score, ...]
    curve: tuple[float, ...]  # trust before the first word and after every turn, whoever it was with
    best: int  # number of the turn that built most, 0 if none did
    turning: int  # number of the turn after which it went another way, 0 if none
    next_step: str  # what to try next time: a slip, a sign or a line of the card
    because: tuple[str, ...]  # doctrine points and facts it rests on
    signs: tuple[Sign, ...]
    turned_by: str = ""  # how it turned there: fell, walked_past, told_aim, asked
    bright: Bright | None = None  # after a talk that went badly, what went right in it
    theirs: tuple[float, ...] = ()  # the curve with the one whom the verdict is about
    kind: str = (
        ""  # the kind of talk in the words of a sentence: what a warm one lacked (aimless, no_way_on), a dull one in which something
        # went too_far, an eager one that asked for nothing and was pushing; else as overall
    )

    @property
    def total(self) -> float:
        """The mean of the six lines, 0 to 10."""
        return round(sum(score.points for score in self.scores) / len(self.scores), 2)


def debrief(talk: Talk) -> Debrief:
    """Read a finished talk; an empty one is passive."""
    signs, theirs = _signs(talk), talk.theirs
    overall = overall_of(theirs)
    scores = score_card(talk, signs)
    turning = turning_point(talk)
    coffee, reason = verdict_of(theirs, overall, signs)
    return Debrief(
        overall,
        coffee,
        in_fairness(talk, reason),
        scores,
        _curve(talk),
        best_moment(talk, turning),
        turning,
        _next_step(talk, signs, scores),
        _because(talk, signs),
        signs,
        how_it_turned(talk, turning),
        bright_spot(talk) if coffee == "no" else None,
        _their_curve(talk),
        kind_of(talk, overall),
    )


def _signs(talk: Talk) -> tuple[Sign, ...]:
    seen = signs_seen(talk)
    if talk.spoken and talk.yardstick.next_step and not has_next_step(talk):
        seen.append(Sign.NO_NEXT_STEP)
    if talk.spoken and talk.yardstick.aim and not talk.goal and not an_aim_came_near(talk):
        seen.append(Sign.NO_GOAL)
    return tuple(dict.fromkeys(seen))


def _curve(talk: Talk) -> tuple[float, ...]:
    return (talk.opening, *(turn.balance for turn in talk.spoken))


def _their_curve(talk: Talk) -> tuple[float, ...]:
    """Trust with the one whom the verdict is about, as it stood in the end: at a table it grows with what others hear, too."""
    points = (talk.opening, *(turn.balance for turn in talk.with_them))
    return points if abs(points[-1] - talk.trust) < SEEN else (*points, talk.trust)


def _next_step(talk: Talk, signs: tuple[Sign, ...], scores: tuple[Score, ...]) -> str:
    """The costliest slip; else the sign that weighs most, the oftener the more; else the weakest line."""
    costs: dict[str, float] = {}
    for entry in (entry for turn in talk.spoken for entry in turn.entries if entry.reason in ("slip", "again", "rude")):
        name = Sign.RUDE if entry.reason == "rude" else entry.move
        costs[name] = costs.get(name, 0) - entry.points
    if costs:
        return max(costs, key=lambda name: (costs[name], name))
    weights = {sign: _WEIGHS[sign] + OFTENER * (_times(talk, sign) - 1) for sign in signs if sign in _WEIGHS and not _made_good(talk, sign)}
    if weights:
        return max(weights, key=lambda sign: (weights[sign], -list(_WEIGHS).index(sign)))
    return min(scores, key=lambda score: score.points).line


def _times(talk: Talk, sign: Sign) -> int:
    return max(1, signs_seen(talk).count(sign)) if sign in _COUNTED else 1


def _made_good(talk: Talk, sign: Sign) -> bool:
    """Whether what was missing came in the end; past a door one may go in later on: by saying what one is after, or by a fair ask."""
    if sign in (Sign.NO_GOAL, Sign.NO_NEXT_STEP):
        return an_aim_came_near(talk) if sign is Sign.NO_GOAL else has_next_step(talk)
    if sign is not Sign.MISSED_OPENING:
        return False
    return went_in(talk, [turn for turn in talk.turns if sign in turn.signs][-1])


def _because(talk: Talk, signs: tuple[Sign, ...]) -> tuple[str, ...]:
    named = {turn.note.about: turn.note.because for turn in talk.turns if turn.note}
    slips = [named.get(move, BECAUSE[move]) for turn in talk.spoken for move in turn.slips]
    found = [*slips, *(named.get(sign, _SIGN_BECAUSE[sign]) for sign in signs)]
    always = [*talk.rests_on, "D3.8", *(() if slips else ("D2.8",))]
    return tuple(dict.fromkeys([*dict.fromkeys(found[:4]), *always]))[:MOST_POINTS]
