"""The report: one HTML page that needs nothing else, readable without JavaScript, safe with hostile page text.

All text goes through Jinja's escaping; a Content-Security-Policy allows the page's own style and script, by their
hashes, and nothing besides. So a page that carries scripts, links or images can neither run nor load them here.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from synoptic.export import copied, people, sayings, summary, words
from synoptic.export.accounts import Quote, accounts
from synoptic.export.differences import WEIGHT, differences
from synoptic.export.glance import glance
from synoptic.export.index import Index
from synoptic.export.page_view import CONTROLS, anchor, page_view
from synoptic.export.rows import NEAR, is_main, row
from synoptic.model import Event, Page, Story
from synoptic.version import __version__

_TEMPLATES = Path(__file__).parent / "templates"
SHOWN_FIRST = 6  # differences shown at the top; the others are folded
TEXTS_MOST = 12_000_000  # characters of page text in one report; beyond it a browser gets slow, so texts are left out


def report(story: Story, *, texts: bool = True) -> str:
    """The whole story as one self-contained HTML page.

    With `texts`, the pages stand in it in full (unless they are too many), and every cited sentence is a link to its
    place in its page.
    """
    index = Index(story)
    texts = texts and sum(len(page.text) for page in story.pages) <= TEXTS_MOST
    style, script = _asset("report.css"), _asset("report.js")
    rendered: str = _template().render(
        story=story,
        version=__version__,
        style=Markup(style),
        script=Markup(script),
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; "
        "form-action 'none'",
        texts=texts,
        counts=summary.counts(index),
        outlets=summary.outlets(summary.counts(index)),
        span=_span(story),
        how_dated=summary.how_dated(index),
        unread_languages=summary.kept_unread(story),
        differences=differences(index, list(story.discrepancies)),
        shown_first=SHOWN_FIRST,
        glance=glance(index),
        years=_years(index),
        speakers=_speakers(index),
        people=[one for one in people.people(index) if one.events or one.statements or one.pages > 1],
        pages=[_page(index, page, texts) for page in story.pages],
        cite=_citer(index, texts),
        words=words,
    )
    return rendered


@cache
def _template() -> Any:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, finalize=_printable,
    )  # fmt: skip
    return environment.get_template("report.html.jinja")


def _printable(value: object) -> object:
    """No control character that HTML forbids leaves here, whatever brought it."""
    return CONTROLS.sub("\ufffd", value) if type(value) is str else value


@cache
def _asset(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _span(story: Story) -> str:
    """From the first to the last event that is dated to within a year."""
    dated = [
        (event.when.earliest, event.when.latest)
        for event in story.links.events
        if event.when.earliest and event.when.latest and (event.when.latest - event.when.earliest).days <= NEAR
    ]
    return f"{words.day(min(dated)[0])} – {words.day(max(last for _, last in dated))}" if dated else ""


def _years(index: Index) -> list[tuple[str, list[dict[str, Any]]]]:
    """The chronology by year, in its own order; a year that comes back later has a second heading."""
    made: list[tuple[str, list[dict[str, Any]]]] = []
    for event in index.story.links.events:
        known = event.when.earliest or event.when.latest
        year = str(known.year) if known else "Date open"
        if not made or made[-1][0] != year:
            made.append((year, []))
        made[-1][1].append(_event(index, event))
    return made


def _event(index: Index, event: Event) -> dict[str, Any]:
    told = accounts(index, event)
    outlets = {account.outlet for account in told}
    silent = dict.fromkeys(index.outlet(page.id) for page in index.story.pages)
    return {
        "event": event,
        "row": row(index, event),
        "main": is_main(index, event),
        "open": any(not one.update and WEIGHT[one.attribute] <= WEIGHT["place"] for one in index.differences(event)),
        "accounts": told,
        "differences": differences(index, index.differences(event)),
        "silent": [outlet for outlet in silent if outlet not in outlets],
        "why": index.why(event),
    }


def _speakers(index: Index) -> list[tuple[str, list[sayings.Saying]]]:
    made: dict[str, list[sayings.Saying]] = {}
    for saying in sayings.sayings(index):
        made.setdefault(saying.speaker, []).append(saying)
    return list(made.items())


def _page(index: Index, page: Page, texts: bool) -> dict[str, Any]:
    dating = index.dating(page.id)
    return {
        "page": page,
        "number": index.number[page.id],
        "outlet": index.outlet(page.id),
        "short": index.short(page.id),
        "published": words.published(dating),
        "dating": dating,
        "evidence": [(summary.reason(index, one), _quoted(page, one.start, one.end)) for one in dating.evidence],
        "copies": copied.told(index, page.id),
        # Only web addresses become links: a page could name a "javascript:" one.
        "link": page.url if page.url and page.url.lower().startswith(("https://", "http://")) else None,
        "events": len({event.id for one in index.story.links.mentions if one.page == page.id
                       if (event := index.event_of.get(one.id))}),
        "blocks": page_view(index, page) if texts else [],
    }  # fmt: skip


def _quoted(page: Page, start: int | None, end: int | None) -> str:
    return words.cut(words.line(page.text[start:end]), 80) if start is not None and end is not None else ""


def _citer(index: Index, texts: bool) -> Any:
    def cite(quote: Quote) -> dict[str, Any]:
        """Where a quote stands: words for people, and the link to it."""
        return {
            "where": f"{index.short(quote.page)} {quote.start}–{quote.end}",
            "link": f"#{anchor(index, quote.page, quote.start)}" if texts else f"#p{index.number[quote.page]}",
        }

    return cite
