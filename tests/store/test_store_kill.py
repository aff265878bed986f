"""A reading that is killed or stopped leaves a sound file, and the next one goes on from there."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from helpers.folder import sound
from helpers.pages import notes_of

from synoptic import pipeline
from synoptic.model import Notes, Page
from synoptic.store.sqlite import Store

# Reads a folder, tells each page on its standard output, and waits there: so it is stopped in the middle of its work.
CHILD = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs begin with it ignored
sys.path[:0] = sys.argv[3:]
from helpers.pages import notes_of
from synoptic import pipeline
from synoptic.store.sqlite import Store

pipeline.notes_version = lambda: "1"

def progress(stage, name):
    print(name, flush=True)
    if len(list(store.known())) >= 7:
        store._link.execute("BEGIN IMMEDIATE")
        store._link.execute("UPDATE pages SET text = 'half a page'")
        print("in the middle", flush=True)
        sys.stdin.readline()


store = Store.open(sys.argv[1])
try:
    pipeline.read_pages([sys.argv[2]], store, progress=progress, reader=notes_of)
except KeyboardInterrupt:
    sys.exit(130)
"""


def _stopped_in_the_middle(folder: Path, store: Path, sign: signal.Signals) -> int:
    here = Path(__file__).parents[1]
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(store), str(folder), str(here), str(here.parent)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    for line in child.stdout:
        if line.startswith("in the middle"):
            child.send_signal(sign)
            break
    child.communicate(timeout=30)
    return child.returncode


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_a_stopped_reading_leaves_a_sound_file_and_is_taken_up_again(
    tmp_path: Path, sign: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "notes_version", lambda: "1")
    folder, path = tmp_path / "pages", tmp_path / "a.db"
    folder.mkdir()
    sound(folder, 20)
    status = _stopped_in_the_middle(folder, path, sign)
    assert status == (-9 if sign is signal.SIGKILL else 130)

    with sqlite3.connect(path) as link:
        assert link.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        link.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
        orphans = "SELECT count(*) FROM pages LEFT JOIN notes ON notes.page = pages.id WHERE notes.page IS NULL"
        assert link.execute(orphans).fetchone() == (0,)
    link.close()

    read: list[str] = []

    def reader(page: Page, /) -> Notes:
        read.append(page.source)
        return notes_of(page)

    with Store.open(path) as store:
        kept = store.count()
        assert kept == 7
        assert all(page.text != "half a page" for page in store.pages())
        assert pipeline.read_pages([folder], store, reader=reader) == Counter(same=7, new=13)
        assert len(read) == 13 and store.count() == 20
