"""What clauses tell of what has been: earlier jobs, studies, and who brings the two together."""

from __future__ import annotations

from flows.biography.facts import Aspect
from flows.biography.forms.pattern import CAPITAL, END, STOP, form
from flows.biography.wording import CAP, ORG, TITLE

# Tried in this order on each clause.
BEEN = (
    # What has been.
    form(Aspect.PAST, rf"\b(?P<w>(?:was|were|been) (?:in|at|with) [^.;]{{2,60}}?\b(?:b4|before|for \d+ (?:yrs?|years))\b.{{0,60}}?){END}"),
    form(
        Aspect.PAST,
        rf"\b(?:previously|formerly|earlier|beforehand|in (?:a|her|his|my|their) (?:former|previous"
        rf"|earlier) (?:life|job|career))[,:]? (?:(?:he|she|they|i) )?(?P<w>.{{3,130}}?){END}",
    ),
    form(Aspect.PAST, rf"\b(?:before|prior to) (?:that|this|then)[,:]? (?:(?:he|she|they|i) )?(?P<w>.{{3,140}}?){END}"),
    form(
        Aspect.PAST,
        rf"\b(?:before|prior to) (?:join\w+|found\w+|start\w+|mov\w+|becom\w+|tak\w+|com\w+"
        rf"|set\w+)[^,;.]{{0,60}}, (?:(?:he|she|they|i) )?(?P<w>.{{3,140}}?){END}",
    ),
    form(
        Aspect.PAST,
        r"\bafter (?P<w>(?:\w+ |\d+ ){0,3}(?:years?|decades?|months|stints?|time|career)\b.{2,90}?)(?=,? (?:I"
        r"|he|she|they|founded|co-founded|set up|started|joined|moved|turned|became|left)\b|[.;]|\Z)",
    ),
    form(
        Aspect.PAST,
        rf"\b(?P<w>(?:spent|worked|served|started (?:out|on|her|his|my|their|as|in|at|off|life)|began|interned"
        rf"|toured|practised|sold|built|played|was (?:in|at|with)|were (?:in|at|with)|used to (?!it\b|that\b|this\b|the\b|be (?:able"
        rf"|afraid))|trained (?=and worked)|(?<!her )(?<!his )(?<!my )(?<!the )(?<!their )left|quit|ran|led|managed|taught|was (?:an? "
        rf"|the )?(?:[\w-]+ ){{0,3}}?(?:{TITLE}))\b.{{2,140}}?){END}",
    ),
    form(Aspect.PAST, rf"\b(?:ex-|ex )(?P<w>{ORG}(?:(?:, | and )(?:ex-)?{CAP}){{0,3}}|(?:{TITLE})[^.;,]*)"),
    form(Aspect.PAST, rf"\b(?:former|retired|one-time|sometime|formerly an?) (?P<w>(?:[\w-]+ ){{0,3}}(?:{TITLE})\b[^.;,]*?){STOP}"),
    form(
        Aspect.STUDY,
        rf"\b(?P<w>(?:stud(?:ied|ying|ies)(?! (?:what|how|why|whether|the way)\b)|graduated|trained (?:as|in|at|on|with|under)"
        rf"|majored|minored"
        rf"|did (?:her|his|their|my|an?) (?:\w+ )?(?:ph\.?d|doctorate|master|degree|thesis|mba|bachelor"
        rf"|apprenticeship|msc|bsc)|(?:holds?|has|have|earned|completed|finished|received|got|doing|finishing"
        rf"|obtained) (?:an?|her|his|their|my|the|two|both an?) (?:\w+ ){{0,3}}?(?:degree|diploma|ph\.?d"
        rf"|doctorate|master['’]?s?|msc|m\.sc\.?|bsc|b\.sc\.?|ba|ma|mba|bachelor['’]?s?|certificate"
        rf"|apprenticeship|llm|meng|beng)|(?:ph\.?d|doctorate|msc|m\.sc\.?|bsc|b\.?tech|b\.?mus|b\.?a|m\.?a"
        rf"|m\.?eng\.?|mba|m\.?phil|beng|llm|llb|md)\b(?=[ ,(:])|(?:[\w-]+ )?(?:degree|diploma) (?:in|from|at"
        rf"|on)|halfway through|[\w-]*(?:year )?student,|student at|(?:[\w-]+ )?apprenticeship\b|learn(?:ed"
        rf"|t) (?:it )?from|read (?=\w+ at )|took (?:an?|her|his) (?=\w+ (?:programme|program|course|degree))"
        rf"|(?:is )?an? (?:alum\w*|graduate) of|went to (?:uni\w*|school|college)|educated at|learn(?:ed"
        rf"|t) (?:the|her|his|my|their) (?:trade|craft)|learn(?:ed|t) (?:it )?(?=(?:in|at|under|with) {CAPITAL}))\b.{{0,130}}?){END}",
    ),
    # Who brings the two together.
    form(
        Aspect.TIE,
        r"(?P<w>\b(?:[a-z]+ )?(?:friend|cousin|colleague|neighbou?r|classmate|mate|pal|sister|brother|wife"
        r"|husband|boss|aunt|uncle) (?:of|from) [^.;,]{2,60})",
    ),
    form(
        Aspect.TIE,
        rf"(?P<w>\b(?:whom |who )?I (?:know|met|worked|studied|went|have known|used to work|play|sing|climb"
        rf"|share)\b(?! [^.;]{{0,20}}\bwho\b).{{2,110}}?){STOP}",
    ),
)
