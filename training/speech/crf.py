"""A linear-chain CRF (Lafferty et al. 2001) over B windows of N words, in log2(N) steps instead of N.

`scores` (B, N, Y); `move` (Y, Y); `begin` (Y); `valid` (B, N), the words from the left.
"""

from __future__ import annotations

import torch
from torch import Tensor

BLOCKED = -1e4


def total(scores: Tensor, move: Tensor, begin: Tensor, valid: Tensor) -> Tensor:
    """The log of the summed weight of all label paths, of each window (B)."""
    size = scores.size(-1)
    first = scores[:, 0] + begin
    if scores.size(1) == 1:
        return torch.logsumexp(first, -1)
    idle = torch.full((size, size), BLOCKED, device=scores.device, dtype=scores.dtype)
    idle.fill_diagonal_(0.0)
    steps = move + scores[:, 1:, None, :]
    steps = torch.where(valid[:, 1:, None, None], steps, idle)
    while steps.size(1) > 1:  # neighbours multiplied as matrices of the (logsumexp, +) semiring
        if steps.size(1) % 2:
            steps = torch.cat([steps, idle.expand(len(steps), 1, size, size)], 1)
        steps = torch.logsumexp(steps[:, ::2, :, :, None] + steps[:, 1::2, None, :, :], 3)
    return torch.logsumexp(first[:, :, None] + steps[:, 0], (1, 2))


def loss(scores: Tensor, move: Tensor, begin: Tensor, gold: Tensor, valid: Tensor) -> Tensor:
    """Negative log-likelihood of the gold labels (B, N), summed over the windows."""
    gold = gold.clamp(min=0)
    held = valid.float()
    path = (scores.gather(2, gold[..., None])[..., 0] * held).sum(1) + begin[gold[:, 0]]
    path = path + (move[gold[:, :-1], gold[:, 1:]] * held[:, 1:]).sum(1)
    return (total(scores, move, begin, valid) - path).sum()
