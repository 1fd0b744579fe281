"""What a coach says to a shared talk: a comment on a turn or on the whole, "this was fine" about a slip."""

from __future__ import annotations

from bot.coaching import overruling, remarks, sharing, telling
from bot.store.coaching import Coach, Member, Shared
from bot.telegram.coaching import reading
from bot.telegram.coaching.sheet import ask, at_desk, forget, gone, label, words
from bot.telegram.hand import Hand
from flows.exercise import SLIPS
from flows.moves import Move
from flows.words import shortened

_QUOTED = 300  # characters of what a comment is about


async def comment(hand: Hand) -> None:
    """The button to comment on a turn, or on the whole talk (turn 0): the next text is the comment."""
    found = await held(hand)
    if found is None:
        return
    _, shared, member = found
    turn = int(hand.words[1])
    quoted = await remarks.said_in(hand.work, shared, turn)
    if turn and not quoted:
        gone(hand)
        return
    said = words(hand, "ask.comment" if turn else "ask.comment_all", name=member.called, quoted=shortened(quoted, _QUOTED))
    await ask(hand, "comment", said, [[label("never_mind", "dstk", shared.id, turn)]], shared.id or 0, str(turn))


async def took_comment(hand: Hand, coach: Coach, number: int, then: str, said: str) -> None:
    """The next text was the comment; it is on its way."""
    found = await _mine(hand, coach, number)
    forget(hand)
    if found is None:
        hand.say(words(hand, "talk_gone"))
        return
    shared, member = found
    turn = int(then)
    try:
        await remarks.comment(hand.work, coach, shared, turn, said, hand.now)
    except ValueError:
        wrong = words(hand, "long_comment" if len(said.strip()) > remarks.LONGEST else "no_comment", most=remarks.LONGEST)
        await ask(hand, "comment", wrong, [[label("never_mind", "dstk", shared.id, turn)]], number, then)
        return
    await back_to_talk(hand, coach, shared, turn, words(hand, "commented", name=member.called))


async def fine(hand: Hand) -> None:
    """The button "this was fine": the next text is why, if the coach wants to say."""
    found = await held(hand)
    if found is None:
        return
    _, shared, member = found
    turn, move = int(hand.words[1]), hand.words[2]
    quoted = await remarks.said_in(hand.work, shared, turn)
    if not quoted or move not in SLIPS:
        gone(hand)
        return
    what = telling.short(Move(move))
    said = words(hand, "ask.fine", name=member.called, quoted=shortened(quoted, _QUOTED), what=what)
    rows = [[label("no_why", "dstn", shared.id, turn, move), label("never_mind", "dstk", shared.id, turn)]]
    await ask(hand, "why", said, rows, shared.id or 0, f"{turn}.{move}")


async def fine_as_it_is(hand: Hand) -> None:
    """It was fine, and that is all there is to say."""
    found = await held(hand)
    if found is not None:
        coach, shared, member = found
        await _overrule(hand, coach, shared, member, int(hand.words[1]), hand.words[2], "")


async def took_why(hand: Hand, coach: Coach, number: int, then: str, said: str) -> None:
    """The next text was the reason."""
    found = await _mine(hand, coach, number)
    forget(hand)
    if found is None:
        hand.say(words(hand, "talk_gone"))
        return
    shared, member = found
    turn, _, move = then.partition(".")
    if len(said.strip()) > overruling.LONGEST:
        rows = [[label("no_why", "dstn", shared.id, turn, move), label("never_mind", "dstk", shared.id, turn)]]
        await ask(hand, "why", words(hand, "long_why", most=overruling.LONGEST), rows, number, then)
        return
    await _overrule(hand, coach, shared, member, int(turn), move, said)


async def slip_after_all(hand: Hand) -> None:
    """The mentor was right after all."""
    found = await held(hand)
    ruled = await overruling.by_number(hand.work, int(hand.words[1])) if found else None
    if found is None:
        return
    coach, shared, _ = found
    if ruled is None or ruled[1].id != shared.id:
        gone(hand)
        return
    turn = ruled[0].turn
    await overruling.take_back(hand.work, ruled[0], shared)
    await back_to_talk(hand, coach, shared, turn, words(hand, "slip_again"))


async def never_mind(hand: Hand) -> None:
    """No comment after all: back to where it was read."""
    found = await held(hand)
    if found is not None:
        await back_to_talk(hand, found[0], found[1], int(hand.words[1]), "")


async def back_to_talk(hand: Hand, coach: Coach, shared: Shared, turn: int, before: str) -> None:
    """The page of the talk on which a turn stands."""
    told = await sharing.read(hand.work, coach, shared.id or 0, reading.WAY, hand.now, again=True)
    at = reading.page_of(told, turn) if told else 0
    await reading.show_talk(hand, coach, shared.id or 0, at, before)


async def held(hand: Hand) -> tuple[Coach, Shared, Member] | None:
    """The shared talk that the button names, if it is for this coach."""
    coach = await at_desk(hand)
    if coach is None:
        return None
    found = await _mine(hand, coach, int(hand.words[0]))
    if found is None:
        gone(hand)
        return None
    return coach, *found


async def _mine(hand: Hand, coach: Coach, number: int) -> tuple[Shared, Member] | None:
    shared = await sharing.shared(hand.work, coach, number)
    member = await reading.whose(hand.work, coach, shared) if shared else None
    return (shared, member) if shared and member else None


async def _overrule(hand: Hand, coach: Coach, shared: Shared, member: Member, turn: int, move: str, why: str) -> None:
    try:
        await overruling.overrule(hand.work, coach, shared, turn, Move(move), why, hand.now)
    except ValueError:
        gone(hand)
        return
    await back_to_talk(hand, coach, shared, turn, words(hand, "overruled", name=member.called))
