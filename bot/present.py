"""What a step looks like: the partner's words, the mentor's words and what happens around them, each in its own voice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from bot.content.cards import cards
from bot.content.library import world
from bot.practice import Finished, Step, closest_of
from bot.relationships import Known
from bot.words import PLAIN, Surface, happening, line_text, note_text, offer, sentences
from flows.chance import chance
from flows.guess import PRIVATE, is_guess
from flows.ledger import Entry, Ledger
from flows.mentor import hints as hints_of
from flows.moves import COSTS, Move
from flows.play import together
from flows.rehearsal import Line, Note, Rehearsal, Turn
from flows.rewriting.addressee import is_somebody_else

_MOST_KNOWN = 20  # facts of a guess in its briefing
GUESSING = ("E10",)  # why the learner's own guess is asked for, and compared


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing to show: `voice` is partner, mentor or scene; `instead` is a sentence the learner could send."""

    voice: str
    name: str
    text: str
    instead: str = ""


def shown(step: Step, surface: Surface) -> tuple[Shown, ...]:
    """Everything a step puts before the learner, in order: what happened, what was answered, what the mentor adds."""
    turn = step.turn
    if step.care:
        return (Shown("mentor", "", surface.sentence("care.distress", step.row.seed + step.rehearsal.turn)),)
    found: list[Shown] = _marked_as_guess(step, surface)
    for line in turn.lines:
        text = line_text(line, surface, _variant(step, line))
        name = "" if line.speaker == "scene" else world().people[line.speaker].partner.called
        if name and found and found[-1].name == name:
            found[-1] = Shown("partner", name, f"{found[-1].text} {text}")
        else:
            found.append(Shown("partner" if name else "scene", name, text))
    if turn.note and turn.spoken:
        found.append(noted(turn.note, turn.partner, surface))
    return tuple(found)


def _marked_as_guess(step: Step, surface: Surface) -> list[Shown]:
    """Before the first word with a guess at somebody real: that it is one."""
    faced = step.rehearsal.partner
    if faced is None or not is_guess(faced.partner) or step.turn.text or faced.turns or faced.parted:
        return []
    partner = world().people[faced.partner].partner.called
    return [Shown("scene", "", surface.sentence("biography.it_is_a_guess", step.row.seed, partner=partner))]


def noted(note: Note, partner: str, surface: Surface) -> Shown:
    """A mentor's note, with the sentence to send instead."""
    return Shown("mentor", "", note_text(note, note.left or partner, surface), note.try_instead)


def briefing(name: str, scene: str, surface: Surface, known: Known | None = None) -> str:
    """What the learner is told about a partner beforehand; of somebody met before, how that stands."""
    if is_guess(name):
        return guess_briefing(name, scene, surface)
    spec, part = world().flows[scene].scene, world().people[name].partner.parts.get(scene)
    partner = world().people[f"{name}.{scene}" if part else name].partner
    return surface.page(
        "briefing",
        partner=partner,
        scene=spec,
        situation=part.situation if part else "",
        met=_met(known, surface) if known and known.bond.meetings else "",
        owed=[promise.words for promise in known.bond.open_promises] if known else [],
    )


def guess_briefing(name: str, scene: str, surface: Surface) -> str:
    """What is known of somebody real, and what is a guess; how to reach them is known, and stays out of it."""
    partner = world().people[name].partner
    facts = [(surface.sentence(f"biography.aspect.{each.topic}"), each.says) for each in partner.pasted if each.topic not in PRIVATE]
    return surface.page(
        "guess_briefing",
        partner=partner,
        situation=partner.parts[scene].situation if scene in partner.parts else "",
        facts=facts[:_MOST_KNOWN],
        more=len(facts[_MOST_KNOWN:]),
        reachable=any(each.topic in PRIVATE for each in partner.pasted),
        sentence=lambda sentence, **words: surface.sentence(f"biography.{sentence}", **words),
    )


def _met(known: Known, surface: Surface) -> str:
    how = {"yes": "warm", "no": "cool"}.get(known.bond.verdict, "even")
    last = surface.sentence("people.last", days=known.since)
    return surface.sentence("people.met_before", meetings=known.bond.meetings, last=last, how=surface.sentence(f"people.how.{how}"))


def room(rehearsal: Rehearsal, surface: Surface) -> str:
    """Who stands in the room, by how they look; those met by name."""
    return surface.page("room", people=people_in(rehearsal), left=world().flows[rehearsal.scene].scene.turns - rehearsal.turn)


def people_in(rehearsal: Rehearsal) -> list[dict[str, Any]]:
    """Everybody in the room: number, name if known, look, whether parted from, faced, or standing with another."""
    pair = together(world(), rehearsal)
    found = []
    for index, encounter in enumerate(rehearsal.room):
        partner = world().people[encounter.partner].partner
        known = bool(encounter.spoken)
        others = [other for other in pair if other != index] if index in pair else []
        found.append(
            {
                "number": index + 1,
                "name": partner.called if known else "",
                "look": partner.look,
                "parted": encounter.parted,
                "faced": index == rehearsal.facing,
                "beside": others[0] + 1 if others else 0,
            }
        )
    return found


def hints(rehearsal: Rehearsal, surface: Surface) -> tuple[str, ...]:
    """Two sentences worth saying now, as they could be sent."""
    person = world().people[rehearsal.partner.partner] if rehearsal.partner else None
    stage = world().flows[rehearsal.scene].scene.stage(rehearsal.state)
    facts = {"field": person.partner.field if person else "", "aim": rehearsal.told("aim") or rehearsal.goal}
    for name, listed in (("target", rehearsal.targets), ("give", rehearsal.gives)):
        facts[name] = listed[rehearsal.turn % len(listed)] if listed else ""
    return tuple(surface.text(text, **facts) for _, text in hints_of(rehearsal, person, stage, world().guidance))


def why(note: Note, surface: Surface) -> str:
    """What stands behind a note: the longer reason, the point of doctrine, the evidence."""
    guidance = world().guidance
    words: Any = guidance.slips[note.about] if note.kind == "slip" else guidance.signs[note.about]  # type: ignore[index]
    return surface.page("why", note=note, words=words, points=[*cards().points(note.because), *cards().facts(words.evidence)])


def debriefed(finished: Finished, surface: Surface) -> str:
    """The whole debrief as a page."""
    told, rehearsal, row = finished.debrief, finished.rehearsal, finished.row
    turns = {turn.number: turn for turn in finished.turns if turn.text}
    closest, first = closest_of(rehearsal), world().people[rehearsal.room[0].partner].partner
    steps = world().guidance.next_steps[told.next_step]
    return surface.page(
        "debrief",
        told=told,
        question=_worded(f"question.{rehearsal.scene}", "question.coffee"),
        verdict=_worded(f"answer.{rehearsal.scene}.{told.second_coffee}", f"coffee.{told.second_coffee}"),
        overall=f"overall.{'turned.' if world().flows[rehearsal.scene].scene.yardstick.turned else ''}{told.kind or told.overall}",
        partner=world().people[closest.partner].partner,
        others=[
            (world().people[each.partner].partner.called, each.ledger.balance) for each in rehearsal.room if each.turns and each != closest
        ],
        guess=_compared(finished),
        best=turns.get(told.best),
        turning=turns.get(told.turning),
        turned_by=told.turned_by,
        turned=_called(turns.get(told.turning)),
        offered=_offered(turns.get(told.turning), surface),
        taken_back=[(turn, turns.get(turn.number)) for turn in finished.taken_back],
        kept=[noted(turn.note, turn.partner, surface) for turn in finished.turns if turn.note and not turn.spoken],
        introducer=first.introducer if finished.introducer else None,
        hears=finished.introducer,
        next_step=steps[row.seed % len(steps)],
        fault=_fault(told.next_step),
        misnamed=_misnamed(finished),
        seed=row.seed,
        sentence=surface.sentence,
    )


def guess_question(rehearsal: Rehearsal, surface: Surface) -> str:
    """What the learner's own guess is asked for, before anything is said of how it went."""
    name = world().people[closest_of(rehearsal).partner].partner.called
    return surface.sentence(_worded(f"guess_question.{rehearsal.scene}", "guess_question.coffee"), partner=name)


def behind(finished: Finished, surface: Surface) -> str:
    """The doctrine points and evidence a debrief rests on."""
    guidance, told = world().guidance, finished.debrief
    slips = [guidance.slips[move].evidence for turn in finished.turns for move in turn.slips]
    signs = [guidance.signs[sign].evidence for sign in told.signs if sign in guidance.signs]
    facts = [fact for facts in (*slips, *signs, GUESSING) for fact in facts]
    return surface.page("behind", points=[*cards().points(*told.because), *cards().facts(dict.fromkeys(facts))])


def trust(rehearsal: Rehearsal, surface: Surface) -> str:
    """The account with whoever is faced, explained entry by entry, and what it would carry."""
    encounter = rehearsal.partner
    if encounter is None:
        return surface.sentence("people.nobody_faced")
    asks = sorted(COSTS.items() - {(Move.VAGUE_ASK, COSTS[Move.VAGUE_ASK])}, key=lambda each: each[1])
    carries = [move for move, cost in asks if cost - encounter.ledger.balance < 2]
    return surface.page(
        "trust",
        ledger=encounter.ledger,
        changes=_changes(encounter.ledger),
        partner=world().people[encounter.partner].partner,
        carries=carries,
        sentence=surface.sentence,
    )


def _changes(ledger: Ledger) -> list[tuple[float, Entry]]:
    """Every entry, and by how much it moved the balance as it is shown, so that what is shown adds up."""
    shown = [round(replace(ledger, entries=ledger.entries[:count]).balance, 1) for count in range(len(ledger.entries) + 1)]
    return [(after - before, entry) for (before, after), entry in zip(pairwise(shown), ledger.entries, strict=True)]


def _worded(name: str, otherwise: str) -> str:
    """The name of a sentence, or, in a scene that somebody added without words of its own, of the one for any scene."""
    return name if name in sentences() else otherwise


def _misnamed(finished: Finished) -> str:
    """The name by which the learner greeted the partner, where it is plainly another; in a room nobody can be sure."""
    if len(finished.rehearsal.room) > 1:
        return ""
    partner = world().people[finished.rehearsal.room[0].partner].partner
    return next((name for turn in finished.turns if (name := is_somebody_else(turn.text, partner.called, partner.name))), "")


def _fault(name: str) -> str:
    """What went wrong, as half a sentence: "asking about jobs too soon"; nothing where there are no words for it."""
    return PLAIN.sentence(f"path.fault.{name}") if f"path.fault.{name}" in sentences() else ""


def _called(turn: Turn | None) -> str:
    return world().people[turn.partner].partner.called if turn and turn.partner else ""


def _offered(turn: Turn | None, surface: Surface) -> str:
    """What was held out when a turn walked past it."""
    return offer(turn.note.offered, turn.partner, surface) if turn and turn.note and turn.note.offered else ""


def _compared(finished: Finished) -> str:
    order = {"no": 0, "maybe": 1, "yes": 2}
    if finished.row.guess not in order:
        return ""
    difference = order[finished.row.guess] - order[finished.debrief.second_coffee]
    return "right" if difference == 0 else "hopeful" if difference > 0 else "modest"


def _variant(step: Step, line: Line) -> int:
    count = len(happening(line.id)) if line.speaker == "scene" else 1
    return int(chance(step.rehearsal.seed, step.turn.number, step.turn_id, line.id) * count)
