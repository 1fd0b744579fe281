"""Coaching from the phone: becoming a coach, groups, exercises, four taps, results, talks that are shown, and bad input of all kinds."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from sqlmodel import select

from bot.coaching import coaches, cohorts, exercises, given, leaving, overruling, remarks, sessions, sharing, sight, tasks, telling, uploads
from bot.coaching.exercises import exercise_of, library
from bot.content.library import prompts
from bot.content.uploaded import examine
from bot.pictures import results
from bot.practice import learner_of
from bot.store.coaching import (
    Assigned,
    Coach,
    Coaching,
    Cohort,
    Designed,
    Invitation,
    Looked,
    Member,
    Overruled,
    Remark,
    Shared,
    Task,
    Tried,
)
from bot.store.store import Store
from bot.store.tables import Learner as Kept
from bot.store.tables import Rehearsed, Reminder
from bot.telegram.carrying import patience
from bot.telegram.carrying.due import say_what_is_due
from bot.telegram.carrying.run import Running
from bot.telegram.coaching import sheet as sheets
from bot.telegram.coaching.routes import PRESSES
from bot.telegram.coaching.starting import start_at
from bot.words import PLAIN
from flows.exercise import Counts, Exercise, Missed, Passing
from flows.moves import Move
from flows.rehearsal import Feedback, Sign
from flows.scenes import Level
from tests.emulator import Emulator

from .at_the_desk import EXERCISE, KIND, SLIP, Group, answer, assignments, forges, heard, labels, newest, now, rows, says, sheet, taps
from .learner import Learner

GONE = re.compile("not there any more|gone from the desk")
LONG = "A" * 500
HOSTILE = '<b>&amp;</b> {{ 7 * 7 }} 🌱 "x" </blockquote>'


@pytest.fixture(autouse=True)
def in_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weeks of coaching take a few seconds here."""
    monkeypatch.setattr(patience, "LIMITS", ())
    monkeypatch.delenv("PUBLIC_URL", raising=False)


@pytest.fixture
def maria(telegram: Emulator) -> Learner:
    """Somebody who will coach."""
    return Learner(telegram, "Maria")


@pytest_asyncio.fixture
async def group(bot: Running, store: Store, maria: Learner) -> Group:
    """Maria coaches, and nobody is in yet."""
    return await Group(store).made(maria.id)


async def delivered(bot: Running, store: Store, *who: Learner) -> None:
    """What is due goes out, at whatever hour these tests run."""
    async with store.work() as work:
        for learner in (await work.exec(select(Kept))).all():
            learner.quiet_from = learner.quiet_until = 0
        for reminder in (await work.exec(select(Reminder).where(Reminder.status == "waiting"))).all():
            reminder.due = min(reminder.due, reminder.meant or reminder.due)
    await say_what_is_due(store, bot.handling.queue, now() + timedelta(seconds=1))
    for each in who:
        await each.quiet()


async def warrant(bot: Running, telegram: Emulator, at: datetime | None = None) -> str:
    return coaches.warrant(telegram.token, at or now())


async def test_a_signed_link_makes_a_coach_once_who_says_who_they_are(
    bot: Running, telegram: Emulator, store: Store, maria: Learner, ada: Learner
) -> None:
    payload = await warrant(bot, telegram)
    assert "how should learners see you" in (await says(maria, f"/start {payload}")).text
    assert labels(sheet(maria)) == ["Maria"]
    assert "Glad to have you, Maria Keller" in (await says(maria, "Maria  Keller")).text
    assert "No group yet" in (await says(maria, "I've helped engineers change jobs since 2009")).text
    (coach,) = await rows(store, Coach)
    assert (coach.name, coach.about) == ("Maria Keller", "I've helped engineers change jobs since 2009")
    assert "work once" in (await says(ada, f"/start {payload}")).text, "the link is used up"
    assert "Your desk" in (await says(maria, f"/start {await warrant(bot, telegram)}")).text
    assert len(await rows(store, Coach)) == 1


@pytest.mark.parametrize("name", ["\u3164", "\u200b", "\u2800 \u2800"])
async def test_a_coach_can_not_be_called_by_a_name_that_nobody_sees(bot: Running, telegram: Emulator, store: Store, name: str) -> None:
    unseen = Learner(telegram, name)
    assert "how should learners see you" in (await says(unseen, f"/start {await warrant(bot, telegram)}")).text
    assert not labels(sheet(unseen)), "no such name is offered either"
    assert "fits on the door" in (await says(unseen, name)).text
    (coach,) = await rows(store, Coach)
    assert given.line(coach.name, 60) == coach.name != ""
    assert "Maria. One line about yourself" in (await says(unseen, f"{name}Maria")).text


async def test_the_name_telegram_has_is_one_tap_and_the_line_can_be_skipped(
    bot: Running, telegram: Emulator, store: Store, maria: Learner
) -> None:
    await says(maria, f"/start {await warrant(bot, telegram)}")
    asked = sheet(maria)
    maria.press("Maria", times=2)
    await maria.quiet()
    assert "One line about yourself" in sheet(maria).text
    assert "No group yet" in (await taps(maria, "No line")).text
    maria.press("Maria", on=asked)
    await maria.quiet()
    assert [(each.name, each.about) for each in await rows(store, Coach)] == [("Maria", "")]


FORGED = "coach_ANNqB4BsbG9uZyBhZ28gYW5kIGZhciBhd2F5IGZyb20g"  # well formed, and sealed by nobody


@pytest.mark.parametrize("payload", ["coach_", "coach_x", "coach_" + "A" * 58, FORGED, "another bot's"])
async def test_a_link_that_is_no_good_gets_a_kind_sentence(bot: Running, store: Store, ada: Learner, payload: str) -> None:
    payload = coaches.warrant("another bot", now()) if payload == "another bot's" else payload
    assert "make you a fresh one" in (await says(ada, f"/start {payload}")).text
    assert await rows(store, Coach) == []


async def test_a_link_of_last_month_has_expired(bot: Running, telegram: Emulator, store: Store, ada: Learner) -> None:
    assert "fresh one" in (await says(ada, f"/start {await warrant(bot, telegram, now() - timedelta(days=30))}")).text


async def test_a_link_opened_in_the_middle_of_a_talk_does_not_interrupt_it(
    bot: Running, telegram: Emulator, store: Store, maria: Learner
) -> None:
    await maria.begins()
    await says(maria, f"/start {await warrant(bot, telegram)}")
    await taps(maria, "Maria", "No line")
    assert (await rows(store, Rehearsed))[0].status == "open"
    await says(maria, KIND)
    assert newest(maria).text.startswith("Dana")


@pytest.mark.parametrize("name", [LONG, "   ", "\n\u202e\n"])
async def test_a_name_that_is_none_is_asked_for_again(bot: Running, telegram: Emulator, store: Store, maria: Learner, name: str) -> None:
    await says(maria, f"/start {await warrant(bot, telegram)}")
    assert "60 characters" in (await says(maria, name)).text
    assert "Glad to have you" in (await says(maria, "Maria")).text


async def test_whoever_an_administrator_named_finds_the_desk_and_changes_how_learners_see_them(
    bot: Running, store: Store, maria: Learner, group: Group
) -> None:
    home = await says(maria, "/coach")
    assert "Spring group: nobody yet" in home.text
    assert "Maria Keller" in (await taps(maria, "How learners see me")).text
    await taps(maria, "Name")
    assert HOSTILE in (await says(maria, HOSTILE)).text
    await taps(maria, "Line about me")
    assert "300 characters" in (await says(maria, LONG)).text
    await says(maria, "Career office, room 12")
    assert [(each.name, each.about) for each in await rows(store, Coach)] == [(HOSTILE, "Career office, room 12")]
    await taps(maria, "Line about me", "No line")
    assert [each.about for each in await rows(store, Coach)] == [""]


async def test_a_group_gets_a_name_and_only_a_name_that_fits(bot: Running, store: Store, maria: Learner, group: Group) -> None:
    await says(maria, "/coach")
    await taps(maria, "New group")
    assert "60 characters" in (await says(maria, LONG)).text
    assert HOSTILE in (await says(maria, HOSTILE)).text
    assert [each.name for each in await rows(store, Cohort)] == ["Spring group", HOSTILE]
    assert "Nobody is in yet" in sheet(maria).text


async def test_a_group_is_not_made_by_a_text_that_comes_hours_later(bot: Running, store: Store, maria: Learner, group: Group) -> None:
    await says(maria, "/coach")
    await taps(maria, "New group")
    async with store.work() as work:
        row = await learner_of(work, maria.id, now())
        row.choosing = re.sub(r'"stamp": ?\d+', f'"stamp": {int((now() - timedelta(hours=3)).timestamp())}', row.choosing)
    assert "Nobody is sitting across" in (await says(maria, "Hello?")).text
    assert len(await rows(store, Cohort)) == 1


async def test_a_command_in_between_leaves_the_question_and_another_question_takes_its_place(
    bot: Running, store: Store, maria: Learner, group: Group
) -> None:
    await says(maria, "/coach")
    await taps(maria, "New group")
    await says(maria, "/help")
    assert "Autumn" in (await says(maria, "Autumn")).text
    await says(maria, "/coach")
    await taps(maria, "New group")
    await maria.begins()
    await says(maria, KIND)
    assert newest(maria).text.startswith("Dana") and len(await rows(store, Cohort)) == 2


async def test_never_mind_takes_the_question_back(bot: Running, store: Store, maria: Learner, group: Group) -> None:
    await says(maria, "/coach")
    assert "Your desk" in (await taps(maria, "New group", "Never mind")).text
    await says(maria, "Autumn")
    assert len(await rows(store, Cohort)) == 1


async def test_an_invitation_is_a_message_to_hand_on_for_so_many_and_so_long(
    bot: Running, store: Store, maria: Learner, ada: Learner, group: Group
) -> None:
    await says(maria, "/coach")
    asked = await taps(maria, "Spring group", "Invite learners", "A new link", "10")
    maria.press("1 month", on=asked, times=3)
    await maria.quiet()
    (invitation,) = await rows(store, Invitation)
    assert (invitation.most, invitation.as_coach, (invitation.expires - invitation.at).days) == (10, False, 30)
    link = f"https://t.me/SecondCoffeeBot?start=join_{invitation.code}"
    handed = [each for each in maria.person.transcript if each.from_bot and link in each.text]
    assert len(handed) == 1 and "Maria Keller" in handed[0].text and not handed[0].buttons
    listed = await taps(maria, "Invite learners")
    assert "0 of 10 used" in listed.text
    assert "Maria Keller" in (await says(ada, f"/start join_{invitation.code}")).text
    assert "No link is open" in (await taps(maria, "Withdraw link 1")).text
    assert (await rows(store, Invitation))[0].withdrawn
    fresh = Learner(maria.telegram, "Ben")
    await says(fresh, f"/start join_{invitation.code}")
    assert "Join" not in " ".join(labels(newest(fresh)))


async def test_a_door_has_room_for_twenty_open_links(bot: Running, store: Store, maria: Learner, group: Group) -> None:
    async with store.work() as work:
        coach, cohort = (await work.exec(select(Coach))).one(), (await work.exec(select(Cohort))).one()
        for _ in range(cohorts.MOST_INVITATIONS):
            await cohorts.invite(work, coach, cohort, now())
    await says(maria, "/coach")
    await taps(maria, "Spring group", "Invite learners", "A new link", "10")
    assert "Twenty open links" in await answer(maria, "1 week")


async def test_a_colleague_is_let_in_and_anybody_else_told_kindly(
    bot: Running, store: Store, maria: Learner, ada: Learner, telegram: Emulator, group: Group
) -> None:
    await says(maria, "/coach")
    await taps(maria, "Spring group", "Invite a colleague")
    await taps(maria, "Make the link")
    code = (await rows(store, Invitation))[0].code
    assert "meant for coaches" in (await says(ada, f"/start join_{code}")).text
    other = Learner(telegram, "Jonas")
    async with store.work() as work:
        await coaches.named(work, await learner_of(work, other.id, now()), "Jonas Weber", now())
    assert "Spring group" in (await says(other, f"/start join_{code}")).text
    assert "one of the coaches of “Spring group” now" in heard(other)
    await says(other, f"/start join_{code}")
    late = Learner(telegram, "Iris")
    async with store.work() as work:
        await coaches.named(work, await learner_of(work, late.id, now()), "Iris Blum", now())
    await says(late, f"/start join_{code}")
    assert len(await rows(store, Coaching)) == 2 and await rows(store, Member) == []
    assert "with Jonas Weber" in (await taps(maria, "Invite learners", "Back")).text


async def test_a_group_is_closed_after_one_question(bot: Running, store: Store, maria: Learner, ada: Learner, group: Group) -> None:
    await group.joined("Ada", ada.id)
    await says(maria, "/coach")
    asked = await taps(maria, "Spring group", "Close the group")
    assert "Its one learner leaves with it" in asked.text
    await taps(maria, "Keep it")
    assert await rows(store, Member)
    await taps(maria, "Close the group")
    maria.press("Close it", times=2)
    await maria.quiet()
    assert await rows(store, Member) == [] and (await rows(store, Cohort))[0].closed
    assert "No group yet" in sheet(maria).text


async def test_an_exercise_out_of_the_library_is_given_in_four_taps_and_kept_once(
    bot: Running, store: Store, maria: Learner, ada: Learner, group: Group
) -> None:
    await group.joined("Ada", ada.id)
    ready = next(iter(library().values())).title
    for first in (EXERCISE.title, ready):
        await says(maria, "/coach")
        await taps(maria, "📌 Assign")  # 1: the group
        assert labels(sheet(maria))[0] == first, "one's own come first, the newest at the top"
        await taps(maria, ready)  # 2: which
        await taps(maria, "Everybody (1)")  # 3: whom
        given = await taps(maria, "In a week")  # 4: when due
        assert "is given to the one learner of “Spring group”" in given.text
    assert len(await assignments(store)) == 2 and len(await rows(store, Task)) == 2
    assert [exercise_of(each).title for each in await rows(store, Designed)] == [EXERCISE.title, ready]


async def test_one_learner_alone_is_given_something_without_a_day(
    bot: Running, store: Store, maria: Learner, ada: Learner, telegram: Emulator, group: Group
) -> None:
    await group.joined("Ada", ada.id)
    await group.joined("Ben", Learner(telegram, "Ben").id)
    await says(maria, "/coach")
    given = await taps(maria, "📌 Assign", EXERCISE.title, "Ben", "No day")
    assert "is given to Ben" in given.text and "no day" in given.text
    (row,) = await assignments(store)
    members = {each.called: each.learner for each in await rows(store, Member)}
    assert (row.learner, row.due) == (members["Ben"], None)
    assert [task.learner for task in await rows(store, Task)] == [members["Ben"]]


async def test_it_is_due_in_the_evening_and_starts_in_the_morning_on_the_coachs_clock(
    bot: Running, store: Store, maria: Learner, ada: Learner, group: Group
) -> None:
    await group.joined("Ada", ada.id)
    tokyo = ZoneInfo("Asia/Tokyo")
    async with store.work() as work:
        (await learner_of(work, maria.id, now())).zone = "Asia/Tokyo"
    await says(maria, "/coach")
    await taps(maria, "📌 Assign", EXERCISE.title, "Everybody", "In 3 days")
    (row,) = await assignments(store)
    assert row.due and (row.due.astimezone(tokyo).hour, (row.due.astimezone(tokyo).date() - now().astimezone(tokyo).date()).days) == (20, 3)
    await taps(maria, "Start tomorrow") if "🌅 Start tomorrow" in labels(sheet(maria)) else await taps(maria, "Start on Monday")
    (row,) = await assignments(store)
    starts, due = row.starts.astimezone(tokyo), row.due
    assert (starts.hour, (starts.date() - now().astimezone(tokyo).date()).days) == (9, 1)
    assert due and (due.astimezone(tokyo).date() - starts.date()).days == 3, "there are as many days to do it"
    assert "It starts on" in sheet(maria).text
    await taps(maria, "Start now")
    (row,) = await assignments(store)
    assert row.starts <= now()
    maria.press("Take it back", times=2)
    await maria.quiet()
    assert await assignments(store) == []
    waiting = [each.kind for each in await rows(store, Reminder) if each.status == "waiting"]
    assert tasks.GIVEN not in waiting and tasks.DUE not in waiting


def test_monday_is_the_next_one_and_a_sunday_names_tomorrow_once() -> None:
    learner = Kept(chat=1, since=now(), zone="Europe/Berlin")
    for day in range(1, 15):
        at = datetime(2026, 11, day, 12, tzinfo=UTC)
        monday = start_at(learner, "monday", at).astimezone(ZoneInfo("Europe/Berlin"))
        assert (monday.weekday(), monday.hour) == (0, 9) and timedelta() < monday - at <= timedelta(days=7)
    sunday = datetime(2026, 11, 1, 12, tzinfo=UTC)
    assert start_at(learner, "monday", sunday) == start_at(learner, "tomorrow", sunday)


async def test_what_somebody_has_in_hand_already_has_started(
    bot: Running, store: Store, maria: Learner, ada: Learner, group: Group
) -> None:
    await group.joined("Ada", ada.id)
    await says(ada, "/start")
    await says(maria, "/coach")
    await taps(maria, "📌 Assign", EXERCISE.title, "Everybody", "In a week")
    await delivered(bot, store, ada)
    assert EXERCISE.title in newest(ada).text
    number = (await assignments(store))[0].id
    assert "in their hands" in await answer(maria, "Start on Monday")
    assert [each.id for each in await assignments(store)] == [number]


async def test_a_double_tap_gives_it_once(bot: Running, store: Store, maria: Learner, ada: Learner, group: Group) -> None:
    await group.joined("Ada", ada.id)
    await says(maria, "/coach")
    asked = await taps(maria, "📌 Assign", EXERCISE.title, "Everybody")
    maria.press("In a week", on=asked, times=4)
    await maria.quiet()
    assert len(await assignments(store)) == 1


async def test_buttons_of_an_older_sheet_do_nothing(bot: Running, store: Store, maria: Learner, ada: Learner, group: Group) -> None:
    await group.joined("Ada", ada.id)
    await says(maria, "/coach")
    old = await taps(maria, "📌 Assign", EXERCISE.title, "Everybody")
    await says(maria, "/coach")
    assert await answer(maria, "In a week", on=old) and await assignments(store) == []


async def test_the_desk_names_who_could_use_somebody_and_why(
    bot: Running, store: Store, maria: Learner, telegram: Emulator, group: Group
) -> None:
    await group.joined("Ben", Learner(telegram, "Ben").id)
    await group.joined("<Ada> & Co", Learner(telegram, "Ada").id)
    await group.gave()
    await group.failed("Ben", 3)
    home = (await says(maria, "/coach")).text
    assert "Spring group: 2 learners, 1 could use you" in home and "• Ben: three tries, always the resume" in home
    assert "• Ben: “Without the paper”, not passed yet (today)" in home
    page = (await taps(maria, "Spring group")).text
    assert "● Not passed yet" in page and "○ Not begun" in page and "<Ada> & Co" in page
    assert page.index("Ben") < page.index("<Ada>"), "those who could use somebody come first"


async def test_a_group_of_forty_is_turned_page_by_page(bot: Running, store: Store, maria: Learner, group: Group) -> None:
    for number in range(40):
        await group.joined(f"Learner {number:02}", 70_000 + number)
    await group.gave()
    await says(maria, "/coach")
    page = await taps(maria, "Spring group")
    assert "Learner 00" in page.text and "Learner 08" not in page.text
    page = await taps(maria, "›", "›", "›", "›")
    assert "Learner 39" in page.text and "›" not in labels(page)
    maria.press("📌 Assign")
    await maria.quiet()
    assert "👥 Everybody (40)" in labels(await taps(maria, EXERCISE.title, "›"))
    await taps(maria, "‹", "Back", "Back", "Assigned", EXERCISE.title)
    assert "Learner 14: not begun" in sheet(maria).text and "Learner 15" not in sheet(maria).text
    assert "Learner 39: not begun" in (await taps(maria, "›", "›")).text
    maria.press("Results")
    assert "40 not begun" in (await maria.person.hears("📊")).text


async def test_scores_are_shown_with_consent_alone(
    bot: Running, store: Store, maria: Learner, ada: Learner, telegram: Emulator, group: Group
) -> None:
    await group.joined("Ada", ada.id, scores=True)
    await group.joined("Ben", Learner(telegram, "Ben").id, scores=False)
    await group.gave()
    shared = [await group.played(called) for called in ("Ada", "Ben")]
    await says(maria, "/coach")
    assert "Scores:" in (await taps(maria, "Spring group", "Ada")).text and "pushed, none allowed" in sheet(maria).text
    page = (await taps(maria, "Back", "Ben")).text
    assert "Scores:" not in page and "allowed" not in page and "tried once" in page
    assert "trust" in (await taps(maria, "Back", "Ada", "📖")).text
    assert "trust" not in (await taps(maria, "« Ada", "Back", "Ben", "📖")).text and all(shared)


async def test_results_are_a_picture_and_a_few_words(bot: Running, store: Store, maria: Learner, ada: Learner, group: Group) -> None:
    await group.joined("Ada", ada.id)
    await group.gave()
    await group.played("Ada")
    await says(maria, "/coach")
    await taps(maria, "Spring group", "Assigned", EXERCISE.title)
    assert "● Ada: tried once, not passed yet" in sheet(maria).text
    maria.press("Results as a picture")
    words = await maria.person.hears("📊")
    picture = next(each for each in reversed(maria.person.transcript) if each.kind == "photo")
    assert picture.content and picture.content.startswith(b"\x89PNG")
    assert "1 not passed yet." in words.text and "in first tries" in words.text
    assert "📋 How it stands" in labels(words)


def _facts(count: int) -> dict[str, Any]:
    states = {0: {}, 1: {"passed": 1}}.get(count, {"passed": 20, "done": 12, "given": 8})
    slips = {"resume_push": [14, 3], "conduit": [0, 2]} if count > 1 else {}
    return {
        "title": HOSTILE,
        "cohort": LONG,
        "states": states,
        "slips": slips,
        "shown": min(count, 30),
        "of": count,
        "before": 14,
        "after": 5,
    }


@pytest.mark.parametrize("count", [0, 1, 40])
def test_the_picture_has_a_word_beside_every_bar(count: int) -> None:
    drawn = results.svg(_facts(count))
    for name in _facts(count)["states"]:
        assert f">{PLAIN.sentence(f'exercise.label.state.{name}')}<" in drawn
    assert ("the resume" in drawn) == (count > 1)
    assert "<b>" not in drawn and "&lt;b&gt;" in drawn


async def test_the_picture_counts_first_tries_against_those_that_count_of_whoever_agreed(
    bot: Running, store: Store, maria: Learner, ada: Learner, telegram: Emulator, group: Group
) -> None:
    await group.joined("Ada", ada.id, scores=True)
    await group.joined("Ben", Learner(telegram, "Ben").id, scores=False)
    await group.joined("Cleo", Learner(telegram, "Cleo").id, scores=True)
    await group.gave()
    for called, said in (("Ada", (SLIP,)), ("Ada", (KIND,)), ("Ben", (SLIP,))):
        await group.played(called, said, is_shown=False)
    async with store.work() as work:
        row = (await work.exec(select(Assigned))).one()
        found = results.facts("Title", "Group", await sight.results(work, row))
    assert found["slips"]["resume_push"] == [1, 0], "Ben's are not for the coach's eyes"
    assert (found["shown"], found["of"], found["after"]) == (1, 3, 0) and found["before"] == sum(
        first for first, _ in found["slips"].values()
    )
    assert found["states"]["given"] == 1 and sum(found["states"].values()) == 3


async def test_an_assignment_is_postponed_excused_from_and_withdrawn(
    bot: Running, store: Store, maria: Learner, ada: Learner, group: Group
) -> None:
    await group.joined("Ada", ada.id)
    await group.gave()
    await says(maria, "/coach")
    await taps(maria, "Spring group", "Assigned", EXERCISE.title, "Another day")
    assert re.search(r", due \w+ \d+ \w+, 20:00 UTC", (await taps(maria, "In two weeks")).text)
    assert (await assignments(store))[0].due
    await taps(maria, "Another day", "No day")
    assert (await assignments(store))[0].due is None
    assert "✓ Ada" in labels(await taps(maria, "Excuse somebody", "Ada"))
    assert "– Ada: excused" in (await taps(maria, "Back")).text
    await taps(maria, "Excuse somebody", "✓ Ada", "Back", "Withdraw")
    assert (await assignments(store)) and not (await rows(store, Task))[0].excused
    maria.press("Withdraw it", times=2)
    await maria.quiet()
    assert await assignments(store) == [] and "Spring group" in sheet(maria).text


async def test_what_starts_on_monday_is_put_off_from_there(bot: Running, store: Store, maria: Learner, ada: Learner, group: Group) -> None:
    await group.joined("Ada", ada.id)
    await says(maria, "/coach")
    await taps(maria, "📌 Assign", EXERCISE.title, "Everybody", "In 3 days", "Start on Monday", "How it stands")
    assert "counted from the day it starts" in (await taps(maria, "Another day")).text
    await taps(maria, "In a week")
    (row,) = await assignments(store)
    assert row.due and (row.due.date() - row.starts.date()).days == 7


async def test_an_exercise_is_built_by_taps_left_and_taken_up_again(bot: Running, store: Store, maria: Learner, group: Group) -> None:
    await says(maria, "/coach")
    await taps(maria, "Exercises", "Build one")
    maria.press("coffee,", times=2)
    await maria.quiet()
    assert len(await rows(store, Designed)) == 2, "a double tap builds one"
    await taps(maria, "Dana Okafor", "Hard", "At the end")
    assert "200 are the limit" in (await says(maria, LONG)).text
    await says(maria, f"Find out {HOSTILE}")
    await taps(maria, "At least a maybe", "The resume", "The job question", "Leave it there")
    assert HOSTILE in sheet(maria).text
    await says(maria, "/practice")
    await says(maria, "/coach")
    await taps(maria, "Exercises", "Leaving the resume at home", "Change", "Slips", "✓ The job question", "Back")
    await taps(maria, "To be seen", "Being curious", "2×", "Back", "Not to be seen", "No next step", "Back")
    await taps(maria, "Message after", "Yes", "Tries", "3", "Which counts", "The last", "My words")
    await says(maria, "Ask about her.\n\nYou can do this!")
    await taps(maria, "Title")
    done = await says(maria, "Dana, without papers")
    built = exercise_of((await rows(store, Designed))[1])
    passing = Passing("maybe", 0, (Move.RESUME_PUSH,), {Move.CURIOSITY: 2}, (Sign.NO_NEXT_STEP,), True)
    assert built == Exercise(
        "Dana, without papers",
        "coffee",
        "dana",
        Level.HARD,
        Feedback.END,
        f"Find out {HOSTILE}",
        "Ask about her.\n\nYou can do this!",
        passing,
        3,
        Counts.LAST,
    )
    for each in telling.passes(built, PLAIN):
        assert each in done.text, "what stands so far is always there to be read"


async def test_the_whole_way_of_building_ends_at_the_exercise(bot: Running, store: Store, maria: Learner, group: Group) -> None:
    await says(maria, "/coach")
    await taps(maria, "Exercises", "Build one", "message,")
    for _ in range(14):
        if "Go on ›" not in labels(sheet(maria)):
            break
        await taps(maria, "Go on")
    assert "Try it out" in " ".join(labels(sheet(maria)))
    assert exercises.wrong(exercise_of((await rows(store, Designed))[1])) == ()


async def test_what_no_step_offers_changes_nothing(bot: Running, store: Store, maria: Learner, group: Group) -> None:
    page = await says(maria, "/coach")
    before = [each.state for each in await rows(store, Designed)]
    number = group.exercise
    for data in ("scene:moon", "partner:nobody", "level:brutal", "slips:curiosity", "least:job_ask.3", "least:curiosity.99", "tries:7"):
        assert GONE.search(await forges(maria, store, page, f"dsv:{number}:c:{data}")), data
    for data in ("nothing:at_all", "title:x", "least:curiosity.0", "without:foreign", "counts:worst", "follow_up:maybe"):
        assert GONE.search(await forges(maria, store, page, f"dsv:{number}:n:{data}")), data
    await forges(maria, store, page, "dsbn:moon")
    assert [each.state for each in await rows(store, Designed)] == before


async def test_an_exercise_is_dropped_after_one_question_and_the_library_stays(
    bot: Running, store: Store, maria: Learner, group: Group
) -> None:
    await says(maria, "/coach")
    await taps(maria, "Exercises", EXERCISE.title, "Drop", "Keep it", "Drop")
    assert "No exercises of your own yet" in (await taps(maria, "Drop it")).text
    ready = next(iter(library().values())).title
    assert ready in (await taps(maria, "Library", ready)).text
    await taps(maria, "Put it on my shelf")
    assert [exercise_of(each).title for each in await rows(store, Designed) if not each.dropped] == [ready]


async def test_a_preview_ends_with_the_verdict_and_counts_for_nothing(bot: Running, store: Store, maria: Learner, group: Group) -> None:
    await says(maria, "/coach")
    await taps(maria, "Exercises", EXERCISE.title, "Try it out")
    assert "you're the learner" in heard(maria)
    await says(maria, SLIP)
    await says(maria, "/stop")
    maria.press("Yes")
    told = await maria.person.hears("This is what a learner would read")
    assert "bringing out the resume" in told.text
    assert await rows(store, Tried) == [] and (await rows(store, Rehearsed))[0].preview == group.exercise
    assert EXERCISE.title in (await taps(maria, "« The exercise")).text


async def test_the_link_on_the_desk_plays_an_exercise_for_its_coach_alone(
    bot: Running, store: Store, maria: Learner, ada: Learner, group: Group
) -> None:
    for odd in ("x", "0", "9" * 30, str(group.exercise)):
        assert "there any more" in (told := (await says(ada, f"/start preview_{odd}")).text) or "tidied up" in told
    await says(maria, f"/start preview_{group.exercise}")
    assert (await rows(store, Rehearsed))[0].preview == group.exercise


async def test_a_preview_waits_for_the_rehearsal_that_is_open(bot: Running, store: Store, maria: Learner, group: Group) -> None:
    await maria.begins()
    await says(maria, "/coach")
    await taps(maria, "Exercises", EXERCISE.title, "Try it out")
    assert (
        len(await rows(store, Rehearsed)) == 1 and "Carry on" in " ".join(labels(sheet(maria))) or "Keep" in " ".join(labels(sheet(maria)))
    )


async def test_an_exercise_whose_scene_is_no_longer_there_says_so_and_is_given_to_nobody(
    bot: Running, store: Store, maria: Learner, group: Group
) -> None:
    async with store.work() as work:
        row = (await work.exec(select(Designed))).one()
        row.state = row.state.replace('"coffee"', '"moon"')
    await says(maria, "/coach")
    assert "⚠ There is no such scene here" in (await taps(maria, "Exercises", EXERCISE.title)).text
    assert "can't be played" in await answer(maria, "Try it out")
    await taps(maria, "📌 Assign")
    assert "can't be played" in await answer(maria, "Spring group")
    await taps(maria, "Back", "Change", "Encounter", "coffee,", "Back")
    assert "⚠" not in sheet(maria).text


async def test_somebody_a_coach_brought_can_be_met_in_that_coachs_exercises_alone(
    bot: Running, store: Store, maria: Learner, telegram: Emulator, group: Group
) -> None:
    source = (prompts() / "partners" / "dana.yaml").read_text("utf-8").replace("Dana Okafor", "Petra Novak").replace("Dana", "Petra")
    found = examine(source.encode(), "petra.yaml")
    async with store.work() as work:
        row = await uploads.keep(work, (await work.exec(select(Coach))).one(), found, source, now())
    await says(maria, "/coach")
    await taps(maria, "Exercises", "Build one", "coffee,", "Petra Novak", "Leave it there")
    assert exercise_of((await rows(store, Designed))[1]).partner == uploads.name_of(row)
    await taps(maria, "Try it out")
    assert newest(maria).text.startswith("Petra")
    eve = Learner(telegram, "Eve")
    hers = await Group(store).made(eve.id, "Eve Adler", "Night group", Exercise("Hers", "coffee"))
    page = await says(eve, "/coach")
    assert GONE.search(await forges(eve, store, page, f"dsv:{hers.exercise}:c:partner:{uploads.name_of(row)}"))
    assert "Petra Novak" not in labels(await taps(eve, "Exercises", "Hers", "Change", "With whom"))


@pytest_asyncio.fixture
async def talk(group: Group, ada: Learner) -> int:
    """Ada shows a talk to Maria's group; its number."""
    await says(ada, "/start")
    await group.joined("Ada", ada.id)
    await group.gave()
    return await group.played("Ada")


async def read(maria: Learner) -> Any:
    """To the talk."""
    await says(maria, "/coach")
    return await taps(maria, "Spring group", "Ada", "📖")


async def test_a_talk_is_read_with_its_moves_in_words_and_one_reading_is_written_down(
    bot: Running, store: Store, maria: Learner, group: Group, talk: int
) -> None:
    page = await read(maria)
    assert KIND in page.text and "heard: " in page.text and "⚠ slip: the resume" in page.text and "🪶" in page.text
    await taps(maria, "💬 2", "Never mind", "On the whole talk", "Never mind")
    (looked,) = await rows(store, Looked)
    assert (looked.called, looked.way) == ("Maria Keller", "phone")
    await read(maria)
    assert len(await rows(store, Looked)) == 2, "opened again, it is another reading"


async def test_a_long_talk_is_turned_page_by_page(bot: Running, store: Store, maria: Learner, ada: Learner, group: Group) -> None:
    await group.joined("Ada", ada.id)
    await group.gave()
    said = [f"{KIND} And number {number}: {'do go <on> & on, ' * (230 if number == 3 else 90)}" for number in range(6)]
    await group.played("Ada", said)
    page = await read(maria)
    for _ in range(12):
        if "›" not in labels(page):
            break
        page = await taps(maria, "›")
    for each in said:
        assert each.split("do go")[0] in heard(maria)
    assert heard(maria).count("And number 3:") == 1, "what is too long for one message is sent in several"
    assert len(await rows(store, Looked)) == 1


async def test_a_comment_reaches_the_learner_and_the_answer_comes_back_to_be_commented_on_again(
    bot: Running, store: Store, maria: Learner, ada: Learner, group: Group, talk: int
) -> None:
    await read(maria)
    await taps(maria, "💬 2")
    assert SLIP in sheet(maria).text
    page = await says(maria, HOSTILE)
    assert f"You: {HOSTILE}" in page.text
    (remark,) = await rows(store, Remark)
    assert (remark.text, remark.turn, remark.coach) == (HOSTILE, await group.turn(talk, SLIP), group.coach)
    await delivered(bot, store, ada)
    assert HOSTILE in newest(ada).text and "Maria Keller" in newest(ada).text
    async with store.work() as work:
        await remarks.answer(work, await learner_of(work, ada.id, now()), remark.id or 0, "I was <nervous>!", now())
    await delivered(bot, store, maria)
    letter = newest(maria)
    assert "Ada answers you" in letter.text and "I was <nervous>!" in letter.text and HOSTILE in letter.text and SLIP in letter.text
    await taps(maria, "Write to Ada")
    await says(maria, "No need to be.")
    assert [each.text for each in await rows(store, Remark)][-1] == "No need to be."
    assert "I was <nervous>!" in sheet(maria).text
    maria.press("Read the talk", on=letter)
    await maria.quiet()
    assert KIND in sheet(maria).text


@pytest.mark.parametrize("text", ["x" * (remarks.LONGEST + 1), "\u202e \n"])
async def test_a_comment_that_can_not_be_kept_is_asked_for_again(
    bot: Running, store: Store, maria: Learner, group: Group, talk: int, text: str
) -> None:
    await read(maria)
    await taps(maria, "On the whole talk")
    assert re.search("A little shorter|it's empty", (await says(maria, text)).text)
    await says(maria, "Well done.")
    assert [(each.text, each.turn) for each in await rows(store, Remark)] == [("Well done.", 0)]


async def test_a_comment_on_a_talk_that_was_taken_back_goes_nowhere(
    bot: Running, store: Store, maria: Learner, ada: Learner, group: Group, talk: int
) -> None:
    await read(maria)
    await taps(maria, "💬 2")
    async with store.work() as work:
        await sharing.take_back(work, await learner_of(work, ada.id, now()), talk)
    assert "went nowhere" in (await says(maria, "Nice start.")).text
    assert await rows(store, Remark) == []


async def test_a_slip_is_called_fine_with_a_reason_or_without_and_a_slip_again(
    bot: Running, store: Store, maria: Learner, ada: Learner, group: Group, talk: int
) -> None:
    await read(maria)
    await taps(maria, "2 was fine (the resume)")
    assert "the resume" in sheet(maria).text and SLIP in sheet(maria).text
    assert "300 characters" in (await says(maria, LONG)).text
    page = await says(maria, "She had asked for it")
    assert "called fine: the resume, “She had asked for it”" in page.text
    (ruled,) = await rows(store, Overruled)
    assert (ruled.move, ruled.why, ruled.coach) == ("resume_push", "She had asked for it", group.coach)
    (tried,) = await rows(store, Tried)
    assert "resume_push" not in tried.missed, "the try is judged anew"
    await delivered(bot, store, ada)
    assert "She had asked for it" in heard(ada)
    await taps(maria, "2 is a slip after all")
    assert await rows(store, Overruled) == [] and "resume_push" in (await rows(store, Tried))[0].missed
    await taps(maria, "2 was fine (the resume)", "No reason")
    assert [each.why for each in await rows(store, Overruled)] == [""]


async def test_an_answer_is_no_letter_to_a_coach_who_is_no_longer_one_of_them(
    bot: Running, store: Store, maria: Learner, ada: Learner, group: Group, talk: int
) -> None:
    async with store.work() as work:
        coach = (await work.exec(select(Coach))).one()
        shared = (await work.exec(select(Shared))).one()
        remark = await remarks.comment(work, coach, shared, 0, "Well done.", now())
        await remarks.answer(work, await learner_of(work, ada.id, now()), remark.id or 0, "Thank you!", now())
        await cohorts.let_in(work, (await work.exec(select(Cohort))).one(), await _another(work), now())
        await cohorts.leave_to_others(work, (await work.exec(select(Cohort))).one(), coach, now())
    await delivered(bot, store, maria)
    assert "Thank you!" not in heard(maria)


async def _another(work: Any) -> Coach:
    return await coaches.named(work, await learner_of(work, 77, now()), "Jonas Weber", now())


async def test_whoever_is_no_coach_any_more_presses_in_vain(bot: Running, store: Store, maria: Learner, group: Group, talk: int) -> None:
    await read(maria)
    await taps(maria, "💬 2")
    page = sheet(maria)
    async with store.work() as work:
        await leaving.end(work, (await work.exec(select(Coach))).one(), now())
    assert "coaches" in (await says(maria, "Nice start.")).text and await rows(store, Remark) == []
    assert "not one here any more" in await answer(maria, "Never mind", on=page)
    assert "no human coach here" in (await says(maria, "/coach")).text


async def test_the_desk_in_the_browser_has_an_address_or_says_whom_to_ask(
    bot: Running, store: Store, maria: Learner, group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    await says(maria, "/coach")
    maria.press("Open the desk")
    assert "PUBLIC_URL" in (await maria.person.hears("address")).text
    monkeypatch.setenv("PUBLIC_URL", "http://desk.example/")
    maria.press("Open the desk")
    told = await maria.person.hears("http://desk.example/desk/in?key=")
    assert "once, within ten minutes" in told.text and not told.buttons
    monkeypatch.setenv("PUBLIC_URL", "https://desk.example")
    maria.press("Open the desk")
    secure = await maria.person.hears("https://desk.example/desk/in?key=")
    assert [button.text for button in secure.buttons] == ["📱 Open it inside Telegram"]
    keys = [re.search(r"key=([\w-]+)", each.text)[1] for each in (told, secure)]  # type: ignore[index]
    async with store.work() as work:
        assert await sessions.by_link(work, keys[0], "browser", now()) is None, "the newest link alone is good"
        assert await sessions.by_link(work, keys[1], "browser", now())
        assert await sessions.by_link(work, keys[1], "browser", now()) is None


async def test_a_coach_who_also_learns_has_both(bot: Running, store: Store, maria: Learner, ada: Learner, group: Group) -> None:
    other = await Group(store).made(ada.id, "Ada Stern", "Autumn group")
    await other.joined("Maria", maria.id)
    await says(maria, "/coach")
    assert "Spring group" in heard(maria) and "Autumn group" not in heard(maria)
    assert "Autumn group" in (await taps(maria, labels(newest(maria))[0])).text


SECRETS = ("Spring group", "Ada", EXERCISE.title, KIND, SLIP, "Maria", "Well done.")


def _guessed(group: Group, talk: int, turn: int, ruled: int, invitation: int, task: int) -> list[str]:
    """Every press there is, with numbers that are Maria's."""
    cohort, exercise, row, member = group.cohort, group.exercise, group.assignment, group.members["Ada"]
    steps = ["partner:dana", "slips:job_ask", "title:none"]
    return [
        *("ds:0", "dsnew", "dsopen", "dsme", "dsmy:telegram", "dse:0", "dsl:0", "dslo:0", "dslk:0", "dsb", "dsbn:coffee"),
        *(f"ds{what}:{cohort}" for what in ("c", "i", "in", "ic", "iq")),
        *(f"dscm:{cohort}:0", f"dscx:{cohort}:ask", f"dscx:{cohort}:yes", f"dsw:{member}"),
        *(f"dsil:{cohort}:50", f"dsim:{cohort}:50:7", f"dsiw:{invitation}"),
        *(f"dsg:{cohort}:0", f"dsge:{cohort}:{exercise}", f"dsgp:{cohort}:{exercise}:0", f"dsgl:{cohort}:0"),
        *(f"dsgm:{cohort}:{exercise}:{member}", f"dsgd:{cohort}:{exercise}:0:3", f"dsgd:{cohort}:{exercise}:{member}:0"),
        *(
            f"dsgs:{row}:monday",
            f"dsgb:{row}",
            f"dsas:{cohort}:0",
            f"dsa:{row}",
            f"dsaq:{row}:0",
            f"dsap:{row}",
            f"dspo:{row}",
            f"dspd:{row}:7",
        ),
        *(f"dswd:{row}:ask", f"dswd:{row}:yes", f"dsx:{row}:0", f"dsxt:{task}:1:0"),
        *(f"ds{what}:{exercise}" for what in ("eo", "ea", "bc", "p")),
        *(f"dsed:{exercise}:ask", f"dsed:{exercise}:yes", f"dsbs:{exercise}:c:goal"),
        *(f"dsv:{exercise}:c:{step}" for step in steps),
        *(f"dst:{talk}", f"dstp:{talk}:0", f"dstc:{talk}:{turn}", f"dstk:{talk}:{turn}"),
        *(f"dsto:{talk}:{turn}:job_ask", f"dstn:{talk}:{turn}:job_ask", f"dstb:{talk}:{ruled}"),
    ]


async def _all(store: Store) -> dict[str, list[Any]]:
    tables = (Cohort, Coaching, Invitation, Member, Assigned, Task, Tried, Shared, Remark, Overruled, Looked)
    return {table.__tablename__: [each.model_dump() for each in await rows(store, table)] for table in tables}


async def test_another_coach_who_guesses_numbers_gets_nothing_from_any_press(
    bot: Running, store: Store, maria: Learner, telegram: Emulator, group: Group, talk: int
) -> None:
    eve = Learner(telegram, "Eve")
    hers = await Group(store).made(eve.id, "Eve Adler", "Night group", Exercise("Hers", "coffee"))
    turn = await group.turn(talk, SLIP)
    async with store.work() as work:
        coach, shared = (await work.exec(select(Coach).where(Coach.id == group.coach))).one(), (await work.exec(select(Shared))).one()
        await remarks.comment(work, coach, shared, turn, "Well done.", now())
        ruled = await overruling.overrule(work, coach, shared, turn, Move.RESUME_PUSH, "", now())
        cohort = (await work.exec(select(Cohort).where(Cohort.id == group.cohort))).one()
        invitation = await cohorts.invite(work, coach, cohort, now())
        task = (await work.exec(select(Task))).one()
        numbers = (talk, turn, ruled.id or 0, invitation.id or 0, task.id or 0)
    guessed = _guessed(group, *numbers)
    for pattern in PRESSES:
        assert any(re.fullmatch(pattern, each) for each in guessed), f"{pattern} is not tried"
    page = await says(eve, "/coach")
    before, mine = await _all(store), [each.state for each in await rows(store, Designed) if each.coach == group.coach]
    for data in guessed:
        await forges(eve, store, page, data)
        said = heard(eve)
        assert not [secret for secret in SECRETS if secret in said], f"{data} tells {said[-400:]}"
    assert await _all(store) == before
    assert [(each.state, each.dropped) for each in await rows(store, Designed) if each.coach == group.coach] == [(mine[0], False)]
    mixed = [f"dsge:{hers.cohort}:{group.exercise}", f"dsgm:{hers.cohort}:{hers.exercise}:{group.members['Ada']}"]
    mixed += [f"dsgd:{hers.cohort}:{hers.exercise}:{group.members['Ada']}:3", f"dsgd:{hers.cohort}:{group.exercise}:0:3"]
    for data in mixed:
        assert GONE.search(await forges(eve, store, page, data)), data
    assert await _all(store) == before


async def test_numbers_of_the_coachs_own_that_do_not_belong_together_do_nothing(
    bot: Running, store: Store, maria: Learner, telegram: Emulator, group: Group, talk: int
) -> None:
    ben = Learner(telegram, "Ben")
    await group.joined("Ben", ben.id)
    other = Group(store, group.coach)
    async with store.work() as work:
        coach = (await work.exec(select(Coach))).one()
        other.cohort = (await cohorts.made(work, coach, "Autumn group", now())).id or 0
        begun = await _own_talk(work, ben.id)
    page = await says(maria, "/coach")
    before = await _all(store)
    wrong = [f"dsgd:{other.cohort}:{group.exercise}:{group.members['Ada']}:3", f"dstc:{talk}:{begun}", f"dsto:{talk}:{begun}:job_ask"]
    wrong += [f"dstn:{talk}:{begun}:job_ask", f"dstn:{talk}:{await group.turn(talk, KIND)}:job_ask", f"dsto:{talk}:1:curiosity"]
    wrong += ["dsc:999999999", "dsa:0", "dst:999999999", f"dstb:{talk}:999999999", "dslk:999", "dsxt:0:1:0", "dsw:0", "dseo:0"]
    for data in wrong:
        assert GONE.search(await forges(maria, store, page, data)), data
    assert await _all(store) == before and "my secret plan" not in heard(maria)


async def _own_talk(work: Any, chat: int) -> int:
    """A rehearsal of somebody's own, shown to nobody; the number of what they said."""
    from bot import practice

    step = await practice.begin(work, await learner_of(work, chat, now()), "coffee", "dana", 3, "", now())
    return (await practice.say(work, step.row, "Let me tell you my secret plan: could you get me a job?", now())).turn_id


async def test_somebody_who_is_no_coach_gets_nothing_from_any_press(
    bot: Running, store: Store, ada: Learner, telegram: Emulator, group: Group, talk: int
) -> None:
    eve = Learner(telegram, "Eve")
    page = await says(eve, "/start")
    before, designed = await _all(store), len(await rows(store, Designed))
    for data in _guessed(group, talk, 1, 1, 1, 1):
        assert "not one here any more" in await forges(eve, store, page, data), data
    assert await _all(store) == before and len(await rows(store, Designed)) == designed
    assert not [secret for secret in SECRETS if secret in heard(eve)]


async def test_every_button_fits_into_what_telegram_takes(bot: Running, store: Store, maria: Learner, group: Group, talk: int) -> None:
    biggest = {
        r"(\d{1,9})": "9" * 9,
        r"(\d{1,3})": "999",
        r"(\w{1,40})": "x" * 20,
        r"(\w{1,20})": "referral_ask",
        r"(\w{1,12})": "follow_up",
    }
    for pattern in PRESSES:
        data = pattern
        for piece, value in biggest.items():
            data = data.replace(piece, value)
        assert len(re.sub(r"\(([^|)]*)[^)]*\)", r"\1", data)) <= 64, pattern


async def test_people_with_strange_names_are_shown_as_they_are(
    bot: Running, store: Store, maria: Learner, telegram: Emulator, group: Group
) -> None:
    for called, chat in ((HOSTILE, 801), ("👩‍🚀", 802), ("A" * 60, 803)):
        await group.joined(called, chat)
    await group.gave()
    await group.failed(HOSTILE, 3, Missed("outcome", "yes"))
    assert HOSTILE in (await says(maria, "/coach")).text
    page = await taps(maria, "Spring group")
    assert all(each in page.text for each in (HOSTILE, "👩‍🚀", "A" * 60))
    assert HOSTILE in (await taps(maria, "</b>")).text
    await taps(maria, "Back", "Assigned", EXERCISE.title)
    assert HOSTILE in sheet(maria).text


def test_a_sheet_knows_its_pages() -> None:
    assert sheets.at_most(7, 0) == 0 and sheets.at_most(7, 13) == 2 and sheets.at_most(1, 13) == 1
    assert sheets.on_page(range(13), 2) == range(12, 13)


async def test_a_coach_reads_what_forgetting_would_close_before_they_say_yes(
    bot: Running, store: Store, maria: Learner, ada: Learner, group: Group
) -> None:
    await group.joined("Ben", ada.id)
    maria.person.say("/forget")
    await maria.quiet()
    assert "A group that you alone coach, with 1 learner, would be closed for good" in newest(maria).text
    ada.person.say("/forget")
    await ada.quiet()
    assert "coach" not in newest(ada).text
