"""The source of a content file: parsed without the surprises of YAML, and with a line for every path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from bot.content.faults import Fault, Faults, short

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # safe, with the C parser where there is one
_MOST_BYTES = 1_000_000  # a content file beyond this is no content file
_DEEPEST = 30  # nesting; content needs 8, and the C parser crashes at some 50,000
_MANY = 2000  # brackets in which nothing nests as deep as would harm
_FAR_IN = re.compile(r"^[ \-?:]{200}", re.M)  # a line that blanks, or entries within entries, set in as far
_MARK = re.compile(r"[&*](?<!\w.)\S")  # what might be an anchor or an alias
_DEEPER = {
    yaml.BlockMappingStartToken: 1,
    yaml.BlockSequenceStartToken: 1,
    yaml.FlowMappingStartToken: 1,
    yaml.FlowSequenceStartToken: 1,
    yaml.BlockEndToken: -1,
    yaml.FlowMappingEndToken: -1,
    yaml.FlowSequenceEndToken: -1,
}


def parsed(source: bytes, shown_as: str) -> tuple[Any, list[tuple[int, str, str]]]:
    """The value a source stands for, and the keys that stand in it twice. Raises Faults where it is no YAML."""
    try:
        if len(source) > _MOST_BYTES:
            raise ValueError(f"{len(source):,} bytes is too large; a content file stays under {_MOST_BYTES:,}")
        loader = _Marked(_plain(source.decode("utf-8")))
        root = loader.get_single_node()
        return (loader.construct_document(root), list(_twice(root))) if root else (None, [])
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise Faults([Fault(shown_as, line, "", f"byte {source[error.start]:#04x} is no UTF-8; save the file as UTF-8")]) from error
    except yaml.reader.ReaderError as error:
        line = source.count(b"\n", 0, error.position) + 1
        raise Faults([Fault(shown_as, line, "", f"character {error.character:#06x} can't stand here; {error.reason}")]) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        says = getattr(error, "problem", None) or str(error)
        why = "" if isinstance(error, _Refused) else "this is no YAML: "
        raise Faults([Fault(shown_as, mark.line + 1 if mark else 1, "", f"{why}{says}")]) from error
    except (ValueError, RecursionError) as error:
        raise Faults([Fault(shown_as, 1, "", str(error))]) from error


class Places:
    """Where in a YAML source a path such as `hooks[2].topic` stands."""

    def __init__(self, source: bytes) -> None:
        self._root = yaml.compose(source, Loader=_Loader)

    def line(self, path: str) -> int:
        """The line of `path`, or of the nearest thing above it that exists; keys may hold dots ("sentences.care.distress[0]")."""
        node, line, rest = self._root, 1, path
        while rest and (found := _inside(node, rest)):
            line, node, rest = found
        return line


def _inside(node: Any, path: str) -> tuple[int, Any, str] | None:
    """The line and the node of the first step of `path`, and what is left of it."""
    if isinstance(node, yaml.MappingNode):
        named = [(key, value) for key, value in node.value if re.match(re.escape(str(key.value)) + r"(?![^.\[])", path)]
        if not named:
            return None
        key, value = max(named, key=lambda each: len(str(each[0].value)))
        return key.start_mark.line + 1, value, path[len(str(key.value)) :].removeprefix(".")
    step = re.match(r"\[(\d+)\]\.?", path)
    if isinstance(node, yaml.SequenceNode) and step and int(step[1]) < len(node.value):
        item = node.value[int(step[1])]
        return item.start_mark.line + 1, item, path[step.end() :]
    return None


def _plain(source: str) -> str:
    """The source, if nothing in it can unfold: aliases turn ten lines into gigabytes, and the C parser dies of deep nesting.

    Looked at token by token, which takes as long as half the parsing, only where brackets, blanks or marks would allow either.
    """
    if source.count("[") + source.count("{") < _MANY and not (_FAR_IN.search(source) or _MARK.search(source)):
        return source
    depth = 0
    for token in yaml.scan(source, Loader=_Loader):
        depth += _DEEPER.get(type(token), 0)
        if depth > _DEEPEST:
            raise _Refused(None, None, f"nested more than {_DEEPEST} deep", token.start_mark)
        if isinstance(token, (yaml.AnchorToken, yaml.AliasToken)):
            raise _Refused(None, None, "anchors and aliases are not used here", token.start_mark)
    return source


def _twice(root: Any) -> Iterator[tuple[int, str, str]]:
    """Each key that stands twice in one mapping, at the line where it comes again; YAML would silently keep the last."""
    nodes = [root]
    for node in nodes:
        if isinstance(node, yaml.SequenceNode):
            nodes += node.value
        elif isinstance(node, yaml.MappingNode):
            first: dict[str, Any] = {}
            for key, value in node.value:
                name = str(key.value)
                if first.setdefault(name, key) is not key:
                    before = first[name].start_mark.line + 1
                    yield key.start_mark.line + 1, name, f"stands here twice, first on line {before}; only one can count"
                nodes.append(value)


class _Refused(yaml.MarkedYAMLError):
    """YAML, but none that content may use."""


class _Marked(_Loader):  # type: ignore[misc]
    """The safe loader; a scalar that can't be made (the 45th of a month) is a fault with its place."""


def _marked(make: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def made(loader: Any, node: Any) -> Any:
        try:
            return make(loader, node)
        except ValueError as error:
            says = f"{short(node.value)} can't be read; put spoken text in quotes"
            raise _Refused(None, None, says, node.start_mark) from error

    return made


for _tag in ("int", "float", "timestamp"):
    _Marked.add_constructor(f"tag:yaml.org,2002:{_tag}", _marked(getattr(yaml.SafeLoader, f"construct_yaml_{_tag}")))
