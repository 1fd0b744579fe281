"""/event in Telegram: an occasion is asked about with few taps, and goes on where it was left, whatever comes between."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from bot import occasions
from bot.profiles import judged
from bot.store.store import Store
from bot.store.tables import Occasioned
from bot.telegram.carrying.run import Running
from bot.words import sentences
from flows.occasion import Kind, Step
from tests.emulator import Emulator

from .chat import does, labels, newest, presses
from .learner import Learner
from .occasions import is_about, known, page_of, rows, skips, the_one

GOAL = "a job as a test engineer in Berlin by spring"


async def test_a_whole_event_takes_seven_taps_and_two_typed_messages(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada, zone="", goal=GOAL, gives=("a drill, to lend", "Polish"))
    taps = ["!Meet-up", "!The host", "!Somebody else who is new", "!The speaker of the evening", "!Done (3)", "!🎯", "!All of them"]
    typed = ["Thursday 7pm at Betahaus", "Berlin"]
    await does(ada, "/event", taps[0], *typed, *taps[1:])
    occasion = await the_one(store)
    assert len(taps) <= 8 and len(typed) <= 2
    assert (occasion.kind, occasion.where, occasion.zone, occasion.is_timed) == (Kind.MEETUP, "Betahaus", "Europe/Berlin", True)
    assert (
        occasion.moment is not None and occasion.moment > datetime.now(UTC) and (occasion.moment.weekday(), occasion.moment.hour) == (3, 19)
    )
    assert len(occasion.whom) == 3 and occasion.goal == GOAL and occasion.gives == ("a drill, to lend", "Polish")
    assert (await rows(store))[0].status == "planned" and "Betahaus" in page_of(ada).text


async def test_text_behind_the_command_is_read_in_one_go_and_only_the_rest_is_asked(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    asked = await does(ada, "/event Robotics meetup in two weeks at 7pm at Betahaus")
    assert is_about(asked, Step.WHOM)
    occasion = await the_one(store)
    assert (occasion.kind, occasion.title, occasion.where) == (Kind.MEETUP, "Robotics meetup", "Betahaus") and occasion.is_timed
    asked = await does(ada, "/event coffee with Inês Moura in 3 days at noon")
    assert is_about(asked, Step.WHERE) and "Coffee with Inês Moura" in asked.text
    assert [each.status for each in await rows(store)] == ["planned", "asking"], "the one before is put by as it is"


@pytest.mark.parametrize(
    "command", ["/event <b>meetup</b> & co at <i>home</i>", "/event 🎉🎉", "/event " + "x" * 3000, "/event \u202ereversed\u202c"]
)
async def test_what_is_told_is_never_markup_and_never_too_much(bot: Running, ada: Learner, store: Store, command: str) -> None:
    await known(store, ada)
    await does(ada, command)
    await skips(ada)
    occasion = await the_one(store)
    assert len(occasion.title) <= 80 and "\u202e" not in occasion.title
    assert "tripped" not in page_of(ada).text


async def test_every_step_can_be_skipped_and_told_afterwards(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    asked = await does(ada, "/event")
    for step in Step:
        assert is_about(asked, step), (step, asked.text)
        asked = await does(ada, "!Skip")
    occasion = await the_one(store)
    assert occasion.passed_over == tuple(Step) and "Still open" in page_of(ada).text
    await does(ada, "!＋ When")
    assert is_about(page_of(ada, was=True), Step.WHEN), "the question stands where the page was"
    await does(ada, "in two weeks")
    assert (await the_one(store)).starts and not (await the_one(store)).is_timed
    assert "Still open: what, where" in page_of(ada).text


async def test_every_step_can_be_corrected_left_as_it_is_or_erased(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada, goal=GOAL)
    await does(ada, "/event party in two weeks at 8pm at Inês's", "Ben, the host, a neighbour", "!Done", "!🎯", "my Polish")
    await does(ada, "!✎ What", "!Meet-up")
    await does(ada, "!✎ Where", "Betahaus")
    await does(ada, "!✎ Whom", "!✕ Erase")
    await does(ada, "!✎ Goal", "Find two people to write to afterwards")
    await does(ada, "!✎ To give", "!Leave it")
    before = (await the_one(store)).starts
    await does(ada, "!✎ When", "in three weeks at 6pm")
    occasion = await the_one(store)
    assert (occasion.kind, occasion.where, occasion.whom, occasion.gives) == (Kind.MEETUP, "Betahaus", (), ("my Polish",))
    assert occasion.goal == "Find two people to write to afterwards" and occasion.starts != before
    assert occasion.asking.changing is None and (await rows(store))[0].status == "planned"


@pytest.mark.parametrize("told", [[], ["!Meet-up"], ["!Meet-up", "in two weeks at 7pm"], ["!Meet-up", "in two weeks", "Hub", "!The host"]])
async def test_it_is_left_for_a_rehearsal_or_a_command_and_goes_on_there(bot: Running, ada: Learner, store: Store, told: list[str]) -> None:
    await known(store, ada)
    asked = await does(ada, "/event", *told)
    before = await the_one(store)
    await does(ada, "/settings", "/goal")
    await ada.begins()
    ada.person.skip()
    ada.person.say("How did you end up in robotics?")
    assert "Dana" in (await ada.person.hears("Dana", within=30)).text
    assert await the_one(store) == before, "what is said to a partner is no answer"
    await ada.asks("/event", "in the middle")
    await ada.taps("Stop that one")
    await ada.quiet()
    await ada.taps("Just show me")
    assert (await does(ada, "/event")).text.endswith(asked.text.rpartition("\n\n")[2])


async def test_a_time_is_asked_about_until_it_is_clear(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    assert "Skip" in labels(await does(ada, "/event", "!Party", "banana")) and not (await the_one(store)).starts
    asked = await does(ada, "12/3")
    if not (await the_one(store)).starts:
        first = labels(asked)[0]
        await does(ada, f"!{first}")
    assert (await the_one(store)).starts


async def test_a_day_alone_is_enough_and_its_hour_may_be_said_later(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    assert is_about(await does(ada, "/event", "!Party", "in two weeks"), Step.WHERE)
    day = (await the_one(store)).starts[:10]
    assert is_about(await does(ada, "8pm"), Step.WHERE)
    assert (await the_one(store)).starts == f"{day}T20:00" and (await the_one(store)).is_timed
    await does(ada, "no, in three weeks at 9pm", "The Old Bank")
    occasion = await the_one(store)
    assert occasion.starts[:10] > day and occasion.starts.endswith("21:00") and occasion.where == "The Old Bank"


async def test_what_is_told_at_the_first_question_is_not_lost_if_its_kind_is_unknown(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    asked = await does(ada, "/event", "the big thing at work")
    assert "big thing" in asked.text and not is_about(asked, Step.KIND)
    assert is_about(await does(ada, "in two weeks at 7pm"), Step.KIND)
    await does(ada, "!Meet-up")
    occasion = await the_one(store)
    assert (occasion.kind, occasion.title, occasion.where, occasion.is_timed) == (Kind.MEETUP, "big thing", "work", True)


async def test_a_day_that_is_past_gets_a_kind_question_and_is_not_lost(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    asked = await does(ada, "/event", "!Party", "yesterday at 8pm")
    assert "Another day" in labels(asked)
    assert is_about(await does(ada, "!Another day"), Step.WHEN)
    await does(ada, "yesterday at 8pm", "!It's over")
    (row,) = await rows(store)
    assert row.status == "planned" and row.starts is not None and row.starts < datetime.now(UTC)


async def test_what_is_past_is_offered_for_looking_back(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, "/event meetup in three days at 7pm at the Hub", "!Skip", "!Skip", "!Skip")
    async with store.work() as work:
        row = (await work.exec(select(Occasioned))).one()
        was = (datetime.now(UTC) - timedelta(days=2)).replace(tzinfo=None).isoformat(timespec="minutes")
        occasions.keep(row, occasions.occasion_of(row).evolve(starts=was))
    before = len(ada.person.transcript)
    await does(ada, "/event")
    asked, listed = [each for each in ada.person.transcript[before:] if each.from_bot][-2:]
    assert re.search(r"[Ww]ho", asked.text) and "＋ A new one" in labels(listed)
    assert (await rows(store))[0].status == "planned", "it waits for its answers"


async def test_the_zone_is_asked_once_and_may_be_left_open(bot: Running, ada: Learner, store: Store) -> None:
    await does(ada, "/event", "!Call")
    asked = await does(ada, "in two weeks at 7pm")
    assert "Not now" in labels(asked)
    await does(ada, "!Not now")
    assert (await the_one(store)).zone == "UTC" and (await the_one(store)).starts.endswith("19:00")


async def test_a_goal_is_looked_at_as_in_goal_with_two_exchanges_at_most(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, "/event meetup in two weeks at 7pm at the Hub", "!Skip")
    assert "Skip this one" in labels(await does(ada, "a job"))
    assert (await the_one(store)).goal == "a job", "nothing is lost if it is left here"
    assert "Skip this one" in labels(await does(ada, "lab technician"))
    asked = await does(ada, "Leeds")
    assert is_about(asked, Step.GIVES) and (await the_one(store)).goal == "a job as a lab technician in Leeds"
    await does(ada, "!Skip")
    await does(ada, "!✎ Goal")
    assert is_about(page_of(ada, was=True), Step.GOAL)
    await does(ada, "anything really", "!It's fine")
    assert (await the_one(store)).goal == "anything really"


async def test_few_people_are_asked_about_once_and_more_than_eight_not_at_all(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, "/event meetup in two weeks at 7pm at the Hub", "!The host", "!Done (1)")
    assert (await the_one(store)).whom and is_about(newest(ada), Step.WHOM)
    assert is_about(await does(ada, "!Done (1)"), Step.GOAL)
    await does(ada, "!Skip", "!Skip", "!✎ Whom", "Ana, Ben, Carla, Dan, Eva, Fay, Gus, Hal, Ida")
    assert len((await the_one(store)).whom) == 8


async def test_a_double_tap_does_what_one_does(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, "/event")
    await presses(ada, "Meet-up", times=2)
    assert is_about(newest(ada), Step.WHEN)
    await does(ada, "in two weeks at 7pm", "Hub")
    await presses(ada, "The host", times=2)
    assert [each.name for each in (await the_one(store)).whom] == ["The host"]
    await presses(ada, "Done", times=2)
    assert len(await rows(store)) == 1


async def test_an_old_button_answers_nothing(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    first = await does(ada, "/event")
    await does(ada, "!Meet-up")
    for label in ("Party", "Skip"):
        ada.press(label, on=first)
        await ada.quiet()
    assert (await the_one(store)).kind is Kind.MEETUP
    await does(ada, "!Skip", "!Skip", "!Skip", "!Skip", "!Skip")
    page = page_of(ada)
    await does(ada, "!✕ Drop it", "!Yes")
    ada.press("＋ Where", on=page)
    await ada.quiet()
    assert (await rows(store))[0].status == "dropped" and (await the_one(store)).asking.changing is None


async def test_an_edited_answer_changes_nothing_by_itself(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, "/event", "!Meet-up", "!Skip")
    said = ada.person.say("Betahaus")
    await ada.quiet()
    ada.person.edit(said, "The Hub")
    await ada.quiet()
    assert (await the_one(store)).where == "Betahaus"


async def test_nobody_reaches_anybody_elses_occasion(bot: Running, telegram: Emulator, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, "/event meetup in two weeks at 7pm at Ada's", "!Skip", "!Skip", "!Skip")
    (hers,) = await rows(store)
    eve = Learner(telegram, "Eve")
    await known(store, eve)
    await does(eve, "/event", "!Meet-up", "!Skip", "!Skip", "!Skip", "!Skip", "!Skip")
    page = page_of(eve)
    forged = ("evchange:%d:where", "evfile:%d", "evdrop:%d", "evopen:%d", "evplan:%d", "evgone:%d:yes", "evtap:%d:where:none", "evpick:%d")
    before = len(eve.person.transcript)
    for number, data in enumerate(forged):
        body = {"id": str(7_000_000 + number), "from": eve.person.account.as_api(), "message": page.as_api(), "chat_instance": "1"}
        telegram.world.updates.push("callback_query", body | {"data": data % hers.id})
        await eve.quiet()
    assert not [each for each in eve.person.transcript[before:] if each.from_bot]
    assert occasions.occasion_of((await rows(store))[0]) == occasions.occasion_of(hers) and (await rows(store))[0].status == "planned"


async def test_several_are_listed_opened_dropped_after_a_question_and_brought_back(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    for said in ("/event party in three weeks at 8pm at home", "/event coffee with Ben in two weeks at 10am at Luigi's"):
        await does(ada, said)
        await skips(ada)
    listed = await does(ada, "/event")
    assert [label.partition(",")[0] for label in labels(listed)] == ["Coffee with Ben", "Party", "＋ A new one"], "the soonest first"
    await does(ada, "!Party", "!✕ Drop it")
    assert [each.status for each in await rows(store)] == ["planned", "planned"]
    await does(ada, "!No, keep it", "!✕ Drop it", "!Yes, drop it")
    assert [each.status for each in await rows(store)] == ["dropped", "planned"]
    await does(ada, "!Bring it back")
    assert [each.status for each in await rows(store)] == ["planned", "planned"]
    assert is_about(await does(ada, "/event", "!A new one"), Step.KIND)
    assert "Coffee with Ben" in " ".join(labels(await does(ada, "/event", "!Everything")))


async def test_distress_in_an_answer_is_met_with_care(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, "/event", "!Meet-up", "!Skip")
    assert "findahelpline" in (await ada.asks("I can't go on, I want to kill myself")).text
    assert not (await the_one(store)).where
    assert "findahelpline" in (await ada.asks("/event I want to kill myself")).text


async def test_the_button_of_the_greeting_and_a_deep_link_lead_there(bot: Running, ada: Learner) -> None:
    await does(ada, "/start")
    assert is_about(await does(ada, "!Something is coming"), Step.KIND)


@pytest.mark.parametrize("kind", list(Kind))
def test_what_is_offered_fits_on_buttons_and_every_goal_on_offer_is_specific(kind: Kind) -> None:
    for group in ("goals", "whom_offered", "where_offered"):
        for label in sentences().get(f"occasion.{group}.{kind}", ()):
            assert len(label) <= 58 and "," not in label or group == "where_offered"
            assert group != "goals" or judged(label).is_specific, label


async def test_an_hour_that_comes_twice_keeps_the_second_round_when_it_is_tapped(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, "/event party at Betahaus", "31 October 2032 at 02:30", "!second time round")
    occasion = await the_one(store)
    assert occasion.starts == "2032-10-31T02:30+01:00" and occasion.is_timed and occasion.moment is not None
    assert occasion.moment.astimezone(UTC) == datetime(2032, 10, 31, 1, 30, tzinfo=UTC)


async def test_a_tapped_time_is_by_the_clock_that_was_named(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    asked = await does(ada, "/event call with Ben", "Saturday 3 December 2032, 6pm Nairobi time")
    choice = labels(asked)[0]
    assert choice.endswith("18:00, Nairobi time")
    await does(ada, f"!{choice}")
    occasion = await the_one(store)
    assert (occasion.zone, occasion.starts[10:], occasion.is_timed) == ("Africa/Nairobi", "T18:00", True)


def friday() -> str:
    """A Friday two weeks away, as people write it."""
    today = datetime.now(UTC).date()
    return f"{today + timedelta(days=14 + (4 - today.weekday()) % 7):%-d %B %Y}"


@pytest.mark.parametrize(
    ("hour", "at"), [("8", 20), ("eight", 20), ("at 8 I think", 20), ("half past seven", 19), ("9pm", 21), ("noon", 12)]
)
async def test_an_hour_told_later_is_of_the_day_that_was_told(bot: Running, ada: Learner, store: Store, hour: str, at: int) -> None:
    await known(store, ada)
    asked = await does(ada, f"/event dinner with Ana on {friday()}", hour)
    occasion = await the_one(store)
    assert is_about(asked, Step.WHERE) and occasion.is_timed and occasion.moment is not None and not occasion.where
    assert (occasion.moment.weekday(), occasion.moment.hour, f"{occasion.moment:%-d %B %Y}") == (4, at, friday())


async def test_an_hour_that_may_be_two_is_asked_about_on_the_day_that_was_told(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    day = datetime.strptime(friday(), "%d %B %Y")
    asked = await does(ada, f"/event a meetup on {friday()}", "8")
    assert [each[:10].strip(", ") for each in labels(asked)[:2]] == [f"{day:%a %-d %b}"[:10].strip(", ")] * 2, labels(asked)
    assert [each[-5:] for each in labels(asked)[:2]] == ["08:00", "20:00"] and "Next" not in asked.text
    await does(ada, "!20:00")
    assert (await the_one(store)).starts == f"{day:%Y-%m-%d}T20:00"


async def test_another_day_told_later_is_that_day_and_another_hour_leaves_it(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    day = datetime.strptime(friday(), "%d %B %Y")
    await does(ada, f"/event dinner with Ana on {friday()}", f"{day + timedelta(days=1):%-d %B %Y} at 8pm")
    assert (await the_one(store)).starts == f"{day + timedelta(days=1):%Y-%m-%d}T20:00"
    await skips(ada)
    await does(ada, "!✎ When", "9")
    assert (await the_one(store)).starts == f"{day + timedelta(days=1):%Y-%m-%d}T21:00"


def test_no_doubt_about_a_time_puts_words_into_anybodys_mouth() -> None:
    wordings = [each for name, every in sentences().items() if name.startswith("when.ask.") for each in every]
    assert wordings and not any("“Next”" in each for each in wordings)


async def test_a_dinner_with_one_person_is_a_coffee_that_keeps_its_name(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    asked = await does(ada, "/event lunch with my old boss in two weeks")
    assert "Lunch with my old boss" in asked.text and is_about(asked, Step.WHERE)
    await skips(ada)
    assert (await the_one(store)).kind is Kind.COFFEE and "Lunch with my old boss (Coffee)" in page_of(ada).text


async def test_how_many_come_is_noted_and_nobody_is_called_so(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    asked = await does(ada, "/event dinner party in two weeks at 8pm at the Okafors'", "maybe ten people")
    assert "maybe ten people" in asked.text and "So far" not in asked.text and is_about(asked, Step.WHOM)
    await does(ada, "12")
    occasion = await the_one(store)
    assert (occasion.crowd, occasion.whom, occasion.is_timed) == ("12 people", (), True), "a number of people is no hour"
    await does(ada, "Ana", "!Done", "!Done")
    await skips(ada)
    assert "How many: 12 people" in page_of(ada).text


async def test_a_face_is_no_occasion(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    asked = await does(ada, "/event 😀")
    assert "😀" not in asked.text and is_about(asked, Step.KIND)
    assert is_about(await does(ada, "😀"), Step.KIND)
    assert (await the_one(store)).title == ""
    assert is_about(await does(ada, "Dinner in two weeks at 8pm"), Step.WHERE)
    assert "words" in (await does(ada, "/event 🎉")).text and (await the_one(store)).title == "Dinner", "what was begun stays as it is"
