"""What is said against a time, and no other told: "Friday 4pm is preponed", "skip Friday 3pm", "Friday 3pm, or a bit later"."""

from __future__ import annotations

import re

from flows.when.clock import Clock

_GONE = (
    r"(?:moved|postponed|preponed|advanced|cancell?ed|called off|rescheduled|resched|pushed(?: back)?|shifted|changed|delayed|scrapped"
    r"|shelved|dropped|axed|binned|brought forward)"
)
_GONE_ABROAD = (
    "abgesagt|verschoben|gestrichen|f[aä]llt aus|ausgefallen|annul[eé]e?|report[eé]e?|cancelad[oa]|aplazad[oa]|pospuest[oa]|adiad[oa]"
    "|annullat[oa]|rinviat[oa]|rimandat[oa]|geannuleerd|afgelast|uitgesteld|odwo[łl]an[ey]|prze[łl]o[żz]on[ey]|inst[aä]ll[td]|aflyst|avlyst|zru[šs]en[oaý]"
)
_ELSEWHERE = (  # "who has moved to Leeds", "she just changed jobs"
    r"(?! (?:it )?(?:to|from|by|until|till|for|forward|up|in|into|out|on|away|here|there|house|home|flats?|jobs?|offices?|schools?|back to"
    r"|careers?|cities|countries|her|his|their|my|our|the|a|an)\b)"
)
_OURS = r"(?:(?:our|the|my|this|that|it|on|at|for|with|coffee|lunch|dinner|call|meeting|drinks|thing|him|her|them|anything) )"
_AFTER_IT = r"[§¤][\s\d,?.-]*(?:but |and |or )*"
_ANOTHER = r"(?:an?|some|another) (?:new |other |different |better )?(?:1|time|day|date|slot)"
_AGAINST = re.compile(
    rf"[§¤][^.!?;]*?(?<!he )(?<!they )(?<!who )(?<!we )\b(?:has|have|had|is|was|got|been|being|gets?)"
    rf" (?:now |just |all |already |been |since )*{_GONE}\b{_ELSEWHERE}[^§¤\d]*$"
    r"|\b(?:skip|scrap|ditch|delete|remove|ignore|forget(?: about)?|cancel|cancell?(?:ed|ing)|postponed?|rescheduled?|called off)"
    rf" {_OURS}{{0,3}}§"
    r"|\b(?:can't|cannot|can not|couldn't|unable to|won't be able to|not able to) (?:make|do|attend|come|manage)"
    rf" {_OURS}{{0,3}}[§¤]"
    rf"|\bwon't (?:be|make it|come|happen)(?: there| here| free| around| able)? {_OURS}{{0,2}}[§¤]"
    rf"|{_AFTER_IT}(?:is |was |'s |it's |seems |looks |really )*(?:no good|not good|a? ?no[- ]go|impossible|not possible|not happening"
    r"|out of the question|off the table|off\s*(?:$|[,.;!]))"
    rf"|{_AFTER_IT}(?:doesn't|does not|didn't|won't|wouldn't|can't|don't|isn't|wasn't) (?:really |actually |quite )?"
    r"(?:work|suit|fit|happen|go|possible|good|an option)(?:ing)?\b"
    r"|\b(?:moved|moving|pushed|rescheduled|preponed|changed|shifted) (?:our|my|the|his|her|their) (?:\w+ )?(?:on |at )?§"
    r"|[§¤][\s\d,]*(?:\w+ ){0,2}any ?(?:more|longer)\b|\bno longer\b(?! (?:than|works?|at|with|in|lives?|has|needs?)\b)"
    rf"|{_AFTER_IT}(?:he|she|they|\w+) (?:said|says) no\b"
    rf"|{_AFTER_IT}(?:was|used to be) (?:the|our|my|just) (?:\w+ )?(?:plan|idea|slot|time|day)\b"
    rf"|\b(?:needs?|find|pick|suggest|propose|waiting for|wait for|wants?|agree on|looking for) {_ANOTHER}\b"
    r"|\b(?:not|isn't|aren't) (?:\w+ )?(?:sure|certain|clear)(?: about| of| on| yet| exactly)*,?(?: the| which| what| when| if it's)*"
    r" (?:time|day|date|hour|when|am|pm)\b|\bno idea (?:when|what time|which day)\b"
    r"|\b(?:if|why) not (?:on |at |the )*[§¤\d]"
    r"|[§¤][^.!?;§]*?\b(?:or|maybe|perhaps|possibly|preferably|ideally) (?:even )?(?:a (?:bit|little|touch|tad) )?"
    r"(?:earlier|later|sooner)\b(?! (?:in|today|on)\b)"
    r"|\b(?:an?|\d{1,3}|half an) (?:hours?|minutes|days?|weeks?) (?:earlier|sooner)\b"
    rf"|{_AFTER_IT}(?:the|a|1) (?:day|week|night|evening|morning) (?:before|after|earlier|later)\b"
    r"|§\s*(?:the )?\d{1,2}\s+¤"  # "friday 25 3pm"
    r"|§\s*,?\s*(?:¤\d+\s*,?\s*)?(?:over |after )?(?:an?|\d) (?:weeks?|fortnights?|months?)\b"
    r"(?! (?:long|course|old|trip|holiday|ago|of|before))"
    r"|\b(?:some|any|on an?|1)\s+(?:other )?§(?!\s*(?:or|and)\b)|\bmost (?:days|weeks)\b"
    r"|[§¤]\d*[^§¤\d]*(?<!don't )(?<!dont )\b"
    r"(?:nvm|never ?mind|forget (?:it|this|that)|ignore(?: (?:it|this|that|me))?|scrap (?:it|that|this))\s*[.!)]*$"
    rf"|[§¤]\d*[^§¤\d]*\b(?:{_GONE_ABROAD})\b(?! (?:auf|à|au|al|para|a|op|naar|til|till|na|do)\b)|[§¤][\s\d]*(?:nicht|niet)\b"
    r"|\b(?:half|quarter) (?:past|to|after)\b(?! *[§¤\d])"
    r"|\b(?:after|following) (?:the|my|our|her|his|their) +¤\d* +[a-z]{3,}"  # "straight after the 2pm lecture"
    r"|\b(?:hours?|minutes) (?:right |just )?before (?:the|my|our|her|his|their) (?!§|¤)[a-z]"
    r"|\b(?:any ?time|sometime|free|whenever|some time|not before|no earlier than)(?: on)? (?:after|from|before|until)?\s*"
    r"(?:¤|\d{1,2}(?![\d/]))"
    r"|[§¤][^.!?;,]{0,20}\b(?:we|i) (?:met|saw|spoke|talked)\b"
)
_UNREAD = re.compile(  # "flyer says 7pm, but Dan told me 6"
    r"(?=.*(?:¤|\bat \d)).*?\b(?:told (?:me|us|him|her)|says|said|thinks|reckons|heard|wants|prefers) (?:it's |maybe )?"
    r"\d{1,2}\s*(?:$|[.,!?;]|but\b)"
)
_HOUR_TOLD = re.compile(r"[¤\d]")
_HOUR_OPEN = re.compile(  # "Friday, not sure about the hour yet" is on Friday
    r"\b(?:not|isn't|aren't) (?:\w+ )?(?:sure|certain|clear)(?: about| of| on| yet| exactly)*,?"
    r" (?:the (?:exact |precise )?(?:time|hour)|(?:at )?what (?:time|hour)|(?:exactly )?when (?:exactly|it (?:starts|begins)))\b"
    r"|\bno idea what time\b"
)
_OR_BETTER = re.compile(  # "5pm-ish maybe 6", "5pm, better 6"
    r"¤\d*\s*(?:-? ?ish)?[\s,]*(?:or|maybe|perhaps|better|rather|preferably|ideally|possibly|actually) (?:at |even |say )?"
    r"\d{1,2}\s*(?:$|[.,!?;])"
)
_PART_OF_IT = re.compile(r"§\s*(?P<part>morning|afternoon|evening|night)\s*,?\s*(?:at )?¤0")
_ONLY_THE_END = re.compile(r"^(?:[^¤]*\s)?(?:until|till|til)\s+(?:about |around )?¤0[^¤]*$")
_OF_ANOTHER = re.compile(  # "Dan leaves Friday, coffee at 3pm"
    r"\b(?:arrives?|leaves?|lands?|flies|flying|gets back|moves|moving|birthday is|deadline is|is due|is back"
    r"|starts (?:work|school|the job))"
    r" (?:home |in |out |back |here |there |on |the |again )*§\s*(?:[,.;]|and\b|but\b)[^§]*?(?:¤|\bat \d)"
    r"|¤\d*\s*[,.;][^§,.;]*\b(?:arrives?|leaves?|lands?|flies|flying|gets back|moves|moving|is back)"
    r" (?:home |in |out |back |here |there |on |the |again )*§"
)


def is_unsettled(marked: str) -> bool:
    """Whether a text, with its only day and hour as § and ¤, takes them back or leaves them open; the hour of a day may be open."""
    marked = marked if _HOUR_TOLD.search(marked) else _HOUR_OPEN.sub(" ", marked)
    return bool(_AGAINST.search(marked) or _UNREAD.match(marked) or _OR_BETTER.search(marked) or _ONLY_THE_END.search(marked))


def is_at_odds(marked: str, times: tuple[Clock, ...]) -> bool:
    """Whether the hour isn't of the part of the day beside it: "Friday morning 5pm"."""
    match = _PART_OF_IT.search(marked)
    if match is None or len(times) != 1:
        return False
    if not times[0].sure:
        return match["part"] == "afternoon" and 8 <= times[0].hour % 12 < 12
    return times[0].hour > 12 if match["part"] == "morning" else 5 <= times[0].hour < 12


def is_of_another(marked: str) -> bool:
    """Whether the day is that of something else than the hour: "coffee 3pm, Dan arrives Friday"."""
    return bool(_OF_ANOTHER.search(marked))
