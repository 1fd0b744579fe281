"""A goal is sharpened by at most three questions; what was answered becomes one sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from flows.goal import Sharpness, Slot, Vocabulary, sharpness
from flows.weaving import names_somebody, trimmed, weave, without_lead
from flows.words import bare

__all__ = ["Sharpening", "Sharpness", "Slot", "Vocabulary", "answered", "is_fine", "next_question", "sharpness", "skips", "woven"]

MOST_QUESTIONS = 3
LONGEST_GOAL = 200
_SHORT_ANSWER = 6  # words


@dataclass(frozen=True, slots=True)
class Sharpening:
    """A goal on its way: what was asked about it, and what was answered ("" for a question that was skipped)."""

    goal: str = ""
    asked: tuple[Slot, ...] = ()
    answers: tuple[str, ...] = ()


def next_question(sharpening: Sharpening, vocabulary: Vocabulary) -> Slot | None:
    """What to ask next; nothing once the goal is specific, all was asked, or three questions were."""
    known = sharpness(woven(sharpening, vocabulary), vocabulary)
    if known.is_specific or len(sharpening.asked) >= MOST_QUESTIONS:
        return None
    left = [slot for slot in Slot if slot not in sharpening.asked]
    return next((slot for slot in known.missing if slot in left), left[0] if left and not sharpening.asked else None)


def answered(sharpening: Sharpening, slot: Slot, answer: str, vocabulary: Vocabulary) -> Sharpening:
    """The answer to a question taken down; one that is a specific goal by itself takes the goal's place."""
    said = "" if skips(answer) else " ".join(answer.split())[:LONGEST_GOAL]
    if slot is Slot.WHAT and not names_somebody(said) and len(said.split()) >= _SHORT_ANSWER and sharpness(said, vocabulary).is_specific:
        return replace(sharpening, goal=without_lead(said), asked=(*sharpening.asked, slot), answers=(*sharpening.answers, ""))
    return replace(sharpening, asked=(*sharpening.asked, slot), answers=(*sharpening.answers, said))


def is_fine(answer: str) -> bool:
    """Whether an answer means that the goal is to stay as it is: "that's fine", "done"."""
    return bool(_FINE.fullmatch(bare(answer)))


def skips(answer: str) -> bool:
    """Whether an answer passes over the question: "skip", "no idea"."""
    return bool(_SKIP.fullmatch(bare(answer))) or not bare(answer)


def woven(sharpening: Sharpening, vocabulary: Vocabulary) -> str:
    """One sentence: "a job", "lab technician", "Leeds" and "June" give "a job as a lab technician in Leeds by June"."""
    goal = trimmed(sharpening.goal)
    for slot, answer in zip(sharpening.asked, sharpening.answers, strict=True):
        goal = weave(goal, slot, answer, vocabulary) if answer else goal
    return goal[:LONGEST_GOAL]


_FINE = re.compile(
    r"(?:(?:no )?(?:that s|thats|that is|it s|its|it is|this is|all)? ?(?:fine|good|ok|okay|enough|perfect|alright|great"
    r"|done|good enough|all)"
    r"(?: (?:as it is|like that|like this|for now|now|thanks|thank you|with me))*|keep it(?: as it is| like that)?"
    r"|leave it(?: as it is)?|stop|cancel|no thanks|no more)"
)
_SKIP = re.compile(
    r"skip(?: it| this| that| this one)?|next|pass|none|nothing|no|nope|n a|dunno|idk|i? ?(?:do not|don t"
    r"|dont) (?:really )?know(?: yet)?|not sure(?: yet)?|no idea|whatever"
    r"|anything|anywhere|anyone|any|i? ?(?:do not|don t|dont) care"
)
