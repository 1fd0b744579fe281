"""What a draft tells of its reader and of what it is about: a company, a role, a field, a piece of work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.rewriting.matter import Matter
from flows.rewriting.spoken import plain

_PROPER = r"((?:[A-Z][\w&'’-]+|[A-Z]{2,})(?:\s+(?:&\s+|of\s+(?=[A-Z]))?(?:[A-Z][\w&'’-]+|[A-Z]{2,}))*)"
_WORKS = (
    r"ur|(?<!used to )work(?:ing)?|you(?:'re| are)|jobs?|roles?|positions?|openings?|vacanc(?:y|ies)|internships?|interns?|team|hiring"
    r"|get me in|things|life|your (?:team|colleagues|job|role)|opportunit(?:y|ies)"
)
_COMPANY = (
    re.compile(rf"{_PROPER}\s+(?:is|are)\s+(?:hiring|recruiting)\b"),
    re.compile(rf"\b(?:{_WORKS})\s+at\s+{_PROPER}(?!\s*['’]s\b)"),
)
_MINE = re.compile(r"\b(?:i|i'm|im|i've|we)\b(?:(?!\byou\b).)*$", re.I)
_NEVER = frozenset(
    """I Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October
    November December University College Institute School Hotel Café Cafe Christmas Easter
    LinkedIn Zoom Teams Telegram WhatsApp Instagram CV CVs HR PhD CEO CTO UX QA PM IT""".split()
)
_ROLE = re.compile(
    r"\b(?i:the)\s+((?:[\w/&+.-]+\s+){0,4}?(?:role|position|job|opening|internship|vacancy)(?:\s+(?:at|with|in)\s+[A-Z][\w&-]+(?:\s[A-Z][\w&-]+)*)?(?:\s+\([^()\n]{1,30}\))?)"
)
_ROLE_OF = re.compile(
    r"\b(?i:the)\s+((?i:role|position|post|job)\s+(?i:of|as)\s+(?i:an?\s+)?(?:[\w/&+-]+\s+){0,3}?[\w/&+-]+(?:\s+(?:at|with)\s+[A-Z][\w&-]+)?(?:\s+\([^()\n]{1,30}\))?)"
    r"(?=\s*(?:[.,;:!?]|$|\s(?:and|that|which|in|on|to|advertised|you)\b))"
)
_TITLE = re.compile(
    r"\b(?i:(?:is|are)\s+(?:hiring|recruiting|looking for)|(?:has|have)\s+an\s+opening\s+for|you\s+need)(?i:\s+(?:for\s+)?an?)\s+"
    r"((?:[A-Z][\w-]+\s?)+|(?:[\w-]+ )?(?:engineer|analyst|manager|designer|developer|editor|assistant|nurse|teacher|planner|buyer|writer"
    r"|researcher|technician|chef|accountant|consultant|lead|welder|driver|electrician|mechanic|cook|baker|tester|clerk|foreman|carpenter"
    r"|gardener|intern|apprentice|trainee|translator|illustrator|photographer|lawyer|architect|scientist|coordinator|supervisor|officer))"
)
_ROLE_NOT = re.compile(r"(?:same|right|new|first|next|last|a|any|my|best|whole|other|entire|kind|of|for|and|is|to|in|team|company)\b", re.I)
_NEW_TO = (
    r"(?:mov|gett?|break|switch|transition|go|chang)(?:e|ing|ting|ing)?\s+into|(?:transition|switch|chang)(?:e|ing)?\s+to|from\s+\w+\s+to"
    r"|start(?:ing)?(?:\s+out)?\s+in|interested\s+in|interest\s+in|passionate\s+about|curious\s+about|learn(?:ing)?(?:\s+more)?\s+about"
    r"|your\s+(?:\w+\s+)?work\s+(?:in|on)|brain\s+about|career(?:s)?\s+in"
)
_AT_HOME_IN = (
    r"student\s+(?:of|in)|degree\s+in|experience\s+in|background\s+in|been\s+in|years\s+in|challenge\s+in"
    r"|(?:opening|job|role|position)s?\s+in|worked\s+in|i\s+work\s+in|speciali[sz]ed\s+in"
)
_WORDS = r"((?:[\w/+-]+)(?:\s+[\w/+-]+){0,3})"
_FIELD = re.compile(rf"\b(?:{_NEW_TO})\s+(?={_WORDS})", re.I)
_TURNS_TO = re.compile(
    rf"\b(?:(?:mov|gett?|break|switch|transition|chang)(?:e|ing|ting|ing)?\s+into|(?:transition|switch|chang)(?:e|ing)?\s+to|career\s+in)\s+(?={_WORDS})",
    re.I,
)
_CRAFT = re.compile(rf"\b(?:{_AT_HOME_IN})\s+(?={_WORDS})", re.I)
_FIELD_STOPS = re.compile(
    r"\s+\b(?:and|but|so|or|at|with|because|in|from|after|for|as|who|that|which|to|would|could|on|since|next|this|last|when|if|where|by|of|is|was|i|you|want|search|before|during|without|than|since)\b.*$",
    re.I,
)
_FIELD_NOT = re.compile(
    r"^(?:a|an|the|my|your|our|their|his|her|it|that|this|these|what|how|why|you|me|more|some|any|new|same|working|being|learning|joining|getting|connecting"
    r"|therapy|love|\d|third|second|first|retail|touch|person|town|general|advance|march|april|june|july|may|january|september|october)\b",
    re.I,
)
_WORK = re.compile(
    r"\b(?:your|you(?:'ve| have)? (?:wrote|written|gave|given)(?: an?| the)?)\s+(?:\d{4}\s+)?(?:recent |latest |great |wonderful )*"
    r"(talk|article|post|podcast|book|piece|paper|essay|course|video|lecture|keynote|interview|column|exhibition|film|photos|ceramics)\b",
    re.I,
)
_PAPER = re.compile(r"\b(resumé|résumé|resume|CV|cover letter|portfolio|profile|proposal|deck|application|draft|manuscript)\b", re.I)
_PLACE = re.compile(
    r"\b(at|in|on|for|with)\s+your\s+(?:esteemed\s+)?(company|firm|team|place|lab|laboratory|organi[sz]ation|department|office|school"
    r"|clinic|agency|bank|restaurant|kitchen|hotel|theatre|theater|museum|library|hospital|ward"
    r"|newspaper|magazine|factory|plant|nursery)\b",
    re.I,
)
_WAS_THERE = re.compile(
    r"\b(?:i|we)(?: have|'ve| had| was| were)? (?:once |also |already )?(?:work(?:ed|ing)|was|were|been|spent|interned|studied|trained)\b",
    re.I,
)
_PLACE_BARE = re.compile(r"\byour\s+(company|firm|team|lab|laboratory|organi[sz]ation)\b", re.I)
_LIST = re.compile(
    r"\b(?P<whose>my|our|the|this|your)? ?(?P<name>(?:(?!to\b|on\b|onto\b|for\b|of\b|a\b|an\b|the\b|my\b|our\b)[\"“”\w'’-]+ ){0,3}?"
    r"(?:(?P<paper>newsletter|bulletin|digest|letter|updates)|(?P<list>mailing list|distribution list|e-?mail list|list)"
    r"|(?P<group>group|channel|community|chat)))\b",
    re.I,
)
_OF_THE_LIST = re.compile(r"(?:,| [–—-]) ((?:it|they|the (?:first|next|last) [\w-]+) [^,;?]*[^,;?.! ])[.!]*$", re.I)
_NEWS = re.compile(r"\b(?:congratulations|congrats)\b", re.I)


def company(told: tuple[str, ...]) -> str:
    """The reader's company, from the sentences of a draft: "Northwind"; the sender's own is left out."""
    for sentence in told:
        for pattern in _COMPANY:
            for found in pattern.finditer(sentence):
                name = found[1].strip()
                if name.split()[0] not in _NEVER and (pattern is _COMPANY[0] or not _tells_of_oneself(sentence, found)):
                    return name
    return ""


def role(cut: tuple[str, ...], told: tuple[str, ...]) -> str:
    """The role that is asked about, as the asking sentence calls it, "the QA role", or as another tells that it is to be filled."""
    for sentence in cut:
        for found in _ROLE.finditer(plain(sentence)):
            words = found[1].strip()
            if not _ROLE_NOT.match(words) and len(words.split()) > 1:
                return f"the {words}"
        if found_of := _ROLE_OF.search(plain(sentence)):
            return f"the {found_of[1].strip()}"
    titles = (title for sentence in (*cut, *told) if (title := _TITLE.search(plain(sentence))))
    title = next(titles, None)
    return f"the {title[1].strip()} role" if title else ""


def field(told: tuple[str, ...], pattern: re.Pattern[str] = _FIELD) -> str:
    """The field a draft is about, "boat building"; a name, such as a town's, is none."""
    for sentence in told:
        for found in pattern.finditer(plain(sentence)):
            words = _FIELD_STOPS.sub("", found[1]).strip(" .,-")
            is_name = words[:1].isupper() and not words.isupper() and words[1:2].islower()
            if len(words) > 1 and not _FIELD_NOT.match(words) and not is_name:
                return words
    return ""


def workplace(cut: tuple[str, ...], told: tuple[str, ...]) -> str:
    """Where the reader works, as the sender puts it: "at your company"."""
    for sentence in (*cut, *told):
        found = _PLACE.search(plain(sentence))
        if found and not _WAS_THERE.search(plain(sentence)[: found.start()]):
            return f"{'in' if found[1].lower() == 'for' else found[1].lower()} your {found[2]}"
    bare = _first(_PLACE_BARE, cut)
    return f"{'in' if bare.lower() in ('team', 'lab', 'laboratory') else 'at'} your {bare}" if bare else ""


def facts(cut: tuple[str, ...], told: tuple[str, ...], about: Matter) -> dict[str, str]:
    """All that is known, `cut` being the sentences that go and `told` all of them; what isn't known is missing."""
    matter, kept = about.topic(cut, told), tuple(sentence for sentence in told if sentence not in cut)
    found = {
        "company": company((*cut, *told)),
        "role": role(cut, told),
        "asked": about.asked_plainly(cut),
        "question": about.question(cut),
        "field": field(cut) or ("" if matter else field(told, _TURNS_TO)),
        **_about(matter),
        "subject": about.subject(told),
        "interest": field(kept, _TURNS_TO) or about.topic((), kept),
        "craft": field(cut, _CRAFT) or field(told, _CRAFT),
        "work": _first(_WORK, told),
        "paper": _first(_PAPER, cut),
        "workplace": workplace(cut, told),
        "list": list_in(cut),
        "news": _news(cut, told),
    }
    return {name: words for name, words in found.items() if words}


def _about(matter: str) -> dict[str, str]:
    """A topic by whose it is: "your move from law to UX" is asked about in other words than "apprenticeships"."""
    return {"theirs" if matter.lower().startswith("your ") else "topic": matter}


def list_in(cut: tuple[str, ...]) -> str:
    """What the reader was put on, as one would ask whether they like it: "get our monthly bulletin", "join the WhatsApp group"."""
    for sentence in cut:
        if found := _LIST.search(plain(sentence)):
            ours = bool(re.search(r"\b(?:our|we|we've|us)\b", plain(sentence), re.I))
            whose = "our" if ours else "the" if found["group"] else "my"
            kind = "join" if found["group"] else "be on" if found["list"] else "get"
            return f"{kind} {whose} {found['name']}"
    return ""


def told_of_a_list(sentence: str) -> str:
    """What was told of a list in the breath that put the reader on it: "It comes every second Friday."; nothing, if nothing was."""
    found = _OF_THE_LIST.search(plain(sentence))
    words = sentence[found.start(1) : found.end(1)] if found else ""
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _news(cut: tuple[str, ...], told: tuple[str, ...]) -> str:
    """A congratulation right before what was cut, which a question about "it" can follow."""
    before = tuple(told[number - 1] for number, sentence in enumerate(told) if number and sentence in cut)
    return _first(_NEWS, before)


def _first(pattern: re.Pattern[str], told: tuple[str, ...]) -> str:
    found: Iterator[re.Match[str]] = (match for sentence in told if (match := pattern.search(plain(sentence))))
    match = next(found, None)
    return (match[1] if match.lastindex else match[0]) if match else ""


def _tells_of_oneself(sentence: str, found: re.Match[str]) -> bool:
    """Whether the sender works there: "I work at Bosch", and not "you work at Bosch" or "I'd love to work at Bosch"."""
    before = plain(sentence[: found.start()])
    wish = re.search(r"\b(?:like|love|want|hop(?:e|ing)|thrilled|keen|apply|applying|applied|dream)\b", before, re.I)
    return bool(_MINE.search(before)) and not wish
