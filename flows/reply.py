"""A reply in the making: which lines of a partner's answer, react, lead on, open a door or take leave."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from flows.answers import Asked
from flows.chance import chance, pick
from flows.moment import Moment
from flows.moves import FEELINGS, Cue, Manner, Move, Relationship, Telling
from flows.people import Family, Mood, part_of
from flows.person import Person, mood_of
from flows.questions import asks_which, is_for_oneself, is_personal, plain_questions, questions_in
from flows.reacting import FAMILY_OF, GRANTED, INVITED_BY, REACTS_TO, asks_to_join, offers_openly, would_fetch
from flows.rehearsal import Encounter, Line, OpenDoor, Rehearsal
from flows.words import content, sentences, tokens

_SAID_IN_GREETING = frozenset({Move.SHARING, Move.LISTENING, Move.GRATITUDE, Move.SMALL_TALK})  # "Hello, I'm Ana" is no confession
_BESIDE_TELLING = _SAID_IN_GREETING | {Move.OTHER, Move.DEFLECT}
_LIGHT = frozenset({Move.ADVICE_ASK, Move.TARGETED_ASK, Move.VAGUE_ASK})
WARM_AGAIN, COOL_AGAIN = 3.5, 1.5  # balances at which somebody is met again gladly, or not
SPOKEN_FIRST = frozenset({"call"})  # scenes that begin with the same words however well one knows the other
_WHOLE = frozenset({"answers_briefly", "answers_well", "call_back", "declines", "late_answer", "suits"})  # groups that need no more
_LEADS_ON = frozenset({"and_you", "asks_for_list", "needs", "presses", "shares_the_fun"})  # groups that follow an answer; others come first
# moves that a bare question is sometimes taken for; "Yes, exactly that." is no answer to it
_NOT_IN_A_QUESTION = frozenset({Move.GIVING, Move.LISTENING, Move.SHARING, Move.FOLLOW_UP, Move.EASY_OUT, Move.DEFLECT})
_ASKS_ON = ("grants.vague_ask", "unsure")  # groups that ask for more, whatever they end with
_MORE_SURELY = 1.25  # the same for what the learner asks for themselves
_ASKED_SURELY, _SURELY = 0.8, 1.0  # confidence of a weighty ask, likeness of a topic, between which it is the ask that is answered
_HALF_HEARD = 0.5  # confidence below which an ask gives way to curiosity in the same message
_PLAINLY = 0.65  # likeness from which a question about a topic goes before a light ask
_MOST_LINES = 3
_MORE_THAN_A_NAME = 8  # words of a line, with the three of the placeholder, that says something besides a name
_ROOM_FOR_A_NAME = 12  # words of the line before, behind which a name is no tag
_NOTHING_ELSE = ("name", "aim")  # what somebody who has told bad news can be asked
_COME_IN, _ASKED_WHAT_HELPS, _GO_ON = "grants.small_talk", "grants.giving", "grants.sharing"  # to who asks to join, what helps, who tells
NEEDS = "needs"  # the topic that answers what would help
FROM_AFAR = frozenset({"call", "group", "message"})  # scenes in which nobody can be joined
_WRITTEN = frozenset({"group", "message"})  # those in which nobody is seen to nod, or turns round at a noise
_SURE_GIFT, _SURE_ECHO = 0.6, 0.75  # confidence from which something counts as given, or as heard though no word is taken up
_SAYS_SOMETHING, _SAYS_MUCH = 3, 12  # words: "That sounds hard." answers something, and twelve about oneself are more than a line


@dataclass(slots=True)
class Reply:
    """A reply in the making. Lines are chosen by seed, turn and occasion, and none that was said before."""

    person: Person
    encounter: Encounter
    rehearsal: Rehearsal
    moment: Moment | None = None
    lines: list[Line] = field(default_factory=list)
    asks: str = ""

    def finished(self) -> tuple[tuple[Line, ...], Encounter]:
        """The lines, and the encounter that remembers them; a reply is never empty."""
        if not self.lines:
            self._keep_talking()
        ids = tuple(line.id for line in self.lines)
        changes = {"spoken": self.encounter.spoken + ids, "previous": ids, "asked": self.asks}
        return tuple(self.lines), self.encounter.evolve(**changes)

    # Occasions

    def welcome_back(self) -> None:
        """Somebody met before: how it went the last time is in the air, and what was promised."""
        balance = self._balance()
        mood = "warm" if balance >= WARM_AGAIN else "cool" if balance < COOL_AGAIN else "even"
        if part_of(self.person.id) in SPOKEN_FIRST:
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
        answered = self.moment.slipped() or bool(_WHOLE.intersection(self.moment.says))
        first = [group for group in self.moment.says if group not in _LEADS_ON]
        said = [self._say_of(group) for group in first]
        for asked in self._questions(text)[:1] if not answered else ():
            if self._has_news_on(asked):
                self._tell(asked)
        said += [self._say_of(group) for group in self.moment.says if group in _LEADS_ON]
        if not any(said):
            self.lines.clear()
            return False
        if self.moment.opens >= 0:
            self._open_door(self.moment.opens)
        return True

    def _say_of(self, group: str) -> bool:
        """One line of a group of the part's, or of the partner's own."""
        assert self.moment is not None
        facts = (("target", self.moment.target),) if self.moment.target else ()
        name = f"discusses_{self.rehearsal.subject}" if group == "discusses" else group
        if f"lines.{name}[0]" in self.person.lines:
            return self.say_one(f"lines.{name}", *facts)
        return self.say_one(self.moment.stands_in.get(group, name))

    def take_leave(self) -> None:
        """The goodbye, as the talk went."""
        assert self.moment is not None
        if any([self._say_of(group) for group in self.moment.says]):
            pass
        elif self.moment.goodbye == "cool":
            self._react_to_slip()
        elif not self._hearten():
            self._react(self._strongest((Move.FOLLOW_UP, Move.MEETING_ASK, Move.GIVING, Move.REPAIR)))
        self.say_one(f"goodbyes.{self.moment.goodbye}")

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
        heartened = self._hearten()
        rest, met = self._meet(text)
        questions = self._questions(rest) if not met or plain_questions(rest) else ()
        granted = not met and self._grants_first(questions) and self._grant()
        if caught >= 0:
            self._thank_for(caught)
        elif heartened and not granted:
            self._react(self._strongest((Move.REPAIR, Move.PURPOSE, Move.FOLLOW_UP)))
        elif not (granted or met):
            self._react_first(questions)
        beside = 0.0 if not granted or self._grants_lightly() else _PLAINLY if asks_which(rest) else _SURELY
        for asked in questions:
            if asked.likeness < beside:
                continue
            first = caught < 0 and asked is questions[0] and not (granted or met)
            if first or self._has_news_on(asked):  # a second answer is welcome, a refusal beside an answer is not
                self._tell(asked)
        answered = bool(questions) or met == NEEDS
        if heartened and self.moment and self.moment.opens < 0:
            self._stay_near(answered or granted or caught >= 0)
        elif met == _COME_IN and not answered and self.moment and self.moment.opens < 0:
            self._ask_back(1.0) or self.say_one("musings")  # who has just come has no use for a need
        else:
            self._lead_on(answered)

    def _meet(self, text: str) -> tuple[str, str]:
        """Answers whoever asks to be let in or what would help, or would fetch a drink: what is left of the message, and what it was."""
        left, met = [], ""
        for sentence in sentences(text):
            if asks_to_join(sentence) and self.rehearsal.scene not in FROM_AFAR and self.say_one(_COME_IN):
                met = met or _COME_IN
            elif offers_openly(sentence) and self._name_a_need():
                met = NEEDS
            elif would_fetch(sentence) and self.rehearsal.scene not in FROM_AFAR and self._react(Family.GIVING):
                met = met or Family.GIVING
            else:
                left.append(sentence)
        return " ".join(left), met

    def _name_a_need(self) -> bool:
        asked = Asked(NEEDS, None, 1.0)
        if NEEDS in self.person.partner.topics and self._tellable(asked)[1]:
            self._tell(asked)
            return True
        return self.say_one(_ASKED_WHAT_HELPS)

    # Parts of a reply

    def say_one(self, group: str, *facts: tuple[str, str]) -> bool:
        """One unspoken line of a group such as `goodbyes.warm`; false when there is none left."""
        choices = [line for line in self.person.lines if line.startswith(f"{group}[") and self._unspoken(line)]
        return bool(choices) and self.say(pick(choices, self.rehearsal.seed, self.rehearsal.turn, group), *facts)

    def say(self, line: str, *facts: tuple[str, str]) -> bool:
        """This line, unless it was said before or the reply is long enough."""
        if not self._unspoken(line) or len(self.lines) >= _MOST_LINES:
            return False
        self.lines.append(Line(self.person.id, line, facts))
        return True

    def _react(self, family: Family | None, mood: Mood | None = None) -> bool:
        if family is None:
            return False
        mood = mood or self._mood()
        return any(self.say_one(f"reactions.{family}.{feeling}") for feeling in dict.fromkeys((mood, Mood.EVEN, Mood.COOL, Mood.OPEN)))

    def _hearten(self) -> bool:
        """One human sentence for whoever is uneasy or tells bad news, before anything else; when all were said, they are heard as ever."""
        assert self.moment is not None
        told = [feeling for feeling in sorted(FEELINGS) if feeling in self.moment.reading.manners]
        return any(self.say_one(f"kindly.{feeling}") for feeling in told) or (bool(told) and self._react(Family.SHARING))

    def _react_to_slip(self) -> None:
        assert self.moment is not None
        slips = self.moment.assessment.slips
        if self.moment.was_rude():  # lines of a cool mood leave the table; who stays is hurt and says so
            self._react(Family.RUDE, self._mood() if self.moment.goodbye else Mood.EVEN)
        elif not self._react(FAMILY_OF[slips[0].move] if slips else Family.PRESSURE):
            self.say_one("guarded")

    def _react_first(self, questions: tuple[Asked, ...]) -> None:
        assert self.moment is not None
        only_asks = bool(questions) and all(sentence in questions_in(self.moment.text) for sentence in sentences(self.moment.text))
        answers_too, will_tell = bool(questions), any(asked.known and self._tellable(asked)[1] for asked in questions)
        for move, often in REACTS_TO.items():
            if self._is_plain(move, bool(questions), only_asks):
                if move is Move.CURIOSITY and answers_too and not will_tell:
                    return  # "That can be answered." before a refusal is a broken promise
                if move in _SAID_IN_GREETING and self.encounter.turns <= 1 and not self._tells_much():
                    self._react(Family.GRATITUDE if Move.GRATITUDE in self.moment.reading.moves else None, Mood.EVEN)
                elif not answers_too or self._chance("react") < often:
                    self._react(FAMILY_OF[move])
                return

    def _is_plain(self, move: Move, asks: bool = False, only_asks: bool = False) -> bool:
        """Whether a move can be reacted to aloud: nobody gives thanks for no offer, or says "exactly" to what took up nothing."""
        assert self.moment is not None
        offers = Manner.OFFERS in self.moment.reading.manners and not (only_asks and offers_openly(self.moment.text))
        if move is Move.GIVING and offers:
            return True
        if move not in self.moment.reading.moves or (only_asks and move in _NOT_IN_A_QUESTION):
            return False
        sure = {seen.move: seen.confidence for seen in self.moment.reading.sightings}
        if move is Move.GIVING:
            return sure[move] >= _SURE_GIFT
        return move is not Move.LISTENING or (not asks and sure[move] >= sure.get(Move.SHARING, 0.0) and self._takes_up(sure[move]))

    def _takes_up(self, sure: float) -> bool:
        """Whether the message has a word in it of what was said lately, or says the same in its own words."""
        assert self.moment is not None
        said = content(" ".join(self.person.lines.get(line, "") for line in self.encounter.spoken[-2 * _MOST_LINES :]))
        return bool(content(self.moment.text) & said) or (sure >= _SURE_ECHO and len(tokens(self.moment.text)) >= _SAYS_SOMETHING)

    def _grant(self) -> bool:
        assert self.moment is not None
        return any(self.say_one(f"grants.{move}") for move in GRANTED if move in self.moment.reading.moves)

    def _grants_lightly(self) -> bool:
        """Whether it was words that were asked for: advice has room for a fact beside it."""
        assert self.moment is not None
        return _LIGHT.issuperset(move for move in self.moment.reading.moves if move in GRANTED)

    def _grants_first(self, questions: tuple[Asked, ...]) -> bool:
        """Whether an ask in the message is what to answer: a weighty one always, a light one unless a topic is plainly asked for."""
        assert self.moment is not None
        curious = max((seen.confidence for seen in self.moment.reading.sightings if seen.move is Move.CURIOSITY), default=0.0)
        least = min(curious, _HALF_HEARD) if questions else 0.0  # "Who would you let in?" is about them
        sure = {seen.move: seen.confidence for seen in self.moment.reading.sightings if seen.move in GRANTED and seen.confidence >= least}
        known = max((asked.likeness for asked in questions if asked.known), default=0.0)
        if not sure or known < _PLAINLY:
            return bool(sure)
        if set(sure) <= _LIGHT:
            return is_for_oneself(self.moment.text) and known < _SURELY
        if is_for_oneself(self.moment.text):
            return known < _MORE_SURELY
        return max(sure.values()) >= _ASKED_SURELY and known < _SURELY

    def _thank_for(self, caught: int) -> None:
        self.say(f"hooks[{caught}].thanks")
        self.encounter = self.encounter.evolve(picked_up=(*self.encounter.picked_up, caught), topic=self.person.partner.hooks[caught].topic)

    def _questions(self, text: str) -> tuple[Asked, ...]:
        asking = plain_questions(text)
        told_to = bool(self.person.partner.pasted) and bool(questions_in(text))  # "Tell me about the heron."
        if self.moment is None or not (asking or told_to or Cue.QUESTION in self.moment.reading.cues):
            return ()
        found = self.person.index.asked(text, self.encounter.topic, self.encounter.asked, self.encounter.spoken)
        return found or (Asked("", None, 0.0, False, any(map(is_personal, asking))),)

    def _has_news_on(self, asked: Asked) -> bool:
        """Whether there is something to tell that has not just been talked of, or that is plainly asked for all the same."""
        fresh = asked.topic != self.encounter.topic or asked.likeness >= _SURELY
        return asked.known and fresh and bool(self._tellable(asked)[1])

    def _tell(self, asked: Asked) -> None:
        if not asked.known:
            any(self.say_one(group) for group in (("unsure", "private", "outside") if asked.is_personal else ("outside",)))
            return
        fresh, allowed = self._tellable(asked)
        self.encounter = self.encounter.evolve(topic=asked.topic)
        if allowed:
            self.say(allowed[0])
        told_beside = (bool(allowed) or not fresh) and self._tell_beside(asked)  # what is held back is not talked around
        if not (allowed or told_beside or self.say_one("guarded" if fresh else "told")):
            self.say_one("outside")

    def _tell_beside(self, asked: Asked) -> bool:
        """The other thing that the question may have meant, if it is one that can be told."""
        if asked.beside is None:
            return False
        line = f"topics.{asked.beside.topic}.facts[{asked.beside.fact}].says"
        return line in self._tellable(Asked(asked.beside.topic, asked.beside.fact, 0.0))[1] and self.say(line)

    def _tellable(self, asked: Asked) -> tuple[list[str], list[str]]:
        """The lines that would answer and were not said yet, and those of them that trust allows; a narrow question has one answer."""
        facts = self.person.partner.topics[asked.topic].facts
        wanted = [number for number, fact in enumerate(facts) if not fact.asked]
        if asked.fact is not None:
            only = facts[asked.fact].asked or self.person.partner.pasted  # of a guess no other line is an answer
            wanted = [asked.fact] if only else [asked.fact, *wanted]
        lines = {number: f"topics.{asked.topic}.facts[{number}].says" for number in wanted}
        fresh = [number for number in lines if self._unspoken(lines[number])]
        return [lines[number] for number in fresh], [lines[number] for number in fresh if facts[number].at <= self._balance() + 0.5]

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

    def _tells_much(self) -> bool:
        """Whether the learner has told more than a line of themselves, and nothing else: no moment for a gull on a lamp."""
        assert self.moment is not None
        moves = set(self.moment.reading.moves)
        tells = (Move.SHARING in moves or moves <= {Move.OTHER}) and moves <= _BESIDE_TELLING
        hurts = self.moment.slipped() or self.moment.was_rude()
        return tells and not hurts and is_for_oneself(self.moment.text) and len(tokens(self.moment.text)) >= _SAYS_MUCH

    def _let_go_on(self) -> bool:
        """Asks for more of what the learner is telling."""
        waits = self.rehearsal.scene in _WRITTEN or any(door.door >= 0 for door in self.encounter.doors)
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
        happens = self.rehearsal.scene not in _WRITTEN and self._chance("distracted") < self.moment.distracts
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
            self.lines.append(Line("scene", "beats"))

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
        del self.lines[_MOST_LINES - 1 :]
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

    def _invite(self, door: int, moves: tuple[Move, ...]) -> None:
        self.encounter = self.encounter.evolve(doors=(*self.encounter.doors, OpenDoor(door, moves, self.rehearsal.turn)))

    # Small things

    def _strongest(self, moves: Iterable[Move]) -> Family | None:
        assert self.moment is not None
        return next((FAMILY_OF[move] for move in moves if self._is_plain(move)), None)

    def _is_news(self, text: str) -> bool:
        """Whether `text` tells something that this reply and the one before have not."""
        recent = (*self.encounter.previous, *(line.id for line in self.lines))
        just_said = content(" ".join(self.person.lines.get(line, "") for line in recent))
        words = content(text)
        return len(words & just_said) < max(2, len(words) / 3)

    def _mood(self) -> Mood:
        return mood_of(self.person.partner, self.encounter)

    def _balance(self) -> float:
        return self.encounter.ledger.balance

    def _unspoken(self, line: str) -> bool:
        return line in self.person.lines and line not in self.encounter.spoken and all(line != said.id for said in self.lines)

    def _chance(self, *occasion: object) -> float:
        return chance(self.rehearsal.seed, self.rehearsal.turn, self.person.id, *occasion)


def _fits_a_sentence(telling: Telling) -> bool:
    """Whether what was told can be said back within a line: "a data role in health", not half of somebody's sentence."""
    words = telling.words.lower().split()
    return len(words) <= 6 and not {"i", "my", "me", "as"} & set(words)
