"""What people get to read about a checked message: every marked place explained, the rewritten version, the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from bot.checked import Checked
from bot.content.cards import cards
from bot.content.library import rewriting, world
from bot.words import PLAIN, Surface
from flows.chance import pick
from flows.moves import COSTS, Move, Relationship
from flows.rewriting import Mark, Weight

_NEAR = (Relationship.ACQUAINTANCE, Relationship.FRIEND)
_MOST_RUNS = 6  # of numbers in a row that are told for one explanation
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Item:
    """The explanation of one or more marked places that do the same: "1, 3", asking about jobs, what it costs, how it feels."""

    numbers: str
    weight: str
    name: str
    cost: str
    feels: str


def judgement(checked: Checked, surface: Surface) -> str:
    """The message with its marks and what they mean, as a page."""
    page = "telegram_check" if surface.html else "check"
    return surface.page(
        page,
        checked=checked,
        marked=marked(checked, surface),
        items=_items(checked, surface),
        heading=heading(checked, surface),
        asked=_asked(checked) if not checked.rewritten.changed else [],
        measured=_measured(checked, surface),
        reader=_reader(checked),
        vague=_shows_vague(checked),
        unsure=_unsure(checked, surface) if not checked.rewritten.changed else "",
        sentence=surface.sentence,
    )


def rewritten(checked: Checked, surface: Surface) -> str:
    """The rewritten version with what was done and what only the sender can add, as a page; nothing where nothing was changed."""
    told = checked.rewritten
    if not told.changed:
        return ""
    page = "telegram_rewritten" if surface.html else "check_rewritten"
    first = min(told.faults, key=lambda slip: -COSTS.get(slip.move, 0)).move
    instead = "" if told.text else pick(world().guidance.slips[first].tries_alone, checked.text)
    done = surface.sentence(f"check.did.{_did(checked)}", len(checked.text))
    unsure = _unsure(checked, surface) if told.text else ""
    return surface.page(page, text=told.text, done=done, instead=instead, unsure=unsure, asked=_asked(checked), sentence=surface.sentence)


def heading(checked: Checked, surface: Surface) -> str:
    """For whom it was read: "To somebody who doesn't know you, as a first message"."""
    kind = PLAIN.sentence(f"check.kind.{'reply' if checked.reply else 'first'}")
    return surface.sentence("check.heading", reader=_reader(checked), kind=kind)


def marked(checked: Checked, surface: Surface) -> str:
    """The message as it stands, its marked places shown: underlined, or in brackets with their numbers."""
    told, at = Markup() if surface.html else "", 0
    for mark in checked.marks:
        between, words = checked.text[at : mark.start], checked.text[mark.start : mark.end]
        told += (escape(between) + _in_html(words, mark)) if surface.html else f"{between}[{mark.number}: {words}]"
        at = mark.end
    return told + (escape(checked.text[at:]) if surface.html else checked.text[at:])


def _in_html(words: str, mark: Mark) -> Markup:
    tags = "<i>{}</i>" if mark.weight is Weight.GOOD else "<b><u>{}</u></b>" if mark.weight is Weight.SLIP else "<u>{}</u>"
    return Markup(tags).format(words) + str(mark.number).translate(_RAISED)  # noqa: S704  the tags are ours, the words are escaped


def _items(checked: Checked, surface: Surface) -> list[Item]:
    groups: dict[tuple[Weight, Move], list[Mark]] = {}
    for mark in checked.marks:
        groups.setdefault((mark.weight, mark.move), []).append(mark)
    return [_item(weight, move, marks, checked, surface) for (weight, move), marks in groups.items()]


def _item(weight: Weight, move: Move, marks: list[Mark], checked: Checked, surface: Surface) -> Item:
    numbers = listed([mark.number for mark in marks])
    name = _capital(surface.sentence(f"move.{move}"))
    if weight is Weight.SLIP:
        return Item(numbers, weight, name, _cost(move, checked, surface), feels(move, checked.reader, surface))
    if weight is Weight.GOOD and move in checked.invited:
        return Item(numbers, weight, _capital(surface.sentence("check.invited", len(checked.text))), "", "")
    if weight is Weight.GOOD:
        return Item(numbers, weight, _capital(surface.text(pick(rewriting().good[move], checked.text, move))), "", "")
    return Item(numbers, weight, name, surface.text(pick(rewriting().asked["vague"], checked.text)) if weight is Weight.VAGUE else "", "")


def _did(checked: Checked) -> str:
    """What was done, and said so that it is true: "room_near" to a friend, "cut_unsure" where a doubt stays."""
    told = checked.rewritten
    if not told.text:
        return "nothing_left"
    if told.did == ("room",):
        return "room_near" if checked.reader in _NEAR else "room"
    if told.did == ("cut",):
        return "cut_unsure" if checked.doubts else "cut" if told.verbatim else "cut_mended"
    return "_".join(told.did)


def _unsure(checked: Checked, surface: Surface) -> str:
    """What to do about words that may ask too much; nothing where there are none."""
    if not checked.doubts:
        return ""
    words = "”, “".join(_shortened(each) for each in checked.doubts[:3])
    return surface.sentence("check.unsure", len(checked.text), words=words)


def listed(numbers: list[int]) -> str:
    """Numbers of places, in few words: "1, 3" or "2–55"; of many that don't follow each other only the first."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = [f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return ", ".join(told) if len(told) <= _MOST_RUNS else f"{', '.join(told[:_MOST_RUNS])} …"


def feels(move: Move, reader: Relationship, surface: Surface) -> str:
    """What the reader would feel: a friend not what a stranger would."""
    if reader in _NEAR:
        return surface.sentence(f"check.near.{move}")
    return surface.text(world().guidance.slips[move].reader)


def _cost(move: Move, checked: Checked, surface: Surface) -> str:
    if move in COSTS:
        facts: dict[str, Any] = {"what": PLAIN.sentence(f"check.a.{move}"), "cost": COSTS[move], "trust": f"{checked.trust:g}"}
        return surface.sentence("check.cost", COSTS[move], reader=_reader(checked), **facts)
    return surface.sentence(f"check.push.{move}")


def _asked(checked: Checked) -> list[str]:
    named = [name for name in checked.rewritten.asked if name != "vague" or checked.rewritten.changed or not _shows_vague(checked)]
    return [pick(rewriting().asked[name], checked.text, name) for name in named]


def _shows_vague(checked: Checked) -> bool:
    return any(mark.weight is Weight.VAGUE for mark in checked.marks)


def _measured(checked: Checked, surface: Surface) -> str:
    if not checked.costs_answers:
        return ""
    measure, card = checked.measure, cards().facts(["E15"])
    facts: dict[str, Any] = {"characters": f"{measure.characters:,}", "words": measure.words, "seconds": measure.seconds}
    return surface.sentence("check.measured", **facts) + "".join(f" {surface.text(each.says)}" for each in card)


def _reader(checked: Checked) -> str:
    """In plain text: the sentence it goes into is marked up as a whole."""
    return PLAIN.sentence(f"check.reader.{checked.reader}")


def _shortened(words: str, most: int = 8) -> str:
    """The first words of a sentence: "would it be alright if I …"."""
    told = words.split()
    return " ".join(told) if len(told) <= most else f"{' '.join(told[:most])} …"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
