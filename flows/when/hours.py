"""Hours that need company to be one ("at 7", "Thursday 7"), how long it lasts, and the part of the day."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.when.clock import Clock, Part, between, spanned
from flows.when.figured import TO

_BARE = re.compile(
    r"(?:\b(?P<cue>at|from|between|around|about|by|doors|starts?|starting|begins?|kick(?:s|ing)?[- ]?off|commences|sets? off"
    r"|setting off|we eat|eating|after|circa|ca|approx|roughly|think|reckon|guess|believe|time|early|late|thing"
    r"|for|till|until|to|like|say|morning|afternoon|evening|night|tonight)(?:, ?|\b:? ?)"
    r"(?:open |are |sharp |at |around |about |from |say |maybe |probably |perhaps |likely |like |roughly |it's |its |it is )*"
    r"|(?P<mark>[@~]|§ ?[,;:]? ?(?:-|–)? ?(?:(?:around|about|say|maybe|probably|perhaps|likely|roughly) )*)\s?)"
    r"(?P<hour>\d{1,2})(?!\.\d)(?::(?P<minute>[0-5]\d))?(?P<ish>[ -]?ish\b)?(?P<sharp> sharp)?"
    rf"(?:{TO}(?P<until>\d{{1,2}})(?::(?P<until_minute>[0-5]\d))?(?![\d:/.%]))?(?P<after>.*)",
    re.S,
)
_AFTER_A_DAY = re.compile(
    r"§ ?[,;:]? ?((?:(?:breakfast|brunch|lunch|coffee|tea|dinner|supper|drinks|meeting|call) )?)([01]\d|2[0-3])([0-5][05])(?![\w:-]|\.\d)"
)
_BEFORE_A_DAY = re.compile(
    r"(^|[,;:.!?] ?|\b(?:meet|meeting|you|say|maybe|there|be|start|starts|starting|probably|perhaps|it's|coffee|drinks"
    r"|dinner|lunch|breakfast|call|party|do|let's|lets|make it|so|then|ok|okay|yes|sure|how about|what about|prefer|suggest|propose"
    r"|agreed on|booked|planned|now|still|see (?:you|her|him|them)|think|reckon|guess|believe) )"
    r"(?<!\d[.:])(\d{1,2})(?:[ -]?ish)?,? (on )?(?:the )?§"
)
_BEFORE_A_MEAL = re.compile(r"(^|[,;§] ?)(1?\d) (?=(?:drinks|dinner|supper|lunch|brunch|breakfast|coffee|canap[eé]s|speeches|buffet)\b)")
_EITHER_BEFORE_A_DAY = re.compile(  # 9 or 10 on Monday
    r"(^|[,;.!?] ?|\b(?:it's|its|think|guess|either|maybe|around|about|say|is|at|probably) )"
    r"(1?\d) or (?:maybe )?(1?\d)(?:[ -]?ish)?,? ((?:on )?(?:the )?§)"
)
_AFTER_A_MEAL = re.compile(
    r"\b(breakfast|brunch|lunch|coffee|tea|drinks|dinner|supper|party|call|meeting|meet|chat|talk|workshop|gym|am|pm"
    r"|canap[eé]s|nibbles|buffet|cocktails|bbq|barbecue|reception|mixer|picnic|pizza|beers?|show|gig|concert|film|movie|keynote"
    r"|speeches|quiz|yoga|rehearsal|ceremony|mass|open house|bowling|karaoke|dancing|wine|tapas|games|screening|hike|karting"
    r"|tasting),? (?=\d{1,2}(?!\d))"
)
_FROM_TO = re.compile(  # "soup and games 6 to 8", and nothing that is counted
    r"(?<!§ )\b(?!(?:for|ages?|aged|of|groups?|rooms?|halls?|tables?|pages?|chapters?|gates?|platforms?|floors?|numbers?|no|level"
    r"|seats?|rows?|we're|are|us|is"
    r"|about|around|maybe|be|from|between|at|score|won|lost|beat|lines?|grades?|years?|bus|route|units?|blocks?|booths?|stands?|with|need|bring|the|only"
    r"|or|to|and|plus|version|section|building|[a-z]*day|january|february|march|april|may|june|july|august|september|october|november|december)\b)"
    r"([a-z']{3,}:?) (1?\d(?::[0-5]\d)?) ?(to|till|until|-) ?(1?\d(?::[0-5]\d)?)(?=\s*(?:$|[,;!?)]|\.(?!\d)|§))"
)
_SPAN = r"(?P<hour>1?\d(?::[0-5]\d)?) ?(?:-|to|till?|until) ?(?P<until>1?\d(?::[0-5]\d)?)(?![\d:/%.]|-\d)"
_SPAN_BEFORE_A_DAY = re.compile(  # 11-1 on Sunday
    rf"(?P<before>^|[,;:!?(] ?|\b(?:coffee|tea|breakfast|brunch|lunch|dinner|drinks|party|meeting|workshop|open|is|it's|say|maybe) )"
    rf"{_SPAN},? (?P<on>on )?(?:the )?§"
)
_SPAN_AFTER_A_DAY = re.compile(  # "Saturday 2-4 garden party", and nothing that is counted: "Saturday 2-4 founders"
    rf"(?P<before>§ ?[,;:]? ?){_SPAN}(?= (?!and\b|or\b)[a-z']+(?<!s)\b(?! ?(?:people|of|persons|hours?|minutes)\b))"
    r"(?! (?:people|persons|of|per|more|other|women|men|children|kids|k|km|m|pm|am)\b)"
)
_UP_TO = re.compile(
    r"(?:§ ?,? ?|\b(?:from|between|at|morning|afternoon|evening|night) )(?P<hour>\d{1,2})(?::(?P<minute>[0-5]\d))?"
    r" ?(?:-|to|till?|until|and) *¤"
)
_MAY_FOLLOW = re.compile(
    r"\s*(?:$|[^\w\s%'°€£$:/+-]|w/|- ?\D|\+ ?[a-z]|(?:in|at|on|with|for|till|until|to|and|or|near|by|if|then|so|please|pls|but|sharp|prompt"
    r"|precisely|onwards|latest|ish"
    r"|this|next|the same|my"
    r"|me|we|i|we'll|i'll|i'm|it's|now|for sure|maybe|probably|tonight|today|tomorrow|same|over|under|outside|downstairs|there|here"
    r"|because|when|as|before(?! ?[\d§¤])"
    r"|ok|okay|okey|can|could|works?|would|should|will|might|fine|good|great|perfect|cool|suits?|sounds|right|yeah|yes|yep|correct|sir|madam|mate"
    r"|guys|folks|everyone|everybody|just|only|also|again|already|too|once|assuming|provided|hopefully|ideally|possibly|apparently|supposedly"
    r"|definitely|exactly|except|since|cos|cuz|cause|bc|where|while|was|is|has|that|that's|there's|you|ya|your|ur|his|her|their|us|him|them|lah"
    r"|after|straight|til|past|iirc|tbc|tbd|fyi|btw|thanks|thank|thx|cheers|bring|dress|see|sharpish|kickoff|onward|start|starts|starting"
    r"|lol|she|he|they|my|our|say|though|unless|instead|rather|not|still|w|pick|meet|meeting|coffee"
    r"|tea|breakfast|brunch|lunch|dinner|from(?! ?[\d§¤])|drinks|supper|speeches"
    r"|buffet|doors|which|who|until|morning|afternoon|evening|night"
    r"|§|¤)\b)"
)
_COUNTED = re.compile(
    r"\s*(?:or|to|-|and)\s*\d{1,3}\s+(?:people|persons|guests|friends|of (?:us|them)|others|colleagues"
    r"|founders|participants)\b"
)
_WHOLE = re.compile(r"(?P<hour>\d{1,2})(?: ?ish)?(?:\s?(?:-|to|till|until)\s?(?P<until>\d{1,2}))?[.!?]?")
_LASTS = re.compile(
    r"\b(?:for|lasts?|lasting|takes?|about|of) (?:about |around )?(an?|\d+(?:\.\d+)?|half an) ?(hours?|h|minutes)\b( and a half)?"
)
_LENGTH = re.compile(
    r"(?:^|[(,;-] ?|\d(?:[ap]m)? |§ |¤\d* |\ba |\b(?:call|coffee|meeting|chat|session|workshop|slot) )(an?"
    r"|\d+(?:\.\d+)?)[ -]?(hours?|h|minutes)\b"
    r"(?! (?:to|past|till|of \d|walk|away|from|before|after|drive|late|early|ago|by|later|ride|train))"
)
_UNTIL = re.compile(
    r"\b(?:until|till|til|ends?(?: at| by| around)?|ending|finish\w*(?: at)?|clos(?:es|e|ing)(?: at)?|to)[:\s]+(?:about |around )?¤(\d+)"
    r"|¤\d+\s*-\s*¤(\d+)"
)
_IS_END = re.compile(r"\b(?:until|till|til|ends?(?: at| by| around)?|ending|finish\w*(?: at)?|over by|done by)[:\s]+(?:about |around )?¤0")
_TILL_AT = re.compile(r"\b(?:until|till?|to) at \d")  # "half 6 til 8ish"
_DOORS = re.compile(r"\b(?:doors?|arrivals?|arrive|welcome|check-?in|admission|entry|einlass)\b[\w\s:,]{0,14}?\s*¤(\d+)")
_PARTS = (
    (
        Part.MORNING,
        re.compile(
            r"\b(?:morning|(?:first|1st) thing|(?<=day |row |the )a\.?m\b|breakfast|forenoon)\b(?! (?:person"
            r"|sessions?))"
        ),
    ),
    (Part.LUNCH, re.compile(r"\b(?:lunch|lunch ?time)\b")),
    (Part.AFTERNOON, re.compile(r"\b(?:afternoon|p\.?m\.?|after lunch|teatime)\b")),
    (Part.EVENING, re.compile(r"\b(?:evening|tonight|night|after work|dinner|supper)\b")),
)
_MOST_OF = {"h": 72, "m": 600}  # hours and minutes for which something may last
_LATE = re.compile(
    r"\b(?:new year'?s? eve_?|till? late|until late|dinner|supper|drinks?|pub|bar|beers?|wine|party|parties|gala|doors|after-?party"
    r"|concert|aperitivo|apero|cocktails?|happy hour)\b"
)
_SOCIAL = re.compile(  # at seven or eight in the evening, and in the morning at ten
    r"\b(?:meet-?up|gig|quiz|karaoke|cinema|theatre|(?:film|movie|games?|quiz|date) night|open mic|book club|disco|poker"
    r"|(?:at|to|round) [a-z]+'s (?:place|house|flat|apartment))\b"
)
_BY_DAY = re.compile(r"\b(?:coffee|run|running|jog|gym|yoga|walk|school|(?<!finish )(?<!after )work|office|swim|class)\b")
_EARLY = re.compile(
    r"\b(?:breakfast|brunch|early (?:on )?(?=(?:tomorrow|\w+day)\b(?! (?:evening|afternoon|night)))|(?:tomorrow|\w+day),? (?:nice and "
    r"|bright and )?early\b"
    r"(?! (?:evening|afternoon|night|doors|dinner|drinks))|sunrise|at dawn|registration (?:desk )?(?:opens?|from|starts?)|check-?in"
    r"|early (?:bird|start|train|flight|call|coffee|run|walk))\b"
)


_NIGHTLY = re.compile(
    r"\b(?:night ?club|club night|clubbing|(?:the|that|a|this|some) club|disco|rave|dj|after-?party|techno|dance floor|drinks|pub|bar"
    r"|cocktails"
    r"|(?<!block )(?<!garden )(?<!tea )(?<!pool )(?<!office )(?<!birthday )(?<!street )(?<!summer )party)\b"
    r"(?! (?:lunch|brunch))"
)


def bare(text: str, whole: bool) -> tuple[tuple[Clock, ...], str]:
    """The bare hours in what is left: "§ 7" after a day, "at 7", and a text that is only a number when `whole`."""
    if whole and (match := _WHOLE.fullmatch(text.strip())):
        clock = spanned(int(match["hour"]), 0, match["until"], None)
        return ((clock,), "¤") if clock else ((), text)
    found, start = [], 0
    text = _FROM_TO.sub(_a_span, _AFTER_A_MEAL.sub(r"\1 at ", text)) if "§" in text else text
    text = _AFTER_A_DAY.sub(lambda match: f"§ {match[1]}at {match[2]}:{match[3]}" if match[1] else f"§ {match[2]}:{match[3]}", text)
    text = _SPAN_AFTER_A_DAY.sub(_a_marked_span, _SPAN_BEFORE_A_DAY.sub(_a_marked_span, text))
    text = _BEFORE_A_MEAL.sub(r"\1at \2 ", text) if "§" in text else text
    text = _EITHER_BEFORE_A_DAY.sub(r"\1at \2 or at \3 \4", text)
    text = _BEFORE_A_DAY.sub(lambda match: f"{match[1]}at {match[2]} {match[3] or ''}§", text)
    while match := _BARE.search(text, start):
        start = match.end("hour")
        blocked = match["cue"] in ("for", "till", "until", "to", "after", "about", "around") and match["cue"] not in (
            "around",
            "about",
            "after",
        )
        blocked = blocked or bool(_COUNTED.match(match["after"]))
        if blocked or not (match["ish"] or _MAY_FOLLOW.match(match["after"])):
            continue
        is_sure = match["hour"].startswith("0") and bool(match["minute"])  # "fri 0330"
        if clock := spanned(int(match["hour"]), int(match["minute"] or 0), match["until"], match["until_minute"], is_sure):
            found.append(clock)
    return tuple(found), text


def _a_span(match: re.Match[str]) -> str:
    begins, ends = (int(match[number].split(":")[0]) for number in (2, 4))
    return f"{match[1]} at {match[2]} {match[3]} {match[4]}" if begins < ends <= 12 or (9 <= begins <= 12 and ends < 6) else match[0]


def _a_marked_span(match: re.Match[str]) -> str:
    """With a mark that makes it one: "11-1 on §" is from 11 to 13, "4-20 §" is none."""
    if not _is_span(match["hour"], match["until"]):
        return match[0]
    day = f" {match['on'] or ''}§" if "on" in match.re.groupindex else " ,"
    return f"{match['before']}at {match['hour']} - {match['until']}{day}"


def _is_span(begins: str, ends: str) -> bool:
    begin, end = int(begins.split(":")[0]), int(ends.split(":")[0])
    return begin < end <= 12 or (9 <= begin <= 12 and end < 6) or begin < end < 24


def joined(found: tuple[Clock, ...], text: str) -> tuple[Clock, ...]:
    """Times of which one is the end of another, or comes after the doors: "7pm … until 9pm" is one, of two hours."""
    if len(found) < 2:
        return found
    ends = [int(match[1] or match[2]) for match in _UNTIL.finditer(text) if match[1] != "0"]
    begins = [clock for number, clock in enumerate(found) if number not in ends]
    doors = [found[int(match[1])] for match in _DOORS.finditer(text)]
    first = doors[0] if len(doors) == 1 and doors[0] in begins else begins[0]
    if len(begins) > 1 and first not in doors:
        return found
    if len(ends) == 1 and not first.minutes:
        return (replace(first, minutes=between(first, found[ends[0]])),)
    return (first,) if not ends else found


def with_bare(found: tuple[Clock, ...], text: str) -> tuple[Clock, ...]:
    """With the bare hours beside those that are sure: "at 7, ends at 9pm" begins at seven, "at 7, a call at 5pm before" is asked about."""
    others = () if any(clock.minutes for clock in found) or _TILL_AT.search(text) else bare(text, whole=False)[0]
    if not others or _DOORS.search(text):
        return found
    if len(found) > 1 or not _IS_END.search(text):
        return (*others, *found)
    begin, end = others[0], found[0]
    if end.sure and not begin.sure:
        begin = replace(begin, hour=max((hour for hour in (begin.hour % 12, begin.hour % 12 + 12) if hour < end.hour), default=begin.hour))
    return (replace(begin, sure=begin.sure or end.sure, minutes=between(begin, end)),)


def up_to(found: tuple[Clock, ...], text: str) -> tuple[Clock, ...]:
    """With the bare hour before the only other one: "7 to half past 8" begins at seven."""
    match = _UP_TO.search(text) if len(found) == 1 and not found[0].minutes else None
    begin = spanned(int(match["hour"]), int(match["minute"] or 0), None, None) if match else None
    if begin is None:
        return found
    end = found[0]
    if end.sure and not begin.sure:
        hour = max((hour for hour in (begin.hour % 12, begin.hour % 12 + 12) if hour < end.hour), default=begin.hour)
        begin = replace(begin, hour=hour, sure=True)
    return (replace(begin, minutes=between(begin, end)),)


def lasting(text: str) -> int:
    """Minutes that were said: "for two hours" is 120; 0 if none."""
    if match := _LASTS.search(text) or _LENGTH.search(text):
        number = {"a": 1.0, "an": 1.0, "half an": 0.5}.get(match[1]) or float(re.sub(r"\.30?$", ".5", match[1]))
        if (match[2] == "h" and number > 5) or number > _MOST_OF[match[2][0]]:  # 18 h and 1800 hours are when, 2 h is how long
            return 0
        number += 0.5 if match.re is _LASTS and match[3] else 0
        return min(round(number * (1 if match[2].startswith("min") else 60)), 60 * 24 * 14)
    return 0


def part_of(text: str) -> Part | None:
    """The part of the day that is named, the first of them."""
    near = [(match.start(), part) for part, pattern in _PARTS if (match := pattern.search(text))]
    return min(near)[1] if near else None


def is_nightly(text: str) -> bool:
    """Whether twelve may be midnight there: in a club, over drinks."""
    return bool(_NIGHTLY.search(text))


def leans(text: str) -> tuple[bool, bool]:
    """Whether what is planned is of the evening (drinks), or of the early morning (breakfast)."""
    return bool(_LATE.search(text)), bool(_EARLY.search(text))


def is_social(text: str) -> bool:
    """Whether seven is in the evening there: "Sunday 7ish at Tom's place"."""
    return bool(_SOCIAL.search(text)) and not _BY_DAY.search(text)
