"""Tasks: what sort each is, and where it stands in the urgent/important square, as its words tell (D4.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from flows.words import tokens

LONGEST_TASK = 80  # characters


class Square(StrEnum):
    """A quarter of the square (D4.3)."""

    NOW = "now"  # urgent and important
    PLAN = "plan"  # important, not urgent: what gets put off
    QUICK = "quick"  # urgent, not important
    LATER = "later"  # neither


class Kind(StrEnum):
    """What sort of thing a task is, as its words tell."""

    INTERVIEW = "interview"
    APPLICATION = "application"
    FOLLOW_UP = "follow_up"
    ASK = "ask"
    TOOLS = "tools"
    MEETING = "meeting"
    EVENT = "event"
    TIDY = "tidy"
    SCROLL = "scroll"
    DUTY = "duty"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do: "send Ana the article", a follow-up, important and not urgent."""

    words: str
    kind: Kind
    square: Square


def guessed(words: str) -> Task:
    """A task placed by its words: "interview at Greepwerk on Tuesday" is urgent and important, "tidy my inbox" is neither."""
    kind = kind_of(words)
    square = _SQUARES[kind in _IMPORTANT, _is_urgent(words, kind)]
    return Task(words, kind, square)


def kind_of(words: str) -> Kind:
    """What sort of task its words tell of; the first sort that has one of its words."""
    text = f" {' '.join(tokens(words))} "
    return next((kind for kind, said in _SAID.items() if said.search(text)), Kind.OTHER)


def items(text: str) -> list[str]:
    """The tasks of a text: its lines without bullets and numbers; a single line with commas is a list, too."""
    lines = [line for line in re.split(r"[\n;]+", text) if line.strip()]
    if len(lines) == 1 and lines[0].count(",") >= 2 and all(len(part.strip()) <= 50 for part in lines[0].split(",")):
        lines = lines[0].split(",")
    bare = (flat(re.sub(r"^\s*(?:[-*•–—·▪☐✓]+|\(?\d{1,2}[.)]\s|and\s)\s*", "", line)) for line in lines)
    return [short(line, LONGEST_TASK) for line in bare if any(letter.isalnum() for letter in line)]


def flat(words: str) -> str:
    """On one line."""
    return " ".join(words.split())


def short(words: str, most: int = 120) -> str:
    """At most so long."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def any_of(*said: str) -> re.Pattern[str]:
    """Any of these words or phrases, as `tokens` leaves them; `*` stands for whatever ends a word."""
    return re.compile(rf" (?:{'|'.join(each.replace('*', '[^ ]*') for each in said)})(?= )")


def _is_urgent(words: str, kind: Kind) -> bool:
    if _NO_HURRY.search(words):
        return False
    return kind is Kind.INTERVIEW or bool(_HURRY.search(words))


_SQUARES = {
    (True, True): Square.NOW,
    (True, False): Square.PLAN,
    (False, True): Square.QUICK,
    (False, False): Square.LATER,
}  # by important and urgent
_IMPORTANT = frozenset((Kind.INTERVIEW, Kind.APPLICATION, Kind.FOLLOW_UP, Kind.ASK, Kind.TOOLS, Kind.MEETING, Kind.DUTY))
PLEASANT = frozenset((Kind.MEETING, Kind.EVENT, Kind.SCROLL, Kind.TIDY))
HARD = frozenset((Kind.INTERVIEW, Kind.APPLICATION, Kind.FOLLOW_UP, Kind.ASK))
_SAID = {
    Kind.SCROLL: any_of(
        "scroll*",
        "(?<=^ )linkedin(?= $)",
        "brows*",
        "surf*",
        "podcast*",
        "news",
        "feed*",
        "youtube",
        "instagram",
        "tiktok",
        "twitter",
        "(?:read|check|watch|look at|go through) (?:.{0,20} )?(?:linkedin|posts?|articles?|blogs?|videos?|jobs? boards?|profiles?)",
    ),
    Kind.INTERVIEW: any_of("interview*", "screening", "assessment (?:day|cent.*)", "trial day", "second round", "final round"),
    Kind.DUTY: any_of(
        "tax*",
        "rent",
        "bill*",
        "visa",
        "doctor",
        "dentist",
        "insurance",
        "bank",
        "invoice*",
        "unemployment",
        "job ?cent.*",
        "passport",
        "permit",
    ),
    Kind.FOLLOW_UP: any_of(
        "follow* up",
        "followup*",
        "thank*",
        "(?:mail|email|e mail|call|ring|write|message|text|phone) .{1,30} back",
        "(?:reply|respond|answer|write back|get back) .*",
        "promis*",
        "owe",
        "(?:send|bring|give|return|lend) (?!.{0,20}(?:application|cv|resume|form))(?!in ).*",
        "check in with",
        "remind .*",
    ),
    Kind.APPLICATION: any_of(
        "appl[iy]*", "application*", "cover letter*", "resume", "cv", "curriculum", "forms?", "portfolio", "reference letter*"
    ),
    Kind.TIDY: any_of(
        "tidy*",
        "clean*",
        "organi[sz]*",
        "sort*",
        "inbox",
        "folder*",
        "desk",
        "business cards?",
        "logo",
        "colou?rs?",
        "font*",
        "profile (?:photo|picture)",
        "headshot",
        "desktop",
        "file",
        "filing",
        "rearrang*",
        "notebook*",
    ),
    Kind.TOOLS: any_of(
        "pitch*",
        "target list",
        "list of",
        "website",
        "practi[sc]e*",
        "rehears*",
        "prepar*",
        "research*",
        "learn*",
        "course",
        "certificate*",
        "exam",
        "study*",
        "suit",
        "haircut",
        "linkedin (?:profile|headline|summary)",
        "headline",
        "profile",
        "plan",
        "goal*",
        "training",
    ),
    Kind.EVENT: any_of(
        "event*",
        "meetup*",
        "meet up",
        "conference*",
        "fair",
        "drinks",
        "party",
        "mixer",
        "webinar*",
        "happy hour",
        "panel",
        "networking",
        "workshop*",
        "breakfast club",
        "reception",
    ),
    Kind.MEETING: any_of(
        "coffee*", "lunch*", "dinner", "breakfast", "meet*", "catch up", "walk with", "tea with", "beer*", "see .*", "visit*"
    ),
    Kind.ASK: any_of(
        "ask*",
        "call*",
        "ring",
        "phone*",
        "reach out*",
        "message*",
        "contact*",
        "write",
        "email*",
        "e mail*",
        "mail*",
        "text",
        "invit*",
        "intro*",
        "speak* (?:to|with)",
        "talk* (?:to|with)",
        "dm",
        "approach*",
        "pester",
        "chase",
    ),
}
"""The first that fits has it: "scroll through job ads" is scrolling, "thank Ana for the interview" comes after the interview itself."""
_DAY = r"mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs)?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_MONTH = r"jan\w*|feb\w*|march|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*"
_HURRY = re.compile(
    rf"\b(?:today|tonight|tomorrow|asap|urgent\w*|deadlines?|due|overdue|clos(?:es|ing)|expir\w+|last (?:chance|day)|at once|right away|"
    rf"immediately|now|late|promised|yesterday|last night|this (?:morning|afternoon|evening|week)|"
    rf"(?:by|on|before|until|till|this) (?:the )?(?:{_DAY}|\d+(?:st|nd|rd|th)?)|"
    rf"(?:{_DAY}) (?:at|morning|noon|afternoon|evening|\d)|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}}|"
    r"\d{1,2}[:.]\d\d|\d{1,2} ?[ap]m|\d{1,2}/\d{1,2}|end of (?:the )?(?:day|week))\b|!!",
    re.I,
)
_NO_HURRY = re.compile(
    r"\b(?:no (?:rush|hurry|deadline)|some ?day|one day|eventually|when(?:ever)? (?:i|there)|at some point|next (?:month|year|quarter))\b",
    re.I,
)
