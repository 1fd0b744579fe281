"""A talk from elsewhere: a door that was gone through is not walked past afterwards, and one that was not is."""

from bot.content.library import world
from flows.debrief import Talk
from flows.finished import aim_is_known, has_next_step
from flows.moves import Move, Relationship
from flows.rehearsal import Sign
from flows.replay import Listened, Said, listen

ASKED = Said(False, "What are you hoping to do next?", frozenset({Move.PURPOSE}))
LIKES, SURE_YES = Said(False, "The people, mostly."), Said(False, "Yes, every Friday.")


def talk(*said: Said | str) -> Talk:
    """A coffee, read."""
    return listened(said)[0]


def heard(*said: Said | str) -> tuple[Listened, ...]:
    """The learner's messages in a coffee, read."""
    return listened(said)[1]


def listened(said: tuple[Said | str, ...]) -> tuple[Talk, tuple[Listened, ...]]:
    lines = [each if isinstance(each, Said) else Said(True, each) for each in said]
    return listen(world().ear, world().nearly, "coffee", Relationship.INTRODUCED, lines)


def past(*said: Said | str) -> list[int]:
    """The numbers of the messages that walked past a door."""
    return [each.turn.number for each in heard(*said) if Sign.MISSED_OPENING in each.turn.signs]


def test_a_door_that_was_answered_at_once_is_never_walked_past():
    answer = "I would like to stay in medical devices, on the test side."
    assert (
        past(ASKED, answer, LIKES, "What do you like about it?", SURE_YES, "How did you get into it?", LIKES, "Thank you, goodbye!") == []
    )


def test_an_ask_that_is_carried_takes_what_was_offered():
    offered = Said(False, "How can I help?", frozenset({Move.ADVICE_ASK, Move.TARGETED_ASK}))
    more = (LIKES, "What do you like about it?", SURE_YES, "How did you get into it?", LIKES, "Thank you, goodbye!")
    assert past(offered, "Could we talk for ten minutes on the phone next week?", *more) == []


def test_a_door_that_nobody_went_through_is_walked_past_once():
    more = (SURE_YES, "How did you get into it?", LIKES, "And what do you read?", SURE_YES, "Thank you, goodbye!")
    assert past(ASKED, "What do you like about your work?", *more) == [3]


def test_what_was_invited_is_carried_for_a_while_after_the_door_was_taken():
    offered = Said(False, "Who would you like to meet?", frozenset({Move.INTRO_ASK}))
    asks = "Could you introduce me to somebody in your test lab?"
    assert [each.slips for each in heard(offered, asks, SURE_YES, asks)] == [(), ()]
    assert heard(SURE_YES, asks)[0].slips


def test_a_way_on_is_what_either_of_them_says():
    invites = Said(False, "You could come and see how the inspector works. Shall I ask him?", frozenset({Move.MEETING_ASK, Move.INTRO_ASK}))
    assert talk(invites, "Yes please, any Friday.", Said(False, "Fine.")).way_on
    assert not talk(invites, "I wouldn't know what to say to him.", Said(False, "As you like.")).way_on
    assert not talk(LIKES, "Yes please, I'd love more tea.", Said(False, "Here.")).way_on, "nothing was held out"
    assert talk(LIKES, "It was good to see you.", Said(False, "And you. I'll call you on Thursday.")).way_on
    assert not talk(LIKES, "It was good to see you.", Said(False, "And you. Take care.")).way_on


def test_what_was_taken_up_long_ago_is_no_way_on():
    invites = Said(False, "Shall I introduce you to her?", frozenset({Move.INTRO_ASK}))
    chat = (
        "How did you get into it?",
        LIKES,
        "And what do you read?",
        SURE_YES,
        "Since when?",
        LIKES,
        "Thank you, goodbye!",
        Said(False, "Bye."),
    )
    assert not talk(invites, "Yes please, I'd love that.", Said(False, "She's gone home, it seems."), *chat).way_on


def test_whoever_answers_questions_is_no_monologue():
    tells = "I work in a bakery and I love the early mornings."
    asks, nods = Said(False, "And what happened then?"), Said(False, "Right.")
    assert not any(Sign.ONE_SIDED in each.turn.signs for each in heard(*(asks, tells) * 5))
    assert any(Sign.ONE_SIDED in each.turn.signs for each in heard(*(nods, tells) * 5))
    assert any(Sign.ONE_SIDED in each.turn.signs for each in heard(*(asks, tells) * 8)), "whoever is asked for ever might ask back"


def test_a_maybe_is_no_next_step_and_no_aim():
    offered = Said(False, "We need somebody for the searches. Interested?", frozenset({Move.JOB_ASK, Move.PURPOSE}))
    waits = talk(offered, "Sounds interesting. Let me think about it, maybe later in the year.", Said(False, "As you like."))
    assert not has_next_step(waits) and not aim_is_known(waits)
