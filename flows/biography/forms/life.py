"""What clauses tell of a life: family, where somebody comes from, what they speak."""

from __future__ import annotations

from flows.biography.facts import Aspect
from flows.biography.forms.pattern import END, STOP, form
from flows.biography.wording import CAP, KIN, TOWN

# Tried in this order on each clause.
LIFE = (
    # Family comes first: nothing of it may be told as something else.
    form(
        Aspect.FAMILY,
        rf"\b(?P<w>(?:proud |single |busy |happy )?(?:mother|father|mum|mom|dad|parent|grandmother|grandfather"
        rf"|grandparent) (?:of|to) .{{1,60}}?){STOP}",
    ),
    form(
        Aspect.FAMILY,
        rf"\b(?P<w>(?:\w+ly )?(?:married|engaged|divorced"
        rf"|widowed)\b[^.;,]{{0,80}}?(?:,(?: and)? (?:\w+ ){{0,2}}(?:teenagers?|kids?|children|sons?|daughters?"
        rf"|child))*){STOP}",
    ),
    form(
        Aspect.FAMILY,
        rf"\b(?P<w>(?:live|share)s?\b[^.;]{{0,60}}? with (?:her|his|their|my|a|an|two"
        rf"|three)\b[^.;]{{0,40}}?\b(?:{KIN}|partner)\b[^.;]*?){END}",
    ),
    form(
        Aspect.FAMILY,
        rf"\b(?P<w>(?:has|have|raises?|expecting|got|with (?=\d|two|three|four|his|her|my|their"
        rf"|a ))(?: \w+){{0,3}}? (?:kids?|child(?:ren)?|sons?|daughters?|twins|bab(?:y|ies)|teenagers?"
        rf"|toddlers?|grandchild(?:ren)?|boys|girls)\b[^.;,]*?){STOP}",
    ),
    form(Aspect.FAMILY, rf"(?<!from )(?P<w>\b(?:her|his|their|my)\s+(?:\w+\s+){{0,2}}(?:{KIN})\b(?!['’])[^.;]*?){STOP}"),
    form(
        Aspect.FAMILY,
        r"(?:\A|, )(?P<w>(?:\d|one|two|three|four|five|(?!(?:the|these|those|some|all|young|many|most|other|with"
        r"|for)\b)\w+) (?:small |young |grown |teenage |little )?(?:kids"
        r"|children|sons|daughters|boys|girls|twins)\b[^.;]*)",
    ),
    form(
        Aspect.FAMILY,
        rf"\A(?:and )?(?P<w>(?:[Ww]ife|[Hh]usband|[Dd]aughter|[Ss]on|[Bb]rother|[Ss]ister|[Mm]um|[Dd]ad|[Mm]other"
        rf"|[Ff]ather) (?:{CAP}|is|was|at|in|works)\b[^.;]*)",
        cased=True,
    ),
    form(Aspect.FAMILY, r"\A(?P<w>[Tt]wins\b[^.;]{0,60})"),
    # Where they come from, what they speak.
    form(
        Aspect.ORIGIN,
        rf"\b(?:originally|orig\.?|comes?|came|hails?|hailing) from (?P<w>.{{2,50}}?)(?:(?=\s+(?:in \d|with\b|at \d|for\b|to\b))|{STOP})",
    ),
    form(
        Aspect.ORIGIN,
        rf"\b(?:grew up|was born and raised|born and raised|was born|were born|born|raised|brought up|childhood)\b"
        rf"(?: and (?:raised|grew up|bred))? ?(?=(?:in|on|near|above|between|by|among|outside)\b)(?:in )?(?P<w>[^.;]{{2,70}}?){STOP}",
    ),
    form(Aspect.ORIGIN, rf"\b(?:a|is) (?P<w>(?:proud )?(?:native of|native|true) {TOWN})", cased=True),
    form(
        Aspect.ORIGIN,
        rf"\A(?:and )?(?:(?:he|she|they|is|['’]s|i|i['’]m|am|are) ){{0,2}}from (?P<w>(?!our|my|the|her|his"
        rf"|their|\w+ing\b).{{2,40}}?){STOP}",
    ),
    form(
        Aspect.LANGUAGE,
        r"\b(?:fluent in|speaks?|speaking|spoken|learning|native (?:speaker of )?|bilingual(?: in)?"
        r"|languages?(?: are| include)?:?|works? in|conversational|a little|some"
        r"|trilingual(?: in)?)\s+(?P<w>(?:(?:fluent|good|basic|decent|native|a little|rusty|some|passable|both"
        r"|enough|very|bad|terrible|her|his|conversational|broken"
        r"|everyday) ){0,2}(?:LANGS)\b(?:(?:\s*\([^)]*\))?(?:, (?:and )?| and | & | or "
        r"|/)(?:(?:[\w-]+ ){0,2}(?:LANGS)\b|bad puns|[\w ]{2,20}(?=[.,;]|\Z)))*)",
    ),
    form(
        Aspect.LANGUAGE,
        r"\b(?:[Ss]peaks?|[Ff]luent in) (?P<w>[A-Z]\w+(?:(?:, and |, | and )(?:some "
        r"|a little )?[A-Z]\w+)*)(?! (?:at|on|about)\b)",
        cased=True,
    ),
    form(Aspect.LANGUAGE, r"\A(?P<w>(?:LANGS)\b(?:(?:, (?:and )?| and | or | · |/)(?:[\w-]+ ){0,2}(?:LANGS)\b)+)"),
    form(
        Aspect.LANGUAGE,
        r"\b(?P<w>(?:native|fluent|bilingual|trilingual|conversational|basic) (?:in )?(?:LANGS)\b(?:(?:, "
        r"| and |/)(?:[\w-]+ ){0,2}(?:LANGS)\b)*)",
    ),
)
