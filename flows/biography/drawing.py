"""Facts drawn out of a pasted text, by its form alone: nothing that is not in it, each with the words and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from flows.biography.facts import Aspect, Biography, Drawn
from flows.biography.labels import OF_PART, REACHED_BY, aspect_of
from flows.biography.lacking import is_foreign
from flows.biography.layout import LABEL, SAYS, Kind, Part, Piece, pieces
from flows.biography.lines import behind_name, headline, house_and_town, is_list
from flows.biography.names import name_in
from flows.biography.noise import is_noise
from flows.biography.quoting import items, quoted
from flows.biography.reach import is_link, is_private, reaches
from flows.biography.reading import kept
from flows.biography.resting import rest
from flows.biography.stations import stations
from flows.biography.telling import told_in
from flows.biography.terse import is_terse, name_at_head, told_tersely, without_shouting
from flows.biography.wording import WORKS_ON, thirds, words_of

MOST = 60  # facts
_A_SENTENCE = 14  # words from which something is no title
_FROM = re.compile(r"\A\W*from:\s*(?P<w>[^\n<(]{2,50}?)\s*(?:<[^>]*>)?\s*\Z", re.I)
_OF_A_MAIL = re.compile(r"\W*(?:from|to|cc|bcc|reply-to):", re.I)  # whoever sent a text on is not whom it is about
_FIRST_PERSON = re.compile(
    r"(?:\A|[.!?]\s|\n|, )\s*(?:I|My|We|I['’](?:m|ve))\b|\bI['’]m\b|\bI (?:am|lead|run|work|help|build"
    r"|design|grew|founded|live|studied)\b"
)
_I, _SHE = re.compile(r"\bI\b"), re.compile(r"\b(?:he|she)\b", re.I)
_OFTEN = 3  # times that "I" stands in a text of one's own
_THIRD_PERSON = re.compile(r"\b(?:he|she|his|her|him|they)\b", re.I)
_JOBS = frozenset(
    {
        *WORKS_ON,
        *map(thirds, WORKS_ON),
        "mends",
        "mend",
        "repairs",
        "commands",
        "command",
        "invests",
        "chairs",
        "looks",
        "founded",
        "co-founded",
        "sits",
    }
)


def drawn(text: str) -> Biography:
    """The facts of a pasted text in its order; of a text longer than LONGEST, those of its beginning."""
    read = kept(text)
    reach = [each for each in reaches(read) if not _OF_A_MAIL.match(each.said)]
    if is_foreign(read):
        return Biography(_ordered(read, reach))
    if is_terse(read):
        plain = without_shouting(read)
        name = name_at_head(plain)
        called = [Drawn(Aspect.NAME, plain[slice(*name)], _line_of(plain, name), name)] if name else []
        found = [*called, *(_no_sentence(each) for each in told_tersely(plain, name, reach))]
        return Biography(_ordered(read, [*reach, *(replace(each, said=_as_pasted(read, plain, each.said)) for each in found)]))
    facts = _ordered(read, [*reach, *_named(read), *_told(read, reach)])
    notes = rest([piece for piece in pieces(read) if _is_open(piece)], facts)
    return Biography(_with_role(_ordered(read, [*facts, *notes])))


def _no_sentence(fact: Drawn) -> Drawn:
    """A job as it is; what is long or quotes somebody is none: 'Recommendation: "the only IT person ..."'."""
    is_job = fact.aspect is not Aspect.ROLE or (len(words_of(fact.words)) < _A_SENTENCE and '"' not in fact.words.strip('"'))
    return fact if is_job else replace(fact, aspect=Aspect.NOTE)


def _ordered(text: str, facts: list[Drawn]) -> tuple[Drawn, ...]:
    """In the order of the text, none twice, none without words."""
    seen: set[tuple[Aspect, str]] = set()
    found: list[Drawn] = []
    for fact in sorted(facts, key=lambda each: (each.span, list(Aspect).index(each.aspect))):
        key = (fact.aspect, " ".join(words_of(fact.words)))
        within = any(each.aspect is fact.aspect and each.span[0] <= fact.span[0] and fact.span[1] <= each.span[1] for each in found)
        if key[1] and key not in seen and not within:
            seen.add(key)
            found.append(replace(fact, words=text[slice(*fact.span)]))
    return tuple(found[:MOST])


def _as_pasted(text: str, plain: str, said: str) -> str:
    """A line as it was pasted, in capitals if they were."""
    at = plain.find(said)
    return text[at : at + len(said)] if at >= 0 else said


def _with_role(facts: tuple[Drawn, ...]) -> tuple[Drawn, ...]:
    """Where no job is named, what somebody does first of all is their job: "runs the makers' space"."""
    if any(fact.aspect is Aspect.ROLE for fact in facts):
        return facts
    doing = (fact for fact in facts if fact.aspect is Aspect.PROJECT and (words_of(fact.words) or [""])[0] in _JOBS)
    first = next(doing, None)
    return tuple(replace(fact, aspect=Aspect.ROLE) if fact is first else fact for fact in facts)


def _named(text: str) -> Iterator[Drawn]:
    span = name_in(text)
    if span is not None:
        yield Drawn(Aspect.NAME, text[slice(*span)], _line_of(text, span), span)


def _line_of(text: str, span: tuple[int, int]) -> str:
    start, end = text.rfind("\n", 0, span[0]) + 1, text.find("\n", span[1])
    return text[start : end if end >= 0 else len(text)].strip()


def _told(text: str, reach: list[Drawn]) -> Iterator[Drawn]:
    name = name_in(text)
    is_first = _is_first(text)
    all_pieces = [piece for piece in pieces(text) if not is_noise(piece.text if not piece.label else f"{piece.label}: {piece.text}")]
    yield from stations(all_pieces)
    for index, piece in enumerate(behind_name(each, name) for each in _labelled(all_pieces)):
        if piece.label == SAYS:
            if re.match(r"from \w", piece.text, re.I):
                yield quoted(piece, Aspect.TIE, 0, piece.text)
            continue
        sender = _FROM.match(f"{piece.label}: {piece.text}") if piece.label == "from" and index < 6 else None
        if sender and ("forward" in text[:400].lower() or "subject:" in text.lower()):
            if not (name and text[slice(*name)] == sender["w"]):
                yield quoted(piece, Aspect.TIE, 0, sender["w"])
        elif (
            piece.kind is Kind.DATE
            or is_private(piece.text)
            or is_link(piece.text)
            or (name and name[0] - 4 <= piece.start and piece.span[1] <= name[1] + 4)
        ):
            continue
        else:
            yield from _of_piece(piece, reach, is_first, name)


def _is_first(text: str) -> bool:
    """Whether somebody writes of themselves; a friend's "her" may stand in it."""
    if not _FIRST_PERSON.search(text):
        return False
    return not _THIRD_PERSON.search(text) or (len(_I.findall(text)) >= _OFTEN and not _SHE.search(text))


def _is_open(piece: Piece) -> bool:
    """Whether a piece may be told at all: no address, no sender, no date alone."""
    return not (
        piece.kind is Kind.DATE
        or piece.part is Part.REACH
        or piece.label == SAYS
        or piece.label in ("from", "to", "subject", "sent", "cc")
        or REACHED_BY.match(piece.label)
        or is_private(piece.text)
        or is_link(piece.text)
    )


def _of_piece(piece: Piece, reach: list[Drawn], is_first: bool, name: tuple[int, int] | None) -> Iterator[Drawn]:
    """The facts of one piece, by its label, by the heading above it, or by what its clauses say."""
    if not piece.label and (inline := LABEL.match(piece.text)) and aspect_of(inline["label"].strip().lower()):
        piece = replace(
            piece, text=piece.text[inline.end() :], start=piece.start + inline.end(), label=inline["label"].strip().lower(), head=inline[0]
        )
    aspect = aspect_of(piece.label)
    if aspect is None and piece.head and not REACHED_BY.match(piece.label):
        piece = _unlabelled(piece)
    if aspect is not None:
        yield from _listed(piece, aspect)
    elif REACHED_BY.match(piece.label):
        return
    elif piece.kind in (Kind.LINE, Kind.BULLET) and piece.part in OF_PART:
        yield from _listed(piece, OF_PART[piece.part])
    elif piece.part is Part.SKILLS and piece.kind is not Kind.PROSE:
        yield quoted(piece, Aspect.NOTE, 0, piece.text)
    elif piece.part in (Part.WORK, Part.STUDY) and piece.kind is not Kind.PROSE:
        yield from _below_station(piece)
    elif piece.part is Part.REACH:
        return
    elif not _is_for_reach(piece, reach):
        if found := headline(piece) or house_and_town(piece):
            yield from found
            return
        listed = list(items(piece.text.rstrip(" .")))
        if 2 <= len(listed) <= 6 and is_list(piece, [item for _, item in listed]):
            for at, item in listed:
                yield quoted(piece, Aspect.INTEREST, at, item)
            return
        told = list(told_in(piece, is_first, name))
        yield from told
        if not told and len(words_of(piece.text)) > 2:
            yield quoted(piece, Aspect.NOTE, 0, piece.text.rstrip(" ."))


def _labelled(all_pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces, the first sentence behind a label with that label: "Hobbies: flute, crosswords. One son in Melbourne."."""
    label = ""
    for piece in all_pieces:
        yield replace(piece, label=label, head=f"{label.capitalize()}: ") if label and not piece.label else piece
        label = piece.text.strip().lower() if piece.label == SAYS and aspect_of(piece.text.strip().lower()) else ""


def _unlabelled(piece: Piece) -> Piece:
    """A line with a label that announces nothing known, whole: "big headache = bait"."""
    return replace(piece, text=piece.head + piece.text, start=piece.start - len(piece.head), label="", head="")


def _is_for_reach(piece: Piece, reach: list[Drawn]) -> bool:
    """Whether a piece but says how somebody is reached: "Her number is +52 81 5550 0142."."""
    within = [each for each in reach if piece.start <= each.span[0] and each.span[1] <= piece.span[1]]
    rest = piece.text
    for each in within:
        rest = rest.replace(each.words, " ")
    return bool(within) and len(words_of(rest)) < 5


def _below_station(piece: Piece) -> Iterator[Drawn]:
    """A line below "Experience" or "Education": what was done there; the stations themselves are read together."""
    if piece.part is Part.WORK and piece.kind is Kind.BULLET:
        yield quoted(piece, Aspect.PROJECT, 0, piece.text.rstrip(" ."))


def _listed(piece: Piece, aspect: Aspect) -> Iterator[Drawn]:
    """The items of a labelled line: "Interests: jazz, chess"; what is no list stays whole."""
    text = piece.text.rstrip(" .")
    if aspect is not Aspect.INTEREST or (len(text) > 120 and "," not in text):
        yield quoted(piece, aspect, 0, text)
        return
    for at, item in items(text):
        yield quoted(piece, aspect, at, item)
