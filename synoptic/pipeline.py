"""The composition: paths → pages → notes → links → story, kept in a store as it goes.

Only what is new or changed is read; only when something has changed are the pages compared anew.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from synoptic.errors import PageError, SynopticError
from synoptic.model import Dating, Failure, Notes, Page, Skipped, Story
from synoptic.store.sqlite import Store
from synoptic.version import __version__

if TYPE_CHECKING:
    from synoptic.links.shingles import Words
    from synoptic.pages.item import Item

Stage = Literal["page", "failure", "skipped", "linking", "done"]
log = logging.getLogger(__name__)

READ_IN_FULL = ("en",)
LONG_ID = 16  # hex digits of a page's id where a shorter one is taken
_READING_CODE = ("model.py", "pages", "language", "notes", "data")
_REPORT = "please report it, with the page if you may share it"


class Progress(Protocol):
    """What `read_story` calls: the stage begun or the kind of thing done, and its name (a source, or empty)."""

    def __call__(self, stage: Stage, name: str, /) -> None: ...


class PageReader(Protocol):
    """What makes the notes of one page; the default reads English with the shipped language model."""

    def __call__(self, page: Page, /) -> Notes: ...


def silent(stage: Stage, name: str, /) -> None:
    """A progress that tells nobody."""


def read_story(
    paths: Iterable[str | Path],
    store: Store,
    *,
    name: str | None = None,
    progress: Progress = silent,
    reader: PageReader | None = None,
    max_bytes: int | None = None,
) -> tuple[Story, Counter[str]]:
    """Read the pages behind `paths` into `store`, compare all pages in it, and return the story.

    Also returns what happened to the sources, counted: "new", "changed", "same", "failed", "skipped". What cannot be
    read becomes a failure of the story; the batch goes on. Raises StoreError and its children.
    """
    done = read_pages(paths, store, progress=progress, reader=reader, max_bytes=max_bytes)
    return link_story(store, name=name, progress=progress), done


def read_pages(
    paths: Iterable[str | Path],
    store: Store,
    *,
    progress: Progress = silent,
    reader: PageReader | None = None,
    max_bytes: int | None = None,
    skipped: list[Skipped] | None = None,
) -> Counter[str]:
    """Read what is new or changed behind `paths` into `store`; count "new", "changed", "same", "failed" and "skipped".

    `max_bytes` bounds one page (None: the default of `pages.read`); what is no page is added to `skipped`.
    """
    from synoptic.pages.read import MAX_BYTES, items

    paths = [str(path) for path in paths]
    for path in paths:
        store.forget_failures(os.path.normpath(path))  # they are told anew, if they still stand
    reading = _Reading(store, notes_version(), reader or _LazyReader())
    done: Counter[str] = Counter()
    for found in items(paths, max_bytes=max_bytes or MAX_BYTES):
        if isinstance(found, Skipped):
            done["skipped"] += found.count
            if skipped is not None:
                skipped.append(found)
            progress("skipped", found.source)
            continue
        outcome = found if isinstance(found, Failure) else reading.keep(found)
        if isinstance(outcome, Failure):
            store.fail(outcome)
            done["failed"] += 1
            progress("failure", outcome.source)
        else:
            done[outcome] += 1
            progress("page", found.source)
    if done["new"] or done["changed"]:
        reading.compare()
    return done


class _Reading:
    """One reading into a store: what is there and has not changed is not made anew."""

    def __init__(self, store: Store, version: str, take: PageReader) -> None:
        self._store = store
        self._version = version
        self._take = take
        self._seen: dict[str, str] = {}

    def keep(self, item: Item) -> str | Failure:
        """Read and put one page: "new", "changed" or "same"; a Failure when it cannot be read, whatever the reason."""
        from synoptic.pages.read import page

        if self._seen.setdefault(item.source, item.digest) != item.digest:
            cause = "the name stands for two different pages in this reading"
            return Failure(source=item.source, cause=cause, remedy="give each row an id of its own")
        known = self._store.known_source(item.source)
        if known and (known.digest, known.version) == (item.digest, self._version):
            return "same"
        made = page(item)
        if isinstance(made, Failure):
            return made
        made = self._own_id(made)
        try:
            return self._store.put(made, self._take(made), self._version)
        except PageError as error:
            return Failure(source=made.source, cause=str(error), remedy=error.remedy)
        except SynopticError:  # the store or the model is unusable: no page can be read
            raise
        except Exception as error:  # one page must not end the batch
            log.debug("reading %s", made.source, exc_info=True)
            return Failure(source=made.source, cause=f"Synoptic failed on it ({_kind(error)})", remedy=_REPORT)

    def _own_id(self, made: Page) -> Page:
        """The page under an id of its own: a longer one where another source has it (six hex digits are few for
        thousands of pages called "index")."""
        from synoptic.pages.identity import page_id

        if self._store.source_of(made.id) in (None, made.source):
            return made
        return msgspec.structs.replace(made, id=page_id(made.source, LONG_ID))

    def compare(self) -> None:
        """What recurs in the pages of one outlet is no body of any: such pages are read again without it.

        They keep their version, so that another run leaves them alone; a line once taken out counts as before.
        """
        from synoptic.pages.recurring import FEWEST, Recurring

        if self._store.count() < FEWEST:
            return
        shared = Recurring()
        for page in self._store.pages():
            shared.add(page)
        for page in [cleared for page in self._store.pages() if (cleared := shared.cleared(page))]:
            try:
                notes = self._take(page)
            except SynopticError:
                raise
            except Exception:  # it has been read before: its notes as they stand are better than none
                log.debug("reading %s again", page.source, exc_info=True)
                continue
            self._store.put(page, notes)  # under no version first: with the same one it would be left as it is
            self._store.put(page, notes, self._version)


def _kind(error: Exception) -> str:
    words = str(error).splitlines()
    return f"{type(error).__name__}: {words[0][:120]}" if words else type(error).__name__


class _LazyReader:
    """Loads the language model for the first page that needs it: a second run with nothing new never loads it."""

    def __init__(self) -> None:
        self._take: Callable[[Page], Notes] | None = None

    def __call__(self, page: Page) -> Notes:
        if page.language is not None and page.language not in READ_IN_FULL:
            return unread_notes(page)
        if self._take is None:
            from synoptic.language.model import LanguageModel
            from synoptic.notes.page import take

            model = LanguageModel.load()
            self._take = lambda page: take(page, model)
        return self._take(page)


def unread_notes(page: Page) -> Notes:
    """Notes of a page in a language that is not read: only its date, from what came with it."""
    from synoptic.notes.published import date_page

    return Notes(page=page.id, published=date_page(page, ()) if page.hints else Dating())


def link_story(store: Store, *, name: str | None = None, progress: Progress = silent) -> Story:
    """Compare all pages of `store` and keep the story; the kept one is returned if nothing has changed since."""
    name = name or store.name() or default_name(store.path)
    if store.is_current() and store.name() == name:
        kept = store.story()
        if kept is not None:
            return kept
    from synoptic.links.link import link
    from synoptic.story.build import build

    while True:
        progress("linking", "")
        basis = store.basis()
        pages, notes = tuple(store.pages()), tuple(store.notes())
        linked = link(pages, notes, tuple(store.verdicts()), _body_words(store, pages))
        story = build(name, pages, notes, linked, tuple(store.failures()))
        # Another process may have added pages meanwhile: then the story is made again, with them.
        if store.save(story, basis):
            progress("done", "")
            return story


def _body_words(store: Store, pages: Iterable[Page]) -> dict[str, Words]:
    """The words of all bodies, by page: those that are kept, and those of new pages, which are kept now."""
    from synoptic.links import shingles

    known = {page: shingles.unpacked(found) for page, found in store.body_words(shingles.VERSION)}
    new = {page.id: (page, shingles.words(page)) for page in pages if page.id not in known}
    if new:
        store.keep_body_words(shingles.VERSION, ((page, shingles.packed(found)) for page, found in new.values()))
    return known | {name: found for name, (_, found) in new.items()}


def default_name(path: str) -> str:
    """The story's name when none is given: the name of its file."""
    return "story" if path.startswith(":") else Path(path).stem


def opened(store: Store | str | Path | None) -> AbstractContextManager[Store]:
    """A store given as such (left open), as a path, or none at all (in memory)."""
    if isinstance(store, Store):
        return nullcontext(store)
    return Store.open() if store is None else Store.open(store)


def notes_version() -> str:
    """Version of the notes: the package's, and a digest of the code and data that read a page.

    So notes taken by older code are taken anew when their page is read again, and nobody has to remember a number.
    """
    package = Path(__file__).parent
    digest = hashlib.blake2b(digest_size=6)
    for path in _files(package):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    return f"{__version__}+{digest.hexdigest()}"


def _files(package: Path) -> Iterator[Path]:
    for name in _READING_CODE:
        part = package / name
        found = sorted(part.rglob("*")) if part.is_dir() else [part]
        yield from (path for path in found if path.is_file() and path.suffix != ".pyc")
