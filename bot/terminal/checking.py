"""`second-coffee check` at a terminal: paste a message, say who is going to read it, and hear how it lands."""

from __future__ import annotations

import select
import sys
from collections.abc import Iterator

from bot.checked import look_at, unfit
from bot.exits import DONE
from bot.streams import told
from bot.terminal import disputes
from bot.terminal.said import cleaned
from bot.words import PLAIN
from flows.moves import Relationship

_MORE_COMES_WITHIN = 0.2  # seconds in which what was pasted arrives


def ask(to: str | None = None, reply: bool = False) -> int:
    """Go on until the learner has had enough; `to` and `reply` are asked for where they aren't given. Raises Unusable."""
    while True:
        _say("check.paste")
        text = _pasted()
        if unfit(text):
            print(f"\n{told(text, Relationship.STRANGER, False)}\n")
            if unfit(text) == "distress" or not text:
                return DONE
            continue
        reader = Relationship(to) if to else _reader()
        if reader is None or not _went_on(text, reader, reply or (to is None and _is_reply())):
            return DONE


def _went_on(text: str, reader: Relationship, reply: bool) -> bool:
    """Show what is made of a message; whether another is to follow."""
    print(f"\n{told(text, reader, reply)}\n")
    _say("check.what_now")
    answer = _line().lower()
    if answer in ("w", "wrong"):
        _dispute(text, reader, reply)
    return answer in ("n", "new", "next")


def _dispute(text: str, reader: Relationship, reply: bool) -> None:
    _say("check.consent_terminal")
    if _line().lower() not in ("y", "yes"):
        _say("check.not_kept")
        return
    number = disputes.keep(look_at(text, reader, reply))
    _say("check.few_words")
    if said := _line():
        disputes.add_words(number, said)
        _say("check.noted")


def _reader() -> Relationship | None:
    """The one who is going to read it; nobody when the input ends."""
    _say("check.to_whom_terminal")
    known = list(Relationship)
    for number, reader in enumerate(known, 1):
        print(f"  {number}. {PLAIN.sentence(f'check.choice.{reader}')}")
    for line in _lines():
        answer = cleaned(line).lower()
        fits = [each for number, each in enumerate(known, 1) if answer and (answer == str(number) or each.startswith(answer))]
        if len(fits) == 1:
            return fits[0]
        _say("check.to_whom_again")
    return None


def _is_reply() -> bool:
    _say("check.reply_terminal")
    return _line().lower().startswith("r")


def _pasted() -> str:
    """Lines up to an empty one or the end of input; within what is pasted at once, empty lines belong to the message."""
    found: list[str] = []
    for line in _lines():
        if not line.strip() and found and not _more_comes():
            break
        if line.strip() or found:
            found.append(line.rstrip("\n"))
    return "\n".join(cleaned(line) for line in found).strip()


def _more_comes() -> bool:
    try:
        return bool(select.select([sys.stdin], [], [], _MORE_COMES_WITHIN)[0])
    except (OSError, ValueError):  # no such thing here: then an empty line is the end
        return False


def _line() -> str:
    return cleaned(next(_lines(), ""))


def _lines() -> Iterator[str]:
    while line := sys.stdin.readline():
        yield line


def _say(name: str) -> None:
    print(PLAIN.sentence(name), flush=True)
