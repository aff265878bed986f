"""What was read, in a few lines: counts, how the pages were dated, what could not be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from synoptic.export import words
from synoptic.export.index import Index
from synoptic.model import Evidence, Story

READ_IN_FULL = "en"
LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hr": "Croatian", "hu": "Hungarian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sr": "Serbian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


@dataclass(frozen=True)
class Counts:
    """How much a story holds.

    `unnamed` pages tell no outlet; `copies` are whole ones; `shared` events are told by more than one page (copies
    counted once).
    """

    pages: int
    outlets: int
    unnamed: int
    copies: int
    events: int
    shared: int
    disagreements: int
    statements: int
    speakers: int
    unread: int


def counts(index: Index) -> Counts:
    """Count what the story holds."""
    story = index.story
    return Counts(
        pages=len(story.pages),
        outlets=len({index.outlet(page.id) for page in story.pages if page.outlet}),
        unnamed=sum(not page.outlet for page in story.pages),
        copies=len(index.copy_of),
        events=len(story.links.events),
        shared=sum(len(index.witnesses(event)) > 1 for event in story.links.events),
        disagreements=sum(not one.update for one in story.discrepancies),
        statements=len(story.links.statements),
        speakers=len({one.speaker for one in story.links.statements if one.speaker}),
        unread=len(story.failures),
    )


def headline(index: Index) -> str:
    """5 pages of 4 outlets · 24 events, 6 told by more than one page · 4 disagreements · 41 statements by 9 speakers"""
    found = counts(index)
    shared = f", {found.shared:,} told by more than one page" if found.shared else ""
    copies = f" ({words.counted(found.copies, 'copy', 'copies')})" if found.copies else ""
    said = words.counted(found.statements, "statement")
    speakers = f" by {words.counted(found.speakers, 'speaker')}" if found.speakers else ""
    return " · ".join(
        (
            f"{words.counted(found.pages, 'page')}{copies} of {outlets(found)}",
            f"{words.counted(found.events, 'event')}{shared}",
            words.counted(found.disagreements, "disagreement"),
            f"{said}{speakers}",
        )
    )


def outlets(found: Counts) -> str:
    """4 outlets · 4 outlets and 2 unnamed ones · unnamed outlets."""
    if not found.unnamed:
        return words.counted(found.outlets, "outlet")
    if not found.outlets:
        return "an unnamed outlet" if found.unnamed == 1 else "unnamed outlets"
    return f"{words.counted(found.outlets, 'outlet')} and {words.counted(found.unnamed, 'unnamed one')}"


def dated(index: Index, most: int = 12) -> list[str]:
    """How the pages were dated: each with its strongest reason if they are few, else only counted."""
    pages = index.story.pages
    if len(pages) > most:
        return [f"dated: {how_dated(index)}"]
    width = max((len(index.short(page.id)) for page in pages), default=0)
    return [f"{index.short(page.id):{width}}  {when}" for page in pages for when in [_dated(index, page.id)]]


def how_dated(index: Index) -> str:
    """12 to the day · 3 to a few days · 1 only roughly · 2 not at all."""
    found: Counter[str] = Counter()
    for page in index.story.pages:
        dating = index.dating(page.id)
        if dating.value:
            found["to the day"] += 1
        elif dating.earliest is None or dating.latest is None:
            found["not at all" if dating.earliest is dating.latest else "only roughly"] += 1
        else:
            found["to a few days" if (dating.latest - dating.earliest).days < 31 else "only roughly"] += 1
    order = ("to the day", "to a few days", "only roughly", "not at all")
    return " · ".join(f"{found[how]} {how}" for how in order if found[how]) or "no pages"


def _dated(index: Index, page_id: str) -> str:
    dating = index.dating(page_id)
    alone = index.notes[page_id].published if page_id in index.notes else dating
    when, before = words.published(dating), words.published(alone)
    change = f"{before} → {when}" if before != when else when
    reasons = "; ".join(reason(index, evidence) for evidence in dating.evidence[:3])
    return f"{change}  ({words.cut(reasons, 160)})" if reasons else change


def reason(index: Index, evidence: Evidence) -> str:
    """A piece of evidence in words; what another page testifies names that page."""
    says = words.line(evidence.says)
    if evidence.origin == "page" and evidence.page and index.short(evidence.page) not in says:
        return f"{says} (with {index.short(evidence.page)})"
    return says


def kept_unread(story: Story) -> list[str]:
    """Which pages are kept and searchable, but not read, as they are in another language."""
    found = Counter(page.language for page in story.pages if page.language not in (None, READ_IN_FULL))
    return [
        f"kept and searchable, but not read: {words.counted(count, 'page')} in {LANGUAGES.get(code or '', code)}"
        for code, count in found.most_common()
    ]
