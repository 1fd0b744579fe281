"""The link of an invitation: first who the coaches are and what they will ever see; then yes or no by taps, and a name."""

from __future__ import annotations

import re
import unicodedata

from bot.coaching import cohorts, invitations
from bot.store.coaching import Cohort, Invitation
from bot.telegram.coached import home
from bot.telegram.coached.awaiting import forget, wait, waited
from bot.telegram.coached.wording import label, named, put, who, words
from bot.telegram.coaching.inviting import as_colleague
from bot.telegram.events import timing
from bot.telegram.hand import Hand
from bot.telegram.keyboards import labelled
from bot.telegram.playing import caring
from bot.telegram.playing.talk import clean, in_distress
from bot.telegram.relations.inquiring import between_us
from bot.words import TELEGRAM

PAYLOAD = invitations.PAYLOAD
AWAITS = "join."  # what the next text is, with what follows: "join.yes.<code>", a name with consent to show scores
THEN = "coached"  # what goes on once the time zone is known
_CODE = re.compile(r"[A-Za-z0-9_-]{1,40}")


async def opened(hand: Hand, payload: str) -> None:
    """/start join_…: the invitation; in the middle of a talk only a word, and a button to it."""
    await hand.retire("join:")
    found = await _invited(hand, payload.removeprefix(PAYLOAD))
    if found is None:
        hand.say(words(hand, "code_gone"))
        return
    invitation, cohort = found
    if invitation.as_coach:
        await as_colleague(hand, invitation, cohort)
    elif (called := await _called(hand, cohort)) is not None:
        hand.say(words(hand, "in_already", cohort=cohort.name, called=called), [[label("home", "cdhome")]])
    elif await hand.rehearsal() is not None:
        look = [[label("look", "cdlook", invitation.code)]]
        hand.say(words(hand, "waits", who=await who(hand.work, cohort)), look, _live(invitation.code))
    else:
        await _show(hand, invitation, cohort)


async def looked(hand: Hand) -> None:
    """The invitation that came in the middle of a talk."""
    found = await _held(hand)
    if found is not None:
        await _show(hand, *found)


async def answered(hand: Hand) -> None:
    """Yes with scores, yes without, or no; after a yes comes the name."""
    answer, code = hand.words[1], hand.words[0]
    found = await _held(hand)
    if found is None:
        return
    if answer == "none":
        forget(hand, AWAITS)
        put(hand, words(hand, "declined"), (), "")
        return
    hand.rebutton((), "")
    wait(hand, f"{AWAITS}{answer}.{code}")
    name = _in_telegram(hand)
    no = label("join_no", "cdjoin", code, "none")
    asked = words(hand, "name" if name else "name_write", who=await who(hand.work, found[1]))
    rows = [[*([labelled(name, "cdname", code, answer)] if name else ()), no]]
    hand.say("\n\n".join(filter(None, (await between_us(hand), asked))), rows, _live(code))


async def name_tapped(hand: Hand) -> None:
    """The name that Telegram knows them by."""
    code, answer = hand.words
    if await _held(hand) is not None:
        hand.rebutton((), "")
        await _join(hand, code, answer, _in_telegram(hand))


async def took(hand: Hand, said: str) -> bool:
    """Whether plain text was the name they want to go by."""
    choice = waited(hand, AWAITS)
    if choice is None:
        return False
    _, answer, code = choice.awaits.split(".", 2)
    name = _visible(said)
    if in_distress(clean(said)):
        forget(hand, AWAITS)
        caring.care(hand)
    elif not name or len(name) > cohorts.LONGEST_NAME or "?" in name:
        hand.say(words(hand, "name_blank" if not name else "name_odd", most=cohorts.LONGEST_NAME))
    else:
        await hand.retire("join:")
        await _join(hand, code, answer, name)
    return True


async def _join(hand: Hand, code: str, answer: str, called: str) -> None:
    """They are in; an invitation that ran out in the meantime is met with the same kind sentence as ever."""
    forget(hand, AWAITS)
    found = await _invited(hand, code)
    member = await cohorts.join(hand.work, hand.learner, found[0], called, answer == "yes", hand.now) if found else None
    if found is None or member is None:
        hand.say(words(hand, "code_gone"))
        return
    cohort = found[1]
    told = words(hand, "joined", cohort=cohort.name, called=member.called, who=await who(hand.work, cohort), scores=member.scores)
    if hand.learner.zone or await hand.rehearsal() is not None:
        hand.say(told, [[label("home", "cdhome")], *timing.where_unknown(hand)])
        return
    await timing.ask_zone(hand, THEN, before="\n\n".join((told, words(hand, "zone_for"))))


async def _show(hand: Hand, invitation: Invitation, cohort: Cohort) -> None:
    """Who they are, and what they will and will never see, on one screen."""
    theirs = await cohorts.coaches_of(hand.work, cohort)
    page = TELEGRAM.page("coached_invitation", cohort=cohort, coaches=theirs, who=named(theirs), is_new=hand.learner.since == hand.now)
    code = invitation.code
    yes = [[label("join_scores", "cdjoin", code, "yes")], [label("join_plain", "cdjoin", code, "no")]]
    put(hand, page, [*yes, [label("join_no", "cdjoin", code, "none")]], _live(code))


async def _invited(hand: Hand, code: str) -> tuple[Invitation, Cohort] | None:
    return await invitations.invited(hand.work, code, hand.now) if _CODE.fullmatch(code) else None


async def _held(hand: Hand) -> tuple[Invitation, Cohort] | None:
    """What the pressed button belongs to, while the invitation is good and they have not joined."""
    code = hand.words[0]
    if not await hand.holds(_live(code)):
        return None
    found = await _invited(hand, code)
    if found is None:
        forget(hand, AWAITS)
        put(hand, words(hand, "code_gone"), (), "")
    elif (called := await _called(hand, found[1])) is not None:
        put(hand, words(hand, "in_already", cohort=found[1].name, called=called), (), "")
        return None
    return found


async def _called(hand: Hand, cohort: Cohort) -> str | None:
    """What they are called in a group they are in."""
    here = await cohorts.memberships(hand.work, hand.learner)
    return next((member.called for member, each in here if each.id == cohort.id), None)


def _in_telegram(hand: Hand) -> str:
    """The first name that Telegram knows them by."""
    user = hand.update.effective_user
    return _visible(user.first_name)[: cohorts.LONGEST_NAME] if user else ""


def _visible(said: str) -> str:
    """A name on one line; nothing where there is nothing to be seen in it."""
    name = " ".join(clean(said).split())
    return name if any(unicodedata.category(each)[0] in "LNS" for each in name) else ""


def _live(code: str) -> str:
    """What the buttons of an invitation are live as."""
    return f"join:{code}"


timing.THEN[THEN] = home.opened
