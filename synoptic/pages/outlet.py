"""Who published a page, and how that is known.

Evidence, the surest first: the host in the address (table `data/outlets.tsv`), metadata (`og:site_name`, JSON-LD
publisher), the mark at the head of its article ("KELDA (CNN)"), what its furniture says of itself, and last, weakly, a
host spelt in the file's name ("01_nytimes_com.txt"; only if the table has it). An outlet named in the article as a
source is not the publisher: the body is not asked. Unknown stays None.

The furniture gives names, each said in some ways (`pages.outlet_signs`). A name's score is the sum of its ways'
weights, a logistic regression over the names on pages whose outlet is known from their HTML (`benchmarks.outlets`, half
of the sites); the best name is taken if it is likelier right than wrong by `_ENOUGH`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple

from synoptic.model import Evidence, Span, Zone
from synoptic.pages.mastheads import nouns, pattern
from synoptic.pages.outlet_signs import Sign, signs
from synoptic.pages.outlet_table import (
    Outlet,
    by_name,
    canonical,
    fold,
    from_url,
    host_in_name,
    host_of,
    label,
    spelled,
)

# Log odds of a name by how it is said; "host" and "mail": an address whose host is called so.
_WEIGHTS = {
    "views": 1.6, "self": 2.3, "account": 0.7, "follow": 1.4, "subscribe": 2.5, "page": 4.0, "menu": 1.1, "rights": 3.5,
    "first": 1.0, "mail": 2.6, "host": 2.4, "lines": 0.5, "known": 3.0, "known word": 1.9, "paper": 1.2,
    "long": -0.8, "agency": -1.0,
}  # fmt: skip
_BIAS, _PER_COUNT = -4.3, 0.77  # and for the natural logarithm of how often the text has it, at most ten times
_ENOUGH = 0.3
_OWN = frozenset({"views", "account", "follow", "subscribe", "menu", "first", "mail", "host"})
_SAYS = {
    "views": "the page speaks in its name", "self": "the page speaks of itself", "account": "“your … account”",
    "follow": "“follow …”", "subscribe": "“subscribe to …”", "page": "it stands in the head of the printed page",
    "menu": "the menu names it", "rights": "copyright line", "first": "first line",
    "mail": "its mail address", "host": "its web address", "lines": "lines begin or end with it",
}  # fmt: skip
_HEAD_LINES, _HEAD_MOST = 6, 60  # lines and characters of the page's head that may be a newspaper's name
_BAR = re.compile(r"\s+[|—–]\s+")
_GLUED = re.compile(r"[a-z][A-Z]")  # menu entries run together
# The outlet's own mark at the head of its article; agencies' marks there are credits, not outlets.
_MARK = re.compile(r"^(?:[^\n()]{0,60} )?\(([A-Z][\w .'’-]{1,30})\)")


class Publisher(NamedTuple):
    """The outlet's name as the table spells it, else as the page does, and why."""

    name: str
    evidence: tuple[Evidence, ...]


def publisher(
    text: str,
    zones: tuple[Zone, ...],
    url: str | None,
    site: str | None = None,
    source: str = "",
    *,
    given: str | None = None,
) -> Publisher | None:
    """The outlet and the evidence for it; None if nothing tells it. `given` is the name that came with the page (a
    row's field), `site` the one that its metadata give."""
    if given:
        return Publisher(canonical(given), (Evidence(says="named by the row or feed it came in", origin="metadata"),))
    if by_host := from_url(url):
        return _known(by_host, "url", f"{host_of(url)} is the outlet's host")
    if site:
        named = by_name(site.lstrip("@"))
        if named or not site.startswith("@"):
            return Publisher(named.name if named else site, (Evidence(says="metadata name it", origin="metadata"),))
    said = _mark(text, zones) or _furniture(text, zones)
    guess = from_url(f"http://{host}/") if (host := host_in_name(source)) else None
    known = by_name(said.name) if said else None
    if said and not (guess and known and known.kind == "agency"):  # an agency's mark on another's page is a credit
        return said
    if guess:
        return _known(guess, "metadata", f"the file's name spells {host}")
    said = said or _masthead(text, zones)
    if said is None and url and (own := host_of(url)):
        return Publisher(own, (Evidence(says="the host of the address; the table does not know it", origin="url"),))
    return said


def _known(one: Outlet, origin: Literal["url", "metadata"], says: str) -> Publisher:
    return Publisher(one.name, (Evidence(says=says, origin=origin),))


def _furniture(text: str, zones: tuple[Zone, ...]) -> Publisher | None:
    """The name that the page's furniture means by itself."""
    ways: dict[str, dict[str, Sign]] = {}
    hosts: dict[str, dict[str, Sign]] = {}
    often: Counter[str] = Counter()
    for sign in signs(text, zones):
        if sign.way in ("mail", "host"):
            known = from_url(f"//{sign.name}/")
            hosts.setdefault(fold(known.name) if known else label(sign.name), {}).setdefault(sign.way, sign)
            if sign.way == "mail" and known:
                ways.setdefault(fold(known.name), {}).setdefault("mail", sign._replace(name=known.name))
            continue
        key = fold(sign.name)
        often[key] += sign.way == "lines"
        if sign.way != "lines" or often[key] > 1:  # one line may begin with any outlet's name
            ways.setdefault(key, {}).setdefault(sign.way, sign)
    best, name, most = None, "", _ENOUGH
    for key, said in ways.items():
        name_said = next(iter(said.values())).name
        said = (hosts.get(key) or hosts.get(key.replace(" ", ""), {})) | said
        score = _score(name_said, said, text)
        if score > most:
            best, name, most = said, name_said, score
    if best is None:
        return None
    found = by_name(name)
    evidence = [_evidence(_SAYS[way], best[way].span) for way in sorted(best, key=lambda way: -_WEIGHTS[way])]
    return Publisher(found.name if found else name.title() if name.isupper() and " " in name else name, tuple(evidence))


def _score(name: str, said: Iterable[str], text: str) -> float:
    """The log odds that the name is the outlet's."""
    known = spelled(name)
    if known and known.kind == "agency" and _OWN.isdisjoint(said):
        return -math.inf  # its copyright line on another's page is a credit
    score = _BIAS + sum(_WEIGHTS[way] for way in said)
    if known:
        score += _WEIGHTS["known" if " " in name else "known word"] + _WEIGHTS["agency"] * (known.kind == "agency")
    if " " in name and pattern("line").search(name):
        score += _WEIGHTS["paper"]
    if name.count(" ") > 3:
        score += _WEIGHTS["long"]
    if score + _PER_COUNT * math.log(10) <= _ENOUGH:
        return score
    return score + _PER_COUNT * math.log(min(10, max(1, text.count(name))))


def _evidence(says: str, span: Span) -> Evidence:
    return Evidence(says=says, start=span[0], end=span[1])


def _mark(text: str, zones: tuple[Zone, ...]) -> Publisher | None:
    first = next((zone for zone in zones if zone.kind == "body"), None)
    found = _MARK.match(text[first.start : first.start + 120]) if first else None
    known = by_name(found.group(1)) if found else None
    if first is None or found is None or known is None or known.kind not in ("paper", "broadcaster", "online"):
        return None
    at = first.start + found.start(1)
    return Publisher(known.name, (_evidence("the mark at the head of its article", (at, first.start + found.end(1))),))


def _masthead(text: str, zones: tuple[Zone, ...]) -> Publisher | None:
    """A newspaper's name by itself at the head of a page that nothing else names: "The Harbour Post"."""
    first = next((zone.start for zone in zones if zone.kind in ("title", "body")), len(text))
    for zone in [one for one in zones if one.start < first][:_HEAD_LINES]:
        line = _BAR.split(text[zone.start : min(zone.end, zone.start + _HEAD_MOST)])[0].strip(" •*|-–—")
        words = line.split()
        if (
            not 2 <= len(words) <= 4
            or words[-1].capitalize() not in nouns("alone")
            or not all(w[:1].isupper() for w in words)
        ):
            continue
        if _GLUED.search(line):
            continue
        at = text.index(line, zone.start)
        name = canonical(line.title() if line.isupper() else line)
        return Publisher(name, (_evidence("it stands at the head of the page", (at, at + len(line))),))
    return None
