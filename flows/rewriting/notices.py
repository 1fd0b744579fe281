"""A public call for papers, as a message tells of it: "The notice asks for a CV", "applications should come straight to you"."""

from __future__ import annotations

import re

from flows.rewriting.spoken import plain

_PAPERS = (
    r"(?:cvs?|r[eé]sum[eé]s?|applications?|portfolios?|cover(?:ing)? letters?|letters? of (?:reference|motivation|application)"
    r"|references|certificates|diplomas?|work samples|papers|documents)"
)
_NOTICE = (
    r"(?:notice|advert|advertisement|ad|posting|listing|web ?site|web ?page|page|board|poster|leaflet|flyer|announcement|vacancy|call"
    r"|job description)"
)
_SOURCE = rf"(?:(?<!\bmy )(?<!\bour )\b{_NOTICE}s?\b|\bit says\b|\byou (?:\w+ )?(?:wrote|write|announced|published|posted|say|said)\b)"
_WANTS = r"\b(?:asks?|asked|calls?|called|requests?|requested|requires?|required|wants?|wanted|invites?|invited)\b"
_WHOEVER = (
    r"\b(?:should|shall|must|may|can|are to|is to|has to|have to|need to|whoever|anyone|anybody|applicants|candidates|interested people"
    r"|(?:people|those|all) who)\b"
)
_CALLS = re.compile(
    rf"{_SOURCE}[^.?!]{{0,80}}?(?:{_WANTS}[^.?!]{{0,80}}?\b{_PAPERS}\b"
    rf"|{_WHOEVER}[^.?!]{{0,100}}?\b{_PAPERS}\b|\b{_PAPERS}\b[^.?!]{{0,100}}?{_WHOEVER})",
    re.I,
)
_NONE = re.compile(r"\b(?:not|never|nobody|nothing|nowhere|without|no(?! later))\b|n't\b", re.I)
_WITHOUT_POINTS = re.compile(r"\((?:[^()]*)\)")  # "(ref. LT-204)" would end the sentence


def calls_for_papers(sentence: str) -> bool:
    """Whether a sentence tells that the reader, or a notice of theirs, has asked whoever applies for papers."""
    told = _WITHOUT_POINTS.sub("", plain(sentence))
    return bool(_CALLS.search(told)) and not _NONE.search(told)
