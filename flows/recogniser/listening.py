"""Whether the learner picked up what the partner said: an echo, a question that follows on, a reaction."""

from __future__ import annotations

from flows.moves import Move
from flows.recogniser.questions import is_question
from flows.recogniser.sentences import Sentence
from flows.recogniser.settle import Spot
from flows.recogniser.talk import Attention, Line

_SHORT = 9  # words, with the marks: "Forty?!", "Every Sunday night?", "In turns, the little monsters."
_TWO_WORDS = 4  # "Four times!", "Two years.", with the marks
_ABOUT_THEM = frozenset(("you", "your", "that", "it", "they", "them", "those", "he", "she", "this"))
_GREETINGS = frozenset(("hi", "hello", "hey", "hiya", "dear", "good", "nice", "thanks", "thank"))  # "Hi Dana" only repeats a name
_SELF = frozenset(("i", "me", "my", "<may>", "<want>"))
_AGREES = frozenset(
    """yes yeah yep yup ok okay k sure right true nice cool great wow ha haha hahaha lol hm hmm mhm oh ah i see it is that got indeed
    exactly totally fine good lovely wonderful amazing awesome brilliant sweet funny
    interesting well same fair enough makes sense agreed""".split()
)


def only_agrees(sentences: list[Sentence]) -> bool:
    """Whether a message is bare agreement, which follows any line: "haha true", "I see."."""
    return all(not sentence.asks and {word for word in sentence.vocabulary if word.isalpha()} <= _AGREES for sentence in sentences)


def spots(sentences: list[Sentence], line: Line, attention: Attention) -> list[Spot]:
    """Sentences that take up words of the partner's line."""
    if not line.said:
        return []
    heard = []
    for index, sentence in enumerate(sentences):
        if attention.hollow(sentence) or (index == 0 and sentence.vocabulary & _GREETINGS and len(sentence.words) <= _SHORT):
            continue
        shared = attention.stems(sentence) & line.stems
        if index == 0 and len(sentence.words) <= _TWO_WORDS:
            shared |= {word for word in sentence.vocabulary & line.words if len(word) > 2}
        sure = _echo(sentence, len(shared)) if index == 0 else _returns_to_it(sentence, len(shared))
        if sure:
            heard.append((Move.LISTENING, sure - (0.2 if line.about_you else 0.0), sentence.span))
    return heard


def _echo(sentence: Sentence, shared: int) -> float:
    if shared and len(sentence.words) <= _SHORT:
        return 0.78
    return _returns_to_it(sentence, shared)


def _returns_to_it(sentence: Sentence, shared: int) -> float:
    if not shared or sentence.vocabulary & _SELF:
        return 0.5 if shared > 2 else 0.0
    if is_question(sentence):
        return 0.6
    return 0.5 + 0.06 * shared if sentence.vocabulary & _ABOUT_THEM else 0.4
