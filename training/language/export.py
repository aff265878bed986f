"""The relation scorer as a file of its own: it runs after the trees are decoded (see `training.speech.export`)."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn


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
