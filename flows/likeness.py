"""How alike two questions are: words folded to rough stems and synonyms, rare words counting for more than common ones."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

from flows.questions import bare
from flows.words import FUNCTION_WORDS, stem, tokens

_UNKNOWN = 4.0  # what a word weighs that no known question uses
_PAIR = 0.5  # what a pair of neighbours weighs against a single word
_LONG_ENOUGH = 6  # letters from which a word can be taken for a misspelling
_LITTLE = 0.5  # what a word weighs that says little by itself, against one that tells
_COMMON = 0.1  # share of all questions from which a word no longer makes a question a candidate
LIGHT = frozenset(stem(word) for word in FUNCTION_WORDS) | frozenset(
    """own ever alway still usual often sometim something anything somebody nothing other oth els around time people now today
    again already""".split()
)
Key = TypeVar("Key", bound=Hashable)
Features = frozenset[str]


class Folding:
    """Words as they are compared: "kids" and "children" are one."""

    def __init__(self, synonyms: Mapping[str, str]) -> None:
        self._words = {word.lower(): stem(means) for word, means in synonyms.items()}
        # A word in -er is taken as it stands, so that "manager" does not stand for "manage".
        self._stems = {stem(word.lower()): means for word, means in self._words.items() if not word.endswith("er")}
        self._features = lru_cache(maxsize=20_000)(self._look)

    def fold(self, word: str) -> str:
        """The root that stands for `word`."""
        root = stem(word)
        return self._words.get(word) or self._stems.get(root, root)

    def aliases(self) -> Mapping[str, str]:
        """Roots that are read as other roots."""
        return self._stems

    def renames(self, word: str) -> bool:
        """Whether `word` is read as another."""
        return word in self._words

    def roots(self, text: str) -> list[str]:
        """The roots of the words of `text`, in order."""
        return [self.fold(word) for word in tokens(text)]

    def features(self, question: str) -> Features:
        """What `question` is compared by: its roots and the pairs of neighbours."""
        return self._features(question)

    def _look(self, question: str) -> Features:
        return features_of(self.roots(bare(question)))


@lru_cache(maxsize=4)
def folding(synonyms: tuple[tuple[str, str], ...]) -> Folding:
    """The folding for `synonyms`; the same for every partner, so that common questions are read once."""
    return Folding(dict(synonyms))


def features_of(roots: list[str]) -> Features:
    """Roots and pairs of neighbours."""
    return frozenset(roots) | {f"{first} {second}" for first, second in pairwise(roots)}


class Likeness(Generic[Key]):
    """Known questions, each filed under a key, ready to be compared with a new one."""

    def __init__(self, questions: Iterable[tuple[Key, str, Features]], aliases: Mapping[str, str]) -> None:
        known = list(questions)  # key, the theme that a word can be typical of, features
        self.weights = _rarity([(theme, features) for _, theme, features in known])
        self._keys = [key for key, _, _ in known]
        self._lengths = [self._length(features) for _, _, features in known]
        having: dict[str, list[int]] = defaultdict(list)
        for number, (_, _, features) in enumerate(known):
            for feature in features:
                having[feature].append(number)
        self._having = {feature: tuple(numbers) for feature, numbers in having.items()}  # a set each would be 20 MB over all partners
        self._common = len(known) * _COMMON
        self._aliases = aliases
        self._by_initial = _by_initial([*self.weights, *aliases])

    def nearest(self, features: Features) -> dict[Key, float]:
        """How like the nearest question of each key is to `features`: 1 is the same, 0 has nothing in common."""
        length = self._length(features)
        found: dict[Key, float] = {}
        for number, together in self._shared(features).items():
            likeness = together / (length * self._lengths[number])
            if likeness > found.get(self._keys[number], 0.0):
                found[self._keys[number]] = likeness
        return found

    def mended(self, root: str) -> str:
        """`root`, or the known root one slip of the keyboard away from it."""
        if root in self.weights or len(root) < _LONG_ENOUGH:
            return root
        near = [known for known in self._by_initial.get(root[0], ()) if abs(len(known) - len(root)) < 2 and _one_slip_apart(root, known)]
        meant = [self._aliases.get(known, known) for known in near]
        return min(meant, key=lambda known: (self.weights.get(known, _UNKNOWN), known), default=root)

    def _shared(self, features: Features) -> dict[int, float]:
        by_rarity = sorted(
            (feature for feature in features if feature in self._having), key=lambda feature: (len(self._having[feature]), feature)
        )
        shared: dict[int, float] = {}
        for feature in by_rarity:
            having, worth = self._having[feature], self.weights[feature] ** 2
            narrows = bool(shared) and len(having) > self._common
            for number in having:
                if not narrows or number in shared:
                    shared[number] = shared.get(number, 0.0) + worth
        return shared

    def _length(self, features: Features) -> float:
        return math.sqrt(sum(self.weights.get(feature, 0.0 if " " in feature else _UNKNOWN) ** 2 for feature in features)) or 1.0


def _rarity(questions: list[tuple[str, Features]]) -> dict[str, float]:
    """What a feature weighs: the fewer themes have it, the more."""
    themes: dict[str, set[str]] = defaultdict(set)
    for theme, features in questions:
        for feature in features:
            themes[feature].add(theme)
    total = 1 + len({theme for theme, _ in questions})
    return {feature: _part(feature) * (math.log(total / (1 + len(seen))) + 0.3) for feature, seen in themes.items()}


def _part(feature: str) -> float:
    if " " in feature:
        return _PAIR
    return _LITTLE if feature in LIGHT else 1.0


def _by_initial(words: Iterable[str]) -> dict[str, list[str]]:
    initials: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if " " not in word and len(word) >= _LONG_ENOUGH:
            initials[word[0]].append(word)
    return initials


def _one_slip_apart(one: str, other: str) -> bool:
    if len(one) != len(other):
        longer, shorter = (one, other) if len(one) > len(other) else (other, one)
        return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))
    apart = [place for place in range(len(one)) if one[place] != other[place]]
    if len(apart) == 2:
        first, second = apart
        return second == first + 1 and one[first] == other[second] and one[second] == other[first]
    return len(apart) < 2
