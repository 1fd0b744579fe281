"""What speaks for telling one pasted fact or sentence, less what speaks against it; fitted to questions with known answers."""

from __future__ import annotations

from dataclasses import dataclass

# What speaks for it:
_ALIKE = 0.74  # how near the question is to those that such a fact answers,
_MEANT, _MEANT_AROUND = 0.48, 0.3  # that it, or the sentence it stands in, means what is asked,
_AHEAD = 0.12  # that it does so more than what else was pasted,
_WORDED, _OWN_WORDS = 0.06, 0.02  # that the telling words of the question stand in its sentence, or in itself,
_FRAMED = 0.15  # that the question has a plain form of asking for such facts,
_SHAPED = 0.12  # that it has a number for "How many?", a reason for "Why?",
_SHAPELESS = -0.32  # that it has none, and its sentence neither;
_SAYS_NOTHING = -0.3  # that it says but what the question does: "Korvenna" to "What do you do at Korvenna?";
_KINDLESS = -0.45  # that a price is asked for, or the worst of it, and it tells of none,
_NAMELESS = -0.25  # that a name is asked for and it has none,
_MISSED = -0.4  # that the question is after one kind of thing, "Which supplier?", and it names none;
_KIN = 0.32  # that it names the relative who is asked after,
_LACKS_KIN = -0.2  # that it names none, where others do,
_NAMED = 0.25  # that it has a name or a year the question has,
_CLAIMED = 0.07  # that the learner says to know of it,
_NOTED = 0.05  # that it is of no known kind,
_STAYS = 0.05  # that it is of the topic of the moment.
_WHOLE = -0.01  # A sentence is told where a fact doesn't say as much.
# What speaks against it:
_NONE_FRAMED = 0.3  # that the question has a form of asking for facts, and none is of that kind,
_NOTHING, _FROM = 0.52, 0.5  # that it comes near to what anybody can be asked and nothing was pasted of, and from which nearness,
_NEARER = 0.08  # that it comes nearer to that,
_EXACT, _EXACT_FROM = 0.13, 0.9  # and the more if it is that very question;
_RELIEF = 0.95  # the share of this that a telling word of the question in the sentence takes back, or the relative.
_NOBODY = 0.55  # That it asks after relatives nobody named,
_UNKNOWN = 0.3  # and that it names somebody or something that is nowhere in the text.
_PLAINLY_ALIKE = 0.68  # from which likeness a name that is nowhere tells against nothing: "What brought you to England?"
_LIKELY_MEANT, _LIKELY_ALIKE = 0.42, 0.6
ENOUGH, CLEARLY = 0.6, 0.95  # what must be left before a fact is told, and before nothing else goes before it


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is seen of one fact beside a question; likenesses reach from 0 to 1."""

    alike: float
    meant: float
    around: float
    usual: float  # how much the pasted facts mean what is asked, in the middle
    found: float  # weight of the telling words of the question that stand in its sentence
    share: float  # of all
    own: float  # share of those that stand in its own words
    framed: float
    is_note: bool
    is_whole: bool
    has_shape: float
    lacks_shape: bool
    lacks_kind: bool
    lacks_view: bool  # asked is what somebody thinks of a thing, "Did you like Nairobi?", and it only names that
    lacks_name: bool
    misses: float  # what the question is after by name
    says_nothing: bool  # all its telling words stand in the question
    names_kin: bool
    lacks_kin: bool  # names somebody else, or nobody
    has_name: bool
    stays: bool


@dataclass(frozen=True, slots=True)
class Against:
    """What speaks against telling anything at all."""

    nothing: float  # how near the question is to what anybody can be asked and nothing was pasted of
    is_framed: bool
    fits_one: bool  # a form of asking that one of the facts fits
    asks_after_nobody: bool
    names_others: bool
    is_claimed: bool = False


def score(seen: Evidence, against: Against) -> float:
    """All of it together."""
    told = _ALIKE * seen.alike + _MEANT * seen.meant + _MEANT_AROUND * seen.around + _AHEAD * (seen.meant - seen.usual)
    told += _WORDED * seen.share + _OWN_WORDS * seen.own + _FRAMED * seen.framed + _SHAPED * seen.has_shape * _is_likely(seen)
    told += _KIN * seen.names_kin + _STAYS * seen.stays + _NOTED * seen.is_note + _WHOLE * seen.is_whole + _CLAIMED * against.is_claimed
    told += _NAMED * (seen.has_name and not seen.lacks_view)
    told += _SHAPELESS * seen.lacks_shape + _SAYS_NOTHING * seen.says_nothing + _MISSED * seen.misses
    told += _LACKS_KIN * seen.lacks_kin + _NAMELESS * seen.lacks_name + _KINDLESS * seen.lacks_kind
    told -= _of_nothing(seen, against) * (1 - _RELIEF * min(1.0, seen.found + seen.names_kin))
    return told - _NOBODY * against.asks_after_nobody - _UNKNOWN * (against.names_others and seen.alike < _PLAINLY_ALIKE)


def _is_likely(seen: Evidence) -> bool:
    """Whether more than a number speaks for it: "How long did it take to write the book?" is not after five years in a factory."""
    return bool(seen.found or seen.framed) or seen.meant >= _LIKELY_MEANT or seen.alike >= _LIKELY_ALIKE


def _of_nothing(seen: Evidence, against: Against) -> float:
    """How much a question looks like one that nothing pasted answers."""
    exact = _EXACT * max(0.0, against.nothing - _EXACT_FROM) / (1 - _EXACT_FROM)
    near = _NOTHING * max(0.0, against.nothing - _FROM) + _NEARER * max(0.0, against.nothing - seen.alike)
    return exact + near + _NONE_FRAMED * (against.is_framed and not against.fits_one)
