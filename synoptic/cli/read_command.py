"""`synoptic read`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from synoptic.cli.common import command, store_option
from synoptic.errors import UserError

if TYPE_CHECKING:
    from synoptic.export.index import Index
    from synoptic.pipeline import Progress, Stage
    from synoptic.store.sqlite import Store

NAMED = 30  # unread sources named before the rest is only counted


@command(
    "read",
    "Read saved pages into a story file.",
    [
        "synoptic read saved-pages/",
        "synoptic read a.html b.txt rows.jsonl --store truce.db",
        "cat page.txt | synoptic read -",
        "synoptic read --store truce.db            finish a reading that was stopped",
    ],
)
@click.argument("paths", nargs=-1, metavar="PATH…")
@click.option("--name", help="The story's name (else that of its file).")
@store_option
def read(paths: tuple[str, ...], name: str | None, store_path: Path) -> None:
    """PATH is a file or folder: raw text, HTML, JSON Lines rows, gzipped or not; - is standard input. Pages that are
    in the story already and have not changed are not read again.

    \b
    Exit status: 0 all read · 1 some could not be read, or the story file cannot be used · 2 wrong arguments
    3 a defect of ours · 130 stopped with Ctrl-C: what was read is kept, the same command goes on from there."""
    from synoptic import pipeline
    from synoptic.store.sqlite import Store

    if not paths and not store_path.is_file():
        raise UserError("name what to read: files, folders, or - for standard input", "synoptic read saved-pages/")
    with Store.open(store_path) as store:
        try:
            with _progress(paths) as progress:
                done = pipeline.read_pages(paths, store, progress=progress)
                if store.count() == 0:
                    _unread(store, done)
                    sys.exit(1)
                story = pipeline.link_story(store, name=name, progress=progress)
        except KeyboardInterrupt:
            kept = f"{store.count()} pages are kept in {store.path}"
            click.echo(f"stopped: {kept}; the same command goes on from there", err=True)
            sys.exit(130)
        from synoptic.export.index import Index

        _summary(Index(story), done)
        _unread(store, done)
    sys.exit(1 if done["failed"] else 0)


def _summary(index: Index, done: Counter[str]) -> None:
    from synoptic.export import summary

    fresh = [f"{done[kind]:,} {kind}" for kind in ("new", "changed") if done[kind]]
    if done["same"]:
        fresh.append(f"{done['same']:,} unchanged")
    click.echo(f"read {summary.headline(index)}")
    if fresh:
        click.echo(f"   this time: {', '.join(fresh)}")
    for line in [*summary.dated(index), *summary.kept_unread(index.story)]:
        click.echo(f"   {line}")


def _unread(store: Store, done: Counter[str]) -> None:
    """Name what could not be read, this time or before, and why."""
    from synoptic.export import words

    failures = list(store.failures())
    if not failures:
        return
    click.echo(f"not read: {words.counted(len(failures), 'source')}", err=True)
    for failure in failures[:NAMED]:
        remedy = f" → {words.line(failure.remedy)}" if failure.remedy else ""
        click.echo(f"   {words.line(failure.source)}: {words.line(failure.cause)}{remedy}", err=True)
    if len(failures) > NAMED:
        click.echo(f"   … and {len(failures) - NAMED} more (synoptic report names them all)", err=True)


@contextmanager
def _progress(paths: tuple[str, ...]) -> Iterator[Progress]:
    """A bar on a terminal's stderr, nothing elsewhere."""
    from synoptic.pipeline import silent

    if not sys.stderr.isatty() or not paths:
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=_expected(paths))

        def tell(stage: Stage, name: str, /) -> None:
            if stage == "linking":
                bar.update(task, description="comparing the pages")
            elif stage != "done":
                bar.advance(task)

        yield tell


def _expected(paths: tuple[str, ...]) -> int | None:
    """How many pages will come: as many as files, unless some hold many pages or come from standard input."""
    from synoptic.pages.sources import STDIN, walk

    count = 0
    for found in walk(paths):
        if isinstance(found, str) and (found == STDIN or ".json" in found or ".ndjson" in found):
            return None
        count += 1
    return count
