"""From the link of a group to the way out of it: an exercise, a verdict, a talk that is shown, a comment, a slip that was none."""

from __future__ import annotations

from bot.store.coaching import Corrected, Looked, Member, Remark, Shared, Task, Tried
from bot.store.store import Store
from tests.telegram.chat import does, labels, newest, toast
from tests.telegram.learner import Learner

from .group import DAY, KIND, PUSH, STRICT, Group, answers, rows
from .learners import joins, plays


async def test_the_whole_walk_from_the_link_to_the_way_out(group: Group, ada: Learner, store: Store) -> None:
    await group.gives(STRICT, due=7 * DAY)
    told = await joins(group, ada)
    assert "Ada: you're in “Spring group”" in told.text and "scores included" in told.text
    await group.delivers()
    letter = newest(ada)
    assert "Without the paper" in letter.text and "Maria Keller" in letter.text and labels(letter) == ["▶ Start"]

    verdict = await plays(ada, KIND, PUSH)
    assert "isn't passed yet" in verdict.text or "Not there yet" in verdict.text
    assert any("try 2 of 2" in each for each in labels(verdict))
    assert "can read it now" in await toast(ada, "Show this talk to Maria")
    await ada.quiet()
    assert any("take it back" in each for each in labels(verdict))

    await group.comments("And if you had waited?", on=PUSH)
    await group.delivers()
    comment = newest(ada)
    assert "And if you had waited?" in comment.text and PUSH in comment.text and "🪶" not in comment.text
    await does(ada, "!Answer Maria", "I was nervous.")
    assert await answers(store) == ["I was nervous."]

    await group.overrules("I had asked for it.")
    await group.delivers()
    fine = newest(ada)
    assert "this was fine" in fine.text and "“Without the paper” is passed" in fine.text and "I had asked for it." in fine.text
    await does(ada, "!Yes, without")
    assert len(await rows(store, Corrected)) == 1

    home = await does(ada, "/coach")
    assert "✓ Without the paper: passed" in home.text
    last = await does(ada, "!What they see", "!Leave this", "!Yes, leave")
    assert "You've left" in last.text
    for table in (Member, Task, Tried, Shared, Remark, Corrected):
        assert not await rows(store, table), table
    assert len(await rows(store, Looked)) == 2, "who read what stays to be seen"
    assert "no human coach" in (await does(ada, "/coach")).text
