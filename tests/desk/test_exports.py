"""Tables to take along: what the pages show and no more, on the coach's clock, and nothing in them that a spreadsheet would compute."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from sqlmodel import select

from bot.coaching import cohorts, exercises, tasks
from bot.store.coaching import Assigned, Designed, Member, Task
from bot.store.codec import dump
from bot.store.store import Store
from bot.store.tables import Learner, Rehearsed
from bot.web.desk import sheets
from bot.web.desk.sheets import Export, Sheet, as_csv, as_xlsx, sent
from flows.exercise import Exercise
from tests.desk.conftest import Browser
from tests.desk.sample import Desk, joined

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TRICKS = (
    '=HYPERLINK("http://x")',
    "+49 30",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "  =1+1",
    "＝1+1",
    "|calc",
    "\r=1",
    "=cmd|' /C calc'!A0",
    "https://x.example",
    "0012",
    "{=1}",
)


def read_csv(content: bytes) -> list[list[str]]:
    """Its lines, each as long as the first."""
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    return rows


def read_xlsx(content: bytes) -> dict[str, list[list[str | float | None]]]:
    """Its sheets by name; texts as texts, numbers as numbers. There is no formula and no link in any of them."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert not [name for name in book.namelist() if "vba" in name.lower() or "external" in name.lower() or "hyperlink" in name.lower()]
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        texts = ["".join(piece.text or "" for piece in each.iter(f"{_S}t")) for each in shared]
        names = [each.attrib["name"] for each in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{_S}sheet")]
        found = {}
        for number, name in enumerate(names, 1):
            page = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
            assert not list(page.iter(f"{_S}f")) and not list(page.iter(f"{_S}hyperlink"))
            found[name] = [[_cell(cell, texts) for cell in row] for row in page.iter(f"{_S}row")]
        return found


def _cell(cell: ElementTree.Element, texts: list[str]) -> str | float | None:
    value = cell.find(f"{_S}v")
    if value is None or value.text is None:
        return None
    return texts[int(value.text)] if cell.attrib.get("t") == "s" else float(value.text)


async def fetched(browser: Browser, path: str) -> bytes:
    answer = await browser.get(path)
    assert answer.status_code == 200 and answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["content-type"] == sheets.KINDS[path.rpartition(".")[2]] and answer.headers["cache-control"] == "no-store"
    return answer.content


async def table_of(browser: Browser, path: str) -> dict[str, dict[str, str]]:
    """A CSV by learner and column; columns without what is in brackets."""
    head, *rows = read_csv(await fetched(browser, path))
    names = [each.partition(" (")[0] for each in head]
    return {row[0]: dict(zip(names, row, strict=True)) for row in rows}


async def set_zone(store: Store, on_it: Desk, zone: str) -> None:
    async with store.work() as work:
        (await work.exec(select(Learner).where(Learner.id == on_it.coach.learner))).one().zone = zone


async def test_the_pages_lead_to_them(laid_desk: Desk, maria: Browser):
    for page, place in ((f"/desk/assignment/{laid_desk.assignment.id}", "results"), (f"/desk/cohort/{laid_desk.cohort.id}", "overview")):
        text = await maria.look(page)
        for kind in ("csv", "xlsx"):
            assert f'href="{page}/{place}.{kind}"' in text
            await fetched(maria, f"{page}/{place}.{kind}")


async def test_results_tell_what_the_page_tells(laid_desk: Desk, maria: Browser):
    found = await table_of(maria, f"/desk/assignment/{laid_desk.assignment.id}/results.csv")
    ada = found["Ada"]
    assert list(found) == ["Ada", "Ben", "Chiara"]
    assert (ada["How it stands"], ada["Tries"], ada["Talks shown"], ada["Second coffee"]) == ("Not passed yet", "1", "1", "no")
    assert int(ada["Slips"]) >= 3 and ada["Slips: the resume"] == "1" and ada["What was missing"] and ada["Late"] == "no"
    assert all(0 <= int(ada[line]) <= 10 for line in ("Memorable", "A clear aim", "A next step"))
    assert found["Chiara"]["How it stands"] == "Passed" and found["Chiara"]["Scores and slips"] == "kept private"


async def test_what_a_learner_keeps_private_is_in_no_file(laid_desk: Desk, maria: Browser):
    place = f"/desk/assignment/{laid_desk.assignment.id}/results"
    chiara = (await table_of(maria, f"{place}.csv"))["Chiara"]
    shown = {"Learner", "Scores and slips", "How it stands", "Late", "Tries", "Given", "Begun", "Due", "Try that counts", "Talks shown"}
    assert {name for name, value in chiara.items() if value} == shown
    book = read_xlsx(await fetched(maria, f"{place}.xlsx"))
    for name in ("Learners", "Tries"):
        head, *rows = book[name]
        (mine,) = [row for row in rows if row[0] == "Chiara"]
        assert len(mine) <= head.index("Second coffee") or not any(mine[head.index("Second coffee") :])
    assert any("One learner keeps scores and slips private" in str(row[0]) for row in book["About this table"])


async def test_consent_that_is_taken_back_empties_the_cells(store: Store, laid_desk: Desk, maria: Browser):
    async with store.work() as work:
        await cohorts.consent(work, (await work.exec(select(Member).where(Member.id == laid_desk.members[0].id))).one(), False)
    ada = (await table_of(maria, f"/desk/assignment/{laid_desk.assignment.id}/results.csv"))["Ada"]
    assert not ada["Second coffee"] and not ada["Slips"] and not ada["What was missing"] and ada["How it stands"] == "Not passed yet"


async def test_every_try_has_a_line(laid_desk: Desk, maria: Browser):
    head, *rows = read_xlsx(await fetched(maria, f"/desk/assignment/{laid_desk.assignment.id}/results.xlsx"))["Tries"]
    assert [row[:2] for row in rows] == [["Ada", "shown"], ["Ben", "shown"], ["Chiara", "kept private"]]
    assert [row[head.index("Talk shown")] for row in rows] == ["yes", "no", "no"]


async def test_the_overview_has_a_column_for_each_exercise(store: Store, laid_desk: Desk, maria: Browser):
    async with store.work() as work:
        cohort = await cohorts.by_number(work, laid_desk.coach, laid_desk.cohort.id)
        member = (await work.exec(select(Member).where(Member.id == laid_desk.members[1].id))).one()
        row = await exercises.by_number(work, laid_desk.coach, laid_desk.designed.id)
        await tasks.assign(work, laid_desk.coach, row, cohort, datetime.now(UTC), member)
        task = (await work.exec(select(Task).where(Task.learner == laid_desk.members[0].learner))).one()
        await tasks.excuse(work, task, True)
    head, *rows = read_csv(await fetched(maria, f"/desk/cohort/{laid_desk.cohort.id}/overview.csv"))
    assert head[-2:] == ["Leave the résumé at home", "Leave the résumé at home (2)"]
    assert [row[-2:] for row in rows] == [["Excused", ""], ["Not passed yet", "Not told yet"], ["Passed", ""]]
    assert rows[0][head.index("Exercises given")] == "0"


async def test_why_somebody_needs_their_coach_is_told_in_words(store: Store, laid_desk: Desk, maria: Browser):
    async with store.work() as work:
        await joined(work, laid_desk.coach, laid_desk.cohort, 20, datetime.now(UTC))
        task = (await work.exec(select(Task).order_by(Task.id.desc()))).first()
        await tasks.told(work, task, datetime.now(UTC) - timedelta(days=5))
    found = await table_of(maria, f"/desk/cohort/{laid_desk.cohort.id}/overview.csv")
    assert found["Elif 2"]["Why they need you"] == "has not begun (given five days ago)" and found["Elif 2"]["Last try"] == ""


@pytest.mark.parametrize(
    ("zone", "hours", "told"), [("Asia/Kolkata", 5.5, "Asia/Kolkata"), ("America/New_York", -5, "America/New York"), ("", 0, "UTC")]
)
async def test_times_are_on_the_coach_s_clock_and_the_zone_is_named(
    store: Store, laid_desk: Desk, maria: Browser, zone: str, hours: float, told: str
):
    await set_zone(store, laid_desk, zone)
    due = datetime(2026, 12, 1, 22, 30, tzinfo=UTC)
    async with store.work() as work:
        row = (await work.exec(select(Assigned).where(Assigned.id == laid_desk.assignment.id))).one()
        row.due = due
    place, here = f"/desk/assignment/{laid_desk.assignment.id}/results", (due + timedelta(hours=hours)).replace(tzinfo=None)
    head, *rows = read_csv(await fetched(maria, f"{place}.csv"))
    column = head.index(f"Due ({told})")
    assert rows[0][column] == here.strftime("%Y-%m-%d %H:%M")
    book = read_xlsx(await fetched(maria, f"{place}.xlsx"))
    assert book["Learners"][1][column] == pytest.approx((here - datetime(1899, 12, 30)) / timedelta(days=1))
    assert any(told in str(row[0]) for row in book["About this table"])


async def test_days_are_days_for_a_spreadsheet(laid_desk: Desk, maria: Browser):
    content = await fetched(maria, f"/desk/assignment/{laid_desk.assignment.id}/results.xlsx")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert "yyyy-mm-dd hh:mm" in book.read("xl/styles.xml").decode()


@pytest.mark.parametrize("trick", TRICKS)
async def test_no_name_becomes_a_formula(store: Store, laid_desk: Desk, maria: Browser, trick: str):
    async with store.work() as work:
        (await work.exec(select(Member).where(Member.id == laid_desk.members[0].id))).one().called = trick
        (await work.exec(select(Assigned).where(Assigned.id == laid_desk.assignment.id))).one().state = dump(
            Exercise(trick, "coffee", "dana")
        )
    for place in (f"/desk/assignment/{laid_desk.assignment.id}/results", f"/desk/cohort/{laid_desk.cohort.id}/overview"):
        rows = read_csv(await fetched(maria, f"{place}.csv"))
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@", "|", "＝")) or cell.startswith(("\t", "\r"))]
        assert trick in [cell.removeprefix("'") for cell in cells]
        assert trick.replace("\r", "\n") in [
            str(cell).replace("_x000D_", "\r").replace("\r", "\n")
            for row in read_xlsx(await fetched(maria, f"{place}.xlsx"))["Learners"]
            for cell in row
        ]


NAMES = {
    "Autumn group": "Autumn-group-overview-{day}",
    "../../etc/passwd": "etc-passwd-overview-{day}",
    'a"b\r\nSet-Cookie: x=1; b\\c': "a-b-Set-Cookie-x-1-b-c-overview-{day}",
    "日本語": "overview-{day}",
    "....": "overview-{day}",
    "\u202egnp.exe": "gnp-exe-overview-{day}",
    "x" * 60: "x" * 60 + "-{day}",
}


@pytest.mark.parametrize("name", NAMES)
async def test_a_file_has_a_name_that_is_safe(store: Store, laid_desk: Desk, maria: Browser, name: str):
    async with store.work() as work:
        (await cohorts.by_number(work, laid_desk.coach, laid_desk.cohort.id)).name = name
    answer = await maria.get(f"/desk/cohort/{laid_desk.cohort.id}/overview.csv")
    said = answer.headers["content-disposition"]
    assert f'filename="{NAMES[name].format(day=datetime.now(UTC).date())}.csv"' in said and said.isascii()
    assert "set-cookie" not in answer.headers and "/" not in said and "%2F" not in said and "%E2%80%AE" not in said
    assert name != "日本語" or "filename*=UTF-8''%E6%97%A5%E6%9C%AC%E8%AA%9E-overview" in said


async def test_a_cohort_of_nobody_is_a_table_of_headings(store: Store, maria: Browser, laid_desk: Desk):
    async with store.work() as work:
        empty = await cohorts.made(work, laid_desk.coach, "Empty", datetime.now(UTC))
        row = (await work.exec(select(Designed))).one()
        given = await tasks.assign(work, laid_desk.coach, row, empty, datetime.now(UTC))
    for place in (f"/desk/assignment/{given.id}/results", f"/desk/cohort/{empty.id}/overview"):
        assert len(read_csv(await fetched(maria, f"{place}.csv"))) == 1
        assert len(read_xlsx(await fetched(maria, f"{place}.xlsx"))["Learners"]) == 1


async def test_whoever_left_is_in_no_file(store: Store, laid_desk: Desk, maria: Browser):
    async with store.work() as work:
        await cohorts.leave(work, (await work.exec(select(Member).where(Member.id == laid_desk.members[0].id))).one())
    for place in (f"/desk/assignment/{laid_desk.assignment.id}/results", f"/desk/cohort/{laid_desk.cohort.id}/overview"):
        assert b"Ada" not in await fetched(maria, f"{place}.csv")
        assert "Ada" not in str(read_xlsx(await fetched(maria, f"{place}.xlsx")))


async def test_a_talk_that_is_no_longer_kept_leaves_cells_empty_and_the_rest_as_it_was(store: Store, laid_desk: Desk, maria: Browser):
    async with store.work() as work:
        for row in (await work.exec(select(Rehearsed).where(Rehearsed.learner == laid_desk.members[1].learner))).all():
            row.summary = ""
    ben = (await table_of(maria, f"/desk/assignment/{laid_desk.assignment.id}/results.csv"))["Ben"]
    assert not ben["Second coffee"] and ben["How it stands"] == "Not passed yet" and ben["What was missing"]


async def test_they_are_their_coach_s_alone(laid_desk: Desk, tom: Browser, nobody: Browser):
    for place in (
        f"assignment/{laid_desk.assignment.id}/results",
        f"cohort/{laid_desk.cohort.id}/overview",
        "assignment/0/results",
        f"cohort/{2**70}/overview",
    ):
        for kind in ("csv", "xlsx"):
            await tom.look(f"/desk/{place}.{kind}", 404)
            await nobody.look(f"/desk/{place}.{kind}", 303)


async def test_there_is_no_other_kind_of_file(laid_desk: Desk, maria: Browser):
    for kind in ("json", "xls", "CSV", "", "csv.exe"):
        await maria.look(f"/desk/assignment/{laid_desk.assignment.id}/results.{kind}", 404)


async def test_what_was_withdrawn_can_no_longer_be_taken_along(laid_desk: Desk, maria: Browser):
    await maria.send_form(f"/desk/assignment/{laid_desk.assignment.id}/withdraw")
    await maria.look(f"/desk/assignment/{laid_desk.assignment.id}/results.csv", 404)


def test_cells_that_no_program_takes_are_made_fit():
    odd = ("half \ud800 a pair", "x" * 40_000, "\x00\x01\x1f", "", "a\nb", "_x0041_")
    export = Export(
        "Odd",
        datetime(2026, 11, 23, 10, 0),
        (Sheet("Learners", ("Learner", "n"), tuple((each, 1.5) for each in odd)),),
        Sheet("About this table", ("x",), ()),
    )
    rows = read_xlsx(as_xlsx(export))["Learners"]
    assert rows[1][0] == "half ? a pair" and len(str(rows[2][0])) == 32_000 and rows[1][1] == 1.5
    assert read_csv(as_csv(export))[1] == ["half ? a pair", "1.5"]
    assert sent(export, sheets.CSV, b"").headers["content-disposition"].startswith('attachment; filename="Odd-2026-11-23.csv"')


def test_nobody_who_asks_for_no_workbook_waits_for_its_library():
    asked = "import sys, bot.web.desk.site, bot.web.api.site; sys.exit('xlsxwriter' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
