"""What tests of /event share: somebody it knows, what is kept of their occasions, and which question is being asked."""

import re

from sqlmodel import select

from bot import occasions
from bot.profiles import keep, profile_of
from bot.store.store import Store
from bot.store.tables import Learner as Kept
from bot.store.tables import Occasioned
from flows.occasion import Occasion, Step
from tests.emulator import Message

from .chat import does, labels, newest
from .learner import Learner

QUESTION = {
    Step.KIND: r"What is it\?|What's coming up\?",
    Step.WHEN: r"When is it\?|And when\?",
    Step.WHERE: r"Where is it\?|Where will it be\?|Where do you meet",
    Step.WHOM: r"meet there\?|glad to have met\?|coffee with\?",
    Step.GOAL: r"worth having gone\?|find your coat\?|a good one\?",
    Step.GIVES: r"could you give\?|isn't a request\?",
}
PAGE = "🗓"


async def rows(store: Store) -> list[Occasioned]:
    async with store.work() as work:
        return list((await work.exec(select(Occasioned).order_by(Occasioned.id))).all())  # type: ignore[arg-type]


async def the_one(store: Store) -> Occasion:
    (row,) = await rows(store)
    return occasions.occasion_of(row)


async def known(store: Store, ada: Learner, zone: str = "Europe/Berlin", goal: str = "", gives: tuple[str, ...] = ()) -> None:
    """The learner has been here before: zone, goal and list are there."""
    await ada.asks("/help")
    async with store.work() as work:
        learner = (await work.exec(select(Kept).where(Kept.chat == ada.id))).one()
        learner.zone = zone
        keep(learner, profile_of(learner).evolve(goal=goal, gives=gives))


async def skips(ada: Learner) -> None:
    """Passes over all that is still asked."""
    for _ in Step:
        asked = newest(ada)
        if "Skip" in labels(asked) and any(is_about(asked, step) for step in Step):
            await does(ada, "!Skip")


def is_about(message: Message, step: Step) -> bool:
    return bool(re.search(QUESTION[step], message.text))


def page_of(ada: Learner, was: bool = False) -> Message:
    """The newest page; or the message that `was` the newest page before it was changed."""
    return [
        each
        for each in ada.person.transcript
        if each.from_bot
        and any(
            line.startswith(PAGE) for text in (each.text, *([old for old, _ in each.earlier] if was else [])) for line in text.splitlines()
        )
    ][-1]
