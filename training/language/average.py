"""The weighted mean of trainings that began from one another ("model soups", Wortsman et al. 2022).

`python -m training.language.average --models A/model.pt B/model.pt --weights 0.3 0.7 --to C/model.pt`
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch


def average(models: Sequence[Path], weights: Sequence[float], to: Path) -> None:
    """Write the mean of the models' weights; their relations must be the same. Raises ValueError."""
    read = [torch.load(path, weights_only=True) for path in models]
    if len(read) != len(weights) or any(one["relations"] != read[0]["relations"] for one in read):
        raise ValueError("as many weights as models, and models of the same relations")
    share = [weight / sum(weights) for weight in weights]
    net = {}
    for name, first in read[0]["net"].items():
        if first.is_floating_point():
            net[name] = sum(part * one["net"][name] for part, one in zip(share, read, strict=True))
        else:
            net[name] = first
    to.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"net": net, "relations": read[0]["relations"]}, to)


if __name__ == "__main__":
    made = argparse.ArgumentParser(prog="python -m training.language.average", description=__doc__)
    made.add_argument("--models", type=Path, nargs="+", required=True)
    made.add_argument("--weights", type=float, nargs="+", required=True)
    made.add_argument("--to", type=Path, required=True)
    chosen = made.parse_args()
    average(chosen.models, chosen.weights, chosen.to)
