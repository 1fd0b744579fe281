"""What is told after an occasion, and what becomes of it: people, talk, promises, and a look back at the plan."""

from flows.afterwards.log import Log, Said, Someone, Told
from flows.afterwards.promising import kept
from flows.afterwards.reading import read
from flows.afterwards.review import Ask, Item, Review, worked

__all__ = ["Ask", "Item", "Log", "Review", "Said", "Someone", "Told", "kept", "read", "worked"]
