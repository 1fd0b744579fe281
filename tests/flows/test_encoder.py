"""What the encoder makes of the network's numbers; the network is a stand-in that says what it is told."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from flows.moves import Move, Reading, Setting
from flows.recogniser.encoder import CLUES, Encoder, Hearing, clues
from flows.recogniser.wordpiece import WordPiece

PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "coffee", "stranger", "opening", ".", "hi")
MOVES = (Move.REFERRAL_ASK, Move.FAVOR_ASK, Move.INTRO_ASK, Move.LISTENING, Move.MEETING_ASK)


def heard(
    likely: Mapping[Move, float], backed: Mapping[Move, float] | None = None, invited: frozenset[Move] = frozenset()
) -> dict[Move, float]:
    """The moves of a message that the network finds so likely, each to be heard from one half on."""

    class Network:
        def run(self, _: Sequence[str] | None, feeds: Mapping[str, NDArray[Any]]) -> Sequence[NDArray[Any]]:
            logits = [math.log(p / (1 - p)) for p in (likely.get(move, 0.01) for move in MOVES)]
            return np.array([logits]), np.zeros((1, len(MOVES), feeds["ids"].shape[1]))

    pieces = WordPiece(PIECES)
    encoder = Encoder(Network(), pieces, [Hearing(move, 1.0, 0.0, 0.5) for move in MOVES])
    told = clues(Reading(()), invited, False)
    assert told.shape == (1, CLUES)
    return {each.move: round(each.probability, 2) for each in encoder.heard(pieces.pieces("hi"), Setting(), told, backed or {}, invited)}


def test_a_message_that_is_surely_after_something_is_heard_though_it_be_doubtful_after_what():
    assert heard({Move.REFERRAL_ASK: 0.45, Move.FAVOR_ASK: 0.4}) == {Move.REFERRAL_ASK: 0.67}


def test_one_costly_move_that_is_doubtful_by_itself_is_not_heard():
    assert heard({Move.REFERRAL_ASK: 0.45}) == {}


def test_kind_and_light_moves_do_not_add_up():
    assert heard({Move.LISTENING: 0.45, Move.MEETING_ASK: 0.45}) == {}


@pytest.mark.parametrize("invited", [Move.REFERRAL_ASK, Move.FAVOR_ASK])
def test_what_was_invited_does_not_add_to_what_was_not(invited: Move):
    assert heard({Move.REFERRAL_ASK: 0.45, Move.FAVOR_ASK: 0.4}, invited=frozenset({invited})) == {}


def test_wording_that_is_sure_corrects_a_network_in_doubt_but_not_one_that_excludes_it():
    assert heard({Move.LISTENING: 0.25}, backed={Move.LISTENING: 0.9}) == {Move.LISTENING: 0.7}
    assert heard({Move.LISTENING: 0.15}, backed={Move.LISTENING: 0.9}) == {}


def test_a_plain_ask_is_heard_though_the_network_hardly_holds_it_possible():
    assert heard({Move.REFERRAL_ASK: 0.03}, backed={Move.REFERRAL_ASK: 0.93}) == {Move.REFERRAL_ASK: 0.71}
    assert heard({Move.REFERRAL_ASK: 0.03}, backed={Move.REFERRAL_ASK: 0.88}) == {}
