"""The source of an uploaded file: a plain tree of texts, numbers and yes or no, and all of YAML that has no place in it, by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from bot.content.faults import short
from bot.content.uploads.characters import oddities
from bot.content.uploads.misreading import misread

MOST_BYTES = 262_144
MOST_NODES = 16_000  # keys, texts, lists and groups; a partner that comes with the program has some 8,000
MOST_BESIDE, MOST_IN_ROW = 300, 100  # fields of one group, entries of one list
_DEEPEST = 12  # nesting; a partner needs 8
_LONGEST_KEY = 60
_MOST_TOLD = 400  # faults, after which reading on tells nothing new

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # safe, with the C parser where there is one
_OPENS = (yaml.BlockMappingStartToken, yaml.BlockSequenceStartToken, yaml.FlowMappingStartToken, yaml.FlowSequenceStartToken)
_CLOSES = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
_REFUSED = {
    yaml.AnchorToken: "anchors (&name) are not used here; write the text where it belongs",
    yaml.AliasToken: "aliases (*name) are not used here; write the text again, or put it in quotes if it begins with a star",
    yaml.TagToken: "tags (!name) are not used here; put a text that begins with ! in quotes",
    yaml.DirectiveToken: "lines that begin with % are not used here",
}
_PLAIN_NUMBER = re.compile(r"[-+]?(?:0|[1-9]\d{0,8})(?:\.\d{1,9})?")
_TAG = "tag:yaml.org,2002:"

Place = tuple[int, str, str]  # the line, the path, what is wrong there


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read: its tree, a line for every path in it, and what is wrong; `broken` where there is no tree to speak of."""

    value: Any = None
    lines: dict[str, int] = field(default_factory=dict)
    texts: tuple[tuple[str, str], ...] = ()  # every text that is no key, with its path
    faults: tuple[Place, ...] = ()
    broken: bool = False

    def line(self, path: str) -> int:
        """The line of `path`, or of the nearest thing above it that exists."""
        while path and path not in self.lines:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.lines.get(path, 1)


def sifted(source: bytes) -> Source:
    """Read a file; what is in it is never executed, followed or unfolded."""
    if len(source) > MOST_BYTES:
        return _broken((1, "", f"{len(source) // 1024:,} kB is too large; a partner or a scene stays under {MOST_BYTES // 1024} kB"))
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        return _broken((line, "", f"byte {source[error.start]:#04x} is no UTF-8; save the file as UTF-8"))
    if odd := [(line, "", says) for line, says in oddities(text)]:
        return _broken(*odd)
    try:
        if refused := list(_refused(text)):
            return _broken(*refused)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark, says = getattr(error, "problem_mark", None), getattr(error, "problem", None) or "it can't be read"
        return _broken((mark.line + 1 if mark else 1, "", f"this is no YAML: {says}{_hint(str(says), text, mark)}"))
    if not isinstance(root, yaml.MappingNode):
        return _broken((1, "", 'this holds no partner and no scene; a file begins with fields such as name: "Dana Okafor"'))
    reading = _Reading()
    value = reading.value(root, "")
    return Source(value, reading.lines, tuple(reading.texts), tuple(reading.faults), reading.is_full)


def _broken(*faults: Place) -> Source:
    return Source(faults=faults, broken=True)


def _hint(says: str, text: str, mark: Any) -> str:
    if "cannot start any token" in says and mark and "\t" in (text.splitlines() or [""])[min(mark.line, text.count("\n"))][:40]:
        return "; indent with blanks, never with tabs"
    if "expected <block end>" in says or "did not find expected" in says or "mapping values" in says:
        return "; a quote is missing near here, or the indentation is off"
    return ""


def _refused(text: str) -> Iterator[Place]:
    """What unfolds, what commands, a second document, and nesting and numbers of things beyond any person or scene."""
    depth = nodes = told = documents = 0
    for token in yaml.scan(text, Loader=_Loader):
        line = token.start_mark.line + 1
        depth += isinstance(token, _OPENS) - isinstance(token, _CLOSES)
        nodes += isinstance(token, (yaml.ScalarToken, *_OPENS))
        documents += isinstance(token, yaml.DocumentStartToken) and (nodes > 0 or documents > 0)
        if depth > _DEEPEST:
            yield line, "", f"this is nested more than {_DEEPEST} deep"
            return
        if nodes > MOST_NODES:
            yield line, "", f"this holds more than {MOST_NODES:,} things; a whole partner has some 8,000"
            return
        says = _REFUSED.get(type(token)) or ("a second document begins here; one file holds one partner or one scene" if documents else "")
        if says:
            documents, told = 0, told + 1
            yield line, "", says
        if told >= _MOST_TOLD:
            return


class _Reading:
    """The tree in the making."""

    def __init__(self) -> None:
        self.lines: dict[str, int] = {}
        self.texts: list[tuple[str, str]] = []
        self.faults: list[Place] = []
        self.is_full = False  # a list or group is longer than anything can be looked through

    def value(self, node: Any, path: str) -> Any:
        """What a node stands for. A scalar that YAML would take for something else stays a text, and is a fault."""
        if isinstance(node, yaml.MappingNode):
            return self._group(node, path)
        if isinstance(node, yaml.SequenceNode):
            self._counted(node, path)
            return [self._item(item, f"{path}[{index}]") for index, item in enumerate(node.value)]
        return self._scalar(node, path)

    def _item(self, node: Any, path: str) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        return self.value(node, path)

    def _group(self, node: Any, path: str) -> dict[str, Any]:
        self._counted(node, path)
        found: dict[str, Any] = {}
        for key, value in node.value:
            line, name = key.start_mark.line + 1, self._key(key, path)
            if name is None:
                continue
            inner = f"{path}.{name}".lstrip(".")
            if name in found:
                self._fault(line, inner, f"stands here twice, first on line {self.lines[inner]}; only one can count")
                continue
            self.lines.setdefault(inner, line)
            found[name] = self.value(value, inner)
        return found

    def _key(self, key: Any, path: str) -> str | None:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            self._fault(line, path, "a list or a group can't be the name of a field")
        elif key.tag == f"{_TAG}merge":
            self._fault(line, path, "'<<' is not used here; write the fields where they belong")
        elif len(key.value) > _LONGEST_KEY:
            self._fault(line, path, f"{short(key.value)} is too long for a name; {_LONGEST_KEY} characters at most")
        elif key.tag != f"{_TAG}str" or not key.value.strip() or any(oddities(key.value)):
            self._fault(line, path, f"{short(key.value)} can't be the name of a field; put it in quotes if it must")
        else:
            return str(key.value)
        return None

    def _scalar(self, node: Any, path: str) -> Any:
        line, text, kind = node.start_mark.line + 1, node.value, node.tag.removeprefix(_TAG)
        if kind == "str":
            self.texts.append((path, text))
            for _, says in oddities(text):
                self._fault(line, path, says)
            return text
        if kind == "null":
            return None
        if kind == "bool" and text in ("true", "false"):
            return text == "true"
        if kind in ("int", "float") and _PLAIN_NUMBER.fullmatch(text):
            return int(text) if kind == "int" else float(text)
        self._fault(line, path, misread(text, kind))
        return text

    def _counted(self, node: Any, path: str) -> None:
        most = MOST_IN_ROW if isinstance(node, yaml.SequenceNode) else MOST_BESIDE
        if len(node.value) > most:
            self.is_full = True
            self._fault(node.start_mark.line + 1, path, f"{len(node.value):,} entries are too many; {most} at most")

    def _fault(self, line: int, path: str, says: str) -> None:
        if len(self.faults) < _MOST_TOLD:
            self.faults.append((line, path, says))
