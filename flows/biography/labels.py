"""What labels and headings announce: "Interests: jazz, chess", "What do you need? ..."."""

from __future__ import annotations

import re

from flows.biography.facts import Aspect
from flows.biography.layout import Part

_LABELS = {
    Aspect.ROLE: "role|title|(?:day )?job|what do you do|"
    "job title|position|(?:current|present) (?:role|post|job)|post|occupation|profession|works as|headline|current position|does",
    Aspect.EMPLOYER: "company|employer|organisation|organization|org|firm|works at|current company|affiliation|at|where",
    Aspect.PAST: "previously|how did you get here|past|before|formerly|ex|previous|earlier|prior",
    Aspect.STUDY: "education|studied|degree|university|school|studies|alma mater|college|trained",
    Aspect.PLACE: "location|based|based in|lives|lives in|city|place|home|located in",
    Aspect.ORIGIN: "from|originally|origin|hometown|born|grew up|roots|born in",
    Aspect.PROJECT: "project|projects|working on|works on|currently|building|book|books|published|currently working on|side project|focus",
    Aspect.TALK: "talk|talks|speaks about|speaking|session|keynote|topic|topics|workshop|podcast|blog|newsletter"
    "|writes about|panel|publications",
    Aspect.INTEREST: "ask (?:me|him|her|them) about|guilty pleasures?|interests?|hobbies|hobby|likes|loves|into|free time"
    "|spare time|passions?|fun|what do you do for fun|enjoys|outside work|off duty|fun fact|weekends",
    Aspect.FAMILY: "family|kids|children|married|partner|status",
    Aspect.LANGUAGE: "languages?|speaks|fluent|native",
    Aspect.NEED: "looking for|needs?|wants?|what do you need|how can (?:we|people) help|seeking|asks?|hiring|open to|goal|goals",
    Aspect.NEWS: "news|what are you excited about|what['’]?s (?:new|next)|recent|recently|new|just|latest|update|next|coming up",
    Aspect.TIE: "met|how we met|how i know (?:him|her|them)|connection|via|through|introduced by|mutual|knows|we met|know from|intro",
}
_LABELLED = {aspect: re.compile(rf"(?:{words})\Z", re.I) for aspect, words in _LABELS.items()}
OF_PART = {
    Part.INTERESTS: Aspect.INTEREST,
    Part.LANGUAGES: Aspect.LANGUAGE,
    Part.TALKS: Aspect.TALK,
    Part.PROJECTS: Aspect.PROJECT,
    Part.NEEDS: Aspect.NEED,
}
REACHED_BY = re.compile(
    r"(?:phone|tel|mobile|cell|e-?mail|mail|web|website|linkedin|twitter|address|dob|date of birth|nationality|(?:full )?name|url|github"
    r"|pronouns)\b|x\Z"
)


def aspect_of(label: str) -> Aspect | None:
    """What a label announces: "interests" of "Interests: jazz, chess"."""
    return next((aspect for aspect, pattern in _LABELLED.items() if label and pattern.match(label)), None)
