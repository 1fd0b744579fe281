"""Hours of something else in the same breath: "I get the 9:40 train, so coffee is at 11" is at eleven."""

from __future__ import annotations

import re

from flows.when.clock import Clock
from flows.when.hours import bare

_RIDE = r"(?:train|bus|flight|ferry|tram|plane|coach|shuttle|ride|uber|cab|taxi|metro|tube|boat|ice|s-bahn|carpool|lift|connection)"
_WORK = r"(?:work|my shift|class|school|lessons?|uni|the office|practice|training|the gym|church|rehearsal)"
_BEFORE_IT = (  # my flight lands at 3, I finish work at 5
    rf"\b{_RIDE}s? (?:that )?(?:at|of|is|gets? in|gets? there|lands?|arrives?|leaves?|departs?|goes|comes|takes off|pulls in)"
    r"(?: (?:at|by|around|about|only|from))*"
    r"|\b(?:i|we) (?:only |don't |won't |can't |will |'ll )*(?:land|arrive|get in|touch down|get back|wake up|get up|leave home|set off"
    r"|leave the \w+)"
    r"(?: (?:home|there))?(?: (?:at|by|around|about|until|till|before))*"
    rf"|\b(?:i|we|he|she|they)(?:'m|'re|'s| am| are| is)? ?(?:only |usually |normally )*(?:finish|finishes|get off|gets off|off|out"
    rf"|done|leave|start|starts)"
    rf"(?: (?:with|from|of))? {_WORK}(?: (?:at|by|around|about))*"
    rf"|\bmy (?:shift|class|lesson|training|lecture|exam|appointment|dentist\w*|school run)(?: \w+){{0,2}}? (?:ends|is over|finishes|is"
    rf"|goes on)"
    r"(?: (?:at|until|till|by))*"
    r"|\b(?:hard (?:stop|out)|(?:need|have|has|got|needs) to (?:leave|go|run|head (?:out|off)|be (?:back|home|gone|off))|must (?:leave|go))"
    r"(?: (?:home|there))?(?: (?:at|by|around|about|before))*"
    rf"|\b(?:catch|take|get|catching|taking|getting|on|by) (?:the|a|my) {_RIDE} (?:at|of)"
    r"|\bregistration (?:desk )?(?:is |will be |opens? |open |starts? |begins? )*(?:at |from )?"
    r"|\b(?:caf[eé]|bar|shop|kitchen|restaurant|place|museum|pool|gym|office|library|desk) (?:only )?opens (?:at |from )?"
    r"|\b(?:kids?|pick[- ]?up|nursery|school run|parking|the shop|cloakroom|box office) (?:is |opens? |open |closes? )+(?:at |from )?"
)
_OTHER = re.compile(rf"(?:{_BEFORE_IT})\s*¤(?P<after>\d+)|¤(?P<ride>\d+)\s+(?:\w+ )?{_RIDE}\b")


_BARE = re.compile(rf"(?P<errand>{_BEFORE_IT})\s*\d{{1,2}}(?![\d:/]|\.\d)")


def without_errands(times: tuple[Clock, ...], text: str) -> tuple[tuple[Clock, ...], str]:
    """The hours of the thing itself; all of them if none would be left."""
    times, text = _without_bare(times, text)
    others = {int(match["after"] or match["ride"]) for match in _OTHER.finditer(text)}
    kept = tuple(clock for number, clock in enumerate(times) if number not in others)
    if not others or not (kept or re.search(r"\bat \d{1,2}\b", text)):
        return times, text
    marks = {number: place for place, number in enumerate(each for each in range(len(times)) if each not in others)}
    return kept, re.sub(r"¤(\d+)", lambda match: f"¤{marks[int(match[1])]}" if int(match[1]) in marks else "", text)


def _without_bare(times: tuple[Clock, ...], text: str) -> tuple[tuple[Clock, ...], str]:
    """Without "my flight lands at 3", if another hour is told."""
    rest = _BARE.sub(lambda match: match["errand"].removesuffix(" at"), text)
    return (times, rest) if rest != text and (times or bare(rest, whole=False)[0]) else (times, text)
