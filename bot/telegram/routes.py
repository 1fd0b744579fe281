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

from bot.telegram import commands, hearing, oddments
from bot.telegram.carrying.patience import Patience
from bot.telegram.coached import door
from bot.telegram.coached.routes import PRESSES as COACHED
from bot.telegram.coaching.routes import PRESSES as COACHING
from bot.telegram.drafts import checking, disputing
from bot.telegram.events import (
    calendar_files,
    looked_over,
    looking_back,
    occasion_answers,
    occasions,
    plan_pages,
    planning,
    rehearsing,
    reminding,
    reviewing,
    timing,
    twins,
    warming,
)
from bot.telegram.hand import HAND, Hand
from bot.telegram.own import aiming, keeping, lists, progress, weekly
from bot.telegram.playing import busy, choosing, ending, talk, undoing, walking
from bot.telegram.playing.caring import with_care
from bot.telegram.relations import (
    acquainted,
    amending,
    beginning,
    contacts,
    dating,
    filling,
    following_up,
    inquiring,
    joining,
    pasting,
    people,
)

Act = Callable[[Hand], Awaitable[None]]
Context = CallbackContext[Any, Any, Any, Any]
PRIVATE = filters.ChatType.PRIVATE

COMMANDS: dict[str, Act] = {
    "start": commands.start,
    "practice": choosing.practice,
    "stop": ending.stop,
    "undo": undoing.undo,
    "hint": talk.hint,
    "trust": talk.trust,
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
    "event": with_care(occasions.event),
    "people": with_care(contacts.everybody),
    "progress": progress.progress,
    "coach": door.coach,
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
    r"menu:(practice|help|privacy|check|event)": commands.menu,
    r"scene:(\d+):(\w+)": choosing.scene_chosen,
    r"take:(\w+):(easy|normal|hard)": choosing.suggestion_taken,
    r"partner:(\d+):(\w*)": choosing.partner_chosen,
    r"goal:(\d+):(\w+)": choosing.goal_chosen,
    r"level:(\d+):(easy|normal|hard)": choosing.level_chosen,
    r"person:(\w+)": people.person,
    r"meet:(\w+):(\w+)": people.meet,
    r"skip:(\d{1,2})": people.skip,
    r"reallife": progress.real_life,
    r"real:(\d{1,3})": contacts.real,
    r"garden": people.garden,
    r"realadd": contacts.ask_to_add,
    r"realfind": contacts.ask_to_search,
    r"realno": contacts.never_mind,
    r"realout": contacts.export,
    r"who:(\d{1,9})": acquainted.opened,
    r"whopg:(\d{1,9}):(page|promises|details|notes|talks|more)": acquainted.turned,
    r"whoit:(\d{1,9}):(note|talk|promise):(\d{1,4})": acquainted.picked,
    r"whorest:(\d{1,9})": acquainted.rest,
    r"whodo:(\d{1,9}):(note|talk|promise|next_step|name|role|company|email|phone|link|join)": amending.asked,
    r"whoch:(\d{1,9}):(note|talk|promise):(\d{1,4}):(done|off|day|rewrite)": amending.changed,
    r"whonil:(\d{1,9}):(next_step|role|company|email|phone|link)": amending.emptied,
    r"whono:(\d{1,9})": inquiring.never_mind,
    r"whotoday:(\d{1,9})": dating.talked_today,
    r"whoday:(\d{1,9}):(talk|promise):(\d{1,4}):(\d{6})": dating.day_picked,
    r"whojoin:(\d{1,9}):(\d{1,9})": joining.chosen_other,
    r"whoone:(\d{1,9}):(\d{1,9}):(yes|no)": joining.answered,
    r"whogo:(\d{1,9}):(ask|yes|no)": joining.going,
    r"whowith:(\d{1,9}):(paste|draft|rehearse)": beginning.begun,
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
    r"setback": commands.back_to_settings,
    r"setzone": timing.change_zone,
    r"setquiet": timing.quiet,
    r"setkinds": reminding.kinds,
    r"zonein:(europe|america|africa|asia|pacific|back)": timing.region,
    r"zone:([A-Za-z][A-Za-z_+\-0-9]*(?:/[A-Za-z_+\-0-9]+){0,2})": timing.zone_tapped,
    r"quiet:(from|until|none):(\d{1,2})": timing.quiet_tapped,
    r"remkind:(\w+)": reminding.kind_tapped,
    r"remstop:(\d{1,15})": reminding.stopped,
    r"remlater:(\d{1,15}):(hour|evening|tomorrow)": reminding.later,
    r"remoff:(\d{1,15}):(\d{1,15})": reminding.off,
    r"judge:": checking.judge_that,
    r"reply:(0|1)": checking.reply_toggled,
    r"whom:(stranger|introduced|acquaintance|friend):(0|1)": checking.to_whom,
    r"wrong:(stranger|introduced|acquaintance|friend):(0|1)": disputing.wrong,
    r"dispute:(stranger|introduced|acquaintance|friend):(0|1)": disputing.agreed,
    r"nodispute:": disputing.declined,
    r"after:(\d{1,9})": looking_back.go,
    r"aftermet:(\d{1,9}):(\d)": looking_back.met,
    r"afterskip:(\d{1,9}):(whom|talk|promises)": looking_back.skipped,
    r"afternone:(\d{1,9})": looking_back.nobody,
    r"afteraway:(\d{1,9})": looking_back.absent,
    r"afterperson:(\d{1,9}):(\d{1,2})": looked_over.person,
    r"afterwho:(\d{1,9}):(\d{1,2}):(rename|remove|part)": looked_over.mended,
    r"afterjoin:(\d{1,9}):(\d{1,2}):(\d{1,9})": looked_over.joined,
    r"afterpromise:(\d{1,9}):(\d{1,2})": looked_over.promise,
    r"afterday:(\d{1,9}):(\d{1,2}):(\d{1,2})": looked_over.dated,
    r"afterword:(\d{1,9}):(\d{1,2}):(day|turn|remove|pass|sure)": looked_over.reworded,
    r"aftermore:(\d{1,9})": looked_over.more,
    r"afterback:(\d{1,9})": looked_over.back,
    r"afterstands:(\d{1,9})": looked_over.stands,
    r"afteritem:(\d{1,9}):(opened|asked|gave|if_then|left|next):(yes|half|no|skip|[0-3])": reviewing.tapped,
    r"afterenough:(\d{1,9}):(opened|asked|gave|if_then|left|next)": reviewing.all_skipped,
    r"follow": following_up.listed,
    r"fu:(\d{1,9}):(\d{1,5})": following_up.opened,
    r"fudraft:(\d{1,9}):(\d{1,5})": following_up.drafting,
    r"fusent:(\d{1,9}):(\d{1,5})": following_up.sent,
    r"fulater:(\d{1,9}):(\d{1,5})": following_up.later,
    r"fugo:(\d{1,9}):(\d{1,5})": following_up.let_go,
    r"fuoff": following_up.dropped,
    r"weekgo": weekly.go,
    r"weekany": weekly.change_day,
    r"weekoff": weekly.left_off,
    r"weekday:([0-6]|never)": weekly.day_picked,
    r"weektap:(\d+):(aim|met|followed|avoided|next):(\w+)": weekly.tapped,
    r"weekno:(\d+)": weekly.no_tasks,
    r"weektask:(\d+):(\d{1,2})": weekly.task_chosen,
    r"weeksq:(\d+):(\d{1,2}):(now|plan|quick|later|back)": weekly.task_moved,
    r"weekend:(\d+)": weekly.stands,
    r"evtap:(\d{1,15}):(kind|when|where|whom|goal|gives):(\w{1,16})": occasion_answers.tapped,
    r"evlist": occasions.listed,
    r"evnew": occasions.new,
    r"evopen:(\d{1,15})": occasions.opened,
    r"evplan:(\d{1,15})": occasions.plan,
    r"evpast:(\d{1,15})": occasions.looked_back,
    r"evchange:(\d{1,15}):(kind|when|where|whom|goal|gives)": occasions.change,
    r"evfile:(\d{1,15})": occasions.file,
    r"evdrop:(\d{1,15})": occasions.drop,
    r"evgone:(\d{1,15}):(yes|no)": occasions.drop_answered,
    r"evback:(\d{1,15})": occasions.brought_back,
    r"evpick:(\d{1,15})": calendar_files.picked,
    r"evtwin:(\d{1,15}):(\d{1,15}):(same|other)": twins.answered,
    r"plangoon:(\d{1,9})": planning.go_on,
    r"planpick:(\d{1,9}):([\w.]{1,16}):([\w.]{1,8})": planning.picked,
    r"plandrop:(\d{1,9}):(\w{1,12}):(\d{1,2})": planning.dropped,
    r"planmore:(\d{1,9}):([\w.]{1,16}):(\d)": planning.more,
    r"planpass:(\d{1,9}):([\w.]{1,16})": planning.passed,
    r"plandone:(\d{1,9}):([\w.]{1,16})": planning.done,
    r"planswap:(\d{1,9}):([\w.]{1,16}):(\d{1,2})": planning.swapped,
    r"planpart:(\d{1,9}):([\w.]{1,16})": planning.part_opened,
    r"planpaste:(\d{1,9}):(\d)": planning.paste,
    r"planshow:(\d{1,9})": plan_pages.shown,
    r"planedit:(\d{1,9})": plan_pages.changing,
    r"evplay:(\d{1,9}):(event|guest|warm_up):(\d{1,9})": rehearsing.play,
    r"warm:(\d{1,9}):(both|day|hour|no)": warming.answered,
    r"warmask:(\d{1,9})": warming.opened,
    r"warmwhen:(\d{1,9})": warming.retiming,
    r"warmat:(\d{1,9}):(day|hour):(\d{1,3})": warming.retimed,
    r"warmfine:(\d{1,9})": warming.fine,
    r"warmoff:(\d{1,9})": warming.stopped,
    r"bio:(\d{1,9}):(\d{1,2})": pasting.shown,
    r"biofact:(\d{1,9}):(\d{1,2})": pasting.picked,
    r"biodel:(\d{1,9}):(\d{1,2})": pasting.removed,
    r"biore:(\d{1,9}):(\d{1,2})": pasting.rewriting,
    r"bioas:(\d{1,9}):(\d{1,2})": pasting.sorting,
    r"bioset:(\d{1,9}):(\d{1,2}):([a-z]{3,10})": pasting.sorted_under,
    r"bioadd:(\d{1,9})": pasting.adding,
    r"bioend:(\d{1,9})": pasting.settled,
    r"biofill:(\d{1,9})": filling.filled,
    r"bioplay:(\d{1,9})": pasting.rehearse,
    r"forget:(yes|no)": keeping.forget_answered,
    **COACHED,
    **COACHING,
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
