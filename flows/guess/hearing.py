"""A question about somebody that was heard as an ask of them: "Who would you like to be introduced to?" asks for no introduction."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.guess.finding import Finder
from flows.moves import ASKS, Move, Reading, Sighting
from flows.questions import is_for_oneself, questions_in

_OF_THEM = re.compile(
    r"\b(?:are|were) you (?:\w+ )?(?:looking|hoping|searching|hunting|trying|planning|thinking|going|working)\b"
    r"|\b(?:who|whom|what|which|where|how|why)\b(?: \w+){0,3} (?:are|were|do|did|have|had|would|will) (?:you|your)\b"
    r"|\bdo you have (?:any|an?)\b|\b(?:what's|what is|what are|how's|how is) your\b|\byou (?:need|want|like)\b"
    r"|\b(?:anybody|anyone|somebody|someone) you\b",
    re.I,
)
_WANTED = re.compile(  # asked for without a word of oneself
    r"\b(?:openings?|vacanc\w+|open (?:position|role|job)s?|(?:positions?|roles?|jobs?|place|room|chance) (?:for|going|free"
    r"|available|with you)"
    r"|know (?:any|some)(?:one|body)|introduc\w+|referr?\w*|recommend\w*|good word|resume|résumé|cv|advice|tips?|suggest\w*|any ideas?"
    r"|help|should (?:one|people|somebody)|feedback)\b",
    re.I,
)
_OFFERED = re.compile(
    r"\b(?:(?:can|could|may|might|should|shall) i|i (?:can|could|might)) (?:maybe |perhaps )?(?:help|bring|donate|give|offer"
    r"|lend|send|do|be of)\b",
    re.I,
)
_REQUEST = re.compile(
    r"(?<!who )(?<!what )(?<!where )(?<!when )(?<!how )\b(?:can|could|would|will|might) you\b"
    r"(?! (?:be|want|like|love|prefer|rather|need|use)\b)|\b(?:i'm|i am) (?:looking|searching|hoping)\b|\bplease\b",
    re.I,
)


def as_questions(reading: Reading, text: str, finder: Finder) -> Reading:
    """The reading without asks that were none: a question after what was pasted, or after what they themselves look for."""
    questions = questions_in(text)
    if not questions or not (ASKS | {Move.CONDUIT}).intersection(reading.moves) or _REQUEST.search(text):
        return reading
    is_clear = finder.is_clear(text)
    misheard = ASKS | {Move.CONDUIT} if is_clear else ASKS  # "How many of you are there in the shop?" is after nobody they know
    asks = [seen for seen in reading.sightings if seen.move in misheard]
    offers = all(_OFFERED.search(each) for each in questions)
    of_them = offers or (not is_for_oneself(text) and all(_OF_THEM.search(each) or not _WANTED.search(each) for each in questions))
    if not asks or not (of_them or is_clear):
        return reading
    rest = tuple(seen for seen in reading.sightings if seen.move not in misheard)
    if Move.CURIOSITY not in reading.moves:
        rest = (*rest, Sighting(Move.CURIOSITY, asks[0].confidence, asks[0].span))
    return replace(reading, sightings=rest)
