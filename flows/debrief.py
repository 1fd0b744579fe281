"""The debrief: what came of a talk, its six lines, its turning points, and one thing to try next time."""

from __future__ import annotations

from dataclasses import dataclass

from flows.finished import (
    PROMISED,
    Talk,
    aim_is_known,
    aim_was_plain,
    an_aim_came_near,
    carried_asks,
    count,
    has_next_step,
    repaired,
    share,
    slipped,
    speaks,
    spoke_of_business,
    tells,
    walks_past,
    went_in,
)
from flows.judgement import BECAUSE
from flows.moves import PUSHES, Move
from flows.rehearsal import Sign, Turn
from flows.scorecard import LINES, Score, score_card
from flows.turning import Bright, best_moment, bright_spot, how_it_turned, turning_point

__all__ = ["LINES", "Debrief", "Score", "Talk", "debrief"]

_WARM = frozenset({Move.CURIOSITY, Move.LISTENING, Move.GIVING})
_ASKS_THEM = frozenset({Move.CURIOSITY, Move.ADVICE_ASK, Move.TARGETED_ASK})
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
_PUSHED = {"asked_too_early": "pushed_too_early", "asked_too_early_but_warm": "pushed_too_early_but_warm"}
_NOTHING_WRONG = ("nothing_happened", "door_missed", "held_back")
"""Reasons that say, or let it be thought, that nothing was asked or pushed at all."""
MOST_POINTS = 6  # of doctrine that a debrief rests on
SEEN = 0.05  # a difference in trust that shows in a figure
DEAR = 2.5  # trust gained for which somebody comes again who never heard what for, if there is a next time
WON_OVER, _ALL_THE_REST = 2.5, 0.6  # trust gained since the last slip, and the share of the talk behind it, that make it forgotten
FIRM, SLACK = 6.0, -0.2  # trust that needs no growth any more to be asked again, and what it may lose


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
    overall = _overall(theirs)
    scores = score_card(talk, signs)
    turning = turning_point(talk)
    coffee, reason = _verdict(theirs, overall, signs)
    return Debrief(
        overall,
        coffee,
        _in_fairness(talk, reason),
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
        _kind(talk, overall),
    )


def _overall(talk: Talk) -> str:
    said, gained = len(talk.spoken), talk.gained
    if not said:
        return "passive"
    unmended = 0 if _lived_down(talk) else len(slipped(talk)) - repaired(talk)
    often = unmended / said >= 0.34 or (unmended >= 2 and unmended / said >= 0.25)
    costly = (unmended >= 2 and gained < 1.0) or (unmended >= 1 and gained <= -0.5)
    if often or costly:
        return "transactional"
    return "balanced" if _is_whole(talk) else "warm_but_aimless" if _is_warm(talk) else "passive"


def _lived_down(talk: Talk) -> bool:
    """Whether the slips were all at the beginning, and what came after built more than a little: a bad start that was forgotten."""
    slips = slipped(talk)
    if not slips:
        return False
    after = [turn for turn in talk.spoken if turn.number > slips[-1].number]
    return len(after) > _ALL_THE_REST * len(talk.spoken) and talk.trust - slips[-1].balance >= WON_OVER


def _is_whole(talk: Talk) -> bool:
    """Everything is there that a good talk of its kind holds."""
    wants = talk.yardstick
    return (
        (aim_is_known(talk) or not wants.aim)
        and (has_next_step(talk) or not wants.next_step)
        and share(talk, _WARM) >= wants.warmth
        and _share_of_own(talk) >= wants.own
        and carried_asks(talk) >= wants.asks
        and count(talk, {Move.GIVING}) >= wants.gives
        and (wants.turned or not wants.aim or count(talk, _ASKS_THEM) > 0)
        and not ({*_SPOILS, Sign.ONE_SIDED} & set(_seen(talk)))
    )


def _share_of_own(talk: Talk) -> float:
    """The share of messages with something of the learner's own that somebody could remember."""
    return sum(tells(turn) for turn in talk.spoken) / max(1, len(talk.spoken))


def _is_warm(talk: Talk) -> bool:
    """Kind and curious; where holding back is what costs, kindness alone is no merit, and one plain ask is."""
    if talk.yardstick.turned:
        return carried_asks(talk) >= 1
    return share(talk, _WARM) >= 0.45 and talk.gained > 0.5 and any(speaks(turn, _WARM) for turn in talk.spoken)


def _verdict(talk: Talk, overall: str, signs: tuple[Sign, ...]) -> tuple[str, str]:
    gained, wants = talk.gained, talk.yardstick
    if not talk.spoken:
        return "no", "nothing_said"
    if any(entry.reason == "rude" for turn in talk.spoken for entry in turn.entries) and gained < 0.5:
        return "no", "rude"
    if talk.ending == "cool":
        return "no", "never_answered" if not any(
            turn.lines and turn.partner and _was_answered(turn) for turn in talk.spoken
        ) else "cut_short"
    if overall == "transactional":
        if gained > 1.5 and talk.trust >= 4:
            return "maybe", "asked_too_early_but_warm"
        return ("maybe", "granted_all_the_same") if gained > 0 and _was_granted(talk) else ("no", "asked_too_early")
    if spoiled := next((_SPOILS[sign] for sign in signs if sign in _SPOILS), ""):
        return "maybe" if gained > 0 else "no", spoiled
    if wants.turned and overall != "balanced":
        return _with_a_friend(talk)
    if overall == "passive":
        if gained > 1.0 and any(map(speaks, talk.spoken)):
            return "maybe", "pleasant_but_nothing"
        return "no", "door_missed" if Sign.MISSED_OPENING in signs else "nothing_happened"
    if overall == "warm_but_aimless":
        if not wants.aim:
            return "maybe", "pleasant_but_nothing"
        if has_next_step(talk) and gained >= DEAR and Sign.INTERVIEW not in signs:
            return "yes", "dear_all_the_same"
        return "maybe", "no_next_step" if aim_is_known(talk) else "never_said_what_for"
    grew = gained > wants.gained or (talk.trust >= FIRM and gained > SLACK)
    if talk.trust >= wants.trust and grew:
        return "yes", "repaired" if repaired(talk) else _WELL.get(talk.scene, "well")
    return "maybe", "not_enough_time"


def _with_a_friend(talk: Talk) -> tuple[str, str]:
    """Where a friend would have helped with more: nothing was asked, too little, or all of it with no day to come back to it."""
    asked = carried_asks(talk)
    if not asked:
        return "no", "held_back"
    is_left_open = asked >= talk.yardstick.asks and aim_is_known(talk) and not has_next_step(talk)
    return "maybe", "no_next_step" if is_left_open else "asked_a_little"


def _in_fairness(talk: Talk, reason: str) -> str:
    """The reason with nothing in it that the talk gainsays: who spoke of a wish wanted something, who told an aim told one.

    Nobody asked too early who only pushed, and something did happen where something went too far.
    """
    if reason in _PUSHED and _only_pushed(talk.theirs):
        return _PUSHED[reason]
    if reason in _NOTHING_WRONG and slipped(talk.theirs):
        return "too_far"
    if reason == "good_company" and spoke_of_business(talk):
        return "good_company_besides"
    if reason == "never_said_what_for" and an_aim_came_near(talk):
        return "hardly_said_what_for"
    return "pleasant_with_an_aim" if reason == "pleasant_but_nothing" and aim_is_known(talk) else reason


def _only_pushed(talk: Talk) -> bool:
    """Whether something was pushed too early, and nothing asked: a product pitched, a resume handed over."""
    slips = {move for turn in talk.spoken for move in turn.slips}
    return bool(slips) and slips <= PUSHES


def _kind(talk: Talk, overall: str) -> str:
    """What a warm talk lacked, where that is sure; whether a dull one went too far, an eager one was nothing but pushing."""
    if overall == "passive" and slipped(talk):
        return "too_far"
    if overall == "transactional" and _only_pushed(talk.theirs):
        return "pushing"
    if overall != "warm_but_aimless" or talk.yardstick.turned or not talk.yardstick.aim:
        return overall
    if not an_aim_came_near(talk):
        return "aimless"
    return "no_way_on" if aim_was_plain(talk) and talk.yardstick.next_step and not has_next_step(talk) else overall


def _was_granted(talk: Talk) -> bool:
    """Whether the other promised something weighty after the last slip: "I will talk to Concha. She will see you."."""
    last = max((turn.number for turn in slipped(talk)), default=0)
    return any(line.id.startswith(PROMISED) for turn in talk.spoken if turn.number > last for line in turn.lines)


def _was_answered(turn: Turn) -> bool:
    return any(line.speaker != "scene" for line in turn.lines)


def _seen(talk: Talk) -> list[Sign]:
    return [sign for turn in talk.turns for sign in turn.signs if sign is not Sign.MISSED_OPENING or walks_past(talk, turn)]


def _signs(talk: Talk) -> tuple[Sign, ...]:
    seen = _seen(talk)
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
    return max(1, _seen(talk).count(sign)) if sign in _COUNTED else 1


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
