"""Words not used yet: the wording of a note, the sentence to send instead, the questions worth asking."""

from __future__ import annotations

from flows.chance import pick, shuffled
from flows.person import Person
from flows.rehearsal import Encounter, Rehearsal
from flows.words import tokens

SCRAP = 5  # words that are too few to be quoted alone
_NOT_SUGGESTED = frozenset(
    """age alcohol burnout contact health laid_off marriage money politics quitting religion season tonight weekend_plans""".split()
)
"""Topics that nobody is told to bring up: too near to people, no more than small talk, or an ask of their own."""


def fresh_wording(rehearsal: Rehearsal, group: str, count: int) -> str:
    """A wording of `group` not used in this rehearsal: one the learner has never read, else the one read longest ago."""
    unused = [wording for number in range(count) if (wording := f"{group}[{number}]") not in rehearsal.wordings]
    unread = [wording for wording in unused if wording not in rehearsal.heard]
    if unread:
        return pick(unread, rehearsal.seed, rehearsal.turn, group)
    return min(unused, key=rehearsal.heard.index, default="")


def to_send_instead(rehearsal: Rehearsal, person: Person, encounter: Encounter, tries: tuple[str, ...], text: str) -> str:
    """The first sentence to send instead that was neither suggested before nor said by the learner, in `text` or earlier."""
    about = person.partner.topics.get(encounter.topic)
    more = (about.asked[0],) if about and about.asked and not tries else ()
    possible = (*tries, *more, *questions_worth_asking(rehearsal, person, encounter)[:2])
    said = [text, *(entry.words for each in rehearsal.room for entry in each.ledger.entries)]
    return next((each for each in possible if each not in rehearsal.wordings and not _was_said(each, said)), "")


def questions_worth_asking(rehearsal: Rehearsal, person: Person, encounter: Encounter) -> list[str]:
    """A question on each topic the learner can know of and has not touched, dropped hooks first."""
    topics = person.partner.topics
    untouched = [
        name for name in topics if name in person.common and not any(line.startswith(f"topics.{name}.") for line in encounter.spoken)
    ]
    hooked = dropped_hooks(person, encounter)
    hooks = enumerate(person.partner.hooks)
    unheard = {hook.topic for index, hook in hooks if f"hooks[{index}].says" not in encounter.spoken}  # nobody can know of these yet
    left_out = {known.topic for known in person.partner.briefing} | unheard | _NOT_SUGGESTED
    order = [name for name in dict.fromkeys([*hooked, *shuffled(untouched, rehearsal.seed, rehearsal.turn)]) if name not in left_out]
    questions = [topics[name].asked[0] for name in order if name in topics and topics[name].asked]
    unmet = person.partner.introducer.name or "\0" if len(rehearsal.room) > 1 else "\0"  # in a room nobody was introduced
    return [question for question in questions if unmet not in question]


def dropped_hooks(person: Person, encounter: Encounter) -> list[str]:
    """The topics of hooks that were dropped lately and not picked up."""
    hooks = enumerate(person.partner.hooks)
    return [hook.topic for index, hook in hooks if f"hooks[{index}].says" in encounter.spoken[-4:] and index not in encounter.picked_up]


def _was_said(sentence: str, said: list[str]) -> bool:
    """Whether the learner has said a sentence, or so much of it that to read it again would be no help."""
    whole = " ".join(tokens(sentence))
    parts = [" ".join(tokens(words)) for words in said]
    return any(whole in part or (part in whole and len(part.split()) > SCRAP) for part in parts)
