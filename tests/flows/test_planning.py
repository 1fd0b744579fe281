"""Plans for occasions: what is asked next, what is suggested to whom, and that nothing suggested is a slip by our own ear."""

from __future__ import annotations

from itertools import combinations

import pytest

from bot import plans
from bot.judge import judge
from bot.words import PLAIN, sentences
from flows import planning, suggesting
from flows.moves import Relationship, Stage
from flows.occasion import IfThen, Kind, Occasion, Plan, Step, Wanted
from flows.planning import Asked, Aspect, Part
from flows.suggesting import Known, facts_of, fits, slots_in, suggested

ASKED = [Asked(part) for part in Part if part is not Part.WHOM] + [Asked(Part.WHOM, 0, aspect) for aspect in Aspect]
SCENES = {Kind.PARTY: "social", Kind.COFFEE: "coffee", Kind.CALL: "call", Kind.INTERVIEW: "coffee"}
STAGES = {"openings": Stage.OPENING, "leaving": Stage.CLOSING, "after": Stage.CLOSING}
GOALS = ("Hear how people moved from teaching into museums", "a QA job in robotics in Berlin by spring", "Get to know two neighbours")
ROOMS = [kind for kind in Kind if kind not in planning.ALONE]
FULL = Occasion(Kind.MEETUP, "Robotics Meetup", "2026-11-26T19:00", True, 0, "Europe/Berlin", "Betahaus, Berlin", (Wanted("Inês Moura"),))


def known(seed: int = 1, **changes: tuple[str, ...]) -> Known:
    return Known(seed=seed, **changes)


def words(occasion: Occasion, asked: Asked, seed: int = 1, **changes: tuple[str, ...]) -> list[str]:
    return [each.words for each in plans.offered(occasion, asked, known(seed, **changes), 0)]


def test_a_plan_is_asked_for_part_by_part_and_ends() -> None:
    occasion = FULL.evolve(whom=(), gives=("a reading list",))
    order = []
    while asked := planning.asks(occasion):
        order.append(asked.part)
        occasion = planning.passed(occasion, asked)
    assert order == [part for part in Part if part is not Part.GIVES], "what is known is not asked again"


def test_what_was_skipped_with_the_occasion_is_not_asked_for_again() -> None:
    assert planning.asks(FULL.evolve(whom=(), passed_over=(Step.WHOM,))) == Asked(Part.OPENINGS)


def test_one_person_is_enough_for_a_coffee_and_three_make_a_list_anywhere_else() -> None:
    assert planning.asks(FULL.evolve(kind=Kind.COFFEE)) == Asked(Part.WHOM, 0, Aspect.WHY)
    assert planning.asks(FULL) == Asked(Part.WHOM)


def test_a_part_is_asked_for_until_it_is_whole_or_enough() -> None:
    occasion = FULL.evolve(passed_over=(Step.WHOM, Step.GIVES), whom=())
    for sentence in ("One?", "Two?"):
        occasion = planning.written(occasion, Part.OPENINGS, sentence)
        assert planning.asks(occasion) == Asked(Part.OPENINGS)
    assert planning.asks(planning.written(occasion, Part.OPENINGS, "Three?")) == Asked(Part.QUESTIONS)
    assert planning.asks(planning.passed(occasion, Asked(Part.OPENINGS))) == Asked(Part.QUESTIONS)


def test_in_a_full_part_new_words_take_the_place_of_the_last() -> None:
    occasion = FULL
    for sentence in ("One?", "Two?", "Three?", "Four?", "One?"):
        occasion = planning.written(occasion, Part.QUESTIONS, sentence)
    assert occasion.plan.questions == ("One?", "Two?", "Four?")


@pytest.mark.parametrize(
    ("said", "moment", "deed"),
    [
        ("If I hide at the buffet, then I ask the nearest person.", "I hide at the buffet", "I ask the nearest person"),
        ("when nobody talks to me: I look for somebody alone", "nobody talks to me", "I look for somebody alone"),
        ("I panic -> I breathe out", "I panic", "I breathe out"),
        ("if I get stuck then I say goodbye kindly", "I get stuck", "I say goodbye kindly"),
    ],
)
def test_an_if_then_is_read_out_of_one_sentence(said: str, moment: str, deed: str) -> None:
    assert planning.if_then(said) == IfThen(moment, deed)


@pytest.mark.parametrize("said", ["", "if", "I hide at the buffet", ", then I run", "if I hide, "])
def test_half_an_if_then_is_none(said: str) -> None:
    assert planning.if_then(said) is None


@pytest.mark.parametrize(
    ("name", "is_named"),
    [
        ("Inês Moura", True),
        ("A. Müller", True),
        ("The host", False),
        ("Somebody who does the work I want", False),
        ("Another visitor in my field", False),
        ("anybody who tests sensors", False),
        ("One of the organisers", False),
        ("Anna", True),
    ],
)
def test_a_name_is_told_from_a_kind_of_person(name: str, is_named: bool) -> None:
    assert planning.is_named(Wanted(name)) is is_named


def test_nobody_is_invited_twice_and_eight_is_the_most() -> None:
    people = tuple(Wanted(f"Person {number}") for number in range(12))
    occasion = planning.invited(FULL, (Wanted("inês moura"), *people))
    assert len(occasion.whom) == 8 and occasion.whom[0].name == "Inês Moura" and occasion.whom[1].name == "Person 0"


@pytest.mark.parametrize("part", list(Part))
def test_what_was_written_can_be_dropped_again(part: Part) -> None:
    plan = Plan(("a",), ("b",), (IfThen("c", "d"),), "e", "f")
    occasion = FULL.evolve(plan=plan, gives=("g",))
    assert planning.said(occasion, part) and not planning.said(planning.dropped(occasion, part, 0), part)
    assert planning.dropped(occasion, part, 7) == occasion or part in (Part.LEAVING, Part.AFTER)


@pytest.mark.parametrize("kind", list(Kind))
def test_two_occasions_do_not_look_alike(kind: Kind) -> None:
    """Of the first four openings, questions and if-thens, any two of twelve occasions share fewer than all on average half."""
    for asked in (Asked(Part.OPENINGS), Asked(Part.QUESTIONS), Asked(Part.IF_THENS)):
        shown = [frozenset(words(Occasion(kind), asked, seed)) for seed in range(12)]
        shared = [len(one & other) for one, other in combinations(shown, 2)]
        assert len(set(shown)) >= 11 and sum(shared) / len(shared) < 2


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: str(asked.aspect or asked.part))
def test_there_are_at_least_twelve_suggestions_for_every_kind_and_sort(kind: Kind, asked: Asked) -> None:
    occasion = Occasion(kind, whom=(Wanted("somebody"),))
    assert len({each.says for each in suggested(plans.book(), occasion, asked, known())}) >= 12


@pytest.mark.parametrize("kind", ROOMS)
def test_every_kind_of_person_that_is_offered_with_the_occasion_brings_the_rest_along(kind: Kind) -> None:
    offered = sentences()[f"occasion.whom_offered.{kind}"]
    occasion = suggesting.thought_of(plans.book(), Occasion(kind, whom=tuple(map(Wanted, offered))))
    assert [each.name for each in occasion.whom if not (each.why and each.ask and each.offer)] == []


def test_the_same_occasion_is_always_offered_the_same() -> None:
    assert words(FULL, Asked(Part.OPENINGS), 5) == words(FULL, Asked(Part.OPENINGS), 5)


def test_what_helps_against_an_old_fault_comes_first() -> None:
    hits = [words(Occasion(Kind.FAIR), Asked(Part.IF_THENS), seed, faults=("resume_push",)) for seed in range(8)]
    assert all(any("papers" in each for each in shown) for shown in hits)


def test_what_worked_comes_again_and_what_was_only_used_does_not() -> None:
    says = "How did you hear about this group?"
    for seed in range(8):
        worked = plans.offered(FULL, Asked(Part.OPENINGS), known(seed, worked=(says,), used=(says,)), 0)
        assert any(each.words == says and each.has_worked for each in worked)
        assert says not in words(FULL, Asked(Part.OPENINGS), seed, used=(says,))


def test_the_place_and_the_person_are_named_where_they_are_known() -> None:
    facts = facts_of(FULL, known(gives=("taxes",)), 0)
    assert facts == {"place": "Betahaus", "title": "Robotics Meetup", "person": "Inês", "give": "taxes"}
    assert "place" not in facts_of(FULL.evolve(where="Hauptstr. 5, 10827 Berlin"), known())
    assert "place" not in facts_of(FULL.evolve(where="https://zoom.us/j/1"), known())


def test_other_rounds_bring_others_until_they_come_round() -> None:
    seen = {each.words for round_ in range(9) for each in plans.offered(FULL, Asked(Part.QUESTIONS), known(), round_)}
    assert len(seen) >= 12


@pytest.mark.parametrize("kind", list(Kind))
def test_nothing_that_is_suggested_is_a_slip_by_our_own_ear(kind: Kind) -> None:
    scene = SCENES.get(kind, "event")
    met = Relationship.INTRODUCED if kind in planning.ALONE else Relationship.STRANGER
    slips = [
        f"{sort}: {text!r} {[slip.move.value for slip in judged.slips]}"
        for sort, text in _all_sentences(kind)
        if (judged := judge(text, scene, met, STAGES.get(sort, Stage.MIDDLE), "", frozenset())).slips
    ]
    assert not slips


def _all_sentences(kind: Kind) -> list[tuple[str, str]]:
    """Every sentence for a kind, with every goal put in; of an if-then the deed, since the moment is what happens and not what is said."""
    book = plans.book()
    found: list[tuple[str, str]] = []
    for sort in ("openings", "questions", "gives", "leaving", "after", "why", "ask", "offer"):
        for saying in book.sayings(sort):
            goals = GOALS if "goal" in slots_in(saying.says) else GOALS[:1]
            facts = {"place": "Betahaus", "title": "Robotics Meetup", "person": "Inês", "give": "a reading list on sensors"}
            found += [(sort, PLAIN.text(saying.says, **facts, goal=goal)) for goal in goals if fits(saying.kinds, kind)]
    found += [("if_thens", deed) for hurdle in book.if_thens if fits(hurdle.kinds, kind) for deed in hurdle.deeds]
    people = [sort for sort in book.people if fits(sort.kinds, kind)]
    return [*found, *(("people", text) for sort in people for text in (sort.why, sort.ask, sort.offer))]
