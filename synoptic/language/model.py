"""The reader: text of a page → sentences, words, tags, trees, names. numpy and onnxruntime only.

One forward pass over windows of neighbouring paragraphs serves all heads: names (BIO, Viterbi), UPOS, biaffine
dependencies (Dozat & Manning 2017; arcs stay within their sentence), decoded to one tree a sentence, and attributed
speech (see `speech_decode`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from synoptic.errors import DataError
from synoptic.language import decode, speech_decode, speech_input
from synoptic.language.consistency import consistent
from synoptic.language.decode import Floats
from synoptic.language.encode import Encoded, pad
from synoptic.language.lemmas import lemma
from synoptic.language.windows import PART, Line, Part, batches, lines, parts, windows
from synoptic.language.wordpiece import WordPiece
from synoptic.model import Attribution, NameKind, NameSpan, Reading, Sentence, Span, Token, Zone

_ROWS = 256  # words whose relations are scored together
_FILES = Path(__file__).parent.parent / "data" / "language"


class Scores(NamedTuple):
    """What the network says of a page's words, logits: `names` and `upos` [words, labels]; `arcs` of each part, by its
    first word, [n, 1 + n]; `dep`, `head` and, by part, `roots` are what the relation scorer reads; `attributions`, by
    the window's first word, are decoded at once (their scores grow with the square of a window)."""

    parts: list[Part]
    names: Floats
    upos: Floats
    arcs: dict[int, Floats]
    dep: Floats
    head: Floats
    roots: dict[int, Floats]
    attributions: dict[int, list[Attribution]]


class LanguageModel:
    """Load once, read many pages; safe to use from several threads."""

    def __init__(self, session: Any, pieces: WordPiece, labels: dict[str, Any], relations: Any) -> None:
        self._session = session
        self._pieces = pieces
        self._names, self._upos, self._rels = labels["names"], labels["upos"], labels["relations"]
        self._relations = relations
        self._steps = decode.transitions(self._names)
        self._move, self._begin = (np.asarray(labels["speech"][name], np.float32) for name in ("move", "begin"))
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
            chosen = onnxruntime.SessionOptions()
            chosen.intra_op_num_threads = threads
            chosen.inter_op_num_threads = 1
            chosen.log_severity_level = 3
            session, relations = (
                onnxruntime.InferenceSession(str(folder / name), chosen, providers=["CPUExecutionProvider"])
                for name in ("language.onnx", "relations.onnx")
            )
            return cls(session, WordPiece.load(folder / "vocab.txt"), labels, relations)
        except DataError:
            raise
        except (OSError, ValueError, KeyError) as error:
            raise DataError(
                f"the language model in {folder} is missing or damaged", "install Synoptic again"
            ) from error
        except Exception as error:  # onnxruntime raises its own classes, which are not exported by name
            raise DataError(
                f"the language model in {folder} cannot be opened: {error}", "install Synoptic again"
            ) from error

    def read(self, text: str, zones: Sequence[Zone] = ()) -> Reading:
        """Read the title and body zones of a page (all of the text if no zones are given). Any script, any length."""
        return self.parse(text, list(lines(text, zones)))

    def parse(self, text: str, read: list[Line]) -> Reading:
        """Read sentences and words that are already told apart, in the order of the text."""
        if not any(line.words for line in read):
            return Reading(tokens=(), sentences=(), names=())
        return self.settle(text, read, self.score(text, read))

    def score(self, text: str, read: list[Line]) -> Scores:
        """Run the network over all windows of at least one word."""
        words = [span for line in read for span in line.words]
        own = list(parts(text, read))
        packs = list(windows(own))
        starts = {part.first for part in own}
        seen = [speech_input.seen(text, words, pack, starts, self._pieces) for pack in packs]
        out: Scores | None = None
        for batch in batches([encoded for encoded, _ in seen]):
            got = self._session.run(None, _feed([seen[i] for i in batch]))
            if out is None:
                out = _empty(own, len(words), got)
            for row, i in enumerate(batch):
                _keep(out, packs[i], row, got)
                n = len(seen[i][1].words)
                labels, pointer, claim = got[5][row, :n], got[6][row, :n, :n], got[7][row, :n, :n]
                told = speech_decode.Scores(labels, pointer, claim, self._move, self._begin)
                out.attributions[packs[i][0].first] = speech_decode.decode(seen[i][1], told)
        assert out is not None
        return out

    def settle(self, text: str, read: list[Line], scores: Scores) -> Reading:
        """From scores to one tag a word, one tree a sentence, and the page's names."""
        spans = [span for line in read for span in line.words]
        words = [text[a:b] for a, b in spans]
        found = [self._upos[i] for i in scores.upos.argmax(axis=1)]
        heads = self._heads(scores)
        rels = self._label(heads, scores)
        _join_parts(read, heads, rels)
        made = tuple(
            Token(start=a, end=b, pos=pos, lemma=lemma(_plain(word), pos), head=head, rel=rel)
            for (a, b), word, pos, head, rel in zip(spans, words, found, heads, rels, strict=True)
        )
        sentences = _sentences(read)
        names = consistent(text, made, sentences, self._find_names(scores, spans))
        said = tuple(one for first in sorted(scores.attributions) for one in scores.attributions[first])
        return Reading(tokens=made, sentences=sentences, names=names, attributions=said)

    def _heads(self, scores: Scores) -> list[int]:
        out: list[int] = []
        for part in scores.parts:
            found = decode.heads(decode.log_softmax(scores.arcs[part.first]))
            out.extend(h if h < 0 else h + part.first for h in found)
        return out

    def _label(self, heads: list[int], scores: Scores) -> list[str]:
        """The best relation of each word to its head."""
        above = scores.head[np.array(heads)]
        for part in scores.parts:
            for i in range(part.first, part.last):
                if heads[i] < 0:
                    above[i] = scores.roots[part.first]
        # onnxruntime rather than numpy, whose products would wake BLAS's threads
        found = [
            self._relations.run(None, {"dep": scores.dep[at : at + _ROWS], "head": above[at : at + _ROWS]})[0]
            for at in range(0, len(heads), _ROWS)
        ]
        table = np.concatenate(found)
        table[:, self._root_rel] = -np.inf
        best = table.argmax(axis=1)
        return ["root" if h < 0 else self._rels[int(r)] for h, r in zip(heads, best, strict=True)]

    def _find_names(self, scores: Scores, spans: list[Span]) -> list[NameSpan]:
        out = []
        for part in scores.parts:
            own = decode.log_softmax(scores.names[part.first : part.last])
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


def _sentences(read: list[Line]) -> tuple[Sentence, ...]:
    out, first = [], 0
    for line in read:
        last = first + len(line.words)
        out.append(Sentence(first=first, last=last, start=line.span[0], end=line.span[1], zone=line.zone))
        first = last
    return tuple(out)


def _feed(given: Sequence[tuple[Encoded, speech_input.Window]]) -> dict[str, Any]:
    """The network's inputs for windows read together, padded to the longest."""
    made: dict[str, Any] = pad([encoded for encoded, _ in given])._asdict()
    many, wide = made["first"].shape
    made["relation"] = np.zeros((many, wide, wide), np.uint8)
    made["valid"] = np.zeros((many, wide), np.bool_)
    for row, (_, window) in enumerate(given):
        n = len(window.words)
        made["relation"][row, :n, :n] = speech_input.relations(window)
        made["valid"][row, :n] = True
    return made


def _empty(own: list[Part], count: int, got: list[Any]) -> Scores:
    names, upos, _, dep, head = got[:5]
    widths = [array.shape[2] for array in (names, upos, dep, head)]
    made = [np.zeros((count, width), np.float32) for width in widths]
    return Scores(parts=own, names=made[0], upos=made[1], arcs={}, dep=made[2], head=made[3], roots={}, attributions={})


def _keep(out: Scores, window: list[Part], row: int, got: list[Any]) -> None:
    """Store one window's scores at its words' places."""
    names, upos, arc, dep, head = (array[row] for array in got[:5])
    first, last = window[0].first, window[-1].last
    count = last - first
    out.names[first:last], out.upos[first:last], out.dep[first:last] = names[:count], upos[:count], dep[:count]
    out.head[first:last] = head[1 : 1 + count]
    for part in window:
        a, b = part.first - first, part.last - first
        out.arcs[part.first] = np.concatenate([arc[a:b, :1], arc[a:b, 1 + a : 1 + b]], axis=1)
        out.roots[part.first] = head[0]


def _join_parts(read: list[Line], heads: list[int], rels: list[str]) -> None:
    """A sentence read in parts gets one root: the later parts' roots hang on the first as parataxis."""
    first = 0
    for line in read:
        last = first + len(line.words)
        if last - first > PART:
            roots = [i for i in range(first, last) if heads[i] < 0]
            for later in roots[1:]:
                heads[later], rels[later] = roots[0], "parataxis"
        first = last
