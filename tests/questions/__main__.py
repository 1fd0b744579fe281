"""`python -m tests.questions` asks every partner every question and prints the shares; with a partner, each reply that is no answer.

`--apart` takes the questions below tests/questions/apart instead, which nothing was fitted to.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from tests.questions.asked import ANSWERED, DECLINED, HALF, HERE, MISSED, partners, questions, reply, verdict

APART = HERE / "apart"


def main() -> None:
    """Print."""
    parser = argparse.ArgumentParser(prog="python -m tests.questions")
    parser.add_argument("partner", nargs="?")
    parser.add_argument("--apart", action="store_true")
    chosen = parser.parse_args()
    folder = APART if chosen.apart else HERE
    if chosen.partner:
        missed(chosen.partner, folder)
    else:
        table(folder)


def table(folder: Path) -> None:
    """The share of each verdict by partner, and over all; a question that nothing answers is best declined."""
    print(f"{'':10} {ANSWERED:>9} {HALF:>9} {DECLINED:>9} {MISSED:>9}")
    everything: Counter[str] = Counter()
    for partner in partners(folder):
        verdicts = Counter(verdict(question, reply(partner, question.ask)) for question in questions(partner, folder))
        everything += verdicts
        print(f"{partner:10} {_shares(verdicts)}")
    print(f"{'all':10} {_shares(everything)} of {everything.total()}")


def missed(partner: str, folder: Path) -> None:
    """What was not answered, with what would have been."""
    for question in questions(partner, folder):
        told = reply(partner, question.ask)
        if (said := verdict(question, told)) != ANSWERED:
            print(f"[{said}] {question.ask}\n    {told.text}")
            print(f"    told {', '.join(told.facts) or '-'}; answers {', '.join(question.answers) or '-'}")


def _shares(verdicts: Counter[str]) -> str:
    return " ".join(f"{verdicts[name] / max(1, verdicts.total()):9.1%}" for name in (ANSWERED, HALF, DECLINED, MISSED))


if __name__ == "__main__":
    main()
