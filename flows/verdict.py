"""What kind of talk it was, whether there would be a second coffee, and why: "no", "asked_too_early"."""

from __future__ import annotations

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
    signs_seen,
    slipped,
    speaks,
    spoke_of_business,
    tells,
)
from flows.moves import PUSHES, Move
from flows.rehearsal import Sign, Turn

_WARM = frozenset({Move.CURIOSITY, Move.LISTENING, Move.GIVING})
_ASKS_THEM = frozenset({Move.CURIOSITY, Move.ADVICE_ASK, Move.TARGETED_ASK})
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
DEAR = 3.0  # trust gained for which somebody comes again who never heard what for, if there is a next time
WON_OVER, _ALL_THE_REST = 2.5, 0.6  # trust gained since the last slip, and the share of the talk behind it, that make it forgotten
FIRM, SLACK = 6.0, -0.2  # trust that needs no growth any more to be asked again, and what it may lose


def overall_of(talk: Talk) -> str:
    """The kind of talk with one person: transactional, passive, warm_but_aimless or balanced; an empty one is passive."""
    said, gained = len(talk.spoken), talk.gained
    if not said:
        return "passive"
    unmended = 0 if _lived_down(talk) else len(slipped(talk)) - repaired(talk)
    often = unmended / said >= 0.34 or (unmended >= 2 and unmended / said >= 0.25)
    costly = (unmended >= 2 and gained < 1.0) or (unmended >= 1 and gained <= -0.5)
    if often or costly:
        return "transactional"
    return "balanced" if _is_whole(talk) else "warm_but_aimless" if _is_warm(talk) else "passive"


def verdict_of(talk: Talk, overall: str, signs: tuple[Sign, ...]) -> tuple[str, str]:
    """Whether there would be a second coffee, and the reason by the name of a sentence: ("maybe", "no_next_step")."""
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


def in_fairness(talk: Talk, reason: str) -> str:
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


def kind_of(talk: Talk, overall: str) -> str:
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
        and not ({*_SPOILS, Sign.ONE_SIDED} & set(signs_seen(talk)))
    )


def _share_of_own(talk: Talk) -> float:
    """The share of messages with something of the learner's own that somebody could remember."""
    return sum(tells(turn) for turn in talk.spoken) / max(1, len(talk.spoken))


def _is_warm(talk: Talk) -> bool:
    """Kind and curious; where holding back is what costs, kindness alone is no merit, and one plain ask is."""
    if talk.yardstick.turned:
        return carried_asks(talk) >= 1
    return share(talk, _WARM) >= 0.45 and talk.gained > 0.5 and any(speaks(turn, _WARM) for turn in talk.spoken)


def _with_a_friend(talk: Talk) -> tuple[str, str]:
    """Where a friend would have helped with more: nothing was asked, too little, or all of it with no day to come back to it."""
    asked = carried_asks(talk)
    if not asked:
        return "no", "held_back"
    is_left_open = asked >= talk.yardstick.asks and aim_is_known(talk) and not has_next_step(talk)
    return "maybe", "no_next_step" if is_left_open else "asked_a_little"


def _only_pushed(talk: Talk) -> bool:
    """Whether something was pushed too early, and nothing asked: a product pitched, a resume handed over."""
    slips = {move for turn in talk.spoken for move in turn.slips}
    return bool(slips) and slips <= PUSHES


def _was_granted(talk: Talk) -> bool:
    """Whether the other promised something weighty after the last slip: "I will talk to Concha. She will see you."."""
    last = max((turn.number for turn in slipped(talk)), default=0)
    return any(line.id.startswith(PROMISED) for turn in talk.spoken if turn.number > last for line in turn.lines)


def _was_answered(turn: Turn) -> bool:
    return any(line.speaker != "scene" for line in turn.lines)
