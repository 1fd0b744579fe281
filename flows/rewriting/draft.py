"""A draft taken apart into greeting, sentences, closing and the rest of a letter, so that it can be put together again as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

_FACES = r"(?<=\w )(?:[\U0001F300-\U0001FAFF]\ufe0f?)+(?=\s+(?:[A-Z][a-z']* [a-z]|I\b))"  # "Love your garden 😍 I used to"
_END = re.compile(rf"(?:{_FACES}|[.!?…]+[\"”’')\]]*(?:[ ]?[^\w\s\"'“‘(\[{{@#$€£&+<-]+)*)(?=\s|$)")
_SHORT = re.compile(
    r"(?:^|[\s(])(?:mr|mrs|ms|mx|dr|prof|st|jr|sr|vs|etc|e\.g|i\.e|approx|no|inc|ltd|co|corp|dept|a\.m|p\.m"
    r"|u\.s|u\.k|p\.s|ph\.d|[a-z])\.$",
    re.I,
)
_TITLE = re.compile(r"(?:mr|mrs|ms|mx|dr|prof|rev|capt|sgt)\. ", re.I)  # "Capt. Rex Lavelle" signs, too
_NAMED = r"(?:(?:mr|mrs|ms|mx|dr|prof)\.? )?[\w'’.-]+"
_HELLO = r"(?:hi+|hello+|he+y+a?|hiya|heyo|yo|dear|hallo|greetings|mate|good (?:morning|afternoon|evening|day)|to whom it may concern)"
_GREETING = re.compile(
    rf"(?:{_HELLO}(?: (?:there|all|again|everyone|everybody|team|sir|madam|professor|doctor|or|and|{_NAMED})){{0,4}}? ?"
    rf"(?:[,:]|[!.]+(?=\s|$)| [-–—](?= )|(?=\n))(?:[ ]?[^\w\s\"'“(]++)*+|{_HELLO} (?-i:[A-Z][\w'’-]+(?= (?:[a-z]|I\b)))"
    rf"|{_HELLO} (?!there\b|again\b)[\w'’-]+"
    r"(?= (?:can|could|would|will|i|im|i'm|i'd|ive|i've|do|did|are|is|any|hope|just|saw|loved|thanks|we)\b))",
    re.I,
)
_CLOSING = re.compile(
    r"(?:(?:with )?(?:my |all (?:the|my) |many |very |kind(?:est)? |warm(?:est)? |best |big )*"
    r"(?:best|regards|wishes|thanks|thank you(?: (?:so|very) much)?|thx|ta|cheers|yours(?: \w+)?|sincerely(?: yours)?"
    r"|respectfully(?: yours)?"
    r"|love|hugs|take care|cordially|faithfully|talk soon|speak soon|see you(?: soon)?|warmly|gratefully|x+)"
    r"(?: again| so much| a lot| very much| in advance)?)\s*[,.!–-]*",
    re.I,
)
_POSTSCRIPT = re.compile(r"p\.?\s?s\.?(?=[\s:,])", re.I)
_SUBJECT = re.compile(r"(?:subject|subj|re|fwd?) ?:(?=\s|$)", re.I)
_QUOTE = re.compile(r">")
_A_SENTENCE = re.compile(
    r"\b(?:i|i'?m|i'?ve|i'?d|i'?ll|you|me|my|your|we|please|could|can|would|will|is|are|do|does|did|attached)\b|[?!]", re.I
)
_LABELLED_LINK = re.compile(r"(?<=\s)(?:(?:the |here's the |job |my )?(?:link|url)s?) ?: ?https?://\S+\s*$", re.I)
_KISSED = re.compile(r"\s(?=(?:x{1,4}|(?:xo)+x?)[ ,]+[A-Z][\w'’-]+\W*$)")  # "let me know xx Shauna"
_MOST_TO_GREET = 9  # words: "To whom it may concern at Sapphire Coast Yachts,"
_SIGNED = 5  # lines of a signature at most: name, title, firm, phone, link


class Part(StrEnum):
    """What a piece of a draft is for."""

    SUBJECT = "subject"
    QUOTE = "quote"  # the other's words, behind ">"
    GREETING = "greeting"
    BODY = "body"
    CLOSING = "closing"
    POSTSCRIPT = "postscript"


SAID = frozenset({Part.BODY, Part.POSTSCRIPT})
"""What says something; the rest is the frame of a letter."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence with its place in the draft and the white space behind it: "Could you refer me?" at 40, then a new line."""

    text: str
    start: int
    gap: str
    part: Part

    @property
    def end(self) -> int:
        """Behind its last character."""
        return self.start + len(self.text)

    def holds(self, span: tuple[int, int]) -> bool:
        """Whether any of it lies within `span`."""
        return self.start < span[1] and span[0] < self.end


def pieces(text: str) -> tuple[Piece, ...]:
    """All of a draft in order; their texts and gaps together are the draft without the white space at its beginning."""
    lines = list(_lines(text))
    closing, behind = _closing(text, lines)
    apart = [_apart(text[start:end], number) for number, (start, end) in enumerate(lines)]
    first = next((number for number, part in enumerate(apart) if part is None), 0)
    found: list[tuple[int, int, Part]] = []
    for number, (start, end) in enumerate(lines):
        if part := apart[number]:
            found.append((start, end, part))
        elif number >= behind:
            found += [(*span, Part.POSTSCRIPT) for span in _sentences(text, start, end)]
        elif number >= closing:
            found.append((start, end, Part.CLOSING))
        else:
            found += _of_body(text, start, end, first=number == first)
    return tuple(_with_gaps(text, _with_short_closing(text, found)))


def opens_a_letter(line: str) -> bool:
    """Whether a line is a greeting or a subject and no more: "Hi Sabine,"."""
    return all(piece.part in (Part.GREETING, Part.SUBJECT) for piece in pieces(line))


def is_a_letter(lines: Sequence[str]) -> bool:
    """Whether lines are one letter: a greeting and a signature round it, and no second greeting between them."""
    said = [line for line in lines if line]
    return len(said) > 2 and any(map(opens_a_letter, said[:2])) and may_be_a_letter(said)


def may_be_a_letter(lines: Sequence[str]) -> bool:
    """Whether lines that came one by one begin with a greeting and end as letters end; several messages greet several times."""
    said = [line for line in lines if line]
    greetings = sum(_greets(line) for line in said)
    drafted = pieces("\n".join(said))
    return greetings == 1 and any(map(_greets, said[:2])) and drafted[-1].part in (Part.CLOSING, Part.POSTSCRIPT)


def closes(line: str) -> bool:
    """Whether a line takes leave: "Thanks, Noor", "Kind regards," or "Diolch, Rhys"."""
    found = _CLOSING.match(line)
    if found and len(line[found.end() :].split()) <= 3 and "?" not in line:
        return True
    before, comma, name = line.partition(",")
    return bool(comma) and len(before.split()) <= 3 and _is_name(name) and name.strip()[:1].isupper()


def _greets(line: str) -> bool:
    return any(piece.part is Part.GREETING for piece in pieces(line))


def heard(text: str) -> str:
    """A draft as it is judged: with blanks, letter for letter, in the place of its subject and of what is quoted in it."""
    if ">" not in text and ":" not in text:
        return text
    for piece in pieces(text):
        if piece.part in (Part.SUBJECT, Part.QUOTE):
            text = text[: piece.start] + " " * len(piece.text) + text[piece.end :]
    return text


def _apart(line: str, number: int) -> Part | None:
    """What a line is that belongs to no letter proper."""
    if _QUOTE.match(line):
        return Part.QUOTE
    return Part.SUBJECT if number == 0 and _SUBJECT.match(line) else None


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text):
        stripped = line[0].strip()
        if stripped:
            start = line.start() + line[0].index(stripped)
            yield start, start + len(stripped)


def _of_body(text: str, start: int, end: int, first: bool) -> list[tuple[int, int, Part]]:
    found = []
    greeting = _GREETING.match(text, start, min(end + 1, len(text))) if first else None
    if greeting and len(greeting[0].split()) <= _MOST_TO_GREET and greeting.end() <= end:
        found.append((start, greeting.end(), Part.GREETING))
        start = greeting.end() + len(text[greeting.end() : end]) - len(text[greeting.end() : end].lstrip())
    return found + [(*span, Part.BODY) for span in _sentences(text, start, end)]


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a line; a link with its label is one of its own."""
    link = _LABELLED_LINK.search(text, start, end)
    if link and text[start : link.start()].strip():
        yield from _sentences(text, start, start + len(text[start : link.start()].rstrip()))
        start = link.start()
    for mark in _END.finditer(text, start, end):
        goes_on = text[mark.end() : end].lstrip()
        unfinished = mark[0].startswith(("...", "…")) and goes_on[:1].islower()
        if not goes_on or unfinished or (mark[0] == "." and _SHORT.search(text[start : mark.end()])):
            continue
        yield start, mark.end()
        start = end - len(goes_on)
    if start < end:
        yield start, end


def _closing(text: str, lines: list[tuple[int, int]]) -> tuple[int, int]:
    """The number of the line with which the closing begins, and of the one with which a postscript does."""
    said = [text[slice(*line)] for line in lines]
    behind = next((number for number, line in enumerate(said) if number and _POSTSCRIPT.match(line)), len(said))
    last = behind - 1
    signed = _signed(said[:behind])
    if signed:
        return signed, behind
    if last > 0 and closes(said[last]):
        return last, behind
    if last > 0 and _is_name(said[last]):
        before = last - 1
        return (before if before > 0 and (closes(said[before]) or _is_farewell(said[before])) else last), behind
    return behind, behind


def _signed(said: list[str]) -> int:
    """The number of the earliest closing line that has nothing but a signature behind it: name, title, firm, phone; 0 if there is none."""
    earliest = 0
    for number in range(len(said) - 1, max(0, len(said) - 2 - _SIGNED), -1):
        closing = _CLOSING.match(said[number])
        if closes(said[number]) and not _A_SENTENCE.search(said[number][closing.end() if closing else 0 :]):
            earliest = number
        elif not _is_of_a_signature(said[number]):
            break
    return earliest


def _is_of_a_signature(line: str) -> bool:
    return len(line) <= 60 and len(line.split()) <= 8 and not _A_SENTENCE.search(line) and not _QUOTE.match(line)


def _is_farewell(line: str) -> bool:
    return line.rstrip().endswith(",") and len(line.split()) <= 6


def _is_name(line: str) -> bool:
    line = _TITLE.sub("", line.strip())
    return 0 < len(line.split()) <= 4 and len(line) <= 40 and not re.search(r"[?!:]|(?<!\b\w)\.(?:\s|$)|\d", line.strip())


def _with_short_closing(text: str, found: list[tuple[int, int, Part]]) -> list[tuple[int, int, Part]]:
    """A closing in the last line of the body, "Thanks so much!", where none stands in lines of its own."""
    if any(part is Part.CLOSING for _, _, part in found) or sum(part is Part.BODY for _, _, part in found) < 2:
        return found
    last = max(index for index, (_, _, part) in enumerate(found) if part is Part.BODY)
    start, end, _ = found[last]
    if kissed := _KISSED.search(text, start, end):
        found[last : last + 1] = [(start, kissed.start(), Part.BODY), (kissed.end(), end, Part.CLOSING)]
    elif (closes(text[start:end]) and len(text[start:end].split()) <= 5) or _is_a_lone_name(text[start:end], text[:start]):
        found[last] = (start, end, Part.CLOSING)
    return found


def _is_a_lone_name(words: str, before: str) -> bool:
    """Whether the last words of a line are whoever wrote it: "See you at the market! Mads"."""
    return bool(re.fullmatch(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?", words)) and before.rstrip().endswith((".", "!", "?"))


def _with_gaps(text: str, found: list[tuple[int, int, Part]]) -> Iterator[Piece]:
    starts = [*(start for start, _, _ in found[1:]), len(text)][: len(found)]
    for (start, end, part), following in zip(found, starts, strict=True):
        yield Piece(text[start:end], start, text[end:following], part)
