"""The times of day in a text, each found once."""

from __future__ import annotations

import re

from flows.when.clock import Clock
from flows.when.figured import FIGURED
from flows.when.spoken import SPOKEN

_OR = re.compile(r"\b(\d{1,2}(?:[:.]\d\d)?) or (\d{1,2}(?:[:.]\d\d)?)\s?([ap]\.?m\b)")
_FOR = re.compile(
    r"(?P<cue>\bat |@ ?|\bfrom )?\b(?P<hour>\d{1,2})(?:[.:](?P<minute>[0-5]\d))? ?(?P<half>[ap]m)? for"
    r" (?P<later>\d{1,2})(?:[.:](?P<later_minute>[0-5]\d))?(?: ?(?P<later_half>[ap]m))?\b"
    r"(?! ?(?:people|minutes|hours?|days?|weeks?|months?|of|persons|guests|£|€|\$))"
)
_AN_HOUR = 60  # minutes at most between the welcome and the start


def clocks(text: str) -> tuple[tuple[Clock, ...], str]:
    """The times of day in plain `text` that can be nothing else, and the text with ¤ where they stood."""
    found: list[Clock] = []

    def keep(clock: Clock | None, match: re.Match[str]) -> str:
        if clock is None or not (0 <= clock.hour < 24):
            return match[0]
        found.append(clock)
        return f" ¤{len(found) - 1} "

    text = _OR.sub(r"\1\3 or \2\3", _FOR.sub(_the_earlier, text))
    for pattern, told in (*SPOKEN, *FIGURED):
        text = pattern.sub(lambda match, told=told: keep(told(match), match), text)  # type: ignore[misc]
    order = [int(number) for number in re.findall(r"¤(\d+)", text)]
    return tuple(found[number] for number in order), _numbered(text)


def _the_earlier(match: re.Match[str]) -> str:
    """Six, in "6 for 6.30" : the glass in the hand comes before the speech."""
    away = int(match["later"]) * 60 + int(match["later_minute"] or 0) - int(match["hour"]) * 60 - int(match["minute"] or 0)
    away %= 720
    said = match["minute"] or match["later_minute"] or match["half"] or match["later_half"] or match["cue"]
    if not said or not 0 < away <= _AN_HOUR:
        return match[0]
    half = match["half"] or match["later_half"] or ""
    return f"{match['cue'] or ''}{match['hour']}:{match['minute'] or '00'}{half}"


def _numbered(text: str) -> str:
    """The marks numbered in the order in which they stand."""
    count = iter(range(1000))
    return re.sub(r"¤\d+", lambda _: f"¤{next(count)}", text)
