"""Reads what somebody tells after an occasion, typed or dictated: people, what was talked about, promises with their days."""

from __future__ import annotations

import re
from datetime import datetime

from flows.afterwards.attributes import with_attributes
from flows.afterwards.cast import Cast
from flows.afterwards.log import Log, Said, Someone, Told
from flows.afterwards.mentions import cast_of
from flows.afterwards.names import gender_of
from flows.afterwards.plain import LONGEST, plain
from flows.afterwards.promising import promises
from flows.afterwards.talk import talk_with
from flows.words import tokens

_ABSENT = re.compile(
    r"\b(?:(?:i |we )?(?:(?:didn't|did not|couldn't|could not|ended up not|never|wasn't able to|decided not to) (?:end up |actually "
    r"|even )?(?:go|going|make it|attend|show up|get there|leave the house|went)\b(?! (?:up|over|to the|into|near) )"
    r"|(?:bailed|chickened out|stayed (?:at )?home|skipped it|skipped the|gave it a miss|missed (?:it|the event|the whole thing)|was "
    r"(?:too )?(?:sick|ill)|wasn't there|not there|turned (?:around|back) at|had to cancel|cancell?ed|i cancelled|got cancell?ed|was "
    r"cancell?ed|no show|went straight home instead)\b))",
    re.I,
)
_NOBODY = re.compile(
    r"\b(?:nobody|no one|noone|no-one|not a soul|not anyone|(?:didn't|did not|never|couldn't) (?:really |actually )?(?:meet|talk|speak"
    r"|dare)\w*(?: to| with)? (?:any\w*|to any\w*|a single)|met none|zero people|only people i (?:already )?know|spoke to none)\b",
    re.I,
)
_NOTHING = re.compile(
    r"^(?:[^\w-]*+-\W*+|\W*+(?:no(?:thing|ne|pe)?|nope|nah|not(?:hing)? (?:really|much)|no promises?(?: made)?|none at all"
    r"|didn't promise (?:anything|anyone anything)|nichts|nada|i don't (?:know|remember)|dunno|skip)\W*+)"
    r"(?:(?:really|this time|today|at all|for once)\W*+)?$",
    re.I,
)
_ENGLISH = frozenset(
    "the a an and i to of in was he she we it my his her with about from for at on is told met him them they that who talked spoke "
    "then me you by not no had have said promised send need so but this there just owe works".split()
)
_FOREIGN = frozenset(
    """
    ich und der die das ein eine mit wir haben habe war nicht er sie über getroffen gesprochen dem den auf ist auch mir ihm ihr dann
    je et le la les un une avec nous avons ai était pas il elle sur rencontré parlé dans est aussi lui puis qui des du
    yo y el los las una con nosotros hemos fue no él ella sobre conocí hablé hablamos del que para
    eu e o os as um uma com nós foi não ele ela sobre conheci falei falamos do da que para
    io ho il lo gli una con abbiamo era non lui lei su incontrato parlato della di che per
    ik en het een met wij hebben was niet hij zij over ontmoet gesproken van
    """.split()
)


def read(text: str, now: datetime) -> Log:
    """What `text`, written at `now` by the clock on the learner's wall, tells: people, talk, promises; guesses are marked."""
    said = plain(text)
    if not re.search(r"[^\W\d_]", said):
        return Log(Told.EMPTY)
    is_cut = len(text) > LONGEST
    if _is_foreign(said):
        return Log(Told.FOREIGN, is_cut=is_cut)
    cast = cast_of(said)
    with_attributes(cast)
    told, taken = promises(cast, now)
    people = tuple(each.evolve(talk=talk_with(cast, number, taken)) for number, each in enumerate(cast.people))
    people += tuple(Someone(name, gender=gender_of(name.split()[0]), sure=False) for name in _only_promised(cast, told))
    return Log(_kind(said, bool(people), bool(told)), people, told, is_cut)


def _only_promised(cast: Cast, told: tuple[Said, ...]) -> list[str]:
    """Who comes up in a promise alone: "need to email Halima"."""
    return list(
        dict.fromkeys(
            each.to for each in told if each.to and cast.known(each.to) < 0 and not any(each.to == one.name for one in cast.people)
        )
    )


def _kind(said: str, people: bool, told: bool) -> Told:
    if people:
        return Told.PEOPLE
    if _ABSENT.search(said):
        return Told.ABSENT
    if told:
        return Told.PROMISES
    if _NOBODY.search(said):
        return Told.NOBODY
    return Told.NOTHING if _NOTHING.match(said) else Told.UNCLEAR


def _is_foreign(said: str) -> bool:
    """Whether the words are of another language; names alone are of none."""
    words = tokens(said)
    if len(words) < 4:
        return bool(re.search(r"[\u0400-\u04ff\u0600-\u06ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]", said)) and not re.search(
            r"[a-zA-Z]", said
        )
    english = sum(word in _ENGLISH for word in words)
    foreign = sum(word in _FOREIGN - _ENGLISH for word in words)
    letters = sum(character.isascii() for character in said if character.isalpha()) / max(1, sum(character.isalpha() for character in said))
    return letters < 0.5 or (foreign > english and foreign * 5 >= len(words))
