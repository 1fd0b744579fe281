"""Voice-typed lines made readable: "um so i told tom id like send him you know the link" loses what was only breath."""

from __future__ import annotations

import re

LONGEST = 4000  # characters of an account that are read
_MARKS = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": ".", "\t": " ", "\r": "\n", "\u00a0": " ", "•": "-"}
)
_BREATH = re.compile(
    r"(?:,\s*)?\b(?:um+|uh+|erm+|ehm+|hm+|you know(?= (?:the|a|this|that|i|he|she|they|and)\b)|sort of|kind of|i mean(?=,)|like(?=,)"
    r"|lol|haha+)\b,?(?:\s*\.{2,})?",
    re.I,
)
_VERB = (
    r"(?=(?:also |then |just |definitely |probably |have |get |be |love to )?(?:send|mail|email|e-mail|write|call|ring|phone|text"
    r"|message|ping|share|forward|introduce|connect|put|bring|lend|"
    r"check|look|find|ask|follow|get|let|give|pass|show|come|meet|try|invite|drop|book|tell|recommend|read|review|see|have|help|do"
    r"|make|buy|pay|pick|post|return|think)\b)"
)
_APOSTROPHES = (
    (
        re.compile(
            r"\b(?<=said )id\b|(?<=also )id\b|(?<=that )id\b|(?<=and )id\b(?! card)|(?<=told him )id\b|(?<=told her )id\b"
            r"|(?<=told them )id\b"
        ),
        "i'd",
    ),
    (
        re.compile(
            r"\b(?<!is )(?<!was )(?<!feel )(?<!fell )(?<!very )(?<!be )(?<!been )(?<!got )(?<!he's )(?<!she's )ill(?= [a-z])"
            r"(?! (?:and|but|so|for|with|in|at|on|again|lately|too|now|or|since|last|the)\b)"
        ),
        "i'll",
    ),
    (re.compile(rf"\b(i|he|she|they|we|you)d {_VERB}", re.I), r"\1'd "),
    (re.compile(rf"\b(i|she|they)ll {_VERB}", re.I), r"\1'll "),
    (re.compile(rf"\b(he)ll {_VERB}", re.I), r"\1'll "),
    (re.compile(r"\bive\b", re.I), "i've"),
    (re.compile(r"\bim\b", re.I), "i'm"),
    (
        re.compile(
            r"\b(hes|shes|theyre)\b(?= (?:a|an|the|in|at|from|looking|working|into|going|head|running|cto|ceo|vp|also|now)\b)", re.I
        ),
        lambda m: m[1][:-2] + "'re" if m[1].lower() == "theyre" else m[1][:-1] + "'s",
    ),
    (re.compile(r"\b(did|does|do|was|is|were|have|has|had|could|would|should|wo|ca)nt\b", re.I), r"\1n't"),
)


def plain(text: str) -> str:
    """The text with straight marks, the apostrophes that voice typing leaves out, and without fillers."""
    said = text[:LONGEST].translate(_MARKS)
    said = re.sub(r"\b(Dr|Mr|Mrs|Ms|Prof)\.(?=\s)", r"\1", said)
    said = _BREATH.sub("", _dictated(said))
    for pattern, instead in _APOSTROPHES:
        said = pattern.sub(instead, said)
    said = re.sub(r"\bw/o\b", "without", said)
    said = re.sub(r"(?<=\bspoke )w (?=[A-Z])|(?<=\btalked )w (?=[A-Z])", "with ", said)
    said = re.sub(r"\bw/\s*", "with ", re.sub(r"\s@\s", " at ", said))
    said = re.sub(r"\b(\w+)( \1\b)+", r"\1", said)  # "the the"
    return re.sub(r"[ ]*\n[ ]*", "\n", re.sub(r"[ ]{2,}", " ", said)).strip(" ,\n")


def _dictated(said: str) -> str:
    """Marks that were spoken: "full stop" is one, and then "comma" and "new line" are too."""
    if not re.search(
        r"\b(?:full stop|question mark|exclamation mark|new line|new paragraph|comma (?:and|but|he|she|i|we|then)|open bracket)\b",
        said,
        re.I,
    ):
        return said
    for spoken, mark in _SPOKEN.items():
        said = re.sub(rf"\s*\b{spoken}\b", mark, said, flags=re.I)
    return said


_SPOKEN = {
    "full stop": ".",
    "question mark": "?",
    "exclamation mark": "!",
    "new (?:line|paragraph)": "\n",
    "comma": ",",
    "semicolon": ";",
    "colon": ":",
}
