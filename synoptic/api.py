"""The Python interface: one function that does it all. What takes time to import is imported when it is called."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from synoptic.model import Story
from synoptic.store.sqlite import Store

if TYPE_CHECKING:
    from synoptic.pipeline import Progress


def read(
    paths: str | Path | Iterable[str | Path],
    *,
    store: Store | str | Path | None = None,
    name: str | None = None,
    progress: Progress | None = None,
    max_bytes: int | None = None,
) -> Story:
    """Read saved press pages and return their story: one chronology, with every page's account of each event.

    `paths` are files and folders of any mixture of the formats in `docs/formats.md`; "-" is standard input. What cannot
    be read is named in `story.failures`, with the cause. `store` is a story file (made if it is not there) or an open
    `Store`: pages already in it and unchanged are not read again, and the story is about all pages in it. Without a
    store nothing is kept. `name` is the story's name. `progress(stage, source)` is called after each page.
    `max_bytes` bounds one page, after compression is taken off (50 MB unless given).

    Raises StoreError and its children when the story file cannot be used, DataError when the shipped model is missing.
    """
    from synoptic import pipeline

    wanted = [paths] if isinstance(paths, (str, Path)) else list(paths)
    with pipeline.opened(store) as held:
        story, _ = pipeline.read_story(
            wanted, held, name=name, progress=progress or pipeline.silent, max_bytes=max_bytes
        )
    return story
