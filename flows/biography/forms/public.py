"""What clauses tell of talks, needs and news."""

from __future__ import annotations

from flows.biography.facts import Aspect
from flows.biography.forms.pattern import END, form

# Tried in this order on each clause.
PUBLIC = (
    # What they have written or made: a title in quotation marks.
    form(
        Aspect.PROJECT,
        r"\b(?:co-)?(?:author|editor|creator|director|translator|maker|writer|composer|illustrator|inventor)s? of "
        r"(?P<w>(?:the [\w -]{3,30} )?[\"“][^\"”]{2,90}[\"”](?: \([^()]{2,60}\))?)",
    ),
    # What they tell in public.
    form(
        Aspect.TALK,
        rf"\b(?:speak(?:s|ing)?|spoke|talk(?:s|ing|ed)?|present(?:s|ing|ed)?|lecture(?:s|d)?"
        rf"|lecturing)\b(?: (?:regularly|often|widely|frequently|tonight|today|this year|here|there|first|next"
        rf"|up|at [^.;,\"“]{{2,40}}?|in [^.;,\"“]{{2,30}}?|on (?:mon|tues|wednes|thurs|fri|satur"
        rf"|sun)day\b[^.;,\"“]{{0,20}}?))* (?:about|on|:)\s*(?P<w>.{{3,110}}?){END}",
    ),
    form(
        Aspect.TALK,
        rf"\b(?:will|is going to|['’]ll|plans? to|wants? to) (?P<w>(?:argue|show|explain|ask|claim|make the case|tell us|discuss|explore"
        rf"|demonstrate|defend|walk us through|look at) (?:that|why|how|what|whether|for|about|the)\b.{{3,130}}?){END}",
    ),
    form(
        Aspect.TALK,
        r"\b(?:speak(?:s|ing)?|spoke|talk(?:s|ing)?|present(?:s|ing)?|present(?:ed"
        r"|ation))\b[^.;\"“]{0,60}[\"“](?P<w>[^\"”]{3,110})[\"”]",
    ),
    form(
        Aspect.TALK,
        rf"\b(?:her|his|their|my|a|the|whose|gave|giv(?:es?|ing)|'s|’s) (?:\w+ ){{0,2}}?(?:talk|keynote|session"
        rf"|lecture|workshop|presentation|TED ?x? talk|paper|panel|poster|column)\b(?: (?:is|will be|was"
        rf"|this year|today|tonight|at [^.;,\"“]{{2,40}}?|in [^.;,\"“]{{2,30}}?))*(?: (?:called|titled|entitled"
        rf"|named)[,:]?|:| (?:is|will be)? ?(?:on|about|asks|looks at|explores|covers|shows|explains|tells"
        rf"|describes|discusses|addresses|walks through)"
        rf"|(?=,? [\"“]))[,:]? +[\"“]?(?P<w>[^\"”]{{4,120}}?)[\"”]?(?:{END}|(?=[\"”]))",
    ),
    form(
        Aspect.TALK,
        rf"\b(?P<w>(?:write|blog|wrote|post|tweet|publishe?|podcast|lecture)s?(?:ed)? (?:\w+ ){{0,2}}?(?:about"
        rf"|on) .{{3,110}}?){END}",
    ),
    form(Aspect.TALK, rf"\A(?P<w>(?:her|his|their|my) (?:\w+ ){{0,2}}?(?:newsletter|podcast|blog|column|channel)\b.{{3,120}}?){END}"),
    form(
        Aspect.TALK,
        rf"\b(?P<w>(?:co-)?(?:host|present|produce|write|run|record|publishe?|edit|keep)s? (?:an?|the|her own"
        rf"|his own|my|our) (?:\w+ ){{0,3}}?(?:podcast|newsletter|blog|column|show|radio|channel|zine|meetup"
        rf"|meet-up)\b.{{0,110}}?){END}",
    ),
    # What they look for, what is new.
    form(
        Aspect.NEED,
        rf"\b(?P<w>(?:(?:currently |now |always |actively |also )?(?:looking|hunting|searching|scouting"
        rf"|on the lookout|in search) (?:out )?(?:for|4|to|of|into)):? (?!forward).{{3,110}}?){END}",
    ),
    form(
        Aspect.NEED,
        rf"\b(?<!who )(?P<w>(?:(?:need|want|seek|could use|would (?:like|love|welcome|be glad of)|['’]d (?:like|love"
        rf"|welcome)|hopes?|hoping|wishe)s?(?:ing)?|curious)\b (?!to thank|nothing|no ).{{3,110}}?){END}",
    ),
    form(
        Aspect.NEED,
        rf"\b(?P<w>(?:(?:is|are|am|['’]re|['’]m|['’]s)? ?(?:now |currently |always )?(?:hiring|recruiting"
        rf"|fundraising|seeking|raising))\b.{{0,110}}?){END}",
    ),
    form(Aspect.NEED, rf"\b(?:he|she|they) (?:asked|begged) (?:me|us) for (?P<w>.{{3,110}}?){END}"),
    form(Aspect.NEED, r"(?P<w>\b(?:an? )?[^.;,]{3,60} wanted)\b"),
    form(Aspect.NEED, rf"\b(?P<w>can always (?:use|do with) .{{3,110}}?|happy to talk .{{3,80}}?){END}"),
    form(Aspect.NEED, rf"\b(?P<w>open to .{{3,80}}?|wanted: .{{3,80}}?){END}"),
    form(
        Aspect.NEWS,
        rf"\b(?P<w>(?:(?:has|have|['’]s|['’]ve|is|am) )?(?:just|recently|newly|lately|about to)\b (?!because|as"
        rf"|like|about )\w.{{2,110}}?){END}",
    ),
    form(Aspect.NEWS, r"\b(?P<w>open(?:s|ing)? (?:on|from|every|in) (?!to)[^.;]{2,60})"),
    form(
        Aspect.NEWS,
        rf"\b(?P<w>(?:(?:has|have|['’]ve|was|were|been|is|recently) (?:\w+ )?)?(?:(?:been )?(?:awarded|elected"
        rf"|nominated|shortlisted|named to|granted|promoted)|won (?:the|an?|first|last)|received (?:the|an?)"
        rf"|closed (?:their|its|her|his|our|a))\b.{{3,110}}?){END}",
    ),
    form(
        Aspect.NEWS,
        rf"(?:\A|where |which |, )(?P<w>[^.;,]{{3,70}}\b(?:is|are|starts?|opens?|begins?|ships?|shipped|launch\w*) (?:in"
        rf"|on) (?:january|february|march|april|may|june|july|august|september|october|november|december|mon"
        rf"|tues|wednes|thurs|fri|satur|sun)\w*\b[^.;]{{0,50}}?){END}",
    ),
    form(
        Aspect.NEWS,
        rf"\b(?P<w>(?:(?:might|may|will|is|are) (?:soon )?(?:be )?)(?:moving|changing|leaving|retiring|starting"
        rf"|expecting|opening|launching|getting married|joining)\b.{{2,90}}?){END}",
    ),
    form(
        Aspect.NEWS,
        rf"(?P<w>\b[^.;]{{0,60}}\b(?:last|next|this) (?:week|month|spring|summer|autumn|fall|winter|january"
        rf"|february|march|april|may|june|july|august|september|october|november|december|quarter|monday"
        rf"|tuesday|wednesday|thursday|friday|saturday|sunday)\b[^.;]{{0,80}}?){END}",
    ),
    form(
        Aspect.NEWS,
        rf"(?P<w>\b(?:will|soon|is going to|are going to|starts?|starting|opens?|moves?|moving|launch(?:es"
        rf"|ing)?) [^.;]{{0,70}}\b(?:soon|in (?:january|february|march|april|may|june|july|august|september"
        rf"|october|november|december|spring|summer|autumn|winter|20\d\d)|tomorrow|on (?:mon|tues|wednes|thurs"
        rf"|fri|satur|sun)day)\b[^.;]{{0,60}}?){END}",
    ),
)
