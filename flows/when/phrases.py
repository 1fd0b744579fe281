"""Phrases for times in other languages, and what they are in English; the bare names of days and months come from a library."""

from __future__ import annotations

from collections.abc import Callable
from re import Match

from flows.when.names import MONTHS, WEEKDAYS

_MONTHS = ("", *MONTHS)
_DAYS = (*WEEKDAYS, WEEKDAYS[-1])
_PARTS = {"abend": "evening", "mittag": "noon", "nachmittag": "afternoon", "vormittag": "morning", "früh": "morning"}
_GERMAN = dict(zip("eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(), range(1, 13), strict=True))
_GERMAN |= {str(number): number for number in range(1, 13)}
_DUTCH = dict(zip("een twee drie vier vijf zes zeven acht negen tien elf twaalf".split(), range(1, 13), strict=True))
_NORDIC = dict(zip("ett två tre fyra fem sex sju åtta nio tio elva tolv".split(), range(1, 13), strict=True))
_DANISH = dict(zip("et to tre fire fem seks syv otte ni ti elleve tolv".split(), range(1, 13), strict=True)) | {"sju": 7, "åtte": 8}
_GERMAN_DAYS = (
    "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt sechzehnt siebzehnt achtzehnt"
    " neunzehnt zwanzigst"
).split()
_SPANISH = dict(zip("una dos tres cuatro cinco seis siete ocho nueve diez once doce".split(), range(1, 13), strict=True))


def _feasts(named: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Feasts of a language as phrases: "Pfingstmontag" is Whit Monday."""
    return tuple((rf"\b{name}\b", english) for name, english in named.items())


# What the locale data lack, or have only within a longer form; longest first within a language.
MORE: dict[str, tuple[tuple[str, str | Callable[[Match[str]], str]], ...]] = {
    "de": (
        *_feasts(
            {
                "karfreitag": "good friday",
                "ostersonntag": "easter sunday",
                "ostermontag": "easter monday",
                "(?:christi )?himmelfahrt": "ascension day",
                "pfingstsonntag": "whit sunday",
                "pfingstmontag": "whit monday",
                "fronleichnam": "corpus christi",
                "rosenmontag": "rose monday",
                "aschermittwoch": "ash wednesday",
                "heilig(?:er |en |)abend": "christmas eve",
                "silvester(?:abend)?": "new year's eve",
                "neujahr(?:stag)?": "new year's day",
                "nikolaus(?:tag|abend)?": "6 december",
            }
        ),
        (r"\bdreiviertel (?=\w)", "viertel vor "),
        (r"\b(?:am |gegen )?ende (?:der|dieser) woche\b", "end of the week"),
        (
            rf"\bam ({'|'.join(_GERMAN_DAYS)})en\b(?! (?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez))",
            lambda match: f"the {_GERMAN_DAYS.index(match[1]) + 1}th",
        ),
        (r"\bam (?=(?:mo|di|mi|do|fr|sa|so)(?:\b|ntag|enstag|ttwoch|nnerstag|eitag|mstag|nntag|nnabend)|(?:kommenden|nächsten)\b)", "on "),
        (r"\b(\d{1,2}) ?(?:-|bis) ?(\d{1,2}) ?uhr\b", r"\1:00-\2:00"),
        (r"\b(\d{1,2}) ?uhr (\d\d)\b", r"\1:\2"),
        (r"\b(\d{1,2}) ?uhr\b", r"\1:00"),
        (r"(\d) ?uhr\b", r"\1"),
        (r"\bam (\d{1,2})\.(?! ?(?:\d|jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez))", r"the \1th"),
        (r"\bheute (?:abend|nacht)\b", "tonight"),
        (r"\bmorgen früh\b", "tomorrow morning"),
        (
            r"\b(morgen|übermorgen|heute|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag) ?(abend|mittag|nachmittag"
            r"|vormittag|früh)s?\b",
            lambda match: f"{match[1]} {_PARTS[match[2]]}",
        ),
        (r"\b(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s\b", r"\1"),
        (r"\bübernächste[nrsm]? (montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b", r"\1 after next"),
        (r"\bnächste[nrsm]?\b|\bkommende[nrsm]?\b", "next"),
        (r"\bdiese[nrsm]?\b", "this"),
        (r"\bletzte[nrsm]?\b|\bvorige[nrsm]?\b", "last"),
        (r"\bhalb (\w+)\b", lambda match: f"{(_GERMAN.get(match[1]) or 1) - 1 or 12}:30" if match[1] in _GERMAN else match[0]),
        (
            r"\bviertel (nach|vor) (\w+)\b",
            lambda match: f"quarter {'past' if match[1] == 'nach' else 'to'} {_GERMAN[match[2]]}" if match[2] in _GERMAN else match[0],
        ),
        (r"\bum (eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)\b", lambda match: f"at {_GERMAN[match[1]]}"),
        (r"\bvon (\d)", r"from \1"),
        (r"(?:\b(?:um|gegen|ab)) (?=\d)", "at "),
        (r"\b(?:am )?wochenende\b", "weekend"),
        (r"\b(next|this) woche\b", r"\1 week"),
        (r"\bübernächste woche\b", "week after next"),
        (r"\b(abends?)\b", "evening"),
        (r"\b(?:vormittags?|morgens)\b", "morning"),
        (r"\bnachmittags?\b", "afternoon"),
        (r"\bmittags?\b", "noon"),
        (r"\bmitternacht\b", "midnight"),
    ),
    "es": (
        *_feasts({"nochebuena": "christmas eve", "nochevieja": "new year's eve", "viernes santo": "good friday"}),
        (r"\bel (?:día )?(\d{1,2})\b(?! ?(?:h|de\b|:))", r"the \1th"),
        (r"\bpasado mañana\b", "day after tomorrow"),
        (r"\besta (?:noche|tarde)\b", "tonight"),
        (r"\b(?:de|por) la mañana\b", "in the morning"),
        (r"\b(?:de|por) la (?:tarde|noche)\b", "in the evening"),
        (r"\bpr[oó]xim[oa]\b|\bque viene\b", "next"),
        (r"\best[ea]\b", "this"),
        (r"\b(?:el |la )?(\w+) pasado\b", r"last \1"),
        (r"\bdentro de\b|\ben (?=dos|tres|cuatro|una?\b)", "in "),
        (r"\ba las? (\w+) y media\b", lambda match: f"at {_SPANISH.get(match[1], match[1])}:30"),
        (r"\ba las? (\w+)\b", lambda match: f"at {_SPANISH.get(match[1], match[1])}"),
        (r"\bmediod[ií]a\b", "noon"),
        (r"\bmedianoche\b", "midnight"),
        (r"\bfin de semana\b", "weekend"),
        (r"\bdos semanas\b", "2 weeks"),
        (r"\bayer\b", "yesterday"),
        (r"\bhoy\b", "today"),
    ),
    "fr": (
        *_feasts(
            {
                "(?:le )?vendredi saint": "good friday",
                "(?:le )?lundi de p[aâ]ques": "easter monday",
                "(?:le )?lundi de pentec[oô]te": "whit monday",
                "(?:à )?no[eë]l": "christmas day",
            }
        ),
        (r"\b(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) en huit\b", r"\1 week"),
        (r"\b(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) en quinze\b", r"\1 fortnight"),
        (r"\b1er\b", "1"),
        (r"\ble (\d{1,2})\b(?! ?(?:h\b|:|janv|f[eé]v|mars|avr|mai|juin|juil|ao[uû]t|sept|oct|nov|d[eé]c))", r"the \1th"),
        (r"\bapr[eè]s-?\s?demain\b", "day after tomorrow"),
        (r"\bce soir\b", "tonight"),
        (r"\b(?:du|le|au) soir\b|\bsoir\b", "evening"),
        (r"\b(?:du |le )?matin\b", "morning"),
        (r"\b(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (?:prochain|qui vient)\b", r"next \1"),
        (r"\b(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (?:dernier|passé)\b", r"last \1"),
        (r"\bla semaine prochaine\b|\bsemaine prochaine\b", "next week"),
        (r"\bdans une quinzaine\b", "in a fortnight"),
        (r"\bdans\b", "in"),
        (r"\b(?:une|un)\b(?= (?:semaine|mois|jour))", "1"),
        (r"\b(?:deux)\b", "2"),
        (r"\b(?:trois)\b", "3"),
        (r"\bsemaines?\b", "week"),
        (r"\b(?:à|vers|dès) (?=\d|midi|minuit)", "at "),
        (r"\bmidi\b", "noon"),
        (r"\bminuit\b", "midnight"),
        (r"(\d) ?heures?\b", r"\1h"),
        (r"\bhier\b", "yesterday"),
        (r"\baujourd'?hui\b", "today"),
    ),
    "it": (
        *_feasts({"pasquetta": "easter monday", "capodanno": "new year's day", "ferragosto": "15 august"}),
        (r"\bil (?:giorno )?(\d{1,2})\b(?! ?(?:gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic|[/.:h]))", r"the \1th"),
        (r"\b(?:prossim[oa])\b", "next"),
        (r"\bore (?=\d)", "at "),
        (r"\balle (?:ore )?(?=\d)|\ball'(?=\d)", "at "),
        (r"\bstasera\b", "tonight"),
        (r"\bsera\b", "evening"),
        (r"\bmezzogiorno\b", "noon"),
        (r"\bdopodomani\b", "day after tomorrow"),
        (r"\bmattina\b", "morning"),
    ),
    "ja": (
        (
            r"(\d{1,2})月(\d{1,2})日(?:\([^)]\))?",
            lambda match: f" {match[2]} {_MONTHS[int(match[1])]} " if 0 < int(match[1]) < 13 else match[0],
        ),
        (r"(\d{1,2})時(\d{1,2})分", r" \1:\2 "),
        (r"(\d{1,2})時半", r" \1:30 "),
        (r"(?:午後|夜|夕方)(?:の)?(\d{1,2})時", r" \1 pm "),
        (r"(\d{1,2})時", r" \1:00 "),
        (r"再来週の?", " week after next "),
        (r"来週の?", " next week "),
        (r"今週の?", " this week "),
    ),
    "zh": (
        (r"(\d{1,2})月(\d{1,2})[日号號]", lambda match: f" {match[2]} {_MONTHS[int(match[1])]} " if 0 < int(match[1]) < 13 else match[0]),
        (r"(?:晚上|下午|傍晚)(\d{1,2})[点點]半", r" \1:30 pm "),
        (r"(?:晚上|下午|傍晚)(\d{1,2})[点點]", r" \1 pm "),
        (r"(?:早上|上午)(\d{1,2})[点點]", r" \1 am "),
        (r"下(?:周|週|个?星期|个?礼拜)([一二三四五六日天])", lambda match: f" {_DAYS['一二三四五六日天'.index(match[1])]} next week "),
        (r"(?:这|本)?(?:周|週|星期|礼拜)([一二三四五六日天])", lambda match: f" {_DAYS['一二三四五六日天'.index(match[1])]} "),
    ),
    "pl": (
        (r"\bdnia (\d{1,2})\b(?! ?(?:sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru|[/.:]))", r"the \1th"),
        (r"\bo (?=\d)", "at "),
        (r"\bgodz(?:\.|inie)? ?(?=\d)", "at "),
    ),
    "sv": (
        (rf"\bhalv ({'|'.join(_NORDIC)})\b", lambda match: f"at {_NORDIC[match[1]] - 1 or 12}:30"),
        (r"\bkl\.? ?(?=\d)", "at "),
        (r"\bklockan (?=\d)", "at "),
    ),
    "da": (
        (rf"\bhalv ({'|'.join(_DANISH)})\b", lambda match: f"at {_DANISH[match[1]] - 1 or 12}:30"),
        (r"\bkl\.? ?(?=\d)", "at "),
        (r"\bklokken (?=\d)", "at "),
    ),
    "fi": ((r"\bklo ?(?=\d)", "at "),),
    "tr": ((r"\bsaat (?=\d)", "at "),),
    "ro": ((r"\b(?:la )?ora (?=\d)|\bla (?=\d)", "at "),),
    "cs": ((r"\bve? (?=\d)", "at "), (r"(\d) hodin\b", r"\1h")),
    "nl": (
        (rf"\bhalf ({'|'.join(_DUTCH)})\b", lambda match: f"at {_DUTCH[match[1]] - 1 or 12}:30"),
        (
            rf"\b(?:om )?kwart (over|voor) ({'|'.join(_DUTCH)})\b",
            lambda match: f"quarter {'past' if match[1] == 'over' else 'to'} {_DUTCH[match[2]]}",
        ),
        (rf"\bom ({'|'.join(_DUTCH)})(?: uur)?\b", lambda match: f"at {_DUTCH[match[1]]}"),
        (r"\bde (\d{1,2})(?:e|de|ste)\b(?! (?:jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec))", r"the \1th"),
        (r"(\d{1,2}) ?u\b", r"\1:00"),
        (r"\bvolgende\b|\bkomende\b", "next"),
        (r"\bom (?=\d)", "at "),
        (r"\bvanavond\b", "tonight"),
        (r"(?:'s )?\bavonds?\b", "evening"),
        (r"\bovermorgen\b", "day after tomorrow"),
        (r"\buur\b", "uhr"),
        (r"(?:'s )?\bochtends?\b", "morning"),
        (r"(?:'s )?\bmiddags?\b", "afternoon"),
    ),
    "pt": (
        (r"\bsemana que vem\b", "next week"),
        (r"\bdia (\d{1,2})\b(?! de\b| ?[/.])", r"the \1th"),
        (r"\bpr[oó]xim[oa]\b|\bque vem\b", "next"),
        (r"\b[àa]s (?=\d)", "at "),
        (r"\bhoje [àa] noite\b", "tonight"),
        (r"\bmeio-dia\b", "noon"),
        (r"\bdepois de amanhã\b", "day after tomorrow"),
        (r"\bda (?:noite|tarde)\b", "in the evening"),
        (r"\bda manhã\b", "in the morning"),
    ),
}
PLAINER: tuple[tuple[str, str], ...] = (
    (r"\bin 1 day\b", "tomorrow"),
    (r"\bin 2 day\b", "day after tomorrow"),
    (r"\bin 0 day\b|\b0 day ago\b", "today"),
    (r"\b1 day ago\b", "yesterday"),
    (r"\bin +(\d+) (day|week|month)\b", r"in \1 \2s"),
    (r"(\d) ?hours?\b", r"\1h"),
)
