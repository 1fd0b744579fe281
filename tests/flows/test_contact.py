"""Real people in the core: who wilts and who doesn't, who is meant by a name, two that are one, a line jotted down, a day recalled."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.amending import dated, fault, item, rewritten, without, written
from flows.contact import FIELDS, MOST_NOTES, Contact, Met, merged, noted, talked, ticked, tidied
from flows.jotting import jotted, mail_in, phone_in
from flows.promises import KEPT, OPEN, Promise
from flows.recalling import days_in, spoken_on
from flows.seeking import named, nearly, plain, rank

DAY = 739_943  # Monday, 23 November 2026
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ANA = Contact("Ana Reyes", "test engineer", "Bosch", "ana@bosch.example", notes=("two dogs",), met=(Met(DAY - 20, "grippers"),))


def met(*ago: int) -> tuple[Met, ...]:
    return tuple(Met(DAY - each) for each in sorted(ago, reverse=True))


@pytest.mark.parametrize(
    ("ago", "wilts"),
    [
        ((), False),  # never talked: nothing to water
        ((42,), False),
        ((43,), True),  # once, six weeks ago
        ((28, 35, 42), False),
        ((29, 36, 43), True),  # weekly, then four weeks of nothing
        ((100, 200, 300), False),  # a friend of every hundred days
        ((121, 400, 700), True),  # four months are long for anybody
        ((29, 29, 29), False),  # thrice on one day is once
        ((-3, 90), False),  # a talk that is still to come
    ],
)
def test_somebody_wilts_by_how_often_they_talked_and_since_when(ago: tuple[int, ...], wilts: bool):
    assert Contact("Ana", met=met(*ago)).wilts(DAY) is wilts


def test_nobody_wilts_who_is_owed_something_or_was_let_rest():
    quiet = Contact("Ana", met=met(200))
    assert quiet.wilts(DAY)
    assert not quiet.evolve(rests=True).wilts(DAY)
    assert not quiet.evolve(promises=(Promise("send it", DAY - 200, DAY + 3),)).wilts(DAY)
    assert quiet.evolve(promises=(Promise("send it", DAY - 200, DAY + 3, KEPT, kept_on=DAY - 190),)).wilts(DAY)


@given(st.lists(st.integers(0, 900), max_size=12), st.integers(0, 200))
def test_patience_has_bounds_and_whoever_wilts_goes_on_wilting(ago: list[int], later: int):
    contact = Contact("Ana", met=met(*ago))
    assert 28 <= contact.patience <= 120
    if contact.wilts(DAY):
        assert contact.wilts(DAY + later)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Ana Reyes", "Ana Reyes"),
        ("ana reyes", "Ana Reyes"),
        ("REYES", "Ana Reyes"),
        ("Ms. Reyes", "Ana Reyes"),
        ("ines", "Inês Múrias-Łoś"),
        ("Ines Murias Los", "Inês Múrias-Łoś"),
        ("bjorn", "Bjørn Åse"),
        ("Tom", None),  # there are two
        ("Tom Berg", "Tom Berg"),
        ("Dr. Lee", "Dr. Lee"),
        ("lee", "Dr. Lee"),
        ("An", None),  # no name begins so
        ("Ana Maria", None),
        ("", None),
        ("!!!", None),
    ],
)
def test_a_name_means_one_person_or_nobody(asked: str, meant: str | None):
    names = ["Ana Reyes", "Tom Berg", "Tom Okafor", "Inês Múrias-Łoś", "Bjørn Åse", "Dr. Lee"]
    index = named(asked, names)
    assert (None if index is None else names[index]) == meant


def test_search_finds_any_word_anywhere_and_names_come_first():
    about = ["test engineer", "Bosch", "ana@bosch.example", "two dogs, likes climbing"]
    assert rank("ana", "Ana Reyes", about) > rank("reye", "Ana Reyes", about) > rank("climb", "Ana Reyes", about) > 0
    assert rank("BOSCH reyes", "Ana Reyes", about) > 0 == rank("bosch tom", "Ana Reyes", about)
    assert rank("ana@bosch.example", "Ana Reyes", about) and rank("clímbing", "Ana Reyes", about)
    assert rank("", "Ana Reyes", about) == rank("…", "Ana Reyes", about) == 0
    assert nearly("reyez", "Ana Reyes") and nearly("mueller", "Jan Müller") and not nearly("tom", "Ana Reyes")


@given(st.text(max_size=40))
def test_comparing_never_fails_and_is_done_once_for_all(text: str):
    assert plain(plain(text)) == plain(text)
    named(text, ["Ana Reyes", text])
    rank(text, "Ana", [text])


def test_two_that_are_one_lose_nothing():
    promise = Promise("send the paper", DAY - 20, DAY - 18)
    other = Contact(
        "Ana", "Team lead", "bosch", phone="030 1234567", notes=("two dogs", "climbs"), met=(Met(DAY - 3, "lab"), Met(DAY - 20, "grippers"))
    )
    one = merged(ANA.evolve(promises=(promise,), next_step="call"), other.evolve(promises=(promise, Promise("call", DAY, DAY + 7))))
    assert (one.name, one.role, one.company, one.phone) == ("Ana Reyes", "test engineer", "Bosch", "030 1234567")
    assert one.notes == ("two dogs", "climbs", "Team lead")  # what differs; "bosch" doesn't
    assert [each.words for each in one.met] == ["grippers", "lab"] and [each.words for each in one.promises] == ["send the paper", "call"]
    assert one.next_step == "call"


def test_when_joined_a_promise_that_one_of_the_two_kept_stays_as_this_page_has_it():
    kept = Promise("send it", DAY - 9, DAY - 2, KEPT, kept_on=DAY - 5)
    assert merged(ANA.evolve(promises=(kept,)), Contact("Ana", promises=(Promise("send it", DAY - 9, DAY - 2),))).promises == (kept,)


def test_the_fuller_name_stays_and_one_that_is_quite_another_becomes_a_note():
    assert merged(Contact("Ana"), ANA).name == "Ana Reyes"
    both = merged(Contact("Ana Berg"), ANA)
    assert both.name == "Ana Berg" and "Ana Reyes" in both.notes


def test_what_is_kept_fits_on_its_lines():
    tidy = tidied(Contact("A\nna  " + "x" * 500, "r" * 500, notes=("n" * 5000, " ", "b")))
    assert len(tidy.name) <= 80 and "\n" not in tidy.name and len(tidy.role) <= 120
    assert len(tidy.notes) == 2 and len(tidy.notes[0]) <= 600
    full = Contact("Ana", notes=tuple(map(str, range(MOST_NOTES))))
    assert noted(full, "one more") == full and noted(ANA, "two dogs") == ANA and noted(ANA, "  ") == ANA


def test_a_tick_is_taken_back_by_another():
    contact = ANA.evolve(promises=(Promise("call", DAY - 1, DAY),))
    once = ticked(contact, 0, DAY)
    assert once.promises[0].state == KEPT and once.promises[0].kept_on == DAY
    assert ticked(once, 0, DAY + 1) == contact and contact.promises[0].state == OPEN


def test_each_thing_is_changed_by_its_number_and_a_number_too_high_changes_nothing():
    contact = talked(ANA, DAY, "lab").evolve(promises=(Promise("call", DAY, DAY + 1), Promise("write", DAY, DAY + 2)))
    assert rewritten(contact, "note", 0, "three dogs").notes == ("three dogs",)
    assert rewritten(contact, "talk", 1, "her lab").met[1].words == "her lab"
    assert [each.words for each in without(contact, "promise", 0).promises] == ["write"]
    assert dated(contact, "promise", 1, DAY + 9).promises[1].due == DAY + 9
    assert [each.words for each in dated(contact, "talk", 1, DAY - 300).met] == ["lab", "grippers"]
    assert item(contact, "talk", 2) is None and rewritten(contact, "note", 9, "x") == contact == rewritten(contact, "note", 0, " ")
    assert written(contact, "email", "write to a@b.example!").email == "a@b.example"
    assert [fault(*each) for each in (("name", "?!"), ("email", "a at b"), ("phone", "12"), ("phone", "+49 30 1234567"), ("role", ""))] == [
        "no_name",
        "no_mail",
        "no_phone",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ana Reyes, Bosch, met at the meet-up", Contact("Ana Reyes", company="Bosch", notes=("met at the meet-up",))),
        ("Ana Reyes, test engineer at Bosch", Contact("Ana Reyes", "test engineer", "Bosch")),
        ("Tom from Greepwerk", Contact("Tom", company="Greepwerk")),
        ("Priya (Siemens)", Contact("Priya", company="Siemens")),
        ("Inês - designer - ines@greep.example", Contact("Inês", "designer", email="ines@greep.example")),
        ("name: Ana\ncompany: Bosch\nphone: 0301234567", Contact("Ana", company="Bosch", phone="0301234567")),
        ("Tom, met 12.11.2026 at the fair", Contact("Tom", notes=("met 12.11.2026 at the fair",))),
        ("Lee; head of testing; https://lee.example/me", Contact("Lee", "head of testing", link="https://lee.example/me")),
        ("Ana", Contact("Ana")),
        ("李雷, 华为", Contact("李雷", company="华为")),
        ("?!, Bosch", None),
        ("12345", None),
        ("", None),
        ("\n\n ,,; ", None),
    ],
)
def test_a_line_becomes_a_contact(line: str, expected: Contact | None):
    assert jotted(line) == expected


@given(st.text(max_size=200))
def test_any_line_at_all_becomes_a_contact_or_none(line: str):
    contact = jotted(line)
    if contact is not None:
        assert contact.name and all("\n" not in getattr(contact, field) for field in FIELDS)
    assert "@" in mail_in(line) or not mail_in(line)
    assert sum(map(str.isdigit, phone_in(line))) >= 6 or not phone_in(line)


@pytest.mark.parametrize(
    ("text", "ago", "about"),
    [
        ("her new lab", 0, "her new lab"),
        ("yesterday: her new lab", 1, "her new lab"),
        ("Friday: grippers, and dinner", 3, "grippers, and dinner"),
        ("I'll send her the paper on Friday", 0, "I'll send her the paper on Friday"),
        ("topics: hands and feet", 0, "topics: hands and feet"),
    ],
)
def test_a_talk_is_on_the_day_it_names(text: str, ago: int, about: str):
    assert spoken_on(text, NOW) == (DAY - ago, about)


def test_looking_back_friday_is_the_last_one_and_looking_ahead_the_next():
    assert days_in("Friday", NOW, past=True) == (DAY - 3,)
    assert days_in("Friday", NOW) == (DAY + 4,)
    assert days_in("the 45th of Smarch", NOW) == ()
