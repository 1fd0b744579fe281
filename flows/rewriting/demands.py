"""Demands made into questions: "I need you to put me through" is asked as "Could you put me through?"."""

from __future__ import annotations

from flows.rewriting.spoken import plain
from flows.rewriting.voice import Hand
from flows.rewriting.wordings import Wordings, phrases

_FEW = 3  # words before a demand that are a sentence of their own


def asked_instead(sentence: str, hand: Hand, words: Wordings) -> str:
    """The sentence with a question in the place of its demand, without the minutes that it is said to take; nothing if it makes none."""
    straight = plain(sentence)
    found = phrases(words.demands).search(straight)
    if not found or not words.requests.may_demand_behind(straight[: found.start()]):
        return ""
    wanted = phrases(words.minimising).sub("", sentence[found.end() :]).strip(" \n.!,…")
    if not words.requests.is_a_deed(wanted) or "?" in wanted:
        return ""
    question = hand.writes(f"Could you {wanted}?", (wanted,))
    before = words.requests.without_joint(sentence[: found.start()])
    return f"{before}. {question}" if len(before.split()) >= _FEW else question
