"""Make the shipped files of a network trained for both, language and speech.

`python -m training.speech.export --model DIR/model.pt --to synoptic/data/language`

Writes `language.onnx` (integer weights of 7 bits by channel, dynamic quantisation; heads in full precision),
`relations.onnx` (the bilinear relation scorer, float16 weights: it runs after the trees are decoded), `vocab.txt` and
`labels.json` (with the CRF's transitions).
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from synoptic.language.speech_input import LABELS as ROLES
from synoptic.language.wordpiece import WordPiece
from training.language.export import export_relations
from training.language.samples import LABELS, UPOS
from training.language.train import vocabulary
from training.speech import batches, data
from training.speech.net import Net
from training.speech.train import load

INPUTS = ("ids", "seen", "types", "first", "states", "relation", "valid")
OUTPUTS = ("names", "upos", "arc", "dep", "head", "labels", "pointer", "claim")
_AXES = {
    **{name: {0: "b", 1: "p"} for name in ("ids", "seen", "types", "states")},
    **{name: {0: "b", 1: "n"} for name in ("first", "valid", "names", "upos", "dep", "labels")},
    **{name: {0: "b", 1: "n", 2: "n"} for name in ("relation", "pointer", "claim")},
    "arc": {0: "b", 1: "n", 2: "m"},
    "head": {0: "b", 1: "m"},
}


class Exported(nn.Module):
    """The network with every word as a possible cue, so that the run time needs no weights of its own."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, *tensors: Tensor) -> tuple[Tensor, ...]:
        b = dict(zip(INPUTS, tensors, strict=True))
        b["relation"] = b["relation"].long()
        told, (scores, pointer, word, cue) = self.net(b)
        return (*told, scores, pointer, self.net.speech.claims(word, cue, b["relation"]))


def _example() -> tuple[Tensor, ...]:
    """Two windows of unlike length."""
    document = {"text": "Ms. Ellen Ford left “Monrovia”, she said.\nNo.", "attributions": []}
    rows = list(data.examples(document, WordPiece.load(vocabulary()), None))
    short = {"text": "No.", "attributions": []}
    given = batches.ready(batches.tensors(batches.stack([*rows, *data.examples(short, data.pieces())]), "cpu"))
    return tuple(given[name].to(torch.uint8) if name == "relation" else given[name] for name in INPUTS)


def export(net: Net, relations: list[str], to: Path) -> None:
    """Write all files of the shipped model into `to`."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full, small = Path(folder) / "full.onnx", Path(folder) / "int8.onnx"
        torch.onnx.export(
            Exported(net).eval(), _example(), str(full), input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=_AXES, opset_version=17, dynamo=False,
        )  # fmt: skip
        # the heads are small, and half a point of F1 better in full precision
        products = [n.name for n in onnx.load(full).graph.node if n.op_type == "MatMul"]
        heads = [name for name in products if "/layer." not in name]
        if len(products) - len(heads) != 8 * len(net.reader.encoder.encoder.layer):
            raise SystemExit(f"the encoder's products go by other names: {sorted(products)[:4]}")
        # weights of 7 bits: see training.language.rounding
        quantize_dynamic(
            full, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, nodes_to_exclude=heads
        )
        shutil.move(str(small), to / "language.onnx")
    export_relations(net.reader.rel, to)
    shutil.copyfile(vocabulary(), to / "vocab.txt")
    move, begin = net.speech.transitions()
    labels = {"names": LABELS, "upos": UPOS, "relations": relations}
    speech = {"roles": list(ROLES), "move": move.tolist(), "begin": begin.tolist()}
    (to / "labels.json").write_text(json.dumps(labels | {"speech": speech}, indent=1) + "\n", encoding="utf-8")
    print({path.name: path.stat().st_size for path in sorted(to.iterdir())})


def main() -> None:
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--model", type=Path, required=True)
    made.add_argument("--to", type=Path, required=True)
    chosen = made.parse_args()
    net, relations = load(chosen.model)
    export(net, relations, chosen.to)


if __name__ == "__main__":
    main()
