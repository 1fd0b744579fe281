"""Contacts to take along: a table that no spreadsheet computes, and cards that another program reads back."""

import csv
import io

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.address_book import COLUMNS, card, cards, table
from flows.contact import Contact, Met
from flows.promises import Promise

DAY = 739_943
ANA = Contact(
    "Ana María Reyes-Łoś",
    "Head of R&D; testing, too",
    "Bosch, Robert \\ GmbH",
    "ana@bosch.example",
    "+49 30 1234567",
    "https://bosch.example/ana?a=1;b=2,3",
    ("two dogs; likes chess, a lot", "line one\nline two"),
    (Met(DAY - 20, "grippers"), Met(DAY - 2)),
    "visit her lab",
    (Promise("send the paper", DAY, DAY + 2),),
)
FORMULAS = ["=1+1", "+49 30 1234567", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "  =cmd|' /C calc'!A0", "|calc"]


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_table_has_a_mark_for_excel_a_heading_and_a_line_for_each():
    content = table([ANA, Contact("Tom")])
    assert content.startswith(b"\xef\xbb\xbf")
    first, second = rows_of(content)
    assert len(first) == len(COLUMNS)
    assert (first["Name"], first["Company"], first["Last talked"], first["Times talked"]) == (ANA.name, ANA.company, "2026-11-21", "2")
    assert first["Notes"] == "\n".join(ANA.notes) and first["Promises open"] == "send the paper (2026-11-25)"
    assert second["Name"] == "Tom" and not second["Last talked"]


@pytest.mark.parametrize("cell", FORMULAS)
def test_no_cell_is_taken_for_a_formula(cell: str):
    (row,) = rows_of(table([Contact(cell, cell, cell, cell, cell, cell, (cell,), next_step=cell)]))
    assert all(value.startswith("'") for value in (row["Name"], row["Phone"], row["Notes"], row["Next step"]))


@given(st.text(max_size=60))
@settings(max_examples=60)
def test_any_text_stays_in_its_cell(text: str):
    rows = rows_of(table([Contact("Ana", notes=(text.replace("\0", ""),)), Contact("Tom")]))
    assert [row["Name"] for row in rows] == ["Ana", "Tom"]
    assert not rows[0]["Notes"].lstrip().startswith(("=", "+", "-", "@", "|"))


def test_a_card_is_read_back_by_another_program():
    first, second = vobject.readComponents(cards([ANA, Contact("Tom")]).decode())
    assert first.version.value == "3.0" and first.fn.value == ANA.name
    assert (first.n.value.family, first.n.value.given) == ("Reyes-Łoś", "Ana María")
    assert first.org.value == [ANA.company] and first.title.value == ANA.role
    assert (first.email.value, first.tel.value, first.url.value) == (ANA.email, ANA.phone, ANA.link)
    for words in (
        *ANA.notes,
        "2026-11-03: grippers",
        "2026-11-21: talked",
        "You said: send the paper (by 2026-11-25)",
        "Next: visit her lab",
    ):
        assert words in first.note.value
    assert second.fn.value == "Tom" and second.n.value.given == "Tom" and "note" not in second.contents


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=300))
@settings(max_examples=100)
def test_any_words_come_back_from_a_card_whose_lines_are_folded(words: str):
    text = card(Contact("Ana", notes=(words,) if words.strip() else ()))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    read = vobject.readOne(text)
    assert read.fn.value == "Ana"
    if words.strip():
        assert read.note.value == words


def test_nothing_in_a_name_ends_a_card_or_begins_another():
    content = cards([Contact("Ana\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Eve", notes=("x\x00y\x1b[0m",))]).decode()
    assert content.count("\r\nEND:VCARD\r\n") == 1 and len(list(vobject.readComponents(content))) == 1
    assert "\x00" not in content and "\x1b" not in content
