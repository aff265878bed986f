"""Whom the pronouns of speakers mean, on PolNeAR.

    python -m benchmarks.coreference --data ../shared/bench/quotes/polnear_dev.jsonl.gz [--misses]

`data/polnear_pronouns.tsv` holds a seeded sample of 100 attributions whose source is "he", "she" or "they" alone
("who" is left out: grammar tells it), annotated from the text before the tool was run: the pronoun's characters and
those of one named mention of the speaker, or "-" where the page names no such person or body. The file holds offsets
only: the texts belong to their publishers.

Right: the entity of the pronoun has a mention that overlaps the annotated name. `resolved` counts the rows with a
name; `unnamed_right` the share of rows without one where the pronoun was given to no named entity; `all_right` both.
Rules were built on the even rows (0, 2, …) only; the odd rows report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import common
from synoptic.model import Entity, Page, Span, Zone
from synoptic.notes.names import entity_at

_SAMPLE = Path(__file__).parent / "data" / "polnear_pronouns.tsv"


class Row(NamedTuple):
    """A pronoun of a document and a named mention of whom it means, None if it means nobody named."""

    document: str
    pronoun: Span
    antecedent: Span | None


def sample(path: Path = _SAMPLE) -> list[Row]:
    """The annotated rows in the order of the file."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, *places = line.split("\t")
            start, end = int(places[0]), int(places[1])
            known = None if places[2] == "-" else (int(places[2]), int(places[3]))
            out.append(Row(name, (start, end), known))
    return out


def page_of(row: dict[str, Any]) -> Page:
    """A PolNeAR document as a page: its first line is the title."""
    text: str = row["text"]
    end = text.find("\n") if "\n" in text else 0
    zones = (Zone(start=0, end=end, kind="title"), Zone(start=end, end=len(text), kind="body"))
    return Page(
        id=row["id"], source=row["id"], text=text, digest="", title=text[:end], title_span=(0, end), zones=zones
    )


def found_at(entities: tuple[Entity, ...], span: Span) -> Entity | None:
    """The entity that has the pronoun itself as a mention."""
    whole = [e for e in entities if any((m.start, m.end) == span for m in e.mentions)]
    return whole[0] if whole else None


def right(entities: tuple[Entity, ...], row: Row) -> bool:
    """Whether the pronoun's entity is the one of the annotated name, or no named one where there is none."""
    entity = found_at(entities, row.pronoun)
    if row.antecedent is None:
        return entity is None or all(m.form != "name" for m in entity.mentions)
    if entity is None:
        return False
    start, end = row.antecedent
    return any(m.form == "name" and m.start < end and start < m.end for m in entity.mentions)


def shares(told: Iterable[tuple[int, Row, bool]]) -> dict[str, float]:
    """The figures over (number, row, right)."""
    given = list(told)
    groups = {
        "resolved": [ok for _, row, ok in given if row.antecedent],
        "unnamed_right": [ok for _, row, ok in given if row.antecedent is None],
        "all_right": [ok for _, _, ok in given],
        "odd_resolved": [ok for n, row, ok in given if n % 2 and row.antecedent],
        "even_resolved": [ok for n, row, ok in given if n % 2 == 0 and row.antecedent],
        "odd_all_right": [ok for n, _, ok in given if n % 2],
        "even_all_right": [ok for n, _, ok in given if n % 2 == 0],
    }
    return {name: round(sum(oks) / max(1, len(oks)), 4) for name, oks in groups.items()}


def run(chosen: Any) -> None:
    """Read the documents of the sample and print the figures."""
    from synoptic.language.model import LanguageModel
    from synoptic.notes.names import entities

    model = LanguageModel.load()
    texts = {row["id"]: row for row in common.rows(chosen.data)}
    rows = sample()
    read: dict[str, tuple[Entity, ...]] = {}
    told = []
    for number, row in enumerate(rows[: chosen.limit]):
        page = page_of(texts[row.document])
        if row.document not in read:
            read[row.document] = entities(page, model.read(page.text, page.zones))
        ok = right(read[row.document], row)
        told.append((number, row, ok))
        if chosen.misses and not ok:
            print(_miss(number, row, page.text, read[row.document]))
    common.table(f"pronouns of speakers, {chosen.data.name}", shares(told) | {"rows": len(told)})


def _miss(number: int, row: Row, text: str, entities: tuple[Entity, ...]) -> str:
    entity = found_at(entities, row.pronoun)
    meant = entity_at(entities, *row.antecedent) if row.antecedent else None
    before = re.sub(r"\s+", " ", text[max(0, row.pronoun[0] - 400) : row.pronoun[0]])
    told = f"{number}: means {meant and meant.name}, given to {entity and entity.name}"
    return f"{told}: …{before}[{text[slice(*row.pronoun)]}]"
