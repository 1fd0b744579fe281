"""Nobody gets what is not theirs: the table of docs/access.md is what is answered, and what it says is as it should be."""

import asyncio

import pytest

from bot.web.api.table import OPERATIONS
from tests.desk.access import OPEN, PAGE, Row, api_rows, rows, table


@pytest.fixture(scope="module")
def found() -> list[Row]:
    """Asked once for all tests here."""
    return asyncio.run(rows())


@pytest.fixture(scope="module")
def of_api() -> list[Row]:
    """The same for the API."""
    return asyncio.run(api_rows())


def test_the_page_is_what_is_answered(found: list[Row], of_api: list[Row]):
    assert table(found, of_api) == PAGE.read_text("utf-8"), "python -m tests.desk.access --write"


def test_whoever_is_not_signed_in_is_led_to_the_door(found: list[Row]):
    let_in = [row for row in found if row.path not in OPEN and row.answers[:2] != (303, 303)]
    assert not let_in


def test_what_has_a_number_is_not_there_for_another_coach(found: list[Row]):
    seen = [row for row in found if ":int}" in row.path and row.answers[2] != 404]
    assert not seen


def test_the_coach_reaches_every_page(found: list[Row]):
    missing = [row for row in found if row.method == "GET" and row.path not in OPEN and row.answers[3] != 200]
    assert not missing


def test_without_a_key_no_operation_is_answered(of_api: list[Row]):
    assert {row.answers[0] for row in of_api} == {401}


def test_a_key_that_reads_changes_nothing(of_api: list[Row]):
    assert not [row for row in of_api if row.answers[1] != (200 if row.method == "GET" else 403)]


def test_what_has_a_number_is_not_there_for_another_coach_s_key(of_api: list[Row]):
    assert not [row for row in of_api if "{" in row.path and row.answers[2] != 404]


def test_the_coach_s_key_opens_every_operation(of_api: list[Row]):
    assert [row.answers[3] for row in of_api] == [each.status for each in OPERATIONS]
