"""What was talked about with each, in the learner's words, without the promises and the small change of meeting."""

from __future__ import annotations

import re

from flows.afterwards.cast import Cast
from flows.afterwards.log import Someone
from flows.afterwards.vocabulary import KIN
from flows.words import content

_TALKED = re.compile(
    r"\b(?:(?:talk|chatt|chat|spoke|speak|discuss|compar|laugh|argu|bond)\w*|conversation|told (?:me|us)|mentioned|said|explained"
    r"|asked|showed|loves?|likes?|hates?|is|was|'s|are|were|has|had|have|works?|runs?|teaches|"
    r"wants?|needs?|looking|thinks?|knows?|lives?|used to|just|started|moved|building|going)\b",
    re.I,
)
_PIECES = re.compile(
    r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?:[.!?]+(?=\s|$)|[;\n]+)|,?\s+(?:and then|then|also|oh and|but then)\s+|,\s+(?=(?:i|we|he|she"
    r"|they)\b)|,?\s+(?:and|while|whereas|but)\s+(?=(?-i:[A-Z])[\w'-]+(?:'s|\s+(?:is|was|works|runs|told"
    r"|said|wants|needs|has|does|teaches|likes"
    r"|loves?|mentioned|knows|lives|builds|leads?|studies|just|used)\b))|,\s+(?=(?-i:[A-Z])[\w'-]+(?:'s"
    r"|\s+(?:is|was|works?|runs?|told|said|wants?|needs?"
    r"|has|does|teaches|likes?|loves?|mentioned|knows|lives|builds|leads?|studies|just|used)\b)|whose\b)"
    r"|\s+and\s+(?=(?:i|we|he|she|they)(?:\s|'))",
    re.I,
)

_KIN_OF = re.compile(rf"(?:his|her|their)\s+(?:[\w-]+\s+)?(?:{KIN})\s+(?-i:[A-Z])", re.I)  # "his wife Ulrike wants it" tells of Ulrike


def talk_with(cast: Cast, number: int, taken: list[tuple[int, int]]) -> tuple[str, ...]:
    """What was talked about with one person, in the learner's words, without the promises."""
    text, found = cast.text, []
    begin = 0
    ends = [*(match.span() for match in _PIECES.finditer(text)), (len(text), len(text))]
    current = -1
    for stop, following in ends:
        spots = [(at, who) for at, who in cast.spots if begin <= at < stop]
        here = [who for at, who in spots if not _KIN_OF.match(text, at)] or [who for _, who in spots]
        whose = here or ([current] if current >= 0 else [])
        if number in whose:
            piece = _apart(text, begin, stop, taken)
            if _says_something(piece, cast.people):
                found.append(piece)
        current = here[-1] if here else current
        begin = following
    return tuple(dict.fromkeys(found))[:6]


def _apart(text: str, begin: int, stop: int, taken: list[tuple[int, int]]) -> str:
    """A piece without the promises in it."""
    kept, at = [], begin
    for start, end in taken:
        if start < stop and end > at:
            kept.append(text[at : max(at, start)])
            at = max(at, min(end, stop))
    kept.append(text[at:stop])
    words = re.sub(r"\s+", " ", " ".join(kept)).strip(" ,.;:-()")
    return re.sub(
        r"^(?:and|but|so|then|also|i)\s+(?=\w)|(?:\s+(?:and|but|so|then|i|also))+(?:\s+(?:said|told (?:him|her"
        r"|me|them)|promised|offered))?$",
        "",
        words,
        flags=re.I,
    ).strip(" ,.;:-()")[:300]


def _says_something(piece: str, people: list[Someone]) -> bool:
    """Whether a piece tells more than that they met."""
    known = (word for each in people for said in (each.name, each.company, each.role) for word in re.findall(r"\w+", said))
    names = "|".join(map(re.escape, dict.fromkeys(known)))
    rest = re.sub(rf"\b(?:{names})\b", "", _MEETING.sub("", piece), flags=re.I)
    told = content(rest)
    return len(told) > 1 or (bool(told) and bool(re.search(r"\babout\b", piece, re.I) or _TALKED.search(rest)))


_MEETING = re.compile(
    r"\b(?:there was|met|saw|ran into|bumped into|(?:talked|spoke|chatted) (?:to|with)|introduced (?:me |myself )?to|(?:this|some|an?"
    r"|the) (?:guy|man|woman|lady|girl|person|one)|i think|i guess|maybe|called|named|also|then|and|from|at|first)\b",
    re.I,
)
