"""One bit of a terse text: "Founder & CEO", "ex-Google", "UCL '15", "8+ yrs hiring engineers"; what it tells by its form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flows.biography.facts import Aspect
from flows.biography.forms.terse import (
    AT,
    BEHIND,
    BRACKETS,
    FONDNESS,
    HOUSE,
    KIND_OF_JOB,
    LANGUAGE,
    LENGTH,
    LOVES,
    NEED,
    OF_A_HOUSE,
    OF_FAMILY,
    PAST,
    PRONOUNS,
    STUDY,
    TITLE,
    YEARS,
)
from flows.biography.labels import aspect_of
from flows.biography.layout import LABEL
from flows.biography.wording import LEISURE, words_of
from flows.zones import place_zones

Told = tuple[Aspect, str, int]  # what it is about, the words, where in the bit they begin

_CUT = re.compile(
    r"\s*[|•·▪●➤►→✓✔🔹🔸⚡]+\s*|\s+//?\s+|\s[–—]{2}\s|\.\s+(?=[A-ZÀ-Þ\d])|;\s+"
    r"|\s*[\U0001F300-\U0001F5FF\U0001F600-\U0001FAFF\u2600-\u27BF\u2B50]\uFE0F?\s*|\t+|\s{3,}"
)
_DASH = re.compile(r"\s[-–—]\s")
_ASIDE = re.compile(r"(?=.*\d)|[a-z]")  # in brackets behind a house: "8 yrs", "seed, 14 people"
_EDGE = " ,;:.-–—*#_>“”\"'‘’\ufe0f\u200d"


@dataclass(frozen=True, slots=True)
class Bit:
    """A bit of text and where it stands."""

    text: str
    start: int

    def told(self, is_recruiter: bool) -> Iterator[Told]:
        """What it tells, by its form; of a recruiter, "hiring engineers" is the work and no wish."""
        if KIND_OF_JOB.fullmatch(self.text) or PRONOUNS.fullmatch(self.text):
            return
        inside = list(BRACKETS.finditer(self.text))
        past = [each for each in inside if PAST.match(each[1])]
        for each in past:
            yield from _past(each[1], each.start(1))
        towns = [each for each in inside if each not in past and _place(each[1])]
        for each in towns:
            yield Aspect.PLACE, _place(each[1]), each.start(1) + each[1].find(_place(each[1]))
        asides = [each for each in inside if each not in past and each not in towns and self._is_aside(each)]
        for each in asides:
            yield Aspect.NOTE, each[1], each.start(1)
        words = self.text
        for each in inside:
            if each in past or each in towns or each in asides or PRONOUNS.fullmatch(each[0]):
                words = words[: each.start()] + " " * len(each[0]) + words[each.end() :]
        yield from _of(words, is_recruiter=is_recruiter)

    def _is_aside(self, found: re.Match[str]) -> bool:
        """Whether brackets say more of a house: "Pebblemark (seed, 14 people)", "Pebblemark (Series B)"."""
        before = self.text[: found.start()].strip()
        return bool(re.fullmatch(HOUSE, before) or (_ASIDE.match(found[1]) and TITLE.search(before)))


def bits_of(line: str, start: int) -> Iterator[Bit]:
    """The bits of a line: between pipes, bullets, emoji and full stops."""
    begin = 0
    cuts = [*_CUT.finditer(line), *(dashes if len(dashes := list(_DASH.finditer(line))) > 1 else ())]
    if not cuts and line.count(", ") > 2:
        cuts = [cut for cut in re.finditer(r",\s+", line) if not _is_inside(line, cut)]
    cuts.sort(key=lambda cut: cut.start())
    for cut_start, cut_end in [*((cut.start(), cut.end()) for cut in cuts if not _is_inside(line, cut)), (len(line), len(line))]:
        piece = line[begin:cut_start]
        stripped = piece.strip(_EDGE + " ")
        if re.search(r"[^\W_]", stripped):
            at = begin + piece.find(stripped)
            yield Bit(stripped, start + at)
        begin = cut_end


def _is_inside(line: str, cut: re.Match[str]) -> bool:
    """Whether a mark stands in brackets, or behind "Sr." and "Dr."."""
    left = line[: cut.start()]
    return left.count("(") > left.count(")") or (
        cut[0].startswith(".") and bool(re.search(r"\b(?:Sr|Jr|Dr|Prof|St|Mr|Ms|Mrs|Inc|Ltd|Co|prev|[A-Z])$", left))
    )


def _of(words: str, *, is_recruiter: bool) -> Iterator[Told]:
    lead = len(words) - len(words.lstrip(_EDGE))
    text = words.strip(_EDGE)
    if not re.search(r"[^\W_]", text):
        return
    label = LABEL.match(text)
    if label and (aspect := aspect_of(" ".join(label["label"].lower().split()))) is not None:
        yield aspect, text[label.end() :], lead + label.end()
    elif PAST.match(text):
        yield from _past(text, lead)
    elif _place(text):
        yield Aspect.PLACE, _place(text), words.find(_place(text))
    elif NEED.match(text) and not (is_recruiter and re.match(r"hiring", text, re.I)):
        yield Aspect.NEED, text, lead
    elif re.match(r"hiring\b|recruiting\b", text, re.I):
        yield Aspect.PROJECT, text, lead
    elif LENGTH.fullmatch(text):
        return
    elif YEARS.match(text):
        yield Aspect.NOTE, text, lead
    elif _is_languages(text):
        yield Aspect.LANGUAGE, text, lead
    elif found := AT.search(text):
        yield from _at(text, lead, found)
    elif STUDY.search(text) and not TITLE.match(text):
        yield Aspect.STUDY, text, lead
    elif OF_FAMILY.search(text):
        yield Aspect.FAMILY, text, lead
    elif _is_fondness(text):
        for at, item in _items(text):
            yield Aspect.INTEREST, item, lead + at
    elif TITLE.search(text) and len(words_of(text)) < 9 and not _is_fields(text):
        yield from _role(text, lead)
    elif (found := re.fullmatch(r"(?P<house>[^,]+),\s*(?P<town>[^,]+)", text)) and _place(found["town"]) and text[:1].isupper():
        yield Aspect.NOTE, found["house"], lead
        yield Aspect.PLACE, _place(found["town"]), lead + found.start("town")
    else:
        yield Aspect.NOTE, text, lead


def _at(text: str, lead: int, found: re.Match[str]) -> Iterator[Told]:
    """The job, its house, and what comes behind: "PM @ Wise, London", "Head of Grid at Enerflux"."""
    job, rest = re.sub(r"^(?:now|currently|today)\s+", "", text[: found.start()].strip(_EDGE), flags=re.I), text[found.end() :]
    if job:
        yield (Aspect.ROLE if len(words_of(job)) < 9 else Aspect.NOTE), job, lead + text.find(job)
    at = found.end()
    for number, (offset, part) in enumerate(_items(rest)):
        if number == 0:
            house, _, town = part.partition(" in ")
            yield Aspect.EMPLOYER, house.strip(_EDGE), lead + at + offset
            if town and place_zones(town.strip(_EDGE)):
                yield Aspect.PLACE, town.strip(_EDGE), lead + at + offset + part.find(town)
        else:
            yield from ((aspect, words, lead + at + offset + inner) for aspect, words, inner in _of(part, is_recruiter=True))


def _role(text: str, lead: int) -> Iterator[Told]:
    """A job: "Lead UX Designer – Bosch Power Tools" has a house, "Product Manager, Payments" only a field."""
    cut = BEHIND.search(text)
    left, right = (text[: cut.start()], text[cut.end() :]) if cut else (text, "")
    if cut and "," not in cut[0] and TITLE.search(left) and right[:1].isupper() and not TITLE.search(right):
        yield Aspect.ROLE, left, lead
        yield Aspect.EMPLOYER, right, lead + cut.end()
    elif cut and TITLE.search(left) and _place(right):
        yield Aspect.ROLE, left, lead
        yield Aspect.PLACE, _place(right), lead + cut.end()
    elif cut and TITLE.search(left) and re.fullmatch(HOUSE, right) and not OF_A_HOUSE.match(right) and not TITLE.search(right):
        yield Aspect.ROLE, left, lead
        yield Aspect.EMPLOYER, right, lead + cut.end()
    elif (found := re.fullmatch(rf"(?P<job>.+?) of (?P<house>{HOUSE})", text)) and not OF_A_HOUSE.match(found["house"]):
        yield Aspect.ROLE, found["job"], lead
        yield Aspect.EMPLOYER, found["house"], lead + found.start("house")
    else:
        yield Aspect.ROLE, text, lead


def _past(text: str, lead: int) -> Iterator[Told]:
    begin = 0
    for at, item in _items(text):
        begin = at
        found = PAST.match(item)
        words = item[found.end() :] if found else item
        if words.strip(_EDGE):
            yield Aspect.PAST, words.strip(_EDGE), lead + begin + (found.end() if found else 0) + len(words) - len(words.lstrip(_EDGE))


def _items(text: str) -> Iterator[tuple[int, str]]:
    begin = 0
    for cut in [*re.finditer(r"\s*[,;]\s*(?:and\s+)?|\s+\+\s+", text), None]:
        end = cut.start() if cut else len(text)
        item = text[begin:end].strip(_EDGE)
        if item:
            yield text.find(item, begin), item
        begin = cut.end() if cut else end


def _place(text: str) -> str:
    """The town in a bit that is nothing else: "Stockholm, Sweden", "based in Leeds"."""
    words = re.sub(r"^(?:based in|living in|lives in|from|in|📍)\s+", "", re.sub(r"[\U0001F1E6-\U0001F1FF]", "", text), flags=re.I).strip(
        _EDGE
    )
    words = re.sub(r"\s+(?:or|and|/|&)\s+remote$|\s*\(remote\)$", "", words, flags=re.I)
    parts = [part.strip() for part in re.split(r",|/|[↔⇄&]|<->|->|→", words)]
    is_one = (
        0 < len(parts) < 4
        and all(parts)
        and words[:1].isupper()
        and bool(place_zones(parts[0]))
        and all(len(part.split()) < 4 for part in parts)
    )
    return words if is_one and all(place_zones(part) or part[:1].isupper() for part in parts) else ""


def is_town(text: str) -> bool:
    """Whether a bit is nothing but a town."""
    return bool(_place(text))


def _is_fields(text: str) -> bool:
    """Whether it is a list of what somebody knows about: "Groundwater, mine closure, expert witness"."""
    listed = [item for _, item in _items(text)]
    return len(listed) > 2 and not TITLE.search(listed[0]) and all(item[:1].islower() for item in listed[1:])


def _is_languages(text: str) -> bool:
    items = [item for part in re.split(r",|/|&| and ", text) if (item := part.strip(_EDGE))]
    return bool(items) and all(LANGUAGE.match(item) for item in items) and all(len(item.split()) < 5 for item in items)


def _is_fondness(text: str) -> bool:
    """Whether it is leisure and no job: "coffee nerd", "dog mum", "climbs, bakes sourdough"."""
    words = words_of(text)
    if not words or len(words) > 8:
        return False
    if all(item.split()[0].lower() in LOVES for _, item in _items(text)):
        return True
    return (
        bool(FONDNESS.search(text))
        and (words[-1] not in ("owner", "baker", "cook") or words[0] in LEISURE)
        and not re.search(r"\b(?:head|lead|senior)\b", text, re.I)
    )
