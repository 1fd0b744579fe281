"""All families tried at once on a sentence: only phrases whose needed word is there are matched at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flows.moves import Move
from flows.recogniser.book import Family
from flows.recogniser.forms import Marked
from flows.recogniser.phrases import Grammar, Needs, Phrase, compiled, gerund_too, rarer
from flows.recogniser.sentences import Sentence

_SURE, _PLAIN, _ANSWERED, _TOGETHER, _LIKELY = 0.9, 0.86, 0.72, 0.68, 0.52
_BETWEEN = "(?:(?!not |never |no )[^ ,;.!?^<]+ ){0,2}?"  # "could you *at least* introduce me"
_BEFORE_NOUN = "(?:(?!not |never |no )[^ ,;.!?^<]+ ){0,3}?"  # "I need *a really good* referral"

Clue = tuple[str, str]  # where to look, in the plain, asking or wanting form of the sentence, and for what pattern


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording of a family found in a sentence: referral_ask at characters 4 to 31 of the message."""

    move: Move
    confidence: float
    span: tuple[int, int]
    kind: str = "says"


@dataclass(frozen=True, slots=True)
class _Row:
    order: int
    family: int
    kind: str
    confidence: float
    clues: tuple[Clue, ...]  # all of them must be found
    needs: Needs


class Families:
    """Every wording of every move, found by the words it needs."""

    def __init__(self, families: Iterable[Family], grammar: Grammar) -> None:
        self.families = tuple(families)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._rows: list[_Row] = []
        self._unless: dict[Move, list[tuple[Clue, ...]]] = defaultdict(list)
        for index, family in enumerate(self.families):
            self._unless[family.move] += [_clues((grammar.phrase(written),)) for written in family.unless]
            for kind, confidence, phrases in _wordings(family, grammar):
                row = _Row(len(self._rows), index, kind, confidence, _clues(phrases), _rarest(phrases))
                self._rows.append(row)
                for word in row.needs or ("^",):  # every sentence has a head
                    self._by_word[word].append(row.order)

    def hits(self, marked: Marked, after_a_line: bool) -> Iterator[Hit]:
        """All matches in one sentence, at most one for each phrase."""
        silenced: dict[Move, bool] = {}
        for order in sorted({order for word in marked.vocabulary for order in self._by_word.get(word, ())}):
            row = self._rows[order]
            if row.kind == "answers" and not after_a_line:
                continue
            span = _span(row.clues, marked)
            if span is None:
                continue
            move = self.families[row.family].move
            if move not in silenced:
                silenced[move] = any(_span(veto, marked) is not None for veto in self._unless[move])
            if not silenced[move]:
                yield Hit(move, row.confidence, span, row.kind)


def _wordings(family: Family, grammar: Grammar) -> Iterator[tuple[str, float, tuple[Phrase, ...]]]:
    for written in family.asks:
        yield "asks", _SURE, (_after("(<ask>|<both>|<want>)", _BETWEEN, grammar.phrase(gerund_too(written)), grammar),)
    for written in family.mays:
        yield "mays", _SURE, (_after("(<may>|<both>)", _BETWEEN, grammar.phrase(gerund_too(written)), grammar),)
    for written in family.wants:
        yield "wants", _SURE, (_after("<want>", _BEFORE_NOUN, grammar.phrase(written), grammar),)
    for kind, confidence in (("says", _PLAIN), ("answers", _ANSWERED), ("hints", _LIKELY)):
        for written in getattr(family, kind):
            yield kind, confidence, (grammar.phrase(written),)
    for written in family.together:
        yield "together", _TOGETHER, tuple(grammar.phrase(part) for part in written.split(" & "))


def _span(clues: tuple[Clue, ...], marked: Marked) -> tuple[int, int] | None:
    spans = []
    for where, pattern in clues:
        sentence: Sentence = getattr(marked, where)
        found = compiled(pattern).search(sentence.text)
        if found is None:
            return None
        spans.append(sentence.span_of(*sentence.place(found)))
    return min(start for start, _ in spans), max(end for _, end in spans)


def _clues(phrases: tuple[Phrase, ...]) -> tuple[Clue, ...]:
    return tuple((phrase.read_in, phrase.pattern) for phrase in phrases)


def _rarest(phrases: tuple[Phrase, ...]) -> Needs:
    needs = phrases[0].needs
    for phrase in phrases[1:]:
        needs = rarer(needs, phrase.needs)
    return needs


def _after(mark: str, between: str, phrase: Phrase, grammar: Grammar) -> Phrase:
    head = grammar.phrase(mark)
    return Phrase(head.pattern + between + phrase.pattern, phrase.needs or head.needs)
