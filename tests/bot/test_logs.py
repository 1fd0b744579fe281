"""Logs: a line an event, an id an update from its arrival to what was sent, and never a word or a secret of anybody."""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlalchemy import create_engine, text

from bot.telegram.carrying import logs
from tests.commands import Forked
from tests.emulator import Emulator, server_error
from tests.emulator.faults import bad_gateway, reset
from tests.telegram.learner import Learner

HOME = Path(__file__).parents[2]
PASSWORD = "geheim-wie-sonst"
SORROW = "Do you ever climb when you are sad?"


@pytest.fixture
def telegram() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


def lines_of(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines() if line]


def test_nothing_spills_from_any_library_at_any_level():
    done = subprocess.run([sys.executable, "-m", "tests.bot.spilling"], cwd=HOME, capture_output=True, text=True, timeout=30)
    told = lines_of(done.stderr)
    for hidden in ("AAF", "sonst", "sorrow", "Traceback"):
        assert hidden not in done.stderr
    says = [line["says"] for line in told]
    assert done.returncode == 1 and told[-1]["level"] == "CRITICAL" and str(told[-1]["error"]).startswith("RuntimeError at")
    assert "said ... to '...' in 3 tries" in says and "Job handle" in says and "a line that would be two" in says
    assert not [line for line in told if line["level"] in ("DEBUG", "INFO") and not str(line["of"]).startswith("bot")]
    assert {"asyncio", "py.warnings", "bot.telegram.carrying.logs"} <= {str(line["of"]) for line in told}


def test_on_a_terminal_a_line_reads_as_words():
    record = logging.LogRecord("bot.telegram.carrying.noted", logging.INFO, "noted.py", 1, "sent to %s", ("123:abcdef",), None)
    record.facts = {"method": "send_message"}
    logs.UPDATE.set(0)
    line = logs.Line("123:abcdef").format(record)
    assert line.endswith(" INFO bot.telegram.carrying.noted: sent to <secret> method=send_message") and "+00:00" not in line


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_an_update_is_followed_from_its_arrival_to_the_last_message_and_no_fault_spills_a_word(
    kind: str, telegram: Emulator, tmp_path: Path, request: pytest.FixtureRequest
):
    ada = Learner(telegram)
    address = f"sqlite:///{tmp_path / 'talks.db'}"
    if kind == "postgresql":
        address = request.getfixturevalue("postgres").fresh().replace("postgres@", f"postgres:{PASSWORD}@")
    env = telegram.env | {"DATABASE_URL": address, "LOG_LEVEL": "DEBUG"}
    with Forked("bot", "bot", env=env) as process:
        telegram.wait_until_polled(within=20)
        await ada.begins()
        for fault in (server_error(), bad_gateway(), reset()):
            telegram.faults.on("sendMessage", fault)
        ada.person.skip()
        ada.person.say(SORROW)
        assert await ada.person.hears("", within=15)  # three tries, each looking first whether the one before arrived
        await ada.quiet()
        spoil(address.replace("postgresql:", "postgresql+psycopg:"))
        await ada.asks(SORROW + " Tell me", "tripped")
        await ada.quiet()
        assert process.terminate() == 0
        output = process.output
    for hidden in (telegram.token, telegram.token.partition(":")[2], PASSWORD, quote(PASSWORD), "climb", "Traceback", "INSERT"):
        assert hidden not in output
    told = lines_of(output)
    arrived = [line["update"] for line in told if line["says"] == "kept"]
    assert len(arrived) == len(set(arrived)) > 4
    for update in arrived[:-1]:
        said = [str(line["says"]) for line in told if line.get("update") == update]
        assert said[0] == "kept" and "handled" in said
        assert said.count("to be sent") == said.count("sent") + said.count("not sent"), said
    assert [line for line in told if "could not be handled" in str(line["says"]) and line["update"] == arrived[-1]]


def spoil(address: str) -> None:
    """From now on no turn can be written, and the database says so with the turn in its error."""
    engine = create_engine(address)
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.execute(text("CREATE TRIGGER no BEFORE INSERT ON turns BEGIN SELECT RAISE(ABORT, 'no more turns'); END"))
        else:
            connection.execute(text("ALTER TABLE turns ADD CONSTRAINT no CHECK (rehearsal < 0) NOT VALID"))
    engine.dispose()
