"""The account of trust: what must hold whatever is said."""

from hypothesis import given
from hypothesis import strategies as st

from flows.judgement import MOST_LOST, MOST_PAID, OPENING_TRUST, Terms, alone, assess, slips_of
from flows.ledger import Entry, Ledger
from flows.moves import ASKS, COSTS, PUSHES, Cue, Move, Reading, Relationship, Sighting, Stage

moves = st.sampled_from([move for move in Move if move is not Move.OTHER])
readings = st.lists(st.tuples(moves, st.floats(0.5, 1.0)), max_size=5, unique_by=lambda pair: pair[0]).map(
    lambda pairs: Reading(tuple(Sighting(move, sure, (0, 5)) for move, sure in pairs))
)
terms = st.builds(
    Terms,
    trust=st.floats(0, 10),
    invited=st.frozensets(moves, max_size=3),
    relationship=st.sampled_from(Relationship),
    stage=st.sampled_from(Stage),
    strictness=st.floats(0.8, 1.3),
    noted=st.frozensets(moves, max_size=2),
)


def seen(*names: str) -> Reading:
    return Reading(tuple(Sighting(Move(name), 0.9, (0, 4)) for name in names))


def entry(points: float, move: Move = Move.CURIOSITY, reason: str = "paid") -> Entry:
    return Entry(1, move, "words", points, "D2.1", reason)


@given(st.floats(0, 10), st.lists(st.floats(-5, 5), max_size=30))
def test_the_balance_never_leaves_nought_to_ten(opening: float, changes: list[float]):
    assert 0 <= Ledger(opening, tuple(entry(points) for points in changes)).balance <= 10


def test_what_falls_below_nought_is_not_carried_forward():
    assert Ledger(1.0, (entry(-9), entry(2))).balance == 2


@given(readings, terms)
def test_a_message_pays_or_costs_and_never_more_than_set(reading: Reading, on: Terms):
    entries = assess(reading, "words", 1, Ledger(on.trust), on).entries
    lost = -sum(each.points for each in entries if each.reason in ("slip", "again"))
    paid = sum(each.points for each in entries if each.reason == "paid")
    assert lost <= MOST_LOST + 0.001  # points are kept to three places
    assert paid <= MOST_PAID + 0.001
    assert not (lost and paid), "a message with a slip pays nothing in"
    assert all(each.because and each.reason for each in entries)


@given(readings, terms)
def test_what_is_invited_is_no_slip(reading: Reading, on: Terms):
    for slip in slips_of(reading, on):
        assert slip.move not in on.invited or slip.move in (Move.CONDUIT, Move.PRESSURE)


@given(st.sampled_from(sorted(ASKS - {Move.VAGUE_ASK, Move.MEETING_ASK})), st.floats(0, 10))
def test_an_ask_is_a_slip_just_when_it_costs_two_points_more_than_there_are(move: Move, trust: float):
    slips = slips_of(seen(move), Terms(trust, relationship=Relationship.ACQUAINTANCE))
    assert bool(slips) == (COSTS[move] - trust >= 2)


@given(st.sampled_from(sorted(PUSHES)))
def test_no_trust_excuses_a_push(move: Move):
    assert slips_of(seen(move), Terms(10))


def test_room_to_say_no_takes_a_point_off_but_excuses_no_referral():
    assert not slips_of(seen("intro_ask", "easy_out"), Terms(4))
    assert slips_of(seen("intro_ask"), Terms(4))
    assert slips_of(seen("referral_ask", "easy_out"), Terms(1))


def test_a_cold_stranger_is_not_asked_for_coffee_whatever_the_aim():
    assert slips_of(seen("meeting_ask", "easy_out"), Terms(1, stage=Stage.OPENING))
    assert not slips_of(seen("meeting_ask", "follow_up"), Terms(4, stage=Stage.CLOSING))


def test_a_slip_after_a_note_costs_double():
    once = assess(seen("resume_push"), "cv", 1, Ledger(2), Terms(2))
    again = assess(seen("resume_push"), "cv", 2, Ledger(2), Terms(2, noted=frozenset({Move.RESUME_PUSH})))
    assert again.entries[0].points == 2 * once.entries[0].points
    assert again.entries[0].reason == "again"


def test_owning_a_slip_wins_half_of_it_back_once():
    ledger = Ledger(2)
    ledger = ledger.with_entries(assess(seen("referral_ask"), "refer me", 1, ledger, Terms(2)).entries)
    low = ledger.balance
    ledger = ledger.with_entries(assess(seen("repair"), "sorry", 2, ledger, Terms(low)).entries)
    assert 0 < ledger.balance - low <= 2 - low
    assert not [each for each in assess(seen("repair"), "sorry", 3, ledger, Terms(low)).entries if each.reason == "repaired"]


@given(st.sampled_from([Move.LISTENING, Move.CURIOSITY, Move.GIVING, Move.SHARING]))
def test_the_same_move_again_pays_less_each_time(move: Move):
    ledger, paid = Ledger(1), []
    for turn in range(5):
        entries = [each for each in assess(seen(move), "w", turn, ledger, Terms(1)).entries if each.reason == "paid"]
        paid.append(entries[0].points)
        ledger = ledger.with_entries(tuple(entries))
    assert paid == sorted(paid, reverse=True)
    assert paid[0] > paid[-1]


def test_listening_and_giving_pay_most():
    worth = {
        move: assess(seen(move), "So it was the bearing.", 1, Ledger(1), Terms(1)).entries[0].points
        for move in ("listening", "giving", "curiosity", "gratitude")
    }
    assert worth["listening"] == worth["giving"] > worth["curiosity"] > worth["gratitude"]


def test_a_remark_of_two_words_pays_less_than_one_that_shows_what_was_heard():
    short, whole = (
        assess(seen(Move.LISTENING), text, 1, Ledger(1), Terms(1)).entries[0].points for text in ("Ha, nice.", "So it was the bearing.")
    )
    assert 0 < short < whole


def test_an_unsure_sighting_is_no_slip():
    assert not slips_of(Reading((Sighting(Move.REFERRAL_ASK, 0.4, (0, 4)),)), Terms(1))


def test_an_insult_costs_even_where_nothing_else_was_seen():
    entries = assess(Reading((), frozenset({Cue.INSULT})), "you fool", 1, Ledger(5), Terms(5)).entries
    assert entries[0].reason == "rude" and entries[0].points <= -2


def test_only_about_oneself_costs_and_never_about_oneself_too():
    run = ((Move.SHARING,),) * 3
    assert "one_sided" in [each.reason for each in assess(seen("sharing"), "me", 4, Ledger(2), Terms(2), run).entries]
    run = ((Move.CURIOSITY,),) * 3
    assert "interview" in [each.reason for each in assess(seen("curiosity"), "you?", 4, Ledger(2), Terms(2), run).entries]


def test_a_message_alone_is_judged_by_relationship_and_stage():
    assert alone(Relationship.STRANGER, Stage.OPENING) == OPENING_TRUST[Relationship.STRANGER] == 1
    assert alone(Relationship.INTRODUCED, Stage.CLOSING) == 4
    assert alone(Relationship.FRIEND, Stage.MIDDLE) == 8
