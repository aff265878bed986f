"""Silver for a further training: unlabelled press text as the shipped weights, or others, read it.

  python -m training.speech.silver --shared ../shared --out FILE.jsonl.gz [--model FOLDER] [--shard 0/2]

The texts are those of `training.language.silver` (bodies of the page bench, BASIL, newscluster; nothing of PolNeAR, the
seeds or the stories). One document a line, in the bench's form: {"id", "text", "attributions": [{"source", "cue",
"content"}]}.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

from synoptic.language.model import LanguageModel
from training.language.silver import texts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--model", type=Path, help="files of training.speech.export, if not the shipped ones")
    parser.add_argument("--shard", default="0/1", help="this part of so many")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    part, parts = map(int, args.shard.split("/"))
    model = LanguageModel.load(args.model)
    with gzip.open(args.out, "wt", encoding="utf-8") as out:
        for name, text in texts(args.shared, args.seed)[part::parts]:
            found = model.read(text).attributions
            rows = [{"source": a.source, "cue": a.cue, "content": a.content} for a in found]
            print(json.dumps({"id": name, "text": text, "attributions": rows}, ensure_ascii=False), file=out)


if __name__ == "__main__":
    main()
