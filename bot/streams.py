"""`check` and `replay` on a file or standard input: JSON lines for programs, readable text for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from bot.cli import DONE, complain
from bot.judge import Unfit, check_record, judge, replay_record
from bot.words import PLAIN
from flows.moves import Relationship, Stage

_MOST = 1_000_000  # characters of one line


def check(name: str, jsonl: bool) -> int:
    """Judge the messages of the file `name` ("-": standard input), one a line."""
    return _each(name, check_record if jsonl else None, _checked)


def replay(name: str, jsonl: bool) -> int:
    """Judge the finished talks of the file `name`; without `jsonl` the file is one talk as plain text."""
    if jsonl:
        return _each(name, replay_record, _checked)
    with _opened(name) as lines:
        if lines is None:
            return complain(f"{name}: can't be read")
        record, fault = _plain_talk(_decoded(lines))
    if fault:
        return complain(f"{_shown(name)}:{fault}")
    print(
        PLAIN.page(
            "replay", told=replay_record(record), turns=[turn for turn in record["turns"] if turn["who"] == "user"], sentence=PLAIN.sentence
        )
    )
    return DONE


def _each(name: str, judge_record: Callable[[Any], dict[str, Any]] | None, plain: Callable[[str], str]) -> int:
    with _opened(name) as lines:
        if lines is None:
            return complain(f"{name}: can't be read")
        for number, line in enumerate(_decoded(lines), 1):
            if line.strip():
                print(
                    json.dumps(_answered(line, number, judge_record), ensure_ascii=False) if judge_record else plain(line.strip()),
                    flush=True,
                )
    return DONE


def _answered(line: str, number: int, judge_record: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    record: Any = None
    try:
        if len(line) > _MOST:
            raise Unfit(f"{len(line):,} characters; a line takes at most {_MOST:,}")
        record = json.loads(line)
        return judge_record(record)
    except (Unfit, ValueError, RecursionError) as error:
        says = str(error) if isinstance(error, Unfit) else f"no JSON: {error}"
        return {"id": record.get("id") if isinstance(record, dict) else None, "error": f"line {number}: {says}"}


def _checked(text: str) -> str:
    judged = judge(text, "message", Relationship.STRANGER, Stage.OPENING, "", frozenset())
    return PLAIN.page("check", text=text, judged=judged, sentence=PLAIN.sentence)


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
    return {"id": None, "turns": turns}, ""


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO | None]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        with Path(name).open("rb") as file:
            yield file
    except OSError:
        yield None


def _decoded(lines: BinaryIO) -> Iterator[str]:
    for line in lines:
        yield line.decode("utf-8-sig", errors="replace")


def _shown(name: str) -> str:
    return "standard input" if name == "-" else name
