"""What a pasted text tells about a real person, word for word, and where it stands.

Its facts are at hand here; what draws them out (`drawing`, `amending`, `lacking`) takes a tenth of a second to import, and waits
for a text to come.
"""

from flows.biography.facts import Aspect, Biography, Drawn

__all__ = ["Aspect", "Biography", "Drawn"]
