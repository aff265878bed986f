"""Training as if the weights were int8 already (Jacob et al. 2018, "Quantization and Training of Neural Networks …").

The shipped graph holds integer weights by channel, of 7 bits (with 8, sums of two products overflow on CPUs without
VNNI, which cost half a point of F1), and rounds each activation tensor to 256 steps. Rounding both in the
last part of the training, with gradients passed straight through, lets the network get used to it.
"""

from __future__ import annotations

import torch.nn.functional as F
from torch import Tensor, nn


def activation(x: Tensor) -> Tensor:
    """`x` on the 256 steps between its least and greatest value (zero is a step)."""
    low, high = x.detach().amin().clamp(max=0), x.detach().amax().clamp(min=0)
    step = ((high - low) / 255).clamp(min=1e-8)
    return x + ((x / step).round() * step - x).detach()


def weight(w: Tensor) -> Tensor:
    """`w` [out, in] on 127 steps of each output's own size."""
    step = (w.detach().abs().amax(1, keepdim=True) / 63).clamp(min=1e-8)
    return w + ((w / step).round() * step - w).detach()


class Rounded:
    """A forward for a linear layer that rounds what comes in and what it multiplies with."""

    def __init__(self, layer: nn.Linear) -> None:
        self._layer = layer

    def __call__(self, x: Tensor) -> Tensor:
        return F.linear(activation(x), weight(self._layer.weight), self._layer.bias)


def begin(encoder: nn.Module) -> None:
    """From now on the encoder's linear layers round."""
    for layer in encoder.modules():
        if isinstance(layer, nn.Linear):
            layer.forward = Rounded(layer)  # type: ignore[method-assign]
