"""Fit what speaks for a fact to the questions whose answers are known: `python -m tests.questions.fit` (needs requirements-train.in).

Prints the weights of flows/meaning.py and flows/answers.py, and how often the right fact comes first for partners that were not fitted to.
Questions that stand in the content almost word for word are left out: they would teach that likeness is everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bot.content.library import world
from flows.questions import questions_in
from flows.words import sentences
from tests.questions.asked import partners, questions

SAME = 0.93  # likeness from which a question stands in the content
CAREFUL = 3e-4  # what large weights cost
FOLDS = 8
SCALE = 8.0  # logits in one of the units of flows/answers.py


@dataclass(frozen=True, slots=True)
class Case:
    """A question: what speaks for each fact, in columns, and which facts answer it."""

    partner: str
    speaks: NDArray[np.float64]
    right: NDArray[np.bool_]


def cases() -> list[Case]:
    """Every question that some fact answers."""
    found = []
    for partner in partners():
        index = world().people[partner].index
        for question in questions(partner):
            asked = (questions_in(question.ask) or sentences(question.ask))[-1]
            targets, speaks = index.speaking(asked, question.ask[: question.ask.find(asked)])
            right = np.array([f"{target.topic}.{target.fact}" in question.answers for target in targets])
            if right.any() and speaks[:, [1, 6]].max() < SAME:
                found.append(Case(partner, speaks.astype(np.float64), right))
    return found


def fitted(some: Sequence[Case]) -> NDArray[np.float64]:
    """The weights under which the right facts are likeliest."""

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = CAREFUL * float(weights @ weights), 2 * CAREFUL * weights
        for case in some:
            scores = np.exp((logits := case.speaks @ weights) - logits.max())
            every, right = scores / scores.sum(), scores * case.right / scores[case.right].sum()
            total -= float(np.log(every[case.right].sum())) / len(some)
            slope = slope + case.speaks.T @ (every - right) / len(some)
        return total, slope

    start = np.zeros(some[0].speaks.shape[1])
    best: NDArray[np.float64] = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return best


def first(some: Sequence[Case], weights: NDArray[np.float64], among: int = 1) -> float:
    """How often a right fact is among the best."""
    return float(np.mean([case.right[np.argsort(-(case.speaks @ weights))[:among]].any() for case in some]))


def main() -> None:
    """Fit, tell."""
    every = cases()
    names = sorted({case.partner for case in every})
    once, twice = [], []
    for fold in range(FOLDS):
        apart = [case for case in every if names.index(case.partner) % FOLDS == fold]
        weights = fitted([case for case in every if names.index(case.partner) % FOLDS != fold])
        once.append(first(apart, weights) * len(apart))
        twice.append(first(apart, weights, 2) * len(apart))
    print(f"{len(every)} questions; partners not fitted to: {sum(once) / len(every):.3f} at once, {sum(twice) / len(every):.3f} among two")
    print(np.round(fitted(every) / SCALE, 2).tolist())


if __name__ == "__main__":
    main()
