"""All that a guess can tell, each with what it answers: the pasted facts, and the sentences they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flows.guess.kinship import named_in
from flows.guess.passages import passages_in
from flows.guess.ways import Answers, Ways
from flows.guess.wording import Words
from flows.people import Partner

_NOTE = "note"
_LONGEST = 240  # characters of a sentence that are compared


@dataclass(frozen=True, slots=True)
class Telling:
    """Something that can be told: a pasted fact, or a whole sentence, with all that it is an answer to."""

    topic: str
    home: str  # the topic of the sentence it stands in
    line: int
    alone: int
    words: str
    sentence: str
    answers: tuple[Answers, ...]
    is_note: bool
    own: frozenset[str]  # roots of the words
    roots: frozenset[str]  # and with those of the sentence
    kin: frozenset[str]


def tellings_of(partner: Partner, ways: Ways, words: Words) -> Iterator[Telling]:
    """The facts, then the sentences; what a sentence answers is what its facts do."""
    facts = [fact for fact in partner.pasted if fact.told_in]
    answers = [ways.answers(fact.told_in, fact.topic, fact.says) for fact in facts]
    passages = tuple(passages_in(partner.topics))
    for fact, answer in zip(facts, answers, strict=True):
        home = next((each.topic for each in passages if flat(fact.says) in flat(each.words)), fact.told_in)
        at = (fact.told_in, home)
        yield _telling(at, (fact.line, fact.alone), (fact.says, fact.sentence), (answer,), fact.topic == _NOTE, words)
    for passage in passages:
        within = [(fact, answer) for fact, answer in zip(facts, answers, strict=True) if flat(fact.says) in passage.words]
        both = (passage.words, passage.words)
        is_note = all(fact.topic == _NOTE for fact, _ in within)
        answered = (*(answer for _, answer in within), ways.told(passage.words))
        yield _telling((passage.topic, passage.topic), (0, 0), both, answered, is_note, words)


def _telling(
    at: tuple[str, str], lines: tuple[int, int], said: tuple[str, str], answers: tuple[Answers, ...], is_note: bool, words: Words
) -> Telling:
    both = " ".join(said)
    return Telling(*at, *lines, *said, answers, is_note, words.telling(said[0]), words.telling(both), named_in(both))


def fits(framed: frozenset[str], telling: Telling) -> float:
    """How well something fits the form of a question, 0 to 1."""
    return max((1 - 2 * behind for answers in telling.answers for name, behind in answers.woven if name in framed), default=0.0)


def holds(whole: Telling, part: Telling) -> bool:
    """Whether telling the one tells the other."""
    return flat(part.words) in flat(whole.words)


def overlap(one: Telling, other: Telling) -> bool:
    """Whether telling both would tell something twice."""
    fewer = min(len(one.own), len(other.own))
    return holds(one, other) or holds(other, one) or (fewer > 0 and len(one.own & other.own) * 2 >= fewer)


def flat(text: str) -> str:
    """Words on one line, as many as are compared."""
    return " ".join(text.split())[:_LONGEST]
