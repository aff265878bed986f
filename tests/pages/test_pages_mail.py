"""Newsletters and mailboxes: which part is read, who sent it, what the date proves."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.errors import PageError
from synoptic.model import Failure, Page
from synoptic.pages import mail, read
from synoptic.pages.item import Item

PLAIN = "Good morning.\n\nThe assembly of Lunde sits again today. Its first business is the harbour tax.\n"
HTML = (
    "<html><body><h1>The morning letter</h1><p>The assembly of Lunde sits again today after its winter break.</p>"
    "<p>Its first business is the harbour tax, which the fishermen call a wall in the sea.</p></body></html>"
)


def newsletter(
    sender: str = "Lunde Daily <letter@lundedaily.test>", subject: str = "The harbour tax, again"
) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "reader@example.test", subject
    message["Date"] = "Tue, 14 Jan 2020 23:50:00 -0800"
    message["Message-ID"] = "<letter-14@lundedaily.test>"
    message["List-Unsubscribe"] = "<https://lundedaily.test/off>"
    message["Archived-At"] = "<https://lundedaily.test/letters/14>"
    message.set_content(PLAIN)
    message.add_alternative(HTML, subtype="html")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="tax.pdf")
    return message


def read_one(tmp_path: Path, raw: bytes, name: str = "letter.eml") -> list[object]:
    (tmp_path / name).write_bytes(raw)
    return list(read.items([tmp_path / name]))


def test_a_newsletter_is_a_page_with_what_its_header_tells(tmp_path: Path) -> None:
    (item,) = read_one(tmp_path, bytes(newsletter()))
    assert isinstance(item, Item) and item.html
    assert isinstance(item.content, bytes) and item.content.decode().strip() == HTML
    assert item.known["title"] == "The harbour tax, again" and item.known["outlet"] == "Lunde Daily"
    assert item.known["url"] == "https://lundedaily.test/letters/14"
    assert [(hint.day, hint.bound) for hint in item.known["hints"]] == [(date(2020, 1, 14), "on")]
    page = read.page(item)
    assert isinstance(page, Page) and page.format == "mail" and "wall in the sea" in page.text


def test_mail_is_told_without_its_extension_and_text_that_looks_like_it_is_not_mail(tmp_path: Path) -> None:
    (item,) = read_one(tmp_path, bytes(newsletter()), "letter")
    assert isinstance(item, Item) and item.known["format"] == "mail"
    (text,) = read_one(tmp_path, b"Subject: a memo\nDate: today\n\nThe memo says nothing.\n", "memo.txt")
    assert isinstance(text, Item) and "format" not in text.known


@pytest.mark.parametrize(("sender", "list_mail", "name"), [
    ("Lunde Daily <letter@lundedaily.test>", True, "Lunde Daily"),
    ("Mara Lund <mara@example.test>", False, None),
    ("The New York Times <nytdirect@nytimes.com>", False, "The New York Times"),
    ("Morning Briefing <letter@nytimes.com>", False, "The New York Times"),
    ("=?utf-8?q?Lunde_Daily_=C3=A9?= <x@lundedaily.test>", True, "Lunde Daily é"),
    ("broken <<", True, None),
])  # fmt: skip
def test_who_sends_it(sender: str, list_mail: bool, name: str | None) -> None:
    raw = bytes(newsletter()).replace(b"Lunde Daily <letter@lundedaily.test>", sender.encode())
    if not list_mail:
        raw = raw.replace(b"List-Unsubscribe", b"X-Nothing")
    assert mail.read("x.eml", raw).known["outlet"] == name


def test_what_is_passed_on_was_there_before(tmp_path: Path) -> None:
    (item,) = read_one(tmp_path, bytes(newsletter(subject="Fwd: The harbour tax, again")))
    assert isinstance(item, Item)
    assert [(hint.day, hint.bound) for hint in item.known["hints"]] == [(date(2020, 1, 14), "before")]
    assert item.known["title"] == "The harbour tax, again"


def test_the_text_part_is_read_where_there_is_no_html(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "a@b.test", "Tax", "Tue, 14 Jan 2020 10:00:00 +0000"
    message.set_content("The müller said so.\n" * 4, charset="iso-8859-1")
    (item,) = read_one(tmp_path, bytes(message))
    assert isinstance(item, Item) and not item.html and item.known["charset"] == "iso-8859-1"
    page = read.page(item)
    assert isinstance(page, Page) and "müller" in page.text


def test_a_mail_without_text_is_named(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.test", "picture"
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    (failure,) = read_one(tmp_path, bytes(message))
    assert isinstance(failure, Failure) and "no text" in failure.cause


def mailbox(*messages: bytes) -> bytes:
    parts = []
    for raw in messages:
        quoted = raw.replace(b"\nFrom ", b"\n>From ")
        parts.append(b"From letter@lundedaily.test Tue Jan 14 23:50:00 2020\n" + quoted + b"\n\n")
    return b"".join(parts)


def test_each_message_of_a_mailbox_is_a_page(tmp_path: Path) -> None:
    second = newsletter(subject="The tax passes")
    second.replace_header("Message-ID", "<letter-15@lundedaily.test>")
    third = EmailMessage()
    third["From"], third["Subject"] = "a@b.test", "no id"
    third.set_content("First line.\n\nFrom the hall came shouts.\n")
    empty = b"From: a@b.test\nSubject: nothing\n\n"
    raw = mailbox(bytes(newsletter()), bytes(second), empty, bytes(third))
    found = read_one(tmp_path, raw, "letters.mbox")
    items = [one for one in found if isinstance(one, Item)]
    assert [item.source.split("#")[1] for item in items] == [
        "letter-14@lundedaily.test", "letter-15@lundedaily.test", "4",
    ]  # fmt: skip
    assert items[2].content == b"First line.\n\nFrom the hall came shouts.\n\n\n"
    (failure,) = [one for one in found if isinstance(one, Failure)]
    assert failure.source.endswith("letters.mbox:3")


def test_a_message_over_the_limit_does_not_stop_the_rest(tmp_path: Path) -> None:
    big = newsletter()
    big.replace_header("Message-ID", "<big@x.test>")
    big.add_attachment(bytes(300_000), maintype="application", subtype="zip")
    (tmp_path / "letters.mbox").write_bytes(mailbox(bytes(big), bytes(newsletter())))
    found = list(read.items([tmp_path / "letters.mbox"], max_bytes=100_000))
    assert [type(one) for one in found] == [Failure, Item]


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_behind_a_header_are_read_or_refused(raw: bytes) -> None:
    try:
        made = mail.read("x.eml", b"From: a@b.test\nSubject: x\nMIME-Version: 1.0\n" + raw)
    except PageError as refused:
        assert str(refused)
    else:
        assert made.source == "x.eml" and made.digest
