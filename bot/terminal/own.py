"""What is kept of whoever sits at this terminal: told on /privacy, handed over on /export, erased on /forget."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from bot import erasing
from bot.terminal.here import Here, Sitting
from bot.terminal.said import Awaits, Reply, Said
from bot.terminal.telling import afterwards, house, page
from bot.words import PLAIN

_YES = ("yes", "/forget yes")


def privacy(here: Here) -> Said:
    """Where everything lies, and that it stays there."""
    url = here.store.engine.url
    is_file = url.get_backend_name() == "sqlite" and bool(url.database)
    where = str(Path(url.database or "").resolve()) if is_file else url.render_as_string(hide_password=True)
    return page(PLAIN.page("terminal_privacy", where=where, is_file=is_file))


async def export(sitting: Sitting, folder: str) -> Said:
    """Everything as a document for programs and as one for people, in a folder that is made if need be."""
    from bot.export import kept, readable  # half a second to import, and hardly ever needed here

    mine = await kept.kept_of(sitting.work, None)
    coached = await readable.coached_of(sitting.work, mine, sitting.now)
    files = {
        "second-coffee.json": await asyncio.to_thread(kept.as_json, mine),
        "second-coffee.html": await asyncio.to_thread(readable.rendered, mine, coached, sitting.now),
    }
    folder = folder or f"second-coffee-{sitting.now:%Y-%m-%d}"
    try:
        return house("exported", folder=str(await asyncio.to_thread(_written, folder, files)))
    except (OSError, ValueError, RuntimeError) as error:
        return house("not_exported", folder=folder, reason=getattr(error, "strerror", None) or str(error))


def asked(here: Here, now: Reply) -> Reply:
    """The question whether really everything is to go; `now` is what was going on."""
    here.forgetting = True
    return replace(now, said=(*now.said, house("forget_asks")), awaits=Awaits.ASIDE, choices=())


def agrees(text: str) -> bool:
    """Whether a line says that everything is to go."""
    return " ".join(text.lower().split()).rstrip(".!") in _YES


async def forgotten(here: Here, sitting: Sitting) -> Reply:
    """Everything of the learner is erased; what it was is told."""
    erased = await erasing.erase(sitting.work, sitting.learner, sitting.now)
    sitting.row = here.wish = here.path = here.finished = here.aside = None
    here.goal, here.week, here.held, here.people, here.erased = "", "", "", (), True
    return afterwards(here, page(PLAIN.page("terminal_forgotten", erased=erased)))


def _written(folder: str, files: dict[str, bytes]) -> Path:
    """The folder with the files in it. Raises OSError, or ValueError or RuntimeError for what can't be a folder."""
    there = Path(folder).expanduser().resolve()
    there.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, content in files.items():
        (there / name).write_bytes(content)
    return there
