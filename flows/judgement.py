"""When an ask is a slip, and what every move does to trust: the rules of the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flows.ledger import Entry, Ledger
from flows.moves import ASKS, COSTS, PUSHES, Cue, Move, Reading, Relationship, Sighting, Stage
from flows.nearly import Nearly
from flows.own_words import speaks_of_work

OPENING_TRUST = {
    Relationship.STRANGER: 1.0,
    Relationship.INTRODUCED: 2.0,
    Relationship.ACQUAINTANCE: 4.0,
    Relationship.FRIEND: 7.0,
}
STAGE_TRUST = {Stage.OPENING: 0.0, Stage.MIDDLE: 1.0, Stage.CLOSING: 2.0}  # for a message judged without its history
CLEARLY_MORE = 2.0  # points by which an uninvited ask must exceed the trust there is to be a slip
SURE = 0.65  # a slip is named only when the move was heard with at least this confidence: precision 0.94 on voices not learned from
SURER = {Move.MEETING_ASK: 0.7}  # friendly talk resembles it
NEVER_SLIPS = frozenset({Move.VAGUE_ASK})
ALWAYS_SLIPS = frozenset({Move.CONDUIT, Move.PRESSURE})
JOB_SEARCH = frozenset({Move.JOB_ASK, Move.REFERRAL_ASK, Move.INTRO_ASK, Move.REVIEW_ASK, Move.RESUME_PUSH, Move.SELF_PITCH})

PAYS = {
    Move.LISTENING: 0.7,
    Move.GIVING: 0.7,
    Move.CURIOSITY: 0.4,
    Move.SHARING: 0.4,
    Move.FOLLOW_UP: 0.4,
    Move.PURPOSE: 0.3,
    Move.GRATITUDE: 0.2,
    Move.EASY_OUT: 0.1,
    Move.SMALL_TALK: 0.1,
}
MOST_PAID = 0.85  # what one message can earn at most
FADES = 0.85  # each time a move pays, it pays this share of the time before
PUSH_COSTS = {
    Move.RESUME_PUSH: 1.5,
    Move.SELF_PITCH: 1.2,
    Move.SALES_PITCH: 2.0,
    Move.NAME_DROP: 1.5,
    Move.CONDUIT: 2.0,
    Move.LIST_ADD: 1.5,
    Move.PRESSURE: 2.0,
}
PER_POINT = 0.35  # what each point of excess costs: a referral (9) asked at a balance of 2 costs 2.45
MOST_LOST = 4.0  # what one message can cost at most
RUDE_COSTS, PUT_DOWN_COSTS = 3.0, 1.5
HELD_BACK_COSTS = 0.35  # points that it costs a friendship to be asked for nothing, from the third turn on
WON_BACK = 0.5  # the share of a loss that owning it wins back
A_SPEECH = 180  # words in one message, with no question in them, that leave the other no room
A_REMARK = 5  # words from which picking something up pays in full; "Ha, nice." shows little
TOO_LONG_IN_ANSWER = 6  # the same, where some of it was asked for
TOO_LONG = 3  # turns running about oneself alone, or questions without a word about oneself

BECAUSE = {
    Move.ADVICE_ASK: "D2.4",
    Move.TARGETED_ASK: "D3.3",
    Move.MEETING_ASK: "D1.8",
    Move.VAGUE_ASK: "D3.3",
    Move.REVIEW_ASK: "D1.9",
    Move.FAVOR_ASK: "D1.10",
    Move.INTRO_ASK: "D2.4",
    Move.JOB_ASK: "D1.1",
    Move.REFERRAL_ASK: "D4.5",
    Move.RESUME_PUSH: "D2.3",
    Move.SELF_PITCH: "D2.7",
    Move.SALES_PITCH: "D2.1",
    Move.NAME_DROP: "D2.5",
    Move.CONDUIT: "D2.7",
    Move.LIST_ADD: "D1.6",
    Move.PRESSURE: "D2.2",
    Move.CURIOSITY: "D2.1",
    Move.LISTENING: "D1.11",
    Move.GIVING: "D5.2",
    Move.GRATITUDE: "D2.2",
    Move.PURPOSE: "D3.2",
    Move.FOLLOW_UP: "D4.1",
    Move.EASY_OUT: "D2.8",
    Move.SHARING: "E1",
    Move.SMALL_TALK: "D2.8",
    Move.DEFLECT: "D3.5",
    Move.OTHER: "D2.8",
    Move.REPAIR: "D2.8",
}


_ABOUT_ME = frozenset({Move.SHARING, Move.PURPOSE, Move.SELF_PITCH})
_ANSWERING = Move.OTHER  # beside other moves it stands in no reading, so it can mark among them what answers a question
_ABOUT_YOU = frozenset({Move.CURIOSITY, Move.LISTENING})


@dataclass(frozen=True, slots=True)
class Terms:
    """What an ask is held against: the trust there is, what was invited, and how this partner and scene keep accounts."""

    trust: float
    invited: frozenset[Move] = frozenset()
    relationship: Relationship = Relationship.STRANGER
    stage: Stage = Stage.MIDDLE
    generosity: float = 1.0  # factor on what is paid in: a warm partner 1.15, a guarded one 0.9
    strictness: float = 1.0  # factor on what is taken out: a busy partner 1.2
    noted: frozenset[Move] = frozenset()  # slips the mentor has already named in this talk
    out_of_place: Mapping[Move, float] = field(default_factory=dict)  # points a move costs where nobody came for it
    asked: bool = False  # the other has just asked something: whoever answers is no monologue
    nearly: Nearly = field(default_factory=Nearly)  # what is said in plain words: whether it is business


@dataclass(frozen=True, slots=True)
class Slip:
    """A move the relationship cannot carry: referral_ask, 6 points more than the trust there is."""

    move: Move
    excess: float  # points; 0 for a push, which no trust excuses
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one message does to the account, and which of its moves are slips, the costliest first."""

    slips: tuple[Slip, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as it was taken: its words, what they perform, what that does to the account, and on what terms."""

    text: str
    reading: Reading
    assessment: Assessment
    terms: Terms


def alone(relationship: Relationship, stage: Stage) -> float:
    """The trust a message is judged by when nothing is known of the talk: an introduction in its closing stage, 4."""
    return OPENING_TRUST[relationship] + STAGE_TRUST[stage]


def is_sure(sighting: Sighting) -> bool:
    """Whether a move was heard well enough to be called a slip; below that it is at most a doubt."""
    return sighting.confidence >= SURER.get(sighting.move, SURE)


def slips_of(reading: Reading, terms: Terms) -> tuple[Slip, ...]:
    """The slips among a message's moves, the costliest first."""
    found = [slip for sighting in reading.sightings if (slip := _slip(sighting, reading, terms))]
    return tuple(sorted(found, key=lambda slip: -_loss(slip, terms)))


def assess(
    reading: Reading, text: str, turn: int, ledger: Ledger, terms: Terms, recent: tuple[tuple[Move, ...], ...] = (), idle: int = 0
) -> Assessment:
    """Hold a message against the account; `recent` are the moves of the turns before, `idle` counts those that asked a friend nothing."""
    slips = slips_of(reading, terms)
    entries = list(_lost(slips, reading, text, turn, terms))
    entries += _misplaced(slips, reading, text, turn, terms)
    if idle >= TOO_LONG:
        entries.append(Entry(turn, Move.DEFLECT, text.strip()[:80], -HELD_BACK_COSTS, "D3.3", "held_back"))
    if not any(entry.reason in ("slip", "again", "rude") for entry in entries):
        entries += _paid(reading, text, turn, ledger, terms)
        entries += _repaired(reading, text, turn, ledger)
    entries += _one_sided(weighed(reading.moves, terms.asked), turn, recent)
    return Assessment(slips, tuple(entries))


def _slip(sighting: Sighting, reading: Reading, terms: Terms) -> Slip | None:
    move = sighting.move
    if not is_sure(sighting) or move in NEVER_SLIPS or move not in ASKS | PUSHES:
        return None
    if move in PUSHES:
        if move in terms.invited and move not in ALWAYS_SLIPS:
            return None
        return Slip(move, 0, sighting.span)
    if move in terms.invited:
        return None
    excess = COSTS[move] - terms.trust - (1 if Move.EASY_OUT in reading.moves else 0)
    if excess >= CLEARLY_MORE or (move is Move.MEETING_ASK and _too_soon_to_meet(reading, terms)):
        return Slip(move, max(excess, CLEARLY_MORE), sighting.span)
    return None


def _too_soon_to_meet(reading: Reading, terms: Terms) -> bool:
    if terms.relationship is not Relationship.STRANGER or terms.trust >= COSTS[Move.MEETING_ASK]:
        return False
    return terms.stage is Stage.OPENING or bool(JOB_SEARCH.intersection(reading.moves))


def _loss(slip: Slip, terms: Terms) -> float:
    base = PUSH_COSTS[slip.move] if slip.move in PUSHES else PER_POINT * slip.excess
    return base * terms.strictness * (2 if slip.move in terms.noted else 1)


def _lost(slips: tuple[Slip, ...], reading: Reading, text: str, turn: int, terms: Terms) -> list[Entry]:
    left = MOST_LOST
    entries = []
    for slip in slips:
        points = round(min(left, _loss(slip, terms)), 3)
        left -= points
        if points > 0:
            reason = "again" if slip.move in terms.noted else "slip"
            entries.append(_entry(turn, slip.move, text, slip.span, -points, reason))
    if reading.is_rude:
        costs = RUDE_COSTS if Cue.INSULT in reading.cues else PUT_DOWN_COSTS
        entries.append(Entry(turn, Move.OTHER, text.strip()[:80], -costs, "D2.8", "rude"))
    return entries


def _misplaced(slips: tuple[Slip, ...], reading: Reading, text: str, turn: int, terms: Terms) -> list[Entry]:
    """What business costs where people came for something else, unless it was invited (D5.1); which dish to try is no business."""
    named = {slip.move for slip in slips}
    is_business = Move.PURPOSE in reading.moves or bool(JOB_SEARCH & set(reading.moves)) or speaks_of_work(text, terms.nearly)
    return [
        _entry(turn, seen.move, text, seen.span, -terms.out_of_place[seen.move] * terms.strictness, "out_of_place")
        for seen in reading.sightings
        if seen.move in terms.out_of_place and seen.move not in terms.invited | named and is_sure(seen) and is_business
    ]


def _paid(reading: Reading, text: str, turn: int, ledger: Ledger, terms: Terms) -> list[Entry]:
    left = MOST_PAID * terms.generosity
    entries = []
    heard = [seen for seen in reading.sightings if seen.move is not Move.SHARING or not _is_a_speech(reading, text)]
    for sighting in sorted(heard, key=lambda seen: -PAYS.get(seen.move, 0)):
        worth = PAYS.get(sighting.move, 0) * terms.generosity * sighting.confidence
        if sighting.move is Move.LISTENING:
            worth *= min(1.0, len(text.split()) / A_REMARK)
        points = round(min(left, worth * FADES ** ledger.times_paid(sighting.move)), 3)
        left -= points
        if points >= 0.01:
            entries.append(_entry(turn, sighting.move, text, sighting.span, points, "paid"))
    for sighting in reading.sightings:
        over = COSTS.get(sighting.move, 0) - terms.trust
        if over > 0 and sighting.move in ASKS and sighting.move not in terms.invited:
            entries.append(_entry(turn, sighting.move, text, sighting.span, -0.15 * over * terms.strictness, "asked"))
    return entries


def _is_a_speech(reading: Reading, text: str) -> bool:
    """Whether a message tells and tells, and leaves the other person out: that much of oneself pays nothing."""
    return len(text.split()) > A_SPEECH and not {Move.CURIOSITY, Move.LISTENING} & set(reading.moves)


def _repaired(reading: Reading, text: str, turn: int, ledger: Ledger) -> list[Entry]:
    lost = sum(entry.points for entry in ledger.last_losses())
    for sighting in reading.sightings:
        if sighting.move is Move.REPAIR and lost:
            return [_entry(turn, Move.REPAIR, text, sighting.span, -lost * WON_BACK, "repaired")]
    return []


def weighed(moves: tuple[Move, ...], asked: bool) -> tuple[Move, ...]:
    """The moves of a turn by which a talk may go one way; where something of oneself answers a question, that is noted with them."""
    return (*moves, _ANSWERING) if asked and _ABOUT_ME & set(moves) else moves


def _one_sided(moves: tuple[Move, ...], turn: int, recent: tuple[tuple[Move, ...], ...]) -> list[Entry]:
    run = [set(each) for each in (*recent[-TOO_LONG:], moves)]
    if any(_ANSWERING in each for each in run):
        run = [set(each) for each in (*recent[-TOO_LONG_IN_ANSWER:], moves)]
        if len(run) <= TOO_LONG_IN_ANSWER:
            return []
    if len(run) <= TOO_LONG:
        return []
    if all(each & _ABOUT_ME and not each & _ABOUT_YOU for each in run):
        return [Entry(turn, Move.SHARING, "", -0.3, "E1", "one_sided")]
    if all(Move.CURIOSITY in each and not each & _ABOUT_ME for each in run):
        return [Entry(turn, Move.CURIOSITY, "", -0.2, "E1", "interview")]
    return []


def _entry(turn: int, move: Move, text: str, span: tuple[int, int], points: float, reason: str) -> Entry:
    return Entry(turn, move, text[slice(*span)].strip(), round(points, 3), BECAUSE[move], reason)
