"""What keeps a talk going after the answer: a door, a hook, something remembered, a question back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flows.chance import pick
from flows.moves import Manner, Move, Relationship, Telling
from flows.own_words import speaks_of_work
from flows.people import Mood
from flows.questions import is_for_oneself
from flows.reacting import INVITED_BY
from flows.rehearsal import FROM_AFAR, WRITTEN, Line
from flows.reply.reacting import Reacting
from flows.words import tokens

_GO_ON = "grants.sharing"  # to who tells
_ASKS_ON = ("grants.vague_ask", "unsure")  # groups that ask for more, whatever they end with
_MORE_THAN_A_NAME = 8  # words of a line, with the three of the placeholder, that says something besides a name
_ROOM_FOR_A_NAME = 12  # words of the line before, behind which a name is no tag
_NOTHING_ELSE = ("name", "aim")  # what somebody who has told bad news can be asked
_WHO_THEY_ARE = ("name", "field", "aim")
"""What follows from anything, where it is not known; "Are you good with heights?" follows from little."""
_REMEMBERED_BEHIND = tuple(f"reactions.{family}" for family in ("giving", "follow_up", "gratitude", "listening"))
_AT_FIRST = 0.6  # how often somebody begins with what is on their mind
_AIM_FROM = 4  # turns before which nobody asks what somebody is after
_A_LINE = 8  # words about oneself behind which more may come
_TURNS_DOWN = ("outside[", "private[", "guarded[", "told[", "briefly.no_more")  # groups with which nothing was answered
_MEETS = tuple(f"reactions.{family}" for family in ("giving", "follow_up", "gratitude", "repair", "easy_out", "purpose"))
_IS_ENOUGH = (*_MEETS, "reactions.listening", "briefly.joke", "briefly.praised")
"""What was given, promised, thanked for or heard is met, and that is that."""


@dataclass(slots=True)
class Leading(Reacting):
    """A reply that leads on."""

    def _lead_on(self, answered: bool) -> None:
        """What keeps a talk going after the answer: a door, a hook on the same thing, a question that follows; often nothing."""
        assert self.moment is not None
        if self.moment.opens >= 0:
            self._open_door(self.moment.opens)
        elif not self.lines:
            self._keep_talking()
        elif self.lines[-1].id.startswith(_ASKS_ON + _TURNS_DOWN) or self.person.lines.get(self.lines[-1].id, "").endswith("?"):
            return  # "What exactly?" waits for an answer, and nothing goes with a no
        elif sum(line.id.startswith("topics.") for line in self.lines) > 1:
            return  # that was much already
        elif self._tells_much() and not answered and not self.lines[-1].id.startswith(_MEETS):
            self._let_go_on() or self._recall() or self._ask_back(0.8, _WHO_THEY_ARE)
        elif self._is_distracted() or self._tempts():
            return
        elif answered:
            self._drop_hook_here(0.6) or self._ask_back(0.3, _WHO_THEY_ARE)
        elif self.lines[-1].id.startswith(_IS_ENOUGH) and self.encounter.turns > 1:
            (self.lines[-1].id.startswith(_REMEMBERED_BEHIND) and self._recall()) or self._ask_back(0.5, _WHO_THEY_ARE)
        elif not (self._drop_hook_here(0.4) or self._recall() or self._ask_back(0.8, _WHO_THEY_ARE)):
            self._fill_the_silence()

    def _fill_the_silence(self) -> None:
        """After a nod to a pleasantry or to a line about themselves: more of theirs, or something of one's own."""
        assert self.moment is not None
        if self._mood() is Mood.COOL:  # a bare "I see." leaves a nervous person alone with the silence
            return
        if self.lines[-1].id.startswith("reactions.sharing"):
            tells = is_for_oneself(self.moment.text) and len(tokens(self.moment.text)) >= _A_LINE
            (tells and self._chance("more") < 0.5) and self._let_go_on()
        elif not self.lines[-1].id.startswith("briefly.remark") or self._chance("more") < 0.5:
            self._drop_hook("", 0.5) or self._ask_back(0.3) or self.say_one("musings")

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
            self._ask_back(1.0, _NOTHING_ELSE if self._is_about_work() else ("name",))  # a lost dog is no matter of aims
        elif Move.PURPOSE not in self.moment.reading.moves:
            self._ask_back(0.8, _WHO_THEY_ARE) or self._drop_hook("", 0.5) or self.say_one("musings")

    def _is_about_work(self) -> bool:
        """Whether the learner speaks of their work, or tells what it is."""
        assert self.moment is not None
        tells_it = any(telling.topic == "field" for telling in self.moment.reading.tellings)
        return tells_it or speaks_of_work(self.moment.text, self.moment.nearly)

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
        ways = [f"doors[{index}].says", *(f"doors[{index}].others[{number}]" for number in range(len(door.others)))]
        line = f"doors[{index}].again" if index in self.encounter.walked_past else pick(ways, self.rehearsal.seed, self.person.id, index)
        self._make_room()
        if self.say(line):
            self._invite(index, door.invites)

    def _drop_hook(self, topic: str, often: float) -> bool:
        for index, hook in enumerate(self.person.partner.hooks):
            fits = (hook.topic == topic or not topic) and self._is_news(hook.says)
            if fits and hook.at <= self._balance() and self._chance("hook") < often and self.say(f"hooks[{index}].says"):
                self.encounter = self.encounter.evolve(topic=hook.topic)
                return True
        return False

    def _drop_hook_here(self, often: float) -> bool:
        """A need or a piece of news that touches what is being talked of; any of them, where nothing is yet."""
        topic = self.encounter.topic
        if not topic and self.encounter.turns <= 1:
            return self._drop_hook("", _AT_FIRST)
        return bool(topic) and self._drop_hook(topic, often)

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
            if about != "aim" or self.encounter.turns >= _AIM_FROM:
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
        aim_is_out = self.encounter.aim_told or self.encounter.aim_neared
        settled = {"name": "name" in asked, "field": "field" in asked or self.encounter.work_told, "aim": aim_is_out}
        return [*(about for about, is_settled in settled.items() if not is_settled and not self.encounter.knows(about)), "self"]


def _fits_a_sentence(telling: Telling) -> bool:
    """Whether what was told can be said back within a line: "a data role in health", not half of somebody's sentence."""
    words = telling.words.lower().split()
    return len(words) <= 6 and not {"i", "my", "me", "as"} & set(words)
