"""The report: complete, self-contained, and safe with hostile pages; CSV and Markdown likewise."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser

import msgspec
import pytest
from helpers.gold_story import gold_story, stories

from synoptic.export import chronology_csv, chronology_json, chronology_markdown
from synoptic.export.html import report
from synoptic.export.index import Index
from synoptic.export.rows import Wanted, row, rows
from synoptic.model import Failure, Story

NAMES = [folder.name for folder in stories()]
VOID = {"meta", "input", "br", "link", "img"}


class _Reader(HTMLParser):
    """Checks that tags nest, and gathers ids, links, loaded resources and text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.handlers: list[str] = []
        self.tags: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href":
                self.links.append(value or "")
            elif name in ("src", "srcset", "data", "action", "style"):
                self.loads.append(f"{tag} {name}={value}")
            elif name.startswith("on"):
                self.handlers.append(name)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing of its kind"

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


@pytest.mark.parametrize("name", NAMES)
def test_the_report_is_whole_and_every_link_leads_somewhere(name: str) -> None:
    story = gold_story(name)
    html = report(story)
    found = _read(html)
    assert len(found.ids) == len(set(found.ids))
    inner = {link[1:] for link in found.links if link.startswith("#")}
    assert inner <= set(found.ids)
    assert {event.id for event in story.links.events} <= set(found.ids)
    assert found.loads == [] and found.handlers == []
    assert found.tags.count("script") == found.tags.count("style") == 1
    text = re.sub(r"\s+", " ", "".join(found.words))
    for discrepancy in story.discrepancies:
        for told in discrepancy.values:
            for page, start, end in told.spans:
                words = re.sub(r"\s+", " ", next(one for one in story.pages if one.id == page).text[start:end])
                assert words in text


def test_without_texts_only_cited_sentences_stand_in_it() -> None:
    story = gold_story("lake-truce")
    short, long = report(story, texts=False), report(story)
    assert len(short) < len(long)
    found = _read(short)
    assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.ids)


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{7*7}}{% raw %}</style></details>\x00\x1b[2J\u202e"


def _hostile() -> Story:
    """A story in which every name, title, address and text tries to break out."""
    story = gold_story("lake-truce")
    replace = msgspec.structs.replace
    pages = tuple(
        replace(page, text=page.text + HOSTILE, title=HOSTILE, outlet=HOSTILE, url="javascript:alert(3)",
                source=f"{number}{HOSTILE}", warnings=(HOSTILE,))
        for number, page in enumerate(story.pages)
    )  # fmt: skip
    links = replace(
        story.links,
        entities=tuple(replace(one, name=HOSTILE, aliases=(HOSTILE,), why=(HOSTILE,)) for one in story.links.entities),
        events=tuple(replace(one, summary=HOSTILE, label=HOSTILE, why=(HOSTILE,)) for one in story.links.events),
        statements=tuple(replace(one, via=(HOSTILE,), speaker=None, speaker_text=HOSTILE)
                         for one in story.links.statements),
    )  # fmt: skip
    different = tuple(
        replace(one, about=HOSTILE, values=tuple(replace(told, value=HOSTILE) for told in one.values))
        for one in story.discrepancies
    )
    failure = Failure(source=HOSTILE, cause=HOSTILE, remedy=HOSTILE)
    return replace(story, name=HOSTILE, pages=pages, links=links, discrepancies=different, failures=(failure,))


def test_hostile_text_stays_text() -> None:
    html = report(_hostile())
    found = _read(html)
    assert found.tags.count("script") == 1 and "img" not in found.tags
    assert found.handlers == [] and found.loads == []
    assert not [link for link in found.links if not link.startswith("#")]
    assert "{{7*7}}{% raw %}" in html
    assert "\x00" not in html and "\x1b" not in html


def test_the_policy_allows_only_its_own_style_and_script() -> None:
    html = report(gold_story("lake-truce"))
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert found
    policy = found[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none';") and "unsafe" not in policy
    assert len(re.findall(r"'sha256-[\w+/]+=*'", policy)) == 2


def test_an_empty_story_makes_a_report() -> None:
    story = gold_story("lake-truce")
    replace = msgspec.structs.replace
    links = replace(story.links, entities=(), entity_of={}, mentions=(), events=(), statements=(), datings={})
    empty = replace(story, pages=(), notes=(), links=links, discrepancies=())
    assert "No events were found" in report(empty)


# --- tables -----------------------------------------------------------------------------------------------------------


def test_csv_holds_every_event_and_runs_no_formula() -> None:
    index = Index(gold_story("lake-truce"))
    found = rows(index, Wanted(all=True))
    read = list(csv.DictReader(io.StringIO(chronology_csv.chronology(found))))
    assert [line["id"] for line in read] == [one.id for one in found]
    assert read[0]["earliest"] == found[0].earliest
    event = msgspec.structs.replace(index.story.links.events[0], summary='=HYPERLINK("http://x")', label="-1+1")
    [line] = csv.DictReader(io.StringIO(chronology_csv.chronology([row(index, event)])))
    assert line["summary"].startswith("'=") and line["label"].startswith("'-")


def test_markdown_and_json_hold_every_event() -> None:
    index = Index(gold_story("lake-truce"))
    found = rows(index, Wanted(all=True))
    assert len(chronology_markdown.chronology(found).splitlines()) == len(found) + 2
    assert len(msgspec.json.decode(chronology_json.chronology(found))) == len(found)
    event = msgspec.structs.replace(index.story.links.events[0], summary="a | b <i>*c*")
    line = chronology_markdown.chronology([row(index, event)]).splitlines()[2]
    assert line.count("|") - line.count("\\|") == 6
