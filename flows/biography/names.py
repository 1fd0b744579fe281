"""Whose biography it is: by a label, a first line, a first sentence, "I'm Ana", or the head of a few notes."""

from __future__ import annotations

import re

from flows.biography.labels import aspect_of
from flows.biography.layout import heading_of
from flows.biography.wording import THIRDS, TITLES, VERB, words_of

_PART = r"(?:[A-ZÀ-ÞŁŚŠŽČİ](?:[\w’'-]+|\.)|[“\"][A-Z]\w+[”\"])"
_LINK = r"(?:de|del|da|do|dos|di|van|von|der|den|bin|ibn|al|el|la|le|ten|ter|af|of)"
FULL = rf"{_PART}(?: (?:{_LINK} ){{0,2}}{_PART}){{0,3}}"
_BEHIND = r"(?:,? (?:(?:Ph\.?D|MD|MBA|MSc|PMP|CPA|Jr|Sr|II|III|OBE|MBE|RN|PE|CFA)\.?|\([^)]{2,24}\)))*"
_TITLE = r"(?:(?:Shri|Sri|Smt|Er|Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Rev|Dott|Ing)\.? )*"
_LABELLED = re.compile(
    r"^\W*(?:(?:full )?name|(?:member |speaker )?spotlight(?: on)?|featuring"
    r"|interview with|introducing)\s*[:=-]\s*(?P<name>[^\n,;|]{2,50})",
    re.I | re.M,
)
_SELF = re.compile(
    rf"\b(?:[Mm]y name is|[Tt]he name['’]s|[Cc]all me|[Hh](?:i|ello|ey)[,!.]? (?:all|everyone|there"
    rf"|folks)?[,!.]? ?I['’]?(?:m| am)|I['’]m|I am) (?P<name>{FULL})(?=[ ,.!;:(–—-]|\Z)"
)
_CALLED = re.compile(
    rf"\b(?:(?:guy|girl|woman|man|person|somebody|someone|lady|bloke|chap|friend|colleague|cousin|neighbou?r|boss|one|is|he['’]s|she['’]s)"
    rf"(?: [^.,;\n]{{0,30}}?)? (?:called|named)|name of|name was|name's) (?P<name>{FULL})"
)
_SIGNED = re.compile(
    rf"\n[ \t]*(?:(?:all the |with )?best(?: wishes)?|(?:kind |warm |best )?regards|cheers|thanks|thank you|yours|love"
    rf"|greetings|warmly|bye)"
    rf"[ \t,.!]*\n\s*(?P<name>{FULL})[ \t]*(?:\n|\Z)",
    re.I,
)
_FROM = re.compile(rf"^\W*From:\s*(?P<name>{FULL})", re.M)
_SELF_TOLD, _TOLD_OF = re.compile(r"\b(?:I|I['’]\w+|me|my)\b"), re.compile(r"\b(?:he|she|him|her|his|they)\b", re.I)
_SHORT = 60  # characters of a line below which one name begins it
_OFTEN = 2  # times that somebody speaks of themselves in a mail of their own
_NOTED = re.compile(
    rf"\A\W*(?i:phone|call|coffee|lunch|dinner|breakfast|tea|drinks?|chat|talk|zoom|meeting|spoke|met)(?i: call| chat)?,? (?:w/|with) "
    rf"(?P<name>{FULL})"
)
_HERE = re.compile(rf"\A\W*(?:[Hh](?:i|ello|ey)[,!]? )?(?P<name>{FULL}) here\b")
_MEET = re.compile(
    rf"\b(?:[Mm]eet|(?:be )?(?:seeing|meeting)|[Aa]s promised[:,]|[Ii]ntroduc\w+(?: you)?(?: to)?|[Tt]his is|[Pp]lease welcome|[Ww]elcome"
    rf"|[Cc]onnect(?:ing)? you (?:with|to)|[Tt]alk to"
    rf"|[Ss]peak to) {_TITLE}(?P<name>{FULL})(?! at)(?=[ ,.!;:(–—-]|\Z)"
)
_SUBJECT = re.compile(
    rf"{_TITLE}(?P<name>{FULL})(?:['’]s)?{_BEHIND}(?=,? (?:who|whom|whose|an?|the|our|from|is|was|has|will"
    rf"|had|(?:\w+ly )?(?:{VERB}))\b| [–—-] |,)"
)
_IN_NOTES = re.compile(
    rf"\A\W*(?:(?-i:[Nn](?:OTES?|otes?))\b[^\n]*\n\W*)?(?:so |ok |notes?:? |re:? )?(?:this is "
    rf"|met )?(?P<name>[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+){{0,2}}?)\s*(?:\([^)]*\)|[?!]+)?\s*(?:[,:;–—-]|\.\s"
    rf"|\s(?={VERB}\b)|\n)"
)
_MARKED = re.compile(rf"(?<![\w*_])[*_]{{1,2}}{_TITLE}(?P<name>{_PART}(?: {_PART}){{1,3}})[*_]{{1,2}}(?![\w*_])")  # *Prakash Iyengar*
_CRUMBS = re.compile(r"\A(?:[^›»>\n]{2,40}\s[›»>]\s)+")  # Staff › Learning Support › Ana Reyes
_LISTED = re.compile(r", (?!(?:who|whom|whose|an?|the|our|from|his|her|my|formerly|also)\b)[a-z][\w ]*,")  # "Churches, fireplaces, ..."
_IN_BRACKETS = re.compile(r"\((?P<name>[a-zà-þ][\w’'-]+ [a-zà-þ][\w’'-]+)(?: i think| i guess|\?)?\)", re.I)
_NOT_NAMES = frozenset(
    """
    about experience education skills summary profile contact the a an this that he she they i we it his her their our at in on as with from
    after before since when while for hi hello dear head senior junior chief lead director manager founder also currently previously works
    working speaker bio notes note met new old now today former formerly passionate experienced award based here there former please
    originally born outside prof dr mr mrs ms guy girl woman man person somebody someone lady bloke one friend cousin colleague boss likes
    loves knows wants hates is was has no not my your works owner people by both all forwarded subject re fwd date to cc sent just
    curriculum vitae resume cv he's she's i'm they're it's we're i've who's cto ceo coo cfo md phd speaker from
    btech bsc msc ba ma bmus mba meng beng llb llm
    sr jr co languages language hobbies ab gmbh oy bv ltd plc llc llp prev previously full time remote present hiring looking open talent
    follow followers connections mutual show see more message linkedin university company gmbh ltd inc group institute college school
    """.split()
)


def name_in(text: str) -> tuple[int, int] | None:
    """Where the name of whoever the text is about stands, if it can be told."""
    for pattern in (_LABELLED, _SELF, _HERE, _CALLED):
        if (found := pattern.search(text)) and _is_name(found["name"]):
            return _within(found)
    if span := _signed(text) or _first_line(text):
        return span
    if (marked := _MARKED.search(text)) and _is_name(marked["name"]):
        return _within(marked)
    if (noted := _NOTED.match(text)) and _is_name(noted["name"]):
        return _within(noted)
    if (found := _MEET.search(text)) and _is_name(found["name"]):
        other = _subject(text)
        return other if other and " " in text[slice(*other)] and " " not in found["name"] else _within(found)
    if (found := _IN_BRACKETS.search(text)) and found["name"].split()[0].lower() in words_of(text[: found.start()]):
        return _within(found)
    return _subject(text) or _in_notes(text) or _last_line(text)


def _first_line(text: str) -> tuple[int, int] | None:
    """The first line that is no heading, if it is a name by itself or before a mark."""
    looked = 0
    for line in re.finditer(r"[^\n]+", text):
        said = _behind_crumbs(line[0].strip())
        if not said or heading_of(said) is not None:
            continue
        if not words_of(said) or all(part in _NOT_NAMES for part in words_of(said)):
            continue
        found = re.match(rf"\W*{_TITLE}(?P<name>{FULL}){_BEHIND}\s*(?:\Z|[|·•–—:]|\s-\s|,\s|\()", said)
        if found and _is_name(found["name"]) and not _is_label(found["name"], said[found.end("name") :]) and _is_alone(found, said):
            start = line.start() + line[0].index(said) + found.start("name")
            return start, start + len(found["name"])
        looked += 1
        if looked > 3:
            return None
    return None


def _behind_crumbs(line: str) -> str:
    """What a page is about, of the way to it: "Ana Reyes" of "Staff › Learning Support › Ana Reyes"; another line as it is."""
    last = _CRUMBS.sub("", line)
    return last if " " in last else line


def _is_alone(found: re.Match[str], line: str) -> bool:
    """Whether a line is a name and little else: all of it, a full name before a mark, or a short line."""
    return found.end() == len(line) or len(found["name"].split()) > 1 or len(line) < _SHORT


def _is_label(name: str, behind: str) -> bool:
    """Whether what looks like a name announces what stands behind it: "Role: Coordinator"."""
    return behind.lstrip().startswith(":") and aspect_of(name.lower()) is not None


def _signed(text: str) -> tuple[int, int] | None:
    """Whoever signs what they wrote of themselves, by the whole name where the mail has it."""
    found = _SIGNED.search(text)
    if not found or not found["name"][:1].isupper() or not _is_name(found["name"]) or _TOLD_OF.search(text) or _MEET.search(text):
        return None
    if len(_SELF_TOLD.findall(text)) < _OFTEN:
        return None
    sent = next((each for each in _FROM.finditer(text) if each["name"].split()[0] == found["name"].split()[0]), found)
    return _within(sent)


def _last_line(text: str) -> tuple[int, int] | None:
    """A name at the very end, as one signs: "... Lorna Dumalagan"."""
    found = re.search(rf"(?:\A|[.!?\n]\s+|[-–—]\s)(?P<name>(?:{_PART} ){{1,3}}{_PART})\s*\Z", text)
    return _within(found) if found and _is_name(found["name"]) else None


def _subject(text: str) -> tuple[int, int] | None:
    """The first capitalised subject of a sentence; of several, the one with a family name that is named again."""
    for found in _SUBJECT.finditer(text):
        before = text[: found.start()].rstrip()
        begins = not before or text[found.start() - 1] == "\n" or before[-1] in '.!?,:;\n–—-)"' or before.endswith((" and", "both", "all"))
        if begins and (behind := _behind_rank(found)):
            return behind
        is_listed = " " not in found["name"] and _LISTED.match(text, found.end())
        if begins and not is_listed and _is_name(found["name"]) and (len(found["name"].split()) > 1 or not before or before[-1] in ".!?\n"):
            return _within(found)
    return None


def _behind_rank(found: re.Match[str]) -> tuple[int, int] | None:
    """A name behind a rank that is written like one: "BATTALION CHIEF DARNELL HAYES"."""
    parts = found["name"].split()
    ranks = [number for number, part in enumerate(parts) if part.lower() in TITLES]
    rest = parts[ranks[-1] + 1 :] if ranks else []
    if len(rest) < 2 or not _is_name(" ".join(rest)):
        return None
    start = found.end("name") - len(" ".join(rest))
    return start, found.end("name")


def _in_notes(text: str) -> tuple[int, int] | None:
    found = _IN_NOTES.match(text)
    if not found or any(word in _NOT_NAMES for word in words_of(found["name"])):
        return None
    return _within(found) if _is_name(found["name"].title()) and len(found["name"]) < 30 else None


def _is_name(words: str) -> bool:
    parts = words_of(words)
    return (
        0 < len(parts) <= 6
        and not any(part in _NOT_NAMES or part in TITLES for part in parts)
        and not (len(parts) == 1 and parts[0] in THIRDS)
        and len(words) > 1
        and not re.search(r"\d", words)
    )


def _within(found: re.Match[str]) -> tuple[int, int]:
    words = found["name"]
    return found.start("name") + len(words) - len(words.lstrip()), found.start("name") + len(words.rstrip(" .,;"))
