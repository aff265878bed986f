"""Whom the tables of offices and organisations know, and when: somebody in every state and year, the posts of note
without holes, no two people in one post, one body by one name. What is not known stands in data, with its reason, and
nothing stands there that is known."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from synoptic.language import lexicon
from synoptic.language.lexicon import Office

FACTS = Path(__file__).parents[2] / "training" / "tables" / "facts"
FIRST, LAST = 1990, 2026
TOP = ("head of state", "head of government")

Years = dict[tuple[str, str, str], set[int]]


def _rows(name: str) -> Iterator[list[str]]:
    if not FACTS.is_dir():
        pytest.skip("the hand-kept facts (training/tables/facts) are not here")
    for line in (FACTS / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield (line.split("\t") + [""] * 5)[:5]


def _known_gaps() -> Years:
    """Years of which a file says that the holder is not known, by whose post, its kind and title."""
    gaps: Years = defaultdict(set)
    for of, post, since, until, reason in _rows("offices_gaps.tsv"):
        assert reason, (of, post)
        kind, _, title = post.partition("/")
        gaps[of, kind, title] |= set(range(int(since), int(until) + 1))
    return gaps


def _held(term: Office, year: int) -> bool:
    return (term.since is None or term.since <= date(year, 12, 31)) and (
        term.until is None or term.until >= date(year, 1, 1)
    )


def _founded() -> dict[str, int]:
    return {of: int(day[:4]) for of, day, *_ in _rows("offices_founded.tsv")}


def _state_gaps() -> Years:
    founded = _founded()
    gaps: Years = defaultdict(set)
    for country in lexicon.countries().values():
        if country.independent:
            terms = [t for kind in TOP for t in lexicon.holders(kind, country.iso3)]
            years = range(max(FIRST, founded.get(country.iso3, FIRST)), LAST + 1)
            gaps[country.iso3, "head", ""] = {y for y in years if not any(_held(t, y) for t in terms)}
    return gaps


def _post_gaps() -> Years:
    gaps: Years = defaultdict(set)
    for of, kind, since, title, _ in _rows("offices_expected.tsv"):
        terms = [t for t in lexicon.holders(kind, of) if title in ("", t.title)]
        assert terms, (of, kind, title)
        last = LAST
        if of.startswith("org:") and (end := lexicon.organisations()[of[4:]].until):
            last = end.year
        if of == "YUG":
            last = 2003
        gaps[of, kind, title] = {y for y in range(int(since), last + 1) if not any(_held(t, y) for t in terms)}
    return gaps


def _shown(gaps: Years) -> list[str]:
    return [f"{' '.join(key)}: {sorted(years)}" for key, years in sorted(gaps.items()) if years]


def test_every_state_has_a_head_of_state_or_of_government_in_every_year():
    known = _known_gaps()
    assert _shown({key: years - known.get(key, set()) for key, years in _state_gaps().items()}) == []


def test_posts_of_note_have_a_holder_in_every_year():
    known = _known_gaps()
    assert _shown({key: years - known.get(key, set()) for key, years in _post_gaps().items()}) == []


def test_a_gap_is_listed_only_where_the_table_has_one():
    found = {**_state_gaps(), **_post_gaps()}
    assert _shown({key: years - found.get(key, set()) for key, years in _known_gaps().items()}) == []


def _by_post() -> dict[tuple[str, str, str], list[Office]]:
    posts: dict[tuple[str, str, str], list[Office]] = defaultdict(list)
    for office in lexicon.offices():
        posts[office.of, office.kind, office.title].append(office)
    return posts


def _edges(day: date) -> tuple[bool, bool]:
    """Whether a day is the edge of a month, of a year: then it may be a vague day taken at its widest."""
    month = day.day in (1, monthrange(day.year, day.month)[1])
    return month, (day.month, day.day) in ((1, 1), (12, 31))


def _overlap(one: Office, other: Office) -> bool:
    """Whether two terms lie on each other by more than a day, and by more than a vague day's month or year."""
    assert one.since is not None
    assert other.since is not None
    since, until = max(one.since, other.since), min(one.until or date.max, other.until or date.max)
    if (until - since).days <= 1:
        return False
    months, years = zip(_edges(since), _edges(until), strict=True)
    vague_month = any(months) and (since.year, since.month) == (until.year, until.month)
    return not (vague_month or (any(years) and since.year == until.year))


def test_terms_of_one_post_do_not_overlap():
    shared = {(of, title) for of, title, reason, *_ in _rows("offices_shared.tsv") if reason}
    for (of, kind, title), terms in _by_post().items():
        clashes = [f"{a.name} and {b.name}" for a, b in combinations(terms, 2) if _overlap(a, b)]
        if (of, title) in shared:
            assert clashes, f"{of} {title} is listed as shared and is not"
        else:
            assert clashes == [], (of, kind, title)


def test_a_full_name_means_one_person():
    """A name with a surname is not the first name of one row and the other name of another's."""
    people: dict[str, set[str]] = defaultdict(set)
    for office in lexicon.offices():
        for name in (office.name, *office.aliases):
            if " " in name and not name.startswith(("King ", "Queen ", "Prince ", "Sheikh ", "Pope ", "Sultan ")):
                people[lexicon.fold(name)].add(lexicon.fold(office.name))
    assert {name: who for name, who in people.items() if len(who) > 1} == {}


SHARED_NAMES = {"rsf"}  # Reporters Without Borders and Sudan's Rapid Support Forces


def test_a_name_means_one_organisation():
    bodies: dict[str, set[str]] = defaultdict(set)
    for key, body in lexicon.organisations().items():
        for name in (body.name, *body.aliases):
            bodies[lexicon.fold(name)].add(key)
    assert {name: keys for name, keys in bodies.items() if len(keys) > 1 and name not in SHARED_NAMES} == {}


def test_names_of_bodies_are_not_those_of_states_peoples_and_office_holders():
    for key, body in lexicon.organisations().items():
        assert body.state is None or body.state in lexicon.countries(), key
        assert body.since is None or body.until is None or body.since <= body.until, key
        for name in (body.name, *body.aliases):
            folded = lexicon.fold(name)
            assert folded not in lexicon.state_names(), (key, name)
            assert folded not in lexicon.demonyms(), (key, name)
            assert not lexicon.office_terms(name), (key, name)


@pytest.mark.parametrize("word", ["Total", "Target", "Hope", "Ford", "Wagner", "Chelsea", "Santander", "Arsenal"])
def test_common_words_and_names_are_no_organisation_alone(word: str):
    assert lexicon.organisation(word) is None
