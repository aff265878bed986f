"""Who published a page: its address, what it says of itself, and, last, what its file is called.

Evidence, the surest first: the host in the address (table `data/outlets.tsv`), metadata (`og:site_name`), what the page
says of itself in its furniture ("A Message from …", "© 2016 …", "… contributed to this report"), a host spelt in the
file's name ("01_nytimes_com.txt"; weak: it is only taken if the host is in the table). Unknown stays None.
"""

from __future__ import annotations

import bisect
import re
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import urlsplit

from synoptic.errors import DataError
from synoptic.model import Zone
from synoptic.pages.titles import MASTHEAD

_TABLE = Path(__file__).parent.parent / "data" / "outlets.tsv"
_ARCHIVES = re.compile(r"^(?:https?://)?web\.archive\.org/(?:web/)?\d+[a-z_]*/", re.I)
_NAME = r"((?:[Tt]he )?[A-Z][\w'’&.-]*(?:[ -](?:of|the|and|for|de|[A-Z][\w'’&.-]*|\([A-Z][\w ]*\))){0,6})"
# What a page says of itself: the weight of each wording, words that must be on the page for it to be tried, the wording.
_SELF: tuple[tuple[float, tuple[str, ...], re.Pattern[str]], ...] = (
    (3, ("essage from ",), re.compile(rf"\b[Aa] [Mm]essage from {_NAME}:?$", re.M)),
    (3, ("reflect", "represent"), re.compile(
        rf"\b(?:reflect|represent)s? the (?:views?|opinions?|positions?|editorial \w+)(?: or \w+)? of {_NAME}")),
    (2, ("©", "(c)", "(C)", "opyright", "COPYRIGHT"), re.compile(
        rf"(?:©|\([Cc]\)|[Cc]opyright(?: ©)?|COPYRIGHT)[ ,]*(?:\d{{4}}(?:[-–, ]+\d{{4}})?)?[ ,-]*(?:by )?{_NAME}")),
    (2, (" from ", "support", "subscribe", "download", "follow", "brought to"), re.compile(
        r"\b(?:newsletters? from|more from|brought to you by|support|supporting|subscribe to|subscribers? (?:of|to)|"
        rf"download the|follow) {_NAME}")),
    (2, ("View all ",), re.compile(rf"\bView all {_NAME} newsletters")),
    (2, ("belong", "opyright of", "property of", "owned by"), re.compile(
        rf"\b(?:belongs? to|copyright of|property of|owned by) {_NAME}")),
    (2, (" transcripts", " newsletter", " Telegram", " app", " on Facebook", " is not responsible", " reserves"), re.compile(
        rf"^{_NAME} (?:transcripts are created|newsletters?|Telegram|app|on Facebook|is not responsible|reserves)\b", re.M)),
    (1.5, ("ike ",), re.compile(rf"\b[Ll]ike {_NAME} on Facebook")),
    (1.5, ("story for ",), re.compile(rf"\bstory for {_NAME} (?:news team|team|newsroom)")),
    (1.5, (" page",), re.compile(rf"^\({_NAME}(?: USA| Europe)? \d{{2}}/\d{{2}}/\d{{4}} page ?\w+\)", re.M)),
)  # fmt: skip
_DUMB = frozenset({"comment", "related", "body"})  # zones that do not speak for the outlet
# The outlet's own mark at the head of its article; agencies' marks there are credits, not outlets.
_MARK = re.compile(r"^(?:[^\n()]{0,60} )?\(([A-Z][\w .'’-]{1,30})\)")


_FIRM = re.compile(
    r"(?:\.? (?:All|No|Without|Any)\b.*|,? (?:Inc\.?|Ltd\.?|LLC|Limited|Corp\.?|Company|Media Group|Group|Newspapers?|"
    r"Co-?operative|Publishing|Publications?|Trust|Foundation))$"
)


class Outlet(NamedTuple):
    """A row of the table; country is ISO 3166-1 alpha-3."""

    name: str
    hosts: tuple[str, ...]
    aliases: tuple[str, ...]
    country: str
    kind: str


def outlet(text: str, zones: tuple[Zone, ...], url: str | None, site: str | None = None, source: str = "") -> str | None:
    """The outlet's name as the table spells it, else as the page does; None if nothing tells it."""
    by_host = from_url(url)
    if by_host:
        return by_host.name
    if site:
        named = by_name(site.lstrip("@"))
        if named or not site.startswith("@"):
            return named.name if named else site
    said = _self_mentions(text, zones) or _masthead(text, zones)
    guess = from_url(f"http://{host}/") if (host := host_in_name(source)) else None
    known = by_name(said) if said else None
    if said and not (guess and known and known.kind == "agency"):  # an agency's mark on another's page is a credit
        return said
    return guess.name if guess else said


def from_url(url: str | None) -> Outlet | None:
    """The outlet whose host the address has (archives looked through)."""
    host = host_of(url)
    while host and "." in host:
        if host in _hosts():
            return _hosts()[host]
        host = host.partition(".")[2]
    return None


def host_of(url: str | None) -> str:
    """The host of an address in lower case without "www."; that of the page kept, if the address is an archive's."""
    if not url:
        return ""
    url = _ARCHIVES.sub("", url)
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.", "", host.lower())


def by_name(name: str) -> Outlet | None:
    """The outlet of that name or alias; case and a leading "The" make no difference, nor does ".com"."""
    return _names().get(_fold(name))


def canonical(name: str) -> str:
    """A name given with the page (a row's field, metadata) as the table spells it; a host becomes its outlet's name."""
    found = by_name(name) or (from_url(name) if "." in name and " " not in name else None)
    return found.name if found else name.strip()


def host_in_name(source: str) -> str | None:
    """The host that a file's name spells ("01_nytimes_com.txt" → nytimes.com), if the table has it: weak evidence."""
    stem = PurePosixPath(source.replace("\\", "/")).name.lower()
    stem = re.sub(r"(\.(txt|md|text|html?|xhtml|mhtml?|jsonl?|gz))+$", "", stem)
    parts = [part for part in re.split(r"[_\W]+", stem) if part]
    for size in (4, 3, 2):
        for at in range(len(parts) - size + 1):
            host = ".".join(parts[at : at + size])
            if host in _hosts():
                return host
    return None


def _self_mentions(text: str, zones: tuple[Zone, ...]) -> str | None:
    """The name that the page's furniture says most; a name in no table needs to look like a paper's or be said twice."""
    votes: dict[str, float] = {}
    ways: dict[str, set[int]] = {}
    spelled: dict[str, str] = {}

    def vote(name: str, weight: float, way: int) -> None:
        key = _fold(name)
        spelled.setdefault(key, name)
        votes[key] = votes.get(key, 0) + weight
        ways.setdefault(key, set()).add(way)

    starts = [zone.start for zone in zones]
    for way, (weight, needs, rule) in enumerate(_SELF):
        if not any(word in text for word in needs):
            continue
        for found in rule.finditer(text):
            at = bisect.bisect_right(starts, found.start()) - 1
            if at < 0 or zones[at].kind in _DUMB:
                continue
            name = _trim(found.group(1))
            known = by_name(name)
            if known:
                vote(known.name, weight * (2 if known.kind != "agency" else 1), way)
            elif len(name) > 3 and name.lower() not in ("the", "all"):
                vote(name, weight, way)
    mark = _mark(text, zones)
    if mark:
        vote(mark, 4, -1)
    best = sorted((key for key in votes if _credible(spelled[key], ways[key])), key=lambda key: -votes[key])
    return spelled[best[0]] if best else None


def _credible(name: str, ways: set[int]) -> bool:
    """A name that the table has, that is called as papers are, or that the page gives in two different wordings."""
    return by_name(name) is not None or len(ways) > 1 or (" " in name and MASTHEAD.search(name) is not None)


def _masthead(text: str, zones: tuple[Zone, ...]) -> str | None:
    """A short line above the title that is called as papers are ("The Harbour Post"), or that the table knows."""
    for zone in zones[:6]:
        line = text[zone.start : zone.end].strip()
        words = line.split()
        if zone.kind in ("title", "body"):
            return None
        if not 1 <= len(words) <= 9 or not line[0].isupper() or line.endswith((".", ":", "?", "!")) or re.search(r"\d|[@/©]", line):
            continue
        known = by_name(line)
        if known:
            return known.name
        line = re.split(r"\s+[—–|-]\s+|\s{2,}", line)[0]
        words = line.split()
        if 1 < len(words) <= 5 and MASTHEAD.search(words[-1]) and all(w[0].isupper() or w in ("of", "the", "and") for w in words):
            return line.title() if line.isupper() else line
    return None


def _mark(text: str, zones: tuple[Zone, ...]) -> str | None:
    first = next((zone for zone in zones if zone.kind == "body"), None)
    found = _MARK.match(text[first.start : first.start + 120]) if first else None
    known = by_name(found.group(1)) if found else None
    return known.name if known and known.kind in ("paper", "broadcaster", "online") else None


def _trim(name: str) -> str:
    """A name without what a greedy pattern took in behind it."""
    name = _FIRM.sub("", name.strip())
    while name and by_name(name) is None and " " in name:
        cut = name.rsplit(" ", 1)[0]
        if by_name(cut):
            return cut
        if name.rsplit(" ", 1)[1].islower():
            name = cut
        else:
            break
    return name.strip(" .,-–|")


def _fold(name: str) -> str:
    folded = re.sub(r"[^\w ]+", " ", re.sub(r"\.(com|org|net|co\.uk)$", "", name.strip().lower()).replace("'", ""))
    return re.sub(r"^the ", "", " ".join(folded.split()))


@cache
def table() -> tuple[Outlet, ...]:
    """All rows of the table. Raises DataError."""
    made = []
    try:
        for line in _TABLE.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                name, hosts, aliases, country, kind = line.split("\t")
                made.append(Outlet(name, tuple(hosts.split(",")), tuple(a for a in aliases.split(",") if a), country, kind))
    except (OSError, ValueError) as error:
        raise DataError("the table of outlets is missing or damaged", "install Synoptic again") from error
    return tuple(made)


@cache
def _hosts() -> dict[str, Outlet]:
    return {host: one for one in table() for host in one.hosts}


@cache
def _names() -> dict[str, Outlet]:
    made: dict[str, Outlet] = {}
    for one in table():
        made.setdefault(_fold(one.name), one)
    for one in table():
        for alias in (*one.aliases, *one.hosts):
            made.setdefault(_fold(alias), one)
    return made


