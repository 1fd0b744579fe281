"""Ways in which people tell whom they met, whom they missed, and of whom they only heard."""

from __future__ import annotations

import re

from flows.afterwards.vocabulary import PERSONS, ROLE_HEADS

TALK = (
    r"(?:talk|spoke|speak|spoken|chat|chatt|catch|caught|exchanged|swapped|connect|reconnect|hung out|hang out|sat|stood|lunch"
    r"|coffee|drinks?|dinner|beer|tea|word|conversation|minutes|hour|time|danced|discussed|laughed|bonded|clicked|walked|queued"
    r"|shared a \w+|worked)\w*"
)
INTRO = re.compile(
    rf"(?:\b(?:(?:gave|handed|passed|slipped|showed) (?:my|a|him|her|the) \w+ to|swapped \w+ with|met|meet|meeting|saw|joined"
    rf"|ran into|run into|bumped into|introduced (?:me |myself )?to|introduced me|said (?:hi|hello) "
    rf"to|hello to|hi to|got to know|known?|found|named|called|names?|name(?:'s| is| was|s)|it was|was|and|with|told|promised|owe"
    rf"|thank|thanked|asked|also|then|there was|there's|plus|to|first|next)"
    rf"|{TALK}(?:\s+\w+){{0,3}}?\s+(?:to|with|next to|beside|by|up with))"
    r"\s+(?:(?:up )?with |to |also |again |finally |briefly |this |my (?:old )?(?:friend|colleague|classmate|neighbou?r|boss|mate) "
    r"|(?:old|dear|good|young|little) )*$",
    re.I,
)
ASIDE = re.compile(
    r"(?:\b(?:about|named after|mentioned|recommends?|recommended|knows?|works? (?:for|under)|working (?:for|under)|reports? to"
    r"|introduce (?:me|him|her|them|us|\w+) to|introduce|connect (?:me|him|her|them|us|\w+) (?:with|to)"
    r"|put (?:me|him|her|them|us|\w+) in touch with|intro to|introduction to|introductions to|contact of|number of|email of"
    r"|emailaddress of|like|as|by|of|than|called by|cc|copy|remind)"
    r"|\b(?:his|her|their|my|our)(?: (?!to\b|with\b)\w+){1,2})\s+(?:my (?:friend|colleague|old boss|boss|sister|brother|cousin|wife"
    r"|husband) |(?:his"
    r"|her|their) (?:\w+ ){1,2})?$",
    re.I,
)
MET_THROUGH = re.compile(
    r"\b(?:introduced(?: me to)?|met|meeting|(?:talked|spoke|chatted|sat|stood) (?:to|with|next to|beside)|joined by|came over with"
    r"|brought)\s+(?:[^.!?;,]{1,30} and )?(?:his|her|their)(?: \w+){1,2}\s+$",
    re.I,
)
MISSED = re.compile(
    r"\b(?:(?:didn't|did not|couldn't|could not|never|hadn't|haven't)\s+(?:\w+\s+){0,2}?(?:meet|met|see|saw|talk|spoke|speak|find"
    r"|catch|caught|get|got|dare|manage|reach|approach)\b|missed|avoided|no sign of|wanted to (?:meet|talk|speak|see|say)|hoped to"
    r"|hoping to|wish i|should have|was going to (?:meet|talk)|instead of"
    r"|looking for|looked for|waiting for|was supposed to (?:meet|see)|meant to)[^.!?;\n]*$",
    re.I,
)
AWAY = re.compile(
    r"^[ ,]*(?:sadly |unfortunately )?(?:wasn't|was not|weren't|didn't|did not|couldn't|never|had not|hadn't)\s+(?:even )?(?:there"
    r"|show|come|came|turn|make|made|showed|around|able|in|appear)|^[ ,]*(?:across the room|from afar|from a distance)\b",
    re.I,
)
COUNT = r"(?:a|an|this|some|one|the|another|two|three|four|a couple of|these|that)"
SOMEBODY = re.compile(
    rf"\b(?P<said>{COUNT}\s+(?:(?!(?:of|lot|bit|few|about|and|with|from|time|next|last|same|main|only|whole|right|best"
    rf"|other)\b)[\w-]+\s+){{0,3}}?(?P<noun>{PERSONS}|{ROLE_HEADS})\b|somebody|someone)"
    r"(?P<of>\s+(?:from|at|of|with(?=\s+(?-i:[A-Z])))\s+(?:the\s+|a\s+|an\s+)?(?P<firm>[\w&.'-]+(?:\s+(?-i:[A-Z])[\w&.'-]+){0,3})"
    r"|\s+(?:in|with)\s+(?:a|the|an)\s+(?:[\w-]+\s+)?(?!from\b|and\b|who\b|i\b)[\w-]+)?",
    re.I,
)
OPENS_WITH = re.compile(
    r"(?:^|[.!?;\n:]|\b(?:met|meet|meeting|known|know|greeted|spotted|saw|to|with|by|beside|there was|there were|there's|was|then|and"
    r"|also|into|next to|plus|had"
    r"|afterwards|later|finally|eventually|only|just|found|joined|introduced me|,))\s*(?:also |again |finally |just |like |only )*-?\s*$",
    re.I,
)
COPULA = re.compile(
    r"\b(?:he|she|they|it|who|i|(?-i:[A-Z])[\w-]+)(?:'s|'re|'m| is| was| are| were| am| used to be| works? as| working as)(?: now| "
    r"also| actually| currently| like)*\s*$|\bas\s*$|\b(?:need|needs|want|wants|wanted|hire|hiring|hires|looking for|become|be|being"
    r"|for|looks for|find|get|about|of|like|needed|seeking)(?: \w+)?\s*$"
)
APPOSED = re.compile(
    r"^\s*[,(-]?\s*(?:and\s+)?(?:what(?:'s| is| was|s)\s+(?:his|her|their)\s+name|(?:his|her|their)\s+name(?:'s| is| was|s)|(?:he"
    r"|she)(?:'s| is| was)\s+(?:called|named)|(?:who(?:'s| is| was)?\s+)?(?:called|named)|i think(?: (?:it was|his name was|her name "
    r"was|(?:he|she) was called|(?:his|her) name is))?"
    r"|name(?:'s| was| is)?|(?:maybe|probably|possibly)(?: called)?|whose name (?:is|was))?\s*[,:]?\s*(?:i think\s+|i guess\s+"
    r"|maybe\s+|like\s+|was\s+)?(?:called\s+)?$",
    re.I,
)
HEDGED = re.compile(
    r"^\s*,?\s*\(?(?:i think|i guess|i believe|maybe|or something|or so|not sure|if i remember|or was it|or \w+,? (?:not sure|i think)|\?)",
    re.I,
)
HEDGES = re.compile(r"\b(?:i think|i guess|maybe|probably|possibly|something like)\b[^.!?;\n]{0,22}$", re.I)
CORRECTION = re.compile(r"^[\s,.-]*(?:no,? wait|wait,? no|sorry|no,? sorry|i mean|no|or rather|actually|scratch that)[\s,.-]+$", re.I)
PRONOUN = re.compile(r"\b(he|him|his|she|her|hers|they|them|their)\b(?:'\w+)?", re.I)
FROM = re.compile(
    r"^\s*(?:,|\(|-)?\s*(?:(?:who|he|she|they)(?:'s| is| was| works?| worked)?\s+|works?\s+)?(?:now\s+)?(?:from|at|of|with"
    r"|for)\s+(?:the\s+)?",
    re.I,
)
STUDIES = re.compile(
    r"^\s*(?:was|is|were|'s|told|said|works?|runs?|leads?|wants?|asked|from|at|of|will|and|has|had|who|just|gave|teaches|:|,|\(|-)", re.I
)
STOP = re.compile(r"[.!?;\n]")
STRONG = re.compile(
    r"\b(?:mainly|mostly|especially|met|meeting|greeted|known|named|called|name was|name is|names?|name's|ran into|bumped into"
    r"|introduced (?:me |myself )?to"
    r"|(?:talk|chat|speak|connect|catch|gist)\w* (?:up )?(?:to|with)|(?:spoke|spoken|sat|stood) (?:to|with|beside|next to|by)"
    r"|caught up with|told|promised"
    r"|owe|coffee with|lunch with|hello to|hi to|said to)\s+(?:also |again |finally |briefly |my old (?:friend|colleague) |this |one )?$",
    re.I,
)
"""After these stands a person."""
DATIVE = re.compile(
    r"\b(?:send|sent|owe|owed|told|tell|promised?|gave|give|put|bring|brought|show|showed|lend|lent|introduced?|drop|dropped|post"
    r"|posted|pass"
    r"|passed|write|wrote|text|texted|message|messaged|mail|mailed|email|emailed|buy|bought|make|made|get|got|forward|forwarded"
    r"|offered|offer"
    r"|ask|asked|invite|invited|help|helped|ring|rang|thank|thanked|remind|call|phone|ping|whatsapp)\s+$",
    re.I,
)
GETS_SOMETHING = re.compile(
    r"\s+(?:the|an?|my|our|some|two|three|that|those|in touch|if|whether|how|what|why|where|when|who|i|i'd|i'll|(?:and"
    r"|&)\s+(?-i:[A-Z])|to\s+[a-z]+|about|abt|on\s+(?-i:[A-Z])|back|for)\b",
    re.I,
)
"""What follows somebody who is given something: "sent Wendell the link"."""
_DOES = (
    "told|said|says|asked|wondered|wants|wanted|works|worked|runs|ran|teaches|taught|lives|knows|knew|has"
    "|had|will|offered|promised|promises"
    "|gets|loves|loved|likes|liked|leads|heads|makes|made|does|did|used to|moved|started|came|joined|introduced|gave|showed|thinks|thought"
    "|needs|needed|mentioned|explained|invited|recommended|suggested|laughed|agreed|sells|builds|writes|studies|picks|sends|might|can|could"
    "|would|owes|took|remembered|seemed|looked|talked|spoke|grew|plays|sings|hates|hated|bought|paid|brought|left|won|wrote|designs|manages"
    "|does|swears|swore|reckons|insisted|kept|keeps|drives|cooks|bakes|coaches|volunteers|studied|trains"
    "|trained|is|was|'s|plans|hopes|struggles"
    "|just|also|never|still|went|finished|quit|lost|found|feels|felt|complained|joked|admitted|confessed"
    "|volunteered|organi[sz]es|organi[sz]ed"
)
_STATES = (
    r"(?:\w+ing\b(?! (?:was|is))|an?\s|the\s(?:\w+\s){0,2}(?:who|behind|from|of|with|in|at)\b|from\b|at\b|with\b|in (?:charge|claims"
    r"|sales|marketing"
    r"|finance|hr|tech|publishing|insurance|real estate|logistics|their|her|his)\b|called\b|head\b|so (?:nice|kind|funny|sweet)"
    r"|(?:really |very |super |so |also "
    r"|such )+(?:nice|kind|friendly|funny|helpful|lovely|shy|sweet|open|warm|interested|keen)\b|nicer\b|friendly\b|nice\b|kind\b"
    r"|lovely\b|funny\b|shy\b|new here\b|new\b(?= to| in| at)"
    r"|between jobs|my\b|his\b|her\b|there\b(?= too| again| as well)|terrified|nervous|worried|happy|tired|busy|ill|pregnant|stuck"
    r"|hiring|retired|back\b"
    r"|interested|keen|curious|also\b|now\b|currently\b|CEO|CTO|CFO|COO|VP)"
)
_DOES_PLAINLY = "|".join(each for each in _DOES.split("|") if each not in ("is", "was", "'s", "just", "also", "never", "still"))
PREDICATE = re.compile(
    rf"(?:'ll\b|'d\b|\s+(?:also |just |still |never |then |kindly |finally |actually |really )*(?:{_DOES_PLAINLY})\b(?!\s+(?:been"
    rf"|great|good|fun|amazing))"
    rf"|(?:'s|\s+is|\s+was)\s+(?:now |also |actually |just |currently |still )*(?:{_STATES}|(?:{ROLE_HEADS})\b)|'s\s+gonna\b)",
    re.I,
)
"""What only people do or are: "told me", "'s fighting", "is a recruiter"."""
BROUGHT = re.compile(
    r"\s+(?:will|said|promised|offered|joined|came|told|gave|wants|wanted|asked|says|also|was (?!the\b|a\b|an\b|in\b)|who\b|wey\b"
    r"|does|works|runs|is \w+ing|'ll|'s \w+ing"
    r"|seemed|laughed|liked|loved|knows|thinks|thought|showed|turned up|dropped by|stopped by|sat|spoke|talked|too\b|can|could|would"
    r"|took|has)\b|'ll\b|\s*\(",
    re.I,
)
LINKS = re.compile(
    r"\b(?:introduce|introducing|introduction|intro|link|hook|connect|put|talk|speak|mention|recommend|ask|check|pass|send|forward"
    r"|meet|know|knows|call"
    r"|write|email)\b[^.!?;\n]{0,30}\b(?:to|with|by|know|knows|ask|is|through|me)\s*$",
    re.I,
)
"""Somebody who is only going to be met: "she'll link me up with the chairman"."""
