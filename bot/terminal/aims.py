"""/goal, /gives, /targets and /names at the terminal: the same core as in Telegram, by typed words; a script is asked nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.content.library import world
from bot.profiles import given, judged, keep, profile_of, question_of, set_goal, told, vocabulary
from bot.profiles import page as list_page
from bot.terminal.choosing import chosen
from bot.terminal.here import Aside, Here, Sitting
from bot.terminal.said import Awaits, Choice, Reply, Said, Voice
from bot.terminal.telling import page, typed
from bot.words import PLAIN
from flows.giving import goes_on, next_question
from flows.listing import Kind, add, listed, remove, rewrite
from flows.moves import Cue, Setting
from flows.sharpening import Sharpening, Slot, answered, is_fine, woven
from flows.sharpening import next_question as next_slot

_ERASED = ("none", "erase", "nothing", "-")
_NUMBERED = re.compile(r"(-?)\s*(\d{1,2})\b\s*(.*)", re.S)


async def goal(here: Here, sitting: Sitting, line: str) -> Reply:
    """/goal: the goal as it stands; with a sentence, another one; `sharpen` asks about it, `none` erases it."""
    now = profile_of(sitting.learner).goal
    if _is_distress(line):
        return _care(here)
    if line.lower() in _ERASED:
        set_goal(sitting.learner, "")
        return Reply((_says(here, "goal_erased"),))
    if line.lower() == "sharpen":
        return _asked(here, sitting, Sharpening(now)) if now else Reply((_says(here, "no_goal"),))
    if line:
        return _noted(here, sitting, line)
    if not now and _may_ask(here, sitting):
        here.aside = Aside("goal")
        return _awaiting(_says(here, "which_goal"))
    return Reply((_says(here, "goal_now", goal=now), _says(here, "terminal.goal")) if now else (_says(here, "no_goal"),))


async def gives(here: Here, sitting: Sitting, line: str) -> Reply:
    """/gives: what the learner can offer."""
    if line.lower() == "ask":
        return _drawn(here, sitting, ())
    return _listed(here, sitting, Kind.GIVES, line)


async def targets(here: Here, sitting: Sitting, line: str) -> Reply:
    """/targets: companies and people the learner aims at."""
    return _listed(here, sitting, Kind.TARGETS, line)


async def names(here: Here, sitting: Sitting, line: str) -> Reply:
    """/names: whose name the learner may use, and for what."""
    return _listed(here, sitting, Kind.NAMES, line)


async def heard(here: Here, sitting: Sitting, line: str) -> Reply:
    """The answer to what was asked aside; an empty line ends it, and nothing of it reaches a partner."""
    aside, here.aside = here.aside or Aside(""), None
    now = profile_of(sitting.learner).goal
    if not line:
        return Reply((_says(here, "stays", goal=now),) if aside.about in ("sharpen", "own_words") and now else ())
    if _is_distress(line):
        return _care(here)
    if aside.about == "give":
        return _after(line, _given(here, sitting, aside, line))
    if aside.about == "own_words":
        return _after(line, _settled(here, sitting, aside.draft, line))
    if aside.about in tuple(Kind):
        return _after(line, _listed(here, sitting, Kind(aside.about), line, is_item=True))
    if is_fine(line) and now:
        return _after(line, Reply((_says(here, "stays", goal=now),)))
    if aside.about == "sharpen" and (slot := next_slot(aside.draft, vocabulary())):
        return _after(line, _asked(here, sitting, answered(aside.draft, slot, line, vocabulary())))
    return _after(line, _noted(here, sitting, line))


def _noted(here: Here, sitting: Sitting, line: str) -> Reply:
    """A goal is kept as it came; the questions that sharpen it follow, unless the next line belongs to a partner."""
    kept = set_goal(sitting.learner, line)
    noted = _says(here, "noted", goal=kept)
    if judged(kept).is_specific:
        return Reply((noted, _says(here, "is_specific")))
    if not _may_ask(here, sitting):
        return Reply((noted, _says(here, "could_be_sharper"), _says(here, "terminal.goal")))
    return _asked(here, sitting, Sharpening(kept), noted, _says(here, "sharpen_intro"), _says(here, "ask_help"))


def _asked(here: Here, sitting: Sitting, draft: Sharpening, *said: Said) -> Reply:
    """The next question about a goal, or the sentence that has become of the answers; to a script both are only told."""
    slot = next_slot(draft, vocabulary())
    if slot is not None:
        question = Said(Voice.MENTOR, PLAIN.sentence(question_of(Slot(slot), draft), here.spoken))
        here.aside = Aside("sharpen", draft) if here.asks else None
        return _awaiting(*said, question) if here.asks else Reply((*said, question))
    sentence = woven(draft, vocabulary())
    if sentence == draft.goal or not any(draft.answers):
        set_goal(sitting.learner, draft.goal)
        return Reply((*said, _says(here, "stays", goal=draft.goal)))
    here.aside = Aside("own_words", draft)
    reply = _awaiting(*said, _says(here, "proposal", goal=sentence))
    choices = (Choice("take", PLAIN.sentence("profile.terminal.take_it")), Choice("leave", PLAIN.sentence("profile.terminal.leave_it")))
    return replace(reply, choices=choices)


def _settled(here: Here, sitting: Sitting, draft: Sharpening, line: str) -> Reply:
    """The proposal is taken or left, or the learner has written it better."""
    choices = (Choice("take", PLAIN.sentence("profile.terminal.take_it")), Choice("leave", PLAIN.sentence("profile.terminal.leave_it")))
    meant = chosen(line, choices) if len(line.split()) <= 4 else None
    if meant is not None and meant.value == "leave":
        return Reply((_says(here, "stays", goal=profile_of(sitting.learner).goal),))
    is_taken = meant is not None or is_fine(line)
    return Reply((_says(here, "taken", goal=set_goal(sitting.learner, woven(draft, vocabulary()) if is_taken else line)),))


def _listed(here: Here, sitting: Sitting, kind: Kind, line: str, is_item: bool = False) -> Reply:
    """A list as it is, or after what `line` does to it: "2 new words" rewrites, "-2" removes, anything else is added."""
    if _is_distress(line):
        return _care(here)
    profile = profile_of(sitting.learner)
    if not line:
        return _shown(here, sitting, kind)
    numbered = None if is_item else _NUMBERED.fullmatch(line)
    if numbered and (numbered[1] or numbered[3] or listed(profile, kind)):
        index = int(numbered[2]) - 1
        if not 0 <= index < len(listed(profile, kind)):
            return Reply((_says(here, "terminal.no_such_number", number=numbered[2]),))
        changed = rewrite(profile, kind, index, numbered[3]) if numbered[3] and not numbered[1] else remove(profile, kind, index)
        keep(sitting.learner, changed)
        said = _says(here, "rewritten" if numbered[3] and not numbered[1] else "removed")
        return Reply((said, page(list_page(changed, kind, PLAIN))))
    added = add(profile, kind, line)
    keep(sitting.learner, added.profile)
    return Reply((Said(Voice.MENTOR, told(added, kind, PLAIN, here.spoken)), page(list_page(added.profile, kind, PLAIN))))


def _shown(here: Here, sitting: Sitting, kind: Kind) -> Reply:
    """A list; an empty one is asked for, where the next line is free for it."""
    profile = profile_of(sitting.learner)
    shown = page(list_page(profile, kind, PLAIN))
    if listed(profile, kind) or not _may_ask(here, sitting):
        return Reply((shown, _says(here, f"terminal.{kind}")))
    if kind is Kind.GIVES:
        return _drawn(here, sitting, (), shown)
    here.aside = Aside(kind.value)
    return _awaiting(shown, _says(here, f"how.{kind}"), _says(here, "terminal.answer"))


def _drawn(here: Here, sitting: Sitting, asked: tuple[str, ...], *said: Said) -> Reply:
    """A question that draws out what somebody can give."""
    question = next_question(asked, here.spoken if not asked else len(asked))
    words = Said(Voice.MENTOR, PLAIN.sentence(f"profile.give.{question}", here.spoken))
    if not here.asks:
        return Reply((*said, words, _says(here, "terminal.gives")))
    here.aside = Aside("give", asked=(*asked, question))
    return _awaiting(*said, words, *(() if asked else (_says(here, "terminal.answer"),)))


def _given(here: Here, sitting: Sitting, aside: Aside, line: str) -> Reply:
    """An answer is put on the list; the next question follows until the third."""
    added = given(profile_of(sitting.learner), aside.asked[-1], line)
    keep(sitting.learner, added.profile)
    short = Said(Voice.MENTOR, told(added, Kind.GIVES, PLAIN, here.spoken))
    if goes_on(aside.asked) and _may_ask(here, sitting):
        return _drawn(here, sitting, aside.asked, short)
    return Reply((short, page(list_page(added.profile, Kind.GIVES, PLAIN)), _says(here, "terminal.gives")))


def _may_ask(here: Here, sitting: Sitting) -> bool:
    """Whether the next line is free for an answer: no script, and no partner who waits for it."""
    return here.asks and (sitting.row is None or sitting.row.status != "open" or here.wish is not None)


def _says(here: Here, name: str, **facts: object) -> Said:
    return Said(Voice.MENTOR, PLAIN.sentence(f"profile.{name}", here.spoken, **facts))


def _awaiting(*said: Said) -> Reply:
    return Reply(said, Awaits.ASIDE)


def _after(line: str, reply: Reply) -> Reply:
    return replace(reply, said=(typed(line), *reply.said))


def _is_distress(line: str) -> bool:
    return bool(line) and Cue.DISTRESS in world().ear.read(line, Setting()).cues


def _care(here: Here) -> Reply:
    """Where there are people to talk to; nothing of it is kept."""
    return Reply((Said(Voice.MENTOR, PLAIN.sentence("telegram.care", here.spoken)),))
