"""An occasion told the way people talk: what it is, who comes along and what is hoped for, each in a clause of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.words import shortened

LONGEST_TITLE = 40  # characters: what people write in a calendar
_MOST_WORDS = 6  # of a title that needs no shortening
_BEFORE_A_KIND = 3  # words that say which meet-up it is: "women in climate meetup"


@dataclass(frozen=True, slots=True)
class Chat:
    """What was told, sorted: the clauses about the occasion itself, what is hoped for, who comes along."""

    about: tuple[str, ...] = ()
    hope: str = ""
    company: tuple[str, ...] = ()


def sorted_out(text: str) -> Chat:
    """The clauses of a text: "it's a meetup my friend ana is going too i want to find a job" is a meetup, Ana, and "find a job"."""
    about: list[str] = []
    company: list[str] = []
    hope = ""
    for clause in filter(None, (each.strip(" ,") for each in _STARTS.split(text))):
        if found := _HOPE.match(clause):
            hope = hope or clause[found.end() :].strip(" .,!?\x00")
        elif found := _COMPANY.fullmatch(clause):
            company.append(" ".join(word[:1].upper() + word[1:] for word in found["who"].split()))
        else:
            about.append(clause)
    return Chat(tuple(about), hope, tuple(company))


def lead_off(text: str) -> str:
    """A text without what people say before they come to it: "so theres this climate meetup" is "climate meetup"."""
    return _LEAD.sub("", text, count=1).strip()


def title(text: str, kind_at: tuple[int, int] | None) -> str:
    """What stands in a calendar for `text`: a name that was told, the few words around its kind (at `kind_at`), or its beginning."""
    if found := _CALLED.search(text):
        return shortened(found["name"].strip(" “”\"'"), LONGEST_TITLE)
    if len(text) <= LONGEST_TITLE and len(text.split()) <= _MOST_WORDS:
        return text
    if kind_at is None:
        return shortened(text, LONGEST_TITLE)
    before = text[: kind_at[0]].split()
    words: list[str] = []
    while before and len(words) < _BEFORE_A_KIND and before[-1].lower() not in _ENDS_A_NAME:
        words.insert(0, before.pop())
    after = _OF.match(text, kind_at[1])
    return shortened(" ".join((*words, text[slice(*kind_at)], *(after[0].split() if after else ()))), LONGEST_TITLE)


_WHO = r"(?:i|we|they|he|she|you|it|there|that|this)"
_DOES = (
    r"(?:'?(?:m|d|ll|ve|re)|'s| (?:am|is|are|was|were|will|would|want|wanna|wants|have|has|had|need|hope|think|guess|know|don't|dont|got"
    r"|should|could|might|plan|really|just|mainly|mostly|also))"
)
_STARTS = re.compile(
    r"[;!?\n]+(?=\s|$)|(?<=[^\W\d]{4})\.+(?=\s+[^\W\d]|\s*$)|,\s(?=(?-i:[A-ZÀ-Þ])[\w'’-]+(?: is|'s"
    r"| will be) (?:going|coming|joining|there)\b)|,?\s(?:(?:and|but|so|then|also|because|cause"
    r"|cos)\s)*(?="
    rf"{_WHO}{_DOES}\b|(?:im|id|ive|theyre|theres|thats)\b|its (?:an?|the|at|in|on|my|our|called|some|about|like|kind|more|also)\b"
    r"|(?:my|our) \w+ (?:[\w-]+ )?(?:is|are|will|'ll) |(?:hoping|looking|trying|keen|want|wanna|would like|would love) (?:to|find|meet)\b)",
    re.I,
)
_HOPE = re.compile(
    r"(?:(?:i|we)(?:'?m| am|'?re| are|'?d| would)? ?)?(?:(?:really|just|mainly|mostly|also|do) )*"
    r"(?:want(?: to)?|wanna|hope to|hoping (?:to|for)|need to|like to|love to|looking (?:to|for)|trying to|keen to|plan to|planning to)\s+",
    re.I,
)
_COMPANY = re.compile(
    r"(?:and )?(?:(?:my|our|a|the) (?:best |good |old )?(?:friend|mate|buddy|colleague|coworker|co-worker|boss|sister|brother|cousin|wife"
    r"|husband|flatmate|neighbou?r|partner|mentor|roommate)(?: called| named|,)? )?(?P<who>[^\W\d][\w'’-]+(?: (?-i:[A-ZÀ-Þ])[\w'’-]+)?),?"
    r"(?: is|'s| will be|'ll be| will| might) (?:going|coming|come|go|joining|there|attending)(?: (?:too"
    r"|as well|along|with me|there))*[ .!]*",
    re.I,
)
_LEAD = re.compile(
    r"^(?:(?:(?:(?:so|well|ok|okay|um|uh|er|hey|hi|hello|yo|like|basically|just|and|but|oh|right|anyway)\b[,!.]?"
    r"|(?:i|we)(?:'?m| am|'?re| are|'?ve| have)? (?:been |got |getting |just )*(?:got|have|had|going to|go to|went to|was at|were at"
    r"|invited to|(?:an )?invite(?: to)?|off to|attending|having)"
    r"|there(?:'?s| is| will be|'ll be)(?: (?:gonna|going to) be)?|(?:it|that)(?:'?s| is| will be|'ll be)(?: (?:gonna|going to) be)?"
    r"|(?:they|she|he)(?:'?re|'?s| are| is) (?:having|throwing|holding|hosting|doing|organi[sz]ing)"
    r"|going to|got|an?|the|this|some|some kind of"
    r"|kind of|sort of|like)\s+)+)",
    re.I,
)
_CALLED = re.compile(r"\b(?:called|named)\s+(?P<name>(?:[\"“'][^\"”']{2,60}[\"”']|\w[\w'’&-]*(?: \w[\w'’&-]*){0,5}))", re.I)
_OF = re.compile(r" (?:for|of|about|on|by) (?:(?!at\b|in\b|with\b|and\b|the\b|a\b)[\w'’-]+ ?){1,3}", re.I)
_ENDS_A_NAME = frozenset(
    "a an the this that some of at for to is are its it's it's in with and or where called my our their by from on as big another like no"
    " thing about us me you they we i".split()
)
