"""The debrief of the real thing: the plan item by item by taps, then six lines with what the log shows, and one thing to try next."""

from __future__ import annotations

from bot import follow_ups, looking_back
from bot.looking_back import review_of
from bot.occasions import occasion_of
from bot.store.tables import Occasioned
from bot.telegram.events import looking_back as asking
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, Rows, labelled
from bot.telegram.relations import following_up
from bot.words import PLAIN, TELEGRAM
from flows.afterwards import Item
from flows.afterwards.review import HALF, NO, SKIPPED, YES, finished, items_of, judged, next_item, sentences_of


async def go_on(hand: Hand, row: Occasioned) -> None:
    """The next item of the plan, as a message of its own; at the end the six lines."""
    await hand.retire("after:")
    review, occasion = review_of(row), occasion_of(row)
    item = next_item(review, occasion)
    if item is None:
        await _end(hand, row)
    else:
        hand.say(_question(hand, row, item), _below(row, item), asking.live(row, item))


async def tapped(hand: Hand) -> None:
    """An item was answered; the next takes its place."""
    number, name, answer = hand.words
    row = await asking.at(hand, number, name)
    if row is None:
        return
    review = looking_back.keep(row, judged(review_of(row), occasion_of(row), Item(name), answer))
    item = next_item(review, occasion_of(row))
    if item is None:
        hand.rebutton((), "")
        await _end(hand, row)
    else:
        hand.change(_question(hand, row, item), _below(row, item), asking.live(row, item))


async def all_skipped(hand: Hand) -> None:
    """Enough of the plan: what was answered counts."""
    number, name = hand.words
    row = await asking.at(hand, number, name)
    if row is not None:
        hand.rebutton((), "")
        review, occasion = review_of(row), occasion_of(row)
        left = {item: SKIPPED for item in items_of(occasion) if item not in review.items}
        looking_back.keep(row, review.evolve(items=review.items | left))
        await _end(hand, row)


async def show(hand: Hand, row: Occasioned) -> None:
    """The debrief of an occasion that was looked back at."""
    review = review_of(row)
    if review.scores or review.log.people:
        hand.say(looking_back.debrief(review, TELEGRAM, row.id or 0))
    else:
        hand.say(asking.words(hand, "looked_already"))


async def _end(hand: Hand, row: Occasioned) -> None:
    """The six lines; then what is to be done next, as taps."""
    asking.release(hand)
    review = finished(review_of(row), occasion_of(row))
    await looking_back.over(hand.work, hand.learner, row, review)
    hand.say(looking_back.debrief(review, TELEGRAM, row.id or 0))
    if await follow_ups.all_open(hand.work, hand.learner):
        await following_up.show(hand)


def _question(hand: Hand, row: Occasioned, item: Item) -> str:
    """The question, with what the plan had to say about it."""
    occasion = occasion_of(row)
    said = [each.deed for each in occasion.plan.if_thens] if item is Item.IF_THEN else list(occasion.gives) if item is Item.GAVE else []
    number = items_of(occasion).index(item) + 1
    return TELEGRAM.page(
        "afterwards_item", number=number, count=len(items_of(occasion)), line=asking.words(hand, f"item.{item}"), planned=said[:3]
    )


def _below(row: Occasioned, item: Item) -> Rows:
    """The answers: the planned sentences that may have done it, then yes, half, no, skip."""
    planned = [
        [labelled(f"“{words}”", "afteritem", row.id, item.value, number)]
        for number, words in enumerate(sentences_of(occasion_of(row), item))
    ]
    answers: list[Button] = [_answer(row, item, answer) for answer in (YES, HALF, NO)]
    skip = [_answer(row, item, SKIPPED), labelled(PLAIN.sentence("afterwards.enough"), "afterenough", row.id, item.value)]
    return [*planned, answers[:2], answers[2:], skip]


def _answer(row: Occasioned, item: Item, answer: str) -> Button:
    words = "afterwards.answer.skip" if answer == SKIPPED else f"afterwards.answer.{item}.{answer}"
    return labelled(PLAIN.sentence(words), "afteritem", row.id, item.value, answer)
