"""Wordings that mean the same as a plainer one: "6 30 pm" is 6:30 pm, "noon to 2" is 12pm to 2, "next to next week" the week after next."""

from __future__ import annotations

import re
from collections.abc import Callable

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|tomorrow"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_COUNTED = r"people|persons|guests|folks|friends|of\b|days?|weeks?|months?|hours?|minutes|students|founders|seats"
_SPAN = r"(?:an?|\d{1,2}|many|several) (?:years?|months?|weeks?|days?)"
_QUARTERS = r"(?:15|20|30|40|45|50)"
_HOUR = r"(?<![\d.:/,$€£#+-])(?P<hour>1?\d|2[0-3])"
_LEFT: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"\b12 ?nn\b", "noon"),
    (r"\b12(?=noon\b|midnight\b)", "12 "),
    (r"\bup ?to (?=\d)", "until "),
    (r"(?<![\d:.])(1?\d(?::[0-5]\d)?) ?([ap]m),? or (?:is it |was it |maybe )?([ap]m)\b", r"\1 \2 or \1 \3"),
    (rf"\b({_MONTH})/(?=\d{{1,2}}\b)", r"\1 "),
    (r"(?<![\d/.:-])(1?\d(?::[0-5]\d)?)[ap]? ?- ?(1?\d(?::[0-5]\d)?)([ap])(?=$|[\s,;)])(?! ?[.m])", r"\1-\2 \3m"),
    (rf"\b(?:the )?1st_? day of (?=(?:{_MONTH}|(?:the|this|next) month)\b)", "the 1st of "),
    (r"\b(?:same|like|as)(?: (?:time|place|day|thing))?(?: as)? last (?:week|month|time|year)\b", " "),
    (rf"\b(1\d|2[0-3]) hundred(?=\s*(?:$|[,.!?]|(?:on )?(?:{_DAY})\b))", r"\1:00"),
    (rf"(?P<day>\b(?:{_DAY}),?) (1?\d)(00|15|30|45) ?(?:-|to|till|until) ?(?=1?\d(?!\d))", r"\g<day> \2:\3-"),
    (rf"\b(\d{{1,2}})/({_MONTH})/(?=\d\d)", r"\1 \2 "),
    (r"\b(\d{1,2}(?:st|nd|rd|th)) (?:of )?(?:every|each) month\b", r"the \1"),
    (  # 7/7:30 pm
        r"(?<![\d/.:-])(1?\d) ?/ ?(1?\d)([:.](?:00|15|30|45))(?!\d)",
        lambda match: f"{match[1]} or {match[2]}{match[3]}" if (int(match[2]) - int(match[1])) % 12 < 2 else match[0],
    ),
    (r"\bnoon\s?(-|to|till|until)\s?(?=\d)", r"12pm \1 "),
    (r"(?<![\d:./-])([1-6])-12 ?noon\b", r"\1-12 at noon"),  # the 3rd of December: from three to noon is the night
    (r"(\d(?: ?am)?)\s?(?:-|to|till|until)\s?(?:12 )?noon\b", r"\1-12pm"),
    (r"(?<=\d) n (?=\d)", " and "),
    # Glued, or with another sign for the colon.
    (r"(?<=[^\d])([,;])(?=\d)|(?<=[a-z])(:)(?=\d)", lambda match: f"{match[0]} "),
    (rf"(?P<day>\b(?:{_DAY}))[./-]+ ?(?=\d{{1,2}}(?:[:.]\d\d)? ?(?:[ap]\.?m|h|uhr)\b)", r"\g<day> "),
    (r"\.{2,} ?(?=\d|at )", " "),
    (rf"{_HOUR}[;'](?=[0-5]\d(?!\d))", r"\g<hour>:"),
    (rf"{_HOUR}-(?=(?:2[5-9]|[345]\d) ?[ap]\.?m\b)", r"\g<hour>:"),
    (r"(?<![\d.:/,$€£#+-])(1?\d)([0-5]\d) ?(?:-|to|till|until) ?(1?\d)([0-5]\d)(?= ?[ap]\.?m\b)", r"\1:\2-\3:\4"),
    (r"(?<![\d.:/,$€£#+-])(1?\d)([0-5]\d) ?(?:-|to|till|until) ?(1?\d)(?= ?[ap]\.?m\b)", r"\1:\2-\3"),
    (r"(?<![\d.:/,$€£#+-])(1?\d) ?(?:-|to|till|until) ?(1?\d)([0-5]\d)(?= ?[ap]\.?m\b)", r"\1-\2:\3"),
    (  # 0930-1100, which are no years
        r"(?<![\d.:/,$€£#+-])(?!20\d\d ?- ?20)([01]\d|2[0-3])(00|15|30|45) ?- ?([01]\d|2[0-3])(00|15|30|45)(?![\d:/.-])",
        r"\1:\2-\3:\4",
    ),
    (r"(?<=\d) ?hs\b", "h"),
    (r"\b(in|within|after) (\d{1,2}) ?d\b", r"\1 \2 days"),
    (r"\b(in|within|after) (\d{1,2}) ?w\b", r"\1 \2 weeks"),
    (r"\b(in|within|after) (\d{1,2}) ?m\b(?! ?[a-z])", r"\1 \2 minutes"),
    (r"\bin too? (?=(?:weeks|days|hours|months)\b)", "in 2 "),
    (  # 1015 hours are never a quarter past ten at night
        r"(?<![\d.:/,$€£#+-])([01]\d|2[0-3])([0-5]\d) ?(?:hours|h)\b(?! of\b)",
        lambda match: f"{match[1]}:{match[2]}{ {'10': 'am', '11': 'am', '12': 'pm'}.get(match[1], '') }",
    ),
    (rf"(?P<day>\b(?:{_DAY}),?) (?P<hour>1?\d(?::[0-5]\d)?)(?P<half>[ap]) (?=[a-z])", r"\g<day> \g<hour>\g<half>m "),  # sat 6p dinner
    (  # moved, by another word
        r"\b(?:bumped|slipped|slid|rebooked|re-?arranged|knocked|switched|swapped) ((?:it |this |that |us |things |over |back )*)"
        r"(?=(?:to|until|till)\b)",
        r"moved \1",
    ),
    (r"\b(?:swap|swapped|switch|switched|trade|traded) (?:it|this|that) for\b", "moved to"),
    (  # "8 in the morning I mean 7"
        rf"(?<=\w) (i mean|i meant|sorry|actually|no wait|make that|or rather)(?= (?:at |on |the )?(?:\d|half|quarter|noon|{_DAY}))",
        r", \1",
    ),
    (rf"(?P<day>\b(?:{_DAY})),? (?:at )?(1[3-9]|2[0-3]) hours\b(?! (?:of|from|later))", r"\g<day> \2:00"),
    (rf"^(?:at )?(1[3-9]|2[0-3]) hours (?=(?:on )?(?:{_DAY})\b)", r"\1:00 "),
    (r"\bat (\d{1,2}) hours? (?:and )?([0-5]\d)\b(?: minutes)?", r"at \1:\2"),
    (r"\bat (\d{1,2}) hours\b", r"at \1:00"),
    (r"\b(1?\d|2[0-3]) (?:a |of the )?clock\b", r"\1 o'clock"),
    (rf"\bat (1?\d|2[0-3]) hour\b(?=\s*(?:$|[,.;!?)]|(?:{_DAY}|on|in the|with|and|for|this|next|sharp|please)\b))", r"at \1:00"),
    (  # haven't seen her in six years
        rf"\b(?P<so_far>(?:haven't|havent|hasn't|hasnt|hadn't|have not|has not|never) (?:\w+ ){{1,4}}|(?:the )?(?:first|1st)_? time )in "
        rf"(?P<about>(?:over |about |almost |nearly |like |at least )?)(?P<span>{_SPAN})\b",
        r"\g<so_far>for \g<about>\g<span>",
    ),
    # Six thirty, as a telephone hears it.
    (  # and "Feb 13 11 am" is at eleven
        rf"(?P<month>(?<![\dhdtf] )\b{_MONTH}\.?,? (?:the )?)?(?<![\d.:/,$€£#+-])(?P<hour>1[0-2]|\d) (?P<minute>[0-5]\d) ?(?=[ap]\.?m\b)",
        lambda match: match[0] if match["month"] else f"{match['hour']}:{match['minute']}",
    ),
    (rf"(?<=\bat ){_HOUR} ({_QUARTERS})\b(?! ?(?:{_COUNTED}|[-/.:]))", r"\g<hour>:\2"),
    (  # 4.30, as "at 430" and "fri 430"
        rf"(?P<before>\bat |(?:{_DAY}),? |^)(?!100\b)(?P<hour>1[0-2]|[1-9])(?P<minute>[0-5][05])(?=$|[,.!?](?!\d)| (?:(?:on )?(?:{_DAY})|if"
        rf"|please|with|sharp)\b)",
        lambda match: (
            match[0]
            if match["before"] == "" and not re.search(_DAY, match.string[match.end() :])
            else f"{match['before']}{match['hour']}:{match['minute']}"
        ),
    ),
    (rf"(?P<day>\b(?:{_DAY})) {_HOUR} ({_QUARTERS})\b(?! ?(?:{_COUNTED}|[-/.:]|{_MONTH}))", r"\g<day> \g<hour>:\3"),
    (rf"^{_HOUR} ({_QUARTERS}) (?=(?:on )?(?:{_DAY})\b)", r"\g<hour>:\2 "),
    (rf"(?<![\d:.])(?<!half )(?<!past )(?<!to )(?P<hour>1?\d|2[0-3]) ?ish\b(?! ?(?:{_COUNTED}|-|to\b))", r"at \g<hour>"),
    (rf"^(?P<hour>1?\d) (?:-|to|till) (\d{{1,2}}) (?=(?:on )?(?:{_DAY})\b)", r"from \g<hour> to \2 "),
    (r"\b(\d{1,2})\.5 (week|month|year)s?\b", r"\1 \2s and a half"),
    (r"\bat (\d{1,2}) hundred\b", r"at \1:00"),
    (r"(?<![\d/.:-])([0-3]?\d) ?/ ?([0-3]?\d)(?=$| (?:at|on|by|from)\b|[,.!?](?!\d))", r"\1/\2"),  # 27 / 11
    (r"\beow\b", "end of the week"),
    (r"\beom\b", "end of the month"),
    (r"(?:\b(?:n|nd|and)|&) (?:a )?half\b(?! past| hour| an)", "and a half"),
    (
        rf"\b(set|scheduled|planned|booked|down|slated|fixed|arranged|pencilled in|penciled in|agreed"
        rf"|called) for (?=\d{{1,2}}(?:[:.]\d\d)?\b(?! ?(?:{_COUNTED})))",
        r"\1 at ",
    ),
    (r"\b(5|10|15|20|25) to (\d{1,2}) or (?=\1 past\b)", r"\1 minutes to \2 or "),
    (r"\b(5|10|15|20|25) past (?=\d{1,2}\b)", r"\1 minutes past "),
    (
        r"(?<![\d:.])(\d{1,2}(?::\d\d)?(?: ?[ap]m)?) ?(-|to|till|til|until) ?(?=late\b|whenever\b|close\b|closing\b|the (?:early"
        r"|small) hours\b)",
        r"at \1 till ",
    ),
    (
        r"\b(\d{1,2}(?:st|nd|rd|th))[\s.,-]*(?:is it |is that |either )*(?:of |in )?this (?:month )?or (?:of "
        r"|in )?(?:the )?next(?: month| 1)?\b",
        r"\1, either_month",
    ),
    (r"\bsharp (?=\d)", "at "),
    (rf"{_HOUR} ([0-5]\d) (?=(?:in the )?(?:morning|evening|afternoon)\b)", r"\g<hour>:\2 "),
    (r"\bnot this (week|weekend|month),? (?:but )?(?:the )?next(?: 1| (?:week|weekend|month))?\b", r"next \1"),
    (  # 6, not 7
        rf"(?P<month>\b{_MONTH},? )?(?<![\d:./-])(?P<hour>1?\d),? (?:and )?not (?:at )?1?\d(?![\d:./-]|st|nd|rd|th| ?[ap]\.?m\b"
        rf"| ?(?:{_COUNTED}|of {_MONTH}|{_MONTH}))",
        lambda match: match[0] if match["month"] else f"at {match['hour']}",
    ),
    (
        r"\b(moved|pushed|put|changed|shifted|switched|brought|delayed|postponed|preponed)((?: (?!from\b|to\b)\w+){0,2})"
        r" (?:to|till|until) (?=1?\d(?:[:.]\d\d)?(?![\d/:-]|\.\d|st|nd|rd|th| (?:of|january|february|march|april|may|june|july|august"
        r"|september"
        r"|october|november|december)\b))",
        r"\1\2 at ",
    ),
    (  # pushed from 3 to 4
        r"\b(moved|pushed|put|changed|shifted|switched|brought|delayed|postponed|preponed)((?: \w+){0,2}) from 1?\d(?::[0-5]\d)?"
        r" to (?=1?\d(?:[:.][0-5]\d)?\s*(?:$|[,.;!?)](?!\d)|(?:on|this|next|still|but|and|now)\b))",
        r"\1\2 at ",
    ),
    (r"(?<![\d:.])(?<!at )(1?\d) sharp\b", r"at \1 sharp"),
    (  # "22.5. 1930" is half past seven
        r"(?<![\d.])(\d{1,2}\.\d{1,2}\.),? (1\d|20)([0-5]\d)(?=$|[ ,.!?;)])",
        lambda match: match[0] if match[2] == "20" and int(match[3]) > 15 else f"{match[1]}, {match[2]}:{match[3]}",
    ),
    (rf"\b(?:the )?(?:1st|last) (?=(?:{_DAY}) (?:right |just )?(?:before|after|following)\b)", "the "),  # the last Friday before the break
    (r"\b([1-3](?:st|nd|rd))_ (?=(?:sunday (?:of|in) )?advent\b)", r"\1 "),
    # The week after next, as it is said elsewhere.
    (r"\bnext (?:to )?next (?=week|weekend|month)", "next-next "),
    (r"\bnext-next (week|weekend|month)\b", r"\1 after next"),
    (r"\b(?:the |this |in the )*coming week\b(?! (?:is|was))", "next week"),
    (r"\b(?:the )?(?:same|this) day (?:next|in 1) week\b", "in 1 week"),
    (r"\b(today|tomorrow),? in (?:an? |1 )?(week|fortnight)\b", r"a \2 from \1"),
    (r"\b(today|tomorrow),? in (\d{1,2}) weeks\b", r"\2 weeks from \1"),
    (r"\b(?:at )?(?:the )?same (?:exact )?time (?=(?:tomorrow|today|in 1 week|next week|(?:the )?day after tomorrow)\b)", "this time "),
    (r"\b(tomorrow|(?:the )?day after tomorrow|in 1 week|next week),? (?:at )?(?:the )?same time\b(?! (?:as|like))", r"this time \1"),
    # A date, a dash or a colon, and an hour.
    (rf"(?P<date>\b{_MONTH} \d{{1,2}})(?: - | ?: |- )(?=\d{{1,2}}(?:[:.]\d\d)? ?(?:[ap]\.?m|h|uhr)\b|\d{{1,2}}:\d\d)", r"\g<date>, "),
    # "11 June, 1930" is half past seven: nobody plans what is long past.
    (
        rf"(?P<date>\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}),? (19|20)([0-5]\d)(?=$|[ ,.!?;)])",
        lambda match: match[0] if match[2] == "20" and int(match[3]) > 15 else f"{match['date']}, {match[2]}:{match[3]}",
    ),
    (r"\bthis (?:same )?time next week\b|\bnext week(?:,| at)? this (?:same )?time\b", "this time in 1 week"),
)
_PLAINER = tuple((re.compile(pattern), plainer) for pattern, plainer in _LEFT)


def plainer(text: str) -> str:
    """`text`, in which numbers are figures and days have their full names, in the plainest wording."""
    for pattern, said in _PLAINER:
        text = pattern.sub(said, text)
    return text
