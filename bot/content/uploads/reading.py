"""Examines one uploaded file in a process of its own: whatever a stranger has put into it can hold up nobody else.

It is run by its path, without the environment's settings: the file comes in on standard input, JSON goes out. Everything is loaded before
the first byte is read, and the limits are drawn in between.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[3]))  # where the program is not installed, it lies here

from bot.content.cards import cards
from bot.content.uploaded import Examined, examine
from bot.content.uploads.scenes import kin

_MEMORY = 600_000_000  # bytes; what is loaded takes 160 million
_SECONDS = 4  # of computing; a whole partner takes a fifth of one
_FILES = 32  # open at once
_ANSWER = 2_000_000  # bytes that can be written; a whole partner takes a tenth


def main(name: str) -> None:
    """Examine the file on standard input, which is shown as `name`."""
    kin(), cards()
    with suppress(ImportError, ValueError, OSError):  # not every system sets limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_FSIZE, (_ANSWER, _ANSWER))
        resource.setrlimit(resource.RLIMIT_NOFILE, (_FILES, _FILES))
    sys.stdout.buffer.write(json.dumps(_told(examine(sys.stdin.buffer.read(), name))).encode())


def _told(found: Examined) -> dict[str, object]:
    faults = [[fault.line, fault.field, fault.says] for fault in found.faults]
    return {"kind": found.kind, "faults": faults, "more": found.more, "canonical": found.canonical}


if __name__ == "__main__":
    main(*sys.argv[1:])
