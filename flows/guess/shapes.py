"""What a question asks for by its form, and whether pasted words have it: a length for "How long?", a date for "Since when?"."""

from __future__ import annotations

import re
from enum import StrEnum

from flows.biography.wording import CAPITALS

_NUMBERS = r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Sept?|Oct|Nov|Dec"
_UNITS = r"(?:years?|yrs?|y|months?|mos?|weeks?|days?|hours?|minutes?|decades?|seasons?|winters?|summers?|terms?)\b"


class Shape(StrEnum):
    """What an answer must have."""

    LENGTH = "length"
    DATE = "date"
    COUNT = "count"
    REASON = "reason"
    NAME = "name"
    PRICE = "price"
    PAYER = "payer"
    SAYING = "saying"
    MOTIVE = "motive"
    WORST = "worst"
    BEST = "best"
    ODDEST = "oddest"
    AGE = "age"
    MEETING = "meeting"
    PLACE = "place"
    LIKING = "liking"


_ASKED = {
    Shape.LENGTH: r"\bhow long\b(?! ago)|\bhow many (?:years|months|weeks|days|hours)\b",
    Shape.DATE: r"\bwhen\b(?= (?:did|was|were|will|do|does|is|are|have|has|had|can|could|should|exactly)|\W*\Z)"
    r"|\b(?:what|which) (?:year|month|day|time)\b"
    r"|\bsince when\b|\bhow long ago\b",
    Shape.COUNT: r"\bhow (?:many(?! (?:years|months|weeks|days|hours))|much|big|large|far|often|fast|high|hot|small|little)\b"
    r"|\b(?:what|which) (?:temperature|percentage|share|size|number|speed|price|budget|age)\b",
    Shape.REASON: r"\bwhy\b|\bhow come\b|\bwhat (?:made|brought|for)\b|\bhow did you (?:end|get|come)\b|\bwhat\b.* for\W*\Z",
    Shape.MEETING: r"\b(?:how|where|when) did (?:you(?: two)?|your \w+|they|you and \w+) (?:first )?(?:meet|get to know)\b",
    Shape.PLACE: r"\bwhere (?:did|do|does|is|are|was|were)\b",
    Shape.PRICE: r"\b(?:what|which) price\b|\bhow much (?:do|does|did|would|will|is|was)\b(?! (?:time|of)\b)|\b(?:salary"
    r"|interest rate|turnover|budget|rent)\b"
    r"|\b(?:what|how)\b.*\b(?:cost|costs|charge|earn|pay)\b(?! (?:for|attention|your living|your money|a living))",
    Shape.PAYER: r"\bhow (?:is|are|was|were|do|did) .{2,40}\b(?:fund|financ|pay for)\w*|\bwho (?:pays?|paid|funds?|funded"
    r"|finances?|sponsors?)\b"
    r"|\bgave you the money\b|\braised? (?:any )?money\b|\binvestors?\b",
    Shape.SAYING: r"\b(?:what|how) (?:did|do|does) (?:(?!you\b|i\b)[\w'-]+ ){1,10}(?:say|said|react)\b",
    Shape.AGE: r"\bhow old\b",
    Shape.LIKING: r"\bdid you (?:really |ever )?(?:like|enjoy)\b|\bdo you (?:really |ever |still |sometimes )?(?:miss|regret)\b"
    r"|\bwhat do you (?:make|think) of\b|\bis (?:it|that) any good\b",
    Shape.ODDEST: r"\b(?:strangest|oddest|weirdest|funniest|craziest|most (?:unusual|surprising|unexpected))\b",
    Shape.MOTIVE: r"\bwhy\b|\bwhat made you\b",
    Shape.WORST: r"\b(?:worst|hardest|toughest|scariest)\b",
    Shape.BEST: r"\b(?:favou?rite|proudest|happiest|nicest)\b|\bbest\b(?! (?:way|time|place|day))",
    Shape.NAME: r"\b(?:is|are|was|were|'s|it's)\b.{0,40}\bcalled\b|\bcalled\?|\b(?:name|names|title) of\b",
}
_HAD = {
    Shape.LENGTH: rf"\b(?:\d+|{_NUMBERS}|one|a|an|half an?|many|several|few|couple of)"
    rf"\s?\+?[ -](?:\w+ )?{_UNITS}|\b\d+\+?\s?y(?:ea)?rs?\b|\bsince\b"
    r"|\bdecades?\b|\b(?:till?|until) (?:\w+ )?(?-i:[A-Z]|jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec|next|the|christmas|easter)"
    r"|(?:19|20)\d\d\s?(?:[-–—]|to|until)\s?(?:(?:19|20)?\d\d|present|now)|\bfrom (?:19|20)\d\d",
    Shape.DATE: rf"\b(?:19|20)\d\d\b|['’]\d\d\b|\b(?-i:[A-Z]\w+days?|{_MONTHS})\b"
    r"|\b(?:yesterday|today|tomorrow|ago|spring|summer|autumn|winter|teen\w*)\b"
    r"|\b(?:last|next|this) (?:year|month|week)\b|\bage of\b",
    Shape.COUNT: rf"(?<!['’\d.,])\b(?!(?:19|20)\d\d\b)\d[\d.,]*"
    rf"|\b(?:{_NUMBERS}|hundreds?|thousands?|dozens?|both|half|one|once|twice|every|daily"
    r"|no|none|several|many|few)\b",
    Shape.REASON: r"\b(?:because|since|so|so that|until|after|as|but|when|in order|that's why|which is why|for (?:a|the|an)|tired of)\b",
    Shape.PRICE: r"[$£€]|\b\d+k\b|\bR\d|\b(?:euros?|pounds?|dollars|francs|kroner|rand|free|price\w*|salar\w+|pa(?:id|ys?)"
    r"|costs?|budget|fees?|cheap"
    r"|expensive|million|percent|unpaid)\b|%",
    Shape.PAYER: r"[$£€]|\b(?:pay|fund(?!s for)\w*|grants?|invest\w*|seed round|series [a-f]|rounds?|raised|sponsor\w*|donat\w*"
    r"|donors?|loans?|paid|pays"
    r"|lottery|prize|crowd\w+|savings|scholarship|backed|subsid\w+|fees|profits?|membership)\b",
    Shape.SAYING: r"\b(?:sa(?:id|ys?)|laugh\w*|told|calls?|called|thought|thinks?|believe\w*)\b",
    Shape.MEETING: r"\b(?:met|meet|meets|introduc\w+|know|knew|together|because|since|at (?:school|university|work)|side by side)\b",
    Shape.PLACE: rf"\b(?:in|at|near|from|to|around|on|outside|behind|of|between|across|above|under|by|off) (?:(?:the|a|an|my"
    rf"|our|her|his|one|two) )?"
    rf"(?:[{CAPITALS}\d]|(?:\w+ )?(?:medina|centre|city|coast|border|market|harbou?r|village|hills?|island|lake|sea|shed|garage"
    rf"|kitchen|basement|roof"
    rf"|floor|room|boat|houseboat|house|road|school|shop|farm|work|home|parents)\b)|(?:\A|[,(·|@] ?)[{CAPITALS}]|↔",
    Shape.AGE: rf"\b(?:1[5-9]|20)\d\d\b|\b(?:\d+|{_NUMBERS})[ -](?:year|yr|month|week)|\b(?:aged?|turned|born|at) (?:\d+"
    rf"|{_NUMBERS})\b|\b(?:toddler|teen\w*"
    rf"|century)\b|\(\d{{1,2}}\b",
    Shape.ODDEST: r"\b(?:once|even|strange\w*|odd\w*|weird\w*|funny|crazy|surpris\w+|unusual|unexpected\w*)\b",
    Shape.MOTIVE: r"\b(?:because|why(?! not)|so that|so (?:I|he|she|they)|tired|wanted|wish|reason|in order|asked|love\w*|ruined|took"
    r"|stayed|curious|to pay|hat(?:e|es|ed)|made|which is|that['’]s why|for the sake|so (?!far\b)[a-z]+)\b",
    Shape.LIKING: r"\b(?:lik(?:e|es|ed|ing)|lov\w+|enjoy\w*|miss\w*|prefer\w*|hat(?:e|es|ed|ing)|regret\w*|fond|fan|fun|bor(?:ed|ing)"
    r"|happ\w+|glad|proud\w*|believ\w+|think\w*|thought|opinion\w*|opponent|argu\w+|(?:under|over)-?rated|convinced|favou?rite"
    r"|can['’]?t stand|better|best|worse|worst|beautiful|awful|terribl\w+|miserable|nice|great|good|bad|badly|lonely|homesick|tired"
    r"|loud|quiet)\b",
    Shape.WORST: r"(?i:\b(?:hard\w*|worst|hates?|awful|terribl\w+|miserable|problem\w*|headache|difficult\w*|bad|badly|brok\w+"
    r"|struggl\w+|pain|never|dislikes?|can['’]?t stand|trouble)\b)",
    Shape.BEST: r"(?i:\b(?:best|most|favou?rite|loves?|proud\w*|won|fun|[a-z]{3,}est|of my life|happ\w+|enjoy\w*|award\w*|fond"
    r"|prefers?|first)\b|!)",
    Shape.NAME: rf"[\"“”]|(?<=[a-zà-þ,] )[{CAPITALS}]|\A[{CAPITALS}]\S+(?: \S+){{0,2}}\Z",
}
KINDS = {
    Shape.PRICE,
    Shape.PAYER,
    Shape.SAYING,
    Shape.MOTIVE,
    Shape.WORST,
    Shape.BEST,
    Shape.ODDEST,
    Shape.AGE,
    Shape.MEETING,
    Shape.LIKING,
}  # none of which stands for another
_CASED = {Shape.NAME, Shape.PLACE}
_THING = re.compile(
    r"\b(?:your|the|that|this) (?:\w+ )?(?P<called>\w+) called\b|\b(?:name|title) of (?:your|the|that) (?:\w+ )?(?P<of>\w+)"
    r"|\bwhich (?P<which>college|university|school|company|firm|bank|club|band|hospital|church|newspaper|magazine)\b",
    re.I,
)
_HAS_NAME = re.compile(r"[\"“”]|\b(?:called|named|name is)\b")
_NAMES = re.compile(r"\bnames?\b", re.I)
_OF = {shape: (re.compile(_ASKED[shape], re.I), re.compile(_HAD[shape], 0 if shape in _CASED else re.I)) for shape in Shape}


def shapes_of(question: str) -> frozenset[Shape]:
    """What a question asks for: "For how long?" for a length."""
    plain = question.replace("’", "'")
    found = frozenset(shape for shape, (asked, _) in _OF.items() if asked.search(plain))
    return found - {Shape.COUNT} if Shape.PRICE in found else found


def asks_for_name(question: str) -> bool:
    """Whether a question is after a name: "What are your children called?"."""
    return Shape.NAME in shapes_of(question) or bool(_NAMES.search(question))


def lacks_name(question: str, words: str) -> bool:
    """Whether a question is after the name of something, and the words give it none: "What's your boat called?", "runs 3 boats"."""
    found = _THING.search(question)
    thing = (found["called"] or found["of"] or found["which"]) if found else ""
    if not thing or _HAS_NAME.search(words):
        return False
    root = re.escape(thing[:-1] if thing.endswith("s") else thing)
    behind = rf"(?i:\b{root})\w*,? (?:is |was )?[\"“]?[{CAPITALS}]"
    return not re.search(rf"{behind}|[{CAPITALS}][\w'’-]+ (?i:{root})|\A[{CAPITALS}]\S*(?: \S+){{0,3}}\n", words)


def has_shape(shapes: frozenset[Shape], words: str) -> bool:
    """Whether pasted words have one of those."""
    return any(_OF[shape][1].search(words) for shape in shapes)


def lacks_shape(shapes: frozenset[Shape], words: str) -> bool:
    """Whether words can't be the answer: without a number they say nothing to "How many?". A reason may go without a mark of it."""
    needed = shapes - {Shape.REASON} - KINDS
    return bool(needed) and not has_shape(needed, words)


def lacks_kind(shapes: frozenset[Shape], words: str) -> bool:
    """Whether one of those kinds is asked for, a price, whoever pays, the worst of it, and words say nothing of it."""
    return any(not has_shape(frozenset((kind,)), words) for kind in shapes & KINDS)


def lacks_view(shapes: frozenset[Shape], words: str) -> bool:
    """Whether it is asked what somebody thinks of a thing, and words say nothing of that."""
    return Shape.LIKING in shapes and not has_shape(frozenset((Shape.LIKING,)), words)
