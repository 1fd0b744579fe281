"""An ear that hears what a test tells it to, and what becomes of a draft under it."""

from bot.content.library import rewriting
from flows.moves import Move, Reading, Relationship, Setting, Sighting
from flows.rewriting import judge_of, rewrite


class Ear:
    """An ear that hears moves where a phrase stands, in the whole sentence or the whole message as the trained one does."""

    def __init__(self, **heard: Move) -> None:
        self.heard = {phrase.replace("_", " "): move for phrase, move in heard.items()}

    def read(self, text: str, setting: Setting) -> Reading:
        found = []
        for phrase, move in self.heard.items():
            if (at := text.lower().find(phrase)) >= 0:
                ends = [text.find(mark, at) for mark in ".?!" if text.find(mark, at) >= 0]
                start = max(text.rfind(mark, 0, at) for mark in ".?!\n") + 1
                found.append(Sighting(move, 0.9, (start, min(ends, default=len(text)))))
        return Reading(tuple(found))

    def invitations(self, line: str) -> frozenset[Move]:
        return frozenset({Move.RESUME_PUSH}) if "send me" in line.lower() else frozenset()

    def reluctant(self, line: str) -> bool:
        return False


def made_of(text: str, to: Relationship = Relationship.STRANGER, reply: bool = False, **heard: Move) -> str:
    """The text that comes out."""
    return rewrite(text, judge_of(text, Ear(**heard), rewriting().waiting, to, reply), rewriting()).text
