"""Which of the learner's sentences proves which line of the score card: none that doesn't do it, and none twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from flows.finished import OF_USE, SHOWS_THE_AIM, Talk, answer_to_their_question, is_courtesy, rebounds, taken_back, took_leave
from flows.judgement import SURE
from flows.moves import Move
from flows.nearly import found_in
from flows.rehearsal import Turn
from flows.words import content, sentence_at, sentences, tokens

_TELLING = 2  # words with a meaning in a sentence that is worth remembering
_ENOUGH = 10  # such words beyond which a sentence says no more
_PRAISE = content(
    "good great nice lovely wonderful brilliant funny interesting beautiful cool amazing story idea question point answer like love"
)
_AGAIN = re.compile(r"\b(?:as i said|i (?:did )?sa(?:y|id),|i said it|(?:what )?i (?:only )?mean(?:t)?\b)", re.I)  # said or asked once more
_TO_YOU = frozenset({"you", "your", "yours", "yourself"})
_OF_ME = frozenset({"i", "me", "my", "myself", "mine"})
_FIRST = ("consistent", "goal", "letting_help", "gave_first", "follow_up", "no_hit_and_run", "presence", "memorable")
"""Who chooses first: the line with the fewest sentences to choose from."""
_AIMS_ASKED = SHOWS_THE_AIM - {Move.PURPOSE}
SHOWN_BY: dict[str, frozenset[Move]] = {
    "memorable": frozenset({Move.LISTENING, Move.SHARING, Move.GIVING, Move.PURPOSE}),
    "goal": SHOWS_THE_AIM | {Move.ADVICE_ASK, Move.MEETING_ASK},
    "presence": frozenset({Move.LISTENING, Move.CURIOSITY, Move.GIVING, Move.SHARING}),
    "gave_first": frozenset({Move.GIVING}),
    "letting_help": OF_USE,
    "follow_up": frozenset({Move.FOLLOW_UP, Move.MEETING_ASK}),
    "consistent": frozenset({Move.REPAIR}),
    "no_hit_and_run": frozenset({Move.GRATITUDE, Move.FOLLOW_UP}),
}
"""The moves that belong to a line, whether or not a sentence proves it."""


def proofs(talk: Talk, labels: Iterable[str]) -> dict[str, str]:
    """For every line that something proves, the sentence: each line its own, the best that is left."""
    choices = {label: list(dict.fromkeys(candidates(talk, label))) for label in sorted(labels, key=_FIRST.index)}
    found: dict[str, str] = {}
    for label in choices:
        _choose(label, choices, found, set())
    return found


def _choose(label: str, choices: dict[str, list[str]], found: dict[str, str], tried: set[str]) -> bool:
    """Take the best sentence that no line holds; else one whose line can do with another. Whether there was one."""
    held = {words: holder for holder, words in found.items()}
    for words in sorted(choices[label], key=lambda each: each in held):
        if words in tried:
            continue
        tried.add(words)
        if words not in held or _choose(held[words], choices, found, tried):
            found[label] = words
            return True
    return False


def candidates(talk: Talk, label: str) -> Iterator[str]:
    """The sentences that prove a line, the best first."""
    return (words for words in _CHOICES[label](talk) if words)


def belongs(turn: Turn, label: str) -> bool:
    """Whether a move was made in `turn` that has to do with a line."""
    return bool(SHOWN_BY[label] & set(turn.moves))


def _memorable(talk: Talk) -> Iterator[str]:
    """A friend remembers what there is to do; anybody, a story of one's own, then what was picked up of theirs."""
    if talk.yardstick.turned:
        yield from _requests(talk)
    for move in (Move.SHARING, Move.LISTENING, Move.GIVING, Move.PURPOSE):
        yield from _fullest(each for each in _made(talk, {move}) if _is_telling(talk, each))


def _presence(talk: Talk) -> Iterator[str]:
    for move in (Move.LISTENING, Move.CURIOSITY, Move.GIVING, Move.SHARING):
        yield from _fullest(each for each in _made(talk, {move}) if _is_telling(talk, each))


def _goal(talk: Talk) -> Iterator[str]:
    """An aim that was told, in whatever words; else what was asked, where it shows what for."""
    yield from _surest(talk, Move.PURPOSE, beside_slips=True)
    yield from (words for turn in talk.spoken if not turn.slips and (words := found_in(turn.text, talk.nearly.wishes)))
    yield answer_to_their_question(talk)
    yield from (each for each in _fullest(_made(talk, _AIMS_ASKED, asked=True)) if _is_telling(talk, each))
    advice = _fullest(_made(talk, {Move.ADVICE_ASK}, asked=True))
    yield from (each for each in advice if _OF_ME & set(tokens(each)) and each.endswith("?") and not talk.nearly.goes_on(each))


def _requests(talk: Talk) -> Iterator[str]:
    asked = (
        each for each in _made(talk, OF_USE, asked=True) if _is_telling(talk, each) and (each.endswith("?") or _TO_YOU & set(tokens(each)))
    )
    yield from _fullest(asked)


def _gifts(talk: Talk) -> Iterator[str]:
    """An offer said as one; else what was plainly heard as given: a congratulation, a piece of news, and no next step."""
    heard = list(_made(talk, {Move.GIVING}))
    yield from (each for each in heard if talk.nearly.offers(each))
    yield from (words for turn in talk.spoken if not turn.slips and (words := found_in(turn.text, talk.nearly.offers)))
    told = (each for each in heard if _is_telling(talk, each) and not talk.nearly.goes_on(each))
    yield from (each for each in told if not talk.nearly.is_farewell(each))


def _next_steps(talk: Talk) -> Iterator[str]:
    heard = list(_made(talk, {Move.FOLLOW_UP, Move.MEETING_ASK}))
    yield from reversed([each for each in heard if talk.nearly.goes_on(each)])
    turns = [turn for turn in reversed(talk.spoken) if not turn.slips]
    yield from (words for turn in turns if (words := found_in(turn.text, talk.nearly.goes_on)))
    promised = [each for each in _made(talk, {Move.FOLLOW_UP}) if _is_telling(talk, each)]
    yield from reversed([each for each in promised if not (talk.nearly.wishes(each) or talk.nearly.is_farewell(each))])


def _owned(talk: Talk) -> Iterator[str]:
    yield from (each for each in _surest(talk, Move.REPAIR))


def _leave(talk: Talk) -> Iterator[str]:
    """What was kind in the goodbye: thanks, good wishes, else what comes next."""
    said_to_them = talk.theirs.spoken
    if said_to_them and not (last := said_to_them[-1]).slips:
        yield from _fullest(each for each in sentences(last.text) if took_leave(talk) and talk.nearly.is_farewell(each))
        yield found_in(last.text, talk.nearly.goes_on)


_CHOICES: dict[str, Callable[[Talk], Iterator[str]]] = {
    "memorable": _memorable,
    "goal": _goal,
    "presence": _presence,
    "gave_first": _gifts,
    "letting_help": _requests,
    "follow_up": _next_steps,
    "consistent": _owned,
    "no_hit_and_run": _leave,
}


def _made(talk: Talk, moves: Iterable[Move], asked: bool = False) -> Iterator[str]:
    """The sentences in which one of `moves` was clearly made, with no slip, nor after a no; if `asked`, not taken back either."""
    passed = rebounds(talk) | (taken_back(talk) if asked else frozenset())
    for turn in talk.spoken:
        if turn.slips or turn.number in passed:
            continue
        for each in turn.sightings:
            words = sentence_at(turn.text, each.span)
            if each.move in moves and each.confidence >= SURE and not is_courtesy(words):
                yield words


def _surest(talk: Talk, move: Move, beside_slips: bool = False) -> Iterator[str]:
    """The sentences of one move, the surest first; `beside_slips`: also those that stand in one message with something too large."""
    after_a_slip, found = rebounds(talk), []
    for turn in talk.spoken:
        at_fault = {sentence_at(turn.text, each.span) for each in turn.sightings if each.move in turn.slips}
        if turn.number in after_a_slip or (turn.slips and not beside_slips):
            continue
        clear = [
            (each.confidence, sentence_at(turn.text, each.span)) for each in turn.sightings if each.move is move and each.confidence >= SURE
        ]
        found += [each for each in clear if each[1] not in at_fault and not is_courtesy(each[1])]
    yield from (words for _, words in sorted(found, key=lambda each: -each[0]))


def _fullest(said: Iterable[str]) -> list[str]:
    """Sentences with the most to tell first; what is asked along with it comes after what is told."""
    return sorted(dict.fromkeys(said), key=lambda each: (each.endswith("?"), -min(_ENOUGH, len(content(each)))))


def _is_telling(talk: Talk, words: str) -> bool:
    """Whether there is anything in a sentence to remember: "That's a good story." is kind, and could be said of every story."""
    enough = _TELLING + words.endswith("?")  # "How many have you found so far?" is asked, and tells nothing
    return len(content(words) - _PRAISE) >= enough and not talk.nearly.takes_back(words) and not _AGAIN.search(words)
