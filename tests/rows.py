"""What stands in a YAML file of the tests, read by the C parser: they read many when they are collected."""

from pathlib import Path
from typing import Any

import yaml


def rows_of(file: Path) -> Any:
    """All of it."""
    return yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)  # noqa: S506
