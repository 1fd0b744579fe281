"""The plan for an occasion: part by part, a suggestion is tapped or a sentence written; every tap is kept, and /event goes on there."""

from __future__ import annotations

from bot import contacts, looking_back, occasions, plans
from bot.store.tables import Occasioned
from bot.telegram.choice import chosen
from bot.telegram.events import plan_pages
from bot.telegram.events.plan_asides import beside
from bot.telegram.events.plan_step import AWAITS, ask, awaits, code_of, decoded, live, named, sentence
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button
from bot.telegram.playing.busy import is_busy
from bot.telegram.playing.talk import clean
from bot.telegram.relations import pasting
from flows import planning, suggesting
from flows.contact import Contact
from flows.occasion import IfThen, Occasion
from flows.planning import Asked, Part


async def offer(hand: Hand, row: Occasioned) -> None:
    """Go on with the plan where it was left; where nothing is open, its page."""
    await looking_back.remind(hand.work, hand.learner, row, hand.now)
    occasion = occasions.keep(row, suggesting.thought_of(plans.book(), occasions.occasion_of(row)))
    asked = planning.asks(occasion)
    if asked is None:
        await plan_pages.finish(hand, row)
    else:
        await ask(hand, row, asked, sentence(hand, "resumes" if planning.is_begun(occasion) else "begins"), anew=True)


async def go_on(hand: Hand) -> None:
    """The button to go on with a plan."""
    row = await plan_pages.pressed_for(hand)
    if row is not None:
        await offer(hand, row)


async def picked(hand: Hand) -> None:
    """A suggestion was tapped: it is in the plan."""
    row, asked = await _at(hand)
    if row is None or asked is None:
        return
    occasion, key = occasions.occasion_of(row), hand.words[2]
    words = plans.wording(occasion, asked, await plans.known_of(hand.work, hand.learner, row), key)
    if not words:
        hand.answer = hand.sentence("old_button")
        return
    await _keep(hand, row, asked, _with_suggestion(occasion, asked, key, words))


async def dropped(hand: Hand) -> None:
    """Something was tapped away again."""
    row, asked = await _at(hand)
    if row is not None and asked is not None:
        occasions.keep(row, planning.dropped(occasions.occasion_of(row), asked.part, int(hand.words[2])))
        await ask(hand, row, asked)


async def more(hand: Hand) -> None:
    """Other suggestions."""
    row, asked = await _at(hand)
    if row is not None and asked is not None:
        await ask(hand, row, asked, round_=int(hand.words[2]))


async def passed(hand: Hand) -> None:
    """This is enough, or nothing; of the people, all that is not said about them yet."""
    row, asked = await _at(hand, whole=True)
    if row is not None and asked is not None:
        after = planning.passed(occasions.occasion_of(row), asked)
        if asked == Asked(Part.WHOM) and hand.pressed and hand.pressed.buttons != live(row, asked):
            after = planning.all_passed(after, Part.WHOM)
        await _go_on(hand, row, after)


async def done(hand: Hand) -> None:
    """Done early: the page as it stands."""
    row, _ = await _at(hand)
    if row is not None:
        await _go_on(hand, row, planning.all_passed(occasions.occasion_of(row)))


async def swapped(hand: Hand) -> None:
    """The gentler sentence in place of the learner's own."""
    row = await plan_pages.pressed_for(hand)
    asked = decoded(hand.words[1])
    if row is None or asked is None or hand.pressed is None or not hand.pressed.buttons.startswith(f"{AWAITS}{row.id}:"):
        hand.answer = hand.answer or hand.sentence("old_button")
        return
    occasion = occasions.occasion_of(row)
    after = plans.gentler(occasion, asked, int(hand.words[2]))
    if after is None:
        hand.answer = hand.sentence("old_button")
        return
    hand.answer = sentence(hand, "swapped")
    await _go_on(hand, row, after, decoded(hand.pressed.buttons.rpartition(":")[2]))


async def part_opened(hand: Hand) -> None:
    """One part once more, or somebody of the list."""
    row, asked = await plan_pages.pressed_for(hand), decoded(hand.words[1])
    if row is None or asked is None or asked.index >= len(occasions.occasion_of(row).whom):
        hand.answer = hand.answer or hand.sentence("old_button")
    else:
        await ask(hand, row, asked)


async def paste(hand: Hand) -> None:
    """The button to tell what is known of somebody: they become a contact, and are asked about there."""
    row = await plan_pages.pressed_for(hand)
    index = int(hand.words[1])
    if row is None or index >= len(occasions.occasion_of(row).whom):
        hand.answer = hand.answer or hand.sentence("old_button")
        return
    occasion = occasions.occasion_of(row)
    person = occasion.whom[index]
    known = await contacts.of(hand.work, hand.learner, person.contact) if person.contact else None
    known = known or await contacts.found(hand.work, hand.learner, person.name)
    known = known or await contacts.added(hand.work, hand.learner, Contact(person.name), hand.now)
    occasions.keep(row, planning.known_as(occasion, index, known.id or 0))
    awaits(hand, "")
    await hand.retire(AWAITS)
    hand.say(sentence(hand, "plan_waits"), [[named("go_on", "plangoon", row.id)]])
    await pasting.ask(hand, known)


async def took(hand: Hand, said: str) -> bool:
    """Whether plain text was a sentence for the plan."""
    choice = chosen(hand)
    if not choice.awaits.startswith(AWAITS) or await hand.rehearsal() is not None:
        return False
    _, number, code = choice.awaits.split(":")
    row, asked = await occasions.of(hand.work, hand.learner, int(number)), decoded(code)
    if row is None or asked is None or asked.index >= len(occasions.occasion_of(row).whom):
        awaits(hand, "")
        return False
    await _taken(hand, row, asked, clean(said), choice.half)
    return True


async def _taken(hand: Hand, row: Occasioned, asked: Asked, words: str, half: str) -> None:
    """The learner's own words for a step."""
    occasion = occasions.occasion_of(row)
    if not words.strip():
        await ask(hand, row, asked)
    elif (found := beside(asked, words)) is not None:
        await ask(hand, row, asked, sentence(hand, f"beside.{found}"))
    elif asked == Asked(Part.WHOM):
        people, is_full = planning.people_in(words), planning.is_full(occasion, Part.WHOM)
        if people and not is_full:
            await _keep(hand, row, asked, planning.invited(occasion, people))
        else:
            await ask(hand, row, asked, sentence(hand, "list_is_full" if people else "not_a_name"))
    elif asked.part is Part.IF_THENS:
        plan = IfThen(half, planning.deed_in(words)) if half else planning.if_then(words)
        if plan is None:
            moment = planning.moment_in(words)
            await ask(hand, row, asked, sentence(hand, "half", words=moment))
            awaits(hand, live(row, asked), moment)
        else:
            await _keep(hand, row, asked, planning.promised(occasion, plan))
    else:
        await _own(hand, row, asked, words)


async def _own(hand: Hand, row: Occasioned, asked: Asked, words: str) -> None:
    """A sentence of their own is kept as it is; where it asks too much, a gentle word follows, and another way to put it."""
    occasion, kept = occasions.occasion_of(row), planning.tidy(words)
    after = planning.about(occasion, asked.index, asked.aspect, kept) if asked.aspect else planning.written(occasion, asked.part, kept)
    against, instead = plans.objection(occasion, asked, kept)
    cut = sentence(hand, "cut", words=kept) if len(" ".join(words.split())) > planning.LONGEST else ""
    if not against:
        await _keep(hand, row, asked, after, cut)
        return
    note, extra = sentence(hand, "gentle", words=kept, note=against), list[Button]()
    note = "\n\n".join(filter(None, (cut, note)))
    if instead:
        note = f"{note}\n\n{sentence(hand, 'instead', instead=instead)}"
        index = 0 if asked.aspect else planning.said(after, asked.part).index(kept)
        extra = [named("instead", "planswap", row.id, code_of(asked), index)]
    await _keep(hand, row, asked, after, note, tuple(extra))


async def _keep(hand: Hand, row: Occasioned, asked: Asked, after: Occasion, note: str = "", extra: tuple[Button, ...] = ()) -> None:
    """Keep what a step has come to; it stays on the screen while it is not whole."""
    stays = asked.aspect is None and not planning.is_full(after, asked.part) and str(asked.part) not in after.plan.passed_over
    await _go_on(hand, row, after, asked if stays else None, note, extra)


async def _go_on(
    hand: Hand, row: Occasioned, after: Occasion, asked: Asked | None = None, note: str = "", extra: tuple[Button, ...] = ()
) -> None:
    """Keep it, and show the next step, or, where nothing is open any more, the page."""
    occasions.keep(row, after)
    asked = asked or planning.asks(after)
    if asked is not None:
        await ask(hand, row, asked, note, extra)
        return
    if note:
        hand.say(note, [[each] for each in extra], f"{AWAITS}{row.id}:note")
    await plan_pages.finish(hand, row)


async def _at(hand: Hand, whole: bool = False) -> tuple[Occasioned | None, Asked | None]:
    """The occasion and the step, if a button of this very step was pressed; `whole`: one about a person may stand for all of them."""
    number, code = hand.words[:2]
    asked = decoded(code)
    pressed = hand.pressed.buttons if hand.pressed else ""
    of_people = whole and code == Part.WHOM and pressed.startswith(f"{AWAITS}{number}:{Part.WHOM}.")
    if asked is None or not (of_people or await hand.holds(f"{AWAITS}{number}:{code}")):
        hand.answer = hand.answer or hand.sentence("old_button")
        return None, None
    row = await occasions.of(hand.work, hand.learner, int(number))
    if row is None or asked.index >= len(occasions.occasion_of(row).whom):
        hand.answer = hand.sentence("old_button")
        return None, None
    return (None, None) if await is_busy(hand) else (row, asked)


def _with_suggestion(occasion: Occasion, asked: Asked, key: str, words: str) -> Occasion:
    """The occasion with the suggestion `key` in it."""
    if asked.aspect is not None:
        return planning.about(occasion, asked.index, asked.aspect, words)
    if asked.part is Part.WHOM:
        return planning.invited(occasion, (suggesting.sort_of(plans.book(), key),))
    if asked.part is Part.IF_THENS:
        return planning.promised(occasion, suggesting.if_then_of(plans.book(), key))
    return planning.written(occasion, asked.part, words)
