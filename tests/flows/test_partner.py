"""What a partner does in a talk: answers, remembers, opens doors, has enough, and never does any of it twice."""

import pytest

from bot.content.library import world
from bot.words import PLAIN, line_text, note_text
from flows import play
from flows.ledger import Entry, Ledger
from flows.mentor import hints
from flows.moves import Move
from flows.people import Mood
from flows.person import mood_of
from flows.rehearsal import Line, Rehearsal, Sign
from tests.learners.people import LEARNERS
from tests.learners.play import rehearse

PEOPLE = sorted(world().people)


def coffee(partner: str = "dana", trust: float | None = None) -> Rehearsal:
    rehearsal = play.begin(world(), "coffee", (partner,), 3).rehearsal
    if trust is not None:
        rehearsal = rehearsal.with_partner(rehearsal.room[0].evolve(ledger=Ledger(trust)))
    return rehearsal


def say(rehearsal: Rehearsal, *texts: str) -> play.Played:
    for text in texts:
        played = play.advance(world(), rehearsal, text)
        rehearsal = played.rehearsal
    return played


def told(played: play.Played) -> str:
    return " ".join(line_text(line, PLAIN) for line in played.turn.lines if line.speaker != "scene")


def groups(played: play.Played) -> set[str]:
    return {line.id.split("[")[0].split(".")[0] for line in played.turn.lines}


@pytest.mark.parametrize("name", PEOPLE)
def test_the_question_a_mentor_would_suggest_is_answered_on_its_topic(name: str):
    partner, missed = world().people[name].partner, []
    for topic, content in partner.topics.items():
        lines = [line.id for line in say(coffee(name, 8.0), content.asked[0]).turn.lines]
        if not any(line.startswith((f"topics.{topic}.", "hooks", "grants")) for line in lines):
            missed.append(topic)
    assert len(missed) <= 0.1 * len(partner.topics), missed


@pytest.mark.parametrize("name", PEOPLE)
def test_what_nobody_could_know_is_declined_in_character(name: str):
    played = say(coffee(name, 5.0), "What is the boiling point of tungsten hexafluoride?")
    assert groups(played) & {"outside", "guarded"}


def test_whoever_may_mean_either_of_two_things_is_told_both_and_neither_is_told_again():
    asks = "Does it feel real, the simulator? Do people get seasick in there?"
    played = say(coffee("arne", trust=6.0), asks)
    facts = [line.id for line in played.turn.lines if line.id.startswith("topics.simulator.")]
    assert len(facts) == 2
    assert not {line.id for line in say(played.rehearsal, asks).turn.lines} & set(facts)


def test_advice_has_room_for_a_fact_beside_it():
    played = say(coffee("nadia", trust=6.0), "I'm a nurse and I've thought about public health. What's the pay cut like, honestly?")
    assert any(line.id.startswith("topics.money.") for line in played.turn.lines)


def test_a_partner_remembers_what_was_told_and_only_by_whom():
    rehearsal = say(coffee(), "Hi, I'm Sam.", "I work in logistics.").rehearsal
    assert rehearsal.room[0].knows("name") == "Sam" and rehearsal.room[0].knows("field") == "logistics"
    lines = [say(rehearsal.evolve(turn=turn), f"Question number {turn}: what do you enjoy about it?").turn for turn in range(3, 20)]
    assert not any(line.id.startswith("asks_back") and "name" in line_text(line, PLAIN) for turn in lines for line in turn.lines)
    room = play.begin(world(), "event", ("amadou", "dana", "meilin"), 4).rehearsal
    after = play.advance(world(), play.approach(world(), room, 0).rehearsal, "Hi, I'm Sam.").rehearsal
    assert [encounter.knows("name") for encounter in after.room].count("Sam") == 1


def test_a_note_on_an_opening_quotes_the_line_that_was_walked_past_and_not_the_newest():
    played = say(
        coffee("tomas", 6.0), "What made you start?", "What's the weather like?", "Do you sing?", "Who taught you?", "Is it far from here?"
    )
    note, room = played.turn.note, played.rehearsal.room[0]
    assert note and note.about == "missed_opening" and note.offered in room.spoken
    assert note.offered not in [line.id for line in played.turn.lines]
    assert note_text(note, "tomas", PLAIN).startswith("“" + line_text(Line("tomas", note.offered), PLAIN)[:40])


@pytest.mark.parametrize("asked", ["Could you introduce me to somebody in the team?", "Would you have coffee with me again next week?"])
def test_whoever_asks_for_what_the_trust_carries_has_not_walked_past_what_was_offered(asked: str):
    played = say(coffee("tomas", 9.0), "What made you start?", "What's the weather like?")
    assert played.rehearsal.state == "door_open"
    assert Sign.MISSED_OPENING not in say(played.rehearsal, asked, "That's kind of you.", "And do you sing?").turn.signs


def test_an_open_door_is_always_one_that_was_said():
    for learner in LEARNERS:
        for partner in ("dana", "kev"):
            talk = rehearse(learner, "coffee", partner, 3)
            for turn in talk.turns:
                if turn.state == "door_open" and turn.number == talk.turns[-1].number:
                    assert any(door.door >= 0 for door in talk.rehearsal.room[0].doors)
    for odd in ("🙂🙂🙂", "Könnten Sie mir bitte sagen, wie das geht?"):
        played = say(coffee(trust=6.0), "How are you?", odd)
        stands = any(door.door >= 0 for door in played.rehearsal.room[0].doors)
        assert stands or played.rehearsal.state != "door_open"


def test_a_door_to_the_aim_is_not_opened_once_the_aim_is_told():
    rehearsal = say(coffee(trust=5.0), "I'm hoping to move into test engineering at a hospital.").rehearsal
    aims = {
        index
        for index, door in enumerate(world().people["dana"].partner.doors)
        if set(door.invites) <= {Move.PURPOSE, Move.SHARING} and Move.PURPOSE in door.invites
    }
    for text in ("What do you enjoy about testing?", "How did you start?", "Where did you grow up?"):
        rehearsal = say(rehearsal, text).rehearsal
        assert not aims & {door.door for door in rehearsal.room[0].doors}


def test_a_hook_that_is_caught_with_a_question_is_thanked_for_and_answered():
    rehearsal = coffee(trust=4.0)
    hook = next(index for index, hook in enumerate(world().people["dana"].partner.hooks) if hook.topic == "daughter")
    rehearsal = rehearsal.with_partner(rehearsal.room[0].evolve(spoken=(f"hooks[{hook}].says",)))
    played = say(rehearsal, "Congratulations to your daughter on graduating! How did you get into robotics?")
    ids = [line.id for line in played.turn.lines]
    assert f"hooks[{hook}].thanks" in ids and any(line.startswith("topics.career_start") for line in ids)


def test_a_hurt_partner_thaws_again_in_a_room_too():
    encounter = play.begin(world(), "event", ("dana", "kev", "meilin"), 1).rehearsal.room[1]
    hurt = Ledger(4.0, (Entry(2, Move.INTRO_ASK, "x", -1.0, "D2.4", "slip"),))
    partner = world().people["kev"].partner
    assert mood_of(partner, encounter.evolve(ledger=hurt, last_turn=2, turns=1)) is Mood.COOL
    assert mood_of(partner, encounter.evolve(ledger=hurt, last_turn=6, turns=5)) is not Mood.COOL


def test_of_two_who_stand_together_the_one_named_answers():
    for seed in range(12):
        room = play.begin(world(), "event", ("amadou", "dana", "meilin"), seed).rehearsal
        pair = play.together(world(), room)
        joined = play.approach(world(), room, pair[0]).rehearsal
        other = world().people[room.room[pair[1]].partner].partner.called
        played = say(joined, f"And you, {other}, what brings you here?")
        assert played.rehearsal.facing == pair[1] and played.turn.partner == room.room[pair[1]].partner


def test_words_to_nobody_reach_whoever_stands_nearest_and_both_greet():
    room = play.begin(world(), "event", ("amadou", "dana", "meilin"), 4).rehearsal
    played = say(room, "Hello everybody, I'm Sam.")
    assert played.rehearsal.facing == 0
    assert any(line.id.startswith("greets") for line in played.turn.lines)


def test_after_the_end_nothing_is_played():
    ended = say(coffee(), "Thank you, I have to go. Goodbye!").rehearsal
    assert world().flows["coffee"].scene.ending(ended.state)
    again = play.advance(world(), ended, "One more thing: can you refer me?")
    assert again.rehearsal == ended and not again.turn.slips


def test_distress_is_neither_played_nor_scored():
    before = coffee()
    played = play.advance(world(), before, "I don't want to live anymore.")
    assert played.rehearsal == before and not played.turn.entries and not played.turn.lines


def test_an_insult_ends_a_talk_that_has_little_to_stand_on_and_an_apology_mends_one_that_has():
    assert world().flows["coffee"].scene.ending(say(coffee(), "You are an idiot.").rehearsal.state) == "cool"
    hurt = say(coffee(trust=7.0), "You are an idiot.")
    assert not world().flows["coffee"].scene.ending(hurt.rehearsal.state)
    mended = say(hurt.rehearsal, "I'm sorry, I take that back.")
    assert mended.turn.balance > hurt.turn.balance


def test_who_is_put_down_says_so_and_still_hears_an_apology():
    hurt = say(coffee(trust=2.2), "Your work sounds useless.")
    assert hurt.turn.balance < 1 and hurt.turn.note is not None and not world().flows["coffee"].scene.ending(hurt.rehearsal.state)
    assert say(hurt.rehearsal, "I'm sorry, that came out wrong.").turn.balance > hurt.turn.balance


@pytest.mark.parametrize("name", PEOPLE)
def test_a_name_that_was_asked_for_is_said_back(name: str):
    rehearsal = coffee(name)
    asked = rehearsal.with_partner(rehearsal.room[0].evolve(asked="name"))
    lines = say(asked, "It's Tom.").turn.lines
    assert any(line.id.startswith("recalls.name") and ("name", "Tom") in line.facts for line in lines)


def test_who_lets_every_door_pass_is_not_parted_from_warmly():
    rehearsal = coffee("tomas", 6.0).with_partner(coffee("tomas", 6.0).room[0].evolve(walked_past=(0, 1)))
    assert world().flows["coffee"].scene.ending(say(rehearsal, "I have to go now, goodbye!").rehearsal.state) == "polite"


@pytest.mark.parametrize("name", PEOPLE)
def test_hints_are_two_sentences_that_need_no_knowledge_of_what_was_not_said(name: str):
    rehearsal, person = coffee(name), world().people[name]
    unheard = {hook.topic for hook in person.partner.hooks} | (set(person.partner.topics) - person.common)
    for seed in range(12):
        given = hints(rehearsal.evolve(seed=seed), person, world().flows["coffee"].scene.stage(rehearsal.state), world().guidance)
        assert len(given) == 2
        assert not {text for _, text in given} & {
            person.partner.topics[topic].asked[0] for topic in unheard if person.partner.topics[topic].asked
        }
