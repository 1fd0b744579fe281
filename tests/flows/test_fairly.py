"""What only sounds like more than it is, a yes that is taken for granted, and what deserves praise."""

import pytest

from bot.content.library import rewriting
from flows.moves import Move, Reading, Sighting
from flows.rewriting.draft import pieces
from flows.rewriting.gifts import without_gifts
from flows.rewriting.praise import praiseworthy
from flows.rewriting.waiting import fairly

FOOTING, WAITING = rewriting().footing, rewriting().waiting


def heard(move: Move, text: str, words: str = "", confidence: float = 0.9) -> Sighting:
    start = text.index(words) if words else 0
    return Sighting(move, confidence, (start, start + len(words or text)))


@pytest.mark.parametrize(
    ("text", "gift"),
    [
        ("Hi Noor, in case nobody has sent it yet: https://tenders.example.org/7", True),
        ("Hi Noor, you were looking for this map. https://maps.example.org/1911", True),
        ("Hi Noor, in case it helps, here is my work: https://noor.example.org", False),
        ("Hi Noor, you might like this: https://folio.example.org/ana", False),
        ("Hi Noor, our tool might help: https://tool.example.org", False),
        ("Hi Noor, here it is: https://x.example.org/7", False),
        ("Hi Noor, in case it helps, here is the resume.", False),
    ],
)
def test_a_link_for_the_reader_is_no_resume(text: str, gift: bool) -> None:
    left = without_gifts(text, Reading((heard(Move.RESUME_PUSH, text, text[-12:]),)))
    assert (Move.RESUME_PUSH not in left.moves) is gift


@pytest.mark.parametrize(
    ("text", "presumes"),
    [
        ("Henrik is a friend, so I am confident that you will find half an hour for me.", True),
        ("I trust you'll make time to see me.", True),
        ("We expect that you will have a moment for us on Friday.", True),
        ("I'm sure you will find time for a swim.", False),
        ("I'm sure you'll find the room without me.", False),
        ("I hope you find half an hour for me.", False),
        ("I'm sure you will find a moment for me if it suits you.", False),
    ],
)
def test_a_yes_that_is_taken_for_granted(text: str, presumes: bool) -> None:
    assert any(True for piece in pieces(text) for _ in WAITING.presumed(piece)) is presumes
    pressed = fairly(text, Reading(()), WAITING, False).moves
    assert (Move.PRESSURE in pressed) is presumes


def test_a_hedge_does_not_land_on_travel_dates_and_jokes() -> None:
    text = "I will be in Tampere from 6 to 9 November."
    assert WAITING.only_travels(text) and not WAITING.only_travels("I will be in Tampere on Friday, will you?")
    assert not fairly(text, Reading((heard(Move.PRESSURE, text, confidence=0.5),)), WAITING, False).sightings
    joke = "Sign it for my dog in the next edition?"
    assert WAITING.dreams(Move.FAVOR_ASK, joke) and not WAITING.dreams(Move.FAVOR_ASK, "Sign it for my dog on Friday?")
    assert not fairly(joke, Reading((heard(Move.FAVOR_ASK, joke, confidence=0.5),)), WAITING, False).sightings
    sure = heard(Move.FAVOR_ASK, joke, confidence=0.95)
    assert fairly(joke, Reading((sure,)), WAITING, False).sightings == (sure,)


@pytest.mark.parametrize(
    ("text", "move", "praised"),
    [
        ("Thank you for showing us the press.", Move.GRATITUDE, True),
        ("It was so kind of Ellis to bring us together.", Move.GRATITUDE, True),
        ("Thank you in advance and have a nice day.", Move.GRATITUDE, False),
        ("I still owe you for the taxi.", Move.GRATITUDE, False),
        ("Thank you.", Move.GRATITUDE, False),
        ("I have run the media kitchen for six years.", Move.PURPOSE, False),
        ("I want to move into wind power.", Move.PURPOSE, True),
        ("If it is to hand I would enjoy reading it.", Move.GIVING, False),
        ("I loved your piece on trams.", Move.GIVING, True),
    ],
)
def test_praise_is_sure(text: str, move: Move, praised: bool) -> None:
    assert (move in praiseworthy(text, Reading((heard(move, text),)), FOOTING).moves) is praised


def test_what_is_said_kindly_before_something_is_sold_is_not_praised() -> None:
    text = "Lovely dahlias! We cut waste by half."
    reading = Reading((heard(Move.GIVING, text, "Lovely dahlias!"), heard(Move.SALES_PITCH, text, "We cut waste by half.")))
    assert praiseworthy(text, reading, FOOTING).moves == (Move.SALES_PITCH,)
