"""A reply: what is said to a greeting, a question, a slip, an offer or a goodbye, put together of reactions, answers and what leads on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flows.answers import Asked
from flows.moves import Courtesy, Move
from flows.own_words import proposes
from flows.people import Family, Mood, part_of
from flows.questions import asks_which, plain_questions
from flows.rehearsal import FROM_AFAR, Encounter, Line
from flows.reply.answering import PLAINLY, SURELY
from flows.reply.leading import Leading
from flows.words import sentences

_WARM_AGAIN, _COOL_AGAIN = 3.5, 1.5  # balances at which somebody is met again gladly, or not
_SPOKEN_FIRST = frozenset({"call"})  # scenes that begin with the same words however well one knows the other
_WHOLE = frozenset({"answers_briefly", "answers_well", "call_back", "declines", "late_answer", "suits"})  # groups that need no more
_LEADS_ON = frozenset({"and_you", "asks_for_list", "needs", "presses", "shares_the_fun"})  # groups that follow an answer; others come first
_OF_A_TARGET, _GLAD = (
    frozenset({"knows", "knows_not"}),
    "glad_you_asked",
)  # groups about a name on the table, and to a question that took courage
_COME_IN, _ASKED_WHAT_HELPS = "grants.small_talk", "grants.giving"  # to who asks to join, or what would help
_MUCH = 1500  # characters that nobody answers one by one
_NEEDS = "needs"  # the topic that answers what would help


@dataclass(slots=True)
class Reply(Leading):
    """A reply to one message, or the first words of a talk."""

    def finished(self) -> tuple[tuple[Line, ...], Encounter]:
        """The lines, and the encounter that remembers them; a reply is never empty."""
        if not self.lines:
            self._keep_talking()
        ids = tuple(line.id for line in self.lines)
        changes = {"spoken": self.encounter.spoken + ids, "previous": ids, "asked": self.asks}
        return tuple(self.lines), self.encounter.evolve(**changes)

    def welcome_back(self) -> None:
        """Somebody met before: how it went the last time is in the air, and what was promised."""
        balance = self._balance()
        mood = "warm" if balance >= _WARM_AGAIN else "cool" if balance < _COOL_AGAIN else "even"
        if part_of(self.person.id) in _SPOKEN_FIRST:
            self.say_one(f"greets.{self.rehearsal.scene}")
        if not any(self.say_one(f"again.{feeling}") for feeling in (mood, "even")):
            any(self.say_one(group) for group in (f"greets.{self.rehearsal.scene}", "greets.any"))
        if self.encounter.resolved:
            self.say_one(f"promises.{self.encounter.resolved}")
            told = tuple(replace(each, told=True) if each.state != "open" else each for each in self.encounter.promises)
            self.encounter = self.encounter.evolve(promises=told)

    def say_as_wanted(self, text: str) -> bool:
        """One line of each group that the scene asks for, and the answer to what was asked besides; false when all were said."""
        assert self.moment is not None
        self._hearten()
        answered = self.moment.slipped() or bool(_WHOLE.intersection(self.moment.says)) or self._speaks_of_the_target()
        first = [group for group in self.moment.says if group not in _LEADS_ON]
        said = [self._say_of(group) for group in first]
        for asked in self._questions(text)[:1] if not answered else ():
            if self._has_news_on(asked):
                self._tell(asked)
        told = any(line.id.startswith("topics.") for line in self.lines)
        if _GLAD in self.moment.says and not told:
            self._grant()
        said += [self._say_of(group) for group in self.moment.says if group in _LEADS_ON]
        if not any(said):
            self.lines.clear()
            return False
        if self.moment.opens >= 0:
            self._open_door(self.moment.opens)
        return True

    def _speaks_of_the_target(self) -> bool:
        """Whether the question is about a name on the table: nothing the partner knows of themselves is an answer to it."""
        assert self.moment is not None
        return bool(_OF_A_TARGET.intersection(self.moment.says)) and self.moment.target in self.moment.named

    def _say_of(self, group: str) -> bool:
        """One line of a group of the part's, or of the partner's own."""
        assert self.moment is not None
        facts = (("target", self.moment.target),) if self.moment.target else ()
        name = f"discusses_{self.rehearsal.subject}" if group == "discusses" else group
        if f"lines.{name}[0]" in self.person.lines:
            return self.say_one(f"lines.{name}", *facts)
        return self.say_one(self.moment.stands_in.get(group, name), *facts)

    def take_leave(self) -> None:
        """The goodbye, as the talk went."""
        assert self.moment is not None
        if any([self._say_of(group) for group in self.moment.says]):
            pass
        elif self.moment.goodbye == "cool":
            self._react_to_slip()
        elif not (self._hearten() or self._grant() or self._answers_in_going()):
            self._react(self._strongest((Move.FOLLOW_UP, Move.GIVING, Move.REPAIR)))
        self.say_one(f"goodbyes.{self.moment.goodbye}")

    def _answers_in_going(self) -> bool:
        """One answer for whoever asks when time is up: nobody walks off in the face of a question they could answer."""
        assert self.moment is not None
        asked = self._questions(self.moment.text)[:1] if self.moment.goodbye == "late" else ()
        if not asked or not asked[0].known or not self._tellable(asked[0])[1]:
            return False
        self._tell(asked[0])
        return True

    def wince(self, text: str) -> None:
        """A slip or an insult is felt; what was asked besides is answered by whoever is not cool."""
        assert self.moment is not None
        if not self.moment.was_rude():
            self._hearten()
        self._react_to_slip()
        if self._mood() is not Mood.COOL:
            for asked in self._questions(text)[:1]:
                self._tell(asked)

    def puzzle(self) -> None:
        """Nothing could be made of the message."""
        self._react(Family.UNCLEAR)

    def carry_on(self, text: str, caught: int) -> None:
        """The talk goes on: react, answer or grant, and lead on; `caught` is the hook that was picked up, or -1."""
        assert self.moment is not None
        if len(text) > _MUCH and self.say_one("briefly.much"):
            return
        heartened = self._hearten()
        rest, met = self._meet(text)
        questions = self._questions(rest) if not met or plain_questions(rest) else ()
        granted = not met and self._grants_first(questions) and self._grant()
        veiled = not (granted or met) and self._asks_what_is_meant(questions)
        if caught >= 0:
            self._thank_for(caught)
        elif heartened and not granted:
            self._react(self._strongest((Move.REPAIR, Move.PURPOSE, Move.FOLLOW_UP)))
        elif not (granted or met or veiled):
            self._react_first(questions)
        beside = 0.0 if not granted or self._grants_lightly() else PLAINLY if asks_which(rest) else SURELY
        for asked in questions:
            if veiled or asked.likeness < beside or (not asked.known and self.lines and proposes(rest, self.moment.nearly)):
                continue  # to a proposal that was met with a word, "I couldn't tell you" is no answer
            first = caught < 0 and asked is questions[0] and not (granted or met)
            if first or self._has_news_on(asked):  # a second answer is welcome, a refusal beside an answer is not
                self._tell(asked)
        answered = bool(questions) or veiled or met == _NEEDS
        if heartened and self.moment.opens < 0:
            self._stay_near(answered or granted or caught >= 0)
        elif met == _COME_IN and not answered and self.moment.opens < 0:
            self._ask_back(1.0) or self.say_one("musings")  # who has just come has no use for a need
        else:
            self._lead_on(answered)

    def _meet(self, text: str) -> tuple[str, str]:
        """Answers whoever asks to be let in or what would help, or would fetch a drink: what is left of the message, and what it was."""
        assert self.moment is not None
        left, met, here, behind = [], "", self.rehearsal.scene not in FROM_AFAR, 0
        for sentence in sentences(text):
            start = text.index(sentence, behind)
            behind = start + len(sentence)
            heard = {courtesy for courtesy, span in self.moment.reading.courtesies if start <= span[0] < behind}
            if Courtesy.JOINS in heard and here and self.say_one(_COME_IN):
                met = met or _COME_IN
            elif Courtesy.HELPS in heard and self._name_a_need():
                met = _NEEDS
            elif Courtesy.FETCHES in heard and here and self._react(Family.GIVING):
                met = met or Family.GIVING
            else:
                left.append(sentence)
        return " ".join(left), met

    def _name_a_need(self) -> bool:
        asked = Asked(_NEEDS, None, 1.0)
        if _NEEDS in self.person.partner.topics and self._tellable(asked)[1]:
            self._tell(asked)
            return True
        return self.say_one(_ASKED_WHAT_HELPS)

    def _thank_for(self, caught: int) -> None:
        self.say(f"hooks[{caught}].thanks")
        self.encounter = self.encounter.evolve(picked_up=(*self.encounter.picked_up, caught), topic=self.person.partner.hooks[caught].topic)
