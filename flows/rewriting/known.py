"""What a draft tells of its reader and of what it is about: a company, a role, a field, a piece of work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from flows.listed import Listed, Lists
from flows.rewriting.matter import Matter
from flows.rewriting.spoken import plain

_PROPER = r"((?:[A-Z][\w&'’-]+|[A-Z]{2,})(?:\s+(?:&\s+|of\s+(?=[A-Z]))?(?:[A-Z][\w&'’-]+|[A-Z]{2,}))*)"
_HIRES = re.compile(rf"{_PROPER}\s+(?:is|are)\s+(?:hiring|recruiting)\b")
_MINE = re.compile(r"\b(?:i|i'm|im|i've|we)\b(?:(?!\byou\b).)*$", re.I)
_BRACKETS = r"(?:\s+\([^()\n]{1,30}\))?"
_ROLE_OF = re.compile(
    r"\b(?i:the)\s+((?i:role|position|post|job)\s+(?i:of|as)\s+(?i:an?\s+)?(?:[\w/&+-]+\s+){0,3}?[\w/&+-]+(?:\s+(?:at|with)\s+[A-Z][\w&-]+)?"
    rf"{_BRACKETS})(?=\s*(?:[.,;:!?]|$|\s(?:and|that|which|in|on|to|advertised|you)\b))"
)
_SEEKS = r"\b(?i:(?:is|are)\s+(?:hiring|recruiting|looking for)|(?:has|have)\s+an\s+opening\s+for|you\s+need)(?i:\s+(?:for\s+)?an?)"
_WORDS = r"((?:[\w/+-]+)(?:\s+[\w/+-]+){0,3})"
_OF_THE_LIST = re.compile(r"(?:,| [–—-]) ((?:it|they|the (?:first|next|last) [\w-]+) [^,;?]*[^,;?.! ])[.!]*$", re.I)
_OURS = re.compile(r"\b(?:our|we|we've|us)\b", re.I)
_NEWS = re.compile(r"\b(?:congratulations|congrats)\b", re.I)


@dataclass(frozen=True)
class Known(Lists):
    """known.yaml: lists of wordings, and what they find in the sentences of a draft."""

    works: Listed = ()
    no_companies: Listed = ()
    hopes: Listed = ()
    posts: Listed = ()
    jobs: Listed = ()
    no_roles: Listed = ()
    turns_to: Listed = ()
    new_to: Listed = ()
    at_home_in: Listed = ()
    stops: Listed = ()
    no_fields: Listed = ()
    pieces: Listed = ()
    papers: Listed = ()
    firms: Listed = ()
    workplaces: Listed = ()
    was_there: Listed = ()
    letters: Listed = ()
    lists: Listed = ()
    groups: Listed = ()

    def facts(self, cut: tuple[str, ...], told: tuple[str, ...], about: Matter) -> dict[str, str]:
        """All that is known, `cut` being the sentences that go and `told` all of them; what isn't known is missing."""
        matter, kept = about.topic(cut, told), tuple(sentence for sentence in told if sentence not in cut)
        found = {
            "company": self.company((*cut, *told)),
            "role": self.role(cut, told),
            "asked": about.asked_plainly(cut),
            "question": about.question(cut),
            "field": self.field(cut) or ("" if matter else self.field_turned_to(told)),
            **_by_whose(matter),
            "subject": about.subject(told),
            "interest": self.field_turned_to(kept) or about.topic((), kept),
            "craft": self.craft(cut) or self.craft(told),
            "work": _first(self._piece, told),
            "paper": _first(self._paper, cut),
            "workplace": self.workplace(cut, told),
            "list": self.list_in(cut),
            "news": _news(cut, told),
        }
        return {name: words for name, words in found.items() if words}

    def company(self, told: tuple[str, ...]) -> str:
        """The reader's company, from the sentences of a draft: "Northwind"; the sender's own is left out."""
        for sentence in told:
            for pattern in (_HIRES, self._works_at):
                for found in pattern.finditer(sentence):
                    name = found[1].strip()
                    if name.split()[0] not in self.no_companies and (pattern is _HIRES or not self._tells_of_oneself(sentence, found)):
                        return name
        return ""

    def role(self, cut: tuple[str, ...], told: tuple[str, ...]) -> str:
        """The role that is asked about, as the asking sentence calls it, "the QA role", or as another tells that it is to be filled."""
        for sentence in cut:
            for found in self._role.finditer(plain(sentence)):
                words = found[1].strip()
                if not self._no_role.match(words) and len(words.split()) > 1:
                    return f"the {words}"
            if found_of := _ROLE_OF.search(plain(sentence)):
                return f"the {found_of[1].strip()}"
        titles = (title for sentence in (*cut, *told) if (title := self._title.search(plain(sentence))))
        title = next(titles, None)
        return f"the {title[1].strip()} role" if title else ""

    def field(self, told: tuple[str, ...]) -> str:
        """The field a draft is about, "boat building"."""
        return self._field(told, self._new_field)

    def field_turned_to(self, told: tuple[str, ...]) -> str:
        """The field somebody moves into."""
        return self._field(told, self._next_field)

    def craft(self, told: tuple[str, ...]) -> str:
        """The field that somebody is at home in."""
        return self._field(told, self._own_field)

    def workplace(self, cut: tuple[str, ...], told: tuple[str, ...]) -> str:
        """Where the reader works, as the sender puts it: "at your company"."""
        for sentence in (*cut, *told):
            found = self._place.search(plain(sentence))
            if found and not self._was_there.search(plain(sentence)[: found.start()]):
                return f"{'in' if found[1].lower() == 'for' else found[1].lower()} your {found[2]}"
        bare = _first(self._firm, cut)
        return f"{'in' if bare.lower() in ('team', 'lab', 'laboratory') else 'at'} your {bare}" if bare else ""

    def list_in(self, cut: tuple[str, ...]) -> str:
        """What the reader was put on, as one would ask whether they like it: "get our monthly bulletin", "join the WhatsApp group"."""
        for sentence in cut:
            if found := self._list.search(plain(sentence)):
                whose = "our" if _OURS.search(plain(sentence)) else "the" if found["group"] else "my"
                kind = "join" if found["group"] else "be on" if found["list"] else "get"
                return f"{kind} {whose} {found['name']}"
        return ""

    def _field(self, told: tuple[str, ...], pattern: re.Pattern[str]) -> str:
        """The words behind what `pattern` finds; a name, such as a town's, is none."""
        for sentence in told:
            for found in pattern.finditer(plain(sentence)):
                words = self._stop.sub("", found[1]).strip(" .,-")
                is_name = words[:1].isupper() and not words.isupper() and words[1:2].islower()
                if len(words) > 1 and not self._no_field.match(words) and not is_name:
                    return words
        return ""

    def _tells_of_oneself(self, sentence: str, found: re.Match[str]) -> bool:
        """Whether the sender works there: "I work at Bosch", and not "you work at Bosch" or "I'd love to work at Bosch"."""
        before = plain(sentence[: found.start()])
        return bool(_MINE.search(before)) and not self._hope.search(before)

    @cached_property
    def _works_at(self) -> re.Pattern[str]:
        return re.compile(rf"\b{self.expression(self.works)}\s+at\s+{_PROPER}(?!\s*['’]s\b)")

    @cached_property
    def _hope(self) -> re.Pattern[str]:
        return re.compile(rf"\b{self.expression(self.hopes)}\b", re.I)

    @cached_property
    def _role(self) -> re.Pattern[str]:
        where = r"(?:\s+(?:at|with|in)\s+[A-Z][\w&-]+(?:\s[A-Z][\w&-]+)*)?"
        return re.compile(rf"\b(?i:the)\s+((?:[\w/&+.-]+\s+){{0,4}}?{self.expression(self.posts)}{where}{_BRACKETS})")

    @cached_property
    def _no_role(self) -> re.Pattern[str]:
        return re.compile(rf"{self.expression(self.no_roles)}\b", re.I)

    @cached_property
    def _title(self) -> re.Pattern[str]:
        return re.compile(rf"{_SEEKS}\s+((?:[A-Z][\w-]+\s?)+|(?:[\w-]+ )?{self.expression(self.jobs)})")

    @cached_property
    def _new_field(self) -> re.Pattern[str]:
        return re.compile(rf"\b{self._spaced(self.new_to)}\s+(?={_WORDS})", re.I)

    @cached_property
    def _next_field(self) -> re.Pattern[str]:
        return re.compile(rf"\b{self._spaced(self.turns_to)}\s+(?={_WORDS})", re.I)

    @cached_property
    def _own_field(self) -> re.Pattern[str]:
        return re.compile(rf"\b{self._spaced(self.at_home_in)}\s+(?={_WORDS})", re.I)

    @cached_property
    def _stop(self) -> re.Pattern[str]:
        return re.compile(rf"\s+\b{self.expression(self.stops)}\b.*$", re.I)

    @cached_property
    def _no_field(self) -> re.Pattern[str]:
        return re.compile(rf"^{self.expression(self.no_fields)}\b", re.I)

    @cached_property
    def _piece(self) -> re.Pattern[str]:
        gave = r"you(?:'ve| have)? (?:wrote|written|gave|given)(?: an?| the)?"
        praised = r"(?:\d{4}\s+)?(?:recent |latest |great |wonderful )*"
        return re.compile(rf"\b(?:your|{gave})\s+{praised}({self.expression(self.pieces)})\b", re.I)

    @cached_property
    def _paper(self) -> re.Pattern[str]:
        return re.compile(rf"\b({self.expression(self.papers)})\b", re.I)

    @cached_property
    def _place(self) -> re.Pattern[str]:
        return re.compile(rf"\b(at|in|on|for|with)\s+your\s+(?:esteemed\s+)?({self.expression(self.workplaces)})\b", re.I)

    @cached_property
    def _was_there(self) -> re.Pattern[str]:
        have = r"(?: have|'ve| had| was| were)? (?:once |also |already )?"
        return re.compile(rf"\b(?:i|we){have}{self.expression(self.was_there)}\b", re.I)

    @cached_property
    def _firm(self) -> re.Pattern[str]:
        return re.compile(rf"\byour\s+({self.expression(self.firms)})\b", re.I)

    @cached_property
    def _list(self) -> re.Pattern[str]:
        letter, many, group = (self.expression(listed) for listed in (self.letters, self.lists, self.groups))
        called = r"(?:(?!to\b|on\b|onto\b|for\b|of\b|a\b|an\b|the\b|my\b|our\b)[\"“”\w'’-]+ ){0,3}?"
        return re.compile(
            rf"\b(?P<whose>my|our|the|this|your)? ?(?P<name>{called}(?:{letter}|(?P<list>{many})|(?P<group>{group})))\b",
            re.I,
        )

    def _spaced(self, listed: Listed) -> str:
        """A list whose words may stand on two lines."""
        return self.expression(listed).replace(" ", r"\s+")


def told_of_a_list(sentence: str) -> str:
    """What was told of a list in the breath that put the reader on it: "It comes every second Friday."; nothing, if nothing was."""
    found = _OF_THE_LIST.search(plain(sentence))
    words = sentence[found.start(1) : found.end(1)] if found else ""
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _by_whose(matter: str) -> dict[str, str]:
    """A topic by whose it is: "your move from law to UX" is asked about in other words than "apprenticeships"."""
    return {"theirs" if matter.lower().startswith("your ") else "topic": matter}


def _news(cut: tuple[str, ...], told: tuple[str, ...]) -> str:
    """A congratulation right before what was cut, which a question about "it" can follow."""
    before = tuple(told[number - 1] for number, sentence in enumerate(told) if number and sentence in cut)
    return _first(_NEWS, before)


def _first(pattern: re.Pattern[str], told: tuple[str, ...]) -> str:
    found: Iterator[re.Match[str]] = (match for sentence in told if (match := pattern.search(plain(sentence))))
    match = next(found, None)
    return (match[1] if match.lastindex else match[0]) if match else ""
