"""Writing again after silence: to say that no answer came pushes nobody; to demand one does, and so does a deadline.

And what in a draft only sounds like more than it is: an offer, a wish for some far-off day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from flows.judgement import is_sure
from flows.moves import Move, Reading, Sighting
from flows.rewriting.clauses import clauses
from flows.rewriting.draft import SAID, Piece, pieces
from flows.rewriting.presuming import dreams, only_travels, presumed
from flows.rewriting.spoken import plain

_LETTER = r"(?:message|e-?mail|mail|letter|note|invitation|request|question|application|inquiry|enquiry)s?"
_WROTE = r"(?:wrote|written|e-?mailed|mailed|messaged|texted|reached out|contacted|sent|asked)"
_NOT_YET = r"(?:have|had|did|do|has)(?:n't| not)(?: yet| still| really)?"
_REPLY = r"(?:answer|reply|response|feedback|confirmation|news|word)s?"
_AGO = r"(?:(?:an?|one|two|three|four|some|a few|\d+|ten|several) (?:days?|weeks?|months?) ago|last (?:week|month|\w+day)|before|already)"
_NOBODY = r"(?:nobody|no one|no-one|none of you)"
_AGAIN = re.compile(
    rf"\b(?:{_NOT_YET} (?:hear|heard) (?:back|anything|any|from you|your)\b|never heard (?:back|from you)|heard nothing"
    rf"|{_NOT_YET} (?:receive|received|get|got|gotten|had|seen) (?:(?:any|an?|your|one) )?(?:\w+ )?{_REPLY}"
    rf"|(?:no|without|got no|any) {_REPLY} (?:so far|yet|since|came|from you|to my)"
    rf"|(?:is|was|got|had|received?|been|see) (?:still )?no {_REPLY}"
    rf"|(?:i|we)(?: have|'ve)? {_WROTE} (?:to )?you (?:(?:an?|my|this|the) (?:[\w-]+ )?{_LETTER} )?{_AGO}"
    rf"|follow(?:ing)?[- ]?up (?:on|to|about|with)\b.{{0,40}}\b{_LETTER}"
    rf"|(?:about|regarding) my (?:last|previous|earlier|first) (?:\w+ )?{_LETTER}"
    rf"|did you (?:get|see|read|receive) (?:my|the) (?:\w+ )?{_LETTER}"
    rf"|{_NOBODY}(?: has|'s)? (?:told|answered|replied|responded|called|written|got back)"
    rf"|my (?:second|third|fourth|fifth|sixth|2nd|3rd|4th|5th) {_LETTER}"
    r"|(?:still|been) waiting (?:for|to hear)|(?:just )?checking in\b"
    r"|(?:write|writing) (?:to you )?(?:once )?again)",
    re.I,
)
_ANSWERS = r"(?:answer|reply|response|decision|feedback|confirmation)"
_SOON = (
    r"(?:by (?:tomorrow|tonight|today|noon|end of|the end|this|next|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the \d|\d)"
    r"|today|tonight|tomorrow|asap|as soon as possible|right away|right now|immediately|at once|within|soonest)"
)
_DEMANDS = re.compile(
    rf"\b(?:need|expect|demand|require|insist on|must have|deserve|want) (?:an?|your|some|any|at least an?) (?:\w+ )?{_ANSWERS}"
    r"|\b(?:really|urgently|desperately|do|have|absolutely) (?:need )?to (?:know|hear)\b"
    rf"|\b(?:answer|reply|respond|let me know|get back|write back|hear(?: back)?|tell me|{_ANSWERS}|forward|send|do)"
    rf" [^.?!]{{0,40}}?\b{_SOON}"
    rf"|(?:^|\bplease |\bjust )(?:answer|reply|respond)(?: me| to me)?(?=\W*$|[,;])"
    r"|\b(?:urgent|urgently|asap)\b"
    r"|\bwhy (?:have|did|do|are|is|has|can|will)(?:n't| not)?\b[^.?!]{0,20}?\byou(?:r)?\b.{0,24}"
    r"\b(?:answer|repl|respon|writ|call|help|silen|not)"
    r"|\b(?:common|basic|simple|mere|minimum of|least of) (?:courtesy|decency|manners|politeness)\b"
    r"|\bthe least (?:that )?you (?:can|could)\b"
    r"|\bcourtesy (?:of|to)\b|\b(?:answer|reply|response|respond) (?:this time|for once|finally)\b"
    r"|\bfinally (?:answer|reply|respond|get)\b"
    r"|\b(?:ignor(?:e|ed|ing)|ghost(?:ed|ing))\b"
    r"|\bat least (?:an?|answer|reply|tell|say|you (?:can|could))\b"
    r"|\bit (?:only |just |would only |will only )*(?:takes?) (?:you )?(?:only |just )?(?:\w+ )?(?:minutes?|seconds?|moment)\b"
    r"|\b(?:turned down|declined|gave up|refused|cancelled) .{0,40}\b(?:for (?:this|you)|because of you)\b|\bevery (?:day|hour) counts\b"
    r"|\byou (?:promised|never (?:answer|repl|respond|wrote))"
    r"|\b(?:three|four|five|several|many|\d+) times\b",
    re.I,
)
_KINDLY = re.compile(
    r"\b(?:no (?:hurry|rush|need|pressure|worries|problem|deadline|answer)|not? (?:at all )?urgent|nothing urgent|isn't urgent"
    r"|whenever|(?:don't|do not|doesn't|needn't|not) (?:need|have to|expect|want to)|fine (?:if|too|as well)|only if"
    r"|understand if|if (?:it|that) suits"
    r"|(?:i|we)(?: will|'ll| shall| am going to|'m going to)\b)",
    re.I,
)
_OFFERS = re.compile(
    r"\b(?:anything|something|any (?:\w+ )?(?:documents?|papers?|details?|information)) (?:else |more |further )?(?:that )?"
    r"(?:you (?:still |may |might |would )?(?:need|want|like|miss|lack)\b.{0,24}\b(?:from|by) (?:me|us|my side)"
    r"|(?:i|we) (?:can|could|should|may|might) (?:do|send|add|provide|bring|help|offer|give)\b.{0,24}\byou\b"
    r"|(?:i|we) (?:can|could|should|may|might) (?:still )?(?:send|add|provide|bring))",
    re.I,
)
_A_DAY = re.compile(
    rf"\b(?:deadlines?|closes|closing date|is due|are due|ends|expires|runs out|before \w+day)\b"
    rf"|\b(?:until|till) \w+day\b|\b{_SOON}\b",
    re.I,
)
_CLEAR = 0.6  # room to say no is taken as such from here on
_HEARD = 0.9  # how sure it is that a demand is one, where its wording shows it


def writes_again(sentence: str) -> bool:
    """Whether a sentence says that no answer has come, or comes back to an earlier message."""
    return bool(_AGAIN.search(plain(sentence)))


def names_a_day(words: str) -> bool:
    """Whether words tell by when something has to be: "The posting closes on Sunday"."""
    return bool(_A_DAY.search(plain(words)))


def demands(words: str) -> bool:
    """Whether words want an answer now, or blame somebody for having given none: "I really need an answer"."""
    return bool(_DEMANDS.search(plain(words))) and not _KINDLY.search(plain(words))


def is_a_reminder(text: str) -> bool:
    """Whether a draft is written because an earlier one got no answer."""
    return any(writes_again(piece.text) for piece in _said(text))


def fairly(text: str, reading: Reading, reminds: bool) -> Reading:
    """A reading in which pressure stands where it is made, and an offer to send what is missing asks for nothing.

    `reminds` tells that the draft which `text` is of comes after silence: there a demand is pressure, however it is heard by itself.
    """
    drafted = _said(text)
    pushed = next((seen for seen in reading.sightings if seen.move is Move.PRESSURE), None)
    kept = [seen for seen in reading.sightings if seen is not pushed and not _sounds_like_more(seen, drafted)]
    meant = drafted if reminds else [piece for piece in drafted if pushed and piece.holds(pushed.span)]
    place = next((span for piece in meant for span in _demanding(piece)), None)
    presumes = next((span for piece in drafted for span in presumed(piece)), None)
    if place and (reminds or pushed):
        kept.append(Sighting(Move.PRESSURE, max(pushed.confidence if pushed else 0, _HEARD if reminds else 0), place))
    elif presumes and not (pushed and is_sure(pushed)):
        kept.append(Sighting(Move.PRESSURE, _HEARD, presumes))
    elif pushed and not _is_no_push(pushed, drafted, kept, reminds):
        kept.append(pushed)
    return replace(reading, sightings=tuple(sorted(kept, key=lambda seen: seen.span)))


def _demanding(piece: Piece) -> Iterator[tuple[int, int]]:
    """The places of a sentence that demand an answer; all of it where no clause does alone."""
    if not demands(piece.text):
        return
    parts = [part for part in clauses(piece.text) if demands(part.text)]
    for part in parts:
        yield piece.start + part.start, piece.start + part.end
    if not parts:
        yield piece.start, piece.end


def _is_no_push(seen: Sighting, drafted: list[Piece], others: list[Sighting], reminds: bool) -> bool:
    if reminds and _only_says_so(seen, drafted):
        return True
    travels = not is_sure(seen) and all(only_travels(piece.text) for piece in drafted if piece.holds(seen.span))
    return travels or _names_a_day_kindly(seen, drafted, others)


def _sounds_like_more(seen: Sighting, drafted: list[Piece]) -> bool:
    jokes = not is_sure(seen) and any(piece.holds(seen.span) and dreams(seen.move, piece.text) for piece in drafted)
    return jokes or _is_an_offer(seen, drafted)


def _only_says_so(seen: Sighting, drafted: Iterable[Piece]) -> bool:
    """Whether pressure was heard in nothing but the news that no answer came."""
    inside = [piece for piece in drafted if piece.holds(seen.span)]
    return bool(inside) and all(writes_again(piece.text) for piece in inside)


def _names_a_day_kindly(seen: Sighting, drafted: Iterable[Piece], others: Iterable[Sighting]) -> bool:
    """Whether what was heard as pressure only tells of a date, in a draft that leaves the reader free: "It closes on Sunday"."""
    is_free = any(each.move is Move.EASY_OUT and each.confidence >= _CLEAR for each in others)
    inside = [piece for piece in drafted if piece.holds(seen.span)]
    return is_free and bool(inside) and all(names_a_day(piece.text) for piece in inside)


def _is_an_offer(seen: Sighting, drafted: Iterable[Piece]) -> bool:
    return seen.move is Move.VAGUE_ASK and any(piece.holds(seen.span) and _OFFERS.search(plain(piece.text)) for piece in drafted)


def _said(text: str) -> list[Piece]:
    return [piece for piece in pieces(text) if piece.part in SAID]
