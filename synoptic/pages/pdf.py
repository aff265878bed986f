"""PDF files with a text layer, by PDFium: paragraphs in reading order, the title, and what the file says of its making.

Running heads and page numbers are out of the text's way (`pdf_text.py`). A PDF without a text layer is a named failure.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from synoptic.errors import NotText
from synoptic.model import DateHint
from synoptic.pages import days, identity, pdf_lines, pdf_order, pdf_text
from synoptic.pages.item import Item, Known, before
from synoptic.pages.pdf_lines import Line

MOST_PAGES = 1000
_SCAN = ("the PDF has no text layer (a scan?)", "run text recognition over it first (ocrmypdf IN.pdf OUT.pdf)")
_LOCKED = ("the PDF is locked with a password", "save a copy without it")
_DATE = re.compile(r"D?:?(\d{4})(\d{2})(\d{2})")
# A page printed from a browser is made when it is read; a page of print is laid out some days before it comes out.
_BROWSER = re.compile(r"chrom|skia|mozilla|firefox|webkit|wkhtml|quartz|cairo|safari|edge|puppeteer|weasy", re.I)
_EVE = 3
_TITLE_SIZE = 1.25
_ADDRESS = re.compile(r"https?://[^\s<>\"]{6,}")


def read(name: str, raw: bytes) -> Item:
    """The page of a PDF file. Raises NotText."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise NotText(*_LOCKED) from error
        raise NotText("the PDF is damaged", "fetch the file again, or save its text as .txt") from error
    try:
        count = len(document)
        pages, warnings = _pages(document, min(count, MOST_PAGES))
        if count > MOST_PAGES:
            warnings.append(f"only the first {MOST_PAGES:,} of {count:,} pages were read")
        meta = document.get_metadata_dict()
    finally:
        document.close()
    body, heads = pdf_text.paragraphs(pages)
    if not any(re.search(r"\w\w", text) for text in body):
        raise NotText(*_SCAN)
    known: Known = {
        "title": _title(pages, meta, body), "url": _url(heads), "hints": _hints(meta), "format": "pdf",
        "digest": identity.digest(raw), "warnings": tuple(warnings),
    }  # fmt: skip
    return Item(name, "\n\n".join([*body, *heads]) + "\n", False, known)


def _pages(document: Any, count: int) -> tuple[list[list[Line]], list[str]]:
    import pypdfium2

    made: list[list[Line]] = []
    empty = failed = 0
    for number in range(count):
        try:
            page = document[number]
            try:
                found = pdf_lines.lines(page, number)
            finally:
                page.close()
        except pypdfium2.PdfiumError:
            failed += 1
            continue
        empty += not found
        made.append(pdf_order.ordered(found))
    warnings = []
    if failed:
        warnings.append(f"{failed} of {count} pages of the PDF are damaged and were not read")
    if empty and empty < count - failed:
        warnings.append(f"{empty} of {count} pages of the PDF have no text layer (scans?)")
    return made, warnings


def _title(pages: list[list[Line]], meta: dict[str, str], body: list[str]) -> str | None:
    """The file's own title if the text shows it, else what is set largest on the first page that has text."""
    told = " ".join(meta.get("Title", "").split())
    if len(told.split()) > 1 and any(told.lower() == text.lower() for text in body[:30]):
        return next(text for text in body[:30] if told.lower() == text.lower())
    first = next((page for page in pages if page), [])
    sizes = sorted(line.size for page in pages[:5] for line in page for _ in range(len(line.text)))
    if not sizes:
        return None
    usual = sizes[len(sizes) // 2]
    for text in body[:30]:
        largest = [line for line in first if line.text and line.text in text]
        size = max((line.size for line in largest), default=0)
        top = max((line.size for line in first if len(line.text.split()) > 1), default=0)
        if size >= _TITLE_SIZE * usual and size >= 0.97 * top and 2 <= len(text.split()) <= 40:
            return text
    return None


def _url(heads: list[str]) -> str | None:
    """The address that a browser prints at the foot of the pages."""
    return next((found.group() for head in heads if (found := _ADDRESS.search(head))), None)


def _hints(meta: dict[str, str]) -> tuple[DateHint, ...]:
    """The file was made when the page could be seen, or up to some days before it came out in print."""
    made = _day(meta.get("CreationDate", ""))
    if made is None:
        return ()
    maker = f"{meta.get('Creator', '')} {meta.get('Producer', '')}"
    if _BROWSER.search(maker):
        return (before(made, f"printed to PDF on {made.isoformat()}", 0.95),)
    says = f"the PDF was made on {made.isoformat()}, a print edition up to {_EVE} days before it came out"
    return (before(made + timedelta(days=_EVE), says, 0.85, "updated"),)


def _day(says: str) -> date | None:
    found = _DATE.match(says)
    day = days.make(*(int(part) for part in found.groups())) if found else None
    return day if day and 1990 <= day.year <= 2100 else None
