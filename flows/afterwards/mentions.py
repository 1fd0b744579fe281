"""Who is met in an account, where each is spoken of, and who is meant by "she", "him" and "they"."""

from __future__ import annotations

import re

from flows.afterwards import naming
from flows.afterwards.cast import Cast
from flows.afterwards.described import described, somebody
from flows.afterwards.expecting import comes_along, is_expected, opens, sentence_left, speaks_for_them
from flows.afterwards.log import Someone
from flows.afterwards.meeting_words import ASIDE, AWAY, CORRECTION, HEDGED, HEDGES, MET_THROUGH, MISSED, PRONOUN
from flows.afterwards.names import gender_of


def cast_of(text: str) -> Cast:
    """Everybody an account speaks of."""
    cast = Cast(text)
    some_described = described(text)
    tokens = naming.tokens_of(text)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        some = next((each for each in some_described if each.start() <= token.start < each.end("said")), None)
        if some is not None and (before := _named_right_before(cast, some.start())) >= 0:
            role = naming.role(some["said"], anywhere=True)
            cast.people[before] = cast.people[before].evolve(role=cast.people[before].role or role)
            at = next((number for number in range(at, len(tokens)) if tokens[number].start >= some.end("said")), len(tokens))
            continue
        if some is not None:
            end = somebody(cast, some)
            at = next((number for number in range(at, len(tokens)) if tokens[number].start >= end), len(tokens))
            continue
        if _inside_run(tokens, at, text):
            at += 1
            continue
        named = naming.person(tokens, at, expected=is_expected(cast, tokens, at), opens=opens(text, token.start))
        if named is None:
            if match := PRONOUN.match(text, token.start):
                number, _ = cast.meant(match[1], token.start)
                if number >= 0:
                    cast.spot(token.start, number)
            at += 1
            continue
        name, end_at = named
        _named(cast, tokens, name, at, end_at)
        at = end_at
    return cast


def _inside_run(tokens: list[naming.Token], at: int, text: str) -> bool:
    """Whether this is a later word of a name that is nobody's: "Santa Aurora" of "Hospital Santa Aurora"."""
    before = tokens[at - 1] if at else None
    if before is None or not tokens[at].is_capital or not before.is_capital or tokens[at].start - before.end != 1 or before.word.isupper():
        return False
    return before.word.isalpha() and naming.could_be(before.word) and not opens(text, before.start)


def _named_right_before(cast: Cast, at: int) -> int:
    """Whose name stands right before a description: "Mr Okonkwo, the deputy head"; -1 for nobody's."""
    if not cast.spots:
        return -1
    start, number = cast.spots[-1]
    between = cast.text[start:at]
    return number if re.fullmatch(rf"(?:(?:dr|mr|mrs|ms|prof)\s+)?{re.escape(cast.people[number].name)}\s*[,(]\s*", between, re.I) else -1


def _named(cast: Cast, tokens: list[naming.Token], name: str, at: int, end_at: int) -> None:
    """A name stands here: somebody new, somebody known, or somebody who is only spoken of."""
    text, start, end = cast.text, tokens[at].start, tokens[end_at - 1].end
    if title := _title(cast, tokens[at].low, name):
        name = title
    number = cast.known(name)
    left, right = sentence_left(text, start), text[end : end + 60]
    owns = tokens[end_at - 1].word.endswith(("'s", "’s")) and not re.match(
        r"\s+(?:an?|the|from|at|in|\w+ing|also|now|head|with|into|gonna|(?:[\w-]+\s*){1,3}[.!,:-]\s*(?:i\s+)?promised)\b", right, re.I
    )
    if number >= 0:
        if len(name.split()) > len(cast.people[number].name.split()):
            cast.people[number] = cast.people[number].evolve(name=name)
        cast.spot(start, number)
        return
    previous = cast.spots[-1] if cast.spots else None
    if previous and re.search(rf"{re.escape(cast.people[previous[1]].name)}\s+or\s+$", left):
        cast.people[previous[1]] = cast.people[previous[1]].evolve(sure=False)
        return
    if previous and CORRECTION.match(text[previous[0] + len(cast.people[previous[1]].name) : start]):
        cast.people[previous[1]] = cast.people[previous[1]].evolve(name=name, gender=gender_of(name.split()[0]))
        return
    theirs = speaks_for_them(left, right) or comes_along(left)
    aside = not theirs and ASIDE.search(left) and not MET_THROUGH.search(left) and not _is_object(left)
    missed = MISSED.search(left) or AWAY.match(right)
    if aside or missed or owns:
        cast.asides.append((start, end, name))
        return
    gender = _TITLED.get(tokens[at].low.rstrip("."), "") or gender_of(name.split()[0])
    cast.people.append(Someone(name, gender=gender, sure=not (HEDGED.match(right) or HEDGES.search(left))))
    cast.spot(start, len(cast.people) - 1)


def _title(cast: Cast, said: str, name: str) -> str:
    """The name with its title where there are two: of Mr and Mrs Kulkarni neither is only Kulkarni."""
    gender = _TITLED.get(said.rstrip("."), "")
    number = cast.known(name)
    if not gender or number < 0:
        return ""
    other = cast.people[number]
    if other.gender in ("", gender) or other.name.split()[-1] != name.split()[-1]:
        return ""
    if len(other.name.split()) == 1:
        cast.people[number] = other.evolve(name=f"{'Mr' if other.gender == 'him' else 'Mrs'} {other.name}")
    return f"{said.rstrip('.').capitalize()} {name.split()[-1]}"


_TITLED = {
    "mr": "him",
    "herr": "him",
    "mrs": "her",
    "ms": "her",
    "miss": "her",
    "frau": "her",
    "sister": "her",
    "brother": "him",
    "oga": "him",
}


def _is_object(left: str) -> bool:
    """Whether the words before are those of meeting somebody, whatever comes between."""
    return bool(
        re.search(r"\b(?:met|ran into|bumped into|talked (?:to|with)|spoke (?:to|with)|chatted with)\s+(?:my (?:old )?\w+ )?$", left, re.I)
    )
