"""Sizes as people write them: 50MB, 1.5 GB, 20000."""

from __future__ import annotations

import re

import click

_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}
_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([kmg]?)i?b?\s*", re.I)


class Size(click.ParamType):  # type: ignore[type-arg]  # generic in newer releases only
    """A number of bytes, with kB, MB or GB behind it or nothing."""

    name = "size"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number of bytes; fails with a word on what is wanted."""
        if isinstance(value, int):
            return value
        found = _SIZE.fullmatch(str(value))
        size = int(float(found.group(1)) * _UNITS[found.group(2).lower()]) if found else 0
        if size < 1:
            self.fail(f"{value!r} is no size: give one like 50MB or 2GB", param, ctx)
        return size


SIZE = Size()
