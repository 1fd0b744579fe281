"""What the other person has invited, as far as the message itself says so: in a quoted line of theirs, or by "as you asked"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.judgement import ALWAYS_SLIPS, is_sure
from flows.moves import ASKS, PUSHES, Move, Reading, Recogniser, Sighting
from flows.rewriting.draft import SAID, Part, Piece, pieces
from flows.rewriting.notices import calls_for_papers
from flows.rewriting.offered import offered_in
from flows.rewriting.spoken import plain

_NEEDS_A_WORD = (ASKS | PUSHES) - ALWAYS_SLIPS - {Move.NAME_DROP}
_WISHED = r"(?:asked|offered|suggested|requested|wanted|proposed|wished|invited|advised|recommended|instructed)"
_SOFTLY = r"(?:had |have |'d |'ve |so |very |kindly |once |just |both )*"
_INVITED = re.compile(
    rf"\b(?:(?:as|like|since|because) you {_SOFTLY}{_WISHED}(?! (?:about|how|whether|if))"
    rf"|you {_SOFTLY}(?:offered|invited|asked) (?:me |us )?(?:to|for|your|some|a|an|my|help)\b"
    rf"|you {_SOFTLY}(?:said|told me|mentioned|wrote) (?:that )?(?:i|we) (?:should|could|can|may|might)(?!n't| not)\b"
    r"|(?:as|like) (?:kindly )?(?:requested|agreed|discussed|invited|instructed)\b"
    r"|(?:at|on|per) your (?:kind )?(?:request|suggestion|invitation)"
    rf"|(?:your|the) (?:kind |generous )*offer to|for offering (?:to|your|me)|take you up on)",
    re.I,
)
_APPLIES = re.compile(r"\b(?:apply(?:ing)?|applied|application)\b", re.I)
_ADVERTISED = re.compile(
    r"\b(?:as advertised|advertised|(?:your|the) (?:\w+ )?(?:job )?(?:advert|advertisement|ad|posting|listing|vacancy notice)"
    r"|(?:your|the) (?:\w+ ){0,2}(?:vacancy|opening) (?:for|as|of)\b"
    r"|you (?:have |had |\w+ )?(?:posted|advertised|published|announced)"
    r"|(?:job|reference|ref|vacancy)\.? ?(?:no|number|id|nr)?\.? ?[\w/-]*\d"
    r"|the (?:open |vacant )?(?:position|role|post|vacancy|internship|apprenticeship) (?:of|as|at)\b"
    r"|the (?:[\w/&+-]+ ){1,3}(?:position|role|post|vacancy|internship|apprenticeship)\b)",
    re.I,
)
_IS_AN_APPLICATION = re.compile(
    r"\b(?:(?:writing|like|love|wish|want|writing to you|happy|pleased|glad|hereby|decided|keen) to apply|(?:i|we)(?: am|'m| hereby)?"
    r" apply(?:ing)?"
    r"|hereby (?:submit|send|apply)|(?:this|here|attached|enclosed) is my application|(?:consider|accept|find|submit) my application"
    r"|my application (?:for|as|to)|apply(?:ing)? (?:for|to|as))\b",
    re.I,
)
_AN_ADVERT = r"(?:(?:\w+ ){0,2}(?:advert|advertisement|ad|posting|vacancy|vacancies|listing|vacancy notice))"
_ANSWERS_ONE = re.compile(
    rf"\b(?:(?:in )?(?:response|reply|answer|reference|regard|respect) to|responding to|replying to|answering|refer(?:ring)? to|re:?)"
    rf" (?:your|the) {_AN_ADVERT}\b",
    re.I,
)
_OF_ONES_OWN = re.compile(  # a question about an application that was sent
    r"\b(?:still (?:open|vacant|available|free)|(?:been|already) (?:filled|taken|decided)|status|my application"
    r"|a decision|decided|next step|how far|(?:any|an) (?:news|update))\b",
    re.I,
)
_OWN_MERITS = frozenset({Move.SELF_PITCH, Move.SALES_PITCH})  # what one has done may sound like either
_NEVER = re.compile(r"\b(?:never|not|nobody|nor|didn't|hadn't|haven't|if|unless|before|wish|without)\b(?:\W+\w+){0,2}\W*$", re.I)
_POINTS_BACK = re.compile(r"\b(?:it|that|this|them|here|attached|so)\b", re.I)


def invited_in(text: str, reading: Reading, ear: Recogniser) -> frozenset[Move]:
    """The moves that `text`, heard as `reading`, tells were invited: "As you asked, my CV is attached" gives resume_push."""
    drafted = pieces(text)
    quoted = [ear.invitations(piece.text.lstrip("> ")) for piece in drafted if piece.part is Part.QUOTE]
    wanted = [seen for seen in reading.sightings if seen.move in _NEEDS_A_WORD]
    named = [seen.move for place in _named(drafted) for seen in _nearest(wanted, place, drafted)]
    offered = frozenset[Move]().union(*(offered_in(piece.text) for piece in drafted if piece.part in SAID))
    return frozenset[Move]().union(named, offered.intersection(seen.move for seen in wanted), *quoted, _answers_an_advert(text, reading))


def _answers_an_advert(text: str, reading: Reading) -> frozenset[Move]:
    """What an advert asked for: the resume, and in the application itself what one has done and the wish to be seen.

    Where somebody is to pass it on, only what one has done; and whether there are jobs at all is no part of an application.
    """
    answers = _ANSWERS_ONE.search(plain(text)) or any(calls_for_papers(line) for line in text.splitlines())
    if not (answers or (_APPLIES.search(text) and names_an_advert(text))):
        return frozenset()
    if any(seen.move is Move.REFERRAL_ASK and is_sure(seen) for seen in reading.sightings):
        return _OWN_MERITS
    questions = [piece for piece in pieces(text) if "?" in piece.text and not _OF_ONES_OWN.search(plain(piece.text))]
    asks = any(seen.move is Move.JOB_ASK and any(piece.holds(seen.span) for piece in questions) for seen in reading.sightings)
    wanted = {Move.RESUME_PUSH} if asks else {Move.RESUME_PUSH, Move.JOB_ASK}
    return frozenset(wanted | _OWN_MERITS if answers or _IS_AN_APPLICATION.search(plain(text)) else wanted)


def names_an_advert(words: str) -> bool:
    """Whether words speak of a post that is publicly to be filled: "your advert", "the position of Quality Manager"."""
    return bool(_ADVERTISED.search(plain(words)))


def names_an_invitation(text: str) -> bool:
    """Whether a message says that the other person wanted it: "like you asked"."""
    return any(True for _ in _named(pieces(text)))


def _named(drafted: tuple[Piece, ...]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Where an invitation is named: the number of the sentence and its place in the text."""
    for number, piece in enumerate(drafted):
        if piece.part in SAID:
            for found in _INVITED.finditer(plain(piece.text)):
                if not _NEVER.search(plain(piece.text)[: found.start()]):
                    yield number, (piece.start + found.start(), piece.start + found.end())


def _nearest(wanted: list[Sighting], place: tuple[int, tuple[int, int]], drafted: tuple[Piece, ...]) -> list[Sighting]:
    """The asks of the same sentence next to an invitation; without any, those of the next sentence if it points back."""
    number, span = place
    beside = [seen for seen in wanted if drafted[number].holds(seen.span)]
    if not beside and number + 1 < len(drafted) and _POINTS_BACK.search(drafted[number + 1].text):
        return [seen for seen in wanted if drafted[number + 1].holds(seen.span)]
    nearest = min((_apart(seen.span, span) for seen in beside), default=0)
    return [seen for seen in beside if _apart(seen.span, span) == nearest]


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, one[0] - other[1], other[0] - one[1])
