"""What bits of a terse text look like: a job, a house, an earlier one, a degree, a fondness."""

from __future__ import annotations

import re

from flows.biography.forms.pattern import DEPARTMENT, LANGS
from flows.biography.wording import ENJOYS, HOBBYIST, TITLED, thirds

HOUSE = r"[A-Z0-9À-ÞŁŚŠŽČİ][\w&.'’-]*(?: (?:of |de |do |du |für |for )?[A-Z0-9À-ÞŁŚŠŽČİ&][\w&.'’-]*){0,3}"
OF_A_HOUSE = re.compile(  # "Head of People" and "Product Manager, Payments" name no house
    rf"(?:{DEPARTMENT}|payments|people|talent|platform|infrastructure|backend|frontend|security|growth"
    rf"|content|brand|strategy|innovation|sustainability|climate"
    r"|customer|success|support|software|hardware|grid|energy|emea|dach|apac|europe|nordics|ai|ml|machine"
    r"|learning|technology|staff|quality|studies"
    r"|[a-z]+ing|[a-z]+ics|[a-z]+ology|[a-z]+istry|[a-z]+ment|[a-z]+ation)s?\b",
    re.I,
)
SHORT_TITLE = (
    r"(?:PM|APM|SWE|SDE|SRE|UX|UI|QA|HR|TA|VP|SVP|EVP|CEO|CTO|COO|CFO|CMO|CPO|CHRO|CIO|MD|GM|PhD student"
    r"|postdoc|dev|devops|staff|TPM|EM|BDR|SDR|AE|CSM|KAM)"
)
TITLE = re.compile(
    rf"{TITLED.pattern}|(?-i:\b{SHORT_TITLE}\b)|\bco-?founder|\bfounding\b|\bfreelanc\w+|\bself-employed\b"
    rf"|\bhead of\b|\bpartnerships?\b|\brecruiting\b|\bproduct\b(?= @)",
    re.I,
)
AT = re.compile(r"\s*(?:@|\bat\b|\bbei\b|\bchez\b)\s*")
BEHIND = re.compile(r"\s+[-–—:]\s+|\s*,\s*")
PAST = re.compile(
    r"(?:\W*\b(?:ex|prev(?:ious(?:ly)?)?|former(?:ly)?|past|before(?: that)?|earlier|alum(?:na"
    r"|nus)?(?: of)?)\b[-–:. ]+|ex[- ](?=[A-Z]))",
    re.I,
)
BRACKETS = re.compile(r"\(([^()]{2,80})\)")
STUDY = re.compile(
    r"\b(?:B\.?Sc|M\.?Sc|B\.?A|M\.?A|MBA|Ph\.?D|M\.?Eng|B\.?Eng|B\.?Tech|M\.?Phil|LL\.?[BM]|Dipl\w*"
    r"|Master(?:s|'s)?(?: of| in)?|Bachelor(?:s|'s)?(?: of| in)?|degree"
    r"|(?i:universit\w+|univ|uni|college|polytechnic\w*|institute of technology|school of|business school"
    r"|hochschule|graduated?|studied|trained (?:in|at)|class of))\b"
    r"|\b[A-Z]{2,5} ['’]\d\d\b|['’]\d\d$"
)
NEED = re.compile(
    r"(?:looking for|open to|seeking|in search of|need(?:s|ing)?|wants?|dm (?:me )?for|ask:|hiring:?"
    r"|we're hiring|currently hiring|keen to (?:meet|find))\b",
    re.I,
)
LANGUAGE = re.compile(
    rf"(?:(?:native|fluent|some|basic|a little|good|rusty|speaks|languages?:?|and|bits of|learning)\s+)*(?:{LANGS}"
    rf"|DE|EN|FR|ES|IT|PT|NL|PL|TR|RU|UA|ZH|JP)\b",
    re.I,
)
YEARS = re.compile(r"\W*\d+\s?\+?\s*(?:yrs?|years?|y)\b", re.I)
LENGTH = re.compile(r"(?:\d+\s*(?:yrs?|years?)\.?)?\s*(?:\d+\s*(?:mos?|months?)\.?)?", re.I)  # of a station
LOVES = frozenset(map(thirds, ENJOYS))
FONDNESS = re.compile(
    rf"\b(?:{HOBBYIST}|nerd|freak|junkie|mum|mom|dad|parent|owner|tragic|wannabe|foodie|bookworm|choir|band"
    rf"|football|tennis|yoga|plants?|dogs?|cats?|sourdough|padel|chess|yoga)s?$",
    re.I,
)
OF_FAMILY = re.compile(
    r"\b(?:mum|mom|dad|mother|father|parent)s? (?:of|to)\b|\b(?:\d|one|two|three|four) (?:kids|children"
    r"|boys|girls)\b|^married\b",
    re.I,
)
KIND_OF_JOB = re.compile(
    r"\b(?:full|part)[- ]time\b|\bremote\b|\bhybrid\b|\bcontract\b|\bon-?site\b|\bpermanent\b"
    r"|\bself-employed\b",
    re.I,
)
PRONOUNS = re.compile(r"\(?(?:she|he|they)/(?:her|him|them)(?:/\w+)?\)?", re.I)
