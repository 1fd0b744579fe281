"""The little language of the families: "[just] introduc(e|ing) me to {person}" as a pattern over spelt words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

# [x] maybe x; (a|b) a or b; {class} a word class; ~verb any form of it; !word not this word next; *ing any such word;
# .. up to two words, ... up to five, .... up to fourteen; # head of a sentence; ^ head of a clause; $ its end
_PIECE = re.compile(r"\.{1,4}|[\[\](){}|^$#]|~?[^\s\[\](){}|^$#.]+")
_AFFIRMED = "(?!(?:not|never) )"  # the short gaps do not step over a negation
_GAPS = {
    "..": f"(?:{_AFFIRMED}[^ ,;.!?^]+ ){{0,2}}?",
    "...": f"(?:{_AFFIRMED}[^ .!?^]+ ){{0,5}}?",
    "....": "(?:[^ .!?^]+ ){0,14}?",
}
_EDGES = {
    "#": r"\^ (?:(?:oh|and|well|but|yes|ah|hey|ok|okay|so) (?:, )?)?",
    "^": r"(?:[\^,;\"] |(?:and|but|so|then|or|because|well|hey|hi|hello) )",
    "$": r"(?=[.!?,;\"] |$|(?:and|but|so|because|if|when|though) )",
}
_COMMON = frozenset(
    "i you me my your a an the to of for in on at is are was it that this and or if do not have be with we us our would could can will so"
    " how what who any some get <ask> <may> <want> <both>".split()
)
_PASTS = dict(
    pair.split(":")
    for pair in (
        "get:got give:gave send:sent take:took tell:told make:made find:found bring:brought write:wrote speak:spoke say:said have:had"
        " do:did keep:kept let:let put:put think:thought show:showed meet:met come:came lend:lent buy:bought read:read hear:heard"
        " throw:threw"
    ).split()
)
_MARKS = ("<ask>", "<may>", "<both>", "<want>")
_CLOSING = frozenset(("|", "]", ")"))
_NOTHING_NEEDED = frozenset[str]()
Needs = frozenset[str]  # one of these words must stand in the sentence; empty if none can be named


class PhraseFault(ValueError):
    """A phrase that cannot be read: an unknown class, a bracket left open."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern and the words without which it cannot match."""

    pattern: str
    needs: Needs

    @property
    def read_in(self) -> str:
        """Which form of a sentence it is read in: with request forms marked, with a wish for a thing in front, or plain."""
        if self.pattern.startswith("<want>"):
            return "wanting"
        return "asking" if any(mark in self.pattern for mark in _MARKS) else "plain"


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, ready to search in words that are each followed by one blank."""
    return _compiled(pattern)


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern compiled only when something is first looked for."""

    pattern: str

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where it stands."""
        return _compiled(self.pattern).search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where it stands."""
        return _compiled(self.pattern).finditer(text)


class Grammar:
    """Reads phrases, given the word classes."""

    def __init__(self, classes: Mapping[str, tuple[str, ...]], respelt: Mapping[str, str] | None = None) -> None:
        self._respelt = respelt or {}  # "intro" arrives as "introduction", "just" not at all
        self._classes: dict[str, Phrase] = {}
        self._words: dict[str, Phrase] = {}
        self._wordings = dict(classes)

    def phrase(self, written: str) -> Phrase:
        """One phrase; raises PhraseFault."""
        pieces = _PIECE.findall(written)
        phrase, rest = self._choice(pieces, 0, written)
        if rest != len(pieces):
            raise PhraseFault(f"{written!r} has a bracket too many")
        return phrase

    def _choice(self, pieces: list[str], at: int, written: str) -> tuple[Phrase, int]:
        branches = []
        while True:
            start = at
            branch, at = self._run(pieces, start, written)
            if branch.pattern or at == start:  # a branch of fillers alone ("just") would match nothing at all
                branches.append(branch)
            if at >= len(pieces) or pieces[at] != "|":
                return _any_of(branches or [branch]), at
            at += 1

    def _run(self, pieces: list[str], at: int, written: str) -> tuple[Phrase, int]:
        steps = []
        while at < len(pieces) and pieces[at] not in _CLOSING:
            step, at = self._step(pieces, at, written)
            steps.append(step)
        if len(steps) == 1:
            return steps[0], at
        needs = [step.needs for step in steps if step.needs]
        return Phrase("".join([step.pattern for step in steps]), min(needs, key=_weight) if needs else _NOTHING_NEEDED), at

    def _step(self, pieces: list[str], at: int, written: str) -> tuple[Phrase, int]:
        piece = pieces[at]
        if piece in self._words:
            return self._words[piece], at + 1
        if piece in "[(":
            inner, after = self._choice(pieces, at + 1, written)
            if after >= len(pieces):
                raise PhraseFault(f"{written!r} leaves a bracket open")
            return (inner if piece == "(" else Phrase(f"(?:{inner.pattern})?", _NOTHING_NEEDED)), after + 1
        if piece == "{":
            return self._class(pieces[at + 1], written), at + 3
        if piece in _GAPS:
            return Phrase(_GAPS[piece], _NOTHING_NEEDED), at + 1
        if piece in _EDGES:
            return Phrase(_EDGES[piece], _NOTHING_NEEDED), at + 1
        if piece[0] == "!" and len(piece) > 1:
            return Phrase(f"(?!{re.escape(piece[1:])} )", _NOTHING_NEEDED), at + 1
        if "*" in piece:
            return Phrase(re.escape(piece).replace(r"\*", "[^ ]*") + " ", _NOTHING_NEEDED), at + 1
        if piece in self._respelt:
            return _words(self._respelt[piece].split()), at + 1
        self._words[piece] = _any_of([_word(form) for form in (forms_of(piece[1:]) if piece[0] == "~" else (piece,))])
        return self._words[piece], at + 1

    def _class(self, name: str, written: str) -> Phrase:
        if name not in self._classes:
            if name not in self._wordings:
                raise PhraseFault(f"{written!r} names {{{name}}}, which is no word class")
            self._classes[name] = _any_of([self.phrase(wording) for wording in self._wordings[name]])
        return self._classes[name]


def forms_of(verb: str) -> tuple[str, ...]:
    """The forms of "introduce": introduce, introduces, introducing, introduced."""
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb[-1] == "y" and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb}ing", f"{verb[:-1]}ied"
    short = len(verb) == 3 and verb[-1] in "bdgmnpt" and verb[-2] in "aeiou"
    stem = verb + verb[-1] if short or verb in ("refer", "submit", "commit", "permit") else stem
    plural = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "o")) else f"{verb}s"
    return verb, plural, f"{stem}ing", f"{stem}ed"


def gerund_too(written: str) -> str:
    """Read "introduce me" as "(introduce|introducing|introduced) me", since request forms take all three."""
    if written[0] == "(":
        choices, _, rest = written[1:].partition(")")
        return f"({'|'.join(gerund_too(choice) for choice in choices.split('|'))}){rest}" if "(" not in choices else written
    if written[0] in "[{~.<^":
        return written
    verb, _, rest = written.partition(" ")
    _, _, gerund, past = forms_of(verb)
    return f"({verb}|{gerund}|{_PASTS.get(verb, past)}) {rest}"


def _words(words: list[str]) -> Phrase:
    return Phrase("".join(_word(word).pattern for word in words), frozenset(words[:1]))


def _word(word: str) -> Phrase:
    return Phrase(re.escape(word) + " ", frozenset((word,)))


def _any_of(branches: list[Phrase]) -> Phrase:
    if len(branches) == 1:
        return branches[0]
    needs = frozenset[str]().union(*(branch.needs for branch in branches)) if all(branch.needs for branch in branches) else _NOTHING_NEEDED
    return Phrase(f"(?:{'|'.join(branch.pattern for branch in branches)})", needs)


def rarer(one: Needs, other: Needs) -> Needs:
    """Of two needs, the one that fewer sentences meet."""
    if not one or not other:
        return one or other
    return min(one, other, key=_weight)


def _weight(needs: Needs) -> int:
    return len(needs) + 40 * len(needs & _COMMON)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(r"(?<![^ ])" + pattern)
