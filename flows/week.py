"""The week: five honest questions, tasks in the urgent/important square, and what the answers say when one reads them back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from flows.tasks import HARD, PLEASANT, Kind, Square, Task, flat, guessed, items, short
from flows.week_questions import TAPS, Answer, Question, says_nothing, sense

MOST_TASKS = 12
LONGEST_ANSWER = 400  # characters


class Nudge(StrEnum):
    """What a week has too much or too little of; the first two that fit are said."""

    PLEASANT = "pleasant"  # the pleasant part eats the rest
    UNFOLLOWED = "unfollowed"
    HOPING = "hoping"
    URGENT = "urgent"  # all of it urgent, none of it important


class Credit(StrEnum):
    """What deserves a word of recognition; the first that fits is said."""

    KEPT = "kept"  # the one thing of last week was done
    FACED = "faced"  # nothing was avoided
    FOLLOWED = "followed"
    TOWARDS = "towards"
    QUIET = "quiet"  # nobody met, and rest was wanted
    LOOKED = "looked"  # at the least they looked


class Compared(StrEnum):
    """How a week stands beside the one before; the first that fits is said."""

    PUT_OFF = "put_off"  # the same important task stands on the list again
    AVOIDED_AGAIN = "avoided_again"
    MORE_FOLLOWED = "more_followed"
    LESS_FOLLOWED = "less_followed"
    AIM_FOUND = "aim_found"
    AIM_LOST = "aim_lost"


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a week, as far as it has come."""

    day: int = 0  # on which it was begun, of the learner's clock
    answers: dict[Question, Answer] = field(default_factory=dict)
    tasks: tuple[Task, ...] = ()
    listed: bool = False  # the tasks were asked for, and came or were skipped
    done: bool = False
    one: str = ""  # the one thing that was proposed at its end

    def evolve(self, **changes: object) -> Look:
        """A copy with `changes`."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def tap(self, question: Question) -> str:
        """What was tapped, or what the words come to; nothing if it was skipped or can't be told."""
        answer = self.answers.get(question, Answer())
        return answer.tap or sense(question, answer.words)

    def words(self, question: Question) -> str:
        """What was written."""
        return self.answers.get(question, Answer()).words

    def within(self, *squares: Square) -> tuple[Task, ...]:
        """The tasks of these quarters."""
        return tuple(task for task in self.tasks if task.square in squares)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a look comes to: a credit, at most two nudges, a comparison, one thing for next week with the words it is about."""

    credit: Credit
    nudges: tuple[Nudge, ...]
    compared: Compared | None
    about: str  # the task that was put off, the thing that was avoided
    one: str
    words: str


def asks(look: Look) -> Question | None:
    """The next of the five questions, or nothing when all were answered or skipped."""
    return next((question for question in Question if question not in look.answers), None)


def answered(look: Look, question: Question, tap: str = "", words: str = "") -> Look:
    """With an answer; none at all skips the question, and what is no tap of this question is passed over."""
    answer = Answer(tap if tap in TAPS[question] else "", flat(words)[:LONGEST_ANSWER])
    return look.evolve(answers=look.answers | {question: answer})


def listed(look: Look, text: str) -> Look:
    """With the tasks of a text added, each where its words say: a line, a bullet or a comma apart, twelve at most."""
    known = {task.words.casefold() for task in look.tasks}
    fresh = []
    for words in items(text):
        if words.casefold() not in known:
            known.add(words.casefold())
            fresh.append(guessed(words))
    return look.evolve(tasks=(*look.tasks, *fresh)[:MOST_TASKS], listed=True)


def moved(look: Look, number: int, square: Square) -> Look:
    """With task `number` (from 0) in another quarter; a number that is none changes nothing."""
    tasks = tuple(replace(task, square=square) if place == number else task for place, task in enumerate(look.tasks))
    return look.evolve(tasks=tasks)


def finished(look: Look, before: Look | None = None) -> tuple[Look, Reading]:
    """The look as done, and what it comes to beside the week before."""
    found = reading(look, before)
    return look.evolve(done=True, listed=True, one=found.one), found


def reading(look: Look, before: Look | None = None) -> Reading:
    """What a week says when it is read back, beside the week before if there was one."""
    nudges = tuple(nudge for nudge in Nudge if _fits(nudge, look))
    nudges = tuple(nudge for nudge in nudges if nudge is not Nudge.UNFOLLOWED or Nudge.PLEASANT not in nudges)[:2]  # they say the same
    compared, about = _beside(look, before) if before else (None, "")
    one, words = _one_thing(look, nudges, compared, about)
    return Reading(_credit(look, before), nudges, compared, about, one, words)


def _fits(nudge: Nudge, look: Look) -> bool:
    met, followed = look.tap(Question.MET), look.tap(Question.FOLLOWED)
    if nudge is Nudge.PLEASANT:
        return (met == "several" and followed == "none") or _pleasant_list(look)
    if nudge is Nudge.UNFOLLOWED:
        return followed == "none" and met != "nobody"
    if nudge is Nudge.HOPING:
        return look.tap(Question.AIM) == "hoping"
    return len(look.within(Square.NOW, Square.QUICK)) >= 3 and not look.within(Square.NOW, Square.PLAN)


def _pleasant_list(look: Look) -> bool:
    """Whether three tasks and more are nearly all the pleasant kind, with none of the kind one puts off."""
    pleasant = sum(task.kind in PLEASANT for task in look.tasks)
    return len(look.tasks) >= 3 and pleasant * 3 >= len(look.tasks) * 2 and not any(task.kind in HARD for task in look.tasks)


def _credit(look: Look, before: Look | None) -> Credit:
    followed, aim = look.tap(Question.FOLLOWED), look.tap(Question.AIM)
    if before and before.one == "follow_up" and followed in ("all", "some"):
        return Credit.KEPT
    if look.tap(Question.AVOIDED) == "nothing":
        return Credit.FACED
    if followed in ("all", "some"):
        return Credit.FOLLOWED
    if aim == "towards":
        return Credit.TOWARDS
    if look.tap(Question.MET) == "nobody" and look.tap(Question.NEXT) == "rest":
        return Credit.QUIET
    return Credit.LOOKED


def _beside(look: Look, before: Look) -> tuple[Compared | None, str]:
    """How this week stands beside the last, and what that is about."""
    known = {task.words.casefold() for task in before.within(Square.PLAN, Square.NOW)}
    again = next((task.words for task in look.within(Square.PLAN, Square.NOW) if task.words.casefold() in known), "")
    hard = look.tap(Question.AVOIDED)
    now, then = (_FOLLOWED.get(each.tap(Question.FOLLOWED), -1) for each in (look, before))
    aim, old_aim = (_AIM.get(each.tap(Question.AIM), -1) for each in (look, before))
    comparable, aimed = min(now, then) >= 0, min(aim, old_aim) >= 0
    found = {
        Compared.PUT_OFF: bool(again),
        Compared.AVOIDED_AGAIN: hard not in ("", "nothing") and hard == before.tap(Question.AVOIDED),
        Compared.MORE_FOLLOWED: comparable and now > then,
        Compared.LESS_FOLLOWED: comparable and now < then,
        Compared.AIM_FOUND: aimed and aim > old_aim,
        Compared.AIM_LOST: aimed and aim < old_aim,
    }
    return next((each for each, fits in found.items() if fits), None), again


def _one_thing(look: Look, nudges: tuple[Nudge, ...], compared: Compared | None, about: str) -> tuple[str, str]:
    """One thing for next week: its name, and the learner's own words it is about."""
    hard, wanted = look.tap(Question.AVOIDED), look.tap(Question.NEXT)
    important = look.within(Square.PLAN) or look.within(Square.NOW)
    follow_up = next((task.words for kind in (Kind.FOLLOW_UP, Kind.ASK) for task in look.tasks if task.kind is kind), "")
    if wanted == "rest" and not nudges:
        return "rest", ""
    if compared is Compared.PUT_OFF:
        return "task_again", about
    if Nudge.UNFOLLOWED in nudges or Nudge.PLEASANT in nudges:
        return ("task", follow_up) if follow_up else ("follow_up", "")
    if hard and hard != "nothing":
        return hard, ""
    if _quotable(look, Question.AVOIDED) and not hard:
        return "avoided", _quotable(look, Question.AVOIDED)
    if Nudge.HOPING in nudges:
        return "goal", ""
    if Nudge.URGENT in nudges:
        return "important", ""
    if _quotable(look, Question.NEXT):
        return "wanted", _quotable(look, Question.NEXT)
    if important:
        return "task", important[0].words
    return wanted or "conversation", ""


def _quotable(look: Look, question: Question) -> str:
    """The learner's own words, unless they say nothing."""
    words = look.words(question)
    return "" if says_nothing(words) else short(words)


_FOLLOWED = {"none": 0, "some": 1, "all": 2}
_AIM = {"hoping": 0, "both": 1, "towards": 2}
