"""`second-coffee admin coach` and its kin: coaches are named by whoever runs the bot, and corrections are told without a name."""

import asyncio
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from bot.coaching import coaches, cohorts, overruling, sharing
from bot.store.coaching import Coach
from bot.store.store import Store
from bot.store.tables import Taken
from flows.moves import Move
from tests.coaching.group import SLIP, coach, group, played
from tests.commands import Done, command
from tests.conftest import NOW
from tests.emulator import Emulator


@pytest.fixture
def telegram() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


def is_there(address: str) -> bool:
    """Whether a database was made."""
    return Path(address.removeprefix("sqlite:///")).exists()


async def admin(address: str, *asked: str, **settings: str) -> Done:
    """What it answers."""
    env = os.environ | {"DATABASE_URL": address, "TELEGRAM_BOT_TOKEN": ""} | settings
    return await asyncio.to_thread(command, "admin", *asked, env=env, within=30)


async def told(address: str, *asked: str, **settings: str) -> dict[str, Any]:
    """The JSON object it answers with."""
    done = await admin(address, *asked, "--json", **settings)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


async def test_a_coach_is_named_before_they_write_and_found_when_they_do(store: Store, address: str):
    named = await told(address, "coach", "7654321", "--name", " Maria\nKeller ", "--about", "Twenty years in outplacement.")
    assert (named["name"], named["about"], named["wrote_before"]) == ("Maria Keller", "Twenty years in outplacement.", False)
    again = await told(address, "coach", "7654321", "--name", "Maria K.")
    assert (again["coach"], again["name"], again["about"], again["wrote_before"]) == (named["coach"], "Maria K.", named["about"], True)
    async with store.work() as work:
        found = (await work.exec(select(Coach))).one()
        assert await coaches.all_of_them(work) == [(found, 7654321)] and found.name == "Maria K."


async def test_coaches_are_listed_with_how_many_they_coach(store: Store, address: str):
    async with store.work() as work:
        here = await group(work)
        await cohorts.let_in(work, here.cohort, await coach(work, 7, "Ben Adler"), NOW)
        await cohorts.close(work, await cohorts.made(work, here.coach, "Over", NOW), NOW)
    listed = (await told(address, "coaches"))["coaches"]
    assert [(each["name"], each["chat"], each["cohorts"], each["learners"]) for each in listed] == [
        ("Ben Adler", 7, 1, 2),
        ("Maria Keller", 100, 1, 2),
    ]
    words = (await admin(address, "coaches")).stdout
    assert words.startswith("coaches: 2\n  coach: 2, chat: 7, name: Ben Adler,")


async def test_who_is_no_coach_any_more_leaves_cohorts_to_others_and_closes_the_rest(store: Store, address: str):
    async with store.work() as work:
        here = await group(work)
        await cohorts.let_in(work, here.cohort, await coach(work, 7, "Ben Adler"), NOW)
        await cohorts.made(work, here.coach, "Alone", NOW)
    assert await told(address, "sign-out", "100") == {"known": True, "sessions": 0, "keys": 0}
    assert await told(address, "sign-out", "999") == {"known": False, "sessions": 0, "keys": 0}
    assert await told(address, "uncoach", "100") == {"known": True, "cohorts_left": 1, "cohorts_closed": 1}
    assert await told(address, "uncoach", "100") == {"known": False, "cohorts_left": 0, "cohorts_closed": 0}
    assert await told(address, "uncoach", "999") == {"known": False, "cohorts_left": 0, "cohorts_closed": 0}
    assert [each["name"] for each in (await told(address, "coaches"))["coaches"]] == ["Ben Adler"]


async def test_a_link_is_good_with_the_bots_token(telegram: Emulator, store: Store, address: str):
    answer = await told(address, "coach-link", **telegram.env)
    before, _, payload = answer["link"].partition("?start=")
    assert before == "https://t.me/SecondCoffeeBot" and telegram.token not in str(answer)
    async with store.work() as work:
        assert await coaches.redeem(work, payload, telegram.token, NOW) and not await coaches.redeem(work, payload, telegram.token, NOW)


async def test_where_telegram_does_not_answer_the_links_end_is_told(database: str):
    away = {"TELEGRAM_BOT_TOKEN": "1:token", "TELEGRAM_API_BASE_URL": "http://127.0.0.1:9"}
    answer = await told(database, "coach-link", **away)
    assert set(answer) == {"payload", "good_until", "use"} and answer["payload"].startswith("coach_")
    assert (await admin(database, "coach-link", **away)).stdout.splitlines()[0].startswith("payload: coach_")
    assert not is_there(database), "it needs no database"


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        (("coach-link",), "TELEGRAM_BOT_TOKEN is missing"),
        (("coach", "0", "--name", "Maria"), "private chat, above 0"),
        (("coach", "-100123", "--name", "Maria"), "private chat, above 0"),
        (("coach", str(1 << 63), "--name", "Maria"), "private chat, above 0"),
        (("uncoach", "-7"), "private chat, above 0"),
        (("coach", "7", "--name", " \n"), "takes a name"),
        (("coach", "7", "--name", "\u200b"), "takes a name"),
        (("coach", "7"), "--name"),
        (("coach", "Maria", "--name", "Maria"), "a whole number is wanted"),
    ],
)
async def test_bad_usage_is_one_line_and_status_two(database: str, asked: tuple[str, ...], complaint: str):
    done = await admin(database, *asked)
    assert done.returncode == 2 and complaint in done.stderr.splitlines()[-1] and not done.stdout


async def test_corrections_are_lines_of_a_corpus_without_a_name(store: Store, address: str):
    assert (await admin(address, "corrections")).stdout == ""
    async with store.work() as work:
        here = await group(work)
        ada = here.learners["Ada"]
        played_ = await played(work, ada, SLIP)
        found = await sharing.share(work, ada, played_.row, here.cohort.id or 0, NOW)
        turn = (await work.exec(select(Taken.id).where(Taken.rehearsal == played_.row.id, Taken.kind == "say"))).first() or 0
        assert found is not None
        row = await overruling.overrule(work, here.coach, found, turn, Move.REFERRAL_ASK, "She had asked.", NOW)
        await overruling.agreed(work, ada, row.id or 0, True, NOW)
    (line,) = (await admin(address, "corrections")).stdout.splitlines()
    assert json.loads(line)["text"] == SLIP and not {"Ada", "Maria", "She had asked"} & {*line.split('"')}
    assert (await told(address, "corrections"))["corrections"] == [json.loads(line)]
