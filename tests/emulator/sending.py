"""What the bot sends: messages, photos, documents, actions and reactions."""

import struct
from typing import Any

from .arguments import Arguments, Upload
from .keyboards import read_markup
from .markup import is_blank, read_text
from .methods import method
from .reactions import ALLOWED
from .records import Chat, Event, Json, Message
from .refusals import refuse
from .world import World

MAX_TEXT = 4096  # characters, not UTF-16 units
MAX_CAPTION = 1024
MAX_PHOTO_BYTES = 10 << 20
MAX_DOCUMENT_BYTES = 50 << 20
RECORDINGS = ("video", "voice", "audio", "video_note")
ACTIONS = frozenset(
    {"typing", "upload_photo", "upload_document", "choose_sticker", "find_location"}
    | {f"{doing}_{what}" for doing in ("record", "upload") for what in RECORDINGS}
)


@method("sendMessage")
def send_message(world: World, arguments: Arguments) -> Json:
    """A text of 1 to 4096 characters after parsing."""
    text, entities = message_text(arguments)
    return _deliver(world, arguments, text=text, entities=entities, html=arguments.text("text"))


@method("sendPhoto")
def send_photo(world: World, arguments: Arguments) -> Json:
    """A picture, by upload or by the file_id of an earlier one; what is no image is IMAGE_PROCESS_FAILED."""
    upload, file_id = _file(world, arguments, "photo")
    width, height = _size(upload)
    if len(upload.content) > MAX_PHOTO_BYTES:
        raise refuse("file is too big")
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise refuse("PHOTO_INVALID_DIMENSIONS")
    size = _described(world, upload, file_id, "photos") | {"width": width, "height": height}
    return _captioned(world, arguments, {"photo": [size]}, upload)


@method("sendDocument")
def send_document(world: World, arguments: Arguments) -> Json:
    """A file under its own name, by upload or by the file_id of an earlier one."""
    upload, file_id = _file(world, arguments, "document")
    if len(upload.content) > MAX_DOCUMENT_BYTES:
        raise refuse("file is too big")
    described = _described(world, upload, file_id, "documents")
    return _captioned(world, arguments, {"document": described | {"file_name": upload.name, "mime_type": upload.mime}}, upload)


@method("sendChatAction")
def send_chat_action(world: World, arguments: Arguments) -> bool:
    """ "typing" shows in the chat; an unknown action is 400."""
    action = arguments.text("action").lower()
    if action not in ACTIONS:
        raise refuse("Wrong parameter action in request")
    world.chat_of(arguments).tell(Event("action", action))
    return True


@method("setMessageReaction")
def set_message_reaction(world: World, arguments: Arguments) -> bool:
    """One emoji of Telegram's list on a message, or none to take it back."""
    given = arguments.tree("reaction", "reaction types") or []
    if not isinstance(given, list):
        raise refuse("Expected an Array of ReactionType")
    chat = world.chat_of(arguments)
    message = world.message_of(chat, arguments.number("message_id"), "react")
    emoji = [str(kind.get("emoji")) if isinstance(kind, dict) and kind.get("type") == "emoji" else "" for kind in given]
    if any(one not in ALLOWED for one in emoji):
        raise refuse("REACTION_INVALID")
    if len(emoji) > 1:
        raise refuse("REACTIONS_TOO_MANY")
    message.reactions = emoji
    chat.tell(Event("reaction", "".join(emoji), message))
    return True


def message_text(arguments: Arguments) -> tuple[str, list[Json]]:
    """The text and entities of sendMessage or editMessageText, or the refusal for an empty or a long one."""
    if not arguments.text("text"):
        raise refuse("Message text is empty")
    text, entities = _read(arguments, "text", "entities")
    if is_blank(text):
        raise refuse("Text must be non-empty")
    if len(text) > MAX_TEXT:
        raise refuse("Message is too long")
    return text, entities


def message_caption(arguments: Arguments) -> tuple[str, list[Json]]:
    """The caption and its entities, at most 1024 characters after parsing."""
    text, entities = _read(arguments, "caption", "caption_entities")
    if len(text) > MAX_CAPTION:
        raise refuse("Message caption is too long")
    return text, entities


def _read(arguments: Arguments, field: str, entities: str) -> tuple[str, list[Json]]:
    return read_text(arguments.text(field), arguments.text("parse_mode"), arguments.tree(entities, "entities"))


def _captioned(world: World, arguments: Arguments, media: Json, upload: Upload) -> Json:
    text, entities = message_caption(arguments)
    return _deliver(world, arguments, text=text, entities=entities, html=arguments.text("caption"), media=media, content=upload.content)


def _deliver(world: World, arguments: Arguments, **fields: Any) -> Json:
    markup = read_markup(arguments.tree("reply_markup", "reply keyboard markup"))
    chat = world.chat_of(arguments)
    message = world.add_message(chat, world.bot, markup=markup, reply_to=_replied(chat, arguments), **fields)
    if markup and ("keyboard" in markup or "remove_keyboard" in markup):
        chat.keyboard = markup if "keyboard" in markup else None
    chat.tell(Event("message", message.text, message))
    return message.as_api()


def _replied(chat: Chat, arguments: Arguments) -> Message | None:
    given = arguments.tree("reply_parameters", "reply parameters") or {}
    number = given.get("message_id") or arguments.number("reply_to_message_id")
    found = chat.messages.get(int(number or 0))
    if number and (found is None or found.deleted):
        if not (given.get("allow_sending_without_reply") or arguments.flag("allow_sending_without_reply")):
            raise refuse("message to be replied not found")
        return None
    return found


def _file(world: World, arguments: Arguments, name: str) -> tuple[Upload, str]:
    given = arguments.file(name)
    if given is None:
        raise refuse(f"There is no {name} in the request")
    if isinstance(given, Upload):
        if not given.content:
            raise refuse("file must be non-empty")
        return given, ""
    if given not in world.files:
        raise refuse("wrong file identifier/HTTP URL specified")
    return world.files[given].upload, given


def _described(world: World, upload: Upload, file_id: str, folder: str) -> Json:
    file_id = file_id or world.keep(upload, folder).id
    return {"file_id": file_id, "file_unique_id": file_id[-12:], "file_size": len(upload.content)}


def _size(upload: Upload) -> tuple[int, int]:
    content = upload.content
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    if content.startswith((b"\xff\xd8\xff", b"GIF8")) or content[8:12] == b"WEBP":
        return 1280, 720
    raise refuse("IMAGE_PROCESS_FAILED")
