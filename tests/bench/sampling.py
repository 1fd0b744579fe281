"""Where a process's computing time goes: every few milliseconds of it, a look at what the main thread is at."""

import signal
import time
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Self

EVERY = 0.005  # seconds of computing
# the innermost frame that fits decides; what fits none is the event loop's, or another thread's
PLACES = (
    ("ear", ("/flows/recogniser/", "/onnxruntime/", "/bot/content/ear.py")),
    ("talk", ("/flows/", "/bot/practice.py", "/transitions/")),
    ("state as JSON", ("/bot/store/codec.py", "/cattr", "<cattrs")),
    ("words", ("/jinja2/", "/prompts/", "<template>", "/bot/words.py", "/bot/present.py")),
    ("database", ("/sqlalchemy/", "/sqlmodel/", "/psycopg", "/aiosqlite/", "/bot/store/")),
    ("queue", ("/procrastinate/",)),
    ("HTTP", ("/httpx/", "/httpcore/", "/h11/", "/anyio/", "/uvicorn/", "/starlette/", "/bot/web/")),
    ("Telegram's library", ("/telegram/_", "/telegram/ext/", "/telegram/request/")),
    ("handling", ("/bot/telegram/",)),
)
REST = "event loop and other threads"


class Sampler:
    """`with Sampler() as sampler: ...; sampler.seconds()`; main thread only, since it lives on a signal."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._began = 0.0

    def __enter__(self) -> Self:
        self._began = time.process_time()
        signal.signal(signal.SIGPROF, self._look)
        signal.siginterrupt(signal.SIGPROF, False)
        signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
        return self

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)

    def seconds(self) -> dict[str, float]:
        """Seconds of computing by place, the most first."""
        whole, total = time.process_time() - self._began, self._counts.total() or 1
        return {place: round(whole * count / total, 3) for place, count in self._counts.most_common()}

    def reset(self) -> None:
        """Begin anew."""
        self._counts.clear()
        self._began = time.process_time()

    def _look(self, _: int, frame: FrameType | None) -> None:
        self._counts[_place(frame)] += 1


def _place(frame: FrameType | None) -> str:
    """What the innermost frame belongs to; what the queue asks of the database is the queue's."""
    found = ""
    while frame is not None:
        here = _of(frame.f_code.co_filename)
        if not found:
            found = here
        if found and (found != "database" or here not in ("", "database")):
            return "queue" if found == "database" and here == "queue" else found
        frame = frame.f_back
    return found or REST


def _of(file: str) -> str:
    return next((place for place, parts in PLACES if any(part in file for part in parts)), "")


def computed(pid: int) -> float:
    """Seconds that a process and its children have computed so far."""
    own = [pid, *(int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split())]
    return sum(_ticks(each, of_ended=each == pid) for each in own) / 100


def resident(pid: int, field: str = "VmRSS") -> float:
    """Megabytes that a process holds; `VmHWM` for the most it ever held."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith(field)) / 1024


def _ticks(pid: int, *, of_ended: bool) -> int:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0
    return sum(map(int, fields[11 : 15 if of_ended else 13]))
