"""To whom a promise is, or from whom: by the words of the frame, of the promise, or by who was spoken of last."""

from __future__ import annotations

import re

from flows.afterwards import naming
from flows.afterwards.cast import Cast
from flows.afterwards.clauses import sentence_start
from flows.afterwards.frame import Frame
from flows.afterwards.speakers import TITLED, named
from flows.afterwards.verbs import VERBS
from flows.afterwards.vocabulary import PLACES

_NOT_HERS = re.compile(
    r"\s+(?:the|a|an|my|to|on|about|by|for|with|some|that|this|when|back|up|tomorrow|next|in|over|it|two|and|if|one|our|details|info"
    r"|slides|photos|links?|tonight|until|before|after|at|from|off|out|again|whenever|how|what|where|who|once)\b",
    re.I,
)
_OBJECT = re.compile(
    rf"(?:also |then |definitely |be )*(?:{VERBS}|\w+ing)\s+(?:up with |back to |out to |in touch with |with |for |to |on |round to "
    rf"|over to"
    rf" |a \w+ to )?(?P<who>him|her|them|am\b|{TITLED}[^\W\d_][\w'-]*(?:\s+(?:and|&)\s+(?-i:[A-Z])[\w-]+)?)",
    re.I,
)
_TOWARDS = re.compile(
    rf"\b(?:to|with|for|off with)\s+(?P<who>him|her|them|both of them|both|everyone|{TITLED}[^\W\d_][\w-]*(?:\s+(?:and"
    rf"|&)\s+(?-i:[A-Z])[\w-]+)?)",
    re.I,
)
_TOLD = re.compile(
    rf"\b(?:told|promised|said to|assured|texted|messaged)\s+(?P<who>him|her|them|{TITLED}[^\W\d_][\w'-]*(?:\s+(?:and"
    rf"|&)\s+(?-i:[A-Z])[\w-]+)?)",
    re.I,
)


def recipients(cast: Cast, frame: Frame, start: int, stop: int) -> tuple[tuple[str, ...], bool]:
    """The names it is for, several for "told Fergal and Una", and whether that is sure; none if that can't be told."""
    if frame.theirs:
        names, sure = named(cast, frame.by, frame.start)
        return names[:1], sure and frame.sure
    if frame.to:
        names, sure = named(cast, frame.to, frame.start)
        if names:
            return names, sure and frame.sure
    return of_words(cast, start, stop, (), False)


def of_words(cast: Cast, start: int, stop: int, otherwise: tuple[str, ...], sure: bool) -> tuple[tuple[str, ...], bool]:
    """Who gets it, by the words of the promise itself: "send him", "to Ana", "mail Lucía"; else whoever it was told, else the last one."""
    text = cast.text[start:stop]
    verb = _OBJECT.match(text)
    if verb and (found := _of_object(cast, text, verb, start)):
        return found
    for match in _TOWARDS.finditer(text):
        whom = match["who"]
        if whom.lower() in ("him", "her", "them", "both", "both of them", "everyone"):
            if whom.lower() != "her" or not _is_possessive(text, match.end()):
                return named(cast, whom, start)
        elif cast.known(whom.split(" and ")[0]) >= 0:
            return named(cast, whom, start)
        elif naming.is_known(whom) and not verb:
            return (whom[:1].upper() + whom[1:],), True
        elif whom[:1].isupper() and naming.could_be(whom) and whom.lower() not in PLACES:
            return (whom,), naming.is_known(whom)
    if pronoun := re.search(r"\b(?:him|her|them|his|their)\b", text, re.I):
        return named(cast, pronoun[0], start)
    for match in re.finditer(r"\b[A-Z][\w-]+", text):
        if (number := cast.known(match[0])) >= 0:
            return (cast.people[number].name,), True
    if otherwise:
        return otherwise, sure
    for match in reversed(list(_TOLD.finditer(cast.text, sentence_start(cast.text, start), start))):
        names, is_sure = named(cast, match["who"], match.start())
        if names and cast.known(names[0]) >= 0:
            return names, is_sure
    if (owner := re.search(r"(?-i:\b[A-Z][\w-]+)(?='s\b)", text)) and naming.could_be(owner[0]):
        return (owner[0],), False  # "bake for Hetty's fundraiser"
    recent = cast.before(start)
    if recent:
        return (cast.people[recent[0]].name,), True
    return ((cast.people[0].name,), len(cast.people) == 1) if cast.people else ((), False)


def _of_object(cast: Cast, text: str, verb: re.Match[str], start: int) -> tuple[tuple[str, ...], bool] | None:
    whom = verb["who"]
    low = whom.lower()
    if low in ("him", "her", "them", "am"):  # "send am" is "send him" in Lagos
        is_both = low == "them" and re.match(r"\s+(?:both|two|all)\b", text[verb.end() :], re.I)
        names, sure = named(cast, "both" if is_both else "them" if low == "am" else low, start)
        if low == "am":
            recent = cast.before(start)
            return ((cast.people[recent[0]].name,), True) if recent else None
        return (names, sure) if names else None
    bare = re.sub(r"['’]s$", "", whom)
    first = re.split(r"\s+(?:and|&)\s+", bare, flags=re.I)[0]
    if cast.known(first) >= 0 or cast.known(first.split()[-1]) >= 0:
        return named(cast, bare, start)
    is_name = whom[:1].isupper() and naming.could_be(whom)
    if is_name and (naming.is_known(whom) or re.match(r"\s+(?:the|a|an|my|about|some|back|our|two|one)\b", text[verb.end() :])):
        return (whom,), True
    return None


def _is_possessive(text: str, at: int) -> bool:
    """Whether "her" here is whose and not whom: "her book", not "her about it"."""
    return re.match(r"\s+[a-z]", text[at:]) is not None and not _NOT_HERS.match(text[at:])
