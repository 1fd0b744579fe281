"""What stands in a draft around a gap: something the reader made, and what the sender has just told of their own situation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from flows.listed import Listed, Lists
from flows.moves import Move
from flows.rewriting.spoken import plain

_OURS = re.compile(r"\b(?:we|we're|we've|we'd|our|us)\b", re.I)
_ANOTHER = re.compile(r"^(he|she)\b(?!.*\b(?:you|your)\b)", re.I)  # the nephew for whom they write
_TO_A_ROLE = frozenset({Move.JOB_ASK, Move.REFERRAL_ASK})


@dataclass(frozen=True)
class Standing(Lists):
    """standing.yaml: lists of wordings, and what they find around a gap."""

    enjoys: Listed = ()
    makes: Listed = ()
    builds: Listed = ()
    situations: Listed = ()
    needs: Listed = ()
    no_situations: Listed = ()
    produces: Listed = ()

    def made(self, kept: tuple[str, ...], things: re.Pattern[str]) -> str:
        """What the reader made, as one can ask about it: "The Salt Road", "your exhibition", "the mural"; from sentences that stay."""
        for sentence in kept:
            if found := self._title.search(sentence):
                return found[1]
        pattern = self._of_the_reader(things)
        for sentence in kept:
            if found := pattern.search(plain(sentence)):
                if found["yours"]:
                    return f"your {found['yours']}"
                return f"the {found['they'] or found['built'] or found['you']}"
        return ""

    def situation(self, before: str, lost: frozenset[Move]) -> dict[str, str]:
        """Whose place the reader is asked to think themselves into, by the sentence before the gap: in a role "place", else "need"."""
        straight = plain(before)
        if (other := _ANOTHER.match(straight)) and lost & _TO_A_ROLE:
            return {"place": "his" if other[1].lower() == "he" else "her"}
        if not self._situation.search(straight) or self._no_situation.search(straight):
            return {}
        whose = "our" if _OURS.search(straight) else "my"
        needs = bool(self._need.search(straight))
        if lost & _TO_A_ROLE or (Move.INTRO_ASK in lost and needs):
            return {"place": whose}
        return {"need": whose} if needs else {}

    def offers_goods(self, before: str) -> bool:
        """Whether the sentence before the gap tells plainly what the sender makes or sells: "We make pallets"."""
        return bool(self._goods.search(plain(before)))

    @cached_property
    def _title(self) -> re.Pattern[str]:
        return re.compile(
            rf"\b(?i:{self.expression(self.enjoys)})\s+(?:your (?:novel|book|film) )?"
            r"((?:The|A|An)(?: [A-Z][\w'’-]+)(?: (?:(?:of|the|and|in|on|for) )*[A-Z][\w'’-]+){0,5})"
            r"(?=\s*(?:[.,;:!?]|$|\s(?:and|for|in|on|at|when|last|was|is)\b))"
        )

    def _of_the_reader(self, things: re.Pattern[str]) -> re.Pattern[str]:
        makes, builds = self._verbs
        thing = rf"(?:[a-z][\w'-]* ){{0,2}}?{things.pattern}(?: {things.pattern})?"
        return re.compile(
            rf"\byour (?P<yours>{thing})"
            rf"|\bthe (?P<they>{thing})(?= (?:that |which )?you(?:'ve| have)? {makes}\b)"
            rf"|\bthe (?P<built>[a-z]+)(?= (?:that |which )?you(?:'ve| have)? {builds}\b)"
            rf"|\byou(?:'ve| have)? {makes} (?:an?|the) (?P<you>{thing})",
            re.I,
        )

    @cached_property
    def _verbs(self) -> tuple[str, str]:
        return self.expression(self.makes), self.expression(self.builds)

    @cached_property
    def _situation(self) -> re.Pattern[str]:
        return re.compile(rf"\b{self.expression(self.situations)}\b", re.I)

    @cached_property
    def _need(self) -> re.Pattern[str]:
        return re.compile(rf"\b{self.expression(self.needs)}\b", re.I)

    @cached_property
    def _no_situation(self) -> re.Pattern[str]:
        return re.compile(rf"\?|\b{self.expression(self.no_situations)}\b", re.I)

    @cached_property
    def _goods(self) -> re.Pattern[str]:
        ours = r"\b(?:we|i|my (?:company|firm)|our (?:company|firm|team)) (?:also )?"
        return re.compile(rf"{ours}{self.expression(self.produces)}\b(?! (?:on|for|up|in|it|that)\b)", re.I)
