"""Small changes to gold windows, so that the model reads contexts rather than lists and survives shouting headlines."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from synoptic.language.encode import Encoded
from training.language.samples import LABELS, NONE, NOT_SAID, Sample, label_ids, spans
from training.language.world import World

Pool = Mapping[tuple[str, int], Sequence[list[str]]]
WORLDLY = ("PER", "ORG", "LOC")
_WORLD = 0.6  # the share of replacements that the corpora's own names do not give
_COLUMNS = ("words", "labels", "upos", "heads", "rels", "sentence")


def pool(samples: Iterable[Sample]) -> Pool:
    """The names of the gold corpora by kind and number of words."""
    out: dict[tuple[str, int], list[list[str]]] = defaultdict(list)
    for sample in samples:
        for a, b, kind in spans(_said(sample)):
            if kind != "MISC" and sample.words[a][0].isupper():
                out[kind, b - a].append(sample.words[a:b])
    return out


def _said(sample: Sample) -> list[str]:
    return [LABELS[y] if y < len(LABELS) else "O" for y in sample.labels]


def swap(sample: Sample, names: Pool, world: World, chance: float, draw: random.Random) -> Sample:
    """Now and then another name of the same kind and length; one document keeps one replacement a name."""
    words, upos = list(sample.words), list(sample.upos)
    found = spans(_said(sample))
    chosen = _chosen(sample, found, chance, draw, lambda kind, count: _same_length(names, world, kind, count, draw))
    for a, b, _ in found:
        new = chosen[tuple(sample.words[a:b])]
        if new is not None and len(new) == b - a:
            words[a:b] = new
            upos[a:b] = [u if u == NONE or w[0].isupper() else NONE for u, w in zip(upos[a:b], new, strict=True)]
    return replace(sample, words=words, upos=upos)


def swap_free(sample: Sample, names: Pool, world: World, chance: float, draw: random.Random) -> Sample:
    """As `swap`, with names of any length: for samples without trees."""
    by_kind: dict[str, list[list[str]]] = defaultdict(list)
    for (kind, _), known in names.items():
        by_kind[kind].extend(known)

    def other(kind: str, _: int) -> list[str] | None:
        if kind in WORLDLY and draw.random() < _WORLD:
            return world.draw(kind, draw)
        return draw.choice(by_kind[kind]) if by_kind.get(kind) else None

    found = spans(_said(sample))
    chosen = _chosen(sample, found, chance, draw, other)
    out = Sample(sample.source, sample.document, [], [])
    at = 0
    for a, b, kind in found:
        _copy(sample, out, at, a)
        new = chosen[tuple(sample.words[a:b])]
        if new:
            out.words.extend(new)
            out.labels.extend(label_ids(len(new), [(0, len(new), kind)]))
            out.upos.extend([NONE] * len(new))
            out.sentence.extend([sample.sentence[a]] * len(new))
        else:
            _copy(sample, out, a, b)
        at = b
    _copy(sample, out, at, len(sample.words))
    out.heads.extend([NONE] * len(out.words))
    out.rels.extend([""] * len(out.words))
    return out


def _chosen(
    sample: Sample,
    found: Sequence[tuple[int, int, str]],
    chance: float,
    draw: random.Random,
    other: Callable[[str, int], list[str] | None],
) -> dict[tuple[str, ...], list[str] | None]:
    """The replacement of each name of a sample, None for most; a person's last name follows the full name."""
    chosen: dict[tuple[str, ...], list[str] | None] = {}
    for a, b, kind in sorted(found, key=lambda span: span[0] - span[1]):
        key = tuple(sample.words[a:b])
        if key in chosen:
            continue
        full = next((k for k in chosen if b - a == 1 and len(k) > 1 and k[-1:] == key), None) if kind == "PER" else None
        if full is not None:
            whole = chosen[full]
            chosen[key] = whole[-1:] if whole else None
        else:
            chosen[key] = other(kind, b - a) if kind != "MISC" and draw.random() < chance else None
    return chosen


def _same_length(names: Pool, world: World, kind: str, count: int, draw: random.Random) -> list[str] | None:
    """A name of so many words: of the world's if a few draws give one, else of the corpora's."""
    if kind in WORLDLY and draw.random() < _WORLD:
        for _ in range(6):
            drawn = world.draw(kind, draw)
            if len(drawn) == count:
                return drawn
    others = names.get((kind, count), ())
    return draw.choice(others) if others else None


def blur(sample: Sample, draw: random.Random) -> Sample:
    """Dirt of saved pages, for samples without trees: now and then full stops or the ends of sentences are lost."""
    dice = draw.random()
    if dice < 0.06:
        return replace(sample, sentence=[0] * len(sample.words))
    if dice < 0.14:
        kept = [
            i for i, word in enumerate(sample.words)
            if word != "." or sample.labels[i] not in (0, NOT_SAID)
        ]  # fmt: skip
        if kept:
            return Sample(
                sample.source, sample.document, *([getattr(sample, name)[i] for i in kept] for name in _COLUMNS)
            )
    return sample


def _copy(sample: Sample, out: Sample, a: int, b: int) -> None:
    out.words.extend(sample.words[a:b])
    out.labels.extend(sample.labels[a:b])
    out.upos.extend(sample.upos[a:b])
    out.sentence.extend(sample.sentence[a:b])


def recase(window: Encoded, draw: random.Random) -> Encoded:
    """One window in 25 shouts, one in 25 is a headline (every word capitalised), one in 33 is all small."""
    dice = draw.random()
    if dice >= 0.11:
        return window
    case = 3 if dice < 0.04 else 2 if dice < 0.08 else 1
    return window._replace(types=[t if t == 0 else case + (4 if t > 4 else 0) for t in window.types])
