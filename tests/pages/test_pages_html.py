"""HTML: the visible text made once, zones over it, and what the head tells."""

from __future__ import annotations

from datetime import date

from synoptic.pages import blocks, html
from synoptic.pages.read import from_html

PARAGRAPHS = (
    "The road bridge over the Arl was closed to all traffic on Monday after engineers found cracks, the county said.",
    "“We could not take the risk of a single further lorry,” the county engineer, Nils Tveit, told reporters.",
    "The bridge carries about 9,000 vehicles a day and was last repaired in 2008, according to county records.",
    "A detour by way of Hove will take drivers an additional forty minutes, the county said on Monday evening.",
)
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bridge at Lindmoor closed - The Askmark Herald</title>
<meta property="og:title" content="Bridge at Lindmoor closed">
<meta property="og:site_name" content="The Askmark Herald">
<link rel="canonical" href="https://herald.test/2019/06/03/bridge-closed">
<meta property="article:published_time" content="2019-06-03T17:30:00+02:00">
<meta property="article:modified_time" content="2019-06-05T08:00:00+02:00">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
 "headline": "Bridge at Lindmoor closed", "datePublished": "2019-06-03T17:30:00+02:00", "author": {"name": "Mara Lund"}}
</script><style>p { color: red }</style></head><body>
<nav class="main-menu"><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article class="story"><h1>Bridge at Lindmoor closed</h1><p class="byline">By Mara Lund</p>
<time datetime="2019-06-03">3 June</time>
<figure><img src="b.jpg"><figcaption>The bridge at Lindmoor in May. Photo: P. Roth</figcaption></figure>
<div class="article-body">PARAGRAPHS</div></article>
<aside class="related"><h3>Related stories</h3>
<ul><li><a href="/a">The bridges that nobody inspects</a></li></ul></aside>
<section id="comments"><h3>Comments</h3>
<div class="comment">Tor H.: I told the council about those cracks.</div></section>
<footer>© 2019 The Askmark Herald. All rights reserved.</footer></body></html>"""
PAGE = PAGE.replace("PARAGRAPHS", "".join(f"<p>{p}</p>" for p in PARAGRAPHS))


def test_a_page_is_read_with_all_it_tells() -> None:
    page = from_html("bridge.html", PAGE)
    body = [page.text[zone.start : zone.end] for zone in page.zones if zone.kind == "body"]
    assert body == list(PARAGRAPHS)
    assert page.title == "Bridge at Lindmoor closed"
    assert page.title_span is not None and page.text[slice(*page.title_span)] == page.title
    assert page.outlet == "The Askmark Herald"
    assert page.url == "https://herald.test/2019/06/03/bridge-closed"
    best = max((hint for hint in page.hints if hint.bound == "on"), key=lambda hint: hint.weight)
    assert best.day == date(2019, 6, 3) and best.weight > 0.8
    assert (date(2019, 6, 5), "before") in [(hint.day, hint.bound) for hint in page.hints]
    assert "color: red" not in page.text and "schema.org" not in page.text


def test_text_and_spans_of_blocks_agree() -> None:
    found = blocks.blocks(blocks.parse(PAGE))
    text, spans = blocks.join(found)
    assert [text[a:b] for a, b in spans] == [block.text for block in found]


def test_inline_elements_do_not_break_lines_and_breaks_do() -> None:
    found = blocks.blocks(
        blocks.parse("<p>One <b>bold</b>, <a href='x'>linked</a> word.<br>Next&shy;line</p><p>  </p>")
    )
    assert [block.text for block in found] == ["One bold, linked word.", "Nextline"]
    assert found[0].links == len("linked")
    assert found[1].tight


def test_hostile_nesting_is_read_all_the_same() -> None:
    deep = "<div>" * 60_000 + "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + "</div>" * 60_000
    page = from_html("deep.html", f"<html><body>{deep}</body></html>")
    assert PARAGRAPHS[0] in page.text
    assert page.warnings


def test_a_page_that_scripts_would_fill_is_read_from_its_metadata() -> None:
    markup = PAGE[: PAGE.index("<body>")] + "<body><div id='app'></div><script>run()</script></body></html>"
    page = from_html("app.html", markup)
    assert page.title == "Bridge at Lindmoor closed"
    assert page.warnings
    assert any(hint.day == date(2019, 6, 3) for hint in page.hints)


def test_faulty_json_ld_and_broken_tags_do_no_harm() -> None:
    markup = PAGE.replace('"author": {', '"author": {{{').replace("</article>", "").replace("</html>", "<p")
    page = from_html("broken.html", markup)
    assert PARAGRAPHS[2] in page.text
    assert page.outlet == "The Askmark Herald"


def test_the_outlets_name_behind_the_headline_is_found() -> None:
    markup = PAGE.replace('<meta property="og:site_name" content="The Askmark Herald">', "")
    assert html.read(markup).metadata.site == "The Askmark Herald"
