"""HTML to visible text."""

from __future__ import annotations


def visible(markup: str) -> str:
    """The visible text of the whole page, made once; all offsets of the page point into it."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(markup, preserve_formatting=True, list_bullets=True, comments=True))
