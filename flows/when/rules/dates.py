"""Days by their date: "12 March", "12/3", "the 1st Tuesday of May"."""

from __future__ import annotations

from flows.when.customs import FEAST, NUMBERED_WEEK, feast, numbered_week
from flows.when.dates import days_in_figures, in_dashes, in_figures, numbered_weekdays, stamped, week_of, with_month
from flows.when.feasts import bank_holiday, nth_week, nth_weekday
from flows.when.rules.pieces import DAY, MONTH, NO_FEAST, NTH, TO, WEEKDAY, WEEKDAY_2, Row, month, nth, weekday

YEAR = r"(?:[\s,./-]{0,3}(?:of )?(?P<y>(?:19|20)\d\d|'\d\d)(?![\d:.]\d)|(?P<ny>,? (?:of )?next year))?"
SINCE = r"(?:,? ?(?P<since>(?:19|20)\d\d))?"  # the year of the first of two dates
ON = rf"(?:\b{WEEKDAY}\.?,? (?:the )?)?"  # a weekday may stand before each end: "Fri 1 to Sun 3 October"
ON_2 = rf"(?:{WEEKDAY_2}\.?,? (?:the )?)?"
TH = r"(?:st|nd|rd|th)?"
WEEK_OF = r"\b(?:the )?(?:week (?:of|commencing|beginning|starting)|w/c|wc) (?:(?:the|monday),? )*"
DATES: tuple[Row, ...] = (
    (
        rf"{WEEK_OF}(?:{DAY}(?: of)? {MONTH}|{month('m_')} (?:the )?(?P<d_>\d{{1,2}})(?:st|nd|rd|th)?"
        r"|(?P<d__>\d{1,2})(?:st|nd|rd|th))(?![\d:])",
        week_of,
    ),
    (
        rf"\b(?:the )?(?:(?:early |late )?{MONTH}|(?P<season>spring|whit(?:sun)?|summer|easter)) bank holiday"
        rf"(?: (?:monday|(?P<weekend>weekend)))?\b"
        rf"|\b(?:the )?(?:early |late )?bank holiday(?: (?:monday|(?P<weekend_>weekend)))? (?:in|of) {month('m_')}\b",
        bank_holiday,
    ),
    (
        rf"(?:\bthe )?\b{NTH} {WEEKDAY} (?:of|in) (?:{MONTH}(?: (?P<y>20\d\d))?|(?:the|this|next|each|every"
        rf"|the next) month)\b"
        rf"|\b(?:the )?{nth('nth_')} {weekday('w_')} (?:next|this) month\b",
        nth_weekday,
    ),
    (rf"\b{FEAST}\b(?! {NO_FEAST})", feast),
    (rf"\b{NUMBERED_WEEK}", numbered_week),
    (r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", stamped),
    (r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)", stamped),
    (
        rf"{ON}{DAY}\.?(?: of)?[ -]?{MONTH}\b\.?{SINCE}{TO}{ON_2}(?P<e>\d{{1,2}}){TH}\.?(?: of)?[ -]?{month('m2')}\b\.?{YEAR}",
        with_month,
    ),
    (
        rf"\b(?:the )?{NTH} week (?:of|in) {MONTH}\b"
        rf"|\b{month('m_')} {nth('nth_')} week\b",
        nth_week,
    ),
    (rf"{ON}{DAY}\.?(?: (?P<or>or (?:the )?)|(?P<or_> ?/ ?)|{TO}){ON_2}(?P<e>\d{{1,2}}){TH}\.?(?: of)?[ -]?{MONTH}\b\.?{YEAR}", with_month),
    (
        rf"{ON}\b{MONTH}\.? (?:the )?{DAY}{SINCE}(?: (?P<or>or (?:the )?)|(?P<or_> ?/ ?)|{TO}){ON_2}"
        rf"{month('m2')}?\.? ?(?P<e>\d{{1,2}}){TH}(?!\d|:\d|\.\d|\s?[ap]\.?m\b){YEAR}",
        with_month,
    ),
    (
        rf"\b{WEEKDAY},? (?:the )?{DAY}{TO}{WEEKDAY_2},? (?:the )?(?P<e>\d{{1,2}}){TH}(?![\d:.]\d|\w|\s?(?:[ap]\.?m|uhr|h)\b)",
        numbered_weekdays,
    ),
    (r"(?<![\d.])(?P<d>\d{1,2})\.?\s?(?:-|to|till|until|bis)\s?(?P<e>\d{1,2})\.\s?(?P<f>\d{1,2})\.(?P<y>\d{4})?(?!\d)", days_in_figures),
    (  # at 7 January 20, 2027
        rf"(?:(?<=\bat \d )|(?<=\bat \d\d ))\b{MONTH}[. -]{{0,2}}(?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[:.]\d|\s?[ap]\.?m\b){YEAR}"
        rf"|\b{month('m_')}\.? (?P<d_>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y_>20\d\d)(?![\d:]|\.\d)",
        with_month,
    ),
    (rf"(?:\bthe )?{DAY}\.?(?: of)?[ -]?{MONTH}\b(?!'s)\.?{YEAR}", with_month),
    (rf"\b{MONTH}, (?:on )?the (?P<d>\d{{1,2}})(?:st|nd|rd|th)\b", with_month),
    (rf"\b{MONTH}[. -]{{0,2}}(?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[:.]\d){YEAR}", with_month),
    (r"(?<![\d/.-])(?P<d>\d{1,2})\s?-\s?(?P<e>\d{1,2})/(?P<f>\d{1,2})(?![\d/])", days_in_figures),
    (r"(?<![\d/.])(?P<f>\d{1,2})/(?P<d>\d{1,2})\s?-\s?(?P<e>\d{1,2})(?![\d/:]|\s?[ap]\.?m)", days_in_figures),
    (
        r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d\d))?(?![\d/%]|:\d)(?:(?<!24/7)|(?<=on 24/7)"
        r"|(?=[,:]?\s*(?:at\s|from\s|@)?\s*¤))(?! (?:of|people))",
        in_figures,
    ),
    (r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d(?!\d|[:.]))?(?!\d)", in_figures),
    (
        r"(?<![\d.,$€£v])(\d{1,2})\.(\d{1,2})()(?![\d.%]|,\d|\s?(?:%|million|m\b|k\b|km|hours?|days?|weeks?|months?|years?"
        r"|minutes|x|gb|stars?|percent))",
        in_figures,
    ),
    (r"(?<![\d-])(\d{1,2})-(\d{1,2})-((?:20)?\d\d)(?![\d-])", in_figures),
    (
        r"(?<![\d/.:,€$£-])(?<!from )(?<!between )(\d{1,2})-(\d{1,2})()(?=\s*(?:$|[,;)!?¤]|(?:at|by|from|around|on|evening|morning"
        r"|night|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b))",
        in_dashes,
    ),
)
