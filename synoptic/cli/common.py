"""What the commands share: options, opening the story, errors in words, output that fits where it goes."""

from __future__ import annotations

import functools
import inspect
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TextIO, TypeVar

import click

from synoptic.errors import StoreError, SynopticError, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from synoptic.export.index import Index
    from synoptic.model import Story
    from synoptic.store.sqlite import Store

Given = ParamSpec("Given")
Result = TypeVar("Result")

DEFAULT_STORE = "story.db"
DEFECT = 3  # exit status when a defect of ours ended the command
PIPED_WIDTH = 100  # of running text; tables are as wide as they need to be when no terminal bounds them

store_option = click.option(
    "--store", "store_path", metavar="FILE", envvar="SYNOPTIC_STORE", default=DEFAULT_STORE, show_default=True,
    type=click.Path(path_type=Path), help="The story file ($SYNOPTIC_STORE).",
)  # fmt: skip


def command(name: str, help_line: str, examples: Sequence[str]) -> Callable[[Callable[..., None]], click.Command]:
    """A click command whose help ends with examples and whose errors are told in words."""

    def made(function: Callable[..., None]) -> click.Command:
        shown = "\b\nExamples:\n" + "\n".join(f"  {example}" for example in examples)
        details = inspect.getdoc(function) or ""
        text = f"{help_line}\n\n{details}\n\n{shown}" if details else f"{help_line}\n\n{shown}"
        return click.command(name, help=text, short_help=help_line)(in_words(function))

    return made


def in_words(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """Errors of ours become one line on stderr, with the way out: exit status 2 for a wrong argument,
    DEFECT for what should not have happened, else 1."""

    @functools.wraps(function)
    def wrapped(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        try:
            return function(*args, **kwargs)
        except SynopticError as error:
            click.echo(f"synoptic: {error}", err=True)
            if error.remedy:
                click.echo(f"  → {error.remedy}", err=True)
            sys.exit(2 if isinstance(error, UserError) else 1)
        except (click.exceptions.Exit, click.ClickException, click.Abort):
            raise
        except BrokenPipeError:  # `| head` has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except Exception as error:  # ours to mend: say so, and keep the details for those who want them
            if os.environ.get("SYNOPTIC_DEBUG"):
                raise
            click.echo(f"synoptic: failed ({type(error).__name__}: {error})", err=True)
            click.echo("  → please report it; SYNOPTIC_DEBUG=1 shows where", err=True)
            sys.exit(DEFECT)

    return wrapped


def out(*, table: bool = False) -> Console:
    """The console for standard output: as wide as the terminal, or, when piped, as wide as a table needs."""
    from rich.console import Console

    if sys.stdout.isatty():
        return Console(highlight=False, markup=False, emoji=False)
    width = int(os.environ.get("COLUMNS") or 0) or (10_000 if table else PIPED_WIDTH)
    return Console(highlight=False, markup=False, emoji=False, width=width, file=_Trimmed(sys.stdout))  # type: ignore[arg-type]


class _Trimmed:
    """A stream without the blanks that tables leave at the ends of lines."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        encoding = self._stream.encoding or "utf-8"
        shown = re.sub(r" +(?=\n)", "", text).encode(encoding, "replace").decode(encoding)
        return self._stream.write(shown)

    def flush(self) -> None:
        self._stream.flush()


def indented(text: Text | str, by: int) -> Padding:
    """A paragraph indented by so many blanks."""
    from rich.padding import Padding

    return Padding(text, (0, 0, 0, by))


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """The story file, for reading. Raises StoreError when there is none."""
    from synoptic.store.sqlite import Store

    with Store.open(path, readonly=True) as store:
        yield store


def story(store: Store) -> Story:
    """The story kept in the store; says on stderr if pages were read since. Raises StoreError when there is none."""
    kept = store.story()
    if kept is None:
        from synoptic.export.words import counted

        raise StoreError(
            f"{store.path}: holds {counted(store.count(), 'page')}, but the story of them was not yet made",
            f"finish the reading: synoptic read --store {store.path}",
        )
    if not store.is_current():
        note = f"synoptic: pages were read since; bring the story up to date: synoptic read --store {store.path}"
        click.echo(note, err=True)
    return kept


@contextmanager
def indexed(path: Path) -> Iterator[Index]:
    """The story in a file, with its look-ups."""
    from synoptic.export.index import Index

    with opened(path) as store:
        yield Index(story(store))


def write(path: Path | None, content: str, *, encoding: str = "utf-8") -> None:
    """Write to a file, or to standard output. Raises UserError when the file cannot be written."""
    if path is None or str(path) == "-":
        click.echo(content.encode("utf-8", "replace").decode("utf-8"), nl=not content.endswith("\n"))
        return
    try:
        path.write_text(content, encoding=encoding, errors="replace", newline="")
    except OSError as error:
        raise UserError(f"{path}: cannot be written ({error.strerror})", "name another file with -o") from error


def plain_json(*nouns: object) -> str:
    """Nouns as readable JSON; one noun as itself, several as a list."""
    import msgspec

    given = nouns[0] if len(nouns) == 1 else list(nouns)
    return msgspec.json.format(msgspec.json.encode(given), indent=1).decode()
