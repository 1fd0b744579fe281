"""An emulated Telegram Bot API with simulated people, for tests and for trying the bot by hand."""

from .calls import Call, Calls
from .faults import Fault, Faults, bad_gateway, flood, refusal, reset, server_error, silence, slow
from .listening import Unheard
from .people import Group, Person
from .process import BotProcess
from .records import Button, Event, Message, Press
from .run import Emulator

__all__ = [
    "BotProcess",
    "Button",
    "Call",
    "Calls",
    "Emulator",
    "Event",
    "Fault",
    "Faults",
    "Group",
    "Message",
    "Person",
    "Press",
    "Unheard",
    "bad_gateway",
    "flood",
    "refusal",
    "reset",
    "server_error",
    "silence",
    "slow",
]
