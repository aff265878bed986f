"""The exception tree. Every error says what, why, and the way out.

SynopticError
├── PageError            a source cannot be read (named in the summary, the batch goes on)
│   ├── EmptyPage
│   ├── NotText          binary, unknown format
│   │   └── NotAPage     of a kind that is no page: a picture, a program; in a folder it is passed over
│   └── PageTooLarge
├── StoreError           the story file cannot be used
│   ├── StoreBusy        another process is writing
│   └── StoreTooNew      written by a newer Synoptic
├── DataError            a shipped table or model is missing or damaged
└── UserError            a wrong argument: unknown event, page or date
"""

from __future__ import annotations


class SynopticError(Exception):
    """Base of all errors. `remedy` tells the user the way out (may be empty)."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


class PageError(SynopticError):
    """A source cannot be read."""


class EmptyPage(PageError):
    """The source has no text."""


class NotText(PageError):
    """The source is binary or of an unknown format."""


class NotAPage(NotText):
    """The source is of a kind that never is a page: a picture, a program, an office document."""


class PageTooLarge(PageError):
    """The source is over the size limit."""


class StoreError(SynopticError):
    """The store cannot be used."""


class StoreBusy(StoreError):
    """Another process is writing to the store."""


class StoreTooNew(StoreError):
    """The store was written by a newer version."""


class DataError(SynopticError):
    """A shipped table or model is missing or damaged."""


class UserError(SynopticError):
    """A wrong argument."""
