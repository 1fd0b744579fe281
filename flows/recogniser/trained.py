"""The trained ear: the encoder decides which moves there are, the phrase families lend it their grammar and find the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from flows.moves import ASKS, FEELINGS, PUSHES, Cue, Move, Reading, Setting, Sighting
from flows.recogniser.certain import corrected
from flows.recogniser.ear import PhraseRecogniser
from flows.recogniser.encoder import LONGEST_PART, Encoder, clues
from flows.recogniser.feelings import heard_as_told, with_the_aim
from flows.recogniser.places import Places, Span
from flows.recogniser.wordpiece import Pieces
from flows.recogniser.words import MOST_CHARACTERS, sentences_of, words_of

_SURELY_WORDED = 0.85  # a phrase family this sure corrects a network in doubt
_GRAVE = ASKS | PUSHES
_ONLY_PHRASES = frozenset((Move.REPAIR,))  # moves of our own, which the corpus does not label


class TrainedRecogniser:
    """Understands messages by a small trained encoder; everything else about them by the phrase families."""

    def __init__(self, phrases: PhraseRecogniser, encoder: Encoder) -> None:
        self._phrases = phrases
        self._encoder = encoder

    def read(self, text: str, setting: Setting) -> Reading:
        """What `text` performs: part by part where it is long, a move being as sure as in the part where it is surest."""
        whole, certain, places = self._phrases.closely(text, setting)
        if {Cue.UNREADABLE, Cue.FOREIGN} & whole.cues:
            return whole
        found: dict[Move, Sighting] = {seen.move: seen for seen in whole.sightings if seen.move in _ONLY_PHRASES}
        for start, behind in self._parts(text):
            said, where = text[start:behind], replace(setting, previous="" if start else setting.previous)
            phrased = whole if len(said) == len(text) else self._phrases.read(said, where)
            for sighting in self._sightings(said, where, phrased):
                if sighting.move not in found or found[sighting.move].confidence < sighting.confidence:
                    found[sighting.move] = replace(sighting, span=(start + sighting.span[0], start + sighting.span[1]))
        if whole.is_rude:
            found.pop(Move.LISTENING, None)  # "that was a stupid answer" takes up what was said, and is no listening
        if self._phrases.only_agrees(text):
            found.pop(Move.LISTENING, None)
        found = self._in_plain_words(found, text, setting, whole)
        found = corrected(found, certain, places)
        sightings = tuple(sorted(found.values(), key=lambda seen: (seen.span, seen.move)))
        return replace(whole, sightings=sightings or (Sighting(Move.OTHER, 0.5, (0, len(text))),))

    def invitations(self, line: str) -> frozenset[Move]:
        """The moves that a partner's line opens the door to."""
        return self._phrases.invitations(line)

    def reluctant(self, line: str) -> bool:
        """Whether a partner's line holds back."""
        return self._phrases.reluctant(line)

    def _in_plain_words(self, found: dict[Move, Sighting], text: str, setting: Setting, whole: Reading) -> dict[Move, Sighting]:
        """What the network found, mended by what is plainly said: a feeling is shared, and an aim that was asked for is told."""
        felt = self._phrases.felt(text) if FEELINGS & whole.manners else ()
        asked = "?" in setting.previous and Move.PURPOSE in setting.invited | self._phrases.invitations(setting.previous)
        if felt or asked:
            found = with_the_aim(found, whole, text)
        return heard_as_told(found, felt, whole, len(text))

    def _sightings(self, text: str, setting: Setting, phrased: Reading) -> Iterator[Sighting]:
        pieces = self._encoder.pieces(text)
        pieces = Pieces(pieces.ids[:LONGEST_PART], pieces.spans[:LONGEST_PART])
        if not pieces:
            return
        invited = setting.invited if setting.known else setting.invited | self._phrases.invitations(setting.previous)
        reluctant = setting.refused if setting.known else self._phrases.reluctant(setting.previous)
        words = {seen.move: seen.span for seen in phrased.sightings}
        places = Places(text, pieces.spans)
        backed = {seen.move: seen.confidence for seen in phrased.sightings if seen.confidence >= _SURELY_WORDED}
        for heard in self._encoder.heard(pieces, setting, clues(phrased, invited, reluctant), backed, invited):
            at = places.around(words[heard.move]) if heard.move in words else places.loudest(heard.shares, said=heard.move in _GRAVE)
            yield Sighting(heard.move, round(heard.probability, 3), at)

    def _parts(self, text: str) -> Iterator[Span]:
        """Where to cut: nowhere if the message can be read at once, else between sentences."""
        if len(text) <= MOST_CHARACTERS and len(self._encoder.pieces(text)) <= LONGEST_PART:
            yield 0, len(text)
            return
        start, behind, length = 0, 0, 0
        for sentence in sentences_of(list(words_of(text[:MOST_CHARACTERS]))):
            first, last = sentence[0].start, sentence[-1].end
            more = len(self._encoder.pieces(text[first:last]))
            if length and length + more > LONGEST_PART:
                yield start, behind
                start, length = first, 0
            behind, length = last, length + more
        yield start, behind
