"""What a page's furniture says of its outlet: names with the ways in which each is said, and where.

Ways: the copyright line, sentences about oneself ("X is a registered trademark of …", "your X account"), menu lines
("About X", "X newsletters"), lines that begin or end with it, the first line of the page, an address of mail or web
whose host is called the same. Comments, captions and the article itself do not speak for the outlet.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from synoptic import tables
from synoptic.model import Span, Zone
from synoptic.pages.outlet_table import edge_words, fold

_BIG = "A-ZÀ-ÖØ-ÞŁŚŻŹĆČŠŽĐĞİŞÖÜΑ-ΩЀ-Я0-9"
_LINK = r"(?:(?:of|the|and|&|for|de|del|la|le|des|du|di|da|do|in|on) )?"
_NAME = rf"((?:[Tt]he )?[{_BIG}][\w'’&.+-]*(?: {_LINK}[{_BIG}][\w'’&.+-]*){{0,6}})"
_DUMB = frozenset({"comment", "body", "caption"})
_LONG = 600  # a line longer than this is no furniture

# Sentences about oneself. Way, one of the words that the line must hold, the wording.
_SENTENCES: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    ("views", ("essage from ",), re.compile(rf"\b[Aa] [Mm]essage from {_NAME}:?$", re.M)),
    ("views", ("reflect the", "reflects the", "represent the", "represents the"), re.compile(
        rf"\b(?:reflect|represent)s? the (?:views?|opinions?|positions?|editorial \w+)(?: or \w+)? of {_NAME}")),
    ("self", (" trademark", " is part of ", " is owned by ", " is published by ", " is not resp", " values your",
              " may earn ", " may receive ", " participates in ", " reserves the ", " transcripts are ",
              " is a member of "),
     re.compile(rf"(?:^|[.!?•|] ){_NAME}(?: and its logo| logo)? (?:(?:is|are) (?:a )?(?:registered )?trademarks?|"
                r"is (?:part of|owned by|published by|not responsible|a member of)|values your|may (?:earn|receive)|"
                r"participates in|reserves the|transcripts are)", re.M)),
    ("self", (" contributed to this",), re.compile(rf"^{_NAME}['’]s? .{{3,60}} contributed to this", re.M)),
    ("account", (" account",), re.compile(rf"\b[Yy]our {_NAME} account")),
    ("self", ("permission of ", "permission from ", "property of ", "opyright of ", "publication of "), re.compile(
        rf"\b(?:permission (?:of|from)|property of|copyright of|publication of) {_NAME}")),
    ("follow", ("ollow ",), re.compile(rf"\b[Ff]ollow {_NAME} on\b")),
    ("follow", (" on Facebook",), re.compile(rf"\b[Ll]ike {_NAME} on Facebook")),
    ("subscribe", ("ubscribe to ", "ubscribe with ", "ubscriber to ", "ubscriber of ", "upport ", "ign up for ",
                   "ew to ",
                   "elcome to "),
     re.compile(rf"\b(?:[Ss]ubscribe (?:to|with)|[Ss]ubscribers? (?:of|to)|[Ss]upport|[Ss]ign [Uu]p for|[Nn]ew to|"
                rf"[Ww]elcome to) {_NAME}")),
    ("subscribe", ("View all ",), re.compile(rf"\bView all {_NAME} newsletters")),
    ("page", (" page",), re.compile(rf"^\({_NAME}(?: USA| Europe)? \d{{2}}/\d{{2}}/\d{{4}} page ?\w+\)", re.M)),
)  # fmt: skip
# Menu lines: what stands before the name, what stands behind it. The sets of first and last words save the patterns.
_BEFORE = re.compile(
    r"(?:About|Contact|Why|Get|Advertise (?:[Ww]ith|[Oo]n|[Ii]n)|Work (?:at|for|with)|Working at|Careers at|"
    r"Jobs at|Write for|"
    r"Support|Subscribe to|Follow|Meet|Join|Inside|Read|Visit|Discover|More (?:[Ff]rom|[Oo]n|[Ii]n|[Aa]t)|Featured on|"
    r"Über|Acerca de|Sobre|À propos de?|Chi siamo|О|Про) +(?=[^\W_])"
)
_FIRST = frozenset({
    "About", "Contact", "Why", "Get", "Advertise", "Work", "Working", "Careers", "Jobs", "Write", "Support",
    "Subscribe",
    "Follow", "Meet", "Join", "Inside", "Read", "Visit", "Discover", "More", "Featured", "Über", "Acerca",
    "Sobre", "À", "Chi",
    "О", "Про",
})  # fmt: skip
_BEHIND = re.compile(
    r"(?:['’]s?)? +(?:[Nn]ewsletters?|[Aa]pps?|[Ss]taff|[Hh]ome(?:page)?|[Aa]ccount|[Pp]remium|[Pp]odcasts?|"
    r"[Ss]tore|[Ss]hop|"
    r"[Aa]rchives?|[Ee]vents|[Tt]eam|[Vv]ideos?|on (?:Facebook|Twitter|X|Instagram|YouTube)|Facebook|Twitter|"
    r"Digital|Plus|"
    r"TV|Live|Deals|Elite|Pro|Telegram)$"
)
_LAST = frozenset({
    "newsletter", "newsletters", "app", "apps", "staff", "home", "homepage", "account", "premium", "podcast",
    "podcasts",
    "store", "shop", "archive", "archives", "events", "team", "video", "videos", "facebook", "twitter", "x",
    "instagram",
    "youtube", "digital", "plus", "tv", "live", "deals", "elite", "pro", "telegram",
})  # fmt: skip
_RIGHTS = re.compile(
    r"(?:©|\([Cc]\)(?= ?(?:\d{4}|[Cc]opyright))|\b[Cc]opyright\b|\bCOPYRIGHT\b)"
    r"(?:[\s,.:–-]|©|\([Cc]\)|[Cc]opyright|COPYRIGHT|\d{4}|\b[Bb]y\b|\b[Tt]o\b|[Pp]resent\b)*([^\n|•·©\t]{2,90})"
)
_CUT = re.compile(
    r"(?:[.,;:/]? ?(?:[Aa]ll (?:[Rr]ights|[Cc]ontents?|[Mm]aterial|[Oo]ther|[Tt]rade)|ALL RIGHTS|[Nn]o part|"
    r"[Pp]owered|[Dd]esign|"
    r"[Ww]eb(?:site)? |[Ss]ite by|[Bb]uilt|[Hh]osted|[Tt]heme|[Mm]ade with|[Dd]eveloped|is (?:an? |the )|and/or|"
    r"Terms|Privacy|"
    r"[Tt]ous droits|[Tt]odos l?os|[Tt]utti i|Alle Rechte|[Aa]lle rechten|Все права|Tüm hak|Wszelkie|"
    r"[Rr]eprinted|[Rr]ights|"
    r"[Rr]eg(?:istered)?\.|The (?:material|content))|[.;!?] | - | [–—] |\s*,? ?(?:19|20)\d\d\b|\s*[®™(\[{]|"
    r",? (?:an?|part) ).*$",
    re.S,
)
_FIRM = re.compile(
    r"[, ]+(?:Inc|Incorporated|Ltd|L\.?L\.?C|Limited|Corp|Corporation|Co|Company|Pvt|Private|GmbH|mbH|AG|S\.?A|"
    r"S\.?A\.?S|"
    r"[Ss]\.?[Rr]\.?[Ll]|S\.?p\.?A|B\.?V|N\.?V|AB|AS|A/S|Oy|Oyj|PLC|plc|Pty|KG|& Co|LP|LLP|K\.?K|JSC|OAO|ООО|АО|"
    r"ЗАО|Verlag)\.?$"
)
_EMAIL = re.compile(r"[\w.+-]+@((?:[\w-]+\.)+[A-Za-z]{2,})")
_HOST = re.compile(r"(?<![@\w.])(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,})(?=[/\s).,]|$)")
_STRIP = " \t•*|·›»-–—.,:;'’‘“”\"()[]"


class Sign(NamedTuple):
    """A name as the page spells it (a host for the ways "mail" and "host"), how it is said, and where."""

    name: str
    way: str
    span: Span


class Furniture:
    """The lines of a page that may speak for its outlet, joined, so that one search finds a word in all of them."""

    def __init__(self, text: str, zones: tuple[Zone, ...]) -> None:
        kept = [zone for zone in zones if zone.kind not in _DUMB and zone.end - zone.start <= _LONG]
        self.head = next((zone.start for zone in zones if zone.kind == "body"), len(text))
        self.lines = [text[zone.start : zone.end] for zone in kept]
        self.zones = kept
        self.text = "\n".join(self.lines)
        self._starts = [0, *accumulate(len(line) + 1 for line in self.lines)]

    def span(self, start: int, end: int) -> Span:
        """The place in the page of a place in the joined text."""
        i = bisect.bisect_right(self._starts, start) - 1
        moved = self.zones[i].start - self._starts[i]
        return start + moved, end + moved

    def holding(self, words: tuple[str, ...]) -> list[Span]:
        """The lines of the joined text that hold one of the words, each once, in order."""
        found = set()
        for word in words:
            at = self.text.find(word)
            while at >= 0:
                end = self.text.find("\n", at)
                end = end if end >= 0 else len(self.text)
                found.add((self.text.rfind("\n", 0, at) + 1, end))
                at = self.text.find(word, end)
        return sorted(found)


def signs(text: str, zones: tuple[Zone, ...]) -> list[Sign]:
    """All names that the furniture may mean by itself."""
    read = Furniture(text, zones)
    made = [*_copyright(read), *_sentences(read), *_hosts(read), *_menus(read)]
    none = not_outlets()
    return [one for one in made if one.way in ("mail", "host") or (len(one.name) > 1 and fold(one.name) not in none)]


def _menus(read: Furniture) -> Iterator[Sign]:
    """Short lines: the first of the page, those of menus, those that begin or end with a name of the table."""
    seen: set[str] = set()
    forms, firsts, lasts = edge_words()
    for i, (zone, line) in enumerate(zip(read.zones, read.lines, strict=True)):
        if len(line) > 60 or (i > 2 and " " not in line):
            continue
        line = line.strip(_STRIP)
        if i < 3 and zone.start < read.head and zone.kind != "title" and line[:1].isupper() and line.count(" ") < 6:
            yield Sign(line, "first", (zone.start, zone.end))
        first, blank, _ = line.partition(" ")
        if not blank or line in seen:
            continue
        seen.add(line)
        last = line.rpartition(" ")[2]
        begins, ends = first in firsts, last in lasts
        if (begins or ends) and (name := _edge(line.split(), forms, begins, ends)):
            yield Sign(name, "lines", (zone.start, zone.end))
        if first in _FIRST and (before := _BEFORE.match(line)):
            yield Sign(line[before.end() :].strip(_STRIP), "menu", (zone.start, zone.end))
        elif last.lower() in _LAST and (behind := _BEHIND.search(line)) and behind.start() > 1:
            yield Sign(line[: behind.start()].strip(_STRIP), "menu", (zone.start, zone.end))


def _edge(words: list[str], forms: frozenset[str], begins: bool, ends: bool) -> str | None:
    """The longest of the table's names that the line begins or ends with and is not alone."""
    for size in range(min(5, len(words) - 1), 0, -1):
        if begins and (name := " ".join(words[:size])) in forms:
            return name
        if ends and (name := " ".join(words[-size:])) in forms:
            return name
    return None


def _copyright(read: Furniture) -> Iterator[Sign]:
    for start, end in read.holding(("©", "(c)", "(C)", "opyright", "COPYRIGHT")):
        for found in _RIGHTS.finditer(read.text, start, end):
            name = trimmed(found.group(1))
            if name[:1] and not name[0].islower():
                yield Sign(name, "rights", read.span(found.start(1), found.start(1) + len(name)))


def _sentences(read: Furniture) -> Iterator[Sign]:
    for way, needs, rule in _SENTENCES:
        for start, end in read.holding(needs):
            for found in rule.finditer(read.text, start, end):
                yield Sign(trimmed(found.group(1)), way, read.span(*found.span(1)))


def _hosts(read: Furniture) -> Iterator[Sign]:
    for way, needs, rule in (
        ("mail", ("@",), _EMAIL),
        ("host", ("www.", "http", ".com", ".org", ".net", ".co."), _HOST),
    ):
        for start, end in read.holding(needs):
            for found in rule.finditer(read.text, start, end):
                yield Sign(found.group(1).lower(), way, read.span(*found.span(1)))


def trimmed(name: str) -> str:
    """A name without what a greedy pattern took in behind it, without the form of the firm."""
    name = _CUT.sub("", name.strip()).strip(_STRIP)
    while (shorter := _FIRM.sub("", name).strip(_STRIP)) != name:
        name = shorter
    return name


@cache
def not_outlets() -> frozenset[str]:
    """Folded names that are no outlet: words of menus, platforms, owners. Raises DataError."""
    return frozenset(map(fold, tables.lines("pages/not_outlets.txt")))
