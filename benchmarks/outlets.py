"""Who published a page, who wrote it, who supplied it, and its language, told from the text alone.

    python -m benchmarks.outlets --data ../shared/bench/pages/dump_dev.jsonl.gz [--part report|build|all]

Data: a dump or lite file of bench/pages or bench/dates (its HTML file beside it gives the silver answers, see
`benchmarks.outlet_gold`), or basil/newscluster of bench/stories (their rows name the host). Rules may be read off the
pages of part "build"; figures in the docs are of part "report", other sites. `data/page_credits.tsv` holds answers read
by eye on the dumps and stories; they are scored for the pages of the file that have them.

Metrics: `outlet_precision` of the answers given, `outlet_recall` of all pages, `outlet_nameable` the share of pages
whose text holds the outlet's name or host at all (the ceiling of recall); `writers_*` over persons; `language_*`
against the `lang` attribute, which is itself often wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import common
from benchmarks.outlet_gold import Gold, letters, reported, same, silver, site, urls
from synoptic.errors import PageError
from synoptic.model import Page
from synoptic.pages import read
from synoptic.pages.outlet_table import by_name, from_url, host_of

_READ = Path(__file__).parent / "data" / "page_credits.tsv"
# Outlets of BASIL by their short names.
_SHORT = {"nyt": "nytimes.com", "hpo": "huffingtonpost.com", "fox": "foxnews.com"}


class Told(NamedTuple):
    """A page as read, and what is known of it."""

    page: Page
    gold: Gold
    checked: dict[str, frozenset[str]] | None


def checked() -> dict[str, dict[str, frozenset[str]]]:
    """The answers read by eye: page id → {writers, text, picture} → names as compared. Text: who supplied or first
    published it; picture: whose pictures it shows."""
    found = {}
    for line in _READ.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            page, *parts = line.split("\t")
            sets = (frozenset(_form(name) for name in part.split("|") if name) for part in parts)
            found[page] = dict(zip(("writers", "text", "picture"), sets, strict=True))
    return found


def tell(data: Path, part: str, limit: int | None) -> Iterator[Told]:
    """The pages of the file that belong to the part, read from their text."""
    known, by_eye = _gold(data), checked()
    for row in common.rows(data, limit):
        gold = known.get(row["id"]) or _own(row)
        if gold is None or (part != "all" and reported(gold.host) != (part == "report")):
            continue
        try:
            page = read.from_text(row["id"], row.get("dump") or row.get("text") or "")
        except PageError:
            continue
        yield Told(page, gold, None if "lite" in data.name else by_eye.get(row["id"]))


def _gold(data: Path) -> dict[str, Gold]:
    beside = data.with_name(data.name.replace("dump_", "html_").replace("lite_", "html_"))
    return dict(silver(common.rows(beside), urls(data.parent))) if beside != data and beside.is_file() else {}


def _own(row: dict[str, Any]) -> Gold | None:
    """The answer in the row itself: its host, or BASIL's short name of the outlet."""
    host = _SHORT.get(row.get("outlet", "")) or host_of(row.get("url") or row.get("outlet"))
    if "." not in host:
        return None
    known = from_url(host)
    names = frozenset(map(letters, (known.name, *known.aliases))) if known else frozenset()
    return Gold(host, names, (), False, None)


def score(told: list[Told]) -> dict[str, Any]:
    """The metrics."""
    made: dict[str, Any] = {"pages": len(told), "sites": len({site(one.gold.host) for one in told})}
    named = [one for one in told if one.page.outlet]
    right = [one for one in named if same(one.page.outlet or "", one.gold)]
    made["outlet_precision"] = _share(len(right), len(named))
    made["outlet_recall"] = _share(len(right), len(told))
    made["outlet_nameable"] = _share(sum(map(_nameable, told)), len(told))
    authored = [one for one in told if one.gold.writers]
    made |= _rates("writers", ((_writers(one.page), _there(one)) for one in authored))
    read_by_eye = [(one.page, one.checked) for one in told if one.checked is not None]
    if read_by_eye:
        made["read_by_eye"] = len(read_by_eye)
        made |= _rates("checked_writers", ((_writers(page), gold["writers"]) for page, gold in read_by_eye))
        for kind, kinds in (("text", ("agency", "origin")), ("picture", ("picture",))):
            pairs = ((_credited(page, kinds), gold[kind]) for page, gold in read_by_eye)
            made |= _rates(f"checked_{kind}", pairs)
    marked = [one for one in told if one.gold.language]
    if marked:
        said = Counter(_agrees(one) for one in marked)
        made |= {f"language_{key}": _share(said[key], len(marked)) for key in ("same", "none", "other")}
    return made


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _rates(name: str, pairs: Iterable[tuple[frozenset[str], frozenset[str]]]) -> dict[str, Any]:
    """Precision and recall over all names of all pages."""
    all_pairs = list(pairs)
    hits = sum(len(told & gold) for told, gold in all_pairs)
    return {
        f"{name}_gold": sum(len(gold) for _, gold in all_pairs),
        f"{name}_precision": _share(hits, sum(len(told) for told, _ in all_pairs)),
        f"{name}_recall": _share(hits, sum(len(gold) for _, gold in all_pairs)),
    }


def _form(name: str) -> str:
    known = by_name(name)
    return letters(known.name if known else name)


def _writers(page: Page) -> frozenset[str]:
    return frozenset(letters(one.name) for one in page.credits if one.kind == "byline")


def _credited(page: Page, kinds: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_form(one.name) for one in page.credits if one.kind in kinds)


def _there(one: Told) -> frozenset[str]:
    """The writers whose names stand in the text at all."""
    text = letters(one.page.text)
    return frozenset(name for name in map(letters, one.gold.writers) if name in text)


def _nameable(one: Told) -> bool:
    text = letters(one.page.text)
    label = letters(site(one.gold.host).partition(".")[0])
    return any(name in text for name in (*one.gold.names, label) if len(name) > 3)


def _agrees(one: Told) -> str:
    said = one.page.language
    return "none" if said is None else "same" if said == one.gold.language else "other"


def misses(told: list[Told]) -> Iterator[str]:
    """Wrong answers, then answers not given."""
    for one in told:
        if one.page.outlet and not same(one.page.outlet, one.gold):
            yield f"{one.page.id}: outlet {one.page.outlet!r}, is {one.gold.host} {sorted(one.gold.names)}"
        if one.gold.writers and (found := _writers(one.page)) != (there := _there(one)):
            yield f"{one.page.id}: writers too many {sorted(found - there)} missed {sorted(there - found)}"
        if one.checked is not None:
            for kind, kinds in (("text", ("agency", "origin")), ("picture", ("picture",))):
                credit, gold = _credited(one.page, kinds), one.checked[kind]
                if credit != gold:
                    yield f"{one.page.id}: {kind} too many {sorted(credit - gold)} missed {sorted(gold - credit)}"
        if one.gold.language and one.page.language not in (None, one.gold.language):
            yield f"{one.page.id}: language {one.page.language}, lang says {one.gold.language}"
    for one in told:
        if not one.page.outlet and _nameable(one):
            yield f"{one.page.id}: no outlet, is {one.gold.host} {sorted(one.gold.names)}"


def main() -> None:
    """Run and print."""
    options = common.parser("outlets", __doc__ or "")
    options.add_argument("--part", choices=("report", "build", "all"), default="report", help="which half of the sites")
    chosen = options.parse_args()
    told = list(tell(chosen.data, chosen.part, chosen.limit))
    common.write(chosen.out, ({"id": one.page.id, "outlet": one.page.outlet, "language": one.page.language,
                               "credits": [[c.name, c.kind, c.start, c.end] for c in one.page.credits]}
                              for one in told))  # fmt: skip
    if chosen.misses:
        print("\n".join(misses(told)))
    common.table(f"outlets: {chosen.data.name} ({chosen.part})", score(told))


if __name__ == "__main__":
    main()
