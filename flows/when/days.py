"""Days as people write them, found in a text: which words stand for which rule."""

from __future__ import annotations

import re
from collections.abc import Callable

from flows.when.beside import after_something, after_that, by_another, either_of_week, every_other
from flows.when.calendar import Calendar, Mention
from flows.when.customs import FEAST, NUMBERED_WEEK, QUARTER, SEASON, feast, numbered_week, quarter, some_day, some_time
from flows.when.dates import days_in_figures, in_figures, named_month, numbered_weekdays, of_this_month, ordinal, stamped, with_month
from flows.when.distances import (
    a_month,
    a_week,
    added,
    an_end,
    and_a_half,
    days_ahead,
    distance,
    last_day,
    one_or_two,
    tomorrow,
    weekend,
    weekend_of,
    weeks_from,
)
from flows.when.feasts import easter, holiday, new_year, nth_week, nth_weekday, some_feast, thanksgiving
from flows.when.names import MONTHS, WEEKDAYS
from flows.when.weekdays import (
    after_next,
    bare_weekday,
    in_weeks_on,
    last_one,
    next_one,
    nth_coming,
    of_upper_week,
    of_week,
    one_after,
    this_one,
    week_after,
    week_after_next,
    weekday_and_number,
    weekdays,
    weeks_from_day,
)

Rule = Callable[[re.Match[str], Calendar], Mention | None]
_W = rf"(?P<w>{'|'.join(WEEKDAYS)})"
_M = rf"(?P<m>{'|'.join(MONTHS)})"
_Y = r"(?:[\s,./-]{0,3}(?:of )?(?P<y>(?:19|20)\d\d|'\d\d)(?![\d:.]\d)|(?P<ny>,? (?:of )?next year))?"
_D = r"(?<![\d.,:/$€£#])(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_TO = r"\s?(?:-|to|till|until|til|through|thru|bis|and|&|\+|/)\s?(?:on )?(?:the )?"
_N = r"(?P<n>an?|\d{1,3}|a few|few|several)"


_W2 = rf"(?P<w2>{'|'.join(WEEKDAYS)})"
_ON = rf"(?:\b{_W}\.?,? (?:the )?)?"  # a weekday may stand before each end: "Fri 1 to Sun 3 October"
_ON2 = rf"(?:{_W2}\.?,? (?:the )?)?"
_TH = r"(?:st|nd|rd|th)?"
_SINCE = r"(?:,? ?(?P<since>(?:19|20)\d\d))?"  # the year of the first of two dates
_SOMETHING = (  # an occasion nobody said the day of
    r"(?:the|our|my|his|her|their|your|this|that) (?!(?:1st|2nd|3rd|\d|next|last|day|week|weekend|new year|holiday)|§)[a-z]{3,}\b"
)
_ANY_DAY = (
    r"(?:the|same|all|every|each|any|one|some|working|work|rest|this|that|good|great|nice|lovely|busy|long|big|next|other|per|full|half|whole"
    r"|first|last|second|third|week|open|and|for|what|which|day|your|our|his|her|their|hard|normal|usual|another|single|entire|mid|late|early)\b"
)
_SOME_TIME = (
    r"\b(?:(?:in|over|within|during) the (?:next|coming) (?:few |several |\d{1,2} )?(?:days|weeks|months)|within the (?:week|month)"
    r"|(?:later|early|late|mid) in the (?:week|month)|mid-? ?week\b(?! (?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"|next year|in 20[2-9]\d|1 of these days)\b"
)
_UNIT = r"(?P<unit>days?|weeks?|months?|years?|fortnights?)(?:'s?)?"
_THE_DAY = (  # "the 3rd" is one before these, and none in "the 3rd floor"
    r"(?=\s*(?:$|[^\w\s]|of\s+§|(?:at|in|on|from|for|with|and|or|to|is|if|of (?:this|next|the) month|then|please|works?|would|should|till"
    r"|until|but|maybe|i|we|it|you|around|about|evening|morning|afternoon|night|next month|this month|by|after|before|over|near|as"
    r"|because|when|so|like|sharp|doors|drinks|meet|see|let's|same|i'm|i'll|we'll|will|can|could|probably|morning|noon)\b))"
)


_END_OF_DAY = re.compile(
    r"\b(?:eod|cob|(?:the )?(?:end|close) of (?:the |my |our )?(?:day|business|play))\b"
)  # today's, if nobody says whose
_NUMBER_AFTER = re.compile(r"(§\d)\s*[,(]?\s*(?=\d{1,2}(?:st|nd|rd|th)\b)")  # Friday, 4th


def mentions(text: str, calendar: Calendar) -> tuple[tuple[Mention, ...], str]:
    """The days named in plain `text`, in order, and the text with § where they stood."""
    found: list[Mention] = []

    def keep(match: re.Match[str], rule: Rule) -> str:
        try:
            mention = rule(match, calendar)
        except (OverflowError, ValueError):
            mention = None
        if mention is None:
            return match[0]
        found.append(mention)
        return f" §{len(found) - 1} "

    for pattern, rule in RULES:
        text = pattern.sub(lambda match, rule=rule: keep(match, rule), text)  # type: ignore[misc]
        text = _NUMBER_AFTER.sub(r"\1,", text)
    text = by_another(re.sub(r"\s*(§\d+)\s*", r" \1 ", text), found)
    if not found:
        text = _END_OF_DAY.sub(lambda match: keep(match, days_ahead(0)), text)
    order = [int(number) for number in re.findall(r"§(\d+)", text)]
    if any(not found[number].is_vague for number in order):  # "demo day, Friday 6pm" is on Friday
        text = re.sub(r"§(\d+)", lambda match: "" if found[int(match[1])].is_vague else match[0], text)
        order = [number for number in order if not found[number].is_vague]
    return tuple(found[number] for number in order), re.sub(r"\s*§\d+\s*", " § ", text)


def _rule(pattern: str, rule: Rule) -> tuple[re.Pattern[str], Rule]:
    return re.compile(pattern), rule


RULES = (
    _rule(
        rf"(?:\bthe )?\b(?P<nth>[1-5](?:st|nd|rd|th)|last) {_W} (?:of|in) (?:{_M}(?: (?P<y>20\d\d))?|(?:the|this|next|each|every"
        rf"|the next) month)\b"
        r"|\b(?:the )?(?P<nth_>[1-5](?:st|nd|rd|th)|last) "
        rf"{_W.replace('<w>', '<w_>')} (?:next|this) month\b",
        nth_weekday,
    ),
    _rule(rf"\b{FEAST}\b", feast),
    _rule(rf"\b{NUMBERED_WEEK}", numbered_week),
    _rule(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", stamped),
    _rule(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)", stamped),
    _rule(
        rf"{_ON}{_D}\.?(?: of)?[ -]?{_M}\b\.?{_SINCE}{_TO}{_ON2}(?P<e>\d{{1,2}}){_TH}\.?(?: of)?[ -]?(?P<m2>{'|'.join(MONTHS)})\b\.?{_Y}",
        with_month,
    ),
    _rule(
        rf"\b(?:the )?(?P<nth>[1-5](?:st|nd|rd|th)|last) week (?:of|in) {_M}\b"
        rf"|\b{_M.replace('<m>', '<m_>')} (?P<nth_>[1-5](?:st|nd|rd|th)|last) week\b",
        nth_week,
    ),
    _rule(
        rf"{_ON}{_D}\.?(?: (?P<or>or (?:the )?)|(?P<or_> ?/ ?)|{_TO}){_ON2}(?P<e>\d{{1,2}}){_TH}\.?(?: of)?[ -]?{_M}\b\.?{_Y}", with_month
    ),
    _rule(
        rf"{_ON}\b{_M}\.? (?:the )?{_D}{_SINCE}(?: (?P<or>or (?:the )?)|(?P<or_> ?/ ?)|{_TO}){_ON2}"
        rf"(?P<m2>{'|'.join(MONTHS)})?\.? ?(?P<e>\d{{1,2}}){_TH}(?!\d|:\d|\.\d|\s?[ap]\.?m\b){_Y}",
        with_month,
    ),
    _rule(rf"\b{_W},? (?:the )?{_D}{_TO}{_W2},? (?:the )?(?P<e>\d{{1,2}}){_TH}(?![\d:.]\d|\w|\s?(?:[ap]\.?m|uhr|h)\b)", numbered_weekdays),
    _rule(
        r"(?<![\d.])(?P<d>\d{1,2})\.?\s?(?:-|to|till|until|bis)\s?(?P<e>\d{1,2})\.\s?(?P<f>\d{1,2})\.(?P<y>\d{4})?(?!\d)", days_in_figures
    ),
    _rule(rf"(?:\bthe )?{_D}\.?(?: of)?[ -]?{_M}\b\.?{_Y}", with_month),
    _rule(rf"\b{_M}[. -]{{0,2}}(?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]|\.\d){_Y}", with_month),
    _rule(r"(?<![\d/.-])(?P<d>\d{1,2})\s?-\s?(?P<e>\d{1,2})/(?P<f>\d{1,2})(?![\d/])", days_in_figures),
    _rule(r"(?<![\d/.])(?P<f>\d{1,2})/(?P<d>\d{1,2})\s?-\s?(?P<e>\d{1,2})(?![\d/:]|\s?[ap]\.?m)", days_in_figures),
    _rule(r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d\d))?(?![\d/%])(?<!24/7)(?! (?:of|people))", in_figures),
    _rule(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d(?!\d|[:.]))?(?!\d)", in_figures),
    _rule(
        r"(?<![\d.,$€£v])(\d{1,2})\.(\d{1,2})()(?![\d.,%]|\s?(?:%|million|m\b|k\b|km|hours?|days?|weeks?|months?|years?"
        r"|minutes|x|gb|stars?|percent))",
        in_figures,
    ),
    _rule(r"(?<![\d-])(\d{1,2})-(\d{1,2})-((?:20)?\d\d)(?![\d-])", in_figures),
    _rule(rf"\b(?:not )?(?:this |on )?{_W},? (?:but )?(?:rather )?the (?:1|week) after(?: that)?\b", one_after),
    _rule(
        rf"\b{_W} ?(?:-|to|till"
        rf"|through|thru|until) ?{_W2}\b(?:,? (?:of )?(?P<which>next week|this week))?",
        weekdays,
    ),
    _rule(rf"\b{_W} after next\b", after_next),
    _rule(rf"\bnext (?:to )?next {_W}\b", week_after_next),
    _rule(rf"\b(?:every|each) (?:other|2nd) {_W}\b|\b(?P<w_>{'|'.join(WEEKDAYS)}),? (?:every|each) (?:other|2nd) week\b", every_other),
    _rule(
        rf"\b{_W} ?(?:or|and|&|/) ?(?:on )?{_W2},? (?:of )?(?:the )?(?P<which>next week|this week|week after next)\b"
        rf"|\b(?P<which_>next week|this week|week after next),? (?:either )?(?:on )?{_W.replace('<w>', '<w_>')} ?(?:or|and|&|/) ?(?:on )?"
        rf"{_W2.replace('<w2>', '<w2_>')}\b",
        either_of_week,
    ),
    _rule(rf"\bthe {_W} (?:right |just )?(?:after|before|following) (?:that\b(?! ?\d)|{_SOMETHING})", after_that),
    _rule(rf"\b(?:a |1 )?week (?:on |from )?next {_W}\b", week_after_next),
    _rule(rf"\bupper week,? (?:on )?{_W}\b|\b(?P<w_>{'|'.join(WEEKDAYS)}),? (?:of )?upper week\b", of_upper_week),
    _rule(rf"\b{_N} weeks? (?:from|after) (?:this |the )?(?:coming )?{_W}\b", weeks_from_day),
    _rule(
        rf"\b(?:the )?(?:very )?last day (?:of|in) (?:{_M}\b(?: (?P<y>20\d\d))?|(?P<which>the month|this month"
        rf"|next month|the year|this year))",
        last_day,
    ),
    _rule(rf"\b{_N} {_W}s? (?:from (?:now|today)|away|hence)\b", nth_coming),
    _rule(rf"\b{_N} weeks? (?:from )?(?P<day>today|tomorrow|yesterday)\b", weeks_from),
    _rule(
        rf"\b{_W} (?:week|fortnight|2 weeks)\b(?!s)|\b(?:a |1 )?(?:week|fortnight|2 weeks)\b (?:on|from|this|from this"
        rf"|after(?! next)|after this) "
        rf"(?:coming )?(?P<w_>{'|'.join(WEEKDAYS)})\b",
        week_after,
    ),
    _rule(
        rf"\b{_W},? (?:of )?(?:the )?(?P<which>next week|this week|(?:the )?week after next|following week"
        rf"|week after\b(?! next))\b",
        of_week,
    ),
    _rule(rf"\b(?P<which>next week|this week|week after next)(?:'s)?,? (?:\w+ )?(?:on )?(?:the )?{_W}\b", of_week),
    _rule(
        rf"\b{_W},? (?:in|after) {_N} weeks?\b(?:'? time)?|\b(?:(?:in|after) )?(?P<n_>an?"
        rf"|\d{{1,2}}) weeks?(?:'? time)?,? (?:on|at) (?:a |the )?(?P<w_>{'|'.join(WEEKDAYS)})\b",
        in_weeks_on,
    ),
    _rule(rf"\b(?:last|past|previous) {_W}\b|\b(?P<w_>{'|'.join(WEEKDAYS)}) (?:last(?: week)?|just (?:gone|past)|past)\b", last_one),
    _rule(rf"(?:\bthe )?{_D} ?(?P<inst>inst(?:ant)?|prox(?:imo)?|ult(?:imo)?)\b\.?", of_this_month),
    _rule(rf"\b{_W},? (?P<d>\d{{1,2}})(?![\d:.,/]|\w|\s?(?:h|uhr|pm|am|-)\b|\s?(?:-|to|till?|until)\s*¤)", weekday_and_number),
    _rule(rf"\b{_W}(?: next\b(?! (?:to|door)\b))", next_one),
    _rule(rf"\b(?:next|following) {_W}\b", next_one),
    _rule(rf"\b(?:this(?: coming)?|coming|the coming) {_W}\b", this_one),
    _rule(r"\bblack friday\b", thanksgiving),
    _rule(
        r"\b(?P<feast>ash wednesday|palm sunday|maundy thursday|holy thursday|good friday"
        r"|easter(?: (?:sunday|monday))?|whit (?:sunday|monday)|pentecost|(?:shrove|pancake|fat) tuesday|mardi gras"
        r"|(?:rose|carnival) monday|mothering sunday|ascension(?: day)?|corpus christi)\b",
        easter,
    ),
    _rule(rf"\b(?:bank holiday|cyber|giving|super) {_W}\b", some_feast),
    _rule(rf"\b{_W}\b", bare_weekday),
    _rule(r"\bthanksgiving\b(?! (?:party|dinner|drinks))", thanksgiving),
    _rule(r"\b(?:the )?day after tomorrow\b|\bovermorrow\b|\bnext tomorrow\b", days_ahead(2)),
    _rule(
        r"(?:(?<=tomorrow or )|(?<=tomorrow but )|(?<=tomorrow, but )|(?<=tomorrow, )"
        r"|(?<=tomorrow but on ))(?:the )?day after\b(?: that)?",
        days_ahead(2),
    ),
    _rule(r"\b(?:this day|today) week\b", days_ahead(7)),
    _rule(r"\b(?:the )?day before yesterday\b", days_ahead(-2)),
    _rule(r"\b(?:a )?(?P<n>week|fortnight) (?:from )?(?P<day>today|tomorrow)\b", weeks_from),
    _rule(r"\b(?:tomorrow week|(?:a |1 )?week tomorrow)\b", days_ahead(8)),
    _rule(r"\b(?:today week|(?:a |1 )?week (?:from )?today)\b", days_ahead(7)),
    _rule(r"\b(?:yesterday|last night)\b", days_ahead(-1)),
    _rule(
        rf"\b(?:in|within|after) (?:about |around |roughly |like )?(?P<n>\d{{1,2}}) ?(?:-|or|to) ?(?P<n2>\d{{1,2}}) {_UNIT}\b"
        r"|\b(?:in|within|after) (?:about |around |like )?(?P<n_>an?|1) (?P<one>day|week|month|year) or (?P<n2_>\d)\b"
        rf"|(?<!\d)\b(?P<n__>\d{{1,2}}) ?(?:-|or|to) ?(?P<n2__>\d{{1,2}}) {_UNIT.replace('<unit>', '<unit__>')}"
        r" (?:from now|from today|time)\b",
        one_or_two,
    ),
    _rule(
        r"\b(?:in|within|after) (?:about |around )?(?P<n>an?|\d{1,2}) (?P<unit>weeks?|fortnights?|months?|years?) and a half\b"
        r"|\b(?:in|within|after) (?:about |around )?(?P<n_>\d{1,2}) and a half (?P<unit_>weeks|fortnights|months|years)\b"
        r"|\b(?P<n__>an?|\d{1,2}) (?P<unit__>weeks?|months?|years?) and a half from (?:now|today)\b",
        and_a_half,
    ),
    _rule(
        r"\b(?:in|within|after) (?P<n>an?|\d{1,2}) (?P<unit>weeks?|months?|years?) and (?P<n2>\d{1,2}) (?P<unit2>days?|weeks?|months?)\b",
        added,
    ),
    _rule(
        rf"\b(?:in|within) (?:about |around |roughly |some |exactly |just |precisely |only |another )?{_N} {_UNIT}(?: time)?\b"
        rf"|\b{_N.replace('<n>', '<n_>')} {_UNIT.replace('<unit>', '<unit_>')} (?P<ago_>ago"
        r"|from now|from today|from tomorrow|hence|time)\b",
        distance,
    ),
    _rule(rf"\bafter (?:about |around |exactly |another )?{_N} {_UNIT}(?: time)?\b(?! (?:of|from|the))", distance),
    _rule(rf"\b{_N} {_UNIT} later\b(?=\s*(?:$|[,.!?)]|(?:at|on|around)\b|[¤§\d]))", distance),
    _rule(
        rf"(?:\b(?:the |next )?day|\b{_N} {_UNIT}) (?:right |just )?(?:after|before|from) (?:{_SOMETHING}|[a-z]{{3,}} day\b)",
        after_something,
    ),
    _rule(rf"(?<!for )(?<!of )\b(?:an?|half an|\d{{1,3}}) (?:hours?|minutes) (?:right |just )?(?:after|before) {_SOMETHING}", some_time),
    _rule(rf"\bgive (?:it|her|him|them|me|us) (?:about |another )?{_N} {_UNIT}\b", distance),
    _rule(r"\btomorrow\b", tomorrow),
    _rule(r"\b(?:today|tonight|this (?=morning|afternoon|evening|lunch)|later on\b(?= ¤)|later (?=today|tonight))", days_ahead(0)),
    _rule(
        rf"\bweekend (?:of|around) (?:the )?{_D}\b(?: (?:of )?{_M})?|\bweekend (?:of"
        rf"|around) (?P<m_>{'|'.join(MONTHS)}) (?P<d_>\d{{1,2}})(?:st|nd|rd|th)?\b",
        weekend_of,
    ),
    _rule(
        r"\b(?P<which>(?:this|next|the|at the|coming|last|past|on the|the next|over the"
        r"|this coming)\b )?weekend\b(?: after next)?\b",
        weekend,
    ),
    _rule(r"(?:\b(?:on )?the )?(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th) of (?P<which>this|next|the) month\b", ordinal),
    _rule(r"\b(?:by |at |towards )?(?:the )?end of (?:the |this |next )?(?:week|month|year)\b", an_end),
    _rule(
        r"\b(?:early |mid |late |later |sometime |some time )?(?P<which>(?:the )?week after next|this week|next week|last week"
        r"|past week|following week)\b",
        a_week,
    ),
    _rule(r"\b(?:early |mid |late |later |sometime )?(?:this|next|last|past) month\b|\b(?:the )?month after next\b", a_month),
    _rule(r"\b(?:christmas|xmas) eve(?:ning)?\b", holiday(24, 12)),
    _rule(r"\b(?:christmas|xmas)(?: day)?\b(?! (?:party|do|drinks|dinner|market|lunch|meet|mixer|fair|event))", holiday(25, 12)),
    _rule(r"\bboxing day\b", holiday(26, 12)),
    _rule(r"\bnew year'?s? eve(?:ning)?\b|\bnye\b", holiday(31, 12)),
    _rule(r"\bnew year'?s? day\b", holiday(1, 1)),
    _rule(r"(?<!happy )\bnew year'?s?\b(?! (?:party|drinks|dinner|reception|mixer|resolutions?|gala|meet))", new_year),
    _rule(rf"\b(?:{QUARTER})\b", quarter),
    _rule(rf"\b{SEASON}\b", some_time),
    _rule(_SOME_TIME, some_time),
    _rule(r"\bhalloween\b(?! party)", holiday(31, 10)),
    _rule(r"\bvalentine'?s?(?: day)?\b", holiday(14, 2)),
    _rule(
        rf"(?:\b(?P<the>on (?:the )?|the )|^|(?<=§\d,)|(?<=§\d)) ?(?P<d>\d{{1,2}})(?:st|nd|rd"
        rf"|th)\b(?:(?:{_TO}|,? (?P<or>or) (?:on )?)(?:the )?(?P<e>\d{{1,2}})(?:st|nd|rd|th))?{_THE_DAY}"
        r"(?P<which> of (?:this|next|the) month| (?:this|next) month)?",
        ordinal,
    ),
    _rule(rf"\b(?!{_ANY_DAY})[a-z']{{3,}} day\b(?! (?:before|after|of)\b)", some_day),
    _rule(
        rf"\b(?:in |early |mid |late |mid-|sometime in |by |of |next |end of |beginning of |start of |until |this "
        rf"|around )?{_M}\b(?: (?P<y>20\d\d)|(?P<ny> next year))?",
        named_month,
    ),
)
