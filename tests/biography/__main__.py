"""`python -m tests.biography [FILE] [ID ...]`: per bio, facts right, wrong, missed, and answers; then the totals. `-v` tells which."""

from __future__ import annotations

import argparse

from tests.biography.measured import ANSWERED, DECLINED, INVENTED, NEAR, REFUSED, WRONG, Figures, bios, measured

_VERDICTS = (ANSWERED, DECLINED, NEAR, REFUSED, WRONG, INVENTED)


def main() -> None:
    """Print."""
    parser = argparse.ArgumentParser(prog="python -m tests.biography", description=__doc__)
    parser.add_argument("file", nargs="?", default="bios.yaml")
    parser.add_argument("ids", nargs="*")
    parser.add_argument("-v", action="store_true", dest="tells_all")
    chosen = parser.parse_args()
    rows = [(number, bio) for number, bio in enumerate(bios(chosen.file), 1) if not chosen.ids or bio["id"] in chosen.ids]
    print(f"{'':28} right wrong missed | {' '.join(_VERDICTS)}")
    every = [measured(bio, number) for number, bio in rows]
    for figures in every:
        _print(figures, chosen.tells_all)
    total = Figures("all")
    for figures in every:
        for name in ("right", "missed", "elsewhere", "wrong", "answers"):
            getattr(total, name).extend(getattr(figures, name))
    _print(total, False)
    wanted = sum(verdict in (ANSWERED, REFUSED, WRONG) for _, verdict, _ in total.answers)
    print(
        f"of {len(total.right) + len(total.missed)} facts {len(total.right) / max(1, len(total.right) + len(total.missed)):.0%} drawn, ",
        end="",
    )
    print(f"{len(total.elsewhere)} more under another aspect; {len(total.wrong)} drawn that nobody wanted")
    near, declined, others = total.count(NEAR), total.count(DECLINED), max(1, len(total.answers) - wanted)
    print(f"of {wanted} questions about what was pasted {total.count(ANSWERED) / max(1, wanted):.0%} answered; ", end="")
    print(f"of {len(total.answers) - wanted} others {(declined + near) / others:.0%} declined, {near} of them naming what comes nearest")


def _print(figures: Figures, tells_all: bool) -> None:
    counts = " ".join(f"{figures.count(verdict):{len(verdict)}}" for verdict in _VERDICTS)
    print(f"{figures.id[:28]:28} {len(figures.right):5} {len(figures.wrong):5} {len(figures.missed):6} | {counts}")
    if not tells_all:
        return
    for name in ("missed", "elsewhere", "wrong"):
        for line in getattr(figures, name):
            print(f"    {name:9} {line}")
    for question, verdict, reply in figures.answers:
        if verdict not in (ANSWERED, DECLINED):
            print(f"    {verdict:9} {question}\n              {reply}")


if __name__ == "__main__":
    main()
