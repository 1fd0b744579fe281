"""What was promised, in a few of the learner's words, and by which day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from flows.afterwards.clauses import sentence_end
from flows.afterwards.deadlines import Deadline, deadline, without

LONG_AGO = re.compile(r"\blast (?:week|month|year|time|spring|summer|autumn|winter)\b|\b(?:weeks|months|years|ages) ago\b", re.I)
_TAIL = re.compile(
    r"(?:[\s,.:;(-]++(?:and|or|but|so|then|too|also|as well|though|i think|i guess|lol|thats it|that's it|when i can|if i can|if "
    r"possible|or something|or so|at the latest|at latest|the latest|by|on|until|before|only|promised"
    r"|for sure|haha|from me|from my side|um|uh|the last one|once|when"
    r"|probably|maybe|,)?)+$",
    re.I,
)
_HEAD = re.compile(r"^(?:to |that |also |then |definitely |really |still |and |i'd |i would |just |be (?=\w+ing\b))+", re.I)
_SENTENCE_DAY = re.compile(
    r"^[\s.,;:(-]*(?:(?:and )?i (?:said|told (?:him|her|them)) |(?:he|she|they) needs? (?:it|them|those|that|this) |(?:he|she|they)'s "
    r"waiting for it |(?:and |so |to which )*(?:i )?(?:said )?(?:yes|sure|ok|okay|of course|no problem"
    r"|gladly|will do)[,.!]? |thats |but |and |should be |due |deadline:? ?|must be |needs to be "
    r"|has to be |latest |that's |that is |like,? |say "
    r"|they'll have (?:them|it) |(?:he|she|they)'ll (?:have|get) (?:it|them|those) |promised[.!,]* |probably |ideally )*",
    re.I,
)
_POINTS = re.compile(
    r"(?:[\w-]+ )?(?:(?<=do )that|it|them|one|that|those|send|have it|get it)(?: (?:to )?(?:him|her|them|over|across|on|along|back))*"
    r"|(?:send|mail|forward|share|bring|scan|copy|dig out|find|print|look)(?: (?:him|her|them) (?:it|one|that|those|them)| (?:it|that"
    r"|them)(?: "
    r"(?:over|out|up))?(?: and \w+ (?:it|that|them)(?: (?:over|on|to \w+))?)?)?",
    re.I,
)
_ASKED_FOR = re.compile(
    r"\b(?:wants?|wanted|asked(?: me)? (?:for|about|to see)|asking (?:for|about)|needs?|needed|would (?:like|love)|'d (?:like|love)"
    r"|interested in|keen on|curious about|looking for|paid for|bought me|if i(?: could| can| would)?)\s+(?:to (?:see|read|have|get"
    r"|hear|borrow|use|try)\s+)?"
    r"(?P<thing>(?:(?:my|our|the|an?|some|that|those|more)\s+)?(?!(?:to|me|us|him|her|it)\b)[\w'-]+(?:\s+(?!(?:and|but|so|i|which|told"
    r"|said|then|because|by|i'll|he|she|we)\b)[\w'-]+){0,4})",
    re.I,
)

_LOOKED_AT = re.compile(  # "offered to read my CV, she'll get it on Monday"
    r"\b(?:read|review|see|look (?:at|over|through)|check|try|borrow|correct|print"
    r"|proofread)\s+(?P<thing>(?:my|our)\s+[\w'-]+(?:\s+(?!(?:and|but|so|i|by|she"
    r"|he|they|on|which)\b)[\w'-]+){0,2})",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Day:
    """By when, and whether that is sure."""

    day: int
    sure: bool


def what(words: str) -> str:
    """A promise in brief: "send him the link", without the day and the small words around it."""
    said = _HEAD.sub("", words.strip())
    said = _TAIL.sub("", said.strip(' ,.:;()-"')).strip()
    return re.sub(r"\s+", " ", said).strip(" ,;-")[:160]


def day_and_words(text: str, start: int, stop: int, now: datetime) -> tuple[Day | None, str]:
    """The day that a promise's own words name, and the words without it; a vague one ("next week") is left in them."""
    words = text[start:stop]
    found = deadline(words, now, text[max(0, start - 120) : start])
    if found is None:
        return None, words
    return Day(found.day, found.sure), without(words, found) if found.day else words


def day_beside(text: str, start: int, stop: int, now: datetime) -> Day | None:
    """A day said right before ("by Friday I need to") or in a sentence of its own after ("Like, tonight.")."""
    before = re.split(r"[.!?;\n]", text[max(0, start - 40) : start])[-1]
    found = deadline(before, now)
    if (
        found
        and before[found.span[1] :].strip(" ,").lower() in ("", "i")
        and before[: found.span[0]].strip(" ,").lower() in ("", "and", "so", "then", "but")
    ):
        return Day(found.day, found.sure)
    tail = re.sub(r"^(?:i )?promised(?: (?:him|her|them))?[.!,]\s*", "", text[stop : stop + 70].lstrip(".!?;,)- \n"), flags=re.I)
    after = tail[: sentence_end(tail, 0)].split(",  ")[0]
    lead = _SENTENCE_DAY.match(after)
    found = deadline(after, now, text[max(0, start - 120) : stop])
    if found and lead and found.span[0] <= lead.end() and not after[found.span[1] :].strip(" ,)."):
        return Day(found.day, found.sure)
    return None


def with_thing(text: str, at: int, words: str, now: datetime) -> tuple[str, Day | None]:
    """What "it" is, if somebody had asked for it right before: "send it" becomes "send it (my deck)"."""
    if not _POINTS.fullmatch(words):
        return words, None
    asked = sorted(
        (each for pattern in (_ASKED_FOR, _LOOKED_AT) for each in pattern.finditer(text, max(0, at - 140), at + 12)),
        key=lambda each: each.start(),
    )
    thing = asked[-1]["thing"].strip(" ,.;") if asked else ""
    found = deadline(text[asked[-1].start("thing") : at], now) if asked else None
    named = without(thing, inside) if (inside := deadline(thing, now)) is None or inside.day else thing
    return (f"{words} ({named})" if named else words), (Day(found.day, found.sure) if found and found.day else None)


def dated_apart(text: str, start: int, stop: int, now: datetime) -> list[tuple[int, int]]:
    """Things with a day each: "the map tomorrow, the route by Sunday" are two."""
    cuts = [match.span() for match in re.finditer(r",?\s+and\s+(?=the |a |my )|,\s+", text[start:stop])]
    found, begin = [], start
    for cut_start, cut_end in [*((start + a, start + b) for a, b in cuts), (stop, stop)]:
        found.append((begin, cut_start))
        begin = cut_end
    if (whole := deadline(text[start:stop], now)) is None or any(
        whole.span[0] + start < cut < whole.span[1] + start for _, cut in found[:-1]
    ):
        return [(start, stop)]  # "tonight, no, better tomorrow"
    days: list[Deadline | None] = [deadline(text[a:b], now) for a, b in found]
    is_each = len(found) > 1 and all(
        day and day.day and text[a:b].strip()[: day.span[0]].strip() for (a, b), day in zip(found, days, strict=True)
    )
    return found if is_each else [(start, stop)]
