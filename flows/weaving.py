"""An answer is woven into a goal so that one sentence comes of it that the learner might have written."""

from __future__ import annotations

import re

from flows.goal import Slot, Vocabulary, sharpness, tells
from flows.words import tokens

_SHORT_ANSWER = 6  # words; longer ones stand for themselves
_LEAD = re.compile(
    r"(?:(?:well|um+|uh+|hm+|so|ok|okay|yes|yeah|maybe|perhaps|probably|i think|i guess|i suppose|i d say|it s|it is"
    r"|it would be|that would be|would be|something like)[,.:;]? +)*"
    r"(?:i(?: a|')?m (?:looking|searching|hoping) (?:for|to) |i(?: would|'d)(?: really)? like (?:to )?(?:have )?"
    r"|i(?: really)? (?:want|wanna|need|hope)(?: to)? )?",
    re.I,
)
_WORK_HEAD = re.compile(r"\b(?:jobs?|work|roles?|positions?|internships?|apprenticeships?|placements?|employment)\b", re.I)
_ANY_HEAD = re.compile(
    r"(?:\b(?:anything|something|whatever)|\b(?:an? |some |any |new |good |better |great )*opportunit(?:y|ies))(?= (?:in"
    r"|at|with|for|near|from)\b)",
    re.I,
)
_ASKED_OUT = re.compile(r"(?:how|what|which|whether|why|where|when|who)\b", re.I)
_FOUND = re.compile(
    r"((?:i (?:want|need|would like|'d like) to )?(?:find|meet|get to know|talk to|speak (?:to|with)|connect with|reach))\b", re.I
)
_ONE_OR_MORE = re.compile(r"(?:some(?:one|body)|any(?:one|body)|people|an?|one|two|three|four|five|\d+)\b", re.I)
_HOUSE = re.compile(
    r"^(?:an?|the|my|our|some|any)\b|(?<![suc])s$(?<!ics)|(?:company|firm|hospital|school|bank|startup|office|agency|lab"
    r"|practice|ngo|charity|university|council)$",
    re.I,
)
_PLACED = re.compile(
    r"(?:in|at|near|around|with|from|for|by|on|among|within|inside|across|anywhere|somewhere|close|outside|next|to|of|as)\b", re.I
)
_WHOM = re.compile(
    r"\b(?:who|whom|whose|people|someone|somebody|anyone|anybody|person|him|her|them|manager|managers|recruiters?|founders?|owners?)\b",
    re.I,
)
_REASONED = re.compile(r"(?:so|because|since|as)\b", re.I)
_AIMED = re.compile(r"(?:to|for|by|before|until|till|in order|after|within|in|on|this|next|when|once|whether|if)\b", re.I)
_DATED = re.compile(
    r"(?:the )?(?:end of |early |late |mid |next )?(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december|spring|summer|autumn|winter"
    r"|christmas|easter|monday|tuesday|wednesday|thursday|friday|saturday|sunday|year|month|week|quarter|\d{4})\b.*",
    re.I,
)
_ARTICLE = re.compile(r"(?:an?|the|my|some|any|one|two|three|\d+|anything|something|as)\b", re.I)


def weave(goal: str, slot: Slot, answer: str, vocabulary: Vocabulary) -> str:
    """A goal with the answer to one question put in: "a job" and "lab technician" give "a job as a lab technician"."""
    return _WEAVING[slot](trimmed(goal), _begun_small(trimmed(without_lead(answer)), vocabulary), vocabulary)


def _weave_what(goal: str, answer: str, vocabulary: Vocabulary) -> str:
    """The kind of work beside its head word ("a job as a welder"), in place of "anything", or in place of a goal that told nothing."""
    heard = sharpness(goal, vocabulary)
    if heard.is_about_work and (head := _WORK_HEAD.search(goal)) and len(answer.split()) <= _SHORT_ANSWER:
        if _names_a_role(answer, vocabulary):
            named = answer if _ARTICLE.match(answer) or answer.endswith("s") else f"{_article(answer)} {answer}"
            return f"{goal[: head.end()]} {named if named.startswith('as ') else f'as {named}'}{goal[head.end() :]}"
        if len(answer.split()) <= 2 and not _PLACED.match(answer) and not _ARTICLE.match(answer):
            before = re.sub(r"\b(an?) $", lambda _: f"{_article(answer)} ", goal[: head.start()])
            return f"{before}{answer} {goal[head.start() :]}"
    if head := _ANY_HEAD.search(goal):
        return f"{goal[: head.start()]}{answer}{goal[head.end() :]}"
    if _ASKED_OUT.match(answer):
        return f"find out {answer}"
    if (found := _FOUND.match(goal)) and _ONE_OR_MORE.match(answer):
        return f"{found[1]} {answer}"
    if heard.told <= 0:
        return f"{goal} {answer}" if _PLACED.match(answer) else answer
    return f"{goal}: {answer}"


def _weave_where(goal: str, answer: str, _: Vocabulary) -> str:
    if _PLACED.match(answer):
        return f"{goal} {answer}"
    if _WHOM.search(answer):
        return f"{goal} with {answer}"
    head = re.split(r"\s+(?:in|for|of|near|on|that|which|i|with)\b", answer, maxsplit=1, flags=re.I)[0]
    is_name = len(answer.split()) <= 2 and all(word[0].isupper() for word in answer.split())
    return f"{goal} {'at' if _HOUSE.search(head) and not is_name else 'in'} {answer}"


def _weave_why(goal: str, answer: str, _: Vocabulary) -> str:
    if _REASONED.match(answer):
        return f"{goal}, {answer}"
    if _AIMED.match(answer):
        return f"{goal} {answer}"
    if _DATED.fullmatch(answer):
        return f"{goal} by {answer}"
    return (
        f"{goal}, because {answer}"
        if re.match(r"(?:i|we|it|they|my \w+ (?:is|are|has|have|wants?|needs?))\b", answer, re.I)
        else f"{goal} ({answer})"
    )


_WEAVING = {Slot.WHAT: _weave_what, Slot.WHERE: _weave_where, Slot.WHY: _weave_why}


def _article(name: str) -> str:
    """The article of a name: "a welder", "an electrician", "a UX researcher", "an HR manager"."""
    first = name.split()[0]
    return "an" if (first[0] in "AEFHILMNORSX" if first.isupper() else first[0].lower() in "aeio") else "a"


def _names_a_role(answer: str, vocabulary: Vocabulary) -> bool:
    last = tokens(answer.split(" in ")[0].split(" at ")[0])[-1:]
    return any(
        tells(word, vocabulary) == "role" or word in vocabulary.broad or re.search(r"(?:er|or|ist|ian|ant|eer|man|woman)s?$", word)
        for word in last
    )


def _begun_small(text: str, vocabulary: Vocabulary) -> str:
    """The first letter small, unless the word is a name or an abbreviation as far as one can tell."""
    first = text.split(" ")[0]
    known = first[:1].isupper() and first[1:].islower() and tells(first.lower(), vocabulary) != "particular"
    return text[:1].lower() + text[1:] if known and tells(first.lower(), vocabulary) != "time" else text


def names_somebody(answer: str) -> bool:
    """Whether an answer is a person or a number of things ("someone who opened a restaurant"), and no goal by itself."""
    return bool(_ONE_OR_MORE.match(answer))


def without_lead(text: str) -> str:
    """An answer without "well, I think I'd like to"."""
    return text[found.end() :] if (found := _LEAD.match(text)) and found.end() < len(text) else text


def trimmed(text: str) -> str:
    """On one line, without a full stop."""
    return " ".join(text.split()).strip(" .,;!…")
