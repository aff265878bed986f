"""What the benchmark of outlets takes for a right answer."""

from __future__ import annotations

import pytest

from benchmarks.outlet_gold import Gold, letters, same, silver, site

GOLD = Gold("news.harbour-post.co.uk", frozenset({"harbourpost"}), (), False, None)


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("The Harbour Post", True),
        ("HARBOUR-POST", True),
        ("harbour-post.co.uk", True),
        ("Harbour Post Online", True),  # begins with the name
        ("Lindmoor Post", False),
        ("Post", False),
        ("The Guardian", False),
    ],
)
def test_names_of_the_same_outlet(name: str, right: bool) -> None:
    assert same(name, GOLD) == right


def test_hosts_and_letters() -> None:
    assert site("news.harbour-post.co.uk") == "harbour-post.co.uk"
    assert site("www.kelda.test") == "kelda.test"
    assert letters("Thé Ürsula-Post") == "ursulapost" and letters("The Post") == "post"


def test_silver_answers_of_a_page() -> None:
    html = """<html lang="de-DE"><head><meta property="og:site_name" content="Kelda Kurier">
    <link rel="canonical" href="https://www.kelda-kurier.test/a">
    <script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "Reuters"},
    "author": [{"name": "Mara Lund and Tove Rask"}, {"name": "Kelda Kurier Redaktion"}]}</script></head>
    <body></body></html>"""
    ((page, gold),) = silver([{"id": "a", "html": html}], {})
    assert (page, gold.host, gold.language) == ("a", "kelda-kurier.test", "de")
    assert gold.writers == ("Mara Lund", "Tove Rask")  # a desk is no person
    assert gold.names == {"keldakurier"}  # an agency named as publisher of another's page is not its outlet
