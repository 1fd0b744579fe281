"""Days by their weekday: "next Thursday", "Thursday in 2 weeks", Good Friday."""

from __future__ import annotations

from flows.when.beside import after_that, either_of_week
from flows.when.dates import of_this_month
from flows.when.distances import last_day, weeks_from
from flows.when.feasts import advent, easter, long_weekend, nth_or_coming, some_feast, thanksgiving
from flows.when.names import WEEKDAYS as NAMES
from flows.when.rules.pieces import AMOUNT, DAY, MONTH, NTH, SOMETHING, THE_DAY, WEEKDAY, WEEKDAY_2, Row, weekday
from flows.when.weekdays import (
    after_next,
    bare_weekday,
    coming_or_week_after,
    in_weeks_on,
    last_one,
    next_one,
    night_between,
    nth_coming,
    of_upper_week,
    of_week,
    one_after,
    or_the_next,
    this_one,
    week_after,
    week_after_next,
    weekday_and_number,
    weekdays,
    weeks_from_day,
)

WEEKDAYS: tuple[Row, ...] = (
    (
        rf"\b(?P<nth>[1-4])(?:st|nd|rd|th|\.)? (?:(?:{'|'.join(NAMES)}) (?:of|in) )?advent(?: sunday)?\b|\badvent sunday\b",
        advent,
    ),
    (
        rf"\b(?:not )?(?:this |on )?{WEEKDAY},? (?:but )?(?:rather )?the (?:(?:1|week) after(?: that)?(?! next)|(?:next|following) 1)\b"
        rf"|\b(?:the |on )?{weekday('w_')} after (?:this|the coming)(?: 1| coming| (?:mon|tues|wednes|thurs|fri|satur|sun)day)?\b"
        rf"|\bnot this (?:coming )?{weekday('w__')},? (?:but )?(?:the )?next(?: 1| (?:mon|tues|wednes|thurs|fri|satur|sun)day)?\b",
        one_after,
    ),
    (rf"\bnight (?:from |of |between )?(?:the )?{WEEKDAY} ?(?:-|to|on|and|/|into) ?(?:the )?{WEEKDAY_2}\b", night_between),
    (
        rf"\b{WEEKDAY} ?(?:-|to|till"
        rf"|through|thru|until) ?{WEEKDAY_2}\b(?:,? (?:of )?(?P<which>next week|this week))?",
        weekdays,
    ),
    (rf"\b{WEEKDAY},? (?:the (?:1|week) )?after next\b", after_next),
    (rf"\bnext (?:to )?next {WEEKDAY}\b", week_after_next),
    (rf"\b(?:every|each) (?:other|2nd) {WEEKDAY}\b|\b{weekday('w_')},? (?:every|each) (?:other|2nd) week\b", coming_or_week_after),
    (
        rf"\b{WEEKDAY} ?(?:or|and|&|/) ?(?:on )?{WEEKDAY_2},? (?:of )?(?:the )?(?P<which>next week|this week|week after next)\b"
        rf"|\b(?P<which_>next week|this week|week after next),? (?:either )?(?:on )?{weekday('w_')} ?(?:or|and|&|/) ?(?:on )?"
        rf"{weekday('w2_')}\b",
        either_of_week,
    ),
    (
        rf"\bthe {WEEKDAY} (?:right |just )?(?:after|before|following) (?:that\b(?! ?\d)|{SOMETHING}"
        r"|(?:(?:the|our|my) )?(?:\w+ )?(?:holidays?|half-?term|term|school|exams?|finals)\b)"
        rf"|\bthe {weekday('w_')} after(?=\s*(?:$|[,.!?]|(?:at|around|by|from)\b|¤))",
        after_that,
    ),
    (rf"\b(?:a |1 )?week (?:on |from )?next {WEEKDAY}\b", week_after_next),
    (rf"\bupper {WEEKDAY}\b|\bthe week after,? (?:on )?{weekday('w_')}\b", coming_or_week_after),
    (rf"\bupper week,? (?:on )?{WEEKDAY}\b|\b{weekday('w_')},? (?:of )?upper week\b", of_upper_week),
    (rf"\b{AMOUNT} weeks? (?:from|after) (?:this |the )?(?:coming )?{WEEKDAY}\b", weeks_from_day),
    (
        rf"\b(?:the )?(?:very )?last (?P<kind>working |business |week)?day (?:of|in) (?:{MONTH}\b(?: (?P<y>20\d\d))?"
        rf"|(?P<which>the month|this month"
        rf"|next month|the year|this year))",
        last_day,
    ),
    (rf"\b{AMOUNT} {WEEKDAY}s? (?:from (?:now|today)|away|hence)\b", nth_coming),
    (rf"\b{AMOUNT} weeks? (?:from )?(?P<day>today|tomorrow|yesterday)\b", weeks_from),
    (
        rf"\b{WEEKDAY} (?:week|fortnight|2 weeks)\b(?!s)|(?<!next )(?<!this )(?<!last )(?<!following )\b(?:a |1 )?(?:week|fortnight"
        rf"|2 weeks)\b (?:on |from |from this |this |(?=\w+day\b(?!,? (?:and|or|to|week)))"
        rf"|after this |after (?!next))"
        rf"(?:coming )?{weekday('w_')}\b",
        week_after,
    ),
    (
        rf"\b{WEEKDAY},? (?:of )?(?:the )?(?P<which>next week|this week|(?:the )?week after next|following week"
        rf"|week after\b(?! next))\b",
        of_week,
    ),
    (rf"\b{WEEKDAY},? or (?:the |a )?day after\b(?! tomorrow)", or_the_next),
    (rf"\b(?<!a )(?P<which>next week|this week|week after next)(?:'s)?,? (?:\w+ )?(?:on )?(?:the )?{WEEKDAY}\b", of_week),
    (
        rf"\b{WEEKDAY},? (?:in|after) {AMOUNT} weeks?\b(?:'? time)?|\b(?:(?:in|after) )?(?P<n_>an?"
        rf"|\d{{1,2}}) weeks?(?:'? time)?,? (?:on|at) (?:a |the )?{weekday('w_')}\b",
        in_weeks_on,
    ),
    (
        rf"\b(?:last|past|previous) {WEEKDAY}\b(?! (?:right |just )?before\b)"
        rf"|\b{weekday('w_')} (?:last(?: week)?|just (?:gone|past)|past)\b",
        last_one,
    ),
    (rf"(?:\bthe )?{DAY} ?(?P<inst>inst(?:ant)?|prox(?:imo)?|ult(?:imo)?)\b\.?", of_this_month),
    (
        rf"\b{WEEKDAY},? (?P<d>\d{{1,2}})(?![\d:/]|[.,]\d|\w|\s?(?:h|uhr|pm|am|-)\b|\s?(?:-|to|till?|until)\s*¤)"
        rf"(?!,? (?:or|maybe|perhaps)\b[a-z ]*¤){THE_DAY}",
        weekday_and_number,
    ),
    (rf"(?:^|(?<=[,;] )|(?<=\bon ))(?P<d>1[3-9]|2\d|3[01]) {WEEKDAY}\b(?=.*¤)", weekday_and_number),  # 29 Sunday, 3pm
    (rf"\b{WEEKDAY}(?: next\b(?! (?:to|door)\b))", next_one),
    (rf"\b(?:the )?{NTH}(?<!last) {WEEKDAY}\b", nth_or_coming),
    (rf"\b(?:next|following) {WEEKDAY}\b", next_one),
    (rf"\b(?:this(?: coming)?|coming|the coming) {WEEKDAY}\b", this_one),
    (r"\bblack friday\b", thanksgiving),
    (r"\b(?P<feast>easter|thanksgiving) (?:weekend|break|holidays?)\b|\bbank holiday weekend\b", long_weekend),
    (
        r"\b(?P<feast>ash wednesday|palm sunday|maundy thursday|holy thursday|good friday"
        r"|easter(?: (?:fri|satur|sun|mon|tues)day)?|holy saturday|whit (?:sunday|monday)|pentecost|(?:shrove|pancake|fat) tuesday"
        r"|pancake day|mardi gras"
        r"|rose monday|carnival (?:fri|satur|sun|mon|tues)day|mothering sunday|ascension(?: day)?|corpus christi)\b",
        easter,
    ),
    (rf"\b{WEEKDAY},? (?:the )?bank holiday\b", some_feast),
    (r"\b(?:cyber monday|giving tuesday)\b", thanksgiving),
    (rf"\b(?:bank holiday|cyber|giving|super|small business|advent|stir-?up|orange) {WEEKDAY}\b", some_feast),
    (rf"\b{WEEKDAY}\b(?<!sunday)(?!'s is\b)|\b{weekday('w_')}\b(?<=sunday)(?! (?:school|best|times)\b)", bare_weekday),
    (r"(?:\b(?:canadian|american|us) )?\bthanksgiving\b(?! (?:party|parties|drinks|potluck|celebration))", thanksgiving),
)
