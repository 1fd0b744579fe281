"""What somebody can give: the questions that draw it out, and the items in an answer to one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.chance import shuffled
from flows.words import bare

QUESTIONS = (
    "asked_about", "hard_way", "read", "cheer", "lend", "language", "place", "people", "hands", "mistake", "news", "listen",
)  # fmt: skip
"""What may be asked; the words stand in prompts/words/profile.yaml under profile.give."""
IN_A_ROW = 3  # questions; then only whoever wants more is asked more
LONGEST_ITEM = 160
MOST_AT_ONCE = 10
_FIRST = ("asked_about", "hard_way", "lend", "people")  # those that nobody has nothing to say to
_SHORT = 7  # words; longer parts between commas are no list


def next_question(asked: Sequence[str], seed: int) -> str:
    """A question that was not asked yet, an easy one first; once all were, they come round again."""
    order = [*shuffled(_FIRST, seed, "first"), *shuffled([each for each in QUESTIONS if each not in _FIRST], seed, "then")]
    done = set(asked[len(asked) - len(asked) % len(order) :])
    return next(question for question in order if question not in done)


def goes_on(asked: Sequence[str]) -> bool:
    """Whether another question comes without being asked for: not after the third, the sixth and so on."""
    return len(asked) % IN_A_ROW != 0


def has_nothing(answer: str) -> bool:
    """Whether an answer says that there is nothing: "no idea", "I don't have anything"."""
    return bool(_NOTHING.fullmatch(bare(answer)))


def items(answer: str) -> tuple[str, ...]:
    """What an answer offers: "taxes, my van and I speak Polish" gives taxes, my van, I speak Polish."""
    found = [cleaned for part in _parts(answer) if re.search(r"\w", cleaned := _cleaned(part)) and not has_nothing(cleaned)]
    return tuple(dict.fromkeys(found))[:MOST_AT_ONCE]


_NOTHING = re.compile(
    r"(?:well |um |hm |sorry |honestly |really |oh )*(?:nothing|none|no|nope|nobody|no one|nowhere|skip|next|pass|n a"
    r"|idk|dunno|not much|not really|no idea|never"
    r"|(?:i )?(?:really )?(?:do not|don t|dont|can t|cant|cannot) (?:really )?(?:know|think of (?:anything|any)"
    r"|have (?:anything|any|much|one)|speak any(?: others?)?|own (?:anything|much))"
    r"|i have (?:nothing|none|no idea)|i can t think of anything|nothing (?:really|special|comes to mind|much|at all))"
    r"(?: (?:really|right now|yet|sorry|honestly|to be honest|i guess|i think|at all|special|comes to mind|to offer|to give))*"
)
_BULLET = re.compile(r"^\s*(?:[-–—•*·▪✓✔+>]+|\(?\d{1,2}[.)\]:])\s*")
_SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ0-9)][.!?])\s+(?=[A-ZÀ-Þ])")
_CLAUSE = re.compile(
    r"(?:which|who|whom|whose|that|because|but|so|since|where|when|if|as|though|although|like|especially|mostly|even|too|not|or)\b", re.I
)
_LEAD = re.compile(
    r"(?:(?:well|um+|uh+|hm+|oh|so|okay|ok|yes|yeah|maybe|perhaps|probably|also|and|plus|then|honestly|actually|i guess"
    r"|i think|i suppose|let me see|not sure[, ]+but)\b[,.:;…]*\s+)*"
    r"(?:(?:mostly )?(?:people|friends|colleagues|they|folks|everybody|everyone)(?: always| often| mostly| usually"
    r"| sometimes)? (?:ask|come to|call|write)(?: to)?(?: me)?"
    r" (?:about|for|with|when it comes to|when it's about)\s+"
    r"|i(?: can| could|'d| would)(?: also| maybe| probably)?(?: be able to| offer| give| lend(?: out)?| share)\s+"
    r"|i(?: can| could)(?: also| maybe| always)?\s+(?=help|show|explain|teach|introduce|read|look|fix|proofread"
    r"|translate|drive|listen|connect)"
    r"|i(?:'ve got| have got| have| own|'ve)\s+(?=an?\b|my\b|some\b|two\b|three\b|\d)"
    r"|(?:things|stuff) like\s+)?",
    re.I,
)


def _parts(answer: str) -> list[str]:
    found: list[str] = []
    for line in re.split(r"[\n\r;]+|\s(?=\d{1,2}[.)]\s)", answer):
        for sentence in _SENTENCE_END.split(_BULLET.sub("", line)):
            found += _listed(sentence)
    return found


def _listed(sentence: str) -> list[str]:
    """The members of "taxes, my van and a bit of Polish"; a sentence with clauses in it stays whole."""
    parts = [part.strip() for part in re.split(r",(?!\d)", sentence) if part.strip()]
    if len(parts) > 1:
        head, joined, tail = parts[-1].partition(" and ")
        *before, last = [*parts[:-1], *([head.strip(), tail.strip()] if joined and head.strip() else [parts[-1].removeprefix("and ")])]
        parts = [*before, last]
        if all(len(_LEAD.sub("", part, count=1).split()) <= _SHORT and not _CLAUSE.match(part) for part in parts):
            return parts
        return [sentence]
    return re.split(r"\s+and (?=(?:i|my|an?|some|two|three)\b)", sentence, flags=re.I)


def _cleaned(part: str) -> str:
    bare = " ".join(part.split()).strip(' .,!…"“”')
    found = _LEAD.match(bare)
    kept = bare[found.end() :] if found and found.end() < len(bare) else bare
    return kept if len(kept) <= LONGEST_ITEM else f"{kept[: LONGEST_ITEM - 1].rsplit(' ', 1)[0]}…"
