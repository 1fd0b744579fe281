"""/gives, /targets and /names: each list is shown, added to, rewritten and thinned out by taps; a rehearsal that is open goes on."""

from __future__ import annotations

from dataclasses import replace

from bot.profiles import given, page, profile_of, told
from bot.profiles import keep as keep_profile
from bot.telegram.choice import OF_LISTS, chosen, keep
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Rows, button, labelled
from bot.telegram.own.aiming import LIVE as AIM
from bot.telegram.own.aiming import back, words
from bot.telegram.pages import parts
from bot.telegram.playing.talk import clean
from bot.words import TELEGRAM
from flows.giving import goes_on, next_question
from flows.listing import MOST, Item, Kind, add, listed, remove, rewrite, written

_NUMBERS_IN_A_ROW = 5


async def gives(hand: Hand) -> None:
    """/gives: what the learner can offer."""
    await _opened(hand, Kind.GIVES)


async def targets(hand: Hand) -> None:
    """/targets: companies and people the learner aims at."""
    await _opened(hand, Kind.TARGETS)


async def names(hand: Hand) -> None:
    """/names: whose name the learner may use, and for what."""
    await _opened(hand, Kind.NAMES)


async def shown(hand: Hand) -> None:
    """The button that brings a list."""
    kind = Kind(hand.words[0])
    if await hand.holds(AIM, f"list:{kind}"):
        await _show(hand, kind, in_place=hand.pressed is not None and hand.pressed.buttons != AIM)


async def asked(hand: Hand) -> None:
    """The button to add something: the next text is put on the list; for the give list a question may draw it out."""
    how, kind = hand.words[0], Kind(hand.words[1])
    if not await hand.holds(f"list:{kind}"):
        return
    hand.rebutton((), "")
    if how == "draw":
        _draw(hand, await _between_us(hand))
    else:
        _ask(hand, kind, await _between_us(hand))


async def picking(hand: Hand) -> None:
    """The button to change something: the numbers of the list."""
    kind = Kind(hand.words[0])
    if not await hand.holds(f"list:{kind}"):
        return
    numbers = [labelled(str(index + 1), "item", kind, index) for index in range(len(listed(profile_of(hand.learner), kind)))]
    rows = [numbers[at : at + _NUMBERS_IN_A_ROW] for at in range(0, len(numbers), _NUMBERS_IN_A_ROW)]
    hand.answer = words(hand, "which_one")
    hand.rebutton([*rows, [button("list_back", "list", kind)]], f"list:{kind}")


async def picked(hand: Hand) -> None:
    """One item, whole, and what can be done with it."""
    kind, index, item = await _tapped(hand)
    if item is None:
        return
    rows = [
        [button("item_rewrite", "rewrite", kind, index), button("item_remove", "remove", kind, index)],
        [button("list_back", "list", kind)],
    ]
    hand.change(TELEGRAM.text("{{ item }}", item=written(item)), rows, f"list:{kind}:{index}")


async def rewriting(hand: Hand) -> None:
    """The button to write an item anew."""
    kind, index, item = await _tapped(hand, opened=True)
    if item is None:
        return
    hand.rebutton((), "")
    keep(hand, replace(chosen(hand), awaits=f"rewrite_{kind}", about=index))
    now = TELEGRAM.text("<code>{{ item }}</code>", item=written(item))
    hand.say(f"{words(hand, 'how_to_rewrite')}\n\n{now}", [[button("list_done", "kept", kind)]], f"list:{kind}")


async def removed(hand: Hand) -> None:
    """The button to take an item off."""
    kind, index = Kind(hand.words[0]), int(hand.words[1])
    if await hand.holds(f"list:{kind}:{index}"):
        keep_profile(hand.learner, remove(profile_of(hand.learner), kind, index))
        hand.answer = words(hand, "removed")
        await _show(hand, kind, in_place=True)


async def enough(hand: Hand) -> None:
    """The button that ends it."""
    kind = Kind(hand.words[0])
    if not await hand.holds(f"list:{kind}"):
        return
    hand.rebutton((), "")
    if (choice := chosen(hand)).awaits in OF_LISTS:
        keep(hand, replace(choice, awaits="", asked=()))
    hand.say(f"{words(hand, 'enough', kind=kind.value)}{await back(hand)}")


async def took(hand: Hand, said: str) -> bool:
    """Whether plain text was for a list."""
    choice = chosen(hand)
    if choice.awaits not in OF_LISTS:
        return False
    await hand.retire("list:")
    if choice.awaits == "give":
        await _given(hand, said)
    elif choice.awaits in tuple(Kind):
        keep(hand, replace(choice, awaits=""))
        await _add(hand, Kind(choice.awaits), said)
    else:
        await _rewritten(hand, Kind(choice.awaits.removeprefix("rewrite_")), choice.about, said)
    return True


async def _tapped(hand: Hand, opened: bool = False) -> tuple[Kind, int, Item | None]:
    """The item a button means, with its list and its place; nothing where the button is too old. `opened`: it must be shown by itself."""
    kind, index = Kind(hand.words[0]), int(hand.words[1])
    items = listed(profile_of(hand.learner), kind)
    if await hand.holds(f"list:{kind}:{index}" if opened else f"list:{kind}") and index < len(items):
        return kind, index, items[index]
    hand.answer = hand.answer or hand.sentence("old_button")
    return kind, index, None


async def _opened(hand: Hand, kind: Kind) -> None:
    """A list; with text behind the command, that is put on it; an empty one is asked for, unless texts are for a partner."""
    if hand.words and clean(hand.words[0]).strip():
        await _add(hand, kind, hand.words[0])
        return
    if listed(profile_of(hand.learner), kind) or await hand.rehearsal() is not None:
        await _show(hand, kind)
        return
    await hand.retire("list:")
    empty = page(profile_of(hand.learner), kind, TELEGRAM)
    if kind is Kind.GIVES:
        _draw(hand, empty)
    else:
        _ask(hand, kind, empty)


async def _show(hand: Hand, kind: Kind, before: str = "", in_place: bool = False) -> None:
    profile = profile_of(hand.learner)
    text = f"{before}\n\n{page(profile, kind, TELEGRAM)}".strip()
    is_short = len(parts(text)) == 1
    if in_place and is_short:
        hand.change(text, _below(kind, len(listed(profile, kind))), f"list:{kind}")
    else:
        await hand.retire("list:")
        hand.say(f"{text}{await back(hand)}", _below(kind, len(listed(profile, kind))), f"list:{kind}")


async def _add(hand: Hand, kind: Kind, said: str) -> None:
    added = add(profile_of(hand.learner), kind, clean(said))
    keep_profile(hand.learner, added.profile)
    await _show(hand, kind, told(added, kind, TELEGRAM, hand.update.update_id))


async def _rewritten(hand: Hand, kind: Kind, index: int, said: str) -> None:
    before = profile_of(hand.learner)
    after = keep_profile(hand.learner, rewrite(before, kind, index, clean(said)))
    keep(hand, replace(chosen(hand), awaits="", about=0))
    await _show(hand, kind, words(hand, "rewritten") if after != before else words(hand, f"nothing_added.{kind}"))


def _ask(hand: Hand, kind: Kind, before: str = "") -> None:
    """Ask for items: the next text is put on the list."""
    keep(hand, replace(chosen(hand), awaits=kind.value))
    hand.say(f"{before}\n\n{words(hand, f'how.{kind}')}".strip(), [[button("list_done", "kept", kind)]], f"list:{kind}")


async def _between_us(hand: Hand) -> str:
    """In a rehearsal, that the next text is not for the partner."""
    row = await hand.rehearsal()
    return words(hand, "between_us") if row is not None and row.status == "open" else ""


def _draw(hand: Hand, before: str = "") -> None:
    """Ask what could be given; in which order, the learner's number says."""
    choice = chosen(hand)
    question = next_question(choice.asked, (hand.learner.id or 0) + len(profile_of(hand.learner).gives))
    keep(hand, replace(choice, awaits="give", asked=(*choice.asked, question)))
    said = TELEGRAM.sentence(f"profile.give.{question}", hand.update.update_id)
    rows = [[button("another_question", "ask", "draw", Kind.GIVES), button("list_done", "kept", Kind.GIVES)]]
    hand.say(f"{before}\n\n{said}".strip(), rows, f"list:{Kind.GIVES}")


async def _given(hand: Hand, said: str) -> None:
    """An answer goes on the list; the next question follows until the third, and in a rehearsal only if it is asked for."""
    choice = chosen(hand)
    added = given(profile_of(hand.learner), choice.asked[-1] if choice.asked else "hands", clean(said))
    keep_profile(hand.learner, added.profile)
    short = told(added, Kind.GIVES, TELEGRAM, hand.update.update_id)
    keep(hand, replace(choice, awaits=""))
    if goes_on(choice.asked) and await hand.rehearsal() is None:
        _draw(hand, short)
    else:
        await _show(hand, Kind.GIVES, short)


def _below(kind: Kind, count: int) -> Rows:
    """What can be done with a list; a full one takes no more, an empty one has nothing to change."""
    more = [button("list_add", "ask", "add", kind)] if count < MOST else []
    draw = [button("list_draw", "ask", "draw", kind)] if kind is Kind.GIVES and more else []
    change = [button("list_change", "pick", kind)] if count else []
    return [row for row in (more + draw, [*change, button("list_done", "kept", kind)]) if row]
