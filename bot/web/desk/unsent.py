"""A form that came when its session was over: nothing of it is done, and nothing that somebody wrote is lost."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, Response

from bot.web.desk import look

WRITTEN = ("title", "goal", "message", "text", "why", "about", "source")  # fields of our forms that hold somebody's own words
_CHOSEN = ("due",)  # and one that shows a form took more than a tap


def is_worth_keeping(form: FormData) -> bool:
    """Whether somebody would have to write it again."""
    return any(isinstance(value := form.get(name), str) and value.strip() for name in (*WRITTEN, *_CHOSEN))


def kept(path: str, form: FormData, seal: str = "") -> Response:
    """What was written, to be sent anew: with a `seal` by whoever is signed in again, without one by whoever has to sign in first."""
    fields = [(name, value) for name, value in form.multi_items() if isinstance(value, str) and name != "seal"]
    written = [(name, value) for name, value in fields if name in WRITTEN and value.strip()]
    chosen = [each for each in fields if each not in written]
    return HTMLResponse(look.page("unsent", None, at=path, written=written, chosen=chosen, seal=seal), 403)
