"""The reader: text of a page → sentences, words, tags, trees, names. numpy and onnxruntime only.

One forward pass over windows of neighbouring sentences serves all heads: names (BIO, Viterbi), UPOS, biaffine
dependencies (Dozat & Manning 2017; arcs stay within their sentence), decoded to one tree a sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from synoptic.errors import DataError
from synoptic.language import decode, tokens
from synoptic.language.consistency import consistent
from synoptic.language.decode import Floats
from synoptic.language.encode import WINDOW, Encoded, encode, pad
from synoptic.language.lemmas import lemma
from synoptic.language.wordpiece import WordPiece
from synoptic.model import NameKind, NameSpan, Reading, Sentence, Span, Token, Zone, ZoneKind

READ_ZONES: tuple[ZoneKind, ...] = ("title", "body")
_BATCH = 4000  # wordpieces, padding included
_PART = 200  # words: a longer sentence is read in parts, their trees joined at the first root
_FILES = Path(__file__).parent.parent / "data" / "language"


class Line(NamedTuple):
    """A sentence before it is read: its characters, the zone it stands in, its words' characters."""

    span: Span
    zone: ZoneKind
    words: list[Span]


class _Part(NamedTuple):
    """A sentence, or a stretch of a very long one: `first` and `last` index the page's words."""

    first: int
    last: int


class _Scores(NamedTuple):
    """What the network says of a page's words; `arcs` of each part [n, 1 + n]."""

    names: Floats
    upos: Floats
    arcs: dict[int, Floats]
    dep: Floats
    head: Floats
    roots: dict[int, Floats]


class LanguageModel:
    """Load once, read many pages; safe to use from several threads."""

    def __init__(self, session: Any, pieces: WordPiece, labels: dict[str, list[str]], relations: Floats) -> None:
        self._session = session
        self._pieces = pieces
        self._names, self._upos, self._rels = labels["names"], labels["upos"], labels["relations"]
        self._relations = relations
        self._steps = decode.transitions(self._names)
        self._of_kind = {
            label[2:]: [i for i, other in enumerate(self._names) if other[2:] == label[2:] and other != "O"]
            for label in self._names
            if label != "O"
        }
        self._root_rel = self._rels.index("root")

    @classmethod
    def load(cls, path: Path | None = None, threads: int = 1) -> LanguageModel:
        """Open the model in the folder `path` (default: the shipped one). Raises DataError."""
        folder = _FILES if path is None else path
        try:
            import onnxruntime

            labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            relations = np.load(folder / "relations.npy").astype(np.float32)
            chosen = onnxruntime.SessionOptions()
            chosen.intra_op_num_threads = threads
            chosen.inter_op_num_threads = 1
            chosen.log_severity_level = 3
            session = onnxruntime.InferenceSession(
                str(folder / "language.onnx"), chosen, providers=["CPUExecutionProvider"]
            )
        except (OSError, ValueError, KeyError) as error:
            raise DataError(
                f"the language model in {folder} is missing or damaged", "install Synoptic again"
            ) from error
        except Exception as error:  # onnxruntime raises its own classes, which are not exported by name
            raise DataError(
                f"the language model in {folder} cannot be opened: {error}", "install Synoptic again"
            ) from error
        return cls(session, WordPiece.load(folder / "vocab.txt"), labels, relations)

    def read(self, text: str, zones: Sequence[Zone] = ()) -> Reading:
        """Read the title and body zones of a page (all of the text if no zones are given). Any script, any length."""
        return self.parse(text, list(_lines(text, zones)))

    def parse(self, text: str, lines: list[Line]) -> Reading:
        """Read sentences and words that are already told apart, in the order of the text."""
        spans = [span for line in lines for span in line.words]
        if not spans:
            return Reading(tokens=(), sentences=(), names=())
        words = [text[a:b] for a, b in spans]
        scores, parts = self._score(words, lines)
        found = [self._upos[i] for i in scores.upos.argmax(axis=1)]
        heads = self._heads(parts, scores)
        rels = self._label(heads, parts, scores)
        _join_parts(lines, heads, rels)
        made = tuple(
            Token(start=a, end=b, pos=pos, lemma=lemma(_plain(word), pos), head=head, rel=rel)
            for (a, b), word, pos, head, rel in zip(spans, words, found, heads, rels, strict=True)
        )
        sentences = _sentences(lines)
        names = consistent(text, made, sentences, self._find_names(parts, scores.names, spans))
        return Reading(tokens=made, sentences=sentences, names=names)

    # --- the network ------------------------------------------------------------------------------------------------

    def _score(self, words: list[str], lines: list[Line]) -> tuple[_Scores, list[_Part]]:
        """Run the network over all windows."""
        parts = list(_parts(lines))
        windows = list(_windows(parts))
        starts = {part.first for part in parts}
        encoded = [
            encode(words[w[0].first : w[-1].last], [i in starts for i in range(w[0].first, w[-1].last)], self._pieces)
            for w in windows
        ]
        out: _Scores | None = None
        for batch in _batches(encoded):
            got = self._session.run(None, pad([encoded[i] for i in batch])._asdict())
            if out is None:
                out = _empty(len(words), got)
            for row, i in enumerate(batch):
                _keep(out, windows[i], row, got)
        assert out is not None
        return out, parts

    def _heads(self, parts: list[_Part], scores: _Scores) -> list[int]:
        out: list[int] = []
        for part in parts:
            found = decode.heads(decode.log_softmax(scores.arcs[part.first]))
            out.extend(h if h < 0 else h + part.first for h in found)
        return out

    def _label(self, heads: list[int], parts: list[_Part], scores: _Scores) -> list[str]:
        """The best relation of each word to its head."""
        n, size = len(heads), scores.dep.shape[1]
        above = scores.head[np.array(heads)]
        for part in parts:
            for i in range(part.first, part.last):
                if heads[i] < 0:
                    above[i] = scores.roots[part.first]
        one = np.ones((n, 1), np.float32)
        left = np.concatenate([scores.dep, one], axis=1)
        right = np.concatenate([above, one], axis=1)
        table = np.empty((n, len(self._rels)), np.float32)
        flat = self._relations.transpose(1, 0, 2).reshape(size + 1, -1)
        for at in range(0, n, 512):
            half = (left[at : at + 512] @ flat).reshape(-1, len(self._rels), size + 1)
            table[at : at + 512] = np.matmul(half, right[at : at + 512, :, None])[:, :, 0]
        table[:, self._root_rel] = -np.inf
        best = table.argmax(axis=1)
        return ["root" if h < 0 else self._rels[int(r)] for h, r in zip(heads, best, strict=True)]

    def _find_names(self, parts: list[_Part], scores: Floats, spans: list[Span]) -> list[NameSpan]:
        out = []
        for part in parts:
            own = decode.log_softmax(scores[part.first : part.last])
            path = decode.viterbi(own, self._steps, self._steps[0])
            for a, b, kind in decode.spans(path, self._names):
                sure = float(np.exp(own[a:b, self._of_kind[kind]]).sum(axis=1).min())
                first, last = part.first + a, part.first + b
                out.append(_name(first, last, spans, kind, sure))
        return out


def _name(first: int, last: int, spans: list[Span], kind: str, score: float) -> NameSpan:
    kinds: dict[str, NameKind] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}
    return NameSpan(
        first=first, last=last, start=spans[first][0], end=spans[last - 1][1], kind=kinds[kind], score=round(score, 4)
    )


def _plain(word: str) -> str:
    """Without soft hyphens and zero-width characters."""
    return (
        word if word.isascii() else "".join(c for c in word if c not in "\u00ad\u200b\u200c\u200d\u2060\ufeff") or word
    )


def _lines(text: str, zones: Sequence[Zone]) -> Iterator[Line]:
    read: Sequence[tuple[int, int, ZoneKind]] = [(0, len(text), "body")]
    if zones:
        read = [(z.start, z.end, z.kind) for z in zones if z.kind in READ_ZONES]
    for start, end, kind in read:
        for span in tokens.sentences(text, start, end):
            words = tokens.words(text, *span)
            if words:
                yield Line(span, kind, words)


def _sentences(lines: list[Line]) -> tuple[Sentence, ...]:
    out, first = [], 0
    for line in lines:
        last = first + len(line.words)
        out.append(Sentence(first=first, last=last, start=line.span[0], end=line.span[1], zone=line.zone))
        first = last
    return tuple(out)


def _parts(lines: list[Line]) -> Iterator[_Part]:
    first = 0
    for line in lines:
        last = first + len(line.words)
        for at in range(first, last, _PART):
            yield _Part(at, min(last, at + _PART))
        first = last


def _windows(parts: list[_Part]) -> Iterator[list[_Part]]:
    """Neighbouring parts, up to WINDOW words (a longer part stands alone)."""
    pack: list[_Part] = []
    for part in parts:
        if pack and part.last - pack[0].first > WINDOW:
            yield pack
            pack = []
        pack.append(part)
    if pack:
        yield pack


def _batches(encoded: list[Encoded]) -> Iterator[list[int]]:
    """Windows of similar length together, to waste little on padding."""
    batch: list[int] = []
    for i in sorted(range(len(encoded)), key=lambda i: len(encoded[i].ids)):
        if batch and (len(batch) + 1) * len(encoded[i].ids) > _BATCH:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _empty(count: int, got: list[Any]) -> _Scores:
    names, upos, _, dep, head = got
    widths = [array.shape[2] for array in (names, upos, dep, head)]
    made = [np.zeros((count, width), np.float32) for width in widths]
    return _Scores(names=made[0], upos=made[1], arcs={}, dep=made[2], head=made[3], roots={})


def _keep(out: _Scores, window: list[_Part], row: int, got: list[Any]) -> None:
    """Store one window's scores at its words' places."""
    names, upos, arc, dep, head = (array[row] for array in got)
    first, last = window[0].first, window[-1].last
    count = last - first
    out.names[first:last], out.upos[first:last], out.dep[first:last] = names[:count], upos[:count], dep[:count]
    out.head[first:last] = head[1 : 1 + count]
    for part in window:
        a, b = part.first - first, part.last - first
        out.arcs[part.first] = np.concatenate([arc[a:b, :1], arc[a:b, 1 + a : 1 + b]], axis=1)
        out.roots[part.first] = head[0]


def _join_parts(lines: list[Line], heads: list[int], rels: list[str]) -> None:
    """A sentence read in parts gets one root: the later parts' roots hang on the first as parataxis."""
    first = 0
    for line in lines:
        last = first + len(line.words)
        if last - first > _PART:
            roots = [i for i in range(first, last) if heads[i] < 0]
            for later in roots[1:]:
                heads[later], rels[later] = roots[0], "parataxis"
        first = last
