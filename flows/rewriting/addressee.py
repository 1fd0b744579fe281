"""Whether a letter calls its reader by two names: it greets Anna, and further down it says "as you said, Maria"."""

from __future__ import annotations

import re
import unicodedata

from flows.rewriting.draft import SAID, Part, pieces
from flows.rewriting.spoken import plain
from flows.spelling import slips

_TITLES = r"(?:mr|mrs|ms|mx|miss|dr|prof|professor)"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'-]*[a-zà-öø-ÿ]"
_NO_NAME = frozenset(
    """There All Everyone Everybody Team Sir Madam Both Again Friends Folks Mate And Or I The You We Hi Hello Hey Dear Good Morning
    Afternoon Evening Professor Doctor Mum Mom Dad Love Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February
    March April May June July August September October November December Please Thanks Thank Yes No Well Sorry Cheers Best Regards
    However Also Otherwise Hallo Greetings Recruiter Recruiters Manager Hiring Colleague Colleagues Neighbour Neighbours""".split()
)
_SMALL = r"(?:(?! (?:my|our|his|her|the|with|to|of|in|at|from|and|about)\b)(?-i: [a-z']+))"
_SAID_TO = re.compile(
    rf"(?i:\b(?:(?:as|like|what) you{_SMALL}{{1,3}}"
    rf"|(?:thanks|thank you)(?: so much| again)?(?: for(?: (?:your|the|this|that|all))?{_SMALL}{{1,3}})?"
    rf"|you(?:'re| are) right|i (?:agree|know)|(?:what do|would|could|can|do|are|how are|did|will) you{_SMALL}{{0,4}})"
    rf",\s+({_TITLES}\.?\s+)?)({_NAME})(?=\s*(?:[.!?,;:]|$))"
)
_TITLED = re.compile(rf"\b{_TITLES}\b", re.I)
_CLOSEST = 3  # letters at the beginning that two forms of one name share: Kat and Katherine, Ben and Benjamin
_FORMS = """
    bob robert rob bobby robbie; bill william will billy liam; liz elizabeth beth betty lizzie eliza; dick richard rick rich ricky
    peggy margaret maggie meg rita; jack john jon johnny; ted edward ed eddie theodore; jim james jimmy jamie; tony anthony antonio
    sasha alexander alexandra alex sandy lex; kate katherine catherine katie kathy kat; pepe jose; paco francisco; tom thomas tommy
    mike michael mick misha; andy andrew drew; nick nicholas klaus nicola; steve stephen steven stefan; polly mary molly maria marie
    hank henry harry; chuck charles charlie carl; jenny jennifer jen; tina christina; lena helena magdalena; gus august angus
"""
_SAME = [frozenset(each.split()) for each in re.split(r"[;\n]", _FORMS)]


def two_names(text: str) -> tuple[str, str]:
    """The name that is greeted and the other one by which the same reader is called; two empty ones unless it is sure."""
    drafted = pieces(text)
    greeting = next((plain(piece.text) for piece in drafted if piece.part is Part.GREETING), "")
    greeted, is_formal = _names(greeting), bool(_TITLED.search(greeting))
    closing = {word.lower() for piece in drafted if piece.part is Part.CLOSING for word in re.findall(r"[\w'-]+", plain(piece.text))}
    for piece in drafted if greeted else ():
        for found in _SAID_TO.finditer(plain(piece.text)) if piece.part in SAID else ():
            name = found[2]
            is_other = name not in _NO_NAME and name.lower() not in closing and not any(_may_be_one(name, each) for each in greeted)
            if is_other and bool(found[1]) is is_formal:  # "Dear Professor Lind" may well be Anna
                return greeted[0], name
    return "", ""


def is_somebody_else(text: str, called: str, full: str) -> str:
    """The name that a letter to `called` greets, where it is plainly another one; else nothing."""
    greeting = next((plain(piece.text) for piece in pieces(text) if piece.part is Part.GREETING), "")
    greeted = _names(greeting) if re.search(r"[,!:.]\W*$", greeting) else []
    known = [called, *full.split()]
    return greeted[0] if len(greeted) == 1 and not any(_are_forms_of_one(greeted[0], each) for each in known) else ""


def _names(greeting: str) -> list[str]:
    """All names in a greeting, one by one: "Dear Ms Lind and Tom," gives Lind and Tom; none where it is to many."""
    if re.search(r"\b(?:all|everyone|everybody|team|both|friends|folks|colleagues|sir|madam)\b", greeting, re.I):
        return []
    return [word for word in re.findall(_NAME, greeting) if word not in _NO_NAME and not re.fullmatch(_TITLES, word, re.I)]


def _may_be_one(one: str, other: str) -> bool:
    """Whether two names may be one person's: the same, a short form, or a slip of the pen that is none of our business."""
    return slips(_letters(one), _letters(other), 1) <= 1 or _are_forms_of_one(one, other)


def _are_forms_of_one(one: str, other: str) -> bool:
    """Whether one name may stand for the other: Ines for Inês, Kat for Katherine, Bob for Robert."""
    first, second = _letters(one), _letters(other)
    alike = first[:_CLOSEST] == second[:_CLOSEST] or first in second or second in first
    return alike or any({first, second} <= forms for forms in _SAME)


def _letters(name: str) -> str:
    """A name in small letters without its accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name.lower()) if letter.isalnum())
