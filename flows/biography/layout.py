"""A pasted text in pieces: its headings, its labelled lines, its bullets and its sentences, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise


class Part(StrEnum):
    """What a heading announces."""

    ABOUT = "about"
    WORK = "work"
    STUDY = "study"
    SKILLS = "skills"
    INTERESTS = "interests"
    LANGUAGES = "languages"
    TALKS = "talks"
    PROJECTS = "projects"
    NEEDS = "needs"
    REACH = "reach"
    OTHER = "other"


class Kind(StrEnum):
    """How a piece stands in the text."""

    LINE = "line"  # a line by itself: "Head of Quality at Foo"
    BULLET = "bullet"
    PROSE = "prose"  # a sentence
    DATE = "date"  # nothing but "Jan 2019 - Present"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece: "Senior Engineer @ Foo", a line below "Experience"."""

    text: str
    start: int
    kind: Kind
    part: Part | None = None
    label: str = ""  # "interests" of "Interests: jazz, chess"; the text is then what follows
    head: str = ""  # the same as it stands: "Interests: "

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.start + len(self.text)


_FULL = 0.7  # of the longest line: where a shorter one ends, it was ended on purpose
SAYS = "says"  # the label of a piece that says who speaks, or what follows: "Speaker", "From Beth"
_HEADINGS = {
    Part.ABOUT: "about(?: me)?|summary|profile|bio(?:graphy)?|intro(?:duction)?|speaker(?: bio)?|who i am"
    "|about the speaker|headline|overview",
    Part.WORK: "(?:work |professional |relevant )?experience|employment(?: history)?|career(?: history)?"
    "|work(?: history)?|positions?|jobs?",
    Part.STUDY: "education|studies|academic background|qualifications|training|education and training|degrees",
    Part.SKILLS: "(?:top |key |technical |core )?skills|competenc(?:e|ies)|expertise|tools|tech(?:nologies)?|strengths|specialties",
    Part.INTERESTS: "(?:personal )?interests|hobbies(?: and interests)?|hobbies|outside (?:of )?work|free time|spare time"
    "|personal|fun facts?|volunteering|volunteer(?:ing)? experience|causes",
    Part.LANGUAGES: "languages?(?: skills)?",
    Part.TALKS: "(?:recent |selected )?(?:talks|publications|speaking|articles|writing|presentations)|posts|activity|press|media",
    Part.PROJECTS: "(?:selected |side |current )?projects?|open source|portfolio|achievements",
    Part.NEEDS: "looking for|wants|needs|open to|asks?|goals?|seeking",
    Part.REACH: "contact(?: (?:me|info|details|information))?|get in touch|links|reach me|address|personal (?:data|details|information)",
    Part.OTHER: "awards?(?: and honors)?|honou?rs|certifications?|licenses.*|references|recommendations"
    "|courses|memberships|organi[sz]ations|notes?|other|miscellaneous|misc",
}
_HEADING = {part: re.compile(rf"[#*_=\s]*(?:{words})(?:\s*&\s*\w+)?(?:\s*\(\w+\))?[\s:*_=#]*\Z", re.I) for part, words in _HEADINGS.items()}
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[apAP]\.?[mM]\.?)?"
_CALENDAR = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+"
_STAMP = rf"(?:\[(?:{_CALENDAR})?{_CLOCK}\]|{_CALENDAR}{_CLOCK}\s+[-–])\s*(?:~?\s?[A-Z][\w’' -]{{0,24}}:\s+)?"  # [14:02] of a chat
_BULLET = re.compile(rf"{_STAMP}|" r"(?:[-*•·▪‣●○◦➤►→✓✔–—+>]|\d{1,2}[.)])\s+|[•·▪‣●○◦➤►✓✔]\s*")
LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z /&'’-]{1,28}?)\s*[:=]\s+(?=\S)")
_IN_WORDS = re.compile(r"(?!(?i:from|by|re|fwd|about|says|speaker|note)\b)(?:[a-z]|[A-Z][\w’']*(?:-[a-z]| [a-z]| I\b))")
_ASKED = re.compile(r"(?P<label>(?:what|how|where|who|which|why|when|any|guilty|favou?rite|your)\b[^?.!\n]{2,50})\?\s+(?=\S)", re.I)
_ABBREVIATED = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|Inc|Ltd|Co|Corp|Jr|Sr|vs|approx|etc|pron|Retd|Smt|dept|abt|e\.g|i\.e|incl|No|ca|Ph\.D|M\.Sc"
    r"|B\.Sc|M\.Eng|B\.Eng|M\.Phil|B\.Tech|M\.A|B\.A|U\.S|U\.K)|\b[A-Zf])\.\Z"
)
_STOP = re.compile(r"[.!?…]+[\"”’)\]]*(?=\s|\Z)|\.(?=[A-Z][a-z]+ )")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH}\s+|\d{{1,2}}[/.])?(?:19|20)\d\d"
DATES = re.compile(
    rf"\(?\b{_DAY}\s*(?:-|–|—|to|until|till)\s*(?P<end>{_DAY}|present|now|today|current(?:ly)?|ongoing|date|\d\d\b)?\)?"
    rf"|\(?\b(?P<since>since|from)\s+{_DAY}\)?|\({_DAY}\)|\A\s*{_DAY}\s*\Z",
    re.I,
)
_LENGTH = re.compile(r"\s{0,9}[·,(|-]?\s{0,9}\d{1,4}\s{0,9}(?:yrs?|years?|mos?|months?)(?:\s{0,9}\d{1,2}\s{0,9}(?:mos?|months?))?\)?", re.I)


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of `text` in order; headings are not among them, they say what stands below."""
    part: Part | None = None
    for start, line in _lines(text):
        heading = heading_of(line)
        if heading is not None:
            part = heading
            continue
        bullet = _BULLET.match(line)
        body = line[bullet.end() :] if bullet else line
        at = start + len(line) - len(body)
        if not body.strip(" -–—=_*·|"):
            continue
        if is_date(body):
            yield Piece(body, at, Kind.DATE, part)
            continue
        if asked := _ASKED.match(body):
            yield from _answered(body, at, asked, part)
            continue
        label = LABEL.match(body)
        if label and len(list(_split(body[label.end() :], 0, Kind.LINE, None))) > 1:
            yield Piece(body[: label.end("label")], at, Kind.LINE, part, SAYS)
            yield from _behind(body, at, label, part)
        elif label and "." not in label["label"]:
            yield Piece(body[label.end() :], at + label.end(), Kind.LINE, part, " ".join(label["label"].lower().split()), label[0])
        else:
            yield from _split(body, at, Kind.BULLET if bullet else Kind.LINE, part)


def _answered(body: str, at: int, asked: re.Match[str], part: Part | None) -> Iterator[Piece]:
    """The answers below a question of an interview: "What do you need? Shelving that survives gravel."."""
    label = " ".join(asked["label"].lower().split())
    for number, piece in enumerate(_split(body[asked.end() :], at + asked.end(), Kind.LINE, part)):
        yield piece if number or len(piece.text.split()) < 3 else Piece(piece.text, piece.start, piece.kind, part, label)


def _behind(body: str, at: int, label: re.Match[str], part: Part | None) -> Iterator[Piece]:
    """The sentences behind a label; one in words, "Right now:", "big headache =", belongs to the first of them."""
    first, *rest = _split(body[label.end() :], at + label.end(), Kind.LINE, part)
    is_worded = bool(_IN_WORDS.match(label[0])) and heading_of(label["label"]) is None
    yield replace(first, label=" ".join(label["label"].lower().split()), head=label[0]) if is_worded else first
    yield from rest


def heading_of(line: str) -> Part | None:
    """What a line announces, if it is a heading: "Work experience", "EDUCATION:"."""
    if len(line) > 40:
        return None
    return next((part for part, pattern in _HEADING.items() if pattern.match(line)), None)


def is_date(line: str) -> bool:
    """Whether a line is nothing but dates: "Jan 2019 - Present · 5 yrs"."""
    found = DATES.search(line)
    return bool(found) and not _LENGTH.sub("", line.replace(found[0], "")).strip(" ·|,-–—()")  # type: ignore[index]


def undated(line: str) -> str:
    """A line without its dates and the marks around them: "Head of Quality, Foo (2019-2021)" gives "Head of Quality, Foo"."""
    found = DATES.search(line)
    if found is None:
        return line.rstrip(" ,;|·-–—(")
    head = line[: found.start()].rstrip(" ,;:|·-–—(\t")
    return head or _LENGTH.sub("", line[found.end() :]).strip(" ,;:|·-–—)\t")


def is_current(line: str) -> bool:
    """Whether the dates of a line reach to this day."""
    found = DATES.search(line)
    if found is None:
        return False
    if found["since"]:
        return True
    open_ended = found["end"] is None and not found[0].startswith("(") and bool(re.search(r"[-–—]\s*\)?\Z", found[0]))
    return open_ended or bool(re.match(r"present|now|today|current|ongoing|date", found["end"] or "", re.I))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines without outer blanks; one that was broken within a sentence is put together again."""
    held: tuple[int, int] | None = None
    is_broken = _is_broken(text)
    for found in re.finditer(r"[^\n\r]+", text):
        line = found[0]
        if not line.strip():
            if held:
                yield _stripped(text, *held)
            held = None
            continue
        if held and not is_broken and _goes_on(text[held[0] : held[1]], line, text[held[1] : found.start()]):
            held = (held[0], found.end())
            continue
        if held:
            yield _stripped(text, *held)
        held = (found.start(), found.end())
    if held:
        yield _stripped(text, *held)


def _is_broken(text: str) -> bool:
    """Whether each line says something by itself, as in jotted notes: a short one is followed by one that begins small."""
    lines = [line.strip() for line in text.splitlines()]
    width = max(map(len, lines), default=0)
    return any(
        before and after[:1].islower() and before[-1] not in ",;:&-–—" and len(before) + 1 + len(after.split()[0]) < _FULL * width
        for before, after in pairwise(lines)
    )


def _goes_on(before: str, line: str, between: str) -> bool:
    """Whether a line is the rest of the sentence in the line before it."""
    after = line.strip()
    if between.count("\n") > 1 or len(before.strip()) < 45 or _BULLET.match(after) or LABEL.match(after) or after[:1].isdigit():
        return False
    if before.rstrip().endswith((".", "!", "?", ":", ";")) or after.startswith(("...", "…")):
        return False
    return after[:1].islower() or (
        len(before.strip()) > 60 and not re.search(r"[|·•—]", before) and any(word.islower() for word in after.split())
    )


def _stripped(text: str, start: int, end: int) -> tuple[int, str]:
    line = re.sub(r"\s", " ", text[start:end])  # as long as before: spans stay what they are
    return start + len(line) - len(line.lstrip()), line.strip()


def _split(line: str, at: int, kind: Kind, part: Part | None) -> Iterator[Piece]:
    """A line in its sentences."""
    start, found = 0, []
    for stop in _STOP.finditer(line):
        head = line[: stop.end()]
        if (_ABBREVIATED.search(head) and line[stop.end() :].strip()) or head.count("(") > head.count(")"):
            continue
        found.append((start, stop.end()))
        start = stop.end()
    found.append((start, len(line)))
    whole = [(first, last) for first, last in found if line[first:last].strip(" .!?")]
    for first, last in whole:
        sentence = line[first:last]
        lead = len(sentence) - len(sentence.lstrip())
        is_prose = len(whole) > 1 or sentence.rstrip().endswith((".", "!", "?"))
        yield Piece(sentence.strip(), at + first + lead, Kind.PROSE if is_prose else kind, part)
