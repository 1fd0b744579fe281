"""Settings: every one is listed, an unusable one is named with what it takes, secrets stay secret."""

import os
from pathlib import Path

import pytest

from bot.settings import Settings, Unusable, settings
from tests.commands import command

EXAMPLE = Path(__file__).parent.parent.parent / ".env.example"


def test_the_example_lists_every_setting():
    lines = (line.removeprefix("# ") for line in EXAMPLE.read_text().splitlines())  # an empty line would win over what a unit sets
    listed = {line.split("=")[0] for line in lines if "=" in line and line[0].isupper() and " " not in line.split("=")[0]}
    assert listed == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LOG_LEVEL", "loud"),
        ("RETENTION_DAYS", "soon"),
        ("RETENTION_DAYS", "0"),
        ("DATABASE_URL", "talks.db"),
        ("DATABASE_URL", "mysql://x"),
        ("DATABASE_URL", "mysql+pymysql://user:secret@host/x"),
        ("FORWARDED_ALLOW_IPS", "zzz"),
        ("FORWARDED_ALLOW_IPS", "127.0.0.1,,10.0.0.0/8"),
        ("FORWARDED_ALLOW_IPS", "10.0.0.1/8"),
        ("TELEGRAM_API_BASE_URL", "telegram.org"),
    ],
)
def test_an_unusable_value_is_named_with_what_it_takes(monkeypatch: pytest.MonkeyPatch, name: str, value: str):
    monkeypatch.setenv(name, value)
    with pytest.raises(Unusable, match=rf"^{name} takes ") as raised:
        settings()
    assert "\n" not in str(raised.value)


def test_secrets_do_not_show(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:SECRET")
    assert "SECRET" not in repr(settings())
    assert settings().telegram_bot_token.get_secret_value() == "123:SECRET"


def test_an_empty_value_is_no_value(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("RETENTION_DAYS", "")
    assert settings().retention_days == 365


def test_a_file_that_is_no_utf_8_is_named_in_a_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    Path(".env").write_bytes(b"# caf\xe9\nLOG_LEVEL=INFO\n")
    with pytest.raises(Unusable, match=r"^\.env takes UTF-8; byte 6 is 0xe9$"):
        settings()


@pytest.mark.parametrize("proxies", ["*", "127.0.0.1", "10.0.0.0/8, 172.16.0.0/12", "::1,fd00::/8"])
def test_proxies_are_addresses_networks_or_all(monkeypatch: pytest.MonkeyPatch, proxies: str):
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", proxies)
    assert settings().forwarded_allow_ips == proxies


@pytest.mark.parametrize("address", ["sqlite:////tmp/talks.db", "postgresql://user@host/name", "postgres://host/name"])
def test_databases_are_sqlite_or_postgresql(monkeypatch: pytest.MonkeyPatch, address: str):
    monkeypatch.setenv("DATABASE_URL", address)
    assert settings().database == address


def test_a_model_that_nothing_uses_is_said_so_once_at_the_start(tmp_path: Path):
    given = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'talks.db'}"}
    plain = command("practice", "--scene", "coffee", "--partner", "dana", env=given)
    told = command("practice", "--scene", "coffee", "--partner", "dana", env={**given, "LLM_MODEL": "x"})
    assert plain.returncode == told.returncode == 0 and not plain.stderr
    assert told.stderr == "second-coffee: LLM_MODEL is set, and nothing uses it yet: the partners are the built-in ones\n"
    assert "LLM_MODEL" not in command("scenes", env={**given, "LLM_MODEL": "x"}).stderr
