"""What a pasted text tells about a real person, word for word, and where it stands."""

from flows.biography.amending import joined, moved, reworded, told, without
from flows.biography.drawing import drawn
from flows.biography.facts import Aspect, Biography, Drawn
from flows.biography.lacking import TALKED_OF, Lack, is_foreign, lacks
from flows.biography.reading import LONGEST, kept

__all__ = [
    "LONGEST",
    "TALKED_OF",
    "Aspect",
    "Biography",
    "Drawn",
    "Lack",
    "drawn",
    "is_foreign",
    "joined",
    "kept",
    "lacks",
    "moved",
    "reworded",
    "told",
    "without",
]
