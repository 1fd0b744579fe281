"""What people do in their chat with the bot, and what stands there then."""

from __future__ import annotations

from sqlmodel import select

from bot.store.store import Store
from bot.store.tables import Outgoing
from tests.emulator import Message

from .learner import Learner


async def does(who: Learner, *steps: str) -> Message:
    """Texts, and "!labels" of buttons, each on whatever stands there by then: `does(ada, "/coach", "!Leave")`; the newest message."""
    for step in steps:
        if step.startswith("!"):
            who.press(step[1:])
        else:
            who.person.say(step)
        await who.quiet(3)
    return newest(who)


async def presses(who: Learner, label: str, on: Message | None = None, times: int = 1) -> Message:
    """A button of an older message, or one pressed several times at once; the newest message that comes of it."""
    who.press(label, on=on, times=times)
    await who.quiet(3)
    return newest(who)


async def toast(who: Learner, label: str, on: Message | None = None) -> str:
    """What the press of a button is answered with, over the chat."""
    await who.quiet(3)
    who.person.skip()
    who.press(label, on=on)
    return await who.answer_to_press()


async def forge(who: Learner, store: Store, data: str, live: str = "", on: Message | None = None) -> str:
    """The toast of a button that nobody gave them: it is put under a message of the bot's, which is made `live` if that is said."""
    message = on or await does(who, "/help")
    async with store.work() as work:
        for row in (await work.exec(select(Outgoing).where(Outgoing.chat == who.id, Outgoing.message == message.id))).all():
            row.buttons = live or row.buttons
    shown, forged = message.markup, {"inline_keyboard": [[{"text": "forged", "callback_data": data}]]}
    message.markup = forged
    told = await toast(who, "forged", on=message)
    await who.quiet(3)
    message.markup = shown if message.markup is forged else message.markup
    return told


def newest(who: Learner) -> Message:
    """The newest message of the bot's."""
    return next(message for message in reversed(who.person.transcript) if message.from_bot)


def labels(message: Message) -> list[str]:
    """What stands on its buttons."""
    return [button.text for button in message.buttons]


def heard(who: Learner) -> str:
    """Everything the bot ever showed somebody, edits and buttons included."""
    shown = []
    for message in who.person.transcript:
        if message.from_bot:
            shown += [message.text, *(text for text, _ in message.earlier), *labels(message), *(each.text for each in message.once_buttons)]
    return "\n".join(map(str, shown))
