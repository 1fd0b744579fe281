"""Exercises in words, for every surface: what is asked for, what a try lacked, and, from its neighbours, names and how the work stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.coaching.naming import capital, gone_wrong, joined, label, name, number, outcome_label, said, short, skill, small, times
from bot.coaching.standing import reason, reasons, state, tries_left
from bot.content.library import world
from bot.words import PLAIN, Surface, sentences
from flows import exercise as core
from flows.exercise import Exercise, Fault, Missed, Verdict
from flows.moves import Move
from flows.rehearsal import Sign

__all__ = [
    "fault",
    "gone_wrong",
    "in_words",
    "label",
    "lacks",
    "lacks_for_coach",
    "name",
    "number",
    "outcome_label",
    "passes",
    "reason",
    "reasons",
    "setting",
    "short",
    "skill",
    "state",
    "suggested_title",
    "times",
    "title",
    "tries",
    "tries_left",
]
_MOST = {
    "long_title": core.LONGEST_TITLE,
    "long_goal": core.LONGEST_GOAL,
    "long_message": core.LONGEST_MESSAGE,
    "tries": core.MOST_TRIES,
    "most_slips": core.MOST_TIMES,
    "least": core.MOST_TIMES,
}


def title(exercise: Exercise) -> str:
    """What it is called, unescaped; where nobody gave it a name, one is suggested."""
    return exercise.title.strip() or suggested_title(exercise)


def in_words(exercise: Exercise, surface: Surface) -> dict[str, Any]:
    """What it is called, where and with whom it is played, what counts as passed, how often it can be tried, what its coach says."""
    return {
        "title": title(exercise),
        "setting": setting(exercise, surface),
        "passes": passes(exercise, surface),
        "tries": tries(exercise, surface),
        "goal": exercise.goal,
        "message": exercise.message,
    }


def suggested_title(exercise: Exercise) -> str:
    """A title made of the first thing that is asked for, and of the place: "Leaving the resume at home: a coffee with Dana"."""
    place, partner = _place(exercise), _partner(exercise)
    kinds, signs = exercise.passing.kinds, exercise.passing.without
    asked = kinds[0] if kinds else signs[0] if signs else None
    if asked is None:
        return place[: core.LONGEST_TITLE]
    where = place if partner and place.startswith(partner) else small(place)
    told = PLAIN.sentence("exercise.title", skill=skill(asked), place=where)
    return told if len(told) <= core.LONGEST_TITLE else skill(asked)


def setting(exercise: Exercise, surface: Surface) -> str:
    """Where and with whom: "A coffee with Dana, at the hard level; the mentor speaks at the end."."""
    level = PLAIN.sentence(f"exercise.level.{exercise.level}")
    feedback = PLAIN.sentence(f"exercise.feedback.{exercise.feedback}") if exercise.feedback else ""
    return said(surface, "exercise.setting", place=_place(exercise), level=level, feedback=feedback)


def passes(exercise: Exercise, surface: Surface) -> tuple[str, ...]:
    """What counts as passed, a sentence for each thing: "At most twice: bringing out the resume unasked."."""
    passing, partner = exercise.passing, _partner(exercise)
    found: list[str] = []
    if passing.outcome:
        found.append(said(surface, f"exercise.passes.{passing.outcome}", partner=partner, again=_again(exercise)))
    if passing.most_slips >= 0:
        found.append(_slips_allowed(exercise, surface))
    found += [said(surface, "exercise.passes.least", times=times(least), what=name(move)) for move, least in passing.least.items()]
    found += [said(surface, "exercise.passes.without", skill=skill(sign)) for sign in passing.without]
    if passing.follow_up:
        found.append(said(surface, "exercise.passes.follow_up", partner=partner))
    return tuple(found) or (said(surface, "exercise.passes.anything"),)


def tries(exercise: Exercise, surface: Surface) -> str:
    """How often it can be tried, and which try counts: "Three tries; the best one counts."."""
    counts = PLAIN.sentence(f"exercise.counts.{exercise.counts}")
    if exercise.tries == 1:
        return said(surface, "exercise.tries.one")
    if not exercise.tries:
        return said(surface, "exercise.tries.any", counts=counts)
    return said(surface, "exercise.tries.most", number=capital(number(exercise.tries)), counts=counts)


def lacks(verdict: Verdict, surface: Surface, exercise: Exercise | None = None) -> tuple[str, ...]:
    """What a try lacked, a kind sentence for each thing, to the learner; `exercise` tells which slips were counted together."""
    return tuple(_lack(missed, surface, _counts_together(exercise, missed)) for missed in verdict.missed)


def lacks_for_coach(missed: Iterable[Missed], surface: Surface, exercise: Exercise | None = None) -> tuple[str, ...]:
    """The same in parts of a line, to the coach: "two resumes pushed, none allowed"."""
    return tuple(_lack_for_coach(each, surface, _counts_together(exercise, each)) for each in missed)


def fault(found: Fault, surface: Surface) -> str:
    """What is wrong with an exercise, as a sentence to its coach."""
    return said(surface, f"exercise.fault.{found.says}", most=_MOST.get(found.says, 0))


def _place(exercise: Exercise) -> str:
    own, flow = f"exercise.place.{exercise.scene}", world().flows.get(exercise.scene)
    if own in sentences():
        return PLAIN.sentence(own, partner=_partner(exercise))
    return PLAIN.sentence("exercise.place.other", scene=flow.scene.title if flow else exercise.scene, partner=_partner(exercise))


def _partner(exercise: Exercise) -> str:
    """What the partner is called; one who is no longer there is called as the exercise has it."""
    people = world().people
    return people[exercise.partner].partner.called if exercise.partner in people else exercise.partner


def _again(exercise: Exercise) -> str:
    own = f"exercise.again.{exercise.scene}"
    return PLAIN.sentence(own if own in sentences() else "exercise.again.coffee")


def _slips_allowed(exercise: Exercise, surface: Surface) -> str:
    most, kinds = exercise.passing.most_slips, exercise.passing.kinds
    if not kinds:
        return said(surface, "exercise.passes.slips" if most else "exercise.passes.no_slip", number=number(most), one=most == 1)
    what, several = joined([gone_wrong(kind) for kind in kinds]), len(kinds) > 1
    return said(surface, "exercise.passes.most" if most else "exercise.passes.never", times=times(most), what=what, several=several)


def _counts_together(exercise: Exercise | None, missed: Missed) -> bool:
    """Whether slips of other kinds may be among those that were counted."""
    return missed.had > 1 and (exercise is None or len(exercise.passing.kinds) != 1)


def _lack(missed: Missed, surface: Surface, together: bool) -> str:
    """One thing, to the learner."""
    named = f"exercise.lacks.{missed.about if missed.what == 'outcome' else missed.what}"
    if missed.what == "slips":
        return _slips(missed, surface, together)
    if missed.what == "least":
        return said(
            surface, named, what=capital(name(Move(missed.about))), had=times(missed.had), times=times(missed.wanted), any=missed.had
        )
    return said(surface, named, skill=small(skill(Sign(missed.about))) if missed.what == "without" else "")


def _slips(missed: Missed, surface: Surface, together: bool) -> str:
    what, never = gone_wrong(Move(missed.about)), missed.wanted == 0
    if missed.had == 1:
        return said(surface, "exercise.lacks.slip", what=what)
    if not together:
        often = {"times": times(missed.had), "allowed": times(missed.wanted)}
        return said(surface, "exercise.lacks.slips_of_one_kind", what=capital(what), never=never, **often)
    had, allowed = capital(number(missed.had)), number(missed.wanted)
    return said(surface, "exercise.lacks.slips", number=had, what=what, allowed=allowed, never=never)


def _lack_for_coach(missed: Missed, surface: Surface, together: bool) -> str:
    """One thing, to the coach."""
    named = f"exercise.lacks_for_coach.{missed.about if missed.what == 'outcome' else missed.what}"
    had, allowed = number(missed.had), number(missed.wanted)
    if missed.what == "slips" and together:
        return said(surface, named, number=had, short=short(Move(missed.about)), allowed=allowed)
    if missed.what == "slips":
        what = PLAIN.sentence(f"exercise.slips.{missed.about}", number=had, one=missed.had == 1)
        return said(surface, "exercise.lacks_for_coach.slips_of_one_kind", what=what, allowed=allowed)
    if missed.what == "least":
        return said(surface, named, what=name(Move(missed.about)), had=times(missed.had), times=times(missed.wanted), any=missed.had)
    return said(surface, named, short=short(Sign(missed.about)) if missed.what == "without" else "")
