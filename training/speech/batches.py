"""Windows of like length side by side, as tensors: what a training step reads.

A batch holds, B windows of at most L wordpieces and N words: `ids`, `types`, `states`, `seen` (B, L), `first`,
`valid`, `label`, `cue_of` (B, N; -100 = no gold), `relation` (B, N, N), `cues` (B, C; -1 = none). Small integer types,
so that many passes over the data fit into memory; `ready` widens them on the device.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from multiprocessing.pool import Pool
from typing import Any

import numpy as np
import torch

from synoptic.language.encode import pad
from synoptic.language.speech_input import relations
from training.speech import data
from training.speech.net import Batch

Arrays = dict[str, Any]
_PIECES = data.pieces()


def stack(rows: Sequence[data.Example]) -> Arrays:
    """Padded arrays of the examples."""
    wide = max(2, max(len(x.window.words) for x in rows))
    many = max(1, max(len(x.cues) for x in rows))

    def padded(values: Sequence[Sequence[int]], size: int, fill: int, kind: Any) -> Any:
        out = np.full((len(values), size), fill, kind)
        for row, own in zip(out, values, strict=True):
            row[: len(own)] = own
        return out

    related = np.zeros((len(rows), wide, wide), np.uint8)
    for k, x in enumerate(rows):
        n = len(x.window.words)
        related[k, :n, :n] = relations(x.window)
    own = pad([x.encoded for x in rows])
    return {
        "ids": own.ids.astype(np.int32),
        "types": own.types.astype(np.uint8),
        "states": own.states.astype(np.uint8),
        "seen": own.seen.astype(np.uint8),
        "first": padded([x.encoded.first for x in rows], wide, 0, np.int16),
        "valid": padded([[1] * len(x.window.words) for x in rows], wide, 0, np.bool_),
        "relation": related,
        "label": padded([x.label for x in rows], wide, -100, np.int16),
        "cue_of": padded([x.cue_of for x in rows], wide, -100, np.int16),
        "cues": padded([x.cues for x in rows], many, -1, np.int16),
    }


def tensors(arrays: Arrays, device: str) -> Batch:
    """The arrays on the device."""
    return {name: torch.from_numpy(array).to(device) for name, array in arrays.items()}


def ready(b: Batch) -> Batch:
    """With the integer types that a network wants."""
    return {name: x if x.dtype == torch.bool else x.long() for name, x in b.items()}


def groups(rows: Sequence[data.Example], size: int, chance: random.Random) -> list[list[data.Example]]:
    """Examples of like length together, at most `size` wordpieces with padding."""
    out: list[list[data.Example]] = [[]]
    for row in sorted(rows, key=lambda x: len(x.encoded.ids) + chance.random() * 8):
        if out[-1] and (len(out[-1]) + 1) * len(row.encoded.ids) > size:
            out.append([])
        out[-1].append(row)
    return [group for group in out if group]


def _examples(job: tuple[data.Document, int]) -> list[data.Example]:
    document, seed = job
    return list(data.examples(document, _PIECES, random.Random(seed)))


def make(documents: Sequence[data.Document], size: int, seed: int, pool: Pool) -> list[Arrays]:
    """One pass over the documents, its packing and quotation marks drawn by `seed`."""
    jobs = [(document, seed * 100_003 + i) for i, document in enumerate(documents)]
    found = pool.map(_examples, jobs, chunksize=8)
    return pool.map(stack, groups([x for own in found for x in own], size, random.Random(seed)), chunksize=4)
