"""Days by a name: Boxing Day, "in the summer", "the 3rd", "demo day", and bare months last."""

from __future__ import annotations

from flows.when.customs import QUARTER, SEASON, quarter, some_day, some_time
from flows.when.dates import named_month, ordinal
from flows.when.feasts import holiday, new_year
from flows.when.rules.pieces import MONTH, NO_DATE, NO_FEAST, THE_DAY, TO, Row

ANY_DAY = (
    r"(?:the|same|all|every|each|any|one|some|working|work|rest|this|that|good|great|nice|lovely|busy|long|big|next|other|per|full|half|whole"
    r"|first|last|second|third|week|open|and|for|what|which|day|your|our|his|her|their|hard|normal|usual|another|single|entire|mid|late|early)\b"
)
SOME_TIME = (
    r"\b(?:(?:in|over|within|during) the (?:next|coming) (?:few |several |\d{1,2} )?(?:days|weeks|months)|within the (?:week|month)"
    r"|(?:later|early|late|mid) in the (?:week|month)|mid-? ?week\b(?! (?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"|next year|in 20[2-9]\d|1 of these days)\b"
)
EVENT = (  # on a day of its own, which is not simply today
    r"(?:(?:semi|quarter)?-?finals?(?! (?:answer|time|date|decision|call|interview|round|exams?|say|word|details?|version|thing|offer"
    r"|reminder|price)\b)"
    r"|derby|grand prix|marathon|parade|regatta|graduation|commencement|prom night|homecoming|wedding|funeral|christening|baptism"
    r"|premiere|opening night"
    r"|election (?:day|night)|olympics|world cup|oscars|eurovision|wimbledon|conference|congress|convention|summit|trade fair"
    r"|career fair|job fair"
    r"|hackathon|reunion|festival|expo|(?:my|her|his|their|our|your|'s) (?:\w+ )?(?:birthday|anniversary))(?! (?:call|room|link"
    r"|planning|prep|committee|dress|ring|gift|list|number)\b)"
)
NEAR_IT = (  # "Christmas party", "Christmas shopping": on some day before it
    r"(?:part(?:y|ies)|do|drinks|dinner|markets?|lunch|meal|meet|mixer|fairs?|events?|bash|social|night out|get-?together|gala|trees?"
    r"|shops?|shopping|carols?|concert|jumpers?|movies?|films?|cards?|quiz|planning|plans|play|show|sales?|holidays?|break|season|cake|pudding"
    r"|decorations?|lights|baking|potluck|celebrations?)\b"
)
NAMED: tuple[Row, ...] = (
    (r"\b(?:christmas|xmas) eve(?:ning|_)?(?!\w)", holiday(24, 12)),
    (rf"\b(?:christmas|xmas)(?= {NEAR_IT})|(?<!happy )\bnew year'?s?(?= (?:{NEAR_IT}|reception|resolutions?))", some_day),
    (r"\b(?:christmas|xmas)(?: day)?\b", holiday(25, 12)),
    (r"\bboxing day\b|\bst\.? stephen'?s? day\b", holiday(26, 12)),
    (r"\bnew year'?s? eve(?:ning|_)?(?!\w)|\bnye\b", holiday(31, 12)),
    (r"\bnew year'?s? day\b", holiday(1, 1)),
    (rf"(?<!happy )\bnew year'?s?\b(?! (?:{NEAR_IT}|reception|resolutions?))", new_year),
    (rf"\b(?:{QUARTER})\b", quarter),
    (rf"\b{SEASON}\b", some_time),
    (SOME_TIME, some_time),
    (
        r"\b(?:the )?(?:next )?(?:(?:bank|public|national|federal|civic|stat(?:utory)?|provincial"
        r"|school|summer|autumn|spring|winter) holidays?|half-?term|pay ?day"
        r"|polling day"
        r"|results day|school break)\b",
        some_time,
    ),
    (rf"\bhalloween\b(?! {NO_FEAST})", holiday(31, 10)),
    (rf"(?<!with )(?<!w/ )(?<!meet )(?<!see )\bvalentine'?s?(?: day)?\b(?! {NO_FEAST})", holiday(14, 2)),
    (
        rf"(?:\b(?P<the>on (?:the )?|the )|^|(?<=§\d,)|(?<=§\d)|(?<=§\d\d,)|(?<=§\d\d)) ?(?P<d>\d{{1,2}})(?:st|nd|rd"
        rf"|th)\b(?:(?:{TO}|,? (?P<or>or) (?:on )?)(?:the )?(?P<e>\d{{1,2}})(?:st|nd|rd|th))?{THE_DAY}"
        r"(?P<which> of (?:this|next|the) month| (?:this|next) month)?"
        rf"|(?:\bon the|(?<=§\d  )the|(?<=§\d )the|(?<=[a-z], )(?=\d+\w\w\s*(?:$|[,;]|(?:at|from|around)\b|¤))"
        rf"|(?<=§\d\d  )the|(?<=§\d,)|(?<=§\d)) ?(?P<d_>\d{{1,2}})(?:st|nd|rd|th)\b{NO_DATE}"
        rf"|\bthe (?P<d__>1[3-9]|2\d|3[01])(?:st|nd|rd|th)\b{NO_DATE}",
        ordinal,
    ),
    (r"\b(?:the )?(?:next|following) day\b", some_day),
    (rf"(?:\b|(?='s )){EVENT}\b", some_day),
    (rf"\b(?!{ANY_DAY})[a-z']{{3,}} day\b(?! (?:before|after|of)\b)", some_day),
    (
        rf"\b(?:in |early |mid |late |mid-|sometime in |by |of |next |end of |beginning of |start of |until |this "
        rf"|around )?{MONTH}\b(?!'s)(?: (?P<y>20\d\d)|(?P<ny> next year))?",
        named_month,
    ),
)
