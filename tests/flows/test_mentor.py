"""The mentor says nothing that isn't so: notes and sentences that fit the moment, praise for what can be shown."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.content.library import world
from flows import play
from flows.guidance import Guidance, SignWords
from flows.judgement import Assessment, Heard, Terms
from flows.ledger import Entry
from flows.mentor import Remark, hints, remark, walked_off
from flows.mentor.signs import signs_in
from flows.moves import Move, Reading, Sighting, Stage
from flows.rehearsal import Encounter, Note, OpenDoor, Rehearsal, Sign

TURN = 6
WITH_THEM = re.compile(r"\b(?:they|their|theirs|themselves)\b", re.I)
NEVER_SURE = re.compile(
    r"\bby now {{ partner }} would|may like you|had been enjoying|all of it was|weather|lovely guest|every one of them was"
)
PUZZLED = ("unclear", "unsure", "outside", "private")
SENT = (Sign.DRIFT, Sign.VAGUE, Sign.MISSED_OPENING, Sign.NO_GOAL, Sign.ONE_SIDED, Sign.BOOMERASK, Sign.TACITURN, Sign.HOMEWORK)


def guidance() -> Guidance:
    return world().guidance


def tries_of(about: SignWords) -> tuple[str, ...]:
    """Every sentence to send instead, whichever door it is for."""
    return (*about.tries, *(sentence for sentences in about.tries_by_door.values() for sentence in sentences))


def coffee(partner: str = "dana", **changes: object) -> tuple[Rehearsal, Encounter]:
    """A coffee that has gone on for a while, and the encounter in it after a reply of one line."""
    begun = play.begin(world(), "coffee", (partner,), 4).rehearsal.evolve(turn=TURN)
    assert begun.partner
    spoken = (*begun.partner.spoken, "hooks[0].says", "musings[0]")
    encounter = begun.partner.evolve(turns=TURN, spoken=spoken, previous=("musings[0]",), last_turn=TURN).evolve(**changes)
    return begun.with_partner(encounter), encounter


def heard(
    text: str,
    *moves: Move,
    trust: float = 3.0,
    invited: frozenset[Move] = frozenset(),
    entries: tuple[Entry, ...] = (),
    stage: Stage = Stage.MIDDLE,
) -> Heard:
    sightings = tuple(Sighting(move, 0.9, (0, len(text))) for move in moves)
    return Heard(text, Reading(sightings), Assessment((), entries), Terms(trust, invited, stage=stage))


def remarked(said: Heard, signs: tuple[Sign, ...] = (), partner: str = "dana", **changes: object) -> Remark:
    rehearsal, encounter = coffee(partner, **changes)
    return remark(rehearsal, world().people[partner], encounter, said, signs, guidance(), world().flows["coffee"].scene, world().nearly)


def entry(reason: str, points: float, turn: int = TURN, words: str = "", move: Move = Move.REFERRAL_ASK) -> Entry:
    return Entry(turn, move, words, points, "D2.2", reason)


def lost(reason: str, points: float, turn: int) -> object:
    ledger = coffee()[1].ledger
    return replace(ledger, entries=(*ledger.entries, entry(reason, points, turn)))


# What a wording claims


def wordings() -> list[str]:
    words = guidance()
    return [
        *(note for about in words.slips.values() for note in about.notes),
        *(note for about in words.signs.values() for note in about.notes),
        *(praise for praises in words.praise.values() for praise in praises),
    ]


def test_nobody_who_was_named_is_they_a_moment_later():
    assert not [each for each in wordings() if WITH_THEM.search(each.partition("{{ partner }}")[2])]


def test_no_wording_claims_trust_or_a_talk_that_may_not_be_there():
    of_slips = [each for about in guidance().slips.values() for each in about.tries]
    of_signs = [each for about in guidance().signs.values() for each in tries_of(about)]
    assert not [each for each in (*wordings(), *of_slips, *of_signs) if NEVER_SURE.search(each)]


def test_drift_and_a_missed_opening_say_nothing_of_what_the_partner_said_last():
    untrue = ("you two have", "neither of you", "just now", "just before", "the offer", "a moment ago")
    notes = (*guidance().signs[Sign.DRIFT].notes, *guidance().signs[Sign.MISSED_OPENING].notes)
    assert not [note for note in notes if any(each in note.lower() for each in untrue)]


@pytest.mark.parametrize("partner", ["dana", "kev", "nadia", "bettina"])
def test_at_least_three_in_four_sentences_to_send_are_understood_by_whoever_gets_them(partner: str):
    at_a_loss, sentences = [], [each for sign in SENT for each in tries_of(guidance().signs[sign])]
    for sentence in sentences:
        begun = play.begin(world(), "coffee", (partner,), 3).rehearsal.evolve(turn=3)
        assert begun.partner
        ledger = begun.partner.ledger.with_entries((entry("paid", 2.5),))
        turn = play.advance(world(), begun.with_partner(begun.partner.evolve(ledger=ledger, turns=3)), sentence).turn
        if turn.slips or any(line.id.startswith(PUZZLED) for line in turn.lines):
            at_a_loss.append(sentence)
    assert len(at_a_loss) * 4 <= len(sentences), at_a_loss


# A door that was walked past


def missed(partner: str, door: int) -> Note:
    note = remarked(heard("Nice.", Move.OTHER), (Sign.MISSED_OPENING,), partner, walked_past=(door,)).note
    assert note
    return note


@pytest.mark.parametrize("partner", ["dana", "amadou", "priyanka", "meilin", "tomas"])
def test_the_sentence_to_send_goes_back_to_the_door_that_was_open(partner: str):
    for index, door in enumerate(world().people[partner].partner.doors):
        said, invites = missed(partner, index).try_instead, set(door.invites)
        if invites <= {Move.PURPOSE, Move.SHARING}:
            assert ("after" if Move.PURPOSE in invites else "of mine") in said
            assert "offered" not in said
        elif Move.ADVICE_ASK in invites:
            assert "help" in said
        elif invites == {Move.MEETING_ASK}:
            assert "meet" in said
        else:
            assert said in guidance().hints["door_papers" if Move.RESUME_PUSH in invites else "door_intro"]


def test_each_sentence_that_goes_back_to_a_door_goes_back_to_one_kind_of_door():
    keys = ("after", "of mine", "help", "meet")
    tries = tries_of(guidance().signs[Sign.MISSED_OPENING])
    assert all(sum(key in each for key in keys) == 1 for each in tries)
    assert all(sum(key in each for each in tries) >= 2 for key in keys)


def test_who_is_asked_again_in_this_very_reply_is_not_told_that_they_missed_it():
    again = (OpenDoor(-1, (Move.PURPOSE, Move.SHARING), TURN),)
    assert missed("dana", 0)
    assert remarked(heard("Nice.", Move.OTHER), (Sign.MISSED_OPENING,), walked_past=(0,), doors=again).note is None


def test_a_sentence_that_the_learner_has_said_is_not_put_to_them_again():
    first = missed("dana", 0).try_instead
    now = remarked(heard(first, Move.OTHER), (Sign.MISSED_OPENING,), walked_past=(0,)).note
    ledger = coffee()[1].ledger.with_entries((entry("paid", 0.3, 3, first, Move.PURPOSE),))
    before = remarked(heard("Nice.", Move.OTHER), (Sign.MISSED_OPENING,), walked_past=(0,), ledger=ledger).note
    assert now and before
    assert first not in (now.try_instead, before.try_instead)


# What is missing


def test_nobody_is_told_that_they_have_no_aim_before_they_could_answer_the_question_for_it():
    late = heard("Nice.", Move.OTHER, stage=Stage.CLOSING)
    asked = remarked(late, doors=(OpenDoor(0, (Move.PURPOSE, Move.SHARING), TURN),))
    assert asked.note is None and Sign.NO_GOAL in asked.signs
    dodged = remarked(late, doors=(OpenDoor(0, (Move.PURPOSE, Move.SHARING), TURN - 1),)).note
    assert dodged and dodged.about == Sign.NO_GOAL


def test_nobody_is_told_to_arrange_another_meeting_where_a_slip_was_not_made_good_or_one_was_just_offered():
    late = heard("Nice.", Move.OTHER, stage=Stage.CLOSING)
    note = remarked(late, aim_told=True).note
    assert note and note.about == Sign.NO_NEXT_STEP
    assert remarked(late, aim_told=True, ledger=lost("slip", -1, TURN - 2)).note is None
    assert remarked(late, aim_told=True, doors=(OpenDoor(5, (Move.MEETING_ASK,), TURN),)).note is None


def test_who_walks_off_after_a_slip_is_not_told_that_the_rest_was_fine():
    rehearsal, encounter = coffee()
    rehearsal = rehearsal.with_partner(encounter.evolve(ledger=lost("slip", -3, TURN)))
    told = walked_off(rehearsal, world().people["dana"], (Sign.HIT_AND_RUN,), guidance())
    assert told.note and told.note.about == Sign.HIT_AND_RUN
    assert not [note for note in guidance().signs[Sign.HIT_AND_RUN].notes if "fine" in note or "enjoy" in note]


def test_a_question_for_a_story_is_met_with_a_story_and_no_next_step():
    rehearsal, _ = coffee(doors=(OpenDoor(1, (Move.SHARING,), TURN),))
    first = hints(rehearsal, world().people["dana"], Stage.MIDDLE, guidance())[0]
    assert first[0] == "about_me"


# Praise

HOOK = "My daughter graduates on Friday."


def praised(text: str, *moves: Move, **changes: object) -> Move | None:
    return remarked(heard(text, *moves), **changes).praise


def test_listening_is_praised_where_a_word_was_taken_up_and_not_for_a_bare_word():
    assert HOOK in world().people["dana"].lines["hooks[0].says"]
    assert praised("Your daughter graduates, how does that feel?", Move.LISTENING) is Move.LISTENING
    assert praised("stop", Move.LISTENING) is None
    assert praised("Friday", Move.LISTENING) is None
    assert praised("What does a day in your job look like?", Move.CURIOSITY, Move.LISTENING) is None


def test_on_the_turn_after_a_slip_only_making_it_good_is_praised():
    said, slip = "Your daughter graduates, how does that feel?", lost("slip", -2, TURN - 1)
    assert praised(said, Move.LISTENING, ledger=slip) is None
    assert praised(said, Move.LISTENING, ledger=lost("slip", -2, TURN - 2)) is Move.LISTENING
    sorry = heard("I'm sorry, that was too much.", Move.REPAIR, entries=(entry("repaired", 1, move=Move.REPAIR),))
    assert remarked(sorry, ledger=slip).praise is Move.REPAIR
    assert praised("Sorry I'm late.", Move.REPAIR) is None


def test_another_meeting_is_no_merit_in_the_first_turns_nor_where_trust_does_not_carry_it():
    said = "Could we meet again next week?"
    assert remarked(heard(said, Move.MEETING_ASK, Move.FOLLOW_UP, trust=4), turns=2).praise is None
    assert remarked(heard(said, Move.MEETING_ASK, trust=4), turns=4).praise is Move.MEETING_ASK
    assert remarked(heard(said, Move.MEETING_ASK, trust=1.5), turns=4).praise is None
    assert remarked(heard(said, Move.MEETING_ASK, trust=1.5, invited=frozenset({Move.MEETING_ASK})), turns=4).praise is Move.MEETING_ASK


def test_a_gift_is_praised_where_nothing_was_asked_for_with_it_and_nothing_where_trust_was_lost():
    assert praised("I'll send you the article tonight.", Move.GIVING) is Move.GIVING
    assert praised("I'll send you the article, and what would you do in my place?", Move.GIVING, Move.ADVICE_ASK) is None
    lonely = heard("I'll send you the article tonight.", Move.GIVING, entries=(entry("one_sided", -0.3),))
    assert remarked(lonely, recent=()).praise is None


def test_an_aim_is_praised_as_brief_where_it_is():
    aim = "I'm after a test role in medical devices. "
    assert praised(aim, Move.PURPOSE) is Move.PURPOSE
    assert praised(aim * 12, Move.PURPOSE) is None


@pytest.mark.parametrize(
    ("text", "answers_itself"),
    [
        ("How was your weekend? Mine was long and wet, and we spent most of it looking for the cat.", True),
        ("Who rings you about the feathers? I used to mend sewing machines for a theatre, and there it was always the thread.", True),
        ("Who is he, the one with the feathers? I used to mend sewing machines for a theatre, and it was always the thread.", False),
        ("Do you still see them? I'd imagine that some of them are well placed by now, at other warehouses in the north.", False),
    ],
)
def test_a_question_about_somebody_else_or_a_guess_is_no_answer_of_ones_own(text: str, answers_itself: bool):
    asked = text.index("?")
    reading = Reading((Sighting(Move.CURIOSITY, 0.9, (0, asked)),))
    heard = Heard(text, reading, Assessment((), ()), Terms(3.0))
    rehearsal = play.begin(world(), "coffee", ("dana",), 7).rehearsal
    assert (Sign.BOOMERASK in signs_in(rehearsal, world().people["dana"], rehearsal.room[0], heard)) == answers_itself
