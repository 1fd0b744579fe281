"""A text about a time in one plain form: "Tommorow at half past SIX 🎉" is read as "tomorrow at half past 6"."""

from __future__ import annotations

import re
import unicodedata
from itertools import product

from flows.spelling import slips
from flows.when.company import DAYS, MONTHS_OR_NOT, is_a_day, is_a_month
from flows.when.names import MONTHS, WEEKDAYS
from flows.when.wordings import plainer

LONGEST = 2000  # characters that are looked at
_SHORT = {
    **{short: day for day in WEEKDAYS for short in (day[:3], f"{day}s", f"{day[:3]}s", f"{day}'s")},
    **{"tues": "tuesday", "weds": "wednesday", "thur": "thursday", "thurs": "thursday", "wednes": "wednesday"},
    **{month[:3]: month for month in MONTHS},
    **{"sept": "september", "tmrw": "tomorrow", "tmr": "tomorrow", "tmw": "tomorrow", "tomo": "tomorrow", "tomoz": "tomorrow"},
    **{
        "tom": "tomorrow",
        "mornin": "morning",
        "tomorow": "tomorrow",
        "nite": "night",
        "2nite": "tonight",
        "tonite": "tonight",
        "2day": "today",
    },
    **{"2morrow": "tomorrow", "2moro": "tomorrow", "tomorrow's": "tomorrow", "today's": "today", "tonight's": "tonight", "morn": "morning"},
    **{
        "nxt": "next",
        "eve": "evening",
        "midday": "noon",
        "noonish": "noon",
        "aft": "afternoon",
        "arvo": "afternoon",
        "hrs": "hours",
        "hr": "hour",
    },
    **{"mins": "minutes", "min": "minutes", "wk": "week", "wks": "weeks", "fortnight's": "fortnight", "upcoming": "coming"},
    **dict.fromkeys("tmrow 2mrw 2mrrw tmoro tomoro tmorow tomorw tomrw tmro tmrrw 2moz 2morow 2mro tmo".split(), "tomorrow"),
    **dict.fromkeys("arnd aroud arond aorund arround rnd".split(), "around"),
    **{"abt": "about", "bout": "about", "mrng": "morning", "mrning": "morning", "evng": "evening", "evg": "evening", "aftn": "afternoon"},
    **{"wek": "week", "nex": "next", "nxet": "next", "nextweek": "next week"},
    **{"fortnights": "fortnight", "weekends": "weekend", "wkend": "weekend", "mornings": "morning", "evenings": "evening"},
}
_SMALL = dict(
    zip(
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
        ).split(),
        range(1, 20),
        strict=True,
    )
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
NUMBERS = {**_SMALL, **_TENS, **{f"{ten}-{one}": tens + _SMALL[one] for (ten, tens), one in product(_TENS.items(), list(_SMALL)[:9])}}
_ORDINALS = dict(
    zip("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), range(1, 13), strict=True)
)
_TEENTHS = {f"{word}th": number for word, number in _SMALL.items() if number > 12} | {"twentieth": 20, "thirtieth": 30}
_COMPOUND = {
    f"{ten}-{word}": tens + number for ten, tens in (("twenty", 20), ("thirty", 30)) for word, number in list(_ORDINALS.items())[:9]
}
ORDINALS = _ORDINALS | _TEENTHS | _COMPOUND
_NO_DATE = re.compile(  # "first, bring a pen", "the second we arrive", "one second"
    r"(?:^|(?<=[.!?;:] ))(?:first|second|third)(?=,? (?!of\b|at\b)(?!(?:mon|tues|wednes|thurs|fri|satur|sun)day\b))"
    r"|(?<=\bthe )(?:first|second|third)(?= (?:i(?! (?:guess|think|believe|suppose|hope|reckon)\b)|we|it|you|he|she|they|there|is"
    r"|one|time|thing)\b)"
    r"|(?<=\b[a1] )second\b|(?<=\bone )second\b|(?<=\bevery )second\b"
)
_COUNTED = (
    "people|persons|guests|folks|friends|of|days?|weeks?|months?|hours?|minutes?|mins|students|founders|seats|tall|feet|foot|something"
    "|euros?|dollars?|bucks|percent"
)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_ISH = r"(?i)-ish\b|(?<=one|two|six|ten)ish\b|(?<=four|five|nine)ish\b|(?<=three|seven|eight)ish\b|(?<=eleven|twelve)ish\b"
_PERSON = re.compile(r"\b(?:met|with|saw|i|we|he|she|they|you|who|have|has|had|the|a|to|be|and then|got|bei|mit|chez|avec|con|bij|hos)\s+$")
_AFTER_TOMORROW = re.compile(r"\s*(?:$|\d|at \d|noon\b|morning|evening|night)")
_OF_A_FEAST = re.compile(  # whose eve is the day before it; Friday's is its evening
    r"\b(?:thanksgiving|christmas|xmas|(?<!chinese )(?<!lunar )new year|easter|diwali|deepavali|holi|eid(?: \S+)?|passover|hanukkah"
    r"|ramadan|labou?r day|memorial day|mother'?s day|independence day|july"
    r"|republic day|carnival|election|wedding)(?:'?s)?(?: day)?\s+$"
)
_TYPED_OFTEN_WRONG = (*WEEKDAYS, *(month for month in MONTHS if len(month) > 5), "tomorrow", "tonight", "weekend", "fortnight", "afternoon")
_REAL_WORDS = frozenset(
    "sundry someday weekday weekdays mundane fridge sunday's afternoons thirsty tomorrows weakened october's auguste octopus".split()
)
_WORD = re.compile(r"\d*[^\W\d_]+(?:'[^\W\d_]+)*")
_DASHES = (
    dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
    | dict.fromkeys(map(ord, "‘’ʼ`´"), "'")
    | {ord("½"): ".5", ord("§"): " ", ord("¤"): " ", 0x20E3: " ", 0xFE0F: ""}
)
_GLUED = re.compile(  # 26nov, thu26, 1900hrs
    r"(?i)(?<=\d)(?=(?:hrs?|hours?|mins?|minutes?|wks?|weeks?|days?|months?)\b)|"
    rf"(?<=\d)(?=(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*\b)"
    rf"|(?<=(?:{'|'.join(month[:3] for month in MONTHS)}))(?=\d)|(?<=(?:{'|'.join(day[:3] for day in WEEKDAYS)}))(?=\d)"
)
_STAMP = re.compile(r"(?<!\d)(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d)", re.I)
_WAVE = re.compile(r"(?<=\d)\s?[~〜]\s?(?=\d)")  # 19:00~21:00
_AT = re.compile(r"\s@\s*(?=\d)")  # 10-22 @ 6:15p
_DAY_NUMBER = re.compile(  # and "MLK day 10 am" is at ten
    r"(?i)(?:^|(?<=\bon )|(?<=\bfor )|(?<=\bis )|(?<=\bit's )|(?<=[,.:;(] ))(?:the )?day ([4-9]|[12]\d|3[01])\b"
    r"(?! of\b| to go\b|[:.\d]| ?[ap]\.?m\b)"
)  # day 15; day 2 is of the conference
_AN_HOUR = (
    r"(?:\d{1,2}(?:[:.][0-5]\d\b|\s?h(?:[0-5]\d)?\b|\s?[ap]\.?m\b\.?|\s?uhr\b|\s?o'?clock\b| in the (?:morning|afternoon|evening)"
    r"| at night)|noon\b|midnight\b|half past)"
)
_NTH_AT = re.compile(  # "the 3 at 18h", and nothing that is counted or ridden: "meet the 3 at 6pm", "take the 12 at 19:00"
    r"(?i)(?<!\bmeet )(?<!\bsee )(?<!\bjoin )(?<!\bwith )(?<!\bof )(?<!\bcall )(?<!\ball )(?<!\bfor )(?<!\bby )(?<!\btake )(?<!\bcatch )"
    rf"(?<!\bget )\b(the (?:[1-9]|[12]\d|3[01]))(?=,? (?:(?:at|from|around|about) )?{_AN_HOUR})"
)
_AT_NTH = re.compile(  # 6pm on the 21
    rf"(?i)\b({_AN_HOUR},? (?:on )?the (?:[1-9]|[12]\d|3[01]))(?=\s*(?:$|[!?;)]|[.,](?!\d)|(?:with|in|if|please)\b))"
)
_SIGN = re.compile(r"\(([月火水木金土日])\)")  # 12/3(木) is a Thursday
_CLOCK_FACES = 0x1F550  # one o'clock; eleven more follow, then the half hours


def plain(text: str) -> str:
    """`text` in lower case with names in full, figures for numbers, and slips of the keyboard mended."""
    flat = _AT_NTH.sub(r"\1th", _NTH_AT.sub(r"\1th", flattened(text)))
    said = _clock_faces(flat) if not re.search(r"\d", flat) else flat
    said = re.sub(
        r"\s+", " ", "".join(" " if unicodedata.category(char) in ("So", "Cn", "Cs", "Co", "Sk", "Cf") else char for char in said)
    )
    said = _BETWEEN.sub("between ", said)
    said = _SPOKEN.sub(lambda match: _DICTATED[match[0].lower()], _GLUED.sub(" ", said))
    return plainer(_figures(_named(re.sub(_ISH, " ish", re.sub(r"(?<!\w)_|_(?!\w)", " ", said)).replace("week-end", "weekend").strip())))


def flattened(text: str) -> str:
    """`text` with one kind of dash, apostrophe and figure; capitals stay."""
    flat = unicodedata.normalize("NFKC", text[:LONGEST].translate(_DASHES)).translate(_DASHES)
    flat = _DAY_NUMBER.sub(r"the \1th", _AT.sub(" at ", flat))
    flat = _WAVE.sub("-", _SIGN.sub(lambda match: f"({WEEKDAYS['月火水木金土日'.index(match[1])]})", flat))
    return _STAMP.sub(lambda match: f"{match[1]}-{match[2]}-{match[3]} {match[4]}:{match[5]}", flat)


_BETWEEN = re.compile(r"(?i)\b(?:btwn?|betw|b/w)\.? (?=\d|noon\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)")
_DICTATED = {"full stop": ".", "comma": ",", "question mark": "?", "new line": ",", "p m": "pm", "a m": "am", "um": "", "uh": ""}
_SPOKEN = re.compile(rf"(?i)(?:(?<= )|^)(?:{'|'.join(_DICTATED)})(?= |$)")


def _clock_faces(text: str) -> str:
    """🕖 is seven o'clock, 🕢 half past."""

    def told(char: str) -> str:
        number = ord(char) - _CLOCK_FACES
        if not 0 <= number < 24:
            return char
        return f" at {number % 12 + 1}{':30' if number > 11 else ''} "

    return "".join(map(told, text))


def _named(text: str) -> str:
    """Days and months by their full names, where they are meant."""
    lower = text.lower()
    is_shouted = text.upper() == text
    if len(lower) != len(text):  # a few letters change their number in lower case
        text = lower

    def told(match: re.Match[str]) -> str:
        word, before, after = match[0].lower(), lower[: match.start()], lower[match.end() :]
        if word in ("eve", "nye") and (word == "nye" or _OF_A_FEAST.search(before)):
            return "eve_" if word == "eve" else "new year's eve_"
        if word == "tom":
            return "tomorrow" if _AFTER_TOMORROW.match(after) and not _PERSON.search(before) else word
        if word in DAYS:
            is_capital = match[0][0].isupper() and not is_shouted
            return _SHORT[word] if is_a_day(word, before, after, is_capital=is_capital) else word
        if word in MONTHS_OR_NOT:
            return _SHORT.get(word, word) if is_a_month(word, before, after) else f"{word}_"
        return _SHORT.get(word) or _mended(word)

    return _WORD.sub(told, text)


def _mended(word: str) -> str:
    """A slip of the keyboard, "thurday" or "wensday", as it was meant; a word that is none of them stays."""
    if len(word) < 4 or word in _REAL_WORDS or word in NUMBERS or word in ORDINALS:
        return word
    most = 0 if len(word) < 5 else 1 if len(word) < 7 else 2
    bones = [known for known in _TYPED_OFTEN_WRONG if _bones(known) == word and len(word) > 3]
    if bones:
        return bones[0]
    near = [(slips(word, known, most), known) for known in _TYPED_OFTEN_WRONG if known[0] == word[0]]
    distance, known = min(near, default=(9, ""))
    if distance <= most and (distance < 2 or known.endswith("day") == word.endswith("day")):
        return known
    return word


def _bones(word: str) -> str:
    return re.sub("[aeou]|i", "", word)


def _figures(text: str) -> str:
    """Numbers as figures: "half past six" has a 6, "five thirty" is 5:30, "the third" is the 3rd."""
    small = "|".join(_SMALL)
    text = re.sub(rf"\bhalf-(?=(?:{small})\b)", "half ", re.sub(r"\bfive[ -]and[ -]twenty\b", "twenty-five", text))
    text = re.sub(
        r"(?<!\bat )(?<!\bby )(?<!@ )(?<!\babout )(?<!\baround )(?<!\bfrom )(?<!\bbetween )\b(five to (?:six|seven|eight|nine)"
        r"|ten to (?:eleven|twelve|one|two))"
        rf"\b(?! (?:{_COUNTED})|[- ](?:thirty|fifteen|forty))",
        lambda match: " mins to ".join(str(NUMBERS[word]) for word in match[1].split(" to ")),
        text,
    )
    text = re.sub(
        rf"(?<!\bfrom )(?<!\bbetween )\b(five|ten|twenty|twenty[ -]five) (to|past|till?|until|before|after|of(?= \w+(?:$|[,.!?]| (?:on"
        rf"|this|next|to|in|am|pm"
        rf"|mon|tue|wed|thu|fri|sat|sun))))\s(?=(?:{small}|1?\d)\b(?! (?:{_COUNTED})))",
        lambda match: f"{_whole(match[1])} minutes {'to' if match[2] in ('til', 'till', 'until') else match[2]} ",
        text,
    )
    text = re.sub(
        rf"\b({small})[ -](ten|fifteen|(?:twenty|thirty|forty|fifty)(?:[ -](?:one|two|three|four|five|six|seven|eight"
        rf"|nine))?)\b(?! (?:{_COUNTED})\b)",
        lambda match: f"{_SMALL[match[1]]}:{_minutes(match[2])}",
        text,
    )
    text = re.sub(r"\b(twenty|thirty|forty|fifty) (?=(?:one|two|three|four|five|six|seven|eight|nine)\b)", r"\1-", text)
    text = re.sub(r"\b(twenty|thirty) (?=(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)", r"\1-", text)
    text = re.sub(r"\b(?:a )?couple(?: of)?\b", "2", text)
    text = _NO_DATE.sub(lambda match: f"{match[0]}_", text)
    text = re.sub(r"[^\W\d_]+(?:-[^\W\d_]+)?", lambda match: _figure(match[0]), text)
    text = re.sub(r"\b(\d{1,2}) hundred hours\b", lambda match: f"{int(match[1]):02}00 hours", text)
    return re.sub(r"\b(\d{1,2}) (st|nd|rd|th)\b", r"\1\2", text)


def _figure(word: str) -> str:
    if word in NUMBERS:
        return str(NUMBERS[word])
    if word in ORDINALS:
        number = ORDINALS[word]
        return f"{number}{_ENDINGS.get(number % 10, 'th') if number not in (11, 12, 13) else 'th'}"
    return word


def _whole(word: str) -> int:
    return NUMBERS[word.replace(" ", "-")]


def _minutes(word: str) -> int:
    return NUMBERS[word.replace(" ", "-")]
