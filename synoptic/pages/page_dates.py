"""Dates in an HTML page's markup: `<time>` elements, dated microdata and attributes, the data its scripts carry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

from lxml import etree

Kind = Literal["published", "updated"]

# Each walks the tree once in C; one expression for all is several times dearer.
_MARKED = (etree.XPath("//@itemprop[starts-with(., 'date')]"), etree.XPath("//@data-datetime"), etree.XPath("//@title"))
_DATE_CLASS = re.compile(r"date|time|publish|updated")
_WHERE = ("datetime", "content", "data-datetime", "data-date", "data-published", "data-timestamp", "data-time", "title")
_FULL = re.compile(r"(?:19|20)\d\d")
_PUBLISHED = re.compile(r"publi|pubdate|entry-date|post-date|postdate|article-?_?date|created|posted|byline", re.I)
_UPDATED = re.compile(r"updat|modif|revis", re.I)
_ASIDE = re.compile(
    r"related|comment|sidebar|widget|recent|teaser|popular|trending|footer|recommend|more-|latest|card", re.I
)
_ASIDE_TAGS = frozenset({"aside", "nav", "footer"})
_NEAR = 6  # elements looked at around a `<time>`
# A day in a script behind its name, as in "publishedAt":"2020-10-26T18:10:00+01:00" or pubDate='2020/10/26'.
_STAMP = re.compile(r"(?:19|20)\d\d[-/][01]\d[-/][0-3]\d")
_NAME = re.compile(r"([\w:.-]{2,40})\\?[\"']?\s*[:=(,]\s*\\?[\"']$")
_NAMED_PUBLISHED = re.compile(
    r"publi(?:sh|cation|cado|e)|pub_?date|pubtime|^date$|^cdate$|creat(?:ed|ion)|issued|posted|first_?date|displaydate|release",
    re.I,
)
_NAMED_UPDATED = re.compile(r"modif|updat|last_?mod|revis", re.I)
_NOT = re.compile(
    r"expir|stop|valid|until|event|start|end|birth|regist|signup|user|unpublish|cache|build|version|copyright", re.I
)
_SCRIPTS_MOST = 400_000  # characters of scripts looked through
_FOUND_MOST = 8


def named(name: str) -> Kind | None:
    """What a meta tag or a field of that name dates, if its name tells."""
    if _NOT.search(name):
        return None
    return "updated" if _NAMED_UPDATED.search(name) else "published" if _NAMED_PUBLISHED.search(name) else None


def times(root: Any) -> Iterator[tuple[str, str]]:
    """What the page's `<time>` elements, then other dated ones say, and what their names tell of it: "published",
    "updated", "aside" or ""."""
    for element in _dated(root):
        said = next((value for name in _WHERE if (value := element.get(name)) and _FULL.search(value)), "")
        if not said and element.tag == "time":
            said = "".join(element.itertext())
        if said.strip():
            yield " ".join(said.split())[:60], _place(element)


def _dated(root: Any) -> Iterator[Any]:
    """The `<time>` elements, then others whose attributes date something."""
    yield from root.iter("time")
    for find in _MARKED:
        for value in find(root):
            element = value.getparent()
            if element.tag == "time":
                continue
            if value.attrname != "title" or (_FULL.search(value) and _DATE_CLASS.search(element.get("class") or "")):
                yield element


def _place(element: Any) -> str:
    """What the names of an element and those around it tell of its date."""
    own = f"{element.get('itemprop') or ''} {element.get('class') or ''} {element.get('id') or ''}"
    if element.get("pubdate") is not None:
        own += " published"
    around = element
    for _ in range(_NEAR):
        around = around.getparent()
        if around is None:
            break
        names = f"{around.get('class') or ''} {around.get('id') or ''}"
        if around.tag in _ASIDE_TAGS or _ASIDE.search(names):
            return "aside"
    return "updated" if _UPDATED.search(own) else "published" if _PUBLISHED.search(own) else ""


def scripted(root: Any) -> Iterator[tuple[str, str, Kind]]:
    """Days that the data of scripts give under a telling name: (wording, name, kind)."""
    left, count = _SCRIPTS_MOST, 0
    for script in root.iter("script"):
        text = (script.text or "")[:left]
        left -= len(text)
        for found in _STAMP.finditer(text):
            name = _NAME.search(text, max(0, found.start() - 50), found.start())
            kind = named(name[1]) if name else None
            if name and kind:
                yield text[found.start() : found.start() + 25].split('"')[0], name[1], kind
                count += 1
                if count >= _FOUND_MOST:
                    return
        if left <= 0:
            return
