"""Words at the edge: a template's name and its facts become text, marked up for the surface it appears on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateNotFound
from markupsafe import Markup, escape

from bot.content.library import prompts, world
from bot.content.strict import load
from bot.fenced import Fenced, rendered
from flows.rehearsal import Line, Note
from flows.words import shortened

_QUOTED = 160  # characters of the learner's words in a note


@dataclass(frozen=True, slots=True)
class Sentences:
    """Short sentences by name, each with one or more wordings."""

    sentences: dict[str, tuple[str, ...]]


class _Pages(BaseLoader):
    """Templates from `prompts/pages`, wherever the package lies."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, None]:
        page = prompts() / "pages" / template
        if not page.is_file():
            raise TemplateNotFound(template)
        return page.read_text("utf-8"), None, None


@dataclass(frozen=True)
class Surface:
    """Where text appears: Telegram's HTML, or plain lines. Templates say bold(x), quiet(x), quoted(x); the surface knows how."""

    html: bool
    _cache: dict[str, Template] = field(default_factory=dict, repr=False, compare=False)

    def page(self, name: str, **facts: Any) -> str:
        """The page `prompts/pages/<name>.j2` with `facts` put in; raises UndefinedError if one is missing."""
        if self.html and "sentence" in facts:  # a sentence is marked up already: escaped again, "you've" would read "you&#39;ve"
            said = facts["sentence"]
            facts["sentence"] = lambda *names, **more: Markup(said(*names, **more))  # noqa: S704 - it was escaped where it was made
        return _tidy(rendered(self._environment().get_template(f"{name}.j2"), facts))

    def sentence(self, name: str, /, variant: int = 0, **facts: Any) -> str:
        """A short sentence of `prompts/words` by its name, in wording number `variant`."""
        wordings = sentences()[name]
        return self.text(wordings[variant % len(wordings)], **facts)

    def text(self, source: str, /, **facts: Any) -> str:
        """A template given as text; text without placeholders is marked up as it stands."""
        if "{{" not in source and "{%" not in source:
            return str(escape(source)) if self.html else source
        if source not in self._cache:
            self._cache[source] = self._environment().sentence(source)
        return rendered(self._cache[source], facts)

    def _environment(self) -> Fenced:
        return _environment(self.html)


TELEGRAM = Surface(html=True)
PLAIN = Surface(html=False)


@cache
def sentences() -> dict[str, tuple[str, ...]]:
    """All short sentences, by name. Raises Faults."""
    found: dict[str, tuple[str, ...]] = {}
    folder = prompts() / "words"
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".yaml"):
            found |= load(Sentences, file, f"words/{file.name}").sentences
    return found


def line_text(line: Line, surface: Surface, variant: int = 0) -> str:
    """What a partner says, or what happens around them."""
    facts = dict(line.facts)
    if line.speaker == "scene":
        if "partner" in facts:
            facts["partner"] = world().people[facts["partner"]].partner.called
        wordings = happening(line.id)
        return surface.text(wordings[variant % len(wordings)], **facts)
    text = surface.text(world().people[line.speaker].lines[line.id], **facts)
    return text[:1].upper() + text[1:] if facts else text


def happening(name: str) -> tuple[str, ...]:
    """The wordings of what happens around a talk: "beats" in any scene, "call.hangs_up" in a call."""
    scene, dot, event = name.partition(".")
    return world().flows[scene].scene.tells[event] if dot else sentences()[f"scene.{name}"]


def note_text(note: Note, partner: str, surface: Surface) -> str:
    """What the mentor says, without the sentence to send instead; `partner` is whose view is added."""
    group, _, rest = note.wording.partition(".")
    about, number = rest.rstrip("]").split("[")
    guidance = world().guidance
    words: Any = (guidance.slips if group == "slips" else guidance.signs)[about]  # type: ignore[index]
    person = world().people[partner].partner
    facts = {"words": shortened(note.words, _QUOTED), "partner": person.called, "cost": note.cost, "trust": f"{note.balance:g}"}
    said = _of_paper(words.notes[int(number)], facts, surface) if _is_paper(note.words) else surface.text(words.notes[int(number)], **facts)
    if note.offered:  # it may have been some turns ago
        said = f"{offer(note.offered, partner, surface)} {said}"
    view = person.views.get(note.about) if group == "slips" else None  # type: ignore[call-overload]
    return f"{said} {surface.text(view)}" if view else said


def _is_paper(words: str) -> bool:
    """Whether these are our words for a document that was sent: nobody said them, so nobody is quoted."""
    return words.startswith(PLAIN.sentence("telegram.resume_on_table", name="").rstrip(" .:"))


def _of_paper(note: str, facts: dict[str, Any], surface: Surface) -> str:
    """A note on a document that was sent: "After the resume on the table, Dana has to do something about the thing"."""
    paper = surface.sentence("mentor.on_paper")
    said = surface.text(note.replace("“{{ words }}”", "{{ words }}"), **(facts | {"words": paper}))
    return re.sub(rf"(^|[.?!] ){re.escape(paper)}", lambda found: f"{found[1]}{paper[:1].upper()}{paper[1:]}", said)


def offer(line: str, partner: str, surface: Surface) -> str:
    """The line with which a partner held a door open, quoted, and who said it."""
    words = line_text(Line(partner, line), PLAIN)
    return surface.sentence("mentor.offered", words=shortened(words, _QUOTED), partner=world().people[partner].partner.called)


@cache
def _environment(html: bool) -> Fenced:
    environment = Fenced(
        loader=_Pages(), autoescape=html, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False
    )
    mark = _html_marks() if html else {"bold": str, "quiet": str, "quoted": str}
    environment.globals.update(mark)
    environment.globals["blocks"] = blocks
    return environment


def _html_marks() -> dict[str, Any]:
    return {
        "bold": lambda text: Markup("<b>{}</b>").format(text),
        "quiet": lambda text: Markup("<i>{}</i>").format(text),
        "quoted": lambda text: Markup("<blockquote>{}</blockquote>").format(text),
    }


def blocks(values: tuple[float, ...], most: float = 10.0) -> str:
    """A curve as a line of blocks: (1, 5, 10) gives ▁▄█."""
    steps = "▁▂▃▄▅▆▇█"
    return "".join(steps[min(len(steps) - 1, int(value / most * len(steps)))] for value in values)


def _tidy(text: str) -> str:
    lines = [line.rstrip() for line in text.strip().splitlines()]
    kept = [line for index, line in enumerate(lines) if line or (index and lines[index - 1])]
    return "\n".join(kept)
