"""Whether words of a known form say what the form takes them for: "works at night" names no employer, "a man who lives in Bonn" no town."""

from __future__ import annotations

import re
from collections.abc import Set

from flows.biography.facts import Aspect
from flows.biography.forms import LANGUAGES
from flows.biography.forms.pattern import Form
from flows.biography.quoting import is_inside_quotes
from flows.biography.wording import THIRDS, TITLE, TITLES, words_of

_NO_PLACE = re.compile(
    r"\b(?:Board|Team|Department|Ministry|Council|Committee|Union|Army|Navy|Police|January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|English|German|French|Spanish|Dutch)\b"
)
_HAS_BEEN = re.compile(r"\b(?:interned|worked|spent|served|was|were|left|began|started|studied)\b", re.I)
_AT_WORK = re.compile(
    rf"\b(?:{TITLE}|works?|working|based|office|shop|practice|runs?|leads?|owns?|manages?|lab|studio|team"
    rf"|job|joined|opened)\b|\A\W*(?:at|@|in)\b",
    re.I,
)
_UNQUOTED = frozenset({Aspect.ROLE, Aspect.EMPLOYER, Aspect.PLACE, Aspect.INTEREST})  # of a title: "Glue: A Love Story"
_HOUSE = re.compile(
    r"(?!(?:all|last|least|once|home|night|sea|work|first|present|times?|any|heart|hand|noon|dawn)\b)(?=.*[^\W\d_]{2})", re.I
)
_BESIDE_WORK = re.compile(
    r"\b(?:mentor|volunteer|sing|climb|swim|skate|train|box|run|stud(?:y|ie)|graduat|lectur|present|speak)\w* at (?:the )?\Z", re.I
)
_OF_WHOM = re.compile(r"\b(?:who|whom|which|that)\b(?! (?:I|he|she|they|we)\b)", re.I)
_WHO_DOES = re.compile(
    r"(?<!before )(?<!after )\b(?:(?:which|whom|where|whose)(?: (?:she|he|they|I|we))?|that(?: (?!(?:I|he|she|they|we)\b)\w+)?|who)"
    r" \Z",
    re.I,
)
_OF_THINGS = re.compile(r"(?:and |but )?(?:the|these|those|this|our|its|it|all|every|most|some)\b(?! (?:son|daughter)\b)", re.I)
_NOT = re.compile(r"\b(?:not|never|don['’]?t|doesn['’]?t|won['’]?t)\b[^.]{0,12}\Z", re.I)
_BY_THEM = re.compile(  # nobody else is named before the verb: "She also", "Ana would", and no "young farmers"; a name is one word
    r"(?:\A|[,;:–—-]\s*|\b(?:and|but|so|who|where)\s+)(?:(?:I|he|she|they|we|always|also|currently|now|still|just|really|would|could|can|will|and|is|am|are"
    r"|has|have|been|do|does|not|right|at|the|moment|today|apparently|maybe|says?|said|that|thinks?|(?:asked|begged) (?:me"
    r"|us) for|(?>[A-Z][\w’'.-]*\w))\b['’]?\w{0,2}\s*)*\Z"
)
_OTHER_PEOPLE = re.compile(r"\b(?:people|students|pupils|kids|women|men|girls|boys|apprentices|members)\b[^,;]{0,20}\Z", re.I)
_OTHERS_WHOSE = re.compile(  # "Parents ask whether their child ..."
    r"\b(?:parents|families|people|students|pupils|clients|customers|patients|members|women|men|couples|readers|visitors|anyone|everyone)"
    r"\b[^.;]*\Z",
    re.I,
)
_WISHED = re.compile(
    r"\b(?:want\w*|wish\w*|hoped?|hoping|dream\w*|used|meant|like)\b[^.;]{0,12}\b(?:be|become|being|becoming)\s+(?:an?\s+)?\Z", re.I
)
_NO_ROLE = re.compile(r"\b(?:them|it|him)\b|[\"“]|\A(?:\S+\s+){14}")
_DONE_BY = re.compile(r"\w+(?:ed|en) by\b", re.I)


def is_meant(form: Form, matched: str, words: str, start: int, clause: str, taken: Set[Aspect]) -> bool:
    """Whether `words`, at `start` in the clause, are what the form takes them for.

    `matched` is the same before it was cut short, and `taken` what the clause has told already.
    """
    before = clause[:start]
    if not words or _is_of_others(form.aspect, before) or (form.aspect in _UNQUOTED and is_inside_quotes(clause, start)):
        return False
    is_of_work = bool(taken & {Aspect.ROLE, Aspect.EMPLOYER}) or _AT_WORK.search(clause)
    if form.is_loose and form.aspect in (Aspect.PLACE, Aspect.EMPLOYER) and not is_of_work:
        return False
    if form.aspect is Aspect.PLACE:
        return not _NO_PLACE.search(matched)
    if form.aspect is Aspect.ROLE:
        acts = any(word in THIRDS and word not in TITLES for word in words_of(words)[:-1])
        return not (acts or _DONE_BY.match(words) or _NO_ROLE.search(words))
    if form.aspect is Aspect.EMPLOYER:
        is_former = bool(taken & {Aspect.NEWS, Aspect.PAST} and _HAS_BEEN.search(clause))
        return not (is_former or LANGUAGES.match(words) or not _HOUSE.match(words) or _BESIDE_WORK.search(before))
    return True


def _is_of_others(aspect: Aspect, before: str) -> bool:
    """Whether somebody else in the clause is, does or would like it: "the ski suit of a man who once came ninth in Innsbruck"."""
    if aspect is Aspect.PLACE:
        return bool(_OF_WHOM.search(before))
    if aspect is Aspect.FAMILY:
        return bool(_OTHERS_WHOSE.search(before))
    if aspect is Aspect.INTEREST:
        return before.endswith("would like ")
    if aspect is Aspect.NEED:
        return bool(_WHO_DOES.search(before)) or not _BY_THEM.search(before)
    if aspect in (Aspect.PAST, Aspect.STUDY):
        return bool(_WHO_DOES.search(before) if aspect is Aspect.PAST else _OTHER_PEOPLE.search(before))
    if aspect is Aspect.ROLE:
        return bool(_WISHED.search(before))
    if aspect is Aspect.ORIGIN:
        return bool(_OF_THINGS.match(before))
    return aspect is Aspect.TALK and bool(_NOT.search(before))
