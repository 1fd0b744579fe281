"""The shipped ear is the one that was trained and measured, and it hears as well as it was recorded to."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.ear import load_recogniser
from bot.judge import check_record, replay_record
from flows.moves import Move, Recogniser, Setting
from tests.bench.recognise import KNOWN, RECORD, SETS
from tests.ear.corpus import chat, fingerprint, learned, rows_of
from tests.ear.measure import figures, is_slip, of, outcomes

HERE = Path(__file__).parent
ARTEFACT = HERE.parent.parent / "prompts" / "ear"
CARD = json.loads((ARTEFACT / "card.json").read_text(encoding="utf-8"))
RECORDED = json.loads(RECORD.read_text(encoding="utf-8"))
A_POINT = 0.01
LISTED = [line for line in KNOWN.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


@pytest.fixture(scope="module")
def ear() -> Recogniser:
    return load_recogniser()


def test_the_artefact_comes_from_this_corpus():
    assert CARD["corpus"] == fingerprint(*learned())


def test_the_artefact_comes_from_this_script():
    assert CARD["script"] == fingerprint(HERE / "train.py")


def test_the_artefact_is_small_and_carries_the_licence_of_what_it_was_made_from():
    assert sum(file.stat().st_size for file in ARTEFACT.iterdir()) < 25_000_000
    assert "Apache License" in (ARTEFACT / "LICENSE").read_text(encoding="utf-8")
    assert "all-MiniLM-L6-v2" in (ARTEFACT / "NOTICE").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SETS)
def test_the_figures_on_messages_never_learned_from_have_not_fallen_by_more_than_a_point(name: str, ear: Recogniser):
    rows = rows_of(*SETS[name])
    now = figures(outcomes(of(ear), rows, ear), ear).recorded()
    assert {figure: value for figure, value in now.items() if value < RECORDED[name][figure] - A_POINT} == {}


def test_everyday_conversation_is_taken_for_a_slip_no_more_often_than_recorded(ear: Recogniser):
    turns = chat()
    alarms = [one.row["text"] for one in outcomes(of(ear), turns, ear) if one.slips]
    assert 1000 * len(alarms) / len(turns) <= RECORDED["everyday conversation"]["alarms_in_1000"] + 1, alarms


def test_known_failures_still_fail_and_leave_the_list_when_they_pass(ear: Recogniser):
    rows = {row["id"]: row for row in rows_of(*(file for files in SETS.values() for file in files))}
    named = [rows[line.split()[0]] for line in LISTED]
    passing = [one.row["id"] for one in outcomes(of(ear), named, ear) if bool(one.slips) == is_slip(one.row, ear)]
    assert passing == []


@pytest.mark.parametrize("said", ["yeah", "I see", "haha true", "Nice.", "okay, makes sense"])
def test_bare_agreement_is_no_listening_and_an_echo_is(ear: Recogniser, said: str):
    there = Setting(previous="My daughter graduates on Friday.")
    assert ear.read(said, there).moves == (Move.OTHER,)
    assert Move.LISTENING in ear.read("On Friday! That's soon.", there).moves


def test_hearing_needs_neither_torch_nor_scikit_learn():
    script = "import sys, bot.content.ear as ear; ear.load_recogniser(); print({'torch', 'sklearn', 'transformers'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "set()", done.stderr


@given(text=st.text(max_size=400), previous=st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_gets_a_reading_whose_spans_stand_in_the_text(ear: Recogniser, text: str, previous: str):
    reading = ear.read(text, Setting(previous=previous))
    assert reading.sightings
    assert len(set(reading.moves)) == len(reading.moves)
    for sighting in reading.sightings:
        start, behind = sighting.span
        assert 0 <= start <= behind <= len(text)
        assert 0 <= sighting.confidence <= 1
    assert reading == ear.read(text, Setting(previous=previous))


def test_a_referral_asked_for_at_the_end_of_a_long_friendly_mail_is_heard_where_it_stands(ear: Recogniser):
    warm = "Dear Ingrid, I hope the move went well and that the cat has forgiven you. I often think of our walk by the canal. " * 4
    ask = "Could you refer me for the analyst role in your team?"
    seen = {sighting.move: sighting for sighting in ear.read(warm + ask, Setting(scene="message")).sightings}
    assert Move.REFERRAL_ASK in seen
    assert seen[Move.REFERRAL_ASK].span[0] >= len(warm) - 1


def test_a_message_longer_than_what_is_read_at_once_is_read_to_its_end(ear: Recogniser):
    chatter = "The weather was lovely on Sunday and the children built a boat out of boxes. " * 40
    reading = ear.read(chatter + "By the way, are you hiring at the moment?", Setting(scene="message"))
    assert Move.JOB_ASK in reading.moves


def test_the_same_words_are_a_slip_in_the_second_minute_and_right_when_they_were_earned():
    ask = "Do you know who in your field I could talk to about grid storage? An introduction would mean a lot to me."
    cold = [("Hello, I'm Ana.", "Hi Ana, nice to meet you."), ("Likewise.", ask)]
    warm = [
        ("Hello, I'm Ana. I run a small test lab for batteries.", "Nice to meet you. What got you from physics into a lab of your own?"),
        ("A fire, honestly. Our first cell burned down a shed.", "A shed! What did you change after the fire?"),
        (
            "Everything. I wrote our safety rules in one night.",
            "I would love to read them. I once melted a kitchen with a toaster I had repaired.",
        ),
        ("Ha! You are one of us then.", "That night must have stayed with you. How did your people take the new rules?"),
        ("They grumbled, then they framed them.", "Framed! I can send you the poster our union made about such rules, you would laugh."),
        ("Please do. And what are you after yourself?", "I want to move into grid storage, on the planning side, here in the north."),
        ("That's a good field. Who would you like to meet?", ask),
    ]
    early, late = (
        replay_record({"id": 1, "scene": "coffee", "relationship": "introduced", "turns": _turns(talk)})["turns"] for talk in (cold, warm)
    )
    assert early[-1]["slip"] and "intro_ask" in early[-1]["slip_moves"]
    assert not late[-1]["slip"] and "intro_ask" in late[-1]["moves"]


def test_a_mail_that_opens_warmly_and_asks_for_a_referral_in_its_sixth_line_is_a_slip():
    mail = (
        "Dear Ms Okoro,\nI have followed your work on river ports for years.\nYour lecture in Ghent was the best I heard all spring.\n"
        "I hope the new terminal is going well.\nI am a logistics planner myself.\n"
        "Would you refer me for the opening in your team?\nWarm regards, Lena"
    )
    told = check_record({"id": 1, "text": mail, "scene": "message", "relationship": "stranger"})
    assert told["slip"] and "referral_ask" in told["slip_moves"]


def _turns(talk: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"who": who, "text": text} for pair in talk for who, text in zip(("partner", "user"), pair, strict=True)]
