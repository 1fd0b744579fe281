"""What is tried: for each target its inputs, and what must hold for every one of them."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import get_state_machine_test
from telegram import Update

from bot import streams
from bot.checked import look_at, unfit
from bot.content.library import world
from bot.content.lint import built_in, faults_below
from bot.practice import talk_of
from bot.settings import Settings, Unusable
from bot.settings import settings as read_settings
from bot.store.codec import dump, load
from bot.telegram.carrying.intake import chat_of
from flows import play
from flows.debrief import debrief
from flows.moves import SCENES, Move, Reading, Relationship, Setting, Stage
from flows.rehearsal import Feedback, Rehearsal, Turn

from .alone import SECRET, Alone, alone
from .talks import Learner, Talks, data
from .texts import ODD, mutated, scalars, texts, values, whole
from .updates import ADA, updates

QUIET = settings(database=None, deadline=None, suppress_health_check=list(HealthCheck), print_blob=False)
STEPS = 30  # of one talk


Watching = Callable[[Any], AbstractContextManager[None]]


@dataclass
class Target:
    """Inputs, and a check that raises where they break something; it returns how many inputs there were in one example."""

    inputs: st.SearchStrategy[Any]
    holds: Callable[[Any], int]
    inputs_of_one: int = 1  # about
    count: int = 0

    def test(self, examples: int, watching: Watching, **how: Any) -> Callable[[], None]:
        """A property test over `examples` of them; each is checked within `watching(it)`."""

        def holds(one: Any) -> None:
            self.count += 1
            with watching(one):
                self.count += self.holds(one) - 1

        return settings(QUIET, max_examples=examples, **how)(given(self.inputs)(holds))


# Telegram


@contextlib.contextmanager
def update_targets() -> Iterator[Target]:
    """Any update at all, through webhook, intake, handling and outbox."""
    with alone() as bot:
        yield Target(updates(data), lambda one: _taken(bot, *one))


def _taken(bot: Alone, is_sound: bool, update: Any) -> int:
    bot.afresh()
    body = json.dumps(update).encode()
    strict = is_sound and _is_readable(update)
    if bot.takes(body, strict) == 200:
        before = len(bot.telegram.sent)
        assert bot.takes(body, strict) == 200 and len(bot.telegram.sent) == before, "handled twice"
    return 1


def _is_readable(update: Any) -> bool:
    """Whether the library reads back what it wrote; it leaves out empty lists that it then misses: a vote taken back, for one."""
    try:
        read = Update.de_json(json.loads(Update.de_json(update).to_json()))
    except Exception:
        return False
    message = read.effective_message
    return max(abs(chat_of(read)), abs(message.message_id) if message else 0) < 1 << 62


@contextlib.contextmanager
def press_targets() -> Iterator[Target]:
    """Data that no button of ours carries, or another one's, in the middle of a rehearsal."""
    who = st.sampled_from(((ADA, ADA), (ADA, ADA), (502, ADA), (502, 502)))
    with alone() as bot:
        presses = st.lists(st.tuples(st.integers(95, 125), data, who), min_size=1, max_size=20)
        yield Target(st.tuples(st.integers(0, 1), presses), lambda one: _pressed(bot, *one), 10)


def _pressed(bot: Alone, scene: int, presses: list[tuple[int, str, tuple[int, int]]]) -> int:
    learner = Learner(bot)
    learner.begins(scene)
    learner.says("Hello, could you refer me for a job at your company?")
    for number, carries, (who, chat) in presses:
        learner.presses(number, carries, who, chat)
        assert len(bot.open_rehearsals()) <= 1
    return len(presses)


@dataclass
class Orders:
    """Talks in place of single inputs: whatever a learner does, in any order."""

    talks: type[Talks]
    inputs_of_one: int = STEPS

    @property
    def count(self) -> int:
        """Steps taken so far."""
        return self.talks.done

    def test(self, examples: int, watching: Watching, **how: Any) -> Callable[[], None]:
        """As of a Target."""
        self.talks.watching = staticmethod(watching)
        return get_state_machine_test(self.talks, settings=settings(QUIET, max_examples=examples, stateful_step_count=STEPS, **how))


@contextlib.contextmanager
def order_targets() -> Iterator[Orders]:
    """Talks, presses, commands, edits, in any order."""
    with alone() as bot:
        yield Orders(type("OurTalks", (Talks,), {"bot": bot}))


# The core

people = st.sampled_from(("dana", "amadou", "jonas", "kev", "meilin", "priyanka", "ruth", "tomas"))
acts = st.one_of(texts(), texts(), texts(), st.integers(-1, 3))
talks = st.tuples(
    st.sampled_from(("coffee", "event")), people, st.integers(0, 1 << 62), st.sampled_from(Feedback), texts(300), st.lists(acts, max_size=4)
)
moves = st.frozensets(st.sampled_from(Move), max_size=3)
drafts = st.tuples(
    texts(4096), texts(), st.sampled_from(SCENES), st.sampled_from(Relationship), st.sampled_from(Stage), moves, st.booleans()
)


@contextlib.contextmanager
def talk_targets() -> Iterator[Target]:
    """A rehearsal in the core alone: any words, in any company."""
    yield Target(talks, lambda one: _played(*one), 3)


def _played(scene: str, partner: str, seed: int, feedback: Feedback, goal: str, acts: list[str | int]) -> int:
    room = play.cast(world(), scene, partner, seed)
    played = play.begin(world(), scene, room, seed, feedback, goal)
    turns = [played.turn]
    for act in acts:
        before = played.rehearsal
        if isinstance(act, str):
            played = play.advance(world(), before, act)
        elif 0 <= act < len(before.room) and not before.room[act].parted and act != before.facing:
            played = play.approach(world(), before, act)
        else:
            played = play.leave(world(), before)
        turns.append(played.turn)
        assert load(Rehearsal, dump(played.rehearsal)) == played.rehearsal
        assert load(Turn, dump(played.turn)) == played.turn
        assert all(0 <= person.ledger.balance <= 10 for person in played.rehearsal.room)
    told = debrief(talk_of(played.rehearsal, tuple(turns)))
    assert all(0 <= score.points <= 10 for score in told.scores)
    return 1 + len(acts)


@contextlib.contextmanager
def draft_targets() -> Iterator[Target]:
    """A message, what was said before it, and who reads it: read, judged, rewritten."""
    yield Target(drafts, lambda one: _judged(*one))


def _judged(text: str, previous: str, scene: str, reader: Relationship, stage: Stage, invited: frozenset[Move], reply: bool) -> int:
    _within(world().ear.read(text, Setting(scene, reader, stage, previous, invited)), text)
    if not unfit(text):
        checked = look_at(text, reader, reply)
        _within(checked.reading, text)
        assert all(0 <= mark.start <= mark.end <= len(text) for mark in checked.marks)
    return 1


def _within(reading: Reading, text: str) -> None:
    for seen in reading.sightings:
        start, end = seen.span
        assert 0 <= start <= end <= len(text) and 0 <= seen.confidence <= 1, seen


# What is read from files and from the environment

_FILES = ("scenes/coffee.yaml", "scenes/event.yaml", "partners/dana.yaml", "words/care.yaml", "topics.yaml", "pages/room.j2")
_STUFF = (*ODD, "- ", "  ", "{", "}", "[", "]", ": ", "&x ", "*x", "!!int ", "null", "~", "|", ">-", "---\n", "...", "? ", "%YAML 9\n", "#")


@st.composite
def files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A name, and a part of the file of that name with a few places changed; or no part of anything."""
    name = draw(st.sampled_from(_FILES))
    source = draw(st.sampled_from(_PARTS[name]))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(source)))
        cut = draw(st.sampled_from((0, 0, 1, 8, 200, len(source))))
        source = source[:at] + draw(st.sampled_from(_STUFF) | texts(120)).encode("utf-8", "surrogatepass") + source[at + cut :]
    return name, draw(st.sampled_from((source, source, source, draw(st.binary(max_size=60)))))


def _parts(name: str) -> tuple[bytes, ...]:
    """The file, and stretches of its lines: what is missing is a fault like any other."""
    source = (built_in() / name).read_bytes()
    lines = source.splitlines(keepends=True)
    stretches = [b"".join(lines[start : start + 60]) for start in range(0, min(len(lines), 600), 60)]
    return (source, *stretches) if len(source) < 20_000 else tuple(stretches)


_PARTS = {name: _parts(name) for name in _FILES}


@contextlib.contextmanager
def content_targets() -> Iterator[Target]:
    """Content files, checked as `scenes lint` checks them."""
    with TemporaryDirectory(prefix="fuzz-") as folder:
        yield Target(files(), lambda one: _linted(Path(folder), *one))


def _linted(root: Path, name: str, source: bytes) -> int:
    file = root / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(source)
    most = len(source.decode("utf-8", "replace").splitlines()) + 1
    try:
        for fault in faults_below(root):
            assert fault.file == name and 1 <= fault.line <= most and fault.says, fault
            assert "\n" not in str(fault) and len(str(fault)) < 1000, fault
    finally:
        file.unlink()
    return 1


_LOOKS = ("123:ABC", "http://", "https://x", "sqlite://", "sqlite:///x.db", "postgresql://u:p@h:x/d", "postgresql+nothing://h", "://", "7")
_VALUES = st.one_of(st.sampled_from((*_LOOKS, "[::1]:80", ":80", "h:²", "h:65536", "debug", "9" * 5000, "1e3")), texts(100)).map(
    lambda text: whole(text).replace("\x00", "")
)


@contextlib.contextmanager
def setting_targets() -> Iterator[Target]:
    """Settings, from the environment and from a file `.env`."""
    names = st.sampled_from(sorted(Settings.model_fields))
    env_files = st.one_of(st.none(), st.binary(max_size=80), st.lists(st.tuples(names, texts(60))).map(_env_file))
    with TemporaryDirectory(prefix="fuzz-") as folder, contextlib.chdir(folder):
        yield Target(st.tuples(st.dictionaries(names, _VALUES, max_size=4), env_files), lambda one: _set(*one))


def _env_file(lines: list[tuple[str, str]]) -> bytes:
    return "".join(f"{name.upper()}={value}\n" for name, value in lines).encode("utf-8", "surrogatepass")


def _set(environment: dict[str, str], env_file: bytes | None) -> int:
    Path(".env").write_bytes(env_file or b"")
    with mock.patch.dict(os.environ, {name.upper(): value for name, value in environment.items()}):
        try:
            chosen = read_settings()
            assert chosen.secrets is not None and chosen.place[1] < 65536
        except Unusable as told:
            assert "\n" not in str(told) and len(str(told)) < 1000
    return 1


checked = st.fixed_dictionaries(
    {"id": scalars, "text": texts()}, optional={"previous": texts(), "scene": st.sampled_from(SCENES), "invited": st.just(["intro_ask"])}
)
replayed = st.fixed_dictionaries(
    {
        "id": scalars,
        "turns": st.lists(
            st.fixed_dictionaries({"who": st.sampled_from(("user", "partner")), "text": texts(500)}, optional={"invites": values}),
            max_size=4,
        ),
    }
)


@contextlib.contextmanager
def line_targets() -> Iterator[Target]:
    """Lines for `check --jsonl` and `replay --jsonl`, whatever stands in them."""
    record = st.one_of(mutated(checked, 1), mutated(replayed, 1), values).map(lambda value: json.dumps(value).encode())
    raw = st.one_of(st.binary(max_size=60), texts(200).map(lambda text: text.encode("utf-8", "surrogatepass")), st.just(b"[" * 9000))
    with TemporaryDirectory(prefix="fuzz-") as folder:
        file = Path(folder) / "lines.jsonl"
        yield Target(st.tuples(st.booleans(), st.lists(st.one_of(record, record, raw), max_size=4)), lambda one: _answered(file, *one))


def _answered(file: Path, replays: bool, lines: list[bytes]) -> int:
    file.write_bytes(b"\n".join(lines))
    asked = [line for line in file.read_bytes().split(b"\n") if line.strip(streams._BLANK)]
    written = io.BytesIO()
    answered = io.TextIOWrapper(written, "utf-8")
    with mock.patch.object(sys, "stdout", answered):
        assert (streams.replay if replays else streams.check)(str(file), True) == 0
        answered.flush()
    answers = written.getvalue().split(b"\n")[:-1]
    assert len(answers) == len(asked)
    for line in answers:
        answer = json.loads(line)
        assert "id" in answer and (answer.keys() == {"id", "error"} or ("turns" if replays else "moves") in answer)
    return max(1, len(asked))


# HTTP


calls = st.tuples(
    st.sampled_from(("GET", "POST", "POST", "HEAD", "PUT", "OPTIONS", "get", "")) | st.text("ABCXYZ!", max_size=9),
    st.sampled_from(("/telegram", "/telegram", "/healthz", "/readyz", "/metrics", "/telegram/", "//", "/../etc/passwd")) | texts(300),
    st.binary(max_size=60),
    st.lists(
        st.tuples(
            st.sampled_from((b"content-type", b"content-length", b"transfer-encoding", b"host", b"cookie", b"expect", b"range", b"accept"))
            | st.binary(max_size=20),
            st.binary(max_size=60) | st.sampled_from((b"-1", b"9" * 4000, b"chunked", b"application/json; charset=utf-99")),
        ),
        max_size=4,
    ),
    st.sampled_from((SECRET.encode(), SECRET.encode(), b"", b"\xff", SECRET.encode() + b"\x00", None)),
    st.lists(st.binary(max_size=200) | st.sampled_from((b"x" * 400_000, b'{"update_id": 5}', b"{", b"null")), max_size=4),
    st.booleans(),
)


@contextlib.contextmanager
def http_targets() -> Iterator[Target]:
    """Calls of the HTTP side, as a server hands them on."""
    with alone() as bot:
        yield Target(calls, lambda call: _called(bot, *call))


def _called(
    bot: Alone,
    method: str,
    path: str,
    query: bytes,
    headers: list[tuple[bytes, bytes]],
    secret: bytes | None,
    body: list[bytes],
    hangs_up: bool,
) -> int:
    all_headers = [(name.lower(), value) for name, value in headers]
    all_headers += [(b"x-telegram-bot-api-secret-token", secret)] if secret is not None else []
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
    }
    scope |= {"raw_path": whole(path).encode(), "root_path": "", "query_string": query, "headers": all_headers}
    parts = [{"type": "http.request", "body": part, "more_body": True} for part in body]
    parts.append({"type": "http.disconnect"} if hangs_up else {"type": "http.request", "body": b"", "more_body": False})
    answers: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return parts.pop(0) if parts else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        answers.append(message)

    bot.run(bot.app({**scope}, receive, send))
    statuses = [answer["status"] for answer in answers if answer["type"] == "http.response.start"]
    assert len(statuses) == 1 and statuses[0] < 500, statuses
    assert not bot.heard.errors, bot.heard.errors
    return 1


TARGETS: dict[str, Callable[[], AbstractContextManager[Target | Orders]]] = {
    "updates": update_targets,
    "presses": press_targets,
    "orders": order_targets,
    "talks": talk_targets,
    "drafts": draft_targets,
    "content": content_targets,
    "settings": setting_targets,
    "lines": line_targets,
    "http": http_targets,
}
