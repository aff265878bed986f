"""Reported speech: who said what, with which cue, through whom.

  python -m benchmarks.speech --data ../shared/bench/quotes/polnear_dev.jsonl.gz
      raw attributions of the tagger, all kinds [--drafts: after the rules that follow it]
  python -m benchmarks.speech --data ../shared/seeds/gold.json
      statements of a story, their speakers and chains

PolNeAR annotates belief, wish and intention beside speech, so the first figure counts every attribution; the second
counts only statements (see docs/speech.md), by `score_story.py`.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import msgspec

from benchmarks import common
from benchmarks.pronouns import page_of
from synoptic.language.model import LanguageModel
from synoptic.language.tree import Tree
from synoptic.model import Page, Reading, Span
from synoptic.notes import headlines, loose, merging
from synoptic.notes.attributions import read as read_drafts


def attributions(rows: list[dict[str, Any]], drafts: bool) -> tuple[list[dict[str, Any]], float]:
    """Predictions in the scorer's form, and the seconds of processor time of the whole reading, with names, tags and
    trees. `drafts`: after the rules that join, correct and add, before beliefs and deeds are told from statements."""
    model = LanguageModel.load()
    seconds = 0.0
    out = []
    for row in rows:
        page = page_of(row)
        begun = time.process_time()
        reading = model.read(page.text, page.zones) if drafts else model.read(page.text)
        seconds += time.process_time() - begun
        told = _drafted(page, reading) if drafts else [(a.source, a.cue, a.content) for a in reading.attributions]
        spans = [{"source": source, "cue": cue, "content": content} for source, cue, content in told]
        out.append({"id": row["id"], "attributions": spans})
    return out, seconds


def _drafted(page: Page, reading: Reading) -> list[tuple[tuple[Span, ...], ...]]:
    tree = Tree(reading, page.text)
    made = merging.merged(read_drafts(reading.attributions, tree), tree)
    made += headlines.find(page, tree, made)
    made += loose.quotations(page, tree, made)
    return [(d.voices[0].source, d.voices[0].cue, d.content) for d in made]


def quotes_metrics(result: dict[str, Any]) -> dict[str, Any]:
    """The scorer's figures, one a line, precision beside recall."""
    out: dict[str, Any] = {"documents": result["documents"], "gold": result["gold"], "pred": result["pred"]}
    for role, kinds in result["spans"].items():
        for kind, values in kinds.items():
            out |= {f"{role}.{kind}.{k}": values[k] for k in ("P", "R", "F1")}
    for kind, values in result["attributions"].items():
        out |= {f"{kind}.{k}": values[k] for k in ("P", "R", "F1", "speaker_accuracy") if k in values}
    for kind, values in result["types"].items():
        out |= {f"{kind}.{k}": values[k] for k in ("n", "found", "source_accuracy", "source_accuracy_lenient")}
    return out


def story_of(gold: dict[str, Any], folder: Path) -> dict[str, Any]:
    """A story file with pages, zones, statements and entities alone, from the stages up to the notes."""
    from synoptic.notes import names, speech
    from synoptic.pages import read

    model = LanguageModel.load()
    story: dict[str, Any] = {"synoptic": "1", "story": gold["story"], "pages": [], "statements": [], "entities": []}
    for row in gold["pages"]:
        for page in read.read([folder / row["page"]]):
            if not isinstance(page, Page):
                raise SystemExit(f"{row['page']}: {page}")
            reading = model.read(page.text, page.zones)
            entities = names.entities(page, reading)
            story["pages"].append({"id": page.id, "source": row["page"], "zones": msgspec.to_builtins(page.zones)})
            story["entities"] += msgspec.to_builtins(entities)
            story["statements"] += msgspec.to_builtins(speech.statements(page, reading, entities))
    return story


STORY_METRICS = ("statement", "speaker", "via", "statement_precision", "furniture", "statements")


def main() -> None:
    parser = common.parser("speech", __doc__ or "")
    parser.add_argument("--drafts", action="store_true", help="score what the rules make of the tagger's attributions")
    args = parser.parse_args()
    if args.data.suffix == ".json":
        gold = json.loads(args.data.read_text(encoding="utf-8"))
        folder = args.data.parent / "pages" if (args.data.parent / "pages").is_dir() else args.data.parent
        score_story = next(
            p / "score_story.py" if (p / "score_story.py").is_file() else p / "bench" / "stories" / "score_story.py"
            for p in args.data.resolve().parents
            if (p / "score_story.py").is_file() or (p / "bench" / "stories" / "score_story.py").is_file()
        )
        story = story_of(gold, folder)
        metrics, misses = common.scorer(score_story, score_story.name).score(gold, story, folder)
        if args.out:
            args.out.write_text(json.dumps(story, ensure_ascii=False), encoding="utf-8")
        if args.misses:
            print("\n".join(m for m in misses if m.split(":")[0] in STORY_METRICS))
        common.table(f"statements of {gold['story']}", {k: metrics[k] for k in STORY_METRICS})
        return
    rows = list(common.rows(args.data, args.limit))
    score = common.scorer(args.data, "score.py")
    found, seconds = attributions(rows, args.drafts)
    common.write(args.out, found)
    words = sum(len(score.words_of(row["text"])) for row in rows)
    metrics = quotes_metrics(score.score(rows, found)) | {"words_per_second": round(words / max(seconds, 1e-9))}
    common.table(f"attributions of {args.data.name}", metrics)


if __name__ == "__main__":
    main()
