"""Silver answers for `benchmarks.outlets`: what the HTML of a page says, for the same page as plain text.

A page's outlet is known by the host of its address and by the names that its metadata give (og:site_name, JSON-LD
publisher). Its writers are the persons in JSON-LD or meta "author" whose names stand in the text at all. Metadata err
and leave out; `data/page_credits.tsv` holds what was read by eye.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from synoptic.pages import blocks, metadata
from synoptic.pages.outlet_table import by_name, from_url, host_of

# The second label of hosts that are registered one level deeper ("bbc.co.uk").
_PUBLIC = frozenset(
    {"co", "com", "org", "net", "gov", "gob", "gouv", "gop", "ac", "edu", "or", "ne", "go", "in", "web"}
)
# Authors that are desks, roles or machines.
_NO_PERSON = re.compile(
    r"\b(?:staff|admin|administrator|editors?|editorial|redaktion|redaccion|redazione|redaktionen|redactie|"
    r"rédaction|desk|"
    r"team|news|newsroom|press|agency|agencies|reuters|afp|associated|times|post|magazine|journal|tribune|media|"
    r"web|online|"
    r"digital|tv|radio|guest|contributor|contributors|reporter|reporters|writers?|correspondent|company|inc|llc|"
    r"university|"
    r"foundation|institute|center|centre|department|office|association|society|council|group|official|blog|"
    r"the)\b|\d|[@/|_:]",
    re.I,
)


class Gold(NamedTuple):
    """What is known of a page. `names` are the outlet's, as compared (letters only), `writers` as spelt."""

    host: str
    names: frozenset[str]
    writers: tuple[str, ...]
    authored: bool
    language: str | None


def letters(name: str) -> str:
    """The letters and digits of a name in lower case without marks: the form in which two are compared."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"^the(?=.{3})", "", re.sub(r"[\W_]+", "", "".join(c for c in plain if not unicodedata.combining(c))))


def site(host: str) -> str:
    """The registered part of a host ("news.bbc.co.uk" → "bbc.co.uk")."""
    parts = host.split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and parts[-2] in _PUBLIC else parts[-2:])


def reported(host: str) -> bool:
    """Whether pages of that site are kept for reporting: half of the sites, by hash; rules are read off the others."""
    return hashlib.sha256(f"outlets:{site(host)}".encode()).digest()[0] % 2 == 1


def silver(rows: Iterable[dict[str, Any]], urls: dict[str, str]) -> Iterator[tuple[str, Gold]]:
    """(id, gold) for each HTML row; pages that do not tell their host are left out."""
    for row in rows:
        root = blocks.parse(row["html"])
        if root is None:
            continue
        found = metadata.metadata(root)
        host = host_of(row.get("url") or urls.get(row["id"]) or found.url)
        if "." not in host:
            continue
        told = _authors(root) or list(found.authors)
        writers = tuple(dict.fromkeys(name for said in told for name in _persons(said)))
        language = re.match(r"[a-z]{2}(?![a-z])", (root.get("lang") or root.get("xml:lang") or "").strip().lower())
        names = _names(root, found.site, host)
        yield row["id"], Gold(host, names, writers, bool(told), language.group() if language else None)


def urls(folder: Path) -> dict[str, str]:
    """Addresses given beside the pages (`pages_dates_*`), by id."""
    found = {}
    for path in (*folder.glob("*_dates_*.jsonl.gz"), *folder.parent.glob("dates/pages_dates_*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            found |= {row["id"]: row["url"] for row in map(json.loads, rows) if row.get("url")}
    return found


def same(name: str, gold: Gold) -> bool:
    """Whether a name is the outlet's: one of its names (or the beginning of one), its host's, or its row's."""
    plain, label = letters(name), letters(site(gold.host).partition(".")[0])
    known = by_name(name)
    if known and any(gold.host == host or gold.host.endswith(f".{host}") for host in known.hosts):
        return True
    if plain in gold.names or plain in (label, letters(gold.host), letters(site(gold.host))):
        return True
    return any(len(short) > 3 and long.startswith(short) for one in gold.names for short, long in _ordered(plain, one))


def _ordered(one: str, other: str) -> list[tuple[str, str]]:
    return [(one, other) if len(one) < len(other) else (other, one)]


def _names(root: Any, said: str | None, host: str) -> frozenset[str]:
    names = [said or ""]
    for thing in metadata.json_ld(root):
        names += metadata._strings(thing.get("publisher"))
    known = from_url(host)
    names = [name for name in names if not _another_agency(name, host)]
    names += [known.name, *known.aliases] if known else []
    return frozenset(plain for plain in map(letters, names) if len(plain) > 1)


def _another_agency(name: str, host: str) -> bool:
    """An agency named as publisher on another's site has supplied the text."""
    known = by_name(name)
    return known is not None and known.kind == "agency" and known is not from_url(host)


def _authors(root: Any) -> list[str]:
    return [name for thing in metadata.json_ld(root) for name in metadata._strings(thing.get("author"))]


def _persons(said: str) -> Iterator[str]:
    """The persons in an author field: two to four words, no desk, no outlet."""
    for name in re.split(
        r"\s*(?:,|;| and | und | et | y | & )\s*", re.sub(r"^(?:by|von|par|por)\s+", "", said, flags=re.I)
    ):
        name = " ".join(name.split())
        if 2 <= len(name.split()) <= 4 and not _NO_PERSON.search(name) and by_name(name) is None:
            yield name
