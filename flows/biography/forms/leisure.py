"""What clauses tell of leisure, and of what somebody does."""

from __future__ import annotations

from flows.biography.facts import Aspect
from flows.biography.forms.pattern import END, STOP, form
from flows.biography.wording import HOBBYIST

# Tried in this order on each clause.
LEISURE = (
    # Leisure.
    form(
        Aspect.INTEREST,
        rf"\b(?:outside (?:of )?(?:work|the \w+|of the \w+)|(?:in|during) (?:her|his|their|my|the"
        rf"|what) (?:spare|free|little free|own|off) (?:time|hours)|in (?:her|his|their|my) leisure"
        rf"|(?:when(?:ever)?|if) (?:(?:he|she|they|I)(?: (?:is|are|am)|['’](?:s|re|m)) ?)?(?:not"
        rf"|n['’]t) [^,]{{2,50}}|when (?:he|she|they|I) (?:is|are|am|'s|'m|'re)?n['’]?t [^,]{{2,50}}"
        rf"|away from [^,]{{2,30}}|when the \w+ (?:rests|sleeps|is closed|closes)|off (?:the clock|duty|work"
        rf"|hours|stage)|after (?:hours|work)|on (?:weekends|sundays|saturdays|free days|evenings)"
        rf"|at (?:the )?weekends?|weekends?|evenings?|for fun|otherwise)[,:]? (?:(?:he|she|they|i|you(?:['’]ll"
        rf"| will| can)? (?:usually |probably |often )?(?:find|spot|see) (?:him|her|them|me))(?:['’](?:s|re|m"
        rf"|ll))? )?(?P<w>.{{3,120}}?){END}",
        True,
    ),
    form(
        Aspect.INTEREST,
        rf"\b(?:love|like|enjoy|adore|dig)s?(?:ing)? (?!to (?:help|hear|meet|connect)"
        rf"|working)(?P<w>.{{2,100}}?){END}",
        True,
    ),
    form(
        Aspect.INTEREST,
        rf"\b(?:(?:(?:(?<=is )|(?<=am )|(?<='s )|(?<=’s )"
        rf"|(?<='m )|(?<='re )|(?<=really )|(?<=also )|(?<=big )|(?<=, ))into|\Ainto"
        rf"|passionate about|obsessed with|crazy about|mad about|keen on|fond of|interested in"
        rf"|interest in|fascinated by|hobbies(?: are| include)?:?|interests?(?: are| include)?:?|passions?:?"
        rf"|hooked on|fan of|weakness for|soft spot for|big on|(?:an? )?(?:love|lover|fan) of|nuts about"
        rf"|sucker for)) (?P<w>.{{2,100}}?){END}",
        True,
    ),
    form(
        Aspect.INTEREST,
        rf"\b(?P<w>(?:an? )?(?:(?:keen|avid|passionate|amateur|enthusiastic|hobby|weekend|recreational"
        rf"|part-time|sunday|occasional|aspiring|reluctant|slow|lifelong|dedicated|enthusiastic|competitive"
        rf"|serious|(?:very |truly )?bad|terrible|mediocre|decent|committed|fair-weather|backyard|home"
        rf"|long-distance|trail|marathon|ultra|mountain|sea|wild|open-water|early-morning|late|beginner|devoted"
        rf"|hopeless|eager|proud|long-suffering) )+(?:[\w-]+ ){{0,2}}?(?:{HOBBYIST}|\w+(?:er|ist"
        rf"|or))s?\b[^.;,]*?){STOP}",
    ),
    form(Aspect.INTEREST, r"\A(?P<w>(?:[\w-]+ ){1,2}(?:person|lover|nerd|geek|enthusiast|addict|fan|buff))\Z"),
    form(Aspect.INTEREST, rf"\b(?:ask|talk to) (?:(?:me|her|him|them) )?about:? (?P<w>.{{3,120}}?){END}", True),
    form(Aspect.INTEREST, r"\b(?P<w>[Ss]upports? [A-Z][^.;,]{2,40})", cased=True),
    form(Aspect.STUDY, r"(?P<w>\b[A-Z][\w. ]{2,40} ['’]\d\d)\b", cased=True),
    form(Aspect.INTEREST, rf"\bthe only (?:person|one)\b[^.;]{{0,30}} who (?P<w>.{{3,80}}?){END}"),
    form(
        Aspect.INTEREST,
        rf"(?:\A|[,.] (?:and )?)(?:(?:I|he|she|they|also|then|still|occasionally|sometimes|regularly|often"
        rf"|[A-Z]\w+) ){{0,2}}(?P<w>(?:plays?|sings?|climbs?|boulders?|runs? (?:marathons?|ultra\w*|half"
        rf"|trails?|long|far|most|every|along|in the|before|at \d)|cycles?|swims?|bakes?|knits?|surfs?|dances?"
        rf"|sails?|rows?|collects?|hikes?|paints?|gardens?|brews?|forages?|keeps? (?:bees|chickens|goats|sheep"
        rf"|an allotment|hens|pigeons)|grows?|skis?|birdwatch\w*|juggles?|volunteers?|rides?|fishe?s?"
        rf"|restores? (?:old )?(?:bikes|bicycles|clocks|radios|motor\w*|boats|furniture|cars|vintage"
        rf"|typewriters)|has run \w+ marathons?|trains? for|coache?s? (?:a |an |the |her |his "
        rf"|my )?(?:[\w-]+ ){{0,3}}?(?:team|kids|girls|boys|youth|football|rugby|basketball)|is learning"
        rf"|learning|taking up|took up)\b.{{0,90}}?){END}",
    ),
    # What they do.
    form(
        Aspect.PROJECT,
        rf"(?<!her )(?<!his )(?<!my )(?<!our )(?<!the )(?<!their )\b(?P<w>(?:work|focus|concentrate|specialise|specialize"
        rf"|collaborate)(?:s|es|ing)? (?:\w+ly )?(?:on"
        rf"|in(?= (?!the [A-Z]|[A-Z]))|to) .{{3,130}}?){END}",
    ),
    form(
        Aspect.PROJECT,
        rf"\b(?P<w>(?:author|inventor|creator|maker|editor|curator|developer|founder|co-founder|organiser"
        rf"|organizer|maintainer|writer) (?:of|behind) .{{3,110}}?){END}",
    ),
)
