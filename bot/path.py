"""Where a learner stands on the path, in words: what comes next and why, what is said after a debrief, the page of /progress."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.content.library import prompts
from bot.past import day_of, pasts_of
from bot.practice import Step
from bot.store.tables import Learner
from bot.words import PLAIN, Surface, sentences
from flows.debrief import LINES, Debrief
from flows.faults import CURES, SOUND, faults, heard
from flows.past import Past
from flows.path import BESIDE, FIRST, SHORT, Suggestion, is_stuck, mastered, overcorrects, streak, suggestion, talk_for_real, trend

_ON_THE_WAY = 3  # faults on the page of /progress
_COUNTED_ON = 8  # skills on it


@dataclass(frozen=True, slots=True)
class Standing:
    """What lies behind a learner, the day on their clock, and what comes next."""

    past: tuple[Past, ...]
    day: int
    next: Suggestion

    @property
    def is_new(self) -> bool:
        """Whether nothing has been heard of them yet."""
        return not heard(self.past)


async def standing(work: AsyncSession, learner: Learner, now: datetime) -> Standing:
    """Where the learner stands now."""
    past, day = await pasts_of(work, learner), day_of(learner, now)
    return Standing(past, day, suggestion(past, day, scene_names()))


def scene_names() -> list[str]:
    """The scenes of the path, by their files alone."""
    names = (file.name.removesuffix(".yaml") for file in (prompts() / "scenes").iterdir() if file.name.endswith(".yaml"))
    return sorted(name for name in names if name not in BESIDE)


def label(told: Suggestion) -> str:
    """What a button for it says: "▶ Next for you: a phone call, an easy one"."""
    return PLAIN.sentence("path.button_first") if told.kind == "assessment" else PLAIN.sentence("path.button", 0, **_place(told))


def comes_next(at: Standing, surface: Surface) -> str:
    """What comes next: "Next for you: a phone call, an easy one."."""
    told = at.next
    return surface.sentence("path.next_first") if told.kind == "assessment" else surface.sentence("path.next", 0, **_place(told))


def why(at: Standing, surface: Surface) -> str:
    """One sentence why it comes next."""
    return surface.sentence(f"path.why.{_reason(at)}", len(at.past), fault=_fault(at.next.fault))


def after_debrief(at: Standing, told: Debrief, surface: Surface) -> tuple[str, ...]:
    """What the mentor adds to a debrief, a sentence each, when the rehearsals before are looked at as well; nothing, on most days."""
    if not at.past or at.past[-1:] != heard(at.past)[-1:]:
        return ()
    found = [surface.sentence("path.overcorrects", len(at.past))] if overcorrects(at.past) else []
    found += _news(at, told, surface)
    if scene := talk_for_real(at.past, at.day):
        name = f"path.real.{scene}" if f"path.real.{scene}" in sentences() else f"path.real.{FIRST}"
        found.append(surface.sentence(name, len(at.past)))
    return tuple(found)


async def is_enough(work: AsyncSession, learner: Learner, step: Step) -> bool:
    """Whether a first, short talk has just become long enough to tell something."""
    row, turn = step.row, step.rehearsal.turn
    if step.care or step.ended or (row.scene, row.level, turn) != (FIRST, "easy", SHORT) or not step.turn.text:
        return False
    return not heard(await pasts_of(work, learner))


def progress(at: Standing, surface: Surface, drawn: bool) -> str:
    """The page of /progress; where the picture is not `drawn`, its lines are shown as blocks."""
    told, known = trend(at.past), faults(at.past)
    gone = [each.name for each in mastered(at.past, at.day)]
    skills = [*gone, *(line for line in told.strong if line not in gone)]
    open_ones = [each for each in known if each.weight and not each.mastered][:_ON_THE_WAY]
    grown = max(LINES, key=told.change)
    return surface.page(
        "progress",
        sentence=surface.sentence,
        number=len(told.days),
        variant=len(at.past),
        weeks=streak(at.past, at.day),
        lines=[(line, told.lines[line]) for line in LINES],
        slips=[(kind, counts) for kind, counts in {**told.slips, "held_back": told.held_back}.items()],
        skills=[_skill(name) for name in skills[:_COUNTED_ON]],
        more=len(skills[_COUNTED_ON:]),
        open_ones=[(_fault(each.name), each.clean) for each in open_ones],
        grown=(grown, told.change(grown)),
        next=comes_next(at, surface),
        why=why(at, surface),
        drawn=drawn,
    )


def _news(at: Standing, told: Debrief, surface: Surface) -> list[str]:
    """After the first rehearsal, where to try what the debrief ends with; after others, a fault that has just been mastered."""
    past = heard(at.past)
    if len(past) == 1:
        mend = told.next_step in CURES and past[0].scores.get(told.next_step, 0) < SOUND and at.next.kind != "real_talk"
        return [surface.sentence("path.first_try", at.day, **_place(at.next)) if mend else surface.sentence("path.first_fine")]
    before = {each.name for each in mastered(past[:-1], at.day)}
    new = [each for each in mastered(past, at.day) if each.name not in before]
    return [surface.sentence("path.just_mastered", len(past), fault=_fault(new[0].name))] if new else []


def _reason(at: Standing) -> str:
    """Which sentence says why."""
    told = at.next
    if told.kind == "fresh":
        return "again" if any(each.scene == told.scene for each in heard(at.past)) else "new"
    return "stuck" if told.kind == "weakness" and is_stuck(at.past, told.fault) else told.kind


def _place(told: Suggestion) -> dict[str, str]:
    known = f"path.scene.{told.scene}" in sentences()
    scene = PLAIN.sentence(f"path.scene.{told.scene}") if known else told.scene.replace("_", " ")
    return {"scene": scene, "level": PLAIN.sentence(f"path.level.{told.level}")}


def _fault(name: str) -> str:
    return PLAIN.sentence(f"path.fault.{name}") if name else ""


def _skill(name: str) -> str:
    return PLAIN.sentence(f"path.skill.{name}")
