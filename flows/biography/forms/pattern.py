"""A form of sentence: a pattern, and what its words are about; and the parts that patterns share."""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.biography.facts import Aspect
from flows.biography.wording import TITLE

LANGS = (
    "English|German|French|Spanish|Portuguese|Italian|Dutch|Danish|Swedish|Norwegian|Finnish|Icelandic|Faroese|Polish|Czech|Slovak|Slovene"
    "|Slovenian|Croatian|Serbian|Bosnian|Bulgarian|Romanian|Hungarian|Greek|Turkish|Russian|Ukrainian|Lithuanian|Latvian|Estonian|Albanian"
    "|Macedonian|Arabic|Hebrew|Persian|Farsi|Kurdish|Urdu|Hindi|Bengali|Bangla|Punjabi|Gujarati|Marathi"
    "|Tamil|Telugu|Malayalam|Kannada|Sinhala"
    "|Nepali|Mandarin|Cantonese|Chinese|Japanese|Korean|Vietnamese|Thai|Khmer|Lao|Burmese|Malay|Indonesian|Bahasa|Tagalog|Filipino|Swahili"
    "|Amharic|Tigrinya|Somali|Yoruba|Igbo|Hausa|Zulu|Xhosa|Afrikaans|Shona|Nyanja|Ndebele|Twi|Wolof|Welsh|Irish|Gaelic|Basque|Catalan"
    "|Galician|Breton|Luxembourgish|Maltese|Georgian|Armenian|Azerbaijani|Kazakh|Uzbek|Mongolian"
    "|Esperanto|Latin|Sign Language|BSL|ASL|Bemba"
    "|Kinyarwanda|Lingala|Tigrigna|Quechua|Guarani|Aymara|Maori|Māori|Samoan|Tongan|Hawaiian|Yiddish|Pashto|Dari|Tajik"
)


class Form(NamedTuple):
    """One way to say something: `w` of the pattern are the words."""

    aspect: Aspect
    pattern: re.Pattern[str]
    lists: bool = False  # the words are a list: each item is a fact
    is_loose: bool = False  # true only beside words of work: "at Foo", "in Leeds"


BE = r"(?:\b(?:is|are|am|was|be|been|being)\b|(?<=\w)['’](?:s|m|re))"
NOW = r"(?:now|currently|presently|also|still|today|both|just|the new|new|recently|again)"
STOP = r"(?=\s*(?:[.;:!?()|•\n]|,|\s[-–—]\s|\Z|\s(?:and|but|where|who|which|whose|while|after|before|since|when|although|because|so)\b))"
END = r"(?=\s*(?:[.;!?]*\s*\Z))"
TITLED_ROLE = (
    rf"(?:(?!(?:is|was|are|am|has|have|for|looking|takes|with|to|the|a|an|and|as|at|of|than|who"
    rf"|I)\b)[\w&/+’'-]+ ){{0,5}}?(?:{TITLE})s?\b(?:(?: (?:of|and|&|for|to|in) (?!the [A-Z]|this|that)|[ /]"
    rf"|, )(?:[a-z][\w&’'-]*|[A-Z][\w&’'-]*))*?"
)
DEPARTMENT = (
    r"(?:Ops|Operations|Sales|Marketing|Engineering|Products?|Design|Quality|Finance|People|Data|Growth|Research|Partnerships|Policy"
    r"|Communications|Legal|IT|HR|Staff|Strategy|Planning|Training|Programmes?|Programs|Security|Customer|Content|Innovation|Learning)"
)
CAPITAL = r"(?-i:[A-ZÀ-Þ])"
BEFORE_A_HOUSE = (
    rf"(?=\s*(?:,| at | @ ?| of the {CAPITAL}| with (?:the )?{CAPITAL}| for (?:the )?{CAPITAL}| in (?:the )?{CAPITAL}|[.;:!?()"
    rf"|•\n]| - | – | — |\Z| (?:who|where|which|whose|that|and (?:the|a|an|is|has|he|she|they|I"
    rf"|co-?founder)|based|from|since|working|but|with|on|by)\b))"
)


def form(aspect: Aspect, pattern: str, lists: bool = False, cased: bool = False, is_loose: bool = False) -> Form:
    """A row of a table; LANGS in its pattern stands for any language."""
    return Form(aspect, re.compile(pattern.replace("LANGS", LANGS), 0 if cased else re.I), lists, is_loose)
