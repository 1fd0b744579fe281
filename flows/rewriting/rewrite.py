"""The rewritten version of a draft: without what the relationship can't carry, with the sender's own words wherever they can stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from flows.judgement import Slip, Terms, alone, slips_of
from flows.moves import ASKS, Move, Reading, Recogniser, Relationship, Setting, Stage
from flows.rewriting.apart import in_their_clauses, surest_first
from flows.rewriting.bridging import Gap, bridges, something_is_asked
from flows.rewriting.draft import SAID, Part, Piece, heard, pieces
from flows.rewriting.gifts import without_gifts
from flows.rewriting.invited import invited_in
from flows.rewriting.known import told_of_a_list
from flows.rewriting.links import is_a_link
from flows.rewriting.marks import doubts_of
from flows.rewriting.matter import question
from flows.rewriting.repair import Place, Repair
from flows.rewriting.sender import asked_of
from flows.rewriting.softening import softened
from flows.rewriting.spoken import plain
from flows.rewriting.sweep import Sweep
from flows.rewriting.voice import Hand, hand_of
from flows.rewriting.waiting import fairly, is_a_reminder
from flows.rewriting.wake import Wake
from flows.rewriting.wordings import Wordings, phrases

LONGEST = 1.25  # a rewritten draft is at most this many times as long as it was
ROUNDS = 3  # how often what is left is judged again
FEW = 24  # words between greeting and farewell that are a beginning, where most of a message was the ask
LEAST = 8  # words without which a message says nothing
THIN = 0.4  # with less than this share of it left, a message is a beginning
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
_ALREADY = re.compile(
    r"\b(?:i|we)(?:'ve| have)(?: \w+)? (?:added|put|popped|entered|signed|included|subscribed|placed|dropped|stuck|set)\b"
    r"|\b(?:i|we)(?: just| also)? (?:added|popped|entered|signed|included|subscribed)\b",
    re.I,
)
_WISHES = re.compile(
    r"\b(?:wish you|wishing you|all the best|have a (?:great|nice|lovely|good)|take care|looking forward|look forward)\b", re.I
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


@dataclass(frozen=True, slots=True)
class Judge:
    """The ear and the terms that a draft is held against, the same for every version of it."""

    ear: Recogniser
    setting: Setting
    terms: Terms
    reminds: bool = False  # the draft comes after silence
    _heard: dict[str, Reading] = field(default_factory=dict, repr=False, compare=False)  # a version is asked about more than once

    def reading(self, text: str) -> Reading:
        """What a text performs, without its subject and what is quoted in it."""
        if text not in self._heard:
            said = heard(text)
            self._heard[text] = without_gifts(said, fairly(said, self.ear.read(said, self.setting), self.reminds))
        return self._heard[text]

    def slips(self, text: str) -> tuple[Slip, ...]:
        """What in a text the relationship can't carry; in an empty one nothing, and no pitch that none of its sentences makes."""
        found = slips_of(self.reading(text), self.terms) if heard(text).strip() else ()
        if not any(slip.move is Move.SELF_PITCH for slip in found) or any(self.pitches(piece.text) for piece in pieces(text)):
            return found
        return tuple(slip for slip in found if slip.move is not Move.SELF_PITCH)

    def doubts(self, text: str) -> tuple[str, ...]:
        """Words of a text that may be more than the relationship can carry."""
        return doubts_of(text, self.reading(text), self.terms)

    def still(self, text: str, moves: Iterable[Move]) -> bool:
        """Whether a text slips, or one of its sentences makes one of `moves` again."""
        said = [piece.text for piece in pieces(text) if piece.part in SAID]
        return bool(self.slips(text)) or any(slip.move in moves for each in said for slip in self.slips(each))

    def pitches(self, sentence: str) -> bool:
        """Whether a sentence by itself is a pitch of oneself."""
        alone = slips_of(self.reading(sentence), self.terms) if heard(sentence).strip() else ()
        return any(slip.move is Move.SELF_PITCH for slip in alone)


def judge_of(text: str, ear: Recogniser, reader: Relationship, reply: bool = False) -> Judge:
    """What a draft is held against that goes to `reader`: the trust there is, and what the draft tells was invited."""
    stage = Stage.MIDDLE if reply else Stage.OPENING
    setting = Setting("follow_up" if reply else "message", reader, stage)
    terms = Terms(alone(reader, stage), frozenset(), reader, stage)
    judge = Judge(ear, setting, terms, is_a_reminder(text))
    return replace(judge, terms=replace(terms, invited=invited_in(text, judge.reading(text), ear)))


def rewrite(text: str, judge: Judge, words: Wordings) -> Rewritten:
    """Rewrite `text`. Judged again, the result has no slip; it is at most a quarter longer; what is kept is kept word for word."""
    slips, reading = judge.slips(text), judge.reading(text)
    if not slips:
        return Rewritten(text, asked=asked_of(text, reading, frozenset(), judge.setting))
    drafted = pieces(text)
    hand = hand_of(text, _first_letters(drafted))
    faults = _plainly(_faults(drafted, slips, judge), judge)
    limit = int(len(text) * LONGEST)
    wake = Wake(judge.reading, judge.terms, words.footing, judge.reminds)
    sweep = Sweep(judge.slips, hand, words, judge.reminds, Move.RESUME_PUSH in judge.terms.invited, wake)
    for light in softened(Repair.of(drafted), faults, judge.terms.relationship, sweep):
        if len(light) <= limit and not judge.slips(light):
            return Rewritten(light, _all(faults), ("room",), asked_of(light, judge.reading(light), frozenset(), judge.setting))
    repair = _cut(drafted, faults, judge, replace(sweep, wake=None))
    bridged = _bridged(repair, text, drafted, judge, hand, words, limit)
    if judge.still(bridged.text(), repair.lost):  # "I saw that you are hiring" may sound like an ask alone, and not before a question
        faults = _repaired(repair, faults, judge, replace(sweep, wake=None))
    sweep.let_go(repair)
    for _ in range(ROUNDS):
        bridged = _bridged(repair, text, drafted, judge, hand, words, limit)
        doubtful = {place.piece.start for place in wake.pressing(bridged)}
        if judge.still(bridged.text(), repair.lost):
            faults = _repaired(repair, faults, judge, sweep)
        elif not doubtful:
            break
        _drop(repair, doubtful, sweep)
    bridged = _bridged(repair, text, drafted, judge, hand, words, limit)
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


def _faults(drafted: tuple[Piece, ...], slips: tuple[Slip, ...], judge: Judge) -> dict[Piece, tuple[Slip, ...]]:
    """The slips by the piece they stand in; one that is made twice is found twice, though the ear names it once."""
    said = [slip for slip in slips if any(piece.part in SAID and piece.holds(slip.span) for piece in drafted)]
    found: dict[Piece, tuple[Slip, ...]] = {
        piece: tuple(slip for slip in slips if piece.holds(slip.span)) if piece.part in SAID else () for piece in drafted
    }
    for slip in slips:  # a greeting and a farewell are kept: what is heard in them is what they are heard with
        if slip not in said and (piece := _beside(drafted, slip)):
            found[piece] = (*found[piece], replace(slip, span=(piece.start, piece.end)))
    moves = {slip.move for slip in slips}
    for piece, here in found.items():
        if is_a_link(piece.text) and not judge.slips(piece.text):
            found[piece] = ()
        elif piece.part in SAID:
            alone = [slip for slip in judge.slips(piece.text) if slip.move in moves and slip.move not in {each.move for each in here}]
            shifted = [replace(slip, span=(slip.span[0] + piece.start, slip.span[1] + piece.start)) for slip in alone]
            found[piece] = (*here, *shifted)
    return {piece: in_their_clauses(piece, here, judge.slips) for piece, here in found.items() if here}


def _beside(drafted: tuple[Piece, ...], slip: Slip) -> Piece | None:
    """The sentence next to the frame that a slip was heard in."""
    body = [piece for piece in drafted if piece.part in SAID]
    before = [piece for piece in body if piece.end <= slip.span[0]]
    return before[-1] if before else next(iter(body), None)


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


def _plainly(faults: dict[Piece, tuple[Slip, ...]], judge: Judge) -> dict[Piece, tuple[Slip, ...]]:
    """The faults without a pitch or a push in sentences that make none by themselves, where another does: the whole sounds like one."""
    plainly = {}
    for piece, here in faults.items():
        heard = {slip.move for slip in judge.slips(piece.text)}
        found = tuple(slip for slip in here if slip.move is not Move.SELF_PITCH or judge.pitches(piece.text))
        elsewhere = {slip.move for other, there in faults.items() if other is not piece for slip in there}
        plainly[piece] = tuple(slip for slip in found if slip.move is not Move.PRESSURE or slip.move in heard or slip.move not in elsewhere)
    return {piece: here for piece, here in plainly.items() if here} or dict(faults)


def _bridged(repair: Repair, text: str, drafted: tuple[Piece, ...], judge: Judge, hand: Hand, words: Wordings, limit: int) -> Repair:
    """The repaired draft with one sentence in the place of an ask, where it needs one and one fits."""
    if not _needs_a_bridge(repair, judge, words):
        return repair
    repair = repair.copy()  # room for a sentence of ours is made in this one alone
    number = _place_of_bridge(repair, judge)
    cut = tuple(place.piece.text for place in repair.places if place.touched)
    told, doubted = tuple(piece.text for piece in drafted), len(judge.doubts(repair.text()))
    before = next((place.words for place in repair.places[number - 1 :: -1] if number and not place.gone), "")
    kept = tuple(place.words for place in repair.places if not place.gone)
    says = bool(_sure(judge.reading(repair.text())) & POINTED)
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
        return something_is_asked(place.words for place in body) and Move.EASY_OUT not in _sure(judge.reading(repair.text()))
    if not repair.lost & {Move.LIST_ADD, Move.PRESSURE} and phrases(words.business).search(" ".join(plain(place.words) for place in body)):
        return False
    if any("?" in place.words and not _TAG.search(plain(place.words)) for place in body):
        return False
    wanted = question(place.piece.text for place in repair.places if place.gone)  # what they set out to ask goes before what they wonder at
    if not wanted and any(_ASKS_SOFTLY.search(plain(place.words)) for place in body):
        return False
    moves = _sure(judge.reading(repair.text()))
    if Move.LIST_ADD in repair.lost or (Move.PRESSURE in repair.lost and something_is_asked(place.words for place in body)):
        return True
    if repair.lost & (ASKS | {Move.SALES_PITCH}):
        return judge.setting.stage is Stage.OPENING or not moves & {Move.FOLLOW_UP, Move.GRATITUDE}
    return not moves & POINTED


def _sure(reading: Reading) -> set[Move]:
    return {sighting.move for sighting in reading.sightings if sighting.confidence >= 0.6}


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
    moves = _sure(judge.reading(place.words))
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


def _first_letters(drafted: Iterable[Piece]) -> str:
    return "".join(piece.text[:1] for piece in drafted if piece.text[:1].isalpha() and piece.part is not Part.CLOSING)
