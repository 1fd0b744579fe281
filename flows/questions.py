"""What in a message asks something: its questions one by one, without the polite words around them, and what they lean on."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.words import sentences, tokens

_WHAT = "what|what's|whats|how|how's|hows|why|who|who's|whose|whom|which"
_WHEN = "when|where|where's"
_AUXILIARY = "do|does|did|is|are|r|was|were|am|have|has|had|can|could|would|will|should|must|may|might"
_TELLS = (  # "What I want: sun.", "What a morning!"
    r"what (?:an? \w|(?:i|we)(?:'m|'d| am| would| want| need| look| hope| like| love| do| did| have| meant?)\b)(?![^.!]*\?)"
)
_BIDS = r"don'?t (?!you|they|we|i|people)\b"  # "don't apologise" begins like a question and is none
_HEAD = rf"(?!{_BIDS})(?:{_AUXILIARY})(?:n't)? (?!please)\w"
_ASKS = rf"(?:(?!{_TELLS})(?:{_WHAT})\b|(?:{_WHEN}) (?:{_AUXILIARY})\b|where's\b|{_HEAD}|any\b|ever\b|got any\b)"
_LIKE = r"(?<!'s )(?<!is )(?<!was )like"  # not "I know what it's like when ..."
_CURIOUS = rf"(?:love|{_LIKE}|curious|interested|wonder\w*|keen) (?:to |in |about |what|how|why|if|whether|where|which|who|when|hear|know)"
_TOLD_TO = (
    r"\b(?:told (?:me )?to ask|tell me|tell us|share with me|walk me through|take me through)\b"
    r"|^(?:please )?(?:describe|explain|name one|give me)\b"
)
_ASKING = re.compile(rf"\?|^{_ASKS}|{_TOLD_TO}|\b{_CURIOUS}", re.I)
_YOU = re.compile(r"\b(?:you|your|yours|yourself|he|she|they|his|her|their)\b", re.I)
_THEM = re.compile(r"\b(?:you|your|yours|yourself)\b", re.I)
_LOOKED_UP = re.compile(
    r"^(?:and |so |but )?(?:(?:in|at|on|from|to|for|of) )?"
    r"(?:who|whose|which|when|where|how (?:many|much|far|old|long|big)|what (?:is|was|'s|are|were))\b",
    re.I,
)
_ME = re.compile(r"\b(?:i|me|my|mine|myself|i'm|i'd|i've|us|we|our|somebody like|someone like)\b", re.I)
_TO_HEAR = r"\b(?:love|like|curious|interested|keen) to (?:hear|learn)\b|\bcurious (?:about|how|what|why|who|where|when)\b"
_FORM = re.compile(rf"^{_ASKS}|{_TOLD_TO}|{_TO_HEAR}", re.I)
_BEGINS_ASKING = re.compile(_ASKS, re.I)
_MORE_ABOUT = r"(?: a (?:bit|little))?(?: more)?(?: about)?"
_PLEASE = (
    "and|so|but|or|well|ok|okay|oh|ah|hey|hi|hello|wow|actually|honestly|then|right|now|anyway|sorry|haha|ha|hm+|yes|yeah|no|please",
    "also|maybe|perhaps|by the way|btw|out of (?:pure )?(?:curiosity|interest)|just curious|one more question",
    "(?:a )?(?:quick|silly|stupid|personal) question|if (?:i may|i might|i can)(?: ask)?|do you mind if i ask",
    "if you don'?t mind(?: (?:me|my) asking)?|would you mind (?:telling|sharing)(?: with)?(?: me)?",
    "(?:may|can|could|might) i (?:just |also )?(?:ask|know)(?: you)?(?: (?:about|how|what) (?=your))?",
    "let me ask(?: you)?(?: something)?|i (?:wanted|want) to ask(?: you)?(?: about)?",
    "i(?:'d| would)(?: really| also)? (?:love|like|be (?:curious|interested)) (?:to (?!do |have ))?"
    "(?:hear|know|ask|learn|understand)?(?: you)?" + _MORE_ABOUT,
    "i(?:'m| am) (?:just |really |also |very )?(?:curious|wondering|interested|keen)(?: to (?:know|hear|learn))?(?: about| in)?",
    "i (?:was|am) (?:just )?wondering|i wonder|what would you say (?=is|are|was)",
    "(?:can|could|would|will) you (?:please |maybe |perhaps )?(?:tell|share with|explain to) me" + _MORE_ABOUT,
    "tell (?:me|us)" + _MORE_ABOUT,
    "(?:is|are|was) it (?:ok|okay|fine) (?:to ask|if i ask)",
)
_LEAD_IN = re.compile(rf"^(?:(?:{'|'.join(_PLEASE)})\b[\s,:.!…-]*)+", re.I)
_IN_MY_PLACE = re.compile(
    r",? *\b(?:(?:if you were |being |were you )?in (?:my|our|your) (?:place|shoes|position|situation|boots)"
    r"|if (?:you were (?:me|us)|i were you))\b,?",
    re.I,
)
_PADDING = re.compile(
    r"\b(?:would you say|these days|nowadays|at the moment|right now|currently|lately|at present|in the first place|so far|"
    r"(?<=you )(?:yourself|personally) |"
    r"do you think(?! of| about)|exactly|actually|really|a (?:bit|little)(?: more)?|kind of(?= a)|you know|just|"
    r"in your (?:opinion|view|experience)|at the end of the day|to be honest|"
    r"if (?:i may|you don'?t mind)(?: (?:me )?ask\w*)?|please|by the way)\b",
    re.I,
)
_CLAUSE = re.compile(rf"[,;:–—]\s*|\s-+\s|\s+(?:and|but|or|so)\s+(?=(?:also |then )?{_ASKS})", re.I)

_INTERJECTIONS = "oh|and|so|but|ok|okay|wow|really|hm+|ha|haha|well|wait|huh|nice|cool|interesting|great|lovely|funny"
_ASKS_FOR_MORE = (
    "really|how so|how come|why|why not|why is that|why's that|in what way|like what|such as|for example|meaning|since when|for how long",
    "what happened(?: then| next| after(?: that)?)?|and then|then what|what then|tell me more.*|go on|say more.*|what did you do",
    "how did (?:that|it) (?:go|feel|happen|end|turn out)|how was (?:that|it)|what (?:was|is|'s) (?:that|it) like|did it work.*",
    "what does that mean|what do you mean.*|is that (?:so|right|hard)|was (?:it|that) \\w+",
    "(?:who|what|where|anything|anyone|anybody) else",
    "(?:what|how) about (?:before|after|since)(?: that)?|after that|any (?:others|more|examples?)|how long ago(?: was that)?|when was that",
    "(?:can|could) you (?:say|tell me) more.*|i'd (?:love|like) to hear more.*|what makes you say that|how do you mean",
)
_MORE = re.compile(rf"^(?:(?:{_INTERJECTIONS})[,.!?…]* )*(?:{'|'.join(_ASKS_FOR_MORE)})(?: that| then| exactly)?[ ?!.]*$", re.I)
_BACK = re.compile(r"\b(?:(?:and|what about|how about) (?:you|yourself|yours)|wbu|hbu)\b[ ?!.]*$", re.I)
_WELL = re.compile(r"\b(?:fine|good|well|great|okay|ok|not bad|tired|busy|alright|all right)\b", re.I)
_THAT = "(?:(?:it|they|them|she|he|him|her|his|their|its)|(?:that|this|those|these)(?! \\w))"
_LEANS = re.compile(
    rf"^(?:(?:{_AUXILIARY})(?:n't)? (?:{_THAT}|that)(?: (?!like|to|that|there|here)\w+){{0,2}}(?: (?:like|there|here))?"
    rf"|(?:{_WHAT}|{_WHEN})(?:'s|'re)?(?: (?!you\b|your\b)\w+){{0,3}} (?:{_THAT})(?: (?!you\b|your\b|do$)\w+){{0,3}}"
    rf"|(?:{_WHAT}|{_WHEN})(?: \w+){{0,2}} (?:{_AUXILIARY}) (?:that|this|those|these)(?: (?!like)\w+){{0,2}}"
    rf"|(?:{_WHAT}|{_WHEN})(?: \w+){{0,2}} (?:do|did|are|were|have|would|could) you(?: \w+){{1,3}} (?:{_THAT})(?: \w+)?"
    rf"|(?:do|did|are|were|have|would|could|will|can) you(?: \w+){{1,3}} (?:it|that|them|her|him|those|these))[ ?!.]*$",
    re.I,
)
_WANTS_A_FACT = re.compile(
    r"^(?:(?:on|at|in|by|until|from) )?(?:which|when|where|how (?:long|much|many|far|often|old)|what (?:time|day|hours?))\b", re.I
)
_SHORT = 16  # words of a question that can be understood, whether or not it can be answered
_TAG = re.compile(  # "Time flies, doesn't it?", "What a rainy day, no?"
    r"(?:,|\s)\s*(?:(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could)n'?t (?:it|that|this|they|there|we|these)"
    r"|(?<=, )(?:no|right|eh|huh|hey|innit)(?=\s*\?))\s*[?.][ ?!.)]*$",
    re.I,
)
_NODDED_TO = 12  # words, of which "isn't it" is three; what is longer says more than a nod can answer
_BEFORE = re.compile(r"^(?:and |so )*(?:what (?:about|did you do|came) )?before (?:that|then)[ ?!.]*$", re.I)


def questions_in(text: str) -> list[str]:
    """The sentences of `text` that ask something."""
    return [sentence for sentence in sentences(text) if _ASKING.search(sentence) or _ASKING.search(bare(sentence))]


def plain_questions(text: str) -> list[str]:
    """Those that ask by their form: a question mark, a word that asks at their head, "tell me about ...", "I'd love to hear ..."."""
    return [each for each in sentences(text) if "?" in each or _FORM.search(each) or _FORM.search(bare(each))]


def is_personal(question: str) -> bool:
    """Whether a question is about the one who is asked: "Do you sing in the boat?"."""
    return bool(_YOU.search(bare(question)))


def asks_them(question: str) -> bool:
    """Whether somebody is asked about themselves, and not for a fact that could be looked up: "Were you sad?", not "How many are you?"."""
    plain = bare(question)
    return bool(_THEM.search(plain)) and not _LOOKED_UP.search(plain)


def is_clear(text: str) -> bool:
    """Whether a message has a short question by its form, which nobody need put in other words: "Were you sad that Tuesday?"."""
    return any(len(tokens(bare(each))) <= _SHORT for each in plain_questions(text))


def is_for_oneself(text: str) -> bool:
    """Whether a message speaks of whoever asks: "What would you do in my place?"."""
    return bool(_ME.search(text))


def clauses(sentence: str) -> list[str]:
    """The parts of a sentence that ask something by themselves: "Where are you from, and how did you end up here?" has two."""
    parts = [part.strip() for part in _CLAUSE.split(sentence) if part]
    return [part for part in parts if _BEGINS_ASKING.match(bare(part))] if len(parts) > 1 else []


@lru_cache(maxsize=4096)
def bare(sentence: str) -> str:
    """A question without the words of courtesy around it: "May I ask, what do you do?" gives "what do you do?"."""
    sentence = sentence.replace("’", "'").strip()
    rest = _PADDING.sub("", _LEAD_IN.sub("", sentence))
    return rest if any(letter.isalpha() for letter in rest) else sentence


def out_of_my_place(text: str) -> str:
    """A text without "in my place", "if you were me" and the like, which ask for advice and are about no place."""
    rest = _IN_MY_PLACE.sub("", text)
    return rest if any(letter.isalpha() for letter in rest) else text


def asks_for_more(sentence: str) -> bool:
    """Whether a question only asks to go on: "How so?"."""
    return bool(_MORE.match(sentence))


def asks_back(sentence: str) -> bool:
    """Whether a question is the partner's own, returned: "And you?"."""
    return bool(_BACK.search(sentence))


def is_about_feeling(text: str) -> bool:
    """Whether the learner has just said how they are."""
    return bool(_WELL.search(text))


def leans(sentence: str) -> bool:
    """Whether a question can only be understood with what was said before: "How old are they?"."""
    return bool(_LEANS.match(bare(sentence)))


def tells_something(text: str) -> bool:
    """Whether the words before a question say enough for it to lean on them."""
    return text.count(" ") > 2


def asks_before(sentence: str) -> bool:
    """Whether a question asks what came before: "And before that?"."""
    return bool(_BEFORE.match(sentence))


def is_tagged(question: str) -> bool:
    """Whether a question wants no more than a nod: "Lovely party, isn't it?"."""
    plain = question.replace("’", "'")
    return bool(_TAG.search(plain)) and not _THEM.search(plain) and len(tokens(plain)) <= _NODDED_TO


def asks_which(text: str) -> bool:
    """Whether a fact is wanted, as in "Which day could I drop in?", whatever else is asked for with it."""
    return any(_WANTS_A_FACT.search(_LEAD_IN.sub("", question)) for question in plain_questions(text))
