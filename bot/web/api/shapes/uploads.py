"""Scenes and partners of a coach's own."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from bot.web.api.shapes.common import Shape


class UploadIn(Shape):
    """A scene or a partner as a YAML file: what it is called, and what stands in it."""

    name: str = Field(default="sent.yaml", min_length=1, max_length=60)
    source: str = Field(min_length=1)


class UploadBrief(Shape):
    """A scene or a partner of the coach's own; exercises name it by `known_as`, "own12"."""

    id: int
    known_as: str
    kind: Literal["scene", "partner"]
    title: str
    at: datetime


class UploadOut(UploadBrief):
    """The same, with what stood in the file."""

    source: str
