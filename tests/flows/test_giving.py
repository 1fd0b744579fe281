"""What somebody can give is drawn out by questions; lists are read from whatever is pasted."""

import pytest

from bot.profiles import given
from bot.words import sentences
from flows.giving import IN_A_ROW, QUESTIONS, goes_on, has_nothing, items, next_question
from flows.listing import MOST, Kind, add, permissions, remove, rewrite, targets, written
from flows.profile import Permission, Profile, Target


def test_every_question_has_its_words():
    for question in QUESTIONS:
        assert sentences()[f"profile.give.{question}"] and sentences()[f"profile.given.{question}"]
    assert len(QUESTIONS) >= 10


@pytest.mark.parametrize("seed", range(5))
def test_no_question_comes_twice_before_all_have_come(seed: int):
    asked: list[str] = []
    for _ in range(2 * len(QUESTIONS)):
        asked.append(next_question(asked, seed))
    assert set(asked[: len(QUESTIONS)]) == set(asked[len(QUESTIONS) :]) == set(QUESTIONS)
    assert [goes_on(asked[:count]) for count in range(1, IN_A_ROW + 2)] == [True, True, False, True]


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("taxes, my van and I speak Polish", ("taxes", "my van", "I speak Polish")),
        ("People ask me about Excel mostly", ("Excel mostly",)),
        ("I can fix bikes and I know every bakery in Porto", ("fix bikes", "I know every bakery in Porto")),
        ("- a drill\n- two tents\n* Portuguese", ("a drill", "two tents", "Portuguese")),
        ("1. Excel 2. SQL", ("Excel", "SQL")),
        ("I have a van and a drill", ("a van", "a drill")),
        ("Well, I guess I could read a CV, because I hired for ten years.", ("read a CV, because I hired for ten years",)),
        ("my cousin, who runs a bakery, needs help with accounts", ("my cousin, who runs a bakery, needs help with accounts",)),
        ("nothing", ()),
        ("I don't have anything to offer", ()),
        ("🙂", ()),
        ("", ()),
    ],
)
def test_an_answer_gives_its_items(answer: str, found: tuple[str, ...]):
    assert items(answer) == found


@pytest.mark.parametrize("said", ["Nothing really", "no idea, sorry", "I can't think of anything", "not much", "i dont know", "none"])
def test_nothing_is_heard_as_nothing(said: str):
    assert has_nothing(said) and not has_nothing("nothing but time and a van")


def test_a_short_answer_stands_on_the_list_as_the_question_meant_it():
    assert given(Profile(), "lend", "a drill, my van").profile.gives == ("a drill, to lend", "my van, to lend")
    assert given(Profile(), "lend", "a spare room by the sea in May").profile.gives == ("a spare room by the sea in May",)


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("1. Greepwerk - they test hands - how they hire", [Target("Greepwerk", "they test hands", "how they hire")]),
        ("• Bosch GmbH: big in Stuttgart\n2) Siemens\n\n", [Target("Bosch GmbH", "big in Stuttgart"), Target("Siemens")]),
        ("Siemens, Bosch, Ikea and H&M", [Target("Siemens"), Target("Bosch"), Target("Ikea"), Target("H&M")]),
        ("Siemens, Bosch and Lego", [Target("Siemens"), Target("Bosch"), Target("Lego")]),
        ("1. A 2. B 3. C", [Target("A"), Target("B"), Target("C")]),
        ("Carla Mendes (knows everybody at EDP)", [Target("Carla Mendes", "knows everybody at EDP")]),
        ("Ikea because they do circular design", [Target("Ikea", "because they do circular design")]),
        ("Ikea: circular design; ask: internships", [Target("Ikea", "circular design", "internships")]),
        ("Company - Why - Ask\nCoca-Cola | drinks | jobs", [Target("Coca-Cola", "drinks", "jobs")]),
        ("Novo Nordisk; Lego; Maersk", [Target("Novo Nordisk"), Target("Lego"), Target("Maersk")]),
        ("none", []),
        ("🙂", []),
    ],
)
def test_pasted_targets_are_read(pasted: str, found: list[Target]):
    assert list(targets(pasted)) == found


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("Carla Mendes: may say she sent me", [Permission("Carla Mendes", "may say she sent me")]),
        ("Carla may be mentioned at EDP", [Permission("Carla", "may be mentioned at EDP")]),
        ("Tom - to bakers\nMrs. Rossi, for school", [Permission("Tom", "to bakers"), Permission("Mrs. Rossi", "for school")]),
        ("Ana", [Permission("Ana", "")]),
        ("nobody", []),
    ],
)
def test_names_and_what_they_may_be_used_for(pasted: str, found: list[Permission]):
    assert list(permissions(pasted)) == found


def test_twenty_five_fit_and_the_rest_is_named():
    added = add(Profile(), Kind.TARGETS, "\n".join(f"Firm {number}" for number in range(30)))
    assert len(added.profile.targets) == len(added.new) == MOST
    assert added.no_room == tuple(f"Firm {number}" for number in range(25, 30))


def test_the_same_name_again_is_merged():
    first = add(Profile(), Kind.TARGETS, "Bosch GmbH - dual programme").profile
    again = add(first, Kind.TARGETS, "bosch - - the entry exam\nLego")
    assert again.profile.targets == (Target("Bosch GmbH", "dual programme", "the entry exam"), Target("Lego")) or again.again == ("bosch",)
    assert len(again.profile.targets) == 2


def test_too_long_is_shortened():
    (target,) = add(Profile(), Kind.TARGETS, f"{'word ' * 50} - {'why ' * 80}").profile.targets
    assert len(target.name) <= 60 and len(target.why) <= 120 and target.name.endswith("…")


@pytest.mark.parametrize("item", [Target("Greepwerk", "they test hands", "how they hire"), Target("Lego"), Target("Lego", "", "jobs")])
def test_what_is_written_reads_back_the_same(item: Target):
    assert targets(written(item)) == (item,)


def test_items_are_rewritten_and_removed_by_number():
    profile = add(Profile(), Kind.NAMES, "Ana: to her boss\nTom: never").profile
    assert rewrite(profile, Kind.NAMES, 1, "Tom: to bakers").names[1] == Permission("Tom", "to bakers")
    assert rewrite(profile, Kind.NAMES, 7, "Tom: to bakers") == profile == rewrite(profile, Kind.NAMES, 0, "🙂")
    assert remove(profile, Kind.NAMES, 0).names == (Permission("Tom", "never"),)
