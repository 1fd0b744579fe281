"""Conditions about the message: what it asks, takes, offers or leaves out."""

from __future__ import annotations

from dataclasses import dataclass

from flows.moment.seen import Seen
from flows.moves import ASKS, FEELINGS, PUSHES, Cue, Manner, Move
from flows.own_words import answers_what_for, asks_for_oneself, tells_of_oneself
from flows.questions import plain_questions
from flows.targets import asks_which_first

DOOR_STANDS = 3  # turns a door stays open while the learner looks elsewhere
TOO_OFTEN = 3  # messages without an answer
LETTER = 1200  # characters that a stranger still reads (E15)
ROUNDED_OFF_FROM = 5  # turns from which thanks for the coffee and a good wish take leave
IDLE = 3  # turns in which nothing is asked of somebody who wants to help
USEFUL = ASKS - {Move.VAGUE_ASK}
BUSINESS = (ASKS | PUSHES | {Move.PURPOSE}) - {Move.PRESSURE}
TAKES_A_DOOR = frozenset({Move.PURPOSE, Move.FOLLOW_UP, Move.ADVICE_ASK, Move.TARGETED_ASK})


@dataclass(slots=True)
class Saying(Seen):
    """What a scene may ask about a message."""

    def learner_takes_leave(self) -> bool:
        """The learner says goodbye, or, after a few turns, gives thanks for it all and wishes well."""
        late = bool(self.encounter and self.encounter.turns >= ROUNDED_OFF_FROM) and not plain_questions(self.text)
        return Cue.GOODBYE in self.reading.cues or (late and self.nearly.rounds_off(self.text))

    def asked_about_them(self) -> bool:
        """The learner asked about the partner, or picked up what they said."""
        return bool({Move.CURIOSITY, Move.LISTENING}.intersection(self.reading.moves))

    def purpose_was_told(self) -> bool:
        """The learner said what they are after."""
        return Move.PURPOSE in self.reading.moves

    def door_was_taken(self) -> bool:
        """The learner used an opening: made an invited move, or said what they are after."""
        invited = {move for door in self._doors() if door.door >= 0 for move in door.invites}
        taken = invited.intersection(self.reading.moves) - ({Move.SHARING} if Move.PURPOSE in invited else set())
        fits = TAKES_A_DOOR if self.slipped() else TAKES_A_DOOR | USEFUL  # an ask that is carried takes what was offered, whatever it was
        return bool(taken or (invited and fits.intersection(self.reading.moves)) or self._answers_in_own_words(invited))

    def door_was_walked_past(self) -> bool:
        """A door has stood open long enough, or was turned down; who says how they feel turns nothing down."""
        if FEELINGS & self.reading.manners:
            return False
        doors = [door for door in self._doors() if door.door >= 0]
        turned_down = Move.DEFLECT in self.reading.moves
        return bool(doors) and not self.door_was_taken() and (turned_down or self.rehearsal.turn - doors[0].since >= DOOR_STANDS)

    def asked_if_it_suits(self) -> bool:
        """The learner asked whether this is a good moment."""
        return Manner.ASKS_IF_IT_SUITS in self.reading.manners or Move.EASY_OUT in self.reading.moves

    def offered_to_call_back(self) -> bool:
        """The learner offered to ring at another time."""
        return Manner.OFFERS_TO_CALL_BACK in self.reading.manners

    def came_straight_to_business(self) -> bool:
        """Something was wanted before anything about them was asked."""
        return bool(BUSINESS.intersection(self.reading.moves)) and not self.asked_about_them()

    def brought_business_up(self) -> bool:
        """The learner brought business to a place where nobody came for it."""
        return any(entry.reason == "out_of_place" for entry in self.assessment.entries) or self.slipped()

    def was_good_company(self) -> bool:
        """The message told a story, took one up or gave something, and hurt nobody."""
        good = {Move.SHARING, Move.LISTENING, Move.CURIOSITY, Move.GIVING}.intersection(self.reading.moves)
        return bool(good) and not self.slipped() and not self.was_rude()

    def asked_something_useful(self) -> bool:
        """The learner asked plainly for something that helps, and may."""
        return bool(USEFUL.intersection(self.reading.moves)) and not self.slipped()

    def nothing_was_asked_for_long(self) -> bool:
        """Several turns went by and nothing was asked for."""
        return bool(self.encounter and self.encounter.idle and self.encounter.idle % IDLE == 0)

    def named_a_target(self) -> bool:
        """The message names somebody or some place that they have not spoken of yet, or asks more about it."""
        if not (self.target and self.encounter and self.target in self.named):
            return False
        asks_more = bool(plain_questions(self.text)) and not asks_which_first(self.text)
        return asks_more or self.target not in self.encounter.spoken_of

    def asked_which_first(self) -> bool:
        """The learner asked which of the names on the table to begin with."""
        return bool(self.target and self.encounter and self.target in self.encounter.targets) and asks_which_first(self.text)

    def knows_the_target(self) -> bool:
        """The partner knows somebody or something there."""
        return self.knows_target

    def something_was_offered(self) -> bool:
        """The learner offered something."""
        return Move.GIVING in self.reading.moves or bool({Manner.HANDS_OUT_A_NAME, Manner.GIVES_TOO_MUCH} & self.reading.manners)

    def need_is_known(self) -> bool:
        """The partner has let a need be seen."""
        return bool(self.encounter and any(line.startswith(("hooks[", "lines.needs")) for line in self.encounter.spoken))

    def handed_out_a_name(self) -> bool:
        """Somebody's name or number was given away whose owner had not been asked."""
        return (
            Manner.HANDS_OUT_A_NAME in self.reading.manners
            and Manner.ASKS_THEM_FIRST not in self.reading.manners
            and not self._may_be_named()
        )

    def gave_too_much(self) -> bool:
        """The learner offered more than anybody should."""
        return Manner.GIVES_TOO_MUCH in self.reading.manners

    def gave_credit(self) -> bool:
        """The learner took up somebody's point and said whose it was."""
        return Manner.CREDITS in self.reading.manners or Move.LISTENING in self.reading.moves

    def advertised(self) -> bool:
        """The learner spoke of themselves, or sold something, where people discuss."""
        return (
            bool({Move.SELF_PITCH, Move.SALES_PITCH, Move.RESUME_PUSH, Move.LIST_ADD, Move.JOB_ASK}.intersection(self.reading.moves))
            and self.slipped()
        )

    def made_an_offer(self) -> bool:
        """Something concrete was offered, and it was no compliment."""
        return self.something_was_offered() and Manner.OFFERS in self.reading.manners

    def asked_no_question(self) -> bool:
        """The message stands by itself; nobody waits for an answer."""
        return "?" not in self.text

    def it_took_courage(self) -> bool:
        """A plain ask of some weight: a blunt view, a name, a door."""
        return bool((USEFUL - {Move.ADVICE_ASK}).intersection(self.reading.moves))

    def wrote_about_them_too(self) -> bool:
        """Whatever else it says, the message is about them in some part."""
        return bool({Move.LISTENING, Move.CURIOSITY, Move.GIVING}.intersection(self.reading.moves))

    def wrote_a_good_letter(self) -> bool:
        """Short enough, about them in some part, and it says what for."""
        moves = set(self.reading.moves)
        about_them = moves & {Move.LISTENING, Move.CURIOSITY, Move.GIVING}
        what_for = moves & {Move.PURPOSE, Move.ADVICE_ASK, Move.TARGETED_ASK, Move.CURIOSITY, Move.SHARING, Move.FOLLOW_UP}
        return bool(about_them and what_for) and not self.slipped() and not self._is_long()

    def wrote_a_fair_letter(self) -> bool:
        """Nothing wrong with it, and something in it to answer."""
        something = set(self.reading.moves) - {Move.SMALL_TALK, Move.OTHER, Move.VAGUE_ASK}
        return bool(something) and not self.slipped() and not self.was_rude() and not self._is_long()

    def wrote_too_often(self) -> bool:
        """Three messages in a row, and no answer."""
        return bool(self.encounter and self.encounter.unanswered >= TOO_OFTEN - 1)

    def is_away(self) -> bool:
        """They are too busy to answer a first message, however good it is."""
        return self.away and bool(self.encounter and not self.encounter.previous and not self.encounter.unanswered)

    def delivered_it(self) -> bool:
        """The message does what the learner had promised."""
        return self.delivered

    def promise_is_open(self) -> bool:
        """Something that was promised has not come yet."""
        return not self.delivered and bool(self.encounter and any(promise.state == "open" for promise in self.encounter.promises))

    def _answers_in_own_words(self, invited: set[Move]) -> bool:
        """Whether what a door invites is done in words that the ear has no move for."""
        if self.slipped() or self.was_rude() or Move.DEFLECT in self.reading.moves:
            return False
        if Move.PURPOSE in invited and answers_what_for(self.text, self.nearly):
            return True
        return (
            asks_for_oneself(self.text, self.nearly)
            if Move.ADVICE_ASK in invited
            else invited == {Move.SHARING} and tells_of_oneself(self.text)
        )

    def _is_long(self) -> bool:
        return len(self.text) > LETTER

    def _may_be_named(self) -> bool:
        said = self.text.lower()
        return any(name.lower() in said for name in self.rehearsal.names)
