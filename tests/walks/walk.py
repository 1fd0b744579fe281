"""A walk is a talk in a text file.

    # a comment; the first says what the walk shows
    scene: coffee
    partner: dana
    seed: 3
    level: hard              and, where wanted: targets: Pontesul, Casa Verde; met: dana 5.2 promised: I'll send you the paper
    shows: D1.1 D2.6         points of the doctrine
    > what the learner says
    > /undo, /leave, /approach 2, /hint
    answers: career_start        the last reply tells something of this topic
    declines                     the last reply honestly has no answer
    mentor: slip resume_push     the mentor's note; "mentor: -" for none
    state: door_open
    trust: rises                 or falls, against the turn before
    ends: warm

Lines such as "Dana: ..." and "mentor says: ..." are the transcript; `python -m tests.walks --write` writes them anew,
and never touches the lines above, which a person wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from bot.content.library import world
from bot.present import hints
from bot.words import PLAIN, line_text, note_text
from flows import play
from flows.promises import Promise
from flows.rehearsal import Rehearsal, Turn
from flows.relationship import Bond

HERE = Path(__file__).parent
HEADERS = ("scene", "partner", "seed", "level", "targets", "met", "shows")
DAY = 738_900  # a Tuesday
CLAIMS = ("answers", "declines", "mentor", "state", "trust", "ends", "moves")


@dataclass
class Walk:
    """A talk as it is played: the rehearsal after every action, so that it can be taken back."""

    rehearsal: Rehearsal
    turns: list[Turn] = field(default_factory=list)
    past: list[Rehearsal] = field(default_factory=list)
    hinted: tuple[str, ...] = ()
    undone: bool = False

    @property
    def last(self) -> Turn:
        """The turn just played."""
        return self.turns[-1]

    def act(self, said: str) -> None:
        """Say something, or do what a command says."""
        self.hinted, self.undone = (), False
        if said == "/undo":
            self.rehearsal = self.past.pop()
            self.turns.pop()
            self.undone = True
            return
        if said == "/hint":
            self.hinted = hints(self.rehearsal, PLAIN)
            return
        self.past.append(self.rehearsal)
        if said == "/leave":
            played = play.leave(world(), self.rehearsal)
        elif said.startswith("/approach "):
            played = play.approach(world(), self.rehearsal, int(said.split()[1]) - 1)
        else:
            played = play.advance(world(), self.rehearsal, said)
        self.rehearsal = played.rehearsal
        self.turns.append(played.turn)

    def transcript(self) -> list[str]:
        """What came back, a line each."""
        if self.undone:
            return []
        if self.hinted:
            return [f"hint: {hint}" for hint in self.hinted]
        found = []
        for line in self.last.lines:
            name = "around" if line.speaker == "scene" else world().people[line.speaker].partner.called
            found.append(f"{name}: {line_text(line, PLAIN)}")
        if self.last.note and self.last.spoken:
            found.append(f"mentor says: {note_text(self.last.note, self.last.partner, PLAIN)}")
            if self.last.note.try_instead:
                found.append(f"try: {self.last.note.try_instead}")
        return found

    def fault(self, claim: str) -> str:
        """Why a claim does not hold, or nothing."""
        kind, _, wanted = claim.partition(":")
        found = self._found(kind.strip(), wanted.split())
        return "" if found is True else f"{claim!r}, but {found}"

    def _found(self, kind: str, wanted: list[str]) -> bool | str:
        turn, ids = self.last, [line.id for line in self.last.lines]
        if kind == "answers":
            topics = {name.split(".")[1] for name in ids if name.startswith("topics.")} | {
                f"hook:{name}" for name in ids if "hooks" in name
            }
            grants = {name.split(".")[1].split("[")[0] for name in ids if name.startswith("grants.")}
            return bool(topics & set(wanted) or grants & set(wanted)) or f"it told {sorted(topics | grants) or ids}"
        if kind == "declines":
            return any(name.startswith(("outside", "unsure", "private", "guarded", "told")) for name in ids) or f"it said {ids}"
        if kind == "mentor":
            note = f"{turn.note.kind} {turn.note.about}" if turn.note and turn.spoken else "-"
            return note == " ".join(wanted) or f"the note was {note}"
        if kind == "state":
            return turn.state == wanted[0] or f"it is {turn.state}"
        if kind == "ends":
            ending = world().flows[self.rehearsal.scene].scene.ending(turn.state)
            return ending == wanted[0] or f"it ends {ending!r}"
        if kind == "moves":
            return set(wanted) <= set(turn.moves) or f"the moves are {', '.join(turn.moves)}"
        before = self.turns[-2].balance
        rises = turn.balance > before
        return (turn.balance != before and rises == (wanted[0] == "rises")) or f"trust went from {before} to {turn.balance}"


@dataclass(frozen=True, slots=True)
class Read:
    """The file as it should read now, the claims that do not hold, each with its line, and the points that the mentor's notes rest on."""

    text: list[str]
    faults: list[str]
    points: frozenset[str]


def begin(headers: dict[str, str]) -> Walk:
    """The walk before its first line."""
    scene, partner, seed = headers["scene"], headers["partner"], int(headers["seed"])
    targets = tuple(name.strip() for name in headers.get("targets", "").split(",") if name.strip())
    history = play.History(_bonds(headers.get("met", "")), DAY, targets)
    room = play.cast(world(), scene, partner, seed)
    played = play.begin(world(), scene, room, seed, level=headers.get("level", "normal"), history=history)
    return Walk(played.rehearsal, [played.turn])


def _bonds(met: str) -> dict[str, Bond]:
    """Who was met before: "dana 5.2 promised: I'll send you the paper" is somebody with trust and a promise of a week ago."""
    if not met:
        return {}
    who, _, promise = met.partition("promised:")
    name, balance = who.split()
    promises = (Promise(promise.strip(), DAY - 9, DAY - 7),) if promise else ()
    return {name: Bond(float(balance), 1, DAY - 10, "yes", promises=promises)}


def read(file: Path) -> tuple[dict[str, str], list[str]]:
    """The headers and the lines after them."""
    headers: dict[str, str] = {}
    lines = file.read_text("utf-8").splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("> "))
    for line in lines[:start]:
        key, colon, value = line.partition(":")
        if colon and key in HEADERS:
            headers[key] = value.strip()
    return headers, lines[start:]


@cache
def played(file: Path) -> Read:
    """A walk, played once in a process."""
    headers, lines = read(file)
    top = file.read_text("utf-8").splitlines()[: -len(lines)]
    walk = begin(headers)
    text = [*(line for line in top if not _is_transcript(line)), *walk.transcript()]
    faults, points = [], set()
    for number, line in enumerate(lines, len(top) + 1):
        if line.startswith("> "):
            walk.act(line[2:])
            text += [line, *walk.transcript()]
            points |= {walk.last.note.because} if walk.last.note and walk.last.spoken else set()
        elif line.split(":")[0].strip() in CLAIMS:
            text.append(line)
            if fault := walk.fault(line):
                faults.append(f"{file.name}:{number}: {fault}")
        elif not _is_transcript(line):
            text.append(line)
    return Read(text, faults, frozenset(points))


def files() -> Iterator[Path]:
    """All walks."""
    yield from sorted(HERE.glob("*.txt"))


def _is_transcript(line: str) -> bool:
    speakers = {each.partner.called for each in world().people.values()} | {"around", "mentor says", "try", "hint"}
    return line.partition(":")[0] in speakers and ":" in line and not line.startswith(("#", ">"))
