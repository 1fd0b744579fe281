"""Simulated people do what people do in Telegram, and the library understands them."""

import asyncio

import pytest
from telegram import Bot, Message
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden

from . import Emulator, Person, Unheard
from .client import all_updates, keyboard
from .media import PIXEL

pytestmark = pytest.mark.asyncio


async def test_a_resume_can_be_downloaded(ada: Person, bot: Bot) -> None:
    ada.document("resume.pdf", b"%PDF-1.4 me")
    document = (await all_updates(bot))[-1].effective_message
    assert document and document.document and document.document.file_name == "resume.pdf"
    file = await bot.get_file(document.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"%PDF-1.4 me"


async def test_buttons_are_pressed_answered_once_and_old_ones_too(telegram: Emulator, ada: Person, bot: Bot) -> None:
    sent = await bot.send_message(ada.id, "Which?", reply_markup=keyboard(Coffee="scene:coffee", Event="scene:event"))
    await all_updates(bot)
    press = ada.press("Coffee", times=2)
    first, second = (update.callback_query for update in await all_updates(bot))
    assert first and second and first.data == "scene:coffee" and second.id == press.id != first.id
    assert isinstance(first.message, Message) and first.message.reply_markup
    await first.answer("Good choice")
    assert (await ada.notices("answer")).text == "Good choice"
    for query in (first.id, "404"):
        with pytest.raises(BadRequest, match="Query is too old"):
            await bot.answer_callback_query(query)
    telegram.world.query_lifetime = 0
    with pytest.raises(BadRequest, match="Query is too old"):
        await second.answer()
    await bot.edit_message_text("Chosen", ada.id, sent.message_id)
    with pytest.raises(AssertionError, match="sees no button"):
        ada.press("Event")
    ada.press("Event", on=ada.last)
    assert [update.callback_query and update.callback_query.data for update in await all_updates(bot)] == ["scene:event"]


async def test_every_kind_of_message_is_understood_by_the_library(ada: Person, bot: Bot) -> None:
    await all_updates(bot)
    said = ada.say("/start deep_link")
    ada.edit(said, "/help")
    ada.say("yes", reply_to=said)
    for send in (ada.photo, ada.voice, ada.sticker, ada.document, ada.location, ada.contact, ada.video_note, ada.poll):
        send()
    ada.sends("dice", {"emoji": "🎲", "value": 4})
    updates = await all_updates(bot)
    start, edited, reply, *rest = updates
    assert start.message and start.message.parse_entities(["bot_command"])
    assert edited.edited_message and edited.edited_message.text == "/help" and edited.edited_message.edit_date
    assert reply.message and reply.message.reply_to_message
    kinds = ("photo", "voice", "sticker", "document", "location", "contact", "video_note", "poll", "dice")
    assert [kind for update, kind in zip(rest, kinds, strict=True) if getattr(update.message, kind)] == list(kinds)


async def test_a_blocked_bot_is_told_so(telegram: Emulator, ada: Person, bot: Bot) -> None:
    await all_updates(bot)
    ada.block()
    for call in (bot.send_message(ada.id, "hi"), bot.send_chat_action(ada.id, ChatAction.TYPING), bot.send_photo(ada.id, PIXEL)):
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await call
    [update] = await all_updates(bot)
    assert update.my_chat_member and update.my_chat_member.new_chat_member.status == "kicked"
    ada.unblock()
    await bot.send_message(ada.id, "welcome back")
    for stranger in (telegram.person("Bob").id, 42):
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(stranger, "hi")


async def test_a_group_shows_the_bot_only_what_concerns_it(telegram: Emulator, ada: Person, bot: Bot) -> None:
    group = telegram.group("Friends", ada)
    await all_updates(bot)
    for text in ("hello all", "/start", "/start@OtherBot", "@secondcoffeebot hi"):
        ada.say(text, into=group)
    assert [update.effective_message and update.effective_message.text for update in await all_updates(bot)] == [
        "/start",
        "@secondcoffeebot hi",
    ]
    await bot.send_message(group.chat.id, "In private, please")
    assert (await group.hears()).text == "In private, please" and ada.sent == []


async def test_waiting_ends_with_the_reply_or_says_what_was_there(ada: Person, bot: Bot) -> None:
    waiting = asyncio.create_task(ada.hears("two"))
    for text in ("one", "two"):
        await bot.send_message(ada.id, text)
    assert (await waiting).text == "two"
    in_thread = asyncio.create_task(asyncio.to_thread(ada.listen_all, quiet=0.1))
    for text in ("three", "two again"):
        await bot.send_message(ada.id, text)
    assert [message.text for message in await in_thread] == ["three", "two again"]
    with pytest.raises(Unheard, match=r"no message in Ada's chat within 0.05 s; the last there: .*two"):
        await ada.hears(within=0.05)
