"""Hours of something else in the same breath: "I get the 9:40 train, so coffee is at 11" is at eleven."""

from __future__ import annotations

import re

from flows.when.calendar import Mention
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
    rf"|\b(?:my|her|his|their|our) (?:shift|class|lesson|training|lecture|exam|appointment|dentist\w*"
    rf"|school run)(?: \w+){{0,2}}? (?:ends|is over|finishes|is"
    rf"|goes on)"
    r"(?: (?:at|until|till|by))*"
    r"|\b(?:hard (?:stop|out)|(?:need|have|has|got|needs) to (?:leave|go|run|head (?:out|off)|be (?:back|home|gone|off))|must (?:leave|go))"
    r"(?: (?:home|there))?(?: (?:at|by|around|about|before))*"
    rf"|\b(?:catch|take|get|catching|taking|getting|on|by) (?:the|a|my) {_RIDE} (?:at|of)"
    r"|\bregistration (?:desk )?(?:is |will be |opens? |open |starts? |begins? )*(?:at |from )?"
    r"|\b(?:caf[eé]|bar|shop|kitchen|restaurant|place|museum|pool|gym|office|library|desk) (?:only )?opens (?:at |from )?"
    r"|\b(?:kids?|pick[- ]?up|nursery|school run|parking|the shop|cloakroom|box office) (?:is |opens? |open |closes? )+(?:at |from )?"
)
_WAS = r"(?:^|[,;.(!-])\s*(?:it )?(?:was|used to be|originally)(?: at)?"  # "8pm tonight, was 7pm"
_OTHER = re.compile(
    rf"(?:{_BEFORE_IT})\s*¤(?P<after>\d+)|¤(?P<ride>\d+)\s+(?:\w+ )?{_RIDE}\b|{_WAS}\s*¤(?P<was>\d+)"
    r"|\bthe\s+¤(?P<from>\d+)\s+(?:from|to) [a-z]"
)
_ONLY_A_RIDE = re.compile(
    rf"\b(?:his|her|their|\w+'s) {_RIDE} (?:gets? in|gets? there|lands?|arrives?|leaves?|departs?|pulls in)(?: \w+){{0,2}}\s*¤0"
)
_OF_ANOTHER = re.compile(  # a day of something else: "he flies home Sunday", "Kit works Tuesdays", "his birthday was Monday"
    r"(?<!or )\b(?:(?:birthday|anniversary|exam|deadline|wedding|rent) (?:is|was)(?: due)?"
    r"|(?:flies|flying|leaves|leaving|lands|arrives|arriving|gets back|is back|moves|works|is due|turns \d{1,3}|turned \d{1,3}|is \d{2,3})"
    r"(?: (?:home|out|in|back|here|there|away|again))?)(?: (?:on|the|this|until|till))*\s+§(?!\s*(?:at\s+)?¤)(?!\s*(?:or|and|/|to)\b)"
)


_BARE = re.compile(rf"(?P<errand>{_BEFORE_IT})\s*\d{{1,2}}(?![\d:/]|\.\d)")


def without_errands(times: tuple[Clock, ...], text: str) -> tuple[tuple[Clock, ...], str]:
    """The hours of the thing itself; all of them if none would be left."""
    times, text = _without_bare(times, text)
    others = {int(match["after"] or match["ride"] or match["was"] or match["from"]) for match in _OTHER.finditer(text)}
    kept = tuple(clock for number, clock in enumerate(times) if number not in others)
    if not others or not (kept or re.search(r"\bat \d{1,2}\b", text)):
        return times, text
    marks = {number: place for place, number in enumerate(each for each in range(len(times)) if each not in others)}
    return kept, re.sub(r"¤(\d+)", lambda match: f"¤{marks[int(match[1])]}" if int(match[1]) in marks else "", text)


def is_only_a_ride(text: str) -> bool:
    """Whether the only hour is that of somebody's train: "meet Dan Friday, his train gets in 2:30pm"."""
    return bool(_ONLY_A_RIDE.search(text)) and "¤1" not in text


def without_their_days(days: tuple[Mention, ...], text: str) -> tuple[Mention, ...]:
    """The days of the thing itself; all of them if none would be left."""
    spans = [match.span() for match in _OF_ANOTHER.finditer(text)]
    if not spans or len(days) < 2:
        return days
    places = [match.start() for match in re.finditer("§", text)]
    kept = tuple(day for day, place in zip(days, places, strict=False) if not any(start <= place < end for start, end in spans))
    return kept if kept and len(places) == len(days) else days


def _without_bare(times: tuple[Clock, ...], text: str) -> tuple[tuple[Clock, ...], str]:
    """Without "my flight lands at 3", if another hour is told."""
    rest = _BARE.sub(lambda match: match["errand"].removesuffix(" at"), text)
    return (times, rest) if rest != text and (times or bare(rest, whole=False)[0]) else (times, text)
