"""Being coached by people, from the learner's side: the link, the letters, the start of an exercise, /coach, and the way out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio
from sqlmodel import select

from bot.coaching import coaches, cohorts, exercises, leaving, tasks, telling
from bot.store.coaching import Assigned, Corrected, Invitation, Looked, Member, Remark, Shared, Task, Tried
from bot.store.codec import load
from bot.store.store import Store
from bot.store.tables import Learner as Kept
from bot.store.tables import Rehearsed, Reminder, Taken
from bot.telegram.carrying import patience
from bot.telegram.carrying.run import Running
from bot.words import PLAIN, sentences
from flows.exercise import Counts, Exercise, Passing
from flows.moves import Move
from flows.rehearsal import Feedback, Rehearsal, Sign, Turn
from flows.scenes import Level
from tests.emulator import Emulator

from .desk import (
    DAY,
    EASY,
    PUSH,
    QUESTION,
    STRICT,
    Desk,
    does,
    forge,
    hours_pass,
    joins,
    known,
    labels,
    plays,
    rows,
    shows,
    toast,
)
from .learner import Learner


@pytest.fixture(autouse=True)
def in_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weeks of coaching take a few seconds here."""
    monkeypatch.setattr(patience, "LIMITS", ())


@pytest_asyncio.fixture
async def desk(bot: Running, store: Store) -> Desk:
    return await Desk(store, bot).opened()


async def test_the_whole_walk_from_the_link_to_the_way_out(desk: Desk, ada: Learner, store: Store) -> None:
    await desk.gives(STRICT, due=7 * DAY)
    told = await joins(desk, ada)
    assert "Ada: you're in “Spring group”" in told.text and "scores included" in told.text
    await desk.delivers()
    letter = ada.person.sent[-1]
    assert "Without the paper" in letter.text and "Maria Keller" in letter.text and labels(letter) == ["▶ Start"]

    verdict = await plays(ada, QUESTION, PUSH)
    assert "isn't passed yet" in verdict.text or "Not there yet" in verdict.text
    assert any("try 2 of 2" in each for each in labels(verdict))
    assert "can read it now" in await toast(ada, "Show this talk to Maria")
    await ada.quiet(3)
    assert any("take it back" in each for each in labels(verdict))

    await desk.comments("And if you had waited?", on=PUSH)
    await desk.delivers()
    comment = ada.person.sent[-1]
    assert "And if you had waited?" in comment.text and PUSH in comment.text and "🪶" not in comment.text
    await does(ada, "!Answer Maria", "I was nervous.")
    (answer,) = [each for each in await rows(store, Remark) if not each.coach]
    assert answer.text == "I was nervous."

    await desk.overrules("I had asked for it.")
    await desk.delivers()
    fine = ada.person.sent[-1]
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


async def test_before_anything_happens_one_screen_tells_what_coaches_see(desk: Desk, ada: Learner, store: Store) -> None:
    page = await ada.asks(f"/start join_{desk.code}", "invites you")
    for words in (
        "Maria Keller",
        "Career office, room 12",
        "Spring group",
        "always see",
        "Only if you say so",
        "word for word",
        "never see",
    ):
        assert words in page.text
    assert len(page.text) < 1800 and labels(page) == ["Join, and show my scores", "Join without scores", "No, thanks"]
    assert not await rows(store, Member) and (await rows(store, Invitation))[0].used == 0


async def test_no_thanks_tells_nobody_anything(desk: Desk, ada: Learner, store: Store) -> None:
    await ada.asks(f"/start join_{desk.code}", "invites you")
    page = await ada.taps("No, thanks", kind="edit")
    assert not labels(page) and not await rows(store, Member) and not await rows(store, Reminder)


@pytest.mark.parametrize("scores", [True, False])
async def test_the_name_that_telegram_knows_is_a_tap_away(desk: Desk, ada: Learner, store: Store, scores: bool) -> None:
    await known(store, ada)
    await ada.asks(f"/start join_{desk.code}", "invites you")
    asked = await ada.taps("Join, and show" if scores else "Join without", "Tap, or write")
    assert labels(asked) == ["Ada", "No, thanks"]
    told = await ada.taps("Ada", "Welcome")
    (member,) = await rows(store, Member)
    assert (member.called, member.scores) == ("Ada", scores) and ("scores stay yours" in told.text) is not scores


@pytest.mark.parametrize("spoilt", ["expired", "used up", "withdrawn", "closed", "unknown", "nonsense"])
async def test_a_code_that_is_good_no_longer_is_met_with_one_kind_sentence(desk: Desk, ada: Learner, store: Store, spoilt: str) -> None:
    now, code = datetime.now(UTC), desk.code
    async with store.work() as work:
        row = (await work.exec(select(Invitation))).one()
        match spoilt:
            case "expired":
                row.expires = now
            case "used up":
                row.used = row.most
            case "withdrawn":
                row.withdrawn = now
            case "closed":
                await cohorts.close(work, await desk.cohort(work), now)
            case "unknown":
                code = "A" * 16
            case _:
                code = "💥" * 200 + "' OR 1=1"
    told = await does(ada, f"/start join_{code}")
    assert told.text in sentences()["coached.code_gone"] and not labels(told)
    assert "invites" not in told.text and not await rows(store, Member)


async def test_a_code_that_runs_out_between_yes_and_the_name_lets_nobody_in(desk: Desk, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, f"/start join_{desk.code}", "!Join without")
    async with store.work() as work:
        (await work.exec(select(Invitation))).one().withdrawn = datetime.now(UTC)
    told = await does(ada, "Ada")
    assert told.text in sentences()["coached.code_gone"] and not await rows(store, Member)
    await does(ada, "Is anybody there?")
    assert not await rows(store, Member), "nothing is waited for any more"


async def test_who_is_in_already_stays_as_they_are(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada, scores=False)
    told = await does(ada, f"/start join_{desk.code}")
    assert "already, as Ada" in told.text
    (member,) = await rows(store, Member)
    assert not member.scores and (await rows(store, Invitation))[0].used == 1


async def test_double_taps_and_old_buttons_join_once(desk: Desk, ada: Learner, store: Store) -> None:
    await known(store, ada)
    page = await does(ada, f"/start join_{desk.code}")
    ada.press("Join, and show", times=2)
    await ada.quiet(3)
    assert len([each for each in ada.person.sent if labels(each) == ["Ada", "No, thanks"]]) == 1
    asked = ada.person.sent[-1]
    ada.press("Ada", on=asked, times=3)
    await ada.quiet(3)
    assert len(await rows(store, Member)) == 1 and sum("Welcome" in each for each in ada.person.texts) == 1
    assert await toast(ada, "Join without", on=page) in sentences()["telegram.old_button"]
    assert (await rows(store, Member))[0].scores


async def test_a_second_link_makes_the_first_page_old(desk: Desk, ada: Learner) -> None:
    first = await does(ada, f"/start join_{desk.code}")
    await does(ada, f"/start join_{desk.code}")
    assert await toast(ada, "Join without", on=first) in sentences()["telegram.old_button"]


async def test_a_rehearsal_goes_on_and_the_invitation_waits_for_a_tap(desk: Desk, ada: Learner, store: Store) -> None:
    await ada.begins()
    await ada.quiet(3)
    word = await does(ada, f"/start join_{desk.code}")
    assert "goes on" in word.text and labels(word) == ["Look at it"]
    await does(ada, QUESTION)
    assert "Dana" in ada.person.sent[-1].text, "the partner goes on answering"
    await does(ada, "!Look at it", "!Join without")
    assert "between us" in ada.person.sent[-1].text
    told = await does(ada, "Ada L.")
    assert "Welcome" in told.text and (await rows(store, Member))[0].called == "Ada L."
    (row,) = await rows(store, Rehearsed)
    assert row.status == "open"
    assert "Ada L." not in [load(Turn, each.turn).text for each in await rows(store, Taken)], "nobody at the table heard the name"


async def test_a_command_before_the_name_changes_nothing(desk: Desk, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, f"/start join_{desk.code}", "!Join without", "/help", "/settings", "Ada")
    assert (await rows(store, Member))[0].called == "Ada"


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("<b>Ada</b> & Co", "<b>Ada</b> & Co"),
        ("x" * 60, "x" * 60),
        ("😀", "😀"),
        ("  Ada \n Lovelace ", "Ada Lovelace"),
        ("{{ 7 * 7 }}", "{{ 7 * 7 }}"),
    ],
)
async def test_any_name_is_taken_as_it_is_written(desk: Desk, ada: Learner, store: Store, said: str, called: str) -> None:
    told = await joins(desk, ada, name=said)
    assert (await rows(store, Member))[0].called == called and called in told.text
    assert called in (await does(ada, "/coach", "!What they see")).text


@pytest.mark.parametrize("said", ["\u200b\u2060", "x" * 500, "Wait, what happens to my scores?"])
async def test_what_is_no_name_is_asked_for_again(desk: Desk, ada: Learner, store: Store, said: str) -> None:
    await known(store, ada)
    again = await does(ada, f"/start join_{desk.code}", "!Join without", said)
    assert "name" in again.text and not await rows(store, Member)
    await does(ada, "Ada")
    assert len(await rows(store, Member)) == 1


async def test_instead_of_a_name_there_is_a_way_back(desk: Desk, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, f"/start join_{desk.code}", "!Join, and show", "!No, thanks", "Ada")
    assert not await rows(store, Member)


async def test_what_is_written_hours_later_is_no_name_and_no_answer(desk: Desk, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, f"/start join_{desk.code}", "!Join without")
    await hours_pass(store, ada)
    await does(ada, "Good morning")
    assert not await rows(store, Member)
    await shows(desk, ada)
    await desk.comments("Why?")
    await desk.delivers()
    await does(ada, "!Answer Maria")
    await hours_pass(store, ada)
    await does(ada, "Somebody else should read this.")
    assert not [each for each in await rows(store, Remark) if not each.coach]


async def test_where_the_learner_is_is_asked_once_they_are_in(desk: Desk, ada: Learner, store: Store) -> None:
    await does(ada, f"/start join_{desk.code}", "!Join without", "Ada")
    assert any("your night" in each for each in ada.person.texts)
    home = await does(ada, "Kathmandu")
    assert "Spring group" in home.text and (await rows(store, Kept))[-1].zone == "Asia/Kathmandu"


async def test_the_letter_has_the_coachs_words_apart_and_says_all_that_counts(desk: Desk, ada: Learner) -> None:
    every = Passing("yes", 1, (Move.RESUME_PUSH, Move.JOB_ASK), {Move.CURIOSITY: 2}, (Sign.ONE_SIDED, Sign.RUDE), True)
    exercise = Exercise("All of it", "coffee", "dana", Level.HARD, Feedback.END, "Hear her story", "Be <brave>!", every, 3, Counts.LAST)
    await joins(desk, ada)
    await desk.gives(exercise, due=3 * DAY)
    await desk.delivers()
    letter = ada.person.sent[-1]
    for words in (*telling.passes(exercise, PLAIN), telling.setting(exercise, PLAIN), telling.tries(exercise, PLAIN), "Hear her story"):
        assert words in letter.text
    assert len(telling.passes(exercise, PLAIN)) >= 6
    assert "Maria Keller writes:\nBe <brave>!" in letter.text and "🪶" not in letter.text
    assert "Please do it by" in letter.text and "UTC" not in letter.text
    quoted = [letter.text[each["offset"] : each["offset"] + each["length"]] for each in letter.entities if each["type"] == "blockquote"]
    assert [each for each in quoted if "brave" in each], "the coach's words stand in a quotation"


async def test_several_letters_are_several_messages_and_not_a_word_is_lost(desk: Desk, ada: Learner) -> None:
    texts = [f"Part {number}. " + "Slowly does it. " * 60 for number in range(6)]
    for number, text in enumerate(texts):
        await desk.gives(replace(EASY, title=f"Number {number}", message=text.strip()))
    await joins(desk, ada)
    await desk.delivers()
    await ada.quiet(3)
    letters = [each for each in ada.person.sent if labels(each) == ["▶ Start"]]
    assert [text.strip() in letter.text for text, letter in zip(texts, letters, strict=True)] == [True] * 6


async def test_a_day_is_told_by_the_clock_of_the_learner(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada)
    due = datetime.now(UTC).replace(hour=18, minute=0, second=0, microsecond=0) + 5 * DAY
    await desk.gives(due=due - datetime.now(UTC))
    async with store.work() as work:
        (await work.exec(select(Assigned))).one().due = due
        (await work.exec(select(Kept).where(Kept.chat == ada.id))).one().zone = "Asia/Kathmandu"
    await desk.delivers()
    assert "23:45" in ada.person.sent[-1].text
    async with store.work() as work:
        (await work.exec(select(Kept).where(Kept.chat == ada.id))).one().zone = ""
    home = await does(ada, "/coach")
    assert "18:00 UTC" in home.text and any("where I am" in each for each in labels(home))


@pytest.mark.parametrize("gone", ["withdrawn", "excused", "begun", "left"])
async def test_a_letter_that_is_no_news_any_more_is_not_sent(desk: Desk, ada: Learner, store: Store, gone: str) -> None:
    await joins(desk, ada)
    number, now = await desk.gives(), datetime.now(UTC)
    if gone == "begun":
        await does(ada, "/coach", "!▶ One real")
    async with store.work() as work:
        assigned, task = (await work.exec(select(Assigned).where(Assigned.id == number))).one(), (await work.exec(select(Task))).one()
        if gone == "withdrawn":
            await tasks.withdraw(work, assigned, now)
        elif gone == "excused":
            await tasks.excuse(work, task, True)
        elif gone == "left":
            await cohorts.leave(work, (await work.exec(select(Member))).one())
    before = len(ada.person.sent)
    await desk.delivers(DAY)
    await ada.quiet(3)
    assert len(ada.person.sent) == before


async def test_a_day_before_it_is_due_there_is_a_nudge_but_only_while_it_is_open(desk: Desk, telegram: Emulator, ada: Learner) -> None:
    ben = Learner(telegram, "Ben")
    await joins(desk, ada)
    await joins(desk, ben)
    await desk.gives(due=3 * DAY)
    await desk.delivers()
    await plays(ben)
    before = len(ada.person.sent), len(ben.person.sent)
    await desk.delivers(2 * DAY + timedelta(minutes=1))
    await ada.quiet(3)
    (nudge,) = ada.person.sent[before[0] :]
    assert "One real question" in nudge.text and "Maria Keller" in nudge.text and labels(nudge)[0] == "▶ Start"
    assert len(ben.person.sent) == before[1], "who has passed hears nothing"


async def test_level_feedback_goal_and_partner_of_the_exercise_hold(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada)
    await desk.gives(replace(EASY, level=Level.HARD, feedback=Feedback.END, goal="Hear her story"))
    await desk.delivers()
    await does(ada, "!Start")
    (row,) = await rows(store, Rehearsed)
    rehearsal = load(Rehearsal, row.state)
    (task,) = await rows(store, Task)
    assert (row.partner, row.level, row.goal, row.task) == ("dana", "hard", "Hear her story", task.id)
    assert rehearsal.feedback is Feedback.END and task.begun is not None


async def test_where_nobody_is_fixed_a_tap_or_chance_chooses(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada)
    await desk.gives(replace(EASY, partner="", tries=5))
    await desk.delivers()
    asked = await does(ada, "!Start")
    assert "Whom would you like" in asked.text and len(labels(asked)) > 5
    await does(ada, "!Dana", QUESTION, "/stop", "!Maybe")
    played = await rows(store, Rehearsed)
    assert played[0].partner == "dana" and played[0].task
    assert await toast(ada, "Dana", on=asked) in sentences()["telegram.old_button"]


async def test_a_surprise_brings_somebody_who_plays_that_scene(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada)
    await desk.gives(replace(EASY, scene="call", partner=""))
    await desk.delivers()
    await does(ada, "!Start", "!Surprise me")
    (row,) = await rows(store, Rehearsed)
    assert row.partner in exercises.partners("call") and row.task


async def test_a_room_begins_at_once(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada)
    await desk.gives(Exercise("A room", "event"))
    await desk.delivers()
    await does(ada, "!Start")
    (row,) = await rows(store, Rehearsed)
    assert row.scene == "event" and row.task


async def test_while_another_talk_is_open_it_is_asked_what_becomes_of_it(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada)
    await desk.gives()
    await desk.delivers()
    letter = ada.person.sent[-1]
    await ada.begins(partner="Tom")
    await ada.quiet(3)
    ada.press("Start", on=letter)
    await ada.quiet(3)
    assert "in the middle of" in ada.person.sent[-1].text
    assert [each.task for each in await rows(store, Rehearsed)] == [0]


async def test_what_stands_in_the_way_of_a_start_is_said(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada)
    number = await desk.gives(replace(STRICT, tries=1), due=DAY)
    await desk.delivers()
    letter = ada.person.sent[-1]
    async with store.work() as work:
        await tasks.excuse(work, (await work.exec(select(Task))).one(), True)
    ada.press("Start", on=letter)
    await ada.quiet(3)
    assert "excused" in ada.person.sent[-1].text
    async with store.work() as work:
        await tasks.excuse(work, (await work.exec(select(Task))).one(), False)
        (await work.exec(select(Assigned))).one().due = datetime.now(UTC) - DAY
    ada.press("Start", on=letter)
    await ada.quiet(3)
    assert any("Late is fine" in each for each in ada.person.texts[-2:])
    last = await does(ada, PUSH, "/stop", "!Maybe")
    assert "last try" in last.text and not any("Again" in each for each in labels(last))
    ada.press("Start", on=letter)
    await ada.quiet(3)
    assert "tries at “Without the paper” are used" in ada.person.sent[-1].text
    async with store.work() as work:
        await tasks.withdraw(work, (await work.exec(select(Assigned).where(Assigned.id == number))).one(), datetime.now(UTC))
    assert "isn't there any more" in await toast(ada, "Start", on=letter)
    assert len(await rows(store, Rehearsed)) == 1


async def test_what_is_passed_can_be_played_again_after_a_second_thought(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada)
    await desk.gives()
    await desk.delivers()
    letter = ada.person.sent[-1]
    assert "passed" in (await plays(ada)).text
    ada.press("Start", on=letter)
    await ada.quiet(3)
    assert "already" in ada.person.sent[-1].text
    await plays(ada, start="Once more")
    assert len(await rows(store, Tried)) == 2


async def test_somebody_elses_exercise_starts_nothing(desk: Desk, ada: Learner, telegram: Emulator, store: Store) -> None:
    await joins(desk, ada)
    await desk.gives()
    await desk.delivers()
    ben = Learner(telegram, "Ben")
    await known(store, ben)
    home = await does(ben, "/coach")
    assert not labels(home)
    (task,) = await rows(store, Task)
    forged = await forge(ben, store, f"cdgo:{task.id}:go")
    assert "isn't there any more" in forged and not await rows(store, Rehearsed)


async def test_without_a_coach_there_is_a_kind_page_and_a_coach_finds_the_desk(
    desk: Desk, bot: Running, ada: Learner, store: Store
) -> None:
    assert "Ask them for a link" in (await does(ada, "/coach")).text
    async with store.work() as work:
        await coaches.named(work, (await work.exec(select(Kept).where(Kept.chat == ada.id))).one(), "Ada", datetime.now(UTC))
    theirs = await does(ada, "/coach")
    assert "Ask them for a link" not in theirs.text and labels(theirs)


async def test_a_coach_who_learns_too_has_a_button_to_their_own_page(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada)
    async with store.work() as work:
        await coaches.named(work, (await work.exec(select(Kept).where(Kept.chat == ada.id))).one(), "Ada", datetime.now(UTC))
    theirs = await does(ada, "/coach")
    assert [each.data for each in theirs.buttons if each.data == "cdhome"]
    own = next(each.text for each in theirs.buttons if each.data == "cdhome")
    assert "👥 Spring group" in (await does(ada, f"!{own}")).text


async def test_scores_are_shown_and_hidden_in_a_tap_both_ways(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada, scores=False)
    await does(ada, "/coach")
    for label, is_on in (("Show my scores", True), ("Hide my scores", False), ("Show my scores", True)):
        page = await does(ada, f"!{label}")
        assert (await rows(store, Member))[0].scores is is_on and ("because you said so" in page.text) is is_on


async def test_what_is_open_can_be_started_and_what_is_done_has_its_result(desk: Desk, ada: Learner) -> None:
    await joins(desk, ada)
    await desk.gives(STRICT, due=2 * DAY)
    await desk.gives(EASY)
    await does(ada, "/coach", "!▶ One real", QUESTION, "/stop", "!Maybe")
    home = await does(ada, "/coach")
    assert "▸ Without the paper, by " in home.text and "✓ One real question: passed" in home.text
    assert [each for each in labels(home) if each.startswith("▶")] == ["▶ Without the paper"]
    letter = await does(ada, "!✉ Read it")
    assert "What counts as passed" in letter.text and labels(letter) == ["▶ Start", "‹ Back"]


async def test_of_a_coach_who_ends_or_forgets_nothing_is_shown_any_more(desk: Desk, ada: Learner, store: Store) -> None:
    tom = await Desk(store, desk.bot).opened("Tom Berg", 901)
    await joins(desk, ada)
    await desk.gives()
    await desk.delivers()
    letter = ada.person.sent[-1]
    async with store.work() as work:
        await cohorts.let_in(work, await desk.cohort(work), await tom.coach(work), datetime.now(UTC))
    assert "With Maria Keller and Tom Berg" in (await does(ada, "/coach")).text
    async with store.work() as work:
        await leaving.end(work, await tom.coach(work), datetime.now(UTC))
    assert "Tom" not in (await does(ada, "/coach")).text
    async with store.work() as work:
        await leaving.erase(work, (await work.exec(select(Kept).where(Kept.chat == 900))).one(), datetime.now(UTC))
    assert "no human coach" in (await does(ada, "/coach")).text
    assert "isn't there any more" in await toast(ada, "Start", on=letter)


async def test_leaving_is_asked_once_and_can_be_thought_better_of(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada)
    page = await does(ada, "/coach", "!What they see", "!Leave this")
    assert "Maria Keller will at once see nothing" in page.text
    await does(ada, "!Stay")
    assert len(await rows(store, Member)) == 1
    await does(ada, "!Leave this")
    ada.press("Yes, leave", times=2)
    await ada.quiet(3)
    assert not await rows(store, Member)


async def test_the_newest_page_alone_has_buttons(desk: Desk, ada: Learner) -> None:
    await joins(desk, ada)
    first = await does(ada, "/coach")
    await does(ada, "/coach")
    assert await toast(ada, "What they see", on=first) in sentences()["telegram.old_button"]


async def test_somebody_elses_place_in_a_group_cannot_be_touched(desk: Desk, ada: Learner, telegram: Emulator, store: Store) -> None:
    await joins(desk, ada)
    (member,), ben = await rows(store, Member), Learner(telegram, "Ben")
    await known(store, ben)
    for data in (f"cdsee:{member.id}", f"cdscores:{member.id}:no", f"cdleave:{member.id}", f"cdgone:{member.id}"):
        assert "aren't in that group" in await forge(ben, store, data)
    assert [(each.called, each.scores) for each in await rows(store, Member)] == [("Ada", True)]


async def test_numbers_that_cannot_be_break_nothing(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada)
    huge = 999_999_999
    for data in (
        "cdgo:{}:go",
        "cdread:{}",
        "cdwho:{}:dana",
        "cdnote:{}",
        "cdsee:{}",
        "cdshow:{}:1:yes",
        "cdhide:{}",
        "cdans:{}",
        "cdturn:{}:yes",
    ):
        for number in (0, huge):
            assert "tripped" not in await forge(ada, store, data.format(number))
    assert not any("tripped" in each for each in ada.person.texts)


async def test_the_pages_on_what_is_kept_tell_of_coaching(desk: Desk, ada: Learner, store: Store) -> None:
    assert "word for word, only while you show that very one" in (await does(ada, "/privacy")).text
    await shows(desk, ada, PUSH)
    await desk.gives()
    await desk.comments("A word from <Maria>.", on=PUSH)
    await desk.overrules("Asked for.")
    ada.person.say("/export")
    await ada.quiet(3)
    read = next(each for each in reversed(ada.person.sent) if each.media and each.media["document"]["file_name"].endswith(".html"))
    page = (read.content or b"").decode()
    for words in (
        "Spring group",
        "Maria Keller",
        "A word from &lt;Maria&gt;.",
        "Who read what you showed",
        "in the browser",
        "One real question",
        "Asked for.",
    ):
        assert words in page, words
    await does(ada, "/forget", "!Erase everything")
    assert any("your place in 1 coach's group" in each for each in ada.person.texts)
    assert not await rows(store, Member)


async def test_a_coach_finds_what_they_made_in_the_export(bot: Running, ada: Learner, store: Store) -> None:
    desk = await Desk(store, bot).opened("Ada & Co", ada.id)
    await desk.gives(replace(EASY, title="Ask <b>one</b> thing"))
    ada.person.say("/export")
    await ada.quiet(3)
    read = next(each for each in reversed(ada.person.sent) if each.media and each.media["document"]["file_name"].endswith(".html"))
    page = (read.content or b"").decode()
    assert "You are a coach" in page and "Ada &amp; Co" in page and "Ask &lt;b&gt;one&lt;/b&gt; thing" in page


async def test_two_groups_are_told_apart_by_their_coaches(desk: Desk, ada: Learner, store: Store) -> None:
    tom = await Desk(store, desk.bot).opened("Tom Berg", 901)
    await joins(desk, ada)
    await does(ada, f"/start join_{tom.code}", "!Join without", "Ada T.")
    await tom.gives(replace(EASY, title="Something of Tom's"))
    home = await does(ada, "/coach")
    assert "With Maria Keller. They see your scores" in home.text and "With Tom Berg. Your scores" in home.text
    assert [each for each in labels(home) if each.startswith("👁")] == [
        "👁 What they see: Spring group, Maria Keller",
        "👁 What they see: Spring group, Tom Berg",
    ]
    page = await does(ada, "!👁 What they see: Spring group, Tom")
    assert "They know you as Ada T." in page.text
    await does(ada, "!Leave this", "!Yes, leave")
    assert [each.called for each in await rows(store, Member)] == ["Ada"]


async def test_an_exercise_taken_back_while_it_is_played_leaves_no_riddle(desk: Desk, ada: Learner, store: Store) -> None:
    number = await desk.gives()
    await joins(desk, ada)
    await desk.delivers()
    await does(ada, "!Start", QUESTION)
    async with store.work() as work:
        row = await tasks.assignment(work, await desk.coach(work), number)
        assert row is not None
        await tasks.withdraw(work, row, datetime.now(UTC))
    last = await does(ada, "/stop", "!Maybe")
    assert "gone from your list meanwhile" in last.text and any("Exercises" in each for each in labels(last))


async def test_what_a_coach_opens_twice_within_a_minute_reads_as_once(desk: Desk, ada: Learner, store: Store) -> None:
    await shows(desk, ada)
    at = datetime.now(UTC).replace(second=5)
    async with store.work() as work:
        (shared,) = (await work.exec(select(Shared))).all()
        for moment in (at - timedelta(minutes=5), at, at + timedelta(seconds=20)):
            work.add(Looked(learner=shared.learner, rehearsal=shared.rehearsal, coach=1, called="Maria Keller", way="desk", at=moment))
    assert (await does(ada, "/coach", "!What I've shown")).text.count("Read: Maria Keller") == 2


@pytest.mark.parametrize("scores", [True, False])
async def test_when_a_colleague_joins_learners_are_told_what_they_see(desk: Desk, ada: Learner, store: Store, scores: bool) -> None:
    await joins(desk, ada, scores)
    await colleague_joins(desk, store)
    await desk.delivers()
    letter = ada.person.sent[-1]
    assert "Tom Adeyemi coaches “Spring group” now, too" in letter.text and "They work with Maria Keller" in letter.text
    assert ("and your scores" in letter.text) is scores and ("your scores stay yours" in letter.text) is not scores
    assert "Leave this group" in labels(await does(ada, "!Exercises and coach", "!What they see"))


async def test_of_a_colleague_who_has_left_again_nobody_is_told(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada)
    number = await colleague_joins(desk, store)
    async with store.work() as work:
        tom = await coaches.by_number(work, number)
        assert tom is not None
        await cohorts.leave_to_others(work, await desk.cohort(work), tom, datetime.now(UTC))
    await desk.delivers()
    assert "Tom Adeyemi" not in ada.person.sent[-1].text


async def colleague_joins(desk: Desk, store: Store) -> int:
    """Through a link of the coach's; the colleague's number."""
    now = datetime.now(UTC)
    async with store.work() as work:
        kept = Kept(chat=901, since=now, quiet_from=0, quiet_until=0)
        work.add(kept)
        await work.flush()
        tom = await coaches.named(work, kept, "Tom Adeyemi", now, "Mock interviews")
        code = await cohorts.invite(work, await desk.coach(work), await desk.cohort(work), now, most=1, as_coach=True)
        assert await cohorts.join_as_coach(work, tom, code, now)
        return tom.id or 0
