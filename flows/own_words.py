"""What a learner may have said in words of their own, whatever the ear made of it: nobody is told they never said it.

More comes near than a debrief would quote as a proof: half a promise is not praised, and not missed either.
The wordings of both stand in nearly.yaml.
"""

from __future__ import annotations

from flows.listed import Listed
from flows.nearly import Nearly
from flows.words import sentences, tokens

_ME = frozenset({"i", "my", "mine", "me", "we", "our", "us", "myself"})  # as `tokens` gives them: "I'm" is i, am
_A_SENTENCE, _AN_ANSWER = 5, 8  # words of a sentence about oneself that tells something, and of a message that answers a question of weight


def nears_an_aim(text: str, nearly: Nearly) -> bool:
    """Whether something in it may be what they are after: "a good year would be ten suppliers who get paid on the day"."""
    return any(nearly.wishes(sentence) or _is_in(nearly, nearly.half_aims, sentence) for sentence in _told(text))


def nears_a_step(text: str, nearly: Nearly) -> bool:
    """Whether something in it may be a promise, or speak of another time: "I'll read it out to a baker on Friday"."""
    return any(
        nearly.goes_on(sentence) or nearly.has_a_day(sentence) or _is_in(nearly, nearly.half_steps, sentence)
        for sentence in sentences(text)
    )


def tells_of_oneself(text: str) -> bool:
    """Whether a sentence of it, that asks nothing, is about the learner."""
    return any(len(words) >= _A_SENTENCE and not _ME.isdisjoint(words) for words in map(tokens, _told(text)))


def answers_what_for(text: str, nearly: Nearly) -> bool:
    """Whether it can be the answer to what somebody is after: it comes near an aim, or speaks of the learner alone."""
    if nears_an_aim(text, nearly):
        return True
    is_telling = "?" not in text and len(tokens(text)) >= _AN_ANSWER and tells_of_oneself(text)
    return is_telling and not _is_in(nearly, nearly.no_answers, text)


def asks_for_oneself(text: str, nearly: Nearly) -> bool:
    """Whether something is asked that could help the asker: "What should a lift engineer learn first?"."""
    return any(_is_in(nearly, nearly.for_oneself, sentence) for sentence in _asked(text))


def proposes(text: str, nearly: Nearly) -> bool:
    """Whether all it asks is whether something may be done: "Shall we do this again in October?"."""
    asked = _asked(text)
    return bool(asked) and all(nearly.proposal.search(_plain(sentence)) for sentence in asked)


def speaks_of_work(text: str, nearly: Nearly) -> bool:
    """Whether a word of it belongs to work: a question which piece to try first, at a picnic, has none."""
    return _is_in(nearly, nearly.of_work, text)


def _told(text: str) -> list[str]:
    """The sentences that are no question."""
    return [sentence for sentence in sentences(text) if not _is_a_question(sentence)]


def _asked(text: str) -> list[str]:
    return [sentence for sentence in sentences(text) if _is_a_question(sentence)]


def _is_a_question(sentence: str) -> bool:
    return sentence.rstrip().endswith("?")


def _is_in(nearly: Nearly, listed: Listed, words: str) -> bool:
    return nearly.any_of(listed).search(_plain(words)) is not None


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")
