"""One call of a page by a coach who is signed in: what came with it, and what it can be answered with."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlmodel.ext.asyncio.session import AsyncSession
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.coaching import given, sessions
from bot.settings import Settings
from bot.store.coaching import Coach, Session
from bot.store.tables import Learner
from bot.web.desk import look

ROOT = "/desk"
LONGEST = 20_000  # characters of a field that are read at all; the rest is told as a fault, with nothing lost
TWICE = timedelta(minutes=1)  # within which the same again is a button pressed twice, or a page sent anew
T = TypeVar("T")


@dataclass(slots=True)
class Visit:
    """One call of a page by a coach who is signed in. `work` may be written in where the page was entered as `writes`, and by forms."""

    request: Request
    work: AsyncSession
    now: datetime
    coach: Coach
    learner: Learner  # the coach's own row: their chat and their clock
    session: Session
    cookie: str
    settings: Settings
    form: Mapping[str, Any] = field(default_factory=dict)  # of a FormData: getlist() and .get()
    ready: Any = None  # what was made of the form before

    def page(self, name: str, status: int = 200, **facts: Any) -> Response:
        """A page of `prompts/desk`."""
        said = self.request.query_params.get("said", "")
        common = {"coach": self.coach, "seal": sessions.forgery_seal(self.cookie), "place": self.request.url.path, "said": said}
        return HTMLResponse(look.page(name, self.learner, **common, **facts), status)

    def to(self, path: str, said: str = "") -> Response:
        """On to another page of the desk ("/", "/cohort/3"), with a word on what was done: the sentence desk.said.<said>."""
        return RedirectResponse(f"{ROOT}{path}{'?said=' + said if said else ''}", 303)

    def text(self, name: str, most: int = 4000) -> str:
        """A field of the form without what surrounds it; nothing if it is missing, a file, or longer than `most`."""
        value = self.form.get(name, "")
        return value.strip() if isinstance(value, str) and len(value) <= most else ""

    def number(self, name: str, default: int = 0) -> int:
        """A whole number of the form."""
        value = self.text(name, 12)
        return int(value) if value.lstrip("-").isascii() and value.lstrip("-").isdigit() and value.count("-") < 2 else default

    def among(self, name: str, choices: Collection[int], otherwise: int) -> int:
        """A number of the form that is one of a few."""
        number = self.number(name, otherwise)
        return number if number in choices else otherwise

    def row(self, name: str) -> int:
        """The number of a row that the form names, or 0."""
        return given.number(self.number(name))

    def asked(self, name: str) -> int:
        """The number of a row, or of a page, behind the question mark of the address; 0 for none."""
        return given.written(self.request.query_params.get(name, ""))

    def several(self, name: str) -> list[str]:
        """All values of a field."""
        assert isinstance(self.form, FormData)
        return [value for value in self.form.getlist(name) if isinstance(value, str)]

    @property
    def here(self) -> int:
        """The number in the address; one that is beyond all numbers is none."""
        return given.number(int(self.request.path_params.get("number", 0)))


def there(value: T | None) -> T:
    """The value. Raises HTTPException 404 where there is none that this coach may see."""
    if value is None:
        raise HTTPException(404)
    return value
