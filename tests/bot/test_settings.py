"""Settings: every one is listed, an unusable one is named with what it takes, secrets stay secret."""

from pathlib import Path

import pytest

from bot.settings import Settings, Unusable, settings

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
