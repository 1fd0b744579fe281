"""What others promise: "she said she'd", "he's going to lend me", "Tom owes me a beer"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from flows.afterwards.cast import Cast
from flows.afterwards.clauses import clause_end
from flows.afterwards.frame import IS_WEAK, TO_ME, Frame
from flows.afterwards.speakers import ADV, HE, WORD
from flows.afterwards.verbs import GIVEN, GIVING, GIVING_NOW, SENDS
from flows.afterwards.vocabulary import KIN

_THEIR_SPEECH = re.compile(
    rf"\b(?P<who>{HE}|who|{WORD}(?: (?-i:[A-Z])[\w'-]*)?)\s+{ADV}(?:had |has |have )?(?:said|says|told(?: me| us)?|mentioned|thinks|reckons"
    rf"|promised(?: me| us)?|offered|agreed|swore|insisted)\s+(?:that\s+)?(?:{HE})(?:'d| would|'ll| will|'s going to|'s gonna| could| can"
    r"| is going to)(?! love| like| prefer| rather| be (?:interested|away|back|there)| have to| need)\s+(?P<rest>.)",
    re.I,
)
_THEIR_PROMISE = re.compile(
    rf"\b(?P<who>{HE}|who|{WORD}(?: (?-i:[A-Z])[\w'-]*)?)\s+{ADV}(?:had |has |have )?(?P<verb>promised|offered|agreed|volunteered|promises"
    rf"|offers|insisted on|swore)\s+(?:(?:me|us)\s+)?(?:to\s+(?:(?:me|us) to )?(?P<rest>\w)|(?P<thing>(?:an?|the|his|her|their|some"
    rf"|two)\b))",
    re.I,
)
_PROMISED_ME = re.compile(rf"\b(?:(?P<who>{HE}|who|{WORD})\s+)?(?:promised|owes|offered)\s+(?:me|us)\s+(?:to\s+)?(?P<rest>\w)", re.I)
_THEIR_WILL = re.compile(
    rf"\b(?P<who>{HE}|who|{WORD}(?: (?-i:[A-Z])[\w'-]*)?)(?:'ll|'d|'s gonna|'s going to|\s+{ADV}(?:will|would|is to|are to"
    rf"|is going to|are going to"
    rf"|is gonna|'s gonna|wants to|can|gonna))\s+{ADV}(?:be happy to |try to |see if (?:he|she|they) can )?(?P<rest>[\w'-]+)",
    re.I,
)
_THEIR_NOW = re.compile(
    rf"\b(?P<who>{HE}|who|{WORD}(?: (?-i:[A-Z])[\w'-]*)?)(?:'s|'re|\s+{ADV}(?:is|are))\s+{ADV}(?P<rest>(?:{GIVING_NOW})\b)", re.I
)
_THEIR_DOES = re.compile(rf"\b(?P<who>{HE}|who|{WORD})\s+{ADV}(?P<rest>(?:{GIVEN})\s+(?:the|me|us|a|it|my|up)\b)", re.I)
_IS_GIVING = re.compile(rf"(?:{GIVING})\b|be (?:{GIVING_NOW})\b", re.I)
_SENDS = re.compile(rf"(?:{SENDS}|pick)\b", re.I)


def theirs(cast: Cast, _: datetime) -> Iterator[Frame]:
    """What somebody said they would do for the learner: "Petra's gonna text me her rub"; not sure where it may be for nobody."""
    text = cast.text
    for pattern in (_THEIR_SPEECH, _THEIR_PROMISE, _PROMISED_ME, _THEIR_WILL, _THEIR_NOW, _THEIR_DOES):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            begins = match.start("rest") if groups.get("rest") else match.start("thing")
            who = _who(cast, groups.get("who") or "")
            if who is None and pattern is not _PROMISED_ME:
                continue
            words = text[begins : clause_end(text, begins, len(text))]
            left = text[max(0, match.start() - 30) : match.start()]
            if pattern in (_THEIR_SPEECH, _THEIR_WILL) and not _IS_GIVING.match(words):
                continue
            if re.match(rf"(?:his|her|their) (?:{KIN}|kids?|children|family|team)\b", words, re.I):
                continue  # "he'd promised his kids to be home by nine"
            if re.search(r"\btold (?:him|her|them)\s+(?:that\s+)?$", left, re.I):
                continue
            is_to_me = bool(TO_ME.search(words))
            if (
                pattern is _THEIR_NOW
                and not is_to_me
                and re.match(r"(?:organi|arrang|mak|book|ask|check|find|tak|look|pass|writ|giv|sav|post)", words, re.I)
            ):
                continue
            if re.search(r"\b(?:told|tell|if|when|hope|hoping|whether|that|what|how|once|until)\s+$", left, re.I) and not is_to_me:
                continue
            weak = re.search(r"(?:\bwants to|\bcan|\bwould|'d)\s", match[0], re.I) and pattern is _THEIR_WILL
            if weak and not is_to_me:
                continue
            if re.search(r"\btold\s+(?!me\b|us\b)[A-Z][\w-]+\s+$", left):
                continue  # "Niamh told Brendan she'd drive him"
            is_for_me = is_to_me or re.search(r"\bi\b", words, re.I) is not None
            if IS_WEAK.match(words) and not is_for_me and pattern in (_THEIR_WILL, _THEIR_SPEECH):
                continue  # "she'll visit her mother"
            yield Frame(
                match.start(),
                begins,
                theirs=True,
                by=who or "",
                sure=pattern is not _THEIR_WILL or is_for_me or _SENDS.match(words) is not None,
            )


def _who(cast: Cast, word: str) -> str | None:
    """The word for who promises, if it is one for somebody here."""
    bare = re.sub(r"['’](?:ll|d|s|ve)$", "", word)
    if not bare or bare.lower() in ("i", "we", "you", "it", "me"):
        return None
    if bare.lower() in ("he", "she", "they", "who") or cast.known(bare) >= 0:
        return bare
    last = bare.split()[-1]
    return last if last.lower() in ("he", "she", "they") or cast.known(last) >= 0 else None
