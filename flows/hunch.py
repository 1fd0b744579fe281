"""What somebody guesses in their own words: "I think so" is a yes, "no idea" a maybe, "no way" a no."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from flows.listed import Listed, Lists

SKIP = "skip"
FEW = 8  # words within which an answer may stand anywhere; in more it must come first
_THEY_WOULD = re.compile(
    r"^(?:i think |i guess |i believe |i'm sure )?(?!(?:i|we|you|it|that|this) )\w+ (would|might)(?! (?:not|never)\b)\b"
)
_WHOLE_WORDS = ("yes", "maybe", "no")


@dataclass(frozen=True)
class Hunches(Lists):
    """The words for them: prompts/mentor/hunches.yaml."""

    agrees: Listed
    wavers: Listed
    denies: Listed
    skips: Listed
    elsewhere: Listed  # answers to somebody else
    leads: Listed

    @cached_property
    def meant(self) -> dict[str, str]:
        """What each phrase means: yes, maybe, no, skip, or nothing."""
        lists = {"yes": self.agrees, "maybe": self.wavers, "no": self.denies, SKIP: self.skips, "": self.elsewhere}
        return {phrase: meant for meant, phrases in lists.items() for phrase in phrases}

    @cached_property
    def phrase(self) -> re.Pattern[str]:
        """Any of the phrases, the longest that fits."""
        longest_first = sorted(map(re.escape, self.meant), key=len, reverse=True)
        return re.compile(rf"(?<![\w'])(?:{'|'.join(longest_first)})(?![\w'])")

    @cached_property
    def lead(self) -> re.Pattern[str]:
        """All that a guess begins with and that says nothing."""
        return re.compile(rf"^(?:{self.expression(self.leads)}\b\s*)+")


def hunch(text: str, words: Hunches) -> str:
    """The guess in `text`: yes, maybe, no, skip, or nothing where there is none."""
    said = words.lead.sub("", _bare(text))
    length = len(said.split())
    if length == 1:
        return words.meant.get(said) or next((each for each in _WHOLE_WORDS if len(said) > 1 and each.startswith(said)), "")
    if would := _THEY_WOULD.match(said):
        return "yes" if would[1] == "would" and length <= FEW else "maybe" if would[1] == "might" else ""
    found = words.phrase.match(said) or (words.phrase.search(said) if length <= FEW else None)
    return words.meant[found[0]] if found else ""


def _bare(text: str) -> str:
    """Small letters, figures and apostrophes: "I don’t think so!" is "i don't think so"."""
    straight = text[:200].lower().replace("’", "'")
    return " ".join(re.sub(r"[^\w\s']", " ", straight).replace("dont", "don't").split())
