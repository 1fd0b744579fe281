"""Texts without sentences: "Sr. Talent Partner @ Zalando (ex-Delivery Hero)", profile lines, bullets, pipes and emoji, read bit by bit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flows.biography.bits import Bit, bits_of, is_town
from flows.biography.facts import Aspect, Drawn
from flows.biography.forms.terse import PRONOUNS
from flows.biography.labels import aspect_of
from flows.biography.layout import DATES, LABEL, heading_of, is_current, is_date, undated
from flows.biography.names import name_in
from flows.biography.noise import is_noise
from flows.biography.reach import is_link, is_private
from flows.biography.wording import TITLED, words_of

_MOST_WORDS = 160  # of a text that is read so
_A_BIT = 9  # words that a bit has on average, at most
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|i am|has been|have|had|he|she|they|his|her|their|i|i'm|(?<!for )(?<!about )my"
    r"|we|our|who|which|where|because|met|mad about|knows?|told|said)\b",
    re.I,
)
_WORD = re.compile(r"[^\W_]")
_EMOJI = re.compile(r"[\U0001F300-\U0001FAFF\u2600-\u27BF]")
_HOUSE = re.compile(r"[^\W\d_a-z][\w&.'’-]*(?:\s(?:(?:am|of|de|der|für|and|und|la|le)\s)?(?:[^\W\d_a-z][\w&.'’-]*|&)){0,3}")
_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w'’-]+){1,3}")
_NAME_AND_MARK = re.compile(r"[^\n|/•·]{4,40}\s*(?://|[|•·/])")
_LOUD = 4  # letters
_FLAG = re.compile(r"[\U0001F1E6-\U0001F1FF]")


@dataclass(slots=True)
class _Reading:
    """How far a text has been read: the facts of today's station, which a date may still make a past one."""

    facts: list[Drawn]
    station: list[int]  # numbers of its facts
    is_after_dates: bool = False


def is_terse(text: str) -> bool:
    """Whether a text has no sentences: few words a bit, no "she", no "is", no heading."""
    lines = [line for line in text.splitlines() if _WORD.search(line)]
    if not lines or any(heading_of(line) is not None for line in lines) or len(words_of(text)) > _MOST_WORDS:
        return False
    bits = [bit for line in lines for bit in bits_of(line, 0)]
    if "@" in text and re.search(r"\S@\S+\.\w", text) and len(bits) < 3:
        return False
    marks = len(_SENTENCE.findall(re.sub(r"\bwe(?:'|’)?re (?=hiring)", "", PRONOUNS.sub("", text), flags=re.I)))
    return bool(bits) and marks == 0 and len(words_of(text)) <= _A_BIT * (len(bits) + text.count(",")) and _has_form(text, lines)


def _has_form(text: str, lines: list[str]) -> bool:
    """Whether it looks like a profile and not like notes: marks between the bits, lines of their own, "Title @ House"."""
    bits = [bit for line in lines for bit in bits_of(line, 0)]
    if len(bits) > 2 and len(words_of(text)) <= 4 * len(bits):
        return True
    return bool(re.search(r" [|·•] |[|•·▪✓🔹➤]|\s@\s?\w|\w\s@|\(ex[- ]|\bex-\w|\bprev\.|\d\+? ?(?:yrs|years)\b", text)) or (
        len(lines) > 1 and sum(len(words_of(line)) < 6 for line in lines) * 3 >= len(lines) * 2
    )


def told_tersely(text: str, name: tuple[int, int] | None, reach: Sequence[Drawn]) -> Iterator[Drawn]:
    """The facts of a terse text, each bit by its form; `name` is where the name stands, `reach` what was read of it already."""
    reading = _Reading([], [])
    is_recruiter = bool(re.search(r"\b(?:(?i:recruit\w*|talent|sourcer|headhunter|staffing)|TA)\b", text))
    start = 0
    for line in text.splitlines(keepends=True):
        at, body, start = start, line.rstrip("\n\r"), start + len(line)
        if is_date(_unmarked(body)):
            _dated(reading, is_now=is_current(body))
            continue
        if is_noise(body) and not re.search(r"open to work", body, re.I):
            continue
        bits = [bit for bit in bits_of(body, at) if not (_is_named(bit, name) or _is_reach(bit, reach))]
        if (label := LABEL.match(body)) and (aspect := aspect_of(" ".join(label["label"].lower().split()))) is not None:
            words = body[label.end() :].strip(" .")
            reading.facts.append(
                Drawn(aspect, words, body, (at + body.find(words, label.end()), at + body.find(words, label.end()) + len(words)))
            )
            continue
        if reading.is_after_dates:
            reading.station, reading.is_after_dates = [], False
        for bit in bits:
            found = list(_told(bit, body, is_recruiter))
            reading.station += range(len(reading.facts), len(reading.facts) + len(found))
            reading.facts += found
        if undated(body) != body.rstrip(" ,;|·-–—(") and not is_current(body) and re.search(r"\d{4}", body):
            _dated_within(reading, body, at, bits) if len(bits) > 1 or TITLED.search(body) else _dated(reading, is_now=False)
    yield from _with_houses(reading.facts)


def _told(bit: Bit, line: str, is_recruiter: bool) -> Iterator[Drawn]:
    """What one bit of a line tells, as facts of the text."""
    for aspect, words, at in bit.told(is_recruiter):
        start = bit.start + at
        if _WORD.search(words):
            yield Drawn(aspect, words, line.strip(), (start, start + len(words)))


def name_at_head(text: str) -> tuple[int, int] | None:
    """Where the name stands, if it is the first thing in the text, or on its second line."""
    if _heads_a_station(text):
        return None
    first = next((bit for line in text.splitlines()[:1] for bit in bits_of(line, 0)), None)
    is_called = first is not None and _FULL_NAME.fullmatch(first.text) and not TITLED.search(first.text) and not is_town(first.text)
    if first is not None and is_called and _NAME_AND_MARK.match(text):
        return first.start, first.start + len(first.text)
    name = name_in(text)
    if name is None:
        return None
    before = text[: name[0]]
    if TITLED.search(before):
        return None  # "Maths teacher", and below it the school
    return (
        name
        if not re.search(r"[^\W\d_]{2}", re.sub(r"\b(?:Dr|Prof|Mr|Mrs|Ms|Ing)\b", "", before.rpartition("\n")[2]))
        and before.count("\n") < 2
        else None
    )


def _heads_a_station(text: str) -> bool:
    """Whether a text begins with a house and the job there, as profiles list them: its first line is nobody's name."""
    lines = [line for line in text.splitlines() if _WORD.search(line)][:3]
    if len(lines) < 3 or not TITLED.search(lines[1]) or re.search(r"\bat\b|@", lines[1]):
        return False
    return is_date(_unmarked(lines[2])) or bool(re.search(r"(?:full|part)[- ]time", lines[1], re.I))


def _dated(reading: _Reading, is_now: bool) -> None:
    """The dates of a station: one that has ended is the past."""
    if not is_now:
        for number in reading.station:
            fact = reading.facts[number]
            if fact.aspect in (Aspect.ROLE, Aspect.EMPLOYER) or (fact.aspect is Aspect.NOTE and _HOUSE.fullmatch(fact.words)):
                reading.facts[number] = replace(fact, aspect=Aspect.PAST)
    reading.is_after_dates = True


def _dated_within(reading: _Reading, body: str, at: int, bits: Sequence[Bit]) -> None:
    """Dates on a line that says more: what stands in their own bit is the past, "Chair, Young Water Network 2018–21"."""
    found = DATES.search(body)
    where = at + found.start() if found else -1
    dated = next((bit for bit in bits if bit.start <= where <= bit.start + len(bit.text) + 2), None)
    for number, fact in enumerate(reading.facts):
        within = dated is not None and dated.start <= fact.span[0] and fact.span[1] <= dated.start + len(dated.text)
        is_work = fact.aspect in (Aspect.ROLE, Aspect.EMPLOYER) or (fact.aspect is Aspect.NOTE and TITLED.search(fact.words))
        if within and is_work:
            reading.facts[number] = replace(fact, aspect=Aspect.PAST)


def _with_houses(facts: list[Drawn]) -> Iterator[Drawn]:
    """A name that stands alone before or behind the first job is its house: "KLARNA", "Enerflux AB"."""
    has_house = any(fact.aspect is Aspect.EMPLOYER for fact in facts)
    roles = [number for number, fact in enumerate(facts) if fact.aspect is Aspect.ROLE]
    for number, fact in enumerate(facts):
        is_beside = bool(roles) and number in (roles[0] - 1, roles[0] + 1)
        is_beside = is_beside and not _EMOJI.search(fact.said)  # "🚀 Founder | 🌱 Climate" names a field
        is_house = fact.aspect is Aspect.NOTE and is_beside and bool(_HOUSE.fullmatch(fact.words))
        if not has_house and is_house:
            has_house = True
            yield replace(fact, aspect=Aspect.EMPLOYER)
        else:
            yield fact


def _unmarked(line: str) -> str:
    return _FLAG.sub("", line).strip(" -–—•·*|")


def _is_reach(bit: Bit, reach: Sequence[Drawn]) -> bool:
    """Whether a bit but says how somebody is reached."""
    end = bit.start + len(bit.text)
    return is_link(bit.text) or is_private(bit.text) or any(bit.start < each.span[1] and each.span[0] < end for each in reach)


def _is_named(bit: Bit, name: tuple[int, int] | None) -> bool:
    return name is not None and bit.start <= name[0] and name[1] <= bit.start + len(bit.text) + 1 and len(bit.text) < name[1] - name[0] + 8


def without_shouting(text: str) -> str:
    """Lines in capitals as people write them, each letter where it was: "PRODUCT MANAGER" is "Product Manager", "CEO" stays."""

    def told(line: str) -> str:
        letters = [char for char in line if char.isalpha()]
        is_loud = len(letters) > _LOUD and sum(char.isupper() for char in letters) > 0.9 * len(letters)
        return re.sub(r"[^\W\d_]{4,}", lambda word: word[0].capitalize(), line) if is_loud else line

    lines = text.splitlines(keepends=True)
    return "".join(map(told, lines)) if len("".join(map(told, lines))) == len(text) else text
