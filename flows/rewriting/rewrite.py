"""The rewritten version of a draft: without what the relationship can't carry, with the sender's own words wherever they can stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from flows.judgement import Slip
from flows.moves import Move
from flows.rewriting.apart import surest_first
from flows.rewriting.bridging import Gap, bridges
from flows.rewriting.draft import SAID, Part, Piece, pieces
from flows.rewriting.faulty import faults_of
from flows.rewriting.gaps import POINTED, with_a_bridge
from flows.rewriting.judging import Judge
from flows.rewriting.known import told_of_a_list
from flows.rewriting.repair import Repair
from flows.rewriting.sender import asked_of
from flows.rewriting.softening import softened
from flows.rewriting.spoken import plain
from flows.rewriting.sweep import Sweep
from flows.rewriting.voice import hand_of
from flows.rewriting.wake import Wake
from flows.rewriting.wordings import Wordings

LONGEST = 1.25  # a rewritten draft is at most this many times as long as it was
ROUNDS = 3  # how often what is left is judged again
FEW = 24  # words between greeting and farewell that are a beginning, where most of a message was the ask
LEAST = 8  # words without which a message says nothing
THIN = 0.4  # with less than this share of it left, a message is a beginning
_ALREADY = re.compile(
    r"\b(?:i|we)(?:'ve| have)(?: \w+)? (?:added|put|popped|entered|signed|included|subscribed|placed|dropped|stuck|set)\b"
    r"|\b(?:i|we)(?: just| also)? (?:added|popped|entered|signed|included|subscribed)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A draft made sendable: its text (nothing, if no message is left), what was at fault in it, what is asked of the sender."""

    text: str
    faults: tuple[Slip, ...] = ()  # in the draft, with their places there, in the order of the text
    did: tuple[str, ...] = ()  # what was done: cut, turned, room; or thin, where little is left
    asked: tuple[str, ...] = ()  # what only the sender can mend: vague, why ...
    verbatim: bool = True  # what was kept of the draft stands as it stood, word for word

    @property
    def changed(self) -> bool:
        """Whether anything had to go."""
        return bool(self.faults)


def rewrite(text: str, judge: Judge, words: Wordings) -> Rewritten:
    """Rewrite `text`. Judged again, the result has no slip; it is at most a quarter longer; what is kept is kept word for word."""
    slips, reading = judge.slips(text), judge.reading(text)
    if not slips:
        return Rewritten(text, asked=asked_of(text, reading, frozenset(), judge.setting))
    drafted = pieces(text)
    hand = hand_of(text, _first_letters(drafted))
    faults = faults_of(drafted, slips, judge)
    limit = int(len(text) * LONGEST)
    wake = Wake(judge.reading, judge.terms, words.footing, words.requests, judge.reminds)
    sweep = Sweep(judge.slips, hand, words, judge.reminds, Move.RESUME_PUSH in judge.terms.invited, wake)
    for light in softened(Repair.of(drafted), faults, judge.terms.relationship, sweep):
        if len(light) <= limit and not judge.slips(light):
            return Rewritten(light, _all(faults), ("room",), asked_of(light, judge.reading(light), frozenset(), judge.setting))
    repair = _cut(drafted, faults, judge, replace(sweep, wake=None))
    bridged = with_a_bridge(repair, drafted, judge, hand, words, limit)
    if judge.still(bridged.text(), repair.lost):  # "I saw that you are hiring" may sound like an ask alone, and not before a question
        faults = _repaired(repair, faults, judge, replace(sweep, wake=None))
    sweep.let_go(repair)
    for _ in range(ROUNDS):
        bridged = with_a_bridge(repair, drafted, judge, hand, words, limit)
        doubtful = {place.piece.start for place in wake.pressing(bridged)}
        if judge.still(bridged.text(), repair.lost):
            faults = _repaired(repair, faults, judge, sweep)
        elif not doubtful:
            break
        _drop(repair, doubtful, sweep)
    bridged = with_a_bridge(repair, drafted, judge, hand, words, limit)
    lost = frozenset(repair.lost)
    told = bridged.text() if any(place.borrowed or not place.ours for place in bridged.body()) else ""
    if told and (judge.still(told, lost) or _is_hollow(bridged, judge)):  # what isn't better is not offered
        told = ""
    did = _done(text, told, bridged, judge)
    asked = asked_of(told, judge.reading(told), lost, judge.setting, not told, judge.reminds)
    if any(place.borrowed for place in bridged.places):  # whoever asks this has said what it is about
        asked = tuple(each for each in asked if each != "aim")
    verbatim = all(place.ours or place.words in text for place in bridged.places)
    return Rewritten(told, _all(faults), did, asked, verbatim)


def _done(text: str, told: str, bridged: Repair, judge: Judge) -> tuple[str, ...]:
    """What was done to a draft: cut; with a question in the ask's place turned, or with a way out room; thin where little is left."""
    ours = [place.words for place in bridged.places if place.ours] if told else []
    if any("?" not in words and Move.EASY_OUT in judge.reading(words).moves for words in ours):
        return ("cut", "room")
    return ("thin",) if len(told) < len(text) * THIN and _words_in(bridged) < FEW else ("cut", "turned") if ours else ("cut",)


def _is_hollow(repair: Repair, judge: Judge) -> bool:
    """Whether what is left is a few words that neither ask, nor thank, nor tell anything: better no message for now."""
    said = " ".join(place.words for place in repair.body())
    heard = {seen.move for seen in judge.reading(said).sightings}
    return _words_in(repair) < LEAST and "?" not in said and bool(heard) and not heard & (POINTED | {Move.PURPOSE, Move.SHARING})


def _words_in(repair: Repair) -> int:
    return sum(len(place.words.split()) for place in repair.body())


def _all(faults: dict[Piece, tuple[Slip, ...]]) -> tuple[Slip, ...]:
    return tuple(sorted({slip for here in faults.values() for slip in here}, key=surest_first))


def _cut(drafted: tuple[Piece, ...], faults: dict[Piece, tuple[Slip, ...]], judge: Judge, sweep: Sweep) -> Repair:
    """The draft without what is at fault in it, and without what leant on that; a list is asked about instead."""
    repair = Repair.of(drafted)
    for place in repair.places:
        if place.piece in faults:
            repair.cut(place, faults[place.piece], judge.slips, sweep.words)
            if any(slip.move is Move.LIST_ADD for slip in faults[place.piece]) and place.gone:
                place.words = next(_leave_for_a_list(place.piece, drafted, judge, sweep), "")
                place.ours = not place.gone
    sweep.let_go(repair)
    return repair


def _leave_for_a_list(piece: Piece, drafted: tuple[Piece, ...], judge: Judge, sweep: Sweep) -> Iterator[str]:
    """The question whether the reader wants to be on it, where the sender said that they are."""
    if piece.part is not Part.BODY:
        return
    gap = Gap(frozenset({Move.LIST_ADD}), (piece.text,), tuple(each.text for each in drafted))
    told = told_of_a_list(piece.text)
    room = len(piece.text) + (LONGEST - 1) * sum(len(each.text) for each in drafted)
    done = ("listed", "list") if _ALREADY.search(plain(piece.text)) else ("list",)
    for wording, _ in bridges(gap, judge.terms.relationship, sweep.hand, sweep.words, done):
        for version in (f"{wording} {told}".rstrip(), wording):
            if not judge.slips(version) and len(version) <= room:
                yield version


def _repaired(repair: Repair, faults: dict[Piece, tuple[Slip, ...]], judge: Judge, sweep: Sweep) -> dict[Piece, tuple[Slip, ...]]:
    """Judge what is left and cut further until there is no slip; the faults with those found on the way."""
    found = dict(faults)
    while (text := repair.text()) and (slips := judge.slips(text)):  # every round takes something away
        for slip in slips:
            everywhere = [(place, replace(slip, span=(place.piece.start, place.piece.end))) for place in repair.places if not place.gone]
            said = [each for each in everywhere if each[0].piece.part in SAID] or everywhere  # the frame goes last
            hit = [(place, here) for place, here in repair.at(slip) if not place.gone] or said[-1:]
            guilty = [(place, here) for place, here in hit if judge.slips(place.words)] or hit
            alike = {place.words for place, _ in guilty}  # what is written twice goes at once
            twice = [each for each in everywhere if each[0].words in alike and all(each[0] is not place for place, _ in guilty)]
            for place, here in guilty + twice:
                if here.move not in {known.move for known in found.get(place.piece, ())}:
                    found[place.piece] = (*found.get(place.piece, ()), here)
                repair.cut(place, found[place.piece], judge.slips, sweep.words)
        sweep.let_go(repair)
    for place in repair.places:  # what the whole drowns out is a slip all the same, once it is known for one
        again = () if place.gone or place.piece.part not in SAID else judge.slips(place.words)
        if same := tuple(slip for slip in again if slip.move in repair.lost):
            repair.cut(place, tuple(replace(slip, span=(place.piece.start, place.piece.end)) for slip in same), judge.slips, sweep.words)
            found.setdefault(place.piece, tuple(replace(slip, span=(place.piece.start, place.piece.end)) for slip in same))
    sweep.let_go(repair)
    return found


def _drop(repair: Repair, starts: set[int], sweep: Sweep) -> None:
    """Take out the sentences that begin at `starts`, and what leans on them."""
    for place in repair.places:
        if place.piece.start in starts and not (place.gone or place.ours) and place.piece.part in SAID:
            place.words, place.touched, place.faulty = "", True, place.faulty | repair.lost
    sweep.let_go(repair)


def _first_letters(drafted: Iterable[Piece]) -> str:
    return "".join(piece.text[:1] for piece in drafted if piece.text[:1].isalpha() and piece.part is not Part.CLOSING)
