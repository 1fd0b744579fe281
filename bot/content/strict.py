"""Strict loading of YAML: unknown keys, wrong kinds and missing fields are faults, all of them reported at once."""

from __future__ import annotations

import dataclasses
import difflib
import re
from dataclasses import dataclass
from enum import Enum
from importlib.resources.abc import Traversable
from typing import Any, TypeVar, cast, get_args, get_origin

import cattrs
import yaml
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

T = TypeVar("T")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MOST_BYTES = 1_000_000  # a content file beyond this is no content file


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something wrong in a content file: `partners/dana.yaml:31: hooks[2].topic: 'familly' is no topic`."""

    file: str
    line: int
    field: str
    says: str

    def __str__(self) -> str:
        """One line, as a compiler would print it."""
        return f"{self.file}:{self.line}: {self.field}: {self.says}" if self.field else f"{self.file}:{self.line}: {self.says}"


class Faults(Exception):
    """All that is wrong in the files that were read."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def load(kind: type[T], file: Traversable, shown_as: str) -> T:
    """Read `file` as a `kind` (a dataclass of the core); `shown_as` names it in faults. Raises Faults."""
    return read(kind, file.read_bytes(), shown_as)


def read(kind: type[T], source: bytes, shown_as: str) -> T:
    """The same from bytes."""
    try:
        if len(source) > _MOST_BYTES:
            raise ValueError(f"{len(source):,} bytes is too large; a content file stays under {_MOST_BYTES:,}")
        value = yaml.load(_no_anchors(source.decode("utf-8")), Loader=_Loader)  # noqa: S506  safe, with the C parser where there is one
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        says = getattr(error, "problem", None) or str(error)
        raise Faults([Fault(shown_as, mark.line + 1 if mark else 1, "", f"this is no YAML: {says}")]) from error
    except (ValueError, RecursionError) as error:
        raise Faults([Fault(shown_as, 1, "", str(error))]) from error
    try:
        return _converter.structure(value, kind)
    except Exception as error:
        where = Places(source)
        raise Faults(sorted({Fault(shown_as, where.line(path), path, says) for path, says in _explain(error, "")})) from error


class Places:
    """Where in a YAML source a path such as `hooks[2].topic` stands."""

    def __init__(self, source: bytes) -> None:
        self._root = yaml.compose(source, Loader=_Loader)

    def line(self, path: str) -> int:
        """The line of `path`, or of the nearest thing above it that exists."""
        node: Any = self._root
        line = 1
        for step in re.findall(r"[^.\[\]]+", path):
            if isinstance(node, yaml.MappingNode):
                found = [(key, value) for key, value in node.value if key.value == step]
                if not found:
                    break
                line, node = found[0][0].start_mark.line + 1, found[0][1]
            elif isinstance(node, yaml.SequenceNode) and step.isdigit() and int(step) < len(node.value):
                node = node.value[int(step)]
                line = node.start_mark.line + 1
            else:
                break
        return line


def nearest(word: str, known: list[str]) -> str:
    """`; did you mean 'family'?`, or nothing when no known word is near."""
    near = difflib.get_close_matches(word, known, 1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _no_anchors(source: str) -> str:
    # aliases let ten lines unfold into gigabytes, and no content needs them
    for token in yaml.scan(source, Loader=_Loader):
        if isinstance(token, (yaml.AnchorToken, yaml.AliasToken)):
            raise ValueError(f"line {token.start_mark.line + 1}: anchors and aliases are not used here")
    return source


def _strict(kind: type) -> Any:
    def hook(value: Any, target: Any) -> Any:
        if issubclass(target, Enum):  # an enum of texts is a text, too
            return _enum(value, target)
        if type(value) is kind or (kind is float and type(value) is int):
            return value
        raise TypeError(f"{value!r} is no {_NAMES[kind]}" + ("; put spoken text in quotes" if kind is str else ""))

    return hook


def _enum(value: Any, kind: Any) -> Any:
    known = [member.value for member in kind]
    if value not in known:
        raise TypeError(f"{value!r} is none of {', '.join(known)}{nearest(str(value), known)}")
    return kind(value)


def _listed(kind: Any) -> Any:
    # a bare string is a sequence too: "abc" would load as ("a", "b", "c")
    made_of, items = cast(Any, get_origin(kind)), cast(Any, list)[get_args(kind)[0]]

    def hook(value: Any, _: Any) -> Any:
        if not isinstance(value, list):
            raise TypeError(f"{value!r} is no list")
        return made_of(_converter.structure(value, items))

    return hook


_NAMES = {str: "text", int: "whole number", float: "number", bool: "true or false"}
_converter = cattrs.Converter(forbid_extra_keys=True)
for _kind in _NAMES:
    _converter.register_structure_hook(_kind, _strict(_kind))
_converter.register_structure_hook_factory(lambda kind: cast(Any, get_origin(kind)) in (tuple, frozenset), _listed)


def _explain(error: BaseException, path: str) -> list[tuple[str, str]]:
    if isinstance(error, ClassValidationError):
        found = []
        noted, plain = error.group_exceptions()
        for inner, note in noted:
            found += _explain(inner, f"{path}.{note.name}".lstrip("."))
        for bare in plain:
            if isinstance(bare, ForbiddenExtraKeysError):
                known = [field.name for field in dataclasses.fields(cast(Any, bare.cl))]
                for key in sorted(map(str, bare.extra_fields)):
                    found.append((f"{path}.{key}".lstrip("."), f"{key!r} is no field here{nearest(key, known)}"))
            else:
                found += _explain(bare, path)
        return found
    if isinstance(error, IterableValidationError):
        found = []
        noted_items, plain = error.group_exceptions()
        for inner, item in noted_items:
            index = item.index if isinstance(item.index, int) else f".{item.index}"
            found += _explain(inner, f"{path}[{index}]" if isinstance(index, int) else f"{path}{index}")
        for bare in plain:
            found += _explain(bare, path)
        return found
    if isinstance(error, KeyError):
        return [(f"{path}.{error.args[0]}".lstrip(".") if not path.endswith(str(error.args[0])) else path, "this field is missing")]
    return [(path, str(error))]
