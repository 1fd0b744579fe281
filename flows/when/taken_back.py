"""What people take back while they write: "Monday, no wait, Tuesday", "not Thursday, Friday", "moved from Tuesday to Thursday"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.when.calendar import Mention
from flows.when.clock import Clock
from flows.when.names import MONTHS

MOVING = r"moved|rescheduled|postponed|preponed|advanced|changed|pushed|shifted|switched|brought forward|delayed"
_MOVED = re.compile(rf"\b(?:{MOVING})\b[^§]*§[^§]*?(?P<turn>\b(?:to|until|till)\b)[^§]*§|\bwas\b[^§.!?]*§[^§]*?(?P<now>\bnow\b)[^§]*§")
_MOVED_FROM = re.compile(rf"\b({MOVING})(?: (?!to\b)\w+){{0,3}} from .{{1,40}}? to\b")
_ONCE = re.compile(  # "it was going to be Tuesday but now it's Thursday"
    r"\b(?:(?:was|were) (?:gonna|going|supposed|meant|planned|originally|first|scheduled|set)|originally|at first|used to be)\b"
    r"[^.!?]{1,50}?(?:\bbut|[,;]| -) ?(?:it's |its |it is |it got |has been )?(?:now|moved to|changed to)\b(?: (?:it's|its|it is))? ?"
)
_NOT = re.compile(
    r"\b(?:not|except(?: for)?|any ?(?:day|thing|time) but|other than|instead of|no longer|rather than)"
    r"\s+(?:on |at |the |this |next )*(?:§\d*|¤\d*)\s*,?(?: ?but)?"
)
_NO_GOOD = re.compile(  # "Friday doesn't work", "Friday is full", "can't do Friday"
    r"§\d*\s*(?:(?:doesn't|does not|didn't|did not|won't|wouldn't|can't|don't) (?:really )?(?:work|suit|fit|happen|go)"
    r"|(?:is|was|got|has been|'s) (?:already |now |unfortunately |sadly )?(?:full|taken|gone|sold out|cancell?ed|called off|out of"
    r"|out,|impossible"
    r"|off\b|no good|a holiday|a bank holiday)|(?:is|was)(?:n't| not) (?:possible|good|free|available|working|an option))"
    r"|\b(?:can't|cannot|couldn't|unavailable|not free|not available|busy)(?: (?:do|make|make it|come|on|at|this|next|the))* §\d*"
)
_FIRM = (
    r"no,? wait|no,? (?:it's|its|that's|it is)|wait,? no|no,? no|hang on|hold on"
    r"|scratch that|strike that|delete that|cancel that|ignore that|forget that|correction"
    r"|i meant|(?:but|and|i) (?:actually |really )?meant(?! (?:to be|for))|meant to (?:say|write|type|put)|my mistake|my bad|oops"
    r"|whoops|nope|(?:edit|update|updated|rectification) ?:|no,? sorry|sorry,? no|or rather|not that|typo"
)
_SOFT = r"sorry|apologies|pardon|no|actually|rather|wait|i mean|make (?:it|that)|well|err?m?|uh|um"
_TURN = re.compile(  # every run of marks is taken as a whole, a word behind it or not, so that 2,000 commas are read once
    r"(?P<before>^[\s,;:.!?(*-]*+|[\s,;:.!?(*-]++)"
    rf"(?P<words>(?:{_FIRM}|{_SOFT})(?:[\s,;:.!-]++(?:{_FIRM}|{_SOFT}))*(?!\w)[\s,;:.!?)*-]*)?"
)
_BY_NOW = re.compile(  # "was at 4 on Friday, now 11:30"
    r"\b(?:was|were|said|told|originally|initially|at first|1st|first|used to be|supposed|meant|planned)\b"
    r".{1,80}?(?P<turn>[\s,;:.(-]{1,6}(?:but |and |so )?(?=(?<!from )now\b|(?:it's|its|it is|that's|we're) [^,;!?]{1,25} now\b))"
)
_TO = re.compile(  # "Friday 3pm, they moved it to 5"
    rf"(?P<turn>[\s,;:.(-]{{0,6}}\b(?:{MOVING})(?: (?:it|that|this|us|back|up|forward|out|ahead|things|everything))* (?=(?:to|until"
    rf"|till|at)\b))"
)
_UNTIL = re.compile(r"^(?:to|until|till) (?=(?:about |around |like )?\d{1,2}(?:[:.]\d\d)?(?!\d|st|nd|rd|th|[/-]))")
_LEADS_ON = re.compile(
    r"(?:(?:now|still|is|are|at|to|until|till|starts|starting|it's|its|it is|that's|that is|on|at|the|for|from|this|make it|make that"
    r"|should be|say|let's say|i mean|next)\s+)*(?:[§¤]|\d)"
)
_OFF = re.compile(
    r"§\d*\s+(?:is |was )?off\s*(?:$|[,.;!])[^§¤\d]*$|"
    r"[§¤][^§¤]*\b(?:got|was|been|being|is|it's|gets?|might be|may be|they|she|he|we)\s+(?:now |just |all |already )?"
    r"(?:moved|postponed|cancell?ed|called (?:it )?off|rescheduled|resched|pushed(?: back)?|scrapped|shelved|dropped)\b"
    r"(?! (?:it )?(?:to|until|till|by|from|for|forward|up)\b)[^§¤\d]*$"
)
_PAUSE = re.compile(r"[,;:.!?(*-]")
_A_TIME = re.compile(r"(?:day|tomorrow|tonight|\d(?:st|nd|rd|th)?|[ap]\.?m\.?|noon|midnight|o'clock)$")
_A_NUMBER = re.compile(rf"\d{{1,2}}\b(?! ?(?:{'|'.join(MONTHS)}|people|of|minutes|hours?|days?|weeks?|months?))")


def without_the_old(text: str) -> str:
    """What was moved from Tuesday to Thursday is on Thursday."""
    return _MOVED_FROM.sub(r"\1 to ", _ONCE.sub("now ", text))


def turns(said: str) -> Iterator[tuple[str, str, bool]]:
    """Where somebody may be correcting themselves, the last first: what stood before, what comes after, and whether they surely are."""
    for start, end in reversed(sorted(_moves(said))):
        yield said[:start].strip(), _UNTIL.sub("at ", said[end:].strip()), False
    for match in reversed([each for each in _TURN.finditer(said) if each["words"]]):
        before, after = said[: match.start()].strip(), said[match.end() :].strip()
        if not (re.search(rf"\b(?:{_FIRM})", match[0]) or _PAUSE.search(match["before"]) or _A_TIME.search(before)):
            continue  # "there's no Thursday session"
        if not re.search(r"\b(?:can|could|can't|couldn't|won't|to|not) *$", before):
            yield before, f"at {after}" if _A_NUMBER.match(after) else after, bool(re.search(rf"\b(?:{_FIRM}|no,)", match[0]))


def _moves(said: str) -> Iterator[tuple[int, int]]:
    """Where a new time comes after the old one: from the words between them to the new one's first."""
    for pattern in (_BY_NOW, _TO):
        yield from (match.span("turn") for match in pattern.finditer(said))


def leads_on(marked: str) -> bool:
    """Whether a mild word like "sorry" or "actually" stands between two times, of which the second is `marked`."""
    return bool(_LEADS_ON.match(marked.strip()))


def called_off(marked: str) -> bool:
    """Whether a day is taken back and no other told: "supposed to be Tuesday but got moved"."""
    return bool(_OFF.search(marked))


def without_limits(times: tuple[Clock, ...], text: str) -> tuple[tuple[Clock, ...], str]:
    """No hour is named by "before noon"."""
    kept = tuple(clock for number, clock in enumerate(times) if not re.search(rf"\bbefore\s+¤{number}\b", text))
    return kept, re.sub(r"\bbefore\s+¤\d+\b", " ", text)


def without_the_denied(text: str, days: tuple[Mention, ...], times: tuple[Clock, ...]) -> tuple[tuple[Mention, ...], tuple[Clock, ...]]:
    """What stands: "not Thursday, Friday" is Friday."""
    if len(days) > 1 and (match := _MOVED.search(text)):
        before = text[: match.start("turn") if match["turn"] else match.start("now")].count("¤")
        return days[text[: match.end()].count("§") - 1 :][:1], times[before:] or times
    spans = [match.span() for match in _NOT.finditer(text)]
    if len(days) > 1:
        spans += [match.span() for match in _NO_GOOD.finditer(text)]

    def stands(position: int) -> bool:
        return not any(start <= position < end for start, end in spans)

    kept = tuple(day for day, match in zip(days, re.finditer("§", text), strict=False) if stands(match.start()))
    left = tuple(clock for clock, match in zip(times, re.finditer("¤", text), strict=False) if stands(match.start()))
    return kept, left
