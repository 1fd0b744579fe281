"""The ways to ask for what was pasted, the same for every guess: by topic, by what anybody can be asked, by what is no answer of a life."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from flows.asking import Common
from flows.guess.content import Voice, Weave, Weaving
from flows.meaning import Shared
from flows.sense import Sense, Vectors
from flows.words import tokens

_AS_WELL = 0.03  # what a fact has behind in a second topic of its aspect
_BESIDE = 0.06  # what a fact has behind where it answers what another topic is asked
_TELLS = 0.06  # what words have behind that answer by what they say, whatever they were drawn out as


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a question is to the questions of each topic."""

    woven: Mapping[str, float]  # topics of the weaving: "hobby"
    common: Mapping[str, float]  # what anybody can be asked: "sport"
    small: Mapping[str, float]  # small talk: "feeling"


@dataclass(frozen=True, slots=True)
class Answers:
    """What one fact is an answer to, each with what it has behind there."""

    woven: tuple[tuple[str, float], ...]
    common: tuple[tuple[str, float], ...]


class Ways:
    """All the questions of the weaving and the voice, seen once for all guesses."""

    def __init__(self, weaving: Weaving, voice: Voice, common: Mapping[str, Common], shared: Shared, sense: Sense) -> None:
        self._weaves = {weave.topic: weave for weave in weaving.weaves}
        self._cues = {
            weave.topic: re.compile("|".join(rf"\b(?:{cue})\b" for cue in weave.cues), re.I) for weave in weaving.weaves if weave.cues
        }
        self._frames = {
            weave.topic: re.compile("|".join(rf"\b(?:{frame})" for frame in weave.frames), re.I) for weave in weaving.weaves if weave.frames
        }
        self._shared, self._known = shared, frozenset(common)
        self._tells = {name: re.compile("|".join(f"(?:{cue})" for cue in cues), re.I) for name, cues in weaving.tells.items()}
        asked = [(weave.topic, True, list(weave.asked)) for weave in weaving.weaves]
        asked += [(name, False, list(topic.asked)) for name, topic in voice.topics.items()]
        self.questions = tuple(question for _, _, each in asked for question in each)
        self.questions += tuple(question for topic in common.values() for question in topic.asked)
        self._groups = [(name, is_woven) for name, is_woven, _ in asked]
        self._starts = np.cumsum([0, *(len(questions) for _, _, questions in asked)])[:-1]
        self._vectors = sense.vectors([question for _, _, questions in asked for question in questions])

    def near(self, question: Vectors) -> Nearness:
        """How near a question is to all of them."""
        nearest = np.maximum.reduceat(self._vectors @ question, self._starts).tolist()
        found = list(zip(self._groups, nearest, strict=True))
        return Nearness(
            {name: value for (name, is_woven), value in found if is_woven},
            dict(zip(self._shared.names, self._shared.nearest(question).tolist(), strict=True)),
            {name: value for (name, is_woven), value in found if not is_woven},
        )

    def framed(self, question: str) -> frozenset[str]:
        """The topics that a question is plainly after by its form: "What did you do before?" after an earlier job."""
        return frozenset(name for name, frame in self._frames.items() if frame.search(question.replace("’", "'")))

    def answers(self, topic: str, aspect: str, words: str) -> Answers:
        """What a fact of a topic with these words answers: "plays the accordion" what is asked about hobbies, music and instruments."""
        own = self._weaves[topic]
        if own.quotes_learner or own.wordless:  # the learner's own words, or none
            return Answers(((topic, 0.0),), tuple((name, 0.0) for name in self._common_of(own, set())))
        topics = {other: _BESIDE for other, cue in self._cues.items() if cue.search(words)}
        topics |= {other: _AS_WELL for other, weave in self._weaves.items() if aspect in weave.aspects} | {topic: 0.0}
        said = {*tokens(words), words.lower()}
        common: dict[str, float] = {}
        for name, behind in topics.items():
            for each in self._common_of(self._weaves[name], said):
                common[each] = min(behind, common.get(each, behind))
        common = dict(self.told(words).common) | common
        return Answers(tuple(topics.items()), tuple(common.items()))

    def told(self, words: str) -> Answers:
        """What pasted words answer by what they say: "moved to Bochum 2 yrs ago" what is asked about moving."""
        return Answers((), tuple((name, _TELLS) for name, cue in self._tells.items() if cue.search(words)))

    def _common_of(self, weave: Weave, said: set[str]) -> Iterator[str]:
        named = (name for name, words in weave.covers_if.items() if any(_stands_in(word, said) for word in words))
        yield from (name for name in (weave.topic, *weave.covers, *named) if name in self._known)


def nearest(answers: Answers, near: Nearness) -> float:
    """How near a question is to what a fact answers."""
    woven = (near.woven[name] - behind for name, behind in answers.woven)
    common = (near.common.get(name, 0.0) - behind for name, behind in answers.common)
    return max((*woven, *common), default=0.0)


def _stands_in(word: str, said: set[str]) -> bool:
    if " " in word:
        return any(word in each for each in said)
    return word in said or (len(word) > 3 and any(each.startswith(word) for each in said))


__all__ = ["Answers", "Nearness", "Ways", "nearest"]
