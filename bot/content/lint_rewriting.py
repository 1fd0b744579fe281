"""What the wordings of rewritten drafts must hold beyond their form: every voice, known facts, phrases that can match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

from bot.content.faults import nearest
from bot.content.lint_templates import faults_of_wordings
from flows.moves import ASKS, Move
from flows.rewriting import ASKED, BRIDGES, VOICES, Footing, Voice, Wordings
from flows.rewriting.marks import GOOD
from flows.rewriting.spoken import fault_of

_ONE_SIDED = re.compile(r"\b(?:colou?r|favou?r|organi[sz]|realis|honou?r|program(?:me)?s?|gotten|whilst|y'all)", re.I)


def faults_of_rewriting(words: Wordings) -> Iterator[tuple[str, str]]:
    """Each fault as (path in the file, what is wrong)."""
    yield from _named("bridges", list(words.bridges), list(BRIDGES))
    for name, voices in words.bridges.items():
        yield from _voiced(f"bridges.{name}", voices, BRIDGES.get(name, ()))
    yield from _voiced("easy_outs", words.easy_outs, ())
    yield from _named("asked", list(words.asked), list(ASKED))
    for name, wordings in words.asked.items():
        yield from faults_of_wordings(f"asked.{name}", wordings)
    for move in sorted((GOOD | ASKS) - {Move.VAGUE_ASK}):
        if not words.good.get(move):
            yield "good", f"nothing on {move}"
    for move, wordings in words.good.items():
        yield from faults_of_wordings(f"good.{move}", wordings)
    leans = words.leans
    listed = {"leans.on_the_ask": leans.on_the_ask, "leans.on_the_one_before": leans.on_the_one_before}
    listed |= {"leans.on_the_one_after": leans.on_the_one_after, "connectors": words.connectors, "puff": words.puff}
    listed |= {"leans.on_work": leans.on_work, "leans.with_papers": leans.with_papers, "leans.on_an_offer": leans.on_an_offer}
    listed |= {"leans.presuming": leans.presuming, "demands": words.demands, "minimising": words.minimising}
    listed |= {"made": words.made, "business": words.business}
    for path, phrases in listed.items():
        yield from _phrased(path, phrases)


def faults_of_footing(footing: Footing) -> Iterator[tuple[str, str]]:
    """Each list without wordings, and each wording that cannot be read, as (path in the file, what is wrong)."""
    for field in fields(footing):
        listed = getattr(footing, field.name)
        if not listed:
            yield field.name, "there is nothing in it"
        for index, wording in enumerate(listed):
            if fault := fault_of(wording):
                yield f"{field.name}[{index}]", fault


def _named(path: str, found: list[str], known: list[str]) -> Iterator[tuple[str, str]]:
    for name in known:
        if name not in found:
            yield path, f"nothing on {name}"
    for name in found:
        if name not in known:
            yield f"{path}.{name}", f"nobody asks for this{nearest(name, known)}"


def _voiced(path: str, voices: dict[Voice, tuple[str, ...]], facts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for voice in VOICES:
        if not voices.get(voice):
            yield path, f"nothing in the voice {voice}"
        yield from faults_of_wordings(f"{path}.{voice}", voices.get(voice, ()), *facts)
        for index, wording in enumerate(voices.get(voice, ())):
            if _ONE_SIDED.search(wording):
                yield f"{path}.{voice}[{index}]", "a word that is spelled or said in one half of the English-speaking world only"
            if "!" in wording or "{%" in wording:
                yield f"{path}.{voice}[{index}]", "no exclamation marks and no conditions: it has to fit whoever writes"


def _phrased(path: str, phrases: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for index, phrase in enumerate(phrases):
        if not phrase.strip() or phrase != phrase.strip() or "  " in phrase or phrases.index(phrase) != index:
            yield f"{path}[{index}]", f"{phrase!r} is empty, stands here twice or has blanks at its edges"
