"""The debrief: the order of outcomes is right, and every word it quotes was said."""

from statistics import mean

import pytest

from flows.debrief import LINES, Talk, debrief
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
