"""Who is asked after: a question about a brother is answered by nothing that names none."""

from __future__ import annotations

import re

from flows.biography.wording import CAPITALS
from flows.words import tokens

_GROUPS = {
    "children": "kid kids child children son sons daughter daughters daugther twin twins baby toddler grandson granddaughter",
    "spouse": "husband wife spouse married marry wedding",
    "wife": "wife",
    "husband": "husband",
    "brother": "brother brothers",
    "sister": "sister sisters",
    "siblings": "sibling siblings",
    "mother": "mother mum mom",
    "father": "father dad",
    "parents": "parents parent",
    "pets": "pet pets dog dogs cat cats horse horses parrot greyhound greyhounds terrier spaniel labrador collie poodle dachshund whippet"
    " puppy kitten",
}
_OF = {word: group for group, words in _GROUPS.items() for word in words.split()}
_PARENT_OF = re.compile(r"\b(?:mother|mum|mom|father|dad|parent) (?:of|to)\b", re.I)
_NOBODY = re.compile(r"(?<!my )(?<!her )(?<!his )(?<!our )\b(?:children|kids?|women|men)['’]s?\b", re.I)  # "children's television"
_OF_WORK = re.compile(
    r"\b(?:kids|children|parents) (?:you (?:\w+ )?(?:train|teach|coach|taught|work|look)\w*|there|at the|in the|who)\b", re.I
)
_BY_NAME = re.compile(rf"(?<=[a-z:,] )[{CAPITALS}][a-zà-þ]")
_MEANT = {  # what a word of a question is satisfied with
    "spouse": {"spouse", "wife", "husband"},
    "wife": {"wife"},
    "husband": {"husband"},
    "siblings": {"siblings", "brother", "sister"},
    "parents": {"parents", "mother", "father"},
    "mother": {"mother", "parents"},
    "father": {"father", "parents"},
}


def asked_after(question: str) -> frozenset[str]:
    """Whom a question is about: "How old are your kids?" is about children."""
    return frozenset(_OF[word] for word in tokens(_OF_WORK.sub(" ", question)) if word in _OF)


def named_in(text: str) -> frozenset[str]:
    """Who is named in pasted words: "Mum of 3" names children, and no mother."""
    text = _NOBODY.sub(" ", text)
    is_parent = bool(_PARENT_OF.search(text))
    found = {_OF[word] for word in tokens(_PARENT_OF.sub(" ", text)) if word in _OF}
    return frozenset(found | ({"children"} if is_parent else set()))


def goes_by_name(asked: frozenset[str], words: str) -> bool:
    """Whether a relative asked after is named by name: "my son Tom", and not "my children allow it"."""
    pieces = re.split(r"[.;(]|, (?!and\b)", words)
    return any(_BY_NAME.search(piece) for piece in pieces if is_named(asked, named_in(piece)))


def is_named(asked: frozenset[str], named: frozenset[str]) -> bool:
    """Whether one of those asked after is named."""
    return any(_MEANT.get(each, {each}) & named for each in asked)
