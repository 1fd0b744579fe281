"""What in a pasted text is private by nature: addresses, numbers, links; found first, so that no other fact holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.biography.facts import Aspect, Drawn

_EMAIL = re.compile(r"[\w.+-]{1,64}(?:@|\s?\[at\]\s?|\s?\(at\)\s?)[\w-]{1,63}(?:\.[\w-]{2,24}){1,4}\b")
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>()\"']{2,300}|\b(?:[\w-]{1,63}\.){1,3}(?:com|org|net|io|dev|de|uk|nl|fr|es"
    r"|pt|me|info|example|xyz|tech|studio|eu|ch|at|se|ai|app|blog|co)"
    r"(?:/[^\s<>()\"',;]{0,200})?(?=[\s,;.)|]|\Z)",
    re.I,
)
_PHONE = re.compile(
    r"(?<![\w/.-])(?:\+|00|\(0|\(\+|0)[\d][\d\s()./-]{6,20}\d(?![\w-])"
    r"|(?<![\w/.-])\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}(?![\w-])"
)
_YEARS = re.compile(r"(?:19|20)\d\d\s*[-–—/]\s*(?:19|20)\d\d")
_STREET = re.compile(
    r"\b\d{1,4}[a-z]?,? (?-i:[A-Z])[\w'’.]+(?: (?-i:[A-Z])[\w'’.]+){0,3} (?:St(?:reet)?|Ave(?:nue)?|Rd|Road|Lane|Ln"
    r"|Drive|Dr|Blvd|Boulevard|Way|Court|Ct"
    r"|Square|Sq|Close|Terrace|Place|Pl|Gardens|Crescent|Hill|Row|Mews)\b"
    r"|\b[A-ZÄÖÜ][\wäöüß.-]+(?:str(?:aße|asse|\.)|straat|gasse|weg|allee|platz|laan|gracht) ?\d{1,4}[a-z]?\b"
    r"|\b(?:Rua|Rue|Calle|Via|Avenida|Av\.) [A-Z][\w. ]{2,40},? \d{1,4}\b",
    re.I,
)
_BORN = re.compile(r"\b(?:date of birth|d\.?o\.?b\.?|born (?:on )?\d|nationality|marital status|passport|social security|ssn|iban)\b", re.I)


def reaches(text: str) -> Iterator[Drawn]:
    """E-mail addresses, links and telephone numbers, where they stand."""
    taken: list[tuple[int, int]] = []
    for aspect, pattern in ((Aspect.EMAIL, _EMAIL), (Aspect.LINK, _LINK), (Aspect.PHONE, _PHONE)):
        for found in pattern.finditer(text):
            words = found[0].rstrip(".,;:)")
            span = (found.start(), found.start() + len(words))
            if any(span[0] < end and start < span[1] for start, end in taken) or (aspect is Aspect.PHONE and _YEARS.search(words)):
                continue
            taken.append(span)
            yield Drawn(aspect, words, _line_round(text, span[0]), span)


def is_private(line: str) -> bool:
    """Whether a line holds what nobody needs for a talk: a street, a date of birth."""
    return bool(_STREET.search(line) or _BORN.search(line))


def is_link(line: str) -> bool:
    """Whether a line is a link and nothing else."""
    return bool(_LINK.fullmatch(line.strip().rstrip(".,;")))


def _line_round(text: str, at: int) -> str:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return text[start : end if end >= 0 else len(text)].strip()
