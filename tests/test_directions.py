"""The core imports nothing of the shell, and nothing that reads a clock, a file, a socket or chance."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PURE = {
    "__future__", "collections", "dataclasses", "enum", "functools", "hashlib", "itertools", "math", "re", "typing", "unicodedata",
    "operator", "string", "bisect", "numpy", "transitions", "flows", "datetime", "zoneinfo", "calendar",
    "dateparser",  # its tables of other languages' days and months, loaded when the first such text comes
}  # fmt: skip


def imports_of(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("file", sorted((ROOT / "flows").rglob("*.py")), ids=lambda file: str(file.relative_to(ROOT)))
def test_the_core_imports_only_what_is_pure(file: Path):
    assert imports_of(file) <= PURE


def test_the_content_holds_no_code():
    assert not [file for file in (ROOT / "prompts").rglob("*") if file.suffix in (".py", ".pyc", ".sh")]


def test_the_shell_never_reaches_into_the_private_parts_of_the_core():
    for file in (ROOT / "bot").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("flows"):
                assert not [alias.name for alias in node.names if alias.name.startswith("_")], file
