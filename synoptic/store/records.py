"""How nouns stand in the store: as MessagePack, compressed (JSON cannot hold the infinite end of "at least 12")."""

from __future__ import annotations

import zlib
from typing import TypeVar

import msgspec

from synoptic.errors import StoreError

Anything = TypeVar("Anything")


def packed(noun: msgspec.Struct) -> bytes:
    """The noun as compressed MessagePack."""
    # Level 1: notes shrink about eightfold, and packing stays far faster than reading a page.
    return zlib.compress(msgspec.msgpack.encode(noun), 1)


def unpacked(record: object, kind: type[Anything]) -> Anything:
    """The noun that `packed` made the record of. Raises StoreError when the record is damaged."""
    try:
        if isinstance(record, bytes):
            return msgspec.msgpack.decode(zlib.decompress(record), type=kind)
    except (zlib.error, msgspec.DecodeError) as error:
        raise StoreError(f"a record of the story file is damaged ({error})", _REMEDY) from error
    raise StoreError("a record of the story file is damaged", _REMEDY)


def plain(words: str) -> str:
    """The words with each lone surrogate (half a character, which UTF-8 cannot hold) made a question mark."""
    return words.encode("utf-8", "replace").decode("utf-8")


_REMEDY = "read the pages again into a new file"
