"""Which agency supplied a page's text or pictures, and where its text appeared first.

Only agencies of the table (`data/outlets.tsv`) are read, and only where a mark makes them a credit: a dateline
("KELDA (Reuters) -"), a byline, "Source: …", "… contributed to this report", a copyright line, a signature at the end.
In running text they are sources that the article cites, which is not this module's matter. Pictures' credits are kept
apart: a page that shows an agency's pictures need not carry its text. Origins ("this article first appeared in …") are
any outlet's.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import accumulate
from typing import Literal, NamedTuple

from synoptic.model import Credit
from synoptic.pages.mastheads import pattern
from synoptic.pages.near import Line
from synoptic.pages.outlet_signs import trimmed
from synoptic.pages.outlet_table import by_name, from_url, table

Kind = Literal["agency", "picture", "origin"]
_WORD = re.compile(r"[^\W_]+")
_STRIP = "().,;-–—|©•[]{}’'‘“”\"!?*_@"
_GREAT = frozenset({
    "AP", "AFP", "dpa", "DPA", "EFE", "UPI", "TASS", "ТАСС", "ANSA", "SANA", "IRNA", "KCNA", "WAM", "KUNA", "PTI",
    "AAP", "IANS",
    "EPA", "ANI", "ČTK", "CTK", "APA", "NTB", "TT", "PAP", "MTI", "BTA", "Lusa", "Ansa", "ANP", "AGI", "STT", "LUSA",
})  # fmt: skip
# Common words that are agencies' names too: read only in a dateline's or a byline's mark, never loose.
_COMMON = frozenset({"Trend", "Prime", "Fides", "Report", "Petra", "Saba", "Beta", "Dire", "Antara", "Mizan", "Andina"})
_PICTURED = re.compile(
    r"\b(?:[Pp]hotos?|PHOTO|[Pp]hotographs?|[Pp]ictures?|[Ii]mages?|[Ff]otos?|FOTO|[Vv]ideo|Archivbild|Getty|"
    r"[Pp]hotographer|"
    r"[Gg]raphics?|Bild|Фото|Files?|FILE|Handout)\b"
)
_GIVEN = re.compile(
    r"(?:\b(?:[Ss]ources?|SOURCE|[Qq]uellen?|[Ff]uentes?|[Ff]onti?|[Ff]onte|[Bb]ron|[Kk]ilde|[Kk]älla|[Źź]ródło|"
    r"[Zz]droj|[Kk]aynak|"
    r"[Ии]сточник|[Дд]жерело|[Ss]umber|[Ss]ursa)\s*:|\b(?:[Ww]ith (?:files|inputs?|reporting|material|"
    r"additional reporting|reports?|"
    r"information)(?: from| by| of)?|[Rr]eprinted (?:with permission )?from|[Cc]on información de|"
    r"[Cc]om informações d[aeo]s?|"
    r"[Cc]om agências|[Cc]on agenzie|[Aa]vec|[Mm]it (?:Material (?:der|von)|Informationen (?:der|von)|"
    r"Agenturmaterial)|[Uu]nter "
    r"Verwendung von|[Pp]o materiálech|[Vv]ia|[Cc]ourtesy(?: of)?|[Dd]istributed by|[Pp]rovided by|[Ss]upplied by|"
    r"[Пп]о (?:данным|материалам|сообщению)))\s*$"
)
_TEAM = re.compile(
    r"^['’]?s? (?:\w+ ){0,3}?(?:contributed (?:to|from|reporting)|reporting)|^ (?:\w+ ){0,2}[Ww]riters?\b"
)
_RIGHTS = re.compile(
    r"(?:©|\([Cc]\)|[Cc]opyright(?: ©)?)[ ,]*(?:(?:19|20)\d\d)?(?: ?[-–] ?(?:19|20)\d\d)?[ ,]*(?:by )?(?:[Tt]he )?$"
)
_MATERIAL = re.compile(
    r"\bAll [Rr]ights|\b(?:may not be|not to be|without) (?:published|broadcast|reproduced|permission)"
)
# "this article was first published in X": an origin, by whatever outlet.
_NAME = (
    r"((?:[Tt]he )?[^\W\d_a-zа-я][\w'’&.-]*"
    r"(?: (?:(?:of|the|and|&|de|del|la|le|des|du|di|da|do) )?[^\W_a-zа-я][\w'’&.-]*){0,5})"
)
_FIRST = re.compile(
    r"(?:[Tt]his (?:article|story|piece|post|column|report|essay|op-ed|interview|content|text|material|"
    r"work)[\w ,]{0,40}?|"
    r"^\(?|[.:] )(?:(?:was |has been |is )?(?:[Oo]riginally|[Ff]irst|[Pp]reviously) (?:published|appeared|"
    r"posted|ran|reported|"
    r"produced|written)(?: (?:\w+ )?\d{1,2},? \d{4}| by \w+ \w+)?,? (?:in|on|at|by|with|for)|(?:was |is |"
    r"has been )?(?:[Rr]e-?published|"
    r"[Rr]eprinted|[Rr]eproduced|[Ss]yndicated|"
    r"[Tt]ranslated)(?: here)?(?: with (?:the )?(?:kind )?permission)?,? (?:from|of|courtesy of|by "
    r"permission of))(?: the (?:website|site|pages|blog) of)? " + _NAME
)
# One of these must be there for the patterns of origins to be tried.
_ORIGIN_WORDS = (
    "ublished", "ppeared", "eprinted", "eproduced", "yndicated", "ranslated", "posted", "reported in", "produced",
    "written", "zuerst", "publi", "paru", "apparso", "verscheen", "публик", "etrieved", "ccessed", "ownloaded",
    "aken from", "ource", "OURCE", "Via", "Quelle", "Fuente", "Fonte", "сточник",
)  # fmt: skip
_FIRST_ELSEWHERE = re.compile(
    r"(?:erschien(?:en)? (?:\w+ )?zuerst (?:bei|auf|in|im)|zuerst (?:bei|auf|in) (?=[A-Z])|(?:a été|"
    r"est) (?:initialement |d'abord )"
    r"?(?:publié|paru)e?(?: initialement)? (?:sur|par|dans)|(?:fue )?publicado originalmente (?:en|por)|"
    r"publicad[oa] originalmente "
    r"(?:em|no|na|n[oa] site)|è (?:stato|apparso) (?:pubblicato )?(?:originariamente )?(?:su|da)|"
    r"verscheen eerder (?:in|op)|"
    r"[Вв]первые опубликован\w* (?:в|на)) " + _NAME
)
_RETRIEVED = re.compile(
    r"\b(?:[Rr]etrieved|[Aa]ccessed|[Dd]ownloaded|[Tt]aken) (?:\w+ \d{1,2},? \d{4},? )?(?:from|"
    r"at)[: ]+(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})"
)
_SOURCE = re.compile(
    r"^\W{0,3}(?:Sources?|SOURCE|Via|Quelle|Fuente|Fonte|Источник)\s*:\s*(\S[^\n|]{1,80}?)(?:,? [Ee]dited by.*)?\.?\)?$"
)
_WIRE_WORDS = ("genc", "genz", "gent", "ire ", "gênc")  # one of these must be there for it
_WIRES = re.compile(
    r"\b(?:[Nn]ews [Aa]gencies|[Aa]gencies|[Ww]ire (?:[Ss]ervices?|[Rr]eports)|[Aa]gencias|[Aa]gências|"
    r"[Aa]gences|[Aa]genzie|"
    r"[Aa]genturen|[Aa]gentschappen)\b"
)


class Found(NamedTuple):
    """A credit's name and kind with its place in the line."""

    name: str
    kind: Kind
    start: int
    end: int


def find(near: list[Line]) -> Iterator[Credit]:
    """The agencies, wire services and origins that the lines credit."""
    joined = "\n".join(line.said for line in near)
    starts = [0, *accumulate(len(line.said) + 1 for line in near)]

    def at(places: Iterable[int]) -> set[int]:
        return {bisect.bisect_right(starts, place) - 1 for place in places}

    rule = present(joined)
    found: list[tuple[int, Found]] = []
    if rule:
        named = at(one.start() for one in rule.finditer(joined))
        found += [(i, one) for i in named for one in _agencies(near[i], rule)]
    found += [(i, one) for i in at(_places(joined, _ORIGIN_WORDS)) for one in _origins(near[i])]
    found += [(i, one) for i in at(_places(joined, _WIRE_WORDS)) for one in _wires(near[i])]
    for i, one in found:
        start = near[i].start
        yield Credit(name=one.name, kind=one.kind, start=start + one.start, end=start + one.end)


def _places(text: str, words: tuple[str, ...]) -> Iterator[int]:
    for word in words:
        at = text.find(word)
        while at >= 0:
            yield at
            at = text.find(word, at + 1)


def _agencies(line: Line, rule: re.Pattern[str]) -> Iterator[Found]:
    matches = list(rule.finditer(line.said))
    if len(matches) > 2 and line.where == "after" and _RIGHTS.search(line.said[: matches[0].start()]):
        return  # the portal's line on all the agencies it takes
    listed: Kind | None = (
        None  # what a list gives to its first member holds for the others: "from AFP, EFE and Reuters"
    )
    end = 0
    for match in matches:
        before, after = line.said[: match.start()], line.said[match.end() :]
        joined = (
            listed
            if listed and re.fullmatch(r"\s*(?:[,/&+]|and|y|et|und|e|и|, and)\s*", line.said[end : match.start()])
            else None
        )
        kind = joined or _kind(line, match.group(), before, after)
        listed, end = kind, match.end()
        if kind:
            yield Found(names()[match.group()], kind, match.start(), match.end())


def _kind(line: Line, name: str, before: str, after: str) -> Kind | None:
    """What a name of an agency means in its line; None: nothing, or a source that the text cites."""
    if _TEAM.match(after) and (line.kind != "body" or line.where == "tail" or len(line.said) < 160):
        return "agency"
    if _pictured(line, before, after):
        return "picture"
    if line.where == "head" and _dateline(before, after):
        return "agency"
    if line.kind == "body" and line.where == "tail" and name not in _COMMON and _signature(before, after):
        return "agency"
    if _GIVEN.search(before.rstrip("(") if before.endswith("(") else before) and (
        line.kind != "body" or len(line.said) < 120
    ):
        return "agency"
    if line.kind == "body" or (name in _COMMON and line.kind != "byline"):
        return None
    if _RIGHTS.search(before):
        return "agency" if re.search(r"\d{4}", before[-12:]) or _MATERIAL.search(after) else "picture"
    if line.kind in ("byline", "dateline") and len(line.said) < 170 and line.where != "after":
        return "agency" if _wrote(before, after) else None
    alone = not before.strip(" -–—|,•()") and not after.strip(" -–—|,.()")
    if line.kind == "caption":
        spelt = alone and len(name) > 12 and line.where == "before"  # "The Associated Press" between title and text
        return "agency" if spelt else "picture"
    return "agency" if alone and line.kind == "notice" else None


def _pictured(line: Line, before: str, after: str) -> bool:
    """Whether the name is a picture's credit: "REUTERS/Name", "Name/AFP via …", "AP Photo", in a caption."""
    slash = before.endswith(("/", "/ ")) or after.startswith(("/", " /", " via", "-"))
    if (slash and line.where == "head" and before.rstrip("/ ").endswith("(")) or before.endswith(". /"):
        return False  # "Berlin (dpa/lno)", "MOSCOW, May 3. /TASS/"
    near = before[-40:] + " " + after[:25]
    if slash and (line.kind != "body" or line.where != "head" or _PICTURED.search(near)):
        return not (
            line.kind in ("byline", "dateline") and not _PICTURED.search(line.said) and line.said.count("/") < 2
        )
    return (_PICTURED.search(near) is not None and line.kind != "byline") or (
        line.kind == "notice" and after.startswith(" | ")
    )


def _dateline(before: str, after: str) -> bool:
    """ "KELDA (Reuters) - ", "LONDON, Dec 29 (… ) - ", "(ANSA) - ROMA", "MOSCOW, May 3. /TASS/."."""
    if len(before) > 80:
        return False
    opened = before.rstrip().endswith(("(", "/", "— ", "[")) or before.endswith(("(", "/"))
    return opened and (after[:1] in (")", "/", "]") or re.match(r"[-/]\w+\)", after) is not None)


def _signature(before: str, after: str) -> bool:
    """The last words of the article: "… in May. — Reuters", "(PTI)"."""
    if len(after.strip(' .)]»”"')) > 0:
        return False
    lead = before.rstrip()
    return lead.endswith(("—", "–", "(", "[", "/", " -", "―")) or not lead.strip("(— -")


def _wrote(before: str, after: str) -> bool:
    """In a byline: the name begins it, or follows "by", a comma, "and" or a stroke."""
    lead = before.strip()
    return (
        not lead
        or lead.endswith((",", "|", "/", "(", "•", "-", "–", "—", ":", "&"))
        or bool(
            re.search(
                r"(?:(?:\b|(?<=By))(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|[Aa]f|[Aa]v|[Aa]nd|the|The|y|"
                r"et|und|e|Agencia|Agence|Agenzia)|"
                r"\d{4})$",
                lead,
            )
        )
    )


def _origins(line: Line) -> Iterator[Found]:
    said = line.said
    if line.kind == "body" and line.where == "head" and len(said) > 200:
        return
    for rule in (_FIRST, _FIRST_ELSEWHERE):
        for found in rule.finditer(said):
            name = trimmed(found.group(1))
            known = by_name(name)
            kind: Kind = "agency" if known and known.kind == "agency" else "origin"
            yield Found(known.name if known else name, kind, found.start(1), found.start(1) + len(name))
    for found in _RETRIEVED.finditer(said):
        known = from_url(found.group(1))
        yield Found(known.name if known else found.group(1), "origin", *found.span(1))
    if line.kind != "body" and (source := _SOURCE.match(said)):
        name = source.group(1).strip()
        known = by_name(name) or (from_url(name) if "." in name and " " not in name else None)
        if known is None and _WIRES.search(name):
            yield Found(name, "agency", *source.span(1))
        elif (known and known.kind != "agency") or (
            not known and (pattern("line").search(name) or re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", name))
        ):
            yield Found(known.name if known else name, "origin", *source.span(1))


def _wires(line: Line) -> Iterator[Found]:
    """ "Agencies", "wire services": unnamed agencies in a byline or as the source."""
    if (
        line.kind in ("byline", "notice", "dateline")
        and line.where != "after"
        and len(line.said) < 120
        and not _SOURCE.match(line.said)
    ):
        for found in _WIRES.finditer(line.said):
            if _wrote(line.said[: found.start()], "") or (found.group()[0].islower() and line.kind == "byline"):
                yield Found(found.group().lower(), "agency", *found.span())


def present(text: str) -> re.Pattern[str] | None:
    """A pattern of those agencies' names whose first word is in the text; None if there are none."""
    firsts = _first_words()
    said = {word.strip(_STRIP) for word in set(text.replace("/", " ").replace(":", " ").split())}
    there = tuple(sorted(said & firsts.keys()))
    return _pattern(there) if there else None


@lru_cache(maxsize=512)
def _pattern(firsts: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted((name for first in firsts for name in _first_words()[first]), key=lambda name: (-len(name), name))
    return re.compile(r"(?<![\w@])(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")


@cache
def _first_words() -> dict[str, tuple[str, ...]]:
    made: dict[str, tuple[str, ...]] = {}
    for name in names():
        first = name.partition(" ")[0].partition("/")[0].strip(_STRIP)
        made[first] = (*made.get(first, ()), name)
    return made


@cache
def names() -> dict[str, str]:
    """The names and aliases of all agencies, and what each stands for. Short marks are words of other tongues or other
    bodies' acronyms: of those only the great wires' are read."""
    made: dict[str, str] = {}
    for one in table():
        if one.kind == "agency":
            for name in (
                one.name,
                one.name.removeprefix("The "),
                one.name.upper(),
                *one.aliases,
                *(a.upper() for a in one.aliases),
            ):
                if len(name) > 4 or name in _GREAT:
                    made.setdefault(name, one.name)
    made |= {"Ap": made["AP"]} if "AP" in made else {}  # "Tom Krog, Ap Auto Writer"
    return made
