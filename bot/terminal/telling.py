"""What a step, a page or a sentence looks like in the terminal."""

from __future__ import annotations

from typing import Any

from bot import present
from bot.content.library import world
from bot.practice import Finished, Step
from bot.terminal.here import Here, title
from bot.terminal.said import Awaits, Choice, Reply, Said, Voice
from bot.words import PLAIN, sentences
from flows.chance import pick
from flows.rehearsal import Feedback, Rehearsal, Turn

GUESSES = ("yes", "maybe", "no")
AFTERWARDS = ("new", "behind", "quit")
HELP = {
    "help_most": ("hint", "undo", "stop", "new", "help"),
    "help_talking": ("why", "trust", "feedback", "room", "approach", "leave"),
    "help_between": ("behind", "progress", "people", "level", "week", "skip", "quit"),
    "help_yours": ("goal", "gives", "targets", "names"),
    "help_kept": ("privacy", "export", "forget"),
}
"""The commands by what somebody wants to do, those that are used most first."""
_QUOTED = 100  # characters of the learner's words that are quoted back


def sentence(name: str, variant: int = 0, **facts: Any) -> str:
    """A sentence of prompts/words/terminal.yaml by its name without "terminal."."""
    return PLAIN.sentence(f"terminal.{name}", variant, **facts)


def house(name: str, here: Here | None = None, **facts: Any) -> Said:
    """The same as something the program itself says; its wording varies from line to line."""
    return Said(Voice.HOUSE, sentence(name, here.spoken if here else 0, **facts))


def typed(line: str) -> Said:
    """A command, or an answer to the program, as it was understood; of a long one its beginning."""
    return Said(Voice.TYPED, quoted(line))


def page(text: str) -> Said:
    """Several lines that are laid out."""
    return Said(Voice.PAGE, text)


def told(step: Step) -> tuple[Said, ...]:
    """All that a step shows: the partner, what happens around them, the mentor, a word of praise; in a room, who is there."""
    found = _shown(step)
    found += _praised(step.turn, step.rehearsal.seed, step.rehearsal.feedback)
    if step.rehearsal.facing < 0 and not step.ended:
        found.append(page(present.room(step.rehearsal, PLAIN)))
    return tuple(found)


def turned(here: Here, step: Step) -> Reply:
    """A step, and what comes next: the partner again, or the end."""
    if not step.ended:
        return Reply(told(step), Awaits.SPEECH, title=title(step.row))
    return guessing(here, step.rehearsal, *told(step), title=title(step.row))


def guessing(here: Here, rehearsal: Rehearsal, *said: Said, title: str = "") -> Reply:
    """The end of the talk: the learner's own guess is asked for before anything is told."""
    if not here.asks:
        return Reply((*said, house("over_in_a_script")), Awaits.GUESS, title=title)
    choices = tuple(Choice(guess, sentence(f"guess_{guess}")) for guess in GUESSES)
    asked = house("your_guess", here, question=present.guess_question(rehearsal, PLAIN))
    return Reply((*said, house("over", here), asked), Awaits.GUESS, choices, title)


def debriefed(here: Here, finished: Finished) -> Reply:
    """The debrief, and what can be done after it."""
    here.finished = finished
    said = (page(present.debriefed(finished, PLAIN)),)
    return afterwards(here, *said)


def afterwards(here: Here, *said: Said) -> Reply:
    """Nothing is being rehearsed: what the learner may do now."""
    if not here.asks:
        return Reply(said)
    return Reply(said, choices=tuple(Choice(f"/{name}", sentence(f"afterwards_{name}")) for name in AFTERWARDS))


def so_far(steps: tuple[Step, ...]) -> tuple[Said, ...]:
    """A talk as it went, with the learner's own words, for whoever comes back to it."""
    found: list[Said] = []
    for step in steps:
        if step.turn.text:
            found.append(Said(Voice.LEARNER, step.turn.text))
        found += _shown(step)
    return tuple(found)


def quoted(text: str) -> str:
    """The beginning of the learner's words, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTED else flat[: _QUOTED - 1].rstrip() + "…"


def _shown(step: Step) -> list[Said]:
    return [Said(Voice(each.voice), each.text, each.name, (each.instead,) if each.instead else ()) for each in present.shown(step, PLAIN)]


def _praised(turn: Turn, seed: int, feedback: Feedback) -> list[Said]:
    wordings = world().guidance.praise.get(turn.praise, ()) if turn.praise else ()
    if not wordings or feedback is not Feedback.LIVE:
        return []
    words = next((turn.text[slice(*seen.span)] for seen in turn.sightings if seen.move is turn.praise), turn.text)
    partner = world().people[turn.partner].partner.called
    return [Said(Voice.MENTOR, PLAIN.text(pick(wordings, seed, turn.number), words=quoted(words), partner=partner))]


def commands() -> tuple[tuple[str, str], ...]:
    """All commands as they are typed, each with what it does, in the order of the help page."""
    names = [name.removeprefix("terminal.command_") for name in sentences() if name.startswith("terminal.command_")]
    return tuple((f"/{name}", sentence(f"command_{name}")) for name in names)


def grouped_commands() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The groups of the help page, each with its heading's name and its commands as they are typed."""
    known = dict(commands())
    return tuple((heading, tuple((f"/{name}", known[f"/{name}"]) for name in names)) for heading, names in HELP.items())
