"""A coach makes links for learners and for colleagues; learners are told of a colleague."""

from __future__ import annotations

import pytest

from bot.coaching import coaches, cohorts, invitations
from bot.store.coaching import Coaching, Invitation, Member
from bot.store.store import Store
from tests.emulator import Emulator
from tests.telegram.chat import does, heard, labels, newest, presses, toast
from tests.telegram.learner import Learner

from .group import Group, named, now, rows
from .learners import joins


async def test_an_invitation_is_a_message_to_hand_on_for_so_many_and_so_long(
    store: Store, maria: Learner, ada: Learner, group: Group
) -> None:
    asked = await does(maria, "/coach", "!Spring group", "!Invite learners", "!A new link", "!10")
    await presses(maria, "1 month", on=asked, times=3)
    (invitation,) = await rows(store, Invitation)
    assert (invitation.most, invitation.as_coach, (invitation.expires - invitation.at).days) == (10, False, 30)
    link = f"https://t.me/SecondCoffeeBot?start=join_{invitation.code}"
    handed = [each for each in maria.person.transcript if each.from_bot and link in each.text]
    assert len(handed) == 1 and "Maria Keller" in handed[0].text and not handed[0].buttons
    listed = await does(maria, "!Invite learners")
    assert "0 of 10 used" in listed.text
    assert "Maria Keller" in (await does(ada, f"/start join_{invitation.code}")).text
    assert "No link is open" in (await does(maria, "!Withdraw link 1")).text
    assert (await rows(store, Invitation))[0].withdrawn
    fresh = Learner(maria.telegram, "Ben")
    await does(fresh, f"/start join_{invitation.code}")
    assert "Join" not in " ".join(labels(newest(fresh)))


async def test_a_door_has_room_for_twenty_open_links(store: Store, maria: Learner, group: Group) -> None:
    async with store.work() as work:
        coach, cohort = await group.the_coach(work), await group.the_cohort(work)
        for _ in range(invitations.MOST_INVITATIONS):
            await invitations.invite(work, coach, cohort, now())
    await does(maria, "/coach", "!Spring group", "!Invite learners", "!A new link", "!10")
    assert "Twenty open links" in await toast(maria, "1 week")


async def test_a_colleague_is_let_in_and_anybody_else_told_kindly(
    store: Store, maria: Learner, ada: Learner, telegram: Emulator, group: Group
) -> None:
    await does(maria, "/coach", "!Spring group", "!Invite a colleague", "!Make the link")
    code = (await rows(store, Invitation))[0].code
    assert "meant for coaches" in (await does(ada, f"/start join_{code}")).text
    other = Learner(telegram, "Jonas")
    await named(store, other.id, "Jonas Weber")
    assert "Spring group" in (await does(other, f"/start join_{code}")).text
    assert "one of the coaches of “Spring group” now" in heard(other)
    await does(other, f"/start join_{code}")
    late = Learner(telegram, "Iris")
    await named(store, late.id, "Iris Blum")
    await does(late, f"/start join_{code}")
    assert len(await rows(store, Coaching)) == 2 and await rows(store, Member) == []
    assert "with Jonas Weber" in (await does(maria, "!Invite learners", "!Back")).text


async def colleague_joins(group: Group, store: Store) -> int:
    """Through a link of the coach's; the colleague's number."""
    number = await named(store, 901, "Tom Adeyemi")
    async with store.work() as work:
        tom = await coaches.by_number(work, number)
        code = await invitations.invite(work, await group.the_coach(work), await group.the_cohort(work), now(), most=1, as_coach=True)
        assert tom is not None and await cohorts.join_as_coach(work, tom, code, now())
    return number


@pytest.mark.parametrize("scores", [True, False])
async def test_when_a_colleague_joins_learners_are_told_what_they_see(group: Group, ada: Learner, store: Store, scores: bool) -> None:
    await joins(group, ada, scores)
    await colleague_joins(group, store)
    await group.delivers()
    letter = newest(ada)
    assert "Tom Adeyemi coaches “Spring group” now, too" in letter.text and "They work with Maria Keller" in letter.text
    assert ("and your scores" in letter.text) is scores and ("your scores stay yours" in letter.text) is not scores
    assert "Leave this group" in labels(await does(ada, "!Exercises and coach", "!What they see"))


async def test_of_a_colleague_who_has_left_again_nobody_is_told(group: Group, ada: Learner, store: Store) -> None:
    await joins(group, ada)
    number = await colleague_joins(group, store)
    async with store.work() as work:
        tom = await coaches.by_number(work, number)
        assert tom is not None
        await cohorts.leave_to_others(work, await group.the_cohort(work), tom, now())
    await group.delivers()
    assert "Tom Adeyemi" not in newest(ada).text
