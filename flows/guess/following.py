"""Questions that hang on what was told last: "Why those?", "Since when?", "And before that?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.guess.shapes import Shape, has_shape, shapes_of
from flows.guess.tellings import Telling
from flows.guess.thread import around
from flows.questions import asks_for_more, bare, leans

_BEFORE = re.compile(r"\bbefore (?:that|then|this|it)\b|\A\W*(?:and |so |what |how |about )*before\W*\Z", re.I)
_NEXT = re.compile(
    r"\b(?:then what|what then|and then|after that|what (?:happened|came) (?:then|next|after)|what came of (?:it|that)|any success)\b"
    r"|\b(?:did|has|is|does) (?:it|that|this|they)(?: ever| really| all)? "
    r"(?:work\w*|help\w*|go|gone|pay|paid|succeed\w*|turn\w*|catch|last\w*)\b"
    r"|\bhow (?:did|has|is|does) (?:it|that|this) (?:go|going|gone|turn\w*|end\w*|work\w*|been)\b",
    re.I,
)
_WHERE = re.compile(r"\bwhere (?:was|is|did|are|were) (?:it|that|this|those|they)\b|\Awhere\W*\Z", re.I)
_PLACE = re.compile(r"\b(?:in|at|near|from|to|on) (?:the |my |his |her )?[A-ZÀ-Þ]")
_REASON = re.compile(
    r"\b(?:because|so that|that['’]s why|which is why|in order to|tired of|wanted to|reason|since (?!\d)(?=\w+ \w+ed))\b", re.I
)
_WHAT_FOR = re.compile(r"\bwhat for\b", re.I)
_BEGINS = re.compile(r"\W*(?:\w+ ){0,3}?(?:before (?:that|this|then)|earlier|previously|first)\b", re.I)
_GREETS = re.compile(r"\b(?:how|who|where) are you\W*\Z", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_EARLIER, _JOBS = ("career_turn", "education"), ("work_now",)


def follows(question: str, is_bare: bool) -> bool:
    """Whether a question can only be asked behind something told; `is_bare` if it has no telling word."""
    plain = bare(question)
    if _BEFORE.search(plain) or _NEXT.search(plain) or _WHERE.search(plain):
        return True
    return asks_for_more(plain) or (is_bare and (bool(shapes_of(question)) or leans(question)) and not _GREETS.search(plain))


def asks_what_came(question: str) -> bool:
    """Whether a question asks how it went on: "Did it work?"."""
    return bool(_NEXT.search(bare(question)))


def following(question: str, at: Sequence[Telling], facts: Sequence[Telling], passages: Sequence[Telling]) -> Telling | None:
    """The sentence that answers it, among those told last, `at`, and beside them; None if none does."""
    plain = bare(question)
    if not at:
        return None
    if _BEFORE.search(plain):
        return _before(at, facts, passages)
    beside = _beside(at, passages)
    if _NEXT.search(plain):
        return next(iter(beside), None)
    if _WHAT_FOR.search(plain):
        return at[0]
    if _WHERE.search(plain):
        return next((each for each in (*at, *beside) if _PLACE.search(each.words)), None)
    shapes = shapes_of(question)
    if Shape.REASON in shapes:
        return next((each for each in (*at, *beside, *_previous(at, passages)) if _REASON.search(each.words)), None)
    if shapes:
        return next((each for each in (*at, *beside, *_previous(at, passages)) if has_shape(shapes, each.words)), None)
    return next(iter(beside), None)


def _beside(at: Sequence[Telling], passages: Sequence[Telling]) -> Sequence[Telling]:
    """The sentence behind those told last."""
    number = max(passages.index(each) for each in at)
    return passages[number + 1 : number + 2]


def _previous(at: Sequence[Telling], passages: Sequence[Telling]) -> Sequence[Telling]:
    number = min(passages.index(each) for each in at)
    return passages[max(0, number - 1) : number]


def _before(at: Sequence[Telling], facts: Sequence[Telling], passages: Sequence[Telling]) -> Telling | None:
    """What somebody was before what was told last: by the years, by "Before that", or else as texts are mostly told."""
    here = at[0]
    past = _of(_EARLIER, facts, passages)
    if here in past and sum(each.topic in _EARLIER and here in around(each, passages) for each in facts) > 1:
        return here  # one sentence tells both
    behind = _beside(at, passages)
    if behind and _BEGINS.match(behind[0].words):
        return behind[0]
    others = [each for each in past if each not in at]
    dated = [each for each in others if _years(each) and _years(here) and max(_years(each)) <= min(_years(here))]
    if dated:
        return max(dated, key=lambda each: max(_years(each)))
    number = passages.index(here)
    earlier = [each for each in others if passages.index(each) < number]
    later = [each for each in others if passages.index(each) > number]
    nearest = [*reversed(earlier), *later] if here in past and not _runs_back(past) else [*later, *earlier]
    jobs = [each for each in _of(_JOBS, facts, passages) if passages.index(each) < number]
    return next(iter([*nearest, *reversed(jobs)]), None)


def _of(topics: Sequence[str], facts: Sequence[Telling], passages: Sequence[Telling]) -> list[Telling]:
    """The sentences that hold facts of some topics."""
    found = {other.topic for each in facts if each.topic in topics for other in around(each, passages)}
    return [each for each in passages if each.topic in found]


def _years(telling: Telling) -> list[int]:
    return [int(year) for year in _YEAR.findall(telling.words)]


def _runs_back(past: Sequence[Telling]) -> bool:
    """Whether a text tells the latest first, as careers are listed."""
    years = [max(found) for each in past if (found := _years(each))]
    return len(years) > 1 and years == sorted(years, reverse=True)


__all__ = ["asks_what_came", "following", "follows"]
