"""Browser archives: the page inside is read, with the address it came from."""

from __future__ import annotations

from pathlib import Path

import pytest

from synoptic.errors import NotText
from synoptic.model import Page
from synoptic.pages.archive import unpack
from synoptic.pages.read import read

MHTML = """From: <Saved by a browser>
Snapshot-Content-Location: https://herald.test/2019/06/03/bridge
Subject: Bridge closed
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----cut"

------cut
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://herald.test/2019/06/03/bridge

<!DOCTYPE html><html><head><meta charset=3D"utf-8"><title>Bridge closed</title></head><body><h1>Bridge closed=
</h1><p>The bridge over the Arl was closed on Monday after engineers had found cracks in its piers=E2=80=94all of=
 them.</p></body></html>
------cut
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
------cut--
"""


def test_a_browser_archive_is_read(tmp_path: Path) -> None:
    (tmp_path / "bridge.mhtml").write_text(MHTML, encoding="ascii")
    (page,) = read([tmp_path])
    assert isinstance(page, Page)
    assert page.url == "https://herald.test/2019/06/03/bridge"
    assert "cracks in its piers—all of them." in page.text
    assert page.hints[0].origin == "url"


def test_an_archive_without_a_page_is_said() -> None:
    with pytest.raises(NotText):
        unpack(MHTML.replace("text/html", "image/gif").encode())
