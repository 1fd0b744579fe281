"""Firm and job of each person, from the words around every mention: "who works at Bosch", "(procurement, Arden Rail)"."""

from __future__ import annotations

import re

from flows.afterwards import naming
from flows.afterwards.cast import Cast
from flows.afterwards.log import Someone
from flows.afterwards.verbs import THINGS, VERBS
from flows.afterwards.vocabulary import KIN


def with_attributes(cast: Cast) -> None:
    """Everybody's firm and job, as far as they are told."""
    _attributes(cast)
    _both(cast)


def _attributes(cast: Cast) -> None:
    """Firm and job, from the words around each mention."""
    text = cast.text
    for place, (at, number) in enumerate(cast.spots):
        someone = cast.people[number]
        begins, following = at, [spot for spot, who in cast.spots[place + 1 :] if who != number]
        window = text[at : min(following[0] if following else len(text), at + 160)]
        is_name = someone.name.split()[0].lower() == window.split()[0].lower().strip(".,:;()'s") or window.lower().startswith(
            someone.name.lower()
        )
        placed = window.lower().find(someone.name.lower())
        if 0 <= placed <= 40 and "." not in window[:placed].replace("Dr.", ""):
            begins = at + placed + len(someone.name)
        elif is_name:
            begins = at + len(window.split()[0])
        cast.people[number] = _attributed(someone, text[begins : at + len(window)], mentioned=begins > at)


def _both(cast: Cast) -> None:
    """One firm for two: "Sven and his colleague Yasmin, both at Kaltbach Robotics"."""
    for match in re.finditer(r"\bboth\s+(?:are\s+|work\s+|working\s+)?(?:at|from|of|with)\s+(?:the\s+)?", cast.text, re.I):
        company = naming.firm(cast.text, match.end())
        for number in cast.before(match.start())[:2]:
            if company and not cast.people[number].company:
                cast.people[number] = cast.people[number].evolve(company=company)


def _attributed(someone: Someone, window: str, *, mentioned: bool) -> Someone:
    sentence = re.split(r"(?<!\bDr)[.!?;\n](?:\s|$)", window)[0]
    if re.match(r"\s*[,(]?\s*(?:and|&)\b", sentence):
        return someone
    near = re.split(
        r"\s(?:and|but|so) (?:i|we|he|she|they|then|told|promised|talked|a|this|another)\b|\s(?:i|we) (?:told|promised|said|talked"
        r"|need|owe)\b|\b(?:talked|spoke|chatted|discussed)\b",
        _OF_ANOTHER.split(sentence, maxsplit=1)[0],
    )[0]
    company, role = someone.company, someone.role
    if not company:
        is_told = re.match(r"\s*(?:he|she|they)(?:'s|'re|\s+(?:is|was|works?|are))\b", near, re.I)
        match = _AT.match(near) if mentioned or is_told else None
        company = naming.firm(near, match.end()) if match else ""
        if not company and mentioned and (inside := re.match(r"\s*[(,]\s*([^)]*)\)?", near)):
            company = _role_at(near) or _inside(inside[1], "(" in near[: inside.start(1)] or ":" in sentence)
        company = company or naming.workplace(near) or _role_at(near)
    if not role:
        role = naming.role(near) or (_plain_role(near) if mentioned else "")
        pronoun = re.match(r"\s*(?:he|she|they)(?:'s|'re| is| was| are)\s", near, re.I)
        if (
            not mentioned
            and not pronoun
            and not re.match(
                r"\s*(?:he|she|they)\s+(?:works?|runs?|leads?|teaches|heads?|does|studies|manages|designs|builds|sells|writes)\b",
                near,
                re.I,
            )
        ):
            role = ""
    return someone.evolve(company=company, role=role)


_OF_ANOTHER = re.compile(  # "her husband Mark is an architect", "whose colleague Tom runs it" tell of Mark and of Tom
    rf"[,;]?\s*(?:\b(?:and|while|but)\s+)?\b(?:his|her|their|whose)\s+(?:[\w-]+\s+)?(?:{KIN})s?\s+(?:(?-i:[A-Z])[\w-]+\s+)?"
    r"(?:is|was|are|were|works?|runs?|teaches|does|leads?|heads|studies|builds|designs|sells|has|used to|just)\b",
    re.I,
)
_AT = re.compile(
    r"^\s*(?:[,(-]\s*)?(?:who(?:'s| is| was)?\s+|(?:he|she|they)(?:'s|'re| is| was| are)?\s+|is\s+|was\s+|'s\s+)?(?:also\s+"
    r"|now\s+)?(?:works?\s+|working\s+|worked\s+)?(?:from|at|of|(?:for|with)(?=\s+(?-i:[A-Z])))\s+(?:the\s+)?",
    re.I,
)


def _plain_role(near: str) -> str:
    """A job that is no known one: "(procurement, Arden Rail)", ", hr at Millbrook Care"."""
    match = re.match(
        r"\s*(?:[(,]|-(?=\s))\s*(?P<job>(?!ex-|former)(?:[a-z][\w-]*\s+){0,2}[a-z][\w-]*|UX|UI|HR|PR|IT|QA|R&D"
        r"|PM|SEO|BI|DevOps)(?=\s*[,)]|\s+(?:at|for|from|with)\b)",
        near,
    )
    job = match["job"] if match else ""
    if re.search(rf"\b(?:{THINGS}|{VERBS}|wants|needs|promised)\b", job, re.I):
        return ""
    return "" if not job or _NO_JOB.match(job) or naming.is_known(job.split()[0]) else job


_NO_JOB = re.compile(
    r"(?:who|from|at|of|in|with|for|and|i|we|he|she|they|both|also|no|not|the|a|an|my|his|her|their|was|is|super|very|really|so|nice|lovely"
    r"|great|good|kind|funny|talked|told|met|we|again|finally|maybe|i'd|i'll|promised|said|works?|which"
    r"|then|but|about|hi|one|this|that|to)\b",
    re.I,
)


def _role_at(near: str) -> str:
    """The firm of "he is CTO at Brightloom", "procurement lead at Westhafen Logistik"."""
    role = naming.role(near)
    if not role or role not in near:
        return ""
    tail = near[near.index(role) + len(role) :]
    match = re.match(r"\s*(?:\w+\s+){0,2}?(?:at|with|from|of|for(?=\s+(?-i:[A-Z])))\s+(?:the\s+|an?\s+)?", tail, re.I)
    return naming.firm(tail, match.end()) if match else ""


def _inside(words: str, is_apart: bool) -> str:
    """A firm in brackets or behind a comma: "(Bosch)", ", Hospital Santa Aurora:"."""
    for part in re.split(r",|;|:|/|\||-(?=\s)", words)[: 2 if is_apart else 1]:
        part = part.strip()
        after = re.match(r".*?\b(?:at|from|of)\s+(?:the\s+)?", part, re.I)
        if after and (found := naming.firm(part, after.end())):
            return found
        is_run = re.match(r"(?-i:[A-Z])[\w&-]+\s+(?-i:[A-Z])[\w&-]+", part) is not None
        found = naming.firm(part) if is_apart or is_run or naming.is_firm_like(part, 0) else ""
        if found and part[:1].isupper() and not naming.role(part, anywhere=True) and not naming.is_known(found.split()[0]):
            return found
    return ""
