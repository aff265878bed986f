"""Feeds and sitemaps: items as pages, and what both tell of pages that lie beside them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from synoptic.model import DateHint, Failure, Skipped
from synoptic.pages import feeds, read, told
from synoptic.pages.item import Item

LONG = "<p>" + "The mill at Varn will grind again in spring, its new owner said on Monday. " * 14 + "</p>"
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Varn Gazette – Regional</title><link>https://varngazette.test/</link>
<item><title>Mill to grind again &amp; again</title><link>https://varngazette.test/2019/04/mill</link>
 <guid>vg-1</guid><dc:creator>Nora Falk</dc:creator><pubDate>Mon, 01 Apr 2019 23:30:00 -0500</pubDate>
 <description>The mill will grind again.</description><content:encoded><![CDATA[{LONG}]]></content:encoded></item>
<item><title>Road closed</title><link>https://varngazette.test/2019/04/road</link><guid>vg-2</guid>
 <pubDate>Tue, 02 Apr 2019 08:00:00 GMT</pubDate>
 <description>The road to Sund is closed. Read more…</description></item>
<item><title>Only a title</title><guid>vg-3</guid></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Varn Gazette</title><link href="https://varngazette.test/"/>
<entry><id>tag:vg,1</id><title>Mill</title><link href="https://varngazette.test/mill"/>
<author><name>N. Falk</name></author>
<published>2019-04-01T08:00:00Z</published><updated>2019-04-03T08:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{LONG}</div></content></entry>
<entry><id>tag:vg,2</id><title>Text only</title><updated>2019-04-05T08:00:00Z</updated>
<content type="text">First paragraph &lt; here.\n\nSecond paragraph.</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://varngazette.test/"><title>Varn Gazette</title>
<link>https://varngazette.test/</link></channel><item rdf:about="https://varngazette.test/mill"><title>Mill</title>
<link>https://varngazette.test/mill</link><description>The mill will grind again in spring.</description>
<dc:date>2019-04-01T10:00:00+02:00</dc:date></item></rdf:RDF>"""
JSON = json.dumps({
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Varn Gazette",
    "items": [
        {"id": "1", "url": "https://varngazette.test/mill", "title": "Mill", "content_html": LONG,
         "date_published": "2019-04-01T08:00:00+02:00", "authors": [{"name": "Nora Falk"}]},
        {"id": "2", "content_text": "A < B.\n\nAnd more.", "date_modified": "2019-04-02T08:00:00Z"},
        {"id": "3", "title": "nothing"},
        "no item",
    ],
})  # fmt: skip


def things(tmp_path: Path, text: str, name: str = "feed.xml") -> list[object]:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return list(read.items([tmp_path / name]))


def items(found: list[object]) -> list[Item]:
    return [one for one in found if isinstance(one, Item)]


def dates(hints: tuple[DateHint, ...]) -> list[tuple[date, str]]:
    return [(hint.day, hint.bound) for hint in hints]


def test_an_item_is_a_page_with_what_the_feed_tells(tmp_path: Path) -> None:
    found = things(tmp_path, RSS)
    mill, road = items(found)
    assert mill.source.endswith("feed.xml#vg-1") and mill.html
    assert mill.known["url"] == "https://varngazette.test/2019/04/mill"
    assert mill.known["title"] == "Mill to grind again & again"
    assert mill.known["outlet"] == "The Varn Gazette"
    assert dates(mill.known["hints"]) == [(date(2019, 4, 1), "on")]  # the day as the paper wrote it, not that of UTC
    assert mill.known["warnings"] == () and LONG in mill.content
    assert "<h1>Mill to grind again &amp; again</h1>" in mill.content and "By Nora Falk" in mill.content
    assert road.known["warnings"] == (feeds.TEASER,)
    assert [(one.why, one.count) for one in found if isinstance(one, Skipped)] == [("feed items without a text", 1)]


def test_atom_tells_published_from_updated(tmp_path: Path) -> None:
    first, second = items(things(tmp_path, ATOM))
    assert dates(first.known["hints"]) == [(date(2019, 4, 1), "on"), (date(2019, 4, 3), "before")]
    assert dates(second.known["hints"]) == [(date(2019, 4, 5), "before")]
    assert "<p>First paragraph &lt; here.</p><p>Second paragraph.</p>" in second.content


def test_rdf_and_json_feeds(tmp_path: Path) -> None:
    (mill,) = items(things(tmp_path, RDF))
    assert dates(mill.known["hints"]) == [(date(2019, 4, 1), "on")] and mill.known["outlet"] == "Varn Gazette"
    first, second = items(things(tmp_path, JSON, "feed.json"))
    assert first.source.endswith("feed.json#1") and dates(first.known["hints"]) == [(date(2019, 4, 1), "on")]
    assert "<p>A &lt; B.</p>" in second.content and dates(second.known["hints"]) == [(date(2019, 4, 2), "before")]


def test_an_aggregator_does_not_publish_what_it_links_to(tmp_path: Path) -> None:
    other = RSS.replace("https://varngazette.test/2019/04/mill", "https://other.test/mill")
    assert items(things(tmp_path, other))[0].known["outlet"] is None


def test_sources_stay_when_the_feed_moves_on(tmp_path: Path) -> None:
    before = {(one.source, one.digest) for one in items(things(tmp_path, RSS))}
    new = RSS.replace("<item><title>Mill", "<item><title>New</title><guid>0</guid><description>x</description></item>"
                      "<item><title>Mill", 1)  # fmt: skip
    assert before < {(one.source, one.digest) for one in items(things(tmp_path, new))}


def test_a_cut_feed_gives_what_came_before_and_says_so(tmp_path: Path) -> None:
    found = things(tmp_path, RSS[: RSS.index("<item><title>Only")])
    assert len(items(found)) == 2
    (failure,) = [one for one in found if isinstance(one, Failure)]
    assert "cut or damaged" in failure.cause


@pytest.mark.parametrize("text", ["<rss version='2.0'><channel></channel></rss>", "<rss/>", "<feed><entry"])
def test_a_feed_without_items_is_said(tmp_path: Path, text: str) -> None:
    (failure,) = things(tmp_path, text)
    assert isinstance(failure, Failure) and failure.remedy


def bomb(root: str, inside: str) -> str:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20}">' for n in range(1, 12))
    secret = '<!ENTITY file SYSTEM "file:///etc/hostname">'
    return (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol">{entities}{secret}]><{root}>{inside}</{root.split()[0]}>'
    )


def test_entities_of_their_own_are_not_expanded(tmp_path: Path) -> None:
    item = "<item><title>T&file;</title><description>&e11; kept words</description></item>"
    inside = f"<channel><title>&e11;</title>{item}</channel>"
    (one,) = items(things(tmp_path, bomb('rss version="2.0"', inside)))
    assert len(one.content) < 10_000
    title = '<news:title xmlns:news="n">&e11;</news:title>'
    place = f"<url><loc>https://sund.test/a</loc><lastmod>2019-06-01</lastmod>{title}</url>"
    (tmp_path / "a.html").write_text('<link rel="canonical" href="https://sund.test/a"><p>words</p>', encoding="utf-8")
    (tmp_path / "sitemap.xml").write_text(bomb("urlset", place), encoding="utf-8")
    page = items(list(read.items([tmp_path / "a.html", tmp_path / "sitemap.xml"])))[0]
    assert len(page.known.get("title") or "") < 1000
    assert "hints" not in page.known
    (failure,) = [
        one for one in read.items([tmp_path / "a.html", tmp_path / "sitemap.xml"]) if isinstance(one, Failure)
    ]
    assert "made to harm" in failure.cause


SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://www.varngazette.test/2019/mill.html</loc><lastmod>2019-04-03T10:00:00Z</lastmod>
 <news:news><news:publication><news:name>Varn Gazette</news:name></news:publication>
 <news:publication_date>2019-04-01T08:00:00Z</news:publication_date>
 <news:title>Mill to grind again</news:title></news:news>
 <image:image><image:title>A mill</image:title></image:image></url>
<url><loc>https://www.varngazette.test/2019/road</loc><lastmod>2019-04-09</lastmod></url>
</urlset>"""


def test_a_sitemap_dates_the_pages_beside_it(tmp_path: Path) -> None:
    canonical = '<link href="https://varngazette.test/2019/mill.html?utm_source=x" rel=canonical>'
    (tmp_path / "a.html").write_text(f"<html><head>{canonical}</head><p>The mill.</p></html>", encoding="utf-8")
    mirrored = tmp_path / "www.varngazette.test" / "2019" / "road.html"
    mirrored.parent.mkdir(parents=True)
    mirrored.write_text("<html><p>The road.</p></html>", encoding="utf-8")
    (tmp_path / "other.html").write_text("<html><p>Something else.</p></html>", encoding="utf-8")
    without = {one.source: one.digest for one in items(list(read.items([tmp_path])))}
    (tmp_path / "zz-sitemap.xml").write_text(SITEMAP, encoding="utf-8")
    found = list(read.items([tmp_path]))
    mill, other, road = items(found)
    assert dates(mill.known["hints"]) == [(date(2019, 4, 1), "on"), (date(2019, 4, 3), "before")]
    assert mill.known["title"] == "Mill to grind again"
    assert dates(road.known["hints"]) == [(date(2019, 4, 9), "before")]
    assert road.known["url"] == "https://www.varngazette.test/2019/road" and not other.known.get("hints")
    # What is told of a page makes it a changed page, once.
    assert mill.digest != without[mill.source] and other.digest == without[other.source]
    assert {one.source: one.digest for one in items(list(read.items([tmp_path])))}[mill.source] == mill.digest
    (told_of,) = [one for one in found if isinstance(one, Skipped)]
    assert told_of.why == "a sitemap: it told of 2 of the pages"


def test_a_sitemap_alone_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text(SITEMAP, encoding="utf-8")
    (named,) = read.items([tmp_path / "sitemap.xml"])
    assert isinstance(named, Failure) and "holds none" in named.cause and named.remedy
    (lying,) = read.items([tmp_path])
    assert isinstance(lying, Skipped)


def test_a_feed_dates_the_articles_that_lie_beside_it(tmp_path: Path) -> None:
    (tmp_path / "feed.rss").write_text(RSS, encoding="utf-8")
    page = '<html><head><meta property="og:url" content="https://varngazette.test/2019/04/road/"></head><p>Road.</p></html>'
    (tmp_path / "road.html").write_text(page, encoding="utf-8")
    (road,) = [one for one in items(list(read.items([tmp_path]))) if one.source.endswith("road.html")]
    assert dates(road.known["hints"]) == [(date(2019, 4, 2), "on")]


@pytest.mark.parametrize(("one", "other", "same"), [
    ("https://www.x.test/a/", "http://x.test/a", True),
    ("https://x.test/a?utm_medium=rss&id=7#top", "https://x.test/a?id=7", True),
    ("https://x.test/a/index.html", "https://m.x.test/a", True),
    ("https://x.test/a?id=7", "https://x.test/a?id=8", False),
    ("https://x.test/a", "https://y.test/a", False),
])  # fmt: skip
def test_addresses_are_compared_as_people_do(one: str, other: str, same: bool) -> None:
    assert (told.address(one) == told.address(other)) is same
