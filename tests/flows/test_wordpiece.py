"""WordPiece cuts text into known pieces and keeps where each of them stands."""

from hypothesis import given
from hypothesis import strategies as st

from flows.recogniser.wordpiece import WordPiece

PIECES = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "intro", "##duce", "me", "cafe", "'", "don", "t", "?", "."])


def cut(text: str) -> list[str]:
    return [text[start:behind] for start, behind in PIECES.pieces(text).spans]


def test_the_longest_known_piece_comes_first():
    assert PIECES.pieces("introduce me?").ids == (4, 5, 6, 11)
    assert cut("introduce me?") == ["intro", "duce", "me", "?"]


def test_case_accents_and_curly_quotes_do_not_matter_and_places_are_those_of_the_message():
    assert PIECES.pieces("CAFÉ don’t").ids == PIECES.pieces("cafe don't").ids
    assert cut("CAFÉ don’t") == ["CAFÉ", "don", "’", "t"]


def test_a_word_without_known_pieces_is_unknown_as_a_whole():
    assert PIECES.pieces("xyz me").ids == (PIECES.unknown, 6)


@given(st.text(max_size=200))
def test_every_piece_stands_in_the_text_in_order(text: str):
    spans = PIECES.pieces(text).spans
    assert all(0 <= start < behind <= len(text) for start, behind in spans)
    assert list(spans) == sorted(spans)
