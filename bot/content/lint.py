"""Content files are checked: which file holds what, and all that is wrong in them, by file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.coaching.exercises import Ready
from bot.content.cards import Doctrine, Evidence
from bot.content.faults import Fault, Faults
from bot.content.lint_exercises import faults_of_exercises
from bot.content.lint_guess import faults_of_voice, faults_of_weaving
from bot.content.lint_guidance import faults_of_guidance
from bot.content.lint_lists import faults_of_lists
from bot.content.lint_moves import faults_of_moves
from bot.content.lint_occasions import faults_of_occasions
from bot.content.lint_partners import faults_of_partner
from bot.content.lint_rewriting import faults_of_footing, faults_of_rewriting
from bot.content.lint_scenes import faults_of_scene, scene_names
from bot.content.lint_templates import faults_of_page, faults_of_words
from bot.content.people import Topics
from bot.content.place import prompts
from bot.content.strict import Places, read
from bot.words import Sentences
from flows.announcing import Kinds
from flows.besides import Asides
from flows.guess import Voice, Weaving
from flows.guidance import Guidance
from flows.hunch import Hunches
from flows.nearly import Nearly
from flows.people import Partner
from flows.rewriting import Footing, Known, Matter, Orphans, Requests, Standing, Waiting, Wordings
from flows.scenes import Scene
from flows.sharpening import Vocabulary
from flows.suggesting import Book

_Kind = tuple[type[Any], Callable[[Any], Iterator[tuple[str, str]]]]


def built_in() -> Path:
    """The folder of the content that comes with the program."""
    return Path(str(prompts() / "topics.yaml")).parent  # the folder itself may be spread over several, which no path can name


def content_files(root: Path) -> list[Path]:
    """All content files below `root`; a folder called d.yaml is none, a link to nowhere is one that can't be read."""
    found = [file for pattern in ("*.yaml", "*.yml", "pages/*.j2") for file in root.rglob(pattern)]
    return sorted(file for file in found if file.is_file() or (file.is_symlink() and not file.exists()))


def faults_below(root: Path) -> list[Fault]:
    """All that is wrong in the content files below `root`, by file and line."""
    files = content_files(root.resolve())
    of_books = [file for file in files if file.parent.name == "moves" and file.suffix == ".yaml"]
    books = sorted({file.parent for file in of_books})
    found = [fault for file in files if file not in of_books for fault in faults_in(file, root.resolve())]
    return sorted(found + [fault for folder in books for fault in _faults_of_book(folder, root.resolve())])


def faults_in(file: Path, root: Path) -> list[Fault]:
    """All that is wrong in one content file below `root`, by line."""
    shown_as = _shown(file, root)
    if file.suffix == ".yml":
        return [Fault(shown_as, 1, "", f"content ends in .yaml, so nobody will read this; call it {file.stem}.yaml")]
    if file.parent.name == "moves":
        return [fault for fault in _faults_of_book(file.parent, root) if fault.file == shown_as]
    try:
        source = file.read_bytes()
    except OSError as error:
        return [Fault(shown_as, 1, "", f"can't be read: {error.strerror or error}")]
    return _faults_of_page(source, shown_as) if file.suffix == ".j2" else _faults_of(file, root, source, shown_as)


def _faults_of(file: Path, root: Path, source: bytes, shown_as: str) -> list[Fault]:
    kind = _kind_of(file, root, source)
    if kind is None:
        return [Fault(shown_as, 1, "", "this is neither a partner nor a scene nor anything else that is known")]
    try:
        content: Any = read(kind[0], source, shown_as)
    except Faults as faults:
        return faults.faults
    found = list(kind[1](content))
    places = Places(source) if found else None
    return sorted(Fault(shown_as, places.line(path) if places else 1, path, says) for path, says in found)


def _faults_of_page(source: bytes, shown_as: str) -> list[Fault]:
    try:
        return [Fault(shown_as, line, "", says) for line, says in faults_of_page(source.decode("utf-8"))]
    except UnicodeDecodeError as error:
        return [Fault(shown_as, source.count(b"\n", 0, error.start) + 1, "", "this is no UTF-8; save the file as UTF-8")]


def _faults_of_book(folder: Path, root: Path) -> list[Fault]:
    return [replace(fault, file=_shown(folder.parent / fault.file, root)) for fault in faults_of_moves(folder)]


def _shown(file: Path, root: Path) -> str:
    return str(file.relative_to(root)) if file.is_relative_to(root) else str(file)


def _kind_of(file: Path, root: Path, source: bytes) -> _Kind | None:
    """What a file holds, by its name, by its folder, or by a key that only one kind has."""
    partner: _Kind = (
        Partner,
        lambda content: faults_of_partner(content, scene_names(root / "scenes", file.parent.parent / "scenes", root)),
    )
    scene: _Kind = (Scene, faults_of_scene)
    by_name: dict[str, _Kind] = {
        "guidance.yaml": (Guidance, faults_of_guidance),
        "rewriting.yaml": (Wordings, faults_of_rewriting),
        "footing.yaml": (Footing, faults_of_footing),
        "nearly.yaml": (Nearly, faults_of_lists),
        "hunches.yaml": (Hunches, faults_of_lists),
        "matter.yaml": (Matter, faults_of_lists),
        "known.yaml": (Known, faults_of_lists),
        "requests.yaml": (Requests, faults_of_lists),
        "standing.yaml": (Standing, faults_of_lists),
        "waiting.yaml": (Waiting, faults_of_lists),
        "orphans.yaml": (Orphans, faults_of_lists),
        "goals.yaml": (Vocabulary, _no_faults),
        "exercises.yaml": (Ready, lambda content: faults_of_exercises(content, root, file.parent.parent)),
        "kinds.yaml": (Kinds, _no_faults),
        "asides.yaml": (Asides, _no_faults),
        "occasions.yaml": (Book, faults_of_occasions),
        "voice.yaml": (Voice, faults_of_voice),
        "weaving.yaml": (Weaving, faults_of_weaving),
        "topics.yaml": (Topics, _no_faults),
        "doctrine.yaml": (Doctrine, _no_faults),
        "evidence.yaml": (Evidence, _no_faults),
    }
    by_folder: dict[str, _Kind] = {"partners": partner, "scenes": scene, "words": (Sentences, faults_of_words)}
    by_key: dict[bytes, _Kind] = {b"reactions": partner, b"arrows": scene}
    by_what_stands_in_it = (found for key, found in by_key.items() if re.search(rb"^" + key + rb"\s*:", source, re.M))
    return by_name.get(file.name) or by_folder.get(file.parent.name) or next(by_what_stands_in_it, None)


def _no_faults(_: Any) -> Iterator[tuple[str, str]]:
    yield from ()
