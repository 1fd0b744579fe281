"""Verbs and things by which a promise is known: what somebody gives to somebody, and what is only a state of mind."""

from __future__ import annotations

VERBS = (
    "congratulate|send|mail|email|e-mail|write|call|ring|phone|text|message|ping|dm|whatsapp|share"
    "|forward|introduce|intro|connect|put|bring"
    "|lend|check|look|find|ask|follow|get|let|give|pass|show|come|meet|try|invite|drop|book|tell|recommend|read|review|proofread|see|have"
    "|help|do|make|buy|pay|pick|post|return|set|arrange|organi[sz]e|schedule|add|join|visit|reply|answer|thank|reach|get back|keep|report"
    "|sign|test|watch|fix|prepare|draft|print|fill|take|talk|speak|link|hook|order|grab|swap|translate|apply|finish|confirm|nominate"
    "|stop by|hand|deliver|mention|research|dig|scan|upload|register|circle|catch|drive|host|save|collect|cook|bake|submit|nudge|remind"
    "|loop|cc|copy|feed|edit|comment|present|demo|teach|explain|suggest|pull|run|go|leave|quote|contact|fetch|lookup|touch|donate|repay"
    "|attend|revert|sort|chase|enquire|inquire|transfer|venmo|wire|fax|courier|ship|walk|pop|swing|guide|mentor|coach|vouch|lift|carry"
    "|repair|mend|sew|knit|plant|water|mind|babysit|tune|record|film|photograph|paint|measure|sketch|compile|summari[sz]e|type|settle"
    "|refund|reserve|rsvp|sponsor|refer|endorse|like|tag|dm|inform|update|brief|debrief|consult|advise|point|give back|hunt|source"
)
"""What one promises to do, where the words around it don't make it a promise already."""
SENDS = (
    "update|post|send|mail|email|write|call|ring|phone|text|message|ping|dm|whatsapp|share|forward|introduce|intro|connect|bring|lend"
    "|follow up|get back|let|give|pass|show|invite|drop|tell|recommend|reply|thank|reach out|review|proofread|return|put|ask|look|find"
    "|check|book|add|schedule|set up|chase|remind|buy|get|fix|sort|print|scan|order|dig out|hand|deliver|arrange|organi[sz]e|quote|pay"
    "|confirm|fetch|pick up|make|prepare|finish|read|write to|speak to|talk to|nudge|ship|refer|visit|lend"
)
"""What a note to oneself begins with: "send Ana the deck"."""
STATE = (
    r"(?! (?:also )?(?:love|like|prefer|rather|been|never|not|be\b(?! (?:there|sending|giving|bringing|mailing|emailing|sharing|forwarding"
    r"|posting"
    r"|calling|writing|dropping|putting|lending))|have (?:been|loved|liked|to|a (?:think|chat))|think|know|need|want|see (?:how|what)"
    r"|say|describe|call (?:it|that)|guess|bet|miss|remember|forget|regret|feel|hate|enjoy|believe|agree|hope|wish|understand"
    r"|come across|end up|figure|always|die|survive|pass (?:out|on it))\b)"
)
"""What comes after "I'd" and is no promise: "I'd love to", "I'd have liked"."""
GIVING = (
    "send|mail|email|introduce|lend|share|forward|call|write|text|message|ping|pick|ask|check|let|put|connect"
    "|get (?:me|us|back|in touch|my|it)|look|give|pass"
    "|bring|show|invite|find|tell|follow|drop|help|recommend|read|review|book|set|talk|speak|mention|reply|add|intro|ring|phone|dig|try"
    "|come|organise|organize|arrange|save|hook|vouch|return|have a|take|make|keep|meet|visit|do|link|teach|post|whatsapp|drive|fix|repair"
    "|sort|chase|revert|refer|translate|print|scan|order|buy|host|cook|guide|nominate|sponsor|quote|reserve|confirm|ship|mind|swap|test"
    "|proofread|edit|join|fetch|deliver|hand|report|explain|copy|loop|cc|point|endorse|nudge|remind|suggest|enquire|inquire"
)
"""What somebody says they will do, when it is for the one who tells of it."""
GIVING_NOW = (
    "sending|emailing|mailing|bringing|introducing|forwarding|lending|calling|texting|giving|posting|sharing|putting|dropping|getting me"
    "|booking|asking|checking|looking into|making|passing|showing|writing|arranging|organi[sz]ing|saving|finding|linking|hooking"
    "|taking me|inviting|messaging|whatsapping|ringing"
)
GIVEN = (
    "picks|brings|sends|calls|writes|books|organi[sz]es|checks|introduces|forwards|lends|gives|shares|texts|mails|emails|posts|finds|asks"
    "|passes"
)
MEETING = "coffee|lunch|dinner|drinks?|beers?|breakfast|walk|catch-?up|pizza|brunch|tea"
THINGS = (
    "links?|slides?|deck|templates?|cv|resume|résumé|articles?|paper|books?|recipes?|quotes?|quotation"
    "|offer|numbers?|contacts?|list|photos?"
    "|pics?|pictures?|notes?|pdfs?|reports?|drafts?|cop(?:y|ies)|videos?|invites?|invitation|feedback|e-?mails?|call|answer|reply|intro\\w*"
    "|references?|portfolio|documents?|docs?|files?|forms?|brochure|catalog(?:ue)?|price(?: ?list)?|rates?|rate card|sheet|spreadsheet"
    "|proposal|contract|agenda|address|details|info|info(?:rmation)?|dates?|times?|tickets?|samples?"
    "|keys?|map|route|plan|budget|manual|guide"
    "|checklist|podcast|playlist|song|film|episode|newsletter|blog(?: ?post)?|post|study|studies|survey|code|repo|demo|tool|tools|card"
    "|letter|recommendation|referral|review|comments?|edits?|summary|recording|transcript|case stud(?:y|ies)|figures|data|stats"
    "|drawings?|designs?|logo|sketch(?:es)?|patterns?|pattern|cuttings?|seeds?|jar|jam|cake|umbrella|charger|jacket|money|tenner|fiver"
    "|\\d+ (?:quid|euros?|dollars?|pounds)|cash|deposit|name|names|tip|tips|advice|lift|parcel|box|bag|syllabus|schedule|timetable"
    "|manuscript|script|thesis|chapter|poem|poster|flyers?|leaflet|certificate|receipt|invoice|application|bio|headshot|profile|website|url"
    "|spec|specs|brief|roadmap|mockups?|prototype|screenshots?|questionnaire|presentation|workbook|worksheet|course|webinar|event|job ad"
    "|advert|posting|opening|vacancy|text|message|thank[- ]you(?: note| card)?|postcard|gift|present|bottle"
)
"""What is sent, lent or looked for: the head of "the slides", "my jam recipe"."""
WEAK = (
    "go|try|do|see|come|meet|take|talk|speak|read|have|make|watch|run|apply|finish|keep|visit|attend"
    "|catch|test|present|get|leave|look|learn|find"
    "|join|practi[sc]e|put|set|buy|fix|swap|like|drive|walk|cook|host|help|teach|guide|edit|save|mind"
)
"""What one says of one's own plans too: a promise only if it is for somebody."""
