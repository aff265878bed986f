"""PDF: reading order, paragraphs, what is furniture, and what the file says of its making."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from helpers.pdfs import Put, column, pdf
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.errors import NotText
from synoptic.model import Page
from synoptic.pages import pdf as reader
from synoptic.pages import pdf_order, pdf_text
from synoptic.pages.pdf_lines import Line
from synoptic.pages.read import read

LEFT = (
    "The harbour council of Orvik voted on Tuesday to close the old grain pier for two years, after divers had found "
    "that its piles were rotten below the water line.\n\n"
    "The vote was seven to four. The mayor, Ilse Brandt, said that nobody would lose work over it and that the boats "
    "would land their catch at the northern quay."
)
RIGHT = (
    "Fishermen who had come to the hall did not believe her. The northern quay is open to the weather, they said, and "
    "in January no boat can lie there.\n\n"
    "The council will hear them again in March, when the engineers have told it what a new pier would cost."
)


def text_of(raw: bytes) -> list[str]:
    content = reader.read("paper.pdf", raw).content
    assert isinstance(content, str)
    return content.strip().split("\n\n")


def test_columns_are_read_one_after_another_whatever_the_order_they_were_drawn_in() -> None:
    left, right = column(LEFT, 60, 700), column(RIGHT, 310, 700)
    headline = Put(60, 740, "Orvik Closes Its Grain Pier for Two Years", 22)
    woven = [line for pair in zip(left, right, strict=False) for line in pair] + left[len(right) :] + right[len(left) :]
    for drawn in ([headline, *left, *right], [*right, *left, headline], [headline, *woven]):
        assert text_of(pdf([drawn])) == [headline.text, *LEFT.split("\n\n"), *RIGHT.split("\n\n")]


def test_words_broken_at_a_line_end_are_mended_unless_the_paper_writes_them_with_a_hyphen() -> None:
    lines = ["The council has a long-term plan for the piers, said the har-", "bour master, and the long-",
             "term plan is what the town will fol-", "low."]  # fmt: skip
    raw = pdf([[Put(60, 700 - 12 * n, line) for n, line in enumerate(lines)]])
    assert text_of(raw) == [
        "The council has a long-term plan for the piers, said the harbour master, and the long-term plan is what the "
        "town will follow."
    ]


def test_running_heads_and_page_numbers_leave_the_body() -> None:
    pages = []
    for number in range(1, 5):
        words = f"{LEFT} {RIGHT}".split()
        body = column(" ".join(words[number * 10 :] + words[: number * 10]), 60, 740, width=60)
        head = Put(60, 800, f"The Orvik Courier, 12 March 2019, page {number}", 8)
        pages.append([head, *body, Put(290, 40, str(number), 8)])
    found = text_of(pdf(pages))
    assert found[-1].startswith("The Orvik Courier, 12 March 2019")
    assert sum("Orvik Courier" in text for text in found) == 1
    assert not [text for text in found if text.isdigit()]
    assert found[0].startswith("the old grain pier for two years")


def test_a_paragraph_goes_on_over_the_page() -> None:
    words = LEFT.split("\n\n")[0]
    lines = column(words, 60, 100, width=60, inset=0)
    raw = pdf([lines[:2], [one._replace(y=one.y + 660) for one in lines[2:]]])
    assert text_of(raw) == [words]


def test_the_title_is_what_is_set_largest_and_the_making_bounds_the_date(tmp_path: Path) -> None:
    drawn = [Put(60, 740, "Orvik Closes Its Grain Pier", 24), *column(LEFT, 60, 690, width=80)]
    (tmp_path / "print.pdf").write_bytes(pdf([drawn], CreationDate="D:20190312081500+01'00'", Creator="LayoutPro 9"))
    (tmp_path / "web.pdf").write_bytes(pdf([drawn], CreationDate="D:20190315081500Z", Producer="Skia/PDF m90"))
    print_edition, printed = (page for page in read([tmp_path]) if isinstance(page, Page))
    assert print_edition.format == "pdf" and print_edition.title == "Orvik Closes Its Grain Pier"
    bounds = [(hint.day, hint.bound) for hint in print_edition.hints if hint.origin == "metadata"]
    assert bounds == [(date(2019, 3, 15), "before")]
    assert [(h.day, h.bound) for h in printed.hints if h.origin == "metadata"] == [(date(2019, 3, 15), "before")]
    assert "printed to PDF" in printed.hints[0].says


def test_the_address_that_a_browser_prints_below_is_the_page_s() -> None:
    pages = []
    for number in (1, 2, 3):
        foot = Put(40, 20, f"https://orvik-courier.test/2019/03/12/grain-pier {number}/3", 7)
        pages.append([*column((LEFT, RIGHT, LEFT[100:])[number - 1], 60, 740, width=80), foot])
    assert reader.read("x.pdf", pdf(pages)).known["url"] == "https://orvik-courier.test/2019/03/12/grain-pier"


@pytest.mark.parametrize(("raw", "cause"), [
    (pdf([[], []]), "no text layer"),
    (b"%PDF-1.7\n" + bytes(range(128, 256)) * 9, "damaged"),
    (pdf([[Put(60, 700, "cut")]])[:200], "damaged"),
])  # fmt: skip
def test_what_cannot_be_read_is_named_with_a_way_out(raw: bytes, cause: str) -> None:
    with pytest.raises(NotText) as raised:
        reader.read("x.pdf", raw)
    assert cause in str(raised.value) and raised.value.remedy


def test_pages_without_text_among_others_are_said() -> None:
    item = reader.read("x.pdf", pdf([column(LEFT, 60, 700), []]))
    assert any("1 of 2 pages" in warning for warning in item.known["warnings"])


def _line(text: str, x: float, y: float) -> Line:
    return Line(text, x, x + 5.0 * len(text), y, y + 8, 10, 0)


boxes = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 800)), max_size=40)


@settings(max_examples=80, deadline=None)
@given(boxes)
def test_ordering_loses_no_line(places: list[tuple[int, int]]) -> None:
    lines = [_line(f"w{n}", float(x), float(y)) for n, (x, y) in enumerate(places)]
    words = " ".join(line.text for line in pdf_order.ordered(lines)).split()
    assert sorted("".join(words)) == sorted("".join(line.text for line in lines))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("abd -\u00ad.1", min_size=1, max_size=30), max_size=30))
def test_paragraphs_keep_every_letter(texts: list[str]) -> None:
    lines = [_line(text, 60, 800.0 - 12 * n) for n, text in enumerate(texts)]
    body, heads = pdf_text.paragraphs([lines])
    kept = "".join(char for text in [*body, *heads] for char in text if char.isalpha())
    assert kept == "".join(char for text in texts for char in text if char.isalpha())
