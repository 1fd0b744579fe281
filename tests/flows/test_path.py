"""The path: simulated learners over a quarter, and what each rule promises."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

import pytest

from flows.chance import chance
from flows.debrief import LINES
from flows.faults import CURES, faults, made_in, mastered
from flows.judgement import NEVER_SLIPS
from flows.moves import ASKS, PUSHES, Move
from flows.past import Past
from flows.path import LEVELS, TEACHES, Suggestion, is_stuck, level, overcorrects, suggestion, talk_for_real
from flows.rehearsal import FAULTS, Sign
from flows.trend import streak, trend

SCENES = tuple(TEACHES)
DAY = 738_850
GOOD = Past("coffee", "dana", DAY, "normal", 12, "balanced", "yes", dict.fromkeys(LINES, 8), asks=2)
BAD = replace(GOOD, overall="transactional", second_coffee="no", scores=dict.fromkeys(LINES, 5), slips={Move.JOB_ASK: 2}, asks=0)
DULL = replace(GOOD, overall="passive", second_coffee="maybe", scores=dict.fromkeys(LINES, 5), asks=0)
Plays = Callable[[Suggestion, int, Sequence[Past]], Past]


def improving(told: Suggestion, day: int, past: Sequence[Past]) -> Past:
    """Makes three faults at first, one fewer every five rehearsals."""
    number = len(past)
    slips = {move: 1 for until, move in ((5, Move.JOB_ASK), (10, Move.RESUME_PUSH)) if number < until}
    signs = (Sign.NO_NEXT_STEP,) if number < 15 else ()
    played = (GOOD if not slips else BAD, GOOD)[not slips]
    return replace(played, scene=told.scene, day=day, level=told.level, slips=slips, signs=signs, asks=2)


def stuck(told: Suggestion, day: int, past: Sequence[Past]) -> Past:
    """Asks about jobs, always and everywhere."""
    return replace(BAD, scene=told.scene, day=day, level=told.level)


def overcorrecting(told: Suggestion, day: int, past: Sequence[Past]) -> Past:
    """Asks for everything, is told so, and never asks again."""
    return replace(BAD if len(past) < 4 else DULL, scene=told.scene, day=day, level=told.level)


def moody(told: Suggestion, day: int, past: Sequence[Past]) -> Past:
    """Now good, now bad, as the day is."""
    mood = chance(day, len(past))
    played = GOOD if mood > 0.5 else DULL if mood > 0.25 else BAD
    return replace(played, scene=told.scene, day=day, level=told.level)


def quarter(plays: Plays, days: Sequence[int], scenes: Sequence[str] = SCENES) -> tuple[list[Past], list[Suggestion]]:
    """Somebody who always takes what the path suggests."""
    past: list[Past] = []
    told: list[Suggestion] = []
    for day in days:
        told.append(suggestion(tuple(past), DAY + day, scenes))
        past.append(plays(told[-1], DAY + day, past))
    return past, told


DILIGENT = range(0, 90, 2)
SPORADIC = (0, 1, 9, 30, 31, 33, 50, 70, 71, 88)
LEARNERS = {
    "improving": (improving, DILIGENT),
    "stuck": (stuck, DILIGENT),
    "overcorrecting": (overcorrecting, DILIGENT),
    "moody": (moody, DILIGENT),
    "sporadic": (moody, SPORADIC),
    "eager": (moody, [day // 3 for day in range(120)]),
}


@pytest.fixture(params=LEARNERS, scope="module")
def played(request: pytest.FixtureRequest) -> tuple[list[Past], list[Suggestion]]:
    return quarter(*LEARNERS[request.param])


def test_no_scene_comes_three_times_running(played: tuple[list[Past], list[Suggestion]]) -> None:
    assert max(len(list(run)) for _, run in groupby(each.scene for each in played[1])) <= 2


def test_whoever_stays_gets_to_see_every_scene(played: tuple[list[Past], list[Suggestion]]) -> None:
    seen = {each.scene for each in played[1]}
    assert seen == set(SCENES) if len(played[1]) > 40 else len(seen) >= 4


def test_the_same_past_leads_to_the_same_suggestion(played: tuple[list[Past], list[Suggestion]]) -> None:
    past, told = played
    assert [suggestion(tuple(past[:number]), each.day, SCENES) for number, each in enumerate(past)] == told


def test_every_suggestion_can_be_played_and_rests_on_something(played: tuple[list[Past], list[Suggestion]]) -> None:
    for each in played[1]:
        assert each.scene in SCENES and each.level in LEVELS and each.because[0] in "DE"
        assert not each.fault or each.fault in CURES


def test_only_the_first_is_an_assessment(played: tuple[list[Past], list[Suggestion]]) -> None:
    first, *rest = played[1]
    assert (first.kind, first.scene, first.level) == ("assessment", "coffee", "easy")
    assert "assessment" not in {each.kind for each in rest}


def test_who_improves_is_led_upwards_and_shown_that_old_faults_are_gone() -> None:
    past, told = quarter(improving, DILIGENT)
    assert [each.level for each in told[-5:]].count("hard") >= 3
    assert {"weakness", "spaced", "harder", "fresh"} <= {each.kind for each in told}
    assert {each.name for each in mastered(past, DAY + 90)} == {"job_ask", "resume_push", "no_next_step"}


def test_who_is_stuck_practises_that_fault_at_its_easiest() -> None:
    past, told = quarter(stuck, DILIGENT)
    assert is_stuck(past, "job_ask")
    weak = [each for each in told[6:] if each.kind == "weakness"]
    assert {(each.fault, each.level) for each in weak} == {("job_ask", "easy")}


def test_who_overcorrects_is_led_to_where_asking_is_right() -> None:
    past, told = quarter(overcorrecting, DILIGENT)
    assert [number for number in range(1, 12) if overcorrects(past[:number])], "told so"
    assert "trusted_contact" in [each.scene for each in told if each.fault == "holding_back"]


@pytest.mark.parametrize(
    ("past", "says"),
    [
        ((), False),
        ((BAD,), False),
        ((BAD, DULL), True),
        ((DULL, DULL), False),
        ((BAD, GOOD), False),
        ((BAD, GOOD, DULL), False),
        ((BAD, DULL, DULL), True),
        ((BAD, replace(DULL, scene="social")), False),
        ((BAD, replace(DULL, turns=2)), False),
        ((replace(BAD, slips={Move.JOB_ASK: 1}), DULL), False),
        ((replace(BAD, slips={Move.RESUME_PUSH: 2}), DULL), True),
        ((BAD, replace(DULL, overall="balanced")), False),
    ],
)
def test_asking_for_nothing_after_many_slips_is_overcorrecting(past: tuple[Past, ...], says: bool) -> None:
    assert overcorrects(past) is says


@pytest.mark.parametrize(
    ("days", "since", "scene"),
    [
        ((0, 1, 2), 0, "coffee"),
        ((0, 1), 0, ""),
        ((0, 5, 8), 0, ""),
        ((0, 1, 2, 3), 0, ""),
        ((0, 1, 2, 3, 4, 5), 0, "coffee"),
        ((0, 1, 2), 9, ""),
    ],
)
def test_the_third_of_a_kind_in_a_week_is_answered_by_a_real_conversation(days: tuple[int, ...], since: int, scene: str) -> None:
    past = tuple(replace(DULL, day=DAY + day) for day in days)
    assert talk_for_real(past, DAY + days[-1] + since) == scene
    told = suggestion(past, DAY + days[-1] + since, SCENES)
    assert (told.kind == "real_talk") is bool(scene)
    assert not scene or told.scene != scene


def test_a_fault_comes_back_after_2_5_and_12_days_until_it_has_stayed_away() -> None:
    past = [replace(BAD, slips={Move.RESUME_PUSH: 1})] + [replace(GOOD, day=DAY + 1)] * 3
    wait = []
    for _ in range(3):
        last = past[-1].day
        due = next(day for day in range(last, last + 99) if next(iter(faults(past))).is_due(day))
        wait.append(due - last)
        assert suggestion((*past, replace(GOOD, scene="group", day=due)), due, ("coffee", "group")).fault == "resume_push"
        past.append(replace(GOOD, day=due))
    assert wait == [2, 5, 12]
    assert not any(each.is_due(DAY + 999) for each in faults(past))


def test_a_relapse_opens_a_fault_again() -> None:
    past = (replace(BAD, slips={Move.RESUME_PUSH: 1}), GOOD, GOOD, GOOD, replace(BAD, slips={Move.RESUME_PUSH: 1}))
    assert mastered(past[:-1], DAY) and not mastered(past, DAY)


def test_silence_masters_no_ask() -> None:
    assert not mastered((BAD, DULL, DULL, DULL), DAY)
    assert mastered((BAD, GOOD, GOOD, GOOD), DAY)


def test_what_is_no_fault_at_a_school_concert_is_none() -> None:
    concert = replace(DULL, scene="social", signs=(Sign.NO_NEXT_STEP, Sign.ONE_SIDED), scores={"goal": 0, "memorable": 2})
    assert set(made_in(concert)) == {"one_sided", "memorable"}


@pytest.mark.parametrize(
    ("past", "wanted"),
    [
        ((GOOD,), "normal"),
        ((BAD,), "easy"),
        ((GOOD, GOOD), "normal"),
        ((GOOD, GOOD, BAD, BAD), "normal"),
        ((GOOD, GOOD, BAD, BAD, BAD, BAD), "easy"),
        ((BAD, GOOD, GOOD), "normal"),
    ],
)
def test_two_good_ones_raise_the_level_and_two_bad_ones_lower_it(past: tuple[Past, ...], wanted: str) -> None:
    assert level(past, "event") == wanted, "a scene that was never played"


def test_the_hardest_level_is_earned_in_the_scene_itself() -> None:
    assert level((GOOD, GOOD), "coffee") == "hard"
    assert level((GOOD, GOOD, BAD, BAD), "coffee") == "normal"


def test_every_fault_has_a_scene_that_practises_it() -> None:
    named = {*(ASKS | PUSHES) - NEVER_SLIPS, *FAULTS, *LINES}
    assert named <= set(CURES)
    assert {scene for cure in CURES.values() for scene in cure.scenes} == set(SCENES)


@pytest.mark.parametrize("scenes", [("coffee",), ("event", "coffee"), ("talk_show", "coffee")])
def test_it_makes_do_with_the_scenes_there_are(scenes: tuple[str, ...]) -> None:
    _, told = quarter(moody, DILIGENT, scenes)
    assert {each.scene for each in told} == set(scenes)


@pytest.mark.parametrize(
    ("weeks", "now", "count"),
    [((), 0, 0), ((0,), 0, 1), ((0,), 1, 1), ((0,), 2, 1), ((0,), 3, 0), ((0, 1, 2), 2, 3), ((0, 2, 4), 4, 3), ((0, 3, 4), 4, 2)],
)
def test_a_week_off_is_forgiven(weeks: tuple[int, ...], now: int, count: int) -> None:
    assert streak(tuple(replace(GOOD, day=DAY + 7 * week) for week in weeks), DAY + 7 * now) == count


def test_a_trend_has_a_value_for_each_rehearsal() -> None:
    told = trend((BAD, replace(DULL, signs=(Sign.NO_GOAL, Sign.DRIFT)), replace(GOOD, turns=1), GOOD, GOOD, GOOD))
    assert told.slips["doors"] == (2, 0, 0, 0, 0) and told.held_back == (0, 2, 0, 0, 0)
    assert told.lines["goal"] == (5, 5, 8, 8, 8) and set(told.strong) == set(LINES)
    assert told.change("goal") == 3 and trend((GOOD,)).change("goal") == 0
