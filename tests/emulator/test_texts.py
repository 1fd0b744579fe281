"""What the bot sends is checked and kept as Telegram does: markup, lengths, pictures, buttons, edits, reactions."""

import json
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ReactionEmoji
from telegram.error import BadRequest

from . import Person
from .client import keyboard
from .markup import read_html, units
from .media import PIXEL
from .reactions import ALLOWED
from .refusals import Refusal

pytestmark = pytest.mark.asyncio
REFUSED_HTML = json.loads((Path(__file__).parent / "refused_html.json").read_text(encoding="utf-8"))
READ_HTML = json.loads((Path(__file__).parent / "read_html.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("html", "why"), REFUSED_HTML)
async def test_html_that_telegram_refuses_is_refused(ada: Person, bot: Bot, html: str, why: str) -> None:
    with pytest.raises(BadRequest) as caught:
        await bot.send_message(ada.id, html, parse_mode="HTML")
    assert caught.value.message.lower() == f"can't parse entities: {why}".lower()
    assert ada.sent == []


@pytest.mark.parametrize(("html", "text", "entities"), READ_HTML)
async def test_html_is_read_into_text_and_entities(ada: Person, bot: Bot, html: str, text: str, entities: list[list[object]]) -> None:
    message = await bot.send_message(ada.id, html, parse_mode="HTML")
    assert message.text == text
    assert [[entity.type, entity.offset, entity.length] for entity in message.entities] == entities
    assert ada.last.html == html


async def test_the_length_is_counted_in_characters_after_parsing(ada: Person, bot: Bot) -> None:
    await bot.send_message(ada.id, "💯" * 4096)
    await bot.send_message(ada.id, "<b>&amp;</b>" * 1000 + "x" * 3096, parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message is too long"):
        await bot.send_message(ada.id, "x" * 4097)
    for nothing in (" \n ", "<b></b>", "\u2800"):
        with pytest.raises(BadRequest, match="Text must be non-empty"):
            await bot.send_message(ada.id, nothing, parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message text is empty"):
        await bot.send_message(ada.id, "")
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_photo(ada.id, PIXEL, caption="x" * 1025)


async def test_units_and_offsets_are_utf_16() -> None:
    assert units("a💯ü") == 4
    with pytest.raises(Refusal):
        read_html("1 < 2")


async def test_a_picture_keeps_its_bytes_and_can_be_sent_again_by_file_id(ada: Person, bot: Bot) -> None:
    message = await bot.send_photo(ada.id, PIXEL, caption="<i>trust</i>", parse_mode="HTML", reply_markup=keyboard(Next="n"))
    assert (ada.last.content, ada.last.text, ada.last.kind) == (PIXEL, "trust", "photo")
    await bot.send_photo(ada.id, message.photo[-1].file_id)
    assert ada.last.content == PIXEL
    with pytest.raises(BadRequest, match=r"(?i)IMAGE_PROCESS_FAILED"):
        await bot.send_photo(ada.id, b"no picture")
    document = await bot.send_document(ada.id, b"{}", filename="export.json")
    assert document.document and document.document.file_name == "export.json"
    with pytest.raises(BadRequest, match="no text in the message to edit"):
        await bot.edit_message_text("x", ada.id, message.message_id)
    await bot.edit_message_caption(ada.id, message.message_id, caption="trust, later")
    assert ada.sent[0].text == "trust, later"


@pytest.mark.parametrize(
    ("button", "why"),
    [
        ({"text": "x", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "x"}, "Text buttons are unallowed"),
        ({"text": "", "callback_data": "x"}, "text must be non-empty"),
        ({"text": "x", "url": "http://localhost"}, "Wrong HTTP URL"),
        ({"text": "x", "url": "javascript://a.b"}, "Unsupported URL protocol"),
    ],
)
async def test_a_faulty_button_is_refused(ada: Person, bot: Bot, button: dict[str, Any], why: str) -> None:
    with pytest.raises(BadRequest, match=f"(?i){why}"):
        await bot.send_message(ada.id, "x", reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton(**button)]]))
    await bot.send_message(ada.id, "fits", reply_markup=keyboard(x="é" * 32))


async def test_edits_and_deletions_show_in_the_chat(ada: Person, bot: Bot) -> None:
    message = await bot.send_message(ada.id, "one", reply_markup=keyboard(A="a"))
    with pytest.raises(BadRequest, match="Message is not modified"):
        await message.edit_text("one", reply_markup=keyboard(A="a"))
    await message.edit_text("two")
    await message.edit_reply_markup(keyboard(B="b"))
    assert [button.data for button in ada.buttons] == ["b"] and ada.last.earlier[0][0] == "one"
    assert [event.text for event in ada.events] == ["one", "two", "two"]
    own = ada.say("mine")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", ada.id, own.id)
    await bot.delete_message(ada.id, message.message_id)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await message.edit_text("three")
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(ada.id, message.message_id)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(ada.id, "re", reply_to_message_id=message.message_id)
    assert [shown.text for shown in ada.transcript] == ["/start", "mine"] and len(ada.sent) == 1


async def test_reactions_are_of_telegrams_list(ada: Person, bot: Bot) -> None:
    said = ada.say("How did you end up in robotics?")
    await bot.set_message_reaction(ada.id, said.id, "🔥")
    assert said.reactions == ["🔥"] and (await ada.notices("reaction")).message is said
    await bot.set_message_reaction(ada.id, said.id)
    assert said.reactions == []
    with pytest.raises(BadRequest, match=r"(?i)REACTION_INVALID"):
        await bot.set_message_reaction(ada.id, said.id, "☕")
    assert {emoji.value for emoji in ReactionEmoji} <= ALLOWED
