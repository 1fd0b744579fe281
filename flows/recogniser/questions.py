"""What is asked when no family knows the question: about the other person, about oneself, or nothing to speak of."""

from __future__ import annotations

import re

from flows.moves import Move
from flows.recogniser.families import Hit
from flows.recogniser.forms import Marked
from flows.recogniser.sentences import INVERTED, Sentence
from flows.recogniser.talk import Line

_YOU = re.compile(r"(?<![^ ])(?:you|your|yours|yourself|<ask>) ")
_ME = re.compile(r"(?<![^ ])(?:i|me|my|we|<may>) ")
_ALLOWED = re.compile(  # "Can I stand here?", "Where was I?": nothing that advice would answer
    r"(?<![^ ])(?:(?:can|could|may|shall|must|was|did|had) (?:i|we)|should i (?:sit|stand|wait here|come in|move over|go first"
    r"|be (?:quick|quiet|brief|nervous|afraid|jealous|impressed|honest|blunt|flattered|formal))|am i) "
)
_THERE = re.compile(r"(?:[\^,;] |(?:and|but|so) )(?:is|are) there ")  # "Is there a bakery I could visit?"
_BACK = re.compile(r"(?<![^ ])(?:it|that|this|there|they|them|he|she|his|her|those) ")
_SERVICE = re.compile(
    r"<ask> (?!not |tell |explain |remind |say |hear |see |pass |believe |imagine |let |show |forgive |excuse |describe |recommend "
    r"|like |want |have "
    r"|know |mind |think |call |keep |do you |sit |join |come |ask |find |need |help |get |give |look |read |try |take |be |love |prefer )"
    r"[a-z]+ (?:[^ ,;.!?]+ ){0,3}?(?:me|my|mine|us|our) "
)
_PERHAPS = 0.5  # work asked of them, of a kind no family knows: heard, but never called a slip
_WH = re.compile(r"(?:[\^,;] |(?:and|but|so) )(?:what|how|why|where|who|when|which) ")
_RHETORICAL = re.compile(r"(?<![^ ])(?:right|yeah|eh|no|is not it|you know) [?] $")
_QUIET = frozenset(
    (Move.SHARING, Move.SMALL_TALK, Move.LISTENING, Move.GRATITUDE, Move.PURPOSE, Move.GIVING, Move.EASY_OUT, Move.CONDUIT, Move.FOLLOW_UP)
)

_COVERING = frozenset((Move.SMALL_TALK, Move.FOLLOW_UP, Move.GIVING, Move.EASY_OUT))


def is_question(sentence: Sentence) -> bool:
    """Whether something is asked, with or without a question mark."""
    return sentence.asks or bool(INVERTED.search(sentence.text))


def asked(marked: Marked, hits: list[Hit], line: Line) -> list[Hit]:
    """The question's own move, where no family has named one."""
    sentence = marked.plain
    if sentence.asks and not any(hit.move not in _QUIET for hit in hits) and _SERVICE.search(marked.asking.text):
        return [Hit(Move.FAVOR_ASK, _PERHAPS, marked.asking.span, "question")]
    if not is_question(sentence) or any(hit.move not in _QUIET for hit in hits):
        return []
    if _echoes(sentence, line) or _is_a_tag(sentence):
        return []
    move, confidence = _what(sentence, line)
    covered = any(hit.move in _COVERING and hit.confidence > 0.6 for hit in hits)
    return [Hit(move, confidence, _where(sentence), "question")] if confidence > 0.4 and not covered else []


def _echoes(sentence: Sentence, line: Line) -> bool:
    """Whether it only throws a word back: "Forty?!", "To Turkey?"."""
    return line.said and len(sentence.words) <= 6 and not INVERTED.search(sentence.text) and not _YOU.search(sentence.text)


def _is_a_tag(sentence: Sentence) -> bool:
    """Whether the question is no more than a tail: "..., wouldn't it?"."""
    found = INVERTED.search(sentence.text)
    return found is not None and not _WH.search(sentence.text) and 5 < len(sentence.words) <= sentence.place(found)[0] + 5


def _what(sentence: Sentence, line: Line) -> tuple[Move, float]:
    text = sentence.text
    sure = 0.0 if sentence.asks else -0.12  # a question without its mark may be none
    if _RHETORICAL.search(text) and not _WH.search(text):
        return Move.CURIOSITY, 0.5 + sure
    if _YOU.search(text):
        return Move.CURIOSITY, 0.86 + sure
    if _THERE.search(text):
        return Move.CURIOSITY, 0.6 + sure
    if _ME.search(text):
        return Move.ADVICE_ASK, 0.0 if _ALLOWED.search(text) else 0.55 + sure
    if line.said and (_BACK.search(text) or _WH.search(text)):
        return Move.CURIOSITY, 0.8 + sure
    if line.said:
        return Move.CURIOSITY, 0.66 + sure
    return Move.CURIOSITY, 0.5 + sure


def _where(sentence: Sentence) -> tuple[int, int]:
    found = INVERTED.search(sentence.text)
    return sentence.span_of(sentence.place(found)[0] if found else 0, len(sentence.words))
