"""An occasion told in one go, and lists of people: what is drawn out of what people write."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.occasions import kinds
from flows.announcing import Announced, announced, is_only_a_time, is_only_an_hour, kind_of
from flows.occasion import Kind
from flows.when import When, read
from flows.whom import crowd, wanted

NOW = datetime(2030, 11, 25, 12, tzinfo=ZoneInfo("Europe/Berlin"))  # a Monday


def heard(text: str) -> When:
    return read(text, NOW)


def told(text: str) -> Announced:
    return announced(text, heard, kinds())


@pytest.mark.parametrize(
    ("text", "kind", "title", "starts", "where", "whom"),
    [
        ("meetup on Thursday 7pm at Betahaus", Kind.MEETUP, "", "2030-11-28T19:00", "Betahaus", ()),
        ("Robotics Night meetup at Betahaus on Thursday at 7pm", Kind.MEETUP, "Robotics Night meetup", "2030-11-28T19:00", "Betahaus", ()),
        ("call with Ben Okri tomorrow at 6pm", Kind.CALL, "", "2030-11-26T18:00", "", ("Ben Okri",)),
        ("my cousin's wedding, 14 June 2031, Lisbon", Kind.PARTY, "my cousin's wedding", "2031-06-14T00:00", "Lisbon", ()),
        (
            "I have a conference call with Ana and Ben on 3 December at 15:00",
            Kind.CALL,
            "conference call",
            "2030-12-03T15:00",
            "",
            ("Ana", "Ben"),
        ),
        ("dinner at my neighbour's in two weeks", Kind.PARTY, "Dinner", "2030-12-09T00:00", "my neighbour's", ()),
        ("career fair in Hall 4, Thursday, 28 November, 10am", Kind.FAIR, "", "2030-11-28T10:00", "Hall 4", ()),
        ("tomorrow 9am coffee at Bonanza, Oderberger Str. 35", Kind.COFFEE, "", "2030-11-26T09:00", "Bonanza, Oderberger Str. 35", ()),
        ("lunch w/ Tom on 6 December at noon in the Park cafe", Kind.COFFEE, "Lunch", "2030-12-06T12:00", "the Park cafe", ("Tom",)),
        ("Networking drinks at the Hub 2030-12-01 18:30", Kind.PARTY, "Networking drinks", "2030-12-01T18:30", "the Hub", ()),
        ("Thursday 7pm at Betahaus", None, "", "2030-11-28T19:00", "Betahaus", ()),
        ("meetup in Berlin in two weeks", Kind.MEETUP, "", "2030-12-09T00:00", "Berlin", ()),
        ("something with people", None, "something", "", "", ("people",)),
        ("", None, "", "", "", ()),
    ],
)
def test_kind_time_and_place_are_drawn_out(text: str, kind: Kind, title: str, starts: str, where: str, whom: tuple[str, ...]) -> None:
    found = told(text)
    assert (found.kind, found.title, found.where) == (kind, title, where)
    assert tuple(each.name for each in found.whom) == whom
    when = heard(found.when).starts if found.when else None
    assert (when.isoformat(timespec="minutes") if when else "") == starts


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("conference call", Kind.CALL),
        ("coffee at the conference", Kind.COFFEE),
        ("breakfast meet-up", Kind.MEETUP),
        ("jobs fairs", Kind.FAIR),
        ("recall the fairness", None),
    ],
)
def test_of_two_kinds_side_by_side_the_second_counts(text: str, kind: Kind | None) -> None:
    assert kind_of(text, kinds()) is kind


@pytest.mark.parametrize(
    ("text", "title", "whom"),
    [
        ("dinner with Ana Petrova tomorrow", "Dinner", "Ana Petrova"),
        ("dinner with Ana on Friday at 8", "Dinner", "Ana"),
        ("Drinks on Friday with my old boss", "Drinks", "my old boss"),
        ("grab a beer with tom tomorrow", "Beer", "tom"),
        ("meeting Ana for dinner on Friday", "Dinner", "Ana"),
        ("breakfast with Ana Petrova from Grid at 8 tomorrow at Luigi's", "Breakfast", "Ana Petrova from Grid"),
        ("brunch with James on Sunday", "Brunch", "James"),
        ("work dinner with my boss", "work dinner", "my boss"),
        ("lunch with Ana's boss", "Lunch", "Ana's boss"),
        ("walk with Tom in the park", "Walk", "Tom"),
    ],
)
def test_a_table_with_one_person_at_it_is_a_coffee_by_its_own_name(text: str, title: str, whom: str) -> None:
    found = told(text)
    assert (found.kind, found.title, [each.name for each in found.whom]) == (Kind.COFFEE, title, [whom])


@pytest.mark.parametrize(
    "text",
    [
        "dinner party with Ana on Friday",
        "dinner at the Okafors' with twelve people",
        "dinner with friends",
        "dinner with my parents",
        "dinner with the Okafors",
        "dinner with Ana's whole team",
        "drinks with Ana and Ben",
        "dinner with two colleagues",
        "birthday dinner with Ana",
        "networking drinks with Ana",
        "dinner on Friday",
    ],
)
def test_a_table_with_several_people_at_it_stays_a_party(text: str) -> None:
    assert told(text).kind is Kind.PARTY


@pytest.mark.parametrize(
    ("text", "many", "names"),
    [
        ("maybe ten people", "maybe ten people", ()),
        ("about 12-15 people I think", "about 12-15 people I think", ()),
        ("there will be eight of us", "eight of us", ()),
        ("a few people", "a few people", ()),
        ("ten", "ten people", ()),
        ("twelve people, Ana and Ben", "twelve people", ("Ana", "Ben")),
        ("ten founders", "", ("ten founders",)),
        ("people who build sensors", "", ("people who build sensors",)),
        ("two people from Greepwerk", "", ("two people from Greepwerk",)),
    ],
)
def test_how_many_there_are_is_a_number_and_nobody_called_so(text: str, many: str, names: tuple[str, ...]) -> None:
    assert crowd(text) == many
    assert tuple(each.name for each in wanted(text)) == names


def test_a_number_of_people_and_a_face_are_no_name_of_an_occasion() -> None:
    assert (told("dinner at the Okafors' with twelve people").crowd, told("dinner with twelve people").whom) == ("twelve people", ())
    assert told("😀") == Announced()


@pytest.mark.parametrize(
    ("text", "is_one"), [("8", True), ("noon", True), ("8 or 9", True), ("around eight or so", True), ("Sunday", False), ("Room 8", False)]
)
def test_an_hour_of_a_day_is_told_from_a_place(text: str, is_one: bool) -> None:
    assert is_only_an_hour(text, lambda each: heard(f"2030-11-29 {each}")) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"), [("no, Friday at 8pm", True), ("the Friday club", False), ("Betahaus", False), ("in two weeks", True)]
)
def test_a_time_is_told_from_a_place(text: str, is_one: bool) -> None:
    assert is_only_a_time(text, heard) is is_one


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana, Ben and Carla", ("Ana", "Ben", "Carla")),
        ("Inês Moura - runs the lab\n2) a tester\n• whoever hires juniors", ("Inês Moura", "a tester", "whoever hires juniors")),
        ("I'd like to meet the host, somebody from Greepwerk and a founder", ("the host", "somebody from Greepwerk", "a founder")),
        ("people who build and test sensors", ("people who build and test sensors",)),
        ("Ana (from the gym, I think), Ben", ("Ana (from the gym, I think)", "Ben")),
        ("ana, Ana, ANA", ("ana",)),
        ("no idea", ()),
        (", ; \n", ()),
    ],
)
def test_a_list_of_people_is_read_as_it_is_written(text: str, names: tuple[str, ...]) -> None:
    assert tuple(each.name for each in wanted(text)) == names
    assert all(not each.why or each.why == "runs the lab" for each in wanted(text))
