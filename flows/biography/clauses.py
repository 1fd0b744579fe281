"""A sentence taken apart where a new thing begins to be said: "is Head of Quality at Foo" / "and sings alto in a choir"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.biography.wording import TITLE, VERB

_WHO = r"(?:I|he|she|they|we|[A-Z][\w’'-]+)"
_BEGINS = (
    rf"(?:(?:also|now|then|currently|recently|just|previously|formerly|occasionally|sometimes|usually|still"
    rf"|once|has|have|is|are|am|was|had|will|can|does|would)\s+)*"
    rf"(?:{VERB})\b(?! of\b)"
)
_STARTERS = (
    r"(?:now |currently |today |presently |an? |the |(?:very |proud |(?:very )?bad |terrible "
    r"|keen ))*(?:based|living|originally|orig\.?|formerly|previously|currently|ex[- ]|father of|mother of"
    r"|mum of|mom of|dad of|parent of|married|fluent|passionate|keen|avid"
    r"|into (?!the\b)|likes?|loves?|hates?|met (?:him|her|them|at|in|through|thru|via)|used to|wants?"
    r"|needs?|looking for|no \w+|two kids|three kids|one kid"
    r"|weekend \w+er|has (?:a|two|three|just)|just|before (?:that|this|then)|outside (?:of )?work"
    r"|in (?:her|his|their|my) (?:spare|free)|after (?:that|hours)"
    r"|interested in|obsessed with|speaks|trained|studied|graduated|founder of|author of|co-?founder"
    r"|hobby \w+|(?:goalkeeper|cyclist|runner|climber|gardener|reader|cook|swimmer|singer|dancer|skier"
    r"|surfer)\b|amateur|recently|from [A-Z]|retired"
    r"|prefers?|(?:her|his|my|their) (?:wife|husband|son|daughter|daugther|kids?|partner|number|email|talk|mother|father|sister|brother)"
    r"|big fan|fan of|not a fan|plays|owner of|wife|husband|kids|open to|curious about|hoping)"
)
_AFTER = re.compile(r"\A(?:after|before|since|when|in|as|having|following|until|by|at|today|now|currently|for|with|from|on)\b", re.I)
LEISURE = re.compile(
    r"(?:and |but )?(?:outside (?:of )?(?:work|the|of)|(?:in|during) (?:her|his|their|my|the|what)(?: \w+)? (?:spare|free|off|own)\b"
    r"|in (?:her|his|their|my) leisure|(?:when(?:ever)?|if) (?:\w+ ){1,3}?(?:not|rests?|closed|off"
    r"|is(?:n['’]t)|are(?:n['’]t)|allows?)\b|when (?:he|she|they|I)(?:['’](?:s|m|re))? (?:is|am"
    r"|are)?n?['’]?(?:t|not)\b"
    r"|away from|off (?:the clock|duty|work|hours|stage)|after (?:hours|work)|on (?:weekends|sundays"
    r"|saturdays|free days|evenings|the side)|at (?:the )?weekends?|weekends?\b|evenings?\b|for fun"
    r"|otherwise\b)",
    re.I,
)
LEISURE_LEAD = re.compile(
    r"(?:and |but )?(?:outside (?:of )?(?:work|the \w+)|(?:in|during) (?:her|his|their|my|what)(?: little)? (?:spare|free|own|off)"
    r"(?: (?:time|hours|moments))?(?: (?:he|she|I|they) (?:has|have))?|when (?:he|she|they|I)(?:['’](?:s|m|re))? (?:is |am |are )?"
    r"(?:not|n['’]t) [^,]{2,40}?|away from (?:work|the \w+)|off (?:the clock|duty|work|stage)|after (?:hours|work)"
    r"|(?:on|at) (?:the )?(?:weekends?|sundays|saturdays)|for fun|off work),? (?=\w)",
    re.I,
)
_BREAK = re.compile(
    rf"(?P<semicolon>\s*;\s+)|(?P<dash>\s+(?:[-–—|•·/]{{1,2}}|->|→|=>)\s+)|(?P<stop>[!?]{{1,3}}\s+)"
    rf"|(?P<comma>,\s+(?:and\s+|but\s+|or\s+|yet\s+|so\s+)?)(?=(?:{_WHO}\s+)?(?:{_BEGINS}|{_STARTERS})\b"
    rf"|(?:I|he|she|they|we)['’]|(?:is|was|am|are)\b)"
    rf"|(?P<plain>\s+(?:and|but|yet)\s+)(?=(?:(?:I|he|she|they|we)\s+(?!to\b)|(?:I|he|she|they|we)['’])|(?:{_BEGINS}|{_STARTERS})\b)"
    rf"|(?P<says>,\s+(?:and\s+|but\s+)?)(?=(?:I|he|she|they|we)\s)"
    rf"|(?P<where>,\s+where\s+)(?=(?:I|he|she|they|we)\s)"
    rf"|(?P<doing>,\s+)(?=[a-z]{{3,}}ing\s)"
    rf"|(?P<after>,?\s+)(?=(?:I|he|she|they)\s+(?:{VERB}|have|also|then|now)\b)"
    rf"|(?P<before>,?\s+before\s+)(?=(?:joining|moving|coming|taking|founding|starting)\s)"
    rf"|(?P<so>,\s+so\s+(?:now\s+)?)(?=(?:I|he|she|they|we)\s)|(?P<colon>:\s+)(?=(?:{_BEGINS}))"
    rf"|(?P<titled>\s+and\s+)(?=(?:an?|the)\s+(?:[\w-]+\s+){{0,3}}(?:{TITLE})\b)",
)
_WAS = re.compile(
    r"\b(?:spent|worked|was|were|previously|before|formerly|after|studied|did|used to|began|started|served"
    r"|trained|graduated|earlier|taught|years)\b",
    re.I,
)
_WHOSE = re.compile(r"(?:her|his|their|my|our)\b", re.I)
_VERBAL = re.compile(rf"\b(?:{VERB}|is|are|was)\b", re.I)
_LEADING = re.compile(r"(?:and|but|also|so|or|yet)\s+", re.I)
_SUBORDINATE = re.compile(
    r"\b(?:where|who|which|that|because|since|while|when|until|whom|whose|how|what|why|if|though"
    r"|although)\b[^,;]*\Z",
    re.I,
)
_BEFORE_A_LIST = re.compile(r"\b(?:likes?|loves?|enjoys?|into|hobbies|interests|about|between|speaks?|fluent in|of)\b[^;]*\Z", re.I)
_ENOUGH = 3  # letters a clause has at least


def clauses(sentence: str) -> Iterator[tuple[int, str]]:
    """The clauses of a sentence with where they begin."""
    cuts: list[tuple[int, int]] = []
    start = 0
    for found in _BREAK.finditer(sentence):
        before = sentence[start : found.start()]
        if len(before.strip()) < _ENOUGH or not _is_break(found, before, sentence):
            continue
        cuts.append((start, found.start()))
        start = found.end()
    cuts.append((start, len(sentence)))
    for first, last in cuts:
        clause = sentence[first:last]
        lead = len(clause) - len(clause.lstrip())
        joined = _LEADING.match(clause.lstrip())
        lead += joined.end() if joined else 0
        if clause[lead:].strip(" .,;:!?"):
            yield first + lead, clause[lead:].rstrip()


def _is_break(found: re.Match[str], before: str, sentence: str) -> bool:
    """Whether something new begins behind a mark; "where she led a team and built a lab" goes on."""
    if found["plain"] is not None:
        after = sentence[found.end() :]
        return not (_SUBORDINATE.search(before) and not re.match(r"(?:I|he|she|they)\b", after))
    if sentence.count("(", 0, found.start()) > sentence.count(")", 0, found.start()):
        return False
    if found["where"] is not None:
        return not _WAS.search(before)
    if found["comma"] is not None and _WHOSE.match(before) and not _VERBAL.search(before):
        return False
    if found["comma"] is not None:
        return sentence[: found.start()].count("“") == sentence[: found.start()].count("”")
    if found["after"] is not None:
        return bool(_AFTER.match(before)) and not LEISURE.match(before) and not _SUBORDINATE.search(before.partition(" ")[2])
    if found["doing"] is not None:
        return not _BEFORE_A_LIST.search(before)
    if found["dash"] is not None:
        return sentence.count('"', 0, found.start()) % 2 == 0
    return True
