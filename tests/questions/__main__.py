"""`python -m tests.questions` prints the shares; with a partner, every question and reply; `--unread` only those nobody has read yet.

`--keep FILE` takes verdicts (lines "number answered|declined|missed") for a partner and keeps them with the replies they were given on.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import yaml

from tests.questions.asked import ANSWERED, DECLINED, HERE, MISSED, judged, partners, questions


def main() -> None:
    """Print, or keep."""
    parser = argparse.ArgumentParser(prog="python -m tests.questions")
    parser.add_argument("partner", nargs="?")
    parser.add_argument("--unread", action="store_true")
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args()
    if chosen.keep and chosen.partner:
        keep(chosen.partner, chosen.keep)
    elif chosen.partner:
        for number, (question, reply, verdict) in enumerate(judged(chosen.partner), 1):
            if not (chosen.unread and verdict):
                print(f"{number:2} [{verdict or '?'}] {question.ask}\n      {reply.text}  ({reply.told})")
    else:
        table()


def table() -> None:
    """The share of each verdict by partner, and over all."""
    print(f"{'':10} {'answered':>9} {'declined':>9} {'missed':>7} {'unread':>7}")
    everything: Counter[str] = Counter()
    for partner in partners():
        verdicts = Counter(verdict for _, _, verdict in judged(partner))
        everything += verdicts
        print(f"{partner:10} {_shares(verdicts)}")
    print(f"{'all':10} {_shares(everything)}")


def keep(partner: str, file: Path) -> None:
    """Write verdicts into the partner's file, each with the reply that was read."""
    given = dict(line.split()[:2] for line in file.read_text("utf-8").splitlines() if line.strip())
    rows = []
    for number, (question, reply, verdict) in enumerate(judged(partner), 1):
        said = given.get(str(number), verdict)
        rows.append({"ask": question.ask, "told": reply.told if said else question.told, "judged": said or question.judged})
    assert all(row["judged"] in (ANSWERED, DECLINED, MISSED, "") for row in rows)
    (HERE / f"{partner}.yaml").write_text(yaml.safe_dump(rows, sort_keys=False, allow_unicode=True, width=160), "utf-8")
    print(f"{partner}: {len(given)} verdicts kept, {len(questions(partner))} questions")


def _shares(verdicts: Counter[str]) -> str:
    total = max(1, verdicts.total())
    parts = [verdicts[name] / total for name in (ANSWERED, DECLINED, MISSED, "")]
    return "{:9.0%} {:9.0%} {:7.0%} {:7.0%}".format(*parts)


if __name__ == "__main__":
    main()
