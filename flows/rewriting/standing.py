"""What stands in a draft around a gap: something the reader made, and what the sender has just told of their own situation."""

from __future__ import annotations

import re

from flows.moves import Move
from flows.rewriting.spoken import plain
from flows.rewriting.wordings import Wordings, phrases

_MAKES = (
    r"made|wrote|painted|built|designed|started|founded|opened|restored|repaired|directed|drew|gave|carved|recorded|organi[sz]ed"
    r"|written|drawn|given|created"
)
_BUILDS = r"painted|built|designed|restored|carved|composed|knitted|sculpted|woven|wove|welded|founded"  # whatever it is, it came about
_TITLE = re.compile(
    r"\b(?i:loved|love|read|reading|re-read|watched|saw|seen|enjoyed|enjoy|since|admire|admired|finished)\s+(?:your (?:novel|book|film) )?"
    r"((?:The|A|An)(?: [A-Z][\w'’-]+)(?: (?:(?:of|the|and|in|on|for) )*[A-Z][\w'’-]+){0,5})"
    r"(?=\s*(?:[.,;:!?]|$|\s(?:and|for|in|on|at|when|last|was|is)\b))"
)
_ME = re.compile(
    r"\b(?:i am|i'm|im|i have|i've|i want|i would like|i'd like|i hope|i work|i study|i finish(?:ed)?"
    r"|we are|we're|we have|we've|we want|we need"
    r"|(?:my|our) \w+(?: \w+)? (?:is|are|has|have|ends?|ended|closed|runs|was|needs?|must)"
    r"|laid off|(?:mill|shop|bookshop|plant|factory|firm) (?:shut|closed))\b",
    re.I,
)
_NEEDS = re.compile(
    r"\b(?:must|needs?|has to|have to|tight|no (?:budget|money)|can't|cannot|opening|doubled|closed|shut|laid off|looking for|searching"
    r"|wants?|would like to|i'd like to|we'd like to|hop(?:e|ing) to|plan(?:ning)?|thinking (?:of|about)|learning|moving|changing"
    r"|ends|runs out)\b",
    re.I,
)
_NO_SITUATION = re.compile(
    r"\byour?\b|\?|\b(?:writing to|thanks|thank|sorry|fan|glad|happy|pleased|delighted|grateful|free|available|attach\w*|enclos\w*)\b"
    r"|\bi(?: have|'ve)? (?:saw|read|heard|noticed|found|met|seen|loved|enjoyed|visited|was|am called)\b"
    r"|\bmy (?:name|number|mobile|phone|e-?mail)\b",
    re.I,
)
_WE_MAKE = re.compile(
    r"\b(?:we|i|my (?:company|firm)|our (?:company|firm|team)) (?:also )?(?:make|produce|press|sell|build|offer|supply|import|export"
    r"|distribute|bake|brew|print|manufacture|deliver|makes|produces|sells|builds|offers|supplies|imports|exports|delivers)\b"
    r"(?! (?:on|for|up|in|it|that)\b)",
    re.I,
)
_OURS = re.compile(r"\b(?:we|we're|we've|we'd|our|us)\b", re.I)
_ANOTHER = re.compile(r"^(he|she)\b(?!.*\b(?:you|your)\b)", re.I)  # the nephew for whom they write
_TO_A_ROLE = frozenset({Move.JOB_ASK, Move.REFERRAL_ASK})


def made(kept: tuple[str, ...], words: Wordings) -> str:
    """What the reader made, as one can ask about it: "The Salt Road", "your exhibition", "the mural"; from sentences that stay."""
    for sentence in kept:
        if found := _TITLE.search(sentence):
            return found[1]
    pattern = _of_the_reader(words)
    for sentence in kept:
        if found := pattern.search(plain(sentence)):
            if found["yours"]:
                return f"your {found['yours']}"
            return f"the {found['they'] or found['built'] or found['you']}"
    return ""


def situation(before: str, lost: frozenset[Move]) -> dict[str, str]:
    """Whose place the reader is asked to think themselves into, by the sentence before the gap: for a role "place", for a need "need"."""
    straight = plain(before)
    if (other := _ANOTHER.match(straight)) and lost & _TO_A_ROLE:
        return {"place": "his" if other[1].lower() == "he" else "her"}
    if not _ME.search(straight) or _NO_SITUATION.search(straight):
        return {}
    whose = "our" if _OURS.search(straight) else "my"
    needs = bool(_NEEDS.search(straight))
    if lost & _TO_A_ROLE or (Move.INTRO_ASK in lost and needs):
        return {"place": whose}
    return {"need": whose} if needs else {}


def offers_goods(before: str) -> bool:
    """Whether the sentence before the gap tells plainly what the sender makes or sells: "We make pallets"."""
    return bool(_WE_MAKE.search(plain(before)))


def _of_the_reader(words: Wordings) -> re.Pattern[str]:
    thing = rf"(?:[a-z][\w'-]* ){{0,2}}?{phrases(words.made).pattern}(?: {phrases(words.made).pattern})?"
    return re.compile(
        rf"\byour (?P<yours>{thing})"
        rf"|\bthe (?P<they>{thing})(?= (?:that |which )?you(?:'ve| have)? (?:{_MAKES})\b)"
        rf"|\bthe (?P<built>[a-z]+)(?= (?:that |which )?you(?:'ve| have)? (?:{_BUILDS})\b)"
        rf"|\byou(?:'ve| have)? (?:{_MAKES}) (?:an?|the) (?P<you>{thing})",
        re.I,
    )
