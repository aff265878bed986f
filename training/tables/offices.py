"""offices.tsv and officials.tsv.gz: who held which office when, 1990 to the day the facts were written down.

offices.tsv has hand-kept facts (`facts/offices_*.txt`, public record). officials.tsv.gz has members of governments up
to January 2014 from the Open Event Data Alliance's Phoenix actors file (MIT): it dates their time but names no post.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from anyascii import anyascii

from training.tables.common import FACTS, unique, write

HEADER = ("name", "aliases", "title", "kind", "of", "since", "until", "source")
KINDS = {
    "hs": "head of state", "hg": "head of government", "dep": "deputy", "fm": "foreign minister",
    "dm": "defence minister", "sp": "spokesperson", "org": "head of organisation", "ldr": "leader", "off": "official",
}  # fmt: skip
TERM = re.compile(r"(?P<name>[^()]+?)(?: \((?P<aliases>[^)]*)\))? (?P<day>\d{4}(?:-\d\d){0,2})\Z")
OEDA_TERM = re.compile(r"\s*\[([A-Z]{3})(GOV[A-Z]*) (?:(\d{6,8})-(\d{6,8})|>(\d{6,8}))\]")
CODES = {"KSV": "XKX", "TMP": "TLS", "KNT": "KNA", "ROM": "ROU"}  # the source's codes that are not ISO 3166-1
GAP = timedelta(days=62)  # two posts parted by less are one time in government


def _first(day: str) -> date:
    parts = [int(p) for p in day.split("-")]
    return date(*[*parts, 1, 1][:3])


def _last(day: str) -> date:
    parts = [int(p) for p in day.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])


def _hand_kept() -> Iterator[tuple[object, ...]]:
    for path in sorted(FACTS.glob("offices_*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            head, _, terms = line.partition(" :: ")
            of, kind, title = head.split(" ", 2)
            found = [TERM.match(t.strip()) for t in terms.split(" > ")]
            if not all(found):
                raise SystemExit(f"{path.name}:{number}: cannot read {terms.split(' > ')[found.index(None)]!r}")
            for this, following in zip(found, [*found[1:], None], strict=True):
                assert this is not None
                since, until = _first(this["day"]), _last(following["day"]) if following else None
                if until is not None and until < since:
                    raise SystemExit(f"{path.name}:{number}: {this['name']} ends before the first day")
                if this["name"] != "-":
                    aliases = "|".join(a.strip() for a in (this["aliases"] or "").split(",") if a.strip())
                    yield this["name"], aliases, title, KINDS[kind], of, since, until, "public record"


def _oeda_day(digits: str) -> date | None:
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) < 15 else "19") + digits
    try:
        return date(int(digits[:4]), max(1, int(digits[4:6])), max(1, int(digits[6:8])))
    except ValueError:
        return None


def _oeda_name(raw: str) -> str:
    words = re.sub(r"\s*;.*", "", raw).strip().strip("_+ ").replace("_", " ").split()
    return " ".join("-".join(p.capitalize() for p in w.split("-")) if len(w) > 1 else w for w in words)


def _blocks(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Names and role lines of each actor of a Phoenix actors file."""
    names: list[str] = []
    roles: list[str] = []
    for line in path.read_text(encoding="latin-1").splitlines():
        text = line.split("#")[0].rstrip()
        if not text:
            continue
        if text.lstrip().startswith("["):
            roles.append(text)
        elif text.startswith("+"):
            names.append(text[1:])
        else:
            if roles:
                yield names, roles
            names, roles = [text], []
    if roles:
        yield names, roles


def _spells(roles: list[str]) -> Iterator[tuple[str, date, date | None]]:
    """Times in government of one person, posts that touch put together."""
    terms: dict[str, list[tuple[date, date | None]]] = {}
    for role in roles:
        if found := OEDA_TERM.match(role):
            since, until = _oeda_day(found[3] or found[5]), _oeda_day(found[4]) if found[4] else None
            if since and (until is None) == (found[4] is None) and (until is None or since < until):
                terms.setdefault(found[1], []).append((since, until))
    for state, spans in terms.items():
        joined: list[tuple[date, date | None]] = []
        for since, until in sorted(spans, key=lambda s: (s[0], s[1] or date.max)):
            if joined and (joined[-1][1] is None or since <= joined[-1][1] + GAP):
                before = joined[-1][1]
                joined[-1] = (joined[-1][0], None if before is None or until is None else max(before, until))
            else:
                joined.append((since, until))
        yield from ((state, since, until) for since, until in joined)


def _from_oeda(knowledge: Path, known: set[tuple[str, str]]) -> Iterator[tuple[object, ...]]:
    for names, roles in _blocks(knowledge / "oeda_Phoenix.Countries.actors.txt"):
        plain = unique(_oeda_name(n) for n in names)
        if not plain or len(plain[0].split()) < 2 or any(c.isdigit() for c in plain[0]):
            continue
        full = [n for n in plain[1:] if len(n.split()) > 1 and n.split()[-1] == plain[0].split()[-1]]
        for state, since, until in _spells(roles):
            state = CODES.get(state, state)
            if (until is None or until >= date(1990, 1, 1)) and (anyascii(plain[0]).casefold(), state) not in known:
                yield plain[0], "|".join(full[:4]), "Member of Government", "minister", state, since, until, "OEDA"


def build(knowledge: Path) -> int:
    rows = list(_hand_kept())
    known = {(anyascii(str(n)).casefold(), str(r[4])) for r in rows for n in (r[0], *str(r[1]).split("|"))}
    officials = list(_from_oeda(knowledge, known))
    for name, table in (("offices.tsv", rows), ("officials.tsv.gz", officials)):
        write(name, HEADER, sorted(table, key=lambda r: (r[4], r[3], str(r[5]), r[2], r[0])))
    return len(rows) + len(officials)
