"""Who wrote a page: bylines in the press languages, "(Reporting by …; editing by …)", "… contributed to this report".

A writer is a person: desks, agencies and outlets in a byline are not (agencies are credits of their own, see
`agencies`). Names are cut at titles, places, handles and times. Of the bylines on a page, those between title and text
are the article's; lists of other articles carry bylines too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from synoptic import tables
from synoptic.model import Credit, Zone
from synoptic.pages.near import Line
from synoptic.pages.outlet_table import by_name

_PART = r"(?:al-|el-|van|von|de|del|della|di|da|dos|das|du|bin|ibn|ben|der|den|ter|ten|af|av|la|le|y|e|zu|zur|Mc|O['’])"
_UPPER = r"[^\W\d_a-zß-öø-ÿа-яёіїєα-ω]"
_LOWER = r"[a-zß-öø-ÿà-ÿа-яёіїєα-ωłśżźćęąńčšžđěřůťďňőűğışœæøåā-ž]"
_CAPS = rf"{_UPPER}{{2,}}(?![^\W\d_])(?:['’-]{_UPPER}+)*"
_WORD = (
    rf"(?:{_UPPER}\.(?:-?{_UPPER}\.)*|(?:al-|el-|d['’]|O['’]|Mc|Mac|De|Du|La|Le|Di|San|Van|Fitz)?{_UPPER}{_LOWER}+"
    rf"(?:['’-]{_UPPER}?{_LOWER}+)*|{_CAPS}|{_UPPER}(?=[ ,]|$))"
)
_PERSON = rf"{_WORD}(?:[ \xa0](?:{_PART} ){{0,2}}{_WORD}){{1,3}}"
_BARE = re.compile(rf"{_PERSON}")
_BY = re.compile(
    r"^\W{0,3}(?:(?:Written|Reported|Story|Text|Words|Posted|Published|Article|Report|Interview|Analysis|"
    r"Opinion|Photos and text) )?"
    r"(?:(?:[Bb]y|BY)(?::|\b|(?=[A-Z]))|Author:?|AUTHOR:?|Words:|Text:|From:|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|"
    r"Di|A cura di|[Dd]oor|"
    r"DOOR|Av|AV|Af|AF|Tekst:?|Autor(?:a|ka|es)?:|Auteur:|Autore:|Skribent:|Autorzy:|Szerző:|Yazan:|Oleh:?|"
    r"Penulis:?|Автор:?|Текст:|"
    r"Ein (?:Artikel|Beitrag|Kommentar|Gastbeitrag) von|Geschrieben von|Écrit par|Publié par|Rédigé par|"
    r"Escrito por|Publicado por|"
    r"Scritto da|Geschreven door)(?:\s+:|:|\b|(?<=By|BY))\s*"
)
# A line that is nothing but its author's, wherever it stands near the article.
_LABELLED = re.compile(r"^\W{0,3}(?:Author|AUTHOR|Autor|Autora|Auteur|Autore|Автор|Текст|Penulis|Skribent|Yazan)\s*:")
# In a line of the date: what the name follows.
_DATED = re.compile(r"[\d|•·,–—-]\s+(?=[^\W\d_])")
# "by" further on in a line of date or byline, but not whose picture or review it is.
_INSIDE = re.compile(
    r"(?<![Pp]hoto )(?<![Pp]hotos )(?<![Ii]mage )(?<![Ee]dited )(?<![Rr]eviewed )(?<![Cc]hecked )"
    r"(?<![Pp]owered )(?<![Ss]ponsored )"
    r"(?<![Ii]llustration )(?<![Ii]mages )(?<![Vv]ideo )(?<![\w-])(?:[Bb]y|BY|[Pp]ar|[Vv]on|[Pp]or)(?::|"
    r"\b)[ \xa0](?=[^\W\d_a-z])"
)
_REPORTING = re.compile(
    r"\(?(?:[Aa]dditional )?(?:[Rr]eporting|[Ww]riting|[Rr]eporting and writing) by ([^()\n]{3,240})\)?"
)
_CONTRIBUTED = re.compile(
    rf"({_PERSON}(?: in [^,;]{{2,40}}?)?(?:(?:, and|,| and|"
    rf";) {_PERSON}(?: in [^,;]{{2,40}}?)?){{0,6}}),? contributed (?:to|from|reporting)"
)
_JOIN = re.compile(r"\s*(?:,? and |,? und |,? et |,? y |,? e |,? en |,? och |,? og |,? i |,? и | & |; |, | / | \+ )\s*")
_NO_NAME = frozenset({
    "staff", "agencies", "agency", "reuters", "ap", "afp", "editor", "editors", "editorial", "news", "desk",
    "team", "correspondent",
    "correspondents", "wire", "reporter", "reporters", "writer", "writers", "special", "press", "associated",
    "the", "this", "our",
    "redaktion", "redacción", "redacao", "redazione", "redactie", "rédaction", "admin", "guest", "contributor",
    "contributors",
    "columnist", "bureau", "service", "services", "media", "magazine", "online", "web", "post", "times", "daily",
    "photographer",
    "university", "institute", "foundation", "committee", "board", "company", "community", "author", "about",
    "article", "share",
    "more", "read", "all", "view", "follow", "newsletter", "subscribe", "updated", "published", "posted", "last",
    "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday",
    "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "am", "pm", "est", "edt", "gmt", "photo", "photos", "image",
    "images", "getty", "video",
    "world", "politics", "business", "sports", "sport", "opinion", "culture", "health", "science", "technology",
    "entertainment",
    "how", "what", "why", "when", "where", "who", "is", "are", "to", "in", "on", "at", "for", "with", "and", "or",
    "of", "new", "top",
    "key", "takeaways", "no", "categories", "loading", "error", "vom", "redaksi", "contents", "table", "home",
    "menu", "skip",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "illustrator", "analysis",
    "facebook", "twitter", "whatsapp", "email", "print", "comments", "comment", "minute", "min", "hours", "ago",
    "tv", "radio", "inc",
    "phd", "md", "senior", "chief", "managing", "deputy", "politik", "wirtschaft", "kultur", "unserer", "unserem",
    "redaktionen",
})  # fmt: skip
_ENDS = re.compile(r"\s*(?:$|[@|•·,/–—-]|\d|and |&|in |[A-Z]{2,4} |und |et |y |и |[Aa]rchive page)")
_TITLES = re.compile(r"^(?:Dr|Prof|Mr|Mrs|Ms|Sir|Rev|Sen|Rep|Dipl|Ing|Mag|Msgr|Fr)\.?\s+")


def find(near: list[Line], authors: tuple[str, ...] = ()) -> Iterator[Credit]:
    """The writers whom the lines near the article name. `authors`: names that metadata give, taken as names."""
    known = frozenset(name.casefold() for name in authors)
    for line in near:
        yield from _team(line)
    for group in _groups(near):
        last = None
        for line, after_by in group:
            if last is not None and line.far - last > 2:
                return  # bylines further on are other articles'
            for one in _line(line, after_by, known):
                last = line.far
                yield one
        if last is not None:
            return


def known(text: str, zones: tuple[Zone, ...], authors: tuple[str, ...]) -> Iterator[Credit]:
    """The writers that metadata name, at the first place where the page's furniture or title region has them."""
    for author in authors:
        for name in _JOIN.split(re.sub(r"^(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or)\s+", "", author)):
            if not is_person(name, sure=True):
                continue
            for zone in zones:
                at = text.find(name, zone.start, zone.end) if zone.kind not in ("comment", "body", "related") else -1
                if at >= 0:
                    yield Credit(name=name, kind="byline", start=at, end=at + len(name))
                    break


def _groups(near: list[Line]) -> Iterator[list[tuple[Line, bool]]]:
    """The lines where bylines stand, the likeliest place first; each with whether a lone "By" stands before it."""
    furniture = [
        (line, i > 0 and len(near[i - 1].said) < 16 and _BY.fullmatch(near[i - 1].said.strip() + " ") is not None)
        for i, line in enumerate(near)
        if line.kind != "body" or len(line.said) < 100
    ]
    yield [
        one
        for one in furniture
        if 0 <= one[0].far <= 10 and (one[0].where in ("before", "head") or _BY.match(one[0].said))
    ]
    yield [one for one in furniture if -4 <= one[0].far < 0]
    yield [one for one in furniture if _LABELLED.match(one[0].said)]
    yield [one for one in furniture if one[0].where in ("inside", "tail") and one[0].kind in ("byline", "dateline")][:3]
    yield [one for one in furniture if one[0].where == "after" and one[0].kind == "byline"][:2]


def _line(line: Line, after_by: bool, authors: frozenset[str]) -> Iterator[Credit]:
    said = line.said.rstrip()
    by = _BY.match(said)
    start = by.end() if by else len(said) - len(said.lstrip(" \t•*|–—-"))
    if by is None and line.kind != "body" and len(said) < 160 and (inside := _INSIDE.search(said)):
        by, start = inside, inside.end()
    whole = _BARE.fullmatch(said, start) is not None
    near = line.kind in ("byline", "dateline") or 0 < line.far <= (10 if whole else 4)
    if by is None and (not near or line.kind == "body" or (len(said) > 90 and not after_by)):
        return
    alone = line.kind == "byline" and 0 < line.far <= 4 and whole
    found = list(_people(said, start, line.start, sure=by is not None or after_by or alone, authors=authors))
    yield from found or (_dated(line, said) if by is None and line.kind == "dateline" and line.far <= 6 else ())


def _dated(line: Line, said: str) -> Iterator[Credit]:
    """The person behind a date ("3 May 2019 | Mara Lund")."""
    for found in _DATED.finditer(said):
        for one in _people(said, found.end(), line.start, sure=False):
            yield one
            return


def _people(
    said: str, start: int, offset: int, *, sure: bool, authors: frozenset[str] = frozenset()
) -> Iterator[Credit]:
    """The persons of a list that begins at `start`: up to the first part that is no person."""
    at = start
    first = True
    while at < len(said):
        title = _TITLES.match(said[at:])
        at += title.end() if title else 0
        found = _BARE.match(said, at)
        if found is None:
            return
        name = _cut(found.group())
        rest = said[at + len(name) :]
        follows = (sure and (first or _list_goes_on(said, start, at))) or name.casefold() in authors
        if not is_person(name, sure=follows) or (
            not first and not (follows and (_given(name) or _last_of_list(said, at)))
        ):
            return
        if not sure and not _ENDS.match(rest) and rest.split()[0].strip(",.").lower() not in _NO_NAME:
            return
        yield Credit(name=_shown(name), kind="byline", start=offset + at, end=offset + at + len(name))
        join = re.match(r"(?: in [A-Z][\w ]+?)?" + _JOIN.pattern, rest)
        if join is None:
            return
        at += len(name) + join.end()
        first = False


def _list_goes_on(said: str, start: int, at: int) -> bool:
    return bool(re.search(r"(?:,|;| and| und| et| y| e| en| och| og| i| и| &| /| \+)\s*$", said[start:at]))


def _last_of_list(said: str, at: int) -> bool:
    return bool(re.search(r"(?: and| und| et| y| och| og| и| &)\s+$", said[:at]))


def _team(line: Line) -> Iterator[Credit]:
    """ "(Reporting by A in B and C; editing by D)", "A and B contributed to this report"."""
    if "ing by " in line.said:
        for found in _REPORTING.finditer(line.said):
            at = found.start(1)
            for part in found.group(1).split(";"):
                lead = re.match(r"\s*(?:(?:[Aa]dditional )?(?:[Rr]eporting|[Ww]riting) by )?", part)
                skip = lead.end() if lead else 0
                if not re.match(r"\s*[Ee]dit", part):
                    yield from _people(part.rstrip(" )."), skip, line.start + at, sure=True)
                at += len(part) + 1
    if " contributed " in line.said:
        for found in _CONTRIBUTED.finditer(line.said):
            for name in _BARE.finditer(line.said, found.start(1), found.end(1)):
                before = line.said[: name.start()]
                if not before.endswith(" in ") and is_person(name.group(), sure=True):
                    yield Credit(
                        name=name.group(), kind="byline", start=line.start + name.start(), end=line.start + name.end()
                    )


def _cut(name: str) -> str:
    """A name without the outlet or role that a greedy pattern took in behind it ("Tove Rask Harbour Post")."""
    words = name.split(" ")
    if len(words) == 4 and words[:2] == words[2:]:
        return " ".join(words[:2])
    for size in range(2, len(words)):
        rest = " ".join(words[size:])
        if by_name(rest) or words[size].lower() in _NO_NAME:
            return " ".join(words[:size])
    return name


def is_person(name: str, *, sure: bool) -> bool:
    """Whether it may be a person's name: two to five words, no desk, no outlet; if not `sure` by its place, its first
    word must be a given name."""
    words = name.split()
    if not 2 <= len(words) <= 6 or any(word.lower().strip(".") in _NO_NAME for word in words) or by_name(name):
        return False
    if not _BARE.fullmatch(name):
        return False
    return sure or _given(name)


def _given(name: str) -> bool:
    first = name.split()[0].casefold()
    return (
        first in given_names() or first.split("-")[0] in given_names() or (len(first.strip(".")) <= 2 and "." in first)
    )


def _shown(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 5 else name


@cache
def given_names() -> frozenset[str]:
    """Given names in lower case. Raises DataError."""
    return frozenset(name for name, _ in tables.rows("given_names.tsv", 2))
