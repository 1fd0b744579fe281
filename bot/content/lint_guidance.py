"""What the mentor's words must hold beyond their form: something on every slip and sign, hints for every situation, sound templates."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.faults import nearest
from bot.content.lint_templates import faults_of_text, faults_of_wordings
from flows.debrief import LINES
from flows.guidance import HINTS, TAKEN_BY_HINT, DoorKind, Guidance, SignWords
from flows.moves import ASKS, PUSHES, Move
from flows.rehearsal import Sign

_OWN = {"door_with_aim": ("aim",), "target": ("target",), "offer": ("give",)}  # what a hint may use besides the partner's field
SLIPS = sorted((ASKS | PUSHES) - {Move.VAGUE_ASK})


def faults_of_guidance(guidance: Guidance) -> Iterator[tuple[str, str]]:
    """Each fault of the mentor's words as (path in the file, what is wrong)."""
    yield from _slips(guidance)
    yield from _signs(guidance)
    yield from _hints(guidance)
    yield from _next_steps(guidance)
    for move, praises in guidance.praise.items():
        if len(praises) < 2:
            yield f"praise.{move}", "at least 2 sentences"
        yield from faults_of_wordings(f"praise.{move}", praises, "words", "partner")


def _slips(guidance: Guidance) -> Iterator[tuple[str, str]]:
    for move in SLIPS:
        if move not in guidance.slips:
            yield "slips", f"nothing on {move}"
    for move, about in guidance.slips.items():
        path, points = f"slips.{move}", ("cost", "trust") if move in ASKS else ()  # a push has no cost in points
        if len(about.notes) < 3:
            yield f"{path}.notes", "at least 3 wordings"
        if not about.tries_alone:
            yield f"{path}.tries_alone", "at least 1 sentence to send instead"
        yield from faults_of_wordings(f"{path}.notes", about.notes, "words", "partner", *points)
        yield from faults_of_wordings(f"{path}.tries_alone", about.tries_alone)
        yield from faults_of_wordings(f"{path}.tries_after", about.tries_after)
        yield from faults_of_text(f"{path}.why", about.why)
        yield from faults_of_text(f"{path}.reader", about.reader)


def _signs(guidance: Guidance) -> Iterator[tuple[str, str]]:
    for sign in Sign:
        if sign not in guidance.signs:
            yield "signs", f"nothing on {sign}"
    for sign, about in guidance.signs.items():
        if not about.notes:
            yield f"signs.{sign}.notes", "at least 1 wording"
        yield from faults_of_wordings(f"signs.{sign}.notes", about.notes, "partner")
        yield from faults_of_wordings(f"signs.{sign}.tries", about.tries)
        yield from faults_of_wordings(f"signs.{sign}.tries_alone", about.tries_alone)
        for kind, tries in about.tries_by_door.items():
            yield from faults_of_wordings(f"signs.{sign}.tries_by_door.{kind}", tries)
        yield from faults_of_text(f"signs.{sign}.why", about.why)
    if Sign.VAGUE in guidance.signs and not guidance.signs[Sign.VAGUE].tries_alone:
        yield f"signs.{Sign.VAGUE}.tries_alone", "at least 1 sentence to send instead"
    missed = guidance.signs.get(Sign.MISSED_OPENING)
    if missed:
        yield from _missed_opening(missed)


def _missed_opening(about: SignWords) -> Iterator[tuple[str, str]]:
    for kind in DoorKind:
        if kind not in TAKEN_BY_HINT and len(about.tries_by_door.get(kind, ())) < 2:
            yield f"signs.{Sign.MISSED_OPENING}.tries_by_door.{kind}", "at least 2 sentences that go back to such a door"


def _hints(guidance: Guidance) -> Iterator[tuple[str, str]]:
    for situation in HINTS:
        if len(guidance.hints.get(situation, ())) < 2:
            yield f"hints.{situation}", "at least 2 sentences"
    for situation, sentences in guidance.hints.items():
        if situation not in HINTS:
            yield f"hints.{situation}", f"nobody asks for this{nearest(situation, list(HINTS))}"
        yield from faults_of_wordings(f"hints.{situation}", sentences, "field", *_OWN.get(situation, ()))


def _next_steps(guidance: Guidance) -> Iterator[tuple[str, str]]:
    known = [str(about) for about in (*SLIPS, *Sign, *LINES)]
    for about in known:
        if about not in guidance.next_steps:
            yield "next_steps", f"nothing on {about}"
    for about, steps in guidance.next_steps.items():
        if about not in known:
            yield f"next_steps.{about}", f"{about!r} is no slip, no sign and no line of the score card{nearest(about, known)}"
        if len(steps) < 2:
            yield f"next_steps.{about}", "at least 2 sentences"
        yield from faults_of_wordings(f"next_steps.{about}", steps)
