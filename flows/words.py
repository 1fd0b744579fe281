"""Words as the core compares them: lower case, rough stems, synonyms folded; for topics and for listening, not for moves."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[a-zà-öø-ÿ]+(?:'[a-z]+)?|\d+")
_NO_WORD = re.compile(r"[^\w\s]")
_SHORTENED = r"(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\bdr)"  # words whose dot ends nothing
_SENTENCE = re.compile(rf"[^\s].*?(?:{_SHORTENED}[.!?…]+[\"”\')]*(?=\s|$)|(?=\n)|$)", re.S | re.I)  # nor does one within "resume.pdf"
_CLITICS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am", "'s": ""}
_SUFFIXES = (
    "ational",
    "fulness",
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "edly",
    "ness",
    "ies",
    "ied",
    "ers",
    "er",
    "ed",
    "es",
    "ly",
    "s",
    "e",
)
FUNCTION_WORDS = frozenset(
    """
    a an the and or but so if of to in on at by for from with about as into than then that this these those it its is are
    was were be been being am do does did done have has had having will would can could should may might must i me my mine
    you your yours he him his she her they them their we us our not no yes there here what which who whom whose when where
    why how all any some just really very quite more most much many lot also too well like get got go going come thing
    things one ever oh ok okay please thanks thank hi hello hey sure think know mean want say said tell told let way bit
    kind sort still even because though
    """.split()
)


def tokens(text: str) -> list[str]:
    """The words of `text` in order, lower case, contractions opened: "Didn't he?" gives did, not, he."""
    found: list[str] = []
    for word in _WORD.findall(text.lower().replace("’", "'")):
        head, mark, tail = word.partition("'")
        if word.endswith("n't"):
            found += [word[:-3], "not"]
        elif mark:
            found += [head, *filter(None, [_CLITICS.get(mark + tail, tail)])]
        else:
            found.append(word)
    return found


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A rough stem: testing, tested and tests all give test."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            cut = word[: -len(suffix)] + ("y" if suffix in ("ies", "ied") else "")
            return cut[:-1] if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "ls" else cut
    return word


def content(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(word) for word in tokens(text) if word not in FUNCTION_WORDS and len(word) > 2)


def bare(text: str) -> str:
    """Small letters and figures, one space between two words: "That's fine, thanks!" is "that s fine thanks"."""
    return " ".join(_NO_WORD.sub(" ", text.lower()).split())


def shortened(words: str, most: int) -> str:
    """Words on one line, cut between two of them where they are more than `most` characters."""
    flat = " ".join(words.split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rsplit(' ', 1)[0].rstrip(' ,;')}…"


def sentences(text: str) -> list[str]:
    """The sentences of `text`, with their end marks."""
    return [found.strip() for found in _SENTENCE.findall(text) if found.strip()]


def sentence_at(text: str, span: tuple[int, int]) -> str:
    """The sentence of `text` in which `span` begins: a move is two words, what is quoted should be a thought."""
    for found in _SENTENCE.finditer(text):
        if found.start() <= span[0] < found.end():
            return found[0].strip()
    return text[slice(*span)].strip()
