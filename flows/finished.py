"""A finished talk: its turns, how it began and ended, and what can be counted in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from flows.judgement import SURE
from flows.moves import Move
from flows.rehearsal import Turn
from flows.words import content, sentence_at, tokens
from flows.yardstick import Yardstick

SHOWS_THE_AIM = frozenset({Move.PURPOSE, Move.TARGETED_ASK, Move.INTRO_ASK, Move.JOB_ASK, Move.REFERRAL_ASK, Move.REVIEW_ASK})
OF_USE = frozenset(
    {Move.ADVICE_ASK, Move.TARGETED_ASK, Move.INTRO_ASK, Move.MEETING_ASK, Move.REVIEW_ASK, Move.JOB_ASK, Move.REFERRAL_ASK, Move.FAVOR_ASK}
)
"""Asks that a friend can do something about."""
PARTED = ("warm", "polite", "late")
"""How a talk ends that ends with a goodbye."""
SCRAP = 3  # words below which nothing is quoted
_SUBSTANCE = OF_USE | {Move.CURIOSITY, Move.LISTENING, Move.GIVING, Move.SHARING, Move.PURPOSE, Move.FOLLOW_UP, Move.REPAIR}
_COURTESIES = frozenset(
    "a about ah am and are bad doing fine going good great hello hey hi how i is it nice no not ok okay oh right so thank thanks that"
    " there too very well what yeah yes you yourself".split()
)
_OF_THE_TRY = 2  # words shared with what the mentor proposed


@dataclass(frozen=True, slots=True)
class Talk:
    """The turns of a talk and how it began and ended; what a debrief is drawn from."""

    turns: tuple[Turn, ...]
    opening: float  # trust before the first word
    goal: str = ""
    ending: str = ""  # warm, polite, cool, late, walked_off, or nothing if it was broken off
    closing: float | None = None  # trust at the end with the one who matters; if not given, after the last turn
    yardstick: Yardstick = field(default_factory=Yardstick)
    scene: str = ""
    rests_on: tuple[str, ...] = ()  # the points every talk of this kind is about

    @property
    def spoken(self) -> tuple[Turn, ...]:
        """The turns in which the learner said something to somebody."""
        return tuple(turn for turn in self.turns if turn.text or turn.sightings)

    @property
    def gained(self) -> float:
        """How much more trust there is at the end than at the beginning."""
        return self.trust - self.opening

    @property
    def trust(self) -> float:
        """Trust at the end."""
        last = self.spoken[-1].balance if self.spoken else self.opening
        return last if self.closing is None else self.closing


def count(talk: Talk, moves: Iterable[Move]) -> int:
    """In how many messages at least one of `moves` was made."""
    wanted = set(moves)
    return sum(1 for turn in talk.spoken if wanted & set(turn.moves))


def slipped(talk: Talk) -> list[Turn]:
    """The turns with a slip or an insult."""
    return [turn for turn in talk.spoken if is_slip(turn)]


def is_slip(turn: Turn) -> bool:
    """Whether a turn asked for too much, pushed or insulted."""
    return bool(turn.slips) or any(entry.reason == "rude" for entry in turn.entries)


def held_back(talk: Talk) -> int:
    """How often a friend was left waiting for a plain ask."""
    return sum(1 for turn in talk.spoken for entry in turn.entries if entry.reason == "held_back")


def speaks(turn: Turn, moves: Iterable[Move] = _SUBSTANCE) -> bool:
    """Whether one of `moves` was clearly made in a sentence that is more than a courtesy: "Fine, thanks. And you?" is none."""
    clear = [each for each in turn.sightings if each.move in moves and each.confidence >= SURE]
    return any(not is_courtesy(sentence_at(turn.text, each.span)) for each in clear)


def is_courtesy(words: str) -> bool:
    """Whether a sentence is a scrap, or holds nothing but politeness."""
    return len(words.split()) < SCRAP or set(tokens(words)) <= _COURTESIES


def rebounds(talk: Talk) -> frozenset[int]:
    """The numbers of the turns right after a slip that neither own it nor do what the mentor proposed: "Why not?" is heard as interest."""
    found, before = set(), dict[str, Turn]()
    for turn in talk.spoken:
        last = before.get(turn.partner)
        if last and is_slip(last) and not _turns_round(last, turn):
            found.add(turn.number)
        before[turn.partner] = turn
    return frozenset(found)


def leaves(talk: Talk) -> frozenset[int]:
    """The numbers of the turns in which the learner took leave of somebody, who answered it."""
    answered = {turn.number for turn in talk.spoken if any(line.id.startswith("goodbyes.") for line in turn.lines)}
    return frozenset(answered | {turn.number for turn in talk.spoken[-1:] if talk.ending in PARTED})


def went_in(talk: Talk, past: Turn) -> bool:
    """Whether the door that was walked past on `past` was gone through later, with an aim told or a fair ask."""
    later = [turn for turn in talk.spoken if turn.number > past.number and turn.partner == past.partner and not turn.slips]
    return any((SHOWS_THE_AIM | OF_USE) & set(turn.moves) for turn in later)


def repaired(talk: Talk) -> int:
    """How many slips were owned."""
    return sum(1 for turn in talk.spoken for entry in turn.entries if entry.reason == "repaired")


def aim_is_known(talk: Talk) -> bool:
    """The other learned what the learner wants: an aim was told, or something was asked that shows it and was carried."""
    return any(SHOWS_THE_AIM & set(turn.moves) and not turn.slips for turn in talk.spoken)


def has_next_step(talk: Talk) -> bool:
    """Whether one of the last messages leaves something to come back to."""
    return any({Move.FOLLOW_UP, Move.MEETING_ASK} & set(turn.moves) and not turn.slips for turn in talk.spoken[-6:])


def carried_asks(talk: Talk) -> int:
    """Messages with a plain ask that the relationship carries."""
    return sum(1 for turn in talk.spoken if OF_USE & set(turn.moves) and not turn.slips)


def share(talk: Talk, moves: Iterable[Move]) -> float:
    """The share of messages, 0 to 1, in which at least one of `moves` was made."""
    return count(talk, moves) / max(1, len(talk.spoken))


def _turns_round(slip: Turn, turn: Turn) -> bool:
    """Whether `turn` owns the slip before it, or says what the mentor proposed to say instead."""
    if Move.REPAIR in turn.moves or any(entry.reason == "repaired" for entry in turn.entries):
        return True
    proposed = content(slip.note.try_instead) if slip.note else frozenset()
    return len(proposed & content(turn.text)) >= _OF_THE_TRY
