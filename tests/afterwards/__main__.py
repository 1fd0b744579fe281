"""How accounts are read: `python -m tests.afterwards [tuning|drills|fresh] [--all]` prints what is right, wrong and missed, per account."""

from __future__ import annotations

import sys

from tests.afterwards.accounts import accounts, measured

name = next((each for each in ("tuning", "drills", "fresh") if each in sys.argv), "logs")
total: dict[str, int] = {}
for number, account in enumerate(accounts(name), 1):
    figures, notes = measured(account)
    for key, value in figures.items():
        total[key] = total.get(key, 0) + value
    if notes or "--all" in sys.argv:
        print(f"{number}. {' '.join(account.text.split())[:200]}")
        for note in notes:
            print(f"     {note}")
for kind in ("people", "promises", "theirs", "due"):
    right, wrong, missed = (total.get(f"{kind} {how}", 0) for how in ("right", "wrong", "missed"))
    print(f"{kind}: {right} right, {wrong} wrong, {missed} missed")
print(
    f"attributes: {total.get('company right', 0)} companies right, {total.get('company wrong', 0)} wrong; "
    f"{total.get('role right', 0)} roles right, {total.get('role wrong', 0)} wrong; accounts all right: {total.get('whole', 0)}"
)
