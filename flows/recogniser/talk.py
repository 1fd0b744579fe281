"""The partner's last line as the answer needs it: what it asked, offered, refused, and the words it left to pick up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from flows.moves import Move, Setting
from flows.recogniser.book import Lines
from flows.recogniser.phrases import Grammar, Wording
from flows.recogniser.sentences import Sentence

_ENDINGS = "ations ation ingly ments ment ings ing ions ion ers ies ied est ed er es ly s y e".split()

_ASKS_THE_AIM = frozenset((Move.PURPOSE, Move.SHARING))  # "What are you after?" opens both


@dataclass(frozen=True, slots=True)
class Line:
    """A partner's line understood: "Who would you like to meet?" asks and invites intro_ask."""

    said: bool = False
    asks: bool = False
    about_you: bool = False
    offers: bool = False
    reluctant: bool = False
    aim: bool = False  # it asks what the learner is after
    invites: frozenset[Move] = frozenset()
    stems: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


class Attention:
    """Reads partners' lines."""

    def __init__(self, lines: Lines, light: Iterable[str], grammar: Grammar) -> None:
        self._light = frozenset(light)
        self._openings = [(frozenset(opening.moves), any_of(opening.says, grammar)) for opening in lines.openings]
        self._reluctant = any_of(lines.reluctant, grammar)
        self._offers = any_of(lines.offers, grammar)
        self._about_you = any_of(lines.about_you, grammar)
        self._hollow = any_of(lines.hollow, grammar)

    def line(self, sentences: Iterable[Sentence]) -> Line:
        """The whole line, sentence by sentence."""
        said = tuple(sentences)
        texts = [sentence.text for sentence in said]
        invites = [moves for moves, pattern in self._openings if any(map(pattern.search, texts))]
        return Line(
            said=bool(said),
            asks=any(sentence.asks for sentence in said),
            about_you=any(map(self._about_you.search, texts)),
            offers=any(map(self._offers.search, texts)),
            reluctant=any(map(self._reluctant.search, texts)),
            aim=any(moves >= _ASKS_THE_AIM for moves in invites),
            invites=frozenset[Move]().union(*invites),
            stems=frozenset(stem for sentence in said for stem in self.stems(sentence)),
            words=frozenset(word for sentence in said for word in sentence.vocabulary),
        )

    def hollow(self, sentence: Sentence) -> bool:
        """Whether it only agrees or flatters: "Yes, that's true.", "What an honor!"."""
        return self._hollow.search(sentence.text) is not None

    def stems(self, sentence: Sentence) -> frozenset[str]:
        """The words of weight, cut to their stems: "robots", "graduates" to "robot", "graduat"."""
        return frozenset(stem(word) for word in sentence.vocabulary if len(word) > 2 and word not in self._light and word[0] != "<")


def any_of(phrases: Iterable[str], grammar: Grammar) -> Wording:
    """One wording for all of them."""
    return Wording(f"(?:{'|'.join(grammar.phrase(phrase).pattern for phrase in phrases)})")


def stem(word: str) -> str:
    """A rough stem: enough to see that "graduates" and "graduation" are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def in_setting(line: Line, setting: Setting) -> Line:
    """The line with what is known about it in place of what was guessed; an offer is one only while the line itself makes it."""
    if not setting.known:
        return line
    offers = line.offers and Move.INTRO_ASK in setting.invited
    aim = line.aim or setting.invited >= _ASKS_THE_AIM
    return replace(line, invites=setting.invited, offers=offers, reluctant=setting.refused, aim=aim)
