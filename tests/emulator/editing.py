"""What the bot changes afterwards: texts, captions, keyboards, deletions, and answers to presses."""

import time

from .arguments import Arguments
from .keyboards import read_markup
from .methods import method
from .records import Event, Json, Message
from .refusals import refuse
from .sending import message_caption, message_text
from .world import World

SAME = "exactly the same as a current content and reply markup of the message"
UNCHANGED = f"message is not modified: specified new message content and reply markup are {SAME}"
MAX_ANSWER = 200
MAX_DELETED_AT_ONCE = 100


@method("editMessageText")
def edit_message_text(world: World, arguments: Arguments) -> Json:
    """A new text for one of the bot's texts; without `reply_markup` the buttons go."""
    text, entities = message_text(arguments)
    message = _own(world, arguments)
    if message.media:
        raise refuse("There is no text in the message to edit")
    return _change(message, arguments, text, entities, arguments.text("text"))


@method("editMessageCaption")
def edit_message_caption(world: World, arguments: Arguments) -> Json:
    """A new caption under a photo or document."""
    text, entities = message_caption(arguments)
    message = _own(world, arguments)
    if not message.media:
        raise refuse("There is no caption in the message to edit")
    return _change(message, arguments, text, entities, arguments.text("caption"))


@method("editMessageReplyMarkup")
def edit_message_reply_markup(world: World, arguments: Arguments) -> Json:
    """New buttons, or none."""
    message = _own(world, arguments)
    return _change(message, arguments, message.text, message.entities, message.html)


@method("deleteMessage")
def delete_message(world: World, arguments: Arguments) -> bool:
    """Take a message out of the chat, the bot's or, in a private chat, the person's."""
    chat = world.chat_of(arguments)
    message = world.message_of(chat, arguments.number("message_id"), "delete")
    if chat.owner is None and not message.from_bot:
        raise refuse("Message can't be deleted")
    _delete(message)
    return True


@method("deleteMessages")
def delete_messages(world: World, arguments: Arguments) -> bool:
    """Take up to 100 messages out; what is gone already is skipped."""
    chat = world.chat_of(arguments)
    numbers = arguments.tree("message_ids", "message identifiers")
    if not isinstance(numbers, list) or not numbers:
        raise refuse("Message identifiers are not specified")
    if len(numbers) > MAX_DELETED_AT_ONCE:
        raise refuse("Too many message identifiers specified")
    for message in (chat.messages.get(int(number)) for number in numbers):
        if message is not None and not message.deleted and (chat.owner or message.from_bot):
            _delete(message)
    return True


@method("answerCallbackQuery")
def answer_callback_query(world: World, arguments: Arguments) -> bool:
    """End the spinner on a pressed button, with a toast of up to 200 characters or none; once, and in time."""
    text = arguments.text("text")
    if len(text) > MAX_ANSWER:
        raise refuse("MESSAGE_TOO_LONG")
    world.settle(arguments.text("callback_query_id"), text, arguments.flag("show_alert"))
    return True


def _own(world: World, arguments: Arguments) -> Message:
    chat = world.chat_of(arguments)
    message = world.message_of(chat, arguments.number("message_id"), "edit")
    if not message.from_bot:
        raise refuse("Message can't be edited")
    return message


def _change(message: Message, arguments: Arguments, text: str, entities: list[Json], html: str) -> Json:
    markup = read_markup(arguments.tree("reply_markup", "reply keyboard markup"), only_inline=True)
    if (text, entities, markup) == (message.text, message.entities, message.markup):
        raise refuse(UNCHANGED)
    message.earlier.append((message.text, message.markup))
    message.text, message.entities, message.markup, message.html = text, entities, markup, html
    message.edited = int(time.time())
    message.chat.tell(Event("edit", text, message))
    return message.as_api()


def _delete(message: Message) -> None:
    message.deleted = True
    message.chat.tell(Event("delete", message.text, message))
