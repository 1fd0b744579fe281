"""A learner who does anything in any order: talks, presses what is alive and what is long gone, edits, stops, exports, forgets."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.telegram.routes import COMMANDS, PRESSES

from .alone import Alone
from .texts import PHRASES, texts
from .updates import ADA

BEGINNING = ("scene", "partner", "goal")
forms = st.sampled_from(sorted(PRESSES)).flatmap(lambda pattern: st.from_regex(rf"\A(?:{pattern})\Z"))
near = st.builds("{}{}{}".format, st.sampled_from(("", " ", "\n", "\x00", "1")), forms, st.sampled_from(("", ":", "\n", "0" * 40, "é")))
data = st.one_of(forms, near, texts(80), st.text(max_size=64))
lines = st.sampled_from(PHRASES) | texts(4096)
payloads = st.one_of(st.sampled_from(("check", "practice", "forget", "help")), st.from_regex(r"\A[A-Za-z0-9_-]{1,64}\Z"), texts(200))


Watching = Callable[[Any], AbstractContextManager[None]]


class Learner:
    """A person at the other end of the chat; each step is taken within `watching(all of them)`."""

    def __init__(self, bot: Alone, watching: Watching = nullcontext) -> None:
        self.bot, self.watching, self.steps = bot, watching, 0
        self.said: list[dict[str, Any]] = []  # the messages that can be edited
        self.did: list[dict[str, Any]] = []
        bot.afresh()

    def does(self, **update: Any) -> None:
        """Something reaches the bot, and everything that comes of it."""
        self.steps += 1
        self.did.append(update)
        with self.watching(self.did):
            assert self.bot.takes(json.dumps({"update_id": self.steps, **update}).encode()) == 200

    def says(self, text: str, chat: int = ADA, **more: Any) -> None:
        """A message, or a command."""
        self.bot.telegram.number += 1
        body = self._message(self.bot.telegram.number, chat) | ({"text": text} if text else {}) | more
        if text.startswith("/"):
            body["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        self.said.append(body)
        self.does(message=body)

    def edits(self, which: int, text: str) -> None:
        """One of the messages said so far, the latest being 0."""
        self.does(edited_message=self.said[-1 - which % len(self.said)] | {"text": text, "edit_date": 1_790_000_100})

    def presses(self, number: int, data: str, who: int = ADA, chat: int = ADA, about: str = "") -> None:
        """A button with this data under message `number`, which replied to a message that said `about`."""
        under = self._message(number, chat) | {"text": "?", "from": {"id": 1, "is_bot": True, "first_name": "Bot"}}
        if about:
            under["reply_to_message"] = self._message(1, chat) | {"text": about}
        query = {"id": "1", "from": {"id": who, "is_bot": False, "first_name": "Ada"}, "chat_instance": "1", "message": under, "data": data}
        self.does(callback_query=query)

    def begins(self, scene: int = 0, partner: int = 0) -> None:
        """Into a rehearsal by taps."""
        self.says("/practice")
        for kind, index in zip(BEGINNING, (scene, partner, 0), strict=True):
            found = [each for each in self.live() if each[1].startswith(f"{kind}:")]
            if found:
                self.presses(*found[index % len(found)])

    def live(self) -> list[tuple[int, str]]:
        """The buttons that stand in the chat now, with their messages; an edit puts others where some were."""
        standing: dict[int, tuple[str, ...]] = {}
        for each in self.bot.telegram.sent:
            if each.chat == ADA and each.method != "setMessageReaction":
                standing[each.number] = each.data
        return [(number, each) for number, row in standing.items() for each in row]

    def ever(self) -> list[tuple[int, str]]:
        """All buttons there ever were."""
        return [(each.number, data) for each in self.bot.telegram.sent if each.chat == ADA for data in each.data]

    @staticmethod
    def _message(number: int, chat: int) -> dict[str, Any]:
        who = {"id": chat, "is_bot": False, "first_name": "Ada"}
        return {"message_id": number, "date": 1_790_000_000, "chat": {"id": chat, "type": "private"}, "from": who}


class Talks(RuleBasedStateMachine):
    """Any order of anything; at most one rehearsal is open, and it can be read back."""

    bot: ClassVar[Alone]
    done: ClassVar[int] = 0  # steps, over all talks
    watching: ClassVar[Watching] = nullcontext

    def _watched(self, steps: Any) -> AbstractContextManager[None]:
        type(self).done += 1
        return type(self).watching(steps)

    @initialize(scene=st.none() | st.integers(0, 1), partner=st.integers(0, 8))
    def arrives(self, scene: int | None, partner: int) -> None:
        self.learner = Learner(self.bot, self._watched)
        if scene is not None:
            self.learner.begins(scene, partner)

    @rule(text=lines)
    def says(self, text: str) -> None:
        self.learner.says(text)

    @rule(text=lines)
    def says_more(self, text: str) -> None:
        self.learner.says(text)

    @rule(name=st.sampled_from(sorted(COMMANDS)), argument=st.just("") | payloads | lines)
    def commands(self, name: str, argument: str) -> None:
        self.learner.says(f"/{name} {argument}".strip(" "))

    @rule(payload=payloads)
    def follows_a_link(self, payload: str) -> None:
        self.learner.says(f"/start {payload}")

    @precondition(lambda self: self.learner.live())
    @rule(which=st.integers(0, 30), about=lines)
    def presses(self, which: int, about: str) -> None:
        live = self.learner.live()
        number, carries = live[-1 - which % len(live)]
        self.learner.presses(number, carries, about=about)

    @precondition(lambda self: self.learner.ever())
    @rule(which=st.integers(0, 60), about=lines)
    def presses_what_may_be_gone(self, which: int, about: str) -> None:
        ever = self.learner.ever()
        self.learner.presses(*ever[-1 - which % len(ever)], about=about)

    @rule(number=st.integers(95, 130), carries=data, who=st.sampled_from((ADA, 502)), chat=st.sampled_from((ADA, 502)))
    def forges(self, number: int, carries: str, who: int, chat: int) -> None:
        self.learner.presses(number, carries, who, chat)

    @precondition(lambda self: self.learner.said)
    @rule(which=st.integers(0, 3), text=lines)
    def edits(self, which: int, text: str) -> None:
        self.learner.edits(which, text)

    @rule(name=st.text(max_size=20), caption=lines)
    def sends_a_file(self, name: str, caption: str) -> None:
        body = {"file_id": "1", "file_unique_id": "1", "file_name": name}
        self.learner.says("", document=body, caption=caption)

    @rule(status=st.sampled_from(("kicked", "member", "left", "no such")))
    def blocks_or_comes_back(self, status: str) -> None:
        bot = {"id": 1, "is_bot": True, "first_name": "Bot"}
        change = {
            "old_chat_member": {"user": bot, "status": "member"},
            "new_chat_member": {"user": bot, "status": status} | ({"until_date": 0} if status == "kicked" else {}),
        }
        frame = self.learner._message(1, ADA)
        self.learner.does(my_chat_member={"chat": frame["chat"], "from": frame["from"], "date": 5, **change})

    @invariant()
    def at_most_one_rehearsal_is_open(self) -> None:
        if hasattr(self, "learner"):
            assert len(self.bot.open_rehearsals()) <= 1
