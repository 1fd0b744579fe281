"""Which button of the learner's side does what."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.telegram.coached import answering, home, inviting, lent, notes, seen, shown, starting
from bot.telegram.hand import Hand

PRESSES: dict[str, Callable[[Hand], Awaitable[None]]] = {
    r"cdlook:([\w-]{1,40})": inviting.looked,
    r"cdjoin:([\w-]{1,40}):(yes|no|none)": inviting.answered,
    r"cdname:([\w-]{1,40}):(yes|no)": inviting.name_tapped,
    r"cdhome": home.again,
    r"cdread:(\d{1,9})": home.read,
    r"cdgo:(\d{1,9}):(go|more)": starting.start,
    r"cdwho:(\d{1,9}):(\w{1,40})": starting.partner_chosen,
    r"cdnote:(\d{1,9})": notes.write,
    r"cdsee:(\d{1,9})": seen.opened,
    r"cdscores:(\d{1,9}):(yes|no)": seen.scores,
    r"cdleave:(\d{1,9})": seen.leave,
    r"cdgone:(\d{1,9})": seen.left,
    r"cdshow:(\d{1,9}):(\d{1,9}):(yes|no)": shown.tapped,
    r"cdshown": shown.opened,
    r"cdhide:(\d{1,9})": shown.taken_back,
    r"cdans:(\d{1,9})": answering.ask,
    r"cdansno:(\d{1,9})": answering.left,
    r"cdkeep:(\d{1,9}):(yes|no)": lent.answered,
    r"cdlent": lent.opened,
    r"cdturn:(\d{1,9}):(yes|no)": lent.turned,
}
