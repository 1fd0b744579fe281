"""What the learner owes without having promised in so many words: "have to", "owe him", "she gets my notes", "- call Bart"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from flows.afterwards.cast import Cast
from flows.afterwards.clauses import clause_end, sentence_end, sentence_start
from flows.afterwards.deadlines import deadline
from flows.afterwards.frame import IS_WEAK, TELL, Frame, is_somebody, is_tied
from flows.afterwards.speakers import ADV, HE, WHOM, WORD, speaker
from flows.afterwards.verbs import SENDS, THINGS, VERBS

_DUTY = (
    r"(?:need to|'ve to|'ve still to|have yet to|needs to be|gonna|have to|have got to|gotta|got to"
    r"|must(?! have| be)|should(?! have| be|n't)|'m supposed to|am supposed to"
    r"|supposed to|remember to|don't forget to|must not forget to|mustn't forget to|going to have to|ought to(?! have)|had better"
    r"|'d better)"
)
_MUST = re.compile(
    rf"\b(?:i\s+)?{ADV}{_DUTY}\s+(?:(?:also|definitely|really|still|then|just|please)\s+)*(?:remember to\s+"
    rf"|not forget to\s+|make sure (?:to|that i)\s+|be sure to\s+|try to\s+|actually\s+"
    rf"|finally\s+)*(?P<rest>\w+)",
    re.I,
)
_ASKED = re.compile(
    rf"\b(?:wants? me to|asked (?:me )?(?:if i (?:could|can|would)|whether i (?:could|can|would)|could i|can i|to|me to))\b"
    rf"\s+(?P<rest>(?:{VERBS})\b)(?=[^.!?;]*?\b(?:said (?:yes|sure|ok|of course|no problem|i would|i will)|agreed|will do|of course"
    rf"|which i will"
    rf"|happy to|why not)\b)",
    re.I,
)
_OWE = re.compile(
    rf"\b(?P<by>{WORD}\s+)?(?P<owe>owe|owes|owing|owed)\s+(?P<whom>him|her|them|me|us|{WORD}(?: (?-i:[A-Z])[\w'-]*)?(?:\s+(?:and"
    rf"|&)\s+(?-i:[A-Z])[\w'-]*)?)"
    r"\s+(?P<rest>[\w'])",
    re.I,
)
_GETS = re.compile(
    rf"\b(?P<whom>{HE}|{WORD}(?:\s+(?:and|&)\s+(?-i:[A-Z])[\w'-]*)?)(?:\s+{ADV}(?P<verb>gets?|is getting|are getting|will get|will have"
    rf"|should (?:get|have)|is to (?:get|have)|can have|would (?:get|have))|(?P<short>'(?:ll|d)\s+(?:have|get)))\s+"
    r"(?P<rest>(?P<det>my|our|the|an?|some|two|three|it|them|that|those|[\w'-]+)\b)",
    re.I,
)
_AWAITED = re.compile(
    rf"\b(?P<whom>{HE}|{WORD})?\s*(?:expects|expecting|waiting for|asked(?: me)? for|wants(?: to (?:see|read|have|hear from))?|wanted"
    r"(?: to (?:see|read|have))?|needs|would like(?: to (?:see|read|have))?)\s+(?P<rest>(?:my|our|me\b|the|an?|\d+|some|those|more)\b)",
    re.I,
)
_WAITS = re.compile(
    rf"\b(?P<whom>{HE}|{WORD})(?:'s|'re|\s+is|\s+are|\s+was|\s+were)?\s+(?:still\s+|now\s+|already\s+"
    rf"|keenly\s+)?(?:waiting|waits?|counting|counts?"
    r"|hoping|looking out|looking forward)\s+(?:for|on|to)\s+(?:get(?:ting)?\s+|hav(?:e|ing)\s+"
    r"|see(?:ing)?\s+)?(?P<rest>(?:my|our)\s+\w|(?:the|an?|some)\s+[^.!?;,]*?\bfrom me\b)",
    re.I,
)
_TOGETHER = re.compile(
    rf"\b(?:we|we've)\s+(?:both )?(?:agreed|said we(?:'d|'ll| would| will)|decided|arranged|'re going|are going|will|want|planned|plan|are"
    rf"|'re)\s*(?:to|on)?\s+(?P<rest>(?:{VERBS}|meeting|having|getting)\b)"
    rf"|\b(?:agreed|arranged|decided|planned|fixed)(?: with (?P<whom>{WHOM}))? (?:that )?we(?:'ll| will|'d| would"
    rf"|'re going to)?\s+(?P<plan>(?:{VERBS})\b)"
    rf"|\bwe'll\s+(?P<wish>(?:{VERBS})\b)",
    re.I,
)
_ADVISED = re.compile(
    r"\b(?!i\b)[\w']+\s+(?:also\s+)?(?:told me|said|thinks?|thought|suggested|advised me|advised|reckons?"
    r"|recommended)\s+(?:that\s+)?$",
    re.I,
)
_AGREED = re.compile(  # "he wants the slides, I said sure"
    r"[\s,.;-]*+(?:and |so |which )*+(?:i (?:said|told (?:him|her|them)|answered|replied)[ ,]+(?:yes|sure|ok"
    r"|okay|of course|no problem|gladly|absolutely)"
    r"|(?:i\s)?(?:agreed|said yes)|of course|will do|no problem|sure thing|happy to|gladly)\b",
    re.I,
)
_OF_THEIRS = re.compile(r"\b(?:her|him|them|his|their|hers|theirs)(?:\s+(?:part|job|action|homework|turn|to-?do))?\s*:\s*$", re.I)
_JOINED_ON = re.compile(r"^(?:him|her|them|me|us|you|it)\s+(?:and|&)\s+", re.I)  # "look it up for her and Bruno gets my lamp"
_NOTE = re.compile(
    rf"(?:(?<=[:\n(>])|^|(?<=- )|(?<=\* )|(?<=[.!?] )|(?<=\d\) )|(?<=\d\. )|(?<=// ))\s*(?:(?:todo|my part|my job|my homework|to do"
    rf"|promised?"
    rf"|promises|follow[- ]up|next(?: step)?|me|my promise|action|actions|i promised)\s*:?\s*(?:to )?|will\s+)?"
    rf"(?P<rest>(?!(?:call|text|chat|ring|phone|look|check|drop|pass|message|post) (?:with|on|about|for|the|a"
    rf"|an)\b)(?:{SENDS})\s+(?:up |back"
    rf" |out )?(?:him|her|them|the|a|an|my|our|over|with|for|to|it|some|two|three|(?-i:[A-Z])[\w-]+|photos|slides|link|feedback|about|on"
    rf"|(?!his|she|he|they)[\w-]+(?= to\b|\s+\w+\s+to\b|\s*[.,;]|\s*$))\b)",
    re.I | re.M,
)


def duties(cast: Cast, now: datetime) -> Iterator[Frame]:
    """What the learner has to do for somebody or by a day: "need to email Halima"; "should go out more" is none."""
    for match in _MUST.finditer(cast.text):
        who = speaker(cast, match.start())
        if _ADVISED.search(cast.text[sentence_start(cast.text, match.start()) : match.start()]):
            continue  # "he told me I should talk to Sofie"
        begins = match.start("rest")
        end = clause_end(cast.text, begins, len(cast.text))
        said = cast.text[begins:end]
        if not who.is_me or re.match(
            r"(?:also |really |still )*(?:go (?:home|now|to bed)|leave\b|sleep|do (?:better|more)|be\b|have\b|stop\b|talk more)", said, re.I
        ):
            continue
        is_closed = re.match(rf"(?:also |definitely |really |still |then )*(?:{VERBS})\b", said, re.I)
        if re.fullmatch(r"\w+ (?:that|this|it)\s*", said) and not deadline(said, now):
            continue  # "must fix that"
        is_that = re.match(r"do (?:that|it|so|this)\b", said, re.I) and deadline(said, now)
        if is_that or (is_closed and not IS_WEAK.match(said)) or is_tied(cast, said, now, days=not IS_WEAK.match(said)):
            yield Frame(match.start(), begins)
    for match in _ASKED.finditer(cast.text):
        yield Frame(match.start(), match.start("rest"))


def debts(cast: Cast, _: datetime) -> Iterator[Frame]:
    """What is owed, either way: "I owe Kaya a book", "Sven owes me a beer"."""
    for match in _OWE.finditer(cast.text):
        by, whom = (match["by"] or "").strip().lower(), match["whom"]
        if match["owe"].lower() in ("owed", "owing") and by not in ("i", "still"):
            continue
        if whom.lower() in ("me", "us"):
            yield Frame(match.start(), match.start("rest"), theirs=True, by=(match["by"] or "").strip())
        elif match["owe"].lower() != "owes" and by not in ("he", "she", "they", "we", "you"):
            if whom.lower() in ("a", "an", "the", "my", "some", "you", "it", "nothing", "nobody"):
                if whom.lower() in ("a", "an", "the", "my", "some"):
                    yield Frame(match.start(), match.start("whom"))
                continue
            yield Frame(match.start(), match.start("rest"), whom)


def waited_for(cast: Cast, _: datetime) -> Iterator[Frame]:
    """What somebody waits for: "she's waiting for my slides"."""
    for match in _WAITS.finditer(cast.text):
        whom = match["whom"]
        if whom.lower() in ("he", "she", "they") or is_somebody(cast, whom):
            yield Frame(match.start(), match.start("rest"), whom)


def receipts(cast: Cast, now: datetime) -> Iterator[Frame]:
    """What somebody is to have from the learner: "Marek gets my drawings on Friday"."""
    text = cast.text
    for match in _GETS.finditer(text):
        whom = _JOINED_ON.sub("", match["whom"])
        if re.sub(r"['’].*", "", whom.lower()) in ("i", "we", "you", "it", "nobody", "who") or (
            whom.lower() not in ("he", "she", "they") and not is_somebody(cast, whom)
        ):
            continue
        at = match.start() + len(match["whom"]) - len(whom)
        start = sentence_start(text, at)
        left = text[start:at]
        end = sentence_end(text, match.start("rest"))
        piece = text[match.start("rest") : end]
        told = re.search(rf"\b(?:{TELL}\s+(?P<whom>{WHOM})|said|promised)\s+(?:that\s+)?(?:i think\s+)?$", left, re.I)
        is_told = told is not None and speaker(cast, start + told.start()).is_me
        is_mine = match["det"].lower() in ("my", "our") and match["verb"] != "gets my"
        is_thing = re.fullmatch(r"an?|the|my|our|some|two|three|it|them|that|those", match["det"], re.I)
        is_from_me = is_thing and re.search(r"\bfrom me\b|\bpromised\b", text[start:end], re.I)
        if told is not None and not is_told:
            continue
        is_handed = (
            (match["short"] or (match["verb"] or "").lower().endswith("have"))
            and match["det"].lower() in ("it", "them")
            and deadline(piece, now) is not None
        )
        if is_told or is_mine or is_from_me or is_handed:
            if match["det"].lower() in ("to", "a") and re.search(r"\b(?:get|have) (?:to|a (?:think|look|chat))\b", match[0] + piece[:8]):
                continue
            who = told["whom"] if told is not None and told["whom"] else whom
            yield Frame(start + told.start() if told else at, match.start("rest"), who)


def wishes(cast: Cast, now: datetime) -> Iterator[Frame]:
    """A wish of theirs that was given a day: "he expects my plan tomorrow", "asked for three references. Deadline 18 December"."""
    text = cast.text
    for match in _AWAITED.finditer(text):
        begins = match.start("rest")
        piece = text[begins : clause_end(text, begins, len(text))]
        if re.search(r"\b(?:coffee|lunch|flat|job|work)\b", piece, re.I):
            continue
        after = text[begins + len(piece) :][:70]
        said = re.match(
            r"[\s,.;-]*(?:(?:and\s+)?i (?:said|told \w+)|deadline(?: is)?|that's|thats|due|latest|by|(?:and )?i?\s?(?:will"
            r"|'ll) do(?: that| it| so)?|on it|doing (?:that|it))\s+(?P<day>[^.!?;]*)",
            after,
            re.I,
        )
        is_said = (
            said is not None and (day := deadline(said["day"], now) or deadline("by " + said["day"], now)) is not None and day.span[0] <= 3
        )
        is_agreed = _AGREED.match(after) is not None and re.search(rf"\b(?:{THINGS})\b", piece, re.I) is not None
        is_expected = re.search(r"\bexpect", match[0], re.I) is not None and deadline(piece, now) is not None
        if is_said or is_expected or is_agreed:
            whom = match["whom"] or ""
            yield Frame(match.start(), begins, whom if whom and (whom.lower() in ("he", "she", "they") or is_somebody(cast, whom)) else "")


def plans(cast: Cast, now: datetime) -> Iterator[Frame]:
    """What both are going to do: "we agreed to meet on Monday"."""
    for match in _TOGETHER.finditer(cast.text):
        group = next(name for name, value in match.groupdict().items() if value and name != "whom")
        begins = match.start(group)
        end = clause_end(cast.text, begins, len(cast.text))
        is_agreed = re.search(r"agreed|arranged|decided|planned|said we", match[0], re.I)
        if not is_agreed and deadline(cast.text[begins:end], now) is None:
            continue  # "we'll go out in spring" is a wish
        found = deadline(cast.text[begins:end], now)
        if group == "wish" and (
            found is None or not found.sure or re.search(r"\b(?:spring|summer|autumn|winter)\b", cast.text[begins:end], re.I)
        ):
            continue
        yield Frame(match.start(), begins, match["whom"] or "")


def notes(cast: Cast, _: datetime) -> Iterator[Frame]:
    """Notes to oneself: "- send Ana the deck", "todo: call Bart"."""
    for match in _NOTE.finditer(cast.text):
        begins = match.start("rest")
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if _OF_THEIRS.search(cast.text[max(0, start - 40) : start]):
            yield Frame(start, begins, theirs=True, by="they")  # "action for her: share the ad"
        else:
            yield Frame(start, begins, item_of(cast, begins))


def item_of(cast: Cast, at: int) -> str:
    """Whose line of a list this is: "Ed: intro to Sam", "MEI (product mgr) - send portfolio"; nothing if nobody's."""
    found = re.search(r"(?P<name>[^\W\d_][\w'-]*)\s*(?:\([^)\n]*\)\s*)?[:>-]+\s*$", cast.text[:at])
    known = cast.known(found["name"]) if found else -1
    return cast.people[known].name if known >= 0 else ""
