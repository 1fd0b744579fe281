"""What an occasion is asked about, one thing at a time, with what people would type on buttons; at the end the page, and the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot import occasions, times
from bot.clock import local
from bot.looking_back import remind
from bot.occasions import ASKING, PLANNED, asks, keep, occasion_of
from bot.profiles import profile_of, question_of, vocabulary
from bot.store.tables import Occasioned
from bot.telegram.choice import chosen
from bot.telegram.choice import keep as keep_choice
from bot.telegram.events import looking_back, planning, timing, warming
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, labelled
from bot.words import PLAIN, TELEGRAM, sentences
from flows.occasion import Asking, Kind, Occasion, Step, on_the_wall
from flows.preparing import MOST, has, is_past, told
from flows.sharpening import next_question
from flows.when import Outcome, When, read
from flows.words import shortened
from flows.zones import country_order

AWAITS = "event"  # what the next text is taken for
MOST_QUESTIONS = 2  # about a goal
_STAMP = 12  # digits of a moment on a button
MOST_GIVES = 8  # of the list, on buttons
_OFFERED = {Step.WHERE: "where_offered", Step.WHOM: "whom_offered", Step.GOAL: "goals"}


async def go_on(hand: Hand, row: Occasioned, before: str = "", in_place: bool = False) -> None:
    """The next thing to be asked, after what is said `before` it, or the page; `in_place` where the pressed button was."""
    if in_place and hand.pressed is not None:
        hand.pressed.buttons = ""
    await hand.retire("event:")
    await remind(hand.work, hand.learner, row, hand.now)
    before = "\n\n".join(filter(None, (before, await warming.followed(hand, row))))
    occasion, step = occasion_of(row), asks(row)
    if step is None:
        await _finish(hand, row, before, in_place)
        return
    keep_choice(hand, replace(chosen(hand), awaits=AWAITS, about=row.id or 0))
    if step is Step.WHEN and occasion.asking.when:
        await _weigh(hand, row, occasion, before)
    else:
        put = hand.change if in_place else hand.say
        put(f"{before}\n\n{question(row, step)}".strip(), rows_of(hand, row, step), live(row, step))


async def put_down(hand: Hand, row: Occasioned, step: Step, answer: str) -> None:
    """What was tapped stands where the buttons were, and it goes on."""
    said = words(hand, "answered", 0, question=PLAIN.sentence(f"occasion.step.{step}"), words=answer)
    if row.status == PLANNED and asks(row) is None:
        await go_on(hand, row, said, in_place=True)
    else:
        hand.change(said)
        await go_on(hand, row)


async def zone_known(hand: Hand) -> None:
    """The learner's clock is known, or they would rather not say: then it is UTC's."""
    row = await occasions.unfinished(hand.work, hand.learner)
    if row is None:
        return
    occasion = occasion_of(row)
    zone = hand.learner.zone or "UTC"
    if occasion.starts and hand.learner.zone and occasion.zone == "UTC":
        occasion = in_zone(occasion, zone)
    keep(row, occasion.evolve(zone=occasion.zone or zone))
    await go_on(hand, row)


def in_zone(occasion: Occasion, zone: str) -> Occasion:
    """An instant by the clock of a zone."""
    if occasion.moment is None or not occasion.is_timed:
        return occasion.evolve(zone=zone)
    there = occasion.moment.astimezone(ZoneInfo(zone))
    return occasion.evolve(starts=on_the_wall(there.replace(tzinfo=None), zone), zone=zone)


def question(row: Occasioned, step: Step) -> str:
    """What is asked, in one wording for each occasion; with what is there already."""
    occasion, number = occasion_of(row), row.id or 0
    if step is Step.GOAL and occasion.asking.draft.goal:
        slot = next_question(occasion.asking.draft, vocabulary())
        return TELEGRAM.sentence(question_of(slot, occasion.asking.draft), number) if slot else ""
    if step is Step.KIND and occasion.kind is not None:
        return TELEGRAM.sentence("occasion.ask.name", number, title=occasions.title_of(occasion))
    name = f"occasion.ask.{step}"
    asked = TELEGRAM.sentence(f"{name}.{occasion.kind}" if f"{name}.{occasion.kind}" in sentences() else name, number)
    if step is Step.WHOM and occasion.whom:
        return f"{asked}\n\n{TELEGRAM.sentence('occasion.so_far', names=', '.join(each.name for each in occasion.whom))}"
    return asked


def rows_of(hand: Hand, row: Occasioned, step: Step) -> list[list[Button]]:
    """The buttons below a question."""
    occasion = occasion_of(row)
    if step is Step.GOAL and occasion.asking.draft.goal:
        return [[_tap(row, step, "skip", "skip_question"), _tap(row, step, "fine", "fine")]]
    if step is Step.KIND:
        kinds = [labelled(PLAIN.sentence(f"occasion.kind_tap.{kind}"), "evtap", row.id, step, kind) for kind in Kind]
        return [kinds[:2], kinds[2:4], kinds[4:6], kinds[6:], *_last(row, occasion, step)]
    if step is Step.WHOM:
        return [*_whom(row, occasion), *_last(row, occasion, step)]
    if step is Step.GIVES:
        return [*_gives(hand, row, occasion), *_last(row, occasion, step)]
    own = profile_of(hand.learner).goal if step is Step.GOAL else ""
    mine = [[labelled(PLAIN.sentence("occasion.own_goal", goal=own), "evtap", row.id, step, "own")]] if own else []
    offer = [[labelled(each, "evtap", row.id, step, at)] for at, each in enumerate(on_offer(occasion, step))]
    return [*mine, *offer, *_last(row, occasion, step)]


def on_offer(occasion: Occasion, step: Step) -> Sequence[str]:
    """What is offered for a step at that kind of occasion: "somebody who does my job already"."""
    name = f"occasion.{_OFFERED[step]}.{occasion.kind or 'meetup'}" if step in _OFFERED else ""
    return sentences().get(name, ())


def offered(occasion: Occasion, step: Step, at: str) -> str | None:
    """The one on offer that a button with this number stands for; none if there is none."""
    offer = on_offer(occasion, step)
    return offer[int(at)] if at.isdecimal() and int(at) < len(offer) else None


def when_of(hand: Hand, said: str) -> When:
    """What words for a time mean by the learner's clock."""
    zone = hand.learner.zone
    return read(said, local(hand.learner, hand.now), country_order(zone) if zone else "")


def dated(occasion: Occasion, reading: When, starts: datetime, is_timed: bool, zone: str) -> Occasion:
    """With the time that was understood, by the clock of the zone that was named, else the learner's."""
    zone = reading.zone or zone
    return told(occasion, Step.WHEN, starts=on_the_wall(starts, zone), is_timed=is_timed, minutes=reading.minutes, zone=zone)


def live(row: Occasioned, step: str) -> str:
    """What the buttons of a question are live as."""
    return f"event:{row.id}:{step}"


def words(hand: Hand, name: str, variant: int | None = None, **facts: object) -> str:
    """A sentence of prompts/words/occasion.yaml."""
    return TELEGRAM.sentence(f"occasion.{name}", hand.update.update_id if variant is None else variant, **facts)


def cut_short(hand: Hand, said: str, most: int) -> str:
    """A word about it where only the beginning of an answer was kept."""
    flat = " ".join(said.split())
    return words(hand, "cut", kept=shortened(said, most)) if len(flat) > most else ""


def shown(hand: Hand, row: Occasioned, with_plan: bool = True) -> list[list[Button]]:
    """What can be done with an occasion once it stands; `with_plan`, unless that follows by itself."""
    occasion = occasion_of(row)
    plan = [[labelled(PLAIN.sentence("occasion.plan"), "evplan", row.id)]] if with_plan else []
    verbs = {step: "change" if has(occasion, step) else "add" for step in Step}
    change = [labelled(PLAIN.sentence(f"occasion.{verb}", step=_name(step)), "evchange", row.id, step) for step, verb in verbs.items()]
    file = [labelled(PLAIN.sentence("occasion.file"), "evfile", row.id)] if occasion.starts else []
    drop = labelled(PLAIN.sentence("occasion.drop"), "evdrop", row.id)
    return [*plan, change[:3], change[3:], [*file, drop], [labelled(PLAIN.sentence("occasion.all"), "evlist")]]


async def _weigh(hand: Hand, row: Occasioned, occasion: Occasion, before: str) -> None:
    """Words for a time: taken, if they are clear; else what they may mean is asked."""
    said = occasion.asking.when
    reading = when_of(hand, said)
    if reading.outcome is Outcome.NONE:
        keep(row, occasion.evolve(asking=Asking(changing=Step.WHEN)))
        hand.say(f"{before}\n\n{_doubt(hand, reading)}".strip(), rows_of(hand, row, Step.WHEN), live(row, Step.WHEN))
    elif not hand.learner.zone and not occasion.zone:
        await timing.ask_zone(hand, AWAITS)
    elif reading.outcome is Outcome.CLEAR and reading.starts is not None:
        kept = keep(row, dated(occasion, reading, reading.starts, reading.is_timed, hand.learner.zone or "UTC"))
        noted = words(hand, "noted_when" if kept.is_timed else "noted_day", when=occasions.said_when(kept, hand.learner, hand.now))
        await go_on(hand, row, f"{before} {noted}".strip())
    elif reading.outcome is Outcome.PAST and reading.starts is not None:
        day = occasions.said_when(dated(occasion, reading, reading.starts, reading.is_timed, occasion.zone), hand.learner, hand.now)
        over = [_tap(row, Step.WHEN, "past", "it_is_over"), _tap(row, Step.WHEN, "again", "another_day")]
        rows = [*([each] for each in _choices(hand, row, reading)), over]
        hand.say(f"{before}\n\n{words(hand, 'is_past', day=day)}".strip(), rows, live(row, Step.WHEN))
    else:
        rows = [*([each] for each in _choices(hand, row, reading)), *_last(row, occasion, Step.WHEN)]
        hand.say(f"{before}\n\n{_doubt(hand, reading)}".strip(), rows, live(row, Step.WHEN))


async def _finish(hand: Hand, row: Occasioned, before: str, in_place: bool = False) -> None:
    """The page with everything on it; the first time also the plan, or the look back if it is over."""
    is_first, row.status = row.status == ASKING, PLANNED if row.status == ASKING else row.status
    choice = chosen(hand)
    if choice.awaits == AWAITS:
        keep_choice(hand, replace(choice, awaits="", about=0))
    page = occasions.page(occasion_of(row), hand.learner, hand.now, TELEGRAM)
    is_over = is_past(occasion_of(row), hand.now)
    put = hand.change if in_place else hand.say
    put(f"{before}\n\n{page}".strip(), shown(hand, row, with_plan=not is_first and not is_over), live(row, "page"))
    if is_over:
        await looking_back.offer(hand, row)
    elif is_first:
        await planning.offer(hand, row)


def _doubt(hand: Hand, reading: When) -> str:
    """What is asked about words for a time that aren't clear."""
    return times.question(reading, local(hand.learner, hand.now), TELEGRAM, hand.update.update_id)


def _choices(hand: Hand, row: Occasioned, reading: When) -> list[Button]:
    """What an unclear time may mean, each on its button."""
    here = local(hand.learner, hand.now)
    return [labelled(times.label(each, reading, here), "evtap", row.id, Step.WHEN, stamp(each)) for each in reading.choices]


def stamp(choice: datetime) -> str:
    """A moment as a button carries it: "202710310230", and a 2 behind it the second time round."""
    return f"{choice:%Y%m%d%H%M}{'2' if choice.fold else ''}"


def stamped(tap: str) -> datetime | None:
    """The moment that a button carries; none if it is none."""
    if not tap.isdecimal() or (len(tap) > _STAMP and tap[_STAMP:] != "2"):
        return None
    try:
        return datetime.strptime(tap[:_STAMP], "%Y%m%d%H%M").replace(fold=len(tap) > _STAMP)
    except ValueError:
        return None


def is_timed(reading: When, starts: datetime) -> bool:
    """Whether one of the choices has an hour: midnight is none, unless it was said."""
    return reading.is_timed or starts.hour + starts.minute > 0


def _whom(row: Occasioned, occasion: Occasion) -> list[list[Button]]:
    """Kinds of people that are there; a tap puts one on the list, another takes it off. A double tap does what one does."""
    chosen_ones = {each.name for each in occasion.whom}
    rows = []
    for at, each in enumerate(on_offer(occasion, Step.WHOM)):
        is_on = each in chosen_ones
        if is_on or len(occasion.whom) < MOST:
            rows.append([labelled(f"{'✓ ' if is_on else ''}{each}", "evtap", row.id, Step.WHOM, f"{'off' if is_on else 'on'}{at}")])
    done = [[_tap(row, Step.WHOM, "done", "done", number=len(occasion.whom))]] if occasion.whom else []
    return [*rows, *done]


def _gives(hand: Hand, row: Occasioned, occasion: Occasion) -> list[list[Button]]:
    mine = profile_of(hand.learner).gives[:MOST_GIVES]
    rows = []
    for at, each in enumerate(mine):
        is_on = each in occasion.gives
        rows.append([labelled(f"{'✓ ' if is_on else '🎁 '}{each}", "evtap", row.id, Step.GIVES, f"{'off' if is_on else 'on'}{at}")])
    every = [_tap(row, Step.GIVES, "all", "all_of_them")] if len(mine) > 1 and not occasion.gives else []
    done = [_tap(row, Step.GIVES, "done", "done", number=len(occasion.gives))] if occasion.gives else []
    return [*rows, *([every] if every else []), *([done] if done else [])]


def _last(row: Occasioned, occasion: Occasion, step: Step) -> list[list[Button]]:
    """To pass over it; of what stands there already, to leave it or to erase it."""
    if not has(occasion, step):
        return [[_tap(row, step, "skip", "skip")]]
    if row.status == ASKING and step in (Step.WHOM, Step.GIVES):
        return []
    return [[_tap(row, step, "skip", "leave_it"), _tap(row, step, "none", "erase_it")]]


def _tap(row: Occasioned, step: Step, tap: str, label: str, **facts: Any) -> Button:
    return labelled(PLAIN.sentence(f"occasion.{label}", **facts), "evtap", row.id, step, tap)


def _name(step: Step) -> str:
    return PLAIN.sentence(f"occasion.step.{step}")


timing.THEN[AWAITS] = zone_known
