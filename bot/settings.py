"""Settings from the environment or `.env`; an unusable value ends the start with one line that names it."""

from __future__ import annotations

import re
from ipaddress import ip_network
from pathlib import Path
from typing import Literal

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

_DATABASES = ("sqlite", "postgresql", "postgres")
TELEGRAM = "https://api.telegram.org"


class Unusable(Exception):
    """A setting that can't be used, with one line that says which and what it takes."""


class Settings(BaseSettings):
    """Everything that can be set from outside; `.env.example` lists all with a line each."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    telegram_bot_token: SecretStr = Field(default=SecretStr(""), description="the token BotFather gave, like 123456:ABC-DEF")
    telegram_api_base_url: str = Field(default=TELEGRAM, description="an http or https address")
    database_url: str = Field(default="", description="a SQLite or a PostgreSQL address such as sqlite:////path/to/file.db")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(default="WARNING", description="DEBUG, INFO, WARNING or ERROR")
    retention_days: int = Field(default=365, ge=1, description="a whole number of days, 1 or more")
    listen: str = Field(default="127.0.0.1:8080", description="host:port")
    public_url: str = Field(default="", description="an http or https address")
    forwarded_allow_ips: str = Field(
        default="127.0.0.1", description="addresses or networks of proxies, with commas between them, or * for all"
    )
    webhook_secret: SecretStr = Field(default=SecretStr(""), description="1 to 256 letters, digits, _ or -")
    llm_model: str = Field(default="", description="a model's name, or nothing for the built-in partner")
    llm_api_key: SecretStr = Field(default=SecretStr(""), description="the key of the model's service")
    llm_base_url: str = Field(default="", description="an http or https address")

    @field_validator("telegram_api_base_url", "public_url", "llm_base_url")
    @classmethod
    def _is_address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("no address")
        return value.rstrip("/")

    @field_validator("log_level", mode="before")
    @classmethod
    def _any_case(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("database_url")
    @classmethod
    def _is_database(cls, value: str) -> str:
        if value:
            try:
                kind = make_url(value).get_backend_name()
            except ArgumentError as error:
                raise ValueError("no database address") from error
            if kind not in _DATABASES:
                raise ValueError("no database that we know")
        return value

    @field_validator("forwarded_allow_ips")
    @classmethod
    def _are_proxies(cls, value: str) -> str:
        for each in [] if value.strip() == "*" else value.split(","):
            ip_network(each.strip())  # a single address is a network, too
        return value.strip()

    @field_validator("listen")
    @classmethod
    def _is_place(cls, value: str) -> str:
        host, _, port = value.rpartition(":")
        if not host or not port.isdigit() or not 0 <= int(port) < 65536:
            raise ValueError("no host:port")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _is_secret(cls, value: SecretStr) -> SecretStr:
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", value.get_secret_value()):
            raise ValueError("no secret that Telegram takes")
        return value

    @property
    def secrets(self) -> list[str]:
        """What no log may show: tokens, keys and the database's password."""
        kept = (self.telegram_bot_token, self.webhook_secret, self.llm_api_key)
        url = make_url(self.database_url) if self.database_url else None
        passwords = (url.password, url.query.get("password")) if url else ()
        return [secret for secret in (*(each.get_secret_value() for each in kept), *passwords) if isinstance(secret, str) and secret]

    @property
    def place(self) -> tuple[str, int]:
        """Where the HTTP side listens: host and port."""
        host, _, port = self.listen.rpartition(":")
        return host.strip("[]"), int(port)

    @property
    def database(self) -> str:
        """Where everything is kept: the setting, or a file in the user's data folder, which is made if need be."""
        if self.database_url:
            return self.database_url
        return f"sqlite:///{data_folder() / 'second-coffee.db'}"


def data_folder() -> Path:
    """The user's own folder for this program."""
    return user_data_path("second-coffee", appauthor=False, ensure_exists=True)


def settings() -> Settings:
    """The settings as they are now. Raises Unusable."""
    try:
        return Settings()
    except ValidationError as error:
        names = [str(fault["loc"][0]) for fault in error.errors()]
        takes = "; ".join(f"{name.upper()} takes {Settings.model_fields[name].description}" for name in dict.fromkeys(names))
        raise Unusable(takes) from None
    except UnicodeDecodeError as error:
        raise Unusable(f".env takes UTF-8; byte {error.start + 1} is {error.object[error.start]:#04x}") from None
