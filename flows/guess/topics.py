"""Pasted facts woven into topics: what can be asked, and what is then said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.biography import Aspect, Biography, Drawn
from flows.biography.wording import VERB, relatives
from flows.guess.content import Voice, Weave, Weaving
from flows.guess.passages import passages_of, topics_told
from flows.guess.turning import plain, turned
from flows.people import Fact, Pasted, Topic

_AT_ONCE = 3  # facts told in one breath
_LONGEST = 210  # characters of them
_NEXT_LINE = 90  # characters between a role and its house
_RELATIVE = re.compile(r"\b(?:that|which) \Z", re.I)
_DONE = re.compile(rf"(?:has|have|is|are|was|were|had|can|will|{VERB})\b", re.I)
_TITLE_IN_ING = re.compile(r"[A-Z][a-z]+ing [A-Z]")
_BRACES = str.maketrans({"{": "(", "}": ")"})  # pasted words are never a template


@dataclass(frozen=True, slots=True)
class Told:
    """One fact as it is said: a whole sentence, or a thing, or, where neither is safe, the pasted sentence."""

    fact: Drawn
    sentence: str = ""
    thing: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Woven:
    """A line of a topic, and the facts it tells."""

    says: str
    facts: tuple[Drawn, ...]


def topics_of(biography: Biography, weaving: Weaving, voice: Voice, seed: int) -> tuple[dict[str, Topic], tuple[Pasted, ...]]:
    """Everything a guess can be asked, what was pasted first; and where each pasted fact is told."""
    found: dict[str, Topic] = {}
    where: dict[Drawn, Pasted] = {}
    for weave in weaving.weaves:
        if facts := _facts_for(weave, biography):
            found[weave.topic], told = _topic(weave, facts, weaving, seed)
            where |= told
    found |= topics_told(passages_of(biography), biography, weaving, seed)
    found |= {name: _only_when_asked(topic) for name, topic in voice.topics.items() if name not in found}
    known = (fact for fact in biography.facts if fact.aspect is not Aspect.NAME)
    return found, tuple(where.get(fact, Pasted(fact.aspect, fact.words)) for fact in known)


def said_of(fact: Drawn, weave: Weave) -> Told:
    """A fact as it is said."""
    words = fact.words.translate(_BRACES)
    if weave.quotes_learner or fact.aspect is Aspect.NOTE:
        return Told(fact, thing=_short(words))
    if _is_of_another(fact):
        return Told(fact, quote=_short(fact.said.translate(_BRACES)))
    if sentence := turned(words, fact.aspect):
        return Told(fact, sentence=sentence)
    if _is_thing(words, fact.aspect) and (thing := plain(words)):
        return Told(fact, thing=thing)
    return Told(fact, quote=_short(words))


def _is_of_another(fact: Drawn) -> bool:
    """Whether the words tell of something else in their sentence: "a fund that has sent 46 girls to university"."""
    before, found, _ = " ".join(fact.said.split()).partition(" ".join(fact.words.split()))
    return bool(found) and bool(_RELATIVE.search(before)) and bool(_DONE.match(fact.words))


def _facts_for(weave: Weave, biography: Biography) -> tuple[Drawn, ...]:
    facts = tuple(fact for fact in biography.facts if fact.aspect in weave.aspects)
    return facts if any(fact.aspect is weave.aspects[0] for fact in facts) or weave.topic in ("work_now", "contact") else ()


def _topic(weave: Weave, facts: Sequence[Drawn], weaving: Weaving, seed: int) -> tuple[Topic, dict[Drawn, Pasted]]:
    """A topic: lines that tell its facts, as many as can be said in one breath, and, for those told with others, one by itself."""
    together = list(_lines(weave, facts, weaving, seed))
    single = [fact for woven in together if len(woven.facts) > 1 and not weave.is_one for fact in woven.facts]
    alone = [Woven(_line([said_of(fact, weave)], weave, weaving, seed + number), (fact,)) for number, fact in enumerate(single)]
    asked = (*weave.asked, *_of_kin(weave, facts))
    lines = [Fact(0, woven.says, asked[:1] if weave.private else ()) for woven in together]
    lines += [Fact(0, woven.says, (woven.facts[0].words,)) for woven in alone]
    at = {fact: number for number, woven in enumerate(together) for fact in woven.facts}
    by_itself = {woven.facts[0]: len(together) + number for number, woven in enumerate(alone)}
    where = {
        fact: Pasted(fact.aspect, fact.words, fact.said or fact.words, weave.topic, at[fact], by_itself.get(fact, at[fact])) for fact in at
    }
    return Topic(asked, tuple(lines), weave.words), where


def _of_kin(weave: Weave, facts: Sequence[Drawn]) -> tuple[str, ...]:
    """Questions about each relative that is named: "How is your daughter?"."""
    kin = dict.fromkeys(each for fact in facts for each in relatives(fact.words)) if weave.kin_asked else ()
    return tuple(question.replace("{{ kin }}", each) for each in kin for question in weave.kin_asked)


def _lines(weave: Weave, facts: Sequence[Drawn], weaving: Weaving, seed: int) -> Iterator[Woven]:
    """The lines of a topic with what each tells."""
    if weave.wordless:
        yield Woven(weave.says["plain"][seed % len(weave.says["plain"])], tuple(facts))
        return
    if weave.topic == "work_now":
        yield Woven(_work_line(weave, facts, weaving, seed), tuple(facts))
        return
    for number, breath in enumerate(_breaths([said_of(fact, weave) for fact in facts], weave)):
        yield Woven(_line(breath, weave, weaving, seed + number), tuple(told.fact for told in breath))


def _work_line(weave: Weave, facts: Sequence[Drawn], weaving: Weaving, seed: int) -> str:
    """What somebody does and where: "Head of Quality at Foo, that's me."."""
    doing = [turned(fact.words.translate(_BRACES), Aspect.PROJECT) if _is_done(fact) else "" for fact in facts]
    said = list(filter(None, doing))
    house = [fact for fact in facts if fact.aspect is Aspect.EMPLOYER and fact.words not in " ".join(said)]
    titles = [fact for fact, sentence in zip(facts, doing, strict=True) if fact.aspect is Aspect.ROLE and not sentence]
    if titles or house:
        said.append(_put(weave.says["plain"][seed % len(weave.says["plain"])], "words", work_of([*titles, *house], weaving.at)))
    return " ".join(said)


def _is_done(fact: Drawn) -> bool:
    """Whether a role is told as something one does, "runs the makers' space", and no title like "Learning Support Coordinator"."""
    return fact.aspect is Aspect.ROLE and not _TITLE_IN_ING.match(fact.words)


def _breaths(told: Sequence[Told], weave: Weave) -> Iterator[list[Told]]:
    most = 1 if weave.quotes_learner or Aspect.NOTE in weave.aspects else _AT_ONCE
    breath: list[Told] = []
    for each in told:
        length = sum(len(other.sentence or other.thing or other.quote) for other in [*breath, each])
        if breath and (len(breath) >= most or length > _LONGEST):
            yield breath
            breath = []
        breath.append(each)
    if breath:
        yield breath


def _line(breath: Sequence[Told], weave: Weave, weaving: Weaving, seed: int) -> str:
    things = [each.thing for each in breath if each.thing]
    sentences = [each.sentence for each in breath if each.sentence]
    quotes = [each.quote for each in breath if each.quote]
    told, as_thing = weave.says.get("told", ()), weave.says["plain"]
    parts = []
    if things:
        parts.append(_put(as_thing[seed % len(as_thing)], "words", _joined(things)))
    if sentences:
        together = " ".join(sentences)
        parts.append(_put(told[seed % len(told)], "said", together) if told and not things else together)
    parts += [_put(weaving.quoted[(seed + number) % len(weaving.quoted)], "words", quote) for number, quote in enumerate(quotes)]
    return " ".join(parts)


def work_of(facts: Sequence[Drawn], at: str) -> str:
    """A role at its house, "Head of Quality at Foo"; what stands further apart is not joined, and comes behind it."""
    roles = [fact for fact in facts if fact.aspect is Aspect.ROLE]
    houses = [fact for fact in facts if fact.aspect is Aspect.EMPLOYER and not any(fact.words in role.words for role in roles)]
    pair = next(
        ((role, house) for near in (_stand_together, _stand_close) for role in roles for house in houses if near(role, house)), None
    )
    said = [f"{_safe(pair[0])} {at} {_safe(pair[1])}"] if pair else []
    rest = [_safe(fact) for fact in (*roles[:2], *houses[:2]) if pair is None or fact not in pair]
    return ", ".join([*said, *rest[:3]])


def _stand_together(role: Drawn, house: Drawn) -> bool:
    return bool(role.said) and role.said == house.said


def _stand_close(role: Drawn, house: Drawn) -> bool:
    """Whether a house is named on the line above or below, or in the next few words."""
    return abs(house.span[0] - role.span[0]) < _NEXT_LINE


def _safe(fact: Drawn) -> str:
    return _short(fact.words.translate(_BRACES))


def _only_when_asked(topic: Topic) -> Topic:
    """A topic nobody begins with: small talk is an answer."""
    return Topic(topic.asked, tuple(Fact(fact.at, fact.says, topic.asked) for fact in topic.facts), topic.words)


def _is_thing(words: str, aspect: Aspect) -> bool:
    """Whether words can stand as a thing in a template."""
    return len(words) <= 160 and "\n\n" not in words


def _joined(things: Sequence[str]) -> str:
    return ", ".join(things)


def _put(template: str, name: str, words: str) -> str:
    said = template.replace(f"{{{{ {name} }}}}", words.strip(), 1)
    said = said.replace("..", ".").replace(".”.", ".”").replace("?.", "?").replace("!.", "!")
    said = re.sub(r"(?<=[?!] )[a-zà-þ]", lambda found: found[0].upper(), said)
    return said[:1].upper() + said[1:]


def _short(words: str, most: int = 220) -> str:
    flat = " ".join(words.split()).rstrip(" .,;:")
    return flat if len(flat) <= most else f"{flat[: most - 1].rsplit(' ', 1)[0]}…"
