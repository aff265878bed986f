"""Who a surname alone is by the table of offices: "President Obama", "Merkel" on a page about Germany."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from synoptic.language import lexicon
from synoptic.language.lexicon import Office
from synoptic.notes.drafts import Draft
from synoptic.notes.person_name import core, family_index
from synoptic.notes.roles import kinds

TOP = frozenset({"head of state", "head of government", "leader", "foreign minister", "head of organisation"})
GRACE = 400  # days after leaving office in which press still names a person without explanation


@cache
def _by_surname() -> Mapping[str, tuple[Office, ...]]:
    table: dict[str, list[Office]] = {}
    for office in lexicon.offices():
        for name in {office.name, *office.aliases}:
            parts = core(name)
            if len(parts) > 1:
                table.setdefault(parts[family_index(parts)], []).append(office)
    return MappingProxyType({k: tuple(dict.fromkeys(v)) for k, v in table.items()})


def _fits(office: Office, draft: Draft, named: Mapping[str, int], day: date | None) -> bool:
    if day and ((office.since and office.since > day) or (office.until and (day - office.until).days > GRACE)):
        return False
    held = {k for role in draft.roles for k in _kinds_of(draft) if role}
    if held:
        return office.kind in held and (
            draft.state is None or office.of in (draft.state, "") or office.of.startswith("org:")
        )
    return office.kind in TOP and bool(named.get(office.of))


def _kinds_of(draft: Draft) -> set[str]:
    return {k for role in draft.role_kinds for k in kinds(role)}


def name_by_office(draft: Draft, named: Mapping[str, int], day: date | None) -> None:
    """Give a person named by surname only the key and full name of the one office-holder it can be."""
    if draft.kind != "person" or draft.key or any(len(core(f)) > 1 for f in draft.forms) or not draft.forms:
        return
    word = core(next(iter(draft.forms)))
    if not word or len(word[0]) < 3:
        return
    fitting = [o for o in _by_surname().get(word[0], ()) if _fits(o, draft, named, day)]
    if len({o.name for o in fitting}) != 1:
        return
    office = fitting[0]
    draft.key = f"person:{lexicon.fold(office.name)}"
    draft.name = office.name
    draft.because(
        f"the only {office.name.split()[-1]} who was {office.title} of what the page names, by the table of offices"
    )
