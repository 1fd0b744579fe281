"""The drafts of drafts.yaml, and how they are rewritten with the ear and the words there are."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.content.library import rewriting, world
from bot.content.strict import load
from flows.moves import Relationship
from flows.rewriting import Judge, Rewritten, judge_of, rewrite


@dataclass(frozen=True)
class Draft:
    """One draft, and what its rewritten version must and must not hold."""

    name: str
    to: Relationship
    text: str
    reply: bool = False
    gone: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    fine: bool = False


@dataclass(frozen=True)
class Drafts:
    """drafts.yaml."""

    drafts: tuple[Draft, ...]


@cache
def drafts() -> tuple[Draft, ...]:
    return load(Drafts, Path(__file__).parent / "drafts.yaml", "drafts.yaml").drafts


def judge(to: Relationship, reply: bool = False, text: str = "") -> Judge:
    return judge_of(text, world().ear, rewriting().waiting, to, reply)


def rewritten(draft: Draft) -> Rewritten:
    return rewrite(draft.text, judge(draft.to, draft.reply, draft.text), rewriting())
