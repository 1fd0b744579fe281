"""`check` and `replay` on a file or standard input: JSON lines for programs, readable text for people."""

from __future__ import annotations

import json
import sys
from codecs import utf_8_decode
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

from bot.checked import LONGEST, look_at, unfit
from bot.exits import DONE, complain
from bot.explained import judgement, rewritten
from bot.fields import Unfit, check_values, parsed
from bot.judge import check_record, replay_record, told_of
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
    at_hand = name != "-" and Path(name).is_file()
    with _opened(name) as lines:
        if lines is None:
            return complain(f"{_shown(name)}: {_why_unread(name)}")
        try:
            if at_hand:  # of a file that is no text nothing is judged
                deque(_texts(lines), maxlen=0)
                lines.seek(0)
            return _for_people(name, _texts(lines), Relationship(to), reply, at_hand)
        except Unfit as error:
            return complain(f"{_shown(name)}:{error}")


def check_whole(name: str, to: str = "stranger", reply: bool = False) -> int:
    """Judge the file `name` as one message; 2 where it is empty or too long to be one."""
    with _opened(name) as lines:
        if lines is None:
            return complain(f"{_shown(name)}: {_why_unread(name)}")
        try:
            text = _decoded(lines.read(_MOST + 1))
        except Unfit as error:
            return complain(f"{_shown(name)}:{error}")
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


def replay(name: str, jsonl: bool, to: str = "stranger", scene: str = "coffee") -> int:
    """Judge the finished talks of the file `name`; without `jsonl` it is one talk as plain text, in `scene` with a `to` ("friend")."""
    if jsonl:
        return _each(name, replay_record)
    with _opened(name) as lines:
        if lines is None:
            return complain(f"{_shown(name)}: {_why_unread(name)}")
        try:
            said = _plain_talk(_texts(lines))
        except Unfit as error:
            return complain(f"{_shown(name)}:{error}")
    told, debrief = told_of({"scene": scene, "relationship": to, "turns": said})
    mine = [turn for turn in said if turn["who"] == "user"]
    _write(PLAIN.page("replay", told=told, kind=debrief.kind, turns=mine, sentence=PLAIN.sentence).encode())
    return DONE


def _for_people(name: str, lines: Iterator[str], reader: Relationship, reply: bool, at_hand: bool) -> int:
    """Each line as it comes; where the first is a greeting and no more, or all lines are at hand, they are tried as one letter."""
    numbered = enumerate(lines, 1)
    first, opening = next(((number, line) for number, line in numbered if line), (0, ""))
    if not opening:
        return complain(f"{_shown(name)}: {PLAIN.sentence('check.unfit.empty')}")
    rest: Iterator[tuple[int, str]] = chain([(first, opening)], numbered)
    if at_hand or opens_a_letter(opening):
        whole = list(islice(rest, _LETTER))
        written = [line for _, line in whole]
        one = is_a_letter(written) or (at_hand and is_signed(written))
        rest = iter([(first, "\n".join(written))] if one else whole) if len(whole) < _LETTER else chain(whole, rest)
    seen: list[str] = []
    status = DONE
    for number, line in rest:
        if len(line) > LONGEST:
            status = complain(f"{_shown(name)}:{number}: {PLAIN.sentence('check.unfit.huge')}")
        elif line:
            _write(f"{told(line, reader, reply)}\n".encode("utf-8", "replace"))
        seen += [line] if line and len(seen) < _LETTER else []
    if 1 < len(seen) < _LETTER and may_be_a_letter(seen):
        complain(PLAIN.sentence("check.line_by_line"))
    return status


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


def _plain_talk(lines: Iterator[str]) -> list[dict[str, str]]:
    """Lines such as "me: Hello" and "them: Hi"; anything before the first colon that is no "me" is the partner. Raises Unfit.

    Who is named and says nothing ("me:") has taken no turn.
    """
    turns = []
    for number, line in enumerate(lines, 1):
        who, colon, text = line.partition(":")
        if line and not colon:
            raise Unfit(f'{number}: a line starts with who speaks, "me: Hello" or "them: Hi"')
        mine = who.strip().lower() in ("me", "i", "user", "you", ">")
        turns += [{"who": "user" if mine else "partner", "text": text.strip()}] if text.strip() else []
    if not any(turn["who"] == "user" for turn in turns):
        raise Unfit('1: no line is yours; what you said starts with "me:"')
    return turns


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


def _texts(file: BinaryIO) -> Iterator[str]:
    """The lines of a file as text. Raises Unfit with the line that is none."""
    for number, line in enumerate(_lines(file), 1):
        yield _decoded(line, number)


def _decoded(read: bytes, line: int = 1) -> str:
    """What was read from `line` on as text, of more than anybody reads only the beginning. Raises Unfit with line and byte."""
    try:
        text, _ = utf_8_decode(read[:_MOST], "strict", len(read) <= _MOST)  # the cut may go through a letter
        at = read[:_MOST].find(0)  # that is no text either: a picture, a sheet, UTF-16
    except UnicodeDecodeError as error:
        text, at = "", error.start
    if at < 0:
        return text.removeprefix("\ufeff").replace("\r\n", "\n").strip()
    before = read[:at]
    place, byte = line + before.count(b"\n"), at - before.rfind(b"\n")
    raise Unfit(f"{place}: takes plain text in UTF-8; byte {byte} is {read[at]:#04x}")


def _why_unread(name: str) -> str:
    try:
        file = Path(name)
        return "is a folder" if file.is_dir() else "can't be read" if file.exists() else "there is no such file"
    except (OSError, ValueError):
        return "there is no such file"


def _shown(name: str) -> str:
    return "standard input" if name == "-" else name
