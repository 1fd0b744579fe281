"""One pasted bio held against what a careful reader drew out of it, and against questions with their answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.content.library import Shelf, voice, weaving, world
from bot.words import PLAIN, line_text
from flows import play
from flows.biography import Aspect, Biography, Drawn
from flows.biography.drawing import drawn
from flows.guess import partner_of
from flows.guess.passages import NEAREST, OR_THIS, is_passage
from flows.words import FUNCTION_WORDS, stem, tokens
from tests.rows import rows_of

HERE = Path(__file__).parent
ENOUGH = 0.6  # share of the words of a fact that must be there
ANSWERED, DECLINED, WRONG, REFUSED, INVENTED = "answered", "declined", "wrong", "refused", "invented"
NEAR = "near"  # nothing pasted answers, and what comes nearest is named as that: "I'm not sure your notes say. The nearest ..."
_NEAREST = tuple(f"facts[{number}].says" for number in (NEAREST, OR_THIS))
_DECLINES = ("guarded[", "private[", "outside[", "told[")


@dataclass(slots=True)
class Figures:
    """What came of one bio."""

    id: str
    right: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)  # drawn, under another aspect: missed, too
    wrong: list[str] = field(default_factory=list)  # drawn, and no careful reader has it so
    answers: list[tuple[str, str, str]] = field(default_factory=list)  # question, what came of it, reply

    def count(self, verdict: str) -> int:
        """How many questions came out so."""
        return sum(each == verdict for _, each, _ in self.answers)


def bios(name: str) -> list[dict[str, Any]]:
    """The bios of a file beside this one."""
    return list(rows_of(HERE / name))


def measured(bio: dict[str, Any], number: int) -> Figures:
    """Facts and answers of one bio; `number` chooses the wordings."""
    found = drawn(bio["text"])
    figures = Figures(bio["id"])
    _hold_facts(figures, found, bio.get("facts", []))
    for question, verdict, reply in _answers(found, bio.get("questions", []), number):
        figures.answers.append((question, verdict, reply))
    return figures


def _hold_facts(figures: Figures, found: Biography, wanted: list[dict[str, str]]) -> None:
    matched: set[Drawn] = set()
    for each in wanted:
        aspect, words = Aspect(each["aspect"]), _words(each["words"])
        same = [fact for fact in found.facts if fact.aspect is aspect and _alike(_words(fact.words), words)]
        other = [fact for fact in found.facts if fact.aspect is not aspect and _share(words, _words(fact.words)) >= ENOUGH]
        matched |= set(same)
        line = f"{aspect}: {each['words']}"
        if same:
            figures.right.append(line)
            continue
        figures.missed.append(line)
        if other:
            figures.elsewhere.append(f"{line} (as {other[0].aspect})")
    claimed = {Aspect(each["aspect"]): [] for each in wanted}
    for each in wanted:
        claimed[Aspect(each["aspect"])].append(_words(each["words"]))
    for fact in found.facts:
        partly = any(_share(_words(fact.words), words) >= ENOUGH for words in claimed.get(fact.aspect, []))
        if fact not in matched and not partly and fact.aspect is not Aspect.NOTE:
            figures.wrong.append(f"{fact.aspect}: {' '.join(fact.words.split())}")


def _answers(found: Biography, questions: list[dict[str, Any]], number: int) -> Iterator[tuple[str, str, str]]:
    shelf = world().people
    assert isinstance(shelf, Shelf)
    name = f"guess{900_000 + number}"
    shelf.seat(name, str(found), lambda: partner_of(found, found.first(Aspect.NAME) or "Sam", voice(), weaving(), number))
    for each in questions:
        begun = play.begin(world(), "coffee", (name,), 7 + number).rehearsal
        begun = begun.evolve(state="their_story")
        if "after" in each:
            begun = play.advance(world(), begun, each["after"]).rehearsal
        turn = play.advance(world(), begun, each["ask"]).turn
        reply = " ".join(line_text(line, PLAIN) for line in turn.lines)
        ids = [line.id for line in turn.lines]
        tells = any(map(tells_as_answer, ids)) or not any(line.startswith(_DECLINES) or comes_near(line) for line in ids)
        if each.get("decline"):
            yield each["ask"], INVENTED if tells else NEAR if any(map(comes_near, ids)) else DECLINED, reply
        elif _share(_words(each["answer"]), _words(reply)) >= ENOUGH:
            yield each["ask"], ANSWERED, reply
        else:
            yield each["ask"], WRONG if tells or any(map(comes_near, ids)) else REFUSED, reply
    shelf.unseat(name)


def comes_near(line: str) -> bool:
    """Whether a line but names what comes nearest, and says so."""
    return line.endswith(_NEAREST) and is_passage(line.split(".")[1])


def tells_as_answer(line: str) -> bool:
    """Whether a line tells something pasted as the answer."""
    return line.startswith("topics.") and not comes_near(line)


def _words(text: str) -> frozenset[str]:
    said = tokens(text)
    return frozenset(stem(word) for word in said if word not in FUNCTION_WORDS or len(said) < 3) or frozenset(said)


def _share(words: frozenset[str], within: frozenset[str]) -> float:
    return len(words & within) / max(1, len(words))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return _share(other, one) >= ENOUGH or (bool(one) and one <= other and len(one) * 2 >= len(other))
