"""Sentences that point into what was cut: "He runs the clinic" behind a gone "Dr. Lund would take me"."""

from __future__ import annotations

import re

from flows.rewriting.spoken import plain

_SOMEBODY = re.compile(
    r"(?<=[a-z,;] )(?<!\bin )(?<!\bat )(?<!from )(?:(?:mr|mrs|ms|dr|prof|professor)\.? )?(?!I\b)[A-Z][a-zà-ÿ]+"
    r"|\b(?i:boss|manager|friend|colleague|brother|sister|father|mother|dad|mum|mom|wife|husband|son|daughter|uncle|aunt|cousin"
    r"|neighbou?r|partner|director|ceo|founder|head|supervisor|professor|teacher|doctor|recruiter|lead|somebody|someone|person|man"
    r"|woman|guy|boy|girl|nephew|niece|grandson|granddaughter|child|kid|student|apprentice|trainee|gentleman|lady|whoever|who decides"
    r"|someone who|chair|chairman|chairwoman|owner|secretary|editor|agent|buyer)\b"
)
_REPORTS = re.compile(
    r"^\W*[A-Z][\w'-]+ (?:says?|said|told me|tells me|thinks|mentioned|mentions|knows|heard|reckons)\b"
)  # nobody whom "him" means
_HE_OR_SHE = re.compile(r"\b(?:he|she|him|her|his|hers|he's|she's|he'd|she'd|he'll|she'll)\b", re.I)
_AT_FIRST = r"(?:and |but |so |also |then |now |still |of course |in fact |honestly |actually |perhaps |maybe |because |since )*"
_THE_THING = re.compile(
    rf"^{_AT_FIRST}(?:it|they|this|these|those|that|both|all of (?:it|them|this)|each|the (?:first|second|latter|former)"
    r"|(?:(?:the|my|our|a) )?(?:very )?(?:first|second|third|next|last|latest|newest|other|another) one|one of (?:them|these|those))\b"
    r"(?:'s|'re|'d|'ll|'ve)?(?! (?:time|week|month|year|morning|evening|spring|summer|autumn|winter|day|way|is me|said)\b)",
    re.I,
)
_NOTHING_THERE = re.compile(  # "it" that stands for nothing: the weather, the time, what follows
    rf"^{_AT_FIRST}(?:it(?:'s| is| was| has been|'s been| would be|'d be| will be|'ll be) (?:\w+ ){{0,3}}?"
    r"(?:to|that|seeing|talking|meeting|hearing|reading|having|working|raining|snowing|sunny|cold|hot|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday|years?|months?|weeks?|ages|while|long|since|when|how|late|early|me)\b"
    r"|it (?:looks|seems|feels|turns out|took|takes) "
    r"|that said|that way|this is \w+ (?:from|at|of)\b|they say\b)",
    re.I,
)
_AT_LAST = re.compile(r"\b(?:it|them)(?: \w+)?\W*$", re.I)  # "Everyone loves it."
_DID_IT = re.compile(
    rf"^{_AT_FIRST}(?:i|we|they|people|everyone|everybody|my \w+)"
    r"(?: (?!find|found|think|thought|hope|know|knew|make|made|say|said)\w+){1,2}? "
    r"(?:it|them)\b(?!'| is\b| was\b| would\b| will\b| are\b| has\b)",
    re.I,
)  # "We recorded it in a lighthouse"
_AT_THE_END = re.compile(
    r"^(?:i|we|they|people|everyone|everybody|nobody|our|my)\b.*\b(?:that|this|those|these|them)\W*$", re.I
)  # "We fix that."
_DO_IT = re.compile(
    r"^(?:please|kindly|do|just|then|let|tell|send|mark|look|give|show|take|have|try|feel)\b.*\b(?:it|them|these|those)\b", re.I
)
_OF_THEM = re.compile(rf"{_AT_FIRST}(?:\w+ ){{0,2}}?(?:one|any|some|all|none|most|each|many) of (?:them|these|those)\b", re.I)
_AT_THE_MEETING = re.compile(
    rf"^{_AT_FIRST}(?:my (?:assistant|secretary|calendar|diary)\b"
    r"|(?:i|we)(?:'m|'ll| am| are| will|'re)? (?:arrive|arriving|land|leave|come through|pass through)\b"
    r"|(?:i|we)(?:'m| am|'ll be| will be|'re| are) (?:in|at|near|around|back in|over in) (?:[A-Z]|the |your )[^,.;]*"
    r"\b(?:every|each|on|from|between|until|this|next|all|week|weeks|\w+day|\w+days|mornings|evenings|\d+)\b)",
    re.I,
)
_FEW = 5  # words of a sentence that has no other thing in it
_A_PLACE = re.compile(r"\b(?:at|in|from|to|near|inside) (?:[A-Z]|(?:the|your|my|a|our) \w+)")
_OVER_THERE = re.compile(
    r"(?<!\bhi )(?<!\bhello )(?<!\bhey )\bthere\b(?! (?:is|are|was|were|will|would|has|have|may|might|must|seems?)\b)(?!')", re.I
)


def points_into(cut: str, sentence: str, kept: str) -> bool:
    """Whether `sentence`, right behind the words `cut`, speaks of somebody or something that is named there and not in the words `kept`."""
    said = plain(sentence).strip()
    if _OF_THEM.match(said):
        return True
    if (pronoun := _HE_OR_SHE.search(said)) and not _SOMEBODY.search(_REPORTS.sub("", said[: pronoun.start()])):
        return bool(_SOMEBODY.search(cut)) or not (_SOMEBODY.search(kept) or _REPORTS.match(said))
    if (place := _OVER_THERE.search(said)) and not _A_PLACE.search(said[: place.start()]):
        return bool(_A_PLACE.search(cut))
    if _DO_IT.match(said) or _DID_IT.match(said):
        return True
    if _NOTHING_THERE.match(said) or re.search(r"\bof yours\b", said, re.I):
        return False
    few = len(said.split())
    return bool(_THE_THING.match(said) or (few <= _FEW and _AT_LAST.search(said)) or (few <= _FEW + 2 and _AT_THE_END.match(said)))


def is_there_for_a_meeting(sentence: str) -> bool:
    """Whether a sentence tells where and when the sender could be met: "I'm in Oslo every Tuesday"."""
    return bool(_AT_THE_MEETING.match(plain(sentence).strip()))
