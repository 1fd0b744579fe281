"""A person jotted down in one line: "Ana Reyes, test engineer at Bosch, ana@bosch.example, met at the meet-up"."""

from __future__ import annotations

import re

from flows.contact import Contact, noted, tidied

_PARTS = re.compile(r"\s*[,;\n|•·()]\s*|\s+[–—-]\s+")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b(?:[\w-]+\.)+(?:com|org|net|io|dev|de|eu|me)/\S+", re.I)
_PHONE = re.compile(r"(?:\+|\(?0|\b\d{2,})[\d ()/.-]{5,}\d")
_DATE = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b")
_FEWEST_DIGITS = 6  # of a phone number
_LABEL = re.compile(r"^(name|role|title|company|firm|e-?mail|mail|phone|tel|mobile|cell|link|web|linkedin|notes?)\s*(?::\s*|$)", re.I)
_LABELLED = {"role": "role", "title": "role", "company": "company", "firm": "company"}
_AT = re.compile(r"^(.{2,60}?)\s+(?:at|@|bei|with|from)\s+(\S.{0,60})$", re.I)
_ROLE = re.compile(
    r"\b(?:engineer|developer|designer|manager|director|head|lead|founder|co-founder|ceo|cto|coo|cfo|vp|president|owner|partner|consultant"
    r"|analyst|scientist|researcher|professor|lecturer|teacher|recruiter|student|nurse|doctor|lawyer|architect|editor|writer|journalist"
    r"|accountant|buyer|seller|sales|marketing|officer|assistant|coordinator|trainer|coach|technician|mechanic|producer|photographer)s?\b",
    re.I,
)
_REMARK = re.compile(
    r"\b(?:met|born|know|knows|friends?|from|likes|loves|has|is|was|wants|said|told|asked|offered|who|we|she|he|they|i)\b", re.I
)
_COUNTED = re.compile(r"\d+ [a-z]")
_COMPANY_WORDS = 4


def jotted(text: str) -> Contact | None:
    """Who is meant, with whatever else the line says; None where it names nobody."""
    contact, rest = _taken_out(Contact(""), text)
    parts = [part for each in _PARTS.split(rest) if (part := each.strip(" .,;"))]
    if not parts or not re.search(r"[^\W\d_]", parts[0]):
        return None
    name, *others = _LABEL.sub("", parts[0]), *parts[1:]
    if not name.strip():  # "Title:" alone
        return None
    if (found := _AT.match(name)) and len(found[1].split()) <= _COMPANY_WORDS:  # "Tom from Bosch"
        name, others = found[1], [found[2], *others]
    contact = contact.evolve(name=name)
    for part in others:
        contact = _with(contact, part)
    return tidied(contact)


def mail_in(text: str) -> str:
    """The first mail address in `text`, or nothing."""
    found = _MAIL.search(text)
    return found[0].rstrip(".") if found else ""


def phone_in(text: str) -> str:
    """The first phone number in `text`, or nothing."""
    found = (each[0].strip() for each in _PHONE.finditer(text))
    return next((each for each in found if sum(map(str.isdigit, each)) >= _FEWEST_DIGITS and not _DATE.search(each)), "")


def link_in(text: str) -> str:
    """The first link in `text`, or nothing."""
    found = _LINK.search(text)
    return found[0].rstrip(".,;)") if found else ""


def _taken_out(contact: Contact, text: str) -> tuple[Contact, str]:
    """What can be told by its form, and the text without it."""
    for field, read in (("email", mail_in), ("link", link_in), ("phone", phone_in)):
        found = read(text)
        if found:
            contact, text = contact.evolve(**{field: found}), text.replace(found, ",", 1)
    return contact, text


def _with(contact: Contact, part: str) -> Contact:
    label = _LABEL.match(part)
    if label:
        field, part = _LABELLED.get(label[1].lower()), part[label.end() :].strip(" .,;:")
        if not part:
            return contact
        return contact.evolve(**{field: part}) if field else noted(contact, part)
    at = _AT.match(part)
    if at and _ROLE.search(at[1]) and not contact.role:
        return contact.evolve(role=at[1], company=contact.company or at[2])
    if _REMARK.search(part) or len(part.split()) > _COMPANY_WORDS + 1:
        return noted(contact, part)
    if _ROLE.search(part) and not contact.role:
        return contact.evolve(role=part)
    if not contact.company and len(part.split()) <= _COMPANY_WORDS and not _COUNTED.match(part):
        return contact.evolve(company=re.sub(r"^(?:at|@)\s*", "", part, flags=re.I))
    return noted(contact, part)
