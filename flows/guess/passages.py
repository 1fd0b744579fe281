"""The pasted sentences as they stand, each a topic of its own: what is told where a question asks for more than a fact has words for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flows.biography import Aspect, Biography, Drawn
from flows.biography.layout import DATES
from flows.guess.content import Weaving
from flows.guess.turning import said_by_them
from flows.people import Fact, Topic

AGAIN = 6  # ways to tell a sentence, one after the other: as it is, and those of the weaving
NEAREST, OR_THIS = AGAIN, AGAIN + 1  # its lines as what comes nearest to an answer, and as what comes next
_NEVER = frozenset({Aspect.EMAIL, Aspect.PHONE, Aspect.LINK, Aspect.TIE})  # known, and not read out; the learner's own words
_LONGEST, _SHORTEST = 240, 8  # characters of what is quoted
_FEW, _FEW_DATED = 6, 9  # words of a sentence that is told by itself; of one that begins with its years
_BRACES = str.maketrans({"{": "(", "}": ")"})
_TOPIC = re.compile(r"said(\d+)")
_JOINT = re.compile(r"[;:–—]\s+|,\s+(?=(?:and|but|so|or|yet|where|which|who|because)\b)|,\s+|\s+(?=(?:and|but|because|where|which|who)\b)")
_STOP = re.compile(
    r"(?<=[^\W\d_A-Z]{2}[.!?])\s+(?=[A-ZÀ-Þ\d])(?<!\b[DMPS][rst]\. )(?<!\bProf\. )(?<!\bprev\. )(?<!\bpron\. )(?<!\bSmt\. )"
    r"|(?<=\)[.!?])\s+(?=[A-ZÀ-Þ\d])"
)
_MARK = re.compile(r"\s*[|•·▪●➤✓🔹]+\s*|\s+//?\s+|\s+[–—]{2}\s+")  # between the bits of a profile
_MINE = re.compile(r"(?:i|i['’]\w+|my|we|our)\b", re.I)
_OWN = re.compile(r"\A(?=[A-ZÀ-Þ])(?=.*\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b).*[.!]\Z", re.S)  # a whole sentence of their own
_THIRD = re.compile(r"\b(?:he|she|his|her|him|hers|they|their|them)\b", re.I)


@dataclass(frozen=True, slots=True)
class Passage:
    """Pasted words to be told whole, the topic that tells them, and where in the text they stand."""

    topic: str
    words: str
    around: str = ""  # the sentence, where these are a part of it


def passages_of(biography: Biography) -> tuple[Passage, ...]:
    """The sentences of a text in its order; long ones in parts."""
    reached = [fact.words for fact in biography.facts if fact.aspect in _NEVER]
    names = {" ".join(fact.words.split()) for fact in biography.facts if fact.aspect is Aspect.NAME}
    seen: dict[str, tuple[int, int]] = {}
    for fact in filter(_may_be_told, biography.facts):
        said = " ".join(fact.said.split())
        start = fact.span[0] - max(0, fact.said.find(fact.words))
        seen.setdefault(said, (start, start + len(fact.said)))
    found = [(part, said) for said in _joined(seen) for part in _parts(said) if not any(" ".join(each.split()) in part for each in reached)]
    whole = [(part, said) for part, said in dict.fromkeys(found) if len(part) >= _SHORTEST and part not in names]
    return tuple(Passage(f"said{number}", part, said) for number, (part, said) in enumerate(whole))


def _joined(seen: dict[str, tuple[int, int]]) -> Iterator[str]:
    """Sentences with where they stand, a very short one together with the next: "used to be chef!! 2 restaurants, closed in covid"."""
    held, held_to = "", 0
    for said, (start, end) in seen.items():
        if held and (start != held_to + 1 or len(held) + len(said) > _LONGEST or DATES.match(said)):
            yield held
            held = ""
        held = f"{held} {said}" if held else said
        held_to = end
        if not _is_begun(held):
            yield held
            held = ""
    if held:
        yield held


def _is_begun(said: str) -> bool:
    """Whether words say too little alone; of a row in a table, "2009 – 2013 Kisaragi Construction, Osaka.", what was done there follows."""
    return said.endswith((".", "!", "?")) and len(said.split()) < (_FEW_DATED if DATES.match(said) else _FEW)


def topics_told(passages: tuple[Passage, ...], biography: Biography, weaving: Weaving, seed: int) -> dict[str, Topic]:
    """The passages as topics; each is told only when it is asked for."""
    is_first = _speaks_of_itself(biography)
    return {
        each.topic: Topic((), tuple(Fact(0, said, (each.words,)) for said in _ways(each, is_first, biography, weaving, seed + number)))
        for number, each in enumerate(passages)
    }


def _ways(passage: Passage, is_first: bool, biography: Biography, weaving: Weaving, seed: int) -> Iterator[str]:
    """A passage as it is said; as it answers more than one question, once more and once again; and as what but comes near."""
    yield _line(passage, is_first, biography, weaving, seed)
    for number in range(AGAIN - 1):
        yield _quoted(passage, weaving.again[(seed + number) % len(weaving.again)])
    for near in (weaving.nearest, weaving.or_this):
        yield _quoted(passage, near[seed % len(near)])


def passages_in(topics: dict[str, Topic]) -> Iterator[Passage]:
    """The passages among the topics of a guess."""
    for name, topic in topics.items():
        if _TOPIC.fullmatch(name):
            yield Passage(name, topic.facts[0].asked[0])


def _may_be_told(fact: Drawn) -> bool:
    return bool(fact.said) and fact.aspect not in _NEVER | {Aspect.NAME}


def _parts(said: str) -> Iterator[str]:
    """A sentence, or, where it is long, its parts, cut where one thing ends; a row with its years stays whole."""
    lines = [said] if DATES.match(said) and len(said) <= _LONGEST else _STOP.split(said)
    for sentence in (bit.strip(" \ufe0f") for line in lines for bit in _MARK.split(line)):
        while len(sentence) > _LONGEST:
            cut = _cut(sentence)
            yield sentence[:cut].strip(" ,;:–—")
            sentence = sentence[cut:].strip(" ,;:–—")
        yield sentence


def _cut(sentence: str) -> int:
    """Where a long sentence is best cut in two: near its middle, behind a comma rather than before an "and"."""
    joints = [found for found in _JOINT.finditer(sentence) if _LONGEST // 4 < found.end() <= _LONGEST]
    marked = [found.end() for found in joints if found[0].strip()]
    middle = min(len(sentence) // 2, _LONGEST)
    blank = sentence.rfind(" ", 0, _LONGEST)
    best = marked or [found.end() for found in joints]
    return min(best, key=lambda at: abs(at - middle), default=blank if blank > 0 else _LONGEST)


def _speaks_of_itself(biography: Biography) -> bool:
    """Whether a text is in the words of whom it is about: "I build rooms."."""
    said = {fact.said.strip() for fact in biography.facts if _may_be_told(fact)}
    called = biography.first(Aspect.NAME).partition(" ")[0]
    is_told_of = any(_THIRD.search(each) and not _MINE.search(each) for each in said)
    is_named = bool(called) and any(
        re.match(rf"{re.escape(called)}\b.* (?:is|was|has|\w+s)\b", each) and not _MINE.search(each) for each in said
    )
    return sum(bool(_MINE.match(each)) for each in said) > 1 and not (is_told_of or is_named or biography.of(Aspect.TIE))


def _line(passage: Passage, is_first: bool, biography: Biography, weaving: Weaving, seed: int) -> str:
    """A passage as it is said: in their own mouth where it is theirs or is safely turned, and quoted otherwise."""
    words = passage.words.translate(_BRACES)
    if is_first and _OWN.search(words):
        return words
    if said := said_by_them(words, biography.first(Aspect.NAME)):
        return said
    return _quoted(passage, weaving.quoted[seed % len(weaving.quoted)])


def _quoted(passage: Passage, template: str) -> str:
    quoted = template.replace("{{ words }}", passage.words.translate(_BRACES).rstrip(" .,;:"), 1)
    return quoted.replace("?”.", "?”").replace("!”.", "!”")


def is_passage(topic: str) -> bool:
    """Whether a topic is a pasted sentence."""
    return _TOPIC.fullmatch(topic) is not None


def neighbours(topic: str) -> frozenset[str]:
    """What is likely to be asked about next: the topic itself; of a sentence also the one before and the one behind it."""
    found = _TOPIC.fullmatch(topic)
    return frozenset({topic} if found is None else {f"said{int(found[1]) + step}" for step in (-1, 0, 1)})
