"""`scenes`: what there is to rehearse, and whether content files are sound."""

from __future__ import annotations

from pathlib import Path

from bot.content.library import world
from bot.content.lint import built_in, content_files, faults_below
from bot.content.strict import nearest
from bot.diagram import mermaid
from bot.exits import DONE, FAULTY, complain
from bot.words import PLAIN


def listing() -> int:
    """Print the scenes and the partners."""
    print(PLAIN.page("scenes", scenes=[flow.scene for flow in world().flows.values()], people=world().people))
    return DONE


def draw(name: str) -> int:
    """Print a scene's states as a Mermaid diagram."""
    if name not in world().flows:
        return complain(f"{name!r} is no scene{nearest(name, list(world().flows))}")
    print(mermaid(world().flows[name]))
    return DONE


def lint(directory: str | None) -> int:
    """Check all content files below `directory`; every fault is a line with file, line and field."""
    root = Path(directory) if directory else built_in()
    if not root.is_dir():
        return complain(f"{directory}: is no folder")
    files = content_files(root)
    if not files:
        return complain(f"{directory}: holds no content files (*.yaml)")
    faults = faults_below(root)
    for fault in faults:
        print(fault)
    print(f"{_counted(len(files), 'file')}, {_counted(len(faults), 'fault')}")
    return FAULTY if faults else DONE


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
