"""The world a rehearsal is played in: scenes, people, the ear, the mentor's words and the plain ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flows.guidance import Guidance
from flows.moves import Recogniser
from flows.nearly import Nearly
from flows.person import Person
from flows.scenes import Flow


@dataclass(frozen=True, slots=True)
class World:
    """What a rehearsal is played with: scenes, people, the ear, the mentor's words and the plain ones. Shared, never changed."""

    flows: Mapping[str, Flow]
    people: Mapping[str, Person]
    ear: Recogniser
    guidance: Guidance
    nearly: Nearly
