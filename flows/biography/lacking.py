"""What is to be said about a pasted text before its facts are shown: it is but a link, a name, in another language, long."""

from __future__ import annotations

from enum import StrEnum

from flows.biography.facts import Aspect, Biography
from flows.biography.reach import is_link, is_private
from flows.biography.reading import LONGEST, kept
from flows.biography.wording import words_of

ENOUGH = 3  # facts to talk about, before homework is asked for
TALKED_OF = frozenset(Aspect) - {Aspect.NAME, Aspect.EMAIL, Aspect.PHONE, Aspect.LINK}
_ENGLISH = frozenset(
    """
    the a an and of in at to is for with on i my she he they her his their was has who from as by works work this that not
    likes are have we you it be but or also about head lead engineer manager designer director
    """.split()
)
_ELSEWHERE = frozenset(
    """
    der die das und ist mit für von bei aus ein eine ich sie er wir nicht auf zu im am als des dem den le la les et est une
    dans pour avec sur je elle il nous du au qui que el los las y es en con por para una del al se su como più di che è per
    lo gli nella sono e o do da dos um uma na no não é eu ela ele com het een van op voor niet ik zij hij wij och är att det
    som jag hon han på med i w z jest się od og til jeg hun av не в на и он она с по что
    """.split()
)


class Lack(StrEnum):
    """What is to be said about a text before its facts are shown."""

    NOTHING = "nothing"  # it is empty, or holds no words
    LINK = "link"  # only a link; pages are not opened
    NAME = "name"  # only a name
    FOREIGN = "foreign"  # in a language that is not read
    THIN = "thin"  # hardly anything to talk about
    LONG = "long"  # cut at LONGEST
    PRIVATE = "private"  # it holds a street or a date of birth, which was left out


def lacks(text: str, biography: Biography) -> tuple[Lack, ...]:
    """What is missing or was left out, the weightiest first."""
    words = words_of(text)
    talked = [fact for fact in biography.facts if fact.aspect in TALKED_OF]
    found = []
    if not any(letter.isalpha() for letter in text):
        found.append(Lack.NOTHING)
    elif all(is_link(line) for line in text.splitlines() if line.strip()):
        found.append(Lack.LINK)
    elif is_foreign(kept(text)):
        found.append(Lack.FOREIGN)
    elif not talked and len(words) <= 5:
        found.append(Lack.NAME)
    elif len(talked) < ENOUGH:
        found.append(Lack.THIN)
    if len(text) > LONGEST:
        found.append(Lack.LONG)
    if any(is_private(line) for line in kept(text).splitlines()):
        found.append(Lack.PRIVATE)
    return tuple(found)


def is_foreign(text: str) -> bool:
    """Whether a text is in a language that is not read here."""
    words = words_of(text)
    if len(words) < 6:
        letters = [letter for letter in text if letter.isalpha()]
        return len(letters) > 5 and sum(letter > "\u024f" for letter in letters) > len(letters) / 2
    english = sum(word in _ENGLISH for word in words)
    others = sum(word in _ELSEWHERE and word not in _ENGLISH for word in words)
    if sum(letter > "\u024f" and letter.isalpha() for letter in text) > len(text) / 3:
        return True
    return others > 2 and others > 2 * english
