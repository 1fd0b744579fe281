"""The recogniser's files are checked as one book: what they hold, and whether every phrase can be read."""

from __future__ import annotations

import re
from pathlib import Path

from bot.content.ear import load_book
from bot.content.faults import Fault, Faults
from flows.recogniser import PhraseRecogniser
from flows.recogniser.phrases import PhraseFault


def faults_of_moves(folder: Path) -> list[Fault]:
    """All that is wrong in a folder of moves, each fault in the file `moves/<name>`."""
    try:
        PhraseRecogniser(load_book(folder))
    except Faults as faults:
        return faults.faults
    except PhraseFault as error:
        return [_placed(str(error), folder)]
    return []


def _placed(says: str, folder: Path) -> Fault:
    """A phrase at fault, found again where it stands; phrases that were put together from others stand nowhere."""
    phrase = re.match(r"""(["'])(.*)\1 (?:has|leaves|names) """, says)
    for file in sorted(folder.glob("*.yaml")) if phrase else ():
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            if phrase and phrase[2] in line:
                return Fault(f"moves/{file.name}", number, "", says)
    return Fault("moves", 1, "", says)
