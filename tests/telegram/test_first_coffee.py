"""A whole first coffee, from the greeting to the debrief, as a learner sees it."""

import re

from bot.store.store import Store
from bot.telegram.carrying.run import Running

from .learner import Learner

TOO_EARLY = "Could you refer me to your hiring manager and put in a good word for me?"


async def test_the_greeting_is_short_and_has_buttons(bot: Running, ada: Learner) -> None:
    greeting = await ada.asks("/start from_a_poster")
    assert len(re.findall(r"\w+(?:'\w+)?", greeting.text)) < 60
    assert [button.data for button in greeting.buttons] == ["menu:practice", "menu:event", "menu:check", "menu:help"]


async def test_commands_menu_and_descriptions_are_registered(bot: Running, ada: Learner) -> None:
    await ada.asks("/start")
    await ada.quiet()
    world = ada.telegram.world
    named = [each["command"] for each in world.commands[("default::", "")]]
    assert set(named) >= {"practice", "stop", "undo", "hint", "help", "privacy", "settings", "check", "goal", "export", "forget"}
    assert world.profile["menu:"]["type"] == "commands"
    assert "coffee" in world.profile["description:"]


async def test_choosing_is_taps_and_shows_the_briefing(bot: Running, ada: Learner) -> None:
    menu = await ada.asks("/practice")
    await ada.taps("coffee, one", kind="edit")
    briefing = await ada.taps("Dana", "Greepwerk", kind="edit")
    assert briefing is menu, "one message changes, the chat stays tidy"
    assert len([button for button in briefing.buttons if button.data and button.data.split(":")[-1].isdigit()]) == 3
    first = await ada.taps("next step")
    assert first.html.startswith("<b>Dana</b>\n")
    assert "🎯" in briefing.text and not briefing.buttons


async def test_a_goal_can_be_typed(bot: Running, ada: Learner) -> None:
    await ada.asks("/practice")
    await ada.taps("coffee, one", kind="edit")
    await ada.taps("Dana", kind="edit")
    assert "learn about <b>grippers</b>" in (await ada.asks("learn about <b>grippers</b>")).text
    await ada.person.hears("Dana")


async def test_a_greeting_is_no_goal_and_the_goal_is_still_asked_for(bot: Running, ada: Learner) -> None:
    await ada.asks("/practice")
    await ada.taps("coffee, one", kind="edit")
    await ada.taps("Dana", kind="edit")
    assert "Keep that for the table" in (await ada.asks("hello")).text
    first = await ada.taps("next step")
    assert first.html.startswith("<b>Dana</b>\n")


async def test_partner_and_mentor_are_told_apart(bot: Running, ada: Learner) -> None:
    await ada.begins()
    partner = await ada.asks(TOO_EARLY)
    mentor = await ada.person.hears("🪶")
    assert partner.html.startswith("<b>Dana</b>") and "🪶" not in partner.text
    assert "<blockquote>" in mentor.html and "Try instead" in mentor.text
    assert [button.text for button in mentor.buttons] == ["↩ Take it back", "Carry on", "Why?"]


async def test_typing_shows_before_the_partner_speaks(bot: Running, ada: Learner) -> None:
    await ada.begins()
    await ada.quiet(0.1)
    before = len(ada.person.events)
    await ada.asks("How did you end up in robotics?")
    kinds = [event.kind for event in ada.person.events[before:]]
    assert kinds[:2] == ["action", "message"] or kinds[:3] == ["reaction", "action", "message"]


async def test_why_and_carry_on(bot: Running, ada: Learner) -> None:
    await ada.begins()
    await ada.asks(TOO_EARLY)
    note = await ada.person.hears("🪶")
    assert "D4.5" in (await ada.taps("Why?")).text
    await ada.quiet(0.1)
    assert [button.text for button in note.buttons] == ["↩ Take it back", "Carry on"]
    ada.press("Carry on")
    assert await ada.answer_to_press() == ""  # the press of Why?
    assert await ada.answer_to_press()
    await ada.quiet(0.1)
    assert not note.buttons


async def test_a_good_move_gets_a_reaction(bot: Running, ada: Learner) -> None:
    await ada.begins()
    said = ada.person.say("Marit says you climb together on Tuesdays. What do you enjoy about it?")
    await ada.person.hears("Dana")
    for text in ("You said the wall, how long have you climbed?", "I could lend you my copy of the Kalymnos guide if you like."):
        said = ada.person.say(text)
        await ada.person.hears("Dana")
    await ada.quiet(0.1)
    reactions = [message.reactions for message in ada.person.transcript if not message.from_bot and message.reactions]
    assert reactions and all(each[0] in "👍❤" for each in reactions), said


async def test_hints_can_be_copied_by_a_tap(bot: Running, ada: Learner) -> None:
    await ada.begins()
    hints = await ada.asks("/hint")
    assert [entity["type"] for entity in hints.entities].count("code") == 2


async def test_the_end_asks_for_a_guess_and_shows_picture_and_page(bot: Running, ada: Learner) -> None:
    await ada.begins()
    await ada.asks("How did you end up in robotics?")
    question = await ada.asks("/stop", "coffee with")
    assert [button.text for button in question.buttons] == ["Yes", "Maybe", "No", "Just show me"]
    picture = await ada.taps("Maybe")
    assert picture.kind == "photo" and picture.content and picture.content.startswith(b"\x89PNG")
    page = await ada.person.hears("second coffee with you?")
    assert "Six lines" in page.text
    await ada.taps("What this rests on", "E10")
    await ada.quiet(0.1)
    assert [button.text for button in page.buttons] == ["↻ Same again", "☕ Another"]
    assert (await ada.taps("Same again", "Dana")).html.startswith("<b>Dana</b>")


async def test_a_talk_that_ends_by_itself_ends_with_the_guess(bot: Running, ada: Learner) -> None:
    await ada.begins()
    await ada.asks("How did you end up in robotics?")
    await ada.asks("I have to go now, thank you so much for your time. Goodbye!", "coffee with")


async def test_a_guess_may_be_typed_in_ones_own_words(bot: Running, ada: Learner) -> None:
    await ada.begins()
    await ada.asks("How did you end up in robotics?")
    await ada.asks("/stop", "coffee with")
    again = await ada.asks("word " * 700, "coffee with")
    assert "word word" not in again.text and "Just show me" in [button.text for button in again.buttons]
    await ada.asks("I think so, we laughed a lot", "Six lines")


async def test_nothing_said_is_nothing_to_debrief(bot: Running, ada: Learner) -> None:
    await ada.begins()
    assert "before a word" in (await ada.asks("/stop")).text
    assert "No rehearsal" in (await ada.asks("/hint")).text


async def test_one_rehearsal_at_a_time(bot: Running, ada: Learner) -> None:
    await ada.begins()
    await ada.asks("How did you end up in robotics?")
    busy = await ada.asks("/practice", "in the middle")
    back = await ada.taps("Carry on", "🪶")
    assert "<b>Dana</b>" in back.html and not busy.buttons
    await ada.asks("/start", "in the middle")
    await ada.taps("Stop that one", "coffee with")


async def test_the_end_mode_keeps_notes_for_the_debrief(bot: Running, ada: Learner) -> None:
    await ada.asks("/settings")
    await ada.taps("End", kind="edit")
    await ada.begins()
    await ada.asks(TOO_EARLY)
    assert not [message for message in await ada.quiet() if "🪶" in message.text]
    await ada.asks("/stop", "coffee with")
    await ada.taps("Just show me")
    assert "Noted while you talked" in (await ada.person.hears("Six lines")).text


async def test_distress_is_met_with_care_and_not_played(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    care = await ada.asks("I can't go on, I want to kill myself")
    assert "findahelpline" in care.text and not care.buttons
    assert not [message for message in await ada.quiet() if message.html.startswith("<b>Dana")]
    assert "Dana" not in (await ada.asks("How did you end up in robotics?")).html, "the rehearsal is put away, unjudged"
