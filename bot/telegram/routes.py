"""Which handler takes which update; the first that fits has it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Coroutine
from html import unescape
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.telegram import (
    aiming,
    busy,
    checking,
    choosing,
    commands,
    disputing,
    ending,
    hearing,
    keeping,
    lists,
    oddments,
    people,
    progress,
    talk,
    undoing,
    walking,
    weekly,
)
from bot.telegram.caring import with_care
from bot.telegram.hand import HAND, Hand
from bot.telegram.patience import Patience

Act = Callable[[Hand], Awaitable[None]]
Context = CallbackContext[Any, Any, Any, Any]
PRIVATE = filters.ChatType.PRIVATE

COMMANDS: dict[str, Act] = {
    "start": commands.start,
    "practice": choosing.practice,
    "stop": ending.stop,
    "undo": undoing.undo,
    "hint": talk.hint,
    "check": checking.check,
    "goal": with_care(aiming.goal),
    "gives": with_care(lists.gives),
    "targets": with_care(lists.targets),
    "names": with_care(lists.names),
    "settings": commands.settings,
    "privacy": commands.privacy,
    "help": commands.helped,
    "week": weekly.week,
    "export": keeping.export,
    "forget": keeping.forget,
    "event": commands.later,
    "people": people.people,
    "progress": progress.progress,
    "coach": commands.later,
}

PRESSES: dict[str, Act] = {
    r"aim:(sharpen|skip|take|fine|write|erase)": aiming.pressed,
    r"list:(gives|targets|names)": lists.shown,
    r"ask:(add|draw):(gives|targets|names)": lists.asked,
    r"pick:(gives|targets|names)": lists.picking,
    r"item:(gives|targets|names):(\d{1,2})": lists.picked,
    r"rewrite:(gives|targets|names):(\d{1,2})": lists.rewriting,
    r"remove:(gives|targets|names):(\d{1,2})": lists.removed,
    r"kept:(gives|targets|names)": lists.enough,
    r"menu:(practice|help|privacy|check)": commands.menu,
    r"scene:(\d+):(\w+)": choosing.scene_chosen,
    r"take:(\w+):(easy|normal|hard)": choosing.suggestion_taken,
    r"partner:(\d+):(\w*)": choosing.partner_chosen,
    r"goal:(\d+):(\w+)": choosing.goal_chosen,
    r"level:(\d+):(easy|normal|hard)": choosing.level_chosen,
    r"person:(\w+)": people.person,
    r"meet:(\w+):(\w+)": people.meet,
    r"skip:(\d{1,2})": people.skip,
    r"keep:(\d+)": busy.carry_on,
    r"drop:(\d+)": ending.stop_that_one,
    r"back:(\d+)": undoing.take_back,
    r"on:(\d+)": undoing.carry_on,
    r"why:(\d+)": undoing.why,
    r"go:(\d+):(\d)": walking.walk_up,
    r"part:(\d+):(\d)": walking.turn_away,
    r"home:(\d+)": walking.go_home,
    r"guess:(\d+):(yes|maybe|no|none)": ending.guessed,
    r"enough:(\d+)": ending.enough,
    r"rests:(\d+)": ending.rests_on,
    r"again:(\d+)": ending.again,
    r"other:(\d+)": ending.other,
    r"mode:(live|gentle|end)": commands.mode_chosen,
    r"judge:": checking.judge_that,
    r"reply:(0|1)": checking.reply_toggled,
    r"whom:(stranger|introduced|acquaintance|friend):(0|1)": checking.to_whom,
    r"wrong:(stranger|introduced|acquaintance|friend):(0|1)": disputing.wrong,
    r"dispute:(stranger|introduced|acquaintance|friend):(0|1)": disputing.agreed,
    r"nodispute:": disputing.declined,
    r"weekgo": weekly.go,
    r"weekany": weekly.change_day,
    r"weekoff": weekly.left_off,
    r"weekday:([0-6]|never)": weekly.day_picked,
    r"weektap:(\d+):(aim|met|followed|avoided|next):(\w+)": weekly.tapped,
    r"weekno:(\d+)": weekly.no_tasks,
    r"weektask:(\d+):(\d{1,2})": weekly.task_chosen,
    r"weeksq:(\d+):(\d{1,2}):(now|plan|quick|later|back)": weekly.task_moved,
    r"weekend:(\d+)": weekly.stands,
    r"forget:(yes|no)": keeping.forget_answered,
}


LONGEST_DATA = 64  # characters, all of them ASCII, that Telegram lets a button carry


def register(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Enter all handlers."""
    add, patience = application.add_handler, Patience()

    def of(act: Act) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
        return _of(act, patience)

    add(ChatMemberHandler(of(oddments.membership), ChatMemberHandler.MY_CHAT_MEMBER))
    add(CallbackQueryHandler(_ignored, pattern=_from_elsewhere))
    add(CallbackQueryHandler(of(oddments.unknown_button), pattern=_is_no_press))
    for pattern, act in PRESSES.items():
        add(CallbackQueryHandler(of(act), pattern=re.compile(rf"{pattern}\Z", re.ASCII)))
    add(CallbackQueryHandler(of(oddments.unknown_button)))
    add(MessageHandler(filters.ChatType.GROUPS & ~filters.StatusUpdate.ALL, of(oddments.group)))
    add(MessageHandler(~PRIVATE | filters.VIA_BOT & ~filters.TEXT, _ignored))
    written = filters.TEXT | filters.CAPTION
    add(MessageHandler(filters.UpdateType.EDITED_MESSAGE & written, of(with_care(undoing.edited))))
    for name, act in COMMANDS.items():
        add(CommandHandler(name, of(act), filters=filters.UpdateType.MESSAGE))
    add(MessageHandler(filters.UpdateType.MESSAGE & filters.COMMAND, of(oddments.unknown_command)))
    add(MessageHandler(filters.UpdateType.MESSAGE & filters.FORWARDED & written, of(hearing.forwarded)))
    add(MessageHandler(filters.UpdateType.MESSAGE & filters.TEXT, of(hearing.text)))
    add(MessageHandler(filters.UpdateType.MESSAGE & filters.Document.ALL & ~filters.ANIMATION, of(with_care(hearing.document))))
    add(MessageHandler(filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL, of(oddments.no_words)))
    add(TypeHandler(Update, of(oddments.no_concern_of_ours)))
    application.add_error_handler(_failed)


def _of(act: Act, patience: Patience) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    """A handler of the library that calls `act` with the update in hand and the words it carries, unless they come too fast."""

    async def handle(update: Update, context: Context) -> None:
        hand = HAND.get()
        if update.effective_user and (update.effective_user.is_bot or (hand.known and update.effective_user.id != hand.chat)):
            return  # in a private chat there is nobody else to speak
        if await patience.too_fast(hand):
            hand.answer = unescape(hand.answer)
            return
        if context.matches and isinstance(context.matches[0], re.Match):
            hand.words = tuple(context.matches[0].groups())
        elif context.args is not None and update.effective_message and update.effective_message.text:
            hand.words = tuple(update.effective_message.text.split(maxsplit=1)[1:])
        await act(hand)
        hand.answer = unescape(hand.answer)  # what is shown over the chat knows no markup

    return handle


async def _ignored(_: Update, __: Context) -> None:
    """Nothing is done about it."""


def _from_elsewhere(data: object) -> bool:
    """Presses in groups, and of messages that were sent through the bot into other chats."""
    return HAND.get().known is None


def _is_no_press(data: object) -> bool:
    """What no button of ours carries, whatever it begins with."""
    return not isinstance(data, str) or len(data) > LONGEST_DATA


async def _failed(_: object, context: Context) -> None:
    """Keep the error for the transaction, which is rolled back."""
    HAND.get().failure = context.error
