"""Names of firms and people are found where a friend is told them, and nothing else is taken for one."""

import pytest

from bot.content.library import world
from flows import play
from flows.targets import after_a_preposition, asks_which_first, names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Casais first, planning team. Then Efacec, and Siemens Mobility.", ("Casais", "Efacec", "Siemens Mobility")),
        ("What do you know about Mota-Engil and Casais?", ("Mota-Engil", "Casais")),
        ("There's a Mrs Kulkarni at Deepak Labs, would you put in a word?", ("Mrs Kulkarni", "Deepak Labs")),
        ("Efacec: I heard your cousin is there.", ("Efacec",)),
        ("Siemens, Alstom and Bosch.", ("Siemens", "Alstom", "Bosch")),
        ("At Casais, the one with the gravel?", ("Casais",)),
        ("I'm after a planning job in Porto or Braga, before Easter.", ()),
        ("Right, names. Early, always. Great soup!", ()),
        ("Thanks Inês, see you on Thursday. Dear Paulo would laugh.", ()),
        ("I know Excel and English.", ()),
    ],
)
def test_names(text: str, names: tuple[str, ...]):
    assert names_in(text, but=("Inês",)) == names


def test_which_comes_first_is_asked_in_many_ways():
    for text in ("Who would you try first, and why?", "Which one do you mean?", "Where would you start?", "Which of them would you call?"):
        assert asks_which_first(text), text
    for text in ("How did it begin?", "Which is a pity.", "Who is she?"):
        assert not asks_which_first(text), text
    assert after_a_preposition("Do you know anybody at Bluebell Health?") == "Bluebell Health"


@pytest.mark.parametrize(
    "partner", sorted(f"{name}.trusted_contact" for name in world().people if "trusted_contact" in world().people[name].partner.parts)
)
def test_a_friend_picks_one_of_the_names_on_the_table(partner: str):
    rehearsal = play.begin(world(), "trusted_contact", (partner,), 5).rehearsal
    said = (
        "Here is my list: Casais, Efacec and Siemens Mobility. What do you know about them?",
        "Which of the three would you try first, and why?",
    )
    lines: tuple[object, ...] = ()
    for text in said:
        played = play.advance(world(), rehearsal, text)
        rehearsal, lines = played.rehearsal, played.turn.lines
    picked = next(line for line in lines if line.id.startswith("picks["))  # type: ignore[attr-defined]
    assert dict(picked.facts)["target"] in ("Casais", "Efacec", "Siemens Mobility")  # type: ignore[attr-defined]


def test_each_name_on_the_table_is_spoken_of_when_it_is_asked_about():
    rehearsal = play.begin(world(), "trusted_contact", ("ines.trusted_contact",), 5).rehearsal
    asked = (
        ("Names: Mota Norte, and a planner called Teresa Lima at the metro. Do you know them?", "Mota Norte"),
        ("Next one, Teresa Lima. Have you met her?", "Teresa Lima"),
        ("Back to Mota Norte. What are they like to work with?", "Mota Norte"),
    )
    for text, name in asked:
        played = play.advance(world(), rehearsal, text)
        rehearsal = played.rehearsal
        about = [line for line in played.turn.lines if line.id.startswith(("lines.knows[", "lines.knows_not["))]
        assert [dict(line.facts)["target"] for line in about] == [name], (text, played.turn.lines)
        assert not any(line.id.startswith("topics.") for line in played.turn.lines), "their own firm is no answer"


@pytest.mark.parametrize("text", ["Could I write to him myself?", "Would they see me?", "First: the metro."])
def test_what_begins_a_sentence_is_no_name(text: str):
    assert names_in(text) == ()
