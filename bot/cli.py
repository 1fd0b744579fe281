"""The command line: which command was asked for, and what it is given. Each command is imported when it is run."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from bot.exits import BROKEN, DONE, complain, instead_of
from flows.moves import SCENES, Relationship

_RELATIONSHIPS = tuple(map(str, Relationship))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0 done, 1 a judged fault, 2 bad usage or input, 70 a fault of ours."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read our output has had enough
        sys.stderr.close()
        return DONE
    except Exception as error:
        if os.environ.get("LOG_LEVEL", "").upper() == "DEBUG":
            raise
        print(f"second-coffee: something of ours broke ({type(error).__name__}); what you said before is kept", file=sys.stderr)
        return BROKEN


def _practice(chosen: argparse.Namespace) -> int:
    from bot.terminal.run import practise

    return _starting(lambda: practise(chosen.scene, chosen.partner, chosen.seed, chosen.feedback, chosen.level))


def _progress(_: argparse.Namespace) -> int:
    from bot.terminal.progress import print_progress

    return _guarded(print_progress)


def _check(chosen: argparse.Namespace) -> int:
    if chosen.jsonl and (chosen.to or chosen.reply or chosen.whole):
        return complain("--to, --reply and --whole are for people; a JSON line says its own relationship and stage")
    if chosen.disputed:
        from bot.terminal.disputes import print_all

        return _guarded(print_all)
    if not (chosen.file or chosen.jsonl or chosen.whole) and sys.stdin.isatty():
        from bot.terminal.checking import ask

        return _guarded(lambda: ask(chosen.to, chosen.reply))
    from bot.streams import check, check_whole

    run = check_whole if chosen.whole else check
    if chosen.jsonl:
        return _guarded(lambda: check(chosen.file or "-", jsonl=True))
    return _guarded(lambda: run(chosen.file or "-", to=chosen.to or "stranger", reply=chosen.reply))


def _replay(chosen: argparse.Namespace) -> int:
    from bot.streams import replay

    if chosen.jsonl and (chosen.to or chosen.scene):
        return complain("--to and --scene are for people; a JSON line says its own relationship and scene")
    return _guarded(lambda: replay(chosen.file, chosen.jsonl, to=chosen.to or "stranger", scene=chosen.scene or "coffee"))


def _scenes(chosen: argparse.Namespace) -> int:
    from bot.shelf import draw, lint, listing

    run = {"lint": lambda: lint(chosen.name), "draw": lambda: draw(chosen.name or "coffee"), None: listing}[chosen.what]
    return _guarded(run)


def _bot(_: argparse.Namespace) -> int:
    return _starting(lambda: _of_run("poll"))


def _serve(_: argparse.Namespace) -> int:
    return _starting(lambda: _of_run("serve"))


def _worker(_: argparse.Namespace) -> int:
    return _starting(lambda: _of_run("work"))


def _of_run(name: str) -> int:
    from bot.telegram.carrying import run  # reads content: a fault in it is a line like any other

    command: Callable[[], int] = getattr(run, name)
    return command()


def _move(chosen: argparse.Namespace) -> int:
    from bot.moving import run

    return _guarded(lambda: run(chosen.source, chosen.target))


def _admin(chosen: argparse.Namespace) -> int:
    def asked() -> int:
        from bot.admin.run import run

        return run(chosen.what, chosen.chat, chosen.json, chosen.name, chosen.about)

    return _guarded(asked)


def _starting(run: Callable[[], int]) -> int:
    """Run what rehearses with people, and say first what of the settings has no effect."""

    def told() -> int:
        from bot.settings import settings

        if settings().llm_model:
            complain("LLM_MODEL is set, and nothing uses it yet: the partners are the built-in ones")
        return run()

    return _guarded(told)


def _guarded(run: Callable[[], int]) -> int:
    from bot.content.strict import Faults
    from bot.settings import Unusable

    try:
        return run()
    except (Unusable, Faults) as error:
        return complain(str(error).splitlines()[0])


class _Parser(argparse.ArgumentParser):
    """A parser that answers bad usage in one line, with the nearest right thing."""

    def error(self, message: str) -> NoReturn:
        """One line on standard error, and the exit status for bad usage."""
        told = " ".join(message.split()).removeprefix("argument ")
        if found := re.search(r"invalid choice: (?P<quote>['\"]?)(?P<word>.*)(?P=quote) \(choose from (?P<known>.*)\)$", told):
            known = [each.strip("' ") for each in found["known"].split(",")]
            told = f"{told[: found.start()]}there is no {found['word']!r}{instead_of(found['word'], known)}"
        if no_number := re.search(r"invalid int value: (.*)$", told):
            told = f"{told[: no_number.start()]}a whole number is wanted, and not {no_number[1]}"
        sys.exit(complain(f"{told} (see {self.prog} --help)"))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="second-coffee", description="Rehearse a coffee before you have it.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _for_learners(commands)
    _for_writers(commands)
    _for_servers(commands)
    _for_operators(commands)
    return parser


def _for_learners(commands: argparse._SubParsersAction[_Parser]) -> None:
    """`practice`, `progress`, `check`, `replay`."""
    practice = commands.add_parser("practice", help="a rehearsal in the terminal")
    practice.add_argument("--scene", help="coffee, event, call and others (second-coffee scenes lists them); asked if not given")
    practice.add_argument("--partner", help="whom to meet; asked if not given")
    practice.add_argument("--seed", type=int, help="the same seed plays the same way")
    practice.add_argument("--level", choices=("easy", "normal", "hard"), default="normal", help="how hard the rehearsal is")
    practice.add_argument("--feedback", choices=("live", "gentle", "end"), help="when the mentor speaks")
    practice.set_defaults(run=_practice)

    progress = commands.add_parser("progress", help="how you are coming along, and what comes next")
    progress.set_defaults(run=_progress)

    for name, run, helps in (
        ("check", _check, "judge messages, one a line, or one letter"),
        ("replay", _replay, "judge finished talks and debrief them"),
    ):
        judging = commands.add_parser(name, help=helps)
        judging.add_argument("--jsonl", action="store_true", help="JSON lines in and out")
        default = None if name == "check" else "-"
        judging.add_argument("file", nargs="?", default=default, metavar="FILE", help="standard input if not given")
        judging.set_defaults(run=run)
        (_options_of_check if name == "check" else _options_of_replay)(judging)


def _for_writers(commands: argparse._SubParsersAction[_Parser]) -> None:
    """`scenes`, for whoever writes content."""
    scenes = commands.add_parser("scenes", help="list scenes and partners, or check content files")
    scenes.add_argument("what", nargs="?", choices=("lint", "draw"), help="lint: check content files; draw: a scene's states as Mermaid")
    scenes.add_argument("name", nargs="?", metavar="DIR|SCENE", help="the folder to check (if none: the built-in content), or the scene")
    scenes.set_defaults(run=_scenes)


def _for_servers(commands: argparse._SubParsersAction[_Parser]) -> None:
    """`bot`, `serve`, `worker`, and `move` from one database to another."""
    bot = commands.add_parser("bot", help="the Telegram bot, by long polling")
    bot.set_defaults(run=_bot)
    serve = commands.add_parser("serve", help="the HTTP side: the bot by webhook, health and metrics")
    serve.set_defaults(run=_serve)
    worker = commands.add_parser("worker", help="works off what other processes take in, on a shared PostgreSQL")
    worker.set_defaults(run=_worker)
    move = commands.add_parser("move", help="copies everything from one database to another, an empty one, and verifies it")
    move.add_argument("source", metavar="FROM", help="a database address, such as sqlite:////path/to/file.db")
    move.add_argument("target", metavar="TO", help="another, such as postgresql://user@host/name")
    move.set_defaults(run=_move)


def _for_operators(commands: argparse._SubParsersAction[_Parser]) -> None:
    """`admin`, for whoever runs the bot."""
    admin = commands.add_parser("admin", help="for whoever runs the bot: learners, queues, retry, redact, and who coaches")
    asked = admin.add_subparsers(dest="what", required=True, metavar="WHAT")
    for name, helps in (
        ("learners", "how many there are, how many are active or have blocked the bot"),
        ("queues", "how much waits, since when, and what failed"),
        ("retry", "put back what failed and may yet succeed"),
        ("redact", "erase all that is kept of a chat, as /forget does"),
        ("coach", "name whoever has a chat a coach, or give a coach another name"),
        ("uncoach", "they are no coach any more"),
        ("sign-out", "end a coach's sessions at the desk and their keys to the API; they stay a coach"),
        ("coaches", "who coaches, and how many"),
        ("coach-link", "a link that makes whoever opens it first a coach, good for a week"),
        ("corrections", "sentences whose judgement a coach overruled and the learner agreed to have kept, as JSON lines"),
    ):
        one = asked.add_parser(name, help=helps)
        one.add_argument("--json", action="store_true", help="one JSON object")
        one.set_defaults(run=_admin, chat=None, name="", about=None)
        if name in ("redact", "coach", "uncoach", "sign-out"):
            one.add_argument("chat", type=int, metavar="CHAT", help="the number of the chat")
        if name == "coach":
            one.add_argument("--name", required=True, help="as learners see it: 'Maria Keller'")
            one.add_argument("--about", metavar="TEXT", help="who that is, as learners see it before they join")


def _options_of_check(judging: argparse.ArgumentParser) -> None:
    """What `check` takes besides: to whom, what kind of message, how to read the file, and the judgements called wrong."""
    judging.add_argument("--to", choices=_RELATIONSHIPS, help="who is going to read it; a stranger if not given")
    judging.add_argument("--reply", action="store_true", help="a reply, or a message after meeting")
    judging.add_argument("--whole", action="store_true", help="the input is one message, however it is laid out, and not one a line")
    judging.add_argument("--disputed", action="store_true", help="print the judgements that people called wrong, as JSON lines")


def _options_of_replay(judging: argparse.ArgumentParser) -> None:
    """What `replay` takes besides: who talked, and where."""
    judging.add_argument("--to", choices=_RELATIONSHIPS, help="how the two of you stood when it began; a stranger if not given")
    judging.add_argument("--scene", choices=SCENES, help="where it was: a coffee if not given, an event, a call and others")
