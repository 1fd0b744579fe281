"""Bare words and numbers that YAML takes for something else: No, 1:30, 017, .inf."""

from __future__ import annotations

import re

from bot.content.faults import short


def misread(text: str, kind: str) -> str:
    """What YAML makes of a text, and what to write instead; `kind` is the end of its tag: bool, int."""
    if kind == "bool":
        meant = "true" if text.lower() in ("yes", "on", "true") else "false"
        return f"a bare {text} is read as {meant}; put it in quotes, or write true or false"
    if kind == "timestamp":
        return f"{short(text)} is read as a date; put it in quotes"
    if kind == "int" and ":" in text and len(text) < 20:
        return f"{short(text)} is read as {_sexagesimal(text)}, not as a time; put it in quotes, or write a plain number"
    if kind == "int" and re.fullmatch(r"[-+]?0[0-7_]+", text) and len(text) < 20:
        return f"{short(text)} is read as {int(text.replace('_', ''), 8)}; write a plain number, without a nought before it"
    if kind in ("int", "float"):
        return f"{short(text)} is no plain number such as 3 or 2.5"
    return f"{short(text)} means something of its own in YAML; put it in quotes"


def _sexagesimal(text: str) -> int:
    total = 0
    for part in text.lstrip("+-").replace("_", "").split(":"):
        total = total * 60 + int(part)
    return -total if text.startswith("-") else total
