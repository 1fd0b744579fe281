"""Who says so and who is told: the learner, "she", "Tom and Ana", "her cousin"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.afterwards import naming
from flows.afterwards.cast import Cast
from flows.afterwards.clauses import sentence_start

WORD = r"[^\W\d_][\w'-]*"
HE = r"(?:he|she|they)"
TITLED = r"(?:(?:mr|mrs|ms|miss|dr|prof|professor|frau|herr)\s+)?"
WHOM = (
    rf"(?:him|her|them|me|us|everyone|everybody|both(?: of them)?|{TITLED}{WORD}(?:\s+(?-i:[A-Z])[\w'-]*)?"
    rf"(?:,\s+(?-i:[A-Z])[\w'-]*)?(?:\s+(?:and|&)\s+(?-i:[A-Z])[\w'-]*)?)"
)
ADV = (
    r"(?:(?:also|even|kindly|actually|just|definitely|probably|then|still|really|totally|kinda|of course|already|only|both|finally|again"
    r"|stupidly|foolishly|gladly|happily|rashly|quickly)\s+)*"
)
ME, OTHER = "I", "?"
_BEFORE = re.compile(
    rf"(?:\b(?P<owner>his|her|their|my|our|the|a|an|one|this|that)\s+(?:[\w-]+\s+)?)?(?P<word>(?!(?:and|but|so|then|that|also|or"
    rf"|because|plus|though)\b){WORD})\s+"
    r"(?:(?:had|has|have|did|would|will|also|even|kindly|actually|just|definitely|then|still|really"
    r"|finally|gladly|already|only|both)\s+)*$",
    re.I,
)
_JOINED = re.compile(r"(?:\band|\bbut|\balso|\bthen)\s+(?:also |even |kindly |then )*$", re.I)
_SUBJECT = re.compile(r"\b(?P<who>i|we|he|she|they)\b(?!\s+or\b)", re.I)
_PAIR = frozenset({"both", "both of them"})
_ALL = frozenset({"everyone", "everybody", "both", "both of them", "them"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who promises: the learner (`ME`), a word for somebody, `OTHER` for somebody unknown, nothing where nobody is named."""

    who: str = ""
    sure: bool = True

    @property
    def is_me(self) -> bool:
        """Whether it is the learner, named or not."""
        return self.who in (ME, "")


def speaker(cast: Cast, at: int) -> Speaker:
    """Who does what is told at this place: "she" in "she kindly offered", the learner in "and I promised"."""
    text = cast.text
    if re.match(r"i\b", text[at:], re.I):
        return Speaker(ME)
    left = text[sentence_start(text, at) : at]
    found = _BEFORE.search(left)
    if found:
        word = re.sub(r"'(?:ve|d|s|m|ll)$", "", found["word"])
        low = word.lower()
        if low in ("i", "we"):
            return Speaker(ME)
        if low in ("he", "she", "they"):
            return Speaker(low)
        if low == "who":
            return Speaker("who")
        if cast.known(word) >= 0 and not re.search(
            r"\b(?:met|with|to|told|saw|and|from)\s+(?:[\w-]+\s+)?$", left[: found.start("word")], re.I
        ):
            return Speaker(word)
        if (found["owner"] or "").lower() in ("his", "her", "their", "the", "a", "an", "one") and low not in ("evening", "end", "whole"):
            return Speaker(OTHER) if cast.known(word) < 0 else Speaker(word)
    if _JOINED.search(left) and (subjects := list(_SUBJECT.finditer(left))):
        who = subjects[-1]["who"].lower()
        return Speaker(ME if who in ("i", "we") else who, sure=False)
    return Speaker("")


def named(cast: Cast, word: str, at: int) -> tuple[tuple[str, ...], bool]:
    """The names that a word for somebody stands for here, and whether that is sure: "them" may be two."""
    low = word.lower().strip()
    if low in _ALL or low in ("they", "their", "theirs"):
        together = _together(cast, at)
        if together:
            return together, True
        if low in _PAIR and len(two := list(reversed(cast.before(at)))) == 2:
            return tuple(cast.people[number].name for number in two), True
    if low in ("he", "she", "they", "him", "her", "them", "who", "", "his", "their", "hers", "theirs", *_ALL):
        number, sure = cast.meant("they" if low in ("who", "", *_ALL) else low, at)
        if number < 0 and (spoken_of := cast.spoken_of(low, at)):
            return (spoken_of,), False
        return ((cast.people[number].name,), sure and low not in ("they", "them", *_ALL)) if number >= 0 else ((), False)
    if " and " in low or " & " in low or "," in low:
        each = [named(cast, part, at)[0] for part in re.split(r"\s+and\s+|\s*&\s*|,\s*(?:and\s+)?", word, flags=re.I) if part.strip()]
        return tuple(dict.fromkeys(name for names in each for name in names)), True
    bare = re.sub(r"['’]s$", "", re.sub(rf"^{TITLED}", "", word, flags=re.I))
    number = cast.known(word) if cast.known(word) >= 0 else cast.known(bare)
    if number >= 0:
        return (cast.people[number].name,), True
    if naming.could_be(bare) and (bare[:1].isupper() or naming.is_known(bare)):
        return (bare[:1].upper() + bare[1:],), True
    return (), False


def _together(cast: Cast, at: int) -> tuple[str, ...]:
    """The two or three who were named last in one breath: "Ines and Bartek"."""
    spots = [
        spot
        for spot in cast.spots
        if spot[0] < at and not re.match(r"(?:he|she|they|him|her|them|their|his)\b", cast.text[spot[0] :], re.I)
    ]
    spots = [spot for place, spot in enumerate(spots) if not place or spots[place - 1][1] != spot[1]]  # "Vera and Paul. Paul is …"
    if len(spots) < 2:
        return ()
    numbers = [spots[-1][1]]
    for (start, number), (following, _) in zip(reversed(spots[:-1]), reversed(spots[1:]), strict=False):
        between = cast.text[start:following]
        if number in numbers or not re.fullmatch(
            r"[^.!?;\n]{1,60}?(?:\s+and(?: also)?|\s*&|,)\s+(?:his \w+ |her \w+ |mr |mrs |dr )?", between, re.I
        ):
            break
        if not re.search(r"\band\b|&", between) and len(numbers) < 2:
            break
        numbers.append(number)
    return tuple(cast.people[number].name for number in reversed(numbers)) if len(numbers) > 1 else ()
