"""Fuzzing of the readers of formats by coverage, by hand: `pip install atheris`, then, from this folder,
`python fuzz_pages.py CORPUS -max_total_time=600`. The corpus folder is filled with the samples if it is empty.

The first byte chooses the name, the rest is the file. A crash is an exception, or a Failure that is a defect of ours;
what it finds becomes an @example in `pages/test_pages_bad_input.py`.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["synoptic.pages", "feedparser", "zipfile", "tarfile", "email"]):
    from synoptic.model import Failure
    from synoptic.pages import formats
    from synoptic.pages.sources import Named

from helpers.formats import samples

NAMES = sorted(samples())


def one(data: bytes) -> None:
    """Read one file out of the fuzzer's bytes."""
    if not data:
        return
    name = NAMES[data[0] % len(NAMES)]
    opened = io.BufferedReader(io.BytesIO(data[1:]), 1 << 16)  # type: ignore[type-var]
    for found in formats.read(Named(name), opened, 200_000):
        if isinstance(found, Failure) and "Synoptic failed" in found.cause:
            raise AssertionError(found)


if __name__ == "__main__":
    corpus = Path(sys.argv[1])
    corpus.mkdir(exist_ok=True)
    if not any(corpus.iterdir()):
        for number, name in enumerate(NAMES):
            (corpus / name).write_bytes(bytes([number]) + samples()[name])
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
