"""The commands: what each does with the rehearsal as it stands."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Literal

from bot import gardening, path, practice, present, relationships
from bot.commanding import LONGEST_WORD, nearest
from bot.content.library import world
from bot.past import day_of
from bot.pictures import garden
from bot.profiles import profile_of
from bot.store.codec import dump
from bot.terminal import aims, own, weekly
from bot.terminal.choosing import asked_anew, begun, question
from bot.terminal.here import Here, Sitting, title
from bot.terminal.said import Awaits, Choice, Reply, Said, Voice, Wish
from bot.terminal.telling import afterwards, grouped_commands, guessing, house, page, quoted, sentence, so_far, turned
from bot.words import PLAIN
from flows.rehearsal import Feedback
from flows.scenes import Level
from flows.seeking import named, plain
from flows.words import shortened

MOST_SKIPPED = 90  # days at once
Run = Callable[[Here, Sitting, str], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Command:
    """What `/hint` runs, and what it needs: a talk that is going on, a rehearsal that may have ended, or nothing."""

    run: Run
    needs: Literal["talk", "rehearsal", ""] = ""
    is_verbatim: bool = False  # what follows it is the learner's words


async def hint(here: Here, sitting: Sitting, _: str) -> Reply:
    """Two things worth saying now; to somebody who faces nobody, two things to do."""
    found = present.hints(sitting.rehearsal, PLAIN)
    if sitting.rehearsal.partner is None:
        return standing(here, sitting, *(Said(Voice.MENTOR, each) for each in found))
    return standing(here, sitting, Said(Voice.MENTOR, sentence("a_hint", here.spoken), instead=found))


async def undo(here: Here, sitting: Sitting, _: str) -> Reply:
    """Take back the last thing said; the last line before it stands again."""
    taken = await practice.undo(sitting.work, sitting.playing)
    if taken is None:
        return standing(here, sitting, house("nothing_to_undo"))
    _with_feedback(sitting)
    before = [said for said in so_far(await sitting.steps()) if said.voice is Voice.PARTNER]
    return standing(here, sitting, house("taken_back", here, words=quoted(taken.text)), *before[-1:])


async def trust(here: Here, sitting: Sitting, _: str) -> Reply:
    """The account with whoever is faced."""
    return standing(here, sitting, page(present.trust(sitting.rehearsal, PLAIN)))


async def why(here: Here, sitting: Sitting, _: str) -> Reply:
    """What stands behind the last note that was spoken."""
    notes = [step.turn.note for step in await sitting.steps() if step.turn.note and step.turn.spoken]
    return standing(here, sitting, page(present.why(notes[-1], PLAIN)) if notes else house("no_note_yet"))


async def room(here: Here, sitting: Sitting, _: str) -> Reply:
    """Who is there."""
    alone = len(sitting.rehearsal.room) == 1
    return standing(here, sitting, house("table_for_two") if alone else page(present.room(sitting.rehearsal, PLAIN)))


async def approach(here: Here, sitting: Sitting, number: str) -> Reply:
    """Walk up to somebody in the room, by number."""
    people = len(sitting.rehearsal.room)
    if people == 1:
        return standing(here, sitting, house("table_for_two"))
    if not number.isdecimal() or not 1 <= int(number[:9]) <= people:
        return standing(here, sitting, house("approach_whom", people=people))
    return turned(here, await practice.approach(sitting.work, sitting.playing, int(number) - 1, sitting.now))


async def leave(here: Here, sitting: Sitting, _: str) -> Reply:
    """Turn away from somebody in a room, or go home; a table for two is left with words, or by /stop."""
    if len(sitting.rehearsal.room) == 1:
        return standing(here, sitting, house("leave_with_words"))
    return turned(here, await practice.leave(sitting.work, sitting.playing, sitting.now))


async def stop(here: Here, sitting: Sitting, _: str) -> Reply:
    """End the rehearsal where it stands."""
    await practice.stop(sitting.work, sitting.playing, sitting.now)
    if sitting.playing.status == "done":
        return afterwards(here, house("left_before_a_word"))
    return guessing(here, sitting.rehearsal, title=title(sitting.playing))


async def feedback(here: Here, sitting: Sitting, mode: str) -> Reply:
    """When the mentor speaks, from now on."""
    if mode not in tuple(Feedback):
        unknown = (house("no_such_feedback", word=quoted(mode)),) if mode else ()
        now = standing(here, sitting, *unknown, house("which_feedback", now=sitting.learner.feedback))
        choices = tuple(Choice(f"/feedback {each}", each, sentence(f"feedback_{each}")) for each in Feedback)
        return replace(now, choices=choices if here.asks else ())
    sitting.learner.feedback = mode
    _with_feedback(sitting)
    return standing(here, sitting, house("feedback_is", mode=mode, means=sentence(f"feedback_{mode}")))


async def behind(here: Here, sitting: Sitting, _: str) -> Reply:
    """The doctrine and the evidence that the debrief rests on."""
    told = here.finished
    return standing(here, sitting, page(present.behind(told, PLAIN)) if told and not sitting.row else house("behind_what"))


async def new(here: Here, sitting: Sitting, _: str) -> Reply:
    """Another rehearsal."""
    here.wish = Wish()
    return await asked_anew(here, sitting, here.wish) if here.asks else await begun(here, sitting)


async def progress(here: Here, sitting: Sitting, _: str) -> Reply:
    """How the learner is coming along, and what comes next."""
    at = await path.standing(sitting.work, sitting.learner, sitting.now)
    return standing(here, sitting, page(path.progress(at, PLAIN, drawn=False)))


async def privacy(here: Here, sitting: Sitting, _: str) -> Reply:
    """Where what is kept lies."""
    return standing(here, sitting, own.privacy(here))


async def export(here: Here, sitting: Sitting, folder: str) -> Reply:
    """Everything that is kept, in a folder."""
    return standing(here, sitting, await own.export(sitting, folder))


async def forget(here: Here, sitting: Sitting, _: str) -> Reply:
    """Erase everything; asks once."""
    return own.asked(here, standing(here, sitting))


async def help_(here: Here, sitting: Sitting, _: str) -> Reply:
    """The help page."""
    return standing(here, sitting, page(PLAIN.page("terminal_help", groups=grouped_commands(), sentence=sentence)))


async def quit_(here: Here, sitting: Sitting, _: str) -> Reply:
    """Leave; what is open is kept."""
    return Reply(parting(sitting), leaves=True)


async def week(here: Here, sitting: Sitting, _: str) -> Reply:
    """A look at the week; what else is going on waits."""
    reply = await weekly.begun(here, sitting)
    return reply if here.week else standing(here, sitting, *reply.said)


def _aside(run: Run) -> Run:
    """A command about the goal or a list: what else is going on waits while it asks, and goes on as it stood after it."""

    async def ran(here: Here, sitting: Sitting, line: str) -> Reply:
        reply = await run(here, sitting, line)
        here.goal = profile_of(sitting.learner).goal
        return reply if here.aside else standing(here, sitting, *reply.said)

    return ran


async def people(here: Here, sitting: Sitting, name: str) -> Reply:
    """The garden, or one of those in it; what partners did unasked comes first."""
    happened = await relationships.happened(sitting.work, sitting.learner, sitting.now)
    news = [page(gardening.happening(what, here.spoken + number, PLAIN)) for number, what in enumerate(happened)]
    known = await relationships.known(sitting.work, sitting.learner, sitting.now)
    if not name:
        drawn = [page(garden.text(relationships.garden(known, day_of(sitting.learner, sitting.now))))] if known else []
        return standing(here, sitting, *news, *drawn, page(gardening.people(known, PLAIN, "/new")))
    called = [one.partner.called for one in known]
    met = next((at for at, one in enumerate(known) if one.name == plain(name)), named(name, called))
    told = gardening.person(known[met], PLAIN) if met is not None else _not_yet(here, sitting, name)
    return standing(here, sitting, *news, page(told))


def _not_yet(here: Here, sitting: Sitting, name: str) -> str:
    """What is said of somebody who stands in no garden yet: they may sit across the table."""
    room = sitting.rehearsal.room if sitting.row else ()
    there = [world().people[encounter.partner].partner.called for encounter in room]
    at = named(name, there)
    if at is None:
        return PLAIN.sentence("people.not_known", name=quoted(name))
    return PLAIN.sentence("people.just_now", here.spoken, partner=there[at])


async def skip(here: Here, sitting: Sitting, days: str) -> Reply:
    """Let days go by, at most a quarter of a year at once; not in the middle of a talk."""
    if sitting.row is not None:
        return standing(here, sitting, house("skip_later"))
    if not days.isdecimal() or not 1 <= int(days[:4]) <= MOST_SKIPPED:
        return standing(here, sitting, house("skip_how_long", most=MOST_SKIPPED))
    await relationships.skip(sitting.work, sitting.learner, int(days))
    told = await people(here, sitting, "")
    return replace(told, said=(page(PLAIN.sentence("people.skipped", here.spoken, days=int(days))), *told.said))


async def level(here: Here, sitting: Sitting, wanted: str) -> Reply:
    """How hard the next rehearsal is."""
    if wanted not in tuple(Level):
        return standing(here, sitting, house("which_level"))
    here.wish = replace(here.wish or Wish(), level=wanted) if here.wish or not sitting.row else here.wish
    if here.wish is None:
        return standing(here, sitting, house("level_later"))
    return standing(here, sitting, house("level_is", level=PLAIN.sentence(f"level.{wanted}").lower()))


COMMANDS = {
    "hint": Command(hint, "talk"),
    "undo": Command(undo, "rehearsal"),
    "trust": Command(trust, "talk"),
    "why": Command(why, "rehearsal"),
    "room": Command(room, "talk"),
    "approach": Command(approach, "talk"),
    "leave": Command(leave, "talk"),
    "stop": Command(stop, "talk"),
    "feedback": Command(feedback),
    "behind": Command(behind),
    "week": Command(week),
    "new": Command(new),
    "progress": Command(progress),
    "people": Command(people, is_verbatim=True),
    "skip": Command(skip),
    "level": Command(level),
    "goal": Command(_aside(aims.goal), is_verbatim=True),
    "gives": Command(_aside(aims.gives), is_verbatim=True),
    "targets": Command(_aside(aims.targets), is_verbatim=True),
    "names": Command(_aside(aims.names), is_verbatim=True),
    "privacy": Command(privacy),
    "export": Command(export, is_verbatim=True),
    "forget": Command(forget),
    "help": Command(help_),
    "quit": Command(quit_),
}


ELSEWHERE = {"event": "event_is_there", "coach": "coach_is_there", "settings": "settings_are_there", "check": "check_is_there"}
"""Commands that other surfaces have, and the sentences that say where they are."""


PLAINLY = {name: name for name in ("stop", "undo", "help", "hint", "quit")} | {"exit": "quit"}
"""Words that by themselves are hardly meant for the partner, and the commands they name."""
_HARMLESS = ("help", "hint")  # nothing is changed by them


async def plainly(here: Here, sitting: Sitting, text: str) -> Reply | None:
    """What comes of "stop" alone, where /stop would do something: how it is typed; of "help", the help. Typed once more, it is speech."""
    word = text.lower().rstrip(".!")
    name, again = PLAINLY.get(word, ""), here.held == word
    here.held = "" if again else word
    if not name or again or not _has(here, sitting, COMMANDS[name].needs):
        return None
    if name in _HARMLESS:
        return await COMMANDS[name].run(here, sitting, "")
    return standing(here, sitting, Said(Voice.HOUSE, f"/{name}: {sentence(f'command_{name}')}"))


async def command(here: Here, sitting: Sitting, line: str) -> Reply:
    """Run a line such as "/approach 2"; an unknown word is answered with the nearest known one."""
    word, _, rest = line.removeprefix("/").partition(" ")
    known = COMMANDS.get(word.lower())
    if known is None and word.lower() in ELSEWHERE:
        return standing(here, sitting, house(ELSEWHERE[word.lower()]))
    if known is None:
        near = nearest(word, [name for name, each in COMMANDS.items() if _has(here, sitting, each.needs)])
        told = shortened(word, LONGEST_WORD)
        answer = house("unknown_command", word=told, near=near) if near else house("no_such_command", word=told)
        return standing(here, sitting, answer)
    if not _has(here, sitting, known.needs):
        return standing(here, sitting, house("nothing_open"))
    return await known.run(here, sitting, rest.strip() if known.is_verbatim else rest.strip().lower())


def standing(here: Here, sitting: Sitting, *said: Said) -> Reply:
    """What was `said`, and the next line is taken as it would have been before."""
    if here.wish is not None:
        asked = question(here)
        return replace(asked, said=said)
    if sitting.row is None:
        return afterwards(here, *said)
    if sitting.row.status == "open":
        return Reply(said, Awaits.SPEECH, title=title(sitting.row))
    return replace(guessing(here, sitting.rehearsal, title=title(sitting.row)), said=said)


def parting(sitting: Sitting) -> tuple[Said, ...]:
    """What is said to somebody who leaves: that the rehearsal is kept, and how it is resumed."""
    return (house("kept"),) if sitting.row else ()


def _has(here: Here, sitting: Sitting, needs: str) -> bool:
    there = here.wish is None and sitting.row is not None
    return not needs or (there and (needs == "rehearsal" or sitting.playing.status == "open"))


def _with_feedback(sitting: Sitting) -> None:
    if sitting.row:
        mode = Feedback(sitting.learner.feedback)
        sitting.row.state = dump(sitting.rehearsal.evolve(feedback=mode))
