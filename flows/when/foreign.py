"""Times in other languages, told in English: "nächsten Donnerstag um 19 Uhr" is "next thursday um 19 uhr"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from flows.when.names import MONTHS, WEEKDAYS
from flows.when.phrases import MORE, PLAINER
from flows.words import FUNCTION_WORDS

LATIN = ("de", "es", "fr", "it", "nl", "pt", "pl", "sv", "da", "tr", "cs", "fi", "ro", "hu")
SCRIPTS = (
    (re.compile("[Ѐ-ӿ]"), ("ru", "uk", "bg", "sr")),
    (re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"), ("ja", "zh", "ko")),
    (re.compile("[Ͱ-Ͽ]"), ("el",)),
    (re.compile("[\u0600-\u06ff]"), ("ar", "fa")),
    (re.compile("[\u0590-\u05ff]"), ("he",)),
    (re.compile("[\u0900-\u097f]"), ("hi",)),
    (re.compile("[\u0e00-\u0e7f]"), ("th",)),
)
_LONG_ENOUGH = 4  # letters from which a word is taken for one of another language
_ENGLISH = re.compile(rf"\b(?:{'|'.join((*WEEKDAYS, *MONTHS))}|in \d+ (?:day|week|month)|\d+ day ago)\b")
_ENGLISH_WORDS = FUNCTION_WORDS | frozenset("am pm past half quarter next last noon midnight around tonight until till ish".split())
_AHEAD = re.compile(r"\bin +\d+ (?:day|week|month)")
_WITH = re.compile(r"\bmit\b(?!\.)")  # short for Mittwoch in the tables, and "with" in every German sentence
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_TAKEN_FOR_GRANTED = frozenset(
    "many date data than then them more mais mare case fine come done dort sera note bien late main hier".split()
)


def in_english(text: str) -> str:
    """`text` with its days, months and hours in English, if it is of one of the languages; else nothing."""
    lower = _WITH.sub("with", text.lower()[:300])
    words = {word for word in _WORD.findall(lower) if (len(word) >= _LONG_ENOUGH or not word.isascii()) and word not in _TAKEN_FOR_GRANTED}
    if not set(re.findall(r"[^\W\d_]{2,}|[\u3040-\u9fff]", lower)) - _ENGLISH_WORDS:
        return ""
    languages = next((languages for script, languages in SCRIPTS if script.search(lower)), LATIN)
    told = {language: _told(language, lower) for language in languages if _knows(language, words, lower)}
    worth = {language: len(_ENGLISH.findall(english)) + _is_said(language, lower) for language, english in told.items()}
    best = max(worth, key=worth.__getitem__, default="")
    return told[best] if best else ""


def _knows(language: str, words: set[str], lower: str) -> bool:
    """Whether a word of the text is one for a time in this language, or one of its phrases stands in it."""
    if any(_ENGLISH.search(told) for word in words if (told := _word(language, word)) != word) or _is_said(language, lower):
        return True
    return bool(_AHEAD.search(_translated(language, lower)))


def _is_said(language: str, lower: str) -> int:
    return sum(bool(re.search(pattern, lower)) for pattern, _ in MORE.get(language, ()))


def _told(language: str, lower: str) -> str:
    for pattern, english in MORE.get(language, ()):
        lower = re.sub(pattern, english, lower)
    said = _translated(language, lower)
    for pattern, english in PLAINER:
        said = re.sub(pattern, english, said)
    return said


@lru_cache(maxsize=2000)
def _word(language: str, word: str) -> str:
    return _translated(language, word)


def _translated(language: str, text: str) -> str:
    locale, settings = _locale(language)
    try:
        return str(locale.translate(text, keep_formatting=True, settings=settings))
    except (ValueError, KeyError, IndexError, AttributeError):
        return text


@lru_cache(maxsize=64)
def _locale(language: str) -> tuple[Any, Any]:
    """The words of a language; loaded when the first text comes that is not English, at 45 ms and 11 MB."""
    from dateparser.conf import settings
    from dateparser.languages.loader import default_loader

    return next(iter(default_loader.get_locales(languages=[language]))), settings
