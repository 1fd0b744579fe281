"""Reads the name of a person, a firm or a job where one stands: "Tom Bauer", "Hospital Santa Aurora", "head of quality"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.afterwards import names
from flows.afterwards.vocabulary import NATIONS, NOT_FIRMS, NOT_NAMES, PARTICLES, PLACES, ROLE_HEADS, SIBLINGS, TITLES

_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[’'&.+-](?=[^\W_]))*|[^\s\w]")
_ROLE = re.compile(
    rf"((?<!\w)(?:(?!(?:and|or|about|her|his|my|their|me|him|them|she|he|they|was|were|then|at|from|for|the|a|an|who|is|as|with|of|to"
    rf"|but|in|really|very|just|now|also|still|actually|basically|by)\b)[\w&/+-]+\s+){{0,3}}?"
    rf"\b(?:{ROLE_HEADS})\b(?:\s+(?:of|for)\s+(?!(?:the|a|an|my|his|her|about|some|\d+)\b)[\w&-]+(?:\s+(?:and|&)\s+(?=operations|sales"
    rf"|marketing|design|people|culture)[\w-]+)?)?)",
    re.I,
)
_AS = re.compile(
    rf"(?:^\s*[:-]\s*(?:an?\s+|the\s+)?|\b(?:is|was|being|as|he's|she's|they're|hes|shes|are|were|she is|he is|became"
    rf"|becoming)\s+(?:now\s+|also\s+|actually\s+|currently\s+|apparently\s+|basically\s+|like\s+)*(?:an?\s+|the\s+|their\s+|our\s+)?"
    rf"|[,(]\s*(?:an?\s+|the\s+|their\s+)?|^\s*(?:an?\s+|the\s+)?)"
    rf"{_ROLE.pattern}",
    re.I,
)
_DOES = re.compile(
    r"\b((?:teaches|runs|leads|heads|manages|studies|designs|builds|sells|restores|edits|curates|organi[sz]es|repairs|makes|writes"
    r"|works in|works on|does)\s+"
    r"(?!(?:it|that|this|her|him|them|me|into|out|so|not|like|for|sense|at|about)\b)[\w&'’-]+(?:\s+(?!(?:and|but|at|for|from|who|which"
    r"|i|we|she|he|they|called|named|so|then|in|with|too|on|about)\b)[\w&'’-]+){0,3})",
    re.I,
)
_IS_A = re.compile(
    r"^\s*(?:he|she|they)(?:'s|'re|\s+is|\s+was|\s+are)\s+(?:also\s+|now\s+|actually\s+)?an?\s+((?!(?:friend|fan|listener|person|guy"
    r"|man|woman|bit|lot|mess|dream|joy|star|treat|father|mother|parent|"
    r"member|regular|vegetarian|vegan|talker|great|good|nice|lovely|big|real|bit|little|fellow)\b)[\w-]+(?:\s+(?!(?:with|at|for|from"
    r"|in|and|who|but|so|by|of|to)\b)[\w-]+){0,2})(?=\s*(?:[.,;!]|$|\b(?:with|at|for|from|in|and|who|but|so|by)\b))",
    re.I,
)
_FIRM_NOUN = (
    r"(?:studio|company|start-?up|firm|agency|shop|business|practice|consultancy|charity|non-?profit|team|brand|magazine|lab"
    r"|bakery|gallery|school|outfit|brewery|co-?op|co-?operative|museum|library|hospital|caf[eé]|council"
    r"|ministry|clinic|farm|theatre|theater"
    r"|university|college|ngo|foundation|bank|newspaper|union|parish|authority|office|institute|centre|center|restaurant|hotel"
    r"|garage|nursery|orchestra|choir|publisher|insurer|insurance|airline|airport|zoo|archive|chamber|club|association|federation"
    r"|embassy|court|factory|plant|mill|winery|distillery|bookshop|pharmacy|surgery|hospice|shelter|kindergarten|academy|municipality)"
)
_CALLED = re.compile(
    rf"\b{_FIRM_NOUN}(?:\s+(?:called|named)\s+|,\s+(?=(?-i:[A-Z])))((?:the\s+)?[\w&.'’-]+(?:\s+(?-i:[A-Z])[\w&.'’-]+){{0,3}})", re.I
)
_COMMON_PLACE = re.compile(
    r"(?:^\s*,?\s*(?:who )?(?:is |was |'s )?(?:from|at|with)|\b(?:runs?|owns?|manages?|heads|founded|the one with)"
    r"|\b(?:works?|working|teach(?:es|ing)|volunteers?|the books|engineer|manager|nurse|cook|chef)\s+(?:at|for|in))"
    r"\s+(?:the|an?|his own|her own|their own|his|her|their)\s+"
    rf"((?:(?!(?:who|that|and|we|i|friend|lot|bit)\b)[\w-]+\s+){{0,2}}?{_FIRM_NOUN})\b(?!\s+(?:called|named"
    rf"|manager|owner|director|head|assistant|team))",
    re.I,
)
_WORK_AT = re.compile(
    r"\b(?:works?|working|job|jobs|employed|position|starts?|started|starting|intern|internship|hired|gig)\s+(?:\w+\s+){0,2}?(?:at|for"
    r"|with)\s+(?:the\s+)?"
    r"((?:(?!(?:and|but|who|which|i|we|she|he|they|on|in|as|so|now|since|a|an|her|his|their|my|about|them"
    r"|some|that)\b)[\w&.'’-]+\s*){1,4})",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark, and where it stands."""

    word: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """In lower case, without "'s"."""
        return re.sub(r"['’](?:s|ll|d)$", "", self.word.lower())

    @property
    def bare(self) -> str:
        """Without "'s"."""
        return re.sub(r"['’](?:s|ll|d)$", "", self.word)

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.word[:1].isupper()


def tokens_of(text: str) -> list[Token]:
    """The words and marks of a text."""
    return [Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]


def is_known(word: str) -> bool:
    """Whether a word is a first name and nothing else, in any case: "tom" is, "grace" is only where a name is expected."""
    low = names.folded(word)
    first = low.split("-")[0]
    return (low in names.ALL or ("-" in low and first in names.ALL)) and low not in names.WORDS_TOO


def could_be(word: str, opens: bool = False) -> bool:
    """Whether it could be a name, where one is expected."""
    low = re.sub(r"['’](?:s|ll|d|ve|re|m)$", "", word.lower())
    if word[:1].isupper() and low in ("will", "may", "mark", "grant", "summer"):
        return not opens
    return (
        word[:1].isalpha()
        and low not in NOT_NAMES
        and low not in NATIONS
        and not ((word.islower() or low not in names.ALL) and re.fullmatch(rf"(?:{ROLE_HEADS})", low))
    )


def person(tokens: list[Token], at: int, *, expected: bool, opens: bool) -> tuple[str, int] | None:
    """The name that begins at `at` and where it ends; an unknown one only where it is `expected`; `opens` a sentence or not."""
    start = at
    while at < len(tokens) and (tokens[at].low.rstrip(".") in TITLES or (tokens[at].is_capital and tokens[at].low in SIBLINGS)):
        at += 1
        if at < len(tokens) and tokens[at].word == ".":
            at += 1
        expected = True
    if at >= len(tokens) or not could_be(tokens[at].word, opens):
        return None
    word = tokens[at]
    if word.low in PLACES and word.low not in names.ALL:
        return None
    listed = names.folded(word.low) in names.ALL or is_known(word.low)
    plainly = is_known(word.low) or (listed and word.is_capital and not (opens and word.low in names.WORDS_TOO and not expected))
    if not plainly and not (expected and (word.is_capital or listed or at > start)) and not (expected and word.word.islower()):
        return None
    if not listed and word.word.isupper() and len(word.word) > 1 and not expected:
        return None
    end = at + 1
    parts = [word.bare]
    while len(parts) < 4 and (more := _surname(tokens, end, word)):
        parts += [each.bare for each in tokens[end:more]]
        end = more
    return " ".join(_named(part) for part in parts), end


def _surname(tokens: list[Token], at: int, first: Token) -> int:
    """Where a surname ends that begins at `at`; 0 for none."""
    if at >= len(tokens) or tokens[at - 1].word.endswith(("'s", "’s")):
        return 0
    end = at
    while end < len(tokens) and tokens[end].low in PARTICLES and end - at < 2:
        end += 1
    if end >= len(tokens) or not could_be(tokens[end].word) or not tokens[end].word[0].isalpha():
        return 0
    if tokens[end].is_capital and first.is_capital and tokens[end].low not in PLACES:
        return end + 1
    after = tokens[end + 1].low if end + 1 < len(tokens) else ""
    lower = first.word.islower() and after in ("from", "at", "who") and not is_known(tokens[end].low)
    return end + 1 if lower else 0


def firm(text: str, at: int = 0) -> str:
    """The firm whose name begins at `at`: "Siemens", "Westhafen Logistik", in lower case one word, two where both are unusual."""
    tokens = tokens_of(text[at : at + 90])
    if re.search(r"\bthe\s+$", text[:at], re.I) and tokens and tokens[0].word.islower():
        return _common(tokens)
    if tokens and tokens[0].low == "the":
        tokens = tokens[1:]
    is_place = bool(tokens) and tokens[0].low in PLACES | NATIONS  # "Berlin" is none, "Deutsche Bahn" and "Berlin Energy" are
    goes_on = len(tokens) > 1 and tokens[1].is_capital and tokens[1].word[0].isalpha()
    if not tokens or not tokens[0].word[0].isalnum() or (tokens[0].low in NOT_FIRMS and not is_place) or (is_place and not goes_on):
        return ""
    taken = [tokens[0]]
    for token in tokens[1:5]:
        capital = token.is_capital and token.low not in NOT_NAMES - {"work", "team", "group", "ai", "uk", "eu", "email", "event", "night"}
        joins = token.word == "&" or (token.low in ("of", "und") and taken[-1].is_capital)
        if (token.word[0].isalnum() and (capital and tokens[0].is_capital)) or joins:
            taken.append(token)
        else:
            break
    while len(taken) > 1 and (taken[-1].word == "&" or taken[-1].low in ("of", "und")):
        taken.pop()
    if not taken[0].is_capital and (taken[0].low in NOT_NAMES or not taken[0].word[0].isalpha()):
        return ""
    if len(taken) == 1 and taken[0].word.islower() and _goes_on(tokens):
        taken.append(tokens[1])
    last = taken[-1]
    return _named(text[at + taken[0].start : at + last.start] + last.bare)


def _goes_on(tokens: list[Token]) -> bool:
    """Whether a firm in lower case has a second word: "deutsche bahn", where nothing else could follow."""
    if len(tokens) < 2 or not re.fullmatch(r"[^\W\d_]{3,}", tokens[1].word) or tokens[1].start - tokens[0].end != 1:
        return False
    second = tokens[1].low
    if second in NOT_NAMES | NOT_FIRMS | PLACES or is_known(second) or re.fullmatch(rf"(?:{ROLE_HEADS})|\w+(?:ing|ed|ly|n't)", second):
        return False
    return len(tokens) == 2 or tokens[2].low in _ENDS or not tokens[2].word[0].isalnum()


_ENDS = frozenset("and he she they who we i but so then about told said is was also oh um uh in".split())


def _common(tokens: list[Token]) -> str:
    """A firm without a name of its own: "the port authority", "the library"."""
    taken: list[str] = []
    for token in tokens[:3]:
        if not token.word.isalpha() or token.low in NOT_NAMES or (token.low in NOT_FIRMS | PLACES and not taken):
            break
        taken.append(token.bare)
        if re.fullmatch(_FIRM_NOUN, token.low):
            break
    return " ".join(taken)


def role(text: str, *, anywhere: bool = False) -> str:
    """The job a piece of text gives somebody: "a data engineer", "(procurement lead at ...)", "teaches chemistry"."""
    match = (_ROLE if anywhere else _AS).search(text) or _DOES.search(text) or _IS_A.search(text)
    found = (
        re.sub(r"^(?:an?|the|this|some|their|our|old|young|nice|lovely|great|good|new|other|really)\s+", "", match[1].strip(), flags=re.I)
        if match
        else ""
    )
    return re.sub(r"^(?:he|she|they|it|who)\s+(?:is|was)\s+", "", found)


def workplace(text: str) -> str:
    """A firm that is told of as where somebody works: "a studio called paperkite", "got the job at the port authority"."""
    if match := _CALLED.search(text):
        return _named(match[1].strip())
    if match := _COMMON_PLACE.search(text):
        return match[1]
    if match := _WORK_AT.search(text):
        words = match[1].strip(" .,'")
        found = firm(words)
        if found or not words or words.split()[0].lower() in NOT_FIRMS | PLACES:
            return words if found and words.islower() and len(words.split()) <= 3 and not _BREAKS.search(words) else found
        return words
    return ""


def ends_in_firm_noun(left: str) -> bool:
    """Whether a firm's name is what comes after "a small design studio called"."""
    return bool(re.search(rf"\b{_FIRM_NOUN}\s+(?:called|named)\s+$", left, re.I))


def is_firm_like(text: str, at: int) -> bool:
    """Whether a run of capitals is a firm by one of its words: "Hospital Santa Aurora"."""
    run = re.match(r"(?:[A-Z][\w&.-]*\s*)+", text[at:])
    return bool(run and _FIRM_WORDS.search(run[0]))


def _named(words: str) -> str:
    """Words in lower case as names are written: "tom" is Tom, "ibm" IBM; others as they stand."""
    if not words.islower():
        return words
    if len(words) <= 3 and not re.search(r"[aeiouy]", words):
        return words.upper()
    return re.sub(r"(?<![^\s-])[^\W\d_]", lambda match: match[0].upper(), words)


_FIRM_WORDS = re.compile(
    r"\b(?:Hospital|University|Uni|Institute|Institut|Bank|GmbH|AG|SE|Inc|Ltd|LLC|Labs?|Group|Gruppe|Studios?|College|Museum"
    r"|Foundation|Airlines?|Systems|Technologies|Tech|Energy|Consulting"
    r"|Ventures|Capital|Partners|Solutions|Logisti[ck]s?|Software|Health|Robotics|Media|Agency|School|Council|Works|Motors|Pharma"
    r"|Insurance|Network|Collective|Theatre|Library|Institutet)\b"
)
_BREAKS = re.compile(r"\b(?:then|also|there|told|met|talked|promised|said|but|really|very|just)\b", re.I)
