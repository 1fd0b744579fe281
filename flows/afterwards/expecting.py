"""Whether a name is what one expects at a place: after "met", before "told me", between "sent" and "the link"."""

from __future__ import annotations

import re

from flows.afterwards import naming
from flows.afterwards.cast import Cast
from flows.afterwards.meeting_words import ASIDE, BROUGHT, DATIVE, GETS_SOMETHING, INTRO, MET_THROUGH, PREDICATE, STRONG, STUDIES
from flows.afterwards.verbs import VERBS
from flows.afterwards.vocabulary import KIN, PERSONS, PLACES, ROLE_HEADS

_OWN = re.compile(r"\b(?:his|her|their|whose)(?: \w+){1,2}\s+$", re.I)
_KIN = re.compile(rf"\b(?:his|her|their|whose) (?:\w+ )?(?:{KIN})\s+$", re.I)


def is_expected(cast: Cast, tokens: list[naming.Token], at: int) -> bool:
    """Whether a name is what one expects here."""
    text, start = cast.text, tokens[at].start
    left, word, following = sentence_left(text, start), tokens[at].word, text[tokens[at].end : tokens[at].end + 60]
    if naming.ends_in_firm_noun(left) or _is_thing_called(left):
        return False
    if re.search(r"\b(?:name is|name was|name's|named|called)\s+$", left, re.I) or speaks_for_them(left, following) or comes_along(left):
        return True
    if ASIDE.search(left) and not MET_THROUGH.search(left):
        return False
    if "(" in left.rpartition(")")[2]:
        return False  # what stands in brackets is a firm or a job
    if opens(text, start):
        return _opens_with_name(tokens, at, following)
    if word[:1].isupper() and (_is_given(left, following) or _is_subject(tokens, at, following)):
        return True
    strong = STRONG.search(left)
    after = _follows_name(cast, left, start)
    if re.search(r"(?:^|[.!?;\n]\s*)(?:only|just)\s+$", left, re.I) and word[:1].isupper():
        return bool(re.match(r"\s*(?:[.,;!]|and\b|from\b|$)", following))
    if word.islower() and re.search(r"\bto\s+$", left) and re.fullmatch(VERBS, word):
        return False  # "she said to drop her a line"
    if word.islower():
        return (bool(strong or MET_THROUGH.search(left)) and not re.search(r"\b(?:promised|owe|told)\s+$", left, re.I)) or (
            after and naming.is_known(word)
        )
    if after and text[cast.spots[-1][0]].isupper():
        is_firm = not naming.is_known(word) and left.rstrip().endswith(",") and _is_firm_here(text, start)
        return not is_firm and not re.match(r"^\s+(?:is|was|are)\b", following)
    if strong or MET_THROUGH.search(left):
        return True
    return bool(INTRO.search(left)) and bool(
        re.match(r"\s*(?:from|at|of|,|\(|who|again|and|he\b|she\b|they\b|i\b|we\b|\.|!|;|-|:|$)", following, re.I)
    )


def speaks_for_them(left: str, right: str) -> bool:
    """Whether it is "her assistant Pietro" who does something: then he was met."""
    return bool(
        _OWN.search(left)
        and not re.search(r"\b(?:her|him) (?:about|that|to|by|for|on|in|at|with)\b[^.]*$", left, re.I)
        and BROUGHT.match(right)
    )


def comes_along(left: str) -> bool:
    """Whether somebody's people are met with them: "Met Dwayne, he runs the co-op, and his cousin Marlene"."""
    return bool(
        _KIN.search(left)
        and re.search(
            r"\b(?:met|meeting|ran into|bumped into|talked|spoke|chatted|sat|there (?:was|were))\b.*(?:\band|\bwith|&|,)\s+(?:his|her"
            r"|their)\b",
            left,
            re.I,
        )
        and not re.search(r"\babout (?:his|her|their)\b|\blike (?:his|her|their)\b", left, re.I)
    )


def sentence_left(text: str, at: int) -> str:
    """The words of the sentence before this place."""
    left = text[max(0, at - 120) : at]
    cut = max((match.end() for match in re.finditer(r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bProf)[.!?;\n]\s", left)), default=0)
    return left[cut:]


def opens(text: str, at: int) -> bool:
    """Whether a sentence, a line or an item begins here."""
    return not text[:at].rstrip(" \"'(-*") or bool(re.search(r"(?:[.!?;:\n]|//)\s*(?:[-*]\s*|\d+[.)]\s*)?$|\s\d+[.)]\s+$", text[:at]))


def is_item(text: str, at: int) -> bool:
    """Whether this stands in a list item such as "- Paulo, Hospital Santa Aurora: send him the checklist"."""
    line = text[text.rfind("\n", 0, at) + 1 :].split("\n")[0]
    return bool(re.match(r"\s*(?:[-*]|\d+[.)])", line)) and " and " not in line.split(":")[0]


def _is_thing_called(left: str) -> bool:
    """Whether it is a thing that has the name: "a falafel truck called"."""
    noun = re.search(r"\b(?:an?|the|this|their|his|her|my) (?:\w+ ){0,3}?(\w+) (?:called|named) $", left, re.I)
    return noun is not None and not re.fullmatch(rf"{PERSONS}|{KIN}|{ROLE_HEADS}|one|other", noun[1], re.I)


def _opens_with_name(tokens: list[naming.Token], at: int, following: str) -> bool:
    """Whether a sentence opens with a name: "Wiktor Zalewski, Baltic Rail Cargo", "Brooke is a recruiter", "Yusuf - template"."""
    if not tokens[at].is_capital:
        return False
    if re.match(r"\s+(?-i:[A-Z])[\w-]+\s*[,(:-]\s*(?-i:[A-Z])", following) or _is_subject(tokens, at, following):
        return True
    return bool(STUDIES.match(following)) and not re.match(
        r"\s+(?:of|and i|is|was|has been|had been|were|are)\b|,? (?:i|we|but|so|and|then|the|a|it|my|everyone|nice|good|great|really)\b",
        following,
        re.I,
    )


def _is_subject(tokens: list[naming.Token], at: int, following: str) -> bool:
    """Whether what comes next is done by people: "Keziah's fighting", "Ottilie is sending", "Una Byrne told me"."""
    if at and tokens[at - 1].low in ("the", "a", "an", "at", "in", "of", "from", "for", "called", "this", "that"):
        return False
    if not naming.could_be(tokens[at].word) or (tokens[at].word.isupper() and len(tokens[at].word) > 2):
        return False
    rest = re.sub(r"^\s+(?-i:[A-Z])[\w'-]+(?=\s+[a-z])", "", following)
    own = (
        "'s"
        if re.search(r"['’]s$", tokens[at].word)
        else "'ll"
        if re.search(r"['’]ll$", tokens[at].word)
        else "'d"
        if tokens[at].word.endswith("'d")
        else ""
    )
    if at and not own and re.match(r"\s+(?:from|of)\s+(?-i:[A-Z])", rest) and naming.tokens_of(rest)[1].low not in PLACES:
        return True  # ", Matti from Finnlines"
    return (
        bool(PREDICATE.match(own + rest))
        or bool(own == "'s" and re.match(r"\s+(?:[\w-]+\s+){1,3}[.!,:-]\s*(?:i\s+)?promised", rest, re.I))
        or bool(own == "'s" and re.match(r"\s+(?:[\w-]+\s*){1,3}[.!,:-]\s*(?:i\s+)?promised", rest, re.I))
    )


def _is_given(left: str, following: str) -> bool:
    """Whether somebody is given something here: "sent Wendell the link", "put Devika in touch"."""
    return bool(DATIVE.search(left) and GETS_SOMETHING.match(following))


def _follows_name(cast: Cast, left: str, start: int) -> bool:
    """Whether a name came right before: "Ines and …"."""
    return (
        bool(cast.spots)
        and re.search(r"(?:,|\band|&)\s*$", left, re.I) is not None
        and cast.text[cast.spots[-1][0] : start].count(" ") <= 4
    )


def _is_firm_here(text: str, start: int) -> bool:
    return bool(
        naming.is_firm_like(text, start) or re.match(r"(?-i:[A-Z])[\w&-]+\s+(?-i:[A-Z])[\w&-]+", text[start:]) or is_item(text, start)
    )
