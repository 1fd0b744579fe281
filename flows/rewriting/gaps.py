"""The gap that an ask leaves: whether a sentence of ours is needed there, where in the draft it stands, and which one fits."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.moves import ASKS, Move, Stage
from flows.rewriting.bridging import Gap, bridges
from flows.rewriting.draft import Part, Piece
from flows.rewriting.judging import Judge, sure
from flows.rewriting.repair import Place, Repair
from flows.rewriting.spoken import plain
from flows.rewriting.voice import Hand
from flows.rewriting.wordings import Wordings, phrases

POINTED = frozenset({Move.CURIOSITY, Move.GIVING, Move.FOLLOW_UP, Move.LISTENING, Move.GRATITUDE, *ASKS}) - {Move.VAGUE_ASK}
"""Moves that give a message a point of its own."""
_LEAVES = frozenset({Move.EASY_OUT, Move.GRATITUDE, Move.FOLLOW_UP, Move.SMALL_TALK})
_TAG = re.compile(r"\b(?:remember(?: me)?|am i right|right|isn't it|how are you(?: doing)?|how's it going|you know)\s*\?\W*$", re.I)
_ASKS_SOFTLY = re.compile(
    r"\b(?:(?:love|like|glad|happy|curious|keen|interested) to (?:hear|know|learn|understand)"
    r"|(?:want|wanted|trying|like) to (?:know|understand|find out|learn) (?:how|what|why|which|where|when|who|whether)"
    r"|curious (?:how|what|why|about)"
    r"|wonder(?:ing|ed)? (?:how|what|why))\b",
    re.I,
)  # a question without its mark
_WISHES = re.compile(
    r"\b(?:wish you|wishing you|all the best|have a (?:great|nice|lovely|good)|take care|looking forward|look forward)\b", re.I
)


def with_a_bridge(repair: Repair, drafted: tuple[Piece, ...], judge: Judge, hand: Hand, words: Wordings, limit: int) -> Repair:
    """The repaired draft with one sentence in the place of an ask, where it needs one and one fits."""
    if not _needs_a_bridge(repair, judge, words):
        return repair
    repair = repair.copy()  # room for a sentence of ours is made in this one alone
    number = _place_of_bridge(repair, judge)
    cut = tuple(place.piece.text for place in repair.places if place.touched)
    told, doubted = tuple(piece.text for piece in drafted), len(judge.doubts(repair.text()))
    before = next((place.words for place in repair.places[number - 1 :: -1] if number and not place.gone), "")
    kept = tuple(place.words for place in repair.places if not place.gone)
    says = bool(sure(judge.reading(repair.text())) & POINTED)
    gap = Gap(frozenset(repair.lost), cut, told, judge.reminds, judge.setting.stage is not Stage.OPENING, kept, says, before)
    for wording, borrowed in bridges(gap, judge.terms.relationship, hand, words):
        tried = repair.copy()
        tried.places[number] = Place(tried.places[number].piece, wording, ours=True, borrowed=borrowed)
        said = tried.text()
        alone = not (borrowed or repair.body())  # a sentence of ours alone is no message
        if not alone and len(said) <= limit and not judge.still(said, repair.lost) and len(judge.doubts(said)) <= doubted:
            return tried
    return repair


def _needs_a_bridge(repair: Repair, judge: Judge, words: Wordings) -> bool:
    body = repair.body()
    if any(place.ours for place in body):
        return False
    if not body:
        return any(place.piece.part is Part.BODY for place in repair.places)
    if judge.reminds:
        return words.requests.something_is_asked(place.words for place in body) and Move.EASY_OUT not in sure(judge.reading(repair.text()))
    if not repair.lost & {Move.LIST_ADD, Move.PRESSURE} and phrases(words.business).search(" ".join(plain(place.words) for place in body)):
        return False
    if any("?" in place.words and not _TAG.search(plain(place.words)) for place in body):
        return False
    wanted = words.matter.question(
        place.piece.text for place in repair.places if place.gone
    )  # what they set out to ask goes before what they wonder at
    if not wanted and any(_ASKS_SOFTLY.search(plain(place.words)) for place in body):
        return False
    moves = sure(judge.reading(repair.text()))
    if Move.LIST_ADD in repair.lost or (Move.PRESSURE in repair.lost and words.requests.something_is_asked(place.words for place in body)):
        return True
    if repair.lost & (ASKS | {Move.SALES_PITCH}):
        return judge.setting.stage is Stage.OPENING or not moves & {Move.FOLLOW_UP, Move.GRATITUDE}
    return not moves & POINTED


def _place_of_bridge(repair: Repair, judge: Judge) -> int:
    """Where the last ask was, unless something of one's own is told behind it: then at the end of that."""
    body = [number for number, place in enumerate(repair.places) if place.piece.part is Part.BODY]
    gone = [number for number in body if repair.places[number].gone]
    last = max(gone, default=len(repair.places))  # what stands before the ask is told, whatever it is
    left = [number for number in body if not repair.places[number].gone]
    kept = [number for number in left if number < last or not _takes_leave(repair.places[number], judge)]
    if not gone:
        return _made_room(repair, body[-1])
    if kept and kept[-1] > gone[-1]:
        return _made_room(repair, kept[-1])
    return next(number for number in gone if not kept or number > kept[-1])


def _takes_leave(place: Place, judge: Judge) -> bool:
    """Whether a sentence belongs behind a question: thanks, room to say no, a goodbye."""
    moves = sure(judge.reading(place.words))
    if _WISHES.search(place.words):
        return True
    return bool(moves & _LEAVES) and not moves - _LEAVES - {Move.SHARING, Move.OTHER} and len(place.words.split()) < 22


def _made_room(repair: Repair, number: int) -> int:
    """An empty place behind number `number`."""
    place = repair.places[number]
    new = Place(replace(place.piece, text="", part=Part.BODY), "", touched=True)
    place.piece = replace(place.piece, gap=" ")
    repair.places.insert(number + 1, new)
    return number + 1
