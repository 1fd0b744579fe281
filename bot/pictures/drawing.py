"""Draws one picture in a process of its own: drawing takes a second at worst, and would hold up everybody else for as long.

It is run by its path, so that nothing but the drawing itself is loaded: an SVG comes in on standard input, a PNG goes out.
"""

from __future__ import annotations

import sys

import resvg_py


def main(width: str, *fonts: str) -> None:
    """Draw it so wide, with these font files."""
    svg = sys.stdin.buffer.read().decode("utf-8")
    sys.stdout.buffer.write(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=int(width), skip_system_fonts=True, font_files=list(fonts))))


if __name__ == "__main__":
    main(*sys.argv[1:])
