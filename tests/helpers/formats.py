"""One small saved source of every format that is read, on one made-up story; for the mixed folder and the fuzzing."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import zipfile
from email.message import EmailMessage

from helpers.pdfs import Put, column, pdf
from helpers.warcs import record, response, zipped

TEXT = (
    "Glass Works at Arnholt to Close\n\nBy Tove Rind\n\nARNHOLT — The glass works at Arnholt will close in September "
    "after 140 years, its owner said on Wednesday.\n\nSome 310 people work there. The union said that it had been told "
    "an hour before the press, and called a meeting for Friday.\n"
)
_PARTS = TEXT.strip().split("\n\n")
HTML = f"<html><head><title>{_PARTS[0]}</title></head><body><h1>{_PARTS[0]}</h1>" + "".join(
    f"<p>{part}</p>" for part in _PARTS[1:]
)
_URL = "https://arnholtpost.test/2018/05/09/glass-works"


def samples() -> dict[str, bytes]:
    """File name → content."""
    return {
        "page.txt": TEXT.encode(),
        "page.html": HTML.encode(),
        "page.html.gz": gzip.compress(HTML.encode()),
        "page.txt.bz2": bz2.compress(TEXT.encode()),
        "saved.mhtml": _mhtml(),
        "rows.jsonl": b"".join(json.dumps({"id": n, "text": TEXT}).encode() + b"\n" for n in range(3)),
        "rows.json": json.dumps({"articles": [{"url": _URL, "html": HTML, "date": "2018-05-09"}]}, indent=1).encode(),
        "table.csv": b'id,url,title,text\n1,https://a.test/1,"Works, closed","He said ""no"".\n\nThen he left."\n',
        "table.tsv": b"id\theadline\tdate\tbody\n1\tWorks close\t2018-05-09\tThe works close.\n",
        "crawl.warc.gz": zipped(
            response(_URL, gzip.compress(HTML.encode()), headers=("Content-Encoding: gzip",)),
            response(f"{_URL}.jpg", b"\xff\xd8\xff", kind="image/jpeg"),
        ),
        "crawl.warc.wet": record("conversion", _URL, TEXT.encode(), content="text/plain"),
        "feed.xml": _feed().encode(),
        "feed.json": json.dumps({
            "version": "https://jsonfeed.org/version/1", "title": "Arnholt Post",
            "items": [{"id": "1", "title": _PARTS[0], "content_html": HTML, "date_published": "2018-05-09"}],
        }).encode(),
        "sitemap.xml": f"<urlset><url><loc>{_URL}</loc><lastmod>2018-05-10</lastmod></url></urlset>".encode(),
        "paper.pdf": pdf([[Put(60, 740, _PARTS[0], 20), *column("\n\n".join(_PARTS[2:]), 60, 700)]]),
        "letter.eml": bytes(_letter()),
        "letters.mbox": b"From x@y.test Wed May  9 10:00:00 2018\n" + bytes(_letter()) + b"\n\n",
        "pages.zip": _zip(),
    }  # fmt: skip


def _mhtml() -> bytes:
    return (
        "From: <Saved by Blink>\nSnapshot-Content-Location: "
        + _URL
        + "\nSubject: Glass\nDate: Thu, 10 May 2018 09:00:00 "
        "+0200\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=cut\n\n--cut\nContent-Type: text/html; "
        f"charset=utf-8\nContent-Transfer-Encoding: 8bit\nContent-Location: {_URL}\n\n{HTML}\n--cut--\n"
    ).encode()


def _feed() -> str:
    dated = f"<link>{_URL}</link><guid>1</guid><pubDate>Wed, 09 May 2018 10:00:00 GMT</pubDate>"
    item = f"<item><title>{_PARTS[0]}</title>{dated}<description>{TEXT}</description></item>"
    return f"<rss version='2.0'><channel><title>Arnholt Post</title>{item}</channel></rss>"


def _letter() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = (
        "Arnholt Post <a@arnholtpost.test>",
        "b@c.test",
        "The works close",
    )
    message["Date"], message["Message-ID"] = "Wed, 09 May 2018 10:00:00 +0000", "<l1@arnholtpost.test>"
    message.set_content(TEXT)
    message.add_alternative(HTML, subtype="html")
    return message


def _zip() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("in/page.html", HTML)
        archive.writestr("in/page.txt", TEXT)
    return made.getvalue()
