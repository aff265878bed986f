"""The trained line reader, evaluated in numpy: words, measures and (for HTML) elements of each line → body and kind.

An embedding bag for the words, one for the first three words, the measures of `lines.py`, and for HTML two bags of
element words; then residual convolutions over the lines (dilation 1, 2, 4, 8) with the page's mean and maximum mixed
in after the second. `training/pages/train.py` holds the same net for training and writes the weights. Readers of
several trainings are asked together: their weights lie side by side and one pass runs them all.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from synoptic.errors import DataError
from synoptic.pages.domwords import DomWords
from synoptic.pages.lines import Floats, Ints, Measured
from synoptic.pages.wordcodes import Numbering

_DATA = Path(__file__).parent.parent / "data" / "pages"
_DILATIONS = (1, 2, 4, 8)
_LEAD = 3
_PLAIN = 3  # ids of words in no vocabulary: unknown, number, year
# Lines are taken in pieces so small that OpenBLAS does not wake its threads (up to 65,536 * 4 multiplications,
# SMP_THRESHOLD_MIN * GEMM_MULTITHREAD_THRESHOLD): for matrices of this size they cost more than they bring.
_PIECE = 32


class Around(NamedTuple):
    """The elements around lines: different rows of elements, by number, one after another; where each row begins; and
    which of the rows stands around each line."""

    elements: Ints
    first: Ints
    row: Ints


class Elements(NamedTuple):
    """For HTML. The page's elements, each once ("tag class id …"). Those near and far around each line. The share of
    each line that is links, and its depth [lines, 2]."""

    names: tuple[str, ...]
    near: Around
    far: Around
    numeric: Floats


class Readers:
    """Weights of one training or several [trainings, …], with the vocabularies of all."""

    def __init__(self, trainings: Sequence[dict[str, Any]]) -> None:
        """`trainings`: arrays as `training/pages/train.py` writes them; some may know elements, some only text."""
        self._w: dict[str, Floats] = {}
        words = _united([_vocabulary(one["words.text"]) for one in trainings])
        self.words = Numbering({word: i for i, word in enumerate(words, _PLAIN)})
        rows = [[*range(_PLAIN), *ids] for ids in _ids(words, [one["words.text"] for one in trainings], _PLAIN)]
        for name in ("word.weight", "lead.weight"):
            self._w[name] = _side_by_side([one[name][ids] for one, ids in zip(trainings, rows, strict=True)])
        elements = _united([_vocabulary(one["dom.text"]) for one in trainings])
        self.dom = DomWords({word: i for i, word in enumerate(elements, 1)}) if elements else None
        if elements:
            known = [[0, *ids] for ids in _ids(elements, [one["dom.text"] for one in trainings], 1)]
            for name in ("near.weight", "far.weight"):
                told = [_element_rows(one.get(name), ids) for one, ids in zip(trainings, known, strict=True)]
                size = max(one.shape[1] for one in told)
                self._w[name] = _side_by_side([_widened(one, size) for one in told])
            self._w["known"] = (np.array(known).T > 0).astype(np.float32)  # [words, trainings]
        self._stack(trainings)

    def _stack(self, trainings: Sequence[dict[str, Any]]) -> None:
        """The weights of the lines' net, each product's as [trainings, 1, in, out]."""
        size = max(one["enter.weight"].shape[1] for one in trainings)
        bags = max(len(one["mean"]) for one in trainings)
        self._w["mean"] = np.stack([_widened(one["mean"][None], bags) for one in trainings])
        self._w["scale"] = np.stack([_widened(1 / one["std"][None], bags) for one in trainings])
        enter = [_widened(one["enter.weight"], size) for one in trainings]  # what only elements tell is last
        self._product("enter", [one.T for one in enter], [one["enter.bias"] for one in trainings])
        for i in range(len(_DILATIONS)):
            turned = [one[f"convs.{i}.weight"].transpose(2, 1, 0) for one in trainings]  # [out, in, 3] → [3 * in, out]
            self._product(
                f"convs.{i}",
                [one.reshape(-1, one.shape[2]) for one in turned],
                [one[f"convs.{i}.bias"] for one in trainings],
            )
        for name in (*(f"mixes.{i}" for i in range(len(_DILATIONS))), "page", "body", "kind"):
            self._product(
                name, [one[f"{name}.weight"].T for one in trainings], [one[f"{name}.bias"] for one in trainings]
            )

    def _product(self, name: str, weights: Sequence[Any], biases: Sequence[Any]) -> None:
        self._w[name] = np.ascontiguousarray(np.stack(weights)[:, None], np.float32)
        self._w[f"{name}.bias"] = np.stack(biases).astype(np.float32)[:, None, None]

    def run(self, measured: Measured, elements: Elements | None = None) -> tuple[Floats, Floats]:
        """(probability that each line is body [lines], logits of the zone kinds [lines, kinds]): the trainings' means.

        Readers that know text alone take no notice of `elements`.
        """
        w = self._w
        count = len(measured.numeric)
        if not count:
            return np.zeros(0, np.float32), np.zeros((0, w["kind"].shape[-1]), np.float32)
        x = self._enter(measured, elements if self.dom else None)
        for depth, dilation in enumerate(_DILATIONS):
            x += self._dense(f"mixes.{depth}", self._conv(depth, x, dilation))
            if depth == 1:
                page = np.concatenate([x[:, :count].mean(1), x[:, :count].max(1)], axis=-1)
                x += np.maximum(page[:, None] @ w["page"][:, 0] + w["page.bias"][:, 0], 0)
            x[:, count:] = 0
        body = 1 / (1 + np.exp(-self._dense("body", x)[:, :count, 0]))
        return body.mean(0), self._dense("kind", x)[:, :count].mean(0)

    def _enter(self, measured: Measured, elements: Elements | None) -> Floats:
        """What stands in each line, as the first layer has it [trainings, lines in whole pieces, width]."""
        w = self._w
        count, trainings = len(measured.numeric), len(w["mean"])
        first, ids = measured.first, measured.ids(self.words)
        numeric = measured.numeric
        if elements is not None:
            numeric = np.concatenate([numeric, elements.numeric], axis=1)
        scaled = (numeric - w["mean"][..., : numeric.shape[1]]) * w["scale"][..., : numeric.shape[1]]
        parts = [
            _parted(_bag(w["word.weight"], ids, first[:-1], first[1:]), trainings),
            _parted(_bag(w["lead.weight"], ids, first[:-1], np.minimum(first[1:], first[:-1] + _LEAD)), trainings),
            np.clip(scaled, -6, 6),
        ]
        if elements is not None:
            parts += self._around(elements)
        size = -(-count // _PIECE) * _PIECE
        given = np.zeros((trainings, size, w["enter"].shape[2]), np.float32)
        at = 0
        for part in parts:
            given[:, :count, at : at + part.shape[2]] = part
            at += part.shape[2]
        x = np.maximum(self._dense("enter", given), 0)
        x[:, count:] = 0
        return x

    def _around(self, elements: Elements) -> list[Floats]:
        """The means over the words of the elements near and far around each line [trainings, lines, size]."""
        assert self.dom is not None  # else no elements are taken
        w = self._w
        ids = [self.dom.element(name) for name in elements.names]
        sizes = np.array([len(words) for words in ids], np.int64)
        flat = np.array(list(itertools.chain.from_iterable(ids)), np.int64)
        begins = np.cumsum(sizes) - sizes
        known = _sums(w["known"][flat], begins, sizes)
        made = []
        for name, around in (("near", elements.near), ("far", elements.far)):
            starts, counts = around.first[:-1], np.diff(around.first)
            sums = _sums(_sums(w[f"{name}.weight"][flat], begins, sizes)[around.elements], starts, counts)
            words = np.maximum(_sums(known[around.elements], starts, counts), 1)
            means = _parted(sums, known.shape[1]) / words.T[..., None]
            made.append(np.asarray(means[:, around.row], np.float32))
        return made

    def _dense(self, name: str, x: Floats) -> Floats:
        trainings, lines, width = x.shape
        made = x.reshape(trainings, -1, _PIECE, width) @ self._w[name]
        made += self._w[f"{name}.bias"]
        return made.reshape(trainings, lines, -1)

    def _conv(self, depth: int, x: Floats, dilation: int) -> Floats:
        """A line, the one `dilation` before and the one behind it, side by side, and one product of all three."""
        trainings, lines, width = x.shape
        side = np.zeros((trainings, lines, 3 * width), np.float32)
        side[:, dilation:, :width] = x[:, :-dilation]
        side[:, :, width : 2 * width] = x
        side[:, :-dilation, 2 * width :] = x[:, dilation:]
        y = self._dense(f"convs.{depth}", side)
        return np.maximum(y, 0, out=y)


def _parted(rows: Floats, trainings: int) -> Floats:
    """[lines, trainings * size] → [trainings, lines, size]."""
    return rows.reshape(len(rows), trainings, -1).transpose(1, 0, 2)


def _bag(table: Floats, ids: Ints, first: Ints, last: Ints) -> Floats:
    """The mean of the rows of `table` for ids[first:last] of each line; zero for a line without any."""
    counts = last - first
    if len(ids) > counts.sum():  # not all of them
        within = np.arange(len(ids)) - np.repeat(first, np.diff(np.append(first, len(ids))))
        ids = ids[within < np.repeat(counts, np.diff(np.append(first, len(ids))))]
        first = np.cumsum(counts) - counts
    made = _sums(table[ids], first, counts)
    made /= np.maximum(counts, 1)[:, None]
    return made


def _sums(rows: Floats, first: Ints, counts: Ints) -> Floats:
    """The sums of `counts` rows each, one stretch after another; zero for an empty one."""
    made = np.zeros((len(counts), rows.shape[1]), np.float32)
    filled = counts > 0
    if filled.all():
        np.add.reduceat(rows, first, axis=0, out=made)
    elif filled.any():
        made[filled] = np.add.reduceat(rows, first[filled], axis=0)
    return made


def _vocabulary(raw: Any) -> tuple[str, ...]:
    text = raw.tobytes().decode()
    return tuple(text.split("\n")) if text else ()


def _united(vocabularies: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for words in vocabularies for word in words))


def _ids(words: tuple[str, ...], texts: Sequence[Any], start: int) -> list[list[int]]:
    """Of each training, its own ids of these words; 0 for those that it does not know."""
    own = [{word: i for i, word in enumerate(_vocabulary(text), start)} for text in texts]
    return [[ids.get(word, 0) for word in words] for ids in own]


def _element_rows(table: Any, ids: list[int]) -> Floats:
    """A training's rows for the words of elements; zero for those that it does not know, which say nothing."""
    if table is None:
        return np.zeros((len(ids), 1), np.float32)
    made = table[ids].astype(np.float32)
    made[[i == 0 for i in ids]] = 0
    return np.asarray(made, np.float32)


def _side_by_side(tables: Sequence[Any]) -> Floats:
    return np.ascontiguousarray(np.concatenate(tables, axis=1), np.float32)


def _widened(table: Any, size: int) -> Floats:
    """With columns of zeros behind it, up to `size`."""
    return np.pad(np.asarray(table, np.float32), ((0, 0), (0, size - table.shape[1])))


@cache
def load(*names: str) -> Readers:
    """The readers "text" or "html" that ship with the package, or both together. Raises DataError."""
    trainings = []
    for name in names:
        try:
            paths = sorted(_DATA.glob(f"{name}-*.npz"))
            if not paths:
                raise FileNotFoundError(name)
            for path in paths:
                with np.load(path) as arrays:
                    trainings.append(dict(arrays))
        except (OSError, ValueError, KeyError) as error:
            cause = f"the page reader's weights are missing or damaged: {name}-*.npz"
            raise DataError(cause, "install Synoptic again") from error
    return Readers(trainings)
