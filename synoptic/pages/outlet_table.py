"""The table of outlets (`data/outlets.tsv`): by host, by name, by the name of a file."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import urlsplit

from synoptic import tables

_MARKS, _ENDING = re.compile(r"[^\w ]+"), re.compile(r"\.(?:com|org|net|co\.uk)$")
_ARCHIVES = re.compile(r"^(?:https?://)?web\.archive\.org/(?:web/)?\d+[a-z_]*/", re.I)

# The second label of hosts that are registered one level deeper ("bbc.co.uk").
_PUBLIC = frozenset(
    {"co", "com", "org", "net", "gov", "gob", "gouv", "ac", "edu", "or", "ne", "go", "in", "web", "info"}
)


class Outlet(NamedTuple):
    """A row of the table; country is ISO 3166-1 alpha-3."""

    name: str
    hosts: tuple[str, ...]
    aliases: tuple[str, ...]
    country: str
    kind: str


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


def label(host: str) -> str:
    """The registered label of a host, folded ("news.harbour-post.co.uk" → "harbourpost")."""
    parts = host.split(".")
    deep = len(parts) > 2 and parts[-2] in _PUBLIC
    return fold(parts[-3 if deep else -2 if len(parts) > 1 else -1]).replace(" ", "")


def by_name(name: str) -> Outlet | None:
    """The outlet of that name or alias, as it is spelt if the table has it so ("The Information" is not "Information");
    else case and a leading "The" make no difference, nor does ".com"."""
    return _spellings().get(name) or _names().get(fold(name))


def spelled(name: str) -> Outlet | None:
    """The outlet of a name as running text spells it: a single word ("The Sun", "Science") counts only as the table
    has it, with its article and capitals, as it may be a common word."""
    found = by_name(name)
    if found is None or " " in fold(name):
        return found
    return found if name in (found.name, *found.aliases) else None


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


@lru_cache(maxsize=8192)  # the lines of menus come back on every page of an outlet
def fold(name: str) -> str:
    """A name brought to the form in which two are compared: case, a leading "The" and ".com" make no difference."""
    folded = " ".join(_MARKS.sub(" ", _ENDING.sub("", name.strip().lower()).replace("'", "").replace("’", "")).split())
    return folded.removeprefix("the ")


@cache
def table() -> tuple[Outlet, ...]:
    """All rows of the table. Raises DataError."""
    made = []
    for name, hosts, aliases, country, kind in tables.rows("outlets.tsv", 5, header=False):
        also = tuple(alias for alias in aliases.split(",") if alias)
        made.append(Outlet(name, tuple(hosts.split(",")), also, country, kind))
    return tuple(made)


@cache
def edge_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The spellings of all names, their first words and their last. A leading "The" may be missing from names of
    several words. Marks of two letters are left out."""
    forms = set()
    for one in table():
        for name in (one.name, *one.aliases):
            short = name.removeprefix("The ")
            forms |= {form for form in ({name, short} if " " in short else {name}) if len(form) > 2}
    firsts, lasts = {form.partition(" ")[0] for form in forms}, {form.rpartition(" ")[2] for form in forms}
    return frozenset(forms), frozenset(firsts), frozenset(lasts)


@cache
def _hosts() -> dict[str, Outlet]:
    return {host: one for one in table() for host in one.hosts}


@cache
def _spellings() -> dict[str, Outlet]:
    made = {one.name: one for one in table()}
    for one in table():
        for alias in one.aliases:
            made.setdefault(alias, one)
    return made


@cache
def _names() -> dict[str, Outlet]:
    made: dict[str, Outlet] = {}
    for one in table():
        made.setdefault(fold(one.name), one)
    for one in table():
        for alias in (*one.aliases, *one.hosts):
            made.setdefault(fold(alias), one)
    return made
