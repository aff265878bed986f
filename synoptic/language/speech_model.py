"""The speech tagger at run time: text → attributions (source, cue, content spans).

An int8 ONNX network (MiniLM-L6 with a BIO tagger, a CRF and two ways to tie a word to its cue; see MODEL_CARD.md), run
by onnxruntime on the CPU. Deterministic: equal text gives equal attributions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from synoptic.errors import DataError
from synoptic.language.speech_decode import Attribution, Scores, decode
from synoptic.language.speech_input import Window, relations, windows
from synoptic.language.wordpiece import WordPiece
from synoptic.model import Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

DATA = Path(__file__).parent.parent / "data"
WEIGHTS = DATA / "speech" / "tagger.onnx"
VOCABULARY = DATA / "language" / "vocab.txt"
PIECES = 800  # wordpieces a batch, padding included: what stays in a core's cache is read a tenth faster


class SpeechModel:
    """Reads attributions from text. Holds no state between calls."""

    def __init__(self, session: InferenceSession, vocabulary: WordPiece) -> None:
        self._session = session
        self.encode = vocabulary.encode
        extra = session.get_modelmeta().custom_metadata_map
        self.move = np.asarray(json.loads(extra["move"]), np.float32)
        self.begin = np.asarray(json.loads(extra["begin"]), np.float32)

    @classmethod
    def load(cls, weights: Path = WEIGHTS, vocabulary: Path = VOCABULARY) -> SpeechModel:
        """Load the shipped tagger; raises DataError."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            session = onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
            return cls(session, WordPiece.load(vocabulary))
        except DataError:
            raise
        except Exception as error:  # onnxruntime raises its own kinds, without a common base
            raise DataError(
                f"the speech tagger {weights} cannot be loaded: {error}", "install Synoptic again"
            ) from error

    def attributions(self, text: str, spans: Iterable[Span]) -> list[Attribution]:
        """All attributions in the given stretches of `text`, in the order of their cues; offsets into `text`."""
        found = [w for w in windows(text, spans, self.encode) if w.words]
        result: dict[int, list[Attribution]] = {}
        for group in batches(found):
            outputs = self.scores(feed([found[i] for i in group]))
            for k, i in enumerate(group):
                scores = Scores(outputs[0][k], outputs[1][k], outputs[2][k], self.move, self.begin)
                result[i] = decode(found[i], scores)
        return [attribution for i in range(len(found)) for attribution in result[i]]

    def scores(self, given: Mapping[str, npt.NDArray[Any]]) -> list[npt.NDArray[np.float32]]:
        """The network's outputs for windows as `feed` gives them: label scores [windows, words, labels], pointers and
        claims (see `speech_decode`)."""
        return [np.asarray(told, np.float32) for told in self._session.run(None, dict(given))]


@cache
def default() -> SpeechModel:
    """The shipped tagger, loaded once."""
    return SpeechModel.load()


def batches(found: Sequence[Window]) -> list[list[int]]:
    """Indices of windows of like length together, at most `PIECES` wordpieces with padding."""
    out: list[list[int]] = []
    for i in sorted(range(len(found)), key=lambda i: len(found[i].ids)):
        if not out or (len(out[-1]) + 1) * len(found[i].ids) > PIECES:
            out.append([])
        out[-1].append(i)
    return out


def feed(group: Sequence[Window]) -> dict[str, npt.NDArray[Any]]:
    """The network's inputs for windows read together, padded to the longest."""
    many, long, wide = len(group), max(len(w.ids) for w in group), max(len(w.words) for w in group)
    made: dict[str, npt.NDArray[Any]] = {
        name: np.zeros((many, long), np.int64) for name in ("ids", "types", "attention")
    }
    made["first"] = np.zeros((many, wide), np.int64)
    made["relation"] = np.zeros((many, wide, wide), np.int64)
    made["valid"] = np.zeros((many, wide), np.bool_)
    for k, window in enumerate(group):
        pieces, words = len(window.ids), len(window.words)
        made["ids"][k, :pieces] = window.ids
        made["types"][k, :pieces] = window.types
        made["attention"][k, :pieces] = 1
        made["first"][k, :words] = window.first
        made["relation"][k, :words, :words] = relations(window)
        made["valid"][k, :words] = True
    return made
