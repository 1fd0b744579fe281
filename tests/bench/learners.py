"""Eight simulated learners through every scene and partner: order of outcomes, states reached, endings, lines repeated."""

from __future__ import annotations

import sys
from collections import Counter
from statistics import mean

from bot.content.library import world
from tests.learners.people import LEARNERS
from tests.learners.play import rehearse


def main(seeds: int = 10) -> None:
    """Print a row a learner and scene."""
    for scene, flow in sorted(world().flows.items()):
        reached: set[str] = {flow.scene.initial}
        print(f"{scene}: {len(world().people)} partners, {seeds} seeds each")
        for learner in LEARNERS:
            talks = [rehearse(learner, scene, partner, seed) for partner in world().people for seed in range(seeds)]
            coffee = Counter(talk.debrief.second_coffee for talk in talks)
            kinds = Counter(talk.debrief.overall for talk in talks)
            repeats = sum(len(talk.lines) - len(set(talk.lines)) for talk in talks)
            reached |= {turn.state for talk in talks for turn in talk.turns}
            print(
                f"  {learner:10} score {mean(talk.debrief.total for talk in talks):5.2f}  "
                f"trust {mean(talk.debrief.curve[-1] for talk in talks):4.1f}  "
                f"second coffee {dict(coffee)}  {dict(kinds)}  unended {sum(not talk.ended for talk in talks)}  repeats {repeats}"
            )
        print(f"  states not reached: {sorted(set(flow.scene.states) - reached) or 'none'}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
