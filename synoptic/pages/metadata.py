"""What an HTML page says of itself: OpenGraph and meta tags, JSON-LD (schema.org), canonical address, `<time>`.

Nothing here is believed as it stands: titles are looked for in the text, dates become hints with their wording.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from synoptic.pages import page_dates

# Names of meta tags (property, name, itemprop) by what they tell; the surest first.
_TITLE = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline")
_SITE = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site", "copyright")
_ADDRESS = ("og:url", "twitter:url", "parsely-link")
PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "article.published", "cxenseparse:recs:publishtime", "article:published",
    "article_date_original", "originalpublicationdate", "displaydate", "date", "ptime", "cdate", "lastdate",
    "og:published_time", "rnews:datepublished", "citation_publication_date", "citation_date", "bt:pubdate",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "lastmod", "utime",
)  # fmt: skip
_ARTICLE = re.compile(r"Article|NewsArticle|BlogPosting|Report|LiveBlogPosting|Review|WebPage|Posting", re.I)
_BROKEN = re.compile(r"[\x00-\x1f]+")
_KNOWN = frozenset({*PUBLISHED, *MODIFIED})
_DAY = re.compile(r"\s*(?:19|20)\d\d[-/]?\d\d|\s*\w{0,9},? ?\d{1,2}[. /-]")


class Metadata(NamedTuple):
    """Strings as the page gives them; `published` and `modified` are (wording, where from) pairs, the surest first;
    `times` are (wording, "published", "updated", "aside" or "") of its `<time>` elements, `pictures` addresses."""

    titles: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    site: str | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    published: tuple[tuple[str, str], ...] = ()
    modified: tuple[tuple[str, str], ...] = ()
    article: str | None = None
    times: tuple[tuple[str, str], ...] = ()
    pictures: tuple[str, ...] = ()
    description: str | None = None


def metadata(root: Any) -> Metadata:
    """The metadata of a parsed page. Faulty JSON-LD is passed over."""
    metas = _metas(root)
    titles = [metas[name] for name in _TITLE if name in metas]
    published = [(metas[name], f"meta {name}") for name in PUBLISHED if name in metas]
    modified = [(metas[name], f"meta {name}") for name in MODIFIED if name in metas]
    for where, wording in metas.items():
        tells = None if where in _KNOWN or not _DAY.match(wording) else page_dates.named(where)
        if tells:
            (published if tells == "published" else modified).append((wording, f"other {where}"))
    site = next((metas[name] for name in _SITE if name in metas), None)
    authors = [metas[name] for name in ("author", "article:author", "parsely-author") if name in metas]
    article = None
    said: list[tuple[str, str]] = []
    for thing in json_ld(root):
        kind = str(thing.get("@type", ""))
        other = _strings(thing.get("dateCreated")) + _strings(thing.get("uploadDate"))
        if not _ARTICLE.search(kind):
            other += _strings(thing.get("datePublished"))
            published += [(day, f"JSON-LD date of a {kind[:30]}") for day in other]
            continue
        published += [(day, "JSON-LD dateCreated") for day in other]
        titles += _strings(thing.get("headline"))
        said += [(day, "JSON-LD datePublished") for day in _strings(thing.get("datePublished"))]
        modified += [(day, "JSON-LD dateModified") for day in _strings(thing.get("dateModified"))]
        authors += _strings(thing.get("author"))
        article = article or next(iter(_strings(thing.get("articleBody"))), None)
        if site is None or site.startswith("@"):
            site = next(iter(_strings(thing.get("publisher"))), site)
    plain = root.find(".//title")
    if plain is not None and plain.text:
        titles.append(plain.text.strip())
    headings = [h for h in (" ".join("".join(h.itertext()).split()) for h in root.iter("h1")) if h]
    if site is None:
        site = _suffix(titles, headings)
    if not said and not any(where.startswith("JSON-LD") for _, where in published):
        for wording, where, tells in page_dates.scripted(root):
            (published if tells == "published" else modified).append((wording, f"script {where}"))
    return Metadata(
        titles=tuple(dict.fromkeys(" ".join(t.split()) for t in titles if t.strip())),
        headings=tuple(headings),
        site=site,
        url=_address(root, metas),
        language=(root.get("lang") or metas.get("og:locale") or "")[:2].lower() or None,
        authors=tuple(dict.fromkeys(a for a in authors if a and not a.startswith("http"))),
        published=tuple(said + published),
        modified=tuple(modified),
        article=article,
        times=tuple(page_dates.times(root)),
        pictures=tuple(metas[name] for name in ("og:image", "twitter:image") if name in metas),
        description=metas.get("og:description") or metas.get("description"),
    )


def _suffix(titles: list[str], headings: list[str]) -> str | None:
    """The outlet's name behind the headline in the page's title ("<h1> - The Harbour Post")."""
    for title in titles:
        for heading in headings:
            rest = title.strip().removeprefix(heading) if heading else title
            found = re.fullmatch(r"\s*[|–—»:·-]\s+([^|–—»]{3,40})", rest)
            if found and len(heading.split()) > 1:
                return found.group(1).strip()
    return None


def _metas(root: Any) -> dict[str, str]:
    """Meta tags by lower-case name; the first of a name holds."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = meta.get("content")
        if not content or not content.strip():
            continue
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = meta.get(key)
            if name:
                found.setdefault(name.strip().lower(), content.strip())
    return found


def _address(root: Any, metas: dict[str, str]) -> str | None:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and (link.get("href") or "").startswith("http"):
            return str(link.get("href")).strip()
    return next((metas[name] for name in _ADDRESS if metas.get(name, "").startswith("http")), None)


def json_ld(root: Any) -> Iterator[dict[str, Any]]:
    """All objects of the page's JSON-LD, those in lists and graphs included."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        text = script.text.strip().removeprefix("<![CDATA[").removesuffix("]]>").rstrip(" ;")
        try:
            yield from _objects(json.loads(text, strict=False), 0)
        except (ValueError, RecursionError):
            try:
                yield from _objects(json.loads(_BROKEN.sub(" ", text), strict=False), 0)
            except (ValueError, RecursionError):
                continue


def _objects(found: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(found, list):
        for one in found[:200]:
            yield from _objects(one, depth + 1)
    elif isinstance(found, dict):
        yield found
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(found.get(key), (list, dict)):
                yield from _objects(found[key], depth + 1)


def _strings(found: Any) -> list[str]:
    """The names in a JSON-LD value: a string, an object with a name, or a list of those."""
    if isinstance(found, str):
        return [found.strip()] if found.strip() else []
    if isinstance(found, dict):
        return _strings(found.get("name"))
    if isinstance(found, list):
        return [name for one in found[:20] for name in _strings(one)]
    return []
