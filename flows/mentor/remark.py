"""The order of what the mentor says to a turn: a slip, something missed, and only then praise; one thing at most."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flows.guidance import Guidance
from flows.judgement import Heard
from flows.mentor.praise import praise
from flows.mentor.signs import is_ripe, is_too_soon, matters, note_on_a_sign, signs_in
from flows.mentor.slips import note_on_a_slip, speaks_of_slips
from flows.moves import FEELINGS, Move
from flows.nearly import Nearly
from flows.person import Person
from flows.rehearsal import Encounter, Feedback, Note, Rehearsal, Sign
from flows.scenes import Scene


@dataclass(frozen=True, slots=True)
class Remark:
    """What the mentor makes of a turn: a note or a praise, and all the signs it saw."""

    note: Note | None = None
    spoken: bool = True
    praise: Move | None = None
    signs: tuple[Sign, ...] = ()


def remark(
    rehearsal: Rehearsal,
    person: Person,
    encounter: Encounter,
    heard: Heard,
    signs: tuple[Sign, ...],
    guidance: Guidance,
    scene: Scene,
    nearly: Nearly,
) -> Remark:
    """The order is slip, missed opening, drift, praise; `encounter` is as it stands after the message."""
    seen = signs + tuple(sign for sign in signs_in(rehearsal, person, encounter, heard) if matters(sign, scene.yardstick))
    if heard.assessment.slips:
        note = _in_scene(note_on_a_slip(rehearsal, person, encounter, heard, guidance), scene)
        return Remark(note, speaks_of_slips(rehearsal, note), None, seen)
    if FEELINGS & heard.reading.manners:
        return _kind_word(rehearsal, person, encounter, heard, any(is_ripe(sign, rehearsal) for sign in seen), guidance)
    for sign in filter(lambda each: is_ripe(each, rehearsal) and not is_too_soon(each, rehearsal, person, encounter, heard, nearly), seen):
        note_on_sign = note_on_a_sign(rehearsal, person, encounter, sign, guidance, heard.text)
        if note_on_sign:
            return Remark(_in_scene(note_on_sign, scene), rehearsal.feedback is Feedback.LIVE, None, seen)
    return Remark(praise=praise(rehearsal, person, encounter, heard), signs=seen)


def walked_off(rehearsal: Rehearsal, person: Person, signs: tuple[Sign, ...], guidance: Guidance) -> Remark:
    """The learner turned away without a goodbye; before a word was said that is nobody's loss."""
    encounter = rehearsal.partner
    if encounter is None or not encounter.turns:
        return Remark()
    note = note_on_a_sign(rehearsal, person, encounter, Sign.HIT_AND_RUN, guidance)
    return Remark(note, rehearsal.feedback is Feedback.LIVE, None, signs)


def _kind_word(rehearsal: Rehearsal, person: Person, encounter: Encounter, heard: Heard, would_speak: bool, guidance: Guidance) -> Remark:
    """Who says how they feel did nothing wrong: in place of a note there is a kind word, and what was good besides is praised."""
    note = note_on_a_sign(rehearsal, person, encounter, Sign.UNEASY, guidance, heard.text) if would_speak else None
    if note:
        return Remark(note, rehearsal.feedback is Feedback.LIVE)
    return Remark(praise=praise(rehearsal, person, encounter, heard))


def _in_scene(note: Note, scene: Scene) -> Note:
    """The same note on the point of doctrine that this kind of scene is about."""
    return replace(note, because=scene.because.get(note.about, note.because))
