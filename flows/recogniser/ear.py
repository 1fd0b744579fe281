"""The recogniser: phrase families, request forms and guards, read together with the partner's last line."""

from __future__ import annotations

from functools import lru_cache

from flows.moves import Cue, Move, Reading, Relationship, Setting, Sighting
from flows.recogniser import answers, listening, questions
from flows.recogniser.book import Book
from flows.recogniser.certain import Certainties, Certainty, corrected
from flows.recogniser.families import Families, Hit
from flows.recogniser.feelings import Feelings, Felt
from flows.recogniser.forms import Marked, Marker
from flows.recogniser.guards import Watch
from flows.recogniser.phrases import Grammar
from flows.recogniser.sentences import Sentence, sentence
from flows.recogniser.settle import Spot, displaced, settled, weighed
from flows.recogniser.signs import Signals
from flows.recogniser.spelling import Speller
from flows.recogniser.talk import Attention, Line, in_setting
from flows.recogniser.tellings import Notebook
from flows.recogniser.words import Word, sentences_of, words_of

_NO_WORDS = frozenset((Cue.UNREADABLE, Cue.FOREIGN))
Span = tuple[int, int]


class PhraseRecogniser:
    """Understands messages by wordings that anybody can extend in prompts/moves."""

    def __init__(self, book: Book) -> None:
        words = book.vocabulary
        grammar = Grammar(words.classes, {**dict.fromkeys(words.fillers, ""), **{a: b for a, b in words.spellings.items() if a != b}})
        self._speller = Speller(book.vocabulary, frozenset(book.signs.english))
        self._marker = Marker(book.forms, grammar)
        self._families = Families(book.families, grammar)
        self._watch = Watch(book.guards, grammar)
        self._certainties = Certainties(book.families, grammar, self._watch.takes_back)
        self._attention = Attention(book.lines, book.vocabulary.light, grammar)
        self._signals = Signals(book.signs, grammar)
        self._answers = answers.Answers(book.signs, book.lines.aims, grammar)
        self._notebook = Notebook(book.told, grammar)
        self._feelings = Feelings(book.feelings, grammar)
        self._facts = frozenset(family.move for family in book.families if family.fact)
        self._beats: dict[Move, frozenset[Move]] = {}
        for family in book.families:
            self._beats[family.move] = self._beats.get(family.move, frozenset()) | frozenset(family.beats)
        self._line = lru_cache(maxsize=512)(self._line_of)

    def read(self, text: str, setting: Setting) -> Reading:
        """What `text` performs; "Could you get me in at your firm?" is referral_ask."""
        return self.closely(text, setting)[0]

    def closely(self, text: str, setting: Setting) -> tuple[Reading, tuple[Certainty, ...], dict[Move, list[Span]]]:
        """The reading, what of it is beyond doubt, and everywhere that wordings of each move were found."""
        words, sentences = self._sentences(text)
        line = in_setting(self._line(setting.previous), setting)
        marked = [self._marker.marked(one) for one in sentences]
        spots: list[Spot] = []
        for one in marked:
            spots += [(hit.move, hit.confidence, _extent(hit, one.plain)) for hit in self._hits(one, line)]
        asking = [one.asking for one in marked]
        spots = self._answers.aims(sentences, spots, line)
        spots += self._answers.spots(asking, spots, line, setting)
        spots += listening.spots(sentences, line, self._attention)
        among_friends = setting.relationship is Relationship.FRIEND
        cues = self._signals.cues(words, sentences, any(map(questions.is_question, asking)), among_friends=among_friends)
        spots = weighed(spots, line, len(text))
        tellings, manners = self._notebook.tellings(text, sentences), self._signals.manners(sentences)
        manners |= {one.manner for one in self._feelings.felt(sentences)}
        certain = self._certainties.found(marked, line, setting) if not _NO_WORDS & cues else ()
        places = _places(spots)
        sightings = self._sightings(spots, text, cues, certain, [one.plain.span for one in marked if questions.is_question(one.asking)])
        return Reading(sightings, cues, tellings, manners, self._signals.courtesies(sentences)), certain, places

    def felt(self, text: str) -> tuple[Felt, ...]:
        """Where `text` says that the learner is uneasy, or tells bad news about them."""
        return self._feelings.felt(self._sentences(text)[1])

    def only_agrees(self, text: str) -> bool:
        """Whether `text` agrees and shows nothing of what was said."""
        return listening.only_agrees(self._sentences(text)[1])

    def invitations(self, line: str) -> frozenset[Move]:
        """The moves that a partner's line opens the door to."""
        return self._line(line).invites

    def reluctant(self, line: str) -> bool:
        """Whether a partner's line holds back."""
        return self._line(line).reluctant

    def _sentences(self, text: str) -> tuple[list[Word], list[Sentence]]:
        words = list(self._speller.spell(words_of(text)))
        return words, [sentence(run) for run in sentences_of(words)]

    def _line_of(self, text: str) -> Line:
        return self._attention.line(self._sentences(text)[1])

    def _hits(self, one: Marked, line: Line) -> list[Hit]:
        hits = [hit for hit in self._families.hits(one, line.said) if _fits(hit, line)]
        if any(hit.move is Move.LISTENING for hit in hits) and self._attention.hollow(one.plain):
            hits = [hit for hit in hits if hit.move is not Move.LISTENING]
        hits = [hit for hit in hits if hit.move in self._facts or not self._watch.takes_back(hit, one.plain)]
        hits = displaced(hits, self._beats)
        return hits + questions.asked(one, hits, line)

    def _sightings(
        self, spots: list[Spot], text: str, cues: frozenset[Cue], certain: tuple[Certainty, ...], asked: list[Span]
    ) -> tuple[Sighting, ...]:
        understood = not _NO_WORDS & cues
        found = {seen.move: seen for seen in settled(spots, asked)} if understood else {}
        sightings = tuple(sorted(corrected(found, certain, _places(spots)).values(), key=lambda seen: (seen.span, seen.move)))
        return sightings or (Sighting(Move.OTHER, 0.5 if understood else 0.9, (0, len(text))),)


def _fits(hit: Hit, line: Line) -> bool:
    """Whether the line before leaves room for an answer of this kind: "but surely" pushes only after a no."""
    if hit.kind != "answers":
        return True
    if hit.move is Move.PRESSURE:
        return line.reluctant
    if hit.move is Move.DEFLECT:
        return line.offers or line.about_you or bool(line.invites)
    return True


def _extent(hit: Hit, sentence: Sentence) -> tuple[int, int]:
    """Sharing is a whole sentence; every other move is the words that perform it."""
    return sentence.span if hit.move is Move.SHARING else hit.span


def _places(spots: list[Spot]) -> dict[Move, list[Span]]:
    places: dict[Move, list[Span]] = {}
    for move, _, span in spots:
        places.setdefault(move, []).append(span)
    return places
