"""What may stand where an ask was: sentences that fit the reader, the way the sender writes, and what the draft tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flows.chance import shuffled
from flows.moves import ASKS, PUSHES, Move, Relationship
from flows.rewriting.known import facts
from flows.rewriting.voice import Hand
from flows.rewriting.waiting import names_a_day
from flows.rewriting.wordings import BRIDGES, OWN, Wordings, with_articles

_ABOUT_A_ROLE = frozenset({Move.JOB_ASK, Move.REFERRAL_ASK})
_ABOUT_PAPERS = frozenset({Move.REVIEW_ASK})
_MORE = (ASKS | PUSHES) - {Move.PRESSURE, Move.RESUME_PUSH}
_NEAR = frozenset({Relationship.ACQUAINTANCE, Relationship.FRIEND})
_FACT = re.compile(r"{{\s*(\w+)\s*}}")


@dataclass(frozen=True, slots=True)
class Gap:
    """Where an ask was: the moves that went, the sentences that made them, and all sentences of the draft."""

    lost: frozenset[Move]
    cut: tuple[str, ...]
    told: tuple[str, ...]
    reminds: bool = False  # the draft comes after silence
    reply: bool = False  # or after a talk


def bridges(gap: Gap, reader: Relationship, hand: Hand, words: Wordings) -> Iterator[tuple[str, bool]]:
    """Sentences in the sender's hand, the most fitting first, each with whether it holds what the sender wanted to talk about."""
    if gap.reminds:  # whoever has not answered wants a way out, and no new question
        yield from ((wording, False) for wording in easy_outs(gap.told, hand, words))
        return
    if Move.PRESSURE in gap.lost and any(map(names_a_day, gap.cut)):  # where there is a date, "no hurry" would be untrue
        yield from ((wording, False) for wording in easy_outs(gap.told, hand, words) if not gap.lost & _MORE)
    known = facts(gap.cut, gap.told)
    for group in _groups(gap, known, reader, words):
        if any(fact not in known for fact in BRIDGES[group]):
            continue
        for wording in shuffled(words.bridges[group][hand.voice], *gap.told, group):
            yield hand.writes(_filled(wording, known), tuple(known.values())), group in OWN


def easy_outs(told: tuple[str, ...], hand: Hand, words: Wordings) -> Iterator[str]:
    """Room to say no, in the sender's hand."""
    for wording in shuffled(words.easy_outs[hand.voice], *told):
        yield hand.writes(wording)


def _groups(gap: Gap, known: dict[str, str], reader: Relationship, words: Wordings) -> list[str]:
    near, lost = reader in _NEAR, gap.lost
    found = []
    if Move.LIST_ADD in lost:
        found.append("list")
    if Move.PRESSURE in lost and not lost - {Move.PRESSURE, Move.RESUME_PUSH}:
        found.append("hurry")
    found += ["asked", "question"]
    if lost & _ABOUT_PAPERS:
        found.append("papers")
    if lost & _ABOUT_A_ROLE:
        found += ["role", "field", "company"]
    if "news" in known and not lost & _ABOUT_A_ROLE:
        found.append("news")
    found += ["theirs", "field", "topic", "subject"] if not lost & _ABOUT_A_ROLE else ["workplace", "theirs", "topic", "subject"]
    found += ["interest"] if "interest" in known else []
    found += ["craft", "company"]
    found += ["near", "work"] if near else ["work"]
    found += [] if gap.reply else ["far"]  # those who have talked are past "How did you come to your work?"
    return [group for group in dict.fromkeys(found) if group in words.bridges]


def _filled(wording: str, known: dict[str, str]) -> str:
    return with_articles(_FACT.sub(lambda fact: known[fact[1]], wording))
