"""The words of a question and of pasted text as they are compared: rare ones tell more, "drove" is "drive", a new name tells against."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable

from flows.biography.wording import IRREGULAR
from flows.folding import LIGHT, Folding
from flows.questions import bare
from flows.words import stem, tokens

_MORE_PASTS = {
    "broke": "break", "broken": "break", "written": "write", "driven": "drive", "bought": "buy", "caught": "catch", "flew": "fly",
    "fell": "fall", "felt": "feel", "lost": "lose", "paid": "pay", "slept": "sleep", "stole": "steal", "told": "tell", "wore": "wear",
    "stood": "stand", "found": "find", "forgot": "forget", "forgotten": "forget", "sent": "send", "saw": "see", "heard": "hear",
    "learnt": "learn", "ate": "eat", "rose": "rise", "threw": "throw", "grown": "grow", "sung": "sing", "hid": "hide", "hung": "hang",
    "ridden": "ride", "chose": "choose", "chosen": "choose", "spoken": "speak", "understood": "understand", "beaten": "beat",
}  # fmt: skip
_AS_FLIES = 3  # letters of a root that is left of "flies", "tries", "dries"
_NO_PAST = frozenset("left set was were had did went said got came quit read".split())  # too common, or another word besides
_PLAIN = {stem(past): stem(base) for past, base in {**IRREGULAR, **_MORE_PASTS}.items() if past not in _NO_PAST}
_EARLIER = 0.7  # what a word counts that stands in the sentences before a question
_LEAST = 0.6  # what the words of a question weigh together, at least
_BEGUN, _LONGER, _ALIKE = 4, 4, 0.6  # letters two words begin with, how much longer one may be, and what that is worth
_NAME = re.compile(r"(?<=[a-z,] )[A-ZÀ-Þ][^\W\d_]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NO_NAMES = frozenset(
    """english i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december christmas easter""".split()
)
_WHAT_IS = re.compile(
    r"\bwhat(?:'s| is| was| are| were) (?:your|the) (?:(?:biggest|worst|hardest|first|last|main|greatest|usual"
    r"|favou?rite) (?P<kind>[a-z]{3,} (?=[a-z]{4,}\W*\Z))?)?(?P<thing>[a-z]{4,})(?= (?:as|for|in|at|on|with)\b|\W*\Z)",
    re.I,
)
_AFTER_NAME = re.compile(
    r"\b(?:which|(?P<counted>how many)|what(?= \w+ (?:do|does|did|are|is|was|were|have|has|had|will|would|can)\b)) "
    r"(?:of your )?(?:other |new |old )?"
    r"(?!(?:temperature|percentage|share|size|number|speed|price|budget|age|two|three|one|ones|way|kind|sort|type|part|time)\b)"
    r"(?!(?:years|months|weeks|days|hours|languages|staff|employees|colleagues|kids|children|sons|daughters|siblings|brothers|sisters)\b)(?P<thing>[a-z]{3,})",
    re.I,
)
_NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
    thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million dozen dozens no several both half""".split()
)
_PARTS = re.compile(r"[,;:.()\n]")
_BEHIND = 5  # words behind a number among which stands what is counted
_CLAIMS = re.compile(
    r"\byou(?:'ve| have)? (?:mention\w*|wrote|said)\b|\bi(?:'ve| have)? (?:read|saw|seen|heard|noticed)\b"
    r"|\btold to ask\b|\bis it true\b",
    re.I,
)


class Words:
    """How much each word tells: one that stands in many ordinary questions tells little."""

    def __init__(self, folding: Folding, questions: Iterable[str]) -> None:
        self._folding = folding
        self._often = Counter(root for question in questions for root in self.telling(question))

    def telling(self, text: str) -> frozenset[str]:
        """The roots of `text` that tell something."""
        return frozenset(_plain(root) for root in set(self._folding.roots(bare(text))) - LIGHT)

    def weights(self, question: str, before: str) -> dict[str, float]:
        """The words of a question, and of what was said before it in the same message, with what each counts."""
        own = self.telling(question)
        earlier = {root: _EARLIER * self._weight(root) for root in self.telling(before) - own}
        return {root: self._weight(root) for root in own} | earlier

    def focus(self, question: str) -> str:
        """The root of what a question is after by name, unless it is a usual thing to ask for: "supplier" of "Which supplier?"."""
        found = _AFTER_NAME.search(question)
        named = found or _WHAT_IS.search(question.replace("’", "'"))
        roots = self._folding.roots(named["thing"]) if named else []
        root = _plain(roots[0]) if roots else ""
        is_narrow = bool(found and found["counted"]) or bool(named and not found and named["kind"])  # "your favourite cricket team"
        is_usual = self._often[root] > 0 and not is_narrow
        return root if root and root not in LIGHT and not is_usual else ""

    def counts(self, root: str, words: str) -> bool:
        """Whether pasted words have a number of something: "17 old stepwells" of stepwells."""
        for said in map(tokens, _PARTS.split(words)):
            at = [number for number, word in enumerate(said) if word.isdigit() or word in _NUMBERS]
            if any(_plain(self._folding.fold(word)) == root for number in at for word in said[number + 1 : number + _BEHIND]):
                return True
        return False

    def _weight(self, root: str) -> float:
        return 1 / (1 + math.log2(1 + self._often[root]))


def misses(focus: str, within: frozenset[str]) -> bool:
    """Whether what is asked for by name stands nowhere in pasted words."""
    return bool(focus) and focus not in within


def shared(weights: dict[str, float], within: frozenset[str]) -> tuple[float, float]:
    """The weight of the words that stand in pasted ones, and its share of all, 0 to 1."""
    found = sum(weight * _stands(root, within) for root, weight in weights.items())
    return found, min(1.0, found / max(_LEAST, sum(weights.values())))


def _plain(root: str) -> str:
    """A root as all forms of its word share it: "flies" is "fly"."""
    root = _PLAIN.get(root, root)
    return f"{root[:-1]}y" if root.endswith("i") and len(root) == _AS_FLIES else root


def _stands(root: str, within: frozenset[str]) -> float:
    if root in within:
        return 1.0
    return _ALIKE if any(_begin_alike(root, each) for each in within) else 0.0


def _begin_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _BEGUN and long.startswith(short) and len(long) - len(short) <= _LONGER


def claims(message: str) -> bool:
    """Whether somebody says that they know of it: "You mentioned pottery"."""
    return bool(_CLAIMS.search(message.replace("’", "'")))


def has_name(question: str, own: frozenset[str], words: str) -> bool:
    """Whether pasted words have a name, or a year, that the question has; `own` are the words of the one name that says nothing."""
    said = frozenset(tokens(words))
    if set(_YEAR.findall(question)) & said:
        return True
    return any(set(tokens(name)) & (said - own - _NO_NAMES) for name in _NAME.findall(question))


def names_others(question: str, known: frozenset[str]) -> bool:
    """Whether a question names somebody or something that is nowhere in the text: "Have you ever been to Japan?"."""
    return any(not set(tokens(name)) & (known | _NO_NAMES) for name in _NAME.findall(question))
