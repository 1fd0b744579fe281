"""Pictures: each is kept as its facts, becomes an SVG where its template is, and is drawn when it is sent."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib.resources import as_file
from itertools import pairwise

import resvg_py

from bot.content.library import prompts
from bot.pictures import drawing

WIDTH = 1200  # pixels; readable on a phone
_PATIENCE = 30.0  # seconds for a drawing; then, or where no process can be had, it is drawn here


def drawn(svg: str) -> bytes:
    """An SVG as PNG, 1200 pixels wide. It is drawn in a process of its own, which takes up to a second; wait for it in a thread."""
    command = [sys.executable, "-I", drawing.__file__, str(WIDTH), *_fonts()]
    with suppress(OSError, subprocess.SubprocessError):
        # in a session of its own: a Ctrl-C that ends the bot lets it finish
        done = subprocess.run(command, input=svg.encode(), capture_output=True, timeout=_PATIENCE, start_new_session=True)  # noqa: S603
        if done.returncode == 0 and done.stdout:
            return done.stdout
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=WIDTH, skip_system_fonts=True, font_files=list(_fonts())))


def legible(words: str) -> str:
    """Words without the characters that the fonts lack: "call Ana 🙂" loses the face; of Greek or Arabic nothing is left."""
    return " ".join("".join(letter for letter in words if letter < "\u0180" or "\u2010" <= letter <= "\u203a").split())


@cache
def _fonts() -> tuple[str, ...]:
    """The paths of the fonts that come along; a fresh machine has none."""
    found = []
    for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
        with as_file(prompts() / "fonts" / name) as path:  # the package is always installed as files
            found.append(str(path))
    return tuple(found)


def smooth(dots: Sequence[tuple[float, float]]) -> str:
    """A path that passes level through every dot, so that it never shows more than there was."""
    path = f"M{dots[0][0]:.1f},{dots[0][1]:.1f}"
    for (x0, y0), (x1, y1) in pairwise(dots):
        half = (x1 - x0) / 2
        path += f" C{x0 + half:.1f},{y0:.1f} {x1 - half:.1f},{y1:.1f} {x1:.1f},{y1:.1f}"
    return path
