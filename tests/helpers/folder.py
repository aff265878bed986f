"""A folder of saved pages in mixed conditions, some of them broken, each in another way. All texts are made up here."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

TOWNS = ("Orvik", "Maldran", "Tessel", "Harrow Quay", "Lunde", "Veska", "Port Arden")
ACTS = ("opened the new bridge in", "visited the flooded quarter of", "met the harbour council of")


def sentence(number: int) -> str:
    """One made-up report; no two are alike."""
    town, act = TOWNS[number % len(TOWNS)], ACTS[number % len(ACTS)]
    return (
        f"Minister Anna Karsten {act} {town} on Tuesday and promised repairs to pier {number}. "
        f"The council of {town} said the work would cost {number + 3} million crowns."
    )


def sound(folder: Path, count: int) -> None:
    """`count` readable pages: text, Latin-1 text, HTML, gzipped text, and rows of a JSON Lines file."""
    rows = []
    for number in range(count):
        text = f"Report {number}\n\n{sentence(number)}\n\nMore news soon.\n"
        kind = number % 5
        if kind == 0:
            (folder / f"page{number:03}.txt").write_text(text, encoding="utf-8")
        elif kind == 1:
            (folder / f"page{number:03}.txt").write_bytes(text.replace("crowns", "crowns à la carte").encode("latin-1"))
        elif kind == 2:
            body = f"<html><head><title>Report {number}</title></head><body><p>{sentence(number)}</p></body></html>"
            (folder / f"page{number:03}.html").write_text(body, encoding="utf-8")
        elif kind == 3:
            (folder / f"page{number:03}.txt.gz").write_bytes(gzip.compress(text.encode()))
        else:
            rows.append(json.dumps({"id": f"row{number}", "outlet": "The Arden Mail", "text": text}))
    (folder / "rows.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")


def broken(folder: Path) -> list[str]:
    """Ten files that cannot be read, each for another reason; their names."""
    whole = gzip.compress(sentence(900).encode() * 50)
    contents: dict[str, bytes] = {
        "broken-blank.txt": b" \n\t \n",
        "broken-cut.txt.gz": whole[: len(whole) // 2],
        "broken-empty.txt": b"",
        "broken-markup.html": b"<html><head><script>var a = 1;</script></head><body></body></html>",
        "broken-noise.txt": bytes(range(256)) * 40,
        "broken-paper.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
        + bytes(range(128, 256)),
        "broken-photo.html": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 8,
        "broken-row.jsonl": b'{"id": "r1", "text": \n',
        "broken-zip.zip": b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(range(256)) * 4,
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    os.symlink(folder / "gone.txt", folder / "broken-link.txt")
    return sorted([*contents, "broken-link.txt"])
