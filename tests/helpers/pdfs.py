"""Small PDF files made by hand: lines of Helvetica at given places, as a layout program writes them."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import NamedTuple


class Put(NamedTuple):
    """A line of text: its left edge and baseline in points from the lower left corner, and its size."""

    x: float
    y: float
    text: str
    size: float = 10


def pdf(pages: Sequence[Sequence[Put]], **info: str) -> bytes:
    """A PDF with these pages; `info` gives its dictionary of metadata (Title, CreationDate …)."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont "
                            b"/Helvetica /Encoding /WinAnsiEncoding >>"]  # fmt: skip
    entries = "".join(f"/{key} ({_escaped(value)}) " for key, value in info.items())
    objects.append(f"<< {entries}>>".encode("cp1252"))
    kids = []
    for lines in pages:
        stream = "".join(f"BT /F1 {one.size} Tf {one.x} {one.y} Td ({_escaped(one.text)}) Tj ET\n" for one in lines)
        raw = stream.encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(raw), raw))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    refs = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{refs}] >>".encode()
    return _file(objects)


def column(text: str, x: float, top: float, *, width: int = 40, size: float = 10, inset: float = 12) -> list[Put]:
    """A column of paragraphs (blank lines between), each set in by `inset`, lines at 1.2 times the size."""
    made = []
    y = top
    for paragraph in text.split("\n\n"):
        for n, line in enumerate(textwrap.wrap(paragraph, width)):
            made.append(Put(x + (inset if n == 0 else 0), y, line, size))
            y -= 1.2 * size
    return made


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(objects: list[bytes]) -> bytes:
    made = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    made += b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(made)
