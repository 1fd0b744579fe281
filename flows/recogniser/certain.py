"""What is plainly said, whatever else it is taken for: "you owe me!" pushes after any line, and "thanks for nothing" is no thanks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flows.moves import ASKS, PUSHES, Move, Setting, Sighting
from flows.recogniser.book import Certain, Family
from flows.recogniser.families import Hit
from flows.recogniser.forms import Marked
from flows.recogniser.phrases import Grammar, Needs, Wording
from flows.recogniser.sentences import Sentence
from flows.recogniser.talk import Line, any_of

SURE = 0.9  # how sure a move is that is plainly worded
Span = tuple[int, int]
_NEVER = ("$ #",)  # no wording: behind the end of a sentence nothing begins
_TELLS_NOW = "let me tell you"  # reports nothing
_GRAVE = ASKS | PUSHES
_TELLING = frozenset("say says said saying told tell tells telling asked asks writes wrote read heard claims shouted called".split())


@dataclass(frozen=True, slots=True)
class Certainty:
    """One sentence that performs a move beyond doubt, or beyond doubt does not: no thanks at characters 6 to 24."""

    move: Move
    performed: bool
    words: Span
    sentence: Span
    instead_of: frozenset[Move]


@dataclass(frozen=True, slots=True)
class _Row:
    move: Move
    certain: Certain
    says: tuple[tuple[str, Wording], ...]  # where to look, in the plain or in the asking form of the sentence, and for what
    needs: Needs
    unless: Wording
    beside: Wording
    near: Wording | None


class Certainties:
    """Looks for them, sentence by sentence."""

    def __init__(self, families: Iterable[Family], grammar: Grammar, takes_back: Callable[[Hit, Sentence], bool]) -> None:
        self._rows = [_row(family.move, certain, grammar) for family in families for certain in family.certain]
        self._takes_back = takes_back

    def found(self, sentences: Sequence[Marked], line: Line, setting: Setting) -> tuple[Certainty, ...]:
        """All certainties of a message, in its order."""
        return tuple(
            certainty
            for one in sentences
            for row in self._rows
            if _holds(row.certain, line, setting, len(sentences)) and (not row.needs or row.needs & one.vocabulary)
            for certainty in self._in_sentence(row, one, sentences)
        )

    def _in_sentence(self, row: _Row, one: Marked, message: Sequence[Marked]) -> Iterator[Certainty]:
        words = _said(row, one)
        if words is None or row.unless.search(one.plain.text) or any(row.beside.search(each.plain.text) for each in message):
            return
        if row.near and not any(row.near.search(each.plain.text) for each in message):
            return
        if row.certain.never or not self._only_told(Hit(row.move, SURE, words), one.plain):
            yield Certainty(row.move, not row.certain.never, words, one.plain.span, frozenset(row.certain.instead_of))

    def _only_told(self, hit: Hit, sentence: Sentence) -> bool:
        before = " ".join(word.text for word in sentence.words[: sentence.at(hit.span[0])])
        return not _TELLING.isdisjoint(before.replace(_TELLS_NOW, "").split()) or self._takes_back(hit, sentence)


def corrected(
    found: Mapping[Move, Sighting], certain: Sequence[Certainty], elsewhere: Mapping[Move, Sequence[Span]]
) -> dict[Move, Sighting]:
    """The moves `found`, with those that are certain and without those that certainly are not.

    A move that is denied in one sentence stays where `elsewhere` has words of it in another.
    """
    kept = dict(found)
    for one in certain:
        for move in one.instead_of | (frozenset() if one.performed else {one.move}):
            seen = kept.get(move)
            if seen is not None and _mostly_within(seen.span, one.sentence):
                kept.pop(move)
                others = [span for span in elsewhere.get(move, ()) if not any(_denied(move, span, each) for each in certain)]
                if others:
                    kept[move] = Sighting(move, seen.confidence, others[0])
    for one in certain:
        if one.performed and not _covered(one, kept):
            known = kept.get(one.move)
            kept[one.move] = known if known and known.confidence >= SURE else Sighting(one.move, SURE, one.words)
    if len(kept) > 1:
        kept.pop(Move.OTHER, None)
    return kept


def _covered(one: Certainty, kept: Mapping[Move, Sighting]) -> bool:
    """Whether something graver stands in the same words (who offers to send a CV gives nothing), or anything beside a pleasantry."""
    if one.move is Move.SMALL_TALK:
        return not kept.keys() <= {Move.SMALL_TALK, Move.OTHER}
    return one.move not in _GRAVE and any(
        seen.move in _GRAVE and seen.move is not one.move and _mostly_within(seen.span, one.sentence) for seen in kept.values()
    )


def _denied(move: Move, span: Span, one: Certainty) -> bool:
    return (move in one.instead_of or (not one.performed and move is one.move)) and _mostly_within(span, one.sentence)


def _mostly_within(span: Span, sentence: Span) -> bool:
    common = min(span[1], sentence[1]) - max(span[0], sentence[0])
    return common * 2 > span[1] - span[0]


def _holds(certain: Certain, line: Line, setting: Setting, sentences: int) -> bool:
    if (certain.alone and sentences > 1) or (certain.played and not setting.known):
        return False
    if (certain.after_no and not line.reluctant) or (certain.after_aim and not line.aim):
        return False
    return not certain.scenes or setting.scene in certain.scenes


def _said(row: _Row, one: Marked) -> Span | None:
    for where, says in row.says:
        sentence: Sentence = getattr(one, where)
        said = says.search(sentence.text)
        if said is not None:
            return sentence.span_of(*sentence.place(said))
    return None


def _row(move: Move, certain: Certain, grammar: Grammar) -> _Row:
    phrases = {written: grammar.phrase(written) for written in certain.says}
    forms = {phrase.read_in for phrase in phrases.values()}
    says = tuple((form, any_of([each for each in certain.says if phrases[each].read_in == form], grammar)) for form in sorted(forms))
    needs = [phrase.needs for phrase in phrases.values()]
    unless, beside = (any_of(wordings or _NEVER, grammar) for wordings in (certain.unless, certain.beside))
    near = any_of(certain.near, grammar) if certain.near else None
    return _Row(move, certain, says, frozenset[str]().union(*needs) if all(needs) else frozenset(), unless, beside, near)
