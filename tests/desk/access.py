"""Who gets what: every page and form of the desk and every call of the API, as nobody, a learner, another coach and the coach.

`python -m tests.desk.access` prints the table, `--write` keeps it as docs/access.md; a test holds one against the other.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession
from starlette.routing import Mount, Route

from bot.coaching import sessions, tokens, uploads
from bot.content.library import prompts
from bot.content.uploaded import examine
from bot.settings import Settings
from bot.store.coaching import Invitation, Remark, Task
from bot.store.store import Store
from bot.store.tables import Taken
from bot.web.api.operations import ROOT as API
from bot.web.api.table import OPERATIONS
from bot.web.desk.site import desk
from bot.web.desk.visit import ROOT
from tests.desk.conftest import Browser, browser, sign_in
from tests.desk.sample import Desk, laid

PAGE = Path(__file__).parents[2] / "docs" / "access.md"
ROLES = ("nobody", "a learner", "another coach", "the coach")
KEYS = ("nobody", "a key that reads", "another coach's key", "the coach's key")
OWN = (prompts() / "partners" / "dana.yaml").read_text("utf-8").replace("Dana Okafor", "Petra Lang")  # a partner of the coach's own
OPEN = (
    "/desk/in",
    "/desk/app",
    "/desk/inside.js",
    "/desk/{name:str}.css",
)  # doors, and what is the same for everybody_WORDS = {"kind": "partner"}  # what stands in an address and is no number


_WORDS = {"kind": "partner"}  # what stands in an address and is no number
_HEAD = """# Who gets what

Every page and form of the coach's desk, asked with the numbers of one coach's cohort, as nobody, as a learner of it, as a coach of
another cohort, and as its coach.
Written by `python -m tests.desk.access --write` from the list of routes itself; a test holds it against what is answered.

303 leads to the door (or, for the coach, on to the next page), 404 says the same whether something is not there or not yours, 422
shows a form again with what is missing, 403 refuses a form that is nobody's.
"""
_HEAD_OF_API = """## The API

Every operation, called as it should be with the numbers of one coach's cohort: without a key, with a key of its coach's that only
reads, with a key of another coach's that may do everything, and with such a key of its coach's.

401 asks for a key, 403 refuses to change anything for a key that reads, 404 is the same as above, and 422 says that what the body
names is not there for this key.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One call, and the status each role is answered with."""

    method: str
    path: str
    answers: tuple[int, ...]


def endpoints() -> list[tuple[str, str]]:
    """Every method and path of the desk, from its own list of routes."""
    (mount,) = [each for each in desk(Settings(_env_file=None), Store.__new__(Store)) if isinstance(each, Mount)]
    found = [(method, ROOT + route.path) for route in mount.routes if isinstance(route, Route) for method in route.methods or ()]
    return sorted({(method, path) for method, path in found if method != "HEAD"}, key=lambda each: (each[1], each[0]))


async def rows() -> list[Row]:
    """The table; each call meets a desk on which nothing has been done yet."""
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "model.db"
        numbers, laid_out = await _laid(model)
        found = []
        for method, path in endpoints():
            answers = []
            for role in ROLES:
                copy = Path(folder) / "copy.db"
                shutil.copy(model, copy)
                async with _as(role, copy, laid_out) as visitor:
                    answers.append(await _answer(visitor, method, path, numbers))
            found.append(Row(method, path, tuple(answers)))
        return found


async def api_rows() -> list[Row]:
    """The same for the operations of the API; what the coach's key changes meets a desk on which nothing has been done yet."""
    from tests.api.calls import key_of, program
    from tests.api.conftest import laid_in

    with tempfile.TemporaryDirectory() as folder:
        model, found = await laid_in(Path(folder) / "model.db"), []
        coach, other = model.on_it.coach, model.on_it.other
        for each in OPERATIONS:
            copy = Path(folder) / "copy.db"
            shutil.copy(model.file, copy)
            store = await Store.opened(f"sqlite:///{copy}")
            answers = []
            for key in ("", await key_of(store, coach, True), await key_of(store, other), await key_of(store, coach)):
                async with program(store, key) as caller:
                    answers.append((await caller.call(each, model.numbers)).status_code)
            await store.close()
            found.append(Row(each.method, API + each.path, tuple(answers)))
        return found


def table(found: list[Row], of_api: list[Row]) -> str:
    """As Markdown."""
    return f"{_HEAD}\n{_lines(ROLES, found)}\n{_HEAD_OF_API}\n{_lines(KEYS, of_api)}"


def _lines(roles: tuple[str, ...], found: list[Row]) -> str:
    lines = [f"| {row.method} `{row.path}` | " + " | ".join(map(str, row.answers)) + " |" for row in found]
    return "| | " + " | ".join(roles) + " |\n| --- |" + " --- |" * len(roles) + "\n" + "\n".join(lines) + "\n"


async def numbers_of(work: AsyncSession, on_it: Desk) -> dict[str, int]:
    """The number by which each kind of thing on a desk is known."""
    assert on_it.shared is not None
    token, _ = await tokens.made(work, on_it.coach, "platform", datetime.now(UTC))
    said = select(Taken.id).where(Taken.rehearsal == on_it.shared.rehearsal, Taken.kind == "say")
    numbers = {
        "cohort": on_it.cohort.id,
        "member": on_it.members[0].id,
        "invitation": (await work.exec(select(Invitation.id).where(Invitation.cohort == on_it.cohort.id))).first(),
        "key": token.id,
        "exercise": on_it.designed.id,
        "assignment": on_it.assignment.id,
        "task": (await work.exec(select(Task.id).where(Task.assignment == on_it.assignment.id))).first(),
        "talk": on_it.shared.id,
        "remark": (await work.exec(select(Remark.id))).first(),
        "turn": (await work.exec(said)).first(),
        "content": (await uploads.keep(work, on_it.coach, examine(OWN.encode(), "own.yaml"), OWN, datetime.now(UTC))).id,
    }
    return {name: number or 0 for name, number in numbers.items()}


async def _laid(path: Path) -> tuple[dict[str, int], Desk]:
    store = await Store.opened(f"sqlite:///{path}")
    async with store.work() as work:
        found = await laid(work, 3, 2, datetime.now(UTC))
        numbers = await numbers_of(work, found)
    await store.tidy()
    await store.close()
    return numbers, found


@asynccontextmanager
async def _as(role: str, path: Path, laid_out: Desk) -> AsyncIterator[Browser]:
    """A browser in the hands of `role`; a learner who was sent the coach's link too late holds nothing but a cookie they made up."""
    store = await Store.opened(f"sqlite:///{path}")
    try:
        async with browser(store) as visitor:
            if role in ("another coach", "the coach"):
                await sign_in(store, visitor, laid_out.coach if role == "the coach" else laid_out.other)
            elif role == "a learner":
                visitor.cookies.set("desk", "made-up")
                visitor.seal = sessions.forgery_seal("made-up")
            yield visitor
    finally:
        await store.close()


async def _answer(visitor: Browser, method: str, path: str, numbers: dict[str, int]) -> int:
    place = filled(path, numbers)
    answer = await (visitor.get(place) if method == "GET" else visitor.send_form(place))
    return answer.status_code


def filled(path: str, numbers: dict[str, int]) -> str:
    """A path with numbers put in: "/desk/cohort/{number:int}" gets the number of a cohort. Raises KeyError for a new kind."""
    parts, kind = [], ""
    for part in path.split("/"):
        if part.startswith("{"):
            name, _, rest = part[1:].partition("}")
            name = name.split(":")[0]
            told = numbers[name if name in numbers else kind] if ":int" in part else _WORDS.get(name, part)
            parts.append(f"{told}{rest}" if told != part else part)
        else:
            parts.append(part)
            kind = part
    return "/".join(parts)


if __name__ == "__main__":
    told = table(asyncio.run(rows()), asyncio.run(api_rows()))
    PAGE.write_text(told, "utf-8") if "--write" in sys.argv else print(told)
