"""The learner's promises as they are told of: "told her I'd", "I've promised to", "I'll send it"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from flows.afterwards.cast import Cast
from flows.afterwards.clauses import clause_end, sentence_start
from flows.afterwards.deadlines import deadline
from flows.afterwards.frame import IS_WEAK, TELL, Frame, is_somebody, is_tied
from flows.afterwards.speakers import ADV, OTHER, WHOM, speaker
from flows.afterwards.verbs import GIVING_NOW, STATE, VERBS
from flows.afterwards.vocabulary import KIN

_WOULD = (
    r"(?:'d|'ll| would| will| could| can|'m going to| am going to| was going to|'m gonna| gonna| go|'m to| am to| will be| would be"
    r"|'ll be| shall| have to| need to)"
)
_NP = (
    rf"(?:an?|the|my|our|some|two|three|four|that(?! (?:ages|again|last|already|too))(?= \w)|this|those|(?:his|her|their)(?! (?:{KIN}"
    rf"|kids?|children|family|team)\b)|feedback|details|photos|pictures|pics|slides|links?|intro\w*"
    r"|more|one|\d+|dinner|lunch|coffee)\b"
)
_TO_DO = (
    r"(?:promised?|offered|agreed|volunteered|committed|pledged|vowed|undertook|signed up|swore|said yes|said i was happy|was happy"
    r"|consented|arranged|planned|it's on me|up to me|my turn|my job(?: is|'s)?|my part(?: is|'s)?|my task(?: is|'s)?)"
)
_TOLD = re.compile(
    rf"\b{TELL}\s+(?P<whom>{WHOM}),?\s+(?:that\s+)?i(?P<would>{_WOULD}){STATE}\s+{ADV}(?P<rest>(?!(?:and|but|so)\b)[\w'])", re.I
)
_WORD = re.compile(
    rf"\bg[ai]ve\s+(?P<whom>{WHOM})\s+my word,?\s+(?:that\s+)?(?:i{_WOULD}\s+{ADV}|to\s+{ADV}|(?=(?:the|my"
    rf"|our|it|he|she|they|everything)\b))(?P<rest>\w)",
    re.I,
)
_PLAINLY = re.compile(
    rf"\b(?:{TELL}\s+(?P<whom>{WHOM})|said|agreed|promised|(?:we )?left it|the (?:deal|plan) (?:is|was)"
    rf"|deal(?: is)?:|(?:next steps?|actions?|to-?dos?|plan):)(?:\s+that)?\s+i(?:'ll"
    rf"|'d)?\s+(?P<rest>(?:{VERBS})\b)",
    re.I,
)  # "I told him that I bring him the catalogue"
_SAID = re.compile(
    rf"\b(?:said|mentioned|agreed|replied|answered|offered|promised|swore|confirmed|insisted)\s+(?:yes,? |sure,? |ok |okay )?(?:and "
    rf"|that )?"
    rf"(?:to (?P<whom>{WHOM}),?\s+(?:that\s+)?)?i(?P<would>{_WOULD}){STATE}\s+{ADV}(?P<rest>(?!(?:and|but|so)\b)[\w'])",
    re.I,
)
_TO = re.compile(
    rf"\b{_TO_DO}\s+(?:(?P<whom>(?!to\b|from\b){WHOM})\s+)?(?:from \w+ )?to\s+{ADV}(?P<rest>(?!be\b|have (?:been|a)\b|do (?:better"
    rf"|more)\b)\w)",
    re.I,
)
_THING = re.compile(rf"\bpromised?\s+(?:(?P<whom>(?!{_NP}|to\b|that\b|i\b|it\b|from\b|nothing\b|not\b){WHOM})\s+)?(?P<rest>{_NP})", re.I)
_BARE_THING = re.compile(
    r"\bpromised\s+(?P<whom>him|her|them|(?-i:[A-Z])[\w-]+)\s+(?P<rest>(?!that\b|to\b|i\b|i'd|i'll|nothing\b|not\b|again\b|ages\b"
    r"|so\b|and\b)[\w'-]+)",
    re.I,
)
_FIRST = re.compile(
    rf"\b(?P<would>i(?:'ll|'d| will| would| shall|'m gonna| am going to|'m going to|'m to| am to| was going to| can| gonna)|let me){STATE}"
    rf"\s+(?:also |definitely |just |then |probably |gladly |happily )*(?P<rest>(?:{VERBS})\b|be \w+ing\b)",
    re.I,
)
_OPEN_FIRST = re.compile(
    rf"\bi(?:'ll| will|'m to| am to|'m going to| am going to|'m gonna|'m| am){STATE}\s+(?:also |definitely |then )*"
    r"(?P<rest>(?!(?:sleep|rest|go(?:ing)? (?:home|to)|leav|stay|wake|try|so|a|an|the|not|in|at|on|back|from|really|very|too|just"
    r"|being|afraid|sorry"
    r"|feel|hop|think|look(?:ing)? forward|learn|be|have|do)\w*\b)[a-z]+)\b",
    re.I,
)
_WILL = re.compile(
    rf"(?:^|[,;.]\s+|\b(?:and|so|but|then)\s+)(?P<will>will\s+(?:also |then )*(?P<rest>(?:{VERBS})\b))(?! (?:do(?: that| it)?)\b)", re.I
)
_AND_THAT = re.compile(  # "I told Kate I'd come, and Rui that I'd ask"
    rf"(?:,|\band|&)\s+(?P<whom>(?-i:[A-Z])[\w'-]+)(?: that)? i(?P<would>{_WOULD}){STATE}\s+{ADV}(?P<rest>(?!(?:and|but|so)\b)[\w'])", re.I
)
_TELLS = re.compile(rf"\b{TELL}\b", re.I)
_OFFERED = re.compile(  # "ended up offering Pavel a lift"
    rf"(?:\bi(?:'ve| have)?(?: also| even| then| just)? offered|\bended up (?:offering|promising)|(?:^|[.;]\s+|\band |, )(?:i )?offered)\s+"
    rf"(?P<whom>(?!(?:me|us|to)\b){WHOM})\s+(?P<rest>{_NP})",
    re.I,
)
_LISTED = re.compile(
    r"\bpromis(?:ed|e|es)(?:\s+(?P<whom>him|her|them|(?-i:[A-Z])[\w-]+))?\s*(?::|-)\s*(?P<rest>(?!no\b|nothing|none|nope|nada)[\w'])", re.I
)
_AND_TOLD = re.compile(rf"\b{TELL}\s+(?P<whom>him|her|them|(?-i:[A-Z])[\w-]+)\b", re.I)


def reported(cast: Cast, _: datetime) -> Iterator[Frame]:
    """What the learner said they would do: "told her I'd send it", "gave him my word I'd call"."""
    for pattern in (_TOLD, _WORD, _PLAINLY, _SAID, _AND_THAT):
        for match in pattern.finditer(cast.text):
            if pattern is _AND_THAT and not (
                is_somebody(cast, match["whom"]) and _TELLS.search(cast.text, max(0, match.start() - 120), match.start())
            ):
                continue
            if pattern is not _AND_THAT and not speaker(cast, match.start()).is_me:
                continue  # "she said I could"
            could = pattern is _SAID and re.match(r"\s*(?:can|could)", match["would"], re.I) and not match[0].lower().startswith("offered")
            if could and not re.search(r"\bi\s+$", cast.text[: match.start()], re.I):
                continue
            yield Frame(match.start(), match.start("rest"), match["whom"] or "")


def promised(cast: Cast, _: datetime) -> Iterator[Frame]:
    """What was promised or offered: "promised Ines the photos", "agreed to meet"; by somebody else, it is theirs."""
    for pattern in (_TO, _THING, _BARE_THING, _OFFERED):
        for match in pattern.finditer(cast.text):
            whom, begins = match["whom"] or "", match.start("rest")
            low, who = whom.lower(), speaker(cast, match.start())
            is_mine = who.is_me
            if low in ("me", "us", "myself"):
                yield Frame(match.start(), begins, theirs=True, by=who.who if who.who not in ("I", OTHER) else "", sure=who.sure)
                continue
            if not whom and is_mine and pattern is _TO and who.who == "":
                said = cast.text[begins : clause_end(cast.text, begins, len(cast.text))]
                if re.match(r"(?:[\w-]+\s+){1,2}(?:me|us)\b", said, re.I):
                    yield Frame(match.start(), begins, theirs=True, by="", sure=False)
                    continue
            if not is_mine:
                if who.who != OTHER and not whom:
                    yield Frame(match.start(), begins, theirs=True, by=who.who, sure=who.sure)
                continue
            if whom and low not in ("him", "her", "them", "everyone", "everybody", "both", "both of them") and not is_somebody(cast, whom):
                if pattern is not _TO:
                    continue
                whom = ""
            yield Frame(match.start(), begins, whom)


def first_person(cast: Cast, now: datetime) -> Iterator[Frame]:
    """What the learner says of themselves: "I'll send her the deck", "and that I'd ask him"."""
    for match in _FIRST.finditer(cast.text):
        whom = ""
        begin = sentence_start(cast.text, match.start())
        for told in _AND_TOLD.finditer(cast.text, begin, match.start()):
            if speaker(cast, told.start()).is_me and re.search(r"\band (?:that )?$", cast.text[: match.start()]):
                whom = told["whom"]
        left = cast.text[max(0, match.start() - 24) : match.start()]
        if re.search(r"\b(?:if|when|where|what|how|who|whether|asked|wondered|think|thought|knew|know|forget|hope|hoping)\s+$", left, re.I):
            continue
        if re.match(r"i(?:'d| would| can)", match["would"], re.I) and re.search(
            r"\b(?:he|she|they)\s+(?:said|says|thinks|thought)\s+(?:that\s+)?$", left, re.I
        ):
            continue
        said = cast.text[match.start("rest") : clause_end(cast.text, match.start("rest"), len(cast.text))]
        is_would = re.match(r"i(?:'d| would| can)\b", match["would"], re.I) is not None
        if is_would and not whom and not is_tied(cast, said, now):
            continue  # "I'd read it!"
        yield Frame(match.start(), match.start("rest"), whom, sure=not is_would or bool(whom))


def openly(cast: Cast, now: datetime) -> Iterator[Frame]:
    """Any verb at all, where the words have to do with somebody or a day; "will send it", without a word for who; "promised: cv"."""
    for match in _OPEN_FIRST.finditer(cast.text):
        begins = match.start("rest")
        said = cast.text[begins : clause_end(cast.text, begins, len(cast.text))]
        is_now = re.match(r"i(?:'m| am)\s+\w+ing\b", match[0], re.I)
        if re.match(r"i(?:'m| am)\s", match[0], re.I) and not re.search(r"\b(?:to|gonna)\b", match[0]) and not is_now:
            continue
        if is_now and not (deadline(said, now) and re.match(GIVING_NOW, said, re.I)):
            continue
        left = cast.text[max(0, match.start() - 12) : match.start()]
        if is_tied(cast, said, now) and not re.search(r"\b(?:if|when|what|how|think|hope)\s+$", left, re.I):
            yield Frame(match.start(), begins)
    for match in _WILL.finditer(cast.text):
        who = speaker(cast, match.start("will"))
        said = cast.text[match.start("rest") : clause_end(cast.text, match.start("rest"), len(cast.text))]
        if IS_WEAK.match(said) and not is_tied(cast, said, now, days=False):
            continue
        if who.is_me:
            yield Frame(match.start("will"), match.start("rest"))
        elif who.who != OTHER:
            yield Frame(match.start("will"), match.start("rest"), theirs=True, by=who.who, sure=who.sure)
    for match in _LISTED.finditer(cast.text):
        yield Frame(match.start(), match.start("rest"), match["whom"] or "")
