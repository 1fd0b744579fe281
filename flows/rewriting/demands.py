"""Demands made into questions: "I need you to put me through" is asked as "Could you put me through?"."""

from __future__ import annotations

import re

from flows.rewriting.spoken import plain
from flows.rewriting.voice import Hand
from flows.rewriting.wordings import Wordings, phrases

_REQUEST = re.compile(
    r"\?|\b(?:could|can|would|might|may) (?:you|i|we)\b|\bplease\b|\bif you (?:could|would|can|might)\b|\bi(?:'d| would)\b|\bwonder", re.I
)
_JOINT = re.compile(r"[\s,;:–—-]*(?:\b(?:and|so|but|because|since|then|that's why)\b)?[\s,;:–—-]*$", re.I)
_BARE_VERB = re.compile(
    r"(?!(?:be|have|not|the|an?|know|miss|feel|think|hear|love|hate|like|enjoy|remember|understand|succeed|do (?:well|great|fine))\b)"
    r"[a-z]+\b(?<!ing)(?<!ed)"
)
_BEGINS = re.compile(
    r"(?:^|[,;:.–—-]|\b(?:and|so|but|because|now|then|please))\W*$", re.I
)  # before a demand; "I know you have to travel" is none
_FEW = 3  # words before a demand that are a sentence of their own


def asked_instead(sentence: str, hand: Hand, words: Wordings) -> str:
    """The sentence with a question in the place of its demand, without the minutes that it is said to take; nothing if it makes none."""
    straight = plain(sentence)
    found = phrases(words.demands).search(straight)
    if not found or not _BEGINS.search(straight[: found.start()]):
        return ""
    wanted = phrases(words.minimising).sub("", sentence[found.end() :]).strip(" \n.!,…")
    if not _BARE_VERB.match(wanted) or "?" in wanted:
        return ""
    question = hand.writes(f"Could you {wanted}?", (wanted,))
    before = _JOINT.sub("", sentence[: found.start()])
    return f"{before}. {question}" if len(before.split()) >= _FEW else question


def is_a_request(sentence: str) -> bool:
    """Whether a sentence asks in a form that can be answered with a no: a question, a please."""
    return bool(_REQUEST.search(plain(sentence)))
