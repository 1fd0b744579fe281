"""Whatever comes in, nothing breaks: a little of what `python -m tests.fuzz` tries at length, the same each time."""

import json
from contextlib import nullcontext
from typing import Any

import pytest
from hypothesis import Phase

from .alone import alone
from .talks import Learner
from .targets import TARGETS
from .updates import ADA

EXAMPLES = {"updates": 150, "presses": 15, "orders": 8, "talks": 60, "drafts": 40, "content": 80, "settings": 150, "lines": 80, "http": 200}


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_breaks_whatever_comes_in(name: str) -> None:
    with TARGETS[name]() as target:  # the smallest example would take minutes to find; `python -m tests.fuzz` tells a small one
        target.test(EXAMPLES[name], lambda _: nullcontext(), derandomize=True, phases=(Phase.generate,))()


PERSON = {"id": ADA, "is_bot": False, "first_name": "Ada"}
FRAME = {"message_id": 5, "date": 1_790_000_000, "chat": {"id": ADA, "type": "private"}, "from": PERSON}
ACCOUNT = {"id": 1, "is_bot": True, "first_name": "Bot"}
CHANGE = {
    "old_chat_member": {"user": ACCOUNT, "status": "member"},
    "new_chat_member": {"user": ACCOUNT, "status": "left", "until_date": 0},
}
KEPT_BY_NUMBER = [
    {"message": FRAME | {"message_id": 1 << 80, "text": "Hello"}},
    {"channel_post": FRAME | {"chat": {"id": -(1 << 70), "type": "channel"}}},
    {"my_chat_member": {"chat": FRAME["chat"], "from": FRAME["from"], "date": 5} | CHANGE},
]


@pytest.mark.parametrize("found", KEPT_BY_NUMBER)
def test_what_a_database_or_the_library_can_t_keep_does_not_come_again_and_again(found: dict[str, Any]) -> None:
    with alone() as bot:
        assert bot.takes(json.dumps({"update_id": 1, **found}).encode(), strict=False) == 200
        assert not bot.telegram.sent and len(bot.heard.errors) == 1
        Learner(bot).says("/start")
        assert len(bot.telegram.sent) == 1


def test_a_date_beyond_all_dates_is_refused() -> None:
    with alone() as bot:
        update = {"update_id": 1, "message": FRAME | {"date": -(1 << 63), "text": "Hello"}}
        assert bot.takes(json.dumps(update).encode()) == 400


def test_half_a_character_is_left_out_and_the_rest_is_heard() -> None:
    with alone() as bot:
        ada = Learner(bot)
        ada.begins()
        ada.says("How did you get into robotics?\ud83d")
        assert bot.telegram.sent[-1].method == "sendMessage" and not bot.heard.errors
