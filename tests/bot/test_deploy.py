"""What runs in production agrees with the program: commands, settings, ports, paths, files."""

import argparse
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cli import _parser
from bot.metrics import exposed
from bot.settings import Settings
from bot.web.api.site import BASE as API
from bot.web.desk.visit import ROOT as DESK
from bot.web.webhook import LARGEST, PATH
from tests.test_readme import README

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
OPERATIONS = (ROOT / "docs" / "operations.md").read_text("utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
NGINX = (DEPLOY / "nginx.conf").read_text("utf-8")
UNITS = sorted(DEPLOY.glob("*.service"))
SETTINGS = {name.upper() for name in Settings.model_fields}
COMMANDS = set(next(each for each in _parser()._actions if isinstance(each, argparse._SubParsersAction)).choices)


def compose() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))


def unit(file: Path) -> list[tuple[str, str]]:
    lines = (line.partition("=") for line in file.read_text("utf-8").splitlines() if "=" in line and not line.startswith("#"))
    return [(name, value) for name, _, value in lines]


def environment(file: Path) -> dict[str, str]:
    given = " ".join(value for name, value in unit(file) if name == "Environment").split()
    return dict(one.split("=", 1) for one in given)


def test_the_image_copies_what_there_is_and_runs_as_nobody():
    copied = [line.split()[1] for line in DOCKERFILE.splitlines() if line.startswith("COPY") and "--from" not in line]
    assert {*copied} == {"requirements.txt", "bot", "flows", "prompts"} and all((ROOT / each).exists() for each in copied)
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")}
    assert let_in == {*copied}
    last = DOCKERFILE[DOCKERFILE.rindex("\nFROM") :]
    assert "USER coffee" in last and "pip" not in last and "--require-hashes" in DOCKERFILE
    assert re.search(r'CMD \["(\w+)"\]$', last, re.M)[1] in COMMANDS
    assert "/healthz" in last and "EXPOSE 8080" in last and "LISTEN=0.0.0.0:8080" in last


def test_the_image_holds_no_secret():
    assert not re.findall(r"(?:ENV|ARG).*(?:TOKEN|SECRET|KEY|PASSWORD)", DOCKERFILE)


def test_compose_starts_the_form_for_many():
    services = compose()["services"]
    ours = {name: each for name, each in services.items() if "env_file" in each}
    assert sorted(name for name in ours if ours[name]["command"] == ["serve"]) == ["serve1", "serve2"]
    assert sorted(name for name in ours if ours[name]["command"] == ["worker"]) == ["worker1", "worker2"]
    assert {*services} - {*ours} == {"database", "nginx"}
    for each in ours.values():
        assert {*each["environment"]} <= SETTINGS and each["command"][0] in COMMANDS
        assert each["read_only"] and each["cap_drop"] == ["ALL"] and each["depends_on"]["database"]["condition"] == "service_healthy"


def test_compose_opens_nginx_alone_and_keeps_the_database_inside():
    whole = compose()
    services = whole["services"]
    assert [name for name, each in services.items() if "ports" in each] == ["nginx"]
    assert whole["networks"]["inside"]["internal"] and services["database"]["networks"] == ["inside"]
    assert {mount.split(":")[0] for mount in services["database"]["volumes"]} == {*whole["volumes"]}
    assert services["nginx"]["networks"] == ["outside"]
    listens = set(re.findall(r"listen (\d+)", NGINX))
    assert {port.split(":")[1] for port in services["nginx"]["ports"]} == listens
    assert (ROOT / services["nginx"]["volumes"][0].split(":")[0]).samefile(DEPLOY / "nginx.conf")


def test_compose_settings_are_usable_with_any_password_it_asks_for(monkeypatch: pytest.MonkeyPatch):
    given = compose()["services"]["worker1"]["environment"]
    address = re.sub(r"\$\{POSTGRES_PASSWORD[^}]*\}", "a1B2c3", given["DATABASE_URL"])
    chosen = Settings(database_url=address, listen=given["LISTEN"])
    assert chosen.database.startswith("postgresql://coffee:a1B2c3@database/") and chosen.place[1] == 8080
    database = compose()["services"]["database"]["environment"]
    assert address.endswith(f"/{database['POSTGRES_DB']}") and f"//{database['POSTGRES_USER']}:" in address


def test_nginx_lets_through_telegram_coaches_programs_and_a_sign_of_life_and_nothing_else():
    passed = re.findall(r"location (?:=|~) (\S+) \{[^}]*(?:\{[^}]*\}[^}]*)?proxy_pass http://serve;", NGINX)
    assert passed == [PATH, f"^/({DESK[1:]}|{API[1:]})(/|$)", "/healthz"] and NGINX.count("proxy_pass") == 3
    assert re.search(r"location / \{\s*return 404;", NGINX)
    assert re.findall(r"server (serve\d):8080", NGINX) == ["serve1", "serve2"]
    assert int(re.search(r"client_max_body_size (\d+)m;", NGINX)[1]) << 20 == LARGEST
    assert NGINX.count("{") == NGINX.count("}")
    assert not re.search(r"^\s*(gzip on|proxy_cache )", NGINX, re.M)
    assert not re.search(r"log_format.*(http_|request_body|args)", NGINX)


def test_nginx_finds_it_in_order(tmp_path: Path):
    nginx = shutil.which("nginx")
    if not nginx:
        pytest.skip("nginx is a server of its own and no package of ours; the text of the file is tested above")
    found = re.search(r"/(\d+)\.(\d+)\.(\d+)", subprocess.run([nginx, "-v"], capture_output=True, text=True).stderr)
    is_new = found is not None and tuple(map(int, found.groups())) >= (1, 27, 3)
    file = tmp_path / "nginx.conf"
    file.write_text(
        NGINX if is_new else re.sub(r"serve\d:8080 resolve", "127.0.0.1:8080", NGINX), "utf-8"
    )  # names are looked up at once there
    tried = subprocess.run([nginx, "-t", "-p", str(tmp_path), "-c", str(file)], capture_output=True, text=True)
    assert tried.returncode == 0, tried.stderr


@pytest.mark.parametrize("file", UNITS, ids=lambda file: file.name)
def test_a_unit_starts_a_command_with_settings_that_are_usable(file: Path):
    lines = dict(unit(file))
    assert lines["ExecStart"].split()[1] in COMMANDS and lines["Restart"] == "always" and lines["ProtectSystem"] == "strict"
    given = environment(file)
    assert {*given} <= SETTINGS
    assert Settings(**{name.lower(): value.replace("%i", "3") for name, value in given.items()}).place[0] == "127.0.0.1"
    if "DATABASE_URL" in given:
        assert given["DATABASE_URL"].startswith(f"sqlite:////var/lib/{lines['StateDirectory']}/")


def test_the_units_shut_themselves_in_alike():
    def kept(file: Path) -> list[tuple[str, str]]:
        lines = unit(file)
        return lines[[name for name, _ in lines].index("DynamicUser") :]

    assert len(UNITS) == 2 and kept(UNITS[0]) == kept(UNITS[1])


@pytest.mark.parametrize("file", UNITS, ids=lambda file: file.name)
def test_systemd_finds_a_unit_in_order(file: Path, tmp_path: Path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("this system has no systemd to ask; the text of the units is tested above")
    here = tmp_path / file.name
    here.write_text(file.read_text("utf-8").replace("/opt/second-coffee/.venv/bin/second-coffee", "/bin/true"))
    tried = subprocess.run(["systemd-analyze", "verify", "--man=no", str(here)], capture_output=True, text=True)
    assert tried.returncode == 0 and file.stem.rstrip("@") not in tried.stderr, tried.stderr


def test_the_page_for_operators_names_what_there_is():
    asked = set(re.findall(r"(?:`|^)second-coffee ([a-z]+)", OPERATIONS, re.M))
    assert asked >= {"bot", "serve", "worker", "move"} and asked <= COMMANDS
    shown = exposed(None).decode()
    metrics = set(re.findall(r"second_coffee_[a-z_]+", OPERATIONS))
    assert metrics and all(f"# TYPE {name} " in shown for name in metrics)
    upper = set(re.findall(r"`([A-Z]+(?:_[A-Z]+)+|LISTEN)`", OPERATIONS))
    assert upper - SETTINGS <= {"POSTGRES_PASSWORD", "PGPASSWORD", "OPENBLAS_NUM_THREADS"}
    for path in re.findall(r"`(deploy/[^`*]+|compose\.yaml|Dockerfile|\.env\.example)`", OPERATIONS):
        assert (ROOT / path).exists() or path == "deploy/tls", path
    services = compose()["services"]
    assert {name for line in re.findall(r"docker compose (?:start|stop) (.*)", OPERATIONS) for name in line.split()} <= {*services}


def test_the_readme_leads_there():
    assert "(docs/operations.md)" in README.read_text("utf-8")
