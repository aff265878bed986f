"""`synoptic read`."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from synoptic.cli import assumed as assumed_dates
from synoptic.cli.common import command, store_option
from synoptic.cli.sizes import SIZE
from synoptic.errors import UserError

if TYPE_CHECKING:
    from synoptic.export.index import Index
    from synoptic.model import Skipped
    from synoptic.pipeline import Progress, Stage
    from synoptic.store.sqlite import Store

_MANY = re.compile(r"\.(?:jsonl?|ndjson|csv|tsv|parquet|warc|wet|xml|rss|atom|mbox|zip|tar|tgz)(?:\.\w+)?$", re.I)
KINDS = 6  # of things passed over that are counted apart
NAMED = 30  # unread sources named before the rest is only counted


@command(
    "read",
    "Read saved pages into a story file.",
    [
        "synoptic read saved-pages/",
        "synoptic read a.html b.pdf rows.jsonl feed.xml crawl.warc.gz --store truce.db",
        "cat page.txt | synoptic read -",
        "synoptic read --store truce.db            finish a reading that was stopped",
        "synoptic read --assume courier=2018-03-12 set a page's date; all that rests on it moves",
        "synoptic read --assume courier=           take it back",
    ],
)
@click.argument("paths", nargs=-1, metavar="PATH…")
@click.option("--name", help="The story's name (else that of its file).")
@click.option(
    "--assume", "assumed", multiple=True, metavar="PAGE=DATE",
    help="Take this page as published then (2018-03-12, 2018-03 or 2018), whatever its evidence.",
)  # fmt: skip
@click.option("--max-bytes", type=SIZE, metavar="SIZE", help="The largest page read, unpacked: 50MB, 2GB.  [50MB]")
@click.option("-v", "--verbose", is_flag=True, help="Name what was passed over because it is no page.")
@store_option
def read(
    paths: tuple[str, ...],
    name: str | None,
    assumed: tuple[str, ...],
    max_bytes: int | None,
    verbose: bool,
    store_path: Path,
) -> None:
    """PATH is a file or folder; - is standard input. Read are raw text, HTML, browser archives (MHTML), JSON Lines,
    JSON, CSV, Parquet, WARC and WET, RSS, Atom and JSON feeds, PDF with a text layer, mail (.eml, .mbox), zip and tar
    of these, compressed or not; sitemaps help to date what lies beside them. Pages that are in the story already and
    have not changed are not read again.

    \b
    Exit status: 0 all read · 1 some could not be read, or the story file cannot be used · 2 wrong arguments
    3 a defect of ours · 130 stopped with Ctrl-C: what was read is kept, the same command goes on from there."""
    from synoptic import pipeline
    from synoptic.store.sqlite import Store

    wanted = assumed_dates.parse(assumed)
    if not paths and not store_path.is_file():
        raise UserError("name what to read: files, folders, or - for standard input", "synoptic read saved-pages/")
    with Store.open(store_path) as store:
        try:
            with _progress(paths) as progress:
                skipped: list[Skipped] = []
                done = pipeline.read_pages(paths, store, progress=progress, max_bytes=max_bytes, skipped=skipped)
                if store.count() == 0:
                    _passed_over(skipped, verbose)
                    _unread(store, done)
                    sys.exit(1)
                told = assumed_dates.keep(store, wanted)
                story = pipeline.link_story(store, name=name, progress=progress)
        except KeyboardInterrupt:
            kept = f"{store.count()} pages are kept in {store.path}"
            click.echo(f"stopped: {kept}; the same command goes on from there", err=True)
            sys.exit(130)
        from synoptic.export.index import Index

        _summary(Index(story), done)
        for line in told:
            click.echo(f"   {line}")
        _passed_over(skipped, verbose)
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


def _passed_over(skipped: list[Skipped], verbose: bool) -> None:
    """Count what is no page, by kind; name each where that is asked for."""
    from synoptic.export import words

    if not skipped:
        return
    kinds: Counter[str] = Counter()
    for one in skipped:
        kinds[one.why] += one.count
    shown = "; ".join(f"{words.line(why)} ({count:,})" for why, count in kinds.most_common(KINDS))
    more = f"; {len(kinds) - KINDS} kinds more" if len(kinds) > KINDS else ""
    hint = "" if verbose else "  (-v names them)"
    click.echo(f"passed over, being no pages: {shown}{more}{hint}", err=True)
    if verbose:
        for one in skipped:
            count = f" ({one.count:,})" if one.count > 1 else ""
            click.echo(f"   {words.line(one.source)}: {words.line(one.why)}{count}", err=True)


def _unread(store: Store, done: Counter[str]) -> None:
    """Name what could not be read, this time or before, and why."""
    from synoptic.export import words

    failures = list(store.failures())
    if not failures:
        return
    old = max(0, len(failures) - done["failed"])
    since = "" if not old else f" ({old:,} in earlier readings)" if done["failed"] else ", in earlier readings"
    click.echo(f"not read: {words.counted(len(failures), 'source')}{since}", err=True)
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
    from synoptic.model import Failure
    from synoptic.pages.sources import STDIN, walk

    count = 0
    for found in walk(paths):
        if not isinstance(found, Failure) and (found.name == STDIN or _MANY.search(found.name)):
            return None
        count += 1
    return count
