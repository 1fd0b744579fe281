"""Somebody without a name, "this guy from Siemens", and the name that may follow: "…, Tom I think"."""

from __future__ import annotations

import re

from flows.afterwards import naming
from flows.afterwards.cast import Cast
from flows.afterwards.expecting import is_item, sentence_left
from flows.afterwards.log import Someone
from flows.afterwards.meeting_words import APPOSED, COPULA, HEDGED, LINKS, MISSED, OPENS_WITH, SOMEBODY, STOP
from flows.afterwards.names import gender_of
from flows.afterwards.vocabulary import HER, HIM, NOT_FIRMS, NOT_NAMES, PERSONS, PLACES


def described(text: str) -> list[re.Match[str]]:
    """Places where somebody without a name comes in."""
    return [match for match in SOMEBODY.finditer(text) if _comes_in(text, match)]


def _comes_in(text: str, match: re.Match[str]) -> bool:
    left = text[max(0, match.start() - 60) : match.start()]
    if COPULA.search(left) and not re.search(r"\b(?:there|it)(?: was|'s| is| were)\s*$", left, re.I):
        return False
    if not OPENS_WITH.search(left) or MISSED.search(sentence_left(text, match.start())):
        return False
    noun, said = match["noun"], match["said"].lower()
    if LINKS.search(left):
        return False  # "she'll link me up with the chairman"
    if noun is None and is_item(text, match.start()):
        return True
    if noun is None or noun.lower() in ("people", "person", "couple", "kid"):
        return bool(match["of"]) or (said.startswith(("this", "some")) and noun is not None and noun.lower() == "person")
    if said.startswith(("the ", "that ", "these ")):
        return bool(match["of"]) or not re.fullmatch(PERSONS, noun, re.I)
    return True


def somebody(cast: Cast, match: re.Match[str]) -> int:
    """Somebody who is described; where the next words say their name, that is it."""
    text, firm = cast.text, ""
    end = match.end("said")
    if match["of"] and not match["firm"]:
        end = match.end("of")
    elif match["of"]:
        firm = naming.firm(text, match.start("firm"))
        if firm:
            end = match.start("firm") + len(firm)
        elif match["firm"].lower() in NOT_FIRMS or match["firm"].lower() in PLACES:
            end = match.end("of") if match["firm"].lower() not in NOT_NAMES else end
    noun = (match["noun"] or "").lower()
    gender = "him" if noun in HIM else "her" if noun in HER else ""
    is_role = bool(noun) and not re.fullmatch(PERSONS, noun, re.I)
    role = naming.role(match["said"], anywhere=True) if is_role else ""
    named = _name_after(text, end, gender, is_person=bool(noun) and not match["of"])
    if named is not None:
        name, stop, sure = named
        number = cast.known(name)
        someone = Someone(name, firm, role, sure=sure, gender=gender or gender_of(name.split()[0]))
        if number < 0:
            cast.people.append(someone)
            number = len(cast.people) - 1
        cast.spot(match.start(), number)
        return stop
    words = text[match.start() : end].strip()
    if match["said"].lower().startswith(("the ", "that ", "this ")) and (number := _again(cast, firm, gender, noun)) >= 0:
        cast.spot(match.start(), number)
        return end
    if firm and words.islower():
        words = f"{words[: len(words) - len(firm)]}{firm}"
    cast.people.append(Someone(words, firm, role, is_named=False, gender=gender))
    cast.spot(match.start(), len(cast.people) - 1)
    return end


def _again(cast: Cast, firm: str, gender: str, noun: str) -> int:
    """Who "the guy from Siemens" is, if he came up before."""
    for number in reversed(range(len(cast.people))):
        each = cast.people[number]
        if (firm and each.company.lower() == firm.lower() and each.gender in ("", gender)) or (
            not firm and noun and noun in each.name.lower()
        ):
            return number
    return -1


def _name_after(text: str, at: int, gender: str, *, is_person: bool) -> tuple[str, int, bool] | None:
    """The name that belongs to a description before it: "…, Tom I think", "called josh", "her name was Ilse"."""
    tail = text[at : at + 60]
    tokens = naming.tokens_of(tail)
    for number, token in enumerate(tokens[:9]):
        gap = tail[: token.start]
        if STOP.search(gap) and not re.match(r"\s*[.;]\s*(?:his|her|their) name", gap, re.I):
            return None
        if not token.word[0].isalpha() or not APPOSED.match(gap):
            continue
        called = re.search(r"call|name", gap, re.I)
        alone = token.is_capital and "," in gap and bool(re.match(r"\s*(?:[,.;)!]|or\b|i think|i guess|maybe|$)", tail[token.end :], re.I))
        named = naming.person(tokens, number, expected=bool(called) or alone, opens=False)
        goes_on = re.match(r"\s+(?:he|she|who|from)\b", tail[token.end :], re.I)
        is_run_in = is_person and (token.is_capital or goes_on is not None) and not gap.strip()  # "a fella Cormac"
        if named is None and is_run_in:
            named = naming.person(tokens, number, expected=True, opens=False)
        if named is None or (not gap.strip() and not called and not is_run_in):
            continue
        first = gender_of(named[0].split()[0])
        if gender and first and first != gender:
            return None
        end = tokens[named[1] - 1].end
        hedged = bool(re.search(r"think|guess|maybe|prob|possib", gap, re.I)) or bool(HEDGED.match(tail[end:]))
        return named[0], at + end, not hedged
    return None
