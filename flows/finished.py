"""A finished talk: its turns, how it began and ended, and what can be counted in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from flows.judgement import SURE
from flows.moves import Move
from flows.nearly import Nearly, found_in
from flows.own_words import nears_an_aim
from flows.rehearsal import Sign, Turn
from flows.words import content, sentence_at, tokens
from flows.yardstick import Yardstick

SHOWS_THE_AIM = frozenset({Move.PURPOSE, Move.TARGETED_ASK, Move.INTRO_ASK, Move.JOB_ASK, Move.REFERRAL_ASK, Move.REVIEW_ASK})
OF_USE = frozenset(
    {Move.ADVICE_ASK, Move.TARGETED_ASK, Move.INTRO_ASK, Move.MEETING_ASK, Move.REVIEW_ASK, Move.JOB_ASK, Move.REFERRAL_ASK, Move.FAVOR_ASK}
)
"""Asks that a friend can do something about."""
PARTED = ("warm", "polite", "late")
"""How a talk ends that ends with a goodbye."""
SCRAP = 3  # words below which nothing is quoted
_SUBSTANCE = OF_USE | {Move.CURIOSITY, Move.LISTENING, Move.GIVING, Move.SHARING, Move.PURPOSE, Move.FOLLOW_UP, Move.REPAIR}
_COURTESIES = frozenset(
    "a about ah am and are bad doing fine going good great hello hey hi how i is it nice no not ok okay oh right so thank thanks that"
    " there too very well what yeah yes you yourself".split()
)
_HOW_THEY_ARE = frozenset("bad doing fine good great no nice not ok okay well yeah yes".split())
_OF_THE_TRY = 2  # words shared with what the mentor proposed
PROMISED = tuple(f"grants.{move}" for move in ("job_ask", "intro_ask", "referral_ask", "review_ask", "meeting_ask", "favor_ask"))
"""How the id of a line begins in which the other promises something that costs something, and will come back to it."""
_LAST = 6  # messages in which a next step is one
_BUSINESS = frozenset({*SHOWS_THE_AIM, Move.FAVOR_ASK, Move.VAGUE_ASK, Move.SELF_PITCH, Move.SALES_PITCH, Move.RESUME_PUSH})
_OPENS = ("doors[", "asks_back[", "lines.and_you", "lines.what_is_it")  # how the id of a line begins that asks after the learner
_NOT_CAUGHT = ("unsure[", "outside[", "told[", "guarded[", "private[")  # and of one that asks to say it again, or says nothing
_OWN = frozenset({Move.SHARING, Move.PURPOSE, Move.SELF_PITCH, Move.GIVING})
_WORTH_TELLING = 4  # words with a meaning in a sentence of one's own that can be remembered
_HALF_HEARD = 0.45  # confidence from which a move excuses, and earns nothing


@dataclass(frozen=True, slots=True)
class Talk:
    """The turns of a talk and how it began and ended; what a debrief is drawn from."""

    turns: tuple[Turn, ...]
    opening: float  # trust before the first word
    goal: str = ""
    ending: str = ""  # warm, polite, cool, late, walked_off, or nothing if it was broken off
    closing: float | None = None  # trust at the end with the one who matters; if not given, after the last turn
    yardstick: Yardstick = field(default_factory=Yardstick)
    scene: str = ""
    rests_on: tuple[str, ...] = ()  # the points every talk of this kind is about
    partner: str = ""  # in a room, the one whom the verdict is about
    together: bool = False  # everybody in the room sits at one table, and hears everything
    asked_aim: frozenset[int] = frozenset()  # the turns that were answered with a question after the learner's aim
    way_on: bool = False  # something is agreed on: an invitation was taken, or the other said "I'll call you"
    nearly: Nearly = field(default_factory=Nearly)  # what is said in plain words, whatever was heard

    @property
    def spoken(self) -> tuple[Turn, ...]:
        """The turns in which the learner said something to somebody."""
        return tuple(turn for turn in self.turns if turn.text or turn.sightings)

    @property
    def with_them(self) -> tuple[Turn, ...]:
        """The turns in which the learner spoke to the one whom the verdict is about; where nobody is named, all of them."""
        return tuple(turn for turn in self.spoken if not self.partner or turn.partner == self.partner)

    @property
    def theirs(self) -> Talk:
        """What the verdict is about: around a table everything, in a room the talk with one of those in it."""
        return self if self.together or not self.partner else replace(self, turns=self.with_them)

    @property
    def gained(self) -> float:
        """How much more trust there is at the end than at the beginning."""
        return self.trust - self.opening

    @property
    def trust(self) -> float:
        """Trust at the end."""
        last = self.spoken[-1].balance if self.spoken else self.opening
        return last if self.closing is None else self.closing


def count(talk: Talk, moves: Iterable[Move]) -> int:
    """In how many messages at least one of `moves` was made."""
    wanted = set(moves)
    return sum(1 for turn in talk.spoken if wanted & set(turn.moves))


def slipped(talk: Talk) -> list[Turn]:
    """The turns with a slip or an insult."""
    return [turn for turn in talk.spoken if is_slip(turn)]


def is_slip(turn: Turn) -> bool:
    """Whether a turn asked for too much, pushed or insulted."""
    return bool(turn.slips) or any(entry.reason == "rude" for entry in turn.entries)


def held_back(talk: Talk) -> int:
    """How often a friend was left waiting for a plain ask."""
    return sum(1 for turn in talk.spoken for entry in turn.entries if entry.reason == "held_back")


def speaks(turn: Turn, moves: Iterable[Move] = _SUBSTANCE) -> bool:
    """Whether one of `moves` was clearly made in a sentence that is more than a courtesy: "Fine, thanks. And you?" is none."""
    clear = [each for each in turn.sightings if each.move in moves and each.confidence >= SURE]
    return any(not is_courtesy(sentence_at(turn.text, each.span)) for each in clear)


def tells(turn: Turn) -> bool:
    """Whether a turn holds something of the learner's own that can be remembered: "I work in an office, with papers." is not."""
    clear = [each for each in turn.sightings if each.move in _OWN and each.confidence >= SURE]
    return any(len(content(sentence_at(turn.text, each.span))) >= _WORTH_TELLING for each in clear)


def is_courtesy(words: str) -> bool:
    """Whether a sentence is a scrap, or holds nothing but politeness."""
    return len(words.split()) < SCRAP or set(tokens(words)) <= _COURTESIES


def rebounds(talk: Talk) -> frozenset[int]:
    """The numbers of the turns right after a slip that neither own it nor do what the mentor proposed: "Why not?" is heard as interest."""
    found, before = set(), dict[str, Turn]()
    for turn in talk.spoken:
        last = before.get(turn.partner)
        if last and is_slip(last) and not _turns_round(last, turn):
            found.add(turn.number)
        before[turn.partner] = turn
    return frozenset(found)


def leaves(talk: Talk) -> frozenset[int]:
    """The numbers of the turns in which the learner took leave of somebody, who answered it."""
    answered = {turn.number for turn in talk.spoken if any(line.id.startswith("goodbyes.") for line in turn.lines)}
    return frozenset(answered | {turn.number for turn in talk.spoken[-1:] if talk.ending in PARTED})


def went_in(talk: Talk, past: Turn) -> bool:
    """Whether the door that was walked past on `past` was gone through later, with an aim told or a fair ask."""
    later = [turn for turn in talk.spoken if turn.number > past.number and turn.partner == past.partner and not turn.slips]
    return any((SHOWS_THE_AIM | OF_USE) & set(turn.moves) or takes_up(turn, talk.nearly) for turn in later)


def repaired(talk: Talk) -> int:
    """How many slips were owned."""
    return sum(1 for turn in talk.spoken for entry in turn.entries if entry.reason == "repaired")


def aim_is_known(talk: Talk) -> bool:
    """The other learned what the learner wants: an aim was told, or something was asked that shows it and was carried."""
    told = any(SHOWS_THE_AIM & set(turn.moves) and Move.DEFLECT not in turn.moves and not turn.slips for turn in talk.spoken)
    return told or bool(wish_in_words(talk))


def wish_in_words(talk: Talk) -> str:
    """The sentence in which the learner says what they are after: "I'm after a game of my own."; else nothing."""
    return next((words for turn in talk.spoken if not turn.slips and (words := found_in(turn.text, talk.nearly.wishes))), "")


def aim_was_plain(talk: Talk) -> bool:
    """Whether the learner said what they are after in so many words; what is asked shows it, and is less."""
    told = any(each.move is Move.PURPOSE and each.confidence >= SURE for turn in talk.spoken if not turn.slips for each in turn.sightings)
    return told or bool(wish_in_words(talk))


def half_heard(talk: Talk, moves: Iterable[Move]) -> bool:
    """Whether one of `moves` may have been made: enough to keep quiet about its absence, and no more."""
    return any(_half_heard(turn, moves) for turn in talk.spoken)


def answer_to_their_question(talk: Talk) -> str:
    """What the learner said first when asked what they are after: "A house for my mother, maybe."; a question back is none."""
    waiting = set[str]()
    for turn in talk.spoken:
        if turn.partner in waiting and not turn.slips and (words := found_in(turn.text, _answers)):
            of_their_days = _OF_THEIR_DAYS.match(words) and not nears_an_aim(words, talk.nearly)
            return "" if of_their_days or talk.nearly.wants_nothing(words) else words
        waiting = (waiting - {turn.partner}) | ({turn.partner} if turn.number in talk.asked_aim else set())
    return ""


_OF_THEIR_DAYS = re.compile(r"(?:i|my|we|our)\b", re.I)  # "I run in the mornings" tells a habit, where "A house for my mother" is a wish


def an_aim_came_near(talk: Talk) -> bool:
    """Whether something was said that may have been an aim: then nobody can be told that there was none."""
    return aim_is_known(talk) or half_heard(talk, {Move.PURPOSE}) or bool(answer_to_their_question(talk))


def has_next_step(talk: Talk) -> bool:
    """Whether one of the last messages leaves something to come back to."""
    last = [turn for turn in talk.spoken[-_LAST:] if not turn.slips and Move.DEFLECT not in turn.moves]
    if talk.way_on or any(line.id.startswith(PROMISED) for turn in last for line in turn.lines):
        return True
    return any({Move.FOLLOW_UP, Move.MEETING_ASK} & set(turn.moves) or found_in(turn.text, talk.nearly.goes_on) for turn in last)


def took_leave(talk: Talk) -> str:
    """The sentence of the last message that thanks, wishes well or says goodbye; nothing if there is none."""
    said_to_them = talk.theirs.spoken
    words = found_in(said_to_them[-1].text, talk.nearly.is_farewell) if said_to_them else ""
    said = set(tokens(words))
    return "" if said <= _COURTESIES and said & _HOW_THEY_ARE else words  # "Fine, thank you." says how somebody is


def spoke_of_business(talk: Talk) -> bool:
    """Whether the learner said or hinted what they want: then nobody can be told that they wanted nothing."""
    return any(_half_heard(turn, _BUSINESS) or found_in(turn.text, talk.nearly.wishes) for turn in talk.spoken)


def taken_back(talk: Talk) -> frozenset[int]:
    """The numbers of the turns that the next one withdrew, "Please forget it, that was clumsy.": what was asked there is asked no more."""
    found, before = set(), dict[str, int]()
    for turn in talk.spoken:
        withdraws = Move.REPAIR in turn.moves or talk.nearly.takes_back(turn.text)
        if withdraws and turn.partner in before:
            found.add(before[turn.partner])
        before[turn.partner] = turn.number
    return frozenset(found)


def signs_seen(talk: Talk) -> list[Sign]:
    """The signs that the turns showed, as often as they did; an open door that was gone through later on is none."""
    return [sign for turn in talk.turns for sign in turn.signs if sign is not Sign.MISSED_OPENING or walks_past(talk, turn)]


def walks_past(talk: Talk, turn: Turn) -> bool:
    """Whether an opening was missed on `turn`, and the learner had not told something of themselves since it was held out.

    Whoever was only asked to say it again had no opening before them.
    """
    if Sign.MISSED_OPENING not in turn.signs:
        return False
    so_far = [each for each in talk.turns if each.partner == turn.partner and each.number < turn.number]
    if so_far and so_far[-1].lines and all(line.id.startswith(_NOT_CAUGHT) for line in so_far[-1].lines):
        return False
    opened = max((each.number for each in so_far if any(line.id.startswith(_OPENS) for line in each.lines)), default=None)
    since = [] if opened is None else [each for each in (*so_far, turn) if each.number > opened]
    return not any(_half_heard(each, {Move.SHARING, Move.PURPOSE}) or takes_up(each, talk.nearly) for each in since)


def takes_up(turn: Turn, nearly: Nearly) -> bool:
    """Whether a turn goes through an open door in plain words: with what one is after, or with something asked."""
    return not turn.slips and bool(found_in(turn.text, nearly.wishes) or found_in(turn.text, nearly.requests))


def carried_asks(talk: Talk) -> int:
    """Messages with a plain ask that the relationship carries."""
    return sum(1 for turn in talk.spoken if OF_USE & set(turn.moves) and not turn.slips)


def share(talk: Talk, moves: Iterable[Move]) -> float:
    """The share of messages, 0 to 1, in which at least one of `moves` was made."""
    return count(talk, moves) / max(1, len(talk.spoken))


def _half_heard(turn: Turn, moves: Iterable[Move]) -> bool:
    return any(each.move in moves and each.confidence >= _HALF_HEARD for each in turn.sightings)


def _answers(sentence: str) -> bool:
    return not sentence.endswith("?") and not is_courtesy(sentence)


def _turns_round(slip: Turn, turn: Turn) -> bool:
    """Whether `turn` owns the slip before it, or says what the mentor proposed to say instead."""
    if Move.REPAIR in turn.moves or any(entry.reason == "repaired" for entry in turn.entries):
        return True
    proposed = content(slip.note.try_instead) if slip.note else frozenset()
    return len(proposed & content(turn.text)) >= _OF_THE_TRY
