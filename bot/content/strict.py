"""Strict loading of YAML: unknown keys, wrong kinds and missing fields are faults, all of them reported at once."""

from __future__ import annotations

import dataclasses
from enum import Enum
from importlib.resources.abc import Traversable
from typing import Any, TypeVar, cast, get_args, get_origin

import cattrs
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, mapping_structure_factory

from bot.content.faults import Fault, Faults, nearest, short
from bot.content.source import Places, parsed

__all__ = ["Fault", "Faults", "Places", "load", "nearest", "read", "structured"]

T = TypeVar("T")
_LARGEST = 1_000_000  # turns, years and points are far below; infinity and "not a number" are no amounts


def load(kind: type[T], file: Traversable, shown_as: str) -> T:
    """Read `file` as a `kind` (a dataclass of the core); `shown_as` names it in faults. Raises Faults."""
    try:
        source = file.read_bytes()
    except OSError as error:
        raise Faults([Fault(shown_as, 1, "", f"can't be read: {error.strerror or error}")]) from error
    return read(kind, source, shown_as)


def read(kind: type[T], source: bytes, shown_as: str) -> T:
    """The same from bytes."""
    value, twice = parsed(source, shown_as)
    found = {Fault(shown_as, line, key, says) for line, key, says in twice}
    try:
        content = _converter.structure(value, kind)
    except Exception as error:
        where = Places(source)
        found |= {Fault(shown_as, where.line(path), path, says) for path, says in _explain(error, "")}
        raise Faults(sorted(found)) from error
    if found:
        raise Faults(sorted(found))
    return content


def structured(kind: type[T], value: Any) -> tuple[T | None, list[tuple[str, str]]]:
    """The same from a value that was parsed before: what it stands for, or all that is wrong in it, as (path, what is wrong)."""
    try:
        return _converter.structure(value, kind), []
    except Exception as error:
        return None, _explain(error, "")


def _strict(kind: type) -> Any:
    def hook(value: Any, target: Any) -> Any:
        if issubclass(target, Enum):  # an enum of texts is a text, too
            return _enum(value, target)
        if type(value) is not kind and not (kind is float and type(value) is int):
            raise TypeError(f"{short(value)} is no {_NAMES[kind]}" + ("; put spoken text in quotes" if kind is str else ""))
        if isinstance(value, int | float) and not -_LARGEST <= value <= _LARGEST:  # not a number is in no range either
            raise TypeError(f"{short(value)} is out of range; numbers stay between -{_LARGEST:,} and {_LARGEST:,}")
        return value

    return hook


def _enum(value: Any, kind: Any) -> Any:
    known = [member.value for member in kind]
    if value not in known:
        raise TypeError(f"{short(value)} is none of {', '.join(known)}{nearest(str(value), known)}")
    return kind(value)


def _listed(kind: Any) -> Any:
    # a bare string is a sequence too: "abc" would load as ("a", "b", "c")
    made_of, items = cast(Any, get_origin(kind)), cast(Any, list)[get_args(kind)[0]]

    def hook(value: Any, _: Any) -> Any:
        if not isinstance(value, list):
            raise TypeError(f"{short(value)} is no list")
        return made_of(_converter.structure(value, items))

    return hook


def _named(kind: Any) -> Any:
    """Records and mappings alike: what is no group of named fields is said to be none, once and not field by field."""
    inner = (
        make_dict_structure_fn(cast(Any, kind), _converter, _cattrs_forbid_extra_keys=True)
        if dataclasses.is_dataclass(kind)
        else mapping_structure_factory(kind, _converter)
    )

    def hook(value: Any, target: Any) -> Any:
        if not isinstance(value, dict):
            raise TypeError(f"{short(value)} is no group of named fields" if value is not None else "nothing stands here")
        return inner(value, target)

    return hook


_NAMES = {str: "text", int: "whole number", float: "number", bool: "true or false"}
_converter = cattrs.Converter(forbid_extra_keys=True)
for _kind in _NAMES:
    _converter.register_structure_hook(_kind, _strict(_kind))
_converter.register_structure_hook_factory(lambda kind: cast(Any, get_origin(kind)) in (tuple, frozenset), _listed)
_converter.register_structure_hook_factory(lambda kind: dataclasses.is_dataclass(kind) or cast(Any, get_origin(kind)) is dict, _named)


def _explain(error: BaseException, path: str) -> list[tuple[str, str]]:
    """The faults within an error of the library as (path, what is wrong); its groups mirror the content's nesting."""
    if isinstance(error, ClassValidationError | IterableValidationError):
        noted, plain = error.group_exceptions()
        deeper = [fault for inner, note in noted for fault in _explain(inner, _below(path, note))]
        return deeper + [fault for bare in plain for fault in _explain(bare, path)]
    if isinstance(error, ForbiddenExtraKeysError):
        known = [field.name for field in dataclasses.fields(cast(Any, error.cl))]
        keys = sorted(map(str, error.extra_fields))
        return [(f"{path}.{key}".lstrip("."), f"{key!r} is no field here{nearest(key, known)}") for key in keys]
    if isinstance(error, KeyError):
        return [(f"{path}.{error.args[0]}".lstrip(".") if not path.endswith(str(error.args[0])) else path, "this field is missing")]
    return [(path, str(error))]


def _below(path: str, note: AttributeValidationNote | IterableValidationNote) -> str:
    if isinstance(note, AttributeValidationNote):
        return f"{path}.{note.name}".lstrip(".")
    return f"{path}[{note.index}]" if isinstance(note.index, int) else f"{path}.{note.index}"
