"""What a partner says to how something was said: kindly to bad news, stung by a slip, glad of a gift."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flows.answers import Asked
from flows.moves import FEELINGS, Courtesy, Manner, Move
from flows.people import Family, Mood
from flows.questions import is_for_oneself, is_tagged, questions_in
from flows.reacting import FAMILY_OF, REACTS_TO, laughs_last
from flows.reply.answering import Answering
from flows.reply.speech import MOST_LINES
from flows.taking_up import takes_up
from flows.words import sentences, tokens

_SAID_IN_GREETING = frozenset({Move.SHARING, Move.LISTENING, Move.GRATITUDE, Move.SMALL_TALK})  # "Hello, I'm Ana" is no confession
_ONLY_TALK = _SAID_IN_GREETING | {Move.OTHER, Move.DEFLECT, Move.CURIOSITY, Move.GIVING}
_BESIDE_TELLING = _SAID_IN_GREETING | {Move.OTHER, Move.DEFLECT}
# moves that a bare question is sometimes taken for; "Yes, exactly that." is no answer to it
_NOT_IN_A_QUESTION = frozenset({Move.GIVING, Move.LISTENING, Move.SHARING, Move.FOLLOW_UP, Move.EASY_OUT, Move.DEFLECT})
_SURE = {Move.GIVING: 0.6, Move.GRATITUDE: 0.6}  # confidence from which something counts as given, or as thanks
_SURE_ECHO = 0.75  # the same for what was heard though no word is taken up
_SAYS_SOMETHING, _SAYS_A_THING, _SAYS_MUCH = (
    3,
    6,
    12,
)  # words: "That sounds hard." answers something, and twelve about oneself are more than a line


@dataclass(slots=True)
class Reacting(Answering):
    """A reply that reacts."""

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
        if self._thanks_for_the_name():
            return
        only_asks = bool(questions) and all(sentence in questions_in(self.moment.text) for sentence in sentences(self.moment.text))
        answers_too, will_tell = bool(questions), any(asked.known and self._tellable(asked)[1] for asked in questions)
        if not questions and self._meets_in_passing():
            return
        for move, often in REACTS_TO.items():
            if self._is_plain(move, bool(questions), only_asks):
                if move is Move.CURIOSITY and answers_too and (not will_tell or questions[0].is_doubtful):
                    return  # "That can be answered." before a refusal is a broken promise, and before a guess a boast
                if move in _SAID_IN_GREETING and self.encounter.turns <= 1 and (answers_too or not self._says_more_than_hello(move)):
                    self._react(Family.GRATITUDE if Move.GRATITUDE in self.moment.reading.moves else None, Mood.EVEN)
                elif not answers_too or self._chance("react") < often:
                    self._react(FAMILY_OF[move])
                return
        if not questions and self.encounter.turns > 1:
            self.say_one("briefly.remark")

    def _thanks_for_the_name(self) -> bool:
        """The name that was asked for, said back once."""
        assert self.moment is not None
        names = [told.words for told in self.moment.reading.tellings if told.topic == "name"]
        return self.encounter.asked == "name" and bool(names) and self.say_one("recalls.name", ("name", names[0]))

    def _meets_in_passing(self) -> bool:
        """Thanks for praise, a laugh for a joke, a word to "Same here.", a nod to "Time flies, doesn't it?"."""
        assert self.moment is not None
        only_talks = set(self.moment.reading.moves) <= _ONLY_TALK and not self._tells_much()
        manners = self.moment.reading.manners
        if Manner.PRAISES in manners and only_talks and self._mood() is not Mood.COOL and self.say_one("briefly.praised"):
            return True
        jokes = Manner.JOKES in manners or laughs_last(self.moment.text)
        if jokes and only_talks and self._mood() is not Mood.COOL and self.say_one("briefly.joke"):
            return True
        if Manner.AGREES in manners and only_talks and not self._is_plain(Move.LISTENING):
            return self.say_one("briefly.remark")
        return any(map(is_tagged, sentences(self.moment.text))) and self._react(Family.SMALL_TALK)

    def _says_more_than_hello(self, move: Move) -> bool:
        """Whether there is something to meet in the first words: "Hello, I'm Ben. I don't know anybody here."."""
        assert self.moment is not None
        told = [each for each in sentences(self.moment.text) if is_for_oneself(each) and len(tokens(each)) >= _SAYS_A_THING]
        return self._tells_much() or (move is Move.SHARING and len(sentences(self.moment.text)) > 1 and bool(told))

    def _is_plain(self, move: Move, asks: bool = False, only_asks: bool = False) -> bool:
        """Whether a move can be reacted to aloud: nobody gives thanks for no offer, or says "exactly" to what took up nothing."""
        assert self.moment is not None
        offers = Manner.OFFERS in self.moment.reading.manners and not (only_asks and Courtesy.HELPS in dict(self.moment.reading.courtesies))
        if move is Move.GIVING and offers:
            return True
        if move not in self.moment.reading.moves or (only_asks and move in _NOT_IN_A_QUESTION):
            return False
        sure = {seen.move: seen.confidence for seen in self.moment.reading.sightings}
        if move in _SURE:
            return sure[move] >= _SURE[move]
        return move is not Move.LISTENING or (not asks and sure[move] >= sure.get(Move.SHARING, 0.0) and self._takes_up(sure[move]))

    def _takes_up(self, sure: float) -> bool:
        """Whether the message has a word in it of what was said lately, or says the same in its own words."""
        assert self.moment is not None
        echoes = sure >= _SURE_ECHO and len(tokens(self.moment.text)) >= _SAYS_SOMETHING
        return echoes or takes_up(self.moment.text, self.person, self.encounter.spoken[-2 * MOST_LINES :])

    def _strongest(self, moves: Iterable[Move]) -> Family | None:
        assert self.moment is not None
        return next((FAMILY_OF[move] for move in moves if self._is_plain(move)), None)

    def _tells_much(self) -> bool:
        """Whether the learner has told more than a line of themselves, and nothing else: no moment for a gull on a lamp."""
        assert self.moment is not None
        moves = set(self.moment.reading.moves)
        tells = (Move.SHARING in moves or moves <= {Move.OTHER}) and moves <= _BESIDE_TELLING
        hurts = self.moment.slipped() or self.moment.was_rude()
        return tells and not hurts and is_for_oneself(self.moment.text) and len(tokens(self.moment.text)) >= _SAYS_MUCH
