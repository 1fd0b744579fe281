"""The forms that all shapes share: a part of a list, what is wrong, and that something is done."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict

T = TypeVar("T")


class Shape(BaseModel):
    """Strict: nothing that is not named here."""

    model_config = ConfigDict(extra="forbid")


class Page(Shape, Generic[T]):
    """Part of a list; `next` is the `offset` of the next part, or nothing at the end."""

    items: list[T]
    next: int | None = None


class Done(Shape):
    """Nothing more to say."""

    done: Literal[True] = True


class FaultOut(Shape):
    """One thing that is wrong: `field` names it as it was sent, "passing.most_slips"; `line` is there for files."""

    field: str
    says: str
    line: int | None = None


class Faults(Shape):
    """All that is wrong with what was sent."""

    error: str
    faults: list[FaultOut]
