"""Patience with whoever writes faster than anybody talks: the first message too many is answered kindly, the rest are put away."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Message

from bot.store.tables import Received
from bot.telegram.carrying import noted
from bot.telegram.hand import Hand

LIMITS = ((20, timedelta(seconds=10)), (60, timedelta(seconds=60)))
"""No more than 20 updates within 10 seconds are played, nor 60 within a minute."""
MOST_CHATS = 10_000  # remembered at once
_CALM = min(span for _, span in LIMITS)  # who was not too fast for so long has slowed down
_REMEMBERS = _CALM + max(span for _, span in LIMITS)
_MOST = 1 + sum(most for most, _ in LIMITS)
_LATE = timedelta(seconds=10)  # later than this, the time of arrival says nothing about how fast somebody wrote


class Patience:
    """How fast each chat writes. Dropped updates count too, so whoever does not slow down is not heard.

    Where one process does all the work, it remembers by itself and asks nobody. Where several share a database, each asks the table
    of updates (one query, by chat and time), as it does for what came in before it was started.
    """

    def __init__(self) -> None:
        self._chats: OrderedDict[int, deque[tuple[int, datetime]]] = OrderedDict()
        self._since = datetime.now(UTC)

    async def too_fast(self, hand: Hand) -> bool:
        """Whether the update in hand is one too many; the first of a burst is answered, the others are put away quietly."""
        if hand.known is None or hand.update.my_chat_member:
            return False
        moments = await self._moments(hand)
        if not is_over(moments):
            return False
        noted.too_fast()
        if is_first_over(moments):
            words = hand.sentence("slower")
            if hand.update.callback_query:
                hand.answer = words
            else:
                hand.say(words)
        return True

    async def _moments(self, hand: Hand) -> list[datetime]:
        """When the latest updates of the chat were sent, the one in hand last."""
        row = await hand.work.get(Received, hand.update.update_id)  # it is in hand already: this asks nobody
        arrived = row.at if row else hand.now
        sent = _written(hand) or arrived
        shared = is_shared(hand.work)
        if not shared and hand.chat not in self._chats and hand.now - self._since < _REMEMBERS:
            self._chats[hand.chat] = deque(await _received(hand, arrived), _MOST)
        remembered = self._remembered(hand, sent)
        if not shared or arrived - sent > _LATE:
            return remembered
        return [*(moment for _, moment in await _received(hand, arrived)), arrived]

    def _remembered(self, hand: Hand, sent: datetime) -> list[datetime]:
        """The same as this process knows it."""
        chat = self._chats.setdefault(hand.chat, deque(maxlen=_MOST))
        self._chats.move_to_end(hand.chat)
        if not chat or chat[-1][0] < hand.update.update_id:  # what failed comes again, and counts once
            chat.append((hand.update.update_id, sent))
        self._let_go(hand.now)
        return [moment for _, moment in chat]

    def _let_go(self, now: datetime) -> None:
        while len(self._chats) > 1:
            oldest = next(iter(self._chats.values()))
            if len(self._chats) <= MOST_CHATS and now - oldest[-1][1] < _REMEMBERS:
                return
            self._chats.popitem(last=False)


def is_shared(work: AsyncSession) -> bool:
    """Whether other processes may have taken in what this chat sent."""
    return work.get_bind().dialect.name == "postgresql"


def is_over(moments: Sequence[datetime]) -> bool:
    """Whether the last of these moments is one too many: 20 others lie within 10 seconds of it, or 60 within a minute."""
    return any(len(moments) > most and abs(moments[-1] - moments[-1 - most]) < span for most, span in LIMITS)


def is_first_over(moments: Sequence[datetime]) -> bool:
    """Whether a burst begins with the last of these moments: in the 10 seconds before it, none was one too many."""
    before = (end for end in range(1, len(moments)) if abs(moments[-1] - moments[end - 1]) < _CALM)
    return not any(is_over(moments[:end]) for end in before)


async def _received(hand: Hand, arrived: datetime) -> list[tuple[int, datetime]]:
    """What the chat sent before the update in hand, as the table knows it."""
    before = col(Received.at) > arrived - _REMEMBERS, col(Received.id) < hand.update.update_id
    latest = select(Received.id, Received.at).where(col(Received.chat) == hand.chat, *before)
    return [*reversed((await hand.work.exec(latest.order_by(col(Received.at).desc(), col(Received.id).desc()).limit(_MOST))).all())]


def _written(hand: Hand) -> datetime | None:
    """When a message was sent or edited, however late it came in; a press does not tell."""
    message: Message | None = hand.update.message or hand.update.edited_message
    return (message.edit_date or message.date) if message else None
