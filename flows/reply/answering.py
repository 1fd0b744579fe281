"""What a partner answers: which fact a question asks for, how much trust it takes, and what is granted to who asks for something."""

from __future__ import annotations

from dataclasses import dataclass

from flows.answers import Asked
from flows.judgement import is_sure
from flows.moves import COSTS, Cue, Move, Sighting
from flows.questions import asks_them, bare, is_clear, is_for_oneself, is_tagged, plain_questions, questions_in
from flows.reacting import GRANTED
from flows.reply.speech import BRIDGES, Speech
from flows.words import content

SURELY = 1.0  # likeness of a topic from which it is answered, whatever else is asked
PLAINLY = 0.65  # likeness from which a question about a topic goes before a light ask
_BETWEEN_FRIENDS = (Move.MEETING_ASK, Move.REVIEW_ASK)  # asks that put nobody out where there is trust for them
_STATES = frozenset({Move.PURPOSE, Move.GIVING, Move.FOLLOW_UP, Move.SHARING, Move.GRATITUDE})  # moves that ask for nothing
_NO_MORE = "briefly.no_more"  # to a question about what was just told, to which there is no more
_LIGHT = frozenset({Move.ADVICE_ASK, Move.TARGETED_ASK, Move.VAGUE_ASK})
_MORE_SURELY = 1.25  # SURELY for what the learner asks for themselves
_ASKED_SURELY = 0.8  # confidence of a weighty ask from which it goes before a topic that is not sure
_HALF_HEARD = 0.5  # confidence below which an ask gives way to curiosity in the same message


@dataclass(slots=True)
class Answering(Speech):
    """A reply that tells facts and grants asks."""

    def _questions(self, text: str) -> tuple[Asked, ...]:
        asking = plain_questions(text)
        told_to = bool(self.person.partner.pasted) and bool(questions_in(text))  # "Tell me about the heron."
        if self.moment is None or not (asking or told_to or Cue.QUESTION in self.moment.reading.cues):
            return ()
        found = self.person.index.asked(text, self.encounter.topic, self.encounter.asked, self.encounter.spoken)
        if asking and all(map(is_tagged, asking)) and not any(asked.known and asked.likeness >= PLAINLY for asked in found):
            return ()  # "Time flies, doesn't it?" wants a nod
        moves = set(self.moment.reading.moves)
        if not (asking or told_to or Move.CURIOSITY in moves) and _STATES & moves:
            return ()  # "I'd love to do something with small shops." is no question, whatever it sounds like
        return found or (Asked("", None, 0.0, False, any(map(asks_them, asking))),)

    def _has_news_on(self, asked: Asked) -> bool:
        """Whether there is something to tell that has not just been talked of, or that is plainly asked for all the same."""
        fresh = asked.topic != self.encounter.topic or asked.likeness >= SURELY
        return asked.known and fresh and bool(self._tellable(asked)[1])

    def _tell(self, asked: Asked) -> None:
        if not asked.known:
            self._decline(asked)
            return
        fresh, allowed = self._tellable(asked)
        self.encounter = self.encounter.evolve(topic=asked.topic)
        if allowed:
            self._bridge(asked)
            self.say(allowed[0])
        told_beside = (bool(allowed) or not fresh) and self._tell_beside(asked)  # what is held back is not talked around
        if not (allowed or told_beside):
            any(self.say_one(group) for group in (*(("guarded",) if fresh else (_NO_MORE, "told")), "outside"))

    def _decline(self, asked: Asked) -> None:
        """Nothing is known: who could not follow says so once in a talk, and else it is theirs to keep, or no matter of theirs."""
        assert self.moment is not None
        puzzled = not is_clear(self.moment.text) and not any(line.startswith("unsure[") for line in self.encounter.spoken)
        groups = ("unsure",) * puzzled + ("private", "outside") if asked.is_personal else ("outside", "private")
        if (asked.hangs or self._takes_up_the_greeting()) and self.say_one(_NO_MORE):
            self._go_on_telling()
            return
        any(self.say_one(group) for group in groups)

    def _takes_up_the_greeting(self) -> bool:
        """Whether the first thing asked is about the first thing said: "Ha, what note is it?"."""
        assert self.moment is not None
        asked = content(" ".join(map(bare, questions_in(self.moment.text))))
        said = content(" ".join(self.person.lines.get(line, "") for line in self.encounter.previous))
        return self.encounter.turns <= 1 and bool(asked & said)

    def _go_on_telling(self) -> None:
        """Something more on what was just told, for whoever asked further than it goes: a story that was opened is not shut in a face."""
        topic = self.person.partner.topics.get(self.encounter.topic)
        for number, fact in enumerate(topic.facts if topic else ()):
            if fact.at <= self._balance() + 0.5 and self.say(f"topics.{self.encounter.topic}.facts[{number}].says"):
                return

    def _tell_beside(self, asked: Asked) -> bool:
        """The other thing that the question may have meant, if it is one that can be told."""
        if asked.beside is None:
            return False
        line = f"topics.{asked.beside.topic}.facts[{asked.beside.fact}].says"
        if not self._has_room() or line not in self._tellable(Asked(asked.beside.topic, asked.beside.fact, 0.0))[1]:
            return False
        behind = any(said.id.startswith("topics.") for said in self.lines)
        if behind and self.person.partner.otherwise and (self._bridged_lately() or not self.say_one("otherwise")):
            return False  # two things in one breath, with nothing between, answer neither
        return self.say(line)

    def _bridge(self, asked: Asked) -> None:
        """A few words before what may be beside the point, unless there were some just before; with a second fact these stand between."""
        if asked.is_doubtful and asked.beside is None and not self._bridged_lately() and self._has_room():
            self.say_one("roughly")

    def _bridged_lately(self) -> bool:
        return any(line.startswith(BRIDGES) for line in self.encounter.previous)

    def _tellable(self, asked: Asked) -> tuple[list[str], list[str]]:
        """The lines that would answer and were not said yet, and those of them that trust allows; a narrow question has one answer."""
        facts = self.person.partner.topics[asked.topic].facts
        wanted = [number for number, fact in enumerate(facts) if not fact.asked]
        if asked.fact is not None:
            only = facts[asked.fact].asked or asked.again or self.person.partner.pasted  # of a guess no other line is an answer
            wanted = [asked.fact] if only else [asked.fact, *wanted]
        lines = {number: f"topics.{asked.topic}.facts[{number}].says" for number in wanted}
        fresh = [number for number in lines if self._unspoken(lines[number])]
        return [lines[number] for number in fresh], [lines[number] for number in fresh if facts[number].at <= self._balance() + 0.5]

    def _grant(self) -> bool:
        assert self.moment is not None
        moves = {seen.move for seen in self._carried()}
        agreed = Move.MEETING_ASK in moves and ("reactions.follow_up.open", "reactions.follow_up.even")  # where every day named is another
        return any(self.say_one(group) for group in (*(f"grants.{move}" for move in GRANTED if move in moves), *(agreed or ())))

    def _carried(self) -> list[Sighting]:
        """The asks that can be granted: light and invited ones, weighty ones that were heard for sure, meetings with trust for them."""
        assert self.moment is not None
        invited = {move for door in self.encounter.doors for move in door.invites}
        asks = [seen for seen in self.moment.reading.sightings if seen.move in GRANTED]
        easy = _LIGHT | invited | {move for move in _BETWEEN_FRIENDS if COSTS[move] <= self._balance()}
        return [seen for seen in asks if seen.move in easy or is_sure(seen)]

    def _asks_what_is_meant(self, questions: tuple[Asked, ...]) -> bool:
        """Something weighty may have been asked for between the lines: nothing is granted, and nothing refused."""
        assert self.moment is not None
        weighty = {seen.move for seen in self.moment.reading.sightings if seen.move in GRANTED} - _LIGHT
        veiled = weighty - {seen.move for seen in self._carried()}
        plainly = any(asked.known and asked.likeness >= PLAINLY for asked in questions)
        return bool(veiled) and not plainly and self.say_one("veiled")

    def _grants_lightly(self) -> bool:
        """Whether it was words that were asked for: advice has room for a fact beside it."""
        assert self.moment is not None
        return _LIGHT.issuperset(seen.move for seen in self._carried())

    def _grants_first(self, questions: tuple[Asked, ...]) -> bool:
        """Whether an ask in the message is what to answer: a weighty one always, a light one unless a topic is plainly asked for."""
        assert self.moment is not None
        curious = max((seen.confidence for seen in self.moment.reading.sightings if seen.move is Move.CURIOSITY), default=0.0)
        least = min(curious, _HALF_HEARD) if questions else 0.0  # "Who would you let in?" is about them
        sure = {seen.move: seen.confidence for seen in self._carried() if seen.confidence >= least}
        known = max((asked.likeness for asked in questions if asked.known), default=0.0)
        if any(asked.likeness and not asked.known for asked in questions) and _LIGHT.issuperset(sure):
            return max(sure.values(), default=0.0) >= _ASKED_SURELY  # "Do they know it?" is about what was said
        if not sure or known < PLAINLY:
            return bool(sure)
        if set(sure) <= _LIGHT:
            return is_for_oneself(self.moment.text) and known < SURELY
        if is_for_oneself(self.moment.text):
            return known < _MORE_SURELY
        return max(sure.values()) >= _ASKED_SURELY and known < SURELY
