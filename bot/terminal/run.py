"""`second-coffee practice`: a screen where there is one, plain lines where input comes from a file or a pipe."""

from __future__ import annotations

import os
import re
import secrets
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from itertools import count

from bot.exits import complain, instead_of
from bot.terminal.said import Wish
from bot.terminal.start import Start

_SEEDS = 1_000_000


def practise(scene: str | None, partner: str | None, seed: int | None, feedback: str | None, level: str = "normal") -> int:
    """Rehearse in the terminal; 0 when it was left in any orderly way, 2 for an unknown scene or partner. Raises Unusable or Faults."""
    scene, partner = scene and scene.strip().lower(), partner and partner.strip().lower()
    for kind, name in (("scene", scene), ("partner", partner)):
        if name is not None and name not in _known(kind):
            return complain(f"there is no {kind} {name!r}{instead_of(name, _known(kind))}")
    if scene and partner and not _plays(partner, scene):
        others = ", ".join(name for name in _known("partner") if _plays(name, scene))
        return complain(f"{partner!r} has no part in {scene!r}; there are {others}")
    wish = Wish(scene, partner, seeded=seed is not None, feedback=feedback, level=level)
    screen = all(each.isatty() for each in (sys.stdin, sys.stdout, sys.stderr)) and os.environ.get("TERM") != "dumb"
    start = Start(lambda: datetime.now(UTC), _seeds(seed), asks=sys.stdin.isatty())
    if screen:
        from bot.terminal.screen import show

        return show(start, wish)
    from bot.terminal.plain import play

    return play(start, wish)


def _seeds(first: int | None) -> Iterator[int]:
    """Seeds for this rehearsal and the ones after it: from `first` on, or unforeseeable ones."""
    return count(first) if first is not None else iter(lambda: secrets.randbelow(_SEEDS), -1)


def _known(kind: str) -> list[str]:
    """The scenes or partners there are, by their files alone; reading them takes longer than the first screen may."""
    return sorted(file.name.removesuffix(".yaml") for file in (files("prompts") / f"{kind}s").iterdir() if file.name.endswith(".yaml"))


def _plays(partner: str, scene: str) -> bool:
    """Whether a partner can be met in a scene, by the two files as text: a scene that needs lines needs a part, unless others stand in."""
    folder = files("prompts")
    text = (folder / "scenes" / f"{scene}.yaml").read_text("utf-8")
    needs = re.search(r"^lines:", text, re.M) and not re.search(r"^stands_in:", text, re.M)
    parts = (folder / "partners" / f"{partner}.yaml").read_text("utf-8").partition("\nparts:")[2]
    return not needs or re.search(rf"^  {scene}:", parts, re.M) is not None
