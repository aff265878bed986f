"""Event coreference on ECB+ with gold mentions: CoNLL F1 over the corpus and within gold subtopics.

    python -m benchmarks.coreference --data ../shared/bench/events/ecb/ecbplus_dev.jsonl.gz [--limit N] [--peers]

With a treebank's folder as data: entities within a document (`gum_coreference`). With the PolNeAR file: whom the
pronouns of speakers mean (`pronouns`).

Each document becomes a page (one sentence a line) that the tool reads as usual; its own event mentions then give way to
the gold ones, which take over type, date, place and people from an own mention with the same trigger. The standard
setting: event mentions of the validated sentences. `--peers` adds the head-lemma floor.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import msgspec

from benchmarks import gum_coreference, pronouns
from benchmarks.common import parser, rows, scorer, table, write
from synoptic.links import people
from synoptic.links.link import Linker, story_wide
from synoptic.model import EventMention, Notes, Page, Span, Zone

Row = dict[str, Any]


def page_of(row: Row) -> tuple[Page, dict[tuple[int, int], Span]]:
    """A page of the document's tokens, and the characters of each (sentence, token)."""
    parts: list[str] = []
    spans: dict[tuple[int, int], Span] = {}
    zones: list[Zone] = []
    at = 0
    for number, tokens in sorted(row["sentences"].items(), key=lambda item: int(item[0])):
        first = at
        for i, token in enumerate(tokens):
            spans[int(number), i] = (at, at + len(token))
            at += len(token) + 1
        parts.append(" ".join(tokens) + "\n")
        if not re.match(r"https? :", parts[-1]):
            zones.append(Zone(start=first, end=at - 1, kind="body"))
    text = "".join(parts)
    return Page(id=row["id"], source=row["id"], text=text, digest="", zones=tuple(zones)), spans


def gold_mentions(row: Row, notes: Notes, spans: dict[tuple[int, int], Span]) -> tuple[EventMention, ...]:
    """The gold event mentions of the validated sentences; what an own mention knows of the same trigger is kept."""
    made = []
    for mention in row["mentions"]:
        if mention["kind"] != "event" or mention.get("validated") is False:
            continue
        tokens = [spans[mention["sent"], i] for i in mention["tokens"]]
        start, end = tokens[0][0], tokens[-1][1]
        own = next((e for e in notes.events if e.trigger[0] < end and start < e.trigger[1]), None)
        words = mention["text"] if isinstance(mention["text"], str) else " ".join(mention["text"])
        given = own or EventMention(
            id="", page=row["id"], start=start, end=end, trigger=(start, end), type="OTHER", label=""
        )
        label = own.label if own else head(words)
        made.append(
            msgspec.structs.replace(
                given, id=f"{row['id']}#{mention['mid']}", trigger=_head_span(words, start, end), label=label
            )
        )
    return tuple(made)


_STOPS = frozenset({"of", "in", "on", "for", "to", "at", "with", "by", "from", "against", "into", "off", "up", "down",
                    "out", "over", "away", "under"})  # fmt: skip


def head(words: str) -> str:
    """Last word before a preposition: "attack on the mosque" → attack."""
    found = [w for w in words.split() if re.search(r"\w", w)] or [words]
    cut = next((i for i, w in enumerate(found) if i and w.lower() in _STOPS), len(found))
    return found[:cut][-1].lower()


def _head_span(words: str, start: int, end: int) -> Span:
    at = words.lower().find(head(words))
    return (start + at, start + at + len(head(words))) if 0 <= at < end - start else (start, end)


def cluster(docs: list[tuple[Page, Notes]]) -> dict[str, int]:
    """Gold mention id → cluster, as the link stage sees these pages."""
    pages, notes = [page for page, _ in docs], [note for _, note in docs]
    _, entity_of = people.merge(notes)
    mentions = {note.page: story_wide(note.events, entity_of) for note in notes}
    linked = Linker(pages, notes, entity_of).clusters(mentions, results=False)
    return {m.id: i for i, one in enumerate(linked) for account in one.accounts for m in account.mentions}


def read(data: Path, limit: int | None) -> tuple[list[Row], list[tuple[Page, Notes]]]:
    """The documents, read by the tool, with gold event mentions."""
    from synoptic.language.model import LanguageModel
    from synoptic.notes.page import annotate

    model = LanguageModel.load()
    found, docs = list(rows(data, limit)), []
    for row in found:
        page, spans = page_of(row)
        notes = annotate(page, model.read(page.text, page.zones))
        docs.append((page, msgspec.structs.replace(notes, events=gold_mentions(row, notes, spans))))
    return found, docs


def measure(found: list[Row], predicted: dict[str, Any], module: Any) -> dict[str, float]:
    """The scorer's figures for the gold event mentions of the validated sentences."""
    gold = {
        f"{row['id']}#{m['mid']}": m["cluster"]
        for row in found for m in row["mentions"] if m["kind"] == "event" and m.get("validated") is not False
    }  # fmt: skip
    score = module.score(module.clusters_from_map(gold), module.clusters_from_map(predicted))
    return {"conll_f1": score["conll_f1"], **{name: score[name]["f"] for name in ("muc", "b3", "ceafe", "lea")},
            "b3_p": score["b3"]["p"], "b3_r": score["b3"]["r"]}  # fmt: skip


def floor(data: Path, scope: str) -> dict[str, Any]:
    """The head-lemma floor, by the bench's own script."""
    script = next(
        folder / "lemma_baseline.py" for folder in data.resolve().parents if (folder / "lemma_baseline.py").exists()
    )
    with tempfile.NamedTemporaryFile("r", suffix=".json") as out:
        subprocess.run(
            [sys.executable, str(script), str(data), out.name, "--scope", scope], check=True, capture_output=True
        )
        return dict(json.load(out))


def main() -> None:
    options = parser("coreference", __doc__ or "").parse_args()
    if options.data.is_dir():
        return gum_coreference.run(options)
    if options.data.name.startswith("polnear"):
        return pronouns.run(options)
    found, docs = read(options.data, options.limit)
    module = scorer(options.data, "score_coref.py")
    predicted: dict[str, Any] = {m: f"c{i}" for m, i in cluster(docs).items()}
    groups: dict[str, list[tuple[Page, Notes]]] = defaultdict(list)
    for row, doc in zip(found, docs, strict=True):
        groups[row.get("subtopic") or row["topic"]].append(doc)
    inside = {m: f"{name}:{i}" for name, group in groups.items() for m, i in cluster(group).items()}
    metrics = measure(found, predicted, module)
    metrics |= {f"subtopic_{name}": value for name, value in measure(found, inside, module).items()}
    if options.peers:
        for scope in ("corpus", "subtopic"):
            metrics[f"lemma_{scope}_conll_f1"] = measure(found, floor(options.data, scope), module)["conll_f1"]
    write(options.out, [predicted])
    table(f"coreference, gold mentions, {len(found)} documents", {k: round(v, 4) for k, v in metrics.items()})


if __name__ == "__main__":
    main()
