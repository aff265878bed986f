"""Synoptic reads press pages critically: from saved pages to one sourced chronology.

    import synoptic

    story = synoptic.read(["pages/"])
    for event in story.links.events:
        print(event.when.says, event.summary)

`read` gives a `Story`. All nouns are immutable and typed; `synoptic.model` tells what each holds. A story can be kept
in one SQLite file (`synoptic.read(paths, store="story.db")`) and opened again with `Store.open`.
"""

from synoptic.api import read
from synoptic.errors import (
    DataError,
    EmptyPage,
    NotAPage,
    NotText,
    PageError,
    PageTooLarge,
    StoreBusy,
    StoreError,
    StoreTooNew,
    SynopticError,
    UserError,
)
from synoptic.model import (
    Dating,
    Discrepancy,
    Entity,
    Event,
    EventMention,
    Evidence,
    Failure,
    Interval,
    Notes,
    Page,
    Statement,
    Story,
    Verdict,
)
from synoptic.store.sqlite import Store
from synoptic.version import __version__

__all__ = [
    "DataError",
    "Dating",
    "Discrepancy",
    "EmptyPage",
    "Entity",
    "Event",
    "EventMention",
    "Evidence",
    "Failure",
    "Interval",
    "NotAPage",
    "NotText",
    "Notes",
    "Page",
    "PageError",
    "PageTooLarge",
    "Statement",
    "Store",
    "StoreBusy",
    "StoreError",
    "StoreTooNew",
    "Story",
    "SynopticError",
    "UserError",
    "Verdict",
    "__version__",
    "read",
]
