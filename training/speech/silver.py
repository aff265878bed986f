"""Silver for a further training: unlabelled press text as several trained speech taggers read it together.

  python -m training.speech.silver --shared ../shared --taggers A.onnx B.onnx --out FILE.jsonl.gz [--shard 0/2]

The texts are those of `training.language.silver` (bodies of the page bench, BASIL, newscluster; nothing of PolNeAR, the
seeds or the stories). The taggers' scores are averaged before they are decoded. One document a line, in the bench's
form: {"id", "text", "attributions": [{"source", "cue", "content"}]}.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from synoptic.language.speech_decode import Attribution, Scores, decode
from synoptic.language.speech_input import windows
from synoptic.language.speech_model import SpeechModel, batches, feed
from training.language.silver import texts


def read(taggers: Sequence[SpeechModel], text: str) -> list[Attribution]:
    """The attributions of a text by the mean of the taggers' scores."""
    found = [w for w in windows(text, [(0, len(text))], taggers[0].encode) if w.words]
    move, begin = (np.mean([getattr(t, name) for t in taggers], 0) for name in ("move", "begin"))
    made: dict[int, list[Attribution]] = {}
    for group in batches(found):
        given = feed([found[i] for i in group])
        outputs = [np.mean(told, 0) for told in zip(*(t.scores(given) for t in taggers), strict=True)]
        for k, i in enumerate(group):
            made[i] = decode(found[i], Scores(outputs[0][k], outputs[1][k], outputs[2][k], move, begin))
    return [one for i in range(len(found)) for one in made[i]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--taggers", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--shard", default="0/1", help="this part of so many")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    part, parts = map(int, args.shard.split("/"))
    taggers = [SpeechModel.load(path) for path in args.taggers]
    with gzip.open(args.out, "wt", encoding="utf-8") as out:
        for name, text in texts(args.shared, args.seed)[part::parts]:
            rows = [{"source": a.source, "cue": a.cue, "content": a.content} for a in read(taggers, text)]
            print(json.dumps({"id": name, "text": text, "attributions": rows}, ensure_ascii=False), file=out)


if __name__ == "__main__":
    main()
