"""Days by how far away they are: "tomorrow", "in 2 weeks", "the end of the month"."""

from __future__ import annotations

from flows.when.beside import after_something
from flows.when.customs import some_time
from flows.when.dates import ordinal
from flows.when.distances import (
    a_month,
    a_week,
    added,
    an_end,
    and_a_half,
    days_ahead,
    distance,
    one_or_two,
    tomorrow,
    weekend,
    weekend_of,
    weeks_from,
)
from flows.when.rules.pieces import AMOUNT, DAY, MONTH, SOMETHING, UNIT, Row, amount, month, unit

DISTANCES: tuple[Row, ...] = (
    (r"\b(?:the )?day after tomorrow\b|\bovermorrow\b|\bnext tomorrow\b", days_ahead(2)),
    (
        r"(?:(?<=tomorrow or )|(?<=tomorrow but )|(?<=tomorrow, but )|(?<=tomorrow, )"
        r"|(?<=tomorrow but on ))(?:the )?day after\b(?: that)?",
        days_ahead(2),
    ),
    (r"\b(?:this day|today) week\b", days_ahead(7)),
    (r"\b(?:the )?day before yesterday\b", days_ahead(-2)),
    (r"\b(?:a )?(?P<n>week|fortnight) (?:from )?(?P<day>today|tomorrow)\b", weeks_from),
    (r"\b(?:tomorrow week|(?:a |1 )?week tomorrow)\b", days_ahead(8)),
    (r"\b(?:tomorrow fortnight|(?:a |1 )?fortnight tomorrow)\b", days_ahead(15)),
    (r"\b(?:today fortnight)\b", days_ahead(14)),
    (r"^(?:on )?day after,?(?=\s*(?:(?:at|by|around|@|morning|evening|night|afternoon)\s*)*(?:¤|\d{1,2}(?!\d)))", days_ahead(2)),
    (r"\b(?:today week|(?:a |1 )?week (?:from )?today)\b", days_ahead(7)),
    (r"\b(?:yesterday|last night)\b", days_ahead(-1)),
    (
        rf"\b(?:in|within|after) (?:about |around |roughly |like )?(?P<n>\d{{1,2}}) ?(?:-|or|to) ?(?P<n2>\d{{1,2}}) {UNIT}\b"
        r"|\b(?:in|within|after) (?:about |around |like )?(?P<n_>an?|1) (?P<one>day|week|month|year) or (?P<n2_>\d)\b"
        rf"|(?<!\d)\b(?P<n__>\d{{1,2}}) ?(?:-|or|to) ?(?P<n2__>\d{{1,2}}) {unit('unit__')}"
        r" (?:from now|from today|time)\b",
        one_or_two,
    ),
    (
        r"\b(?:in|within|after) (?:about |around )?(?P<n>an?|\d{1,2}) (?P<unit>weeks?|fortnights?|months?|years?) and a half\b"
        r"|\b(?:in|within|after) (?:about |around )?(?P<n_>\d{1,2}) and a half (?P<unit_>weeks|fortnights|months|years)\b"
        r"|\b(?P<n__>an?|\d{1,2}) (?P<unit__>weeks?|months?|years?) and a half from (?:now|today)\b",
        and_a_half,
    ),
    (
        r"\b(?:in|within|after) (?P<n>an?|\d{1,2}) (?P<unit>weeks?|months?|years?) and (?P<n2>\d{1,2}) (?P<unit2>days?|weeks?|months?)\b",
        added,
    ),
    (
        rf"\b(?:in|within) (?:about |around |roughly |like |maybe |some |exactly |just |precisely |only "
        rf"|another )?{AMOUNT} {UNIT}(?: time)?\b"
        rf"|\b{amount('n_')} {unit('unit_')} (?P<ago_>ago"
        r"|from now|from today|from tomorrow|hence|time)\b",
        distance,
    ),
    (rf"\bafter (?:about |around |exactly |another )?{AMOUNT} {UNIT}(?: time)?\b(?! (?:of|from|the))", distance),
    (rf"\b{AMOUNT} {UNIT} later\b(?=\s*(?:$|[,.!?)]|(?:at|on|around)\b|[¤§\d]))", distance),
    (
        rf"(?:\b(?:the |next )?day|\b{AMOUNT} {UNIT}) (?:right |just )?(?:after|before|from) (?:{SOMETHING}|[a-z]{{3,}} day\b)",
        after_something,
    ),
    (rf"(?<!for )(?<!of )\b(?:an?|half an|\d{{1,3}}) (?:hours?|minutes) (?:right |just )?(?:after|before) {SOMETHING}", some_time),
    (
        r"\b(?:on )?(?:the (?:day|weekend|week|night|evening) before|(?:the )?same day|that day)\b"
        r"(?=\s*(?:$|[,.!?]|(?:at|around|by|from)\b|¤))",
        some_time,
    ),
    (r"\b(?:on )?the (?:day|weekend|week) after\b(?=\s*(?:$|[,.!?]|(?:at|around|by|from)\s*¤|¤))", some_time),
    (rf"\bgive (?:it|her|him|them|me|us) (?:about |another )?{AMOUNT} {UNIT}\b", distance),
    (r"\btomorrow\b", tomorrow),
    (r"\b(?:today|tonight|this (?=morning|afternoon|evening|lunch)|later on\b(?= ¤)|later (?=today|tonight))", days_ahead(0)),
    (
        rf"\bweekend (?:of|around) (?:the )?{DAY}\b(?: (?:of )?{MONTH})?|\bweekend (?:of"
        rf"|around) {month('m_')} (?P<d_>\d{{1,2}})(?:st|nd|rd|th)?\b",
        weekend_of,
    ),
    (
        r"\b(?P<which>(?:this|next|the|at the|coming|last|past|on the|the next|over the"
        r"|this coming)\b )?weekend\b(?: after next)?\b",
        weekend,
    ),
    (r"(?:\b(?:on )?the )?(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th) of (?P<which>this|next|the) month\b", ordinal),
    (r"\b(?:by |at |towards )?(?:the )?end of (?:the |this |next )?(?:week|month|year)\b", an_end),
    (
        r"\b(?:early |mid |late |later |sometime |some time )?(?P<which>(?:the )?week after next|this week|next week|last week"
        r"|past week|following week)\b",
        a_week,
    ),
    (r"\b(?:early |mid |late |later |sometime )?(?:this|next|last|past) month\b|\b(?:the )?month after next\b", a_month),
)
