"""From what was pasted about somebody to a partner to rehearse with: their facts in their own mouth, everything else a friendly guess."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from flows.biography import Aspect, Biography, Drawn
from flows.guess.content import Voice, Weave, Weaving
from flows.guess.topics import said_of, topics_of, work_of
from flows.people import Hook, Introducer, Known, Partner, Role
from flows.words import FUNCTION_WORDS, tokens

T = TypeVar("T")
BASICS = {Aspect.ROLE: "work_now", Aspect.EMPLOYER: "work_now", Aspect.PLACE: "city"}  # whoever asks for these has not read
PRIVATE = frozenset({Aspect.EMAIL, Aspect.PHONE, Aspect.LINK})  # known, and shown to nobody in a talk
_MOST_HOOKS = 4
_BRACES = str.maketrans({"{": "(", "}": ")"})


def partner_of(biography: Biography, name: str, voice: Voice, weaving: Weaving, seed: int = 0) -> Partner:
    """The guess at somebody called `name`; `seed` chooses the wordings, so that one guess always speaks alike."""
    full = " ".join((name or biography.first(Aspect.NAME)).translate(_BRACES).split())
    full = full.title() if full.isupper() else full
    spoken = _filled(voice, {"name": full, "called": called(full)})
    topics, pasted = topics_of(biography, weaving, spoken, seed)
    return Partner(
        name=full,
        called=called(full),
        age=0,
        field=_words(biography, Aspect.ROLE) or voice.field,
        role=work_of(_joined(biography), weaving.at),
        place=_words(biography, Aspect.PLACE),
        look=spoken.look,
        temper=voice.temper,
        rooms=(Role.MATTERS,),
        introducer=Introducer("", "", {}),
        briefing=tuple(Known(topic, _words(biography, aspect)) for aspect, topic in BASICS.items() if biography.first(aspect)),
        greets=spoken.greets,
        topics=topics,
        hooks=tuple(_hooks(biography, weaving, voice, seed))[:_MOST_HOOKS],
        doors=voice.doors,
        asks_back=voice.asks_back,
        recalls=voice.recalls,
        kindly=voice.kindly,
        reactions=voice.reactions,
        grants=voice.grants,
        outside=voice.outside,
        guarded=voice.guarded,
        told=voice.told,
        musings=voice.musings,
        goodbyes=voice.goodbyes,
        views={},
        tries={},
        private=voice.private,
        again=voice.again,
        promises=voice.promises,
        tempts=voice.tempts,
        distracted=voice.distracted,
        parts=spoken.parts,
        pasted=pasted,
    )


def called(name: str) -> str:
    """What somebody is called: "Ana" for "Ana Reyes", "Dr. Osei" as it stands."""
    parts = name.split()
    if not parts:
        return ""
    return (
        " ".join(parts[:2])
        if parts[0].rstrip(".").lower() in ("dr", "prof", "mr", "mrs", "ms", "sir") and len(parts) > 1
        else parts[0].rstrip(",")
    )


def _hooks(biography: Biography, weaving: Weaving, voice: Voice, seed: int) -> list[Hook]:
    """What is let drop in passing: needs and news, each with the words by which one sees that it was heard."""
    found: list[Hook] = []
    for weave in (weave for weave in weaving.weaves if weave.drops):
        for fact in (fact for fact in biography.facts if fact.aspect in weave.aspects):
            said = said_of(fact, weave).sentence
            words = tuple(dict.fromkeys(token for token in tokens(fact.words) if len(token) > 3 and token not in FUNCTION_WORDS))
            if said and words:
                number = seed + len(found)
                drop = voice.drops[number % len(voice.drops)].replace("{{ said }}", said)
                found.append(Hook(weave.topic, drop, words, voice.thanks[number % len(voice.thanks)]))
    return found


def _words(biography: Biography, aspect: Aspect) -> str:
    return " ".join(biography.first(aspect).translate(_BRACES).split())


def _joined(biography: Biography) -> tuple[Drawn, ...]:
    """The role and the house that are named first."""
    return (*biography.of(Aspect.ROLE)[:1], *biography.of(Aspect.EMPLOYER)[:1])


def _filled(value: T, facts: Mapping[str, str]) -> T:
    """The same content with names put in, all the way down."""
    return _fill(value, facts)  # type: ignore[no-any-return]


def _fill(value: Any, facts: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        for name, words in facts.items() if "{{" in value else ():
            value = value.replace(f"{{{{ {name} }}}}", words)
        return value
    if isinstance(value, tuple):
        return tuple(_fill(each, facts) for each in value)
    if isinstance(value, dict):
        return {key: _fill(each, facts) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _fill(getattr(value, each.name), facts) for each in fields(value) if each.name != "recalls"})
    return value


__all__ = ["BASICS", "PRIVATE", "Weave", "called", "partner_of"]
