"""What a coach's own partner must keep to, beyond what every partner does: numbers within reach, and nothing outside the talk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from bot.content.uploads.names import NAME
from flows.people import AskBack, Door, Hook, Partner, Topic, Unasked

_LETTER = re.compile(r"[a-zà-öø-ÿ]", re.I)
_MOST = {
    "topics": 160,
    "briefing": 12,
    "hooks": 24,
    "doors": 16,
    "asks_back": 40,
    "unasked": 10,
    "outside": 40,
    "unsure": 40,
    "roughly": 40,
    "otherwise": 40,
    "veiled": 40,
    "picks": 40,
    "private": 40,
    "guarded": 40,
    "told": 40,
    "musings": 40,
    "tempts": 40,
    "distracted": 40,
}
_MOST_LINES = 24  # of a group such as reactions.listening.open
_MOST_ASKED, _MOST_FACTS, _MOST_WORDS = 24, 40, 40  # of one topic
_MOST_SENTENCES = 4_000  # that its questions are looked for in; those that come with the program have 3,700 at most
_YOUNGEST, _OLDEST = 16, 100
_SHORTEST_CUE = 2  # letters; with one, half of all messages would pick a hook up


def rules_of_partner(partner: Partner) -> Iterator[tuple[str, str]]:
    """Each fault as (path in the file, what is wrong)."""
    yield from _person(partner)
    yield from _held(partner, "", partner.topics)
    for scene, part in partner.parts.items():
        yield from _held(part, f"parts.{scene}.", part.topics)
        for name, lines in (*part.lines.items(), *part.goodbyes.items()):
            yield from _counted(f"parts.{scene}.{'goodbyes' if name in part.goodbyes else 'lines'}.{name}", lines, _MOST_LINES)
    for group in ("greets", "recalls", "kindly", "briefly", "grants", "goodbyes", "tries", "again", "promises"):
        for name, lines in getattr(partner, group).items():
            yield from _counted(f"{group}.{name}", lines, _MOST_LINES)
    for family, moods in partner.reactions.items():
        for mood, lines in moods.items():
            yield from _counted(f"reactions.{family}.{mood}", lines, _MOST_LINES)
    for index, deed in enumerate(partner.unasked):
        yield from _trust(f"unasked[{index}].at", deed)
    topics = [*partner.topics.values(), *(topic for part in partner.parts.values() for topic in part.topics.values())]
    if (sentences := sum(_sentences(topic) for topic in topics)) > _MOST_SENTENCES:
        yield "topics", f"{sentences:,} questions and facts are too many to look an answer up in; {_MOST_SENTENCES:,} at most"


def _person(partner: Partner) -> Iterator[tuple[str, str]]:
    for path, name in (("name", partner.name), ("called", partner.called), ("introducer.name", partner.introducer.name)):
        if not _LETTER.search(name):
            yield path, f"{name!r} is no name that somebody could be called by"
    if not _YOUNGEST <= partner.age <= _OLDEST:
        yield "age", f"{partner.age} is no age for this; {_YOUNGEST} to {_OLDEST}"
    if not 1 <= len(partner.rooms) <= 3:
        yield "rooms", "one to three of matters, busy, fellow"
    if partner.lines:
        yield "lines", "lines stand within a part: parts, a scene's name, lines"
    if partner.pasted:
        yield "pasted", "this field is not for files"


def _held(held: Any, path: str, topics: dict[str, Topic]) -> Iterator[tuple[str, str]]:
    """What a partner and a part of theirs both hold."""
    for name, most in _MOST.items():
        yield from _counted(f"{path}{name}", getattr(held, name, ()), most)
    for name, topic in topics.items():
        yield from _topic(f"{path}topics.{name}", name, topic)
    for group in ("hooks", "doors", "asks_back"):
        for index, each in enumerate(getattr(held, group, ())):
            yield from _trust(f"{path}{group}[{index}].at", each)
    for index, hook in enumerate(held.hooks):
        yield from _cues(f"{path}hooks[{index}].picks_up", hook.picks_up)
    for index, door in enumerate(held.doors):
        if not door.invites:
            yield f"{path}doors[{index}].invites", "a door invites at least one move"
    if promised := getattr(held, "promised", None):
        yield from _cues(f"{path}promised.words", promised.words)


def _topic(path: str, name: str, topic: Topic) -> Iterator[tuple[str, str]]:
    if not NAME.fullmatch(name):
        yield path, f"{name!r} can't be the name of a topic; small letters, digits and _, such as career_start"
    yield from _counted(f"{path}.asked", topic.asked, _MOST_ASKED)
    yield from _counted(f"{path}.words", topic.words, _MOST_WORDS)
    yield from _counted(f"{path}.facts", topic.facts, _MOST_FACTS)
    for index, fact in enumerate(topic.facts):
        yield from _counted(f"{path}.facts[{index}].asked", fact.asked, _MOST_ASKED)
        if not 0 <= fact.at <= 10:
            yield f"{path}.facts[{index}].at", f"{fact.at:g} is no trust that there can be; 0 to 10"


def _cues(path: str, cues: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if not 1 <= len(cues) <= _MOST_WORDS:
        yield path, f"{len(cues)} of them; 1 to {_MOST_WORDS}"
    for index, cue in enumerate(cues):
        if len(_LETTER.findall(cue)) < _SHORTEST_CUE and not cue.isdecimal():
            yield f"{path}[{index}]", f"{cue!r} is too short: half of all messages would hold it"


def _trust(path: str, held: Hook | Door | AskBack | Unasked) -> Iterator[tuple[str, str]]:
    if not 0 <= held.at <= 10:
        yield path, f"{held.at:g} is no trust that there can be; 0 to 10"


def _counted(path: str, held: Sequence[Any] | dict[str, Any], most: int) -> Iterator[tuple[str, str]]:
    if len(held) > most:
        yield path, f"{len(held)} of them are too many; {most} at most"


def _sentences(topic: Topic) -> int:
    return len(topic.asked) + sum(1 + len(fact.asked) for fact in topic.facts)
