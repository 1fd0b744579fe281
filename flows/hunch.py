"""What somebody guesses in their own words: "I think so" is a yes, "no idea" a maybe, "no way" a no."""

from __future__ import annotations

import re

SKIP = "skip"
FEW = 8  # words within which an answer may stand anywhere; in more it must come first
_SAID: dict[str, tuple[str, ...]] = {
    "yes": (
        *("yes", "yeah", "yep", "yup", "y", "ye", "aye", "sure", "of course", "definitely", "absolutely", "certainly", "totally"),
        *("for sure", "no doubt", "without a doubt", "no question", "i think so", "i believe so", "i'd say so", "i would say so"),
        *("i guess so", "i suppose so", "probably", "most likely", "very likely", "likely", "i'd think so", "why not"),
    ),
    "maybe": (
        *("maybe", "may be", "m", "perhaps", "possibly", "not sure", "not really sure", "not quite sure", "unsure", "don't know"),
        *("dunno", "no idea", "no clue", "hard to say", "hard to tell", "difficult to say", "can't tell", "can't say", "could be"),
        *("could go either way", "either way", "fifty fifty", "50 50", "depends", "might", "who knows", "i hope so", "hopefully"),
        *("yes and no", "so so", "not certain", "not so sure", "not that sure", "not too sure", "i guess", "i think maybe"),
    ),
    "no": (
        *("no", "n", "nope", "nah", "no way", "never", "not really", "not at all", "definitely not", "certainly not", "absolutely not"),
        *("don't think so", "do not think so", "i doubt it", "doubt it", "doubtful", "unlikely", "not likely", "probably not"),
        *("not a chance", "no chance", "wouldn't", "would not", "won't", "i'm afraid not", "i guess not", "of course not", "hardly"),
        *("not yet", "fat chance", "not this time", "forget it", "god no", "i think not", "not in a million years"),
    ),
    SKIP: ("skip", "pass", "just show me", "show me", "next", "rather not", "i'd rather not", "don't want to guess", "no guess"),
    "": ("no worries", "no problem", "no thanks", "no thank you", "yes please"),  # an answer to somebody else
}
_LEADS = "|".join(
    (
        "well",
        "oh",
        "um+",
        "erm*",
        "hm+",
        "uh+",
        "honestly",
        "actually",
        "i mean",
        "okay",
        "ok",
        "so",
        "my guess is",
        "i'd say(?! so)",
        "i say",
    )
)
_LEAD = re.compile(rf"^(?:(?:{_LEADS})\b\s*)+")
_BY_WORDS = {phrase: meant for meant, phrases in _SAID.items() for phrase in phrases}
_ANY = re.compile(rf"(?<![\w'])(?:{'|'.join(sorted(map(re.escape, _BY_WORDS), key=len, reverse=True))})(?![\w'])")
_THEY_WOULD = re.compile(
    r"^(?:i think |i guess |i believe |i'm sure )?(?!(?:i|we|you|it|that|this) )\w+ (would|might)(?! (?:not|never)\b)\b"
)
_WHOLE_WORDS = ("yes", "maybe", "no")


def hunch(text: str) -> str:
    """The guess in `text`: yes, maybe, no, skip, or nothing where there is none."""
    said = _LEAD.sub("", _bare(text))
    words = said.split()
    if len(words) == 1:
        return _BY_WORDS.get(said) or next((each for each in _WHOLE_WORDS if len(said) > 1 and each.startswith(said)), "")
    if would := _THEY_WOULD.match(said):
        return "yes" if would[1] == "would" and len(words) <= FEW else "maybe" if would[1] == "might" else ""
    found = _ANY.match(said) or (_ANY.search(said) if len(words) <= FEW else None)
    return _BY_WORDS[found[0]] if found else ""


def _bare(text: str) -> str:
    """Small letters, figures and apostrophes: "I don’t think so!" is "i don't think so"."""
    straight = text[:200].lower().replace("’", "'")
    return " ".join(re.sub(r"[^\w\s']", " ", straight).replace("dont", "don't").split())
