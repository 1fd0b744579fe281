"""What a sentence says in plain words, whatever moves were heard in it: a wish, an offer, a next step, a farewell, something taken back.

A debrief may only say "I heard none" where nothing comes near; these find what does, and are no part of what a talk earns.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from flows.words import sentences, tokens

_SHORT = 3  # words of which a wish or an offer has more
_WISHES = re.compile(
    r"\b(?:i(?:'d| would)(?: \w+){0,2} (?:like|love|prefer) (?:to|an?|once)\b|i(?: \w+)? (?:want|wish|hope|need"
    r"|dream) (?:to|for|of|an?)\b"
    r"|(?:i'm|i am|we're|we are|me, i'm)(?: \w+){0,2}"
    r" (?:after|working towards|(?:hoping|trying|aiming|looking|dreaming|planning|searching) (?:to|for|of))\b"
    r"|my (?:\w+ )?(?:aim|goal|dream|plan|hope|wish) (?:is|would)\b|i could (?:see|imagine) myself|somewhere i(?:'d| would| could)\b)"
    r"|^(?:honestly, |well, )?(?:want|looking|hoping|trying) (?:to|for)\b"
)
_OF_THE_TALK = re.compile(
    r"\b(?:to (?:hear|know|say|ask you|tell|thank|see you|meet you|help|listen|understand|read it|be that|take up|bother|disturb|keep you"
    r"|run|go|leave|think|be (?:going|off|honest|clear|sure)|give you|offer|apologi[sz]e|go home|get back|join you"
    r"|learn from you|buy you|invite you)|for the (?:toilet|exit|coffee|bar)"
    r"|an? (?:\w+ )?(?:coffee|tea|beer|wine|drink|cup|glass|bite|slice|piece|plate|word|moment|minute|second|seat|chair|cake|look))\b"
)
_HANDS = (
    r"(?:help|bring (?!my\b)(?:\w+ )?(?:you|your|the|some|an?|it|them|her|him)|lend|introduce|carry"
    r"|cook|bake|fix|repair|translate|proofread|drive|show you|teach you"
    r"|ask (?:her|him|them|around)|look (?:it|them) up)"
)
_OFFERS = re.compile(
    rf"\b(?:i (?:bring|carry) (?:you|your|the|some)\b|i(?: can|'ll| will| could|'d| would)(?: gladly| happily"
    rf"| also)? (?:be (?:glad|happy) to )?{_HANDS}\b"
    rf"|i(?:'d| would) (?:love|like|be glad|be happy) to (?:be that|go over|read|look|{_HANDS})"
    rf"|(?:shall|should|can|could|may) i (?:\w+ )?(?:{_HANDS}|do something for|give (?:you|her|him|them)|get you"
    rf"|take (?:that|this|it) off)"
    r"|let me (?:help|carry|bring|show|introduce|lend|send you|get (?:you|that|it)|take (?:that|this))|put me down (?:for|as)"
    r"|(?:if|whenever) (?:you(?:'d)? (?:want|like)|(?:it|that) helps|(?:it|that)(?:'s| is) (?:of )?any (?:use|help))"
    r"|would that help|i can read (?:it|them|yours)|want me to)\b"
)
_OWN_PAPERS = re.compile(r"\bmy (?:cv|resume|résumé|letter|application|portfolio|profile|pitch|website|business card)\b")
_GOES_ON = (
    r"(?:call|ring|rang|called|write|wrote|send|sent|come|came|bring|drop|visit|meet|stop by|see|get back|report|text|e-?mail|message"
    r"|let you know|tell you (?:how|what|whether|if))(?! (?:that|it|this) down)"
)
_A_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|next (?:week|month|time|year|spring|summer)|weekend"
    r"|in (?:a|one|two|three|\d+) (?:days?|weeks?|months?))"
)
_NEXT = re.compile(
    rf"\b(?:(?:i|we)(?:'ll| will| can| could)(?: \w+)? (?:{_GOES_ON}|be (?:back|there)|try)\b"
    rf"|(?:i|we)(?:'ll| will) (?:\w+ ){{1,7}}and (?:then )?{_GOES_ON}\b"
    rf"|(?:i|we)(?:'ll| will) (?:read|try|watch|finish|test|look at) (?:\w+ ){{1,6}}{_A_DAY}"
    rf"|(?:may|could|can|might|shall) (?:i|we) (?:\w+ )?{_GOES_ON}\b"
    rf"|(?:would|do) you mind if (?:i|we) {_GOES_ON}\b|(?:all right|alright|ok|okay|fine|possible) if (?:i|we) {_GOES_ON}\b"
    r"|see you (?:on|at|next|then|tomorrow|again|soon|later in|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"|you'll hear from me"
    r"|i (?:send|bring|come|write|call|ring|meet)\b|let's\b|shall we\b|talk (?:soon|again)|until (?:then|next)|i promise\b)"
)
_VAGUER = ("let's", "shall", "i")  # how a next step begins that is one only with a day to it: "Let's say ten.", "I bring you on Thursday"
_DAY = re.compile(rf"\b{_A_DAY}\b")
_WHEN = re.compile(
    rf"\b(?:{_A_DAY}|by then|afterwards|again|soon|o'clock|at (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|noon))\b"
)
_FAREWELLS = re.compile(
    r"\b(?:(?:good ?)?bye|good ?night|cheers|farewell|ciao|tschüs+|tschau|servus|adi[oó]s|adeus|boa (?:noite|tarde)"
    r"|buenas (?:noches|tardes)"
    r"|hasta (?:luego|pronto|la vista|mañana)|até (?:logo|já|breve|amanhã)|au revoir|bonne (?:soirée|nuit|journée)"
    r"|à bientôt|auf wiedersehen|bis bald"
    r"|gute nacht|arrivederci|a presto|buona (?:notte|serata)|hej då|vi ses|ha det|do widzenia|tot ziens|doei|see (?:you"
    r"|ya)|so long|take care(?! of)"
    r"|thanks?(?: you| to you| again| a lot| so much)?|thank you|gracias|obrigad[oa]|merci|danke|vielen dank|grazie|tack (?:så|för)"
    r"|takk|bedankt|dziękuję"
    r"|much obliged|i'm (?:so |very |really )?grateful|all the best|best of luck|god bless|keep well|safe (?:home|travels|journey|trip)"
    r"|good (?:luck|week|day|evening|afternoon|weekend|rest|one)(?: to| with| for| then|[.!]|$)|have a (?:good|nice|lovely|great|safe)"
    r"|enjoy (?:the|your) (?:rest|evening|day|weekend|party|meal|trip)"
    r"|(?:nice|lovely|good|great|pleasure|pleased) (?:talking|to have|meeting|chatting|speaking|to meet|to talk)|(?:it was"
    r"|this was|it's been|has been) (?:a |an )?(?:real |great )?"
    r"(?:pleasure|nice|lovely|good|great|treat)|i(?:'ve| have)? (?:really )?enjoyed|i(?:'d better| must| have to| need to"
    r"| should|'ve got to)"
    r" (?:go|run|dash|leave|be off|be going|get (?:going|home|back)|bring|catch|fetch|head)|i(?:'ll| will) (?:let you (?:go"
    r"|get)|leave you to|be off)"
    r"|i'm off|off i go|you'll hear from me|(?:talk|speak) (?:soon|again)|until (?:then|next|the)|that's the time|hope to see you)",
    re.M,
)
_TAKEN_BACK = re.compile(
    r"\b(?:(?<!never )(?<!'ll )forget (?:it|that|what|the|about|i)|(?:take|taking|took) (?:it|that) back|as not said"
    r"|i was (?:\w+ )?(?:joking|kidding|greedy|too|rude)"
    r"|was (?:\w+ )?(?:clumsy|forward|stupid|silly|cheap|rude|joke|too (?:fast|quick|much|soon|early))"
    r"|asked (?:for )?\w* ?\w* ?too much|no need to"
    r"|leave (?:\w+ )?\w+ out|please don't (?:say|open|tell|call|ask)|i shouldn't have|that was me)\b"
)
_REQUESTS = re.compile(
    r"\b(?:(?:could|would|can|will) you (?!be sad|believe|imagine)\w+|do you know (?:any|some|who)|what (?:would|should"
    r"|could|can) (?:you|i|he|she|they|one)\b"
    r"|(?:where|who|which|how) (?:\w+ ){0,2}(?:would|should|could) (?:you|i|he|she)\b|yes,? (?:please|one thing)|one thing,? please"
    r"|i(?:'d| would) be (?:so |very )?grateful|i could (?:use|do with)|may i ask|could i ask|your (?:advice|opinion|view|help))\b"
)


def wishes(sentence: str) -> bool:
    """Whether it tells what somebody is after: "I want to learn solar mounting."; "I'd love to hear more" is about the talk itself."""
    said = _flat(sentence)
    return len(tokens(said)) > _SHORT and bool(_WISHES.search(said)) and not _OF_THE_TALK.search(said)


def offers(sentence: str) -> bool:
    """Whether it holds something out: "I can cook for your crew on Thursday."; a letter of one's own is no present."""
    said = _flat(sentence)
    return len(tokens(said)) > _SHORT and bool(_OFFERS.search(said)) and not _OWN_PAPERS.search(said)


def goes_on(sentence: str) -> bool:
    """Whether it says or asks what comes after this talk: "Would you mind if I rang again in a month?"."""
    said = _flat(sentence)
    found = _NEXT.search(said)
    return found is not None and (bool(_WHEN.search(said)) or found[0].split()[0] not in _VAGUER)


def has_a_day(sentence: str) -> bool:
    """Whether it names another time: "on Friday", "in two weeks"."""
    return bool(_DAY.search(_flat(sentence)))


def is_farewell(sentence: str) -> bool:
    """Whether it thanks, wishes well or takes leave, in one of the languages that learners bring: "Boa noite!"."""
    return bool(_FAREWELLS.search(_flat(sentence)))


def takes_back(text: str) -> bool:
    """Whether a message withdraws what was asked before it: "Please forget it, that was clumsy."."""
    return bool(_TAKEN_BACK.search(_flat(text)))


def requests(sentence: str) -> bool:
    """Whether it asks for something in plain words: "What should he learn first?"."""
    return bool(_REQUESTS.search(_flat(sentence)))


def found_in(text: str, what: Callable[[str], bool]) -> str:
    """The first sentence of `text` of which `what` holds; nothing if there is none."""
    return next((each for each in sentences(text) if what(each)), "")


def _flat(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())
