"""What is kept of whoever sits at the terminal: told, handed over, erased; and what lives elsewhere says so."""

import json
from pathlib import Path

import pytest
from sqlmodel import select

from bot.belongings import BELONGINGS
from bot.store.store import Store
from bot.terminal.commands import COMMANDS, ELSEWHERE

from .conftest import DANA, Learner

WORDS = "How did you end up testing robot grippers?"


async def has_talked(learner: Learner) -> None:
    """One rehearsal, debriefed."""
    await learner.sits_down(DANA)
    await learner.types("", WORDS, "/stop", "yes", "/goal a job in robotics by spring", "")


async def rows(store: Store) -> int:
    async with store.work() as work:
        return sum([len((await work.exec(select(its.table))).all()) for its in BELONGINGS.values()])


def on_the_disk(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.glob("coffee.db*"))


async def test_privacy_says_where_the_file_lies_and_that_nothing_leaves_the_machine(learner: Learner, tmp_path: Path) -> None:
    await learner.sits_down()
    told = await learner.types("/privacy")
    assert str(tmp_path / "coffee.db") in told and "Nothing leaves the machine" in told


async def test_export_writes_a_page_to_read_and_a_document_for_programs(learner: Learner, tmp_path: Path) -> None:
    await has_talked(learner)
    there = tmp_path / "My Coffee"
    assert str(there) in await learner.types(f"/export {there}")
    document = json.loads((there / "second-coffee.json").read_text("utf-8"))
    assert len(document["rehearsals"]) == 1 and WORDS in json.dumps(document["turns"])
    page = (there / "second-coffee.html").read_text("utf-8")
    assert WORDS in page and "Dana" in page and "chat's number" not in page and "a job in robotics by spring" in page


async def test_an_export_in_the_middle_of_a_talk_leaves_the_talk_as_it_is(learner: Learner, tmp_path: Path) -> None:
    await learner.sits_down(DANA)
    await learner.types("", f"/export {tmp_path / 'one'}")
    assert learner.reply.title.startswith("Dana") and (tmp_path / "one" / "second-coffee.html").exists()


async def test_a_folder_that_cannot_be_written_is_named(learner: Learner, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    await learner.sits_down()
    told = await learner.types(f"/export {tmp_path / 'file'}")
    assert "couldn't" in told and str(tmp_path / "file") in told


async def test_forget_asks_once_and_then_erases_everything(learner: Learner, store: Store, tmp_path: Path) -> None:
    await has_talked(learner)
    before = await rows(store)
    assert before > 3 and "Type yes" in await learner.types("/forget")
    told = await learner.types("yes")
    assert "1 rehearsal (1 line of yours)" in told and await rows(store) == 0
    await store.close()
    assert b"robot grippers" not in on_the_disk(tmp_path)


async def test_forget_takes_an_open_talk_along_and_a_new_one_can_begin(learner: Learner, store: Store) -> None:
    await learner.sits_down(DANA)
    await learner.types("", WORDS, "/forget", "/forget yes")
    assert await rows(store) == 0 and not learner.reply.title
    assert "robot" not in await learner.types("/progress")
    await learner.types("/new", "coffee", "dana", "")
    assert learner.reply.title.startswith("Dana")


@pytest.mark.parametrize("answer", ["no", "", "yes please, tell me more", "/help"])
async def test_anything_but_a_yes_erases_nothing(learner: Learner, store: Store, answer: str) -> None:
    await learner.sits_down(DANA)
    await learner.types("", WORDS)
    before = await rows(store)
    await learner.types("/forget", answer)
    assert await rows(store) == before and learner.reply.title.startswith("Dana")
    await learner.types("yes")
    assert await rows(store) >= before, "the question doesn't wait for ever"


@pytest.mark.parametrize(
    ("word", "there"), [("event", "Telegram"), ("check", "second-coffee check"), ("settings", "/feedback"), ("coach", "Telegram")]
)
async def test_a_command_that_lives_elsewhere_says_where(learner: Learner, word: str, there: str) -> None:
    await learner.sits_down()
    told = await learner.types(f"/{word}")
    assert there in told and "There is no" not in told


def test_what_lives_elsewhere_is_no_command_here() -> None:
    assert not ELSEWHERE.keys() & COMMANDS.keys()
