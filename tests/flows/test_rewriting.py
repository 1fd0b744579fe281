"""Rewritten drafts: no slip is left, nothing kept is changed, nothing is invented; whatever is written and however it is heard."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.checked import look_at, unfit
from bot.content.library import rewriting
from bot.explained import judgement, listed
from bot.explained import rewritten as explained
from bot.words import PLAIN, sentences
from flows.judgement import Terms, alone
from flows.moves import ASKS, PUSHES, Move, Reading, Relationship, Setting, Sighting, Stage
from flows.rewriting import VOICES, Judge, Weight, judge_of, marks_of, measure_of, rewrite
from flows.rewriting.clauses import clauses, without
from flows.rewriting.draft import Part, pieces
from flows.rewriting.known import facts
from flows.rewriting.repair import without_puff
from flows.rewriting.rewrite import LONGEST
from flows.rewriting.wordings import with_articles
from tests.drafts.drafts import Draft, drafts, judge, rewritten

WORDS = re.compile(r"\w+(?:['’.-]\w+)*")
PARTS = sorted({piece.text for draft in drafts() for piece in pieces(draft.text) if piece.part is not Part.POSTSCRIPT})
READERS = st.sampled_from(list(Relationship))
EACH = pytest.mark.parametrize("draft", drafts(), ids=lambda draft: draft.name)


class Ear:
    """An ear that hears moves where a phrase stands, in the whole sentence or the whole message as the trained one does."""

    def __init__(self, **heard: Move) -> None:
        self.heard = {phrase.replace("_", " "): move for phrase, move in heard.items()}

    def read(self, text: str, setting: Setting) -> Reading:
        found = []
        for phrase, move in self.heard.items():
            if (at := text.lower().find(phrase)) >= 0:
                ends = [text.find(mark, at) for mark in ".?!" if text.find(mark, at) >= 0]
                start = max(text.rfind(mark, 0, at) for mark in ".?!\n") + 1
                found.append(Sighting(move, 0.9, (start, min(ends, default=len(text)))))
        return Reading(tuple(found))

    def invitations(self, line: str) -> frozenset[Move]:
        return frozenset({Move.RESUME_PUSH}) if "send me" in line.lower() else frozenset()

    def reluctant(self, line: str) -> bool:
        return False


def made_of(text: str, to: Relationship = Relationship.STRANGER, reply: bool = False, **heard: Move) -> str:
    return rewrite(text, judge_of(text, Ear(**heard), to, reply), rewriting()).text


def sendable(text: str, held: Judge) -> str:
    """The rewritten text, after all that is promised of every one has been looked at."""
    told = rewrite(text, held, rewriting())
    assert told == rewrite(text, held, rewriting()), "the same again"
    assert not held.slips(told.text)
    assert len(told.text) <= len(text) * LONGEST
    if not told.changed:
        assert told.text == text
    return told.text


@EACH
def test_a_draft_can_be_sent_afterwards_and_keeps_what_was_good_in_it(draft: Draft) -> None:
    text = sendable(draft.text, judge(draft.to, draft.reply))
    for words in draft.kept:
        assert words in text, (words, text)


@EACH
def test_only_one_sentence_of_ours_stands_in_a_draft_and_only_what_was_known_is_in_it(draft: Draft) -> None:
    known, told = set(WORDS.findall(draft.text.lower())), rewritten(draft).text
    if not told:
        return
    ours = [piece.text for piece in pieces(told) if not set(WORDS.findall(piece.text.lower())) <= known]
    assert len(ours) <= 2, ours  # a wording may be two short sentences
    capitals = {word for each in ours for word in re.findall(r"(?<=[a-z,] )[A-Z][\w-]+", each)}
    assert all(word.lower() in known for word in capitals - {"I", "I'd", "I'm", "A"}), capitals


def left_in(draft: Draft) -> str:
    """What stands in the rewritten version without a word of doubt about it."""
    checked = look_at(draft.text, draft.to, draft.reply)
    told = checked.rewritten.text
    for words in checked.doubts:
        told = told.replace(words, "")
    return told


def test_what_the_writers_wanted_gone_is_gone_and_what_was_fine_is_left_alone() -> None:
    wrong = [draft.name for draft in drafts() if any(words in left_in(draft) for words in draft.gone)]
    touched = [draft.name for draft in drafts() if draft.fine and rewritten(draft).changed]
    asked = [draft.name for draft in drafts() if not set(draft.asked) <= set(rewritten(draft).asked)]
    assert len(wrong) + len(touched) + len(asked) <= len(drafts()) // 10, (wrong, touched, asked)  # the ear misses one here and there


@EACH
def test_names_and_numbers_of_a_kept_sentence_stay(draft: Draft) -> None:
    told = rewritten(draft).text
    for piece in pieces(draft.text):
        beginning = " ".join(piece.text.split()[:5])
        if piece.part is Part.BODY and piece.text.rstrip(".!?") in told:
            assert beginning in told
    numbers = Counter(re.findall(r"\d+", told))
    assert not numbers - Counter(re.findall(r"\d+", draft.text)), "no number is invented"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=9), READERS, st.booleans(), st.sampled_from([" ", "\n", "\n\n"]))
def test_sentences_thrown_together_can_be_sent_afterwards(parts: list[str], to: Relationship, reply: bool, gap: str) -> None:
    sendable(gap.join(parts), judge(to, reply))


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("abI .,?!\n'’😀-é(\t"), max_size=200), READERS)
def test_any_text_is_rewritten_without_a_fault(text: str, to: Relationship) -> None:
    held = judge(to)
    sendable(text, held)
    assert "".join(piece.text + piece.gap for piece in pieces(text)).strip() == text.strip() or not text.strip()


class Touchy:
    """An ear that hears a referral asked wherever one of its words stands, and in whole messages that are too long for it."""

    def __init__(self, words: frozenset[str], longest: int) -> None:
        self.words, self.longest = words, longest

    def read(self, text: str, setting: Setting) -> Reading:
        spans = [found.span() for found in WORDS.finditer(text) if found[0].lower() in self.words]
        spans += [(0, len(text))] if len(text) > self.longest else []
        return Reading(tuple(Sighting(Move.REFERRAL_ASK, 0.9, span) for span in spans[:1]))

    def invitations(self, line: str) -> frozenset[Move]:
        return frozenset()

    def reluctant(self, line: str) -> bool:
        return False


@settings(max_examples=80, deadline=None)
@given(st.sampled_from([draft.text for draft in drafts()]), st.data(), st.integers(0, 600), READERS)
def test_whatever_the_ear_objects_to_is_gone(text: str, data: st.DataObject, longest: int, to: Relationship) -> None:
    words = data.draw(st.sets(st.sampled_from(sorted({word.lower() for word in WORDS.findall(text)})), max_size=6))
    terms = Terms(alone(to, Stage.OPENING), frozenset(), to, Stage.OPENING)
    sendable(text, Judge(Touchy(frozenset(words), longest), Setting("message", to), terms))


@EACH
def test_marks_stand_in_order_apart_and_every_fault_is_marked(draft: Draft) -> None:
    checked = look_at(draft.text, draft.to, draft.reply)
    ends = [0] + [mark.end for mark in checked.marks]
    assert all(before <= mark.start < mark.end <= len(draft.text) for before, mark in zip(ends, checked.marks, strict=False))
    assert [mark.number for mark in checked.marks] == list(range(1, len(checked.marks) + 1))
    marked = {mark.move for mark in checked.marks if mark.weight is Weight.SLIP}
    unmarked = [slip for slip in checked.rewritten.faults if slip.move not in marked]
    assert all(any(mark.start < slip.span[1] and slip.span[0] < mark.end for mark in checked.marks) for slip in unmarked)


def test_what_is_heard_without_certainty_is_no_fault_and_said_with_care() -> None:
    text = "Perhaps you know somebody there."
    reading = Reading((Sighting(Move.INTRO_ASK, 0.5, (8, 20)),))
    (mark,) = marks_of(text, reading, (), Terms(1.0))
    assert mark.weight is Weight.DOUBT


@pytest.mark.parametrize(
    ("sentence", "faulty", "left"),
    [
        ("I'm moving to Lisbon in May and I was wondering if you could introduce me.", {1}, "I'm moving to Lisbon in May."),
        ("Could you refer me, and how did you like the talk?", {0}, "How did you like the talk?"),
        ("Since you work there, could you refer me?", {1}, ""),
        ("I read your book, but could you help me?", {1}, "I read your book."),
        ("Could you refer me, and I will send you the notes.", {0}, "I will send you the notes."),
        ("Please read my CV and I would ask you to forward it.", {0}, ""),
    ],
)
def test_a_sentence_is_cut_at_its_clauses_or_not_at_all(sentence: str, faulty: set[int], left: str) -> None:
    assert len(clauses(sentence)) == 2
    assert without(sentence, faulty) == left


@pytest.mark.parametrize(
    ("text", "greeting", "closing"),
    [
        ("Dear Ms. Lindqvist, I read it.\nKind regards,\nOlu", "Dear Ms. Lindqvist,", ["Kind regards,", "Olu"]),
        ("hey marco! im in leeds. thanks!", "hey marco!", ["thanks!"]),
        ("Hi Dr. J. Smith,\n\nIt broke at 2 a.m. on the 3rd. Etc.\n\nCheers, Al\n\nP.S. Hello!", "Hi Dr. J. Smith,", ["Cheers, Al"]),
        ("No greeting here. Nor an end.", "", []),
    ],
)
def test_a_draft_comes_apart_where_people_would_say(text: str, greeting: str, closing: list[str]) -> None:
    parts = pieces(text)
    assert "".join(piece.text for piece in parts if piece.part is Part.GREETING) == greeting
    assert [piece.text for piece in parts if piece.part is Part.CLOSING] == closing
    assert "".join(piece.text + piece.gap for piece in parts) == text


@pytest.mark.parametrize(
    "signature",
    [
        "Kind regards,\nJane Doe\nSenior Planner\nNorth & Sons Ltd.\n+44 1234 567890",
        "Best,\nJane\nwww.jane.example",
        "Thank you,\nJane Doe\nBaker",
        "Cheers, Jane",
    ],
)
def test_all_lines_of_a_signature_stay_below_the_letter(signature: str) -> None:
    text = f"Hi Tom,\n\nI liked the bridge. Could you refer me?\n\n{signature}"
    assert [piece.text for piece in pieces(text) if piece.part is Part.CLOSING] == signature.split("\n")
    told = made_of(text, refer_me=Move.REFERRAL_ASK)
    assert told.startswith("Hi Tom,\n\nI liked the bridge.") and told.endswith(signature)


def test_an_ask_behind_a_short_thanks_is_no_signature() -> None:
    text = "Hi Tom,\nThanks!\nCould you refer me?\nSam"
    assert [piece.text for piece in pieces(text) if piece.part is Part.CLOSING] == ["Sam"]


def test_a_subject_is_kept_and_never_judged() -> None:
    text = "Subject: Refer me?\n\nHi Tom, how did you get into bridges?"
    held = judge_of(text, Ear(refer_me=Move.REFERRAL_ASK), Relationship.STRANGER)
    assert [piece.text for piece in pieces(text)][:2] == ["Subject: Refer me?", "Hi Tom,"]
    assert rewrite(text, held, rewriting()).text == text


def test_a_greeting_stays_and_is_not_marked_when_the_slip_behind_it_is_heard_from_there_on() -> None:
    text = "Hi Tom, could you refer me? I liked the bridge."
    held = judge_of(text, Ear(refer_me=Move.REFERRAL_ASK), Relationship.STRANGER)
    told = rewrite(text, held, rewriting())
    (mark,) = marks_of(text, held.reading(text), told.faults, held.terms)
    assert told.text.startswith("Hi Tom, I liked") and text[mark.start : mark.end] == "could you refer me?"


@pytest.mark.parametrize(
    ("behind", "stays"),
    [
        ("It covers three districts.", False),
        ("He runs the clinic.", False),
        ("They have a place there in May.", False),
        ("I was happy there for years.", False),
        ("Have a look and tell me.", False),
        ("Everyone loves it.", False),
        ("She sounds lovely.", False),
        ("It was good to see you on Sunday.", True),
        ("There is a new bakery in our street.", True),
        ("My sister says hello, and she loved the cake.", True),
    ],
)
def test_what_points_into_a_cut_sentence_goes_with_it(behind: str, stays: bool) -> None:
    text = f"Hi Tom, I liked the bridge. Could you refer me to Doctor Lund at Northwind? {behind}"
    assert (behind in made_of(text, refer_me=Move.REFERRAL_ASK)) is stays


@pytest.mark.parametrize(
    ("text", "invited"),
    [
        ("As you asked, I've attached my CV.", {Move.RESUME_PUSH}),
        ("You kindly offered to read it. Here it is: I've attached my CV.", {Move.RESUME_PUSH}),
        ("As requested in the advert, I've attached my CV.", {Move.RESUME_PUSH}),
        ("You said I should write. I've attached my CV.", {Move.RESUME_PUSH}),
        ("As you asked, I've attached my CV. Could you refer me?", {Move.RESUME_PUSH}),
        ("> Send me your CV.\nHi Tom, I've attached my CV.", {Move.RESUME_PUSH}),
        ("As you suggested, I read the book. Could you refer me?", set()),
        ("You never asked me to, but I've attached my CV.", set()),
        ("As Tom suggested, I've attached my CV.", set()),
        ("I've attached my CV.", set()),
    ],
)
def test_an_invitation_counts_for_what_stands_beside_it(text: str, invited: set[Move]) -> None:
    held = judge_of(text, Ear(attached_my_cv=Move.RESUME_PUSH, refer_me=Move.REFERRAL_ASK), Relationship.STRANGER)
    assert held.terms.invited == invited


def test_what_the_other_wrote_is_never_judged() -> None:
    text = "> Could you refer me?\nHi Tom, of course, gladly."
    assert made_of(text, refer_me=Move.REFERRAL_ASK) == text


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ("I'm looking for jobs in Berlin.", {}),
        ("I work with Maria Rossi.", {}),
        ("Could you introduce me to your partners at Alder Capital?", {}),
        ("I saw that Northwind is hiring.", {"company": "Northwind"}),
        ("Are there any openings at Northwind?", {"company": "Northwind"}),
        ("I am interested in therapy.", {}),
    ],
)
def test_a_fact_is_taken_only_where_it_is_plain(told: str, known: dict[str, str]) -> None:
    assert facts(("Could you refer me?",), (told,)) == known


@pytest.mark.parametrize("business", ["I am writing to apply for the post you advertised.", "I'd like to book a table for two."])
def test_a_message_with_a_business_of_its_own_gets_no_question_of_ours(business: str) -> None:
    text = f"Dear Ms. Brandt, {business} Could you refer me?"
    assert made_of(text, refer_me=Move.REFERRAL_ASK) == f"Dear Ms. Brandt, {business}"


def test_where_every_sentence_would_be_ours_there_is_no_rewritten_version() -> None:
    assert made_of("Hi Kim, could you refer me?", refer_me=Move.REFERRAL_ASK) == ""


def test_a_cold_meeting_is_not_kept_with_room_to_say_no() -> None:
    assert "coffee" not in made_of("Hi Kim, I liked the bridge. Shall we have a coffee?", have_a_coffee=Move.MEETING_ASK)


def test_what_is_found_while_repairing_is_a_fault_like_the_others() -> None:
    """An ear that hears one move at a time hears the second ask only when the first is gone."""

    class Single(Ear):
        def read(self, text: str, setting: Setting) -> Reading:
            return Reading(super().read(text, setting).sightings[:1])

    text = "Hi Kim, I liked the bridge. Could you refer me? Please read my deck."
    held = judge_of(text, Single(refer_me=Move.REFERRAL_ASK, read_my_deck=Move.REVIEW_ASK), Relationship.STRANGER)
    told = rewrite(text, held, rewriting())
    assert [text[slice(*fault.span)].strip(" .?") for fault in told.faults] == ["Could you refer me", "Please read my deck"]


@pytest.mark.parametrize(
    ("text", "to", "reply", "asked"),
    [
        ("Hi Carla, I came across your page.", Relationship.STRANGER, False, True),
        ("Hi Carla, I came across your page.", Relationship.FRIEND, False, False),
        ("Hi Carla, I came across your page.", Relationship.STRANGER, True, False),
        ("Hi Carla, so sorry to hear about the fire.", Relationship.STRANGER, False, False),
        ("Hi Carla, I am moving there in May.", Relationship.STRANGER, False, False),
        ("Hi Carla, here is a story. " * 9, Relationship.STRANGER, False, False),
    ],
)
def test_only_a_cold_and_short_hello_is_asked_why_it_comes(text: str, to: Relationship, reply: bool, asked: bool) -> None:
    held = judge_of(text, Ear(), to, reply)
    assert ("why" in rewrite(text, held, rewriting()).asked) is asked


def test_many_places_are_told_in_few_words() -> None:
    assert listed([1]) == "1" and listed([1, 2]) == "1, 2" and listed(list(range(1, 55))) == "1–54" and listed([1, 3, 4, 5]) == "1, 3–5"
    assert listed(list(range(1, 40, 2))).count(",") < 7


@pytest.mark.parametrize("to", list(Relationship))
def test_nothing_is_called_fine_while_a_doubt_stands(to: Relationship) -> None:
    sure = [look_at("Hi Kim, how did you get into bees?", to), look_at("Hi Kim, I liked the bridge. Could you refer me?", to)]
    for checked in sure:
        for doubts in ((), ("about a page",)):
            told = replace(checked, text="Hi Kim." + " " * len(doubts), doubts=doubts, marks=())
            page = f"{judgement(told, PLAIN)} {explained(told, PLAIN)}"
            claims = any(words in page for words in ("Send it", "Off it goes", "weighs on anybody", "Every word is still yours"))
            assert ("about a page" in page) is bool(doubts) and not (doubts and claims)


def test_only_those_who_are_near_are_told_that_they_stand_close_enough() -> None:
    assert not any("close enough" in words for words in sentences()["check.did.room"])
    assert any("close enough" in words for words in sentences()["check.did.room_near"])


def test_articles_follow_what_is_put_in() -> None:
    assert with_articles("a application, an CV, A hour, an letter") == "an application, an CV, A hour, a letter"


def test_praise_of_oneself_goes_and_the_facts_stay() -> None:
    praise = "I am a highly motivated, results-driven engineer with 7 years at Bosch and a proven track record of success."
    told = without_puff(praise, rewriting())
    assert told == "I am an engineer with 7 years at Bosch."


@pytest.mark.parametrize("to", list(Relationship))
def test_every_wording_of_ours_is_welcome_with_anybody(to: Relationship) -> None:
    facts = {"role": "the QA role", "company": "Northwind", "workplace": "at your company", "field": "data science", "craft": "compliance"}
    facts |= {"paper": "CV", "list": "newsletter", "asked": "How did you choose between the two?", "question": "how you moved to Bergen"}
    facts |= {"topic": "apprenticeships", "theirs": "your move from law to design", "subject": "tidal energy"}
    for group in rewriting().bridges.values():
        for wording in (wording for voice in VOICES for wording in group[voice]):
            said = re.sub(r"{{\s*(\w+)\s*}}", lambda fact: facts[fact[1]], wording)
            assert not judge(to).slips(f"Hi Dana, {said}"), said


def test_every_slip_has_its_words_for_near_and_far() -> None:
    for move in (ASKS | PUSHES) - {Move.VAGUE_ASK}:
        assert f"check.near.{move}" in sentences() and f"check.{'a' if move in ASKS else 'push'}.{move}" in sentences()


def test_a_purpose_stays_when_the_ask_beside_it_goes() -> None:
    text = "Hi Tim, I'm moving from retail into supply chain planning, so let me know if you hear of anything, and please forward my CV."
    assert "I'm moving from retail into supply chain planning" in sendable(text, judge(Relationship.STRANGER))


def test_room_to_say_no_is_heard_as_such() -> None:
    for wordings in rewriting().easy_outs.values():
        for wording in wordings:
            moves = judge(Relationship.FRIEND).reading(f"Could you refer me? {wording}").moves
            assert Move.EASY_OUT in moves, wording


def test_the_time_to_read_and_the_reasons_not_to_read_at_all() -> None:
    assert measure_of("") == measure_of("   \n") and measure_of("").seconds == 0
    assert measure_of("one two, three's\n").words == 3 and measure_of("word " * 238).seconds == 60
    reasons = [unfit(text) for text in ("", " \n", "x " * 2049, "😀", "Können Sie mir helfen?", "I want to kill myself", "Hello Dana.")]
    assert reasons == ["empty", "empty", "huge", "unreadable", "foreign", "distress", ""]


def test_length_is_only_spoken_of_to_strangers_and_when_it_is_much() -> None:
    long = "I like how you write about bees and about the people who keep them. " * 7
    assert look_at(long, Relationship.STRANGER).is_long_for_the_reader
    assert not look_at(long, Relationship.FRIEND).is_long_for_the_reader
    assert not look_at("How are you?", Relationship.STRANGER).is_long_for_the_reader


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "Hi Dana, could you spare fifteen minutes next Tuesday to tell me how you moved from welding to law?",
            ["how you moved from welding to law"],
        ),
        (
            "Hello, I'd love to pick your brain over coffee for 15 minutes about how your team in Porto tests rails.",
            ["how your team in Porto tests rails"],
        ),
        (
            "Hi Nils, would you be open to a 20-minute call so I can understand how you cut energy use by 30%?",
            ["how you cut energy use by 30%"],
        ),
        ("hey tom can i buy u lunch next week and ask how you built the night bus map?", ["hey tom", "how you built the night bus map"]),
        (
            "Could I meet you for ten minutes next week: how did you choose between Rust and Go?",
            ["How did you choose between Rust and Go?"],
        ),
        (
            "Hi Aoife, I'd like to meet you for a coffee on Friday at 3 pm to talk about your move from law to UX.",
            ["your move from law to UX"],
        ),
        ("Hi Bo, can I buy you a coffee next week and ask you about apprenticeships?", ["apprenticeships"]),
        ("Hi Mr Okoro, I've attached my CV for the analyst role (ref 4411). Could you forward it by Friday?", ["analyst role (ref 4411)"]),
        (
            "Hey Sam! Can you introduce me to Priya at OceanVolt? I'm writing my thesis about turbine blades.",
            ["What", "about turbine blades?"],
        ),
        (
            "Dear Mr Lind, may I visit your lab for two days? I am researching frost damage in apple trees.",
            ["frost damage in apple trees. Where would you begin"],
        ),
        (
            "Hi Tom, could you refer me? I'm a nurse moving into clinical data.",
            ["a nurse moving into clinical data. Where would you begin?"],
        ),
        ("Hi Paul, my CV is attached. I was at Boeing for 12 years. Do you need a shift lead?", ["12 years", "the shift lead role?"]),
        ("Hi Noor, could we talk on Friday about how wards in Ghent buy lamps, and about your work?", ["how wards in Ghent buy lamps"]),
        (
            "Hi Ms Ito, I've attached my CV. Which certificates matter most for a junior auditor in Osaka?",
            ["which certificates matter most"],
        ),
    ],
)
def test_what_the_sender_wanted_to_know_outlives_the_ask_for_time(text: str, kept: list[str]) -> None:
    told = look_at(text, Relationship.STRANGER).rewritten
    assert told.changed
    for words in kept:
        assert words in told.text, told.text


def test_an_availability_does_not_outlive_the_meeting() -> None:
    text = "Hello Bo, could we have a call about rail tests? I'm free on 14 May after 3 pm. I read your report on brakes."
    told = look_at(text, Relationship.STRANGER).rewritten.text
    assert "14 May" not in told and "I read your report on brakes." in told


def test_a_resume_is_welcome_where_a_job_was_advertised_and_not_where_it_is_to_be_passed_on() -> None:
    advert = "Dear Ms Brandt, I'd like to apply for the post of test engineer you advertised (ref. TE-204). Please find my CV attached."
    assert not look_at(advert, Relationship.STRANGER).rewritten.changed
    named = "Dear Ms Brandt, please find attached my CV for the position of test engineer. I hope you will consider my application."
    assert not look_at(named, Relationship.STRANGER).rewritten.changed
    passed_on = look_at(
        f"{advert} Could you forward it to the hiring manager and put in a good word for me?", Relationship.STRANGER
    ).rewritten
    assert Move.REFERRAL_ASK in {slip.move for slip in passed_on.faults}
    assert look_at("Dear Ms Brandt, please find my CV attached.", Relationship.STRANGER).rewritten.changed


def test_nobody_who_asks_for_fifteen_minutes_is_told_of_an_hour() -> None:
    checked = look_at("Hi Dana, could you spare fifteen minutes for a call next week?", Relationship.STRANGER)
    assert "hour" not in judgement(checked, PLAIN)
