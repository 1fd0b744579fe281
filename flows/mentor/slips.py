"""The note on a slip: which one it names, the words it quotes, what to send instead."""

from __future__ import annotations

from flows.chance import pick
from flows.guidance import Guidance
from flows.judgement import ALWAYS_SLIPS, Heard, Slip
from flows.mentor.suggesting import SCRAP, fresh_wording, to_send_instead
from flows.moves import COSTS
from flows.person import Person
from flows.rehearsal import Encounter, Feedback, Note, Rehearsal
from flows.words import sentence_at


def note_on_a_slip(rehearsal: Rehearsal, person: Person, encounter: Encounter, heard: Heard, guidance: Guidance) -> Note:
    """What a slip cost and why, in a wording not used yet in this rehearsal, where one is left."""
    slip, trust = named(heard.assessment.slips), heard.terms.trust
    words = guidance.slips[slip.move]
    every = [f"slips.{slip.move}[{number}]" for number in range(len(words.notes))]
    wording = fresh_wording(rehearsal, f"slips.{slip.move}", len(every)) or pick(every, rehearsal.seed, rehearsal.turn)
    instead = to_send_instead(rehearsal, person, encounter, person.partner.tries.get(slip.move, words.tries), heard.text)
    lost = -sum(entry.points for entry in heard.assessment.entries if entry.points < 0)
    quoted = _quoted(heard.text, slip.span)
    return Note("slip", slip.move, wording, quoted, instead, words.because, COSTS.get(slip.move, 0), round(trust, 1), round(lost, 2))


def named(slips: tuple[Slip, ...]) -> Slip:
    """The slip a note names: the costliest; or, made in the same words, a push, which is what is heard: "you owe me an introduction"."""
    costliest = slips[0]
    beside = [slip for slip in slips if slip.span[0] < costliest.span[1] and costliest.span[0] < slip.span[1]]
    return next((slip for slip in beside if slip.move in ALWAYS_SLIPS), costliest)


def speaks_of_slips(rehearsal: Rehearsal, note: Note) -> bool:
    """Whether a note on a slip is said at once: gently, only where a point or more was lost."""
    if rehearsal.feedback is Feedback.GENTLE:
        return note.lost >= 1
    return rehearsal.feedback is Feedback.LIVE


def _quoted(text: str, span: tuple[int, int]) -> str:
    """The words of a slip; where they are a scrap ("Could you recommend me"), the sentence they stand in."""
    words = text[slice(*span)].strip()
    return words if len(words.split()) > SCRAP else sentence_at(text, span)
