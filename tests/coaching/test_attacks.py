"""What somebody could keep in hand: a code from before they were removed, a name that is none, words that turn others round."""

from __future__ import annotations

import pytest

from bot import practice
from bot.coaching import coaches, cohorts, given, invitations, leaving
from bot.store.store import Store
from tests.coaching.group import coach, group
from tests.conftest import NOW


@pytest.mark.parametrize("how", ["was removed", "left"])
async def test_a_code_that_a_coach_made_for_colleagues_does_not_bring_them_back(store: Store, how: str):
    async with store.work() as work:
        here = await group(work)
        tom = await coach(work, 200, "Tom Adeyemi")
        assert await cohorts.join_as_coach(work, tom, await invitations.invite(work, here.coach, here.cohort, NOW, 1, as_coach=True), NOW)
        kept = await invitations.invite(work, tom, here.cohort, NOW, 5, as_coach=True)
        handed_out = await invitations.invite(work, tom, here.cohort, NOW, 5)
        if how == "left":
            await cohorts.leave_to_others(work, here.cohort, tom, NOW)
        else:
            await leaving.end(work, tom, NOW)
            tom = await coaches.named(work, await coaches.chat_of(work, tom), "Tom Adeyemi", NOW)
    async with store.work() as work:
        assert await invitations.invited(work, kept.code, NOW) is None
        assert await cohorts.join_as_coach(work, tom, kept, NOW) is None and not await cohorts.of(work, tom)
        assert await invitations.invited(work, handed_out.code, NOW) is not None  # its learners are the group's, not his
        others = await invitations.of(work, here.cohort)
        assert [each.id for each in others if each.withdrawn is not None] == [kept.id]


@pytest.mark.parametrize(
    "name", ["\u3164", "\u2800", "\u200d", "\u200e\u200f", "\u00ad\u00ad", "\U000e0041", "\u115f", "\uffa0", "\ufe0f", "\u0301"]
)
async def test_what_nobody_can_see_is_no_name(store: Store, name: str):
    assert given.line(name, 60) == "" == given.line(f" {name} {name}", 60)
    async with store.work() as work:
        maria = await coach(work, 100)
        with pytest.raises(ValueError, match=name):
            await coaches.named(work, await practice.learner_of(work, 100, NOW), name, NOW)
        with pytest.raises(ValueError, match=name):
            await cohorts.made(work, maria, name, NOW)


@pytest.mark.parametrize("name", ["Ada", "李", "محمد", "👩🏽‍🚀", "O’Neill-Þór", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "नीति", "3", "?!"])
def test_what_can_be_seen_stays_as_it_was_written(name: str):
    assert given.line(name, 60) == name
