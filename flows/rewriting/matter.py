"""What the sender wants to know, in their own words: the question inside an ask for time, the topic a message is about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from flows.rewriting.spoken import plain

_WANTS = (
    r"tell me|show me|explain(?: to me)?|hear|learn|know|understand|find out|see|ask(?: you)?|discuss|share(?: with me)?"
    r"|talk(?: to you| with you)?|chat|speak|brains?|advice|advise me|thoughts|insights?|opinion|experience|perspective|view"
    r"|questions?|tips|call|coffee|lunch|meeting|minutes"
)
_ASKS = r"how|what|why|which|where|when|whether|who"
_TURNED = r"(?:do|does|did|is|are|was|were|can|could|would|will|has|have)"  # behind "how", the mark of a whole question
_QUESTION = re.compile(
    rf"\b(?:{_WANTS})\b(?:[\w\s-]{{0,30}}?\b(?:about|on|regarding|into|of))?\s*[:,]?\s+((?:{_ASKS})\s+(?!{_TURNED}\b).*)",
    re.I | re.S,
)
_THEY_WILL = re.compile(  # "so you'll see what we get up to" is about the sender
    r"\byou(?:'ll| will| can|'d| would| could| may| might)? (?:see|hear|learn|know|find out|understand)(?: about)? $", re.I
)
_DIRECT = re.compile(rf"[:,–—-]\s*((?:{_ASKS})\s+(?:\w+\s+){{0,3}}?{_TURNED}\b[^?]*\?)", re.I)
_TOPIC = re.compile(
    rf"\b(?:{_WANTS})\b[^.?!;:]{{0,40}}?\b(?:about|regarding|concerning)\s+([^.?!;:]+)"
    rf"|\b(?:discuss|explore|talk through|advice on|thoughts on|views? on|perspective on)\s+([^.?!;:]+)",
    re.I,
)
_MINE = re.compile(
    r"(?<!your )\b(?:thesis|dissertation|essay|article|paper|project|study|research|book|story|course|report|blog|podcast"
    r"|write|writing|reading|read|learning)\s+(?:about|on)\s+([^.?!;:,]+)"
    r"|\b(?:researching|studying|i research|i study)\s+(?!at\b|in\b|for\b|with\b|to\b)([^.?!;:,]+)"
    r"|\b(?:looking|searching|hoping)\s+for\s+(work\s+as\s+[^.?!;:,]+)",
    re.I,
)
_THEIRS = re.compile(
    r"\byour\s+(?:[\w-]+\s+){0,2}?(?:talk|article|post|podcast|book|piece|paper|essay|course|video|lecture|keynote|interview|column"
    r"|film|work"
    r"|study|research|project|workshop|session)\s+(?:about|on)\s+([^.?!;:,]+)",
    re.I,
)
_MEETING = (
    r"over (?:a |an |some )?(?:quick )?(?:coffee|lunch|tea|drink|zoom|call|phone|beer|cup)"
    r"|(?:on |by |next |this )+(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|weekend|month|morning|afternoon|evening)"
    r"|some ?time|at some point|one day|at your convenience|when(?:ever)? it suits"
    r"|if (?:you (?:have|had|are|were|don't|can|could)|that|possible)"
    r"|(?:and|or|but|so) (?:(?:please|also|maybe|perhaps|then) )?"
    r"(?:could|can|would|will|i|i'd|we|maybe|about|introduce|refer|forward|recommend|send|pass|tell|show|explain|let|give)"
    r"|please|as soon|since i|because i|as i"
)
_OVER = re.compile(rf"\s*(?:,\s*)?\b(?:{_MEETING})\b.*$|,\s*(?:could|can|would|will|i|i'd|we)\b.*$", re.I | re.S)
"""What belongs to the meeting, and not to the question."""
_ROUND = re.compile(
    r"\s*(?:,\s*)?\b(?:(?:for|in) (?:about |just |only |a |maybe |around )*(?:\w+[ -])?(?:minutes?|mins?|hours?|half an hour)"
    r"|(?:on|before|after) \d+|at the \w+ (?:meetup|conference|fair|event)|last (?:week|month|year|\w+day)|if (?:you|it)|when (?:you|we)"
    r"|(?:from|in|by|until) (?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|spring|summer|autumn|winter)"
    r"|(?:at|in|during) (?:the|your|last|this) [\w' -]*\b"
    r"(?:day|days|fair|conference|meetup|meeting|event|summit|issue|volume|night|evening|week)"
    r"|and (?:the|my|our|your|an?)"
    r"|and (?:to|if|put|have|get|see|liked|loved|enjoyed|found|was|thought|wanted|it))\b.*$",
    re.I | re.S,
)
"""What else stands behind a topic."""
_NO_TOPIC = re.compile(
    r"^(?:my|mine|our|me|myself|us|it|this|that|these|those|them|him|her|you|how|what|why|which|where|when|whether|who|to"
    r"|a call|the phone|zoom|teams"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|\d"
    r"|linkedin|things?|something|anything|stuff|life|work(?! as\b)"
    r"|(?:\w+ ){0,2}(?:jobs?|roles?|positions?|openings?|opportunit\w+|vacanc\w+|internships?)"
    r"|(?:the|your|a|an) (?:\w+ )?(?:way|calendar|fence|team|list|website|page|profile|behalf|company|side|same))\b",
    re.I,
)
_PREDICATE = re.compile(  # what is said of a talk and where it was given, and is no part of what it is about
    r"\s+(?:(?:at|in|on|from|for|during) (?:the|your|our|a|an|last|this)\b|with (?:great|much|real)|is\b|was\b|are\b|were\b|has\b"
    r"|have\b|had\b|made\b"
    r"|kept\b|hit\b|hangs\b|stayed\b|came\b|moved\b|changed\b|helped\b|reached\b|still\b|twice\b|again\b|yesterday\b|last\b|two\b"
    r"|that\b|which\b).*$",
    re.I | re.S,
)
LONGEST = 14  # words of a topic that is put into a question of ours; in a question of the sender's they may be more
LONGEST_QUESTION = 40


def question(cut: Iterable[str]) -> str:
    """What the sender wanted to hear, word for word: "how you moved from the test lab to product management"."""
    for sentence in cut:
        found = _QUESTION.search(plain(sentence))
        if found and not _THEY_WILL.search(plain(sentence)[: found.start(1)]):
            words = _trimmed(_as_written(sentence, found))
            if 3 <= len(words.split()) <= LONGEST_QUESTION:
                return words[:1].lower() + words[1:]
    return ""


def asked_plainly(cut: Iterable[str]) -> str:
    """A whole question that stood behind an ask: "How did you get the yield above 80 percent?"."""
    for sentence in cut:
        if found := _DIRECT.search(plain(sentence)):
            words = _as_written(sentence, found).strip()
            if len(words.split()) >= 4:
                return words[:1].upper() + words[1:]
    return ""


def topic(cut: Iterable[str], told: Iterable[str]) -> str:
    """What the talk was to be about, "rail signalling tests"; else what the sender is busy with."""
    return _first(_TOPIC, cut) or _first(_MINE, told)


def subject(told: Iterable[str]) -> str:
    """What the reader has spoken or written about: "tidal energy" of "your talk on tidal energy"."""
    return _PREDICATE.sub("", _first(_THEIRS, told))


def _first(pattern: re.Pattern[str], sentences: Iterable[str]) -> str:
    for sentence in sentences:
        for found in pattern.finditer(plain(sentence)):
            words = _ROUND.sub("", _trimmed(_as_written(sentence, found))).strip(" ,")
            if words and len(words) > 1 and len(words.split()) <= LONGEST and not _NO_TOPIC.match(words):
                return words
    return ""


def _as_written(sentence: str, found: re.Match[str]) -> str:
    group = found.lastindex or 0
    return sentence[found.start(group) : found.end(group)]


def _trimmed(words: str) -> str:
    """Without what belongs to the meeting: "how you test signals over coffee next week?" is "how you test signals"."""
    return _OVER.sub("", words).strip(" \n\t,.;:!?-–—")
