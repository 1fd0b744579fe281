"""What the clauses of a sentence tell, by their form, or else by their verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from flows.biography.clauses import LEISURE, LEISURE_LEAD, clauses
from flows.biography.facts import Aspect, Drawn
from flows.biography.forms import LANGUAGES, matches
from flows.biography.layout import Kind, Piece
from flows.biography.noise import is_noise
from flows.biography.quoting import NOT_AN_ITEM, is_inside_quotes, items, quoted
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
_NO_PLACE = re.compile(
    r"\b(?:Board|Team|Department|Ministry|Council|Committee|Union|Army|Navy|Police|January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|English|German|French|Spanish|Dutch)\b"
)
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
_HAS_BEEN = re.compile(r"\b(?:interned|worked|spent|served|was|were|left|began|started|studied)\b", re.I)
_AT_WORK = re.compile(
    rf"\b(?:{TITLE}|works?|working|based|office|shop|practice|runs?|leads?|owns?|manages?|lab|studio|team"
    rf"|job|joined|opened)\b|\A\W*(?:at|@|in)\b",
    re.I,
)
_ALONE = frozenset(
    {Aspect.FAMILY, Aspect.ORIGIN, Aspect.LANGUAGE, Aspect.TALK, Aspect.NEED, Aspect.INTEREST, Aspect.TIE, Aspect.STUDY, Aspect.PAST}
)
_BESIDE = frozenset({Aspect.ROLE, Aspect.EMPLOYER, Aspect.PLACE, Aspect.NEWS})
_UNQUOTED = frozenset({Aspect.ROLE, Aspect.EMPLOYER, Aspect.PLACE, Aspect.INTEREST})  # of a title: "Glue: A Love Story"
_HOUSE_BEHIND = re.compile(  # "the Tyne Maritime museum"
    r" (?:museum|school|hospital|clinic|university|college|bank|library|council|theatre|group|foundation|trust|institute|centre|center)\b"
)
_HOUSE = re.compile(
    r"(?!(?:all|last|least|once|home|night|sea|work|first|present|times?|any|heart|hand|noon|dawn)\b)(?=.*[^\W\d_]{2})", re.I
)
_BESIDE_WORK = re.compile(
    r"\b(?:mentor|volunteer|sing|climb|swim|skate|train|box|run|stud(?:y|ie)|graduat|lectur|present|speak)\w* at (?:the )?\Z", re.I
)
_HANGING = re.compile(r"\s+(?:and|or|of|for|with|the|an?)\Z", re.I)
_OF_WHOM = re.compile(r"\b(?:who|whom|which|that)\b(?! (?:I|he|she|they|we)\b)", re.I)
_WHO_DOES = re.compile(
    r"(?<!before )(?<!after )\b(?:(?:which|whom|where|whose)(?: (?:she|he|they|I|we))?|that(?: (?!(?:I|he|she|they|we)\b)\w+)?|who)"
    r" \Z",
    re.I,
)
_OF_THINGS = re.compile(r"(?:and |but )?(?:the|these|those|this|our|its|it|all|every|most|some)\b(?! (?:son|daughter)\b)", re.I)
_NOT = re.compile(r"\b(?:not|never|don['’]?t|doesn['’]?t|won['’]?t)\b[^.]{0,12}\Z", re.I)
_BY_THEM = re.compile(  # nobody else is named before the verb: "She also", "Ana would", and no "young farmers"
    r"(?:\A|[,;:–—-]\s*|\b(?:and|but|so|who|where)\s+)(?:(?:I|he|she|they|we|always|also|currently|now|still|just|really|would|could|can|will|and|is|am|are"
    r"|has|have|been|do|does|not|right|at|the|moment|today|apparently|maybe|says?|said|that|thinks?|(?:asked|begged) (?:me"
    r"|us) for|[A-Z][\w’'.-]+)\b['’]?\w{0,2}\s*)*\Z"
)
_OTHER_PEOPLE = re.compile(r"\b(?:people|students|pupils|kids|women|men|girls|boys|apprentices|members)\b[^,;]{0,20}\Z", re.I)
_WISHED = re.compile(
    r"\b(?:want\w*|wish\w*|hoped?|hoping|dream\w*|used|meant|like)\b[^.;]{0,12}\b(?:be|become|being|becoming)\s+(?:an?\s+)?\Z", re.I
)
_NO_ROLE = re.compile(r"\b(?:them|it|him)\b|[\"“]|\A(?:\S+\s+){14}")
_DONE_BY = re.compile(r"\w+(?:ed|en) by\b", re.I)
_SUBORDINATE = re.compile(r"(?:when|while|before|after|if|since|as|at|in|on|with|although|though|until|during|by|for|from)\b", re.I)
_ENJOYED = frozenset(ENJOYS) - frozenset(WORKS_ON) - {"keep", "follow", "support", "blow", "spend", "watch", "read", "travel", "walk"}
_NO_VERBS = frozenset("this his its these those yes always perhaps besides across towards series years plus thus news".split())
_PRONOUN = re.compile(r"(?:I|he|she|they|we|who|it)(?:['’](?:s|m|re|ve))?\s+", re.I)
_NAMED = re.compile(
    r"(?!(?:Nobody|Everybody|Everyone|Somebody|People|No|The|These|Those|Every|All|Our|My|Its?|Most|Some|There|This|That"
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
    taken: dict[Aspect, tuple[int, int]] = {}
    if _IS_TIME.fullmatch(clause):
        return
    if reported := _REPORTED.match(clause):
        at, clause = at + reported.end(), clause[reported.end() :]
    if piece.kind is not Kind.PROSE and (held := _TITLE_HOUSE.fullmatch(clause)) and not TITLED.search(held["house"]):
        yield quoted(piece, Aspect.ROLE, at, held["title"])
        yield quoted(piece, Aspect.EMPLOYER, at + held.start("house"), held["house"])
        return
    if (spare := LEISURE_LEAD.match(clause)) and not _HATES.search(clause[spare.end() :]):
        yield from _spare_time(piece, at + spare.end(), clause[spare.end() :])
        return
    if not is_first and _STRONG_TIE.search(clause):
        words, lead = _without_subject(clause)
        yield quoted(piece, Aspect.TIE, at + lead, words)
        return
    if _HATES.search(clause) and not re.search(r"\bnot only\b", clause):
        if len(words_of(clause)) > 2:
            yield quoted(piece, Aspect.NOTE, at, clause)
        return
    if (kin := _KIN_FIRST.search(clause)) and close_to(kin["kin"], FAMILY):
        yield quoted(piece, Aspect.FAMILY, at + kin.start(), clause[kin.start() :])
        return
    if _TOWN_LINE.fullmatch(clause) and piece.kind is not Kind.PROSE and not TITLED.search(clause):
        yield quoted(piece, Aspect.PLACE, at, clause)
        return
    for form, found in matches(clause):
        span = found.span("w")
        if form.aspect in taken or _is_blocked(form.aspect, span, taken, clause):
            continue
        if form.aspect is Aspect.EMPLOYER and (house := _HOUSE_BEHIND.match(clause, span[1])):
            span = (span[0], house.end())
        words = _ended(form.aspect, clause[slice(*span)])
        if _is_of_others(form.aspect, clause[: span[0]]):
            continue
        if (form.aspect is Aspect.TIE and is_first) or (form.aspect is Aspect.PLACE and _NO_PLACE.search(found["w"])):
            continue
        if (
            form.aspect in (Aspect.PLACE, Aspect.EMPLOYER)
            and form.is_loose
            and not (taken.keys() & {Aspect.ROLE, Aspect.EMPLOYER} or _AT_WORK.search(clause))
        ):
            continue
        if form.aspect is Aspect.EMPLOYER and (taken.keys() & {Aspect.NEWS, Aspect.PAST}) and _HAS_BEEN.search(clause):
            continue
        if form.aspect is Aspect.EMPLOYER and (LANGUAGES.match(words) or not _HOUSE.match(words) or _BESIDE_WORK.search(clause[: span[0]])):
            continue
        if form.aspect is Aspect.ROLE and any(word in THIRDS and word not in TITLES for word in words_of(words)[:-1]):
            continue
        if not words or (form.aspect is Aspect.INTEREST and NOT_AN_ITEM.match(words)):
            continue
        if form.aspect is Aspect.ROLE and (_DONE_BY.match(words) or _NO_ROLE.search(words)):
            continue
        if form.aspect in _UNQUOTED and is_inside_quotes(clause, span[0]):
            continue
        taken[form.aspect] = span
        if form.lists and not _has_verb(words):
            for start, item in items(words):
                yield quoted(piece, form.aspect, at + span[0] + start, item)
        else:
            yield quoted(piece, form.aspect, at + span[0], words)
    if not any(aspect not in (Aspect.PLACE, Aspect.EMPLOYER) for aspect in taken):
        yield from _by_verb(piece, at, clause, taken, name)


def _ended(aspect: Aspect, words: str) -> str:
    """The words of a form without what hangs behind them: "epidemiologist and", "the medina with my mother"."""
    words = _HANGING.sub("", words.rstrip(" .,;:!?"))
    return words.partition(" with ")[0] if aspect is Aspect.PLACE else words


def _is_of_others(aspect: Aspect, before: str) -> bool:
    """Whether somebody else in the clause is, does or would like it: "the ski suit of a man who once came ninth in Innsbruck"."""
    if aspect is Aspect.PLACE:
        return bool(_OF_WHOM.search(before))
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
