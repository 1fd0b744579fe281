"""The real process: how it starts, what it says when it can't, how it ends, and that it never shows the token."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.emulator import BotProcess, Emulator, server_error

from .learner import Learner

COMMAND = [sys.executable, "-m", "bot", "bot"]
HOME = Path(__file__).parents[2]


def started(telegram: Emulator, tmp_path: Path, **env: str) -> BotProcess:
    settings = telegram.env | {"DATABASE_URL": f"sqlite:///{tmp_path / 'second-coffee.db'}", "LOG_LEVEL": "DEBUG"} | env
    return BotProcess(COMMAND, settings, HOME)


@pytest.mark.parametrize(("token", "says"), [("", "@BotFather"), ("123456:wrong", "refused")])
def test_a_missing_or_wrong_token_is_one_line(telegram: Emulator, tmp_path: Path, token: str, says: str) -> None:
    env = {"TELEGRAM_BOT_TOKEN": token, "TELEGRAM_API_BASE_URL": telegram.base_url, "DATABASE_URL": f"sqlite:///{tmp_path / 'x.db'}"}
    ended = subprocess.run(COMMAND, env={"PATH": "", "HOME": str(tmp_path), **env}, cwd=HOME, capture_output=True, text=True, timeout=60)
    lines = ended.stderr.strip().splitlines()
    assert ended.returncode == 2 and len(lines) == 1 and "TELEGRAM_BOT_TOKEN" in lines[0] and says in lines[0]
    assert not token or token not in ended.stderr


async def test_it_is_killed_started_again_and_asked_to_end(telegram: Emulator, tmp_path: Path) -> None:
    ada = Learner(telegram)
    telegram.faults.on("getMe", server_error())
    with started(telegram, tmp_path) as process:
        telegram.wait_until_polled()
        await ada.begins()
        ada.person.say("Do you climb often?")
        process.restart()
        await ada.person.hears("Dana", within=15)
        assert (await ada.asks("What is Rotterdam like?")).html.startswith("<b>Dana</b>")
        assert process.terminate() == 0
        assert telegram.token not in process.output and telegram.token.split(":")[1] not in process.output
        assert "Do you climb" not in process.output and "Traceback" not in process.output
    assert telegram.calls.doubled(ada.id) == []
