"""`check` and `replay` on a file or standard input: JSON lines for programs, readable text for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

from bot.checked import look_at, unfit
from bot.exits import DONE, complain
from bot.explained import judgement, rewritten
from bot.fields import Unfit, check_values, parsed
from bot.judge import check_record, replay_record
from bot.words import PLAIN
from flows.moves import Relationship
from flows.rewriting.draft import is_a_letter, may_be_a_letter, opens_a_letter
from flows.rewriting.letters import is_signed

_MOST = 1_000_000  # bytes of one line
_LETTER = 200  # lines; more are no letter
_BLANK = b" \t\r\n\v\f\xef\xbb\xbf"  # a line of nothing else is no line, with or without a byte order mark


def check(name: str, jsonl: bool = False, to: str = "stranger", reply: bool = False) -> int:
    """Judge the messages of the file `name` ("-": standard input), one a line; without `jsonl` as the reader `to` would hear them.

    Without `jsonl`, lines between a greeting and a signature are one letter: in a file wherever the greeting stands; in standard input,
    where a script may wait for each answer, if it has a line of its own.
    """
    if jsonl:
        return _each(name, check_record)
    with _opened(name) as lines:
        if lines is None:
            return complain(f"{_shown(name)}: {_why_unread(name)}")
        return _for_people(name, map(_decoded, _lines(lines)), Relationship(to), reply, at_hand=name != "-" and Path(name).is_file())


def check_whole(name: str, to: str = "stranger", reply: bool = False) -> int:
    """Judge the file `name` as one message; 2 where it is empty or too long to be one."""
    with _opened(name) as lines:
        if lines is None:
            return complain(f"{_shown(name)}: {_why_unread(name)}")
        text = lines.read(_MOST).decode("utf-8-sig", errors="replace").strip()
    why_not = unfit(text)
    if why_not in ("empty", "huge"):
        return complain(f"{_shown(name)}: {PLAIN.sentence(f'check.unfit.{why_not}')}")
    _write(told(text, Relationship(to), reply).encode("utf-8", "replace"))
    return DONE


def told(text: str, reader: Relationship, reply: bool) -> str:
    """What a person gets to read about a message."""
    if why_not := unfit(text):
        return PLAIN.sentence("care.distress", len(text)) if why_not == "distress" else PLAIN.sentence(f"check.unfit.{why_not}")
    checked = look_at(text, reader, reply)
    return "\n\n".join(page for page in (judgement(checked, PLAIN), rewritten(checked, PLAIN)) if page)


def replay(name: str, jsonl: bool) -> int:
    """Judge the finished talks of the file `name`; without `jsonl` the file is one talk as plain text."""
    if jsonl:
        return _each(name, replay_record)
    with _opened(name) as lines:
        if lines is None:
            return complain(f"{_shown(name)}: {_why_unread(name)}")
        record, fault = _plain_talk(map(_decoded, _lines(lines)))
    if fault:
        return complain(f"{_shown(name)}:{fault}")
    turns = [turn for turn in record["turns"] if turn["who"] == "user"]
    _write(PLAIN.page("replay", told=replay_record(record), turns=turns, sentence=PLAIN.sentence).encode())
    return DONE


def _for_people(name: str, lines: Iterator[str], reader: Relationship, reply: bool, at_hand: bool) -> int:
    """Each line as it comes; where the first is a greeting and no more, or all lines are at hand, they are tried as one letter."""
    first = next((line for line in lines if line), "")
    if not first:
        return complain(f"{_shown(name)}: {PLAIN.sentence('check.unfit.empty')}")
    rest: Iterator[str] = chain([first], lines)
    if at_hand or opens_a_letter(first):
        whole = list(islice(rest, _LETTER))
        one = is_a_letter(whole) or (at_hand and is_signed(whole))
        rest = iter(["\n".join(whole)] if one else whole) if len(whole) < _LETTER else chain(whole, rest)
    seen: list[str] = []
    for line in rest:
        if line:
            seen += [line] if len(seen) < _LETTER else []
            _write(f"{told(line, reader, reply)}\n".encode("utf-8", "replace"))
    if 1 < len(seen) < _LETTER and may_be_a_letter(seen):
        complain(PLAIN.sentence("check.line_by_line"))
    return DONE


def _each(name: str, judge_record: Callable[[Any], dict[str, Any]]) -> int:
    with _opened(name) as lines:
        if lines is None:
            return complain(f"{_shown(name)}: {_why_unread(name)}")
        for number, line in enumerate(_lines(lines), 1):
            if line.strip(_BLANK):
                _write(_answered(line, number, judge_record))
    return DONE


def _answered(line: bytes, number: int, judge_record: Callable[[Any], dict[str, Any]]) -> bytes:
    """One line of JSON in UTF-8 for one line of input, whatever it holds."""
    record: Any = None
    try:
        record = parsed(_text(line))
        check_values(record)
        return _encoded(judge_record(record))
    except (ValueError, RecursionError) as error:
        says = str(error) if isinstance(error, Unfit) else f"can't be judged: {error}"
        return _encoded({"id": _id_of(record), "error": f"line {number}: {says}"})


def _id_of(record: Any) -> Any:
    """The id to answer with: as it came, unless it could not be written down (NaN, half a character)."""
    try:
        found = record.get("id") if isinstance(record, dict) else None
        _encoded(found)
    except (ValueError, RecursionError):
        return None
    return found


def _encoded(answer: Any) -> bytes:
    return json.dumps(answer, ensure_ascii=False, allow_nan=False).encode()


def _text(line: bytes) -> str:
    if len(line) > _MOST:
        raise Unfit(f"more than {_MOST:,} bytes; a line takes at most that")
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unfit(f"no UTF-8: byte {error.start + 1} is {line[error.start]:#04x}") from None


def _write(line: bytes) -> None:
    """To standard output in UTF-8, whatever the terminal speaks, and at once, so that a script can wait for it."""
    sys.stdout.flush()
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def _plain_talk(lines: Iterator[str]) -> tuple[dict[str, Any], str]:
    """Lines such as "me: Hello" and "them: Hi"; anything before the first colon that is no "me" is the partner."""
    turns = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        who, colon, text = line.partition(":")
        if not colon:
            return {}, f'{number}: a line starts with who speaks, "me: Hello" or "them: Hi"'
        mine = who.strip().lower() in ("me", "i", "user", "you", ">")
        turns.append({"who": "user" if mine else "partner", "text": text.strip()})
    if not any(turn["who"] == "user" for turn in turns):
        return {}, '1: no line is yours; what you said starts with "me:"'
    return {"id": None, "turns": turns}, ""


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO | None]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        file = Path(name).open("rb")  # noqa: SIM115  closed below, apart from the opening: a broken pipe is an OSError, too
    except (OSError, ValueError):  # a name may hold what no name can
        yield None
        return
    with file:
        yield file


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Line by line; of a line that is too long only the beginning is kept, so that none fills the memory."""
    while line := file.readline(_MOST + 1):
        rest = line
        while len(rest) > _MOST and not rest.endswith(b"\n"):
            rest = file.readline(_MOST + 1)
        yield line


def _decoded(line: bytes) -> str:
    return line[:_MOST].decode("utf-8-sig", errors="replace").strip()


def _why_unread(name: str) -> str:
    try:
        file = Path(name)
        return "is a folder" if file.is_dir() else "can't be read" if file.exists() else "there is no such file"
    except (OSError, ValueError):
        return "there is no such file"


def _shown(name: str) -> str:
    return "standard input" if name == "-" else name
