"""Where one thing that is told ends and the next begins: sentences, clauses, and the parts of a promise."""

from __future__ import annotations

import re

from flows.afterwards.verbs import VERBS

_DID = (
    r"(?:met|talked|spoke|chatted|told|said|promised|needs?|have|has|had|was|is|saw|ran|thinks?|went|got|am|works?|wants?|liked?|asked|owe"
    r"|will|mentioned|seemed|left|forgot|bought|gave|loves?|hates?|offered|agreed|does|knows?)"
)
LATER = re.compile(
    r"(?:(?<!\bdr)(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\bprof)[.!?](?=\s|$))|[;\n]|\s//\s|\s+\d{1,2}[.)]\s+(?=[a-z])|\s+-+\s+"
    r"|,?\s+\b(?:and\s+|but\s+|so\s+|then\s+|plus\s+|also\s+|because\s+|since\s+|oh\s+|anyway\s+)+(?:(?:i|he|she|they|we|it|there|then|also"
    r"|that|this|his|her|their|later|after|afterwards|finally|met|talked|spoke|ran|saw|had|was|got|chatted|lost|who|(?:some|this"
    r"|another|one|a) (?:guy|man|woman|lady|girl|other|person|dude|fella|bloke)|the last"
    r"|the other|first"
    r"|next)\b(?! (?:him|her|them)\b)|[A-Z][\w-]+\s+(?:is|was|will|said|told|promised|wants|has|works|from|at|who|picks|would)\b)"
    r"|,\s+(?:i|he|she|we|they|which|who|because|since|there|it|that's|then|also|talked|met|spoke|great|nice|really|no other|we|promised"
    r"|told|said|owe|need to|have to)\b"
    r"|\s+(?:because|since|cause|cuz|which|whenever|as (?:he|she|they)|anyway|oh and|and that was|that was it|that's it|that's all"
    r"|then(?= (?:i|there|we|he|she|met))|and then|um|uh)\b"
    rf"|(?<!\bwhat)(?<!\bhow)(?<!\bwhether)\s+(?:i|he|she|they|we)(?:'\w+)?\s+(?:also\s+)?{_DID}\b"
    r"|\s+(?:talked|met|spoke) (?:to|with|about)\b|\s+(?:there was)\b|,?\s+so let's\b|,\s+(?-i:[A-Z])[\w-]+\s*(?:-|:)\s"
    r"|,?\s+(?:and\s+)?(?-i:[A-Z])[\w-]+\s+(?:is|was|will|said|told|promised|wants|has|gets|owes|offered|asked)\b",
    re.I,
)
ANDS = re.compile(
    rf"(?:,?\s+(?:and|plus|&)|,)\s+(?:also\s+|to\s+|then\s+|maybe\s+)*(?=(?:{VERBS})\b(?:\s+(?:him|her|them|the|a|an|my|up|back|it|me"
    rf"|to|with|over|in|out|about|his|their|some|for|if|on|this|that|(?-i:[A-Z]))|$)|(?-i:[A-Z])[\w-]+\s+(?:an?|the|my|our|some|two)\b)",
    re.I,
)
_HAS_OBJECT = re.compile(r"\b(?:the|an?|my|our|some|two|his|her|their)\b", re.I)
_POINTS_BACK = re.compile(rf"(?:{VERBS})\s+(?:up |out |back |over |in |him |her |them )*(?:it|them|that|those|one|the lot)\b", re.I)
_OPENS = re.compile(r"(?<!\bdr)(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\bprof)[.!?;](?=\s|$)|\n|\s//\s|\s\d{1,2}\)(?=\s)", re.I)


def sentence_start(text: str, at: int) -> int:
    """Where the sentence or line begins that this place is in."""
    return max((match.end() for match in _OPENS.finditer(text, max(0, at - 300), at)), default=max(0, at - 300) if at > 300 else 0)


def sentence_end(text: str, at: int) -> int:
    """Where the sentence or line ends that this place is in."""
    match = _OPENS.search(text, at)
    return match.start() if match else len(text)


def clause_end(text: str, begins: int, limit: int) -> int:
    """Where a promise ends that begins here: with its sentence, or where somebody does something else."""
    at = begins + 1
    while match := LATER.search(text, at, limit):
        tail = text[match.end() : match.end() + 30]
        if re.match(r",?\s*(?:and |but )?(?:no|oh)\b", match[0]) and re.match(r"\s*(?:wait|sorry)", tail):
            at = match.end()
            continue
        return match.start()
    return limit


def parts(text: str, begins: int, end: int) -> list[tuple[int, int]]:
    """The things promised in one breath: "send her the deck and call Ben" are two, "dig out the form and drop it over" is one."""
    found: list[tuple[int, int]] = []
    begin = begins
    for cut in [*ANDS.finditer(text, begins, end), None]:
        start, stop = (cut.start(), cut.end()) if cut else (end, end)
        if cut and cut[0].strip().lower() in ("and", "&") and text[stop : stop + 1].isupper() and not _HAS_OBJECT.search(text[begin:start]):
            continue  # "send Rosa and Pablo the invite"
        if text[begin:start].strip():
            if found and (_POINTS_BACK.match(text, begin, start) or _is_small(text[begin:start])):
                found[-1] = (found[-1][0], start)
            else:
                found.append((begin, start))
        begin = stop
    return found


def _is_small(words: str) -> bool:
    """Whether it is no more than a word about the rest: "let her know", "see"."""
    return bool(re.fullmatch(r"\s*(?:see|let (?:him|her|them) know|get back to (?:him|her|them))\s*", words, re.I))
