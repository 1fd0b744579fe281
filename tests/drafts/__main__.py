"""Read all drafts with their rewritten versions: `python -m tests.drafts [words of a name]`."""

import sys

from tests.drafts.drafts import drafts, rewritten

for draft in drafts():
    if len(sys.argv) < 2 or " ".join(sys.argv[1:]) in draft.name:
        told = rewritten(draft)
        print(f"=== {draft.name} (to: {draft.to}{', a reply' if draft.reply else ''})\n{draft.text}\n")
        print(f"--- {'nothing to change' if not told.changed else ', '.join(told.did)}; asked: {', '.join(told.asked) or 'nothing'}")
        print(f"{told.text if told.changed else ''}\n")
