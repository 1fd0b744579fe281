"""What the other person is told to have wanted or offered: "you said you'd hand my CV to Robert" opens the door to CV and referral."""

from __future__ import annotations

import re

from flows.moves import Move
from flows.rewriting.spoken import plain

_SOFTLY = r"(?:had |have |'d |'ve |so |very |kindly |once |just |both |also )*"
_WHEN = r"(?:[\w'-]+ ){0,5}?"  # me, on the phone, last week
_SAYING = r"(?:say(?:ing)?|tell(?:ing)?|promis(?:e|ing)|agree(?:ing)?) (?:me |us )?"
_SAID = rf"(?:you {_SOFTLY}(?:said|told|mentioned|wrote|promised|agreed) {_WHEN}|(?:for|of you to) (?:kindly )?{_SAYING})"
_WOULD = (
    r"(?:'d|'ll|'re| would| will| could| can| might| are| were)(?: be)?"
    r"(?: very| so| quite| more than)?(?: glad| happy| willing| pleased| ready| able)?"
)
_ACT = (
    r"(?:introduce|put|pass|hand|forward|show|refer|recommend|send|connect|look|read|give|take|mention|bring|vouch|submit|see|meet|share)\b"
)
_PAPER = r"(?:cv|r[eé]sum[eé]|portfolio|reel|showreel|demo reel|work samples|cover letter|application|papers|documents|profile)"
_TOLD = (
    re.compile(rf"\b{_SAID}(?:that )?you{_WOULD} (?:to )?{_ACT}", re.I),
    re.compile(rf"\b{_SAID}to {_ACT}", re.I),
    re.compile(
        r"\b(?:for|of you to) (?:kindly )?(?:say(?:ing)?|tell(?:ing)? (?:me|us)|suggest(?:ing)?|propos(?:e|ing)|writ(?:e|ing))"
        r" (?:that )?(?:i|we) (?:should|could|can|may|might)\b",
        re.I,
    ),
    re.compile(r"\b(?:for|of you to) (?:kindly )?(?:offer(?:ing)?) (?:to|me|your)\b", re.I),
    re.compile(rf"\byou {_SOFTLY}asked {_WHEN}(?:for|to see|to send)\b", re.I),
    re.compile(rf"\byou {_SOFTLY}wanted (?:me )?to (?:see|have|read|get|send|look at|hear)\b", re.I),
    re.compile(rf"\b(?:for|of you to) (?:ask(?:ing)?|request(?:ing)?) (?:me |us )?(?:for )?(?:my|a|our)\b.{{0,20}}\b{_PAPER}\b", re.I),
)
_THINGS: dict[Move, re.Pattern[str]] = {
    Move.RESUME_PUSH: re.compile(rf"\b(?:my|our|a|the|some|its)\b(?: \w+){{0,3}}? {_PAPER}\b", re.I),
    Move.REFERRAL_ASK: re.compile(
        r"\b(?:hand|pass|forward|show|give|send|take|bring|submit)(?:ing)?"
        r" (?:it|them|this|these|(?:my|our) [\w ]{1,20}?) (?:on|to|round|along|in)\b"
        r"|\b(?:refer|recommend|mention|vouch for)(?:ring|ing)? (?:me|us)\b|\ba (?:good |kind )?word\b",
        re.I,
    ),
    Move.INTRO_ASK: re.compile(r"\bintroduc|\bput(?:ting)? (?:me|us) in (?:touch|contact)|\bconnect(?:ing)? (?:me|us)|\bto meet\b", re.I),
    Move.REVIEW_ASK: re.compile(r"\b(?:look(?:ing)? (?:at|over|through)|read(?:ing)?|check(?:ing)?|feedback)\b", re.I),
    Move.MEETING_ASK: re.compile(r"\b(?:to meet|coffee|lunch|a call|to talk|a talk|come by|to see (?:me|us))\b", re.I),
}
_NEVER = re.compile(r"\b(?:never|not|nobody|nor|if|unless|wish|without)\b(?:\W+\w+){0,2}\W*$|n't(?:\W+\w+){0,2}\W*$", re.I)


def offered_in(sentence: str) -> frozenset[Move]:
    """The moves that a sentence tells the other has wanted, by what is named behind it: my CV, handing it on, an introduction."""
    told = plain(sentence)
    places = [found.start() for pattern in _TOLD for found in pattern.finditer(told) if not _NEVER.search(told[: found.start()])]
    return frozenset(move for move, thing in _THINGS.items() if places and thing.search(told, min(places)))
