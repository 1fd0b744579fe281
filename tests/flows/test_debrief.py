"""The debrief: the order of outcomes is right, and every word it quotes was said."""

from statistics import mean

import pytest

from flows.debrief import LINES, Talk, debrief
from flows.ledger import Entry
from flows.moves import Move, Sighting
from flows.rehearsal import Sign, Turn
from flows.scorecard import UNPROVED
from flows.turning import what_turned
from flows.yardstick import Yardstick
from tests.learners.people import LEARNERS
from tests.learners.play import rehearse

PARTNERS = ("dana", "tomas", "ruth", "amadou")


@pytest.fixture(scope="module", params=["coffee", "event"])
def talks(request: pytest.FixtureRequest):
    return {learner: [rehearse(learner, request.param, partner, seed) for partner in PARTNERS for seed in (1, 2)] for learner in LEARNERS}


def test_better_learners_come_out_better(talks):
    score = {learner: mean(talk.debrief.total for talk in played) for learner, played in talks.items()}
    assert score["balanced"] > score["repairing"] > score["warm"] > score["passive"] > score["pushy"]
    assert score["abusive"] < score["passive"]
    assert score["silent"] < score["warm"]


def test_nobody_who_pushed_or_insulted_is_asked_again(talks):
    for learner in ("pushy", "abusive"):
        assert {talk.debrief.second_coffee for talk in talks[learner]} == {"no"}
    for learner in ("silent", "passive", "rambling"):
        assert "yes" not in {talk.debrief.second_coffee for talk in talks[learner]}


def test_what_is_quoted_was_said(talks):
    for played in talks.values():
        for talk in played:
            said = [turn.text for turn in talk.turns]
            for score in talk.debrief.scores:
                assert not score.words or any(score.words in text for text in said)
                assert 0 <= score.points <= 10
            assert [score.line for score in talk.debrief.scores] == list(LINES)
            assert talk.debrief.best in [0, *(turn.number for turn in talk.turns)]
            assert len(talk.debrief.curve) == len([turn for turn in talk.turns if turn.text or turn.sightings]) + 1


def test_a_talk_in_which_nothing_was_said_is_passive():
    told = debrief(Talk((), 2.0))
    assert (told.overall, told.second_coffee, told.total) == ("passive", "no", 0)


def said(number: int, text: str, *moves: Move, slips: tuple[Move, ...] = (), points: float = 0.3, signs: tuple[Sign, ...] = ()) -> Turn:
    """A turn in which the whole text makes each of `moves`."""
    sightings = tuple(Sighting(move, 0.9, (0, len(text))) for move in moves)
    entries = (Entry(number, moves[0] if moves else Move.OTHER, text, points, "D2.8", "slip" if slips else "paid"),)
    return Turn(number, text, "dana", "talking", sightings, slips, entries, 3.0, signs=signs)


def test_no_line_without_proof_has_more_than_half_its_points(talks):
    for played in talks.values():
        for talk in played:
            for score in talk.debrief.scores:
                proved = score.words or score.told in ("consistent.steady", "no_hit_and_run.parted")
                assert proved or (score.points <= UNPROVED and score.told)


def test_whoever_only_listens_has_not_given_anything():
    turns = tuple(said(number, f"So you tested brake number {number}, and it held.", Move.LISTENING) for number in range(1, 7))
    score = {each.line: each for each in debrief(Talk(turns, 2.0, ending="warm")).scores}["gave_first"]
    assert score.points <= UNPROVED and score.told == "gave_first.nothing" and not score.words


def test_what_was_asked_too_soon_is_not_told_as_never_asked():
    talk = Talk((said(1, "Can you refer me?", Move.REFERRAL_ASK, slips=(Move.REFERRAL_ASK,), points=-2),), 2.0, ending="cool")
    assert {each.line: each for each in debrief(talk).scores}["goal"].told == "outweighed"


def test_a_friend_is_let_help_rather_than_given_to():
    asks = tuple(said(number, f"Which of the firms in row {number} would you call?", Move.TARGETED_ASK) for number in (1, 2, 3))
    score = debrief(Talk(asks, 7.0, yardstick=Yardstick(turned=True, asks=2))).scores[LINES.index("gave_first")]
    assert (score.label, bool(score.words)) == ("letting_help", True)


def test_a_goodbye_turns_no_talk_and_opens_nobody_up():
    hello = said(1, "How did you end up in robotics?", Move.CURIOSITY)
    leave = said(2, "Goodbye, shall we have a coffee some day?", Move.MEETING_ASK)
    told = debrief(Talk((hello, leave), 2.0, ending="warm"))
    assert told.turning == 0
    aim = said(2, "I'd like to work on grippers.", Move.PURPOSE)
    assert debrief(Talk((hello, aim, said(3, "Bye!", Move.SMALL_TALK)), 2.0, ending="warm")).turning == 2
    assert what_turned(aim) == "told_aim" and what_turned(leave) == "asked"


def test_a_door_that_is_open_at_the_goodbye_is_walked_past_and_never_praised(talks):
    for played in talks.values():
        for talk in played:
            assert bool(talk.debrief.turned_by) == bool(talk.debrief.turning)
    leave = said(2, "Well, goodbye then.", Move.SMALL_TALK, signs=(Sign.MISSED_OPENING,))
    assert debrief(Talk((said(1, "How are you?", Move.CURIOSITY), leave), 2.0, ending="warm")).turned_by == "walked_past"


def test_a_fall_without_a_slip_is_a_fall():
    assert what_turned(said(1, "Me, me and me again.", Move.PURPOSE, points=-0.6)) == "fell"


@pytest.mark.parametrize(
    ("turns", "kind", "words"),
    [
        ((said(1, "How did you get here?", Move.CURIOSITY),), "curiosity", "How did you get here?"),
        ((said(1, "Can you refer me?", Move.REFERRAL_ASK, slips=(Move.REFERRAL_ASK,), points=-2),), "wish", "Can you refer me?"),
        ((said(1, "You owe me.", Move.PRESSURE, slips=(Move.PRESSURE,), points=-2), said(2, "Bye", Move.SMALL_TALK)), "tried", ""),
        (tuple(said(number, "Well, hm.", Move.OTHER) for number in range(1, 5)), "stayed", ""),
    ],
)
def test_a_talk_that_went_badly_has_something_that_went_right(turns: tuple[Turn, ...], kind: str, words: str):
    bright = debrief(Talk(turns, 2.0, ending="cool", closing=0.0)).bright
    assert bright is not None and (bright.kind, bright.words) == (kind, words)


def test_what_went_right_is_never_what_asked_too_much(talks):
    for played in talks.values():
        for talk in played:
            bright = talk.debrief.bright
            assert (bright is not None) == (talk.debrief.second_coffee == "no")
            assert bright is None or not bright.words or any(bright.words in turn.text for turn in talk.turns)


def test_a_door_that_was_gone_through_later_is_not_what_to_mind_next():
    past = said(1, "Nice weather.", Move.SMALL_TALK, signs=(Sign.MISSED_OPENING,))
    later = said(2, "You asked what I'm after: a job on a test bench.", Move.PURPOSE)
    assert debrief(Talk((past, said(2, "Hm.", Move.OTHER)), 2.0, goal="a job")).next_step == Sign.MISSED_OPENING
    assert debrief(Talk((past, later), 2.0, goal="a job")).next_step != Sign.MISSED_OPENING


def test_what_comes_next_varies_with_what_happened(talks):
    habits = ("warm", "rambling", "passive", "pushy", "balanced", "abusive")
    assert len({next_step for habit in habits for next_step in {talk.debrief.next_step for talk in talks[habit]}}) >= 4
