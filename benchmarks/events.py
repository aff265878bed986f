"""Events: `python -m benchmarks.events --data FILE`, FILE one of plover_gsr_*, petrarch_records_*, cameo_class_* (or
alike).

These sets code one sentence at a time, and the main act of it: the mention nearest the sentence's root is taken. They
code an intended act by its intention (PLOVER manual: will help = AGREE, will attack = THREATEN, must help = REQUEST),
which
Synoptic keeps as the act's status: `benchmarks.plover_coding` carries it over. `cameo_class` has no scorer: accuracy
and
macro F1 over its five classes are computed here.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks import common, plover_coding
from synoptic.language import lexicon
from synoptic.language.model import LanguageModel
from synoptic.model import Entity, EventMention, Notes, Page, Zone
from synoptic.notes.page import take

MARGIN = 0.3  # how much less sure a mention may be than the surest and still code the sentence


def page_of(row: dict[str, Any]) -> Page:
    """A row's sentence as a page of one body zone."""
    text = row["text"]
    return Page(
        id=row["id"], source=row["id"], text=text, digest="", zones=(Zone(start=0, end=len(text), kind="body"),)
    )


def main_acts(notes: Notes, tied: bool) -> list[EventMention]:
    """The mentions that code the sentence: the first typed one that is about as sure as any; with `tied`, all such."""
    typed = [m for m in notes.events if m.type != "OTHER"]
    best = max((m.confidence for m in typed), default=0.0)
    sure = [m for m in typed if m.confidence > best - MARGIN]
    return sure if tied else sure[:1]


def party(entity: Entity) -> dict[str, str]:
    """An entity as the scorer reads it: text, and a country code where the tables know one."""
    return {"text": entity.name, "code": country(entity), "sector": ""}


def country(entity: Entity) -> str:
    """The iso3 code of an entity: its own, that of an office it holds, or that of a state or people in its name."""
    if entity.known_as and entity.known_as.startswith("iso:"):
        return entity.known_as.removeprefix("iso:")
    words = entity.name.split()
    names = [role.of for role in entity.roles if role.of]
    names += [" ".join(words[i:j]) for j in range(len(words), 0, -1) for i in range(max(0, j - 3), j)]
    for name in names:
        found = lexicon.country_of(name.removeprefix("iso:"))
        if found is not None or name.startswith("iso:"):
            return found.iso3 if found is not None else name.removeprefix("iso:")
    return ""


def record(mention: EventMention, notes: Notes, in_cameo: bool) -> dict[str, Any]:
    """A mention as a record of the bench."""
    coded = plover_coding.coded(mention)
    entities = {e.id: e for e in notes.entities}
    who, whom = plover_coding.sides(mention, notes)
    actors = [party(entities[i]) for i in who if i in entities]
    recipients = [party(entities[i]) for i in whom if i in entities]
    if plover_coding.is_mutual(mention):  # PLOVER lists both sides as both
        actors = recipients = actors + recipients
    out: dict[str, Any] = {
        "type": coded,
        "mode": mention.mode,
        "actor": actors,
        "recipient": recipients,
        "trigger": list(mention.trigger),
    }
    if in_cameo:
        out["code"] = plover_coding.CAMEO_ROOT[coded]
    return out


def class_figures(gold: dict[str, str], said: dict[str, str]) -> dict[str, Any]:
    """Accuracy, macro F1 and F1 a class."""
    pairs = Counter((gold[i], said[i]) for i in gold)
    labels = sorted(set(gold.values()))
    out: dict[str, Any] = {"rows": len(gold), "accuracy": sum(pairs[c, c] for c in labels) / max(1, len(gold))}
    per = {}
    for c in labels:
        wanted, given = sum(n for (g, _), n in pairs.items() if g == c), sum(n for (_, s), n in pairs.items() if s == c)
        per[c] = 2 * pairs[c, c] / (wanted + given) if wanted + given else 0.0
    out["macro_f1"] = sum(per.values()) / max(1, len(per))
    out["majority"] = max(Counter(gold.values()).values()) / max(1, len(gold))
    return out | {f"f1_{c}": f for c, f in per.items()}


def event_figures(data: Path, gold: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """The scorer's figures, flattened: "type.f", "actor.hit" …"""
    sys.path.insert(0, str(data.resolve().parent))  # the scorer imports its neighbour
    scorer = common.scorer(data, "score_events.py")
    in_cameo = any("code" in e for row in gold.values() for e in row["events"])
    options = {"type_field": "code", "code_digits": 2} if in_cameo else {"type_field": "type_2021"}
    figures, _ = scorer.score(gold, said, **options)
    right = sum(
        any(e.get("type") == g.get("type_2021") for e in said[i]["events"])
        for i, r in gold.items()
        for g in r["events"]
    )
    out: dict[str, Any] = {"records": figures["records"], "type_macro_f": figures["type_macro_f"]}
    for name in ("type", "mode", "actor", "recipient", "actor_code", "recipient_code", "dyad", "record"):
        out |= {f"{name}.{k}": v for k, v in figures[name].items() if k in ("p", "r", "f", "hit")}
    if not in_cameo:
        out["type_accuracy"] = right / max(1, sum(len(r["events"]) for r in gold.values()))
    return out


def main() -> None:
    options = common.parser("events", __doc__ or "").parse_args()
    model = LanguageModel.load()
    rows = list(common.rows(options.data, options.limit))
    classes = rows and "label" in rows[0]
    in_cameo = any("code" in e for row in rows for e in row.get("events", ()))
    predictions: list[dict[str, Any]] = []
    started = time.perf_counter()
    for row in rows:
        notes = take(page_of(row), model)
        acts = main_acts(notes, tied=in_cameo)
        made: dict[str, Any] = {"id": row["id"], "events": [record(m, notes, in_cameo) for m in acts]}
        if classes:
            made["label"] = plover_coding.class_of(acts[0]) if acts else "0"
        predictions.append(made)
        if options.misses:
            told = [(e["type"], row["text"][e["trigger"][0] : e["trigger"][1]]) for e in made["events"]]
            wanted = row.get("label") or [e.get("type_2021") or e.get("code") for e in row["events"]]
            print(wanted, told, row["text"][:160])
    seconds = time.perf_counter() - started
    common.write(options.out, predictions)
    said = {p["id"]: p for p in predictions}
    if classes:
        figures = class_figures({r["id"]: r["label"] for r in rows}, {i: p["label"] for i, p in said.items()})
    else:
        figures = event_figures(options.data, {r["id"]: r for r in rows}, said)
    figures["sentences_per_second"] = round(len(rows) / max(seconds, 1e-9), 1)
    common.table(f"events: {options.data.name}", figures)


if __name__ == "__main__":
    main()
