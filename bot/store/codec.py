"""The core's values as JSON text and back, equal."""

from __future__ import annotations

from typing import Any, TypeVar

from cattrs.preconf.json import make_converter

T = TypeVar("T")
_converter = make_converter()


def dump(value: Any) -> str:
    """A dataclass of the core, or a tuple of them, as JSON."""
    return _converter.dumps(value, ensure_ascii=False, separators=(",", ":"))


def load(kind: type[T], text: str) -> T:
    """What `dump` wrote, as a `kind`. Raises an ExceptionGroup where the text is something else."""
    return _converter.loads(text, kind)
