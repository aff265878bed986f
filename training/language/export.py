"""Make the shipped files of a trained model.

`python -m training.language.export --model DIR/model.pt --to synoptic/data/language`

Writes `language.onnx` (int8 weights by channel, dynamic quantisation), `relations.onnx` (the bilinear relation scorer,
float16 weights: it runs after the trees are decoded), `vocab.txt` and `labels.json`.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from synoptic.language.encode import encode
from synoptic.language.wordpiece import WordPiece
from training.language.loss import inputs
from training.language.net import Reader
from training.language.samples import LABELS, UPOS
from training.language.train import vocabulary

INPUTS = ("ids", "seen", "types", "first")
OUTPUTS = ("names", "upos", "arc", "dep", "head")


class Relations(nn.Module):
    """`forward(dep, head)`, each [n, 64]: scores of the relations [n, relations] of words to their heads."""

    def __init__(self, weights: Tensor) -> None:
        super().__init__()
        self.count, self.size = weights.shape[:2]
        flat = weights.detach().permute(1, 0, 2).reshape(self.size, -1)
        self.flat = nn.Parameter(flat.half(), requires_grad=False)

    def forward(self, dep: Tensor, head: Tensor) -> Tensor:
        one = torch.ones_like(dep[:, :1])
        half = torch.cat([dep, one], 1) @ self.flat.float()
        right = torch.cat([head, one], 1).unsqueeze(1)
        return (half.view(-1, self.count, self.size) * right).sum(-1)


def export_relations(weights: Tensor, to: Path) -> None:
    """Write `relations.onnx`; `weights` [relations, 65, 65]."""
    sample = (torch.zeros(2, weights.shape[1] - 1), torch.zeros(2, weights.shape[1] - 1))
    torch.onnx.export(
        Relations(weights), sample, str(to / "relations.onnx"), input_names=["dep", "head"], output_names=["scores"],
        dynamic_axes={name: {0: "n"} for name in ("dep", "head", "scores")}, opset_version=17, dynamo=False,
    )  # fmt: skip


def _heads(graph: Path) -> list[str]:
    """The matrix products outside the encoder: small, and half a point of F1 better in full precision."""
    import onnx

    return [n.name for n in onnx.load(graph).graph.node if n.op_type == "MatMul" and "/encoder/" not in n.name]


def export(model: Path, to: Path) -> None:
    """Write all files of the shipped model into `to`."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    content = torch.load(model, weights_only=True)
    net = Reader(len(content["relations"]), attention="eager")
    net.load_state_dict(content["net"])
    net.eval()
    to.mkdir(parents=True, exist_ok=True)
    words = ["Ms.", "Ellen", "Ford", "left", "Monrovia", "."]
    sample = [encode(words[:n], [True] + [False] * (n - 1), WordPiece.load(vocabulary())) for n in (6, 5)]
    axes = {name: {0: "b", 1: "p"} for name in INPUTS[:3]} | {"first": {0: "b", 1: "n"}}
    axes |= {name: {0: "b", 1: "n"} for name in ("names", "upos", "dep")} | {
        "arc": {0: "b", 1: "n", 2: "m"},
        "head": {0: "b", 1: "m"},
    }
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            net, inputs(sample), str(full), input_names=list(INPUTS), output_names=list(OUTPUTS), dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            str(full), str(Path(folder) / "int8.onnx"), weight_type=QuantType.QInt8, per_channel=True,
            nodes_to_exclude=_heads(full),
        )  # fmt: skip
        shutil.move(str(Path(folder) / "int8.onnx"), to / "language.onnx")
    export_relations(net.rel, to)
    shutil.copyfile(vocabulary(), to / "vocab.txt")
    labels = {"names": LABELS, "upos": UPOS, "relations": content["relations"]}
    (to / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    print({path.name: path.stat().st_size for path in sorted(to.iterdir())})


if __name__ == "__main__":
    made = argparse.ArgumentParser(prog="python -m training.language.export", description=__doc__)
    made.add_argument("--model", type=Path, required=True)
    made.add_argument("--to", type=Path, required=True)
    chosen = made.parse_args()
    export(chosen.model, chosen.to)
