"""The trained speech tagger → one int8 ONNX file.

  python -m training.speech.export DIR/model.pt synoptic/data/speech/tagger.onnx

Matrix weights and the word embeddings become int8, per channel; the CRF's transitions go along as metadata (JSON).
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.speech.net import Net
from training.speech.train import load

INPUTS = ("ids", "types", "attention", "first", "relation", "valid")
OUTPUTS = ("labels", "pointer", "claim")
AXES = {
    "ids": {0: "batch", 1: "pieces"},
    "types": {0: "batch", 1: "pieces"},
    "attention": {0: "batch", 1: "pieces"},
    "first": {0: "batch", 1: "words"},
    "valid": {0: "batch", 1: "words"},
    "relation": {0: "batch", 1: "words", 2: "words"},
    "labels": {0: "batch", 1: "words"},
    "pointer": {0: "batch", 1: "words", 2: "words"},
    "claim": {0: "batch", 1: "words", 2: "words"},
}


class Exported(nn.Module):
    """The network with every word as a possible cue, so that the run time needs no weights of its own."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, *tensors: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        b = dict(zip(INPUTS, tensors, strict=True))
        scores, pointer, word, cue = self.net(b)
        return scores, pointer, self.net.claims(word, cue, b["relation"])


def export(net: Net, path: Path) -> None:
    """Writes `path`; the weights are taken as they are (put the network in eval mode first)."""
    pieces, words = 12, 9
    example = (
        torch.randint(1000, 2000, (2, pieces)),
        torch.zeros(2, pieces, dtype=torch.long),
        torch.ones(2, pieces, dtype=torch.long),
        torch.arange(words)[None].repeat(2, 1),
        torch.zeros(2, words, words, dtype=torch.long),
        torch.ones(2, words, dtype=torch.bool),
    )
    move, begin = net.transitions()
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Exported(net).eval(), example, str(plain), input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=AXES, opset_version=17, dynamo=False,
        )  # fmt: skip
        # the heads stay as they are: small, and a per-channel weight of rank 3 has no integer kernel
        heads = [n.name for n in onnx.load(plain).graph.node if n.op_type == "MatMul" and "encoder" not in n.name]
        quantize_dynamic(plain, path, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=heads)
    model = onnx.load(path)
    onnx.helper.set_model_props(model, {"move": json.dumps(move.tolist()), "begin": json.dumps(begin.tolist())})
    onnx.save(model, path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    net = load(args.weights)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    export(net.eval(), args.out)
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
