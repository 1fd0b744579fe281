"""What a pasted text tells: words that stand in it, nothing else, and never an error."""

import random
import re
from typing import Any

import pytest

from bot.content.library import voice, weaving
from flows.biography import Aspect, Biography, Drawn
from flows.biography.amending import joined, moved, reworded, told, without
from flows.biography.drawing import drawn
from flows.biography.lacking import Lack, lacks
from flows.biography.reading import LONGEST, kept
from flows.biography.wording import BASES
from flows.guess import guesses_in, is_guess, name_of, number_of, partner_of
from flows.guess.turning import turned
from flows.lines import spoken
from flows.words import tokens
from tests.biography.measured import HERE, bios
from tests.rows import rows_of

TEXTS = [bio["text"] for name in ("tuning.yaml", "terse.yaml") for bio in bios(name)]
ODD = [
    "",
    " ",
    "\n\n",
    "?!",
    "👍👍",
    "a",
    "((((",
    "“",
    "http://",
    "Ana",
    "Ana,",
    "1999 - 2001",
    "•",
    "Name:",
    "x" * 9000,
    "la " * 3000,
    "{{ 7 }} {% x %}",
]


def pieces_of(seed: int) -> str:
    """A text put together of torn ones."""
    chance = random.Random(seed)  # noqa: S311
    torn = []
    for _ in range(chance.randint(1, 6)):
        text = chance.choice(TEXTS)
        start = chance.randint(0, len(text))
        torn.append(text[start : start + chance.randint(0, 200)])
    return chance.choice(["", "\n", " - ", "\u202e", ". "]).join(torn)


@pytest.mark.parametrize("text", [*TEXTS, *ODD, *map(pieces_of, range(150))])
def test_every_fact_quotes_the_text_where_it_stands(text: str):
    for fact in drawn(text).facts:
        assert text[slice(*fact.span)] == fact.words
        assert fact.words.strip()


def test_all_facts_of_the_tuning_bios_that_were_found_once_are_found():
    from tests.biography.measured import measured

    figures = [measured(bio, number) for number, bio in enumerate(bios("tuning.yaml"), 1)]
    assert sum(len(each.right) for each in figures) >= 52
    assert sum(each.count("answered") for each in figures) >= 27
    assert not any(each.count("invented") for each in figures)


@pytest.mark.parametrize("bio", bios("terse.yaml"), ids=lambda each: each["id"])
def test_a_profile_without_sentences_is_read_whole_and_nothing_is_claimed_beyond_it(bio: dict[str, Any]):
    from tests.biography.measured import measured

    figures = measured(bio, 1)
    assert not figures.missed and not figures.wrong
    assert all(bio["text"][slice(*fact.span)] == fact.words for fact in drawn(bio["text"]).facts)


@pytest.mark.parametrize("text", [*TEXTS, *map(pieces_of, range(20))])
def test_a_guess_says_nothing_that_is_neither_content_nor_pasted(text: str):
    partner = partner_of(drawn(text), "Sam", voice(), weaving(), 3)
    written = " ".join((HERE.parents[1] / "prompts" / "guess" / f"{name}.yaml").read_text("utf-8") for name in ("voice", "weaving"))
    turns = set("i me my mine myself am have was do we our not is will would sam".split())
    known = {*tokens(written), *tokens(text), *turns, *BASES}
    for said in spoken(partner).values():
        strange = set(tokens(said)) - known
        assert not {word for word in strange if not any(other.startswith(word[:-1]) for other in known)}, said
        assert "{{" not in said.replace("{{ name }}", "").replace("{{ field }}", "").replace("{{ aim }}", "")


def test_the_family_is_told_when_asked_for_and_never_of_its_own_accord():
    partner = partner_of(drawn("Ana is a nurse. Mother of two."), "Ana", voice(), weaving())
    assert all(fact.asked for fact in partner.topics["family"].facts)


def test_how_to_reach_somebody_is_never_said():
    partner = partner_of(drawn("Ana is a nurse. ana@ward.example +44 1632 960417"), "Ana", voice(), weaving())
    assert not [said for said in spoken(partner).values() if re.search(r"@|960417", said)]


@pytest.mark.parametrize(
    ("words", "aspect", "said"),
    [
        ("leads a team of 12", Aspect.PROJECT, "I lead a team of 12."),
        (
            "spent nine years at Tindur, where she connected a turbine",
            Aspect.PAST,
            "I spent nine years at Tindur, where I connected a turbine.",
        ),
        ("has just been appointed director", Aspect.NEWS, "I've just been appointed director."),
        ("looking for his old band", Aspect.NEED, "I'm looking for my old band."),
        ("bouldering", Aspect.INTEREST, ""),
        ("his daughter just started school", Aspect.FAMILY, "My daughter just started school."),
        ("Head of Quality", Aspect.ROLE, ""),
    ],
)
def test_a_clause_is_turned_into_the_first_person_or_left_alone(words: str, aspect: Aspect, said: str):
    assert turned(words, aspect) == said


@pytest.mark.parametrize(
    ("text", "lack"),
    [
        ("", Lack.NOTHING),
        ("https://example.org/in/ana", Lack.LINK),
        ("Ana Reyes", Lack.NAME),
        ("Ana ist Leiterin der Qualität bei Fornax und sie ist nicht für die Pumpen da", Lack.FOREIGN),
        ("Likes chess.", Lack.THIN),
        ("Ana is a nurse in Leeds. She likes chess. " * 300, Lack.LONG),
        ("Ana Reyes\n14 Harbour Lane, Falmouth\nAna is a nurse in Leeds. She likes chess and tea.", Lack.PRIVATE),
    ],
)
def test_what_is_missing_is_said(text: str, lack: Lack):
    assert lack in lacks(text, drawn(text))


def test_an_address_and_a_birthday_are_no_facts():
    facts = drawn("Ana Reyes\n14 Harbour Lane, Falmouth TR11\nDate of birth: 12 May 1979\nAna is a nurse.").facts
    assert not [fact for fact in facts if "Harbour" in fact.words or "1979" in fact.words]


def test_a_long_text_is_cut_between_words():
    text = "nurse " * 2000
    assert len(kept(text)) <= LONGEST and kept(text).endswith("nurse")


def test_facts_are_corrected_one_by_one():
    biography = Biography((Drawn(Aspect.INTEREST, "jazz"), Drawn(Aspect.PLACE, "Leeds")))
    assert without(biography, 0).facts == biography.facts[1:]
    assert reworded(biography, 1, " York ").first(Aspect.PLACE) == "York"
    assert reworded(biography, 1, "  ") == biography
    assert moved(biography, 0, Aspect.TALK).first(Aspect.TALK) == "jazz"
    assert joined(biography, biography) == biography
    assert told("hm hm").facts


def test_a_guess_is_known_by_its_name():
    assert number_of(name_of(42)) == number_of("guess42.call") == 42
    assert not is_guess("dana") and not is_guess("guess") and not is_guess("guess0") and not is_guess("guess४२")
    assert guesses_in('{"room":[{"partner":"guess7.call"},{"partner":"dana"}]}') == ("guess7",)


def test_the_file_of_bios_is_whole():
    for name in ("tuning.yaml", "bios.yaml"):
        for bio in rows_of(HERE / name):
            assert {"id", "text", "facts", "questions"} <= set(bio)


def test_lines_that_were_jotted_down_one_by_one_are_not_put_together():
    facts = drawn(
        "knows everyone in the museum world and half of the harbour\nvegetarian\n3 sons\nhates slides\nmet her at a leaving do"
    ).facts
    assert not any("\n" in fact.said or "vegetarian 3" in fact.said for fact in facts)


def test_a_friend_in_a_text_of_ones_own_makes_nobody_a_stranger():
    text = "I lead a team in Tampere. I was a conductor before a friend asked me to fix her shop. I never gave it back."
    assert not drawn(text).of(Aspect.TIE)


def test_a_title_in_quotation_marks_is_a_work_and_no_pastime():
    facts = drawn('Iva Brandt is a chemist and the author of "Glue: A Love Story" (Wadden Press, 2023).')
    assert any("Love Story" in words for words in (fact.words for fact in facts.of(Aspect.PROJECT)))
    assert not facts.of(Aspect.INTEREST)


def test_dates_behind_an_office_make_no_earlier_job_of_the_one_above():
    facts = drawn("Femi Hart | Hydrogeologist, Stonebrook Water (Adelaide) | PhD Ibadan '11\nChair, Young Water Network 2018–21")
    assert facts.first(Aspect.ROLE) == "Hydrogeologist" and facts.first(Aspect.EMPLOYER) == "Stonebrook Water"
    assert facts.first(Aspect.PLACE) == "Adelaide"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I write a newsletter on Sundays called Lukewarm, with two typos an issue.", ""),
        (
            "From: Ruth Amsel\nSubject: Re: intro?\n\nOf me: mason, 22 years, I like it.\nChurches, fireplaces, one park.\n\nBest,\nRuth\n",
            "Ruth Amsel",
        ),
        ("phone w/ Jonas B. -- tues\n- runs 3 boats", "Jonas B"),
        ("Team › Workshop › Edda Rask\nRole: Welder\nShe joined in 2015.", "Edda Rask"),
        ("Role: Welder and crane driver\nEdda Rask joined the yard in 2015.", "Edda Rask"),
        (
            "Respected all, our guest.\n\n*Shri Rahul Prakash* - Chief Engineer. Says the best engineer could not write.",
            "Rahul Prakash",
        ),
    ],
)
def test_a_name_is_the_name_of_a_person(text: str, name: str):
    assert drawn(text).first(Aspect.NAME) == name


@pytest.mark.parametrize(
    ("text", "aspect", "words"),
    [
        ("I mentor at Women in Data Finland, and I look after a team.", Aspect.EMPLOYER, "Women"),
        ("Ana Reyes runs 3 boats and has no patience at all.", Aspect.EMPLOYER, "3"),
        ("I have led a team that rescued the ski suit of a man who once came ninth in Innsbruck.", Aspect.PLACE, "Innsbruck"),
        ("I look after things that moths would like to eat.", Aspect.NEED, "would like to eat"),
        ("Young farmers need a business partner more than a grant.", Aspect.NEED, "need a business partner more than a grant"),
        ("The bikes come from a welder in Tampere.", Aspect.ORIGIN, "a welder in Tampere"),
        ("Edda Rask welds. Families often ask her whether their son may watch.", Aspect.FAMILY, "their son may watch"),
        ("Edda Rask welds. Please note that she hears little with her left ear.", Aspect.PAST, "left ear"),
        ("Edda Rask runs a yard. Come and look around.", Aspect.INTEREST, "Come"),
    ],
)
def test_what_is_said_of_others_is_no_fact_of_theirs(text: str, aspect: Aspect, words: str):
    assert words not in {fact.words for fact in drawn(text).of(aspect)}


def test_a_label_that_announces_nothing_known_stays_with_its_line():
    found = drawn("Ana Reyes, baker in Lisbon\n- big headache = flour. prices doubled\n- why the change: my back, and a form\n")
    assert {"big headache = flour", "why the change: my back, and a form"} <= {fact.words for fact in found.facts}


@pytest.mark.parametrize("name", ["A" + "'Bb" * 200, "A" + "-B" * 200, "A." * 200])
def test_a_name_of_many_parts_is_read_in_one_way(name: str):
    """Read in every way there is, it would take for ever."""
    assert drawn(f"Works in Leeds. {name} young farmers are looking for tools and seeds.").facts
