"""A promise where it stands in an account, and what tells whether it is one: denied, only thought of, tied to nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from flows.afterwards.cast import Cast
from flows.afterwards.clauses import clause_end, sentence_end, sentence_start
from flows.afterwards.deadlines import deadline
from flows.afterwards.verbs import THINGS, WEAK


@dataclass(frozen=True, slots=True)
class Frame:
    """A promise where it stands: where the telling of it starts, where what is promised begins, by whom, to whom."""

    start: int
    begins: int
    to: str = ""  # the word for them, where it stands in the frame
    theirs: bool = False
    by: str = ""  # the word for who promised, where it is theirs
    sure: bool = True


TELL = r"(?:told|tell|texted|messaged|assured|promised|reminded|said to|mentioned to|swore to|agreed with|warned|reassured|informed)"
TO_ME = re.compile(r"\b(?:me|us|my|our)\b", re.I)
NEGATED = re.compile(
    r"\b(?:didn't|did not|don't|never|haven't|not|no|nothing|won't|refused to)\s+(?:really |actually |have to |need to |exactly )*$", re.I
)
HEDGED = re.compile(
    r"\b(?:maybe|perhaps|might|may|thought about|thinking of|thinking about|wonder(?:ed|ing)? (?:if|whether)|not sure (?:if|whether)"
    r"|if i|could have|should have|would have|in theory|almost|nearly|no idea (?:if|whether)|wish|asked if|asked whether|forgot to say"
    r"|was tempted to say|tempted to|half)\W*(?:\w+\s+){0,2}$",
    re.I,
)
LET_GO = re.compile(
    r"\b(?:left it open|but (?:then )?(?:i )?didn't|never mind|no promises|nothing (?:firm|fixed|owed)|not a promise|took it back"
    r"|take it back"
    r"|had to cancel|cancell?ed (?:it|that)|but (?:i )?said no|then said no|so scrap that|forget that|no longer needed|already (?:did"
    r"|done|sent)"
    r"|if (?:he|she|they) (?:does|do|did|ever|shows? me)\b|if it ever|some ?day|one day|we'll see about that)\b",
    re.I,
)
IS_WEAK = re.compile(rf"(?:also |still |really |definitely |then )*(?:{WEAK})\b(?! (?:in touch|up the|my|our|back))", re.I)
_HAS_THING = re.compile(rf"\b(?:the|an?|my|our|some|two)\s+(?:[\w-]+\s+)?(?:{THINGS})\b.*\b(?:to|for)\s+[A-Z]")


def is_off(text: str, frame: Frame) -> bool:
    """Whether it is denied, only thought of, or taken back."""
    left = text[max(sentence_start(text, frame.start), frame.start - 40) : frame.start]
    end = clause_end(text, frame.begins, len(text))
    after = text[frame.begins : max(sentence_end(text, frame.begins), end)]
    return bool(NEGATED.search(left) or HEDGED.search(left)) or (not frame.theirs and bool(LET_GO.search(after[:160])))


def is_tied(cast: Cast, said: str, now: datetime, *, days: bool = True) -> bool:
    """Whether words have to do with somebody, or with a day."""
    if re.search(r"\b(?:him|her|them|his|their)\b", said, re.I) or (days and deadline(said, now)):
        return True
    return any(cast.known(each) >= 0 for each in re.findall(r"[A-Z][\w-]+", said)) or _HAS_THING.search(said) is not None


def is_somebody(cast: Cast, word: str) -> bool:
    """Whether a word is a name of this account, or names as they are written."""
    first = re.split(r"\s+(?:and|&)\s+|,", word)[0].strip()
    return (
        cast.known(first) >= 0
        or cast.known(first.split()[-1]) >= 0
        or (first[:1].isupper() and first.lower() not in ("the", "my", "it", "that", "this"))
    )
