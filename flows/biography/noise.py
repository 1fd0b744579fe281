"""Lines that belong to the page something was copied from, and tell nothing about anybody: "500+ connections"."""

from __future__ import annotations

import re

_NOISE = re.compile(
    r"\A\W*(?:\d[\d,.+k]*\+? (?:followers?|connections?|posts?|likes?|comments?|mutual.*)|(?:show|see"
    r"|view) (?:all|more|less)\b.*|…?\s*see more"
    r"|[^›»\n]{2,40}(?:\s[›»]\s[^›»\n]{2,60})+"
    r"|contact info|follow(?:ing)?|message|connect|more|(?:1st|2nd|3rd)(?: degree)?.*|-{3,}.*|(?:subject"
    r"|to|cc|date|sent|fwd?|re):.*|full[- ]time.*|home >.*|.*gift vouchers.*|.*opening hours.*"
    r"|.*cookie settings.*|related insights.*|meet the team|our (?:people|team|chef)|speaker"
    r"|book a table.*|connect ·.*|message  .*|top skills.*"
    r"|part[- ]time|remote|hybrid|on-site|endorsed by.*|\d+ endorsements?|activity.*|he/him.*|she/her.*"
    r"|they/them.*|.*download vcard.*|.*\(he/him\)|references on request"
    r"|office \d.*|last updated.*|years as a member.*"
    r"|(?:phone|call|coffee|lunch|dinner|tea|chat|talk|zoom|meeting)(?: call| chat)? (?:w/|with) [^(:=]{2,50}"
    r"|(?:respected (?:all|sir|friends)|kindly|regds)\b.*|\(?fwd as .*|on .{4,40} wrote:?|i acknowledge the traditional .*"
    r"|(?:from|see) (?:the |our |their |her |his )?(?:\w+ )?(?:program(?:me)?|website|podcast|newsletter|brochure|flyer|site)\b.{0,50}"
    r"|notes? (?:b4|before|for|on|from)\b.{0,40}|says so"
    r"|.{0,30}\bthings? (?:about|to know).*|(?:hello|hi|hey)?,? ?"
    r"(?:my name is|i['’]m|i am) (?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)?"
    r"|[^,.;]{2,20}, meet \w+|take it from here|good luck.*"
    r"|cv|r[ée]sum[ée]|curriculum vitae|\[?(?:photo|headshot|image|picture|slides?|av|audio)\s?:.*|cookies?|careers(?: \(\d+\))?"
    r"|page \d.*|best,?|cheers,?|thanks.*|regards,?|i leave you to it!?|sent from my.*|open to work|verified)\W*\Z",
    re.I,
)


def is_noise(line: str) -> bool:
    """Whether a line is such a one."""
    return bool(_NOISE.match(line))
