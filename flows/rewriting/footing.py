"""What a sentence stands on when others are cut: whether it thanks, gives, wishes, or takes for granted what is no longer asked."""

from __future__ import annotations

import re

from flows.rewriting.gifts import is_for_the_reader
from flows.rewriting.orphans import leads_into
from flows.rewriting.wordings import plain

_WHO = r"(?:i|we|he|she|they|it|that|this|there|everybody|everyone|nobody|somebody|my \w+|our \w+|the \w+)"
PRESUMES = re.compile(  # that the ask was granted: its days, its hours, its terms, what is to be done next
    r"\b(?:(?:shall|should) (?:i|we|he|she|they)\b|when (?:can|could|shall|should|may|might|would|will|do|is|are)\b|what time\b"
    r"|how (?:many|soon)\b"
    r"|how much (?:shall|should|would|do you want)|which (?:day|time|date|number|size|colou?r) "
    r"|(?:does|would|is|how about|what about|say) (?:\w+ )?(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|put (?:you|me|us) down|reserve|(?:the )?deadline\b|no (?:later|cost|obligation)|at (?:no|any) (?:cost|time|hour)"
    r"|per cent off|percent off"
    rf"|{_WHO}(?:'d|'ll| would| will| shall| could| can| may| might| must)(?: \w+)? "
    r"|you(?:'d|'ll| would| will| could| can| may| might| must| needn't| need| only| just| should| have to)\b"
    r"|(?:i|we|he|she|they)(?: only| just)? (?:need|needs|want|wants)\b|(?:i|we|he|she)(?:'m| am|'re| are|'s| is)(?: also| always| very)?"
    r" (?:free|available|flexible|happy to|ready|willing|able|around)\b"
    r"|let me know|get back to|look(?:ing)? forward to (?:your|hearing)|i(?:'ve| have)? told (?:him|her|them|my|everybody|everyone)"
    r"|counting on|have (?:to|only)|depend(?:s|ing)? on|as soon as|in advance|your help|forget (?:it|this|that|your)\b)",
    re.I,
)
AT_LARGE = re.compile(
    r"^(?:and |but )?(?:what|how|why|who|where|did|was|were|is|are|has|have)\b(?!.*\b(?:i|me|my|we|us|our)\b).*\?\W*$", re.I
)
LISTENED = re.compile(
    r"^i (?:didn't|did not|never|hadn't|had not|had no)\b.{0,12}\b(?:know|knew|known|idea|expect|expected|thought|realised?|realized)\b"
    r"|^there(?:'s| is| are) (?:an? )?new\b",
    re.I,
)  # what was listened to, and news
REACHED = re.compile(r"^my (?:\w+ )?(?:number|mobile|address|e-?mail)(?:'s| is)\b", re.I)
_SEEN = re.compile(r"^(?:i|we)(?:'ve| have| just| also)* (?:saw|see|seen|read|heard|hear|noticed|understand|learned|learnt|found)\b", re.I)
_MYSELF = re.compile(
    r"\b(?:my name is|i(?:'m| am)(?: currently| also| now)? (?:an?|the|in|from|finishing|studying|working)\b"
    r"|i(?:'ve| have) been (?:an?|in|at|with)\b|i (?:work|study|teach|run|live|write|make)\b)",
    re.I,
)
_OF_YOURS = re.compile(r"^(?!(?:i|we|he|she|they)\b).*\byours?\b", re.I)
_PLANS = re.compile(
    r"^(?:and )?(?:he|she|they|you)(?:'d| would)? (?:needn't|need not|need only|don't need|doesn't need|only|just)\b"
    r"|^(?:and )?(?:i|we)(?:'ll|'d| will| would| shall)(?: then| also)? (?:call|ring|phone|write to|mail|visit|come|be there"
    r"|drop in|bring|mention|say)\b"
    r"|^(?:and )?nobody (?:would|will|needs?|has|have)\b"
    r"|\bi(?:'ve| have)?(?: basically| already| just| also)? told (?:him|her|them|my|everybody|everyone|people)\b"
    r"|^(?:and )?(?:shall i|when shall|when can)\b",
    re.I,
)
TELLS_WHAT_TO_DO = re.compile(
    r"^(?:and |but |so |then |also |now )*(?:please|kindly|just|do(?! you\b)|write|send|tell|press|ring|call|phone|mail|e-?mail"
    r"|text|reply|answer|mark"
    r"|click|sign|fill|ask|pass|mention|try|look|have a|take a|come|join|go|book|order|read|open|use|think|make|put|give me|drop)\b",
    re.I,
)
LEAVES = re.compile(
    r"\b(?:wish(?:ing)? you|all the best|have a (?:great|nice|lovely|good|safe)|take care|(?:say hello|hello|greetings|love|regards"
    r"|kisses|hugs?|best)"
    r" (?:to|from)|says? hello|send(?:s)? (?:her|his|their) (?:love|regards)|give \w+ (?:my|our) (?:love|regards|best)|see you"
    r"|talk soon|miss you|thank (?:her|him|them) (?:again )?(?:from|for)"
    r"|(?:i |we )?hope (?:you|your|the|that|all|everything)|how(?:'s| is| are) (?:life|things|you|the)|get well|happy (?:birthday"
    r"|easter|new)"
    r"|merry|bless|(?:i'm|i am) (?:so |very )?sorry (?:about|for your|to hear))",
    re.I,
)
THANKS = re.compile(
    r"\b(?:thanks|thank you|grateful|thankful|appreciated?)\b(?!.*\b(?:in advance|your help|your time|your support|considering))", re.I
)
OF_THE_READER = re.compile(r"\b(?:you|your|yours|you've|you're|you'd)\b", re.I)
PAYS = re.compile(r"\b(?:i|we|you|there)(?:'d| would)\b|\b(?:commission|free of charge|on me|my treat|discount|in return|reward)\b", re.I)
POINTS = re.compile(
    r"^\W*(?:and |but |so |also |then |p\.?s\.? )*(?:it|he|she|they|(?:this|that|these|those)(?=(?:'s|'d|'ll)?(?: also| just"
    r"| only)? (?:is|was|are|were|will|would|can|could|may|has|have|had|means?|makes?|shows?|one|ones|way|way)\b|'|,|$)|his|her"
    r"|their|him|them|(?:the )?(?:first"
    r"|next|last|rest|second|other)(?: one| ones| issue)?)\b"
    r"(?!(?:'s| is| was)(?: been)? (?:lovely|good|great|nice|so|such|raining|snowing|a pleasure|wonderful|warm|cold|late|early)\b)",
    re.I,
)
LEADS_UP = re.compile(
    r":\s*$|\b(?:that's|that is|this is|which is) (?:\w+ )?why\b|\bbecause of (?:this|that)\b|\btherefore\b|\bso i thought\b"
    r"|\b(?:i've|i have|we've|we have|i|we)(?: just| already| also| now)? (?:applied|sent in|handed in|put in (?:for|my))\b"
    r"|\bmy (?:papers|application|cv|r[eé]sum[eé]|documents|file|form)\b.*\b(?:with|at|on|in) (?:your|the)\b"
    r"|\b(?:closes?|closing|deadline|runs out|expires?)\b.*\b(?:\w+day|midnight|tonight|tomorrow|week|\d)"
    r"|\b(?:sending|attaching|enclosing|attached|enclosed)\b.*\b(?:it|them|along)\b|\byou(?:'ve| have)? (?:two|both) go back\b"
    r"|\bfriends? of yours\b"
    r"|\byou (?:still )?(?:foreman|manager|boss|at the)\b.*\?\s*$|\bare you still (?:at|in|with|the|working)\b.*\?\s*$"
    r"|\b(?:don't|aren't|isn't|haven't) you\s*\?\s*$",
    re.I,
)
ANNOUNCES = re.compile(
    r"^\W*(?:one (?:more|other|last|small) thing|another thing|listen|quick one|now (?:to|for|comes)|there is (?:something|one)"
    r"|there's (?:something|one)"
    r"|i (?:also )?have (?:a|one) (?:favou?r|request|question|thing)|(?:and )?now the reason|the reason (?:i|why)|why i'm writing)\b",
    re.I,
)
_STOP = frozenset(
    """about above after again also another anything around because been before being best between both came come could does doing done dear
    down each even ever every everybody everyone find first from gave gets give goes going good great have having hear heard help here hope
    into just keep kind know last late life like little long look made make many maybe more most much must myself need never next nice
    nothing only other over people perhaps please quite rather really said same say says send sent should some somebody something soon
    still such sure take tell than thank thanks that their them then there these they thing things think this those thought three time
    today tomorrow told took under until upon very want week weeks well went were what when where which while whom whose will wish with
    work works would write year years yesterday your yours monday tuesday wednesday thursday friday saturday sunday""".split()
)


def stands_behind(words: str) -> bool:
    """Whether a clause behind a cut one says something of its own, as far as its words tell: thanks, a gift, a wish, a question."""
    said = plain(words).strip()
    if is_for_the_reader(said):
        return True
    if PRESUMES.search(said) or TELLS_WHAT_TO_DO.match(said) or POINTS.match(said):
        return False
    return bool("?" in said or LEAVES.search(said) or THANKS.search(said) or (_OF_YOURS.search(said)))


def taken_for_granted(words: str) -> bool:
    """Whether a sentence plans with the yes to an ask that has had no answer yet: "She needn't prepare anything"."""
    return bool(_PLANS.search(plain(words)))


def tells_what_was_seen(words: str) -> bool:
    """Whether a sentence reports: "I saw that Northwind is hiring." asks for nothing yet."""
    return bool(_SEEN.match(plain(words).strip()))


def introduces(words: str) -> bool:
    """Whether a sentence begins by telling who writes: "I've been in compliance in Aarhus for six years."."""
    return bool(_MYSELF.match(plain(words).strip()))


def introduces_in(text: str) -> bool:
    """Whether it is told anywhere in a text who writes."""
    return bool(_MYSELF.search(plain(text)))


def signs_off(words: str) -> bool:
    """Whether the last words of a letter take leave, in whatever language: "Saludos to the family, Bernat"."""
    return bool(re.fullmatch(r"(?:[\w'’]+[ ]){0,5}[\w'’]+(?:,|[,!] [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)", words.strip()))


def leads_up(words: str) -> bool:
    """Whether a sentence is there for the ask behind it: "I've applied to your museum.", "which is why I'm writing."."""
    straight = plain(words).strip()
    return bool(LEADS_UP.search(straight)) or leads_into(straight)


def shares(said: str, kept: str, cut: str) -> bool:
    """Whether a sentence is about something that a kept one names, and what was cut doesn't."""
    return bool(_nouns(said) & _nouns(kept) - _nouns(cut))


def _nouns(text: str) -> set[str]:
    words = re.findall(r"[a-zà-ÿ]{4,}", plain(text).lower())
    return {re.sub(r"(?:ies|es|s|ing|ed)$", "", word) for word in words if word not in _STOP}
