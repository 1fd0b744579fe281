"""The README's transcript and diagram are what the program says today; `python -m tests.readme` writes them anew."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bot.content.library import world
from bot.diagram import mermaid

README = Path(__file__).parent.parent / "README.md"
SCRIPT = """\
Hi Dana, I'm Sam. Thanks for making the time.
How did you end up breaking robot hands for a living?
I brought my resume, could you pass it on to your boss?
/undo
So a broken part tells you more than a whole one. What's the best thing you ever broke?
I tested dolls in a toy factory for four years, so I have dropped a lot of things on purpose.
Congratulations on Friday, by the way! You must be proud.
I'm hoping to move into test engineering for medical devices.
What would you look at first, in my place?
Thank you, Dana, I enjoyed this. I'll write to you on Friday and tell you how it went. Goodbye!
yes
"""


def transcript() -> str:
    """What the terminal prints for the script, from the partner's first word on."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/talks.db"}
        command = [sys.executable, "-m", "bot", "practice", "--scene", "coffee", "--partner", "dana", "--seed", "4"]
        done = subprocess.run(command, input=SCRIPT, env=environment, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout[done.stdout.index("\nDana:") :].strip()


def text() -> str:
    """The README as it should read."""
    told = _between(README.read_text("utf-8"), "transcript", f"```\n{transcript()}\n```")
    return _between(told, "diagram", f"```mermaid\n{mermaid(world().flows['coffee'])}\n```")


def _between(readme: str, name: str, block: str) -> str:
    before, _, rest = readme.partition(f"<!-- {name} -->\n")
    _, _, after = rest.partition(f"\n<!-- end of {name} -->")
    return f"{before}<!-- {name} -->\n{block}\n<!-- end of {name} -->{after}"


if __name__ == "__main__":
    README.write_text(text(), "utf-8")
