"""What the clauses of a sentence tell, by their form, or else by their verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from flows.biography.clauses import LEISURE, LEISURE_LEAD, clauses
from flows.biography.facts import Aspect, Drawn
from flows.biography.forms import matches
from flows.biography.layout import Kind, Piece
from flows.biography.meant import is_meant
from flows.biography.noise import is_noise
from flows.biography.quoting import NOT_AN_ITEM, items, quoted
from flows.biography.wording import BASES, ENJOYS, FAMILY, PASTS, THIRDS, TITLE, TITLED, TITLES, TOWN, WORKS_ON, close_to, words_of

_STRONG_TIE = re.compile(
    r"\b(?:met|know|knows) (?:him|her|them|each other)\b|\bintroduced (?:by|me)\b|\b(?:friend|cousin"
    r"|colleague|neighbou?r|classmate|mate|pal|sister|brother|wife|husband"
    r"|boss|aunt|uncle|flatmate|roommate) of (?:my|mine|ours)\b|\b(?:works?|worked|studied|climbs?|sings?"
    r"|plays|runs|trains|lives?|went|goes|played|sang|shares?|used to \w+) "
    r"(?:[\w ]{0,30})?(?:w/|with|for|next to|under|near|alongside) (?:my|me|us|our)\b|\b(?:my"
    r"|our) [\w ’']{2,30}?(?:['’]s \w+|friend|cousin|colleague|boss|neighbou?r)\b"
    r"|\bwe (?:\w+ed together|met|talked|spoke|sat|worked|studied|shared|were|both|chatted|used)\b|\b(?:whom|who) (?:I"
    r"|we) (?:know|met|worked|studied)\b|\bI (?:know|met) (?:him|her|them)\b"
    r"|\bmet (?:at|in|on|through|thru|via|last|briefly|once)\b|\b(?:told|asked) me to\b"
    r"|\bsuggested (?:that )?(?:I|we)\b|\bon my \w+|\bsent you\b|\b(?:he|she) and I\b|\bsame (?:school"
    r"|class|university|team|gym|choir|club) as (?:me|my)\b|\bvia [A-Z]|\bthru \w",
    re.I,
)
_KIN_FIRST = re.compile(r"\A(?:and |but )?(?:his|her|their|my|our) (?P<kin>[\w-]+)(?!['’])(?= )", re.I)
_TOWN_LINE = re.compile(rf"{TOWN}(?:, {TOWN}){{1,3}}")
_REPORTED = re.compile(
    r"(?:(?:right now|these days|at the moment|at present|on the side|in the meantime|nowadays|officially|unofficially),?:?\s+"
    r"|(?:ok,? )?(?:so )?what (?:i|we) (?:know|have|remember) (?:on|about|of) [^:]{2,60}:\s+"
    r"|(?:he|she|they|i)\s+(?:said|says|say|mentioned|told me|thinks?|believe|guess|hear"
    r"|heard)\s+(?:that\s+)?|apparently,?\s+|maybe\s+|(?:i'm )?not sure,? but\s+"
    r"|(?:he|she|they)(?:\s+is|\s+are|['’]s|['’]re)\s+the one who\s+)+(?=\w)",
    re.I,
)
_IS_TIME = re.compile(r"(?:until|since|before|after|when|in|on|by)\b.{0,24}", re.I)  # "Until last March" alone says nothing
_TITLE_HOUSE = re.compile(
    rf"(?P<title>(?:[\w&/’'-]+ ){{0,4}}(?:{TITLE})s?(?: (?:of|for|and) [\w& ]{{2,30}})?)\s*(?:, | @ ?"
    rf"|@)(?P<house>[A-Z][\w&.’' -]{{1,50}})",
    re.I,
)
_HATES = re.compile(
    r"\A(?:(?:he|she|they|I|but|also|really|[A-Z]\w+) ){0,2}(?:is )?(?:hates?|dislikes?|can(?:['’]?t"
    r"|not) stand|not (?:a fan|into|keen)|avoids?|allergic|never|don['’]?t|doesn['’]?t|does not|no )\b",
    re.I,
)
_ALONE = frozenset(
    {Aspect.FAMILY, Aspect.ORIGIN, Aspect.LANGUAGE, Aspect.TALK, Aspect.NEED, Aspect.INTEREST, Aspect.TIE, Aspect.STUDY, Aspect.PAST}
)
_BESIDE = frozenset({Aspect.ROLE, Aspect.EMPLOYER, Aspect.PLACE, Aspect.NEWS})
_HOUSE_BEHIND = re.compile(  # "the Tyne Maritime museum"
    r" (?:museum|school|hospital|clinic|university|college|bank|library|council|theatre|group|foundation|trust|institute|centre|center)\b"
)
_HANGING = re.compile(r"\s+(?:and|or|of|for|with|the|an?)\Z", re.I)
_SUBORDINATE = re.compile(r"(?:when|while|before|after|if|since|as|at|in|on|with|although|though|until|during|by|for|from)\b", re.I)
_ENJOYED = frozenset(ENJOYS) - frozenset(WORKS_ON) - {"keep", "follow", "support", "blow", "spend", "watch", "read", "travel", "walk"}
_NO_VERBS = frozenset(
    "this his its these those yes always perhaps besides across towards series years plus thus news during nothing something".split()
)
_PRONOUN = re.compile(r"(?:I|he|she|they|we|who|it)(?:['’](?:s|m|re|ve))?\s+", re.I)
_NAMED = re.compile(
    r"(?!(?:Expect|Please|Join|Come|Bring|Ask|See|Find|Nobody"
    r"|Everybody|Everyone|Somebody|People|No|The|These|Those|Every|All|Our|My|Its?|Most|Some|There|This|That"
    r"|What)\b)(?:[A-ZÀ-Þ][\w.’'-]+ ){1,5}(?=[a-z])"
)


def told_in(piece: Piece, is_first: bool, name: tuple[int, int] | None) -> Iterator[Drawn]:
    """What the clauses of a sentence say."""
    is_leisure = False
    for at, clause in clauses(piece.text):
        is_leisure = is_leisure or bool(LEISURE.match(clause))
        if not is_noise(clause):
            found = _clause(piece, at, clause, is_first, name)
            yield from (replace(fact, aspect=Aspect.INTEREST) if is_leisure and fact.aspect is Aspect.PROJECT else fact for fact in found)


def _clause(piece: Piece, at: int, clause: str, is_first: bool, name: tuple[int, int] | None) -> Iterator[Drawn]:
    if _IS_TIME.fullmatch(clause):
        return
    if reported := _REPORTED.match(clause):
        at, clause = at + reported.end(), clause[reported.end() :]
    whole = _whole(piece, at, clause, is_first)
    if whole is not None:
        yield from whole
        return
    taken: dict[Aspect, tuple[int, int]] = {}
    yield from _by_form(piece, at, clause, is_first, taken)
    if not any(aspect not in (Aspect.PLACE, Aspect.EMPLOYER) for aspect in taken):
        yield from _by_verb(piece, at, clause, taken, name)


def _whole(piece: Piece, at: int, clause: str, is_first: bool) -> list[Drawn] | None:
    """A clause that is one thing as a whole: a title with its house, spare time, a tie, a dislike, a family, towns; none if it isn't."""
    is_noted = piece.kind is not Kind.PROSE
    if is_noted and (held := _TITLE_HOUSE.fullmatch(clause)) and not TITLED.search(held["house"]):
        return [quoted(piece, Aspect.ROLE, at, held["title"]), quoted(piece, Aspect.EMPLOYER, at + held.start("house"), held["house"])]
    if (spare := LEISURE_LEAD.match(clause)) and not _HATES.search(clause[spare.end() :]):
        return list(_spare_time(piece, at + spare.end(), clause[spare.end() :]))
    if not is_first and _STRONG_TIE.search(clause):
        words, lead = _without_subject(clause)
        return [quoted(piece, Aspect.TIE, at + lead, words)]
    if _HATES.search(clause) and not re.search(r"\bnot only\b", clause):
        return [quoted(piece, Aspect.NOTE, at, clause)] if len(words_of(clause)) > 2 else []
    if (kin := _KIN_FIRST.search(clause)) and close_to(kin["kin"], FAMILY):
        return [quoted(piece, Aspect.FAMILY, at + kin.start(), clause[kin.start() :])]
    if is_noted and _TOWN_LINE.fullmatch(clause) and not TITLED.search(clause):
        return [quoted(piece, Aspect.PLACE, at, clause)]
    return None


def _by_form(piece: Piece, at: int, clause: str, is_first: bool, taken: dict[Aspect, tuple[int, int]]) -> Iterator[Drawn]:
    """What a clause tells by known forms; `taken` is filled with what was found, and where."""
    for form, found in matches(clause):
        span = found.span("w")
        if form.aspect in taken or _is_blocked(form.aspect, span, taken, clause):
            continue
        if form.aspect is Aspect.EMPLOYER and (house := _HOUSE_BEHIND.match(clause, span[1])):
            span = (span[0], house.end())
        words = _ended(form.aspect, clause[slice(*span)])
        if (form.aspect is Aspect.TIE and is_first) or (form.aspect is Aspect.INTEREST and NOT_AN_ITEM.match(words)):
            continue
        if not is_meant(form, found["w"], words, span[0], clause, taken.keys()):
            continue
        taken[form.aspect] = span
        if form.lists and not _has_verb(words):
            for start, item in items(words):
                yield quoted(piece, form.aspect, at + span[0] + start, item)
        else:
            yield quoted(piece, form.aspect, at + span[0], words)


def _ended(aspect: Aspect, words: str) -> str:
    """The words of a form without what hangs behind them: "epidemiologist and", "the medina with my mother"."""
    words = _HANGING.sub("", words.rstrip(" .,;:!?"))
    return words.partition(" with ")[0] if aspect is Aspect.PLACE else words


def _spare_time(piece: Piece, at: int, words: str) -> Iterator[Drawn]:
    """What is done outside work: "I coach netball and knit" whole, "jazz, chess and tea" one by one."""
    if _has_verb(words) or re.match(r"(?:he|she|they|I|we)\b", words):
        found = _PRONOUN.match(words)
        lead = found.end() if found else 0
        yield quoted(piece, Aspect.INTEREST, at + lead, words[lead:].rstrip(" .,;:!?"))
        return
    for start, item in items(words):
        yield quoted(piece, Aspect.INTEREST, at + start, item)


def _is_blocked(aspect: Aspect, span: tuple[int, int], taken: dict[Aspect, tuple[int, int]], clause: str) -> bool:
    """Whether the clause has already told what these words would be told for."""
    if not taken:
        return False
    if Aspect.NEWS in taken and aspect in _BESIDE:
        return False
    if taken.keys() <= _BESIDE and aspect in _BESIDE:
        return False
    if taken.keys() <= _BESIDE and aspect is Aspect.PROJECT:
        return bool(taken.keys() & {Aspect.NEWS, Aspect.ROLE})
    if aspect is Aspect.PLACE and taken.keys() == {Aspect.FAMILY}:
        return not re.match(r"(?:(?:he|she|they|I|[A-Z]\w+) )?(?:lives?|living|shares?|based|working|works)\b", clause)
    overlaps = any(span[0] < end and start < span[1] for start, end in taken.values())
    if aspect in (Aspect.FAMILY, Aspect.LANGUAGE, Aspect.ORIGIN):
        return overlaps
    return overlaps or bool(taken.keys() & _ALONE)


def _by_verb(piece: Piece, at: int, clause: str, taken: dict[Aspect, tuple[int, int]], name: tuple[int, int] | None) -> Iterator[Drawn]:
    """A clause of no known form goes by its verb: what somebody does or did is what they work on; a family is a family, slips and all."""
    words, lead = _without_subject(clause)
    told = words_of(words)
    if not told or (name and len(told) < 5 and piece.start + at <= name[0] < piece.start + at + len(clause)):
        return
    if re.match(r"(?:her|his|their|my)\b", words, re.I) and any(close_to(word, FAMILY) for word in told[1:4]):
        yield quoted(piece, Aspect.FAMILY, at + lead, words)
        return
    first = next((word for word in told[:2] if word not in ("also", "now", "currently", "then", "has", "have", "still")), told[0])
    is_verb = first in THIRDS or first in PASTS or (first in BASES and lead > 0) or (first.endswith("ing") and len(first) > 5)
    looks_third = lead > 0 and first.endswith("s") and len(first) > 3 and first not in _NO_VERBS and not first.endswith("ss")
    begins = words[:1].isupper() and first.endswith("s") and first not in _NO_VERBS and piece.kind is Kind.PROSE
    if (
        re.match(r"(?:her|his|their|my)\s", clause, re.I)
        and not taken
        and len(told) > 3
        and any(word in THIRDS or word in PASTS for word in told)
    ):
        yield quoted(piece, Aspect.PROJECT, at, clause)
        return
    if first in ("is", "are", "am") and (doing := next((word for word in told[1:4] if word.endswith("ing")), "")):
        first = doing
    skip = first in ("is", "was", "are", "am", "be", "had", "were")
    if (is_verb or looks_third or begins) and not skip and len(told) > 1:
        if taken.keys() and first in ("works", "work", "working", "joined", "lives", "live", "living", "based", "moved"):
            return
        is_leisure = lead > 0 and (first in _ENJOYED or (first in THIRDS and THIRDS[first] in _ENJOYED))
        yield quoted(piece, Aspect.INTEREST if is_leisure else Aspect.PROJECT, at + lead, words)
    elif (
        not taken
        and len(told) > 2
        and not _SUBORDINATE.match(clause)
        and not (name and piece.start + at <= name[0] < piece.start + at + len(clause) and len(told) < 6)
    ):
        yield quoted(piece, Aspect.NOTE, at, clause)


def _without_subject(clause: str) -> tuple[str, int]:
    """A clause from its verb on, and where that begins."""
    found = _PRONOUN.match(clause)
    if found is None and (words_of(clause) or [""])[0] not in THIRDS:
        found = _NAMED.match(clause)
        if found and words_of(clause[found.end() :])[:1] and not _verbal(words_of(clause[found.end() :])[0]):
            found = None
    lead = found.end() if found else 0
    return clause[lead:].rstrip(" .,;:!?"), lead


def _verbal(word: str) -> bool:
    return word in THIRDS or word in PASTS or word in ("also", "now", "currently", "is", "was", "has") or word.endswith(("s", "ed"))


def _has_verb(words: str) -> bool:
    """Whether the words are somebody doing something, and no list of things."""
    first = (words_of(words) or [""])[0]
    return (
        first in THIRDS
        or first in ("plays", "sings")
        or (first in BASES and not words.lower().startswith(("climb ", "cook ")) and first not in ("sport",) and first not in TITLES)
    )
