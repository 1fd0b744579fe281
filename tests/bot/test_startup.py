"""What is wrong at the start is said in one line that names the setting, without an address, a secret or a traceback."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from bot.startup import trouble
from bot.store.store import Store
from tests.commands import Forked, command
from tests.emulator import Emulator
from tests.postgres import Postgres

HOME = Path(__file__).parents[2]
TOKEN = "123456:AAF-a-token-nobody-may-see"
PASSWORD = "geheim-wie-sonst"


@pytest.fixture(scope="module")
def telegram() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


def ended(name: str, tmp_path: Path, home: Path = HOME, **given: str) -> str:
    """The one line with which a command ends; where its content is another, it is started from nothing."""
    database = f"sqlite:///{tmp_path / 'talks.db'}"
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LOG_LEVEL": "DEBUG", "TELEGRAM_BOT_TOKEN": TOKEN, "DATABASE_URL": database}
    if home == HOME:
        done = command(name, env=env | given, within=30)
    else:
        done = subprocess.run([sys.executable, "-m", "bot", name], env=env | given, cwd=home, capture_output=True, text=True, timeout=30)
    told = [line for line in done.stderr.splitlines() if line.startswith("second-coffee: ")]
    assert done.returncode == 2 and len(told) == 1, done.stderr
    assert "Traceback" not in done.stderr
    for secret in (given.get("TELEGRAM_BOT_TOKEN", TOKEN).partition(":")[2], PASSWORD):
        assert not secret or secret not in done.stderr
    return told[0].removeprefix("second-coffee: ")


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("bot", {"TELEGRAM_BOT_TOKEN": ""}, "TELEGRAM_BOT_TOKEN is missing"),
        ("serve", {}, "WEBHOOK_SECRET is missing"),
        ("serve", {"WEBHOOK_SECRET": "abc"}, "PUBLIC_URL is missing"),
        ("serve", {"WEBHOOK_SECRET": "not a secret!"}, "WEBHOOK_SECRET takes 1 to 256"),
        ("worker", {}, "DATABASE_URL takes a PostgreSQL address"),
        ("bot", {"LISTEN": "here"}, "LISTEN takes host:port"),
        ("bot", {"LISTEN": "no.such.host.invalid:80"}, "LISTEN: there is no address"),
        ("bot", {"DATABASE_URL": "sqlite:////no/such/folder/talks.db"}, "its folder must exist"),
        ("bot", {"DATABASE_URL": "sqlite:////etc/passwd"}, "something else than a database"),
        ("bot", {"DATABASE_URL": f"mysql://coach:{PASSWORD}@127.0.0.1/x"}, "a SQLite or a PostgreSQL address"),
        ("worker", {"DATABASE_URL": f"postgresql://coach:{PASSWORD}@127.0.0.1:1/x"}, "no server can be reached there"),
        ("bot", {"DATABASE_URL": f"postgresql://coach:{PASSWORD}@no.such.host.invalid/x"}, "no server can be reached under this name"),
    ],
)
def test_a_setting_that_can_not_be_used_is_named(tmp_path: Path, name: str, given: dict[str, str], says: str) -> None:
    line = ended(name, tmp_path, **given)
    assert says in line and line.split()[0].rstrip(":").isupper()


def test_a_token_that_telegram_refuses(telegram: Emulator, tmp_path: Path) -> None:
    line = ended("bot", tmp_path, TELEGRAM_API_BASE_URL=telegram.base_url)
    assert line.startswith("TELEGRAM_BOT_TOKEN was refused")


@pytest.mark.parametrize("name", ["bot", "serve"])
def test_a_place_to_listen_that_is_taken(tmp_path: Path, name: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        place = f"127.0.0.1:{other.getsockname()[1]}"
        line = ended(name, tmp_path, LISTEN=place, WEBHOOK_SECRET="abc", PUBLIC_URL="https://example.org")
    assert line == f"LISTEN: {place} is in use by another program; choose another host:port"


async def test_a_database_of_a_newer_version(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    await (await Store.opened(f"sqlite:///{path}")).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    line = ended("bot", tmp_path)
    assert line.startswith("DATABASE_URL can't be used: the database was written by a newer version") and "9999" in line


async def test_a_database_that_may_only_be_read(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    await (await Store.opened(f"sqlite:///{path}")).close()
    line = ended("bot", tmp_path, DATABASE_URL=f"sqlite:///file:{path}?mode=ro&uri=true")
    assert line == "DATABASE_URL can't be used: the file can't be written by this user"


def test_a_postgres_that_refuses_or_may_only_be_read(postgres: Postgres, tmp_path: Path) -> None:
    address = postgres.fresh()
    assert "no such database" in ended("worker", tmp_path, DATABASE_URL=postgres.address("nowhere"))
    assert "does not know this user" in ended("worker", tmp_path, DATABASE_URL=address.replace("postgres@", f"nobody:{PASSWORD}@"))
    frozen = f"{address}&options=-c%20default_transaction_read_only%3Don"
    assert "it is a read-only copy" in ended("worker", tmp_path, DATABASE_URL=frozen)


def test_a_disk_without_room_is_called_full(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "full.db")
    connection.execute("PRAGMA max_page_count = 2")
    with pytest.raises(sqlite3.OperationalError) as raised:
        connection.executescript("CREATE TABLE a (b TEXT); CREATE TABLE c (d TEXT);")
    connection.close()
    assert trouble(OperationalError("INSERT", {"text": "my sorrow"}, raised.value)) == "DATABASE_URL can't be used: the disk is full"


def test_a_fault_in_the_content_is_named_by_file_and_line(telegram: Emulator, tmp_path: Path) -> None:
    for room in ("bot", "flows", "prompts"):
        shutil.copytree(HOME / room, tmp_path / "home" / room, ignore=shutil.ignore_patterns("__pycache__", "*.onnx"))
    for broken, fault in (("prompts/partners/dana.yaml", "agee: 5\n"), ("prompts/words/telegram.yaml", "agee: 5\n")):
        file = tmp_path / "home" / broken
        whole = file.read_text()
        file.write_text(whole + fault)
        line = ended("bot", tmp_path, tmp_path / "home", TELEGRAM_BOT_TOKEN=telegram.token, TELEGRAM_API_BASE_URL=telegram.base_url)
        assert broken.removeprefix("prompts/") in line and "agee" in line, line
        file.write_text(whole)


def test_a_bot_that_is_told_to_listen_tells_how_it_is(telegram: Emulator, tmp_path: Path) -> None:
    import httpx

    with socket.create_server(("127.0.0.1", 0)) as free:
        place = f"127.0.0.1:{free.getsockname()[1]}"
    env = telegram.env | {"DATABASE_URL": f"sqlite:///{tmp_path / 'talks.db'}", "LISTEN": place}
    with Forked("bot", "bot", env=env) as process:
        telegram.wait_until_polled()
        assert httpx.get(f"http://{place}/healthz").status_code == 200
        assert httpx.get(f"http://{place}/readyz").json() == {"database": True, "queue": True, "telegram": True}
        assert "second_coffee_handling_seconds" in httpx.get(f"http://{place}/metrics").text
        assert httpx.post(f"http://{place}/telegram").status_code == 404
        assert process.terminate() == 0, process.output
