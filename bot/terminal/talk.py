"""All that the terminal does, free of any screen: a line goes in, what to show comes out; every turn is saved before it is shown."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.exc import SQLAlchemyError

from bot import path, practice, present
from bot.content.library import hunches
from bot.profiles import profile_of
from bot.terminal import aims, choosing, commands, own, weekly
from bot.terminal.here import Here, Sitting, title
from bot.terminal.said import COMMAND, LONGEST, Awaits, Reply, Said, Voice, Wish, cleaned
from bot.terminal.telling import GUESSES, debriefed, guessing, house, page, sentence, so_far, turned, typed
from bot.words import PLAIN
from flows.hunch import hunch
from flows.words import shortened

ECHOED = 40  # characters of a guess that was not understood
A_WORD = 4  # words up to which what was typed is rather a guess than something for the partner


class Talk:
    """One learner at one terminal; what is said is kept in the store, turn by turn."""

    def __init__(self, here: Here) -> None:
        self._here = here
        self._last = Reply()

    async def opened(self, wish: Wish) -> Reply:
        """The first thing shown: a rehearsal that was left open, the one wished for, or a question."""
        here = self._here
        async with here.sitting() as sitting:
            if wish.feedback:
                await commands.feedback(here, sitting, wish.feedback)
            if sitting.row and not wish.anything:
                self._last = await self._picked_up(sitting)
                return self._last
            put_away = (house("put_away"),) if sitting.row and sitting.row.status == "open" else ()
            here.wish = choosing.settled(wish)
            if here.asks:
                welcomed = await choosing.asked_anew(here, sitting, here.wish, house("welcome"), *put_away, *await weekly.knock(sitting))
            else:
                welcomed = await choosing.begun(here, sitting, *put_away)
        self._last = welcomed
        return welcomed

    async def hear(self, line: str) -> Reply:
        """What comes of one line, the line itself first: a command, an answer, a guess, or words to the partner."""
        self._here.spoken += 1
        try:
            async with self._here.sitting() as sitting:
                reply = await self._heard(sitting, cleaned(line))
        except SQLAlchemyError as error:
            reason = str(getattr(error, "orig", error)).splitlines()[0]
            return replace(self._last, said=(house("not_saved", reason=reason),))
        self._last = reply
        if self._here.erased:
            self._here.erased = False
            await self._here.store.tidy()
        return reply

    async def closed(self) -> Reply:
        """The input has ended: a finished rehearsal is debriefed, an open one is kept."""
        async with self._here.sitting() as sitting:
            if sitting.row and sitting.row.status == "guessing" and self._here.wish is None:
                return await self._debriefed(sitting, "")
            return Reply(commands.parting(sitting), leaves=True)

    async def parting(self) -> tuple[Said, ...]:
        """What is said to somebody who leaves in the middle."""
        async with self._here.sitting() as sitting:
            return commands.parting(sitting)

    async def trust(self) -> str:
        """The account with whoever is faced, for a panel beside the talk."""
        async with self._here.sitting() as sitting:
            return present.trust(sitting.rehearsal, PLAIN) if sitting.row else sentence("nothing_open")

    async def _heard(self, sitting: Sitting, text: str) -> Reply:
        here = self._here
        if here.forgetting:
            here.forgetting = False
            if own.agrees(text):
                return _after(await own.forgotten(here, sitting), typed(text))
            if not text.startswith(COMMAND):
                return _after(commands.standing(here, sitting, house("not_forgotten")), typed(text))
        if text.startswith(COMMAND):
            here.week, here.aside = "", None
            return _after(await commands.command(here, sitting, text), typed(text))
        if here.aside:
            reply = await aims.heard(here, sitting, text)
            here.goal = profile_of(sitting.learner).goal
            return reply if here.aside else commands.standing(here, sitting, *reply.said)
        if here.week:
            reply = await weekly.heard(here, sitting, text)
            return reply if here.week else commands.standing(here, sitting, *reply.said)
        if answered := await commands.plainly(here, sitting, text):
            return _after(answered, typed(text))
        if here.wish is not None:
            return await choosing.answered(here, sitting, text)
        if not text and (sitting.row is None or sitting.row.status == "open"):
            return commands.standing(here, sitting, house("nothing_said", here))
        if sitting.row is None:
            return _after(commands.standing(here, sitting, house("all_over")), typed(text))
        return await (self._guessed if sitting.row.status == "guessing" else self._spoken)(sitting, text)

    async def _picked_up(self, sitting: Sitting) -> Reply:
        row, steps = sitting.playing, await sitting.steps()
        before = so_far(steps)
        if not self._here.asks:
            before = tuple(said for said in before if said.voice is Voice.PARTNER)[-1:]
        said = (*before, house("picked_up", title=title(row), turns=sum(bool(step.turn.text) for step in steps)))
        if row.status == "guessing":
            return guessing(self._here, sitting.rehearsal, *said, title=title(row))
        in_the_room = (page(present.room(sitting.rehearsal, PLAIN)),) if sitting.rehearsal.facing < 0 else ()
        return Reply((*said, *in_the_room), Awaits.SPEECH, title=title(row))

    async def _guessed(self, sitting: Sitting, text: str) -> Reply:
        number = sitting.playing.id or 0
        meant = GUESSES[int(text) - 1] if text in ("1", "2", "3") else hunch(text, hunches())
        echo = (typed(sentence(f"guess_{meant}") if meant in GUESSES else shortened(text, ECHOED)),) if text else ()
        if text and not meant and self._here.asked_twice != number:
            self._here.asked_twice = number
            asked = guessing(self._here, sitting.rehearsal, title=title(sitting.playing))
            return replace(asked, said=(*echo, house("guess_how" if len(text.split()) <= A_WORD else "guess_over")))
        return _after(await self._debriefed(sitting, meant if meant in GUESSES else ""), *echo)

    async def _debriefed(self, sitting: Sitting, guess: str) -> Reply:
        """The debrief, and what it says together with the rehearsals before."""
        finished = await practice.guess(sitting.work, sitting.playing, guess)
        at, reply = await path.standing(sitting.work, sitting.learner, sitting.now), debriefed(self._here, finished)
        return replace(reply, said=(*reply.said, *(Said(Voice.MENTOR, each) for each in path.after_debrief(at, finished.debrief, PLAIN))))

    async def _spoken(self, sitting: Sitting, text: str) -> Reply:
        here = self._here
        if len(sitting.rehearsal.room) > 1 and text.isdecimal() and len(text) == 1:
            return _after(await commands.approach(here, sitting, text), typed(text))
        cut = (house("too_long", length=len(text), most=LONGEST),) if len(text) > LONGEST else ()
        step = await practice.say(sitting.work, sitting.playing, text[:LONGEST], sitting.now)
        reply = turned(here, step)
        if await path.is_enough(sitting.work, sitting.learner, step):
            reply = replace(reply, said=(*reply.said, Said(Voice.MENTOR, PLAIN.sentence("path.enough_typed"))))
        return _after(reply, Said(Voice.LEARNER, text[:LONGEST]), *cut)


def _after(reply: Reply, *said: Said) -> Reply:
    """A reply behind what the learner typed."""
    return replace(reply, said=(*said, *reply.said))
