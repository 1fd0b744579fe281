"""Relationships: they fade where nobody waters them, remember what was promised, and act unasked only when that is earned."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.content.library import world
from bot.store.codec import dump, load
from flows import play
from flows.casting import History
from flows.people import Deed
from flows.promises import Promise
from flows.relationship import BROKEN_COSTS, Bond, Growth, acted, due_deed, introduced, kept, ladder, looked_at
from tests.learners.play import rehearse
from tests.learners.quarter import START, WEEKS, Quarter

DAY = 738_900
bonds = st.builds(
    Bond,
    balance=st.floats(0, 10),
    meetings=st.integers(0, 9),
    last=st.integers(DAY - 200, DAY),
    verdict=st.sampled_from(["yes", "maybe", "no", ""]),
    promises=st.lists(st.builds(Promise, st.just("I'll write"), st.just(DAY - 30), st.integers(DAY - 30, DAY + 30)), max_size=4).map(tuple),
)


@given(bonds, st.integers(0, 400), st.integers(0, 400))
def test_trust_only_fades_with_time_and_is_never_below_nothing(bond: Bond, sooner: int, later: int):
    first, second = sorted((DAY + sooner, DAY + later))
    assert 0 <= bond.balance_on(second) <= bond.balance_on(first) <= bond.balance + 0.001  # rounded
    assert bond.growth(second) in Growth


@given(bonds)
def test_it_comes_back_equal_from_the_store(bond: Bond):
    assert load(Bond, dump(bond)) == bond


@given(bonds)
def test_looking_twice_breaks_nothing_twice(bond: Bond):
    once = looked_at(bond, DAY)
    assert looked_at(once, DAY) == once
    assert once.balance >= bond.balance - 2 * BROKEN_COSTS


@given(st.floats(0, 10), st.floats(0, 10))
def test_more_trust_never_takes_a_rung_away(one: float, other: float):
    less, more = sorted((one, other))
    assert {move for move, missing in ladder(less) if not missing} <= {move for move, missing in ladder(more) if not missing}


def test_a_promise_kept_is_thanked_for_once_and_a_broken_one_is_spoken_of():
    for state in ("kept", "broken"):
        promise = Promise("I'll send you the paper", DAY - 9, DAY - 7)
        bond = Bond(5.0, 1, DAY - 10, "yes", promises=(promise,))
        bond = kept(bond, promise) if state == "kept" else bond
        begun = play.begin(world(), "coffee", ("dana",), 1, history=History({"dana": bond}, DAY))
        assert any(line.id.startswith(f"promises.{state}") for line in begun.turn.lines)
        assert begun.rehearsal.room[0].promises[0].told


def test_somebody_met_before_is_not_asked_for_their_name_again():
    bond = Bond(5.0, 2, DAY - 3, "yes", said=tuple(f"asks_back[{number}].says" for number in range(3)))
    begun = play.begin(world(), "coffee", ("dana",), 1, history=History({"dana": bond}, DAY))
    assert begun.turn.lines[0].id.startswith("again.")
    assert begun.rehearsal.room[0].ledger.opening == bond.balance_on(DAY)


def test_nobody_acts_unasked_for_somebody_they_met_once_or_did_not_like():
    dana = world().people["dana"].partner
    assert due_deed(Bond(9.0, 1, DAY - 5, "yes"), dana, DAY) < 0
    assert due_deed(Bond(9.0, 3, DAY - 5, "no"), dana, DAY) < 0
    assert due_deed(Bond(9.0, 3, DAY - 5, "yes"), dana, DAY) == 0


def test_what_they_do_unasked_comes_one_at_a_time_and_an_introduction_plants_a_seed():
    dana, bond, day, opened = world().people["dana"].partner, Bond(10.0, 3, DAY, "yes"), DAY, []
    for _ in range(60):
        day += 1
        index = due_deed(bond, dana, day)
        if index >= 0:
            bond = replace(acted(bond, index, day), last=day)
            seed = introduced(dana.unasked[index], {}, "dana", day)
            assert (seed is not None) == (dana.unasked[index].does is Deed.INTRODUCTION)
            opened += [dana.unasked[index].to] if seed else []
    assert bond.deeds == tuple(range(len(dana.unasked)))
    assert all(name in world().people for name in opened)


def test_every_introduction_leads_to_somebody_else_who_is_there():
    people = world().people
    for name in people:
        for deed in people[name].partner.unasked:
            assert not deed.to or (deed.to in people and deed.to != name)


def test_a_careless_quarter_grows_less_than_a_diligent_one():
    end = START + 7 * WEEKS
    diligent, careless = Quarter("diligent").live(), Quarter("careless").live()
    assert diligent.kept > careless.kept
    assert diligent.second > careless.second
    in_bloom = [quarter.grown(end).count(Growth.BLOOM) / len(quarter.bonds) for quarter in (diligent, careless)]
    assert in_bloom[0] > in_bloom[1]  # shares: who lets things lie begins with more people


def test_a_follow_up_can_be_played_with_anybody_who_was_met():
    assert "kev" in play.who_plays(world(), "follow_up", ["kev"])
    bond = Bond(4.5, 1, DAY - 3, "yes", promises=(Promise("I'll send you the paper on pallets", DAY - 3, DAY + 1),))
    told = rehearse("balanced", "follow_up", "kev", 1, history=History({"kev": bond}, DAY))
    assert told.ended
