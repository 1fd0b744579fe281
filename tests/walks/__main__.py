"""`python -m tests.walks` tells which claims fail and how many questions were answered; `--write` writes the transcripts anew."""

from __future__ import annotations

import sys

from .walk import files, played

asked = answered = 0
for file in files():
    walk = played(file)
    print(*walk.faults, sep="\n", end="\n" if walk.faults else "")
    claims = [line for line in walk.text if line.startswith("answers:")]
    asked += len(claims)
    answered += len(claims) - sum("answers:" in fault for fault in walk.faults)
    if "--write" in sys.argv:
        file.write_text("\n".join(walk.text) + "\n", "utf-8")
print(f"{answered} of {asked} questions answered to the point")
