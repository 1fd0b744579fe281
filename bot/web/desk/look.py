"""How pages are made: a template of `prompts/desk` with its facts, a time on the coach's clock, one style sheet for all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from hashlib import sha256
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from markupsafe import Markup, escape

from bot.clock import local
from bot.content.library import prompts
from bot.store.tables import Learner
from bot.words import PLAIN, sentences


class _Templates(BaseLoader):
    """Templates from `prompts/desk`, wherever the package lies."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool]]:
        page = prompts() / "desk" / template
        if not page.is_file():
            raise TemplateNotFound(template)
        return page.read_text("utf-8"), None, lambda: True


def page(name: str, reader: Learner | None = None, **facts: Any) -> str:
    """The page `prompts/desk/<name>.html.j2`; times are shown on the reader's clock. Raises UndefinedError if a fact is missing."""
    facts["day"], facts["moment"], facts["field_time"] = _times(reader)
    return _environment().get_template(f"{name}.html.j2").render(facts)


@cache
def style() -> tuple[str, str]:
    """All style sheets of `prompts/desk` as one, and its name, which changes with what stands in it: "desk-1a2b3c4d.css"."""
    sheets = sorted((file for file in (prompts() / "desk").iterdir() if file.name.endswith(".css")), key=lambda each: each.name)
    text = "\n".join(file.read_text("utf-8") for file in sheets)
    return text, f"desk-{sha256(text.encode()).hexdigest()[:8]}.css"


@cache
def script(name: str) -> str:
    """A script of `prompts/desk`."""
    return (prompts() / "desk" / name).read_text("utf-8")


def said(name: str, /, **facts: Any) -> str:
    """A sentence of `prompts/words`; templates know it as `t`."""
    return PLAIN.sentence(name, 0, **facts)


def _times(reader: Learner | None) -> tuple[Callable[[datetime | None], Markup], Callable[[datetime | None], Markup], Callable[..., str]]:
    """A day ("Mon 23 Nov"), a moment ("Mon 23 Nov, 14:05"), and a time as a form's field takes it."""

    def here(moment: datetime) -> datetime:
        return local(reader, moment) if reader else moment

    def shown(moment: datetime | None, form: str) -> Markup:
        if moment is None:
            return Markup("")
        text = here(moment).strftime(form).replace(" 0", " ", 1)
        return Markup('<time datetime="{}">{}</time>').format(moment.isoformat(timespec="minutes"), text)

    def day(moment: datetime | None) -> Markup:
        return shown(moment, "%a %d %b")

    def exact(moment: datetime | None) -> Markup:
        return shown(moment, "%a %d %b, %H:%M")

    def field_time(moment: datetime | None) -> str:
        return here(moment).strftime("%Y-%m-%dT%H:%M") if moment else ""

    return day, exact, field_time


@cache
def _environment() -> Environment:
    # the templates are ours, and no coach's; S701 looks for autoescape
    made = Environment(loader=_Templates(), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.globals |= {"t": said, "style": lambda: style()[1]}
    made.tests["known"] = lambda name: name in sentences()
    made.filters["lines"] = lambda text: Markup("<br>").join(escape(line) for line in str(text).splitlines())
    return made
