"""The installed command works from any folder, with all its content inside."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-build-isolation",
        "--no-deps",
        "--no-index",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(build, check=True, timeout=120)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_all_content_and_the_migrations(wheel: Path):
    names = set(zipfile.ZipFile(wheel).namelist())
    content = {str(file.relative_to(ROOT)) for file in (ROOT / "prompts").rglob("*") if file.is_file() and file.suffix != ".pyc"}
    assert content <= names
    assert any(name.startswith("bot/store/migrations/versions/0001") for name in names)
    assert not [name for name in names if name.startswith("tests")]


def test_it_runs_from_another_folder(wheel: Path, tmp_path: Path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "installed"), "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    where = "import bot; print(bot.__file__)"
    found = subprocess.run([sys.executable, "-c", where], cwd=elsewhere, env=environment, capture_output=True, text=True, check=True)
    assert str(tmp_path / "installed") in found.stdout
    script = "How did you get started?\nThank you, this was lovely. Goodbye!\nyes\n"
    command = [sys.executable, "-m", "bot", "practice", "--scene", "coffee", "--partner", "dana", "--seed", "3"]
    done = subprocess.run(command, cwd=elsewhere, env=environment, input=script, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "Dana" in done.stdout and "second coffee" in done.stdout
