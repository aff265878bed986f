"""`--assume PAGE=DATE`: a date that the user sets for a page, kept as a verdict until it is taken back."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from synoptic.errors import UserError
from synoptic.model import Anchor, Verdict

if TYPE_CHECKING:
    from synoptic.store.sqlite import Store


class Assumption(NamedTuple):
    """A page as the user names it, and its date: ISO day, month or year; empty = take back what was set."""

    page: str
    value: str


def parse(given: Sequence[str]) -> list[Assumption]:
    """The assumptions of the command line. Raises UserError."""
    from synoptic.links.pinned import asked

    made = []
    for one in given:
        page, equals, value = (part.strip() for part in one.rpartition("="))
        if not equals or not page:
            raise UserError(f"{one!r} is not PAGE=DATE", "for instance: --assume harbour-post=2018-03-12")
        days = asked(value) if value else None
        if value and days is None:
            remedy = "write 2018-03-12, 2018-03 or 2018; nothing behind = takes the date back"
            raise UserError(f"{value!r} is no date", remedy)
        if days is not None and days[0] > date.today():
            raise UserError(f"{value} has not come yet", "a saved page was published in the past")
        made.append(Assumption(page, value))
    return made


def keep(store: Store, given: Sequence[Assumption]) -> list[str]:
    """Keep the assumptions as verdicts, and tell each in a line. Raises UserError when a page is not known."""
    told = []
    for one in given:
        page, source = _found(store, one.page)
        standing = [v for v in store.verdicts() if v.kind == "published" and v.anchors[0].page == page]
        if [v.value for v in standing] == [one.value]:
            continue
        for verdict in standing:
            store.undo(verdict.id, _user())
        if one.value:
            anchor = Anchor(page=page, start=0, end=0, text="")
            store.decide(Verdict(id="", kind="published", anchors=(anchor,), value=one.value, user=_user()))
        told.append(f"{source}: {f'taken as published {one.value}' if one.value else 'dated by its evidence again'}")
    return told


def _found(store: Store, asked_for: str) -> tuple[str, str]:
    """Id and source of the page meant: by id, by source, or by a part of one that fits no other."""
    wanted, names = asked_for.casefold(), list(store.names())
    exact = [pair for pair in names if wanted in (pair[0].casefold(), pair[1].casefold())]
    near = exact or [pair for pair in names if any(wanted in name.casefold() for name in pair)]
    if len(near) == 1:
        return near[0]
    if not near:
        raise UserError(f"no page {asked_for!r} in this story", "find it by its words: synoptic search WORDS")
    ids = ", ".join(page for page, _ in near[:8])
    raise UserError(f"{asked_for!r} fits {len(near)} pages: {ids}", "name one of them")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no such user is known to the system
        return ""
