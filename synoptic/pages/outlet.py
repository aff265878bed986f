"""Who published a page: its address, what it says of itself, and, last, what its file is called.

Evidence, the surest first: the host in the address (table `data/outlets.tsv`), metadata (`og:site_name`), what the page
says of itself in its furniture ("A Message from …", "© 2016 …", "… contributed to this report"), a host spelt in the
file's name ("01_nytimes_com.txt"; weak: it is only taken if the host is in the table). Unknown stays None.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from synoptic.model import Zone
from synoptic.pages.outlet_table import by_name, fold, from_url, host_in_name
from synoptic.pages.titles import MASTHEAD

_NAME = r"((?:[Tt]he )?[A-Z][\w'’&.-]*(?:[ -](?:of|the|and|for|de|[A-Z][\w'’&.-]*|\([A-Z][\w ]*\))){0,6})"
# What a page says of itself: the weight of each wording, words of which a line must hold one, the wording.
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
    (2, (" transcripts", " newsletter", " Telegram", " app", " on Facebook", " is not resp", " reserves"), re.compile(
        rf"^{_NAME} (?:transcripts are created|newsletters?|Telegram|app|on Facebook|is not responsible|reserves)\b",
        re.M)),
    (1.5, ("ike ",), re.compile(rf"\b[Ll]ike {_NAME} on Facebook")),
    (1.5, ("story for ",), re.compile(rf"\bstory for {_NAME} (?:news team|team|newsroom)")),
    (1.5, (" page",), re.compile(rf"^\({_NAME}(?: USA| Europe)? \d{{2}}/\d{{2}}/\d{{4}} page ?\w+\)", re.M)),
)  # fmt: skip
_DUMB = frozenset({"comment", "related", "body"})  # zones that do not speak for the outlet
# The outlet's own mark at the head of its article; agencies' marks there are credits, not outlets.
_MARK = re.compile(r"^(?:[^\n()]{0,60} )?\(([A-Z][\w .'’-]{1,30})\)")


_NO_NAME = re.compile(r"\d|[@/©]|[.:?!]$")
_FIRM = re.compile(
    r"(?:\.? (?:All|No|Without|Any)\b.*|,? (?:Inc\.?|Ltd\.?|LLC|Limited|Corp\.?|Company|Media Group|Group|Newspapers?|"
    r"Co-?operative|Publishing|Publications?|Trust|Foundation))$"
)


def outlet(
    text: str, zones: tuple[Zone, ...], url: str | None, site: str | None = None, source: str = ""
) -> str | None:
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


def _self_mentions(text: str, zones: tuple[Zone, ...]) -> str | None:
    """The name that the page's furniture says most; one in no table must look like a paper's or be said twice."""
    votes: dict[str, float] = {}
    ways: dict[str, set[int]] = {}
    spelled: dict[str, str] = {}

    def vote(name: str, weight: float, way: int) -> None:
        key = fold(name)
        spelled.setdefault(key, name)
        votes[key] = votes.get(key, 0) + weight
        ways.setdefault(key, set()).add(way)

    starts = [zone.start for zone in zones]
    for way, (weight, needs, rule) in enumerate(_SELF):
        for found in _on_lines(text, needs, rule):
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


def _on_lines(text: str, needs: tuple[str, ...], rule: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Matches in the lines that hold one of the needed words, each line once."""
    lines = set()
    for word in needs:
        at = text.find(word)
        while at >= 0:
            end = text.find("\n", at)
            end = end if end >= 0 else len(text)
            lines.add((text.rfind("\n", 0, at) + 1, end))
            at = text.find(word, end)
    for start, end in sorted(lines):
        if end - start < 4000:
            yield from rule.finditer(text, start, end)


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
        if not 1 <= len(words) <= 9 or not line[0].isupper() or _NO_NAME.search(line):
            continue
        known = by_name(line)
        if known:
            return known.name
        line = re.split(r"\s+[—–|-]\s+|\s{2,}", line)[0]
        words = line.split()
        named = all(word[0].isupper() or word in ("of", "the", "and") for word in words)
        if 1 < len(words) <= 5 and MASTHEAD.search(words[-1]) and named:
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
