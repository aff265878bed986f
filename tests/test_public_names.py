"""The public interface is what `synoptic/__init__.py` says it is, and importing it costs nothing heavy."""

from __future__ import annotations

import subprocess
import sys

import synoptic
from synoptic import errors, model

HEAVY = ("numpy", "onnxruntime", "trafilatura", "lxml", "resiliparse", "rich", "jinja2", "htmldate", "dateutil")


def test_all_that_is_exported_is_there_and_nothing_else() -> None:
    assert sorted(synoptic.__all__) == synoptic.__all__
    for name in synoptic.__all__:
        assert getattr(synoptic, name) is not None
    public = {name for name in vars(synoptic) if not name.startswith("_")}
    modules = {name for name in public if type(getattr(synoptic, name)).__name__ == "module"}
    assert public - modules == set(synoptic.__all__) - {"__version__"}


def test_every_error_is_exported() -> None:
    raised = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception)}
    assert raised <= set(synoptic.__all__)


def test_the_nouns_are_those_of_the_model() -> None:
    assert synoptic.Story is model.Story and synoptic.Page is model.Page


def test_importing_and_help_load_nothing_heavy() -> None:
    code = (
        "import sys, synoptic, click.testing, synoptic.cli;"
        "shown = click.testing.CliRunner().invoke(synoptic.cli.main, ['--help']);"
        "assert shown.exit_code == 0, shown.output;"
        f"heavy = [name for name in {HEAVY!r} if name in sys.modules];"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
