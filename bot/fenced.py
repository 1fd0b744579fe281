"""Templates are content, and content may be a coach's: they run in Jinja2's sandbox, with nothing in it that grows without end."""

from __future__ import annotations

import re
from typing import Any

from jinja2 import Template, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import do_indent
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

LONGEST = 100_000  # characters that a template may come to
_FILTERS = frozenset(
    "abs capitalize count d default dictsort e escape first float forceescape format groupby int items join last length list "
    "lower map max min reject rejectattr replace reverse round safe select selectattr sort string striptags sum title trim truncate unique "
    "upper urlencode wordcount".split()
)
_STRING_METHODS = frozenset(
    ("capitalize", "endswith", "lower", "lstrip", "removeprefix", "removesuffix", "rstrip", "split", "startswith", "strip", "upper")
)
_WIDE = re.compile(r"%[^a-zA-Z%]*\d{3,}")
_GROWING = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Import, nodes.FromImport, nodes.Include, nodes.Extends)


class Fenced(ImmutableSandboxedEnvironment):
    """A sandbox without ranges, wide padding, repeated strings or powers. Raises SecurityError where a template tries."""

    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.globals.clear()
        self.filters = {name: act for name, act in self.filters.items() if name in _FILTERS} | {"format": _formatted, "indent": _indented}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Of a text only what makes it no longer."""
        return attr in _STRING_METHODS if isinstance(obj, str) else super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Numbers only, and no powers."""
        if operator == "**" or not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise SecurityError(f"{operator} is for numbers, and ** for nothing here")
        return super().call_binop(context, operator, left, right)

    def sentence(self, source: str) -> Template:
        """A template of one sentence: it may choose and put in, and not loop. Raises SecurityError, TemplateSyntaxError."""
        if next(self.parse(source).find_all(_GROWING), None) is not None:
            raise SecurityError("a sentence may hold {{ names }} and {% if %}, and no loops")
        return self.from_string(source)


def rendered(template: Template, facts: dict[str, Any]) -> str:
    """What a template comes to with `facts`. Raises SecurityError where that is longer than LONGEST, as soon as it is."""
    parts, length = [], 0
    for part in template.generate(**facts):
        length += len(part)
        if length > LONGEST:
            raise SecurityError(f"longer than {LONGEST} characters")
        parts.append(part)
    return "".join(parts)


def _indented(value: str, width: int = 4, first: bool = False) -> str:
    return do_indent(value, min(width, 20), first)


def _formatted(value: str, *given: Any) -> str:
    if _WIDE.search(str(value)):
        raise SecurityError("a width of three digits")
    return str(value) % given
