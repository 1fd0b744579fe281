"""What may stand where an ask was: sentences that fit the reader, the way the sender writes, and what the draft tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flows.chance import shuffled
from flows.moves import ASKS, PUSHES, Move, Relationship
from flows.rewriting.voice import Hand
from flows.rewriting.wordings import BRIDGES, OWN, Wordings, phrases, with_articles

_ABOUT_A_ROLE = frozenset({Move.JOB_ASK, Move.REFERRAL_ASK})
_ABOUT_PAPERS = frozenset({Move.REVIEW_ASK})
_HEAVY = frozenset({Move.JOB_ASK, Move.REFERRAL_ASK, Move.INTRO_ASK, Move.SALES_PITCH, Move.FAVOR_ASK})
_FOR_FREE = frozenset({Move.FAVOR_ASK})
_MORE = (ASKS | PUSHES) - {Move.PRESSURE, Move.RESUME_PUSH}
_NEAR = frozenset({Relationship.ACQUAINTANCE, Relationship.FRIEND})
_FOR_ONESELF = re.compile(
    r"\b(?:me|my|mine|us|our|hiring|hires?|needs?|jobs?|roles?|vacan\w+|openings?|positions?|posts?|places?|chairs?)\b", re.I
)
_YOUR_WORK = re.compile(
    r"(?<!thank )\b(?:you(?:'re|'ve|r| are| have)?\b.{0,30}\b(?:work\w*|restor\w+|repair\w*|teach\w*|manag\w+|direct\w*|run|lead"
    r"|head|build|make|paint|write|edit"
    r"|design\w*|spent|look after|bak\w+|grow|train\w*|judg\w+|sing|play|carv\w+|bind|weld)\b|your (?:\w+ )?(?:work|job|career"
    r"|trade|craft|path|profession)\b)",
    re.I,
)
_SITUATIONS = frozenset({"place", "need"})
_FACT = re.compile(r"{{\s*(\w+)\s*}}")


@dataclass(frozen=True, slots=True)
class Gap:
    """Where an ask was: the moves that went, the sentences that made them, and all sentences of the draft."""

    lost: frozenset[Move]
    cut: tuple[str, ...]
    told: tuple[str, ...]
    reminds: bool = False  # the draft comes after silence
    reply: bool = False  # or after a talk
    kept: tuple[str, ...] = ()  # what stays, as it stands now
    says: bool = False  # what stays has a point of its own
    before: str = ""  # the sentence that stands right before it


def bridges(gap: Gap, reader: Relationship, hand: Hand, words: Wordings, only: tuple[str, ...] = ()) -> Iterator[tuple[str, bool]]:
    """Sentences in the sender's hand, the most fitting first, each with whether it holds what the sender wanted to talk about."""
    if gap.reminds:  # whoever has not answered wants a way out, and no new question
        yield from ((hand.writes(wording), False) for wording in words.bridges["waiting"][hand.voice])
        yield from ((wording, False) for wording in easy_outs(gap.told, hand, words))
        return
    if (
        Move.PRESSURE in gap.lost and any(map(words.waiting.names_a_day, gap.cut)) and words.requests.something_is_asked(gap.kept)
    ):  # where there is a date, "no hurry" would be untrue
        yield from ((hand.writes(wording), False) for wording in words.bridges["waiting"][hand.voice] if not gap.lost & _MORE)
        yield from ((wording, False) for wording in easy_outs(gap.told, hand, words) if not gap.lost & _MORE)
    known = words.known.facts(gap.cut, gap.told, words.matter)
    if gap.lost & _HEAVY and _FOR_ONESELF.search(known.get("question", "")):  # "which site has a place for me" is the ask itself
        del known["question"]
    works = any(_YOUR_WORK.search(sentence) for sentence in gap.kept)
    if thing := words.standing.made(gap.kept, phrases(words.made)):
        known["made"] = thing
    whose = words.standing.situation(gap.before, gap.lost)
    for group in only or _groups(gap, known, reader, words):
        if (group in _SITUATIONS and group not in whose) or (group == "far" and not works) or (group == "near" and gap.says):
            continue
        known |= {"whose": whose[group]} if group in whose else {}
        if any(fact not in known for fact in BRIDGES[group]):
            continue
        for wording in shuffled(words.bridges[group][hand.voice], *gap.told, group):
            yield hand.writes(_filled(wording, known), tuple(known.values())), group in OWN


def easy_outs(told: tuple[str, ...], hand: Hand, words: Wordings) -> Iterator[str]:
    """Room to say no, in the sender's hand."""
    for wording in shuffled(words.easy_outs[hand.voice], *told):
        yield hand.writes(wording)


def _groups(gap: Gap, known: dict[str, str], reader: Relationship, words: Wordings) -> list[str]:
    near, lost, offers = reader in _NEAR, gap.lost, words.standing.offers_goods(gap.before)
    found = []
    if Move.LIST_ADD in lost:
        found.append("list")
    if Move.PRESSURE in lost and not lost - {Move.PRESSURE, Move.RESUME_PUSH} and words.requests.something_is_asked(gap.kept):
        found.append("hurry")
    found += ["asked", "question", "theirs", "subject"]
    if lost & _ABOUT_PAPERS:
        found.append("papers")
    if lost & _ABOUT_A_ROLE:
        found += ["role", "field", "company"]
    if offers and not near:
        found.append("offer")
    if "news" in known and not lost & _ABOUT_A_ROLE:
        found.append("news")
    found += ["need"] if lost & _FOR_FREE else []
    interest = ["interest"] if "interest" in known else []
    found += ["workplace", *interest, "place"] if lost & _ABOUT_A_ROLE else ["theirs", "field"]
    found += ["theirs", "topic", "subject", *interest]
    found += ["place"] if Move.INTRO_ASK in lost else []
    found += ["need", "craft", "company", "near", "work"] if near else ["made", "need", "craft", "company", "work"]
    found += [] if gap.reply else ["far"]  # those who have talked are past "How did you come to your work?"
    return [group for group in dict.fromkeys(found) if group in words.bridges]


def _filled(wording: str, known: dict[str, str]) -> str:
    return with_articles(_FACT.sub(lambda fact: known[fact[1]], wording))
