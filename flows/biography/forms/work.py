"""What clauses tell of work: role, house and town."""

from __future__ import annotations

from flows.biography.facts import Aspect
from flows.biography.forms.pattern import BE, BEFORE_A_HOUSE, CAPITAL, DEPARTMENT, NOW, STOP, TITLED_ROLE, form
from flows.biography.wording import ORG, TITLE, TOWN, WHERE

_PART_OF_A_HOUSE = r"(?:team|programme|program|group|project|department|unit|lab)"
_NAMED_OF = r"(?:Institute|University|College|School|Academy|Museum|Ministry|Department|Faculty|Chamber|Bank|House)"  # "Bank of Leeds"
# Tried in this order on each clause.
WORK = (
    # Work.
    form(
        Aspect.ROLE,
        rf"(?:{BE}|\b(?:as|works as|working as|serves as|appointed|became|become|made|named|promoted to|job:"
        rf"|title:)|\A)\s*(?:(?:{NOW}|the|a|an|our|their|my|her|his|one of the|acting"
        rf"|in[- ]house)\s+)*(?P<w>{TITLED_ROLE}){BEFORE_A_HOUSE}",
    ),
    form(
        Aspect.ROLE,
        rf",\s+(?:the |an? |our )?(?P<w>(?:[\w&/’'-]+ ){{0,4}}?(?:{TITLE})(?: (?:of"
        rf"|for) [\w&]+(?: [\w&]+)?)?)(?=\s+(?:at|@|of|for|with|in)\s+|,|\s*\Z|[.;])",
    ),
    form(
        Aspect.EMPLOYER,
        rf"\b(?:{TITLE}|works?|working|employed|job|based|team|engineering|design|product|sales|marketing"
        rf"|research|operations|planning|quality|policy|growth|finance|people|data|science|partnerships"
        rf"|communications|fellow|role)\b[^.;,:]{{0,60}}?(?: at | @ ?|@)(?P<w>(?:the |a "
        rf"|an )?(?:[\w&.’'+-]+)(?: (?!in\b|on\b|and (?:[a-z]|I\b)|where\b|as\b|with\b|who\b|which\b|since\b"
        rf"|for (?:\d|the (?:last|past)|over|about|more|almost|nearly)|after\b|near\b|by\b|but\b|that\b"
        rf"|restoring\b|doing\b|until\b|leading\b|building\b|helping\b|based\b)[\w&.’'+-]+){{0,6}})",
    ),
    form(Aspect.EMPLOYER, rf"\b(?:works?|working|worked) (?:for|with|w/) (?P<w>(?:the )?{ORG})", cased=True),
    form(
        Aspect.EMPLOYER,
        rf"\bworks? (?:\w+[- ]time |mostly |now |currently )?(?:for|at) (?P<w>(?:the|an?|her own|his own|my own"
        rf"|our) [\w’' -]{{2,50}}?)(?: as\b|{STOP}| in {CAPITAL})",
    ),
    form(
        Aspect.EMPLOYER,
        rf"\b(?:[Jj]oined|[Jj]oining|[Rr]uns|[Oo]wns|I run|I own|[Ff]ounded|[Cc]o-?founded|[Oo]pened|[Ss]et up"
        rf"|[Ll]aunched|[Ll]eads|[Hh]eads|[Dd]irects) (?!{ORG} {_PART_OF_A_HOUSE}\b)"
        rf"(?P<w>{ORG})\b(?! {_PART_OF_A_HOUSE})",
        cased=True,
    ),
    form(
        Aspect.EMPLOYER,
        rf"\b(?:{TITLE}|[Ff]ounder|[Cc]o-?founder|[Oo]wner|CEO|CTO|COO|CFO|MD|VP|(?!{_NAMED_OF})[A-Z][a-z]+) (?:of|for"
        rf"|with) (?P<w>(?!{DEPARTMENT}\b)(?:the )?{ORG})",
        cased=True,
    ),
    form(Aspect.EMPLOYER, rf"(?:\A|[,;(] ?)(?:[Nn]ow |[Cc]urrently )?(?:at|@) ?(?P<w>{ORG})", cased=True, is_loose=True),
    form(
        Aspect.PLACE,
        rf"\b(?:based|live|lives|living|lived|resides?|residing|located|stationed|settled|at home|works|working"
        rf"|settled down|operates?|reachable|moved|moving|relocated)\b(?: (?:and works?|and working|remotely"
        rf"|mostly|now|happily|today|back|permanently|again|out))*(?: (?:in|near|outside|between|around"
        rf"|just outside|from|to|on|out of)) (?P<w>{WHERE}(?: and {TOWN})?)",
        cased=True,
    ),
    form(
        Aspect.PLACE,
        rf"\b(?:based|lives?|living|resides|located|settled)\b(?: (?:and works?|now|mostly))* (?:in|near"
        rf"|outside|on|between|out of) (?P<w>.{{2,50}}?){STOP}",
    ),
    form(Aspect.PLACE, rf"\bcalls? (?P<w>{TOWN}) home", cased=True),
    form(Aspect.PLACE, rf"\b(?:{TITLE}|works?(?: at| for)?|at|@|of|[A-Z]\w+)\b[^.;,]{{0,60}}? in (?:the )?(?P<w>{WHERE})", cased=True),
    form(Aspect.EMPLOYER, rf"\b(?:at|@) (?P<w>(?!\d+\b)(?:the )?{ORG})", cased=True, is_loose=True),
    form(
        Aspect.PLACE,
        r"\b(?:in|around|near|across) (?P<w>(?!January|February|March|April|May|June|July|August|September"
        r"|October|November|December|Spring|Summer|Autumn"
        r"|Winter)[A-ZÀ-Þ][^\W\d][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2})(?! (?:of|team|group)\b)",
        cased=True,
        is_loose=True,
    ),
    form(Aspect.PLACE, rf"\b(?:around|near|across) (?P<w>{WHERE})", cased=True),
    form(Aspect.PLACE, r"\b(?:works?|working) (?:at|for) [^.;,]{2,40}? in (?P<w>\w+)"),
    form(Aspect.PLACE, rf"📍 ?(?P<w>{WHERE})", cased=True),
)
