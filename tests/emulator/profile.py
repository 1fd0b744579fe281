"""What the bot is: its name, commands, descriptions and menu button, its webhook, its chats and files."""

import re
from typing import Any

from .arguments import Arguments
from .methods import method
from .records import Json
from .refusals import refuse
from .world import World

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat", "chat_administrators", "chat_member")
MAX_DOWNLOAD = 20 << 20
LENGTHS = {"name": 64, "description": 512, "short_description": 120}


@method("getMe")
def get_me(world: World, arguments: Arguments) -> Json:
    """The bot's own account."""
    return world.bot.as_api() | {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}


@method("setMyCommands")
def set_my_commands(world: World, arguments: Arguments) -> bool:
    """The command list of one scope and language: names of a-z, 0-9 and _, descriptions of 1 to 256 characters."""
    given = arguments.tree("commands", "commands") or []
    if not isinstance(given, list) or any(not isinstance(one, dict) for one in given):
        raise refuse("Expected an Array of BotCommand")
    commands = [{name: str(one.get(name, "")).strip() for name in ("command", "description")} for one in given]
    for one in commands:
        one["command"] = one["command"].removeprefix("/")
        if not one["command"] or not one["description"]:
            raise refuse("Command must be non-empty" if not one["command"] else "Command description must be non-empty")
        if not COMMAND.fullmatch(one["command"]):
            raise refuse("BOT_COMMAND_INVALID" if len(one["command"]) <= 32 else "Command length must not exceed 32")
        if len(one["description"]) > 256:
            raise refuse("Command description length must not exceed 256")
    if len(commands) > 100:
        raise refuse("BOT_COMMANDS_TOO_MUCH")
    world.commands[_scope(arguments)] = commands
    return True


@method("getMyCommands")
def get_my_commands(world: World, arguments: Arguments) -> list[Json]:
    """The command list of one scope and language, empty if none was set."""
    return world.commands.get(_scope(arguments), [])


@method("deleteMyCommands")
def delete_my_commands(world: World, arguments: Arguments) -> bool:
    """Forget the command list of one scope and language."""
    world.commands.pop(_scope(arguments), None)
    return True


@method("setMyName")
@method("setMyDescription")
@method("setMyShortDescription")
def set_my_words(world: World, arguments: Arguments) -> bool:
    """Name (64), description (512) or short description (120 characters), per language."""
    for what, longest in LENGTHS.items():
        if what in arguments.fields:
            text = arguments.text(what).strip()
            if len(text) > longest:
                raise refuse(f"{what.replace('_', ' ')} is too long")
            world.profile[f"{what}:{arguments.text('language_code')}"] = text
    return True


@method("getMyName")
def get_my_name(world: World, arguments: Arguments) -> Json:
    """The name as set for a language, else the account's."""
    return {"name": _words(world, arguments, "name") or world.bot.first_name}


@method("getMyDescription")
def get_my_description(world: World, arguments: Arguments) -> Json:
    """The text an empty chat shows."""
    return {"description": _words(world, arguments, "description")}


@method("getMyShortDescription")
def get_my_short_description(world: World, arguments: Arguments) -> Json:
    """The text of the bot's profile page."""
    return {"short_description": _words(world, arguments, "short_description")}


@method("setChatMenuButton")
def set_chat_menu_button(world: World, arguments: Arguments) -> bool:
    """The button beside the input line, for one chat or for all."""
    button = arguments.tree("menu_button", "menu button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in ("commands", "web_app", "default"):
        raise refuse("Can't parse menu button: MenuButton has unsupported type")
    world.profile[_menu(world, arguments)] = button
    return True


@method("getChatMenuButton")
def get_chat_menu_button(world: World, arguments: Arguments) -> Any:
    """The menu button of a chat, or the bot's default."""
    return world.profile.get(_menu(world, arguments)) or world.profile.get("menu:") or {"type": "commands"}


@method("setWebhook")
def set_webhook(world: World, arguments: Arguments) -> bool:
    """Deliver updates by POST to an address (http is taken, as self-hosted servers do); an empty one ends it."""
    url = arguments.text("url")
    if not SECRET.fullmatch(arguments.text("secret_token")):
        raise refuse("secret token contains unallowed characters")
    if url and not re.match(r"https?://[^/\s]+", url):
        raise refuse("bad webhook: invalid webhook URL specified")
    world.updates.allow(arguments.tree("allowed_updates", "allowed updates"))
    world.webhook = {"url": url, "secret": arguments.text("secret_token")} if url else {}
    if arguments.flag("drop_pending_updates"):
        world.updates.drop()
    world.updates.wake(refuse("terminated by setWebhook request", 409) if url else None)
    return True


@method("deleteWebhook")
def delete_webhook(world: World, arguments: Arguments) -> bool:
    """Back to getUpdates, with or without what is pending."""
    world.webhook = {}
    if arguments.flag("drop_pending_updates"):
        world.updates.drop()
    return True


@method("getWebhookInfo")
def get_webhook_info(world: World, arguments: Arguments) -> Json:
    """The address, what waits, and the last failed delivery if there was one."""
    shown = {name: value for name, value in world.webhook.items() if name != "secret"}
    return {"url": "", "has_custom_certificate": False, "pending_update_count": world.updates.pending} | shown


@method("getChat")
def get_chat(world: World, arguments: Arguments) -> Json:
    """The chat, in short."""
    return world.chat_of(arguments).as_api() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _no_gifts()}


@method("getFile")
def get_file(world: World, arguments: Arguments) -> Json:
    """Where a file downloads from: `{base}/file/bot{token}/{file_path}`; up to 20 MB."""
    kept = world.files.get(arguments.text("file_id"))
    if kept is None:
        raise refuse("wrong file_id or the file is temporarily unavailable" if arguments.text("file_id") else "file_id not specified")
    size = len(kept.upload.content)
    if size > MAX_DOWNLOAD:
        raise refuse("file is too big")
    return {"file_id": kept.id, "file_unique_id": kept.id[-12:], "file_size": size, "file_path": kept.path}


def _scope(arguments: Arguments) -> tuple[str, str]:
    scope = arguments.tree("scope", "BotCommandScope") or {"type": "default"}
    if not isinstance(scope, dict) or scope.get("type") not in SCOPES:
        raise refuse("Can't parse BotCommandScope: Unsupported type specified")
    return f"{scope['type']}:{scope.get('chat_id', '')}:{scope.get('user_id', '')}", arguments.text("language_code")


def _words(world: World, arguments: Arguments, what: str) -> str:
    in_language = world.profile.get(f"{what}:{arguments.text('language_code')}")
    return str(in_language or world.profile.get(f"{what}:", ""))


def _menu(world: World, arguments: Arguments) -> str:
    return f"menu:{world.chat_of(arguments).id}" if arguments.text("chat_id") else "menu:"


def _no_gifts() -> Json:
    kinds = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return dict.fromkeys(kinds, False)
