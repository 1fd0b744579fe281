"""Tables as files, CSV and XLSX: no cell of them can become a formula, and whoever keeps scores private keeps them here too."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.responses import Response

from bot.address_book import harmless

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CSV, XLSX = "csv", "xlsx"
KINDS = {CSV: "text/csv; charset=utf-8", XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
Cell = str | int | float | datetime | None  # a time without a zone: what a clock shows that the heading names
_BOM = "\ufeff"  # Excel takes a table for Latin-1 without it
_MOMENT, _MOMENT_WIDTH = "yyyy-mm-dd hh:mm", 16
_NARROWEST, _WIDEST, _LONGEST_NAME = 8, 48, 60  # of columns and of a file's name, in characters
_LONGEST_CELL = 32_000  # Excel takes 32,767
_NO_GUESSING = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: ("Learners", ("Learner", "Tries"), (("Ada", 3), ("Ben", None)))."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Export:
    """What is taken along: a CSV holds the first sheet, an XLSX all of them and the legend."""

    title: str
    at: datetime  # on the reader's clock
    sheets: tuple[Sheet, ...]
    legend: Sheet


def as_csv(export: Export) -> bytes:
    """UTF-8 with a mark for Excel; every line has as many cells as the first."""
    written, sheet = io.StringIO(), export.sheets[0]
    rows = csv.writer(written)
    rows.writerow([harmless(each) for each in sheet.columns])
    rows.writerows([_written(cell) for cell in row] for row in sheet.rows)
    return (_BOM + written.getvalue()).encode("utf-8", "replace")


def as_xlsx(export: Export) -> bytes:
    """A workbook, made in memory: what learners did lies in no file of ours."""
    from xlsxwriter import Workbook  # 20 ms, for the few who ask

    written = io.BytesIO()
    with Workbook(written, {"in_memory": True, **_NO_GUESSING}) as book:
        book.set_properties({"title": _sound(export.title), "created": export.at})
        bold, moment = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": _MOMENT, "align": "left"})
        for sheet in (*export.sheets, export.legend):
            page = book.add_worksheet(sheet.name)
            for column, head in enumerate(sheet.columns):
                page.write_string(0, column, _sound(head), bold)
                page.set_column(column, column, _width([head, *(row[column] for row in sheet.rows)]))
            for number, row in enumerate(sheet.rows, 1):
                _fill(page, number, row, moment)
            page.freeze_panes(1, 1)
            if sheet is not export.legend:
                page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.columns) - 1)
    return written.getvalue()


def sent(export: Export, kind: str, made: bytes) -> Response:
    """The file as an answer, to be kept and not to be shown."""
    day = export.at.date().isoformat()
    plain, full = (f"{name}-{day}.{kind}" for name in (_slug(export.title, True) or "export", _slug(export.title) or "export"))
    named = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(full, safe='')}"
    return Response(made, headers={"Content-Type": KINDS[kind], "Content-Disposition": named})


def _fill(page: Worksheet, number: int, row: Sequence[Cell], moment: Format) -> None:
    """One row; text is written as text, whatever it looks like."""
    for column, cell in enumerate(row):
        if isinstance(cell, datetime):
            page.write_datetime(number, column, cell, moment)
        elif isinstance(cell, str):
            page.write_string(number, column, _sound(cell))
        elif cell is not None:
            page.write_number(number, column, cell)


def _written(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    return harmless(cell) if isinstance(cell, str) else "" if cell is None else str(cell)


def _sound(text: str) -> str:
    """Text that a workbook can hold."""
    return text[:_LONGEST_CELL].encode("utf-8", "replace").decode()


def _width(cells: Iterable[Cell]) -> int:
    widths = [_MOMENT_WIDTH if isinstance(cell, datetime) else len(str(cell)) for cell in cells if cell is not None]
    return min(_WIDEST, max(_NARROWEST, *widths) + 1)


def _slug(title: str, is_ascii: bool = False) -> str:
    """A title as part of a file's name: letters and digits, all else a hyphen: "Leave the résumé!" is "Leave-the-resume"."""
    text = unicodedata.normalize("NFKD" if is_ascii else "NFC", title)
    if is_ascii:
        text = "".join(each for each in text if each.isascii())
    return "-".join("".join(each if each.isalnum() else " " for each in text).split())[:_LONGEST_NAME].strip("-")
