"""Words about somebody turned into their own: "leads a team of twelve" into "I lead a team of twelve"; where that isn't safe, nothing."""

from __future__ import annotations

import re

from flows.biography import Aspect
from flows.biography.wording import BASES, IRREGULAR, PASTS, THIRDS

_DOINGS = frozenset({Aspect.NEED, Aspect.PROJECT, Aspect.NEWS, Aspect.PAST})
_NEVER = frozenset(
    {
        Aspect.NAME,
        Aspect.ROLE,
        Aspect.EMPLOYER,
        Aspect.PLACE,
        Aspect.LANGUAGE,
        Aspect.TIE,
        Aspect.EMAIL,
        Aspect.PHONE,
        Aspect.LINK,
        Aspect.NOTE,
    }
)
_AUXILIARY = {
    "is": "I'm",
    "'s": "I'm",
    "’s": "I'm",
    "are": "I'm",
    "am": "I'm",
    "has": "I've",
    "have": "I've",
    "was": "I was",
    "were": "I was",
    "does": "I do",
    "'re": "I'm",
    "'m": "I'm",
}
_ADVERB = (
    r"(?:also|now|currently|still|just|recently|newly|regularly|often|always|actively|occasionally|usually|sometimes|then|mostly|both|co-)"
)
_LEAD = re.compile(rf"(?P<lead>(?:{_ADVERB}\s+)*)(?P<verb>[\w’'-]+)(?P<rest>.*)", re.S | re.I)
_HAVE_NOUN = frozenset("a an the two three four five six several many no some one never over her his their my".split())
_OBJECT_NEXT = re.compile(
    r"\bher(?=\s*(?:[.,;:!?)]|\Z)|\s+(?:and|or|to|in|on|at|with|for|from|as|by|about|that|who|when|where|but|back|up|out|into|than)\b)"
)
_PRONOUN = re.compile(r"\b(?:she|he)(?:['’](?P<short>s|d|ll))?\b(?:\s+(?P<verb>[\w’'-]+))?", re.I)
_THEY = re.compile(r"\b(?:they|them|themself|themselves)\b", re.I)
_THEIR = re.compile(r"\btheir\b", re.I)
_PLURAL = re.compile(r"\b(?!this\b|his\b|is\b|was\b|as\b|has\b)[a-z]{3,}s\b|\b(?:people|children|men|women)\b", re.I)
_KIN = re.compile(r"(?:her|his|their|my)\s", re.I)
_UNSAFE = re.compile(  # another may be meant, or what goes on behind "and" may stay in the third person
    r"[;:“\"]|\b(?:i|me|my|who|whom|whose|which|they|them|he|she)\b|"
    r"(?:\b(?:and|but|or|yet|then)|,) (?:also |then )?(?:is\b|has\b|was\b|[a-z]+[^s\W]s (?!and\b|or\b))",
    re.I,
)
_LEFT = re.compile(r"\b(?:he|she|his|her|him|hers|herself|himself)\b", re.I)
_SHORT = {"s": "'m", "d": "'d", "ll": "'ll"}


def turned(words: str, aspect: Aspect) -> str:
    """A whole sentence in the first person, or "" where the words are no clause or can't be turned without guessing."""
    flat = " ".join(words.split()).strip(" .,;:")
    if aspect in _NEVER or not flat:
        return ""
    if _KIN.match(flat):
        return _ended(_mine(flat))
    begun = _begun(flat, aspect)
    return _ended(begun) if begun else ""


def said_by_them(sentence: str, name: str) -> str:
    """A whole pasted sentence in the first person: "She sits on two boards." becomes "I sit on two boards."; "" where that isn't safe."""
    called = "|".join(re.escape(each) for each in sorted({name, name.partition(" ")[0]} - {""}, key=len, reverse=True))
    found = re.match(rf"(?:{called + '|' if called else ''}she|he)\s+(?=[a-z])", sentence, re.I)
    if found is None or _UNSAFE.search(sentence[found.end() :]) or (called and re.search(rf"\b(?:{called})\b", sentence[found.end() :])):
        return ""
    said = turned(sentence[found.end() :], Aspect.PROJECT)
    return "" if _LEFT.search(said) else said


def plain(words: str) -> str:
    """Words that are a thing, as they are said of oneself: "her own allotment" becomes "my own allotment"; "" where that isn't safe."""
    flat = " ".join(words.split()).strip(" .,;:")
    return _mine(flat)


def _begun(words: str, aspect: Aspect) -> str:
    found = _LEAD.match(words)
    if found is None:
        return ""
    lead, verb, rest = found["lead"].lower(), found["verb"].lower(), found["rest"]
    rest_mine = _mine(rest)
    if rest.strip() and not rest_mine:
        return ""
    rest = rest_mine
    if verb == "used" and rest.startswith(" to "):
        return f"I used{rest}"
    if verb in ("has", "have") and (rest.split() or [""])[0].lower() in _HAVE_NOUN:
        return f"I {lead}have{rest}"
    if verb in _AUXILIARY:
        return f"{_AUXILIARY[verb]} {lead}{rest.strip()}"
    if verb in ("will", "can", "could", "would", "may", "had"):
        return f"I {verb}{rest}"
    if verb == "open" and rest.startswith(" to "):
        return f"I'm {lead}open{rest}"
    if verb in THIRDS:
        return f"I {lead}{THIRDS[verb]}{_coordinated(rest, THIRDS)}"
    if verb in PASTS and not (verb in IRREGULAR and IRREGULAR[verb] == verb):
        return f"I {lead}{verb}{rest}" if rest.strip() or verb == "retired" else ""
    if (
        verb.endswith("ing")
        and len(verb) > 4
        and (aspect is not Aspect.NEED or verb in _SEEKING)
        and (aspect in _DOINGS or verb in ("learning", "training"))
    ):
        return f"I'm {lead}{verb}{rest}"
    if lead and aspect is Aspect.NEWS and verb.endswith(("ed", "en")):
        return f"I've {lead}{verb}{rest}"
    if verb in BASES and rest.strip() and found["verb"][:1].islower() and aspect is not Aspect.INTEREST:
        return f"I {lead}{verb}{rest}"
    if verb in BASES and aspect is Aspect.INTEREST and len(rest.split()) > 1 and verb not in _ALSO_NOUNS:
        return f"I {lead}{verb}{rest}"
    return ""


_SEEKING = frozenset("looking hiring seeking searching hunting raising recruiting fundraising hoping scouting trying".split())
_ALSO_NOUNS = frozenset("cook bake box fish garden race sail surf walk travel dance work watch model brew draw ride trek support".split())


def _coordinated(rest: str, thirds: dict[str, str]) -> str:
    """The verbs that go on after "and": "bakes bread and sells it" becomes "bake bread and sell it"."""

    def plain_form(found: re.Match[str]) -> str:
        verb = found["verb"].lower()
        return (
            f"{found['mark']}{thirds[verb]}"
            if verb in thirds
            and verb
            not in (
                "is",
                "has",
                "does",
                "works",
                "plans",
                "tests",
                "shapes",
                "models",
                "designs",
                "plays",
                "watches",
                "boxes",
                "supplies",
                "guides",
                "maps",
                "prints",
                "measures",
            )
            else found[0]
        )

    return re.sub(r"(?P<mark>(?:,| and|, and| but) (?:also )?)(?P<verb>[a-z-]+)\b(?= )", plain_form, rest)


def _mine(words: str) -> str:
    """The words with what belongs to him or her as mine; "" where it can't be told whom a pronoun means."""
    if _THEY.search(words) and not _PLURAL.search(words[: _THEY.search(words).start()]):  # type: ignore[union-attr]
        return ""
    found = _PRONOUN.sub(_as_i, words)
    if "\0" in found:
        return ""
    found = re.sub(r"\b(?:her|him)self\b", "myself", found)
    found = _OBJECT_NEXT.sub("me", found)
    found = re.sub(r"\b(Her|His|Their)\b(?=\s\w)", "My", found)
    found = re.sub(r"\b(?:her|his)\b", "my", found)
    found = re.sub(r"\bhers\b", "mine", found)
    found = re.sub(r"\bhim\b", "me", found)
    plural = _PLURAL.search(found)
    return found if plural else _THEIR.sub("my", found)


def _as_i(found: re.Match[str]) -> str:
    """What she does, as what I do: "she runs" becomes "I run"; what stands between is marked as unsafe."""
    if found["short"]:
        return f"I{_SHORT[found['short']]}" + (f" {found['verb']}" if found["verb"] else "")
    verb = (found["verb"] or "").lower()
    if verb in ("is", "was", "has", "does"):
        return {"is": "I'm", "was": "I was", "has": "I've", "does": "I do"}[verb]
    if verb in THIRDS:
        return f"I {THIRDS[verb]}"
    if verb in PASTS or verb in BASES or verb in ("will", "can", "could", "would", "had", "never", "did", "also", "once"):
        return f"I {verb}"
    if verb.endswith("s") and not verb.endswith("ss") and len(verb) > 3:
        return f"I {_plain_form(verb)}"
    return "\0" if not verb else f"I {found['verb']}"


def _plain_form(verb: str) -> str:
    """A verb behind "she" as it stands behind "I": "insists" gives "insist", "carries" "carry"."""
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if verb.endswith(("sses", "shes", "ches", "xes", "zes")) else verb[:-1]


def _ended(words: str) -> str:
    if not words:
        return ""
    said = words[:1].upper() + words[1:]
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."
