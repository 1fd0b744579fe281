"""Scenes and partners of a coach's own."""

from __future__ import annotations

from dataclasses import dataclass

from bot.coaching import uploads
from bot.content.uploaded import Examined
from bot.content.uploads import apart
from bot.store.coaching import Uploaded
from bot.web.api.operations import Call, Fault, Refused, fault, found
from bot.web.api.shapes import UploadIn
from bot.web.api.telling import Told


@dataclass(frozen=True, slots=True)
class Brought:
    """A file, and what came of looking through it."""

    source: str
    examined: Examined


async def list_uploads(call: Call) -> Told:
    """The coach's own scenes and partners."""
    return call.part([_brief(row) for row in await uploads.of(call.work, call.coach)])


async def read_upload(call: Call) -> Told:
    """One of them, with its source."""
    row = await _mine(call)
    return {**_brief(row), "source": row.source}


async def looked_through(asked: UploadIn) -> Brought:
    """What a file holds; this may take seconds, in which nobody else is kept waiting for the database."""
    source = asked.source.removeprefix("\ufeff")
    return Brought(source, await apart.examined(source.encode(), asked.name))


async def upload(call: Call) -> Told:
    """Bring a scene or a partner; nothing in it is executed, and all its faults are named by line."""
    brought: Brought = call.body
    if brought.examined.value is None:
        raise Refused(422, "upload", *_faults(brought.examined))
    try:
        return _brief(await uploads.keep(call.work, call.coach, brought.examined, brought.source, call.now))
    except ValueError:
        raise Refused(422, "uploads_full") from None


async def drop_upload(call: Call) -> Told:
    """Drop it; what was assigned with it goes on."""
    await uploads.drop(call.work, await _mine(call))
    return {}


async def _mine(call: Call) -> Uploaded:
    return found(await uploads.by_number(call.work, call.coach, call.number))


def _brief(row: Uploaded) -> Told:
    return {"id": row.id, "known_as": uploads.name_of(row), "kind": row.kind, "title": row.title, "at": row.at}


def _faults(found: Examined) -> list[Fault]:
    """Each by its line; where there are hundreds, how many more there were."""
    told: list[Fault] = [(each.field, each.says, each.line) for each in found.faults]
    return [*told, *([fault("", "more", number=found.more)] if found.more else [])]
