"""What keeps a talk going after the answer: a door, a hook, something remembered, a question back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flows.chance import pick
from flows.moves import Manner, Move, Relationship, Telling
from flows.people import Mood
from flows.reacting import INVITED_BY
from flows.rehearsal import FROM_AFAR, WRITTEN, Line
from flows.reply.reacting import Reacting
from flows.reply.speech import MOST_LINES

_GO_ON = "grants.sharing"  # to who tells
_ASKS_ON = ("grants.vague_ask", "unsure")  # groups that ask for more, whatever they end with
_MORE_THAN_A_NAME = 8  # words of a line, with the three of the placeholder, that says something besides a name
_ROOM_FOR_A_NAME = 12  # words of the line before, behind which a name is no tag
_NOTHING_ELSE = ("name", "aim")  # what somebody who has told bad news can be asked


@dataclass(slots=True)
class Leading(Reacting):
    """A reply that leads on."""

    def _lead_on(self, answered: bool) -> None:
        """What keeps a talk going after the answer: a door, a hook, something remembered, a question back."""
        assert self.moment is not None
        if self.moment.opens >= 0:
            self._open_door(self.moment.opens)
        elif not self.lines:
            self._keep_talking()
        elif self.lines[-1].id.startswith(_ASKS_ON) or self.person.lines.get(self.lines[-1].id, "").endswith("?"):
            return  # "What exactly?" waits for an answer
        elif sum(line.id.startswith("topics.") for line in self.lines) > 1:
            return  # that was much already
        elif self._tells_much() and not answered:
            self._let_go_on() or self._recall() or self._ask_back(0.8)
        elif (
            self._is_distracted()
            or self._tempts()
            or self._drop_hook(self.encounter.topic, 0.6)
            or self._recall()
            or self._ask_back(0.3 if answered else 0.8)
            or answered
        ):
            return
        elif self._mood() is not Mood.COOL:  # a bare "I see." leaves a nervous person alone with the silence
            self._drop_hook("", 0.5) or self.say_one("musings")

    def _let_go_on(self) -> bool:
        """Asks for more of what the learner is telling."""
        waits = self.rehearsal.scene in WRITTEN or any(door.door >= 0 for door in self.encounter.doors)
        if waits or not self.say_one(_GO_ON):
            return False
        self.asks = "self"
        self._invite(-1, INVITED_BY["self"])
        return True

    def _stay_near(self, answered: bool) -> None:
        """After a kind word: something easy to answer or to listen to; neither bad news nor an aim is followed by a gull on a lamp."""
        assert self.moment is not None
        if answered:
            return
        if Manner.BAD_NEWS in self.moment.reading.manners:
            self._ask_back(1.0, _NOTHING_ELSE)
        elif not self._ask_back(0.8) and Move.PURPOSE not in self.moment.reading.moves:
            self._drop_hook("", 0.5) or self.say_one("musings")

    def _is_distracted(self) -> bool:
        assert self.moment is not None
        happens = self.rehearsal.scene not in WRITTEN and self._chance("distracted") < self.moment.distracts
        return happens and self.say_one("distracted")

    def _tempts(self) -> bool:
        """Asks after the learner's search as people do, and means no more by it: it invites an answer, and no ask."""
        assert self.moment is not None
        told = any(line.startswith("tempts[") for line in self.encounter.spoken)
        if told or self.encounter.asked or self.encounter.turns < 2 or self._chance("tempts") >= self.moment.tempts:
            return False
        self.asks = "aim"
        self._invite(-1, (Move.PURPOSE, Move.SHARING))
        return self.say_one("tempts")

    def _keep_talking(self) -> None:
        tries: tuple[Callable[[], bool], ...] = (
            lambda: self.moment is not None and self._tells_much() and self._let_go_on(),
            lambda: self._ask_back(1.0 if self.encounter.turns <= 1 else 0.7),
            lambda: self.say_one("musings"),
            lambda: self._drop_hook("", 1.0),
            lambda: self._ask_back(1.0),
            self._volunteer,
            lambda: self.say_one("told"),
        )
        if not any(attempt() for attempt in tries):
            self.lines.append(Line("scene", "pauses" if self.rehearsal.scene in FROM_AFAR else "beats"))

    def _volunteer(self) -> bool:
        balance = self._balance() + 0.5
        for name, topic in self.person.partner.topics.items():
            for number, fact in enumerate(topic.facts):
                if fact.at <= balance and not fact.asked and self.say(f"topics.{name}.facts[{number}].says"):
                    self.encounter = self.encounter.evolve(topic=name)
                    return True
        return False

    def _open_door(self, index: int) -> None:
        door = self.person.partner.doors[index]
        again = index in self.encounter.walked_past
        del self.lines[MOST_LINES - 1 :]
        if self.say(f"doors[{index}].{'again' if again else 'says'}"):
            self._invite(index, door.invites)

    def _drop_hook(self, topic: str, often: float) -> bool:
        for index, hook in enumerate(self.person.partner.hooks):
            fits = (hook.topic == topic or not topic) and self._is_news(hook.says)
            if fits and hook.at <= self._balance() and self._chance("hook") < often and self.say(f"hooks[{index}].says"):
                self.encounter = self.encounter.evolve(topic=hook.topic)
                return True
        return False

    def _recall(self) -> bool:
        said = {line.split("[")[0] for line in self.encounter.spoken}
        for telling in filter(_fits_a_sentence, self.encounter.told):
            if f"recalls.{telling.topic}" in said:
                continue  # once is attentive, twice is a tic
            choices = [line for line in self.person.lines if line.startswith(f"recalls.{telling.topic}[") and self._unspoken(line)]
            if telling.topic == "name":
                choices = [line for line in choices if self._may_name(line)]
            remembered = sum(line.startswith("recalls.") for line in self.encounter.spoken)
            fresh = self.encounter.turns >= 3 + 3 * remembered
            if choices and fresh and self._chance("recall", telling.topic) < 0.4:
                return self.say(pick(choices, self.rehearsal.seed, self.rehearsal.turn), (telling.topic, telling.words))
        return False

    def _may_name(self, line: str) -> bool:
        """Whether the learner's name may be said: in a line that tells something, never tagged on to a few words."""
        before, words = self.person.lines.get(self.lines[-1].id, ""), self.person.lines[line].split()
        return len(before.split()) >= _ROOM_FOR_A_NAME and len(words) >= _MORE_THAN_A_NAME

    def _ask_back(self, often: float, only: tuple[str, ...] = ()) -> bool:
        waits = self.encounter.asked or any(door.door >= 0 for door in self.encounter.doors)
        if waits or self._chance("ask") >= often:
            return False
        order = {about: place for place, about in enumerate(self._wants_to_know())}
        choices = [
            (order[ask.about], index, ask.about)
            for index, ask in enumerate(self.person.partner.asks_back)
            if ask.about in (only or order)
            and ask.about in order
            and ask.at <= self._balance()
            and self._unspoken(f"asks_back[{index}].says")
        ]
        for _, index, about in sorted(choices):
            if about != "aim" or self._balance() >= 2 or self.encounter.turns >= 4:
                self.asks = about
                self._invite(-1, INVITED_BY[about])
                return self.say(f"asks_back[{index}].says")
        return False

    def _wants_to_know(self) -> list[str]:
        """What to ask the learner about, in this order: name and work once, unless they were told; the aim until it was told."""
        asks = enumerate(self.person.partner.asks_back)
        asked = {ask.about for index, ask in asks if f"asks_back[{index}].says" in self.encounter.spoken}
        if self.encounter.relationship in (Relationship.ACQUAINTANCE, Relationship.FRIEND):
            asked |= {"name", "field"}
        settled = {"name": "name" in asked, "field": "field" in asked or self.encounter.work_told, "aim": self.encounter.aim_told}
        return [*(about for about, is_settled in settled.items() if not is_settled and not self.encounter.knows(about)), "self"]


def _fits_a_sentence(telling: Telling) -> bool:
    """Whether what was told can be said back within a line: "a data role in health", not half of somebody's sentence."""
    words = telling.words.lower().split()
    return len(words) <= 6 and not {"i", "my", "me", "as"} & set(words)
