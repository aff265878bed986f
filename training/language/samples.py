"""The form that all corpora are brought into: sentences with what their corpus says, and windows of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from synoptic.language import tokens
from synoptic.language.encode import WINDOW

KINDS = ("PER", "ORG", "LOC", "MISC")
LABELS = ("O", *(f"{prefix}-{kind}" for kind in KINDS for prefix in "BI"))
NOT_SAID = len(LABELS)  # no PER, ORG, LOC; MISC is not annotated
OPEN = len(LABELS) + 1  # nothing is said
UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
)  # fmt: skip
NONE = -100  # no tag, head or relation known


@dataclass(frozen=True)
class Sample:
    """A sentence or a window of sentences. `labels` index LABELS or are NOT_SAID or OPEN; `upos` UPOS; `heads` are 0
    for a root, else the 1-based word within the sample; `rels` are names of relations ("" = unknown); `sentence`
    numbers the words' sentences."""

    source: str
    document: str
    words: list[str]
    labels: list[int]
    upos: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    rels: list[str] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for name, fill in (("upos", NONE), ("heads", NONE), ("rels", ""), ("sentence", 0)):
            if not getattr(self, name):
                object.__setattr__(self, name, [fill] * len(self.words))


def spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """BIO labels → (first, end, kind); an I- without a B- before it opens a span."""
    out: list[tuple[int, int, str]] = []
    start, kind = -1, ""
    for i, label in enumerate([*labels, "O"]):
        if start >= 0 and (label[0] != "I" or label[2:] != kind):
            out.append((start, i, kind))
            start = -1
        if label[0] in "BI" and start < 0:
            start, kind = i, label[2:]
    return out


def label_ids(count: int, found: Iterable[tuple[int, int, str]], outside: int = 0) -> list[int]:
    """(first, end, kind) → ids of LABELS, `outside` elsewhere."""
    out = [outside] * count
    for a, b, kind in found:
        begin = LABELS.index(f"B-{kind}")
        out[a:b] = [begin] + [begin + 1] * (b - a - 1)
    return out


def resplit(sample: Sample) -> Sample:
    """The same sentence with words split as the run-time tokeniser does (for corpora without trees)."""
    joined = " ".join(sample.words)
    owner = [i for i, word in enumerate(sample.words) for _ in range(len(word) + 1)]
    words: list[str] = []
    labels: list[int] = []
    upos: list[int] = []
    before = -1
    for a, b in tokens.words(joined):
        i = owner[a]
        label = sample.labels[i]
        inside = label + 1 if label < len(LABELS) and LABELS[label][0] == "B" else label
        words.append(joined[a:b])
        labels.append(inside if i == before else label)
        upos.append(sample.upos[i] if i != before and len(joined[a:b]) == len(sample.words[i]) else NONE)
        before = i
    return replace(sample, words=words, labels=labels, upos=upos, heads=[], rels=[], sentence=[])


def windows(sentences: Iterable[Sample], limit: int = WINDOW) -> Iterator[Sample]:
    """Neighbouring sentences of one document joined up to `limit` words."""
    pack: list[Sample] = []
    size = 0
    for one in sentences:
        if not one.words or len(one.words) > 150:
            continue
        if pack and (pack[-1].document != one.document or size + len(one.words) > limit):
            yield _join(pack)
            pack, size = [], 0
        pack.append(one)
        size += len(one.words)
    if pack:
        yield _join(pack)


def _join(pack: Sequence[Sample]) -> Sample:
    out = Sample(pack[0].source, pack[0].document, [], [])
    for number, one in enumerate(pack):
        at = len(out.words)
        out.heads.extend(head + at if head > 0 else head for head in one.heads)
        out.words.extend(one.words)
        out.labels.extend(one.labels)
        out.upos.extend(one.upos)
        out.rels.extend(one.rels)
        out.sentence.extend([number] * len(one.words))
    return out
